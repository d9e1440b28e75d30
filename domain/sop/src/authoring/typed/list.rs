//! Lists and pairs: read as typed, and written so that what stays the same is not touched.

use maklumat_vocabulary::{Edit, Span};

use crate::authoring::sheet::{edit, quoted};
use crate::authoring::typed::{items, plain, slug};
use crate::source::tree::{Node, Table};

/// `baru = KTP pertama; hilang = Pengganti`. An id that is left out is made from the words.
pub(super) fn pairs(typed: &str, is_money: bool) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for item in items(typed) {
        let (id, words) = match item.split_once('=') {
            Some((id, words)) => (slug(id), words.trim()),
            None => (slug(item), item),
        };
        let value = if is_money {
            plain::money(words)
        } else {
            words.to_owned()
        };
        if !id.is_empty() && pairs.iter().all(|(known, _)| *known != id) {
            pairs.push((id, quoted(&value)));
        }
    }
    pairs
}

/// The edits that turn a written list into another, item by item: the ends that are alike stay as they are.
pub(crate) fn edits(text: &str, list: Span, old: &[Node], new: &[String]) -> Vec<Edit> {
    let whole = || vec![edit(list, format!("[{}]", new.join(", ")))];
    let raw = |node: &Node| text.get(node.span.start..node.span.end).unwrap_or_default();
    let same = old.iter().zip(new).take_while(|(old, new)| raw(old) == new.as_str());
    let head = same.count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev());
    let tail = tail.take_while(|(old, new)| raw(old) == new.as_str()).count();
    let (gone, come) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    match (gone, come) {
        ([], []) => Vec::new(),
        (gone, come) if gone.len() == come.len() => gone
            .iter()
            .zip(come)
            .filter(|(old, new)| raw(old) != new.as_str())
            .map(|(old, new)| edit(old.span, new.clone()))
            .collect(),
        ([], come) => match (head.checked_sub(1), old.first()) {
            (Some(before), _) => {
                let end = old[before].span.end;
                vec![edit(Span::new(end, end), format!(", {}", come.join(", ")))]
            }
            (None, Some(first)) => {
                let start = first.span.start;
                vec![edit(Span::new(start, start), format!("{}, ", come.join(", ")))]
            }
            (None, None) => whole(),
        },
        ([first, .., last], []) | ([first @ last], []) => match (head.checked_sub(1), old.get(old.len() - tail)) {
            (Some(before), _) => vec![edit(Span::new(old[before].span.end, last.span.end), "")],
            (None, Some(after)) => vec![edit(Span::new(first.span.start, after.span.start), "")],
            (None, None) => whole(),
        },
        ([first, .., last], come) | ([first @ last], come) => {
            vec![edit(Span::new(first.span.start, last.span.end), come.join(", "))]
        }
    }
}

/// The edits that turn pairs on one line into others. Nothing where ids differ: then the whole is written anew.
pub(crate) fn pair_edits(text: &str, old: &Table, new: &[(String, String)]) -> Option<Vec<Edit>> {
    let is_same =
        old.entries.len() == new.len() && old.entries.iter().zip(new).all(|(old, (id, _))| old.key.value == *id);
    is_same.then(|| {
        let changed = old.entries.iter().zip(new);
        changed
            .filter(|(old, (_, value))| text.get(old.node.span.start..old.node.span.end) != Some(value.as_str()))
            .map(|(old, (_, value))| edit(old.node.span, value.clone()))
            .collect()
    })
}
