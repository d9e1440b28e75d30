//! How states, rounds, judgements and gaps are said on pages and in tables.

use maklumat_app::{
    ActionGap, Against, EvaluationGap, Finished, Judgement, Measured, Method, Progress, ReviewStanding, Round,
    RoundState, SheetGap, StepOnSheet, Urgency, Verdict, Wants,
};
use maklumat_calendar::Date;

use crate::form::Shown;
use crate::frame::Frame;
use crate::markup::{Markup, zone_shape};
use crate::moments;

/// `23 November 2026`
pub(crate) fn date(f: &Frame, day: &Date) -> String {
    moments::day_of_year(*day, f.language)
}

/// `23 November 2026`, or that it never was.
pub(crate) fn last(f: &Frame, state: &RoundState) -> String {
    state
        .last
        .as_ref()
        .map_or_else(|| f.t("review-never").into_owned(), |day| date(f, day))
}

/// How a due day stands, in words.
pub(crate) fn standing(f: &Frame, state: &RoundState) -> String {
    match state.standing {
        ReviewStanding::Overdue { days } => f.say("review-overdue").with("days", days).to_string(),
        ReviewStanding::Soon { days: 0 } => f.t("review-today").into_owned(),
        ReviewStanding::Soon { days } => f.say("review-soon").with("days", days).to_string(),
        ReviewStanding::InTime => f.t("review-in-time").into_owned(),
    }
}

const fn urgency(standing: ReviewStanding) -> Urgency {
    match standing {
        ReviewStanding::Overdue { .. } => Urgency::Red,
        ReviewStanding::Soon { .. } => Urgency::Yellow,
        ReviewStanding::InTime => Urgency::Green,
    }
}

/// The same with class, shape and colour: red where it is overdue.
pub(crate) fn standing_tag(f: &Frame, state: &RoundState) -> Markup {
    tag(urgency(state.standing), &standing(f, state))
}

pub(crate) fn progress_tag(f: &Frame, progress: &Progress) -> Markup {
    let urgency = match progress {
        Progress::Late => Urgency::Red,
        Progress::NotBegun | Progress::Begun => Urgency::Yellow,
        Progress::Done => Urgency::Green,
    };
    tag(urgency, &f.t(progress_key(*progress)))
}

fn tag(urgency: Urgency, words: &str) -> Markup {
    let class = match urgency {
        Urgency::Red => "z-r",
        Urgency::Yellow => "z-y",
        Urgency::Green => "z-g",
    };
    let words = Markup::escaped(words);
    Markup::trusted(format!(
        r#"<span class="tag {class}">{}{words}</span>"#,
        zone_shape(urgency)
    ))
}

pub(crate) const fn progress_key(progress: Progress) -> &'static str {
    match progress {
        Progress::Late => "campaign-late",
        Progress::NotBegun => "campaign-not-begun",
        Progress::Begun => "campaign-begun",
        Progress::Done => "campaign-done",
    }
}

pub(crate) const fn round_key(round: &Round) -> &'static str {
    match round {
        Round::Monitoring => "round-monitoring",
        Round::Evaluation => "round-evaluation",
    }
}

/// `Pemantauan semester 2 tahun 2026`
pub(crate) fn sheet_name(f: &Frame, round: &Round, period: impl AsRef<str>) -> String {
    let period = period.as_ref();
    let (year, half) = period.split_once('-').unwrap_or((period, ""));
    match round {
        Round::Monitoring => f
            .say("sheet-of-half-year")
            .with("half", half)
            .with("year", year)
            .to_string(),
        Round::Evaluation => f.say("sheet-of-year").with("year", year).to_string(),
    }
}

pub(crate) const fn wants_key(wants: &Wants) -> &'static str {
    match wants {
        Wants::Monitoring => "wants-monitoring",
        Wants::Evaluation => "wants-evaluation",
        Wants::Both => "wants-both",
    }
}

pub(crate) const fn method_key(method: &Method) -> &'static str {
    match method {
        Method::Observation => "method-observation",
        Method::PerformerInterview => "method-performer-interview",
        Method::CustomerInterview => "method-customer-interview",
        Method::GroupDiscussion => "method-group-discussion",
        Method::Guidance => "method-guidance",
    }
}

pub(crate) const fn judgement_key(judgement: &Judgement) -> &'static str {
    match judgement {
        Judgement::WorksWell => "works-well",
        Judgement::WorksBadly => "works-badly",
    }
}

pub(crate) const fn verdict_key(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Keep => "verdict-keep",
        Verdict::Improve => "verdict-improve",
        Verdict::Replace => "verdict-replace",
    }
}

/// `Dilalui 120 kali: 30 terlambat (25%), 4 dikembalikan. …`
pub(crate) fn measured(f: &Frame, row: &StepOnSheet) -> String {
    let Some(measured) = &row.measured else {
        return f.t("measured-never").into_owned();
    };
    let counts = f
        .say("measured-counts")
        .with("visits", f.n(&measured.visits))
        .with("late", f.n(&measured.late))
        .with("returns", f.n(&measured.returns));
    if !measured.is_enough() {
        return format!("{counts} {}", f.t("measured-too-few"));
    }
    let share = crate::oversight::percent(f, &measured.late, &measured.visits);
    let share = f.say("measured-share").with("share", share);
    format!("{counts} {share} {}", mean(f, row, measured))
}

/// The mean of a visit, and how far it is from the published time.
fn mean(f: &Frame, row: &StepOnSheet, measured: &Measured) -> String {
    let mean = row.mean.as_ref().map(|mean| f.working_time(mean)).unwrap_or_default();
    let said = |key: &str, minutes: u64| {
        let time = row.mean.map(|mean| maklumat_app::WorkingTime { minutes, ..mean });
        let by = time.as_ref().map(|time| f.working_time(time)).unwrap_or_default();
        f.say(key).with("mean", &mean).with("by", by).to_string()
    };
    match measured.deviation_minutes() {
        None => f.say("measured-mean").with("mean", &mean).to_string(),
        Some(0) => f.say("measured-as-published").with("mean", &mean).to_string(),
        Some(over) if over > 0 => said("measured-over", over.unsigned_abs()),
        Some(under) => said("measured-under", under.unsigned_abs()),
    }
}

/// What the figures say against a step.
pub(crate) fn against_key(row: &StepOnSheet) -> Option<&'static str> {
    match row.measured?.against()? {
        Against::Late => Some("against-late"),
        Against::Slow => Some("against-slow"),
    }
}

/// `Melati Contoh, Kepala UPTD, 23 November 2026`
pub(crate) fn finished(f: &Frame, finished: &Finished) -> String {
    let day = date(f, &finished.on);
    let position = finished.position.as_ref().map(|position| f.l(position));
    let parts = [Some(finished.by.0.as_str()), position, Some(day.as_str())];
    parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// What is missing of a sheet, each at its field, with the step it is about.
pub(crate) fn sheet_errors(f: &Frame, gaps: &[SheetGap], rows: &[StepOnSheet]) -> Vec<Shown> {
    let name = |step: &maklumat_vocabulary::StepId| {
        let row = rows.iter().find(|row| row.step == *step);
        row.map(|row| f.l(&row.name).to_owned()).unwrap_or_default()
    };
    let said = |key: &str, step| f.say(key).with("step", name(step)).to_string();
    gaps.iter()
        .map(|gap| match gap {
            SheetGap::NoMethod => error("cara".to_owned(), f.t("gap-method").into_owned()),
            SheetGap::NotJudged(step) => error(format!("nilai.{step}"), said("gap-judgement", step)),
            SheetGap::NoNote(step) => error(format!("catatan.{step}"), said("gap-note", step)),
            SheetGap::FiguresUnanswered(step) => error(format!("catatan.{step}"), said("gap-figures", step)),
            SheetGap::Action(step, gap) => {
                let (field, key) = action_gap(*gap);
                error(format!("{field}.{step}"), format!("{}: {}", name(step), f.t(key)))
            }
        })
        .collect()
}

/// What is missing of an evaluation, each at its field.
pub(crate) fn evaluation_errors(f: &Frame, gaps: &[EvaluationGap], numbers: &[String]) -> Vec<Shown> {
    let number = |key: &str| {
        numbers
            .iter()
            .position(|known| known == key)
            .map_or(0, |place| place + 1)
    };
    let said = |key: &str, question: &str| f.say(key).with("number", number(question)).to_string();
    gaps.iter()
        .map(|gap| match gap {
            EvaluationGap::NotAnswered(question) => error(format!("jawab.{question}"), said("gap-answer", question)),
            EvaluationGap::NoReason(question) => error(format!("alasan.{question}"), said("gap-reason", question)),
            EvaluationGap::NoVerdict => error("putusan".to_owned(), f.t("gap-verdict").into_owned()),
            EvaluationGap::NoWord => error("kata".to_owned(), f.t("gap-word").into_owned()),
            EvaluationGap::Action(gap) => {
                let (field, key) = action_gap(*gap);
                error(format!("{field}.sop"), f.t(key).into_owned())
            }
        })
        .collect()
}

const fn action_gap(gap: ActionGap) -> (&'static str, &'static str) {
    match gap {
        ActionGap::What => ("tindakan", "gap-action"),
        ActionGap::By => ("jabatan", "gap-position"),
        ActionGap::Until => ("hari", "gap-day"),
        ActionGap::Past => ("hari", "gap-day-past"),
    }
}

fn error(field: String, words: String) -> Shown {
    Shown { field, words }
}
