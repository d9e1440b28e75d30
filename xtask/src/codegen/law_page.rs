//! Which code rests on which article, both ways round: what is cited, and what is known but not cited.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::cell;
use crate::tidy::{Citation, citations, regulations};
use crate::tree::Tree;

pub(super) fn body(tree: &Tree) -> String {
    let mut by_key: BTreeMap<String, Vec<Citation>> = BTreeMap::new();
    for citation in citations(tree) {
        by_key.entry(citation.key.clone()).or_default().push(citation);
    }
    let mut text = String::from(
        "What the law says is restated in our own words in `docs/law.toml`, with its source and how well it was checked.\n\n\
         | Key | Regulation | What it says | Checked | Code |\n| --- | --- | --- | --- | --- |\n",
    );
    for (key, values) in regulations(tree) {
        let value = |name: &str| cell(values.get(name).map_or("", String::as_str));
        let mut files: Vec<&str> = by_key
            .get(&key)
            .into_iter()
            .flatten()
            .map(|citation| citation.path.as_str())
            .collect();
        files.dedup();
        let code = files
            .iter()
            .map(|file| format!("`{file}`"))
            .collect::<Vec<_>>()
            .join(", ");
        let _ = writeln!(
            text,
            "| `{key}` | {} | {} | {} | {code} |",
            value("title"),
            value("says"),
            value("confidence")
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_listed_behind_the_article_it_rests_on() {
        let law = "[pp-1]\ntitle = \"PP 1\"\nsays = \"x\"\nsource = \"y\"\nconfidence = \"read\"\n";
        let code = concat!("// [la", "w: pp-1]\n// [la", "w: pp-1 a]\n");
        let body = body(&Tree::of(&[("docs/law.toml", law), ("a.rs", code)]));
        assert!(body.ends_with("| `pp-1` | PP 1 | x | read | `a.rs` |\n"), "{body}");
    }
}
