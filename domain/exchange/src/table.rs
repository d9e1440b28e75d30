//! The SOP table of offices: No, Uraian Kegiatan, Pelaksana (a column each), Mutu Baku, Keterangan. Workbooks and Word
//! files give a [`Grid`]; what is read out of it is the same for both.

mod body;
mod dates;
mod heading;
mod identity;
mod words;

use std::collections::BTreeMap;

use crate::bounds;
use crate::codes::table as codes;
use crate::foreign::{ForeignSop, Found, said};
use crate::place::Place;
use crate::unreadable::Unreadable;

pub(crate) use identity::title_of;

/// A sheet of a workbook or a table of a document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Grid {
    pub(crate) name: String,
    /// Row and column from 0; only what is not empty. Lines of a cell are kept apart.
    cells: BTreeMap<(usize, usize), String>,
    /// Symbols of a flowchart that lie on a cell.
    symbols: BTreeMap<(usize, usize), Symbol>,
    merges: Vec<Merge>,
    pub(crate) rows: usize,
    pub(crate) columns: usize,
    /// More was there than is looked at.
    pub(crate) is_cut: bool,
}

/// A symbol somebody drew over a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Symbol {
    Activity,
    Decision,
}

/// Cells that are one; the first is where its words stand. Both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Merge {
    pub(crate) top: usize,
    pub(crate) left: usize,
    pub(crate) bottom: usize,
    pub(crate) right: usize,
}

impl Grid {
    pub(crate) fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..Self::default()
        }
    }

    /// Puts words into a cell, line by line without idle spaces.
    pub(crate) fn put(&mut self, row: usize, column: usize, words: &str) {
        if row >= bounds::ROWS || column >= bounds::COLUMNS {
            self.is_cut |= !words.trim().is_empty();
            return;
        }
        let lines: Vec<String> = words
            .lines()
            .map(crate::spelling::tidy)
            .filter(|line| !line.is_empty())
            .take(100)
            .collect();
        if lines.is_empty() {
            return;
        }
        self.rows = self.rows.max(row + 1);
        self.columns = self.columns.max(column + 1);
        self.cells.insert((row, column), lines.join("\n"));
    }

    pub(crate) fn draw(&mut self, row: usize, column: usize, symbol: Symbol) {
        if row < bounds::ROWS && column < bounds::COLUMNS {
            self.rows = self.rows.max(row + 1);
            self.columns = self.columns.max(column + 1);
            self.symbols.insert((row, column), symbol);
        }
    }

    pub(crate) fn merge(&mut self, merge: Merge) {
        let is_one = merge.top <= merge.bottom
            && merge.left <= merge.right
            && (merge.top, merge.left) != (merge.bottom, merge.right);
        if is_one && merge.top < bounds::ROWS && merge.left < bounds::COLUMNS && self.merges.len() < bounds::ROWS * 4 {
            self.merges.push(merge);
        }
    }

    /// What stands in a cell itself.
    pub(crate) fn text(&self, row: usize, column: usize) -> &str {
        self.cells.get(&(row, column)).map_or("", String::as_str)
    }

    pub(crate) fn symbol(&self, row: usize, column: usize) -> Option<Symbol> {
        self.symbols.get(&(row, column)).copied()
    }

    /// What a person sees in a cell, also where it is one with others.
    pub(crate) fn seen(&self, row: usize, column: usize) -> &str {
        let own = self.text(row, column);
        if !own.is_empty() {
            return own;
        }
        self.merge_of(row, column)
            .map_or("", |merge| self.text(merge.top, merge.left))
    }

    pub(crate) fn merge_of(&self, row: usize, column: usize) -> Option<Merge> {
        self.merges
            .iter()
            .find(|merge| (merge.top..=merge.bottom).contains(&row) && (merge.left..=merge.right).contains(&column))
            .copied()
    }

    pub(crate) fn is_empty_row(&self, row: usize) -> bool {
        (0..self.columns).all(|column| self.text(row, column).is_empty() && self.symbol(row, column).is_none())
    }

    pub(crate) fn place(&self, row: usize, column: usize) -> Place {
        Place::cell(&self.name, row, column)
    }
}

/// The procedure of the first table of activities; the identity block may stand above it or in another sheet.
pub(crate) fn foreign_sop(grids: &[Grid]) -> Result<ForeignSop, Unreadable> {
    let mut found = Found::default();
    let tables: Vec<(usize, heading::Heading)> = grids
        .iter()
        .enumerate()
        .filter_map(|(at, grid)| Some((at, heading::find(grid)?)))
        .collect();
    let Some((at, heading)) = tables.first() else {
        return Err(Unreadable::NoTable);
    };
    for (other, _) in tables.iter().skip(1) {
        // A table that goes on after a page break repeats its heading in one and the same sheet; this is another one.
        let text = said("tabel `{it}` tidak ikut dibaca", "the table `{it}` was not read");
        let place = grids[*other].place(0, 0);
        found.about(&codes::OTHER_TABLE, &place, text, &grids[*other].name);
    }
    let grid = &grids[*at];
    let (name, identity) = identity::identity(grids, (*at, heading.top), &mut found);
    let activities = body::activities(grid, heading, &mut found);
    if activities.is_empty() {
        return Err(Unreadable::EmptyTable);
    }
    if grid.is_cut {
        let text = said(
            "baris atau kolom terakhir `{it}` tidak dibaca",
            "the last rows or columns of `{it}` were not read",
        );
        found.about(&crate::codes::draft::LEFT_OUT, &grid.place(0, 0), text, &grid.name);
    }
    Ok(ForeignSop {
        name,
        identity,
        activities,
        start: 0,
        kept: None,
        found: found.into_findings(),
    })
}
