//! Resolves every `[law: key]` in the code against `docs/law.toml`.

use std::collections::{BTreeMap, BTreeSet};

use super::{Findings, numbered};
use crate::tree::Tree;

const REGISTER: &str = "docs/law.toml";
const MARK: &str = concat!("[la", "w: ");
/// How a checker rule names its ground in its code.
const RULE_MARK: &str = concat!("law: So", "me(\"");

/// How well a statement about the law was checked, from best to worst.
const CONFIDENCE: [&str; 6] = ["read", "seen", "practice", "memory-high", "memory-medium", "memory-low"];

/// A place in the code that rests on a place in the law.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Citation {
    pub(crate) key: String,
    pub(crate) path: String,
    pub(crate) line: usize,
}

/// The register, by key: each with its values.
pub(crate) fn regulations(tree: &Tree) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut register: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    let mut section = String::new();
    for line in tree.text(REGISTER).unwrap_or_default().lines().map(str::trim) {
        if let Some(key) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            section = key.to_owned();
            register.entry(section.clone()).or_default();
        } else if let Some((key, value)) = line.split_once('=').filter(|_| !line.starts_with('#')) {
            let value = value.trim().trim_matches('"').to_owned();
            register
                .entry(section.clone())
                .or_default()
                .insert(key.trim().to_owned(), value);
        }
    }
    register
}

/// Every citation in the code, in order of key and place.
pub(crate) fn citations(tree: &Tree) -> BTreeSet<Citation> {
    let mut cited = BTreeSet::new();
    for (path, text) in tree
        .ending(&[".rs", ".sql", ".typ"])
        .filter(|(path, _)| !path.starts_with("xtask/"))
    {
        for (line, content) in numbered(text) {
            let in_comments = content.split(MARK).skip(1).filter_map(|rest| rest.split(']').next());
            let in_rules = content
                .split(RULE_MARK)
                .skip(1)
                .filter_map(|rest| rest.split('"').next());
            for key in in_comments.flat_map(|keys| keys.split(',')).chain(in_rules) {
                cited.insert(Citation {
                    key: article(key).to_owned(),
                    path: path.to_owned(),
                    line,
                });
            }
        }
    }
    cited
}

pub(crate) fn check(tree: &Tree, found: &mut Findings) {
    let register = regulations(tree);
    for (key, values) in &register {
        for wanted in ["title", "says", "source", "confidence"] {
            if values.get(wanted).is_none_or(String::is_empty) {
                found.fail(REGISTER, format!("`{key}` does not give its {wanted}"));
            }
        }
        if values
            .get("confidence")
            .is_some_and(|level| !CONFIDENCE.contains(&level.as_str()))
        {
            found.fail(
                REGISTER,
                format!("`{key}`: confidence is one of {}", CONFIDENCE.join(", ")),
            );
        }
    }
    for citation in citations(tree) {
        if !register.contains_key(&citation.key) {
            let place = format!("{}:{}", citation.path, citation.line);
            found.fail(place, format!("law `{}` is not in {REGISTER}", citation.key));
        }
    }
}

/// `uu-25-2009-art-21 d` cites letter d of what the register knows as `uu-25-2009-art-21`.
fn article(key: &str) -> &str {
    key.split_whitespace().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found_by;

    const REGISTERED: (&str, &str) = (
        "docs/law.toml",
        "[uu-25-2009-art-21]\ntitle = \"UU 25/2009\"\nsays = \"x\"\nsource = \"y\"\nconfidence = \"read\"\n",
    );

    #[test]
    fn a_citation_nobody_can_look_up_is_found() {
        let code = format!("/// Owed. {MARK}uu-25-2009-art-21 d]\n/// Owed. {MARK}uu-99-2009-art-1]\n");
        let rule = format!("    {RULE_MARK}pp-1-2000\"),\n");
        assert_eq!(
            found_by(check, &[REGISTERED, ("a.rs", &code), ("b.rs", &rule)]),
            [
                "a.rs:2: law `uu-99-2009-art-1` is not in docs/law.toml",
                "b.rs:1: law `pp-1-2000` is not in docs/law.toml"
            ]
        );
    }

    #[test]
    fn a_statement_without_source_or_with_invented_confidence_is_found() {
        let text = "[a]\ntitle = \"t\"\nsays = \"s\"\nconfidence = \"sure\"\n";
        assert_eq!(found_by(check, &[("docs/law.toml", text)]).len(), 2);
    }
}
