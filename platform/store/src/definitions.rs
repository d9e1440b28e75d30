//! Published services, each version for ever, and the revisions of the files all services share.

use maklumat_calendar::Timestamp;

use crate::database::{Reader, Tx};
use crate::fault::{Fault, FaultKind};
use crate::statements::statements;
use crate::value::Row;

statements! {
    PUBLISH = "INSERT INTO definition (tenant, unit, service, version, digest, source, english, published_at, effective)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    ONE_VERSION = "SELECT unit, service, version, digest, source, english, published_at, effective FROM definition
        WHERE tenant = $1 AND unit = $2 AND service = $3 AND version = $4";
    ALL_VERSIONS = "SELECT unit, service, version, digest, source, english, published_at, effective FROM definition
        WHERE tenant = $1
        ORDER BY unit, service, version";
    STORE_FILE = "INSERT INTO regency_file (tenant, name, revision, source, stored_at)
        SELECT $1, $2, COALESCE(MAX(revision), 0) + 1, $3, $4 FROM regency_file
        WHERE tenant = $1 AND name = $2";
    NEWEST_FILE = "SELECT revision, source FROM regency_file
        WHERE tenant = $1 AND name = $2
        ORDER BY revision DESC
        LIMIT 1";
    // Neither table ever loses a row, so that two counts say whether there is anything new. Read from the primary keys.
    SO_FAR = "SELECT (SELECT COUNT(*) FROM definition WHERE tenant = $1),
        (SELECT COUNT(*) FROM regency_file WHERE tenant = $1)";
}

/// How much a tenant has published. Differs from an earlier one if anything was published in between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublishedSoFar {
    versions: i64,
    file_revisions: i64,
}

/// One published version of one service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedDefinition {
    pub unit: String,
    pub service: String,
    pub version: u32,
    /// Hex of SHA-256 over the source.
    pub digest: String,
    pub source: String,
    /// The English overlay, where there is one.
    pub english: Option<String>,
    pub published_at: Timestamp,
    /// First day on which new cases follow it, `2026-11-23`.
    pub effective: String,
}

impl Tx {
    /// A version that exists is a fault of kind `Duplicate`.
    pub async fn publish(&mut self, definition: &PublishedDefinition) -> Result<(), Fault> {
        let values = [
            self.tenant.into(),
            (&definition.unit).into(),
            (&definition.service).into(),
            definition.version.into(),
            (&definition.digest).into(),
            (&definition.source).into(),
            definition.english.as_ref().into(),
            definition.published_at.into(),
            (&definition.effective).into(),
        ];
        self.execute(PUBLISH, &values).await.map(|_| ())
    }

    /// Keeps a new revision of `organisation.toml`, `calendar.toml` or `law.toml`.
    pub async fn store_regency_file(&mut self, name: &str, source: &str, now: Timestamp) -> Result<(), Fault> {
        self.execute(
            STORE_FILE,
            &[self.tenant.into(), name.into(), source.into(), now.into()],
        )
        .await
        .map(|_| ())
    }
}

impl Reader {
    pub async fn definition(
        &mut self,
        unit: &str,
        service: &str,
        version: u32,
    ) -> Result<Option<PublishedDefinition>, Fault> {
        let values = [self.tenant.into(), unit.into(), service.into(), version.into()];
        self.row(ONE_VERSION, &values).await?.map(read_definition).transpose()
    }

    /// Every version of every service, by service, oldest first.
    pub async fn definitions(&mut self) -> Result<Vec<PublishedDefinition>, Fault> {
        self.rows(ALL_VERSIONS, &[self.tenant.into()])
            .await?
            .into_iter()
            .map(read_definition)
            .collect()
    }

    pub async fn published(&mut self) -> Result<PublishedSoFar, Fault> {
        let row = self.row(SO_FAR, &[self.tenant.into()]).await?;
        let mut row = row.ok_or_else(|| Fault::new(FaultKind::Broken, "counts gave no row"))?;
        Ok(PublishedSoFar {
            versions: row.int(0)?,
            file_revisions: row.int(1)?,
        })
    }

    /// Revision number and text of a shared file.
    pub async fn regency_file(&mut self, name: &str) -> Result<Option<(i64, String)>, Fault> {
        let row = self.row(NEWEST_FILE, &[self.tenant.into(), name.into()]).await?;
        row.map(|mut row| Ok((row.int(0)?, row.text(1)?))).transpose()
    }
}

fn read_definition(mut row: Row) -> Result<PublishedDefinition, Fault> {
    Ok(PublishedDefinition {
        unit: row.text(0)?,
        service: row.text(1)?,
        version: u32::try_from(row.int(2)?).unwrap_or(0),
        digest: row.text(3)?,
        source: row.text(4)?,
        english: row.optional_text(5)?,
        published_at: row.instant(6)?,
        effective: row.text(7)?,
    })
}
