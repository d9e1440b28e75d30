//! The rows of a recording written by a hand-written transaction with the bare PostgreSQL driver.

use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::{Duration, Instant, UNIX_EPOCH};

use maklumat_store::Uuid;
use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use tokio_postgres::{Client, NoTls};

use crate::engine::recording::{Completion, Datum, Recording};
use crate::stopped::Stopped;

/// As many connections as the store keeps.
const CONNECTIONS: usize = 16;

/// A database of its own for one regency, gone when [`Place::remove`] was called.
pub(crate) struct Place {
    server: String,
    name: String,
}

impl Place {
    pub(crate) async fn create(server: &str, name: &str) -> Result<Self, Stopped> {
        let place = Self {
            server: server.to_owned(),
            name: format!("maklumat_bench_{name}_{}", std::process::id()),
        };
        connect(server)
            .await?
            .batch_execute(&format!("CREATE DATABASE {}", place.name))
            .await?;
        Ok(place)
    }

    /// The server's address with this database in place of the one it names.
    pub(crate) fn address(&self) -> String {
        let (before, after) = self
            .server
            .split_once('?')
            .map_or((self.server.as_str(), None), |(before, after)| (before, Some(after)));
        let host = match before
            .find("://")
            .and_then(|scheme| before[scheme + 3..].find('/').map(|slash| scheme + 3 + slash))
        {
            Some(slash) => &before[..slash],
            None => before,
        };
        let query = after.map(|after| format!("?{after}")).unwrap_or_default();
        format!("{host}/{}{query}", self.name)
    }

    pub(crate) async fn remove(self) -> Result<(), Stopped> {
        Ok(connect(&self.server)
            .await?
            .batch_execute(&format!("DROP DATABASE {} WITH (FORCE)", self.name))
            .await?)
    }
}

/// Writes everything, a transaction for each completion, over at most sixteen connections at once.
pub(crate) async fn write(address: &str, recording: &Arc<Recording>, callers: usize) -> Result<Duration, Stopped> {
    let mut clients = Vec::new();
    for _ in 0..callers.min(CONNECTIONS) {
        let client = connect(address).await?;
        // Both sides prepare their statements once per connection; the floor does it before the clock starts.
        let prepared = Prepared::new(client, recording).await?;
        clients.push(prepared);
    }
    let count = clients.len();
    let begun = Instant::now();
    let tasks: Vec<_> = clients
        .into_iter()
        .enumerate()
        .map(|(index, client)| {
            let recording = Arc::clone(recording);
            tokio::spawn(async move {
                for completion in recording.cases.iter().skip(index).step_by(count).flatten() {
                    client.write(completion).await?;
                }
                Ok::<(), Stopped>(())
            })
        })
        .collect();
    for task in tasks {
        task.await??;
    }
    Ok(begun.elapsed())
}

struct Prepared {
    client: Client,
    statements: Vec<(&'static str, tokio_postgres::Statement)>,
}

impl Prepared {
    async fn new(client: Client, recording: &Recording) -> Result<Self, Stopped> {
        let mut statements: Vec<(&'static str, tokio_postgres::Statement)> = Vec::new();
        for statement in recording.cases.iter().flatten().flatten() {
            if statements.iter().all(|(sql, _)| *sql != statement.sql) {
                statements.push((statement.sql, client.prepare(statement.sql).await?));
            }
        }
        Ok(Self { client, statements })
    }

    /// Two round trips: the work, and its commit once all of it has touched what it should.
    async fn write(&self, completion: &Completion) -> Result<(), Stopped> {
        let mut pending: Vec<Answer<'_>> =
            vec![Box::pin(async { self.client.batch_execute("BEGIN").await.map(|()| 1) })];
        for statement in completion {
            let (_, prepared) = self
                .statements
                .iter()
                .find(|(sql, _)| *sql == statement.sql)
                .ok_or_else(|| Stopped::new("a statement was not prepared"))?;
            pending.push(Box::pin(async move {
                let values: Vec<&(dyn ToSql + Sync)> = statement
                    .values
                    .iter()
                    .map(|value| value as &(dyn ToSql + Sync))
                    .collect();
                self.client.execute(prepared, &values).await
            }));
        }
        for touched in all(pending).await {
            if touched? == 0 {
                return Err(Stopped::new("the floor touched no row"));
            }
        }
        Ok(self.client.batch_execute("COMMIT").await?)
    }
}

type Answer<'a> = Pin<Box<dyn Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>;

/// Polls in order until each has answered: the driver sends at the first poll, so this is a pipeline.
async fn all(mut pending: Vec<Answer<'_>>) -> Vec<Result<u64, tokio_postgres::Error>> {
    let mut answers: Vec<Option<_>> = pending.iter().map(|_| None).collect();
    std::future::poll_fn(|context| {
        for (future, answer) in pending.iter_mut().zip(&mut answers) {
            if answer.is_none()
                && let Poll::Ready(value) = future.as_mut().poll(context)
            {
                *answer = Some(value);
            }
        }
        if answers.iter().all(Option::is_some) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
    answers.into_iter().flatten().collect()
}

async fn connect(address: &str) -> Result<Client, Stopped> {
    let (client, connection) = tokio_postgres::connect(address, NoTls).await?;
    // It ends when its client is dropped; what went wrong before that, the client is told.
    drop(tokio::spawn(connection));
    Ok(client)
}

impl ToSql for Datum {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(number) => number.to_sql(ty, out),
            Self::Text(text) => text.to_sql(ty, out),
            Self::Bytes(bytes) => bytes.to_sql(ty, out),
            Self::Id(id) => <Uuid as ToSql>::to_sql(id, ty, out),
            Self::At(micros) => (UNIX_EPOCH + Duration::from_micros(u64::try_from(*micros)?)).to_sql(ty, out),
        }
    }

    /// The server compares each type with its column when the statement is prepared.
    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_keeps_host_and_settings_and_changes_the_database() {
        let place = |server: &str| Place {
            server: server.to_owned(),
            name: "bench".to_owned(),
        };
        assert_eq!(
            place("postgres://a@b:1/postgres?x=y").address(),
            "postgres://a@b:1/bench?x=y"
        );
        assert_eq!(place("postgres://a@b:1").address(), "postgres://a@b:1/bench");
    }
}
