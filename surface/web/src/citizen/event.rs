//! A life event: the services a family then needs, in order, and what to bring once for all of them.

use askama::Template;
use axum::extract::Path;
use maklumat_app::{Outlook, Published};
use maklumat_calendar::Date;
use maklumat_sop::{Facts, LifeEvent, Needed, Regency, Requirement, RequirementKind, Value};
use maklumat_vocabulary::Name;

use crate::citizen::listed::{self, Listed};
use crate::citizen::service::{how_key, instead_of};
use crate::failure::{Answer, Failure};
use crate::frame::{Frame, Here};
use crate::offer;
use crate::respond::page;
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "citizen/event.html")]
pub(crate) struct EventPage {
    pub(crate) f: Frame,
    pub(crate) name: String,
    pub(crate) about: Option<String>,
    pub(crate) icon: &'static str,
    pub(crate) steps: Vec<EventStep>,
    pub(crate) bring: Vec<Brought>,
}

pub(crate) struct EventStep {
    pub(crate) service: Listed,
    pub(crate) note: Option<String>,
    /// The choice of variants that fits the event, in words.
    pub(crate) choice: String,
    /// When the service would be done, where its end is promised.
    pub(crate) due: Option<Date>,
}

/// Something to bring, and for which of the services.
pub(crate) struct Brought {
    pub(crate) name: String,
    /// Keys of what to do with it, each once.
    pub(crate) how: Vec<&'static str>,
    pub(crate) when: Option<String>,
    pub(crate) instead_of: Option<String>,
    pub(crate) services: Vec<String>,
}

pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Answer {
    let regency = visit.app.regency();
    let event = regency.guide.event(&id).ok_or(Failure::NotFound)?;
    let offered: Vec<(Published, Outlook)> = event
        .services
        .iter()
        .filter_map(|needed| {
            let facts = facts_of(needed);
            let outlook = visit.app.outlook(&needed.service, &facts, visit.app.now())?;
            Some((visit.app.service(&needed.service)?, outlook))
        })
        .collect();
    let frame = visit.frame(Here::Services);
    Ok(page(&EventPage::new(frame, &regency, event, &offered)))
}

impl EventPage {
    /// Services of the event that are not offered are left out.
    pub(crate) fn new(f: Frame, regency: &Regency, event: &LifeEvent, offered: &[(Published, Outlook)]) -> Self {
        let mut steps = Vec::new();
        let mut bring = Vec::new();
        for needed in &event.services {
            let known = offered
                .iter()
                .find(|(published, _)| published.sop.definition().key == needed.service);
            let Some((published, outlook)) = known else { continue };
            let facts = facts_of(needed);
            steps.push(EventStep {
                service: listed::chosen(&f, regency, published, &facts),
                note: needed.note.as_ref().map(|note| f.l(note).to_owned()),
                choice: offer::choice_words(&f, published.sop.definition(), &facts),
                due: (outlook.due.as_ref())
                    .filter(|_| offer::promises_the_end(published.sop.definition(), &facts))
                    .map(|due| due.date),
            });
            gather(&f, published, &facts, &mut bring);
        }
        // What several services ask for is packed first, what only stands in for something else last.
        bring
            .sort_by_key(|brought: &Brought| (brought.instead_of.is_some(), std::cmp::Reverse(brought.services.len())));
        let name = f.l(&event.name).to_owned();
        let about = event.about.as_ref().map(|about| f.l(about).to_owned());
        let services: Vec<&str> = steps.iter().map(|step| step.service.name.as_str()).collect();
        let description = f
            .say("event-description")
            .with("name", name.as_str())
            .with("services", services.join(", "))
            .to_string();
        Self {
            icon: event.icon,
            steps,
            bring,
            f: f.titled(name.clone())
                .for_everybody(&urls::life_event(&event.id), description),
            name,
            about,
        }
    }
}

fn facts_of(needed: &Needed) -> Facts {
    let chosen = needed.choose.iter();
    chosen
        .map(|(variant, option)| (Name::new(variant), Value::Choice(option.clone())))
        .collect()
}

/// Adds what a service asks to bring; a thing others ask for too is named once.
fn gather(f: &Frame, published: &Published, facts: &Facts, bring: &mut Vec<Brought>) {
    let definition = published.sop.definition();
    for asked in definition.requirements.iter().filter(|asked| is_brought(asked)) {
        let Some(when) = offer::condition_left(f, definition, asked.when.as_ref(), facts) else {
            continue;
        };
        let name = thing(f, asked);
        let service = f.l(&definition.name).to_owned();
        let how = how_key(asked.kind);
        match bring.iter_mut().find(|known| known.name == name && known.when == when) {
            Some(known) => {
                if !known.how.contains(&how) {
                    known.how.push(how);
                }
                if !known.services.contains(&service) {
                    known.services.push(service);
                }
            }
            None => bring.push(Brought {
                name,
                how: vec![how],
                when,
                instead_of: instead_of(f, definition, asked),
                services: vec![service],
            }),
        }
    }
}

const fn is_brought(asked: &Requirement) -> bool {
    match asked.kind {
        RequirementKind::Copy | RequirementKind::Shown | RequirementKind::Surrendered | RequirementKind::Statement => {
            !asked.optional
        }
        RequirementKind::Data | RequirementKind::Condition => false,
    }
}

/// The thing itself: whether a copy or the original is wanted is said with what to do with it.
fn thing(f: &Frame, asked: &Requirement) -> String {
    let name = f.l(&asked.name);
    let bare = ["Fotokopi ", "Copy of the ", "Copy of "]
        .iter()
        .find_map(|copy| name.strip_prefix(copy));
    let bare = bare.unwrap_or(name);
    let bare = [" asli", " (original)"]
        .iter()
        .find_map(|original| bare.strip_suffix(original))
        .unwrap_or(bare);
    let mut letters = bare.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    format!("{}{}", first.unwrap_or_default(), letters.as_str())
}
