//! The rules as the checker lists them itself, in both languages.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::cell;
use crate::programs;
use crate::report::Outcome;

pub(super) fn body(program: &Path) -> Outcome<String> {
    page(&listed(program, "en")?, &listed(program, "id")?)
}

fn listed(program: &Path, language: &str) -> Outcome<String> {
    programs::read(Command::new(program).args(["check", "--list", "--format", "json", "--language", language]))
}

/// Both answers are lists of `{code,name,severity,finds,why,instead,law}` in the same order.
fn page(english: &str, indonesian: &str) -> Outcome<String> {
    let english = rules(english)?;
    let indonesian = rules(indonesian)?;
    let mut text = format!(
        "{} rules. A number never changes its meaning and is never used again.\n",
        english.len()
    );
    for (rule, other) in english.iter().zip(&indonesian) {
        let (code, name) = (word(rule, "code"), word(rule, "name"));
        if code != word(other, "code") {
            return Err(format!("`{code}` stands at another place in the other language"));
        }
        let _ = writeln!(text, "\n## {code} `{name}` ({})\n", word(rule, "severity"));
        for (label, key) in [("Finds", "finds"), ("Why", "why"), ("Instead", "instead")] {
            let _ = writeln!(text, "- **{label}:** {}", cell(word(rule, key)));
            let _ = writeln!(text, "  *{}*", cell(word(other, key)));
        }
        if !word(rule, "law").is_empty() {
            let _ = writeln!(text, "- **Ground:** `{}`", word(rule, "law"));
        }
    }
    Ok(text)
}

fn rules(answer: &str) -> Outcome<Vec<Value>> {
    let rules: Vec<Value> =
        serde_json::from_str(answer).map_err(|error| format!("`check --list --format json` gave no list: {error}"))?;
    if rules.is_empty() {
        Err("`check --list --format json` gave an empty list".to_owned())
    } else {
        Ok(rules)
    }
}

fn word<'a>(rule: &'a Value, key: &str) -> &'a str {
    rule[key].as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(finds: &str) -> String {
        format!(
            r#"[{{"code":"SOP-001","name":"exits","severity":"error","law":"pp-1","finds":"{finds}","why":"b","instead":"c"}}]"#
        )
    }

    #[test]
    fn a_rule_is_told_in_both_languages() {
        let page = page(&rule("A step"), &rule("Langkah")).unwrap();
        assert!(
            page.contains("## SOP-001 `exits` (error)") && page.contains("A step\n  *Langkah*"),
            "{page}"
        );
        assert!(page.contains("`pp-1`"));
    }

    #[test]
    fn an_empty_list_is_no_page() {
        assert!(page("[]", "[]").is_err());
        assert!(page("usage:", "usage:").is_err());
    }
}
