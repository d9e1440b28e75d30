//! Finds what somebody meant to come back to: open ends without a number, and tests that are switched off.

use super::{Findings, numbered};
use crate::tree::Tree;

/// Written in two halves so that this file does not find itself.
const MARKS: [&str; 3] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];
const SWITCHED_OFF: [&str; 2] = [concat!("#[ig", "nore"), concat!("#[should", "_panic")];

pub(crate) fn check(tree: &Tree, found: &mut Findings) {
    let written_here = tree.ending(&[".rs", ".sql", ".html", ".css", ".js", ".ftl", ".typ", ".toml", ".md"]);
    for (path, text) in written_here.filter(|(path, _)| !path.contains("/vendor/")) {
        for (number, line) in numbered(text) {
            for mark in MARKS {
                if marks_an_open_end(line, mark) {
                    found.fail(
                        format!("{path}:{number}"),
                        format!("{mark} without the number of an issue"),
                    );
                }
            }
        }
    }
    for (path, text) in tree.ending(&[".rs"]) {
        for (number, line) in numbered(text) {
            if SWITCHED_OFF
                .iter()
                .any(|attribute| line.trim_start().starts_with(attribute))
            {
                found.fail(
                    format!("{path}:{number}"),
                    "a test that does not run, or may panic anywhere, proves nothing",
                );
            }
        }
    }
}

/// The mark as a word of its own, with no `#12` behind it. In backticks it is only being talked about.
fn marks_an_open_end(line: &str, mark: &str) -> bool {
    line.match_indices(mark).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = &line[at + mark.len()..];
        let is_word = !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_' || letter == '`')
            && !after.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_');
        let number = after.trim_start_matches(['(', ' ', ':']);
        is_word
            && !number
                .strip_prefix('#')
                .is_some_and(|rest| rest.starts_with(|digit: char| digit.is_ascii_digit()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found_by;

    #[test]
    fn an_open_end_needs_a_number() {
        let text = format!(
            "// {0}: later\n// {0}(#12): later\nlet {0}_list = 1;\n// never write `{0}`\n",
            MARKS[0]
        );
        assert_eq!(
            found_by(check, &[("a.rs", &text)]),
            [format!("a.rs:1: {} without the number of an issue", MARKS[0])]
        );
    }

    #[test]
    fn a_test_that_is_switched_off_is_found() {
        let text = format!("#[test]\n{}]\nfn slow() {{}}\n", SWITCHED_OFF[0]);
        assert_eq!(found_by(check, &[("a.rs", &text)]).len(), 1);
    }
}
