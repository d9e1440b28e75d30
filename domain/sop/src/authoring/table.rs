//! What an outline is made of: parts with rows, rows with cells, and what may be chosen in a cell.

use std::collections::BTreeMap;

use maklumat_vocabulary::{LocalizedText, Text};

/// A definition laid out for people who write it, in the order of its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    pub parts: Vec<Part>,
    /// What may be chosen, once for all cells that choose from it.
    pub choices: BTreeMap<ChoiceList, Vec<Choice>>,
    /// Some line cannot be read: what is shown is what could be.
    pub is_broken: bool,
    /// The same of the English texts.
    pub english_is_broken: bool,
}

/// A section, or a table of rows that have an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The address of the table, which [`crate::Rewrite::AddRow`] takes: `step`, `step.periksa.outcome`, `service`.
    pub id: String,
    pub title: Text,
    /// What is written here and why.
    pub help: Text,
    /// The columns of a row, those of the table first.
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// Rows may be added, removed, moved and renamed; else there is one row, which is always there.
    pub may_grow: bool,
}

/// What stands in one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub key: &'static str,
    pub label: Text,
    pub help: Text,
    pub kind: CellKind,
    pub choices: ChoiceList,
    /// Belongs into the table; the others are shown when a row is opened.
    pub is_main: bool,
    /// The notation asks for it.
    pub is_needed: bool,
    /// Holds words that have a twin in the English texts.
    pub has_english: bool,
}

/// One thing an author defined, or a section that stands once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// `step.periksa`
    pub address: String,
    /// `periksa`
    pub id: String,
    /// Its number in the table, from 1.
    pub number: usize,
    pub main: Vec<Cell>,
    pub more: Vec<Cell>,
    pub tables: Vec<Part>,
}

/// One value as an author types it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Where [`crate::Rewrite::Write`] writes it.
    pub address: String,
    pub key: &'static str,
    pub label: Text,
    pub help: Text,
    pub kind: CellKind,
    pub choices: ChoiceList,
    /// Empty where nothing is written. Lists by `; `, choices by their value, steps by their number.
    pub value: String,
    /// The notation asks for it.
    pub is_needed: bool,
    /// The same words in the English texts, of cells that hold words.
    pub english: Option<Twin>,
}

/// A value in the English texts. Its address begins with `en:` and may be written as any other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twin {
    pub address: String,
    /// Empty where nothing is translated.
    pub value: String,
}

/// How a value is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKind {
    Text,
    LongText,
    /// Texts by `;`, or one a line.
    List,
    /// `id = text` by `;`, or one a line. An id that is left out is made from the text.
    Pairs,
    Number,
    /// `2026-01-31`; `31-1-2026` and `31 Januari 2026` are read too.
    Date,
    /// `15 menit`
    Duration,
    /// `Rp 25.000`, or a formula.
    Money,
    Condition,
    Choice,
    /// Several by `;`.
    Choices,
    Performer,
    Step,
    /// Several steps by `;`.
    Steps,
    /// Where a step leads: `3`, `selesai`, `kembali`, `lengkap -> 3; belum -> kembali`.
    Arrow,
    /// A citation.
    Law,
    /// Several citations by `;`.
    Laws,
    /// `ya`, or nothing.
    Flag,
}

/// A list of what may be chosen. Its cells may also be typed by what their choice is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChoiceList {
    None,
    Performers,
    Steps,
    /// What a step may lead to: steps, and words for the ends.
    Arrows,
    Laws,
    Limits,
    Products,
    Fees,
    Requirements,
    /// Outputs, requirements and equipment by their words.
    Inputs,
    /// Questions with options.
    Selections,
    Places,
    Hours,
    Devices,
    Prefills,
    Templates,
    ServiceKinds,
    Channels,
    RequirementKinds,
    FieldKinds,
    StartEvents,
    Endings,
    Marks,
    Disposals,
}

/// One thing that may be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is written.
    pub value: String,
    pub label: LocalizedText,
}

impl Outline {
    /// Every row, those inside others after the row they belong to.
    #[must_use]
    pub fn rows(&self) -> Vec<&Row> {
        let mut found = Vec::new();
        for part in &self.parts {
            gather(part, &mut found);
        }
        found
    }

    /// Every cell of every row.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.rows().into_iter().flat_map(Row::cells)
    }

    /// The cell at an address, its English twin's included.
    #[must_use]
    pub fn cell(&self, address: &str) -> Option<&Cell> {
        let is_twin = |cell: &Cell| cell.english.as_ref().is_some_and(|twin| twin.address == address);
        self.cells().find(|cell| cell.address == address || is_twin(cell))
    }

    /// Where a finding is shown: the cell or row, or else the part, that holds its address best.
    #[must_use]
    pub fn place_of(&self, address: &str) -> Option<String> {
        let rows = self.rows();
        let cells = rows.iter().flat_map(|row| row.cells());
        let places = cells.map(|cell| cell.address.as_str());
        let places = places.chain(rows.iter().map(|row| row.address.as_str()));
        let places = places.chain(self.parts.iter().map(|part| part.id.as_str()));
        places
            .filter(|place| holds(place, address))
            .max_by_key(|place| place.len())
            .map(str::to_owned)
    }
}

impl Row {
    /// The cells of the row itself, without those of its tables.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.main.iter().chain(&self.more)
    }

    #[must_use]
    pub fn cell(&self, key: &str) -> Option<&Cell> {
        self.cells().find(|cell| cell.key == key)
    }
}

/// Whether an address is another or lies inside it.
pub(crate) fn holds(place: &str, address: &str) -> bool {
    address
        .strip_prefix(place)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn gather<'p>(part: &'p Part, found: &mut Vec<&'p Row>) {
    for row in &part.rows {
        found.push(row);
        for table in &row.tables {
            gather(table, found);
        }
    }
}
