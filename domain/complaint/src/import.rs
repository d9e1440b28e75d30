//! Reports out of a table that SP4N-LAPOR! gave: a row for each. Columns are known by their usual names.
//!
//! Nothing of a row is lost: what has no place of its own is kept as a note, which only intake sees. The one exception is
//! deliberate: the columns known to tell who reports are not taken over of an anonymous reporter.

use std::collections::{BTreeMap, BTreeSet};

use maklumat_calendar::Date;
use maklumat_vocabulary::UnitId;

use crate::class::{Class, IdentityKey, Reporter};
use crate::command::Submission;
use crate::report::{Channel, Path, Reference, Report};
use crate::sampling::mixed;

mod columns;
mod findings;

use columns::{Column, Heading};

pub use columns::plain;
pub use findings::{ImportFinding, ImportFindingKind};

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// In the order of the rows; none of a tracking id that is known already.
    pub reports: Vec<ImportedReport>,
    pub findings: Vec<ImportFinding>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedReport {
    /// From 1, as a spreadsheet counts.
    pub row: usize,
    pub tracking: String,
    pub reporter: ReporterKind,
    /// Headings and cells that tell who reports, to be sealed by the platform; empty for an anonymous reporter.
    pub identity: Vec<(String, String)>,
    /// As it was sorted there; here it is verified anew. A levy report goes to the inspectorate unseen.
    pub class: Option<Class>,
    pub received_on: Option<Date>,
    pub report: Report,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReporterKind {
    Named,
    Confidential,
    Anonymous,
}

/// What is known here already.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Tracking ids that were brought over before.
    pub tracking: &'a BTreeSet<String>,
    /// Units by their names in [`plain`] letters.
    pub units: &'a BTreeMap<String, UnitId>,
}

/// Reads a table whose first row with two known names is its heading.
#[must_use]
pub fn read_export(rows: &[Vec<String>], known: Known<'_>) -> Imported {
    let mut imported = Imported::default();
    let Some(heading) = Heading::find(rows) else {
        imported.find(1, ImportFindingKind::NoHeading);
        return imported;
    };
    let mut seen = known.tracking.clone();
    for (at, cells) in rows.iter().enumerate().skip(heading.row + 1) {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let mut row = Row {
            number: at + 1,
            cells,
            heading: &heading,
            imported: &mut imported,
        };
        if let Some(report) = row.read(known.units, &seen) {
            seen.insert(report.tracking.clone());
            imported.reports.push(report);
        }
    }
    imported
}

impl Imported {
    fn find(&mut self, row: usize, kind: ImportFindingKind) {
        self.findings.push(ImportFinding { row, kind });
    }
}

impl ImportedReport {
    /// What is submitted. `identity` is the key under which the platform sealed who it is, and is not used for an anonymous
    /// reporter.
    #[must_use]
    pub fn submission(self, reference: Reference, identity: IdentityKey) -> Submission {
        Submission {
            reference,
            reporter: match self.reporter {
                ReporterKind::Named => Reporter::Named(identity),
                ReporterKind::Confidential => Reporter::Confidential(identity),
                ReporterKind::Anonymous => Reporter::Anonymous,
            },
            channel: Channel::Sp4n {
                tracking: self.tracking,
            },
            path: if self.class == Some(Class::Levy) {
                Path::Inspectorate
            } else {
                Path::Open
            },
            report: self.report,
            receipt: None,
        }
    }
}

struct Row<'a> {
    number: usize,
    cells: &'a [String],
    heading: &'a Heading,
    imported: &'a mut Imported,
}

impl Row<'_> {
    fn find(&mut self, kind: ImportFindingKind) {
        self.imported.find(self.number, kind);
    }

    fn cell(&self, column: Column) -> Option<&str> {
        let at = self.heading.columns.iter().position(|known| *known == Some(column))?;
        let cell = self.cells.get(at)?.trim();
        (!cell.is_empty()).then_some(cell)
    }

    fn read(&mut self, units: &BTreeMap<String, UnitId>, seen: &BTreeSet<String>) -> Option<ImportedReport> {
        let tracking = self.tracking();
        if seen.contains(&tracking) {
            self.find(ImportFindingKind::KnownAlready);
            return None;
        }
        let title = self.cell(Column::Title).unwrap_or_default().to_owned();
        let body = self.cell(Column::Body).unwrap_or(&title).to_owned();
        if body.is_empty() {
            self.find(ImportFindingKind::SaysNothing);
            return None;
        }
        let mut notes = self.others();
        let unit = self.unit(units, &mut notes);
        let occurred_on = self.day(Column::OccurredOn, &mut notes);
        let received_on = self.day(Column::ReceivedOn, &mut notes);
        let class = self.class(&mut notes);
        let reporter = self.reporter();
        let mut identity = self.identity();
        if reporter == ReporterKind::Anonymous && !identity.is_empty() {
            identity.clear();
            self.find(ImportFindingKind::NameOfAnonymous);
        }
        Some(ImportedReport {
            row: self.number,
            tracking,
            reporter,
            identity,
            class,
            received_on,
            report: Report {
                title,
                body,
                place: self.cell(Column::Place).map(str::to_owned),
                occurred_on,
                unit,
                notes,
                ..Report::default()
            },
        })
    }

    /// The id, or one made of the whole row, which is the same when the same row comes again.
    fn tracking(&mut self) -> String {
        if let Some(tracking) = self.cell(Column::Tracking) {
            return tracking.to_owned();
        }
        let whole = self.cells.join("\u{1f}");
        self.find(ImportFindingKind::NoTracking);
        format!("tanpa-id-{:016x}", mixed(whole.as_bytes(), 0))
    }

    /// Cells without a place of their own, under their headings.
    fn others(&self) -> Vec<(String, String)> {
        let cells = self
            .cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.trim().is_empty());
        let unplaced = cells.filter(|(at, _)| match self.heading.columns.get(*at) {
            Some(Some(column)) => *column == Column::Category,
            Some(None) | None => true,
        });
        unplaced
            .map(|(at, cell)| (self.heading.name(at), cell.trim().to_owned()))
            .collect()
    }

    fn identity(&self) -> Vec<(String, String)> {
        let columns = self.heading.columns.iter().enumerate();
        let identity = columns.filter(|(_, column)| **column == Some(Column::Identity));
        identity
            .filter_map(|(at, _)| self.cells.get(at).map(|cell| (at, cell.trim())))
            .filter(|(_, cell)| !cell.is_empty())
            .map(|(at, cell)| (self.heading.name(at), cell.to_owned()))
            .collect()
    }

    fn keep(&self, column: Column, notes: &mut Vec<(String, String)>) {
        if let Some(cell) = self.cell(column) {
            notes.push((self.heading.name_of(column), cell.to_owned()));
        }
    }

    fn unit(&mut self, units: &BTreeMap<String, UnitId>, notes: &mut Vec<(String, String)>) -> Option<UnitId> {
        let name = self.cell(Column::Unit)?.to_owned();
        let unit = units.get(&plain(&name)).cloned();
        if unit.is_none() {
            self.keep(Column::Unit, notes);
            self.find(ImportFindingKind::UnknownUnit { name });
        }
        unit
    }

    fn day(&mut self, column: Column, notes: &mut Vec<(String, String)>) -> Option<Date> {
        let cell = self.cell(column)?.to_owned();
        let day = columns::day(&cell);
        if day.is_none() {
            self.keep(column, notes);
            self.find(ImportFindingKind::NotADay { cell });
        }
        day
    }

    fn class(&self, notes: &mut Vec<(String, String)>) -> Option<Class> {
        let of_category = self.cell(Column::Category).and_then(columns::class);
        if of_category == Some(Class::Levy) {
            self.keep(Column::Class, notes);
            return of_category;
        }
        let class = columns::class(self.cell(Column::Class)?);
        if class.is_none() {
            self.keep(Column::Class, notes);
        }
        class
    }

    /// What cannot be read protects: an answer that is neither yes nor no counts as yes.
    fn reporter(&mut self) -> ReporterKind {
        let mut chosen = |column| {
            let Some(cell) = self.cell(column).map(str::to_owned) else {
                return false;
            };
            columns::yes(&cell).unwrap_or_else(|| {
                self.find(ImportFindingKind::NeitherYesNorNo { cell });
                true
            })
        };
        let (anonymous, confidential) = (chosen(Column::Anonymous), chosen(Column::Confidential));
        if anonymous {
            ReporterKind::Anonymous
        } else if confidential {
            ReporterKind::Confidential
        } else {
            ReporterKind::Named
        }
    }
}
