//! The list of checks that need no compiler, and how their findings are told.

mod banned_names;
mod catalogs;
mod document_paths;
mod file_size;
mod glossary;
mod law_keys;
mod layer_table;
mod left_behind;
mod manifests;
mod migration_lock;
mod module_lines;
mod rule_fixtures;

use std::path::Path;

pub(crate) use law_keys::{Citation, citations, regulations};

use crate::programs;
use crate::report::{Outcome, say};
use crate::tree::Tree;

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// `path` or `path:line`.
    place: String,
    message: String,
    weight: Weight,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    Warning,
    Failure,
}

/// Everything the checks have found so far.
#[derive(Debug, Default)]
pub(crate) struct Findings(Vec<Finding>);

impl Findings {
    fn fail(&mut self, place: impl Into<String>, message: impl Into<String>) {
        self.0.push(Finding {
            place: place.into(),
            message: message.into(),
            weight: Weight::Failure,
        });
    }

    fn warn(&mut self, place: impl Into<String>, message: impl Into<String>) {
        self.0.push(Finding {
            place: place.into(),
            message: message.into(),
            weight: Weight::Warning,
        });
    }

    fn failures(&self) -> usize {
        self.0
            .iter()
            .filter(|finding| finding.weight == Weight::Failure)
            .count()
    }

    /// `path: message`, sorted, for the unit tests of checks.
    #[cfg(test)]
    fn lines(&self) -> Vec<String> {
        let mut lines: Vec<String> = self
            .0
            .iter()
            .map(|found| format!("{}: {}", found.place, found.message))
            .collect();
        lines.sort();
        lines
    }
}

/// A check reads the sources and reports.
type Check = fn(&Tree, &mut Findings);

const CHECKS: [Check; 10] = [
    manifests::check,
    banned_names::check,
    file_size::check,
    module_lines::check,
    left_behind::check,
    document_paths::check,
    glossary::check,
    law_keys::check,
    rule_fixtures::check,
    catalogs::check,
];

pub(crate) fn run(root: &Path) -> Outcome {
    let tree = Tree::read(root)?;
    let metadata = programs::read(programs::cargo(root).args(["metadata", "--format-version", "1", "--no-deps"]))?;
    let mut found = Findings::default();
    layer_table::check(&metadata, &mut found);
    migration_lock::check(&tree, &mut found);
    for check in CHECKS {
        check(&tree, &mut found);
    }
    tell(found)
}

fn tell(mut found: Findings) -> Outcome {
    found.0.sort_by(|a, b| a.place.cmp(&b.place));
    for finding in &found.0 {
        let weight = match finding.weight {
            Weight::Warning => "warning",
            Weight::Failure => "error",
        };
        say(&format!("{weight}: {}: {}", finding.place, finding.message));
    }
    match found.failures() {
        0 => Ok(()),
        failures => Err(format!("tidy found {failures} errors")),
    }
}

/// Adds migrations that the lock does not know yet.
pub(crate) fn lock_migrations(root: &Path) -> Outcome {
    let tree = Tree::read(root)?;
    let Some(text) = migration_lock::extended(&tree) else {
        return Err(format!("there is no folder {}", migration_lock::FOLDER));
    };
    let file = root.join(migration_lock::FOLDER).join("LOCK");
    std::fs::write(&file, text).map_err(|error| format!("could not write {}: {error}", file.display()))
}

/// Lines with their number, counted from one.
fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(index, line)| (index + 1, line))
}

#[cfg(test)]
fn found_by(check: Check, files: &[(&str, &str)]) -> Vec<String> {
    let mut found = Findings::default();
    check(&Tree::of(files), &mut found);
    found.lines()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warnings_alone_do_not_fail() {
        let mut found = Findings::default();
        found.warn("a.rs", "long");
        assert_eq!(tell(found), Ok(()));
        let mut found = Findings::default();
        found.fail("a.rs", "too long");
        assert!(tell(found).is_err());
    }
}
