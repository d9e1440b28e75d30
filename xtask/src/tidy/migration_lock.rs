//! Holds merged migrations to the letter: a database that ran one can never run it again.

use std::collections::BTreeMap;
use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::Findings;
use crate::tree::Tree;

pub(crate) const FOLDER: &str = "platform/store/migrations";

pub(crate) fn check(tree: &Tree, found: &mut Findings) {
    let present = present(tree);
    if present.is_empty() && !tree.has(FOLDER) {
        return;
    }
    let locked = locked(tree);
    for (name, checksum) in &present {
        match locked.get(name) {
            None => found.fail(place(name), "not in the LOCK: run `cargo xtask lock-migrations`"),
            Some(known) if known != checksum => {
                found.fail(
                    place(name),
                    "differs from the LOCK: a merged migration never changes, write the next one",
                );
            }
            Some(_) => {}
        }
    }
    for name in locked.keys().filter(|name| !present.contains_key(*name)) {
        found.fail(place(name), "stands in the LOCK but is gone");
    }
}

/// The lock with new migrations added. Known lines stay as they are.
pub(crate) fn extended(tree: &Tree) -> Option<String> {
    let mut lines = present(tree);
    if lines.is_empty() {
        return None;
    }
    lines.extend(locked(tree));
    Some(lines.iter().fold(String::new(), |mut text, (name, checksum)| {
        let _ = writeln!(text, "{checksum}  {name}");
        text
    }))
}

fn present(tree: &Tree) -> BTreeMap<String, String> {
    let files = tree.inside(FOLDER).filter(|(name, _)| name.ends_with(".sql"));
    files.map(|(name, text)| (name.to_owned(), checksum(text))).collect()
}

/// Lines as `sha256sum` writes them: checksum, two spaces, name. A `#` begins a comment.
fn locked(tree: &Tree) -> BTreeMap<String, String> {
    let text = tree.text(&format!("{FOLDER}/LOCK")).unwrap_or_default();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once(char::is_whitespace))
        .map(|(checksum, name)| (name.trim().to_owned(), checksum.to_owned()))
        .collect()
}

fn checksum(text: &str) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

fn place(name: &str) -> String {
    format!("{FOLDER}/{name}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found_by;

    const FIRST: &str = "platform/store/migrations/0001_matters.sql";
    const LOCK: &str = "platform/store/migrations/LOCK";

    #[test]
    fn a_changed_line_is_found() {
        let lock = extended(&Tree::of(&[(FIRST, "CREATE TABLE matter ();\n")])).unwrap();
        assert!(found_by(check, &[(FIRST, "CREATE TABLE matter ();\n"), (LOCK, &lock)]).is_empty());
        let changed = found_by(check, &[(FIRST, "CREATE TABLE case ();\n"), (LOCK, &lock)]);
        assert!(changed[0].contains("differs from the LOCK"), "{changed:?}");
        let gone = found_by(check, &[(LOCK, &lock)]);
        assert!(gone[0].contains("is gone"), "{gone:?}");
    }

    #[test]
    fn a_new_migration_wants_a_line_and_old_lines_stay() {
        let tree = Tree::of(&[(FIRST, "changed"), (LOCK, "00ff  0001_matters.sql\n")]);
        assert_eq!(extended(&tree).unwrap(), "00ff  0001_matters.sql\n");
        assert!(found_by(check, &[(FIRST, "")])[0].contains("not in the LOCK"));
    }

    #[test]
    fn checksums_are_those_of_sha256sum() {
        assert_eq!(
            checksum("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
