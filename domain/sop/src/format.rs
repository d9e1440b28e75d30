//! The usual layout of a file: sections in their usual order, `=` below `=`, one empty line between sections.
//!
//! Works on lines, so that comments stay. What it cannot prove to be the same text it leaves alone.

mod blocks;

use std::collections::BTreeMap;

use crate::format::blocks::{Block, Piece, blocks};
use crate::source::recovery::recover;
use crate::source::tree::{Table, Written};

/// Why a text is left as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormatError {
    /// It has lines that cannot be read; mend them first.
    NotToml,
    /// Laying it out might change its meaning.
    WouldChangeText,
}

/// The sections of a service in their usual order.
const FAMILIES: [&str; 13] = [
    "adopts",
    "service",
    "priority",
    "standard",
    "variant",
    "requirement",
    "promise",
    "fee",
    "sop",
    "step",
    "product",
    "notify",
    "survey",
];
/// After all others; sections nobody knows stand before it.
const LAST_FAMILY: &str = "retention";
/// What stands below the section of one id.
const PARTS: [&str; 6] = ["positions", "field", "table", "record", "check", "outcome"];

/// Lays a text out. Doing it twice changes nothing more.
pub fn format(text: &str) -> Result<String, FormatError> {
    let text = text.replace("\r\n", "\n");
    let before = recover(&text);
    if !before.breaks.is_empty() {
        return Err(FormatError::NotToml);
    }
    let mut blocks = blocks(&text);
    // The shared files have an order of their own.
    if before.table.entry("service").is_some() {
        sort(&mut blocks);
    }
    let laid_out = write(&blocks);
    let after = recover(&laid_out);
    let is_same = after.breaks.is_empty()
        && same(&before.table, &after.table)
        && order_of_ids(&before.table) == order_of_ids(&after.table)
        && letters(&text) == letters(&laid_out);
    if is_same {
        Ok(laid_out)
    } else {
        Err(FormatError::WouldChangeText)
    }
}

fn sort(blocks: &mut [Block]) {
    let mut first_seen: BTreeMap<String, usize> = BTreeMap::new();
    for (at, block) in blocks.iter().enumerate() {
        let path = block.path();
        let id = path.get(..path.len().min(2)).unwrap_or_default().join(".");
        first_seen.entry(id).or_insert(at);
    }
    // What stands before the first header and after the last entry stays there.
    let Some((_, blocks)) = blocks.split_first_mut() else {
        return;
    };
    let Some((_, blocks)) = blocks.split_last_mut() else {
        return;
    };
    blocks.sort_by_cached_key(|block| {
        let path = block.path();
        let family = path.first().copied().unwrap_or_default();
        let rank = match FAMILIES.iter().position(|known| *known == family) {
            Some(rank) => rank + 1,
            None if family == LAST_FAMILY => FAMILIES.len() + 2,
            None => FAMILIES.len() + 1,
        };
        let id = path.get(..path.len().min(2)).unwrap_or_default().join(".");
        let part = path.get(2).map_or(0, |part| {
            PARTS.iter().position(|known| known == part).unwrap_or(PARTS.len()) + 1
        });
        (rank, first_seen.get(&id).copied().unwrap_or(0), part)
    });
}

fn write(blocks: &[Block]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for block in blocks {
        drop_empty_end(&mut lines);
        if !lines.is_empty() {
            lines.push(String::new());
        }
        write_pieces(&block.above, &mut lines);
        lines.extend(block.header.clone());
        let first = block
            .below
            .iter()
            .position(|piece| *piece != Piece::Blank)
            .unwrap_or(block.below.len());
        write_pieces(&block.below[first..], &mut lines);
    }
    drop_empty_end(&mut lines);
    let mut text = lines.join("\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// Entries that follow one another on single lines have their `=` below one another.
fn write_pieces(pieces: &[Piece], lines: &mut Vec<String>) {
    let is_in_line = |piece: &Piece| matches!(piece, Piece::Entry { .. } | Piece::Comment(_));
    for run in pieces.chunk_by(|left, right| is_in_line(left) && is_in_line(right)) {
        let width = run
            .iter()
            .map(|piece| match piece {
                Piece::Entry { key, .. } => key.chars().count(),
                Piece::Blank | Piece::Comment(_) | Piece::Long(_) => 0,
            })
            .max()
            .unwrap_or(0);
        for piece in run {
            match piece {
                Piece::Blank if lines.last().is_none_or(String::is_empty) => {}
                Piece::Blank => lines.push(String::new()),
                Piece::Comment(comment) => lines.push(comment.clone()),
                Piece::Entry { key, value } => lines.push(format!("{key:width$} = {value}")),
                Piece::Long(long) => lines.extend(long.iter().cloned()),
            }
        }
    }
}

fn drop_empty_end(lines: &mut Vec<String>) {
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
}

/// The ids of each family in their order of writing, which is the printed order.
fn order_of_ids(table: &Table) -> BTreeMap<&str, Vec<&str>> {
    table
        .entries
        .iter()
        .filter_map(|family| match &family.node.value {
            Written::Table(ids) => Some((
                family.key.value.as_str(),
                ids.entries.iter().map(|id| id.key.value.as_str()).collect(),
            )),
            Written::Text(_)
            | Written::Integer(_)
            | Written::Float(_)
            | Written::Boolean(_)
            | Written::Date(_)
            | Written::Instant
            | Written::List(_) => None,
        })
        .collect()
}

/// Whether two tables hold the same values, in whatever order.
fn same(left: &Table, right: &Table) -> bool {
    left.entries.len() == right.entries.len()
        && left.entries.iter().all(|entry| {
            right
                .entry(&entry.key.value)
                .is_some_and(|other| same_value(&entry.node.value, &other.node.value))
        })
}

pub(crate) fn same_value(left: &Written, right: &Written) -> bool {
    match (left, right) {
        (Written::Text(left), Written::Text(right))
        | (Written::Integer(left), Written::Integer(right))
        | (Written::Float(left), Written::Float(right)) => left == right,
        (Written::Boolean(left), Written::Boolean(right)) => left == right,
        (Written::Date(left), Written::Date(right)) => left == right,
        (Written::Instant, Written::Instant) => true,
        (Written::List(left), Written::List(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .zip(right)
                    .all(|(left, right)| same_value(&left.value, &right.value))
        }
        (Written::Table(left), Written::Table(right)) => same(left, right),
        (_, _) => false,
    }
}

fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    letters.sort_unstable();
    letters
}

#[cfg(test)]
mod tests;
