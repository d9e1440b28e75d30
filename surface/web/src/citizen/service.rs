//! One service: its promise, the six components everybody reads, the eight others one touch away. [law: uu-25-2009-art-21]

use askama::Template;
use axum::extract::Path;
use maklumat_app::{DueEstimate, Outlook, PastFigures, Published};
use maklumat_calendar::Date;
use maklumat_sop::{Channel, Definition, Exit, Performer, Regency, Requirement, RequirementKind, Step, Target};
use maklumat_vocabulary::{PositionKey, ServiceKey, StepId};

use crate::citizen::complain::contact_key;
use crate::citizen::receipt::counts_from;
use crate::failure::{Answer, Failure};
use crate::frame::{Frame, Here};
use crate::offer::{self, FeeLine};
use crate::respond::page;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "citizen/service.html")]
pub(crate) struct ServicePage {
    pub(crate) f: Frame,
    pub(crate) key: ServiceKey,
    pub(crate) name: String,
    pub(crate) summary: String,
    pub(crate) unit: String,
    pub(crate) version: u32,
    pub(crate) effective: Date,
    pub(crate) promise: String,
    pub(crate) promises: Vec<PromiseLine>,
    pub(crate) estimate: Option<DueEstimate>,
    pub(crate) fee: String,
    pub(crate) is_free: bool,
    pub(crate) fees: Vec<FeeLine>,
    pub(crate) past: PastFigures,
    pub(crate) is_online: bool,
    /// Files for others.
    pub(crate) is_officer: bool,
    /// How to apply where it is not done online: `di loket atau di kantor desa`.
    pub(crate) ways: String,
    /// Numbers to call, where that is how one applies.
    pub(crate) calls: Vec<(&'static str, String)>,
    pub(crate) kinds: Vec<(String, Vec<String>)>,
    pub(crate) requirements: Vec<RequirementLine>,
    pub(crate) flow: Vec<FlowStep>,
    pub(crate) products: Vec<(String, String)>,
    pub(crate) complaints: Vec<String>,
    pub(crate) contacts: Vec<(&'static str, String)>,
    pub(crate) address: Option<String>,
    /// The eight other components: key of the heading and lines.
    pub(crate) others: Vec<(&'static str, Vec<String>)>,
}

pub(crate) struct PromiseLine {
    pub(crate) name: String,
    pub(crate) time: String,
    /// Key of the sentence that says from when it counts.
    pub(crate) from: &'static str,
    pub(crate) when: Option<String>,
}

pub(crate) struct RequirementLine {
    pub(crate) name: String,
    /// Key of what to do with it.
    pub(crate) how: &'static str,
    pub(crate) hint: Option<String>,
    pub(crate) when: Option<String>,
    pub(crate) optional: bool,
    pub(crate) asks: Vec<String>,
}

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

pub(crate) async fn get(visit: Visit, Path((unit, service)): Path<(String, String)>) -> Answer {
    let key = ServiceKey::parse(&format!("{unit}/{service}")).ok_or(Failure::NotFound)?;
    let published = visit.app.service(&key).ok_or(Failure::NotFound)?;
    let past = visit.app.past_figures(&key).await?;
    let outlook = visit.app.outlook(&key, visit.app.now()).unwrap_or_default();
    let frame = visit.frame(Here::Services);
    let regency = visit.app.regency();
    let officer = visit.officer_if_any().await?;
    Ok(page(&ServicePage {
        is_officer: officer.is_some_and(|officer| visit.app.files_for_others(&officer, &key).is_ok()),
        ..ServicePage::new(frame, &regency, &published, past, outlook)
    }))
}

impl ServicePage {
    pub(crate) fn new(f: Frame, regency: &Regency, published: &Published, past: PastFigures, outlook: Outlook) -> Self {
        let definition = published.sop.definition();
        let unit = regency.unit(definition.unit());
        Self {
            key: definition.key.clone(),
            name: f.l(&definition.name).to_owned(),
            summary: f.l(&definition.summary).to_owned(),
            unit: offer::unit_name(&f, regency, definition).to_owned(),
            version: definition.version,
            effective: definition.effective,
            promise: offer::promise_words(&f, definition),
            promises: promise_lines(&f, definition),
            flow: flow(&f, regency, published, &outlook.steps),
            estimate: outlook.due,
            fee: offer::fee_words(&f, definition),
            is_free: offer::is_free(definition, f.today()),
            fees: offer::fee_lines(&f, definition, regency),
            past,
            is_online: definition.channels.contains(&Channel::Online),
            is_officer: false,
            ways: ways(&f, definition),
            calls: unit
                .filter(|_| definition.channels.contains(&Channel::Phone))
                .map(contacts)
                .unwrap_or_default()
                .into_iter()
                .filter(|(kind, _)| *kind == "contact-phone")
                .collect(),
            kinds: kinds(&f, definition),
            requirements: definition
                .requirements
                .iter()
                .map(|asked| requirement_line(&f, definition, asked))
                .collect(),
            products: products(&f, definition),
            complaints: definition
                .standard
                .complaints
                .iter()
                .map(|line| f.l(line).to_owned())
                .collect(),
            contacts: unit.map(contacts).unwrap_or_default(),
            address: unit
                .and_then(|unit| unit.address.as_ref())
                .map(|address| f.l(address).to_owned()),
            others: others(&f, regency, definition),
            f: {
                let title = f.l(&definition.name).to_owned();
                f.titled(title)
            },
        }
    }
}

fn ways(f: &Frame, definition: &Definition) -> String {
    let words: Vec<_> = definition.channels.iter().map(|channel| f.channel(channel)).collect();
    words.join(f.t("list-or").as_ref())
}

/// The key of each kind of contact, and its value.
pub(crate) fn contacts(unit: &maklumat_sop::Unit) -> Vec<(&'static str, String)> {
    unit.contact
        .iter()
        .map(|(kind, value)| (contact_key(kind), value.clone()))
        .collect()
}

fn promise_lines(f: &Frame, definition: &Definition) -> Vec<PromiseLine> {
    definition
        .promises
        .iter()
        .map(|promise| PromiseLine {
            name: f.l(&promise.name).to_owned(),
            time: promise.time.words(f.language),
            from: counts_from(promise.from),
            when: promise.when.as_ref().map(|when| offer::explained(f, definition, when)),
        })
        .collect()
}

fn kinds(f: &Frame, definition: &Definition) -> Vec<(String, Vec<String>)> {
    let options = |variant: &maklumat_sop::Variant| {
        variant
            .options
            .iter()
            .map(|option| f.l(&option.label).to_owned())
            .collect()
    };
    definition
        .variants
        .iter()
        .map(|variant| (f.l(&variant.question).to_owned(), options(variant)))
        .collect()
}

fn requirement_line(f: &Frame, definition: &Definition, asked: &Requirement) -> RequirementLine {
    let labels = asked.fields.iter().map(|field| f.l(&field.label).to_owned()).collect();
    RequirementLine {
        name: f.l(&asked.name).to_owned(),
        how: match asked.kind {
            RequirementKind::Copy => "how-copy",
            RequirementKind::Shown => "how-shown",
            RequirementKind::Surrendered => "how-surrendered",
            RequirementKind::Statement => "how-statement",
            RequirementKind::Data => "how-data",
            RequirementKind::Condition => "how-condition",
        },
        hint: asked.hint.as_ref().map(|hint| f.l(hint).to_owned()),
        when: asked.when.as_ref().map(|when| offer::explained(f, definition, when)),
        optional: asked.optional,
        asks: labels,
    }
}

/// The usual way through the SOP, with the date each step would end if applied for now.
fn flow(f: &Frame, regency: &Regency, published: &Published, way: &[(StepId, Date)]) -> Vec<FlowStep> {
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

fn products(f: &Frame, definition: &Definition) -> Vec<(String, String)> {
    definition
        .products
        .iter()
        .map(|product| {
            let valid = match product.valid {
                Some(valid) => f.say("product-valid").with("time", valid.words(f.language)).to_string(),
                None => f.t("product-valid-always").into_owned(),
            };
            (f.l(&product.name).to_owned(), valid)
        })
        .collect()
}

fn others(f: &Frame, regency: &Regency, definition: &Definition) -> Vec<(&'static str, Vec<String>)> {
    let standard = &definition.standard;
    let lines = |texts: &[maklumat_vocabulary::LocalizedText]| {
        texts.iter().map(|text| f.l(text).to_owned()).collect::<Vec<_>>()
    };
    let positions = || {
        definition
            .performers()
            .into_iter()
            .filter_map(|key| regency.position(key))
    };
    let qualified = positions()
        .map(|position| {
            let needs = position
                .qualification
                .as_ref()
                .map_or_else(|| f.t("qualification-none"), |text| f.l(text).to_owned().into());
            format!("{}: {needs}", f.l(&position.name))
        })
        .collect();
    let counted = positions().map(|position| {
        f.say("position-count")
            .with("position", f.l(&position.name))
            .with("count", position.count)
            .to_string()
    });
    vec![
        (
            "component-law",
            standard
                .legal_basis
                .iter()
                .map(|law| offer::citation(f, regency, law))
                .collect(),
        ),
        ("component-facilities", lines(&standard.facilities)),
        ("component-competence", qualified),
        ("component-supervision", lines(&standard.supervision)),
        ("component-staff", counted.collect()),
        ("component-guarantee", lines(&standard.guarantee)),
        ("component-safety", lines(&standard.safety)),
        ("component-evaluation", lines(&standard.evaluation)),
    ]
}
