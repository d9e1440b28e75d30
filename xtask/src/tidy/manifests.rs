//! Keeps version numbers and lints in the root manifest, the only place for them.

use super::{Findings, numbered};
use crate::tree::Tree;

pub(crate) fn check(tree: &Tree, found: &mut Findings) {
    for (path, text) in tree.ending(&["/Cargo.toml"]) {
        check_manifest(path, text, found);
    }
}

fn check_manifest(path: &str, text: &str, found: &mut Findings) {
    let mut section = "";
    let mut has_lints = false;
    for (number, line) in numbered(text) {
        let line = line.trim();
        if line.starts_with('[') {
            section = line.trim_matches(['[', ']']);
            if section.contains("dependencies.") {
                found.fail(format!("{path}:{number}"), "write a dependency on one line");
            }
        } else if section.ends_with("dependencies") && !line.is_empty() && !line.starts_with('#') {
            let compact: String = line.split_whitespace().collect();
            if !compact.contains(".workspace=true") && !compact.contains("workspace=true") {
                found.fail(
                    format!("{path}:{number}"),
                    "take the version from the workspace: `name.workspace = true`",
                );
            }
        } else if section == "lints" && line.replace(' ', "") == "workspace=true" {
            has_lints = true;
        }
    }
    if !has_lints {
        found.fail(
            path,
            "takes no lints from the workspace: add `[lints] workspace = true`",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found_by;

    #[test]
    fn a_version_outside_the_root_is_found() {
        let text = "[lints]\nworkspace = true\n\n[dependencies]\njiff.workspace = true\nserde = \"1\"\n\
                    uuid = { workspace = true, features = [\"v4\"] }\n";
        assert_eq!(
            found_by(check, &[("domain/a/Cargo.toml", text)]),
            ["domain/a/Cargo.toml:6: take the version from the workspace: `name.workspace = true`"]
        );
    }

    #[test]
    fn a_crate_without_our_lints_is_found() {
        assert_eq!(found_by(check, &[("domain/a/Cargo.toml", "[package]\n")]).len(), 1);
        assert!(found_by(check, &[("Cargo.toml", "[workspace]\n")]).is_empty());
    }
}
