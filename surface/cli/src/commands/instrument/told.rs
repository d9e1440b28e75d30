//! A score as a person reads it: the estimate with what it rests on, then what to do next.

use maklumat_calendar::long_date;
use maklumat_compliance::{Assessment, Exact, Improvement, Instrument, Plan, Score};
use maklumat_vocabulary::{Language, Text};

use crate::render;

/// So many next steps are shown; `--format json` has all.
const SHOWN_STEPS: usize = 5;
/// Digits after the point of what a step gains.
const GAIN_DECIMALS: u32 = 4;

pub(super) fn list(instruments: &[Instrument], language: Language) {
    for instrument in instruments {
        let from = long_date(instrument.effective, language);
        let until = instrument.until.map_or_else(
            || said("seterusnya", "on", language).to_owned(),
            |until| long_date(until, language),
        );
        render::line(format!("{:<16}{}", instrument.key, instrument.title.within(language)));
        render::line(format!(
            "{:<16}{}; {from} - {until}; {}",
            "",
            instrument.body.within(language),
            instrument.trust.confidence.words().within(language)
        ));
    }
}

pub(super) fn scored(assessment: &Assessment<'_>, plan: Option<&Plan>, language: Language) {
    let instrument = assessment.instrument();
    let score = assessment.score();
    render::line(instrument.title.within(language));
    for (portion, dimension) in score.dimensions.iter().zip(instrument.dimensions()) {
        let (points, most) = (figure(&portion.points, 2, language), figure(&portion.most, 2, language));
        let words = dimension.title.within(language);
        render::line(format!("  {points:>7} / {most:>6}  {words}"));
    }
    render::line("");
    row(said("Perkiraan", "Estimate", language), &total(&score, language));
    rests(&score, language);
    match plan {
        Some(plan) => planned(plan, language),
        None => next(&assessment.improvements(), language),
    }
}

fn total(score: &Score, language: Language) -> String {
    let total = figure(&score.total, score.decimals, language);
    let letter = score
        .band
        .letter
        .as_deref()
        .map_or_else(String::new, |letter| format!(", {letter}"));
    let zone = score.band.zone.map_or_else(String::new, |zone| {
        format!(", {} {}", said("zona", "zone", language), zone.words().within(language))
    });
    let mark = score
        .cut_mark()
        .map_or_else(String::new, |mark| format!(" ({})", mark.within(language)));
    format!("{total}{letter}{zone}: {}{mark}", score.label.within(language))
}

fn rests(score: &Score, language: Language) {
    if !score.unanswered.is_empty() {
        let word = said("Belum dijawab", "Unanswered", language);
        row(word, &score.unanswered.join(", "));
    }
    for indicator in &score.indicators {
        if let Some((have, need)) = indicator.too_few {
            let words = match language {
                Language::Indonesian => format!("`{}`: {have} dari {need} responden, dihitung terendah", indicator.key),
                Language::English => format!(
                    "`{}`: {have} of {need} respondents, counts as the lowest",
                    indicator.key
                ),
            };
            row(said("Kurang", "Too few", language), &words);
        }
    }
    if !score.unverified.is_empty() {
        let words = match language {
            Language::Indonesian => format!(
                "{} bagian instrumen belum dicocokkan dengan aturannya; rinciannya dengan --format json",
                score.unverified.len()
            ),
            Language::English => format!(
                "{} parts of the instrument were not compared with the rule; --format json lists them",
                score.unverified.len()
            ),
        };
        row(said("Bersandar pada", "Rests on", language), &words);
    }
}

fn next(steps: &[Improvement], language: Language) {
    if steps.is_empty() {
        return;
    }
    render::line("");
    render::line(said(
        "Langkah berikutnya, nilai terbanyak tiap jam kerja lebih dulu (jam kerja: perkiraan kami):",
        "Next steps, most points for an hour of work first (hours are our estimate):",
        language,
    ));
    for step in steps.iter().take(SHOWN_STEPS) {
        told(std::slice::from_ref(step), language);
    }
}

fn planned(plan: &Plan, language: Language) {
    render::line("");
    let total = total(&plan.score, language);
    let (steps, hours) = (plan.steps.len(), plan.hours);
    render::line(match language {
        Language::Indonesian => {
            format!("{steps} langkah, sekitar {hours} jam kerja menurut perkiraan kami, sampai {total}")
        }
        Language::English => format!("{steps} steps, about {hours} hours of work by our estimate, to {total}"),
    });
    if !plan.is_enough {
        render::line(said(
            "Itu belum sampai ke kategori yang diminta: sisanya berupa angka, seperti rata-rata survei.",
            "That does not reach the band asked for: the rest are numbers, such as the mean of a survey.",
            language,
        ));
    }
    // Levels of one indicator that are reached by the same work are one line.
    let is_same = |one: &Improvement, next: &Improvement| one.indicator == next.indicator && one.says == next.says;
    for steps in plan.steps.chunk_by(is_same) {
        told(steps, language);
    }
}

fn told(steps: &[Improvement], language: Language) {
    let Some(last) = steps.last() else { return };
    let gain: Exact = steps.iter().map(|step| &step.gain).sum();
    let gain = figure(&gain, GAIN_DECIMALS, language);
    let hours: u32 = steps.iter().map(|step| step.hours).sum();
    let (says, word) = (last.says.within(language), said("jam", "hours", language));
    render::line(format!(
        "  +{gain}  {hours:>4} {word}  {says} ({} -> {})",
        last.indicator, last.to
    ));
}

fn row(word: &str, words: &str) {
    render::line(format!("{word:<16}{words}"));
}

/// A figure with the point of the language.
fn figure(number: &Exact, decimals: u32, language: Language) -> String {
    let shown = number.shown(decimals);
    match language {
        Language::Indonesian => shown.replace('.', ","),
        Language::English => shown,
    }
}

fn said(id: &'static str, en: &'static str, language: Language) -> &'static str {
    Text { id, en }.within(language)
}
