//! The project's files as text, so that every check can also be run on three invented lines.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::report::Outcome;

/// Folders that hold nothing of ours, by path from the root.
const SKIPPED: [&str; 3] = [".git", "target", "data"];

#[derive(Debug, Default)]
pub(crate) struct Tree {
    files: BTreeMap<String, String>,
}

/// A Rust file cut where its own tests begin.
pub(crate) struct Cut<'a> {
    pub(crate) source: &'a str,
    pub(crate) tests: &'a str,
}

impl Tree {
    /// Reads everything below the root. Files that are not text count as empty: they exist, and that is all.
    pub(crate) fn read(root: &Path) -> Outcome<Self> {
        let mut tree = Self::default();
        tree.read_folder(root, "")?;
        Ok(tree)
    }

    #[cfg(test)]
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let files = files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
        Self { files: files.collect() }
    }

    fn read_folder(&mut self, root: &Path, folder: &str) -> Outcome {
        let path = root.join(folder);
        let entries = fs::read_dir(&path).map_err(|error| format!("could not list {}: {error}", path.display()))?;
        for entry in entries {
            let entry = entry.map_err(|error| format!("could not list {}: {error}", path.display()))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let below = if folder.is_empty() {
                name
            } else {
                format!("{folder}/{name}")
            };
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() {
                if !SKIPPED.contains(&below.as_str()) {
                    self.read_folder(root, &below)?;
                }
            } else if kind.is_file() {
                let text = fs::read(entry.path())
                    .ok()
                    .and_then(|bytes| String::from_utf8(bytes).ok());
                self.files.insert(below, text.unwrap_or_default());
            }
        }
        Ok(())
    }

    /// Path and text of every file with one of these endings, in order of path.
    pub(crate) fn ending<'a>(&'a self, endings: &'a [&str]) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.files
            .iter()
            .filter(move |(path, _)| endings.iter().any(|ending| path.ends_with(ending)))
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The files directly inside a folder, by name.
    pub(crate) fn inside<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.files.iter().filter_map(move |(path, text)| {
            let name = path.strip_prefix(folder)?.strip_prefix('/')?;
            (!name.contains('/')).then_some((name, text.as_str()))
        })
    }

    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// Whether a file or folder of this path exists.
    pub(crate) fn has(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        let below = format!("{path}/");
        self.files.contains_key(path)
            || self
                .files
                .range(below.clone()..)
                .next()
                .is_some_and(|(found, _)| found.starts_with(&below))
    }

    /// Whether something of this name lies at the root.
    pub(crate) fn has_top(&self, name: &str) -> bool {
        !name.is_empty() && self.has(name)
    }
}

/// Whether a Rust file is a test from its first line to its last.
pub(crate) fn is_test_file(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.contains("/tests/") || path.starts_with("journeys/")
}

/// Cuts a Rust file at the module of its tests, which stands last by convention.
pub(crate) fn cut(text: &str) -> Cut<'_> {
    let at = text.find("\n#[cfg(test)]\nmod tests {").map_or(text.len(), |at| at + 1);
    Cut {
        source: &text[..at],
        tests: &text[at..],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_exist_when_a_file_lies_in_them() {
        let tree = Tree::of(&[("docs/how-to/a.md", ""), ("docs-old.md", "")]);
        assert!(tree.has("docs") && tree.has("docs/how-to/") && tree.has("docs/how-to/a.md"));
        assert!(!tree.has("docs/how") && !tree.has("doc"));
        assert_eq!(tree.inside("docs").count(), 0);
        assert_eq!(
            tree.inside("docs/how-to").map(|(name, _)| name).collect::<Vec<_>>(),
            ["a.md"]
        );
    }

    #[test]
    fn tests_are_cut_off() {
        let cut = cut("fn a() {}\n\n#[cfg(test)]\nmod tests {\n}\n");
        assert_eq!(cut.source, "fn a() {}\n\n");
        assert_eq!(cut.tests.lines().count(), 3);
    }
}
