//! The official SOP of a service: identity, the flowchart, then one row per step. [law: permenpanrb-35-2012]

use askama::Template;
use axum::extract::Path;
use maklumat_app::Published;
use maklumat_calendar::Date;
use maklumat_drawing::{Binding, Chart, ScreenSop, Setting, notes};
use maklumat_sop::{Definition, Regency};
use maklumat_vocabulary::{LocalizedText, ServiceKey};

use crate::citizen::service_sheets;
use crate::failure::{Answer, Failure};
use crate::frame::{Frame, Here};
use crate::markup::Markup;
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
    /// What sheets of this definition print.
    pub(crate) fingerprint: String,
    pub(crate) laws: Vec<String>,
    pub(crate) qualifications: Vec<String>,
    pub(crate) related: Vec<String>,
    pub(crate) equipment: Vec<String>,
    pub(crate) records: Vec<String>,
    pub(crate) warning: String,
    /// The flowchart as SVG, every text of the definition escaped in it.
    pub(crate) drawing: Markup,
    pub(crate) rows: Vec<Row>,
    /// What can be printed: key of its words, and where it is.
    pub(crate) sheets: Vec<(&'static str, Url)>,
}

pub(crate) struct Row {
    pub(crate) number: usize,
    pub(crate) name: String,
    pub(crate) performer: String,
    pub(crate) inputs: String,
    pub(crate) time: String,
    pub(crate) output: String,
    pub(crate) notes: Vec<String>,
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
            fingerprint: Binding::of(&definition.key, &published.digest).fingerprint(),
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
            drawing: Markup::trusted(ScreenSop::new(&published.sop, f.language).picture(Setting::Inline)),
            rows: rows(&f, definition, regency),
            sheets: sheets_of(published),
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

/// Key of the words and address of every sheet there is.
fn sheets_of(published: &Published) -> Vec<(&'static str, Url)> {
    let key = &published.sop.definition().key;
    service_sheets::of(&published.sop)
        .map(|sheet| (sheet.words, urls::sheet(key, sheet.file)))
        .collect()
}

fn described(f: Frame, definition: &Definition) -> Frame {
    let name = f.l(&definition.name).to_owned();
    let title = f.say("legal-sop-heading").with("name", name.as_str()).to_string();
    let description = f.say("legal-sop-description").with("name", name).to_string();
    f.titled(title)
        .for_everybody(&urls::legal_sop(&definition.key), description)
}

fn rows(f: &Frame, definition: &Definition, regency: &Regency) -> Vec<Row> {
    let chart = Chart::of(definition, regency, f.language);
    let steps = definition.steps.iter().zip(&chart.rows).enumerate();
    steps
        .map(|(index, (step, drawn))| {
            let inputs: Vec<&str> = step.inputs.iter().map(|input| f.l(input)).collect();
            Row {
                number: index + 1,
                name: f.l(&step.name).to_owned(),
                performer: chart.lanes[drawn.lane].clone(),
                inputs: inputs.join(", "),
                time: step.time.words(f.language),
                output: f.l(&step.output).to_owned(),
                notes: notes(definition, step, f.language),
            }
        })
        .collect()
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
