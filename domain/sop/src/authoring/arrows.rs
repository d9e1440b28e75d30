//! Where a step leads, in the words of a table: `3`, `selesai`, `lengkap -> 3; belum-lengkap -> kembali`.

pub(crate) mod typed;

use crate::authoring::outline::Numbers;
use crate::source::tree::{Table, Written};

/// The words for the ends of a case, and for the ways around them.
pub(crate) const ENDS: [(&str, &str); 4] = [
    ("done", "selesai"),
    ("refused", "ditolak"),
    ("redirected", "dialihkan"),
    ("withdrawn", "ditarik"),
];
pub(crate) const BACK: &str = "kembali";
pub(crate) const TOGETHER: &str = "bersama";
/// What stands between an outcome and where it leads.
pub(crate) const LEADS_TO: &str = " -> ";

/// The way out of a step; empty where none is written.
pub(crate) fn shown(table: &Table, own: &str, numbers: &Numbers) -> String {
    if let Some(Written::Table(outcomes)) = table.entry("outcome").map(|entry| &entry.node.value) {
        let outcomes = outcomes.entries.iter().map(|entry| {
            let target = match &entry.node.value {
                Written::Table(outcome) => target(outcome, own, numbers),
                Written::Text(_)
                | Written::Integer(_)
                | Written::Float(_)
                | Written::Boolean(_)
                | Written::Date(_)
                | Written::Instant
                | Written::List(_) => String::new(),
            };
            format!("{}{LEADS_TO}{target}", entry.key.value)
        });
        return outcomes.collect::<Vec<_>>().join("; ");
    }
    if let Some(Written::Table(parallel)) = table.entry("parallel").map(|entry| &entry.node.value) {
        let branches = match parallel.entry("branches").map(|entry| &entry.node.value) {
            Some(Written::List(branches)) => branches
                .iter()
                .filter_map(|branch| text_of(&branch.value))
                .map(|branch| numbers.number(branch))
                .collect::<Vec<_>>()
                .join(", "),
            Some(_) | None => String::new(),
        };
        let join = text_at(parallel, "join").map_or_else(String::new, |join| numbers.number(join));
        return format!("{TOGETHER} {branches}{LEADS_TO}{join}");
    }
    target(table, own, numbers)
}

/// Where one arrow leads, of a step or of an outcome.
pub(crate) fn target(table: &Table, own: &str, numbers: &Numbers) -> String {
    if let Some(next) = text_at(table, "next") {
        return numbers.number(next);
    }
    if let Some(resume) = text_at(table, "return") {
        return if resume == own {
            BACK.to_owned()
        } else {
            format!("{BACK} {}", numbers.number(resume))
        };
    }
    match text_at(table, "end") {
        Some(end) => ENDS
            .iter()
            .find(|(key, _)| *key == end)
            .map_or(end, |(_, word)| *word)
            .to_owned(),
        None => String::new(),
    }
}

fn text_at<'t>(table: &'t Table, key: &str) -> Option<&'t str> {
    text_of(&table.entry(key)?.node.value)
}

pub(crate) const fn text_of(written: &Written) -> Option<&str> {
    match written {
        Written::Text(text) => Some(text.as_str()),
        Written::Integer(_)
        | Written::Float(_)
        | Written::Boolean(_)
        | Written::Date(_)
        | Written::Instant
        | Written::List(_)
        | Written::Table(_) => None,
    }
}
