//! Values held against one another: the same, other words only, or something else.

use crate::adoption::lines::Path;
use crate::format::same_value;
use crate::source::tree::{Node, Table, Written};

/// Keys whose values are read by people and change nothing for a case.
const WORDING: [&str; 8] = [
    "name", "summary", "question", "hint", "label", "output", "inputs", "warning",
];

/// What stands at an address, inside of lines too.
pub(crate) fn at<'n>(table: &'n Table, path: &[String]) -> Option<&'n Node> {
    let (last, above) = path.split_last()?;
    let mut table = table;
    for key in above {
        let Written::Table(inner) = &table.entry(key)?.node.value else {
            return None;
        };
        table = inner;
    }
    Some(&table.entry(last)?.node)
}

/// Whether two addresses hold the same, in whatever order sections stand.
pub(crate) fn same(left: Option<&Node>, right: Option<&Node>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => same_value(&left.value, &right.value),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}

/// Whether nothing but words differ between what two versions have at an address.
pub(crate) fn only_words_differ(path: &Path, left: Option<&Node>, right: Option<&Node>) -> bool {
    let (Some(left), Some(right)) = (left, right) else {
        return false;
    };
    is_words(path) || same_but_for_words(&left.value, &right.value)
}

fn is_words(path: &Path) -> bool {
    path.first().is_some_and(|section| section == "notify")
        || path.last().is_some_and(|key| WORDING.contains(&key.as_str()))
}

fn same_but_for_words(left: &Written, right: &Written) -> bool {
    let (Written::Table(left), Written::Table(right)) = (left, right) else {
        return same_value(left, right);
    };
    let keys = |table: &Table| -> Vec<String> {
        let keys = table.entries.iter().map(|entry| entry.key.value.clone());
        let mut keys: Vec<String> = keys.collect();
        keys.sort_unstable();
        keys
    };
    keys(left) == keys(right)
        && left.entries.iter().all(|entry| {
            WORDING.contains(&entry.key.value.as_str())
                || right
                    .entry(&entry.key.value)
                    .is_some_and(|other| same_but_for_words(&entry.node.value, &other.node.value))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adoption::lines::{Lines, path_of};

    fn words_only(left: &str, right: &str, address: &str) -> bool {
        let (left, right) = (Lines::read(left).unwrap(), Lines::read(right).unwrap());
        let path = path_of(address);
        only_words_differ(&path, at(&left.table, &path), at(&right.table, &path))
    }

    #[test]
    fn other_words_are_told_from_another_time() {
        let text = "[step.a]\nname = \"x\"\ntime = \"1 jam\"\nf = { label = \"x\", min = 1 }\n";
        let words = text.replace("\"x\"", "\"y\"");
        assert!(words_only(text, &words, "step.a.name"));
        assert!(words_only(text, &words, "step.a.f"));
        assert!(words_only(text, &words, "step.a"));
        let time = words.replace("1 jam", "2 jam");
        assert!(!words_only(text, &time, "step.a.time"));
        assert!(!words_only(text, &time, "step.a"));
        assert!(!words_only(text, &words.replace("min", "max"), "step.a.f"));
        assert!(!words_only(text, "[step.b]\nname = \"x\"\n", "step.a.name"));
    }
}
