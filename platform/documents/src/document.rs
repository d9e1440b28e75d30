//! A sheet and its seal, ready to be set by one template.

use maklumat_calendar::Timestamp;

use crate::encoding::Value;
use crate::sheet::{ProductSheet, ReceiptSheet, Seal};
use crate::templates::{RECEIPT_A4, RECEIPT_STRIP, product_template};

/// Made by [`product`], [`receipt_a4`] or [`receipt_strip`]; given to [`crate::Renderer::render`].
#[derive(Clone, Debug)]
pub struct Document {
    pub(crate) template: &'static str,
    pub(crate) value: Value,
    pub(crate) credential: String,
    pub(crate) issued_at: Timestamp,
}

/// The receipt on one A4 page.
#[must_use]
pub fn receipt_a4(sheet: &ReceiptSheet, seal: &Seal) -> Document {
    receipt(RECEIPT_A4, sheet, seal)
}

/// The receipt on a roll of 58 mm, with 52 mm of ink, as long as it needs to be.
#[must_use]
pub fn receipt_strip(sheet: &ReceiptSheet, seal: &Seal) -> Document {
    receipt(RECEIPT_STRIP, sheet, seal)
}

/// The document an applicant came for.
#[must_use]
pub fn product(sheet: &ProductSheet, seal: &Seal) -> Document {
    Document {
        template: product_template(&sheet.template),
        value: sealed(sheet.value(), seal),
        credential: seal.credential.clone(),
        issued_at: sheet.issued_at,
    }
}

fn receipt(template: &'static str, sheet: &ReceiptSheet, seal: &Seal) -> Document {
    Document {
        template,
        value: sealed(sheet.value(), seal),
        credential: seal.credential.clone(),
        issued_at: sheet.issued_at,
    }
}

fn sealed(sheet: Value, seal: &Seal) -> Value {
    Value::map([("sheet", sheet), ("seal", seal.value())])
}
