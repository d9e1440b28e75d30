//! All services, unit by unit, narrowed down to what can be done online, costs nothing, or is open on holidays.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use maklumat_app::Published;
use maklumat_calendar::Date;
use maklumat_sop::{Channel, Regency};
use maklumat_vocabulary::UnitId;
use serde::Deserialize;

use crate::citizen::find::{EventLink, event_links};
use crate::citizen::listed::{Listed, listed};
use crate::frame::{Frame, Here};
use crate::offer;
use crate::respond::page;
use crate::urls::{self, Url};
use crate::visit::Visit;

/// Services on one page. A unit that does not fit goes on on the next.
const ON_A_PAGE: usize = 20;

/// Closed days looked at to learn whether an office opens on one.
const CLOSURES: usize = 30;

#[derive(Template)]
#[template(path = "citizen/catalogue.html")]
pub(crate) struct CataloguePage {
    pub(crate) f: Frame,
    pub(crate) total: usize,
    pub(crate) kinds: Vec<Kind>,
    pub(crate) units: Vec<UnitOption>,
    pub(crate) groups: Vec<Group>,
    pub(crate) events: Vec<EventLink>,
    pub(crate) is_narrowed: bool,
    /// Drafts of standards that wait for comments.
    pub(crate) drafts: u64,
    pub(crate) before: Option<Url>,
    pub(crate) more: Option<Url>,
}

/// A way to narrow the list, with how many services it leaves.
pub(crate) struct Kind {
    pub(crate) word: &'static str,
    pub(crate) key: &'static str,
    pub(crate) count: usize,
    pub(crate) is_chosen: bool,
}

pub(crate) struct UnitOption {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) count: usize,
    pub(crate) is_chosen: bool,
}

pub(crate) struct Group {
    pub(crate) id: String,
    pub(crate) unit: String,
    /// Of the unit, also those on other pages.
    pub(crate) count: usize,
    pub(crate) services: Vec<Listed>,
}

/// What the list is narrowed down to, as the address says it.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Narrowed {
    #[serde(default)]
    pub(crate) kantor: String,
    #[serde(default)]
    pub(crate) daring: String,
    #[serde(default)]
    pub(crate) gratis: String,
    #[serde(default)]
    pub(crate) libur: String,
    #[serde(default)]
    pub(crate) halaman: String,
}

pub(crate) async fn get(visit: Visit, Query(narrowed): Query<Narrowed>) -> Response {
    let frame = visit.frame(Here::Services);
    let (regency, catalogue) = (visit.app.regency(), visit.app.catalogue());
    page(&CataloguePage {
        drafts: visit.app.open_drafts().await.unwrap_or(0),
        ..CataloguePage::new(frame, &regency, &catalogue, &narrowed)
    })
}

impl CataloguePage {
    pub(crate) fn new(f: Frame, regency: &Regency, catalogue: &[Published], narrowed: &Narrowed) -> Self {
        let today = f.today();
        let kinds = narrowed.kinds(catalogue, today);
        let fits = |published: &Published| {
            kinds
                .iter()
                .all(|kind| !kind.is_chosen || is_of(published, kind.word, today))
        };
        let of_kind: Vec<&Published> = catalogue.iter().filter(|published| fits(published)).collect();
        let units = units(&f, regency, &of_kind, &narrowed.kantor);
        let is_asked =
            |published: &Published| narrowed.kantor.is_empty() || unit_of(published).as_str() == narrowed.kantor;
        let shown: Vec<&Published> = of_kind.into_iter().filter(|published| is_asked(published)).collect();
        let number = narrowed.halaman.parse::<usize>().unwrap_or(1).max(1);
        let first = number.saturating_sub(1).saturating_mul(ON_A_PAGE);
        let on_page: Vec<&Published> = shown.iter().copied().skip(first).take(ON_A_PAGE).collect();
        let description = f
            .say("catalogue-description")
            .with("regency", f.regency.as_str())
            .with("count", catalogue.len())
            .to_string();
        Self {
            total: shown.len(),
            drafts: 0,
            groups: groups(&f, regency, &shown, &on_page),
            units,
            events: event_links(&f, regency),
            is_narrowed: !narrowed.kantor.is_empty() || kinds.iter().any(|kind| kind.is_chosen),
            before: (number > 1).then(|| urls::catalogue_page(&narrowed.pairs(), number - 1)),
            more: (shown.len() > first + ON_A_PAGE).then(|| urls::catalogue_page(&narrowed.pairs(), number + 1)),
            kinds,
            f: f.titled_by("search-all").for_everybody(&urls::catalogue(), description),
        }
    }
}

impl Narrowed {
    fn pairs(&self) -> [(&'static str, &str); 4] {
        [
            ("kantor", &self.kantor),
            ("daring", &self.daring),
            ("gratis", &self.gratis),
            ("libur", &self.libur),
        ]
    }

    fn kinds(&self, catalogue: &[Published], today: Date) -> Vec<Kind> {
        let words = [
            ("daring", "only-online", &self.daring),
            ("gratis", "only-free", &self.gratis),
            ("libur", "only-open-on-holidays", &self.libur),
        ];
        let kind = |(word, key, chosen): (&'static str, &'static str, &String)| Kind {
            word,
            key,
            count: catalogue
                .iter()
                .filter(|published| is_of(published, word, today))
                .count(),
            is_chosen: !chosen.is_empty(),
        };
        words.into_iter().map(kind).collect()
    }
}

fn is_of(published: &Published, word: &str, today: Date) -> bool {
    let definition = published.sop.definition();
    match word {
        "daring" => definition.channels.contains(&Channel::Online),
        "gratis" => offer::is_free(definition, today),
        _ => opens_on_holidays(published, today),
    }
}

/// Whether the service is given around the clock, or on at least one of the closed days to come.
fn opens_on_holidays(published: &Published, today: Date) -> bool {
    let calendar = published.sop.calendar();
    if calendar.hours().is_around_the_clock() {
        return true;
    }
    let mut day = today;
    for _ in 0..CLOSURES {
        let Some((closure, _)) = calendar.next_closure(day) else {
            return false;
        };
        if !calendar.openings(closure).is_empty() {
            return true;
        }
        day = closure;
    }
    false
}

fn unit_of(published: &Published) -> &UnitId {
    published.sop.definition().unit()
}

fn units(f: &Frame, regency: &Regency, of_kind: &[&Published], chosen: &str) -> Vec<UnitOption> {
    let mut units: Vec<UnitOption> = Vec::new();
    for published in of_kind {
        let id = unit_of(published).as_str();
        match units.iter_mut().find(|unit| unit.id == id) {
            Some(unit) => unit.count += 1,
            None => units.push(UnitOption {
                id: id.to_owned(),
                name: offer::unit_name(f, regency, published.sop.definition()).to_owned(),
                count: 1,
                is_chosen: id == chosen,
            }),
        }
    }
    units
}

/// Services stand by unit already.
fn groups(f: &Frame, regency: &Regency, shown: &[&Published], on_page: &[&Published]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for published in on_page {
        let unit = unit_of(published);
        let row = listed(f, regency, published);
        match groups.last_mut().filter(|group| group.id == unit.as_str()) {
            Some(group) => group.services.push(row),
            None => groups.push(Group {
                id: unit.to_string(),
                unit: row.unit.clone(),
                count: shown.iter().filter(|other| unit_of(other) == unit).count(),
                services: vec![row],
            }),
        }
    }
    groups
}
