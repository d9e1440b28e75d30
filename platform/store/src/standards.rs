//! Which standard a case is about: the text being worked on, and the text that was published for comment.

use maklumat_calendar::Timestamp;
use maklumat_vocabulary::ServiceKey;
use uuid::Uuid;

use crate::database::{Reader, Tx};
use crate::fault::Fault;
use crate::statements::statements;
use crate::value::{Row, Value};

statements! {
    OPEN_STANDARD = "INSERT INTO standard_matter
            (tenant, matter, purpose, unit, service, from_version, content, english, revision, changed_by, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $10)";
    STANDARD = "SELECT matter, purpose, unit, service, from_version, content, english, revision, changed_by, changed_at,
            proposal
        FROM standard_matter WHERE tenant = $1 AND matter = $2";
    ALL_STANDARDS = "SELECT standard_matter.matter, purpose, standard_matter.unit, standard_matter.service, from_version,
            heading.reference, heading.submitted_at, heading.ending, heading.closed_at
        FROM standard_matter JOIN matter AS heading USING (tenant)
        WHERE tenant = $1 AND heading.id = standard_matter.matter
        ORDER BY standard_matter.matter DESC";
    // Of two who hand in a text at the same moment the second changes nothing.
    CHANGE_STANDARD = "UPDATE standard_matter
        SET content = $1, english = $2, revision = revision + 1, changed_by = $3, changed_at = $4
        WHERE tenant = $5 AND matter = $6 AND revision = $7";
    STANDARD_IS_PROPOSED = "UPDATE standard_matter SET proposal = $1 WHERE tenant = $2 AND matter = $3";
    PUBLISH_DRAFT = "INSERT INTO public_draft
            (tenant, matter, content, english, digest, published_by, published_at, comments_until)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    PUBLIC_DRAFT = "SELECT matter, content, english, digest, published_at, comments_until FROM public_draft
        WHERE tenant = $1 AND matter = $2";
    OPEN_DRAFTS = "SELECT matter, content, english, digest, published_at, comments_until FROM public_draft
        WHERE tenant = $1 AND comments_until >= $2
        ORDER BY comments_until, matter";
    DRAFT_OF_SERVICE = "SELECT matter, public_draft.comments_until
        FROM standard_matter JOIN public_draft USING (tenant, matter)
        WHERE tenant = $1 AND standard_matter.unit = $2 AND standard_matter.service = $3
            AND public_draft.comments_until >= $4
        ORDER BY public_draft.comments_until
        LIMIT 1";
    COUNT_OPEN_DRAFTS = "SELECT COUNT(*) FROM public_draft WHERE tenant = $1 AND comments_until >= $2";
    PAST_DRAFTS = "SELECT matter, content, english, digest, published_at, comments_until FROM public_draft
        WHERE tenant = $1 AND comments_until < $2
        ORDER BY comments_until DESC, matter DESC
        LIMIT $3";
}

/// What a case about a standard begins with.
#[derive(Clone, Copy, Debug)]
pub struct NewStandard<'a> {
    pub matter: Uuid,
    pub purpose: &'a str,
    pub service: &'a ServiceKey,
    /// The version in force when it was opened.
    pub from_version: Option<u32>,
    pub text: Option<&'a str>,
    pub english: Option<&'a str>,
    pub by: &'a str,
    pub at: Timestamp,
}

/// A case about a standard, with the text as it is worked on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandardMatter {
    pub matter: Uuid,
    pub purpose: String,
    pub service: ServiceKey,
    pub from_version: Option<u32>,
    pub text: Option<String>,
    pub english: Option<String>,
    pub revision: i64,
    pub changed_by: String,
    pub changed_at: Timestamp,
    /// What the decree made of it.
    pub proposal: Option<Uuid>,
}

/// The same as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandardHeading {
    pub matter: Uuid,
    pub purpose: String,
    pub service: ServiceKey,
    pub from_version: Option<u32>,
    pub reference: String,
    pub submitted_at: Timestamp,
    pub ending: Option<String>,
    pub closed_at: Option<Timestamp>,
}

/// A text as it was published for comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicDraft {
    pub matter: Uuid,
    pub text: String,
    pub english: Option<String>,
    /// Of the text, lower-case hex.
    pub digest: String,
    pub published_at: Timestamp,
    /// The last instant at which a comment is taken.
    pub comments_until: Timestamp,
}

impl Tx {
    pub async fn open_standard(&mut self, new: NewStandard<'_>) -> Result<(), Fault> {
        let values = [
            self.tenant.into(),
            new.matter.into(),
            new.purpose.into(),
            new.service.unit.as_str().into(),
            new.service.service.as_str().into(),
            new.from_version.into(),
            new.text.into(),
            new.english.into(),
            new.by.into(),
            new.at.into(),
        ];
        self.execute(OPEN_STANDARD, &values).await.map(|_| ())
    }

    /// Replaces the text that is worked on. False: somebody else has changed it since it was read, or there is none.
    pub async fn change_standard(
        &mut self,
        (matter, revision): (Uuid, i64),
        (text, english): (&str, Option<&str>),
        (by, at): (&str, Timestamp),
    ) -> Result<bool, Fault> {
        let values: [Value<'_>; 7] = [
            text.into(),
            english.into(),
            by.into(),
            at.into(),
            self.tenant.into(),
            matter.into(),
            revision.into(),
        ];
        Ok(self.execute(CHANGE_STANDARD, &values).await? > 0)
    }

    pub async fn standard_is_proposed(&mut self, matter: Uuid, proposal: Uuid) -> Result<(), Fault> {
        let values = [proposal.into(), self.tenant.into(), matter.into()];
        self.execute(STANDARD_IS_PROPOSED, &values).await.map(|_| ())
    }

    /// Keeps a text as it is published. A second time for one case is a [`crate::FaultKind::Duplicate`].
    pub async fn publish_draft(&mut self, draft: &PublicDraft, by: &str) -> Result<(), Fault> {
        let values = [
            self.tenant.into(),
            draft.matter.into(),
            (&draft.text).into(),
            draft.english.as_ref().into(),
            (&draft.digest).into(),
            by.into(),
            draft.published_at.into(),
            draft.comments_until.into(),
        ];
        self.execute(PUBLISH_DRAFT, &values).await.map(|_| ())
    }
}

impl Reader {
    pub async fn standard(&mut self, matter: Uuid) -> Result<Option<StandardMatter>, Fault> {
        let row = self.row(STANDARD, &[self.tenant.into(), matter.into()]).await?;
        row.map(read_standard).transpose()
    }

    /// All cases about standards, the latest first.
    pub async fn standards(&mut self) -> Result<Vec<StandardHeading>, Fault> {
        let rows = self.rows(ALL_STANDARDS, &[self.tenant.into()]).await?;
        rows.into_iter().map(read_heading).collect()
    }

    pub async fn public_draft(&mut self, matter: Uuid) -> Result<Option<PublicDraft>, Fault> {
        let row = self.row(PUBLIC_DRAFT, &[self.tenant.into(), matter.into()]).await?;
        row.map(read_draft).transpose()
    }

    /// What may still be commented on, the first to end first.
    pub async fn open_drafts(&mut self, now: Timestamp) -> Result<Vec<PublicDraft>, Fault> {
        let rows = self.rows(OPEN_DRAFTS, &[self.tenant.into(), now.into()]).await?;
        rows.into_iter().map(read_draft).collect()
    }

    /// The draft of a service that may still be commented on, and until when.
    pub async fn draft_of_service(
        &mut self,
        service: &ServiceKey,
        now: Timestamp,
    ) -> Result<Option<(Uuid, Timestamp)>, Fault> {
        let (unit, name) = (service.unit.as_str(), service.service.as_str());
        let values = [self.tenant.into(), unit.into(), name.into(), now.into()];
        let row = self.row(DRAFT_OF_SERVICE, &values).await?;
        row.map(|mut row| Ok((row.uuid(0)?, row.instant(1)?))).transpose()
    }

    /// How many drafts may still be commented on.
    pub async fn count_open_drafts(&mut self, now: Timestamp) -> Result<u64, Fault> {
        let row = self.row(COUNT_OPEN_DRAFTS, &[self.tenant.into(), now.into()]).await?;
        let count = row.map_or(Ok(0), |mut row| row.int(0))?;
        Ok(u64::try_from(count).unwrap_or(0))
    }

    /// What may not be commented on any more, the latest first.
    pub async fn past_drafts(&mut self, now: Timestamp, limit: i64) -> Result<Vec<PublicDraft>, Fault> {
        let values = [self.tenant.into(), now.into(), limit.into()];
        let rows = self.rows(PAST_DRAFTS, &values).await?;
        rows.into_iter().map(read_draft).collect()
    }
}

fn version(number: Option<i64>) -> Option<u32> {
    number.and_then(|number| u32::try_from(number).ok())
}

fn read_standard(mut row: Row) -> Result<StandardMatter, Fault> {
    Ok(StandardMatter {
        matter: row.uuid(0)?,
        purpose: row.text(1)?,
        service: ServiceKey::new(&row.text(2)?, &row.text(3)?),
        from_version: version(row.optional_int(4)?),
        text: row.optional_text(5)?,
        english: row.optional_text(6)?,
        revision: row.int(7)?,
        changed_by: row.text(8)?,
        changed_at: row.instant(9)?,
        proposal: row.optional_uuid(10)?,
    })
}

fn read_heading(mut row: Row) -> Result<StandardHeading, Fault> {
    Ok(StandardHeading {
        matter: row.uuid(0)?,
        purpose: row.text(1)?,
        service: ServiceKey::new(&row.text(2)?, &row.text(3)?),
        from_version: version(row.optional_int(4)?),
        reference: row.text(5)?,
        submitted_at: row.instant(6)?,
        ending: row.optional_text(7)?,
        closed_at: row.optional_instant(8)?,
    })
}

fn read_draft(mut row: Row) -> Result<PublicDraft, Fault> {
    Ok(PublicDraft {
        matter: row.uuid(0)?,
        text: row.text(1)?,
        english: row.optional_text(2)?,
        digest: row.text(3)?,
        published_at: row.instant(4)?,
        comments_until: row.instant(5)?,
    })
}
