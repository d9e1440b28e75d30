//! Looks up every code word of the glossary in the code, so that the dictionary follows a renaming.

use std::collections::BTreeSet;

use super::{Findings, numbered};
use crate::tree::Tree;

const GLOSSARY: &str = "docs/glossary.md";

pub(crate) fn check(tree: &Tree, found: &mut Findings) {
    let words: BTreeSet<&str> = tree
        .ending(&[".rs"])
        .filter(|(path, _)| !path.starts_with("xtask/"))
        .flat_map(|(_, text)| text.split(|letter: char| !letter.is_alphanumeric() && letter != '_'))
        .collect();
    for (number, line) in numbered(tree.text(GLOSSARY).unwrap_or_default()) {
        let Some(column) = line.strip_prefix('|').and_then(|row| row.split('|').nth(1)) else {
            continue;
        };
        for quoted in column.split('`').skip(1).step_by(2) {
            if let Some(unknown) = quoted.split("::").find(|part| !words.contains(part)) {
                found.fail(
                    format!("{GLOSSARY}:{number}"),
                    format!("no code knows the word `{unknown}`"),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found_by;

    #[test]
    fn a_word_the_code_no_longer_uses_is_found() {
        let glossary =
            "| permohonan | `Case` | one matter, not `Ticket` |\n| selesai | `Ending::Done`, `Finished` | x |\n";
        let code = "pub struct Case;\npub enum Ending { Done }\n";
        assert_eq!(
            found_by(check, &[(GLOSSARY, glossary), ("domain/workflow/src/case.rs", code)]),
            ["docs/glossary.md:2: no code knows the word `Finished`"]
        );
    }
}
