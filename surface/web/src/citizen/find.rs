//! Find a service: the home page and the search.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use maklumat_app::{Found, Published};
use maklumat_calendar::{Calendar, Date};
use maklumat_sop::Regency;
use serde::Deserialize;

use crate::citizen::listed::{self, Listed, listed};
use crate::citizen::service::contacts;
use crate::frame::{Frame, Here};
use crate::respond::{go_to, page};
use crate::urls::{self, Url};
use crate::visit::Visit;

/// The home page lists services up to this many; the rest is one search away.
const MOST_LISTED: usize = 16;

/// Services on one page of what was found.
const ON_A_PAGE: usize = 10;

/// A life event as the home page shows it.
pub(crate) struct EventLink {
    pub(crate) url: Url,
    pub(crate) icon: &'static str,
    pub(crate) name: String,
}

#[derive(Template)]
#[template(path = "citizen/home.html")]
pub(crate) struct HomePage {
    pub(crate) f: Frame,
    pub(crate) services: Vec<Listed>,
    pub(crate) total: usize,
    pub(crate) life_events: Vec<EventLink>,
    pub(crate) today: Date,
    pub(crate) hours: Option<String>,
    pub(crate) next_closure: Option<(Date, String)>,
    /// On time, finished.
    pub(crate) kept: Option<(u64, u64)>,
}

#[derive(Template)]
#[template(path = "citizen/search.html")]
pub(crate) struct SearchPage {
    pub(crate) f: Frame,
    pub(crate) words: String,
    /// What fits best, then what may be meant: key of the heading and services.
    pub(crate) groups: Vec<(&'static str, Vec<Listed>)>,
    pub(crate) total: usize,
    /// What was meant by mistyped words, and the search for it.
    pub(crate) meant: Option<(String, Url)>,
    /// What other authorities serve: name and place.
    pub(crate) elsewhere: Vec<(String, String)>,
    pub(crate) events: Vec<EventLink>,
    /// Where to ask when nothing was found: unit and telephone.
    pub(crate) phones: Vec<(String, String)>,
    pub(crate) more: Option<Url>,
    pub(crate) before: Option<Url>,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    halaman: String,
}

pub(crate) async fn home(visit: Visit) -> Response {
    let frame = visit.frame(Here::Services);
    let regency = visit.app.regency();
    let catalogue = visit.app.catalogue();
    let kept = visit.app.promises_kept().await.ok();
    let kept = kept.map(|figures| (figures.on_time, figures.finished));
    page(&HomePage::new(frame, &regency, &catalogue, kept))
}

impl HomePage {
    pub(crate) fn new(f: Frame, regency: &Regency, catalogue: &[Published], kept: Option<(u64, u64)>) -> Self {
        let today = f.today();
        let calendar = usual_calendar(regency);
        let description = f
            .say("home-description")
            .with("regency", f.regency.as_str())
            .to_string();
        Self {
            services: catalogue
                .iter()
                .take(MOST_LISTED)
                .map(|published| listed(&f, regency, published))
                .collect(),
            total: catalogue.len(),
            life_events: event_links(&f, regency),
            today,
            hours: calendar.and_then(|calendar| opening_words(&f, calendar, today)),
            next_closure: calendar
                .and_then(|calendar| calendar.next_closure(today))
                .map(|(day, name)| (day, name.to_owned())),
            kept: kept.filter(|(_, finished)| *finished > 0),
            f: f.titled_by("home-title").for_everybody(&urls::home(), description),
        }
    }
}

pub(crate) fn event_links(f: &Frame, regency: &Regency) -> Vec<EventLink> {
    let events = regency.guide.events.iter();
    events.map(|event| event_link(f, event)).collect()
}

fn event_link(f: &Frame, event: &maklumat_sop::LifeEvent) -> EventLink {
    EventLink {
        url: urls::life_event(&event.id),
        icon: event.icon,
        name: f.l(&event.name).to_owned(),
    }
}

pub(crate) async fn search(visit: Visit, Query(asked): Query<Asked>) -> Response {
    let words: String = asked.q.trim().chars().take(200).collect();
    if words.is_empty() {
        return go_to(&urls::catalogue());
    }
    let found = visit.app.find_services(&words);
    let services: Vec<Published> = found
        .hits
        .iter()
        .filter_map(|hit| visit.app.service(&hit.service))
        .collect();
    let number = asked.halaman.parse::<usize>().unwrap_or(1).max(1);
    let frame = visit.frame(Here::Services);
    page(&SearchPage::new(
        frame,
        &visit.app.regency(),
        &words,
        (&found, &services),
        number,
    ))
}

impl SearchPage {
    /// `number` is the page, counted from 1; `services` are those of the hits, in their order.
    pub(crate) fn new(
        f: Frame,
        regency: &Regency,
        words: &str,
        (found, services): (&Found, &[Published]),
        number: usize,
    ) -> Self {
        let total = services.len();
        let first = (number - 1) * ON_A_PAGE;
        let rows: Vec<_> = services.iter().zip(&found.hits).skip(first).take(ON_A_PAGE).collect();
        let group = |heading: &'static str, is_close: bool| {
            let rows = rows.iter().filter(|(_, hit)| hit.is_close == is_close);
            let services: Vec<Listed> = rows.map(|row| listed::found(&f, regency, *row)).collect();
            (heading, services)
        };
        let groups = [group("hits-close", true), group("hits-others", false)];
        let elsewhere = found.elsewhere.iter().filter_map(|at| regency.guide.elsewhere.get(*at));
        let events = found.events.iter().filter_map(|at| regency.guide.events.get(*at));
        let meant = found.meant.clone().map(|meant| {
            let url = urls::search_for(&meant);
            (meant, url)
        });
        Self {
            groups: groups
                .into_iter()
                .filter(|(_, services)| !services.is_empty())
                .collect(),
            total,
            meant,
            elsewhere: elsewhere
                .map(|matter| (f.l(&matter.name).to_owned(), f.l(&matter.place).to_owned()))
                .collect(),
            events: events.map(|event| event_link(&f, event)).collect(),
            phones: if total == 0 { phones(&f, regency) } else { Vec::new() },
            more: (total > first + ON_A_PAGE).then(|| urls::search_page(words, number + 1)),
            before: (number > 1).then(|| urls::search_page(words, number - 1)),
            words: words.to_owned(),
            f: f.titled_by("search-title"),
        }
    }
}

/// Units that can be called.
fn phones(f: &Frame, regency: &Regency) -> Vec<(String, String)> {
    let units = regency.units.values();
    units
        .filter_map(|unit| {
            let (_, phone) = contacts(unit).into_iter().find(|(kind, _)| *kind == "contact-phone")?;
            Some((f.l(&unit.name).to_owned(), phone))
        })
        .collect()
}

/// The calendar most offices keep.
fn usual_calendar(regency: &Regency) -> Option<&Calendar> {
    let hours = regency.units.values().map(|unit| unit.hours.as_str());
    let usual = regency
        .calendars
        .keys()
        .max_by_key(|key| hours.clone().filter(|hours| hours == key).count())?;
    regency.calendars.get(usual)
}

/// `07.30–12.00 dan 13.00–16.00`, or that offices are closed today.
fn opening_words(f: &Frame, calendar: &Calendar, day: Date) -> Option<String> {
    let openings: Vec<String> = calendar
        .openings(day)
        .iter()
        .map(|opening| {
            let clock = maklumat_calendar::clock_time;
            format!("{}–{}", clock(opening.from()), clock(opening.until()))
        })
        .collect();
    (!openings.is_empty()).then(|| openings.join(&f.t("list-and")))
}
