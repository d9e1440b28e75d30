//! Follows every path that a document names, in backticks or as a link.

use super::{Findings, numbered};
use crate::tree::Tree;

/// Endings that make a word with a slash a path, wherever it begins.
const ENDINGS: [&str; 8] = [".md", ".rs", ".toml", ".sql", ".ftl", ".html", ".css", ".typ"];

pub(crate) fn check(tree: &Tree, found: &mut Findings) {
    let documents = tree
        .ending(&[".md"])
        .filter(|(path, _)| path.starts_with("docs/") || !path.contains('/'));
    for (document, text) in documents {
        let mut is_code = false;
        for (number, line) in numbered(text) {
            if line.trim_start().starts_with("```") {
                is_code = !is_code;
            } else if !is_code {
                for path in paths_in(line, tree) {
                    if !exists(tree, document, path) {
                        found.fail(format!("{document}:{number}"), format!("`{path}` does not exist"));
                    }
                }
            }
        }
    }
}

fn exists(tree: &Tree, document: &str, path: &str) -> bool {
    let folder = document.rsplit_once('/').map_or("", |(folder, _)| folder);
    tree.has(path) || resolve(folder, path).is_some_and(|beside| tree.has(&beside))
}

/// A path as seen from a folder, with `..` walked.
fn resolve(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

fn paths_in<'a>(line: &'a str, tree: &'a Tree) -> impl Iterator<Item = &'a str> {
    let quoted = line.split('`').skip(1).step_by(2).filter(|word| is_path(word, tree));
    quoted.chain(links(line))
}

fn is_path(word: &str, tree: &Tree) -> bool {
    let is_plain = !word.is_empty() && !word.contains([' ', '<', '>', '*', '{', '…', '$', ':', '"', '(', '|']);
    let top = word.split('/').next().unwrap_or_default();
    let has_ending = ENDINGS.iter().any(|ending| word.ends_with(ending));
    is_plain && word.contains('/') && !word.starts_with('/') && (tree.has_top(top) || has_ending)
}

/// Targets of `[text](target)` and `![text](target)` inside the project.
fn links(line: &str) -> impl Iterator<Item = &str> {
    line.split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .map(|target| target.split('#').next().unwrap_or_default())
        .filter(|target| !target.is_empty() && !target.contains("://") && !target.starts_with("mailto:"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found_by;

    const SOURCE: (&str, &str) = ("domain/sop/src/check.rs", "");

    #[test]
    fn a_path_that_is_gone_is_found() {
        let text = "See `domain/sop/src/check.rs`, `domain/sop/` and `domain/sop/src/gone.rs`.\n";
        assert_eq!(
            found_by(check, &[("docs/a.md", text), SOURCE]),
            ["docs/a.md:1: `domain/sop/src/gone.rs` does not exist"]
        );
    }

    #[test]
    fn a_link_is_followed_from_the_page_it_stands_on() {
        let text = "[one](../glossary.md#words) [two](https://example.org/x) [three](no.md)\n";
        assert_eq!(
            found_by(check, &[("docs/how-to/a.md", text), ("docs/glossary.md", "")]),
            ["docs/how-to/a.md:1: `no.md` does not exist"]
        );
    }

    #[test]
    fn keys_patterns_and_code_are_not_paths() {
        let text = "`disdukcapil/ktp-el` `domain/<crate>/src` `application/json`\n```\n`domain/gone.rs`\n```\n";
        assert!(found_by(check, &[("docs/a.md", text), SOURCE]).is_empty());
    }
}
