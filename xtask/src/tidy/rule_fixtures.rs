//! Pairs every rule of the checker with a fixture of the same name. A rule is a file that declares a code.

use std::collections::BTreeSet;

use super::Findings;
use crate::tree::Tree;

const RULES: &str = "domain/sop/src/rules";
const FIXTURES: &str = "domain/sop/tests/rules";

pub(crate) fn check(tree: &Tree, found: &mut Findings) {
    let fixtures: BTreeSet<String> = tree
        .inside(FIXTURES)
        .filter_map(|(name, _)| name.strip_suffix(".toml"))
        .map(|name| without_number(name).replace('-', "_"))
        .collect();
    for (name, text) in tree.inside(RULES) {
        let Some(rule) = name.strip_suffix(".rs").filter(|_| text.contains(": Code = Code {")) else {
            continue;
        };
        if !fixtures.contains(rule) {
            let fixture = rule.replace('_', "-");
            found.fail(
                format!("{RULES}/{name}"),
                format!("no fixture `{FIXTURES}/{fixture}.toml` shows what it finds"),
            );
        }
    }
}

/// `02-step-without-performer` is the fixture of `step-without-performer`.
fn without_number(name: &str) -> &str {
    match name.split_once('-') {
        Some((number, rest)) if number.bytes().all(|byte| byte.is_ascii_digit()) => rest,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found_by;

    const RULE: &str = "pub(crate) static CODE: Code = Code {\n    number: \"SOP-001\",\n};\n";

    #[test]
    fn a_rule_nobody_shows_is_found() {
        let files = [
            ("domain/sop/src/rules/dead_end.rs", RULE),
            ("domain/sop/src/rules/step_without_performer.rs", RULE),
            ("domain/sop/src/rules/walk.rs", "fn walk() {}"),
            ("domain/sop/tests/rules/02-step-without-performer.toml", ""),
        ];
        assert_eq!(
            found_by(check, &files),
            ["domain/sop/src/rules/dead_end.rs: no fixture `domain/sop/tests/rules/dead-end.toml` shows what it finds"]
        );
    }
}
