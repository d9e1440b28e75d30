//! Rows of cells out of a CSV file, as any program writes it: with semicolons, commas or tabs, in UTF-8, UTF-16 or the
//! letters of Windows. What the rows mean is the business of whoever asked.

mod refused;

use csv::{ByteRecord, Reader, ReaderBuilder};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::bounds;

pub use refused::NotDelimited;

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delimited {
    /// Blank lines are rows without cells, so that a row has the number a spreadsheet shows.
    pub rows: Vec<Vec<String>>,
    /// What stood between cells.
    pub separator: char,
    /// More was there than is looked at.
    pub is_cut: bool,
}

/// In this order where nothing speaks for one of them: with a comma decimals are written here.
const SEPARATORS: [u8; 3] = [b';', b'\t', b','];

/// So many rows decide which separator it is.
const LOOKED_AT: usize = 50;

/// Reads a file of at most 10 MB.
///
/// # Errors
/// If it is larger, or no text.
pub fn read_delimited(bytes: &[u8]) -> Result<Delimited, NotDelimited> {
    if bytes.len() > bounds::FILE_BYTES {
        return Err(NotDelimited::TooLarge);
    }
    if [b"PK\x03\x04".as_slice(), b"\xD0\xCF\x11\xE0", b"%PDF"]
        .iter()
        .any(|known| bytes.starts_with(known))
    {
        return Err(NotDelimited::OtherFile);
    }
    // Lines are counted by their ends. Those have three forms, and the last line often has none.
    let text = decoded(bytes).replace("\r\n", "\n").replace('\r', "\n") + "\n";
    if text.contains('\0') {
        return Err(NotDelimited::NotText);
    }
    let (said, text) = announced(&text);
    let separator = said.unwrap_or_else(|| likeliest(text));
    let (rows, is_cut) = rows(text, separator);
    Ok(Delimited {
        rows,
        separator: char::from(separator),
        is_cut,
    })
}

/// By its mark, else UTF-8, else the letters of Windows, in which every byte is some letter.
fn decoded(bytes: &[u8]) -> String {
    let (encoding, skipped) = Encoding::for_bom(bytes).unwrap_or_else(|| {
        let is_utf_8 = std::str::from_utf8(bytes).is_ok();
        (if is_utf_8 { UTF_8 } else { WINDOWS_1252 }, 0)
    });
    let (text, _) = encoding.decode_without_bom_handling(&bytes[skipped..]);
    text.into_owned()
}

/// `sep=;` in the first line, which spreadsheets write and do not show.
fn announced(text: &str) -> (Option<u8>, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    match first.strip_prefix("sep=").map(str::as_bytes) {
        Some([separator]) if SEPARATORS.contains(separator) => (Some(*separator), rest),
        Some(_) | None => (None, text),
    }
}

/// The one that makes the most cells of the first rows.
fn likeliest(text: &str) -> u8 {
    let cells = |separator: u8| {
        let mut reader = reader(text, separator);
        let looked_at = reader.byte_records().take(LOOKED_AT).map_while(Result::ok);
        looked_at.map(|record| record.len().saturating_sub(1)).sum::<usize>()
    };
    let [mut best, others @ ..] = SEPARATORS;
    for other in others {
        if cells(other) > cells(best) {
            best = other;
        }
    }
    best
}

fn reader(text: &str, separator: u8) -> Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

fn rows(text: &str, separator: u8) -> (Vec<Vec<String>>, bool) {
    let mut reader = reader(text, separator);
    let (mut rows, mut is_cut) = (Vec::new(), false);
    let mut record = ByteRecord::new();
    loop {
        let before = reader.position().line();
        if !matches!(reader.read_byte_record(&mut record), Ok(true)) {
            return (rows, is_cut);
        }
        let within: usize = record
            .iter()
            .map(|cell| cell.iter().filter(|byte| **byte == b'\n').count())
            .sum();
        let lines = usize::try_from(reader.position().line() - before).unwrap_or(usize::MAX);
        let blank = lines.saturating_sub(1 + within);
        if rows.len() + blank >= bounds::DELIMITED_ROWS {
            return (rows, true);
        }
        rows.resize(rows.len() + blank, Vec::new());
        is_cut |= record.len() > bounds::COLUMNS;
        rows.push(record.iter().take(bounds::COLUMNS).map(cell).collect());
    }
}

fn cell(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    text.trim().chars().take(bounds::LETTERS).collect()
}

#[cfg(test)]
mod tests;
