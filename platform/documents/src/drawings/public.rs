//! Pledge, poster and counter display: each on one sheet, with a code that leads to the public page.

use maklumat_calendar::Timestamp;
use maklumat_drawing::{PledgeSheet, PublicSheet, Setting};

use super::{document, fingerprint, flag};
use crate::document::Document;
use crate::encoding::Value;
use crate::templates::{COUNTER, PLEDGE, POSTER};

/// The published pledge, A4 across, to be signed. [law: uu-25-2009-art-22]
#[must_use]
pub fn pledge(sheet: &PledgeSheet, made_at: Timestamp) -> Document {
    let value = Value::map([
        ("language", Value::text("id")),
        ("fingerprint", fingerprint(&sheet.binding)),
        ("draft", flag(sheet.decree.is_none())),
        ("regency", Value::text(&sheet.regency)),
        ("unit", Value::text(&sheet.unit)),
        ("head", Value::text(&sheet.head)),
        ("place", Value::text(&sheet.place)),
        ("service", Value::text(&sheet.service)),
        ("statements", Value::texts(&sheet.statements)),
        ("times", Value::texts(&sheet.times)),
        ("fees", Value::texts(&sheet.fees)),
        ("decree", Value::optional(sheet.decree.as_deref())),
        ("effective", Value::text(&sheet.effective)),
        ("page", Value::text(&sheet.page)),
    ]);
    document(PLEDGE, value, &sheet.page, made_at)
}

/// The service on a wall, A3 upright.
#[must_use]
pub fn poster(sheet: &PublicSheet, made_at: Timestamp) -> Document {
    document(POSTER, public(sheet), &sheet.page, made_at)
}

/// The service on a counter, A4 upright, in large type.
#[must_use]
pub fn counter_display(sheet: &PublicSheet, made_at: Timestamp) -> Document {
    document(COUNTER, public(sheet), &sheet.page, made_at)
}

fn public(sheet: &PublicSheet) -> Value {
    Value::map([
        ("language", Value::text(sheet.language.tag())),
        ("fingerprint", fingerprint(&sheet.binding)),
        ("draft", flag(sheet.is_draft)),
        ("regency", Value::text(&sheet.regency)),
        ("unit", Value::text(&sheet.unit)),
        ("name", Value::text(&sheet.name)),
        ("summary", Value::text(&sheet.summary)),
        ("requirements", Value::texts(&sheet.requirements)),
        ("times", Value::texts(&sheet.times)),
        ("fees", Value::texts(&sheet.fees)),
        ("products", Value::texts(&sheet.products)),
        ("complaints", Value::texts(&sheet.complaints)),
        ("flow", Value::Verbatim(sheet.flow.picture(Setting::Paper))),
        ("flow-in-words", Value::text(&sheet.flow.description)),
        ("page", Value::text(&sheet.page)),
    ])
}
