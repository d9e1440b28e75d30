//! Pages that a program can list, so that nobody keeps them by hand: `docs/reference`.

mod command_line;
mod law_page;
mod layer_page;
mod message_settings;
mod rules;
mod settings;

use std::fs;
use std::path::Path;

use crate::programs;
use crate::report::{Outcome, say};
use crate::tree::Tree;

const FOLDER: &str = "docs/reference";

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Write,
    /// Compares and changes nothing.
    Check,
}

struct Page {
    name: &'static str,
    title: &'static str,
    /// The text below the title, or why it cannot be listed.
    body: Outcome<String>,
}

pub(crate) fn run(root: &Path, mode: Mode) -> Outcome {
    let tree = Tree::read(root)?;
    let program = build_program(root);
    let listed = |list: fn(&Path) -> Outcome<String>| program.clone().and_then(|program| list(&program));
    let pages = [
        Page {
            name: "layers.md",
            title: "Layers",
            body: Ok(layer_page::body()),
        },
        Page {
            name: "law.md",
            title: "Which code rests on which law",
            body: Ok(law_page::body(&tree)),
        },
        Page {
            name: "settings.md",
            title: "Settings",
            body: settings::body(&tree),
        },
        Page {
            name: "messages.md",
            title: "Settings of messages",
            body: message_settings::body(&tree),
        },
        Page {
            name: "rules.md",
            title: "Rules of the checker",
            body: listed(rules::body),
        },
        Page {
            name: "command-line.md",
            title: "Command line",
            body: listed(command_line::body),
        },
    ];
    let mut complaints = Vec::new();
    for page in pages {
        if let Err(complaint) = settle(root, &page, mode) {
            complaints.push(complaint);
        }
    }
    if complaints.is_empty() {
        Ok(())
    } else {
        Err(complaints.join("\n"))
    }
}

/// A page that exists must stay listable; one that never existed may wait for its source.
fn settle(root: &Path, page: &Page, mode: Mode) -> Outcome {
    let path = format!("{FOLDER}/{}", page.name);
    let file = root.join(&path);
    let body = match &page.body {
        Ok(body) => body,
        Err(reason) if file.exists() => return Err(format!("{path} can no longer be listed: {reason}")),
        Err(reason) => {
            say(&format!("not yet: {path}: {reason}"));
            return Ok(());
        }
    };
    let text = format!(
        "# {}\n\nWritten by `cargo xtask codegen`; changes by hand are lost.\n\n{}\n",
        page.title,
        body.trim()
    );
    if fs::read_to_string(&file).is_ok_and(|known| known == text) {
        return Ok(());
    }
    if mode == Mode::Check {
        return Err(format!("{path} is out of date: run `cargo xtask codegen`"));
    }
    fs::create_dir_all(root.join(FOLDER)).map_err(|error| format!("could not create {FOLDER}: {error}"))?;
    fs::write(&file, text).map_err(|error| format!("could not write {path}: {error}"))
}

/// Builds the product with the features of the whole workspace, so that nothing is compiled twice, and says where it lies.
fn build_program(root: &Path) -> Outcome<std::path::PathBuf> {
    programs::run(programs::cargo(root).args(["build", "--quiet", "--workspace", "--bins"]))?;
    let metadata = programs::read(programs::cargo(root).args(["metadata", "--format-version", "1", "--no-deps"]))?;
    let metadata: serde_json::Value =
        serde_json::from_str(&metadata).map_err(|error| format!("cargo metadata gave no JSON: {error}"))?;
    let target = metadata["target_directory"].as_str().unwrap_or("target");
    Ok(Path::new(target).join("debug").join("maklumat"))
}

/// A cell of a Markdown table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stale_page_is_found_and_a_written_one_is_fresh() {
        let root = std::env::temp_dir().join(format!("maklumat-codegen-{}", std::process::id()));
        let page = |body: Outcome<String>| Page {
            name: "a.md",
            title: "A",
            body,
        };
        assert!(settle(&root, &page(Ok("one".to_owned())), Mode::Check).is_err());
        assert_eq!(settle(&root, &page(Err("no program".to_owned())), Mode::Write), Ok(()));
        assert_eq!(settle(&root, &page(Ok("one".to_owned())), Mode::Write), Ok(()));
        assert_eq!(settle(&root, &page(Ok("one".to_owned())), Mode::Check), Ok(()));
        assert!(settle(&root, &page(Ok("two".to_owned())), Mode::Check).is_err());
        assert!(settle(&root, &page(Err("no program".to_owned())), Mode::Write).is_err());
        fs::remove_dir_all(&root).unwrap();
    }
}
