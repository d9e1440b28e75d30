//! What administrators have uploaded to be published: kept for some days, then forgotten.

use maklumat_calendar::Timestamp;
use uuid::Uuid;

use crate::database::{Bound, Reader, Tx};
use crate::fault::Fault;
use crate::statements::statements;
use crate::value::Row;

statements! {
    KEEP_PROPOSAL = "INSERT INTO proposal (tenant, id, officer, uploaded_at, kept_until) VALUES ($1, $2, $3, $4, $5)";
    KEEP_PROPOSAL_FILE = "INSERT INTO proposal_file (tenant, proposal, path, content) VALUES ($1, $2, $3, $4)";
    ONE_PROPOSAL = "SELECT id, officer, uploaded_at, kept_until, published_at FROM proposal
        WHERE tenant = $1 AND id = $2";
    ALL_PROPOSALS = "SELECT id, officer, uploaded_at, kept_until, published_at FROM proposal
        WHERE tenant = $1
        ORDER BY uploaded_at DESC, id DESC";
    PROPOSAL_FILES = "SELECT path, content FROM proposal_file WHERE tenant = $1 AND proposal = $2 ORDER BY path";
    PROPOSAL_PATHS = "SELECT path FROM proposal_file WHERE tenant = $1 AND proposal = $2 ORDER BY path";
    // Only once: of two who publish at the same moment the second changes nothing.
    PROPOSAL_IS_PUBLISHED = "UPDATE proposal SET published_at = $1
        WHERE tenant = $2 AND id = $3 AND published_at IS NULL";
    DROP_PROPOSAL = "DELETE FROM proposal WHERE tenant = $1 AND id = $2 AND published_at IS NULL";
    DROP_PROPOSAL_FILES = "DELETE FROM proposal_file WHERE tenant = $1 AND proposal = $2
        AND NOT EXISTS (SELECT 1 FROM proposal WHERE tenant = $1 AND id = $2)";
    FORGET_PROPOSALS = "DELETE FROM proposal WHERE tenant = $1 AND kept_until < $2";
    FORGET_PROPOSAL_FILES = "DELETE FROM proposal_file WHERE tenant = $1
        AND proposal NOT IN (SELECT id FROM proposal WHERE tenant = $1)";
}

/// What was uploaded, without its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub id: Uuid,
    /// Who uploaded it, by the id of an account.
    pub officer: String,
    pub uploaded_at: Timestamp,
    pub kept_until: Timestamp,
    pub published_at: Option<Timestamp>,
}

impl Tx {
    /// Keeps files by their paths, each path once.
    pub async fn keep_proposal(&mut self, proposal: &Proposal, files: &[(String, Vec<u8>)]) -> Result<(), Fault> {
        let mut statements = vec![Bound::new(
            KEEP_PROPOSAL,
            vec![
                self.tenant.into(),
                proposal.id.into(),
                (&proposal.officer).into(),
                proposal.uploaded_at.into(),
                proposal.kept_until.into(),
            ],
        )];
        statements.extend(files.iter().map(|(path, content)| {
            let values = vec![self.tenant.into(), proposal.id.into(), path.into(), content.into()];
            Bound::new(KEEP_PROPOSAL_FILE, values)
        }));
        self.batch(&statements).await.map(|_| ())
    }

    /// False: it is published already, or gone.
    pub async fn proposal_is_published(&mut self, id: Uuid, now: Timestamp) -> Result<bool, Fault> {
        let values = [now.into(), self.tenant.into(), id.into()];
        Ok(self.execute(PROPOSAL_IS_PUBLISHED, &values).await? > 0)
    }

    /// Drops what is not published. False: there is no such thing.
    pub async fn drop_proposal(&mut self, id: Uuid) -> Result<bool, Fault> {
        let subject = [self.tenant.into(), id.into()];
        let statements = [
            Bound::new(DROP_PROPOSAL, subject.to_vec()),
            Bound::new(DROP_PROPOSAL_FILES, subject.to_vec()),
        ];
        let touched = self.batch(&statements).await?;
        Ok(touched.first().is_some_and(|dropped| *dropped > 0))
    }

    pub async fn forget_proposals(&mut self, now: Timestamp) -> Result<(), Fault> {
        let statements = [
            Bound::new(FORGET_PROPOSALS, vec![self.tenant.into(), now.into()]),
            Bound::new(FORGET_PROPOSAL_FILES, vec![self.tenant.into()]),
        ];
        self.batch(&statements).await.map(|_| ())
    }
}

impl Reader {
    pub async fn proposal(&mut self, id: Uuid) -> Result<Option<Proposal>, Fault> {
        let row = self.row(ONE_PROPOSAL, &[self.tenant.into(), id.into()]).await?;
        row.map(read).transpose()
    }

    /// The latest first.
    pub async fn proposals(&mut self) -> Result<Vec<Proposal>, Fault> {
        let rows = self.rows(ALL_PROPOSALS, &[self.tenant.into()]).await?;
        rows.into_iter().map(read).collect()
    }

    /// Paths and bytes, by path.
    pub async fn proposal_files(&mut self, id: Uuid) -> Result<Vec<(String, Vec<u8>)>, Fault> {
        let rows = self.rows(PROPOSAL_FILES, &[self.tenant.into(), id.into()]).await?;
        rows.into_iter()
            .map(|mut row| Ok((row.text(0)?, row.bytes(1)?)))
            .collect()
    }

    pub async fn proposal_paths(&mut self, id: Uuid) -> Result<Vec<String>, Fault> {
        let rows = self.rows(PROPOSAL_PATHS, &[self.tenant.into(), id.into()]).await?;
        rows.into_iter().map(|mut row| row.text(0)).collect()
    }
}

fn read(mut row: Row) -> Result<Proposal, Fault> {
    Ok(Proposal {
        id: row.uuid(0)?,
        officer: row.text(1)?,
        uploaded_at: row.instant(2)?,
        kept_until: row.instant(3)?,
        published_at: row.optional_instant(4)?,
    })
}
