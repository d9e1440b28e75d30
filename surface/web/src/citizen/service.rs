//! One service: its promise, the six components everybody reads, the eight others one touch away. [law: uu-25-2009-art-21]

pub(crate) mod choose;
mod flow;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use maklumat_app::{DueEstimate, Outlook, PastFigures, Published, SignedIn};
use maklumat_calendar::Date;
use maklumat_drawing::{Flow, Setting};
use maklumat_sop::{Channel, Definition, Ending, Facts, Regency, Requirement, RequirementKind};
use maklumat_vocabulary::ServiceKey;

use crate::citizen::complain::contact_key;
use crate::citizen::receipt::counts_from;
use crate::citizen::service::choose::Question;
use crate::citizen::service::flow::FlowStep;
use crate::failure::{Answer, Failure};
use crate::frame::{Frame, Here};
use crate::markup::Markup;
use crate::offer::{self, FeeLine};
use crate::respond::page;
use crate::urls::{self, Url};
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
    /// Key of the sentence that says what will be there on that day.
    pub(crate) due_words: &'static str,
    pub(crate) fee: String,
    pub(crate) is_free: bool,
    pub(crate) fees: Vec<FeeLine>,
    pub(crate) past: PastFigures,
    pub(crate) is_online: bool,
    /// Files for others.
    pub(crate) is_officer: bool,
    /// The draft of its next standard that waits for comments, and until when.
    pub(crate) draft: Option<(String, maklumat_calendar::Timestamp)>,
    /// Of the unit of the service, or an administrator: writes its next version.
    pub(crate) may_write: bool,
    /// How to apply where it is not done online: `di loket atau di kantor desa`.
    pub(crate) ways: String,
    /// Numbers to call, where that is how one applies.
    pub(crate) calls: Vec<(&'static str, String)>,
    pub(crate) questions: Vec<Question>,
    /// What was chosen, in words; empty where nothing was.
    pub(crate) choice: String,
    /// The same as the form that follows reads it.
    pub(crate) choices: Vec<(String, String)>,
    /// Every question is answered.
    pub(crate) is_settled: bool,
    /// The whole fee spelt out, where it is one sum.
    pub(crate) fee_spelt: Option<String>,
    pub(crate) refusals: Vec<String>,
    pub(crate) redirections: Vec<String>,
    pub(crate) requirements: Vec<RequirementLine>,
    pub(crate) flow: Vec<FlowStep>,
    /// The flow as SVG, every text of the definition escaped in it.
    pub(crate) drawing: Markup,
    pub(crate) products: Vec<(String, String)>,
    pub(crate) complaints: Vec<String>,
    pub(crate) contacts: Vec<(&'static str, String)>,
    pub(crate) address: Option<String>,
    /// The eight other components: key of the heading and lines.
    pub(crate) others: Vec<(&'static str, Vec<String>)>,
}

/// What is known of the service beside its definition.
#[derive(Default)]
pub(crate) struct Asked {
    pub(crate) past: PastFigures,
    pub(crate) outlook: Outlook,
    /// The choice of variants the page is about.
    pub(crate) facts: Facts,
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
    /// What it may be handed in for.
    pub(crate) instead_of: Option<String>,
    pub(crate) asks: Vec<String>,
}

pub(crate) async fn get(
    visit: Visit,
    Path((unit, service)): Path<(String, String)>,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Answer {
    let key = ServiceKey::parse(&format!("{unit}/{service}")).ok_or(Failure::NotFound)?;
    let published = visit.app.service(&key).ok_or(Failure::NotFound)?;
    let facts = choose::facts_of(published.sop.definition(), &asked);
    let asked = Asked {
        past: visit.app.past_figures(&key).await?,
        outlook: visit.app.outlook(&key, &facts, visit.app.now()).unwrap_or_default(),
        facts,
    };
    let frame = visit.frame(Here::Services);
    let regency = visit.app.regency();
    let officer = visit.officer_if_any().await?;
    let draft = visit.app.open_draft_of(&key).await?;
    Ok(page(&ServicePage {
        draft,
        may_write: officer.as_ref().is_some_and(|officer| writes_for(officer, &key)),
        is_officer: officer.is_some_and(|officer| visit.app.files_for_others(&officer, &key).is_ok()),
        ..ServicePage::new(frame, &regency, &published, asked)
    }))
}

/// Who finds the way to the draft here; whether they may is asked there again.
fn writes_for(officer: &SignedIn, key: &ServiceKey) -> bool {
    let mut held = officer.positions.iter();
    officer.is_administrator || held.any(|held| held.key.unit == key.unit)
}

impl ServicePage {
    pub(crate) fn new(f: Frame, regency: &Regency, published: &Published, asked: Asked) -> Self {
        let definition = published.sop.definition();
        let unit = regency.unit(definition.unit());
        let Asked { past, outlook, facts } = asked;
        let total = offer::whole_fee(&f, definition, &facts);
        let time = offer::promise_words(&f, definition, &facts);
        let fee = offer::fee_words(&f, definition, &facts);
        Self {
            key: definition.key.clone(),
            name: f.l(&definition.name).to_owned(),
            summary: f.l(&definition.summary).to_owned(),
            unit: offer::unit_name(&f, regency, definition).to_owned(),
            version: definition.version,
            effective: definition.effective,
            promises: promise_lines(&f, definition, &facts),
            flow: flow::flow(&f, regency, published, &outlook.steps),
            drawing: Markup::trusted(Flow::new(&published.sop, f.language).picture(Setting::Inline)),
            estimate: outlook.due,
            due_words: if offer::promises_the_end(definition, &facts) {
                "promise-if-today"
            } else {
                "response-if-today"
            },
            is_free: total.map_or_else(
                || offer::is_free(definition, f.today()),
                maklumat_vocabulary::Money::is_zero,
            ),
            fee_spelt: total
                .filter(|total| !total.is_zero())
                .map(|total| f.money_in_words(&total)),
            fees: offer::fee_lines(&f, definition, regency, &facts),
            past,
            is_online: definition.channels.contains(&Channel::Online),
            is_officer: false,
            draft: None,
            may_write: false,
            ways: ways(&f, definition),
            calls: calls(unit, definition),
            questions: choose::questions(&f, definition, &facts),
            choice: offer::choice_words(&f, definition, &facts),
            choices: choose::pairs(definition, &facts),
            is_settled: facts.len() == definition.variants.len(),
            requirements: requirement_lines(&f, definition, &facts),
            refusals: flow::reasons(&f, definition, Ending::Refused),
            redirections: flow::reasons(&f, definition, Ending::Redirected),
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
            f: described(f, definition, (&time, &fee)),
            promise: time,
            fee,
        }
    }
}

impl ServicePage {
    /// Where this page is: among the services, or among the pages of a proposal.
    fn place(&self) -> Url {
        let preview = self.f.preview.as_ref();
        preview.map_or_else(|| urls::service(&self.key), |preview| preview.service.clone())
    }

    /// Beginning, with what was chosen here.
    fn start_place(&self) -> Url {
        urls::start_chosen(&self.key, &self.choices)
    }

    fn sop_place(&self) -> Url {
        let preview = self.f.preview.as_ref();
        preview.map_or_else(|| urls::legal_sop(&self.key), |preview| preview.sop.clone())
    }
}

/// The frame with what others see of the page: what it is for, how long it takes, what it costs.
fn described(f: Frame, definition: &Definition, (time, fee): (&str, &str)) -> Frame {
    let title = f.l(&definition.name).to_owned();
    let description = f
        .say("service-description")
        .with("summary", f.l(&definition.summary))
        .with("time", time)
        .with("fee", fee)
        .to_string();
    f.titled(title)
        .for_everybody(&urls::service(&definition.key), description)
}

/// Telephone numbers, where one applies by telephone.
pub(crate) fn calls(unit: Option<&maklumat_sop::Unit>, definition: &Definition) -> Vec<(&'static str, String)> {
    let by_phone = unit.filter(|_| definition.channels.contains(&Channel::Phone));
    let contacts = by_phone.map(contacts).unwrap_or_default();
    contacts
        .into_iter()
        .filter(|(kind, _)| *kind == "contact-phone")
        .collect()
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

fn promise_lines(f: &Frame, definition: &Definition, facts: &Facts) -> Vec<PromiseLine> {
    let promises = definition.promises.iter();
    promises
        .filter_map(|promise| {
            Some(PromiseLine {
                name: f.l(&promise.name).to_owned(),
                time: promise.time.words(f.language),
                from: counts_from(promise.from),
                when: offer::condition_left(f, definition, promise.when.as_ref(), facts)?,
            })
        })
        .collect()
}

/// What is asked, without what the choice of variants rules out.
fn requirement_lines(f: &Frame, definition: &Definition, facts: &Facts) -> Vec<RequirementLine> {
    let requirements = definition.requirements.iter();
    requirements
        .filter_map(|asked| {
            let when = offer::condition_left(f, definition, asked.when.as_ref(), facts)?;
            Some(RequirementLine {
                instead_of: instead_of(f, definition, asked),
                ..requirement_line(f, asked, when)
            })
        })
        .collect()
}

fn requirement_line(f: &Frame, asked: &Requirement, when: Option<String>) -> RequirementLine {
    let labels = asked.fields.iter().map(|field| f.l(&field.label).to_owned()).collect();
    RequirementLine {
        name: f.l(&asked.name).to_owned(),
        how: how_key(asked.kind),
        hint: asked.hint.as_ref().map(|hint| f.l(hint).to_owned()),
        when,
        optional: asked.optional,
        instead_of: None,
        asks: labels,
    }
}

/// The thing for which this one is accepted.
pub(crate) fn instead_of(f: &Frame, definition: &Definition, asked: &Requirement) -> Option<String> {
    let other = definition.requirement(asked.substitutes.as_ref()?)?;
    Some(f.l(&other.name).to_owned())
}

/// The key of what to do with something that is asked.
pub(crate) const fn how_key(kind: RequirementKind) -> &'static str {
    match kind {
        RequirementKind::Copy => "how-copy",
        RequirementKind::Shown => "how-shown",
        RequirementKind::Surrendered => "how-surrendered",
        RequirementKind::Statement => "how-statement",
        RequirementKind::Data => "how-data",
        RequirementKind::Condition => "how-condition",
    }
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
