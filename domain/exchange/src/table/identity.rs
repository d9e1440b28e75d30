//! The identity block: labels with their words beside or below them, above the table or in a sheet of its own.
//! [law: permenpanrb-35-2012]

use super::Grid;
use super::dates::date;
use super::words::items;
use crate::codes::table as codes;
use crate::foreign::{Found, Identity, said};
use crate::place::Place;
use crate::spelling::{plain, tidy};

/// The items that are read. Others are known only so that their labels are not taken for words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    Number,
    Made,
    Effective,
    Name,
    LegalBasis,
    Related,
    Warning,
    Equipment,
    Records,
    /// Unit, revision, approval, qualifications: they come from the shared files and the decree.
    Derived,
}

/// Labels by their first words, the longer before the shorter.
const LABELS: [(&str, Item); 34] = [
    ("nomor sop", Item::Number),
    ("no sop", Item::Number),
    ("tanggal pembuatan", Item::Made),
    ("tgl pembuatan", Item::Made),
    ("tanggal dibuat", Item::Made),
    ("tanggal efektif", Item::Effective),
    ("tgl efektif", Item::Effective),
    ("tanggal berlaku", Item::Effective),
    ("nama sop", Item::Name),
    ("judul sop", Item::Name),
    ("dasar hukum", Item::LegalBasis),
    ("keterkaitan", Item::Related),
    ("peringatan", Item::Warning),
    ("peralatan dan perlengkapan", Item::Equipment),
    ("peralatan perlengkapan", Item::Equipment),
    ("peralatan", Item::Equipment),
    ("pencatatan dan pendataan", Item::Records),
    ("pencatatan pendataan", Item::Records),
    ("pencatatan", Item::Records),
    ("tanggal revisi", Item::Derived),
    ("tgl revisi", Item::Derived),
    ("tanggal pengesahan", Item::Derived),
    ("disahkan oleh", Item::Derived),
    ("kualifikasi pelaksana", Item::Derived),
    ("kualifikasi", Item::Derived),
    ("unit kerja", Item::Derived),
    ("sidik berkas", Item::Derived),
    ("number", Item::Number),
    ("made", Item::Made),
    ("effective", Item::Effective),
    ("name", Item::Name),
    ("legal basis", Item::LegalBasis),
    ("warning", Item::Warning),
    ("equipment", Item::Equipment),
];

/// The longest label. A cell with more is words that only begin like one.
const LABEL_LETTERS: usize = 45;

/// Name and identity. The table begins at that row of that grid; below it nothing is looked for.
pub(super) fn identity(grids: &[Grid], (table, top): (usize, usize), found: &mut Found) -> (String, Identity) {
    let mut name = String::new();
    let mut identity = Identity::default();
    for (at, grid) in grids.iter().enumerate() {
        let until = if at == table { top } else { grid.rows.min(200) };
        for row in 0..until {
            for column in 0..grid.columns {
                let Some((item, rest)) = label(grid.text(row, column)) else {
                    continue;
                };
                let words = if rest.is_empty() {
                    beside(grid, (row, column), until)
                } else {
                    rest
                };
                if words.is_empty() {
                    continue;
                }
                take(item, &words, grid.place(row, column), (&mut name, &mut identity), found);
            }
        }
    }
    if name.is_empty() {
        name = title(grids, table, top);
    }
    (name, identity)
}

fn take(item: Item, words: &str, place: Place, (name, identity): (&mut String, &mut Identity), found: &mut Found) {
    let fill = |field: &mut String| {
        if field.is_empty() {
            *field = tidy(words);
        }
    };
    let fill_list = |list: &mut Vec<String>| {
        if list.is_empty() {
            *list = items(words);
        }
    };
    match item {
        Item::Number => fill(&mut identity.number),
        Item::Name => {
            if name.is_empty() {
                *name = bare(words);
            }
        }
        Item::Made => fill_date(&mut identity.made, words, &place, found),
        Item::Effective => fill_date(&mut identity.effective, words, &place, found),
        Item::LegalBasis => {
            fill_list(&mut identity.legal_basis);
            identity.place = place;
        }
        Item::Related => fill_list(&mut identity.related),
        Item::Warning => fill(&mut identity.warning),
        Item::Equipment => fill_list(&mut identity.equipment),
        Item::Records => fill_list(&mut identity.records),
        Item::Derived => {}
    }
}

fn fill_date(field: &mut String, words: &str, place: &Place, found: &mut Found) {
    match date(words) {
        Some(date) if field.is_empty() => *field = date,
        Some(_) => {}
        None => {
            let text = said(
                "`{it}` tidak terbaca sebagai tanggal",
                "`{it}` could not be read as a date",
            );
            found.about(&codes::DATE_UNREAD, place, text, words);
        }
    }
}

/// The item a cell is the label of, and the words that follow it after a colon.
fn label(cell: &str) -> Option<(Item, String)> {
    let (head, rest) = cell.split_once(':').unwrap_or((cell, ""));
    if head.chars().count() > LABEL_LETTERS {
        return None;
    }
    let plain = plain(head);
    let (_, item) = LABELS
        .into_iter()
        .find(|(label, _)| plain == *label || label.contains(' ') && plain.starts_with(label))?;
    Some((item, rest.trim().to_owned()))
}

/// Words to the right of a label, else those below it.
fn beside(grid: &Grid, (row, column): (usize, usize), until: usize) -> String {
    for right in column + 1..grid.columns {
        let text = grid.text(row, right);
        if label(text).is_some() {
            break;
        }
        let text = text.trim_start_matches(':').trim();
        if !text.is_empty() {
            return text.to_owned();
        }
    }
    let mut lines: Vec<&str> = Vec::new();
    for below in row + 1..until.min(row + 40) {
        let text = grid.text(below, column);
        if text.is_empty() || label(text).is_some() {
            break;
        }
        lines.push(text);
    }
    lines.join("\n")
}

/// A title above the table: `SOP Penerbitan KTP-el`.
fn title(grids: &[Grid], table: usize, top: usize) -> String {
    grids
        .get(table)
        .map_or_else(String::new, |grid| title_before(grid, top))
}

/// A title among words that are no table.
pub(crate) fn title_of(grid: &Grid) -> String {
    title_before(grid, grid.rows)
}

fn title_before(grid: &Grid, top: usize) -> String {
    for row in 0..top {
        for column in 0..grid.columns {
            let text = grid.text(row, column);
            let plain = plain(text);
            let is_title = [
                "sop ",
                "standar operasional prosedur ",
                "standard operating procedure ",
                "prosedur ",
            ]
            .iter()
            .any(|start| plain.starts_with(start));
            if is_title {
                return bare(text);
            }
        }
    }
    String::new()
}

/// A name without `SOP` before it.
fn bare(words: &str) -> String {
    let words = tidy(words);
    let lower = words.to_lowercase();
    let start = [
        "standar operasional prosedur ",
        "standard operating procedure ",
        "(sop) ",
        "sop ",
    ]
    .into_iter()
    .find(|start| lower.starts_with(start));
    // The words before are plain letters, so both spellings are of one length.
    let rest = start.and_then(|start| words.get(start.len()..)).unwrap_or(&words);
    rest.trim_start_matches([':', '-', ' ']).trim().to_owned()
}
