//! A value as it is typed: lists by `; `, steps by their number, quotes nowhere.

use crate::authoring::outline::Numbers;
use crate::authoring::table::CellKind;
use crate::source::tree::{Node, Written};

/// What stands in a cell for a value; as it is written where the cell holds another kind.
pub(crate) fn shown(text: &str, node: &Node, kind: CellKind, numbers: &Numbers) -> String {
    match &node.value {
        Written::Text(word) if kind == CellKind::Step => numbers.number(word),
        Written::Text(word) => word.clone(),
        Written::Integer(digits) | Written::Float(digits) => digits.clone(),
        Written::Boolean(true) => "ya".to_owned(),
        Written::Boolean(false) => "tidak".to_owned(),
        Written::Date(date) => date.to_string(),
        Written::List(items) => listed(items.iter().map(|item| match &item.value {
            Written::Text(word) if kind == CellKind::Steps => numbers.number(word),
            Written::Text(word) => word.clone(),
            Written::Integer(_)
            | Written::Float(_)
            | Written::Boolean(_)
            | Written::Date(_)
            | Written::Instant
            | Written::List(_)
            | Written::Table(_) => raw(text, item),
        })),
        Written::Table(table) if kind == CellKind::Pairs => listed(table.entries.iter().map(|entry| {
            let value = match &entry.node.value {
                Written::Text(word) => word.clone(),
                Written::Integer(_)
                | Written::Float(_)
                | Written::Boolean(_)
                | Written::Date(_)
                | Written::Instant
                | Written::List(_)
                | Written::Table(_) => raw(text, &entry.node),
            };
            format!("{} = {value}", entry.key.value)
        })),
        Written::Instant | Written::Table(_) => raw(text, node),
    }
}

fn raw(text: &str, node: &Node) -> String {
    text.get(node.span.start..node.span.end).unwrap_or_default().to_owned()
}

/// Items by `; `, or one a line where an item holds a semicolon itself.
fn listed(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    let is_plain = items.iter().all(|item| !item.contains([';', '\n']));
    match (items.as_slice(), is_plain) {
        ([], _) => String::new(),
        (_, true) => items.join("; "),
        // The break at the end tells one item with a semicolon from two.
        ([only], false) => format!("{only}\n"),
        (_, false) => items.join("\n"),
    }
}
