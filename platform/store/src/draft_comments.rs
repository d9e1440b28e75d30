//! What the public says of drafts of standards, sealed, and what the office answers. [law: pp-96-2012-art-42]

use maklumat_calendar::Timestamp;
use uuid::Uuid;

use crate::database::{Reader, Tx};
use crate::fault::Fault;
use crate::seal::{Keys, Purpose};
use crate::statements::statements;
use crate::value::{Row, Value};

statements! {
    // Only while it may be commented on, whoever says it and however late the line was.
    COMMENT = "INSERT INTO draft_comment (tenant, id, matter, about, body, name, said_at)
        SELECT tenant, $1, matter, $2, $3, $4, $5 FROM public_draft
        WHERE tenant = $6 AND matter = $7 AND comments_until >= $5";
    COMMENTS = "SELECT id, matter, about, body, name, said_at, taken, answer, answered_at FROM draft_comment
        WHERE tenant = $1 AND matter = $2
        ORDER BY id";
    ANSWER_COMMENT = "UPDATE draft_comment SET taken = $1, answer = $2, answered_by = $3, answered_at = $4
        WHERE tenant = $5 AND matter = $6 AND id = $7";
    COUNT_COMMENTS = "SELECT COUNT(*), COUNT(answered_at) FROM draft_comment WHERE tenant = $1 AND matter = $2";
    pub(crate) FORGET_COMMENTERS = "UPDATE draft_comment SET name = NULL WHERE tenant = $1 AND matter = $2";
}

/// What somebody said of a draft.
#[derive(Clone, PartialEq, Eq)]
pub struct DraftComment {
    pub id: Uuid,
    pub matter: Uuid,
    /// A component or a step, by its address; empty: the whole.
    pub about: String,
    pub body: String,
    pub name: Option<String>,
    pub said_at: Timestamp,
    pub answer: Option<CommentAnswer>,
}

/// What the office made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentAnswer {
    /// A word of the caller's: taken over, in part, not.
    pub taken: String,
    pub words: String,
    pub at: Timestamp,
}

impl std::fmt::Debug for DraftComment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DraftComment")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

impl Tx {
    /// Keeps a comment. False: the time for comments is over, or there is no such draft.
    pub async fn comment_on_draft(&mut self, comment: &DraftComment) -> Result<bool, Fault> {
        let (body, name) = sealed(&self.keys, self.tenant, comment)?;
        let values: [Value<'_>; 7] = [
            comment.id.into(),
            (&comment.about).into(),
            (&body).into(),
            name.as_ref().into(),
            comment.said_at.into(),
            self.tenant.into(),
            comment.matter.into(),
        ];
        Ok(self.execute(COMMENT, &values).await? > 0)
    }

    /// Answers a comment, again where it was answered before. False: there is no such comment on that draft.
    pub async fn answer_comment(
        &mut self,
        (matter, id): (Uuid, Uuid),
        answer: &CommentAnswer,
        by: &str,
    ) -> Result<bool, Fault> {
        let values = [
            (&answer.taken).into(),
            (&answer.words).into(),
            by.into(),
            answer.at.into(),
            self.tenant.into(),
            matter.into(),
            id.into(),
        ];
        Ok(self.execute(ANSWER_COMMENT, &values).await? > 0)
    }
}

impl Reader {
    /// What was said of a draft, in order of time.
    pub async fn comments_on(&mut self, matter: Uuid) -> Result<Vec<DraftComment>, Fault> {
        let rows = self.rows(COMMENTS, &[self.tenant.into(), matter.into()]).await?;
        rows.into_iter()
            .map(|row| read(row, (&self.keys, self.tenant)))
            .collect()
    }

    /// How many comments there are, and how many of them are answered.
    pub async fn count_comments(&mut self, matter: Uuid) -> Result<(u64, u64), Fault> {
        let row = self.row(COUNT_COMMENTS, &[self.tenant.into(), matter.into()]).await?;
        let Some(mut row) = row else { return Ok((0, 0)) };
        let count = |number: i64| u64::try_from(number).unwrap_or(0);
        Ok((count(row.int(0)?), count(row.int(1)?)))
    }
}

/// What was said and who said it, each for its own purpose.
fn sealed(keys: &Keys, tenant: i64, comment: &DraftComment) -> Result<(Vec<u8>, Option<Vec<u8>>), Fault> {
    let seal = |purpose, words: &str| keys.seal(tenant, comment.id, purpose, words.as_bytes());
    let name = comment.name.as_deref().map(|name| seal(Purpose::Commenter, name));
    Ok((seal(Purpose::Comment, &comment.body)?, name.transpose()?))
}

fn read(mut row: Row, (keys, tenant): (&Keys, i64)) -> Result<DraftComment, Fault> {
    let id = row.uuid(0)?;
    let open = |purpose, sealed: Vec<u8>| -> Result<String, Fault> {
        let bytes = keys.open(tenant, id, purpose, &sealed)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    };
    let matter = row.uuid(1)?;
    let about = row.text(2)?;
    let body = open(Purpose::Comment, row.bytes(3)?)?;
    let name = row
        .optional_bytes(4)?
        .map(|name| open(Purpose::Commenter, name))
        .transpose()?;
    let said_at = row.instant(5)?;
    let (taken, words, at) = (row.optional_text(6)?, row.optional_text(7)?, row.optional_instant(8)?);
    let answer = taken.zip(words).zip(at);
    Ok(DraftComment {
        id,
        matter,
        about,
        body,
        name,
        said_at,
        answer: answer.map(|((taken, words), at)| CommentAnswer { taken, words, at }),
    })
}
