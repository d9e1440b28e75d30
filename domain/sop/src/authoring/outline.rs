//! From a text to its outline: every part, every row, every cell with what is typed in it.

pub(crate) mod choices;
pub(crate) mod shown;

use std::collections::BTreeMap;

use maklumat_vocabulary::ServiceKey;

use crate::adoption::resolve::ServiceTexts;
use crate::authoring::arrows;
use crate::authoring::outline::shown::shown;
use crate::authoring::shape::{Form, PARTS, Shape, VALUE};
use crate::authoring::table::{Cell, CellKind, Column, Outline, Part, Row, Twin};
use crate::organisation::Regency;
use crate::source::recovery::{join, recover};
use crate::source::tree::{Entry, Node, Table, Written};

/// What addresses in the English texts begin with.
pub(crate) const ENGLISH: &str = "en:";

/// The steps by their numbers in the table.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    ids: Vec<String>,
    numbers: BTreeMap<String, usize>,
}

/// What the rows of one outline have in common.
struct Reader<'t> {
    text: &'t str,
    english: Table,
    english_text: &'t str,
    numbers: Numbers,
}

/// Lays a definition out as tables. What cannot be read is left out; the rest is shown all the same.
#[must_use]
pub fn outline(texts: ServiceTexts<'_>, key: &ServiceKey, regency: &Regency) -> Outline {
    let recovered = recover(texts.text);
    let english = recover(texts.english.unwrap_or_default());
    let reader = Reader {
        text: texts.text,
        english: english.table,
        english_text: texts.english.unwrap_or_default(),
        numbers: Numbers::of(&recovered.table),
    };
    Outline {
        parts: PARTS
            .iter()
            .map(|shape| reader.part(shape, shape.key.to_owned(), recovered.table.entry(shape.key)))
            .collect(),
        choices: choices::choices(&recovered.table, key, regency),
        is_broken: !recovered.breaks.is_empty(),
        english_is_broken: !english.breaks.is_empty(),
    }
}

impl Numbers {
    pub(crate) fn of(table: &Table) -> Self {
        let ids: Vec<String> = match table.entry("step").map(|entry| &entry.node.value) {
            Some(Written::Table(steps)) => steps.entries.iter().map(|entry| entry.key.value.clone()).collect(),
            Some(_) | None => Vec::new(),
        };
        let numbers = ids.iter().enumerate().map(|(at, id)| (id.clone(), at + 1)).collect();
        Self { ids, numbers }
    }

    /// The number of a step; its id where there is no such step.
    pub(crate) fn number(&self, id: &str) -> String {
        self.numbers
            .get(id)
            .map_or_else(|| id.to_owned(), |number| number.to_string())
    }

    /// The step of a number.
    pub(crate) fn id(&self, number: usize) -> Option<&str> {
        self.ids.get(number.checked_sub(1)?).map(String::as_str)
    }

    pub(crate) fn has(&self, id: &str) -> bool {
        self.numbers.contains_key(id)
    }
}

impl Reader<'_> {
    fn part(&self, shape: &'static Shape, address: String, entry: Option<&Entry>) -> Part {
        let table = entry.and_then(|entry| table_of(&entry.node));
        let rows = match (shape.form, table) {
            (Form::Single, table) => {
                let empty = Table::default();
                vec![self.row(shape, address.clone(), (shape.key, 1), table.unwrap_or(&empty))]
            }
            (Form::Sections | Form::Lines, Some(table)) => {
                let rows = table.entries.iter().filter_map(|entry| {
                    let inner = table_of(&entry.node)?;
                    Some((&entry.key.value, inner))
                });
                rows.enumerate()
                    .map(|(at, (id, inner))| self.row(shape, join(&address, id), (id, at + 1), inner))
                    .collect()
            }
            (Form::Values, Some(table)) => table
                .entries
                .iter()
                .enumerate()
                .map(|(at, entry)| self.value_row(shape, &address, (entry, at + 1)))
                .collect(),
            (Form::Sections | Form::Lines | Form::Values, None) => Vec::new(),
        };
        Part {
            title: shape.title,
            help: shape.help,
            columns: shape.columns.to_vec(),
            rows,
            may_grow: shape.grows(),
            id: address,
        }
    }

    fn row(&self, shape: &'static Shape, address: String, (id, number): (&str, usize), table: &Table) -> Row {
        let cells = shape.columns.iter().map(|column| {
            let value = self.value((shape, &address), column, id, table);
            (column, self.cell(column, join(&address, column.key), value))
        });
        let (main, more): (Vec<_>, Vec<_>) = cells.partition(|(column, _)| column.is_main);
        Row {
            id: id.to_owned(),
            number,
            main: main.into_iter().map(|(_, cell)| cell).collect(),
            more: more.into_iter().map(|(_, cell)| cell).collect(),
            tables: shape
                .inside
                .iter()
                .map(|inner| self.part(inner, join(&address, inner.key), table.entry(inner.key)))
                .collect(),
            address,
        }
    }

    fn value_row(&self, shape: &'static Shape, address: &str, (entry, number): (&Entry, usize)) -> Row {
        let address = join(address, &entry.key.value);
        let cells = shape.columns.iter().filter(|column| column.key == VALUE);
        let value = |column: &Column| shown(self.text, &entry.node, column.kind, &self.numbers);
        Row {
            id: entry.key.value.clone(),
            number,
            main: cells
                .map(|column| self.cell(column, address.clone(), value(column)))
                .collect(),
            more: Vec::new(),
            tables: Vec::new(),
            address,
        }
    }

    fn value(&self, (shape, address): (&Shape, &str), column: &Column, id: &str, table: &Table) -> String {
        match (shape.key, column.key) {
            ("step", "next") => arrows::shown(table, id, &self.numbers),
            ("outcome", "next") => arrows::target(table, step_of(address), &self.numbers),
            // In Indonesian an outcome is called by its id.
            ("outcome", "name") => id.to_owned(),
            _ => node_at(table, column.key)
                .map(|node| shown(self.text, node, column.kind, &self.numbers))
                .unwrap_or_default(),
        }
    }

    fn cell(&self, column: &Column, address: String, value: String) -> Cell {
        let english = column.has_english.then(|| {
            let node = node_at(&self.english, &address);
            Twin {
                value: node
                    .map(|node| shown(self.english_text, node, column.kind, &self.numbers))
                    .unwrap_or_default(),
                address: format!("{ENGLISH}{address}"),
            }
        });
        Cell {
            key: column.key,
            label: column.label,
            help: column.help,
            kind: column.kind,
            choices: column.choices,
            value,
            is_needed: column.is_needed && column.kind != CellKind::Flag,
            english,
            address,
        }
    }
}

/// The step an address lies in.
pub(crate) fn step_of(address: &str) -> &str {
    address.split('.').nth(1).unwrap_or_default()
}

/// What stands at a path of keys.
pub(crate) fn node_at<'t>(table: &'t Table, address: &str) -> Option<&'t Node> {
    let (first, rest) = match address.split_once('.') {
        Some((first, rest)) => (first, Some(rest)),
        None => (address, None),
    };
    let node = &table.entry(first)?.node;
    match rest {
        None => Some(node),
        Some(rest) => node_at(table_of(node)?, rest),
    }
}

pub(crate) const fn table_of(node: &Node) -> Option<&Table> {
    match &node.value {
        Written::Table(table) => Some(table),
        Written::Text(_)
        | Written::Integer(_)
        | Written::Float(_)
        | Written::Boolean(_)
        | Written::Date(_)
        | Written::Instant
        | Written::List(_) => None,
    }
}
