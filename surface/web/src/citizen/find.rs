//! Find a service: the home page and the search.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use maklumat_app::Published;
use maklumat_calendar::{Calendar, Date};
use maklumat_sop::{Definition, Regency};
use maklumat_vocabulary::ServiceKey;
use serde::Deserialize;

use crate::frame::{Frame, Here};
use crate::offer;
use crate::respond::page;
use crate::visit::Visit;

/// The home page lists services up to this many; the rest is one search away.
const MOST_LISTED: usize = 16;

/// One row of a list of services.
pub(crate) struct Listed {
    pub(crate) key: ServiceKey,
    pub(crate) name: String,
    pub(crate) unit: String,
    pub(crate) time: String,
    pub(crate) fee: String,
}

/// A life event and the words it searches for.
pub(crate) struct LifeEvent {
    pub(crate) icon: &'static str,
    pub(crate) key: &'static str,
    pub(crate) words: &'static str,
}

const LIFE_EVENTS: [LifeEvent; 8] = [
    LifeEvent {
        icon: "child",
        key: "event-birth",
        words: "akta kelahiran",
    },
    LifeEvent {
        icon: "you",
        key: "event-seventeen",
        words: "KTP baru",
    },
    LifeEvent {
        icon: "family",
        key: "event-family",
        words: "kartu keluarga",
    },
    LifeEvent {
        icon: "work",
        key: "event-job",
        words: "kartu pencari kerja",
    },
    LifeEvent {
        icon: "shop",
        key: "event-business",
        words: "izin reklame",
    },
    LifeEvent {
        icon: "vehicle",
        key: "event-vehicle",
        words: "kendaraan",
    },
    LifeEvent {
        icon: "health",
        key: "event-ill",
        words: "rawat jalan",
    },
    LifeEvent {
        icon: "danger",
        key: "event-danger",
        words: "darurat kebakaran",
    },
];

#[derive(Template)]
#[template(path = "citizen/home.html")]
pub(crate) struct HomePage {
    pub(crate) f: Frame,
    pub(crate) services: Vec<Listed>,
    pub(crate) total: usize,
    pub(crate) life_events: &'static [LifeEvent],
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
    pub(crate) services: Vec<Listed>,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    q: String,
}

pub(crate) async fn home(visit: Visit) -> Response {
    let frame = visit.frame(Here::Services);
    let regency = visit.app.regency();
    let catalogue = visit.app.catalogue();
    let figures = visit.app.public_performance().await.ok();
    let kept = figures.map(|table| {
        table.rows.iter().fold((0, 0), |(on_time, finished), row| {
            (on_time + row.on_time, finished + row.finished)
        })
    });
    page(&HomePage::new(frame, &regency, &catalogue, kept))
}

impl HomePage {
    pub(crate) fn new(f: Frame, regency: &Regency, catalogue: &[Published], kept: Option<(u64, u64)>) -> Self {
        let today = f.today();
        let calendar = usual_calendar(regency);
        Self {
            services: catalogue
                .iter()
                .take(MOST_LISTED)
                .map(|published| listed(&f, regency, published))
                .collect(),
            total: catalogue.len(),
            life_events: &LIFE_EVENTS,
            today,
            hours: calendar.and_then(|calendar| opening_words(&f, calendar, today)),
            next_closure: calendar
                .and_then(|calendar| calendar.next_closure(today))
                .map(|(day, name)| (day, name.to_owned())),
            kept: kept.filter(|(_, finished)| *finished > 0),
            f: f.titled_by("home-title"),
        }
    }
}

pub(crate) async fn search(visit: Visit, Query(asked): Query<Asked>) -> Response {
    let words: String = asked.q.trim().chars().take(200).collect();
    let frame = visit.frame(Here::Services);
    let regency = visit.app.regency();
    let found = if words.is_empty() {
        visit.app.catalogue()
    } else {
        visit
            .app
            .search_services(&words)
            .iter()
            .filter_map(|key| visit.app.service(key))
            .collect()
    };
    let services = found
        .iter()
        .map(|published| listed(&frame, &regency, published))
        .collect();
    page(&SearchPage {
        f: frame.titled_by("search-title"),
        words,
        services,
    })
}

fn listed(f: &Frame, regency: &Regency, published: &Published) -> Listed {
    let definition: &Definition = published.sop.definition();
    Listed {
        key: definition.key.clone(),
        name: f.l(&definition.name).to_owned(),
        unit: offer::unit_name(f, regency, definition).to_owned(),
        time: offer::promise_words(f, definition),
        fee: offer::fee_words(f, definition),
    }
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
