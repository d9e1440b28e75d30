//! Settings as the one file that holds them tells them: doc comment, default, and name in the environment.

use std::fmt::Write;

use super::cell;
use crate::report::Outcome;
use crate::tree::Tree;

const SOURCE: &str = "surface/cli/src/config.rs";

#[derive(Default)]
struct Setting {
    option: String,
    variable: String,
    default: String,
    meaning: String,
}

pub(super) fn body(tree: &Tree) -> Outcome<String> {
    let source = tree.text(SOURCE).ok_or_else(|| format!("{SOURCE} does not exist"))?;
    let settings = settings(source);
    if settings.is_empty() {
        return Err(format!("{SOURCE} holds no documented option"));
    }
    let mut text = format!(
        "From `{SOURCE}`; nothing else in the program reads the environment. An option wins over its variable.\n\n\
         | Option | Variable | Default | Meaning |\n| --- | --- | --- | --- |\n"
    );
    for setting in settings {
        let Setting {
            option,
            variable,
            default,
            meaning,
        } = setting;
        let _ = writeln!(
            text,
            "| `{option}` | {} | {} | {} |",
            quoted(&variable),
            quoted(&default),
            cell(&meaning)
        );
    }
    Ok(text)
}

fn quoted(text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        format!("`{text}`")
    }
}

/// Fields with a doc comment and an `#[arg(..)]`, in order of writing.
fn settings(source: &str) -> Vec<Setting> {
    let mut settings = Vec::new();
    let mut meaning: Vec<&str> = Vec::new();
    let mut option = String::new();
    for line in source.lines().map(str::trim) {
        if let Some(comment) = line.strip_prefix("///") {
            meaning.push(comment.trim());
        } else if line.starts_with("#[arg(") || !option.is_empty() && !option.ends_with(")]") {
            option.push_str(line);
        } else if !line.starts_with("#[") {
            let field = line.strip_prefix("pub(crate) ").or_else(|| line.strip_prefix("pub "));
            if let Some((name, _)) = field
                .and_then(|rest| rest.split_once(": "))
                .filter(|_| !option.is_empty())
            {
                settings.push(Setting {
                    option: format!("--{}", name.replace('_', "-")),
                    variable: value_of(&option, "env"),
                    default: value_of(&option, "default_value"),
                    meaning: meaning.join(" "),
                });
            }
            meaning.clear();
            option.clear();
        }
    }
    settings
}

fn value_of(option: &str, key: &str) -> String {
    let rest = option.split(&format!("{key} = \"")).nth(1).unwrap_or_default();
    rest.split('"').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documented_options_are_settings() {
        let source = "/// All settings.\npub struct Config {\n    /// Where to listen,\n    /// host and port.\n    \
                      #[arg(long, default_value = \"1:2\", env = \"LISTEN\")]\n    pub(crate) listen_at: SocketAddr,\n    cache: u32,\n    \
                      /// A long one.\n    #[arg(\n        long,\n        env = \"LONG\"\n    )]\n    pub(crate) long: u8,\n}\n";
        let tree = Tree::of(&[(SOURCE, source)]);
        assert!(body(&tree).unwrap().ends_with(
            "| `--listen-at` | `LISTEN` | `1:2` | Where to listen, host and port. |\n| `--long` | `LONG` |  | A long one. |\n"
        ));
        assert!(body(&Tree::of(&[(SOURCE, "pub struct Config;\n")])).is_err());
    }
}
