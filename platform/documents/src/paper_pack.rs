//! Numbered forms printed ahead for days without power or line: what is asked, boxes to write in, and a receipt to cut off.

use maklumat_calendar::Timestamp;

use crate::document::Document;
use crate::encoding::Value;
use crate::fault::DocumentFault;
use crate::qr::qr_svg;
use crate::sheet::Letterhead;
use crate::templates::PAPER_PACK;

/// Most forms of one pack: the codes of more would not fit into one sheet.
pub const MOST_FORMS: usize = 25;

/// A pack of forms of one service. In Indonesian, the language of the office and of its standards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackSheet {
    pub letterhead: Letterhead,
    pub service: String,
    /// Version of the standard.
    pub version: u32,
    /// `Senin, 23 November 2026 pukul 09.31`
    pub printed: String,
    /// `dalam 5 hari kerja sejak diterima`
    pub within: String,
    /// The promise in words, one sentence each.
    pub promise: Vec<String>,
    pub fee: String,
    /// Somebody may owe money at the counter, so that the receipt has a line for it.
    pub takes_money: bool,
    /// Names of the classes served first.
    pub priorities: Vec<String>,
    pub questions: Vec<PackQuestion>,
    /// What must be handed in or shown.
    pub papers: Vec<PackPage>,
    /// Where to complain.
    pub complaint: String,
    /// Where to follow the case.
    pub track_at: String,
    pub forms: Vec<PackForm>,
    pub printed_at: Timestamp,
}

/// One page of the form as it is asked on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackQuestion {
    pub title: String,
    pub hint: Option<String>,
    /// `Isi hanya jika jenis: hilang`
    pub only_if: Option<String>,
    pub answers: Vec<PackAnswer>,
}

/// One answer and the room there is to write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackAnswer {
    pub label: String,
    pub only_if: Option<String>,
    pub optional: bool,
    pub room: Room,
}

/// What is drawn under the label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Room {
    /// One box a character.
    Boxes(u32),
    /// Boxes of a date: two, two, four.
    Date,
    /// So many lines, and what stands behind the last, such as `kg`.
    Lines { count: u32, unit: Option<String> },
    /// One circle each: exactly one is chosen.
    One(Vec<String>),
    /// One square each: any of them.
    Any(Vec<String>),
}

impl PackAnswer {
    fn value(&self) -> Value {
        let (room, count, unit, options): (_, _, _, &[String]) = match &self.room {
            Room::Boxes(count) => ("boxes", *count, None, &[]),
            Room::Date => ("date", 0, None, &[]),
            Room::Lines { count, unit } => ("lines", *count, unit.as_deref(), &[]),
            Room::One(options) => ("one", 0, None, options),
            Room::Any(options) => ("any", 0, None, options),
        };
        Value::map([
            ("label", Value::text(&self.label)),
            ("only-if", Value::optional(self.only_if.as_deref())),
            ("optional", Value::text(if self.optional { "yes" } else { "no" })),
            ("room", Value::text(room)),
            ("count", Value::text(count.to_string())),
            ("unit", Value::optional(unit)),
            ("options", Value::texts(options)),
        ])
    }
}

/// One line of the checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackPage {
    pub name: String,
    /// `salinan`, `ditunjukkan lalu dikembalikan`
    pub way: String,
    pub note: Option<String>,
}

/// One form of the pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackForm {
    pub number: String,
    /// Opens the case once it is entered; printed on the citizen's part alone.
    pub pin: String,
    /// What the code leads to.
    pub address: String,
}

/// The pack, ready to be set.
pub fn paper_pack(sheet: &PackSheet) -> Result<Document, DocumentFault> {
    let forms = sheet.forms.iter().take(MOST_FORMS);
    let forms = forms.map(PackForm::value).collect::<Result<Vec<_>, _>>()?;
    let texts = Value::texts;
    let value = Value::map([
        ("letterhead", sheet.letterhead.value()),
        ("service", Value::text(&sheet.service)),
        ("version", Value::text(sheet.version.to_string())),
        ("printed", Value::text(&sheet.printed)),
        ("within", Value::text(&sheet.within)),
        ("promise", texts(&sheet.promise)),
        ("fee", Value::text(&sheet.fee)),
        ("takes-money", Value::text(if sheet.takes_money { "yes" } else { "no" })),
        ("priorities", texts(&sheet.priorities)),
        (
            "questions",
            Value::List(sheet.questions.iter().map(PackQuestion::value).collect()),
        ),
        (
            "papers",
            Value::List(sheet.papers.iter().map(PackPage::value).collect()),
        ),
        ("complaint", Value::text(&sheet.complaint)),
        ("track-at", Value::text(&sheet.track_at)),
        ("forms", Value::List(forms)),
    ]);
    Ok(Document {
        template: PAPER_PACK,
        value: Value::map([("sheet", value)]),
        code: String::new(),
        issued_at: sheet.printed_at,
    })
}

impl PackQuestion {
    fn value(&self) -> Value {
        Value::map([
            ("title", Value::text(&self.title)),
            ("hint", Value::optional(self.hint.as_deref())),
            ("only-if", Value::optional(self.only_if.as_deref())),
            (
                "answers",
                Value::List(self.answers.iter().map(PackAnswer::value).collect()),
            ),
        ])
    }
}

impl PackPage {
    fn value(&self) -> Value {
        Value::map([
            ("name", Value::text(&self.name)),
            ("way", Value::text(&self.way)),
            ("note", Value::optional(self.note.as_deref())),
        ])
    }
}

impl PackForm {
    fn value(&self) -> Result<Value, DocumentFault> {
        Ok(Value::map([
            ("number", Value::text(&self.number)),
            ("pin", Value::text(&self.pin)),
            ("code", Value::Verbatim(qr_svg(&self.address)?)),
        ]))
    }
}
