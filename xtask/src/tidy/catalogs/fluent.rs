//! As much of the Fluent syntax as is needed to know keys, arguments and references.

use std::collections::BTreeSet;

use crate::tidy::numbered;

#[derive(Debug)]
pub(crate) struct Message {
    /// `track-title`, or `track-title.hint` for an attribute.
    pub(crate) key: String,
    /// `path:line`.
    pub(crate) place: String,
    pub(crate) arguments: BTreeSet<String>,
    /// Other messages its text includes.
    pub(crate) references: BTreeSet<String>,
}

/// Messages of one file. Terms (`-brand = ..`) are left out: only catalogs use them.
pub(crate) fn messages(path: &str, text: &str) -> Vec<Message> {
    let mut messages: Vec<Message> = Vec::new();
    let mut is_term = false;
    for (number, line) in numbered(text) {
        let begins_entry = !line.starts_with([' ', '\t', '}', '#']) && line.contains('=');
        if begins_entry {
            is_term = line.starts_with('-');
        }
        if line.starts_with('#') || is_term {
            continue;
        }
        let attribute = line
            .trim_start()
            .strip_prefix('.')
            .and_then(|rest| rest.split_once('='));
        if begins_entry {
            let key = line.split('=').next().unwrap_or_default().trim().to_owned();
            messages.push(Message::new(key, path, number));
        } else if let Some((name, _)) = attribute {
            let owner = messages
                .last()
                .map_or("", |message| message.key.split('.').next().unwrap_or_default());
            messages.push(Message::new(format!("{owner}.{}", name.trim()), path, number));
        }
        if let Some(message) = messages.last_mut() {
            message.read(line);
        }
    }
    messages
}

impl Message {
    fn new(key: String, path: &str, line: usize) -> Self {
        Self {
            key,
            place: format!("{path}:{line}"),
            arguments: BTreeSet::new(),
            references: BTreeSet::new(),
        }
    }

    fn read(&mut self, line: &str) {
        for rest in line.split('$').skip(1) {
            self.arguments.insert(word(rest).to_owned());
        }
        for rest in line.split('{').skip(1) {
            let name = word(rest.trim_start());
            if name.starts_with(|letter: char| letter.is_ascii_lowercase()) {
                self.references.insert(name.to_owned());
            }
        }
    }
}

fn word(text: &str) -> &str {
    let end =
        text.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-' && letter != '_' && letter != '.');
    &text[..end.unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_attributes_selectors_and_references_are_read() {
        let text = "# words\n-brand = Maklumat\nfiles = { $count ->\n    [one] { $count } berkas, { other }\n   *[other] banyak\n}\n    .hint = untuk { $who }\n";
        let messages = messages("a.ftl", text);
        let keys: Vec<&str> = messages.iter().map(|message| message.key.as_str()).collect();
        assert_eq!(keys, ["files", "files.hint"]);
        assert_eq!(messages[0].arguments, BTreeSet::from(["count".to_owned()]));
        assert_eq!(messages[0].references, BTreeSet::from(["other".to_owned()]));
        assert_eq!(messages[1].arguments, BTreeSet::from(["who".to_owned()]));
        assert_eq!(messages[0].place, "a.ftl:3");
    }
}
