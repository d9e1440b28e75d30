//! The public comments on a draft, without an account; the office says what became of each comment.

use maklumat_store::{CommentAnswer, DraftComment, Uuid, new_id};

use super::check;
use super::public::draft_id;
use crate::App;
use crate::access::{Action, Role, may};
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::account::SignedIn;
use crate::views::standard::{Taken, places};
use crate::views::{CaseId, Private};

/// What a comment may hold, in letters.
const MOST_LETTERS: usize = 4_000;

const MOST_NAME_LETTERS: usize = 120;

/// Comments from one place in one hour. Many people share an address.
const FROM_ONE_PLACE: i64 = 20;

/// Comments on one draft in one hour, from all places together.
const ON_ONE_DRAFT: i64 = 300;

impl App {
    /// Keeps a comment on a draft. `client` is where it comes from; `about` is a component or step by its address, or
    /// empty. Refused once its time is over. [law: pp-96-2012-art-27]
    pub async fn comment_on_draft(
        &self,
        id: &str,
        (about, body, name): (&str, &Private, &Private),
        client: &str,
    ) -> Result<(), Problem> {
        if !may(Role::Nobody, Action::CommentOnDraft) {
            return Err(Problem::NotFound);
        }
        let matter = draft_id(id)?;
        let mut reader = self.store().read().await?;
        let draft = reader.public_draft(matter).await?.ok_or(Problem::NotFound)?;
        let standard = reader.standard(matter).await?.ok_or(Problem::NotFound)?;
        drop(reader);
        let (body, name) = (body.0.trim(), name.0.trim());
        if body.is_empty() {
            return Err(Rule::CommentEmpty.into());
        }
        if body.chars().count() > MOST_LETTERS || name.chars().count() > MOST_NAME_LETTERS {
            return Err(Rule::CommentTooLong.into());
        }
        let is_within = self.is_within("comment", client, FROM_ONE_PLACE).await?
            && self.is_within("comment-draft", id, ON_ONE_DRAFT).await?;
        if !is_within {
            return Err(Rule::TooManyComments.into());
        }
        let shown = self.sound_text((&draft.text, draft.english.as_deref()), &standard.service);
        let known = shown.map(|shown| places(shown.sop.definition())).unwrap_or_default();
        let about = known.iter().find(|(address, _)| address == about);
        let now = self.now();
        let comment = DraftComment {
            id: new_id(now)?,
            matter,
            about: about.map(|(address, _)| address.clone()).unwrap_or_default(),
            body: body.to_owned(),
            name: (!name.is_empty()).then(|| name.to_owned()),
            said_at: now,
            answer: None,
        };
        let mut tx = self.store().begin().await?;
        let is_taken = tx.comment_on_draft(&comment).await?;
        tx.commit().await?;
        if is_taken {
            Ok(())
        } else {
            Err(Rule::CommentsOver.into())
        }
    }

    /// Says what became of a comment, until the standard is established. [law: pp-96-2012-art-42]
    pub async fn answer_comment(
        &self,
        by: &SignedIn,
        (case, comment): (CaseId, &str),
        (taken, words): (Taken, &str),
    ) -> Result<(), Problem> {
        let mut reader = self.store().read().await?;
        let standard = reader.standard(case.0).await?.ok_or(Problem::NotFound)?;
        let loaded = self.load(&mut reader, case.0).await?;
        drop(reader);
        check(by, (&loaded.published.sop, &standard.service), Action::WorkOnStandard)?;
        if !loaded.case.is_open() {
            return Err(Rule::StandardHasDecree.into());
        }
        let words = words.trim();
        if words.is_empty() {
            return Err(Rule::AnswerMissing.into());
        }
        if words.chars().count() > MOST_LETTERS {
            return Err(Rule::CommentTooLong.into());
        }
        let id = Uuid::parse_str(comment).map_err(|_| Problem::NotFound)?;
        let answer = CommentAnswer {
            taken: taken.word().to_owned(),
            words: words.to_owned(),
            at: self.now(),
        };
        let mut tx = self.store().begin().await?;
        let is_kept = tx.answer_comment((case.0, id), &answer, by.id.as_str()).await?;
        tx.commit().await?;
        if is_kept { Ok(()) } else { Err(Problem::NotFound) }
    }
}
