//! Answers to an instrument as a text: `[answers]` with one key for each indicator.

use std::collections::BTreeSet;

use maklumat_vocabulary::{Diagnostic, Phrase, Span, Text};
use toml::de::DeValue;

use crate::codes::ANSWER_UNFIT;
use crate::reading::section::{Section, Want, span};
use crate::reading::{close, open};
use crate::{Answer, Assessment, Exact, Instrument, Scale, Unfit};

/// Answers as read, and what was found while reading.
#[derive(Debug)]
pub struct AnswersRead<'i> {
    /// `None` where a finding is an error.
    pub assessment: Option<Assessment<'i>>,
    /// In order of place.
    pub findings: Vec<Diagnostic>,
}

/// Reads answers: `standard = 3`, `desk = true`, `toilet = ["water"]`, `index = 81.5`,
/// `perception = { sum = 412, respondents = 100 }`; `{ level = 3 }` names the level where a number would be counted.
#[must_use]
pub fn read_answers<'i>(text: &str, instrument: &'i Instrument) -> AnswersRead<'i> {
    let (mut reader, table) = open(text);
    let mut assessment = Assessment::new(instrument);
    let mut file = Section::new(table.get_ref(), String::new(), Span::default());
    if let Some(named) = file.text(&mut reader, "instrument", Want::Optional)
        && named.value != instrument.key
    {
        let wanted = Text {
            id: "nilai jawaban ini dengan instrumen yang disebutnya, atau hapus kunci itu",
            en: "score these answers by the instrument they name, or remove the key",
        };
        reader.report(file.wrong("instrument", named.span, wanted));
    }
    if file.has("suffix") {
        let is_earned = file.truth(&mut reader, "suffix");
        if let Err(unfit) = assessment.answer_suffix(is_earned) {
            reader.report(told(&unfit, "suffix", Span::default()));
        }
    }
    let answers = file.part(&mut reader, "answers");
    if answers.is_none() && !file.has("answers") {
        reader.report_unless_torn(file.missing_part("answers", "[answers]"));
    }
    for (key, value) in answers.iter().flat_map(Section::entries) {
        let at = span(value.span());
        let address = format!("answers.{key}");
        let scale = instrument.indicator(key).map(|asked| &asked.scale);
        let taken = match answer(value.get_ref(), scale) {
            Some(answer) => assessment.answer(key, answer),
            None => Err(Unfit::OtherScale {
                indicator: key.to_owned(),
            }),
        };
        if let Err(unfit) = taken {
            reader.report(told(&unfit, &address, at));
        }
    }
    file.finish(&mut reader);
    let (findings, is_sound) = close(reader);
    AnswersRead {
        assessment: Some(assessment).filter(|_| is_sound),
        findings,
    }
}

fn told(unfit: &Unfit, address: &str, at: Span) -> Diagnostic {
    Diagnostic::new(&ANSWER_UNFIT, address, at, unfit.message()).fix(Phrase::new(unfit.fix()))
}

fn answer(value: &DeValue<'_>, scale: Option<&Scale>) -> Option<Answer> {
    if let Some(is) = value.as_bool() {
        return Some(Answer::Level(u8::from(is)));
    }
    if let Some(list) = value.as_array() {
        let items: Option<BTreeSet<String>> = list
            .iter()
            .map(|item| item.get_ref().as_str().map(str::to_owned))
            .collect();
        return items.map(Answer::Items);
    }
    if let Some(table) = value.as_table() {
        let number = |key: &str| table.get(key).and_then(|value| exact(value.get_ref()));
        return match (table.len(), number("level"), number("sum")) {
            (1, Some(level), None) => whole(&level)?.try_into().ok().map(Answer::Level),
            (2, None, Some(sum)) => Some(Answer::Mean {
                sum,
                respondents: whole(&number("respondents")?)?,
            }),
            _ => None,
        };
    }
    let number = exact(value)?;
    match scale {
        Some(Scale::Levels) => whole(&number)?.try_into().ok().map(Answer::Level),
        Some(Scale::Count { .. }) => whole(&number).map(Answer::Count),
        Some(Scale::Percent { .. } | Scale::Number { .. }) | None => Some(Answer::Number(number)),
    }
}

fn exact(value: &DeValue<'_>) -> Option<Exact> {
    let whole = value.as_integer().filter(|number| number.radix() == 10);
    let written = whole.map(|number| number.as_str());
    written
        .or_else(|| value.as_float().map(|number| number.as_str()))
        .and_then(Exact::parse)
}

fn whole(number: &Exact) -> Option<u32> {
    number.to_string().parse().ok()
}
