//! Whole complaints from outside: what may be done when, by when, who sees what, and that closing needs proof.
#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up should stop")]
#![expect(
    clippy::disallowed_methods,
    reason = "tables are files, and UPDATE=1 writes them anew"
)]

mod acts_by_stage;
mod desks;
mod histories;
mod imports;
mod limits;
mod privacy;
mod proofs;
mod register;
mod stories;
mod who_sees_what;
mod wire;

/// Compares a table with the file it is kept in; `UPDATE=1` writes it anew, to be read before it is kept.
fn compare(name: &str, table: &str) {
    let path = format!("{}/tests/it/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, table).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == table, "{name}.txt differs; it should be\n{table}");
}
