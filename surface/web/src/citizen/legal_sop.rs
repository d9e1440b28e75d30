//! The official SOP of a service as the legal table: identity, then one row per step. [law: permenpanrb-35-2012]

use askama::Template;
use axum::extract::Path;
use maklumat_app::Published;
use maklumat_calendar::Date;
use maklumat_sop::{Definition, Ending, Exit, Outcome, Performer, Regency, Step, Target};
use maklumat_vocabulary::{Language, LocalizedText, PositionKey, ServiceKey, StepId};

use crate::failure::{Answer, Failure};
use crate::frame::{Frame, Here};
use crate::offer;
use crate::respond::page;
use crate::urls::{self, Url};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "citizen/legal_sop.html")]
pub(crate) struct LegalSopPage {
    pub(crate) f: Frame,
    pub(crate) key: ServiceKey,
    pub(crate) name: String,
    pub(crate) unit: String,
    pub(crate) head: String,
    pub(crate) number: String,
    pub(crate) made: Date,
    pub(crate) effective: Date,
    pub(crate) version: u32,
    pub(crate) digest: String,
    pub(crate) laws: Vec<String>,
    pub(crate) qualifications: Vec<String>,
    pub(crate) related: Vec<String>,
    pub(crate) equipment: Vec<String>,
    pub(crate) records: Vec<String>,
    pub(crate) warning: String,
    pub(crate) lanes: Vec<String>,
    pub(crate) rows: Vec<Row>,
}

pub(crate) struct Row {
    pub(crate) number: usize,
    pub(crate) name: String,
    pub(crate) lane: usize,
    pub(crate) symbol: Symbol,
    /// The lane of the step before, where that leads here: a line is drawn from there.
    pub(crate) from: Option<usize>,
    /// The next row follows this step: a line leaves downwards.
    pub(crate) goes_down: bool,
    /// The drawing in words.
    pub(crate) drawing: String,
    pub(crate) inputs: String,
    pub(crate) time: String,
    pub(crate) output: String,
    pub(crate) notes: Vec<String>,
}

/// Three of the five legal symbols; the other two are lines between rows and pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Symbol {
    Terminator,
    Activity,
    Decision,
}

pub(crate) async fn get(visit: Visit, Path((unit, service)): Path<(String, String)>) -> Answer {
    let key = ServiceKey::parse(&format!("{unit}/{service}")).ok_or(Failure::NotFound)?;
    let published = visit.app.service(&key).ok_or(Failure::NotFound)?;
    Ok(page(&LegalSopPage::new(
        visit.frame(Here::Services),
        &visit.app.regency(),
        &published,
    )))
}

impl LegalSopPage {
    pub(crate) fn new(f: Frame, regency: &Regency, published: &Published) -> Self {
        let definition = published.sop.definition();
        let unit = regency.unit(definition.unit());
        let head = unit
            .and_then(|unit| regency.position(&unit.head))
            .map_or("", |head| f.l(&head.name));
        let lines = |texts: &[LocalizedText]| texts.iter().map(|text| f.l(text).to_owned()).collect();
        let lanes = lanes(definition);
        let qualifications = definition
            .performers()
            .into_iter()
            .filter_map(|key| regency.position(key)?.qualification.as_ref());
        Self {
            key: definition.key.clone(),
            name: f.l(&definition.name).to_owned(),
            unit: offer::unit_name(&f, regency, definition).to_owned(),
            head: head.to_owned(),
            number: definition.sop.number.clone(),
            made: definition.sop.made,
            effective: definition.effective,
            version: definition.version,
            digest: published.digest.chars().take(12).collect(),
            laws: definition
                .standard
                .legal_basis
                .iter()
                .map(|law| offer::citation(&f, regency, law))
                .collect(),
            qualifications: distinct(qualifications.map(|text| f.l(text).to_owned())),
            related: lines(&definition.sop.related),
            equipment: lines(&definition.sop.equipment),
            records: lines(&definition.sop.records),
            warning: f.l(&definition.sop.warning).to_owned(),
            rows: joined(
                definition
                    .steps
                    .iter()
                    .enumerate()
                    .map(|(index, step)| row(&f, definition, &lanes, index, step))
                    .collect(),
            ),
            lanes: lanes.iter().map(|lane| lane_name(&f, regency, lane.as_ref())).collect(),
            f: described(f, definition),
        }
    }
}

impl LegalSopPage {
    /// The page of the service: as it is, or as it would be.
    fn service_place(&self) -> Url {
        let preview = self.f.preview.as_ref();
        preview.map_or_else(|| urls::service(&self.key), |preview| preview.service.clone())
    }
}

fn described(f: Frame, definition: &Definition) -> Frame {
    let name = f.l(&definition.name).to_owned();
    let title = f.say("legal-sop-heading").with("name", name.as_str()).to_string();
    let description = f.say("legal-sop-description").with("name", name).to_string();
    f.titled(title)
        .for_everybody(&urls::legal_sop(&definition.key), description)
}

/// The applicant first, then positions in order of appearance.
fn lanes(definition: &Definition) -> Vec<Option<PositionKey>> {
    let applicant = definition.steps.iter().any(Step::is_by_applicant).then_some(None);
    applicant
        .into_iter()
        .chain(definition.performers().into_iter().cloned().map(Some))
        .collect()
}

fn lane_name(f: &Frame, regency: &Regency, lane: Option<&PositionKey>) -> String {
    match lane {
        None => f.t("applicant").into_owned(),
        Some(key) => regency
            .position(key)
            .map_or_else(|| key.to_string(), |position| f.l(&position.name).to_owned()),
    }
}

fn row(f: &Frame, definition: &Definition, lanes: &[Option<PositionKey>], index: usize, step: &Step) -> Row {
    let own_lane = match &step.by {
        Performer::Applicant => None,
        Performer::Position(key) => Some(key),
    };
    let ends = matches!(step.exit, Exit::To(Target::End { .. }));
    let symbol = if step.id == definition.sop.start || ends {
        Symbol::Terminator
    } else if step.outcomes().is_empty() {
        Symbol::Activity
    } else {
        Symbol::Decision
    };
    let mut notes = ways_on(f, definition, step, index);
    if let Some(when) = &step.when {
        notes.insert(
            0,
            format!("{} {}", f.t("only-if"), offer::explained(f, definition, when)),
        );
    }
    Row {
        from: None,
        goes_down: leads_to(definition, step, index + 2),
        number: index + 1,
        name: f.l(&step.name).to_owned(),
        lane: lanes.iter().position(|lane| lane.as_ref() == own_lane).unwrap_or(0),
        symbol,
        drawing: f
            .t(match symbol {
                Symbol::Terminator => "symbol-terminator",
                Symbol::Activity => "symbol-activity",
                Symbol::Decision => "symbol-decision",
            })
            .into_owned(),
        inputs: step
            .inputs
            .iter()
            .map(|input| f.l(input))
            .collect::<Vec<_>>()
            .join(", "),
        time: step.time.words(f.language),
        output: f.l(&step.output).to_owned(),
        notes,
    }
}

/// Whether a step leads to a row of the table.
fn leads_to(definition: &Definition, step: &Step, row: usize) -> bool {
    let is_there = |id: &StepId| row_number(definition, id) == Some(row);
    let is_next = |target: &Target| matches!(target, Target::Next(next) if is_there(next));
    match &step.exit {
        Exit::To(target) => is_next(target),
        Exit::Decision(outcomes) => outcomes.iter().any(|outcome| is_next(&outcome.target)),
        Exit::Parallel { branches, .. } => branches.iter().any(is_there),
    }
}

/// Says where lines come from, once all rows are known.
fn joined(mut rows: Vec<Row>) -> Vec<Row> {
    for index in 1..rows.len() {
        let before = &rows[index - 1];
        rows[index].from = before.goes_down.then_some(before.lane);
    }
    rows
}

impl Row {
    /// The classes of the lines that cross a lane in this row: in from the left or the right, along, down to the symbol
    /// and out below it.
    fn lines(&self, lane: &usize) -> String {
        let lane = *lane;
        let mut lines = vec!["sym"];
        if let Some(from) = self.from {
            let (first, last) = (from.min(self.lane), from.max(self.lane));
            if lane > first && lane <= last {
                lines.push("to-left");
            }
            if lane >= first && lane < last {
                lines.push("to-right");
            }
            if lane == self.lane {
                lines.push(if from == lane { "from-above" } else { "from-side" });
            } else if lane == from {
                lines.push("from-corner");
            }
        }
        if lane == self.lane && self.goes_down {
            lines.push("to-below");
        }
        lines.join(" ")
    }
}

/// Small letters on paper, as the drawing has them; as it is translated where it is.
fn outcome_words(f: &Frame, outcome: &Outcome) -> String {
    match (f.language, &outcome.name.en) {
        (Language::English, Some(english)) => english.clone(),
        (Language::English, None) | (Language::Indonesian, _) => outcome.id.as_str().replace('-', " "),
    }
}

/// Where the case goes from a step, unless it simply goes to the next row.
fn ways_on(f: &Frame, definition: &Definition, step: &Step, index: usize) -> Vec<String> {
    match &step.exit {
        Exit::To(Target::Next(next)) if row_number(definition, next) == Some(index + 2) => Vec::new(),
        Exit::To(target) => vec![target_words(f, definition, target)],
        Exit::Decision(outcomes) => outcomes
            .iter()
            .map(|outcome| {
                format!(
                    "{}: {}",
                    outcome_words(f, outcome),
                    target_words(f, definition, &outcome.target)
                )
            })
            .collect(),
        Exit::Parallel { branches, join } => {
            let rows: Vec<String> = branches
                .iter()
                .filter_map(|branch| row_number(definition, branch))
                .map(|row| row.to_string())
                .collect();
            let join = row_number(definition, join).unwrap_or_default();
            vec![
                f.say("way-parallel")
                    .with("rows", rows.join(", "))
                    .with("join", join)
                    .to_string(),
            ]
        }
    }
}

fn target_words(f: &Frame, definition: &Definition, target: &Target) -> String {
    match target {
        Target::Next(next) => f
            .say("way-next")
            .with("row", row_number(definition, next).unwrap_or_default())
            .to_string(),
        Target::Return { within, .. } => f.say("way-return").with("time", within.words(f.language)).to_string(),
        Target::End { ending, .. } => f
            .t(match ending {
                Ending::Done => "way-done",
                Ending::Refused => "way-refused",
                Ending::Redirected => "way-redirected",
                Ending::Withdrawn => "way-withdrawn",
            })
            .into_owned(),
    }
}

fn row_number(definition: &Definition, id: &StepId) -> Option<usize> {
    definition
        .steps
        .iter()
        .position(|step| step.id == *id)
        .map(|index| index + 1)
}

fn distinct(lines: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = Vec::new();
    for line in lines {
        if !seen.contains(&line) {
            seen.push(line);
        }
    }
    seen
}
