//! What may be changed in an outline, what came of it, and why not.

mod refused;

use maklumat_vocabulary::ServiceKey;

use crate::adoption::resolve::ServiceTexts;
use crate::authoring::add::{NewRow, add};
use crate::authoring::outline::{ENGLISH, table_of};
use crate::authoring::paste::paste;
use crate::authoring::place::{english_place, place, row};
use crate::authoring::remove::remove;
use crate::authoring::shape::Form;
use crate::authoring::sheet::{LONGEST_BYTES, Sheet};
use crate::authoring::splice::Splice;
use crate::authoring::touched::touched;
use crate::authoring::typed::{self, Known, slug};
use crate::authoring::{rename, words, write};
use crate::organisation::Regency;

/// One act of an author. Addresses that begin with `en:` mean the English texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rewrite {
    /// `value` as it is typed into the cell; an empty one takes the key out.
    Write {
        address: String,
        value: String,
    },
    /// Takes a key out.
    Clear {
        address: String,
    },
    /// A new row behind `after`, or at the end of the table. `cells` by their keys.
    AddRow {
        table: String,
        after: Option<String>,
        /// Made from the name where none is given.
        id: Option<String>,
        cells: Vec<(String, String)>,
    },
    RemoveRow {
        address: String,
    },
    /// Behind another row of the same table, or to its head.
    MoveRow {
        address: String,
        after: Option<String>,
    },
    /// Gives a row another id, everywhere.
    Rename {
        address: String,
        id: String,
    },
    /// Rows of a table of another program. Columns by the words of the first row, or by their order.
    PasteRows {
        table: String,
        after: Option<String>,
        rows: Vec<Vec<String>>,
    },
    /// The whole text anew.
    SetText {
        text: String,
    },
    /// The whole English texts anew.
    SetEnglish {
        text: String,
    },
}

/// The texts after a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewritten {
    pub text: String,
    /// `None`: there are no English texts.
    pub english: Option<String>,
    /// Addresses whose value is not what it was, in order.
    pub touched: Vec<String>,
    /// What was done to the text, one after another.
    pub splices: Vec<Splice>,
    /// What was done to the English texts.
    pub english_splices: Vec<Splice>,
}

/// Why a change was not made; the texts are as they were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRewritten {
    /// Nothing stands at this address, or nothing may.
    NoSuchPlace(String),
    /// A line of the text cannot be read; it must be mended first. Lines count from 1.
    Broken {
        line: usize,
    },
    /// An id is small letters, digits and single hyphens.
    IdMisspelt(String),
    IdTaken(String),
    /// The value stands where a table cannot reach it; the text itself must be changed.
    OnlyInText(String),
    /// Where a step leads was not understood.
    ArrowNotUnderstood(String),
    /// Nothing was in the table that was pasted.
    NothingPasted,
    /// More than a definition can hold.
    TooLong,
}

impl Rewrite {
    /// The places whose value this act replaces, whoever wrote it: where another has changed one of them meanwhile, the
    /// act waits for a decision.
    #[must_use]
    pub fn claims(&self) -> Vec<&str> {
        match self {
            Self::Write { address, .. }
            | Self::Clear { address }
            | Self::RemoveRow { address }
            | Self::Rename { address, .. } => vec![address],
            Self::AddRow { .. } | Self::MoveRow { .. } | Self::PasteRows { .. } => Vec::new(),
            Self::SetText { .. } => vec![""],
            Self::SetEnglish { .. } => vec!["en:"],
        }
    }
}

/// Makes one change. `key` and `regency` are those of the service: positions and laws may be typed by their names.
pub fn rewrite(
    texts: ServiceTexts<'_>,
    what: &Rewrite,
    key: &ServiceKey,
    regency: &Regency,
) -> Result<Rewritten, NotRewritten> {
    let mut both = Both {
        main: Sheet::read(texts.text),
        english: texts.english.map(Sheet::read),
    };
    let before = both.clone();
    both.make(what, Known { key, regency })?;
    Ok(both.rewritten(&before))
}

/// Makes changes one after another, all or none; the first that cannot be made says why.
pub fn rewrite_all(
    texts: ServiceTexts<'_>,
    all: &[Rewrite],
    key: &ServiceKey,
    regency: &Regency,
) -> Result<Rewritten, NotRewritten> {
    let mut both = Both {
        main: Sheet::read(texts.text),
        english: texts.english.map(Sheet::read),
    };
    let before = both.clone();
    for what in all {
        both.make(what, Known { key, regency })?;
    }
    Ok(both.rewritten(&before))
}

/// The two texts of a service while they are changed.
#[derive(Clone)]
struct Both {
    main: Sheet,
    english: Option<Sheet>,
}

impl Both {
    fn make(&mut self, what: &Rewrite, known: Known<'_>) -> Result<(), NotRewritten> {
        match what {
            Rewrite::Write { address, value } => match address.strip_prefix(ENGLISH) {
                Some(address) => self.write_english(address, value, known),
                None => self.write(address, value, known),
            },
            Rewrite::Clear { address } => match address.strip_prefix(ENGLISH) {
                Some(address) => self.write_english(address, "", known),
                None => {
                    let place = place(&self.main, address)?;
                    write::clear(&mut self.main, &place)
                }
            },
            Rewrite::AddRow {
                table,
                after,
                id,
                cells,
            } => {
                let new = NewRow {
                    table,
                    after: after.as_deref(),
                    id: id.as_deref(),
                    cells,
                };
                add(&mut self.main, new, known).map(|_| ())
            }
            Rewrite::RemoveRow { address } => {
                remove(&mut self.main, address)?;
                self.english(|english| english.clear(address).map(|_| ()))
            }
            Rewrite::MoveRow { address, after } => {
                let (table, _, id) = row(&self.main, address)?;
                let after = after.as_deref().map(|after| id_of(&table, after));
                if let Some(after) = after {
                    row(&self.main, &format!("{table}.{after}"))?;
                }
                if after == Some(id.as_str()) {
                    return Ok(());
                }
                self.main.move_row(&table, &id, after)
            }
            Rewrite::Rename { address, id } => self.rename(address, id),
            Rewrite::PasteRows { table, after, rows } => {
                let after = after.as_deref().map(|after| id_of(table, after));
                paste(&mut self.main, table, after, (rows, known))
            }
            Rewrite::SetText { text } => replaced(&mut self.main, text),
            Rewrite::SetEnglish { text } => replaced(self.english.get_or_insert_with(|| Sheet::read("")), text),
        }
    }

    fn write(&mut self, address: &str, value: &str, known: Known<'_>) -> Result<(), NotRewritten> {
        let place = place(&self.main, address)?;
        if value.trim().is_empty() {
            return write::clear(&mut self.main, &place);
        }
        // The name of an outcome is its id.
        if place.shape.key == "outcome" && place.column.key == "name" {
            return self.rename(&place.row, &slug(value));
        }
        write::write(&mut self.main, address, value, known)
    }

    fn write_english(&mut self, address: &str, value: &str, known: Known<'_>) -> Result<(), NotRewritten> {
        let place = english_place(address)?;
        if self.main.node(&place.row).is_none() && place.shape.grows() {
            return Err(NotRewritten::NoSuchPlace(format!("{ENGLISH}{address}")));
        }
        let is_lines = place.shape.form == Form::Lines;
        let english = self.english.get_or_insert_with(|| Sheet::read(""));
        if value.trim().is_empty() {
            english.clear(address)?;
            // `ya = { }` translates nothing.
            let is_empty = |english: &Sheet| {
                let table = english.node(&place.row).and_then(table_of);
                table.is_some_and(|table| table.entries.is_empty())
            };
            if is_lines && is_empty(english) {
                english.clear(&place.row)?;
            }
            return Ok(());
        }
        let typed = typed::read(place.column, value, english, known);
        // A line begins with its first word.
        if is_lines && english.node(&place.row).is_none() {
            let written = typed.whole().unwrap_or_default();
            let line = format!("{{ {} = {written} }}", place.column.key);
            return english.set(&place.row, &line, &[]);
        }
        let before = words::spoken(english, &place);
        write::write_typed(english, &place, &typed)?;
        words::follow(english, &place, before)
    }

    fn rename(&mut self, address: &str, id: &str) -> Result<(), NotRewritten> {
        rename::rename(&mut self.main, address, id)?;
        self.english(|english| {
            let edits = rename::own(english, address, id);
            english.apply(edits, address)
        })
    }

    /// What follows in the English texts, where there are any; broken ones are left as they are.
    fn english(&mut self, act: impl FnOnce(&mut Sheet) -> Result<(), NotRewritten>) -> Result<(), NotRewritten> {
        match &mut self.english {
            Some(english) if english.whole().is_ok() => act(english),
            Some(_) | None => Ok(()),
        }
    }

    fn rewritten(self, before: &Self) -> Rewritten {
        let mut touched = touched(&before.main, &self.main, "");
        let nothing = Sheet::read("");
        let english_before = before.english.as_ref().unwrap_or(&nothing);
        if let Some(english) = &self.english {
            touched.extend(self::touched(english_before, english, ENGLISH));
        }
        Rewritten {
            text: self.main.text,
            touched,
            splices: self.main.splices,
            english_splices: self
                .english
                .as_ref()
                .map(|sheet| sheet.splices.clone())
                .unwrap_or_default(),
            english: self.english.map(|sheet| sheet.text),
        }
    }
}

fn id_of<'a>(table: &str, row: &'a str) -> &'a str {
    row.strip_prefix(table)
        .and_then(|rest| rest.strip_prefix('.'))
        .unwrap_or(row)
}

/// A text in the place of another, also one that cannot be read.
fn replaced(sheet: &mut Sheet, text: &str) -> Result<(), NotRewritten> {
    if text.len() > LONGEST_BYTES {
        return Err(NotRewritten::TooLong);
    }
    let mut splices = std::mem::take(&mut sheet.splices);
    splices.extend(Splice::between(&sheet.text, text));
    *sheet = Sheet::read(text);
    sheet.splices = splices;
    Ok(())
}
