//! What is supposed: who comes, who works, how long things take, and how decisions fall.

use std::collections::{BTreeMap, BTreeSet};

use maklumat_calendar::{Date, Timestamp};
use maklumat_vocabulary::{OutcomeId, PositionKey, StepId, VariantId};

use crate::hourly::HourlyRates;
use crate::plan::Plan;

/// Everything a simulation supposes beside the SOP itself. What is left out of a map has the default named there.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// The same seed gives the same answer, also on another machine.
    pub seed: u64,
    /// Independent runs the intervals rest on, at least two.
    pub runs: u32,
    /// The first day of a run. The office is empty on it.
    pub from: Date,
    /// Calendar days from the first on that are left out, until queues are what they usually are.
    pub warm_up_days: u32,
    /// Calendar days whose arrivals are followed to their end.
    pub days: u32,
    pub arrivals: Arrivals,
    /// How many officers do this service; left out: as many as hold the position by the organisation.
    pub staff: BTreeMap<PositionKey, u32>,
    /// How long a step really takes; left out: `usual`.
    pub work: BTreeMap<StepId, Work>,
    /// Steps of the applicant whose time counts in the opening hours of the office: whoever has to come finds it open.
    /// The time of others is elapsed time.
    pub in_opening_hours: BTreeSet<StepId>,
    /// Of the published longest time, for every step of which nothing else is stated.
    pub usual: Shares,
    /// How often a decision falls so, as a share of its cases; outcomes left out share the rest alike. Of a decision of
    /// which nothing is stated, [`USUAL_WAY`] of the cases go on towards a good end.
    pub outcomes: BTreeMap<(StepId, OutcomeId), f64>,
    /// The same when a case comes to the decision again; left out: as the first time.
    pub outcomes_again: BTreeMap<(StepId, OutcomeId), f64>,
    /// For how much of the time a step is in hand its officer can take nothing else: 0.2 is a fifth, 2 twice as long,
    /// because of other work. Left out: for all of it.
    pub bound: BTreeMap<PositionKey, f64>,
    /// How often a decision of which nothing is stated may send a case around a loop before it is sent on.
    pub rounds: u16,
    /// The shares of the options of variants; options left out share the rest alike.
    pub variants: BTreeMap<(VariantId, String), f64>,
    /// How often a step is needed whose condition rests on answers; left out: half of the cases.
    pub needed: BTreeMap<StepId, f64>,
    /// When an applicant answers a return, as a share of the time allowed.
    pub answer: Shares,
    /// The same as it was measured: ascending, each as likely as the others. Counts before `answer`.
    pub answered: Vec<f64>,
    /// The share of returns that are never answered.
    pub never_answered: f64,
    /// The share of applicants who are served first.
    pub priority: f64,
}

/// When applicants come.
#[derive(Clone, Debug, PartialEq)]
pub enum Arrivals {
    /// By chance, so many on average on a day the office opens, while it is open.
    PerDay {
        cases: f64,
        /// Hours in which more come, or fewer: minutes after midnight, and how many times as many.
        peaks: Vec<Peak>,
    },
    /// By chance, so many in each hour of each kind of day.
    Hourly(HourlyRates),
    /// Exactly then, in every run: what was recorded. Ascending.
    Recorded(Vec<Timestamp>),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Peak {
    pub from_minute: u16,
    pub until_minute: u16,
    pub times: f64,
}

/// How long a step takes somebody, in seconds of work; for the applicant, of elapsed time.
#[derive(Clone, Debug, PartialEq)]
pub enum Work {
    Always(f64),
    /// At least, most often, at most.
    Triangular {
        least: f64,
        usual: f64,
        most: f64,
    },
    /// Of this mean.
    Exponential(f64),
    /// As it was measured: ascending, each as likely as the others.
    Measured(Vec<f64>),
}

/// At least, most often, at most: shares of a time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shares {
    pub least: f64,
    pub usual: f64,
    pub most: f64,
}

/// What of a scenario does not fit its service.
#[derive(Clone, Debug, PartialEq)]
pub enum ScenarioError {
    UnknownStep(StepId),
    UnknownOutcome(StepId, OutcomeId),
    UnknownPosition(PositionKey),
    UnknownOption(VariantId, String),
    /// Nobody holds a position, or more than a simulation can tell apart.
    Staff(PositionKey),
    /// A number is negative, not a number, or out of order.
    Number(&'static str),
    /// All outcomes of a decision, or all options of a variant, weigh nothing.
    NothingLeft(String),
    TooFewRuns,
    /// Longer than a simulation prepares calendars for.
    TooLong,
    /// The office does not open in the whole time.
    NeverOpen,
    /// So many come that a run would not end in reasonable time.
    TooMany,
}

/// Officers of one position a simulation can tell apart.
pub const MOST_OFFICERS: u32 = 64;

/// Of a decision of which nothing is known, the share that goes on towards a good end, where some outcomes do and some
/// do not. The rest is shared alike among returns, loops and refusals. Supposed, not measured.
pub const USUAL_WAY: f64 = 0.85;

impl Scenario {
    /// A quarter of a year after a month to fill the queues, thirty runs, everything else by default.
    #[must_use]
    pub fn new(from: Date, arrivals: Arrivals) -> Self {
        Self {
            seed: 1,
            runs: 30,
            from,
            warm_up_days: 28,
            days: 91,
            arrivals,
            staff: BTreeMap::new(),
            work: BTreeMap::new(),
            in_opening_hours: BTreeSet::new(),
            usual: Shares {
                least: 0.25,
                usual: 0.5,
                most: 1.0,
            },
            outcomes: BTreeMap::new(),
            outcomes_again: BTreeMap::new(),
            bound: BTreeMap::new(),
            rounds: 3,
            variants: BTreeMap::new(),
            needed: BTreeMap::new(),
            answer: Shares {
                least: 0.05,
                usual: 0.2,
                most: 1.0,
            },
            answered: Vec::new(),
            never_answered: 0.0,
            priority: 0.0,
        }
    }

    /// The same for another plan: what is said of steps, outcomes, positions or options it does not have is left out,
    /// because it says nothing of that plan.
    #[must_use]
    pub fn fitting(mut self, plan: &Plan) -> Self {
        let definition = plan.sop().definition();
        let has_step = |step: &StepId| definition.step(step).is_some();
        let has_outcome = |(step, outcome): &(StepId, OutcomeId)| {
            definition
                .step(step)
                .is_some_and(|step| step.outcome(outcome).is_some())
        };
        let has_option = |(variant, option): &(VariantId, String)| {
            let known = definition.variant(variant);
            known.is_some_and(|variant| variant.options.iter().any(|known| known.id == *option))
        };
        let has_position = |position: &PositionKey| plan.positions().any(|(known, _)| known == position);
        self.work.retain(|step, _| has_step(step));
        self.in_opening_hours.retain(has_step);
        self.needed.retain(|step, _| has_step(step));
        self.outcomes.retain(|key, _| has_outcome(key));
        self.outcomes_again.retain(|key, _| has_outcome(key));
        self.variants.retain(|key, _| has_option(key));
        self.staff.retain(|position, _| has_position(position));
        self.bound.retain(|position, _| has_position(position));
        self
    }
}

impl Arrivals {
    /// So many times as many, at the same hours. What was recorded stays as it was.
    #[must_use]
    pub fn times(&self, factor: f64) -> Self {
        match self {
            Self::PerDay { cases, peaks } => Self::PerDay {
                cases: cases * factor,
                peaks: peaks.clone(),
            },
            Self::Hourly(rates) => Self::Hourly(rates.times(factor)),
            Self::Recorded(instants) => Self::Recorded(instants.clone()),
        }
    }
}

impl Work {
    /// What was measured, in any order. Nothing measured takes no time.
    #[must_use]
    pub fn measured(mut seconds: Vec<f64>) -> Self {
        seconds.sort_by(f64::total_cmp);
        if seconds.is_empty() {
            Self::Always(0.0)
        } else {
            Self::Measured(seconds)
        }
    }

    /// The time at this point of the distribution: 0 the shortest, 1 the longest.
    pub(crate) fn at(&self, unit: f64) -> f64 {
        match self {
            Self::Always(seconds) => *seconds,
            Self::Triangular { least, usual, most } => triangular((*least, *usual, *most), unit),
            Self::Exponential(mean) => -mean * libm::log(1.0 - unit),
            Self::Measured(seconds) => {
                #[expect(
                    clippy::cast_precision_loss,
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "a share of a length is an index below it"
                )]
                let at = (unit * seconds.len() as f64) as usize;
                seconds.get(at.min(seconds.len() - 1)).copied().unwrap_or(0.0)
            }
        }
    }

    pub(crate) fn is_sound(&self) -> bool {
        let is_time = |seconds: &f64| seconds.is_finite() && *seconds >= 0.0;
        match self {
            Self::Always(seconds) | Self::Exponential(seconds) => is_time(seconds),
            Self::Triangular { least, usual, most } => {
                is_time(least) && least <= usual && usual <= most && most.is_finite()
            }
            Self::Measured(seconds) => !seconds.is_empty() && seconds.iter().all(is_time) && seconds.is_sorted(),
        }
    }
}

impl Shares {
    /// These shares of a time.
    pub(crate) const fn of(self, seconds: f64) -> Work {
        Work::Triangular {
            least: self.least * seconds,
            usual: self.usual * seconds,
            most: self.most * seconds,
        }
    }

    pub(crate) fn is_sound(self) -> bool {
        self.of(1.0).is_sound()
    }
}

/// The inverse of the triangular distribution function.
fn triangular((least, usual, most): (f64, f64, f64), unit: f64) -> f64 {
    let width = most - least;
    if width <= 0.0 {
        return least;
    }
    let rise = usual - least;
    if unit * width < rise {
        least + (unit * width * rise).sqrt()
    } else {
        most - ((1.0 - unit) * width * (most - usual)).sqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Means by the midpoints of the distribution; the exact means are known.
    fn mean(work: &Work) -> f64 {
        let points = 100_000_u32;
        let sum: f64 = (0..points)
            .map(|point| work.at((f64::from(point) + 0.5) / f64::from(points)))
            .sum();
        sum / f64::from(points)
    }

    #[test]
    fn distributions_have_the_means_they_should() {
        let triangular = Work::Triangular {
            least: 10.0,
            usual: 20.0,
            most: 60.0,
        };
        assert!((mean(&triangular) - 30.0).abs() < 0.01);
        assert!((mean(&Work::Exponential(50.0)) - 50.0).abs() < 0.1);
        assert!((mean(&Work::measured(vec![30.0, 10.0, 20.0])) - 20.0).abs() < 0.01);
        assert!((mean(&Work::Always(7.0)) - 7.0).abs() < 1e-9);
        assert!((triangular.at(0.0) - 10.0).abs() < 1e-9 && (triangular.at(1.0) - 60.0).abs() < 1e-9);
    }
}
