//! From text to an instrument, or to findings: whatever can be read is read, whatever is wrong is told once.

mod answers;
mod bands;
mod conditions;
mod indicator;
mod scale;
mod section;
mod step;
mod trust;
mod weights;

pub use answers::{AnswersRead, read_answers};
use maklumat_calendar::Date;
use maklumat_vocabulary::{Diagnostic, LawKey, LocalizedText, Phrase, Span, Text};
use toml::de::DeTable;

use crate::codes::{DATES_REVERSED, NOT_TOML};
use crate::reading::section::{Reader, Section, Want, span};
use crate::{Confidence, Exact, Instrument, Suffix, Trust};

/// An instrument as read, and what was found while reading.
#[derive(Debug)]
pub struct Reading {
    /// `None` where a finding is an error.
    pub instrument: Option<Instrument>,
    /// In order of place.
    pub findings: Vec<Diagnostic>,
}

/// Reads the text of an instrument. `docs/how-to/add-an-instrument.md` describes the notation.
#[must_use]
pub fn read(text: &str) -> Reading {
    let (mut reader, table) = open(text);
    let mut file = Section::new(table.get_ref(), String::new(), Span::default());
    let instrument = whole(&mut file, &mut reader);
    file.finish(&mut reader);
    let (findings, is_sound) = close(reader);
    Reading {
        instrument: Some(instrument).filter(|_| is_sound),
        findings,
    }
}

/// What can be read of a text; lines that cannot are told.
fn open(text: &str) -> (Reader, toml::Spanned<DeTable<'_>>) {
    let mut reader = Reader::default();
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut last_line = None;
    for error in &errors {
        let at = error.span().map_or(Span::new(text.len(), text.len()), span);
        // The first error of a line says enough.
        let line = at.position(text).line;
        if last_line == Some(line) {
            continue;
        }
        last_line = Some(line);
        reader.report(not_toml(text, line, at));
    }
    reader.is_torn = !errors.is_empty();
    (reader, table)
}

/// The findings in order of place, and whether none is an error.
fn close(reader: Reader) -> (Vec<Diagnostic>, bool) {
    let mut findings = reader.found;
    findings.sort_by_key(|finding| finding.span.start);
    let is_sound = !findings.iter().any(Diagnostic::is_error);
    (findings, is_sound)
}

fn not_toml(text: &str, line: usize, at: Span) -> Diagnostic {
    let written = text.lines().nth(line - 1).unwrap_or("").trim();
    let shown: String = written.chars().take(60).collect();
    let message = Phrase::new(Text {
        id: "baris ini tidak dapat dibaca, atau kuncinya sudah ditulis: `{line}`",
        en: "this line cannot be read, or its key is already written: `{line}`",
    });
    let fix = Phrase::new(Text {
        id: "periksa tanda petik, kurung, tanda =, dan kunci yang sama di atasnya",
        en: "look at the quotes, brackets, the =, and the same key above it",
    });
    Diagnostic::new(&NOT_TOML, "", at, message.with("line", shown)).fix(fix)
}

/// All of it, with stopgaps where something was told as wrong.
fn whole(file: &mut Section<'_>, reader: &mut Reader) -> Instrument {
    let text = |value: Option<maklumat_vocabulary::Spanned<String>>| value.map_or_else(String::new, |text| text.value);
    let key = text(file.text(reader, "key", Want::Required));
    let family = text(file.text(reader, "family", Want::Required));
    let title = file.words(reader, ("title", "title-en"), Want::Required);
    let body = file.words(reader, ("body", "body-en"), Want::Required);
    let (effective, until) = days(file, reader);
    let laws = file.texts(reader, "law");
    let source = text(file.text(reader, "source", Want::Required));
    let trust = trust::read(file, reader, Want::Required);
    let maximum = file.exact(reader, "maximum", Want::Required);
    let maximum = maximum.map_or_else(|| Exact::whole(100), |maximum| maximum.value);
    let decimals = file.whole(reader, "decimals", (Want::Required, 0, 4)).unwrap_or(2);
    let efforts = step::efforts(file, reader);
    let parts = weights::parts(file, reader, (&maximum, &efforts));
    let bands = bands::read(file, reader, &maximum);
    let suffix = suffix(file, reader);
    Instrument {
        key,
        family,
        title: title.unwrap_or_default(),
        body: body.unwrap_or_default(),
        effective,
        until,
        laws: laws.iter().map(|law| LawKey::new(&law.value)).collect(),
        source,
        trust: trust.unwrap_or(Trust {
            confidence: Confidence::MemoryLow,
            note: None,
        }),
        maximum,
        decimals,
        efforts,
        parts,
        bands,
        suffix,
    }
}

fn days(file: &mut Section<'_>, reader: &mut Reader) -> (Date, Option<Date>) {
    let effective = file.day(reader, "effective", Want::Required);
    let until = file.day(reader, "until", Want::Optional);
    if let (Some(effective), Some(until)) = (&effective, &until)
        && until.value < effective.value
    {
        let message = Phrase::new(Text {
            id: "berakhir {until}, sebelum mulai {effective}",
            en: "ends on {until}, before it begins on {effective}",
        });
        let fix = Phrase::new(Text {
            id: "tulis until sesudah {effective}, atau hapus selama masih berlaku",
            en: "write until after {effective}, or remove it while it is in force",
        });
        let message = message.with("until", until.value).with("effective", effective.value);
        reader.report(
            Diagnostic::new(&DATES_REVERSED, "until", until.span, message).fix(fix.with("effective", effective.value)),
        );
    }
    (effective.map_or(Date::MAX, |day| day.value), until.map(|day| day.value))
}

fn suffix(file: &mut Section<'_>, reader: &mut Reader) -> Option<Suffix> {
    let mut section = file.part(reader, "suffix")?;
    let words = |words: Option<LocalizedText>| words.unwrap_or_default();
    let suffix = Suffix {
        says: words(section.words(reader, ("says", "says-en"), Want::Required)),
        asks: words(section.words(reader, ("asks", "asks-en"), Want::Required)),
        trust: trust::read(&mut section, reader, Want::Optional),
    };
    section.finish(reader);
    Some(suffix)
}
