//! The official SOP of a service as the legal table: identity, then one row per step. [law: permenpanrb-35-2012]

use askama::Template;
use axum::extract::Path;
use maklumat_app::Published;
use maklumat_calendar::Date;
use maklumat_sop::{Definition, Ending, Exit, Performer, Regency, Step, Target};
use maklumat_vocabulary::{LocalizedText, PositionKey, ServiceKey, StepId};

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
            rows: definition
                .steps
                .iter()
                .enumerate()
                .map(|(index, step)| row(&f, definition, &lanes, index, step))
                .collect(),
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
                    outcome.id.as_str().replace('-', " "),
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
