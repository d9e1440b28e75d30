//! A file in which conflicts are decided by hand: an address a section, the three values as comments, and one line to fill.

use std::collections::BTreeMap;
use std::fmt::Write;

use maklumat_vocabulary::{Diagnostic, Span};

use crate::adoption::merge::{Change, ChangeKind, Merge, Seen, Take};
use crate::adoption::spelling::quoted;
use crate::rules::wrong_value::not_an_option;
use crate::source::address::Address;
use crate::source::open;
use crate::source::tree::Written;

const TAKES: [(&str, Take); 2] = [("theirs", Take::Theirs), ("ours", Take::Ours)];

/// The file for the conflicts of a merge, with what is decided already filled in.
#[must_use]
pub fn conflict_file(merge: &Merge, decisions: &BTreeMap<String, Take>) -> String {
    let mut text = String::from(
        "# Tiap bagian adalah alamat yang berubah di paket dan di sini.\n# Tulis take = \"theirs\" (pakai versi paket) atau take = \"ours\" (tetap milik kita), lalu ulangi perintahnya.\n",
    );
    let mut told: Vec<&str> = Vec::new();
    for change in merge
        .changes
        .iter()
        .filter(|change| change.kind == ChangeKind::Conflict)
    {
        if told.contains(&change.address.as_str()) {
            continue;
        }
        told.push(&change.address);
        let take = decisions.get(&change.address).map_or("", |take| match take {
            Take::Theirs => "theirs",
            Take::Ours => "ours",
        });
        let _ = write!(
            text,
            "\n[{}]\n{}take = {}\n",
            quoted(&change.address),
            values(change),
            quoted(take)
        );
    }
    text
}

fn values(change: &Change) -> String {
    let mut text = String::new();
    for (name, seen) in [
        ("dahulu di paket", &change.before),
        ("sekarang di paket", &change.theirs),
        ("di sini", &change.ours),
    ] {
        match seen {
            Seen::Nothing => {
                let _ = writeln!(text, "# {name}: (tidak ada)");
            }
            Seen::Value(value) => {
                let _ = writeln!(text, "# {name}: {}", value.replace('\n', "\n#   "));
            }
            Seen::Section(lines) => {
                let _ = writeln!(text, "# {name}:");
                for line in lines {
                    let _ = writeln!(text, "#   {}", line.replace('\n', "\n#   "));
                }
            }
        }
    }
    text
}

/// Reads the file back. An address without a decision is still undecided.
///
/// # Errors
/// What is wrong in it, each with its place; never empty.
pub fn read_decisions(text: &str) -> Result<BTreeMap<String, Take>, Vec<Diagnostic>> {
    let (mut reader, table) = open(text, None, "");
    let mut decisions = BTreeMap::new();
    for entry in &table.entries {
        let address = Address::of(&[&entry.key.value]);
        let Written::Table(table) = &entry.node.value else {
            let kind = crate::rules::wrong_value::Kind::Table;
            let _: crate::source::slot::Slot<()> = reader.wrong(kind, &entry.node, address);
            continue;
        };
        let span = table.entry("take").map_or(entry.key.span, |take| take.node.span);
        match table.entry("take").map(|take| &take.node.value) {
            Some(Written::Text(text)) if text.is_empty() => {}
            Some(Written::Text(text)) => match TAKES.iter().find(|(word, _)| word == text) {
                Some((_, take)) => drop(decisions.insert(entry.key.value.clone(), *take)),
                None => reader.report(unknown(text, address, span)),
            },
            Some(
                Written::Integer(_)
                | Written::Float(_)
                | Written::Boolean(_)
                | Written::Date(_)
                | Written::Instant
                | Written::List(_)
                | Written::Table(_),
            )
            | None => reader.report(unknown("", address, span)),
        }
    }
    if reader.found.is_empty() {
        Ok(decisions)
    } else {
        Err(reader.found)
    }
}

fn unknown(written: &str, address: Address<'_>, span: Span) -> Diagnostic {
    not_an_option(written, &TAKES.map(|(word, _)| word), address, span)
}
