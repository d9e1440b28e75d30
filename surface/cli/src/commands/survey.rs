//! `maklumat survey`: index, letter and interval of a satisfaction survey, out of any table of answers.

mod told;

use std::path::{Path, PathBuf};

use clap::Args;
use maklumat_survey::{
    Instrument, Interval, Population, Quality, Questionnaire, ReadAnswers, SurveyResult, Tally, instrument,
    instruments, read_answers,
};
use maklumat_vocabulary::{Language, Severity};
use serde::Serialize;

use super::{Format, Tongue};
use crate::exit::{Exit, Stop};
use crate::render;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Berkas CSV: satu baris tiap responden, kolom U1 sampai U9. A row for each respondent, columns U1 to U9.
    #[arg(value_name = "FILE.csv")]
    file: PathBuf,
    /// Banyaknya orang yang dilayani pada masa sebelumnya. People served in the period before.
    #[arg(long, value_name = "N")]
    population: Option<u64>,
    /// Kuesioner menurut peraturan. The questionnaire of a regulation.
    #[arg(long, value_name = "KEY", default_value = "permenpanrb-14-2017")]
    instrument: String,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Bahasa hasil dan temuan. Language of result and findings.
    #[arg(long, value_enum, default_value_t)]
    language: Tongue,
}

/// What was computed of a file.
struct Computed {
    instrument: &'static Instrument,
    questionnaire: Questionnaire,
    population: Population,
    read: ReadAnswers,
    /// The file had more rows or columns than are looked at.
    is_cut: bool,
    result: SurveyResult,
    interval: Option<Interval>,
}

/// The stable shape of `--format json`. Figures are texts with a point, so that no reader rounds them again.
#[derive(Debug, Serialize)]
struct JsonSurvey<'a> {
    instrument: &'a str,
    /// Whether the instrument was compared with the text of the regulation.
    checked: bool,
    /// Forms with at least one answer.
    filled: u64,
    complete: u64,
    empty: u64,
    elements: Vec<JsonElement<'a>>,
    /// From 1 to 4, with four decimals.
    index: Option<String>,
    ikm: Option<String>,
    quality: JsonQuality<'a>,
    interval: Option<JsonInterval>,
    findings: Vec<JsonFinding>,
    /// Findings that are counted and not listed.
    more_findings: usize,
    cut: bool,
}

#[derive(Debug, Serialize)]
struct JsonElement<'a> {
    key: &'a str,
    name: &'a str,
    filled: u64,
    sum: u64,
    mean: Option<String>,
    rank: Option<usize>,
}

/// `given` with a letter, `insufficient` with how many are needed, or `unanswered`.
#[derive(Debug, Serialize)]
struct JsonQuality<'a> {
    state: &'static str,
    letter: Option<&'a str>,
    words: Option<&'a str>,
    /// Answers of the least answered element.
    have: u64,
    need: u64,
}

#[derive(Debug, Serialize)]
struct JsonInterval {
    low: String,
    high: String,
    half_width: String,
}

/// Row and column count from 1.
#[derive(Debug, Serialize)]
struct JsonFinding {
    kind: &'static str,
    severity: &'static str,
    row: usize,
    column: Option<usize>,
    message: String,
    fix: &'static str,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Stop> {
    let language = Language::from(arguments.language);
    let computed = computed(arguments, language)?;
    match arguments.format {
        Format::Json => render::json(&json(&computed, language)),
        Format::Text => told::tell(&computed, language),
    }
    let is_told = computed
        .read
        .findings
        .iter()
        .any(|finding| finding.kind.severity() != Severity::Advice);
    let has_letter = matches!(computed.quality(), Quality::Given(_));
    Ok(
        if is_told || computed.read.more_findings > 0 || computed.is_cut || !has_letter {
            Exit::Findings
        } else {
            Exit::Fine
        },
    )
}

fn computed(arguments: &Arguments, language: Language) -> Result<Computed, Stop> {
    let instrument = instrument(&arguments.instrument).ok_or_else(|| {
        let known: Vec<&str> = instruments().iter().map(|instrument| instrument.key.as_str()).collect();
        Stop::refused(
            format!("kuesioner `{}` tidak dikenal", arguments.instrument),
            &format!("Pilih salah satu: {}.", known.join(", ")),
        )
    })?;
    let table = table(&arguments.file, language)?;
    let questionnaire = Questionnaire::plain(instrument);
    let read = read_answers(&questionnaire, &table.rows).map_err(|refusal| {
        let (what, then) = refusal.words();
        let what = format!("{}: {}", arguments.file.display(), what.within(language));
        Stop::refused(what, then.within(language))
    })?;
    let tally = Tally::of_forms(&questionnaire, &read.forms);
    let population = arguments.population.map_or(Population::Unknown, Population::Known);
    Ok(Computed {
        instrument,
        population,
        is_cut: table.is_cut,
        result: SurveyResult::of(&tally),
        interval: Interval::of(&tally, population),
        questionnaire,
        read,
    })
}

fn table(path: &Path, language: Language) -> Result<maklumat_exchange::Delimited, Stop> {
    crate::files::exists(path)?;
    let bytes = std::fs::read(path).map_err(|error| {
        Stop::fault(
            format!("{}: tidak dapat dibaca: {error}", path.display()),
            "Periksa nama dan izin berkas itu.",
        )
    })?;
    maklumat_exchange::read_delimited(&bytes).map_err(|refusal| {
        let what = format!("{}: {}", path.display(), refusal.what().within(language));
        Stop::refused(what, refusal.then().within(language))
    })
}

impl Computed {
    fn quality(&self) -> Quality<'_> {
        self.result.quality(&self.questionnaire, self.population)
    }

    /// Answers of the least answered element, and how many the sample asks for.
    const fn have_and_need(sufficiency: maklumat_survey::Sufficiency) -> (u64, u64) {
        match sufficiency {
            maklumat_survey::Sufficiency::Enough { have, need }
            | maklumat_survey::Sufficiency::Insufficient { have, need } => (have, need),
        }
    }
}

fn json(computed: &Computed, language: Language) -> JsonSurvey<'_> {
    let result = &computed.result;
    let named = computed.questionnaire.elements().iter().zip(&result.elements);
    let elements = named.map(|(element, counted)| JsonElement {
        key: &counted.key,
        name: element.name.within(language),
        filled: counted.filled,
        sum: counted.sum,
        mean: counted.mean.as_ref().map(|mean| mean.rounded(3).to_string()),
        rank: counted.rank,
    });
    let findings = computed.read.findings.iter().map(|finding| JsonFinding {
        kind: finding.kind.name(),
        severity: finding.kind.severity().as_str(),
        row: finding.row,
        column: finding.column,
        message: finding.kind.what().within(language),
        fix: finding.kind.then().within(language),
    });
    JsonSurvey {
        instrument: &computed.instrument.key,
        checked: computed.instrument.is_checked,
        filled: result.filled,
        complete: result.complete,
        empty: result.empty,
        elements: elements.collect(),
        index: result.index.as_ref().map(|index| index.exact.rounded(4).to_string()),
        ikm: result.index.as_ref().map(|index| index.ikm.to_string()),
        quality: quality(computed, language),
        interval: computed.interval.map(|interval| JsonInterval {
            low: interval.low.to_string(),
            high: interval.high.to_string(),
            half_width: interval.half_width.to_string(),
        }),
        findings: findings.collect(),
        more_findings: computed.read.more_findings,
        cut: computed.is_cut,
    }
}

fn quality(computed: &Computed, language: Language) -> JsonQuality<'_> {
    let (have, need) = Computed::have_and_need(computed.result.sufficiency(computed.population));
    let (state, band) = match computed.quality() {
        Quality::Given(band) => ("given", Some(band)),
        Quality::Insufficient { .. } => ("insufficient", None),
        Quality::Unanswered => ("unanswered", None),
    };
    JsonQuality {
        state,
        letter: band.map(|band| band.letter.as_str()),
        words: band.map(|band| band.words.within(language)),
        have,
        need,
    }
}
