use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::database::Database;
use crate::database::sqlite::Undo;
use crate::dialect::Dialect;
use crate::migrations::{migrate, migration_lock, migration_numbers, newest_migration, schema_text};
use crate::tests::statements::{postgres_list, sqlite_list, table_names, unique_keys};
use crate::tests::{Place, connect, now, on_both_databases, submitted};
use crate::{FaultKind, Store, Value};

on_both_databases!(
    migrations_run_one_by_one_over_data_of_the_release_before,
    opening_twice_migrates_once,
    looking_at_an_older_database_leaves_it_as_it_is,
    two_processes_may_open_a_new_database_at_once,
    a_database_of_a_newer_release_is_refused,
    a_migration_changed_after_it_ran_is_refused,
);

const NEWER: &str = "INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES ($1, 'later', '', $2)";
const CHANGED: &str = "UPDATE schema_migration SET checksum = $1 WHERE number = 2";
const APPLIED: &str = "SELECT COUNT(*) FROM schema_migration";
const OLD_DEFINITION: &str =
    "INSERT INTO definition (tenant, unit, service, version, digest, source, published_at, effective)
    VALUES ($1, 'dishub', 'uji-kir', 1, 'a', 'b', $2, '2026-01-01')";

async fn migrations_run_one_by_one_over_data_of_the_release_before(place: &Place) {
    let database = Database::open(&place.url).await.unwrap();
    for number in migration_numbers() {
        assert_eq!(
            migrate(&database, number, now()).await.unwrap(),
            1,
            "migration {number}"
        );
        if number == 1 {
            let keys = std::sync::Arc::new(place.config().keys);
            let mut tx = database.begin(9901, keys, Undo::Alone).await.unwrap();
            tx.execute(OLD_DEFINITION, &[Value::Int(9901), now().into()])
                .await
                .unwrap();
            tx.commit().await.unwrap();
        }
    }
    drop(database);
    let store = place.open().await;
    assert_eq!(store.read().await.unwrap().definitions().await.unwrap().len(), 1);
    submitted(&store, "KTP-1", 0).await;
}

async fn opening_twice_migrates_once(place: &Place) {
    place.open().await;
    let store = place.open().await;
    let mut row = store.read().await.unwrap().row(APPLIED, &[]).await.unwrap().unwrap();
    assert_eq!(row.int(0).unwrap(), migration_numbers().len() as i64);
}

async fn looking_at_an_older_database_leaves_it_as_it_is(place: &Place) {
    let database = Database::open(&place.url).await.unwrap();
    migrate(&database, newest_migration() - 1, now()).await.unwrap();
    drop(database);
    for _ in 0..2 {
        let store = Store::open_as_it_is(place.config()).await.unwrap();
        assert_eq!(store.waiting_migrations().await.unwrap(), 1);
    }
    assert_eq!(place.open().await.waiting_migrations().await.unwrap(), 0);
}

async fn two_processes_may_open_a_new_database_at_once(place: &Place) {
    let (one, two) = tokio::join!(Store::open(place.config(), now()), Store::open(place.config(), now()));
    assert_eq!(
        one.unwrap().row_counts().await.unwrap(),
        two.unwrap().row_counts().await.unwrap()
    );
}

async fn a_database_of_a_newer_release_is_refused(place: &Place) {
    let store = place.open().await;
    let mut tx = store.begin().await.unwrap();
    tx.execute(NEWER, &[Value::Int(newest_migration() + 1), now().into()])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let fault = Store::open(place.config(), now()).await.err().unwrap();
    assert_eq!(fault.kind(), FaultKind::Schema);
    assert!(fault.to_string().contains("newer release"));
}

async fn a_migration_changed_after_it_ran_is_refused(place: &Place) {
    let store = place.open().await;
    let mut tx = store.begin().await.unwrap();
    tx.execute(CHANGED, &[Value::Text("another")]).await.unwrap();
    tx.commit().await.unwrap();
    let fault = Store::open(place.config(), now()).await.err().unwrap();
    assert_eq!(fault.kind(), FaultKind::Schema);
    assert!(fault.to_string().contains("migration 2"));
}

#[test]
fn released_migrations_are_locked_by_checksum() {
    compare_with("migrations/LOCK", &migration_lock());
}

#[test]
fn the_schema_for_reading_is_what_the_migrations_add_up_to() {
    compare_with("schema.sql", &schema_text());
}

/// `UPDATE=1` writes the file instead.
fn compare_with(file: &str, expected: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, expected).unwrap();
    }
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        expected,
        "{file} is stale; run the tests with UPDATE=1"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn both_databases_end_with_the_same_schema() {
    let sqlite = Place::sqlite();
    sqlite.open().await;
    let Some(postgres) = Place::postgres().await else {
        println!("skipped: {} is not set", crate::tests::POSTGRES);
        return;
    };
    postgres.open().await;
    assert_eq!(table_names(&sqlite).await, table_names(&postgres).await);
    assert_eq!(columns(&sqlite).await, columns(&postgres).await);
    let row_number = ("event".to_owned(), "position".to_owned());
    let mut keys = unique_keys(&sqlite).await;
    keys.retain(|key| *key != row_number);
    assert_eq!(keys, unique_keys(&postgres).await);
    postgres.remove().await;
}

/// Table with column, and whether it may be empty.
async fn columns(place: &Place) -> BTreeSet<(String, String)> {
    let list = match place.dialect {
        // A row number and a primary key are never empty, though SQLite does not say so.
        Dialect::Sqlite => sqlite_list(
            place,
            "SELECT t.name || '.' || c.name, CASE WHEN c.\"notnull\" OR c.pk > 0 THEN 'always' ELSE 'maybe' END
             FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table'",
        ),
        Dialect::Postgres => {
            postgres_list(
                place,
                "SELECT table_name || '.' || column_name, CASE is_nullable WHEN 'NO' THEN 'always' ELSE 'maybe' END
                 FROM information_schema.columns WHERE table_schema = 'public'",
            )
            .await
        }
    };
    list.into_iter().collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_uses_its_native_types() {
    let Some(place) = Place::postgres().await else {
        println!("skipped: {} is not set", crate::tests::POSTGRES);
        return;
    };
    place.open().await;
    let rows = connect(&place.url)
        .await
        .query(
            "SELECT data_type::text FROM information_schema.columns
             WHERE table_name = 'matter' AND column_name IN ('id', 'submitted_at', 'snapshot', 'late') ORDER BY 1",
            &[],
        )
        .await
        .unwrap();
    let types: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
    assert_eq!(types, ["boolean", "bytea", "timestamp with time zone", "uuid"]);
    place.remove().await;
}
