//! PostgreSQL: a pool of connections, statements prepared once each, one round trip for a batch.

use std::error::Error;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, RecyclingMethod, Runtime};
use maklumat_calendar::Timestamp;
use tokio_postgres::NoTls;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use uuid::Uuid;

use crate::database::holders::Holders;
use crate::database::{Bound, micros};
use crate::fault::{Fault, FaultKind};
use crate::value::{Cell, Row, Value};

const CONNECTIONS: usize = 16;
/// How long to wait for a free connection before saying that there is none.
const PATIENCE: Duration = Duration::from_secs(30);
/// Microseconds from 1970 to 2000, where PostgreSQL begins to count.
const EPOCH: i64 = 946_684_800_000_000;

pub(crate) struct Postgres {
    pool: Pool,
    config: tokio_postgres::Config,
    pub(super) holders: Arc<Holders>,
}

/// A connection; inside a transaction when it came from [`Postgres::begin`].
pub(crate) struct Client {
    /// Empty once given back.
    object: Option<Object>,
    state: State,
}

/// Where a connection stands with its transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Each statement stands for itself.
    Outside,
    /// BEGIN goes out together with the first statement, which saves a round trip.
    Wanted,
    Begun,
}

/// What the server said, without the parts that repeat values of a row.
#[derive(Debug)]
struct ServerError {
    state: String,
    table: Option<String>,
    constraint: Option<String>,
}

impl Postgres {
    pub(crate) fn open(url: &str) -> Result<Self, Fault> {
        let config: tokio_postgres::Config = url.parse().map_err(|_| {
            Fault::new(
                FaultKind::Refused,
                "the address of the PostgreSQL database cannot be read",
            )
        })?;
        let manager = Manager::from_config(
            config.clone(),
            NoTls,
            ManagerConfig {
                recycling_method: RecyclingMethod::Fast,
            },
        );
        let pool = Pool::builder(manager)
            .max_size(CONNECTIONS)
            .runtime(Runtime::Tokio1)
            .wait_timeout(Some(PATIENCE))
            .build()
            .map_err(|error| Fault::caused(FaultKind::Broken, "preparing the connections", error))?;
        Ok(Self {
            pool,
            config,
            holders: Arc::default(),
        })
    }

    pub(crate) const fn config(&self) -> &tokio_postgres::Config {
        &self.config
    }

    pub(crate) async fn client(&self) -> Result<Client, Fault> {
        let object = self.pool.get().await.map_err(|error| {
            if let deadpool_postgres::PoolError::Backend(error) = error {
                return fault("connecting", &error);
            }
            Fault::new(FaultKind::Unreachable, "no connection to the database became free")
        })?;
        Ok(Client {
            object: Some(object),
            state: State::Outside,
        })
    }

    pub(crate) async fn begin(&self) -> Result<Client, Fault> {
        let mut client = self.client().await?;
        client.state = State::Wanted;
        Ok(client)
    }

    /// A connection outside the pool, for migrations and their lock.
    pub(crate) async fn alone(&self) -> Result<tokio_postgres::Client, Fault> {
        let (client, connection) = self
            .config
            .connect(NoTls)
            .await
            .map_err(|error| fault("connecting", &error))?;
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::warn!(error = ?fault("keeping a connection", &error), "a database connection ended");
            }
        });
        Ok(client)
    }
}

impl Client {
    fn object(&self) -> Result<&Object, Fault> {
        self.object
            .as_ref()
            .ok_or_else(|| Fault::new(FaultKind::Broken, "the transaction has ended"))
    }

    pub(crate) async fn rows(&mut self, sql: &'static str, values: &[Value<'_>]) -> Result<Vec<Row>, Fault> {
        let begin = self.begin_if_wanted();
        let object = self.object()?;
        let (begun, rows) = tokio::join!(begin_on(object, begin), rows(object, sql, values));
        begun.and(rows)
    }

    pub(crate) async fn execute(&mut self, sql: &'static str, values: &[Value<'_>]) -> Result<u64, Fault> {
        let begin = self.begin_if_wanted();
        let object = self.object()?;
        let (begun, touched) = tokio::join!(begin_on(object, begin), execute(object, sql, values));
        begun.and(touched)
    }

    pub(crate) async fn batch(&mut self, statements: &[Bound<'_>]) -> Result<Vec<u64>, Fault> {
        let begin = self.begin_if_wanted();
        let object = self.object()?;
        for bound in statements {
            object
                .prepare_cached(bound.sql)
                .await
                .map_err(|error| statement_fault(bound.sql, &error))?;
        }
        // The driver sends in the order of the first poll, so that polling all in order is a pipeline.
        let executions = all(statements.iter().map(|bound| execute(object, bound.sql, &bound.values)));
        let (begun, results) = tokio::join!(begin_on(object, begin), executions);
        begun?;
        statements
            .iter()
            .zip(results)
            .map(|(bound, result)| bound.judge(result))
            .collect()
    }

    pub(crate) async fn commit(mut self) -> Result<(), Fault> {
        if self.state == State::Begun {
            self.object()?
                .batch_execute("COMMIT")
                .await
                .map_err(|error| fault("committing", &error))?;
        }
        self.state = State::Outside;
        Ok(())
    }

    pub(crate) async fn roll_back(mut self) {
        if self.state == State::Begun
            && let Ok(object) = self.object()
            && object.batch_execute("ROLLBACK").await.is_err()
        {
            return;
        }
        self.state = State::Outside;
    }

    /// Whether BEGIN must go out now. Counts as begun from here on, so that a caller cut off leaves nothing open.
    fn begin_if_wanted(&mut self) -> bool {
        let is_wanted = self.state == State::Wanted;
        if is_wanted {
            self.state = State::Begun;
        }
        is_wanted
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let Some(object) = self.object.take() else { return };
        if self.state != State::Begun {
            return;
        }
        // The connection goes back to the pool only when its transaction is over.
        match tokio::runtime::Handle::try_current() {
            Ok(runtime) => {
                runtime.spawn(async move {
                    if object.batch_execute("ROLLBACK").await.is_err() {
                        drop(Object::take(object));
                    }
                });
            }
            Err(_) => drop(Object::take(object)),
        }
    }
}

async fn begin_on(object: &Object, is_wanted: bool) -> Result<(), Fault> {
    if is_wanted {
        object
            .batch_execute("BEGIN")
            .await
            .map_err(|error| fault("beginning a transaction", &error))?;
    }
    Ok(())
}

async fn rows(object: &Object, sql: &'static str, values: &[Value<'_>]) -> Result<Vec<Row>, Fault> {
    let statement = object
        .prepare_cached(sql)
        .await
        .map_err(|error| statement_fault(sql, &error))?;
    let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
    let rows = object
        .query(&statement, &values)
        .await
        .map_err(|error| statement_fault(sql, &error))?;
    rows.iter()
        .map(|row| read_row(row).map_err(|error| statement_fault(sql, &error)))
        .collect()
}

async fn execute(object: &Object, sql: &'static str, values: &[Value<'_>]) -> Result<u64, Fault> {
    let statement = object
        .prepare_cached(sql)
        .await
        .map_err(|error| statement_fault(sql, &error))?;
    let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
    object
        .execute(&statement, &values)
        .await
        .map_err(|error| statement_fault(sql, &error))
}

/// Polls all futures in order until each has answered.
async fn all<F: Future>(futures: impl Iterator<Item = F>) -> Vec<F::Output> {
    let mut futures: Vec<Pin<Box<F>>> = futures.map(Box::pin).collect();
    let mut outputs: Vec<Option<F::Output>> = futures.iter().map(|_| None).collect();
    std::future::poll_fn(|context| {
        for (future, output) in futures.iter_mut().zip(&mut outputs) {
            if output.is_none()
                && let Poll::Ready(value) = future.as_mut().poll(context)
            {
                *output = Some(value);
            }
        }
        if outputs.iter().all(Option::is_some) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
    outputs.into_iter().flatten().collect()
}

fn read_row(row: &tokio_postgres::Row) -> Result<Row, tokio_postgres::Error> {
    (0..row.len())
        .map(|column| row.try_get::<_, Cell>(column))
        .collect::<Result<Vec<_>, _>>()
        .map(Row)
}

impl<'a> FromSql<'a> for Cell {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(match *ty {
            Type::BOOL => Self::Bool(bool::from_sql(ty, raw)?),
            Type::INT2 => Self::Int(i64::from(i16::from_sql(ty, raw)?)),
            Type::INT4 => Self::Int(i64::from(i32::from_sql(ty, raw)?)),
            Type::INT8 => Self::Int(i64::from_sql(ty, raw)?),
            Type::FLOAT8 => Self::Float(f64::from_sql(ty, raw)?),
            Type::BYTEA => Self::Bytes(raw.to_vec()),
            Type::UUID => Self::Uuid(Uuid::from_slice(raw)?),
            Type::TIMESTAMPTZ => {
                let since_2000 = i64::from_be_bytes(raw.try_into()?);
                Self::Instant(Timestamp::from_microsecond(since_2000 + EPOCH)?)
            }
            Type::JSONB => Self::Text(String::from_utf8(raw.get(1..).unwrap_or_default().to_vec())?),
            _ => Self::Text(<&str as FromSql>::from_sql(ty, raw)?.to_owned()),
        })
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Self::Null)
    }

    fn accepts(ty: &Type) -> bool {
        matches!(
            *ty,
            Type::BOOL
                | Type::INT2
                | Type::INT4
                | Type::INT8
                | Type::FLOAT8
                | Type::BYTEA
                | Type::UUID
                | Type::TIMESTAMPTZ
                | Type::JSONB
                | Type::JSON
                | Type::TEXT
                | Type::VARCHAR
                | Type::NAME
        )
    }
}

impl ToSql for Value<'_> {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Value::Null => return Ok(IsNull::Yes),
            Value::Bool(truth) => return truth.to_sql(ty, out),
            Value::Int(number) => match *ty {
                Type::INT4 => return i32::try_from(*number)?.to_sql(ty, out),
                Type::INT2 => return i16::try_from(*number)?.to_sql(ty, out),
                _ => return number.to_sql(ty, out),
            },
            Value::Float(number) => return number.to_sql(ty, out),
            Value::Text(text) => return text.to_sql(ty, out),
            Value::Bytes(bytes) => out.extend_from_slice(bytes),
            Value::Uuid(id) => out.extend_from_slice(id.as_bytes()),
            Value::Instant(at) => out.extend_from_slice(&(micros(*at) - EPOCH).to_be_bytes()),
            Value::Json(text) => {
                if *ty == Type::JSONB {
                    out.extend_from_slice(&[1]);
                }
                out.extend_from_slice(text.as_bytes());
            }
        }
        Ok(IsNull::No)
    }

    /// PostgreSQL itself compares the type of each value with that of its column when the statement is prepared;
    /// what remains is that a value of ours has the wire form of that type.
    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

impl fmt::Display for ServerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the server answered with state {}", self.state)?;
        if let Some(table) = &self.table {
            write!(f, " on table {table}")?;
        }
        if let Some(constraint) = &self.constraint {
            write!(f, ", constraint {constraint}")?;
        }
        Ok(())
    }
}

impl Error for ServerError {}

fn statement_fault(sql: &str, error: &tokio_postgres::Error) -> Fault {
    let first_line = sql.lines().next().unwrap_or_default().trim();
    fault(&format!("running `{first_line}`"), error)
}

/// The server's message and detail may repeat values of a row, so only state, table and constraint are kept.
pub(crate) fn fault(context: &str, error: &tokio_postgres::Error) -> Fault {
    let Some(server) = error.as_db_error() else {
        // Closed and refused connections; the rest are values that do not fit a column.
        let kind = if error.is_closed() || error.source().is_some_and(|cause| cause.is::<std::io::Error>()) {
            FaultKind::Unreachable
        } else {
            FaultKind::Broken
        };
        return Fault::caused(kind, context, error.to_string());
    };
    let state = server.code();
    let kind = if [SqlState::T_R_SERIALIZATION_FAILURE, SqlState::T_R_DEADLOCK_DETECTED].contains(state) {
        FaultKind::Conflict
    } else if *state == SqlState::UNIQUE_VIOLATION {
        FaultKind::Duplicate
    } else if *state == SqlState::DISK_FULL {
        FaultKind::Full
    } else if [
        SqlState::ADMIN_SHUTDOWN,
        SqlState::CRASH_SHUTDOWN,
        SqlState::CANNOT_CONNECT_NOW,
    ]
    .contains(state)
    {
        FaultKind::Unreachable
    } else {
        FaultKind::Broken
    };
    let server = ServerError {
        state: state.code().to_owned(),
        table: server.table().map(str::to_owned),
        constraint: server.constraint().map(str::to_owned),
    };
    Fault::caused(kind, context, server)
}
