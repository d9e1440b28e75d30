//! What the whole must say, reckoned value by value: the slow and obvious way beside the edits of the text.

use maklumat_vocabulary::Spanned;

use crate::adoption::lines::Lines;
use crate::format::same_value;
use crate::source::tree::{Entry, Node, Table, Written};

/// Whether a text says exactly this; sections without a line say nothing.
pub(crate) fn says(text: &str, expected: &Table) -> bool {
    let Some(lines) = Lines::read(text) else {
        return false;
    };
    let node = |table: &Table| Written::Table(pruned(table));
    same_value(&node(&lines.table), &node(expected))
}

fn pruned(table: &Table) -> Table {
    let entries = table.entries.iter().filter_map(|entry| {
        let mut entry = entry.clone();
        if let Written::Table(inner) = &entry.node.value {
            let inner = pruned(inner);
            if inner.entries.is_empty() {
                return None;
            }
            entry.node.value = Written::Table(inner);
        }
        Some(entry)
    });
    Table {
        entries: entries.collect(),
    }
}

pub(crate) fn take_from(table: &mut Table, path: &[String]) {
    let Some((key, rest)) = path.split_first() else {
        return;
    };
    if rest.is_empty() {
        table.entries.retain(|entry| entry.key.value != *key);
        return;
    }
    let entry = table.entries.iter_mut().find(|entry| entry.key.value == *key);
    if let Some(Written::Table(inner)) = entry.map(|entry| &mut entry.node.value) {
        take_from(inner, rest);
    }
}

pub(crate) fn put_into(table: &mut Table, path: &[String], node: &Node) {
    let Some((key, rest)) = path.split_first() else {
        return;
    };
    let index = match table.entries.iter().position(|entry| entry.key.value == *key) {
        Some(index) => index,
        None => {
            table.entries.push(Entry {
                key: Spanned::new(key.clone(), node.span),
                node: Node {
                    span: node.span,
                    value: Written::Table(Table::default()),
                },
            });
            table.entries.len() - 1
        }
    };
    let entry = &mut table.entries[index];
    if rest.is_empty() {
        entry.node = node.clone();
        return;
    }
    if !matches!(entry.node.value, Written::Table(_)) {
        entry.node.value = Written::Table(Table::default());
    }
    if let Written::Table(inner) = &mut entry.node.value {
        put_into(inner, rest, node);
    }
}
