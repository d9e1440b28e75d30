//! From the words of a finding to those of somebody who fills in tables: where a finding names a key of the text, its
//! column is named; where it names an id, the row is called what people call it.

use maklumat_sop::{self as sop, CellKind, ChoiceList, Column, Outline};
use maklumat_vocabulary::Language;

use crate::drafting::seen::{row_at, row_name};

/// Keys that the table of steps writes in its one column of where a step leads.
const LEADS: [&str; 5] = ["return", "end", "outcome", "parallel", "join"];
/// The column that holds them.
const LEADS_COLUMN: &str = "next";
/// What findings write where a value of one's own belongs.
const OF_ONES_OWN: &str = "...";

/// What a finding's own words for a key are, and what a table says instead.
const KEYS_AND_COLUMNS: [(&str, &str); 2] = [("kunci ", "kolom "), ("key ", "column ")];

/// What stands between the items of a list.
const JOINTS: [&str; 5] = [", ", ", atau ", " atau ", ", or ", " or "];

/// A finding's words, read at the place where it was found.
pub(crate) struct Plain<'o> {
    pub(crate) outline: &'o Outline,
    /// Where the finding stands: `step.periksa.next`.
    pub(crate) place: &'o str,
    pub(crate) language: Language,
}

impl Plain<'_> {
    /// The same sentence without keys and ids. What is no key and no id stays as it is, in quotation marks.
    pub(crate) fn words(&self, words: &str) -> String {
        let mut plain = String::new();
        for (at, piece) in words.split('`').enumerate() {
            if at % 2 == 0 {
                plain.push_str(piece);
                continue;
            }
            let called = self.called(piece);
            if let Some(before) = said_before(&plain, &called.words) {
                // Several keys that share a column are one column.
                plain.truncate(before);
                continue;
            }
            if called.is_column {
                for (key, column) in KEYS_AND_COLUMNS {
                    if let Some(before) = plain.strip_suffix(key) {
                        plain = format!("{before}{column}");
                    }
                }
            }
            plain.push('“');
            plain.push_str(&called.words);
            plain.push('”');
            if let Some(aside) = called.aside {
                plain.push_str(&format!(" ({aside})"));
            }
        }
        plain
    }

    fn called(&self, token: &str) -> Called {
        if let Some((key, value)) = token.split_once(" = ") {
            return self.assigned(key, value);
        }
        if let Some(address) = token.strip_prefix('[').and_then(|token| token.strip_suffix(']')) {
            return self.part(address).unwrap_or_else(|| Called::as_is(token));
        }
        self.row(token)
            .or_else(|| self.column(token).map(|column| self.label(column)))
            .or_else(|| self.part(token))
            .unwrap_or_else(|| Called::as_is(token))
    }

    /// `marks = "complete"`: the column and what belongs into it.
    fn assigned(&self, key: &str, value: &str) -> Called {
        let Some(column) = self.column(key) else {
            return Called::as_is(&format!("{key} = {value}"));
        };
        let label = column.label.within(self.language);
        let values = value
            .trim_matches(['[', ']', '{', '}', ' '])
            .split(", ")
            .map(|value| value.trim_matches('"'));
        let values: Vec<String> = values
            .filter(|value| !value.contains(OF_ONES_OWN))
            .map(|value| self.value(column, key, value))
            .collect();
        let words = if values.is_empty() {
            label.to_owned()
        } else {
            format!("{label}: {}", values.join(", "))
        };
        Called {
            words,
            is_column: true,
            aside: None,
        }
    }

    /// What a value is called where people choose it by that; a step by its name.
    fn value(&self, column: &Column, key: &str, value: &str) -> String {
        let list = if key == "end" {
            ChoiceList::Endings
        } else {
            column.choices
        };
        let choices = self.outline.choices.get(&list).into_iter().flatten();
        let choice = choices.into_iter().find(|choice| choice.value == value);
        match choice {
            Some(choice) => choice.label.within(self.language).to_owned(),
            None => self.row(value).map_or_else(|| value.to_owned(), |called| called.words),
        }
    }

    fn label(&self, column: &Column) -> Called {
        Called {
            words: column.label.within(self.language).to_owned(),
            is_column: true,
            aside: None,
        }
    }

    /// A row by its id: steps first, for they are what findings speak of most. Formulas are typed with ids, so there the
    /// id stays and the name stands behind it.
    fn row(&self, id: &str) -> Option<Called> {
        let rows = self.outline.rows();
        let of_step = |row: &&&sop::Row| row.address.strip_prefix("step.") == Some(id);
        let of_others = |row: &&&sop::Row| row.id == id && row.id != row.address;
        let row = rows.iter().find(of_step).or_else(|| rows.iter().find(of_others))?;
        let name = row_name(row);
        let called = if self.is_formula() {
            Called {
                words: id.to_owned(),
                aside: (name != id).then_some(name),
                ..Called::default()
            }
        } else {
            Called {
                words: name,
                ..Called::default()
            }
        };
        Some(called)
    }

    fn is_formula(&self) -> bool {
        let cell = self.outline.cell(self.place);
        cell.is_some_and(|cell| matches!(cell.kind, CellKind::Condition | CellKind::Money))
    }

    /// A column by its key: one of the table at the place, else the first that has it.
    fn column(&self, key: &str) -> Option<&Column> {
        let key = if LEADS.contains(&key) { LEADS_COLUMN } else { key };
        let here = row_at(self.outline, self.place);
        let nearest = here.into_iter().flat_map(|(part, row)| {
            let inside = row.tables.iter().filter(|table| holds(&table.id, self.place));
            inside.chain([part]).chain(&row.tables)
        });
        let nearest: Vec<&sop::Part> = nearest.collect();
        let inner = self
            .outline
            .parts
            .iter()
            .flat_map(|part| part.rows.iter().take(1).flat_map(|row| &row.tables));
        let mut columns = nearest
            .into_iter()
            .chain(&self.outline.parts)
            .chain(inner)
            .flat_map(|part| &part.columns);
        columns.find(|column| column.key == key)
    }

    /// A part or a table of a row, by its address.
    fn part(&self, address: &str) -> Option<Called> {
        let inner = self.outline.rows().into_iter().flat_map(|row| &row.tables);
        let part = self.outline.parts.iter().chain(inner).find(|part| part.id == address)?;
        Some(Called {
            words: part.title.within(self.language).to_owned(),
            ..Called::default()
        })
    }
}

/// How far a sentence goes without the joint that follows the same words, where it ends in them and a joint.
fn said_before(sentence: &str, words: &str) -> Option<usize> {
    let quoted = format!("“{words}”");
    let befores = JOINTS.iter().filter_map(|joint| sentence.strip_suffix(joint));
    befores.filter(|before| before.ends_with(&quoted)).map(str::len).next()
}

#[derive(Default)]
struct Called {
    words: String,
    /// Is the label of a column, and not something written in one.
    is_column: bool,
    /// Told behind it in brackets.
    aside: Option<String>,
}

impl Called {
    fn as_is(words: &str) -> Self {
        Self {
            words: words.to_owned(),
            ..Self::default()
        }
    }
}

fn holds(table: &str, place: &str) -> bool {
    place.strip_prefix(table).is_some_and(|rest| rest.starts_with('.'))
}

#[cfg(test)]
mod tests;
