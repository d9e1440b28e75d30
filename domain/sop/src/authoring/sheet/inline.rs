//! Values inside `{ ... }`: one comes in, one goes out.

use maklumat_vocabulary::{Edit, Span};

use crate::adoption::lines::Statement;
use crate::authoring::outline::table_of;
use crate::authoring::sheet::edit;
use crate::source::tree::{Node, Table};

/// The edits that write a value into what stands on one line. Nothing where it holds no table on the way there.
pub(super) fn inserted(text: &str, statement: &Statement, path: &[String], written: &str) -> Option<Vec<Edit>> {
    let mut rest = path.get(statement.path.len()..)?;
    let mut node = &statement.node;
    loop {
        let (key, deeper) = rest.split_first()?;
        let table = table_of(node)?;
        match table.entry(key) {
            Some(entry) if !deeper.is_empty() => {
                node = &entry.node;
                rest = deeper;
            }
            Some(_) => return None,
            None => {
                let value = deeper
                    .iter()
                    .rev()
                    .fold(written.to_owned(), |value, key| format!("{{ {key} = {value} }}"));
                return Some(vec![entry_in(text, node, table, &format!("{key} = {value}"))]);
            }
        }
    }
}

/// A further entry at the end of a table on one line.
fn entry_in(text: &str, node: &Node, table: &Table, entry: &str) -> Edit {
    match table.entries.iter().map(|entry| entry.node.span.end).max() {
        Some(end) => edit(Span::new(end, end), format!(", {entry}")),
        None => {
            let open = node.span.start + 1;
            let is_bare = text.get(open..node.span.end).is_some_and(|rest| rest.trim() == "}");
            if is_bare {
                edit(Span::new(open, node.span.end - 1), format!(" {entry} "))
            } else {
                edit(Span::new(open, open), format!(" {entry}"))
            }
        }
    }
}

/// The edit that takes an entry out of what stands on one line, with its comma.
pub(super) fn removed(statement: &Statement, path: &[String]) -> Option<Edit> {
    let (key, above) = path.get(statement.path.len()..)?.split_last()?;
    let mut node = &statement.node;
    for step in above {
        node = &table_of(node)?.entry(step)?.node;
    }
    let table = table_of(node)?;
    let at = table.entries.iter().position(|entry| entry.key.value == *key)?;
    let own = &table.entries[at];
    let span = match (
        at.checked_sub(1).map(|before| &table.entries[before]),
        table.entries.get(at + 1),
    ) {
        (Some(before), _) => Span::new(before.node.span.end, own.node.span.end),
        (None, Some(after)) => Span::new(own.key.span.start, after.key.span.start),
        (None, None) => Span::new(own.key.span.start, own.node.span.end),
    };
    Some(edit(span, ""))
}
