//! Which parts a definition has, and which columns: the keys of the notation in the words of those who write.

mod asked;
mod money;
mod service;
mod steps;

use maklumat_vocabulary::Text;

use crate::authoring::table::{CellKind, ChoiceList, Column};

/// A part and what stands in a row of it.
#[derive(Debug)]
pub(crate) struct Shape {
    /// The last key of its address.
    pub(crate) key: &'static str,
    pub(crate) title: Text,
    pub(crate) help: Text,
    pub(crate) form: Form,
    pub(crate) columns: &'static [Column],
    /// Tables of a row.
    pub(crate) inside: &'static [&'static Self],
}

/// How the rows of a part are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// One section, which is the only row.
    Single,
    /// A section a row.
    Sections,
    /// A line a row: `id = { ... }`.
    Lines,
    /// A line a row with one value: `id = "..."`.
    Values,
}

/// All parts in the order of a definition.
pub(crate) static PARTS: [&Shape; 13] = [
    &service::SERVICE,
    &service::PRIORITY,
    &service::STANDARD,
    &asked::VARIANT,
    &asked::REQUIREMENT,
    &money::PROMISE,
    &money::FEE,
    &steps::SOP,
    &steps::STEP,
    &money::PRODUCT,
    &service::NOTIFY,
    &service::SURVEY,
    &service::RETENTION,
];

/// The key of the only cell of a row that is one value.
pub(crate) const VALUE: &str = "value";

impl Shape {
    pub(crate) fn column(&self, key: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.key == key)
    }

    pub(crate) fn table(&self, key: &str) -> Option<&'static Self> {
        self.inside.iter().find(|shape| shape.key == key).copied()
    }

    pub(crate) const fn grows(&self) -> bool {
        !matches!(self.form, Form::Single)
    }
}

const fn text(id: &'static str, en: &'static str) -> Text {
    Text { id, en }
}

/// A column of the table.
const fn column(key: &'static str, kind: CellKind, label: Text, help: Text) -> Column {
    Column {
        key,
        label,
        help,
        kind,
        choices: ChoiceList::None,
        is_main: true,
        is_needed: false,
        has_english: false,
    }
}

/// A column that is shown when a row is opened.
const fn further(key: &'static str, kind: CellKind, label: Text, help: Text) -> Column {
    Column {
        is_main: false,
        ..column(key, kind, label, help)
    }
}

impl Column {
    const fn needed(self) -> Self {
        Self {
            is_needed: true,
            ..self
        }
    }

    const fn from(self, choices: ChoiceList) -> Self {
        Self { choices, ..self }
    }

    const fn with_english(self) -> Self {
        Self {
            has_english: true,
            ..self
        }
    }
}
