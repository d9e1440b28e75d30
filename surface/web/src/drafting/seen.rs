//! From a draft as the use cases give it to what its pages show, in the reader's language.

use std::collections::BTreeMap;

use maklumat_app::{DraftFinding, DraftView};
use maklumat_sop::{self as sop, CellKind, ChoiceList, Outline};
use maklumat_vocabulary::{Diagnostic, Language, Phrase, Severity};

use crate::administration::proposal::sentence;
use crate::drafting::plain::Plain;
use crate::drafting::sheet::{Cell, Found, Kind, Lists, Mark, Row, Sheet, Standing, Tab};
use crate::frame::Frame;

/// The part that is opened where none is asked for.
pub(crate) const STEPS: &str = "step";

/// The rule that asks for what nobody has written.
const MISSING_KEY: &str = "TXT-003";
/// The rule that finds a value that is none of the choices.
const WRONG_VALUE: &str = "TXT-004";

/// A draft, and its findings put to their places.
pub(crate) struct Seen<'d> {
    f: &'d Frame,
    draft: &'d DraftView,
    pub(crate) findings: Vec<Found>,
    marks: BTreeMap<String, Mark>,
}

impl<'d> Seen<'d> {
    pub(crate) fn new(f: &'d Frame, draft: &'d DraftView) -> Self {
        let all = draft.findings.iter().chain(&draft.english_findings);
        let mut findings: Vec<Found> = all.map(|finding| found(f, &draft.outline, finding)).collect();
        findings.sort_by_key(|found| found.severity);
        Self {
            f,
            draft,
            marks: marks(&findings),
            findings,
        }
    }

    /// The part with this id, or the steps.
    pub(crate) fn part(&self, id: &str) -> Option<&'d sop::Part> {
        let parts = &self.draft.outline.parts;
        parts
            .iter()
            .find(|part| part.id == id)
            .or_else(|| parts.iter().find(|part| part.id == STEPS))
    }

    pub(crate) fn tabs(&self) -> Vec<Tab> {
        let parts = self.draft.outline.parts.iter();
        parts
            .map(|part| {
                let here = self.findings.iter().filter(|found| found.part == part.id);
                let (errors, others): (Vec<&Found>, Vec<&Found>) =
                    here.partition(|found| found.severity == Severity::Error);
                Tab {
                    id: part.id.clone(),
                    title: part.title.within(self.f.language).to_owned(),
                    errors: errors.len(),
                    others: others.len(),
                }
            })
            .collect()
    }

    /// A part as a table; what it lets choose is added to the lists.
    pub(crate) fn sheet(&self, part: &sop::Part, lists: &mut Lists) -> Sheet {
        let language = self.f.language;
        let columns = part.columns.iter().filter(|column| column.is_main);
        let columns = columns.map(|column| {
            (
                column.label.within(language).to_owned(),
                column.help.within(language).to_owned(),
            )
        });
        Sheet {
            id: part.id.clone(),
            title: part.title.within(language).to_owned(),
            help: part.help.within(language).to_owned(),
            table: part.may_grow.then(|| part.id.clone()),
            columns: if part.may_grow { columns.collect() } else { Vec::new() },
            rows: part
                .rows
                .iter()
                .map(|row| {
                    let cells: Vec<&sop::Cell> = if part.may_grow {
                        row.main.iter().collect()
                    } else {
                        row.cells().collect()
                    };
                    Row {
                        address: row.address.clone(),
                        name: row_name(row),
                        cells: cells.into_iter().map(|cell| self.cell(cell, lists)).collect(),
                        mark: self.marks.get(&row.address).cloned(),
                    }
                })
                .collect(),
        }
    }

    pub(crate) fn cell(&self, cell: &sop::Cell, lists: &mut Lists) -> Cell {
        Cell {
            address: cell.address.clone(),
            label: cell.label.within(self.f.language).to_owned(),
            help: Some(cell.help.within(self.f.language).to_owned()).filter(|help| !help.is_empty()),
            kind: kind(cell),
            is_step: matches!(cell.kind, CellKind::Step | CellKind::Steps | CellKind::Arrow),
            value: shown(&self.draft.outline, cell, self.f.language),
            list: self.list(cell, lists),
            is_bad: self.is_bad(&cell.address),
        }
    }

    fn list(&self, cell: &sop::Cell, lists: &mut Lists) -> Option<String> {
        if kind(cell) != Kind::Picked {
            return None;
        }
        let choices = self.draft.outline.choices.get(&cell.choices)?.iter().map(|choice| {
            let words = choice.label.within(self.f.language).to_owned();
            if is_called(cell.choices) {
                (words, String::new())
            } else {
                (choice.value.clone(), words)
            }
        });
        lists.id_of(choices.collect())
    }

    pub(crate) fn is_bad(&self, address: &str) -> bool {
        let mut errors = self.findings.iter().filter(|found| found.severity == Severity::Error);
        errors.any(|found| found.cell.as_deref() == Some(address))
    }

    /// What the English twin of a cell is called.
    pub(crate) fn english_label(&self, label: &str) -> String {
        self.f.say("writing-in-english").with("label", label).to_string()
    }

    pub(crate) fn standing(&self) -> Standing {
        let standing = &self.draft.standing;
        let kept = standing.tightest.as_ref();
        Standing {
            errors: standing.errors,
            warnings: standing.warnings,
            advice: standing.advice,
            takes: kept.map(|kept| self.f.l(&kept.taken).to_owned()),
            promised: kept.map(|kept| kept.promise.words(self.f.language)),
        }
    }
}

/// The row of the part in which an address lies, with the part: `step.periksa` of `step.periksa.outcome.lengkap`.
pub(crate) fn row_at<'o>(outline: &'o Outline, address: &str) -> Option<(&'o sop::Part, &'o sop::Row)> {
    let address = address.strip_prefix("en:").unwrap_or(address);
    outline.parts.iter().find_map(|part| {
        let row = part.rows.iter().find(|row| {
            address
                .strip_prefix(row.address.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })?;
        Some((part, row))
    })
}

/// What a row is called: what its first cell says, or its id.
pub(crate) fn row_name(row: &sop::Row) -> String {
    let first = row.cell("name").or_else(|| row.main.first());
    first
        .map(|cell| cell.value.as_str())
        .filter(|value| !value.is_empty())
        .unwrap_or(&row.id)
        .to_owned()
}

pub(crate) fn place_words(f: &Frame, outline: &Outline, address: &str) -> String {
    let english = if address.starts_with("en:") { " (en)" } else { "" };
    let Some((part, row)) = row_at(outline, address) else {
        let part = outline.parts.iter().find(|part| part.id == address);
        return part.map_or_else(|| address.to_owned(), |part| part.title.within(f.language).to_owned());
    };
    let title = part.title.within(f.language);
    let title = if part.may_grow {
        format!("{title} {}", row.number)
    } else {
        title.to_owned()
    };
    match outline.cell(address) {
        Some(cell) => format!("{title}, {}{english}", cell.label.within(f.language)),
        None => title,
    }
}

/// What stands in a cell: choices by what they are called.
pub(crate) fn shown(outline: &Outline, cell: &sop::Cell, language: Language) -> String {
    if !is_called(cell.choices) {
        return cell.value.clone();
    }
    let Some(choices) = outline.choices.get(&cell.choices) else {
        return cell.value.clone();
    };
    let called = |value: &str| {
        let choice = choices.iter().find(|choice| choice.value == value);
        choice.map_or_else(|| value.to_owned(), |choice| choice.label.within(language).to_owned())
    };
    if cell.kind == CellKind::Choices {
        return cell.value.split("; ").map(called).collect::<Vec<_>>().join("; ");
    }
    called(&cell.value)
}

/// Whether people know the choices of a list by what they are called, and not by how they are written.
const fn is_called(list: ChoiceList) -> bool {
    match list {
        ChoiceList::Performers
        | ChoiceList::Products
        | ChoiceList::Fees
        | ChoiceList::Hours
        | ChoiceList::ServiceKinds
        | ChoiceList::Channels
        | ChoiceList::RequirementKinds
        | ChoiceList::FieldKinds
        | ChoiceList::StartEvents
        | ChoiceList::Endings
        | ChoiceList::Marks
        | ChoiceList::Disposals => true,
        ChoiceList::None
        | ChoiceList::Steps
        | ChoiceList::Arrows
        | ChoiceList::Laws
        | ChoiceList::Limits
        | ChoiceList::Requirements
        | ChoiceList::Inputs
        | ChoiceList::Selections
        | ChoiceList::Places
        | ChoiceList::Devices
        | ChoiceList::Prefills
        | ChoiceList::Templates => false,
    }
}

fn kind(cell: &sop::Cell) -> Kind {
    match cell.kind {
        CellKind::Date | CellKind::Number | CellKind::Duration | CellKind::Money | CellKind::Flag => Kind::Line,
        CellKind::Text if cell.choices != ChoiceList::None => Kind::Picked,
        CellKind::Text
        | CellKind::LongText
        | CellKind::List
        | CellKind::Pairs
        | CellKind::Choices
        | CellKind::Steps
        | CellKind::Laws
        | CellKind::Condition => Kind::Lines,
        CellKind::Arrow if cell.value.contains("->") => Kind::Lines,
        CellKind::Arrow | CellKind::Choice | CellKind::Performer | CellKind::Step | CellKind::Law => Kind::Picked,
    }
}

fn found(f: &Frame, outline: &Outline, finding: &DraftFinding) -> Found {
    let diagnostic = &finding.diagnostic;
    let place = finding.place.as_deref().unwrap_or_default();
    let row = row_at(outline, place);
    let notes = diagnostic.notes.iter();
    let read = Plain {
        outline,
        place: place.strip_prefix("en:").unwrap_or(place),
        language: f.language,
    };
    let (message, fix) = words(f, &read, diagnostic, place);
    Found {
        number: diagnostic.code.number,
        severity: diagnostic.code.severity,
        message,
        place: if place.is_empty() {
            f.say("writing-line").with("line", finding.line).to_string()
        } else {
            place_words(f, outline, place)
        },
        part: place
            .trim_start_matches("en:")
            .split('.')
            .next()
            .unwrap_or_default()
            .to_owned(),
        row: row.map(|(_, row)| row.address.clone()),
        cell: outline.cell(place).map(|_| place.to_owned()),
        cause: notes
            .map(|note| sentence(&read.words(&note.within(f.language))))
            .collect(),
        fix,
        takes: finding.fix.clone(),
    }
}

/// What is wrong and what to do. Whoever writes in a table is asked for a column and its choices, not for a key of the text.
fn words(f: &Frame, read: &Plain<'_>, diagnostic: &Diagnostic, place: &str) -> (String, Option<String>) {
    let outline = read.outline;
    let in_table = |words: &Phrase| sentence(&read.words(&words.within(f.language)));
    let plain = (in_table(&diagnostic.message), diagnostic.fix.as_ref().map(in_table));
    let Some(cell) = outline.cell(place) else {
        return plain;
    };
    let label = cell.label.within(f.language);
    match diagnostic.code.number {
        MISSING_KEY if cell.value.is_empty() => {
            let message = f.say("writing-cell-missing").with("cell", label).to_string();
            (message, Some(cell.help.within(f.language).to_owned()))
        }
        WRONG_VALUE if is_called(cell.choices) => {
            let message = f.say("writing-cell-unknown").with("cell", label);
            let message = message.with("value", cell.value.as_str()).to_string();
            let choices = outline.choices.get(&cell.choices).into_iter().flatten();
            let labels: Vec<&str> = choices.map(|choice| choice.label.within(f.language)).collect();
            let fix = f.say("writing-choose-one").with("choices", labels.join(", "));
            (message, Some(fix.to_string()))
        }
        _ => plain,
    }
}

/// The worst of every row, with how many there are.
fn marks(findings: &[Found]) -> BTreeMap<String, Mark> {
    let mut marks: BTreeMap<String, Mark> = BTreeMap::new();
    for (finding, found) in findings.iter().enumerate() {
        let Some(row) = &found.row else { continue };
        marks
            .entry(row.clone())
            .and_modify(|mark| mark.count += 1)
            .or_insert_with(|| Mark {
                severity: found.severity,
                count: 1,
                words: found.message.clone(),
                finding,
            });
    }
    marks
}
