//! The rows of a recording written by hand with the bare SQLite driver: what the disk and the database alone take.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};

use crate::engine::recording::{Completion, Datum, Recording};
use crate::stopped::Stopped;

const SETTINGS: &str = "
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -32768;
    PRAGMA wal_autocheckpoint = 4000;
";
const CACHED_STATEMENTS: usize = 64;

/// Writes everything, a commit for each `batch` completions, and says how long it took.
pub(crate) fn write(database: &Path, recording: &Recording, batch: usize) -> Result<Duration, Stopped> {
    let connection = Connection::open(database)?;
    connection.execute_batch(SETTINGS)?;
    connection.set_prepared_statement_cache_capacity(CACHED_STATEMENTS);
    let order = recording.interleaved(batch);
    let begun = Instant::now();
    for together in order.chunks(batch) {
        connection.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
        for completion in together {
            write_one(&connection, completion)?;
        }
        connection.prepare_cached("COMMIT")?.execute([])?;
    }
    Ok(begun.elapsed())
}

fn write_one(connection: &Connection, completion: &Completion) -> Result<(), Stopped> {
    for statement in completion {
        let mut prepared = connection.prepare_cached(statement.sql)?;
        for (index, value) in statement.values.iter().enumerate() {
            prepared.raw_bind_parameter(index + 1, value)?;
        }
        if prepared.raw_execute()? == 0 {
            return Err(Stopped::new(format!("the floor touched no row: {}", statement.sql)));
        }
    }
    Ok(())
}

impl ToSql for Datum {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(number) | Self::At(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
            Self::Id(id) => ValueRef::Blob(id.as_bytes()),
        }))
    }
}
