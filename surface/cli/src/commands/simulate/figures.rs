//! The stable shape of `maklumat simulate --format json`. Shares are between 0 and 1.

use std::collections::BTreeMap;

use maklumat_simulation::{Answer, Arrivals, Compared, Estimate, Figure, StaffNeeded};
use serde::Serialize;

use crate::commands::simulate::{Case, Recorded, Told};

#[derive(Debug, Serialize)]
pub(super) struct Figures {
    service: String,
    version: u32,
    seed: u64,
    runs: u32,
    from: String,
    days: u32,
    warm_up_days: u32,
    per_day: Option<f64>,
    /// What was taken from the installation's own records.
    history: Option<JsonHistory>,
    /// How the intervals were made.
    interval: &'static str,
    answer: JsonAnswer,
    /// What it was compared with.
    against: Option<JsonCompared>,
    staff: Option<JsonStaff>,
}

#[derive(Debug, Serialize)]
struct JsonHistory {
    from: String,
    until: String,
    /// Closed cases.
    cases: u64,
    figures: Vec<JsonBasis>,
}

#[derive(Debug, Serialize)]
struct JsonBasis {
    figure: &'static str,
    /// Of which step, position or variant.
    of: Option<String>,
    count: u64,
    /// Else too few, and what is usual is supposed.
    is_used: bool,
}

#[derive(Debug, Serialize)]
struct JsonAnswer {
    cases: u64,
    never_closed: u64,
    steps: u64,
    in_time: JsonEstimate,
    promises: Vec<JsonPromise>,
    half_days: JsonEstimate,
    nine_in_ten_days: JsonEstimate,
    mean_days: JsonEstimate,
    /// Opening time of the cases the office ended, as closed cases are measured.
    half_open_minutes: JsonEstimate,
    nine_in_ten_open_minutes: JsonEstimate,
    open_cases: JsonEstimate,
    time: BTreeMap<&'static str, JsonEstimate>,
    endings: BTreeMap<&'static str, JsonEstimate>,
    positions: Vec<JsonPosition>,
    bottleneck: Option<String>,
    same_person: u64,
}

#[derive(Debug, Serialize)]
struct JsonEstimate {
    mean: f64,
    low: f64,
    high: f64,
}

#[derive(Debug, Serialize)]
struct JsonPromise {
    promise: String,
    time: String,
    cases: u64,
    in_time: Option<JsonEstimate>,
}

#[derive(Debug, Serialize)]
struct JsonPosition {
    position: String,
    officers: u32,
    busy: JsonEstimate,
    wait_minutes: JsonEstimate,
}

#[derive(Debug, Serialize)]
struct JsonCompared {
    version: u32,
    answer: JsonAnswer,
    in_time_difference: JsonEstimate,
    mean_days_difference: JsonEstimate,
}

#[derive(Debug, Serialize)]
struct JsonStaff {
    wanted: f64,
    is_enough: bool,
    /// By position, how many in all; only those that need more.
    officers: BTreeMap<String, u32>,
    in_time: Option<JsonEstimate>,
}

impl Figures {
    pub(super) fn of(told: &Told) -> Self {
        let definition = told.first.plan.sop().definition();
        let scenario = &told.first.scenario;
        Self {
            service: definition.key.to_string(),
            version: definition.version,
            seed: scenario.seed,
            runs: scenario.runs,
            from: scenario.from.to_string(),
            days: scenario.days,
            warm_up_days: scenario.warm_up_days,
            per_day: match &scenario.arrivals {
                Arrivals::PerDay { cases, .. } => Some(*cases),
                Arrivals::Hourly(rates) => Some(rates.per_open_day()),
                Arrivals::Recorded(_) => None,
            },
            history: told.recorded.as_ref().map(JsonHistory::of),
            interval: "95 per cent, Student's t over independent runs",
            answer: answer(&told.first, &told.answer),
            against: told
                .other
                .as_ref()
                .map(|(other, compared)| JsonCompared::of(other, compared)),
            staff: told.staff.as_ref().map(|(wanted, staff)| JsonStaff::of(*wanted, staff)),
        }
    }
}

impl JsonHistory {
    fn of(recorded: &Recorded) -> Self {
        let figures = recorded.bases.iter().map(|basis| {
            let (figure, of) = match &basis.of {
                Figure::Arrivals => ("arrivals", None),
                Figure::Priority => ("priority", None),
                Figure::Answers => ("answers", None),
                Figure::Variant(variant) => ("variant", Some(variant.to_string())),
                Figure::Needed(step) => ("needed", Some(step.to_string())),
                Figure::Work(step) => ("work", Some(step.to_string())),
                Figure::Outcomes(step) => ("outcomes", Some(step.to_string())),
                Figure::OutcomesAgain(step) => ("outcomes-again", Some(step.to_string())),
                Figure::Officers(position) => ("officers", Some(position.to_string())),
                Figure::Bound(position) => ("bound", Some(position.to_string())),
            };
            JsonBasis {
                figure,
                of,
                count: basis.count,
                is_used: basis.is_used,
            }
        });
        Self {
            from: recorded.from.to_string(),
            until: recorded.until.to_string(),
            cases: recorded.cases,
            figures: figures.collect(),
        }
    }
}

fn answer(case: &Case, answer: &Answer) -> JsonAnswer {
    let promises = case.plan.sop().definition().promises.iter().zip(&answer.promises);
    let positions = answer.positions.iter().map(|position| JsonPosition {
        position: position.position.to_string(),
        officers: position.officers,
        busy: position.busy.into(),
        wait_minutes: position.wait_minutes.into(),
    });
    let (time, endings) = (answer.time, answer.endings);
    let named = |figures: &[(&'static str, Estimate)]| {
        let figures = figures.iter();
        figures.map(|(name, figure)| (*name, (*figure).into())).collect()
    };
    JsonAnswer {
        cases: answer.cases,
        never_closed: answer.never_closed,
        steps: answer.steps,
        in_time: answer.in_time.into(),
        promises: promises
            .map(|(promise, told)| JsonPromise {
                promise: told.promise.to_string(),
                time: promise.time.to_string(),
                cases: told.cases,
                in_time: told.in_time.map(Into::into),
            })
            .collect(),
        half_days: answer.half_days.into(),
        nine_in_ten_days: answer.nine_in_ten_days.into(),
        mean_days: answer.mean_days.into(),
        half_open_minutes: answer.half_open_minutes.into(),
        nine_in_ten_open_minutes: answer.nine_in_ten_open_minutes.into(),
        open_cases: answer.open_cases.into(),
        time: named(&[
            ("officer", time.officer),
            ("queue", time.queue),
            ("other_unit", time.other_unit),
            ("applicant", time.applicant),
            ("closed", time.closed),
        ]),
        endings: named(&[
            ("done", endings.done),
            ("refused", endings.refused),
            ("redirected", endings.redirected),
            ("withdrawn", endings.withdrawn),
        ]),
        bottleneck: answer.bottleneck.map(|at| answer.positions[at].position.to_string()),
        positions: positions.collect(),
        same_person: answer.same_person,
    }
}

impl JsonCompared {
    fn of(other: &Case, compared: &Compared) -> Self {
        Self {
            version: other.plan.sop().definition().version,
            answer: answer(other, &compared.second),
            in_time_difference: compared.in_time.into(),
            mean_days_difference: compared.mean_days.into(),
        }
    }
}

impl JsonStaff {
    fn of(wanted: f64, staff: &StaffNeeded) -> Self {
        match staff {
            StaffNeeded::Enough { more, answer } => Self {
                wanted,
                is_enough: true,
                officers: more
                    .iter()
                    .map(|(position, count)| (position.to_string(), *count))
                    .collect(),
                in_time: Some(answer.in_time.into()),
            },
            StaffNeeded::NotByStaff { best } => Self {
                wanted,
                is_enough: false,
                officers: BTreeMap::new(),
                in_time: Some(best.in_time.into()),
            },
            StaffNeeded::NotFound { tried } => Self {
                wanted,
                is_enough: false,
                officers: tried
                    .iter()
                    .map(|(position, count)| (position.to_string(), *count))
                    .collect(),
                in_time: None,
            },
        }
    }
}

impl From<Estimate> for JsonEstimate {
    fn from(estimate: Estimate) -> Self {
        Self {
            mean: estimate.mean,
            low: estimate.low,
            high: estimate.high,
        }
    }
}
