//! What the pages of a draft show: parts, rows, cells and findings, ready to be written down.

use std::collections::BTreeMap;

use maklumat_vocabulary::Severity;

use crate::drafting::MOST_SHOWN;

/// One part of the text: the steps, the requirements, the identity of the SOP.
#[derive(Default)]
pub(crate) struct Sheet {
    pub(crate) id: String,
    pub(crate) title: String,
    /// What is written here and why.
    pub(crate) help: String,
    /// Address under which rows are added; `None` where the law says which rows there are.
    pub(crate) table: Option<String>,
    /// Headings of the columns that every row has, each with its help; empty where each row has cells of its own.
    pub(crate) columns: Vec<(String, String)>,
    pub(crate) rows: Vec<Row>,
}

/// One row: a step, a requirement, an item of the identity.
pub(crate) struct Row {
    pub(crate) address: String,
    /// What is said of it where it is not in sight: its number and name.
    pub(crate) name: String,
    pub(crate) cells: Vec<Cell>,
    pub(crate) mark: Option<Mark>,
}

/// What is wrong in a row, in few words.
#[derive(Clone)]
pub(crate) struct Mark {
    pub(crate) severity: Severity,
    pub(crate) count: usize,
    /// The first and worst.
    pub(crate) words: String,
    /// Of its finding in the list.
    pub(crate) finding: usize,
}

impl Mark {
    /// Its finding in the list; the list itself, where that is shorter.
    pub(crate) fn place(&self) -> String {
        if self.finding < MOST_SHOWN {
            format!("#temuan-{}", self.finding)
        } else {
            "#h-temuan".to_owned()
        }
    }
}

pub(crate) struct Cell {
    pub(crate) address: String,
    pub(crate) label: String,
    pub(crate) help: Option<String>,
    pub(crate) kind: Kind,
    /// Names steps by their numbers.
    pub(crate) is_step: bool,
    pub(crate) value: String,
    /// Of the list of choices on the page.
    pub(crate) list: Option<String>,
    pub(crate) is_bad: bool,
}

/// How a cell is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Line,
    Lines,
    /// Typed or picked from a list.
    Picked,
}

/// A part as a link, and how much is wrong in it.
pub(crate) struct Tab {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) errors: usize,
    pub(crate) others: usize,
}

/// One finding as people read it.
pub(crate) struct Found {
    pub(crate) number: &'static str,
    pub(crate) severity: Severity,
    pub(crate) message: String,
    /// Where: part, row and cell in words.
    pub(crate) place: String,
    pub(crate) part: String,
    pub(crate) row: Option<String>,
    pub(crate) cell: Option<String>,
    pub(crate) cause: Vec<String>,
    pub(crate) fix: Option<String>,
    /// Address by which the certain change is asked for, where there is one.
    pub(crate) takes: Option<String>,
}

/// How the draft stands as a whole.
#[derive(Clone, Default)]
pub(crate) struct Standing {
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    pub(crate) advice: usize,
    /// The longest way in working time, and what is promised, in words.
    pub(crate) takes: Option<String>,
    pub(crate) promised: Option<String>,
}

/// Choices that several cells share, each list once: its id, and value with words.
#[derive(Default)]
pub(crate) struct Lists(BTreeMap<Vec<(String, String)>, String>);

impl Lists {
    /// The id of a list with these choices; `None` where there is nothing to choose.
    pub(crate) fn id_of(&mut self, choices: Vec<(String, String)>) -> Option<String> {
        if choices.is_empty() {
            return None;
        }
        let next = format!("d{}", self.0.len() + 1);
        Some(self.0.entry(choices).or_insert(next).clone())
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = (&String, &Vec<(String, String)>)> {
        self.0.iter().map(|(choices, id)| (id, choices))
    }
}

/// Class of a tag, shape and word of a weight.
pub(crate) const fn tag(severity: &Severity) -> (&'static str, &'static str, &'static str) {
    match severity {
        Severity::Error => ("stop", "stop", "finding-error"),
        Severity::Warning => ("warn", "warning", "finding-warning"),
        Severity::Advice => ("act", "note", "finding-advice"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_choices_stand_on_a_page_once() {
        let mut lists = Lists::default();
        let choices = |word: &str| vec![(word.to_owned(), String::new())];
        let first = lists.id_of(choices("a"));
        assert_eq!(lists.id_of(choices("a")), first);
        assert_ne!(lists.id_of(choices("b")), first);
        assert_eq!(lists.id_of(Vec::new()), None);
        assert_eq!(lists.all().count(), 2);
    }
}
