//! The SOP drawn for citizens: who holds the file, how long, until when, where it may come back, and why it may be refused.

use maklumat_app::Published;
use maklumat_calendar::Date;
use maklumat_sop::{Definition, Ending, Exit, Performer, Regency, Step, Target};
use maklumat_vocabulary::{PositionKey, StepId};

use crate::frame::Frame;

pub(crate) struct FlowStep {
    pub(crate) name: String,
    pub(crate) is_yours: bool,
    pub(crate) who: String,
    pub(crate) time: Option<String>,
    /// Class of the little squares, one per working day, up to three.
    pub(crate) squares: Option<&'static str>,
    pub(crate) until: Option<Date>,
    pub(crate) icon: &'static str,
    pub(crate) may_return: bool,
    pub(crate) loop_class: &'static str,
}

/// The usual way through the SOP, with the date each step would end if applied for now.
pub(crate) fn flow(f: &Frame, regency: &Regency, published: &Published, way: &[(StepId, Date)]) -> Vec<FlowStep> {
    let definition = published.sop.definition();
    let steps = way
        .iter()
        .filter_map(|(id, date)| definition.step(id).map(|step| (step, Some(*date))));
    let mut flow: Vec<FlowStep> = steps
        .map(|(step, date)| flow_step(f, regency, definition, step, date))
        .collect();
    mark_way_back(&mut flow);
    flow
}

fn flow_step(f: &Frame, regency: &Regency, definition: &Definition, step: &Step, until: Option<Date>) -> FlowStep {
    let is_yours = step.is_by_applicant();
    FlowStep {
        name: f.l(&step.name).to_owned(),
        is_yours,
        who: match &step.by {
            Performer::Applicant => f.t("you").into_owned(),
            Performer::Position(key) => position_name(f, regency, definition, key),
        },
        time: (!is_yours && !step.time.is_zero()).then(|| step.time.words(f.language)),
        squares: squares(step),
        until: until.filter(|_| !is_yours),
        icon: if is_yours {
            "you"
        } else if step.issues.is_some() {
            "sign"
        } else if step.outcomes().is_empty() {
            "paper"
        } else {
            "search"
        },
        may_return: may_return(step),
        loop_class: "",
    }
}

/// A position, with its unit where that is another one than the service's own.
fn position_name(f: &Frame, regency: &Regency, definition: &Definition, key: &PositionKey) -> String {
    let name = regency.position(key).map_or("", |position| f.l(&position.name));
    if key.unit == *definition.unit() {
        return name.to_owned();
    }
    let unit = regency.unit(&key.unit).map_or("", |unit| f.l(&unit.name));
    format!("{name}, {unit}")
}

fn squares(step: &Step) -> Option<&'static str> {
    match (step.time.unit, step.time.amount) {
        (maklumat_calendar::TimeUnit::WorkingDay, 1) => Some("sq"),
        (maklumat_calendar::TimeUnit::WorkingDay, 2) => Some("sq sq2"),
        (maklumat_calendar::TimeUnit::WorkingDay, 3) => Some("sq sq3"),
        _ => None,
    }
}

fn may_return(step: &Step) -> bool {
    let is_return = |target: &Target| matches!(target, Target::Return { .. });
    match &step.exit {
        Exit::To(target) => is_return(target),
        Exit::Decision(outcomes) => outcomes.iter().any(|outcome| is_return(&outcome.target)),
        Exit::Parallel { .. } => false,
    }
}

/// Draws the dashed line from the first step that may return the file back to the applicant, when it spans three steps.
fn mark_way_back(flow: &mut [FlowStep]) {
    let Some(end) = flow.iter().position(|step| step.may_return) else {
        return;
    };
    let Some(start) = flow[..end].iter().rposition(|step| step.is_yours) else {
        return;
    };
    if end < start + 2 {
        return;
    }
    flow[start].loop_class = "la";
    for step in &mut flow[start + 1..end] {
        step.loop_class = "lb";
    }
    flow[end].loop_class = "lc";
}

/// Every published reason for which an application may be refused or sent elsewhere.
pub(crate) fn reasons(f: &Frame, definition: &Definition, wanted: Ending) -> Vec<String> {
    let mut reasons = Vec::new();
    for step in &definition.steps {
        let of_outcomes = step.outcomes().iter().map(|outcome| &outcome.target);
        let own = match &step.exit {
            Exit::To(target) => Some(target),
            Exit::Decision(_) | Exit::Parallel { .. } => None,
        };
        for target in own.into_iter().chain(of_outcomes) {
            let Target::End { ending, reasons: given } = target else {
                continue;
            };
            for reason in given.iter().filter(|_| *ending == wanted) {
                let words = f.l(reason).to_owned();
                if !reasons.contains(&words) {
                    reasons.push(words);
                }
            }
        }
    }
    reasons
}
