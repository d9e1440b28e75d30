//! What a document says, as the texts to be printed and nothing else.

use maklumat_calendar::{Date, Time, Timestamp, clock_time, long_date, month_name, weekday_name};
use maklumat_vocabulary::Language;

use crate::encoding::Value;

/// The head of every sheet of a unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letterhead {
    /// `Kabupaten Sungai Raya`; printed after *Pemerintah*.
    pub regency: String,
    pub unit: String,
    pub address: String,
    /// Telephone, surel and the like, one per entry.
    pub contact: Vec<String>,
}

/// What makes a sheet checkable. Made from the digest of the sheet's content, so it comes after the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// Signed, in the QR code and in the file.
    pub credential: String,
    /// Digest of the content as people compare it: `41d7 0e9b c3a8`.
    pub fingerprint: String,
    /// Where to check: `layanan.sungairaya.example/periksa`.
    pub verify_at: String,
}

/// The receipt of a promise, on A4 or on a 58 mm roll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptSheet {
    pub language: Language,
    pub letterhead: Letterhead,
    pub reference: String,
    pub service: String,
    /// Version of the standard.
    pub version: u32,
    pub applicant: String,
    /// `Senin, 23 November 2026 pukul 09.31, lewat ponsel`
    pub received: String,
    /// `Rp 0, tidak ada biaya lain`
    pub fee: String,
    /// Names of what was handed over.
    pub documents: Vec<String>,
    /// `None` while the clock has not started, as before payment; then `due_note` says what starts it.
    pub due: Option<Due>,
    /// `9 hari kerja, dihitung mulai Selasa, 24 November 2026.`
    pub due_note: String,
    /// Who acts next, and until when.
    pub next: String,
    /// Where to complain, then where after that.
    pub complaint: String,
    /// Where to follow the case.
    pub track_at: String,
    pub issued_at: Timestamp,
}

/// The promised day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    pub date: Date,
    /// Where the promise is in minutes or hours.
    pub time: Option<Time>,
}

/// A document the office issues. In Indonesian, the language of official letters. [law: uu-24-2009-art-27]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductSheet {
    /// Name of the template; an unknown one is set as a plain official letter.
    pub template: String,
    pub letterhead: Letterhead,
    /// Name of the product.
    pub title: String,
    pub number: Option<String>,
    /// The line *Hal* of a letter.
    pub subject: Option<String>,
    /// The lines after *Kepada Yth.* of a letter.
    pub recipient: Vec<String>,
    /// Paragraphs before the rows. Where empty, the template has its own words.
    pub opening: Vec<String>,
    pub rows: Vec<Row>,
    pub tables: Vec<Table>,
    /// Reasons of a refusal, repairs to be made, conditions of a permit: numbered.
    pub items: Vec<String>,
    /// Paragraphs after all that.
    pub closing: Vec<String>,
    /// Legal ground, one regulation per entry.
    pub legal: Vec<String>,
    /// `sampai 4 Desember 2031`, `tanpa batas waktu`; printed after *Berlaku*.
    pub validity: Option<String>,
    pub place: String,
    /// `4 Desember 2026`
    pub date: String,
    pub signer: Signer,
    /// *Tembusan*
    pub copies: Vec<String>,
    pub issued_at: Timestamp,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signer {
    /// `Bupati Sungai Raya`, for whom the signer signs; printed after *a.n.*
    pub on_behalf_of: Option<String>,
    /// `Kepala Dinas Perhubungan`
    pub position: String,
    pub name: Option<String>,
}

/// One line of facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Name of the field, so that a template can give it a place of its own.
    pub key: String,
    pub label: String,
    pub value: String,
}

/// Measurements, members of a family.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub caption: String,
    pub headings: Vec<String>,
    /// Each as long as the headings; shorter rows are filled, longer ones cut.
    pub rows: Vec<Vec<String>>,
}

impl Row {
    #[must_use]
    pub fn new(key: &str, label: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            key: key.to_owned(),
            label: label.into(),
            value: value.into(),
        }
    }
}

impl ReceiptSheet {
    /// All that the receipt says, in one spelling: the digest of these bytes goes into its credential.
    #[must_use]
    pub fn content(&self) -> Vec<u8> {
        self.value().to_json(str::to_owned).into_bytes()
    }

    pub(crate) fn value(&self) -> Value {
        Value::map([
            ("language", Value::text(self.language.tag())),
            ("letterhead", self.letterhead.value()),
            ("reference", Value::text(&self.reference)),
            ("service", Value::text(&self.service)),
            ("version", Value::text(self.version.to_string())),
            ("applicant", Value::text(&self.applicant)),
            ("received", Value::text(&self.received)),
            ("fee", Value::text(&self.fee)),
            ("documents", Value::texts(&self.documents)),
            ("due", self.due.map_or(Value::Absent, |due| due.value(self.language))),
            ("due-note", Value::text(&self.due_note)),
            ("next", Value::text(&self.next)),
            ("complaint", Value::text(&self.complaint)),
            ("track-at", Value::text(&self.track_at)),
            ("issued-at", Value::text(self.issued_at.to_string())),
        ])
    }
}

impl ProductSheet {
    /// All that the document says, in one spelling: the digest of these bytes goes into its credential.
    #[must_use]
    pub fn content(&self) -> Vec<u8> {
        self.value().to_json(str::to_owned).into_bytes()
    }

    pub(crate) fn value(&self) -> Value {
        Value::map([
            ("template", Value::text(&self.template)),
            ("letterhead", self.letterhead.value()),
            ("title", Value::text(&self.title)),
            ("number", Value::optional(self.number.as_deref())),
            ("subject", Value::optional(self.subject.as_deref())),
            ("recipient", Value::texts(&self.recipient)),
            ("opening", Value::texts(&self.opening)),
            ("rows", Value::List(self.rows.iter().map(Row::value).collect())),
            ("tables", Value::List(self.tables.iter().map(Table::value).collect())),
            ("items", Value::texts(&self.items)),
            ("closing", Value::texts(&self.closing)),
            ("legal", Value::texts(&self.legal)),
            ("validity", Value::optional(self.validity.as_deref())),
            ("place", Value::text(&self.place)),
            ("date", Value::text(&self.date)),
            ("signer", self.signer.value()),
            ("copies", Value::texts(&self.copies)),
            ("issued-at", Value::text(self.issued_at.to_string())),
        ])
    }
}

impl Letterhead {
    pub(crate) fn value(&self) -> Value {
        Value::map([
            ("regency", Value::text(&self.regency)),
            ("unit", Value::text(&self.unit)),
            ("address", Value::text(&self.address)),
            ("contact", Value::texts(&self.contact)),
        ])
    }
}

impl Due {
    fn value(self, language: Language) -> Value {
        let Self { date, time } = self;
        Value::map([
            ("day", Value::text(date.day().to_string())),
            (
                "month",
                Value::text(format!("{} {}", month_name(date.month(), language), date.year())),
            ),
            ("weekday", Value::text(weekday_name(date.weekday(), language))),
            ("long", Value::text(long_date(date, language))),
            ("time", Value::optional(time.map(clock_time).as_deref())),
        ])
    }
}

impl Seal {
    pub(crate) fn value(&self) -> Value {
        Value::map([
            ("credential", Value::Verbatim(self.credential.clone())),
            ("fingerprint", Value::text(&self.fingerprint)),
            ("verify-at", Value::text(&self.verify_at)),
        ])
    }
}

impl Signer {
    fn value(&self) -> Value {
        Value::map([
            ("on-behalf-of", Value::optional(self.on_behalf_of.as_deref())),
            ("position", Value::text(&self.position)),
            ("name", Value::optional(self.name.as_deref())),
        ])
    }
}

impl Row {
    fn value(&self) -> Value {
        Value::map([
            ("key", Value::text(&self.key)),
            ("label", Value::text(&self.label)),
            ("value", Value::text(&self.value)),
        ])
    }
}

impl Table {
    fn value(&self) -> Value {
        let width = self.headings.len();
        let fitted = |row: &Vec<String>| {
            let cells = row.iter().map(String::as_str).chain(std::iter::repeat("")).take(width);
            Value::List(cells.map(Value::text).collect())
        };
        Value::map([
            ("caption", Value::text(&self.caption)),
            ("headings", Value::texts(&self.headings)),
            ("rows", Value::List(self.rows.iter().map(fitted).collect())),
        ])
    }
}
