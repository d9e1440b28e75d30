//! Published services, each version for ever, and the revisions of the files all services share.

use maklumat_calendar::Timestamp;

use crate::database::{Reader, Tx};
use crate::fault::{Fault, FaultKind};
use crate::statements::statements;
use crate::value::Row;

statements! {
    PUBLISH = "INSERT INTO definition (tenant, unit, service, version, digest, source, english, published_at, effective,
            published_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    ONE_VERSION = "SELECT unit, service, version, digest, source, english, published_at, effective, published_by
        FROM definition
        WHERE tenant = $1 AND unit = $2 AND service = $3 AND version = $4";
    ALL_VERSIONS = "SELECT unit, service, version, digest, source, english, published_at, effective, published_by
        FROM definition
        WHERE tenant = $1
        ORDER BY unit, service, version";
    STORE_FILE = "INSERT INTO regency_file (tenant, name, revision, source, stored_at, stored_by)
        SELECT $1, $2, COALESCE(MAX(revision), 0) + 1, $3, $4, $5 FROM regency_file
        WHERE tenant = $1 AND name = $2";
    NEWEST_FILE = "SELECT revision, source FROM regency_file
        WHERE tenant = $1 AND name = $2
        ORDER BY revision DESC
        LIMIT 1";
    FILE_STAND = "SELECT revision, stored_at, stored_by FROM regency_file
        WHERE tenant = $1 AND name = $2
        ORDER BY revision DESC
        LIMIT 1";
    RUNNING = "SELECT unit, service, version, COUNT(*) FROM matter
        WHERE tenant = $1 AND closed_at IS NULL
        GROUP BY unit, service, version";
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
    /// An account by its id; `None` where it was published by command line.
    pub published_by: Option<String>,
}

/// Since when a shared file stands as it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileStand {
    pub revision: i64,
    pub stored_at: Timestamp,
    /// An account by its id; `None` where it was published by command line.
    pub stored_by: Option<String>,
}

/// How many cases run on a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    pub unit: String,
    pub service: String,
    pub version: u32,
    pub cases: u64,
}

impl PublishedSoFar {
    /// How many revisions of shared files there are.
    #[must_use]
    pub fn file_revisions(&self) -> i64 {
        self.file_revisions
    }

    /// The same text as long as nothing else is published.
    #[must_use]
    pub fn token(&self) -> String {
        format!("{}.{}", self.versions, self.file_revisions)
    }
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
            definition.published_by.as_ref().into(),
        ];
        self.execute(PUBLISH, &values).await.map(|_| ())
    }

    /// Keeps a new revision of `organisation.toml`, `calendar.toml` or `law.toml`.
    pub async fn store_regency_file(
        &mut self,
        (name, source): (&str, &str),
        by: Option<&str>,
        now: Timestamp,
    ) -> Result<(), Fault> {
        let values = [self.tenant.into(), name.into(), source.into(), now.into(), by.into()];
        self.execute(STORE_FILE, &values).await.map(|_| ())
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

    pub async fn file_stand(&mut self, name: &str) -> Result<Option<FileStand>, Fault> {
        let row = self.row(FILE_STAND, &[self.tenant.into(), name.into()]).await?;
        row.map(|mut row| {
            Ok(FileStand {
                revision: row.int(0)?,
                stored_at: row.instant(1)?,
                stored_by: row.optional_text(2)?,
            })
        })
        .transpose()
    }

    /// The versions open cases are on.
    pub async fn running(&mut self) -> Result<Vec<Running>, Fault> {
        let rows = self.rows(RUNNING, &[self.tenant.into()]).await?;
        rows.into_iter()
            .map(|mut row| {
                Ok(Running {
                    unit: row.text(0)?,
                    service: row.text(1)?,
                    version: u32::try_from(row.int(2)?).unwrap_or(0),
                    cases: u64::try_from(row.int(3)?).unwrap_or(0),
                })
            })
            .collect()
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
        published_by: row.optional_text(8)?,
    })
}
