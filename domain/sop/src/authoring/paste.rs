//! A table copied from a letter or a spreadsheet: which column is which, and which lines are rows.

use crate::authoring::add::{NewRow, add};
use crate::authoring::place;
use crate::authoring::rewrite::NotRewritten;
use crate::authoring::shape::Shape;
use crate::authoring::sheet::Sheet;
use crate::authoring::typed::Known;

/// More rows than a definition may have of anything.
const MOST_ROWS: usize = 500;

/// What columns are called besides their own labels, in lower case.
const CALLED: [(&str, &[&str]); 11] = [
    (
        "name",
        &[
            "uraian",
            "uraian prosedur",
            "uraian kegiatan",
            "prosedur",
            "aktivitas",
            "nama",
            "langkah",
            "syarat",
        ],
    ),
    (
        "by",
        &["pelaksana kegiatan", "pelaku", "petugas", "penanggung jawab", "jabatan"],
    ),
    (
        "inputs",
        &[
            "persyaratan/perlengkapan",
            "kelengkapan/bahan",
            "perlengkapan",
            "input",
            "persyaratan",
            "bahan",
        ],
    ),
    (
        "time",
        &["waktu (menit)", "jangka waktu", "durasi", "lama", "waktu penyelesaian"],
    ),
    ("output", &["hasil", "keluaran", "output/hasil"]),
    (
        "next",
        &["lanjut ke", "langkah berikutnya", "berikutnya", "selanjutnya"],
    ),
    ("law", &["dasar", "peraturan"]),
    ("when", &["syarat", "kondisi", "bila"]),
    ("kind", &["jenis", "bentuk"]),
    ("label", &["isian", "pertanyaan"]),
    ("amount", &["tarif", "biaya", "besaran"]),
];

/// Adds a row for every line that has anything in it.
pub(crate) fn paste(
    sheet: &mut Sheet,
    table: &str,
    after: Option<&str>,
    (rows, known): (&[Vec<String>], Known<'_>),
) -> Result<(), NotRewritten> {
    let shape = place::table(sheet, table)?;
    let rows: Vec<Vec<&str>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| cell.trim()).collect())
        .filter(|row: &Vec<&str>| row.iter().any(|cell| !cell.is_empty()))
        .collect();
    if rows.len() > MOST_ROWS {
        return Err(NotRewritten::TooLong);
    }
    let (columns, first) = columns(shape, &rows);
    let mut after = after.map(str::to_owned);
    let mut added = 0;
    for row in &rows[first..] {
        let cells: Vec<(String, String)> = columns
            .iter()
            .zip(row)
            .filter_map(|(key, typed)| Some(((*key)?.to_owned(), (*typed).to_owned())))
            .filter(|(_, typed)| !typed.is_empty())
            .collect();
        if cells.is_empty() {
            continue;
        }
        let new = NewRow {
            table,
            after: after.as_deref(),
            id: None,
            cells: &cells,
        };
        after = Some(add(sheet, new, known)?);
        added += 1;
    }
    if added == 0 {
        Err(NotRewritten::NothingPasted)
    } else {
        Ok(())
    }
}

/// The key of each column, and which line is the first row.
fn columns(shape: &'static Shape, rows: &[Vec<&str>]) -> (Vec<Option<&'static str>>, usize) {
    let named: Vec<Option<&'static str>> = rows
        .first()
        .map(|row| row.iter().map(|cell| named(shape, cell)).collect())
        .unwrap_or_default();
    let known = named.iter().flatten().count();
    if known >= 2 || known == 1 && named.len() == 1 {
        let mut columns = named;
        // The second column of the same name is not read.
        for at in 0..columns.len() {
            if columns[..at].contains(&columns[at]) {
                columns[at] = None;
            }
        }
        return (columns, 1);
    }
    let is_number = |cell: &&str| cell.trim_end_matches('.').parse::<u32>().is_ok();
    let is_numbered = rows.iter().all(|row| row.first().is_some_and(is_number)) && rows.iter().any(|row| row.len() > 1);
    let main = shape
        .columns
        .iter()
        .filter(|column| column.is_main)
        .map(|column| Some(column.key));
    (
        std::iter::repeat_n(None, usize::from(is_numbered))
            .chain(main)
            .collect(),
        0,
    )
}

fn named(shape: &'static Shape, called: &str) -> Option<&'static str> {
    let called = called.to_lowercase();
    let called = called.trim().trim_end_matches(':');
    let is_called = |words: &str| words.to_lowercase() == called;
    let by_label = shape
        .columns
        .iter()
        .find(|column| column.key == called || is_called(column.label.id) || is_called(column.label.en));
    let also = || {
        let known = CALLED.iter().filter(|(_, words)| words.contains(&called));
        known.map(|(key, _)| *key).find_map(|key| shape.column(key))
    };
    by_label.or_else(also).map(|column| column.key)
}
