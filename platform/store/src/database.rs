//! The two drivers behind one small door: a reader that asks, a transaction that changes.

use std::ops::{Deref, DerefMut};
use std::path::Path;
use std::sync::Arc;

use maklumat_calendar::Timestamp;

use crate::database::holders::Held;
use crate::database::sqlite::Undo;
use crate::fault::{Fault, FaultKind};
use crate::seal::Keys;
use crate::value::{Row, Value};

pub(crate) mod holders;
pub(crate) mod postgres;
pub(crate) mod sqlite;

/// An open database of either kind.
#[derive(Clone)]
pub(crate) enum Database {
    Sqlite(Arc<sqlite::Sqlite>),
    Postgres(Arc<postgres::Postgres>),
}

/// Asks questions. Of SQLite it sees what is committed at each statement; nothing can be changed through it.
pub struct Reader {
    connection: Connection,
    pub(crate) tenant: i64,
    pub(crate) keys: Arc<Keys>,
    _held: Held,
}

/// A unit of work. Dropped without `commit`, it leaves no trace.
pub struct Tx(Reader);

enum Connection {
    SqliteReader(sqlite::ReadConnection),
    SqliteWriter(sqlite::WriteTx),
    Postgres(postgres::Client),
}

/// A statement with its values, for [`Tx::batch`].
pub(crate) struct Bound<'a> {
    pub(crate) sql: &'static str,
    pub(crate) values: Vec<Value<'a>>,
    /// Touching no row means that another writer came first.
    pub(crate) must_touch: bool,
}

impl<'a> Bound<'a> {
    pub(crate) const fn new(sql: &'static str, values: Vec<Value<'a>>) -> Self {
        Self {
            sql,
            values,
            must_touch: false,
        }
    }

    pub(crate) fn judge(&self, result: Result<u64, Fault>) -> Result<u64, Fault> {
        match result {
            Ok(0) if self.must_touch => Err(Fault::new(
                FaultKind::Conflict,
                "another writer came first; nothing was changed",
            )),
            Ok(touched) => Ok(touched),
            Err(fault) => Err(fault),
        }
    }
}

impl Database {
    pub(crate) async fn open(url: &str) -> Result<Self, Fault> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            return Ok(Self::Sqlite(Arc::new(sqlite::Sqlite::open(Path::new(path))?)));
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres(Arc::new(postgres::Postgres::open(url)?)));
        }
        Err(Fault::new(
            FaultKind::Refused,
            "a database address begins with `sqlite:` or `postgres://`",
        ))
    }

    /// A task holds one connection at a time, see [`holders`].
    pub(crate) fn enter(&self) -> Result<Held, Fault> {
        match self {
            Self::Sqlite(sqlite) => sqlite.holders.enter(),
            Self::Postgres(postgres) => postgres.holders.enter(),
        }
    }

    pub(crate) async fn reader(&self, tenant: i64, keys: Arc<Keys>) -> Result<Reader, Fault> {
        let held = self.enter()?;
        let connection = match self {
            Self::Sqlite(sqlite) => Connection::SqliteReader(sqlite.reader().await?),
            Self::Postgres(postgres) => Connection::Postgres(postgres.client().await?),
        };
        Ok(Reader {
            connection,
            tenant,
            keys,
            _held: held,
        })
    }

    /// Runs statements in order as one transaction and makes it durable. A fault changes nothing.
    pub(crate) async fn write_at_once(&self, statements: &[Bound<'_>]) -> Result<(), Fault> {
        let _held = self.enter()?;
        match self {
            Self::Sqlite(sqlite) => sqlite.write_at_once(statements).await,
            Self::Postgres(postgres) => {
                let mut client = postgres.begin().await?;
                match client.batch(statements).await {
                    Ok(_) => client.commit().await,
                    Err(fault) => {
                        client.roll_back().await;
                        Err(fault)
                    }
                }
            }
        }
    }

    pub(crate) async fn begin(&self, tenant: i64, keys: Arc<Keys>, undo: Undo) -> Result<Tx, Fault> {
        let held = self.enter()?;
        let connection = match self {
            Self::Sqlite(sqlite) => Connection::SqliteWriter(sqlite.begin(undo).await?),
            Self::Postgres(postgres) => Connection::Postgres(postgres.begin().await?),
        };
        Ok(Tx(Reader {
            connection,
            tenant,
            keys,
            _held: held,
        }))
    }
}

impl Reader {
    #[must_use]
    pub const fn tenant(&self) -> i64 {
        self.tenant
    }

    /// All rows of an answer.
    pub async fn rows(&mut self, sql: &'static str, values: &[Value<'_>]) -> Result<Vec<Row>, Fault> {
        match &mut self.connection {
            Connection::SqliteReader(reader) => reader.rows(sql, values),
            Connection::SqliteWriter(writer) => writer.rows(sql, values),
            Connection::Postgres(client) => Box::pin(client.rows(sql, values)).await,
        }
    }

    /// The first row of an answer, if there is one.
    pub async fn row(&mut self, sql: &'static str, values: &[Value<'_>]) -> Result<Option<Row>, Fault> {
        Ok(self.rows(sql, values).await?.into_iter().next())
    }

    pub(crate) const fn is_postgres(&self) -> bool {
        matches!(self.connection, Connection::Postgres(_))
    }
}

impl Tx {
    /// Runs one statement and says how many rows it touched.
    pub async fn execute(&mut self, sql: &'static str, values: &[Value<'_>]) -> Result<u64, Fault> {
        match &mut self.0.connection {
            Connection::SqliteReader(_) => Err(Fault::new(FaultKind::Broken, "a reader was used to write")),
            Connection::SqliteWriter(writer) => writer.execute(sql, values),
            Connection::Postgres(client) => Box::pin(client.execute(sql, values)).await,
        }
    }

    /// Runs statements in order, on PostgreSQL in one round trip, and says how many rows each touched. After a fault
    /// the transaction can only be dropped.
    pub(crate) async fn batch(&mut self, statements: &[Bound<'_>]) -> Result<Vec<u64>, Fault> {
        match &mut self.0.connection {
            Connection::SqliteReader(_) => Err(Fault::new(FaultKind::Broken, "a reader was used to write")),
            Connection::SqliteWriter(writer) => statements
                .iter()
                .map(|bound| bound.judge(writer.execute(bound.sql, &bound.values)))
                .collect(),
            Connection::Postgres(client) => Box::pin(client.batch(statements)).await,
        }
    }

    /// Makes the work durable. It is on disk when this returns; on SQLite callers of the same moment share one sync.
    pub async fn commit(self) -> Result<(), Fault> {
        match self.0.connection {
            Connection::SqliteReader(_) => Ok(()),
            Connection::SqliteWriter(writer) => writer.commit().await,
            Connection::Postgres(client) => Box::pin(client.commit()).await,
        }
    }

    /// Takes the work back. Dropping does the same.
    pub async fn roll_back(self) {
        match self.0.connection {
            Connection::SqliteReader(_) | Connection::SqliteWriter(_) => {}
            Connection::Postgres(client) => Box::pin(client.roll_back()).await,
        }
    }
}

impl Deref for Tx {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        &self.0
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Reader {
        &mut self.0
    }
}

/// Microseconds, the grain of every instant in the database.
pub(crate) fn micros(at: Timestamp) -> i64 {
    at.as_microsecond()
}
