//! What a definition gives on paper: the legal SOP, the annex with its standard, the pledge, the poster, the counter display.

mod public;
mod sop;
mod standard;
mod template;
mod workbook;

use maklumat_calendar::Timestamp;
use maklumat_drawing::Binding;

use crate::document::Document;
use crate::encoding::Value;

pub use public::{counter_display, pledge, poster};
pub use sop::sop_document;
pub use standard::standard_annex;
pub use template::sop_template;
pub use workbook::sop_workbook;

/// A printed sheet of a definition; `code` is what its QR code says, where it has one.
fn document(template: &'static str, sheet: Value, code: &str, made_at: Timestamp) -> Document {
    Document {
        template,
        value: Value::map([("sheet", sheet)]),
        code: code.to_owned(),
        issued_at: made_at,
    }
}

fn fingerprint(binding: &Binding) -> Value {
    Value::text(binding.fingerprint())
}

fn number(number: impl ToString) -> Value {
    Value::Verbatim(number.to_string())
}

/// A word templates ask for, or nothing.
fn flag(is_so: bool) -> Value {
    if is_so { Value::text("yes") } else { Value::Absent }
}
