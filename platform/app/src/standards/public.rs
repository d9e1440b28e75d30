//! Drafts as the public sees them: what would change, until when it may be commented on, and what was said.

use maklumat_calendar::Timestamp;
use maklumat_sop::ChangeClass;
use maklumat_store::{DraftComment, PublicDraft, Reader, StandardMatter, Uuid};
use maklumat_vocabulary::ServiceKey;

use crate::App;
use crate::access::{Action, Role, may};
use crate::catalogue::Published;
use crate::problem::Problem;
use crate::views::Private;
use crate::views::case_file::DifferenceView;
use crate::views::standard::{AnswerView, CommentView, PublicDraftRow, PublicDraftView, Taken, places};

/// Drafts whose time is over that are still listed.
const PAST: i64 = 20;

/// A draft as it is told: with what it is about, and what it would be.
struct Told {
    standard: StandardMatter,
    draft: PublicDraft,
    /// `None`: the shared files have changed so that it could not be published as it is.
    shown: Option<Published>,
    differences: Vec<DifferenceView>,
}

impl App {
    /// Drafts that may be commented on, the first to end first; then those whose time is over, the latest first.
    pub async fn public_drafts(&self) -> Result<Vec<PublicDraftRow>, Problem> {
        if !may(Role::Nobody, Action::ReadPublicDraft) {
            return Err(Problem::NotFound);
        }
        let now = self.now();
        let mut reader = self.store().read().await?;
        let mut drafts = reader.open_drafts(now).await?;
        drafts.extend(reader.past_drafts(now, PAST).await?);
        let mut rows = Vec::with_capacity(drafts.len());
        for draft in drafts {
            if let Some(told) = self.told(&mut reader, draft).await? {
                rows.push(self.draft_row(&told));
            }
        }
        Ok(rows)
    }

    /// The draft of a service that may be commented on now, by its id, and until when.
    pub async fn open_draft_of(&self, service: &ServiceKey) -> Result<Option<(String, Timestamp)>, Problem> {
        let found = self.store().read().await?.draft_of_service(service, self.now()).await?;
        Ok(found.map(|(id, until)| (id.to_string(), until)))
    }

    /// How many drafts may be commented on now.
    pub async fn open_drafts(&self) -> Result<u64, Problem> {
        Ok(self.store().read().await?.count_open_drafts(self.now()).await?)
    }

    /// A draft with what it changes; what was said of it once its time is over.
    pub async fn read_public_draft(&self, id: &str) -> Result<PublicDraftView, Problem> {
        let mut reader = self.store().read().await?;
        let draft = reader.public_draft(draft_id(id)?).await?.ok_or(Problem::NotFound)?;
        let told = self.told(&mut reader, draft).await?.ok_or(Problem::NotFound)?;
        let comments = reader.comments_on(told.draft.matter).await?;
        let row = self.draft_row(&told);
        let places = told
            .shown
            .as_ref()
            .map(|shown| places(shown.sop.definition()))
            .unwrap_or_default();
        let shown = comments.iter().filter(|_| !row.is_open);
        let nameless = |comment| CommentView {
            name: None,
            ..comment_view(comment, &places)
        };
        Ok(PublicDraftView {
            comments: shown.map(nameless).collect(),
            count: comments.len() as u64,
            digest: told.draft.digest,
            differences: told.differences,
            places,
            row,
        })
    }

    /// A draft as its service would be, for a preview.
    pub async fn drafted_service(&self, id: &str) -> Result<Published, Problem> {
        let mut reader = self.store().read().await?;
        let draft = reader.public_draft(draft_id(id)?).await?.ok_or(Problem::NotFound)?;
        let told = self.told(&mut reader, draft).await?.ok_or(Problem::NotFound)?;
        told.shown.ok_or(Problem::NotFound)
    }

    async fn told(&self, reader: &mut Reader, draft: PublicDraft) -> Result<Option<Told>, Problem> {
        let Some(standard) = reader.standard(draft.matter).await? else {
            return Ok(None);
        };
        let shown = self.sound_text((&draft.text, draft.english.as_deref()), &standard.service);
        let after = shown.as_ref().map(|shown| &shown.sop);
        let differences = after
            .map(|after| self.changes_against(standard.from_version, &standard.service, after))
            .unwrap_or_default();
        Ok(Some(Told {
            standard,
            draft,
            shown,
            differences,
        }))
    }

    fn draft_row(&self, told: &Told) -> PublicDraftRow {
        let service = &told.standard.service;
        let name = told.shown.as_ref().map(|shown| shown.sop.definition().name.clone());
        PublicDraftRow {
            id: told.draft.matter.to_string(),
            name: name.unwrap_or_else(|| self.name_of_service(service)),
            unit: self.unit_of_standard(service),
            from_version: told.standard.from_version,
            published_at: told.draft.published_at,
            comments_until: told.draft.comments_until,
            is_open: told.draft.comments_until >= self.now(),
            changes: told.differences.len(),
            worst: worst(&told.differences),
            service: service.clone(),
        }
    }
}

/// The class that decides what becomes of cases under way.
pub(super) fn worst(differences: &[DifferenceView]) -> Option<ChangeClass> {
    differences.iter().map(|difference| difference.class).max()
}

pub(super) fn draft_id(id: &str) -> Result<Uuid, Problem> {
    Uuid::parse_str(id).map_err(|_| Problem::NotFound)
}

pub(super) fn comment_view(
    comment: &DraftComment,
    places: &[(String, maklumat_vocabulary::LocalizedText)],
) -> CommentView {
    let about = places.iter().find(|(address, _)| *address == comment.about);
    CommentView {
        id: comment.id.to_string(),
        about: about.map(|(_, words)| words.clone()),
        body: Private(comment.body.clone()),
        name: comment.name.clone().map(Private),
        said_at: comment.said_at,
        answer: comment.answer.as_ref().map(|answer| AnswerView {
            taken: Taken::of(&answer.taken).unwrap_or(Taken::No),
            words: answer.words.clone(),
            at: answer.at,
        }),
    }
}
