//! A table on paper: head, period and page numbers on every sheet.

use maklumat_calendar::short_date;

use super::{Cell, Report, tenths};
use crate::document::Document;
use crate::encoding::Value;
use crate::sheet::Letterhead;
use crate::templates::REPORT;

/// More columns are set across the page.
const UPRIGHT: usize = 5;

/// The table below the head of the office.
#[must_use]
pub fn report(report: &Report, letterhead: &Letterhead) -> Document {
    let columns = report.columns.iter().map(|column| {
        Value::map([
            ("heading", Value::text(&column.heading)),
            ("align", Value::text(if column.is_number { "right" } else { "left" })),
        ])
    });
    let rows = report.rows.iter().map(|row| {
        let cells = row.iter().map(|cell| written(cell, report));
        let filled = cells.chain(std::iter::repeat(String::new())).take(report.columns.len());
        Value::List(filled.map(Value::text).collect())
    });
    let sheet = Value::map([
        ("language", Value::text(report.language.tag())),
        ("letterhead", letterhead.value()),
        ("title", Value::text(&report.title)),
        ("period", Value::text(&report.period)),
        ("source", Value::text(&report.source)),
        ("notes", Value::texts(&report.notes)),
        (
            "wide",
            Value::text(if report.columns.len() > UPRIGHT { "yes" } else { "no" }),
        ),
        ("columns", Value::List(columns.collect())),
        ("rows", Value::List(rows.collect())),
    ]);
    Document {
        template: REPORT,
        value: Value::map([("sheet", sheet)]),
        code: String::new(),
        issued_at: report.made_at,
    }
}

fn written(cell: &Cell, report: &Report) -> String {
    match cell {
        Cell::Text(text) | Cell::Unsaid(text) => text.clone(),
        Cell::Count(count) => grouped(*count, report),
        Cell::Share { part, whole } => super::per_mille(*part, *whole).map_or_else(
            || "–".to_owned(),
            |share| format!("{}%", tenths(share, report.language)),
        ),
        Cell::Tenths(number) => tenths(*number, report.language),
        Cell::Day(day) => format!("{} {}", short_date(*day, report.language), day.year()),
    }
}

fn grouped(count: u64, report: &Report) -> String {
    let point = match report.language {
        maklumat_vocabulary::Language::Indonesian => '.',
        maklumat_vocabulary::Language::English => ',',
    };
    let digits = count.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(point);
        }
        text.push(digit);
    }
    text
}
