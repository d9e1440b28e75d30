//! A sheet and its seal, ready to be set by one template.

use maklumat_calendar::Timestamp;

use crate::encoding::Value;
use crate::sheet::{ProductSheet, ReceiptSheet, Seal};
use crate::templates::{RECEIPT_A4, RECEIPT_STRIP, product_template};

/// What the code of a specimen says.
const SPECIMEN: &str = "CONTOH / SPECIMEN";

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

/// The same for looking at: marked as a specimen on every page, with a code that says so and proves nothing.
#[must_use]
pub fn specimen(sheet: &ProductSheet, verify_at: &str) -> Document {
    let seal = Seal {
        credential: SPECIMEN.to_owned(),
        fingerprint: "0000 0000 0000".to_owned(),
        verify_at: verify_at.to_owned(),
    };
    let value = [
        ("sheet", sheet.value()),
        ("seal", seal.value()),
        ("specimen", Value::text(SPECIMEN)),
    ];
    Document {
        value: Value::map(value),
        ..product(sheet, &seal)
    }
}

/// A product from what it said when it was issued: the bytes of [`ProductSheet::content`]. `None`: other bytes.
#[must_use]
pub fn product_again(content: &[u8], seal: &Seal) -> Option<Document> {
    let sheet = read(content)?;
    let template = product_template(sheet.text_of("template")?);
    again(template, sheet, seal)
}

/// A receipt from what it said when it was given: the bytes of [`ReceiptSheet::content`]. `None`: other bytes.
#[must_use]
pub fn receipt_again(content: &[u8], paper: Paper, seal: &Seal) -> Option<Document> {
    let template = match paper {
        Paper::A4 => RECEIPT_A4,
        Paper::Strip => RECEIPT_STRIP,
    };
    again(template, read(content)?, seal)
}

/// What a receipt is printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    A4,
    /// A roll of 58 mm.
    Strip,
}

fn read(content: &[u8]) -> Option<Value> {
    Value::parse(std::str::from_utf8(content).ok()?)
}

fn again(template: &'static str, sheet: Value, seal: &Seal) -> Option<Document> {
    Some(Document {
        template,
        issued_at: sheet.text_of("issued-at")?.parse().ok()?,
        value: sealed(sheet, seal),
        credential: seal.credential.clone(),
    })
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
