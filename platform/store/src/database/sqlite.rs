//! SQLite: one writer whose callers share commits, and a few readers.
//!
//! Callers queue for the writer in order of arrival. Each works inside a savepoint of one outer transaction.
//! Whoever finishes while others still queue leaves the outer transaction open and waits; the one who finds the
//! queue empty, or the batch full, commits for all. A single caller therefore pays exactly one commit, and many
//! callers pay one together. Nobody is told "done" before the shared COMMIT has returned. Changes whose statements are
//! known beforehand wait in a list instead, and come along with whoever has the writer: see `at_once`.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::Mutex as SyncMutex;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OpenFlags, ToSql, ffi};
use tokio::sync::{Mutex, OwnedMutexGuard, OwnedSemaphorePermit, Semaphore, oneshot};

mod at_once;
mod packed;
#[cfg(test)]
mod tests;

use crate::database::holders::Holders;
use crate::database::micros;
use crate::fault::{Fault, FaultKind};
use crate::numbers::SeriesInUse;
use crate::value::{Cell, Row, Value};

/// A batch is committed at this many callers even if more are queueing.
const BATCH_CALLERS: usize = 1024;
/// A batch is committed at this age even if more are queueing.
const BATCH_AGE: Duration = Duration::from_millis(50);
const READERS: usize = 4;
/// How long another process (`maklumat backup`, a second command) may hold the file.
const BUSY: Duration = Duration::from_secs(10);
/// How long to wait for a free reader before saying that there is none.
const PATIENCE: Duration = Duration::from_secs(30);
const CACHED_STATEMENTS: usize = 256;

const WRITER_SETTINGS: &str = "
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -32768;
    PRAGMA wal_autocheckpoint = 16000;
    PRAGMA journal_size_limit = 134217728;
    PRAGMA secure_delete = FAST;
";
const READER_SETTINGS: &str = "
    PRAGMA query_only = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -4096;
";

pub(crate) struct Sqlite {
    path: PathBuf,
    writer: Arc<Mutex<Writer>>,
    /// Callers that want the writer and do not have it yet.
    queueing: AtomicUsize,
    /// Shared commits so far.
    commits: Arc<AtomicU64>,
    readers: Arc<ReaderPool>,
    /// Changes that wait for whoever gets the writer next.
    pending: SyncMutex<Vec<at_once::Pending>>,
    pub(crate) series: SeriesInUse,
    pub(super) holders: Arc<Holders>,
}

/// The one connection that changes things, and the batch it is in.
struct Writer {
    connection: Connection,
    /// When the outer transaction was begun, while it is open.
    open_since: Option<Instant>,
    /// Callers whose work is in the open transaction and who wait for its COMMIT.
    waiting: Vec<oneshot::Sender<Result<(), Fault>>>,
    /// Whether the open transaction holds work that must not be taken back with another's.
    holds_alone: bool,
    /// How many callers a commit has served lately.
    usual: usize,
    commits: Arc<AtomicU64>,
}

struct ReaderPool {
    free: SyncMutex<Vec<Connection>>,
    permits: Arc<Semaphore>,
}

pub(crate) struct ReadConnection {
    connection: Option<Connection>,
    pool: Arc<ReaderPool>,
    _permit: OwnedSemaphorePermit,
}

/// The writer in the hands of one caller.
pub(crate) struct WriteTx {
    /// Empty once committed.
    writer: Option<OwnedMutexGuard<Writer>>,
    sqlite: Arc<Sqlite>,
    undo: Undo,
    /// Set when a failed statement made SQLite drop the whole transaction; nothing may run after that.
    lost: Option<Fault>,
}

/// How the work of a caller is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Undo {
    /// By itself: a savepoint, for which every page is copied before it changes.
    Alone,
    /// With everything that shares its commit. The others get a conflict and decide anew.
    Together,
}

/// A place in the queue. Leaving without the writer must not strand those who count on the next in line to commit.
struct Ticket<'a> {
    sqlite: &'a Arc<Sqlite>,
    is_served: bool,
}

impl Sqlite {
    pub(crate) fn open(path: &Path) -> Result<Self, Fault> {
        let connection = Connection::open(path).map_err(|error| fault("opening the database file", error))?;
        connection
            .busy_timeout(BUSY)
            .map_err(|error| fault("opening the database file", error))?;
        connection
            .execute_batch(WRITER_SETTINGS)
            .map_err(|error| fault("opening the database file", error))?;
        prepare_once(&connection).map_err(|error| fault("opening the database file", error))?;
        let commits = Arc::new(AtomicU64::new(0));
        let writer = Writer {
            connection,
            open_since: None,
            waiting: Vec::new(),
            holds_alone: false,
            usual: 1,
            commits: Arc::clone(&commits),
        };
        let readers = (0..READERS).map(|_| open_reader(path)).collect::<Result<Vec<_>, _>>()?;
        let pool = ReaderPool {
            free: SyncMutex::new(readers),
            permits: Arc::new(Semaphore::new(READERS)),
        };
        Ok(Self {
            path: path.to_owned(),
            writer: Arc::new(Mutex::new(writer)),
            queueing: AtomicUsize::new(0),
            commits,
            readers: Arc::new(pool),
            pending: SyncMutex::default(),
            series: SeriesInUse::default(),
            holders: Arc::default(),
        })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn commits(&self) -> u64 {
        self.commits.load(Ordering::Relaxed)
    }

    pub(crate) async fn reader(&self) -> Result<ReadConnection, Fault> {
        let permit = tokio::time::timeout(PATIENCE, Arc::clone(&self.readers.permits).acquire_owned()).await;
        let Ok(permit) = permit else {
            return Err(Fault::new(
                FaultKind::Unreachable,
                "no connection for reading became free; some work holds one while it waits for another",
            ));
        };
        let permit = permit.expect("the semaphore of the readers is never closed");
        let connection = self.readers.lock().pop();
        let reader = ReadConnection {
            connection,
            pool: Arc::clone(&self.readers),
            _permit: permit,
        };
        // All that is read with one reader is of one moment, and the lock on the log is taken once for all of it.
        if let Some(connection) = &reader.connection {
            run(connection, "BEGIN").map_err(|error| fault("beginning to read", error))?;
        }
        Ok(reader)
    }

    pub(crate) async fn begin(self: &Arc<Self>, undo: Undo) -> Result<WriteTx, Fault> {
        let mut ticket = Ticket::draw(self);
        let mut writer = Arc::clone(&self.writer).lock_owned().await;
        ticket.serve();
        let begun = writer.begin(undo);
        let tx = WriteTx {
            writer: Some(writer),
            sqlite: Arc::clone(self),
            undo,
            lost: None,
        };
        match begun {
            Ok(()) => Ok(tx),
            Err(error) => {
                // The savepoint does not exist, so the drop of `tx` has nothing to take back but may have to commit.
                tx.leave_without_savepoint();
                Err(error)
            }
        }
    }

    /// Commits what others wait for, if nobody holds the writer and nobody is about to get it.
    fn commit_if_nobody_is_next(self: &Arc<Self>) {
        if self.queueing.load(Ordering::SeqCst) == 0
            && let Ok(mut writer) = self.writer.try_lock()
            && writer.open_since.is_some()
        {
            // Whoever waits is told through the channel.
            let _told = writer.commit_batch();
        }
        self.serve_what_waits();
    }

    /// Runs statements outside any batch: migrations and settings.
    pub(crate) async fn alone<T>(
        self: &Arc<Self>,
        work: impl FnOnce(&mut Connection) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let mut writer = self.writer.lock().await;
        let done = match writer.commit_batch() {
            Ok(()) => work(&mut writer.connection),
            Err(fault) => Err(fault),
        };
        drop(writer);
        self.serve_what_waits();
        done
    }
}

impl ReaderPool {
    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Connection>> {
        self.free.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl ReadConnection {
    pub(crate) fn rows(&self, sql: &'static str, values: &[Value<'_>]) -> Result<Vec<Row>, Fault> {
        match &self.connection {
            Some(connection) => rows(connection, sql, values),
            None => Err(Fault::new(FaultKind::Broken, "no reader is left")),
        }
    }
}

impl Drop for ReadConnection {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            // Nothing was written: a transaction that is over already has nothing to end.
            let _over = run(&connection, "COMMIT");
            self.pool.lock().push(connection);
        }
    }
}

impl<'a> Ticket<'a> {
    fn draw(sqlite: &'a Arc<Sqlite>) -> Self {
        sqlite.queueing.fetch_add(1, Ordering::SeqCst);
        Self {
            sqlite,
            is_served: false,
        }
    }

    fn serve(&mut self) {
        self.is_served = true;
        self.sqlite.queueing.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Drop for Ticket<'_> {
    fn drop(&mut self) {
        if !self.is_served {
            self.serve();
            self.sqlite.commit_if_nobody_is_next();
        }
    }
}

impl Writer {
    fn begin(&mut self, undo: Undo) -> Result<(), Fault> {
        if undo == Undo::Together && self.holds_alone {
            self.commit_batch()?;
        }
        self.begin_batch()?;
        match undo {
            Undo::Alone => {
                run(&self.connection, "SAVEPOINT caller").map_err(|error| fault("beginning a transaction", error))
            }
            Undo::Together => Ok(()),
        }
    }

    fn begin_batch(&mut self) -> Result<(), Fault> {
        if self.open_since.is_none() {
            run(&self.connection, "BEGIN IMMEDIATE").map_err(|error| fault("beginning a transaction", error))?;
            self.open_since = Some(Instant::now());
        }
        Ok(())
    }

    /// Commits the outer transaction and tells everybody whose work it holds.
    fn commit_batch(&mut self) -> Result<(), Fault> {
        if self.open_since.is_none() {
            return Ok(());
        }
        let committed = sync(|| run(&self.connection, "COMMIT")).map_err(|error| fault("committing", error));
        if committed.is_err() && !self.connection.is_autocommit() {
            // A full disk leaves the transaction open; it must not be committed later behind the callers' backs.
            let _gone = run(&self.connection, "ROLLBACK");
        }
        self.commits.fetch_add(1, Ordering::Relaxed);
        self.end_batch(&committed);
        committed
    }

    fn end_batch(&mut self, result: &Result<(), Fault>) {
        self.open_since = None;
        self.holds_alone = false;
        self.usual = self.waiting.len().max(self.usual * 7 / 8).clamp(1, BATCH_CALLERS);
        for caller in self.waiting.drain(..) {
            // A caller that no longer listens has gone away on its own.
            let _gone = caller.send(result.clone());
        }
    }

    fn is_batch_full(&self) -> bool {
        self.waiting.len() >= BATCH_CALLERS || self.open_since.is_some_and(|since| since.elapsed() > BATCH_AGE)
    }
}

impl WriteTx {
    pub(crate) fn rows(&mut self, sql: &'static str, values: &[Value<'_>]) -> Result<Vec<Row>, Fault> {
        self.with(|connection| rows(connection, sql, values))
    }

    pub(crate) fn execute(&mut self, sql: &'static str, values: &[Value<'_>]) -> Result<u64, Fault> {
        self.with(|connection| execute(connection, sql, values))
    }

    fn with<T>(&mut self, work: impl FnOnce(&Connection) -> Result<T, Fault>) -> Result<T, Fault> {
        if let Some(lost) = &self.lost {
            return Err(lost.clone());
        }
        let Some(writer) = &mut self.writer else {
            return Err(Fault::new(FaultKind::Broken, "the transaction has ended"));
        };
        let done = work(&writer.connection);
        if let Err(error) = &done
            && writer.connection.is_autocommit()
        {
            // After some failures (a full disk) SQLite itself rolls everything back, the work of earlier callers too.
            writer.end_batch(&Err(error.clone()));
            self.lost = Some(error.clone());
        }
        done
    }

    pub(crate) async fn commit(mut self) -> Result<(), Fault> {
        match self.release() {
            Ok(None) => Ok(()),
            Ok(Some(told)) => told
                .await
                .unwrap_or_else(|_| Err(Fault::new(FaultKind::Broken, "the writer went away before the commit"))),
            Err(error) => Err(error),
        }
    }

    /// Gives the work to the batch. Either this caller commits for all, or it is told when somebody has.
    fn release(&mut self) -> Result<Option<oneshot::Receiver<Result<(), Fault>>>, Fault> {
        let undo = self.undo;
        self.with(|connection| match undo {
            Undo::Alone => run(connection, "RELEASE caller").map_err(|error| fault("ending a transaction", error)),
            Undo::Together => Ok(()),
        })?;
        let Some(mut writer) = self.writer.take() else {
            return Err(Fault::new(FaultKind::Broken, "the transaction has ended"));
        };
        writer.holds_alone |= undo == Undo::Alone;
        // What waits comes along. If it fails half way, this caller's work is taken back with it.
        let pending = std::mem::take(&mut *self.sqlite.pending());
        if !writer.run_pending(pending) {
            self.hand_over(writer);
            return Err(at_once::taken_back());
        }
        if self.sqlite.queueing.load(Ordering::SeqCst) == 0 || writer.is_batch_full() {
            let committed = writer.commit_batch();
            drop(writer);
            self.sqlite.serve_what_waits();
            return committed.map(|()| None);
        }
        let (tell, told) = oneshot::channel();
        writer.waiting.push(tell);
        drop(writer);
        // The one who was queueing may have gone away between the question and the hand-over.
        self.sqlite.commit_if_nobody_is_next();
        Ok(Some(told))
    }

    /// Takes back the caller's work, and commits for others if they would otherwise wait for nobody.
    fn take_back(&mut self) {
        let Some(mut writer) = self.writer.take() else { return };
        if self.lost.is_none() && self.undo == Undo::Together {
            writer.take_batch_back();
        } else if self.lost.is_none() && writer.open_since.is_some() {
            let undone =
                run(&writer.connection, "ROLLBACK TO caller").and_then(|()| run(&writer.connection, "RELEASE caller"));
            if let Err(error) = undone {
                let error = fault("taking a transaction back", error);
                let _gone = run(&writer.connection, "ROLLBACK");
                writer.end_batch(&Err(error));
            }
        }
        self.hand_over(writer);
    }

    fn leave_without_savepoint(mut self) {
        if let Some(writer) = self.writer.take() {
            self.hand_over(writer);
        }
    }

    fn hand_over(&self, mut writer: OwnedMutexGuard<Writer>) {
        if self.sqlite.queueing.load(Ordering::SeqCst) == 0 || writer.is_batch_full() {
            // Nothing of this caller is in it; those who wait are told through the channel.
            let _told = writer.commit_batch();
        }
        drop(writer);
        self.sqlite.commit_if_nobody_is_next();
    }
}

impl Drop for WriteTx {
    fn drop(&mut self) {
        self.take_back();
    }
}

fn open_reader(path: &Path) -> Result<Connection, Fault> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let opened = Connection::open_with_flags(path, flags).and_then(|connection| {
        connection.busy_timeout(BUSY)?;
        connection.execute_batch(READER_SETTINGS)?;
        prepare_once(&connection)?;
        Ok(connection)
    });
    opened.map_err(|error| fault("opening the database file for reading", error))
}

/// A statement is planned when it is first used and kept. Without the guarantee of a stable plan SQLite looks at the
/// values, and plans a statement anew at every execution with others.
fn prepare_once(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_prepared_statement_cache_capacity(CACHED_STATEMENTS);
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)
        .map(|_| ())
}

fn run(connection: &Connection, sql: &str) -> rusqlite::Result<()> {
    connection.prepare_cached(sql)?.raw_execute().map(|_| ())
}

fn execute(connection: &Connection, sql: &'static str, values: &[Value<'_>]) -> Result<u64, Fault> {
    let run = || {
        let mut statement = connection.prepare_cached(sql)?;
        bind(&mut statement, values)?;
        statement.raw_execute()
    };
    match run() {
        Ok(rows) => Ok(u64::try_from(rows).unwrap_or(0)),
        Err(error) => Err(statement_fault(sql, error)),
    }
}

fn rows(connection: &Connection, sql: &'static str, values: &[Value<'_>]) -> Result<Vec<Row>, Fault> {
    let run = || {
        let mut statement = connection.prepare_cached(sql)?;
        bind(&mut statement, values)?;
        let columns = statement.column_count();
        let mut answer = statement.raw_query();
        let mut rows = Vec::new();
        while let Some(row) = answer.next()? {
            let mut cells = Vec::with_capacity(columns);
            for column in 0..columns {
                cells.push(Cell::from(row.get_ref(column)?));
            }
            rows.push(Row(cells));
        }
        Ok(rows)
    };
    run().map_err(|error| statement_fault(sql, error))
}

/// `$1` is a name to SQLite, numbered by first appearance. A statement must therefore name its values in order.
fn bind(statement: &mut rusqlite::CachedStatement<'_>, values: &[Value<'_>]) -> rusqlite::Result<()> {
    debug_assert_eq!(
        statement.parameter_count(),
        values.len(),
        "a statement and its values differ in number"
    );
    for (index, value) in values.iter().enumerate() {
        debug_assert_eq!(
            statement.parameter_name(index + 1).map(str::to_owned),
            Some(format!("${}", index + 1)),
            "a statement must use its values in order"
        );
        statement.raw_bind_parameter(index + 1, value)?;
    }
    Ok(())
}

/// Leaves the thread to other tasks while the disk works, where the runtime can do that.
fn sync<T>(work: impl FnOnce() -> T) -> T {
    let can_leave = tokio::runtime::Handle::try_current()
        .is_ok_and(|handle| handle.runtime_flavor() == tokio::runtime::RuntimeFlavor::MultiThread);
    if can_leave {
        tokio::task::block_in_place(work)
    } else {
        work()
    }
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Bool(truth) => ValueRef::Integer(i64::from(*truth)),
            Value::Int(number) => ValueRef::Integer(*number),
            Value::Float(number) => ValueRef::Real(*number),
            Value::Text(text) | Value::Json(text) => ValueRef::Text(text.as_bytes()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
            Value::Uuid(id) => ValueRef::Blob(id.as_bytes()),
            Value::Instant(at) => ValueRef::Integer(micros(*at)),
        }))
    }
}

impl From<ValueRef<'_>> for Cell {
    fn from(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::Null => Self::Null,
            ValueRef::Integer(number) => Self::Int(number),
            ValueRef::Real(number) => Self::Float(number),
            ValueRef::Text(text) => Self::Text(String::from_utf8_lossy(text).into_owned()),
            ValueRef::Blob(bytes) => Self::Bytes(bytes.to_vec()),
        }
    }
}

fn statement_fault(sql: &str, error: rusqlite::Error) -> Fault {
    // The text of a statement is ours and holds no values.
    let first_line = sql.lines().next().unwrap_or_default().trim();
    fault(&format!("running `{first_line}`"), error)
}

/// Messages of SQLite name tables and columns, never values.
pub(crate) fn fault(context: &str, error: rusqlite::Error) -> Fault {
    let (code, extended) = error
        .sqlite_error()
        .map_or((None, 0), |cause| (Some(cause.code), cause.extended_code));
    let is_key = extended == ffi::SQLITE_CONSTRAINT_UNIQUE || extended == ffi::SQLITE_CONSTRAINT_PRIMARYKEY;
    let kind = if is_key {
        FaultKind::Duplicate
    } else if code == Some(rusqlite::ErrorCode::DiskFull) {
        FaultKind::Full
    } else if matches!(
        code,
        Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked)
    ) {
        FaultKind::Conflict
    } else if matches!(code, Some(rusqlite::ErrorCode::CannotOpen)) {
        FaultKind::Unreachable
    } else if matches!(
        code,
        Some(rusqlite::ErrorCode::DatabaseCorrupt | rusqlite::ErrorCode::NotADatabase)
    ) {
        FaultKind::Altered
    } else {
        FaultKind::Broken
    };
    Fault::caused(kind, context, error)
}
