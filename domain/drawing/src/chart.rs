//! A SOP as a chart: lanes, rows and arrows, before anything has a place.

use maklumat_sop::{Definition, Ending, Exit, Performer, Regency, Step, Target};
use maklumat_vocabulary::{Language, PositionKey, StepId};

use crate::figure::Length;
use crate::metrics::UNBREAKING;
use crate::words;

/// What is to be laid out. [law: permenpanrb-35-2012]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// Headings of the columns: the applicant first, then positions in order of first appearance.
    pub lanes: Vec<String>,
    /// Steps in order of writing.
    pub rows: Vec<ChartRow>,
    /// Index of the row in which the procedure begins.
    pub start: usize,
    /// `Mulai`
    pub start_text: String,
    pub arrows: Vec<ChartArrow>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartRow {
    /// Index of the lane.
    pub lane: usize,
    pub shape: Shape,
    /// What the words of the row need.
    pub least_height: Length,
}

/// The symbol of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Something is done.
    Box,
    /// Something is decided.
    Diamond,
}

/// An arrow of the definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartArrow {
    /// Index of the row.
    pub from: usize,
    pub to: Goal,
    pub label: Option<String>,
    /// Beyond the legal format: taken when nobody acts in time.
    pub is_timeout: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// Index of a row.
    Row(usize),
    /// A capsule with this text.
    End(String),
}

/// Who is drawn in a column.
pub(crate) type Lane = Option<PositionKey>;

impl Chart {
    /// The chart of a whole SOP, with no room for words yet.
    #[must_use]
    pub fn of(definition: &Definition, regency: &Regency, language: Language) -> Self {
        let lanes = lanes(definition);
        let rows = definition.steps.iter().map(|step| ChartRow {
            lane: lane_of(step, &lanes),
            shape: shape_of(step),
            least_height: 0,
        });
        let arrows = definition.steps.iter().enumerate();
        Self {
            rows: rows.collect(),
            start: row_of(definition, &definition.sop.start).unwrap_or(0),
            start_text: words::START.within(language).to_owned(),
            arrows: arrows
                .flat_map(|(row, step)| arrows_of(definition, (row, step), language))
                .collect(),
            lanes: lanes
                .iter()
                .map(|lane| words::lane(definition, regency, lane.as_ref(), language))
                .collect(),
        }
    }
}

/// The applicant first, then positions in order of first appearance.
pub(crate) fn lanes(definition: &Definition) -> Vec<Lane> {
    let applicant = definition.steps.iter().any(Step::is_by_applicant).then_some(None);
    let positions = definition.performers().into_iter().cloned().map(Some);
    applicant.into_iter().chain(positions).collect()
}

fn lane_of(step: &Step, lanes: &[Lane]) -> usize {
    let own = match &step.by {
        Performer::Applicant => None,
        Performer::Position(key) => Some(key),
    };
    lanes.iter().position(|lane| lane.as_ref() == own).unwrap_or(0)
}

pub(crate) fn shape_of(step: &Step) -> Shape {
    if step.outcomes().is_empty() {
        Shape::Box
    } else {
        Shape::Diamond
    }
}

/// Index of the row of a step.
pub(crate) fn row_of(definition: &Definition, id: &StepId) -> Option<usize> {
    definition.steps.iter().position(|step| step.id == *id)
}

fn arrows_of(definition: &Definition, (row, step): (usize, &Step), language: Language) -> Vec<ChartArrow> {
    let arrow = |to, label| ChartArrow {
        from: row,
        to,
        label,
        is_timeout: false,
    };
    let mut arrows: Vec<ChartArrow> = match &step.exit {
        Exit::To(target) => {
            let label = within(target, language);
            vec![arrow(goal(definition, row, target, language), label)]
        }
        Exit::Decision(outcomes) => outcomes
            .iter()
            .map(|outcome| {
                let name = words::outcome(outcome, language);
                let label = match within(&outcome.target, language) {
                    Some(time) => format!("{name} ({})", time.replace(' ', &UNBREAKING.to_string())),
                    None => name,
                };
                arrow(goal(definition, row, &outcome.target, language), Some(label))
            })
            .collect(),
        Exit::Parallel { branches, .. } => branches
            .iter()
            .filter_map(|branch| row_of(definition, branch))
            .map(|to| arrow(Goal::Row(to), None))
            .collect(),
    };
    let timeout = step.timeout.as_ref().and_then(|timeout| {
        Some(ChartArrow {
            from: row,
            to: Goal::Row(row_of(definition, &timeout.next)?),
            label: Some(words::after(timeout.after, language)),
            is_timeout: true,
        })
    });
    arrows.extend(timeout);
    arrows
}

/// How long the applicant has, where the arrow is a return.
fn within(target: &Target, language: Language) -> Option<String> {
    match target {
        Target::Return { within, .. } => Some(within.words(language)),
        Target::Next(_) | Target::End { .. } => None,
    }
}

fn goal(definition: &Definition, row: usize, target: &Target, language: Language) -> Goal {
    match target {
        Target::Next(next) => Goal::Row(row_of(definition, next).unwrap_or(row)),
        Target::Return { resume_at, .. } => Goal::Row(returns_to(definition, row, resume_at)),
        Target::End { ending, .. } => Goal::End(ending_text(*ending, language).to_owned()),
    }
}

/// The applicant's last step above the row; where there is none, the step that is done again.
pub(crate) fn returns_to(definition: &Definition, row: usize, resume_at: &StepId) -> usize {
    let above = definition.steps.iter().take(row).rposition(Step::is_by_applicant);
    above.or_else(|| row_of(definition, resume_at)).unwrap_or(row)
}

fn ending_text(ending: Ending, language: Language) -> &'static str {
    let text = match ending {
        Ending::Done => words::DONE,
        Ending::Refused => words::REFUSED,
        Ending::Redirected => words::REDIRECTED,
        Ending::Withdrawn => words::WITHDRAWN,
    };
    text.within(language)
}
