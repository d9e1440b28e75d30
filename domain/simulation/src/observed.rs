//! What was recorded of a service: the place where its own history enters a scenario.

use std::collections::BTreeMap;

use maklumat_calendar::Timestamp;
use maklumat_vocabulary::{OutcomeId, StepId};

/// Figures of cases that are closed. Whoever reads the records fills it; nothing in it names a person or a case.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Observed {
    /// When cases were submitted, ascending.
    pub arrivals: Vec<Timestamp>,
    /// How long each step was in somebody's hands, in seconds in which the office was open.
    pub work: BTreeMap<StepId, Vec<f64>>,
    /// How often each outcome was chosen.
    pub outcomes: BTreeMap<(StepId, OutcomeId), u32>,
}
