//! A service as it would go on, as leaders see it.

use std::collections::BTreeMap;

use maklumat_calendar::{Date, Duration, Timestamp};
use maklumat_simulation::{Answer, Arrivals, Basis, Compared, Figure, Plan, Scenario, StaffNeeded};
use maklumat_vocabulary::{Language, LocalizedText, PositionKey, ServiceKey, StepId, VariantId};

/// The share wanted on time where nobody says which, in per cent.
const USUALLY_WANTED: u32 = 90;

/// What would be otherwise. Nothing of it: as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct WhatIf {
    /// So many cases a day, where no history says how many come.
    pub per_day: Option<u32>,
    /// So many more of a hundred cases; fewer, where it is less than nothing.
    pub more_percent: Option<i32>,
    /// How many officers work in a position; others as now.
    pub officers: BTreeMap<PositionKey, u32>,
    /// The first promise, in working days.
    pub promise_days: Option<u32>,
    /// A proposal with another version of the service.
    pub proposal: Option<String>,
    /// The share that is to be on time, in per cent.
    pub wanted_percent: Option<u32>,
}

/// How much was simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    pub runs: u32,
    /// Days whose cases are followed, and days before them that are not counted.
    pub days: u32,
    pub warm_up_days: u32,
    /// Fewer days or runs than usual, because so many come.
    pub is_shortened: bool,
}

#[derive(Clone, Debug)]
pub struct Forecast {
    pub service: ServiceKey,
    pub service_name: LocalizedText,
    pub unit_name: LocalizedText,
    pub version: u32,
    pub promise: Option<LocalizedText>,
    /// The version it was compared with, where that is another one, and what it promises.
    pub other_version: Option<u32>,
    pub other_promise: Option<LocalizedText>,
    pub as_of: Timestamp,
    /// First and last day of what was recorded, and the closed cases in it.
    pub history: Option<(Date, Date, u64)>,
    pub bases: Vec<BasisRow>,
    pub effort: Effort,
    /// A working day of the office, for times that are counted in opening hours.
    pub minutes_per_day: u32,
    /// Cases on an open day that were supposed.
    pub per_day: f64,
    pub now: Answer,
    /// Names of the positions of `now`, and of those of the other way.
    pub positions: BTreeMap<PositionKey, LocalizedText>,
    pub compared: Option<Compared>,
    /// Officers for the wanted share: of the other way, where there is one.
    pub staff: StaffNeeded,
    pub asked: WhatIf,
}

/// What a figure rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasisRow {
    pub of: Based,
    /// Of which step, position or question; nothing for what is of the whole service.
    pub name: Option<LocalizedText>,
    pub count: u64,
    pub is_used: bool,
}

/// A figure without its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Based {
    Arrivals,
    Variant,
    Priority,
    Needed,
    Work,
    Outcomes,
    OutcomesAgain,
    Answers,
    Officers,
    Bound,
}

impl WhatIf {
    /// Whether anything would be otherwise.
    #[must_use]
    pub fn is_anything(&self) -> bool {
        self.more_percent.is_some_and(|more| more != 0)
            || !self.officers.is_empty()
            || self.promise_days.is_some()
            || self.proposal.is_some()
    }

    /// The share wanted on time, in per cent.
    #[must_use]
    pub fn wanted(&self) -> u32 {
        self.wanted_percent.unwrap_or(USUALLY_WANTED)
    }
}

impl Forecast {
    pub(crate) fn new(
        (plan, other): (&Plan, &Plan),
        (now, compared, staff): (Answer, Option<Compared>, StaffNeeded),
        history: Option<(Date, Date, u64)>,
        (scenario, bases, effort): (&Scenario, Vec<Basis>, Effort),
        (asked, as_of): (WhatIf, Timestamp),
    ) -> Self {
        let definition = plan.sop().definition();
        let regency = plan.sop().regency();
        let promised = |plan: &Plan| {
            let promise = plan.sop().definition().promises.first();
            promise.map(|promise| in_words(promise.time))
        };
        let positions = plan.positions().chain(other.positions());
        let position_name = |key: &PositionKey| {
            let known = regency.position(key);
            let name = known.map_or_else(
                || LocalizedText::indonesian(key.position.to_string()),
                |position| position.name.clone(),
            );
            (key.clone(), name)
        };
        Self {
            service: definition.key.clone(),
            service_name: definition.name.clone(),
            unit_name: regency
                .unit(definition.unit())
                .map(|unit| unit.name.clone())
                .unwrap_or_default(),
            version: definition.version,
            promise: promised(plan),
            other_version: Some(other.sop().definition().version).filter(|version| *version != definition.version),
            other_promise: asked
                .promise_days
                .map_or_else(|| promised(other), |days| Some(in_words(Duration::working_days(days)))),
            as_of,
            history,
            bases: bases.iter().map(|basis| basis_row(plan, basis)).collect(),
            effort,
            minutes_per_day: plan.sop().calendar().minutes_per_working_day(),
            per_day: match &scenario.arrivals {
                Arrivals::PerDay { cases, .. } => *cases,
                Arrivals::Hourly(rates) => rates.per_open_day(),
                Arrivals::Recorded(_) => now.cases_per_day.mean,
            },
            now,
            positions: positions.map(|(key, _)| position_name(key)).collect(),
            compared,
            staff,
            asked,
        }
    }
}

fn in_words(time: Duration) -> LocalizedText {
    LocalizedText {
        id: time.words(Language::Indonesian),
        en: Some(time.words(Language::English)),
    }
}

fn basis_row(plan: &Plan, basis: &Basis) -> BasisRow {
    let (of, name) = named(plan, &basis.of);
    BasisRow {
        of,
        name,
        count: basis.count,
        is_used: basis.is_used,
    }
}

/// What a figure is of, by the name people know.
fn named(plan: &Plan, of: &Figure) -> (Based, Option<LocalizedText>) {
    let definition = plan.sop().definition();
    let step = |id: &StepId| definition.step(id).map(|step| step.name.clone());
    let variant = |id: &VariantId| definition.variant(id).map(|variant| variant.question.clone());
    let position = |key: &PositionKey| {
        let known = plan.sop().regency().position(key);
        known.map(|position| position.name.clone())
    };
    match of {
        Figure::Arrivals => (Based::Arrivals, None),
        Figure::Priority => (Based::Priority, None),
        Figure::Answers => (Based::Answers, None),
        Figure::Variant(id) => (Based::Variant, variant(id)),
        Figure::Needed(id) => (Based::Needed, step(id)),
        Figure::Work(id) => (Based::Work, step(id)),
        Figure::Outcomes(id) => (Based::Outcomes, step(id)),
        Figure::OutcomesAgain(id) => (Based::OutcomesAgain, step(id)),
        Figure::Officers(key) => (Based::Officers, position(key)),
        Figure::Bound(key) => (Based::Bound, position(key)),
    }
}
