//! Opening a database with its key, and the two ways in: to ask and to change.

use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;

use maklumat_calendar::Timestamp;

use crate::database::sqlite::Undo;
use crate::database::{Database, Reader, Tx};
use crate::dialect::Dialect;
use crate::fault::{Fault, FaultKind};
use crate::files::FileVault;
use crate::migrations::{migrate, newest_migration};
use crate::seal::Keys;
use crate::statements::statements;
use crate::value::Value;

/// How often work is tried again after another writer came first.
const TRIES: usize = 5;

statements! {
    KEY_CHECK = "SELECT value FROM key_check WHERE tenant = $1 AND purpose = 'master'";
    KEEP_KEY_CHECK = "INSERT INTO key_check (tenant, purpose, value) VALUES ($1, 'master', $2)
        ON CONFLICT (tenant, purpose) DO NOTHING";
    COUNT_ABSENCE = "SELECT COUNT(*) FROM absence WHERE tenant = $1";
    COUNT_ATTACHMENT = "SELECT COUNT(*) FROM attachment WHERE tenant = $1";
    COUNT_ATTEMPT = "SELECT COUNT(*) FROM attempt WHERE tenant = $1";
    COUNT_AUDIT = "SELECT COUNT(*) FROM audit WHERE tenant = $1";
    COUNT_CHECKPOINT = "SELECT COUNT(*) FROM checkpoint WHERE tenant = $1";
    COUNT_CLOSING = "SELECT COUNT(*) FROM closing WHERE tenant = $1";
    COUNT_CLOSING_DAY = "SELECT COUNT(*) FROM closing_day WHERE tenant = $1";
    COUNT_CLOSING_FILL = "SELECT COUNT(*) FROM closing_fill WHERE tenant = $1";
    COUNT_CLOSING_STEP = "SELECT COUNT(*) FROM closing_step WHERE tenant = $1";
    COUNT_CLOSING_TIME = "SELECT COUNT(*) FROM closing_time WHERE tenant = $1";
    COUNT_CONTACT = "SELECT COUNT(*) FROM contact WHERE tenant = $1";
    COUNT_COUNTER = "SELECT COUNT(*) FROM counter WHERE tenant = $1";
    COUNT_DEFINITION = "SELECT COUNT(*) FROM definition WHERE tenant = $1";
    COUNT_DRAFT = "SELECT COUNT(*) FROM draft WHERE tenant = $1";
    COUNT_DRAFT_COMMENT = "SELECT COUNT(*) FROM draft_comment WHERE tenant = $1";
    COUNT_EVENT = "SELECT COUNT(*) FROM event WHERE tenant = $1";
    COUNT_HELPED = "SELECT COUNT(*) FROM helped WHERE tenant = $1";
    COUNT_HALF_SESSION = "SELECT COUNT(*) FROM half_session WHERE tenant = $1";
    COUNT_HOLDING = "SELECT COUNT(*) FROM holding WHERE tenant = $1";
    COUNT_JOB = "SELECT COUNT(*) FROM job WHERE tenant = $1";
    COUNT_KEY_CHECK = "SELECT COUNT(*) FROM key_check WHERE tenant = $1";
    COUNT_LETTER = "SELECT COUNT(*) FROM letter WHERE tenant = $1";
    COUNT_LETTER_WORDS = "SELECT COUNT(*) FROM letter_words WHERE tenant = $1";
    COUNT_MATTER = "SELECT COUNT(*) FROM matter WHERE tenant = $1";
    COUNT_MESSAGE = "SELECT COUNT(*) FROM message WHERE tenant = $1";
    COUNT_ONE_TIME_CODE = "SELECT COUNT(*) FROM one_time_code WHERE tenant = $1";
    COUNT_OFFICER_CONTACT = "SELECT COUNT(*) FROM officer_contact WHERE tenant = $1";
    COUNT_OFFICER = "SELECT COUNT(*) FROM officer WHERE tenant = $1";
    COUNT_OBSERVATION = "SELECT COUNT(*) FROM observation WHERE tenant = $1";
    COUNT_OPINION = "SELECT COUNT(*) FROM opinion WHERE tenant = $1";
    COUNT_OUTBOX = "SELECT COUNT(*) FROM outbox WHERE tenant = $1";
    COUNT_PAPER_FORM = "SELECT COUNT(*) FROM paper_form WHERE tenant = $1";
    COUNT_PAPER_PACK = "SELECT COUNT(*) FROM paper_pack WHERE tenant = $1";
    COUNT_PRODUCT = "SELECT COUNT(*) FROM product WHERE tenant = $1";
    COUNT_PROPOSAL = "SELECT COUNT(*) FROM proposal WHERE tenant = $1";
    COUNT_PROPOSAL_FILE = "SELECT COUNT(*) FROM proposal_file WHERE tenant = $1";
    COUNT_PUBLIC_DRAFT = "SELECT COUNT(*) FROM public_draft WHERE tenant = $1";
    COUNT_RECEIPT = "SELECT COUNT(*) FROM receipt WHERE tenant = $1";
    COUNT_RECOVERY_CODE = "SELECT COUNT(*) FROM recovery_code WHERE tenant = $1";
    COUNT_REGENCY_FILE = "SELECT COUNT(*) FROM regency_file WHERE tenant = $1";
    COUNT_REVIEW = "SELECT COUNT(*) FROM review WHERE tenant = $1";
    COUNT_REVIEW_CAMPAIGN = "SELECT COUNT(*) FROM review_campaign WHERE tenant = $1";
    COUNT_REVIEW_CAMPAIGN_SOP = "SELECT COUNT(*) FROM review_campaign_sop WHERE tenant = $1";
    COUNT_SECOND_FACTOR = "SELECT COUNT(*) FROM second_factor WHERE tenant = $1";
    COUNT_SENDING = "SELECT COUNT(*) FROM sending WHERE tenant = $1";
    COUNT_SERVICE_DAY = "SELECT COUNT(*) FROM service_day WHERE tenant = $1";
    COUNT_SESSION = "SELECT COUNT(*) FROM session WHERE tenant = $1";
    COUNT_SOP_ASSESSOR = "SELECT COUNT(*) FROM sop_assessor WHERE tenant = $1";
    COUNT_SOP_DRAFT = "SELECT COUNT(*) FROM sop_draft WHERE tenant = $1";
    COUNT_SOP_DRAFT_CHANGE = "SELECT COUNT(*) FROM sop_draft_change WHERE tenant = $1";
    COUNT_SOP_FOLLOW_UP = "SELECT COUNT(*) FROM sop_follow_up WHERE tenant = $1";
    COUNT_SOP_SHEET = "SELECT COUNT(*) FROM sop_sheet WHERE tenant = $1";
    COUNT_UPLOAD = "SELECT COUNT(*) FROM upload WHERE tenant = $1";
    COUNT_UPLOAD_PART = "SELECT COUNT(*) FROM upload_part WHERE tenant = $1";
    COUNT_SIGN_IN_RULE = "SELECT COUNT(*) FROM sign_in_rule WHERE tenant = $1";
    COUNT_STANDARD_MATTER = "SELECT COUNT(*) FROM standard_matter WHERE tenant = $1";
    COUNT_TILL = "SELECT COUNT(*) FROM till WHERE tenant = $1";
    COUNT_WORK_ITEM = "SELECT COUNT(*) FROM work_item WHERE tenant = $1";
}

/// Every table that holds rows of a tenant, with the statement that counts them.
pub(crate) const TABLES: &[(&str, &str)] = &[
    ("absence", COUNT_ABSENCE),
    ("attachment", COUNT_ATTACHMENT),
    ("attempt", COUNT_ATTEMPT),
    ("audit", COUNT_AUDIT),
    ("checkpoint", COUNT_CHECKPOINT),
    ("closing", COUNT_CLOSING),
    ("closing_day", COUNT_CLOSING_DAY),
    ("closing_fill", COUNT_CLOSING_FILL),
    ("closing_step", COUNT_CLOSING_STEP),
    ("closing_time", COUNT_CLOSING_TIME),
    ("contact", COUNT_CONTACT),
    ("counter", COUNT_COUNTER),
    ("definition", COUNT_DEFINITION),
    ("draft", COUNT_DRAFT),
    ("draft_comment", COUNT_DRAFT_COMMENT),
    ("event", COUNT_EVENT),
    ("helped", COUNT_HELPED),
    ("half_session", COUNT_HALF_SESSION),
    ("holding", COUNT_HOLDING),
    ("job", COUNT_JOB),
    ("key_check", COUNT_KEY_CHECK),
    ("letter", COUNT_LETTER),
    ("letter_words", COUNT_LETTER_WORDS),
    ("matter", COUNT_MATTER),
    ("message", COUNT_MESSAGE),
    ("officer", COUNT_OFFICER),
    ("observation", COUNT_OBSERVATION),
    ("opinion", COUNT_OPINION),
    ("officer_contact", COUNT_OFFICER_CONTACT),
    ("one_time_code", COUNT_ONE_TIME_CODE),
    ("outbox", COUNT_OUTBOX),
    ("paper_form", COUNT_PAPER_FORM),
    ("paper_pack", COUNT_PAPER_PACK),
    ("product", COUNT_PRODUCT),
    ("proposal", COUNT_PROPOSAL),
    ("proposal_file", COUNT_PROPOSAL_FILE),
    ("public_draft", COUNT_PUBLIC_DRAFT),
    ("receipt", COUNT_RECEIPT),
    ("recovery_code", COUNT_RECOVERY_CODE),
    ("regency_file", COUNT_REGENCY_FILE),
    ("review", COUNT_REVIEW),
    ("review_campaign", COUNT_REVIEW_CAMPAIGN),
    ("review_campaign_sop", COUNT_REVIEW_CAMPAIGN_SOP),
    ("second_factor", COUNT_SECOND_FACTOR),
    ("sending", COUNT_SENDING),
    ("service_day", COUNT_SERVICE_DAY),
    ("session", COUNT_SESSION),
    ("sop_assessor", COUNT_SOP_ASSESSOR),
    ("sop_draft", COUNT_SOP_DRAFT),
    ("sop_draft_change", COUNT_SOP_DRAFT_CHANGE),
    ("sop_follow_up", COUNT_SOP_FOLLOW_UP),
    ("sop_sheet", COUNT_SOP_SHEET),
    ("upload", COUNT_UPLOAD),
    ("upload_part", COUNT_UPLOAD_PART),
    ("sign_in_rule", COUNT_SIGN_IN_RULE),
    ("standard_matter", COUNT_STANDARD_MATTER),
    ("till", COUNT_TILL),
    ("work_item", COUNT_WORK_ITEM),
];

/// What is needed to open a database.
#[derive(Debug)]
pub struct StoreConfig {
    /// `sqlite:PATH` or `postgres://user@host:port/database`.
    pub url: String,
    pub keys: Keys,
    /// The regency, in a database that may hold many.
    pub tenant: i64,
    /// Where attachments are kept.
    pub files: Arc<dyn FileVault>,
}

/// An open database as one tenant sees it. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    pub(crate) database: Database,
    pub(crate) keys: Arc<Keys>,
    pub(crate) tenant: i64,
    pub(crate) files: Arc<dyn FileVault>,
}

/// Work that may be run again: see [`Store::write`].
pub type Work<'a, T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send + 'a>>;

impl Store {
    /// Opens a database, brings its schema up to date and makes sure that the key is the right one.
    pub async fn open(config: StoreConfig, now: Timestamp) -> Result<Self, Fault> {
        let database = Database::open(&config.url).await?;
        migrate(&database, newest_migration(), now).await?;
        let store = Self {
            database,
            keys: Arc::new(config.keys),
            tenant: config.tenant,
            files: config.files,
        };
        store.check_key().await?;
        Ok(store)
    }

    /// How many steps of this program's schema the database lacks.
    pub async fn waiting_migrations(&self) -> Result<usize, Fault> {
        crate::migrations::waiting(&self.database).await
    }

    /// Opens a database to copy it: nothing is made or migrated.
    pub async fn open_as_it_is(config: StoreConfig) -> Result<Self, Fault> {
        let store = Self {
            database: Database::open(&config.url).await?,
            keys: Arc::new(config.keys),
            tenant: config.tenant,
            files: config.files,
        };
        store.check_key().await?;
        Ok(store)
    }

    #[must_use]
    pub fn tenant(&self) -> i64 {
        self.tenant
    }

    #[must_use]
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    #[must_use]
    pub fn dialect(&self) -> Dialect {
        match self.database {
            Database::Sqlite(_) => Dialect::Sqlite,
            Database::Postgres(_) => Dialect::Postgres,
        }
    }

    /// The database file, where there is one.
    #[must_use]
    pub fn file(&self) -> Option<PathBuf> {
        match &self.database {
            Database::Sqlite(sqlite) => Some(sqlite.path().to_owned()),
            Database::Postgres(_) => None,
        }
    }

    /// Asks without changing. Hold it only as long as the questions last.
    pub async fn read(&self) -> Result<Reader, Fault> {
        self.database.reader(self.tenant, Arc::clone(&self.keys)).await
    }

    /// Begins a unit of work, which may hold any number of changes (a demo's history, say, for one sync).
    ///
    /// On SQLite others queue behind it, so nothing slow belongs between this and `commit`; a caller that begins
    /// a second one before ending the first waits for itself. `keep_attachment` and `erase` begin their own.
    pub async fn begin(&self) -> Result<Tx, Fault> {
        self.begin_with(Undo::Alone).await
    }

    /// The same for one change of a case that has to decide on the way, a number for instance. Cheaper on SQLite, but
    /// taken back only together with what shares its commit, which then has to be decided anew; so it is for what is
    /// seldom taken back, and `commit` may end in a conflict.
    pub async fn begin_change(&self) -> Result<Tx, Fault> {
        self.begin_with(Undo::Together).await
    }

    async fn begin_with(&self, undo: Undo) -> Result<Tx, Fault> {
        self.database.begin(self.tenant, Arc::clone(&self.keys), undo).await
    }

    /// Runs work in a transaction and commits it, again from the start if another writer came first.
    ///
    /// Only faults of the database are tried again; a conflict the caller can see (two officers on one step) is one
    /// the caller must decide anew, which is what running `work` again does.
    pub async fn write<T, E>(&self, mut work: impl for<'a> FnMut(&'a mut Tx) -> Work<'a, T, E> + Send) -> Result<T, E>
    where
        T: Send,
        E: From<Fault> + Send,
        for<'e> &'e E: TryInto<&'e Fault>,
    {
        let mut tries = 1;
        loop {
            let mut tx = self.begin().await?;
            let failed = match work(&mut tx).await {
                Ok(done) => match tx.commit().await {
                    Ok(()) => return Ok(done),
                    Err(fault) => E::from(fault),
                },
                Err(error) => {
                    tx.roll_back().await;
                    error
                }
            };
            let is_conflict = (&failed).try_into().is_ok_and(Fault::is_conflict);
            if !is_conflict || tries == TRIES {
                return Err(failed);
            }
            tries += 1;
        }
    }

    /// How many rows of this tenant each table holds.
    pub async fn row_counts(&self) -> Result<Vec<(&'static str, i64)>, Fault> {
        let mut reader = self.read().await?;
        let mut counts = Vec::with_capacity(TABLES.len());
        for (table, sql) in TABLES {
            let row = reader.row(sql, &[Value::Int(self.tenant)]).await?;
            counts.push((*table, row.map_or(Ok(0), |mut row| row.int(0))?));
        }
        Ok(counts)
    }

    /// How often SQLite has synced for a commit since it was opened; 0 on PostgreSQL.
    #[must_use]
    pub fn sqlite_commits(&self) -> u64 {
        match &self.database {
            Database::Sqlite(sqlite) => sqlite.commits(),
            Database::Postgres(_) => 0,
        }
    }

    /// Makes the disk look full once an SQLite file has so many pages; 0 stops it growing at once. For rehearsals.
    pub async fn limit_pages(&self, pages: u32) -> Result<(), Fault> {
        let Database::Sqlite(sqlite) = &self.database else {
            return Ok(());
        };
        let limited = sqlite.alone(|connection| {
            // A limit below the present size is taken as the present size.
            connection
                .query_row(&format!("PRAGMA max_page_count = {}", pages.max(1)), [], |_| Ok(()))
                .map_err(|error| crate::database::sqlite::fault("limiting the file", error))
        });
        limited.await
    }

    async fn check_key(&self) -> Result<(), Fault> {
        let expected = self.keys.check_value(self.tenant);
        let recorded = self.read().await?.row(KEY_CHECK, &[Value::Int(self.tenant)]).await?;
        let recorded = match recorded {
            Some(mut row) => row.digest(0)?,
            None => {
                let mut tx = self.begin().await?;
                tx.execute(KEEP_KEY_CHECK, &[Value::Int(self.tenant), Value::Bytes(&expected)])
                    .await?;
                let kept = tx.row(KEY_CHECK, &[Value::Int(self.tenant)]).await?;
                tx.commit().await?;
                kept.map_or(Ok(expected), |mut row| row.digest(0))?
            }
        };
        if recorded == expected {
            return Ok(());
        }
        Err(Fault::new(
            FaultKind::WrongKey,
            "the sealing key is not the one this database was made with; find the key file kept with this database",
        ))
    }
}
