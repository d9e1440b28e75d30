//! Numbered, forward-only changes of the schema, embedded in the program and run when a database is opened.

use std::fmt::Write as _;

use maklumat_calendar::Timestamp;
use sha2::{Digest, Sha256};

use crate::database::{Database, micros, postgres, sqlite};
use crate::dialect::{Dialect, LOCK_MIGRATIONS, UNLOCK_MIGRATIONS};
use crate::fault::{Fault, FaultKind};
use crate::seal::hex;

/// One step of the schema. Once released it is never edited; its checksum is in `migrations/LOCK`.
struct Migration {
    number: i64,
    name: &'static str,
    text: Text,
}

enum Text {
    One(&'static str),
    Fork {
        sqlite: &'static str,
        postgres: &'static str,
    },
}

/// In order of number. To change the schema, add a file and a line here, then a line to `migrations/LOCK`.
const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 1,
        name: "definition",
        text: Text::One(include_str!("../migrations/0001_definition.sql")),
    },
    Migration {
        number: 2,
        name: "matter",
        text: Text::One(include_str!("../migrations/0002_matter.sql")),
    },
    Migration {
        number: 3,
        name: "effect",
        text: Text::One(include_str!("../migrations/0003_effect.sql")),
    },
    Migration {
        number: 4,
        name: "people",
        text: Text::One(include_str!("../migrations/0004_people.sql")),
    },
    Migration {
        number: 5,
        name: "checkpoint",
        text: Text::One(include_str!("../migrations/0005_checkpoint.sql")),
    },
    Migration {
        number: 6,
        name: "append_only",
        text: Text::Fork {
            sqlite: include_str!("../migrations/0006_append_only.sqlite.sql"),
            postgres: include_str!("../migrations/0006_append_only.postgres.sql"),
        },
    },
    Migration {
        number: 8,
        name: "print",
        text: Text::One(include_str!("../migrations/0008_print.sql")),
    },
    Migration {
        number: 9,
        name: "message",
        text: Text::One(include_str!("../migrations/0009_message.sql")),
    },
    Migration {
        number: 10,
        name: "deputies_and_counts",
        text: Text::One(include_str!("../migrations/0010_deputies_and_counts.sql")),
    },
    Migration {
        number: 11,
        name: "turn",
        text: Text::One(include_str!("../migrations/0011_turn.sql")),
    },
    Migration {
        number: 12,
        name: "indexes",
        text: Text::One(include_str!("../migrations/0012_indexes.sql")),
    },
    Migration {
        number: 13,
        name: "free_and_held",
        text: Text::One(include_str!("../migrations/0013_free_and_held.sql")),
    },
    Migration {
        number: 14,
        name: "closing",
        text: Text::One(include_str!("../migrations/0014_closing.sql")),
    },
    Migration {
        number: 15,
        name: "upload",
        text: Text::One(include_str!("../migrations/0015_upload.sql")),
    },
    Migration {
        number: 16,
        name: "helped",
        text: Text::One(include_str!("../migrations/0016_helped.sql")),
    },
    Migration {
        number: 17,
        name: "letter",
        text: Text::One(include_str!("../migrations/0017_letter.sql")),
    },
    Migration {
        number: 18,
        name: "my_cases",
        text: Text::One(include_str!("../migrations/0018_my_cases.sql")),
    },
    Migration {
        number: 19,
        name: "sign_in",
        text: Text::Fork {
            sqlite: include_str!("../migrations/0019_sign_in.sqlite.sql"),
            postgres: include_str!("../migrations/0019_sign_in.postgres.sql"),
        },
    },
    Migration {
        number: 20,
        name: "absence",
        text: Text::One(include_str!("../migrations/0020_absence.sql")),
    },
    Migration {
        number: 21,
        name: "desk",
        text: Text::One(include_str!("../migrations/0021_desk.sql")),
    },
    Migration {
        number: 22,
        name: "desk_acts",
        text: Text::One(include_str!("../migrations/0022_desk_acts.sql")),
    },
    Migration {
        number: 24,
        name: "proposal",
        text: Text::One(include_str!("../migrations/0024_proposal.sql")),
    },
    Migration {
        number: 25,
        name: "retention",
        text: Text::One(include_str!("../migrations/0025_retention.sql")),
    },
    Migration {
        number: 26,
        name: "paper",
        text: Text::One(include_str!("../migrations/0026_paper.sql")),
    },
    Migration {
        number: 27,
        name: "sending",
        text: Text::One(include_str!("../migrations/0027_sending.sql")),
    },
    Migration {
        number: 28,
        name: "counting",
        text: Text::One(include_str!("../migrations/0028_counting.sql")),
    },
    Migration {
        number: 29,
        name: "seldom",
        text: Text::One(include_str!("../migrations/0029_seldom.sql")),
    },
    Migration {
        number: 30,
        name: "sop_draft",
        text: Text::One(include_str!("../migrations/0030_sop_draft.sql")),
    },
    Migration {
        number: 31,
        name: "standard",
        text: Text::One(include_str!("../migrations/0031_standard.sql")),
    },
    Migration {
        number: 32,
        name: "draft_comment",
        text: Text::One(include_str!("../migrations/0032_draft_comment.sql")),
    },
    Migration {
        number: 33,
        name: "simulation",
        text: Text::One(include_str!("../migrations/0033_simulation.sql")),
    },
    Migration {
        number: 34,
        name: "monitoring",
        text: Text::One(include_str!("../migrations/0034_monitoring.sql")),
    },
    Migration {
        number: 35,
        name: "proposed_draft",
        text: Text::One(include_str!("../migrations/0035_proposed_draft.sql")),
    },
];

/// Not of any tenant: it describes the database itself.
const REGISTER: &str = "CREATE TABLE IF NOT EXISTS schema_migration (
    number bigint NOT NULL PRIMARY KEY,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at {instant} NOT NULL
)";
const APPLIED: &str = "SELECT number, checksum FROM schema_migration ORDER BY number";

impl Migration {
    fn text(&self, dialect: Dialect) -> &'static str {
        match (&self.text, dialect) {
            (Text::One(text), _)
            | (Text::Fork { sqlite: text, .. }, Dialect::Sqlite)
            | (Text::Fork { postgres: text, .. }, Dialect::Postgres) => text,
        }
    }

    fn files(&self) -> Vec<(String, &'static str)> {
        match self.text {
            Text::One(text) => vec![(format!("{:04}_{}.sql", self.number, self.name), text)],
            Text::Fork { sqlite, postgres } => vec![
                (format!("{:04}_{}.postgres.sql", self.number, self.name), postgres),
                (format!("{:04}_{}.sqlite.sql", self.number, self.name), sqlite),
            ],
        }
    }
}

/// What `migrations/LOCK` must say: a checksum and a name per file.
#[must_use]
pub fn migration_lock() -> String {
    let mut lock = String::new();
    for (name, text) in MIGRATIONS.iter().flat_map(Migration::files) {
        let _infallible = writeln!(lock, "{}  {name}", checksum(text));
    }
    lock
}

/// What all migrations add up to, for reading: the content of `schema.sql`.
#[must_use]
pub fn schema_text() -> String {
    let mut schema = String::from(
        "-- Generated from the migrations; do not edit.\n-- Words in braces differ between the databases, see `src/dialect.rs`.\n",
    );
    for (name, text) in MIGRATIONS.iter().flat_map(Migration::files) {
        let _infallible = write!(schema, "\n-- {name}\n\n{}\n", text.trim_end());
    }
    schema
}

/// The number of the newest migration this program knows.
#[must_use]
pub fn newest_migration() -> i64 {
    MIGRATIONS.last().map_or(0, |migration| migration.number)
}

/// The numbers of all migrations, in order.
#[cfg(test)]
pub(crate) fn migration_numbers() -> Vec<i64> {
    MIGRATIONS.iter().map(|migration| migration.number).collect()
}

/// Brings a database up to a migration. Gives how many were run.
pub(crate) async fn migrate(database: &Database, to: i64, now: Timestamp) -> Result<usize, Fault> {
    match database {
        Database::Sqlite(database) => database.alone(|connection| migrate_sqlite(connection, to, now)).await,
        Database::Postgres(database) => {
            let client = database.alone().await?;
            migrate_postgres(&client, to, now).await
        }
    }
}

/// How many migrations this program would run on a database. Changes nothing.
pub(crate) async fn waiting(database: &Database) -> Result<usize, Fault> {
    let (dialect, applied) = match database {
        Database::Sqlite(database) => {
            let applied = database.alone(|connection| applied_on_sqlite(connection)).await?;
            (Dialect::Sqlite, applied)
        }
        Database::Postgres(database) => {
            let client = database.alone().await?;
            (Dialect::Postgres, applied_on_postgres(&client).await?)
        }
    };
    Ok(missing(dialect, applied, newest_migration())?.len())
}

fn applied_on_sqlite(connection: &rusqlite::Connection) -> Result<Vec<(i64, String)>, Fault> {
    connection
        .prepare(APPLIED)
        .and_then(|mut statement| statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect())
        .map_err(|error| sqlite::fault("reading what was migrated", error))
}

async fn applied_on_postgres(client: &tokio_postgres::Client) -> Result<Vec<(i64, String)>, Fault> {
    let broken = |error| postgres::fault("reading what was migrated", &error);
    let rows = client.query(APPLIED, &[]).await.map_err(broken)?;
    rows.iter()
        .map(|row| Ok((row.try_get(0)?, row.try_get(1)?)))
        .collect::<Result<_, tokio_postgres::Error>>()
        .map_err(broken)
}

fn migrate_sqlite(connection: &mut rusqlite::Connection, to: i64, now: Timestamp) -> Result<usize, Fault> {
    let broken = |error| sqlite::fault("migrating the database", error);
    // Whoever comes second waits here and then finds everything done.
    let tx = connection
        .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
        .map_err(broken)?;
    tx.execute_batch(&Dialect::Sqlite.resolve(REGISTER)).map_err(broken)?;
    let missing = missing(Dialect::Sqlite, applied_on_sqlite(&tx)?, to)?;
    for migration in &missing {
        let text = migration.text(Dialect::Sqlite);
        tx.execute_batch(&Dialect::Sqlite.resolve(text))
            .map_err(|error| sqlite::fault(&format!("running migration {}", migration.number), error))?;
        tx.execute(
            "INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES (?1, ?2, ?3, ?4)",
            (migration.number, migration.name, checksum(text), micros(now)),
        )
        .map_err(broken)?;
    }
    tx.commit().map_err(broken)?;
    Ok(missing.len())
}

async fn migrate_postgres(client: &tokio_postgres::Client, to: i64, now: Timestamp) -> Result<usize, Fault> {
    let broken = |error| postgres::fault("migrating the database", &error);
    client.batch_execute(LOCK_MIGRATIONS).await.map_err(broken)?;
    client
        .batch_execute(&Dialect::Postgres.resolve(REGISTER))
        .await
        .map_err(broken)?;
    let missing = missing(Dialect::Postgres, applied_on_postgres(client).await?, to)?;
    for migration in &missing {
        let text = migration.text(Dialect::Postgres);
        // Names and checksums are ours, so nothing needs quoting. One text is one implicit transaction.
        let script = format!(
            "BEGIN; {} INSERT INTO schema_migration (number, name, checksum, applied_at)
             VALUES ({}, '{}', '{}', '{now}'); COMMIT;",
            Dialect::Postgres.resolve(text),
            migration.number,
            migration.name,
            checksum(text),
        );
        client
            .batch_execute(&script)
            .await
            .map_err(|error| postgres::fault(&format!("running migration {}", migration.number), &error))?;
    }
    client.batch_execute(UNLOCK_MIGRATIONS).await.map_err(broken)?;
    Ok(missing.len())
}

/// What is left to run, after making sure that what ran is what this program knows.
fn missing(dialect: Dialect, applied: Vec<(i64, String)>, to: i64) -> Result<Vec<&'static Migration>, Fault> {
    for (number, recorded) in &applied {
        let known = MIGRATIONS
            .iter()
            .find(|migration| migration.number == *number)
            .ok_or_else(|| {
                Fault::new(
                    FaultKind::Schema,
                    format!("the database was made by a newer release: it has migration {number}; use that release"),
                )
            })?;
        if checksum(known.text(dialect)) != *recorded {
            return Err(Fault::new(
                FaultKind::Schema,
                format!("migration {number} was changed after it ran here"),
            ));
        }
    }
    Ok(MIGRATIONS
        .iter()
        .filter(|migration| migration.number <= to && !applied.iter().any(|(number, _)| *number == migration.number))
        .collect())
}

fn checksum(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}
