//! A definition without errors, with its regency and what is asked of it all the time.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use maklumat_calendar::{Calendar, Duration};
use maklumat_vocabulary::{Language, StepId};

use crate::facts::{Facts, Value};
use crate::flow::Flow;
use crate::flow::pace::Pace;
use crate::flow::routes::{Leg, Route};
use crate::model::{Definition, Performer, Promise, StartEvent, Step};
use crate::organisation::Regency;

/// A service that can be run. Only [`crate::check`] makes one, and [`crate::once_published`] for what passed it before.
/// Cheap to clone.
#[derive(Clone, Debug)]
pub struct CheckedSop(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    definition: Definition,
    regency: Arc<Regency>,
    flow: Flow,
    index: BTreeMap<StepId, usize>,
    calendar: Calendar,
    /// By step.
    calendars: Vec<Calendar>,
}

/// The longest loop-free way a promise covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriticalPath {
    /// The steps of offices on it, in order; those of the applicant do not count.
    pub steps: Vec<StepId>,
    /// In minutes of work of the service's office.
    pub minutes: u64,
    times: Vec<Duration>,
    pace: Pace,
}

impl CheckedSop {
    pub(crate) fn new(definition: Definition, regency: Arc<Regency>, flow: Flow, hours: Option<&str>) -> Self {
        let calendar = regency.calendar_of(&definition.key.unit, hours).clone();
        let calendars = definition
            .steps
            .iter()
            .map(|step| match &step.by {
                Performer::Position(position) if position.unit != definition.key.unit => {
                    regency.calendar_of(&position.unit, None).clone()
                }
                Performer::Applicant | Performer::Position(_) => calendar.clone(),
            })
            .collect();
        let index = definition
            .steps
            .iter()
            .enumerate()
            .map(|(at, step)| (step.id.clone(), at))
            .collect();
        Self(Arc::new(Inner {
            definition,
            regency,
            flow,
            index,
            calendar,
            calendars,
        }))
    }

    #[must_use]
    pub fn definition(&self) -> &Definition {
        &self.0.definition
    }

    #[must_use]
    pub fn regency(&self) -> &Arc<Regency> {
        &self.0.regency
    }

    /// The opening hours by which the service makes its promises.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        &self.0.calendar
    }

    /// The hours of those who perform a step; for the applicant, the service's.
    #[must_use]
    pub fn calendar_for(&self, step: &Step) -> &Calendar {
        self.0
            .index
            .get(&step.id)
            .and_then(|at| self.0.calendars.get(*at))
            .unwrap_or(&self.0.calendar)
    }

    /// A step of this version. For an id that may be of another version, ask [`Definition::step`].
    ///
    /// # Panics
    /// If this version has no such step.
    #[must_use]
    pub fn step(&self, id: &StepId) -> &Step {
        let at = self
            .0
            .index
            .get(id)
            .expect("steps named by cases and arrows of this version exist in it");
        &self.0.definition.steps[*at]
    }

    /// Every step an arrow of this step leads to, once each.
    #[must_use]
    pub fn successors(&self, id: &StepId) -> Vec<StepId> {
        let mut seen = BTreeSet::new();
        let Some(at) = self.0.index.get(id) else {
            return Vec::new();
        };
        let arrows = self.0.flow.nodes[*at].arrows.iter();
        arrows
            .filter_map(crate::flow::Arrow::step)
            .filter(|next| seen.insert(*next))
            .map(|next| self.id(next))
            .collect()
    }

    /// Every step that can still come after this one, returns included; the step itself only if it can come again.
    #[must_use]
    pub fn reachable_steps_after(&self, id: &StepId) -> BTreeSet<StepId> {
        let Some(at) = self.0.index.get(id) else {
            return BTreeSet::new();
        };
        let next: Vec<usize> = self.0.flow.nodes[*at]
            .arrows
            .iter()
            .filter_map(crate::flow::Arrow::step)
            .collect();
        let reached = self.0.flow.reachable_from(next, None);
        reached
            .iter()
            .enumerate()
            .filter(|(_, is_reached)| **is_reached)
            .map(|(at, _)| self.id(at))
            .collect()
    }

    /// The steps that come before this one on every way from the start, whatever is decided.
    #[must_use]
    pub fn steps_surely_before(&self, id: &StepId) -> BTreeSet<StepId> {
        let before = self.0.index.get(id).map(|at| self.0.flow.surely_before(*at));
        before.into_iter().flatten().map(|at| self.id(at)).collect()
    }

    /// Every combination of variants; one empty combination for a service without variants.
    #[must_use]
    pub fn combinations(&self) -> &[Facts] {
        &self.0.flow.combinations
    }

    /// The usual way from the start to the end for these variants: at every decision the first outcome, in order of
    /// writing, that goes on towards `done`. Both branches of a split are in it. Facts beyond the variants are used
    /// where conditions ask for them.
    #[must_use]
    pub fn main_path(&self, facts: &Facts) -> Vec<StepId> {
        self.0
            .flow
            .routes(facts)
            .usual()
            .into_iter()
            .map(|at| self.id(at))
            .collect()
    }

    /// The longest loop-free way a promise covers in one combination; nothing where the promise cannot begin in it.
    #[must_use]
    pub fn critical_path(&self, promise: &Promise, combination: &Facts) -> Option<CriticalPath> {
        let until = promise.until.as_ref().and_then(|step| self.0.index.get(step)).copied();
        let route = longest_way(
            &self.0.flow,
            promise.from,
            until,
            combination,
            Pace::of(&self.0.calendar),
        )?;
        let pace = Pace::of(&self.0.calendar);
        let counted = counted_steps(&self.0.flow, &route, combination, pace);
        Some(CriticalPath {
            steps: counted.iter().map(|(at, _)| self.id(*at)).collect(),
            minutes: route.weight,
            times: counted.into_iter().map(|(_, time)| time).collect(),
            pace,
        })
    }

    /// The variants among the facts, as a combination.
    #[must_use]
    pub fn combination_of(&self, facts: &Facts) -> Facts {
        let variants = self.0.definition.variants.iter();
        variants
            .filter_map(|variant| facts.get_key_value(variant.id.as_str()))
            .filter(|(_, value)| matches!(value, Value::Choice(_)))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    }

    pub(crate) fn flow(&self) -> &Flow {
        &self.0.flow
    }

    fn id(&self, at: usize) -> StepId {
        self.0.definition.steps[at].id.clone()
    }
}

impl CriticalPath {
    /// `2 hari kerja 1 jam`.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        self.pace.words(&self.times, language)
    }
}

/// The longest loop-free way after an event, to a step or to the end.
pub(crate) fn longest_way(
    flow: &Flow,
    from: StartEvent,
    until: Option<usize>,
    combination: &Facts,
    pace: Pace,
) -> Option<Route> {
    let routes = flow.routes(combination);
    let weight = |leg: Leg| weight_of(flow, leg, pace);
    let begins = routes.begins(from);
    begins
        .into_iter()
        .filter_map(|from| routes.heaviest(from, until, &weight))
        .max_by_key(|route| route.weight)
}

/// Minutes of work in a step; the applicant's time is not the office's.
pub(crate) fn weight_of(flow: &Flow, leg: Leg, pace: Pace) -> u64 {
    time_of(flow, leg, pace).map_or(0, |time| pace.minutes(time))
}

/// The steps of a way that take an office's time, and how much.
pub(crate) fn counted_steps(flow: &Flow, route: &Route, combination: &Facts, pace: Pace) -> Vec<(usize, Duration)> {
    let done = route
        .legs
        .iter()
        .filter(|leg| flow.nodes[leg.step].may_be_done(combination));
    done.filter_map(|leg| Some((leg.step, time_of(flow, *leg, pace)?)))
        .filter(|(_, time)| !time.is_zero())
        .collect()
}

/// The longest time an office holds a step; one that nobody does goes on by itself only after its timeout.
fn time_of(flow: &Flow, leg: Leg, pace: Pace) -> Option<Duration> {
    let node = &flow.nodes[leg.step];
    let waited = node.timeout.filter(|_| leg.times_out);
    let times = node.time.into_iter().chain(waited);
    times
        .max_by_key(|time| pace.minutes(*time))
        .filter(|_| !node.is_applicant)
}
