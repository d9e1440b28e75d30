//! A proposal as citizens would see it: the page of the service, its form, its drawn SOP. Marked as not in force, and
//! without a way to send anything.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use maklumat_app::{Input, Published};
use maklumat_sop::{Definition, Field, FieldKind, RequirementKind};
use maklumat_vocabulary::{LocalizedText, Name, ServiceKey};

use crate::asked::{Asked, Shape};
use crate::citizen::legal_sop::LegalSopPage;
use crate::citizen::service::{self, ServicePage, how_key};
use crate::failure::{Answer, Failure};
use crate::frame::{Frame, Here, Preview};
use crate::offer;
use crate::respond::page;
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "administration/preview_form.html")]
pub(crate) struct PreviewFormPage {
    pub(crate) f: Frame,
    pub(crate) name: String,
    pub(crate) questions: Vec<Question>,
}

/// One page of the form, as it would be asked.
pub(crate) struct Question {
    words: LocalizedText,
    hint: Option<LocalizedText>,
    /// Key of what is to be handed in; `None` where there is nothing but answers.
    how: Option<&'static str>,
    when: Option<String>,
    optional: bool,
    /// Inputs, each with the condition under which it is asked.
    inputs: Vec<(Input, Option<String>)>,
}

pub(crate) async fn service(
    visit: Visit,
    Path(path): Path<(String, String, String)>,
    Query(chosen): Query<BTreeMap<String, String>>,
) -> Answer {
    let (published, f) = proposed(&visit, &path).await?;
    let facts = service::choose::facts_of(published.sop.definition(), &chosen);
    let asked = service::Asked {
        outlook: published.outlook(&facts, visit.app.now()),
        facts,
        ..service::Asked::default()
    };
    let regency = std::sync::Arc::clone(published.sop.regency());
    let mut shown = ServicePage::new(f, &regency, &published, asked);
    shown.f = marked(shown.f);
    Ok(page(&shown))
}

pub(crate) async fn sop(visit: Visit, Path(path): Path<(String, String, String)>) -> Answer {
    let (published, f) = proposed(&visit, &path).await?;
    let regency = std::sync::Arc::clone(published.sop.regency());
    let mut shown = LegalSopPage::new(f, &regency, &published);
    shown.f = marked(shown.f);
    Ok(page(&shown))
}

pub(crate) async fn form(visit: Visit, Path(path): Path<(String, String, String)>) -> Answer {
    let (published, f) = proposed(&visit, &path).await?;
    Ok(shown_form(f, published.sop.definition()))
}

fn shown_form(f: Frame, definition: &Definition) -> Response {
    page(&PreviewFormPage::new(f, definition))
}

/// The service of an address, and a frame that says what it is.
async fn proposed(
    visit: &Visit,
    (id, unit, service): &(String, String, String),
) -> Result<(Published, Frame), Failure> {
    let officer = visit.officer().await?;
    let key = ServiceKey::parse(&format!("{unit}/{service}")).ok_or(Failure::NotFound)?;
    let published = visit.app.proposed_service(&officer, id, &key).await?;
    let frame = Frame {
        preview: Some(Preview::of(id, &key)),
        ..visit.frame(Here::Elsewhere)
    };
    Ok((published, frame))
}

/// A preview is nobody's lasting page, and its title says what it is.
pub(crate) fn marked(f: Frame) -> Frame {
    let title = f.say("preview-titled").with("title", f.title.as_str()).to_string();
    Frame {
        lasting: None,
        description: None,
        ..f.titled(title)
    }
}

impl Preview {
    pub(crate) fn of(id: &str, key: &ServiceKey) -> Self {
        Self {
            proposal: urls::proposal(id),
            back: "preview-back",
            service: urls::preview(id, key),
            sop: urls::preview_sop(id, key),
            form: urls::preview_form(id, key),
        }
    }
}

impl PreviewFormPage {
    pub(crate) fn new(f: Frame, definition: &Definition) -> Self {
        let variants = definition.variants.iter().map(|variant| Question {
            words: variant.question.clone(),
            hint: None,
            how: None,
            when: None,
            optional: false,
            inputs: vec![(
                Input {
                    name: Name::new(variant.id.as_str()),
                    label: variant.question.clone(),
                    kind: FieldKind::Choice(variant.options.clone()),
                    unit: None,
                    optional: false,
                    is_locked: false,
                    typed: Vec::new(),
                },
                None,
            )],
        });
        let asked = definition.requirements.iter();
        let requirements = asked
            .filter(|asked| asked.kind != RequirementKind::Condition)
            .map(|asked| Question {
                words: asked.question.clone(),
                hint: asked.hint.clone(),
                how: (asked.kind != RequirementKind::Data).then(|| how_key(asked.kind)),
                when: asked.when.as_ref().map(|when| offer::explained(&f, definition, when)),
                optional: asked.optional,
                inputs: asked.fields.iter().map(|field| input(&f, definition, field)).collect(),
            });
        let questions = variants.chain(requirements).collect();
        let name = f.l(&definition.name).to_owned();
        let title = f.say("preview-form-title").with("name", name.as_str()).to_string();
        Self {
            f: marked(f.titled(title)),
            name,
            questions,
        }
    }
}

fn input(f: &Frame, definition: &Definition, field: &Field) -> (Input, Option<String>) {
    let input = Input {
        name: field.name.clone(),
        label: field.label.clone(),
        kind: field.kind.clone(),
        unit: field.unit.clone(),
        optional: field.optional,
        is_locked: false,
        typed: Vec::new(),
    };
    let when = field.when.as_ref().map(|when| offer::explained(f, definition, when));
    (input, when)
}

impl Question {
    fn asked(&self, f: &Frame) -> Vec<(Asked<'_>, Option<&String>)> {
        let inputs = self.inputs.iter();
        inputs
            .map(|(input, when)| {
                let asked = Asked {
                    is_title: input.label == self.words,
                    ..Asked::new(f, input, "", &[])
                };
                (asked, when.as_ref())
            })
            .collect()
    }
}
