//! The legal SOP document: identity block and table, A4 across. [law: permenpanrb-35-2012]

use maklumat_calendar::Timestamp;
use maklumat_drawing::{Columns, Page, SopHeading, SopIdentitySheet, SopRow, SopSheet};

use super::{document, fingerprint, flag, number};
use crate::document::Document;
use crate::encoding::Value;
use crate::templates::SOP;

/// Sets the sheet. `made_at` becomes the date of the file, so that the same sheet gives the same bytes.
#[must_use]
pub fn sop_document(sheet: &SopSheet, made_at: Timestamp) -> Document {
    let pages = sheet.layout.pages.iter().map(|page| table_page(sheet, page));
    let value = Value::map([
        ("language", Value::text(sheet.language.tag())),
        ("identity", identity(&sheet.identity)),
        ("columns", columns(&sheet.columns)),
        ("headings", Value::List(sheet.headings.iter().map(heading).collect())),
        ("heading-height", number(sheet.heading_height)),
        ("letters", number(sheet.letters.size)),
        ("pages", Value::List(pages.collect())),
    ]);
    document(SOP, value, "", made_at)
}

fn identity(identity: &SopIdentitySheet) -> Value {
    Value::map([
        ("fingerprint", fingerprint(&identity.binding)),
        ("draft", flag(identity.approved.is_none())),
        ("regency", Value::text(&identity.regency)),
        ("unit", Value::text(&identity.unit)),
        ("number", Value::text(&identity.number)),
        ("made", Value::text(&identity.made)),
        ("revised", Value::text(&identity.revised)),
        ("approved", Value::optional(identity.approved.as_deref())),
        ("effective", Value::text(&identity.effective)),
        ("head", Value::text(&identity.head)),
        ("decree", Value::optional(identity.decree.as_deref())),
        ("name", Value::text(&identity.name)),
        ("version", Value::text(identity.version.to_string())),
        ("legal-basis", Value::texts(&identity.legal_basis)),
        ("related", Value::texts(&identity.related)),
        ("warning", Value::text(&identity.warning)),
        ("qualifications", Value::texts(&identity.qualifications)),
        ("equipment", Value::texts(&identity.equipment)),
        ("records", Value::texts(&identity.records)),
    ])
}

fn columns(columns: &Columns) -> Value {
    Value::map([
        ("number", number(columns.number)),
        ("name", number(columns.name)),
        ("lane", number(columns.lane)),
        ("inputs", number(columns.inputs)),
        ("time", number(columns.time)),
        ("output", number(columns.output)),
        ("notes", number(columns.notes)),
    ])
}

fn heading(heading: &SopHeading) -> Value {
    Value::map([
        ("lines", Value::texts(&heading.lines)),
        ("upright", flag(heading.is_upright)),
    ])
}

fn table_page(sheet: &SopSheet, page: &Page) -> Value {
    let rows = page.rows.iter().filter_map(|place| {
        let row = sheet.rows.get(place.row)?;
        Some(table_row(row, place.height))
    });
    let alt: Vec<String> = page
        .rows
        .iter()
        .filter_map(|place| sheet.rows.get(place.row))
        .map(|row| format!("{}. {}: {}", row.number, row.performer, row.drawn))
        .collect();
    Value::map([
        ("rows", Value::List(rows.collect())),
        ("drawing", Value::Verbatim(sheet.drawing(page))),
        ("alt", Value::text(alt.join(". "))),
    ])
}

fn table_row(row: &SopRow, height: i32) -> Value {
    Value::map([
        ("height", number(height)),
        ("number", Value::text(row.number.to_string())),
        ("name", Value::texts(&row.name)),
        ("inputs", Value::texts(&row.inputs)),
        ("time", Value::texts(&row.time)),
        ("output", Value::texts(&row.output)),
        ("notes", Value::texts(&row.notes)),
    ])
}
