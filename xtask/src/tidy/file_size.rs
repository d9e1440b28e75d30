//! Keeps files short enough to be read in one go.

use super::Findings;
use crate::tree::{Tree, cut, is_test_file};

const WARN: usize = 400;
const FAIL: usize = 800;

pub(crate) fn check(tree: &Tree, found: &mut Findings) {
    for (path, text) in tree.ending(&[".rs"]) {
        let cut = cut(text);
        let (source, tests) = if is_test_file(path) {
            ("", text)
        } else {
            (cut.source, cut.tests)
        };
        measure(path, "source", source.lines().count(), found);
        measure(path, "tests", tests.lines().count(), found);
    }
}

fn measure(path: &str, what: &str, lines: usize, found: &mut Findings) {
    if lines > FAIL {
        found.fail(path, format!("{lines} lines of {what}: split it, {FAIL} is the limit"));
    } else if lines > WARN {
        found.warn(
            path,
            format!("{lines} lines of {what}: more than {WARN} wants a second file"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found_by;

    #[test]
    fn tests_are_counted_apart_from_the_source() {
        let long = "x\n".repeat(390) + "\n#[cfg(test)]\nmod tests {\n" + &"x\n".repeat(390);
        assert!(found_by(check, &[("a.rs", &long)]).is_empty());
    }

    #[test]
    fn a_long_file_warns_and_a_very_long_one_fails() {
        let mut found = Findings::default();
        let tree = Tree::of(&[("a.rs", &"x\n".repeat(401)), ("b.rs", &"x\n".repeat(801))]);
        check(&tree, &mut found);
        assert_eq!((found.lines().len(), found.failures()), (2, 1));
    }
}
