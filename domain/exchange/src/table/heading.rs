//! Finds the heading of a SOP table and what each of its columns holds.

use super::Grid;
use crate::spelling::{plain, tidy};

/// Where the heading stands and what stands below it.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    pub(super) top: usize,
    /// The first row below it.
    pub(super) body: usize,
    pub(super) columns: Vec<Column>,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Number,
    Activity,
    /// Marks of one performer.
    Performer(String),
    /// The name of the performer in words.
    PerformerName,
    Inputs,
    Time,
    Output,
    Notes,
    Empty,
    Unknown(String),
}

/// Rows of a sheet in which a heading is looked for.
const LOOKED_AT: usize = 300;

const ACTIVITY: [&str; 12] = [
    "uraian kegiatan",
    "kegiatan",
    "uraian prosedur",
    "uraian",
    "aktivitas",
    "aktifitas",
    "prosedur",
    "tahapan",
    "langkah",
    "langkah kegiatan",
    "tahapan kegiatan",
    "activity",
];
const NUMBER: [&str; 4] = ["no", "nomor", "no urut", "number"];
const GROUP: [&str; 8] = [
    "pelaksana",
    "pelaksana kegiatan",
    "aktor",
    "pelaku",
    "unit pelaksana",
    "performer",
    "performers",
    "penanggung jawab",
];
const QUALITY: [&str; 4] = ["mutu baku", "standar mutu", "baku mutu", "quality standard"];

/// The first heading of a table of activities.
pub(super) fn find(grid: &Grid) -> Option<Heading> {
    (0..grid.rows.min(LOOKED_AT)).find_map(|row| at(grid, row))
}

fn at(grid: &Grid, row: usize) -> Option<Heading> {
    let words: Vec<String> = (0..grid.columns).map(|column| plain(grid.text(row, column))).collect();
    let activity = words.iter().position(|word| ACTIVITY.contains(&word.as_str()))?;
    let others = words
        .iter()
        .filter(|word| {
            is_one_of(word, &NUMBER) || is_one_of(word, &GROUP) || is_one_of(word, &QUALITY) || quality(word).is_some()
        })
        .count();
    if others == 0 {
        return None;
    }
    let bottom = bottom(grid, row, activity);
    let mut columns: Vec<Column> = (0..grid.columns)
        .map(|column| column_of(grid, (row, bottom), column))
        .collect();
    name_performers(&mut columns);
    let mut body = bottom + 1;
    // Many tables count their columns right below the heading.
    if is_counting(grid, body, &columns) {
        body += 1;
    }
    Some(Heading {
        top: row,
        body,
        columns,
    })
}

fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.contains(&word)
}

/// The last row of the heading: as deep as its cells are merged, or as there are headings below groups.
fn bottom(grid: &Grid, row: usize, activity: usize) -> usize {
    let merged = grid.merge_of(row, activity).map_or(row, |merge| merge.bottom);
    let has_group = (0..grid.columns).any(|column| {
        let word = plain(grid.text(row, column));
        is_one_of(&word, &GROUP) || is_one_of(&word, &QUALITY)
    });
    let names_quality = |row: usize| {
        (0..grid.columns)
            .filter(|column| quality(&plain(grid.text(row, *column))).is_some())
            .count()
            >= 2
    };
    let below = (row + 1..row + 3).find(|below| has_group && names_quality(*below));
    merged.min(row + 4).max(below.unwrap_or(row))
}

fn column_of(grid: &Grid, (top, bottom): (usize, usize), column: usize) -> Column {
    let mut words: Vec<String> = Vec::new();
    for row in top..=bottom {
        let seen = tidy(grid.seen(row, column));
        if !seen.is_empty() && words.last() != Some(&seen) {
            words.push(seen);
        }
    }
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return Column::Empty;
    };
    let (group, own) = (plain(first), plain(last));
    if is_one_of(&group, &GROUP) {
        return if words.len() > 1 {
            Column::Performer(last.clone())
        } else {
            Column::PerformerName
        };
    }
    if is_one_of(&own, &NUMBER) {
        Column::Number
    } else if is_one_of(&own, &ACTIVITY) {
        Column::Activity
    } else {
        quality(&own).unwrap_or_else(|| Column::Unknown(last.clone()))
    }
}

/// Inputs, time, output and notes by the words offices head them with.
fn quality(own: &str) -> Option<Column> {
    let has = |words: &[&str]| {
        words
            .iter()
            .any(|word| own == *word || own.starts_with(&format!("{word} ")))
    };
    if has(&[
        "kelengkapan",
        "persyaratan",
        "perlengkapan",
        "persyaratan kelengkapan",
        "inputs",
        "input",
    ]) {
        Some(Column::Inputs)
    } else if has(&["waktu", "jangka waktu", "time", "lama"]) {
        Some(Column::Time)
    } else if has(&["output", "keluaran", "hasil"]) {
        Some(Column::Output)
    } else if has(&["keterangan", "ket", "notes", "catatan"]) {
        Some(Column::Notes)
    } else {
        None
    }
}

/// Where nobody wrote Pelaksana above them, the columns between activity and inputs are the performers.
fn name_performers(columns: &mut [Column]) {
    if columns
        .iter()
        .any(|column| matches!(column, Column::Performer(_) | Column::PerformerName))
    {
        return;
    }
    let activity = columns.iter().position(|column| *column == Column::Activity);
    let inputs = columns
        .iter()
        .position(|column| matches!(column, Column::Inputs | Column::Time | Column::Output));
    let (Some(activity), Some(inputs)) = (activity, inputs) else {
        return;
    };
    for column in columns.iter_mut().take(inputs).skip(activity + 1) {
        if let Column::Unknown(name) = column {
            *column = Column::Performer(name.clone());
        }
    }
}

fn is_counting(grid: &Grid, row: usize, columns: &[Column]) -> bool {
    let mut numbers = 0;
    for (at, column) in columns.iter().enumerate() {
        let text = grid.text(row, at);
        let is_number = !text.is_empty()
            && text
                .chars()
                .all(|letter| letter.is_ascii_digit() || "().".contains(letter));
        if *column == Column::Activity && !is_number {
            return false;
        }
        numbers += usize::from(is_number);
    }
    numbers >= 2
}
