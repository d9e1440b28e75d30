//! Keys of `messages.toml`, from the list its reader knows.

use super::cell;
use crate::report::Outcome;
use crate::tree::Tree;

const SOURCE: &str = "platform/delivery/src/settings/keys.rs";

pub(super) fn body(tree: &Tree) -> Outcome<String> {
    let source = tree.text(SOURCE).ok_or_else(|| format!("{SOURCE} does not exist"))?;
    let rows = rows(source);
    if rows.is_empty() {
        return Err(format!("{SOURCE} holds no keys"));
    }
    let mut text = "The file `messages.toml` in the folder of an installation, read when the program starts. Without it nothing is \
                    sent, and messages stand on the tracking page only. With a mistake in it nothing is sent either; \
                    `maklumat doctor` names each mistake.\n\n\
                    | Section | Key | Without it | Meaning |\n| --- | --- | --- | --- |\n"
        .to_owned();
    for [section, key, default, meaning] in rows {
        let section = if section.is_empty() {
            section
        } else {
            format!("`[{section}]`")
        };
        text.push_str(&format!(
            "| {section} | `{key}` | {} | {} |\n",
            cell(&default),
            cell(&meaning)
        ));
    }
    Ok(text)
}

/// The rows of four texts, wherever the lines break.
fn rows(source: &str) -> Vec<[String; 4]> {
    let list = source.split("KEYS").nth(1).unwrap_or_default();
    let mut texts = Vec::new();
    let mut text: Option<String> = None;
    let mut letters = list.chars();
    while let Some(letter) = letters.next() {
        match (letter, text.as_mut()) {
            ('"', None) => text = Some(String::new()),
            ('"', Some(_)) => texts.extend(text.take()),
            ('\\', Some(open)) => open.extend(letters.next()),
            (_, Some(open)) => open.push(letter),
            (_, None) => {}
        }
    }
    texts
        .chunks_exact(4)
        .map(|row| [row[0].clone(), row[1].clone(), row[2].clone(), row[3].clone()])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_is_a_row() {
        let source = "const KEYS: &[[&str; 4]] = &[\n    [\"mail\", \"host\", \"\", \"Of \\\"the\\\" server.\"],\n    [\n        \
                      \"\",\n \"quiet\", \"a | b\", \"Hours.\"],\n];\n";
        let tree = Tree::of(&[(SOURCE, source)]);
        assert!(
            body(&tree)
                .unwrap()
                .ends_with("| `[mail]` | `host` |  | Of \"the\" server. |\n|  | `quiet` | a \\| b | Hours. |\n")
        );
        assert!(body(&Tree::of(&[(SOURCE, "pub struct Nothing;\n")])).is_err());
    }
}
