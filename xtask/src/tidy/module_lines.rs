//! Wants a first line in every module that tells more than its name, and a front page in every crate.

use super::Findings;
use crate::tree::{Tree, is_test_file};

const FRONT_PAGE_LONGEST: usize = 40;

pub(crate) fn check(tree: &Tree, found: &mut Findings) {
    for (path, text) in tree.ending(&[".rs"]) {
        if is_test_file(path) {
            continue;
        }
        let lines: Vec<&str> = text
            .lines()
            .take_while(|line| line.starts_with("//!"))
            .map(|line| line[3..].trim())
            .collect();
        match lines.first() {
            None => found.fail(
                path,
                "begins without a `//!` line: say in one sentence what the module is for",
            ),
            Some(first) if is_only_the_name(first, path) => {
                found.fail(path, "its `//!` line is its name again: say what it is for");
            }
            Some(_) => {}
        }
        if path.ends_with("src/lib.rs") {
            check_front_page(path, &lines, found);
        }
    }
}

fn check_front_page(path: &str, lines: &[&str], found: &mut Findings) {
    if lines.len() > FRONT_PAGE_LONGEST {
        found.fail(
            path,
            format!("front page of {} lines: {FRONT_PAGE_LONGEST} is the limit", lines.len()),
        );
    }
    if lines.iter().filter(|line| !line.is_empty()).count() < 2 {
        found.fail(
            path,
            "front page too short: what question it answers, what it never does, where to start",
        );
    }
}

fn is_only_the_name(line: &str, path: &str) -> bool {
    let name = path
        .rsplit('/')
        .next()
        .unwrap_or(path)
        .trim_end_matches(".rs")
        .replace('_', " ");
    let plain = line.trim_end_matches('.').to_lowercase();
    ["", "the ", "a ", "an "]
        .iter()
        .any(|article| plain == format!("{article}{name}"))
        || plain.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found_by;

    #[test]
    fn a_silent_module_is_found() {
        let files = [
            ("d/src/clock.rs", "use a;\n"),
            ("d/src/week_plan.rs", "//! The week plan.\n"),
            ("d/src/day.rs", "//! When a day begins.\n"),
            ("d/src/day/tests.rs", "use super::*;\n"),
        ];
        let lines = found_by(check, &files);
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert!(lines[0].starts_with("d/src/clock.rs") && lines[1].contains("its name again"));
    }

    #[test]
    fn a_front_page_is_neither_a_line_nor_a_book() {
        assert_eq!(
            found_by(check, &[("d/src/lib.rs", "//! Answers a question.\n")]).len(),
            1
        );
        assert_eq!(
            found_by(check, &[("d/src/lib.rs", &"//! Answers a question.\n".repeat(41))]).len(),
            1
        );
        assert!(
            found_by(
                check,
                &[("d/src/lib.rs", "//! Answers a question.\n//!\n//! Start there.\n")]
            )
            .is_empty()
        );
    }
}
