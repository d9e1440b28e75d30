//! Which places have another value than before: what others are told, and what they are asked about.

use std::collections::{BTreeMap, BTreeSet};

use crate::authoring::shape::PARTS;
use crate::authoring::sheet::Sheet;
use crate::source::recovery::join;
use crate::source::tree::{Table, Written};

/// Addresses whose value is not what it was, and rows that stand elsewhere. `""` where a text could not be read before
/// or after: then anything may differ.
pub(crate) fn touched(before: &Sheet, after: &Sheet, prefix: &str) -> Vec<String> {
    if before.text == after.text {
        return Vec::new();
    }
    if before.whole().is_err() || after.whole().is_err() {
        return vec![prefix.to_owned()];
    }
    let (old, new) = (leaves(before), leaves(after));
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let mut found: BTreeSet<String> = BTreeSet::new();
    for key in keys {
        if old.get(key) != new.get(key) {
            found.insert(key.clone());
            found.extend(arrows(key));
        }
    }
    let (gone, come) = (rows(&old), rows(&new));
    found.extend(gone.symmetric_difference(&come).cloned());
    found.extend(moved(before, after));
    found.into_iter().map(|address| format!("{prefix}{address}")).collect()
}

/// The arrow cells of a step and of its outcome, for whatever says where they lead.
fn arrows(address: &str) -> Vec<String> {
    let keys: Vec<&str> = address.split('.').collect();
    match keys.as_slice() {
        ["step", step, "outcome", outcome, "next" | "return" | "end", ..] => {
            vec![
                format!("step.{step}.next"),
                format!("step.{step}.outcome.{outcome}.next"),
            ]
        }
        ["step", step, "next" | "return" | "end" | "outcome" | "parallel", ..] => vec![format!("step.{step}.next")],
        _ => Vec::new(),
    }
}

/// The rows of all tables, by their addresses.
fn rows(leaves: &BTreeMap<String, &str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for address in leaves.keys() {
        let keys: Vec<&str> = address.split('.').collect();
        let Some(shape) = PARTS.iter().find(|shape| Some(shape.key) == keys.first().copied()) else {
            continue;
        };
        if shape.grows() && keys.len() > 1 {
            found.insert(keys[..2].join("."));
        }
        if keys.len() > 3 && shape.table(keys[2]).is_some() {
            found.insert(keys[..4].join("."));
        }
    }
    found
}

/// Rows whose neighbours are others than before, of the tables with sections.
fn moved(before: &Sheet, after: &Sheet) -> Vec<String> {
    let mut found = Vec::new();
    for table in ["variant", "requirement", "promise", "fee", "step", "product"] {
        let (old, new) = (before.ids(table), after.ids(table));
        let kept = |ids: &[String], others: &[String]| -> Vec<String> {
            ids.iter().filter(|id| others.contains(id)).cloned().collect()
        };
        let (old, new) = (kept(&old, &new), kept(&new, &old));
        if old == new {
            continue;
        }
        // Of a row that was moved past others only that one is told of.
        let moved = old.iter().find(|id| {
            let without = |ids: &[String]| -> Vec<String> { ids.iter().filter(|one| one != id).cloned().collect() };
            without(&old) == without(&new)
        });
        match moved {
            Some(id) => found.push(format!("{table}.{id}")),
            None => found.push(table.to_owned()),
        }
    }
    found
}

/// Every value by its address; a list is one value.
fn leaves(sheet: &Sheet) -> BTreeMap<String, &str> {
    let mut found = BTreeMap::new();
    gather(&sheet.text, sheet.table(), "", &mut found);
    found
}

fn gather<'t>(text: &'t str, table: &Table, above: &str, found: &mut BTreeMap<String, &'t str>) {
    for entry in &table.entries {
        let address = join(above, &entry.key.value);
        match &entry.node.value {
            Written::Table(inner) if !inner.entries.is_empty() => gather(text, inner, &address, found),
            Written::Text(_)
            | Written::Integer(_)
            | Written::Float(_)
            | Written::Boolean(_)
            | Written::Date(_)
            | Written::Instant
            | Written::List(_)
            | Written::Table(_) => {
                let span = entry.node.span;
                let is_section = matches!(entry.node.value, Written::Table(_));
                let written = if is_section {
                    ""
                } else {
                    text.get(span.start..span.end).unwrap_or_default()
                };
                found.insert(address, written);
            }
        }
    }
}
