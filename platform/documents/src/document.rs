//! A sheet and its seal, ready to be set by one template.

use maklumat_calendar::Timestamp;

use crate::encoding::Value;
use crate::sheet::{ProductSheet, ReceiptSheet, Seal};
use crate::templates::{RECEIPT_A4, RECEIPT_STRIP, product_template};

/// What the code of a specimen says.
const SPECIMEN: &str = "CONTOH / SPECIMEN";

/// The mark of what nobody has signed yet.
const UNSIGNED: &str = "RANCANGAN – belum berlaku";

/// Made by [`product`], [`receipt_a4`] or [`receipt_strip`]; given to [`crate::Renderer::render`].
#[derive(Clone, Debug)]
pub struct Document {
    pub(crate) template: &'static str,
    pub(crate) value: Value,
    /// What the printed code says: the credential in an address any phone opens.
    pub(crate) code: String,
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
        code: code(seal),
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

/// A product as it would be if it were signed now, for looking at before that: marked on every page as not in force,
/// without a number, without a code, and so without anything to check.
#[must_use]
pub fn unsigned(sheet: &ProductSheet) -> Document {
    let sheet = ProductSheet {
        number: None,
        ..sheet.clone()
    };
    let nothing = Seal {
        credential: String::new(),
        fingerprint: String::new(),
        verify_at: String::new(),
    };
    let value = [
        ("sheet", sheet.value()),
        ("seal", nothing.value()),
        ("unsigned", Value::text(UNSIGNED)),
    ];
    Document {
        value: Value::map(value),
        ..product(&sheet, &nothing)
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
        code: code(seal),
    })
}

fn receipt(template: &'static str, sheet: &ReceiptSheet, seal: &Seal) -> Document {
    Document {
        template,
        value: sealed(sheet.value(), seal),
        code: code(seal),
        issued_at: sheet.issued_at,
    }
}

/// The address a printed QR code holds, so that any phone opens the page that checks it. The code stands behind the `#`:
/// it names somebody, and what stands there never leaves the phone.
#[must_use]
pub fn in_address(verify_at: &str, credential: &str) -> String {
    let is_own_machine = verify_at.starts_with("localhost") || verify_at.starts_with("127.");
    let scheme = match verify_at {
        _ if verify_at.contains("://") => "",
        _ if is_own_machine => "http://",
        _ => "https://",
    };
    let escaped = credential.replace('%', "%25").replace(' ', "%20");
    format!("{scheme}{verify_at}#{escaped}")
}

/// A specimen and what is not signed have nothing to open.
fn code(seal: &Seal) -> String {
    if seal.credential.is_empty() || seal.credential == SPECIMEN {
        seal.credential.clone()
    } else {
        in_address(&seal.verify_at, &seal.credential)
    }
}

fn sealed(sheet: Value, seal: &Seal) -> Value {
    Value::map([("sheet", sheet), ("seal", seal.value())])
}
