//! The annex of the decree, with the fourteen components in two tables. [law: permenpanrb-15-2014]

use maklumat_calendar::Timestamp;
use maklumat_drawing::{Component, StandardSheet};

use super::{document, fingerprint, flag};
use crate::document::Document;
use crate::encoding::Value;
use crate::templates::STANDARD;

/// Sets the annex.
#[must_use]
pub fn standard_annex(sheet: &StandardSheet, made_at: Timestamp) -> Document {
    let value = Value::map([
        ("language", Value::text(sheet.language.tag())),
        ("fingerprint", fingerprint(&sheet.binding)),
        ("draft", flag(sheet.decree.is_none())),
        ("regency", Value::text(&sheet.regency)),
        ("unit", Value::text(&sheet.unit)),
        ("head", Value::text(&sheet.head)),
        ("place", Value::text(&sheet.place)),
        ("name", Value::text(&sheet.name)),
        ("summary", Value::text(&sheet.summary)),
        ("version", Value::text(sheet.version.to_string())),
        ("decree", Value::optional(sheet.decree.as_deref())),
        ("effective", Value::text(&sheet.effective)),
        ("delivery", components(&sheet.delivery)),
        ("manufacturing", components(&sheet.manufacturing)),
    ]);
    document(STANDARD, value, "", made_at)
}

fn components(components: &[Component]) -> Value {
    let components = components.iter().map(|component| {
        Value::map([
            ("name", Value::text(&component.name)),
            ("lines", Value::texts(&component.lines)),
        ])
    });
    Value::List(components.collect())
}
