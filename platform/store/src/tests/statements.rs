use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::dialect::{Dialect, LOCK_APPENDS, LOCK_APPENDS_SHARED};
use crate::statements::all;
use crate::store::TABLES;
use crate::tests::{Place, connect, on_both_databases};

on_both_databases!(
    every_statement_is_understood,
    every_key_begins_with_the_tenant,
    every_table_is_counted
);

async fn every_statement_is_understood(place: &Place) {
    let store = place.open().await;
    let statements = all();
    assert!(statements.len() > 90, "the list of statements has shrunk");
    match place.dialect {
        Dialect::Sqlite => {
            let connection = rusqlite::Connection::open(store.file().unwrap()).unwrap();
            for (module, name, sql) in statements {
                let prepared = connection
                    .prepare(sql)
                    .unwrap_or_else(|error| panic!("{module}::{name}: {error}"));
                // SQLite numbers `$n` by first appearance, so values must be used in order.
                for index in 1..=prepared.parameter_count() {
                    assert_eq!(
                        prepared.parameter_name(index),
                        Some(&*format!("${index}")),
                        "{module}::{name}"
                    );
                }
            }
        }
        Dialect::Postgres => {
            let client = connect(&place.url).await;
            for (module, name, sql) in statements {
                let prepared = client.prepare(sql).await;
                prepared.unwrap_or_else(|error| panic!("{module}::{name}: {error:?}"));
            }
            for sql in [LOCK_APPENDS, LOCK_APPENDS_SHARED] {
                client.prepare(sql).await.unwrap();
            }
        }
    }
}

#[test]
fn every_statement_names_the_tenant() {
    for (module, name, sql) in all() {
        let scoped = sql.matches("WHERE tenant = $").count();
        if sql.starts_with("INSERT") {
            let (_, columns) = sql.split_once('(').unwrap();
            assert!(
                columns.trim_start().starts_with("tenant"),
                "{module}::{name} writes no tenant"
            );
        } else {
            assert!(scoped > 0, "{module}::{name} does not name the tenant");
        }
        // Each table that is read is restricted, in subqueries too.
        let tables_read = sql.matches("FROM ").count() - sql.matches("FROM (").count();
        assert!(scoped >= tables_read, "{module}::{name} reads a table of all tenants");
    }
}

/// Sorted in memory, because the result is small (the services of a regency, a handful of holdings) or asked for rarely.
const SORTED: [&str; 12] = [
    "ITEMS_OF_MATTER",
    "ATTACHMENTS_OF_OWNER",
    "PRODUCTS_OF_MATTER",
    "REVOKED",
    "HOLDINGS_FROM",
    "HELD_PAGE",
    "HOLDERS_FROM",
    "MESSAGES_OF_MATTER",
    "PARKED",
    "FIGURES",
    "ALL_PROPOSALS",
    "RUNNING",
];

/// Read as a whole, or to one end of an index, on purpose.
const WALKED: [(&str, &str); 26] = [
    (
        "ALL_STANDARDS",
        "all are wanted: a few for each service, when the bureau looks",
    ),
    ("FORGET_FILL", "the one row of a tenant"),
    ("FILL", "the one row of a tenant"),
    ("FORGET_ROWS", "everything goes, to be counted anew"),
    ("FORGET_DAYS", "everything goes, to be counted anew"),
    ("FORGET_STEPS", "everything goes, to be counted anew"),
    ("FORGET_TIMES", "everything goes, to be counted anew"),
    ("FORGET_OBSERVATIONS", "everything goes, to be counted anew"),
    ("LAST_CHECKPOINT", "the last of an index"),
    ("LAST_POSITION", "the last of an index"),
    ("ANY_OFFICER", "the first of an index"),
    ("ALL_VERSIONS", "all are wanted: when a program starts or publishes"),
    ("ALL_OFFICERS", "all are wanted: the list of accounts"),
    ("COUNT_REVOKED", "by an index of the revoked alone, which are few"),
    ("SO_FAR", "counts versions and revisions, which are few and come seldom"),
    ("PARKED", "by an index of the parked alone, which are few"),
    ("RETRY_PARKED", "by an index of the parked alone, which are few"),
    ("DROP_PARKED", "by an index of the parked alone, which are few"),
    ("ALL_WORDS", "all are wanted: the list of letters"),
    ("ALL_OFFICER_CONTACTS", "all are wanted: once a day"),
    ("FORGET_ATTEMPTS", "once an hour, and what is over goes"),
    ("RULES", "one for each role at most"),
    ("ALL_PROPOSALS", "all are wanted, and few wait at a time"),
    ("FORGET_PROPOSALS", "once an hour, and few wait at a time"),
    ("FORGET_PROPOSAL_FILES", "once an hour, and few wait at a time"),
    (
        "RUNNING",
        "by an index of the open cases alone, when an administrator looks",
    ),
];

/// What costs the same at a million cases as at ten thousand reaches its rows through an index, already in order.
#[tokio::test]
async fn no_statement_walks_through_a_table() {
    let place = Place::sqlite();
    let store = place.open().await;
    let connection = rusqlite::Connection::open(store.file().unwrap()).unwrap();
    for (module, name, sql) in all() {
        let mut explained = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let parameters = explained.parameter_count();
        let values = rusqlite::params_from_iter(vec![rusqlite::types::Null; parameters]);
        let plan: Vec<String> = explained
            .query_map(values, |row| row.get("detail"))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        let walks = plan.iter().any(|step| {
            step.starts_with("SCAN ")
                && !["earlier", "late", "asked", "VALUES CLAUSE", "waiting", "CONSTANT"]
                    .iter()
                    .any(|known| step.contains(known))
        });
        // Every key begins with the tenant, so a walk through all rows of a tenant is a search to SQLite.
        let walks = walks || plan.iter().any(|step| step.ends_with("(tenant=?)"));
        let is_meant = WALKED.iter().any(|(known, _)| *known == name) || TABLES.iter().any(|(_, count)| *count == sql);
        assert!(!walks || is_meant, "{module}::{name}: {plan:?}");
        let sorts = plan.iter().any(|step| step.contains("TEMP B-TREE"));
        assert!(!sorts || SORTED.contains(&name), "{module}::{name}: {plan:?}");
    }
}

/// SQL outside the registered blocks would escape the tests above.
#[test]
fn no_statement_stands_outside_the_list() {
    let mut registered: BTreeMap<&str, usize> = BTreeMap::new();
    for (module, _, _) in all() {
        *registered.entry(module).or_default() += 1;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut seen = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let Some(module) = path
            .file_name()
            .and_then(|name| name.to_str())
            .and_then(|name| name.strip_suffix(".rs"))
        else {
            continue;
        };
        // Text of the database itself, and the tests.
        if ["migrations", "dialect", "tests"].contains(&module) {
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        let written: usize = ["\"SELECT ", "\"INSERT ", "\"UPDATE ", "\"DELETE "]
            .iter()
            .map(|verb| source.matches(verb).count())
            .sum();
        assert_eq!(
            written,
            registered.get(module).copied().unwrap_or(0),
            "statements in `{module}.rs`"
        );
        seen.insert(module.to_owned());
    }
    assert!(registered.keys().all(|module| seen.contains(*module)));
}

async fn every_key_begins_with_the_tenant(place: &Place) {
    place.open().await;
    let keys = unique_keys(place).await;
    assert!(keys.len() > TABLES.len(), "keys were found");
    for (table, columns) in keys {
        // The log's own row number, see `{position}`; the unique key beside it begins with the tenant.
        let is_row_number = place.dialect == Dialect::Sqlite && table == "event" && columns == "position";
        let is_register = table == "schema_migration";
        assert!(
            columns.starts_with("tenant") || is_row_number || is_register,
            "{table} has the key ({columns})"
        );
    }
}

async fn every_table_is_counted(place: &Place) {
    place.open().await;
    let counted: BTreeSet<String> = TABLES.iter().map(|(table, _)| (*table).to_owned()).collect();
    let mut tables = table_names(place).await;
    tables.remove("schema_migration");
    assert_eq!(tables, counted);
    for (table, sql) in TABLES {
        assert_eq!(*sql, format!("SELECT COUNT(*) FROM {table} WHERE tenant = $1"));
    }
}

pub(super) async fn table_names(place: &Place) -> BTreeSet<String> {
    match place.dialect {
        Dialect::Sqlite => sqlite_list(
            place,
            "SELECT name, '' FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
        ),
        Dialect::Postgres => {
            postgres_list(
                place,
                "SELECT tablename::text, ''::text FROM pg_tables WHERE schemaname = 'public'",
            )
            .await
        }
    }
    .into_iter()
    .map(|(name, _)| name)
    .collect()
}

/// Table and columns of every unique index and primary key.
pub(super) async fn unique_keys(place: &Place) -> Vec<(String, String)> {
    match place.dialect {
        Dialect::Sqlite => {
            let mut keys = sqlite_list(
                place,
                "SELECT t.name, (SELECT group_concat(name, ',') FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno))
                 FROM sqlite_schema t, pragma_index_list(t.name) i WHERE t.type = 'table' AND i.\"unique\"",
            );
            keys.extend(sqlite_list(
                place,
                "SELECT t.name, (SELECT group_concat(name, ',') FROM (SELECT name FROM pragma_table_info(t.name) WHERE pk > 0 ORDER BY pk))
                 FROM sqlite_schema t WHERE t.type = 'table' AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) WHERE pk > 0)",
            ));
            keys.sort();
            keys.dedup();
            keys
        }
        Dialect::Postgres => {
            let mut keys = postgres_list(
                place,
                "SELECT c.relname::text, string_agg(a.attname::text, ',' ORDER BY k.ord)
                 FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace,
                      LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, ord), pg_attribute a
                 WHERE i.indisunique AND n.nspname = 'public' AND a.attrelid = c.oid AND a.attnum = k.attnum
                 GROUP BY i.indexrelid, c.relname",
            )
            .await;
            keys.sort();
            keys
        }
    }
}

pub(super) fn sqlite_list(place: &Place, sql: &str) -> Vec<(String, String)> {
    let connection = rusqlite::Connection::open(place.url.strip_prefix("sqlite:").unwrap()).unwrap();
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

pub(super) async fn postgres_list(place: &Place, sql: &str) -> Vec<(String, String)> {
    let rows = connect(&place.url).await.query(sql, &[]).await.unwrap();
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}
