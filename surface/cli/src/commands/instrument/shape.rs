//! The stable shape of `--format json`. Figures are texts with a point, so that no reader rounds them again.

use maklumat_compliance::{
    Assessment, Band, Improvement, IndicatorScore, Instrument, Plan, Portion, RestsOn, Score, Unverified,
};
use maklumat_vocabulary::Language;
use serde::Serialize;

/// Digits after the point of points for an hour.
const RATE_DECIMALS: u32 = 6;

#[derive(Debug, Serialize)]
pub(super) struct JsonInstrument<'a> {
    key: &'a str,
    family: &'a str,
    title: &'a str,
    body: &'a str,
    effective: String,
    until: Option<String>,
    confidence: &'static str,
    maximum: String,
    indicators: usize,
}

#[derive(Debug, Serialize)]
pub(super) struct JsonScored<'a> {
    instrument: &'a str,
    /// Always true: only an assessor gives a result.
    estimate: bool,
    total: String,
    /// Before rounding; up to nine digits are written.
    exact: String,
    band: JsonBand<'a>,
    label: String,
    /// What stands beside the band while nobody has seen its cuts in a rule.
    cut: Option<&'static str>,
    suffix: Option<bool>,
    parts: Vec<JsonPortion>,
    dimensions: Vec<JsonPortion>,
    indicators: Vec<JsonIndicator>,
    unanswered: Vec<String>,
    unverified: Vec<JsonUnverified>,
    improvements: Vec<JsonStep>,
    plan: Option<JsonPlan>,
}

#[derive(Debug, Serialize)]
struct JsonBand<'a> {
    key: &'a str,
    letter: Option<&'a str>,
    zone: Option<&'static str>,
    says: &'a str,
}

#[derive(Debug, Serialize)]
struct JsonPortion {
    key: String,
    points: String,
    most: String,
    alone: String,
}

#[derive(Debug, Serialize)]
struct JsonIndicator {
    key: String,
    number: String,
    level: Option<u8>,
    points: String,
    most: String,
    answered: bool,
    /// How many answered, and how many it takes.
    too_few: Option<(u32, u32)>,
}

/// `what` is instrument, part, dimension, equal-weights, indicator, cut-points or suffix.
#[derive(Debug, Serialize)]
struct JsonUnverified {
    what: &'static str,
    key: Option<String>,
    confidence: &'static str,
    note: Option<String>,
}

/// Hours are our own estimate.
#[derive(Debug, Serialize)]
struct JsonStep {
    indicator: String,
    from: u8,
    to: u8,
    gain: String,
    hours: u32,
    effort: String,
    per_hour: String,
    says: String,
    reaches: String,
    missing: Vec<String>,
}

#[derive(Debug, Serialize)]
struct JsonPlan {
    enough: bool,
    hours: u32,
    total: String,
    band: String,
    steps: Vec<JsonStep>,
}

pub(super) fn list(instruments: &[Instrument], language: Language) -> Vec<JsonInstrument<'_>> {
    instruments
        .iter()
        .map(|instrument| JsonInstrument {
            key: &instrument.key,
            family: &instrument.family,
            title: instrument.title.within(language),
            body: instrument.body.within(language),
            effective: instrument.effective.to_string(),
            until: instrument.until.map(|until| until.to_string()),
            confidence: instrument.trust.confidence.as_str(),
            maximum: instrument.maximum.to_string(),
            indicators: instrument.indicators().count(),
        })
        .collect()
}

pub(super) fn scored<'a>(assessment: &Assessment<'a>, plan: Option<&Plan>, language: Language) -> JsonScored<'a> {
    let instrument = assessment.instrument();
    let score = assessment.score();
    let steps = assessment.improvements();
    JsonScored {
        instrument: &instrument.key,
        estimate: true,
        total: score.total.shown(score.decimals),
        exact: score.exact.to_string(),
        band: band(instrument.bands.band(&score.total), language),
        label: score.label.within(language).to_owned(),
        cut: score.cut_mark().map(|mark| mark.within(language)),
        suffix: score.suffix,
        parts: score.parts.iter().map(portion).collect(),
        dimensions: score.dimensions.iter().map(portion).collect(),
        indicators: score.indicators.iter().map(indicator).collect(),
        unverified: score.unverified.iter().map(|part| unverified(part, language)).collect(),
        improvements: steps.iter().map(|improvement| step(improvement, language)).collect(),
        plan: plan.map(|plan| planned(plan, language)),
        unanswered: score.unanswered,
    }
}

fn band(band: &Band, language: Language) -> JsonBand<'_> {
    JsonBand {
        key: &band.key,
        letter: band.letter.as_deref(),
        zone: band.zone.map(maklumat_compliance::ComplianceZone::as_str),
        says: band.says.within(language),
    }
}

fn portion(portion: &Portion) -> JsonPortion {
    JsonPortion {
        key: portion.key.clone(),
        points: portion.points.to_string(),
        most: portion.most.to_string(),
        alone: portion.alone.to_string(),
    }
}

fn indicator(indicator: &IndicatorScore) -> JsonIndicator {
    JsonIndicator {
        key: indicator.key.clone(),
        number: indicator.number.clone(),
        level: indicator.level,
        points: indicator.points.to_string(),
        most: indicator.most.to_string(),
        answered: indicator.is_answered,
        too_few: indicator.too_few,
    }
}

fn unverified(part: &Unverified, language: Language) -> JsonUnverified {
    let (what, key) = match &part.what {
        RestsOn::Instrument => ("instrument", None),
        RestsOn::Part(key) => ("part", Some(key.clone())),
        RestsOn::Dimension(key) => ("dimension", Some(key.clone())),
        RestsOn::EqualWeights(key) => ("equal-weights", Some(key.clone())),
        RestsOn::Indicator(key) => ("indicator", Some(key.clone())),
        RestsOn::CutPoints => ("cut-points", None),
        RestsOn::Suffix => ("suffix", None),
    };
    JsonUnverified {
        what,
        key,
        confidence: part.confidence.as_str(),
        note: part.note.as_ref().map(|note| note.within(language).to_owned()),
    }
}

fn step(step: &Improvement, language: Language) -> JsonStep {
    let missing = step.missing.iter();
    JsonStep {
        indicator: step.indicator.clone(),
        from: step.from,
        to: step.to,
        gain: step.gain.to_string(),
        hours: step.hours,
        effort: step.effort.clone(),
        per_hour: step.per_hour().shown(RATE_DECIMALS),
        says: step.says.within(language).to_owned(),
        reaches: step.reaches.within(language).to_owned(),
        missing: missing.map(|item| item.says.within(language).to_owned()).collect(),
    }
}

fn planned(plan: &Plan, language: Language) -> JsonPlan {
    let Score {
        total, decimals, band, ..
    } = &plan.score;
    JsonPlan {
        enough: plan.is_enough,
        hours: plan.hours,
        total: total.shown(*decimals),
        band: band.key.clone(),
        steps: plan
            .steps
            .iter()
            .map(|improvement| step(improvement, language))
            .collect(),
    }
}
