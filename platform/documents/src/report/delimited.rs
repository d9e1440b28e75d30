//! Comma-separated values, in which no text can become a formula.

use super::{Cell, Report};

pub(super) fn csv(report: &Report) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let headings = report.columns.iter().map(|column| harmless(&column.heading));
    let _in_memory = writer.write_record(headings);
    for row in &report.rows {
        let _in_memory = writer.write_record(row.iter().map(written));
    }
    writer.into_inner().unwrap_or_default()
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => harmless(text),
        // A column of numbers stays one: nothing said is an empty field.
        Cell::Unsaid(_) => String::new(),
        Cell::Count(count) => count.to_string(),
        Cell::Share { part, whole } => {
            super::per_mille(*part, *whole).map_or(String::new(), |tenths| format!("{}.{}", tenths / 10, tenths % 10))
        }
        Cell::Tenths(tenths) => format!("{}.{}", tenths / 10, tenths % 10),
        Cell::Day(day) => day.to_string(),
    }
}

/// A spreadsheet takes what begins like this for a formula and runs it.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
