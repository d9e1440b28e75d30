//! Units: what each serves, when it opens, who holds its positions, and where nobody does.

use askama::Template;
use axum::extract::Path;
use maklumat_app::{Deputy, OfficeRow, Person, PositionRow, UnitView};
use maklumat_calendar::{OpeningHours, Week};
use maklumat_sop::HoursKind;
use maklumat_vocabulary::UnitId;

use crate::administration::calendar::{hours_name, openings_words, roster_lines};
use crate::citizen::service::contacts;
use crate::failure::Answer;
use crate::frame::{Frame, Here};
use crate::officer::trail::called;
use crate::respond::page;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "administration/units.html")]
pub(crate) struct UnitsPage {
    pub(crate) f: Frame,
    pub(crate) units: Vec<OfficeRow>,
}

#[derive(Template)]
#[template(path = "administration/unit.html")]
pub(crate) struct UnitPage {
    pub(crate) f: Frame,
    pub(crate) unit: UnitView,
    /// What the rosters say, in words.
    pub(crate) rosters: Vec<String>,
}

pub(crate) async fn list(visit: Visit) -> Answer {
    let officer = visit.officer().await?;
    let units = visit.app.units(&officer).await?;
    let f = visit.work_frame(Here::Administration, &officer);
    Ok(page(&UnitsPage {
        f: f.titled_by("units-title"),
        units,
    }))
}

pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Answer {
    let officer = visit.officer().await?;
    let unit = visit.app.unit(&officer, &UnitId::new(&id)).await?;
    let f = visit.work_frame(Here::Administration, &officer);
    let regency = visit.app.kept_regency(&officer)?;
    let name = f.l(&unit.unit.name).to_owned();
    Ok(page(&UnitPage {
        rosters: unit
            .rosters
            .iter()
            .map(|roster| roster_lines(&f, &regency, roster))
            .collect(),
        f: f.titled(name),
        unit,
    }))
}

impl UnitsPage {
    fn hours(&self, row: &OfficeRow) -> String {
        hours_name(&self.f, row.hours.as_ref())
    }

    fn stuck(&self) -> u64 {
        self.units.iter().map(|row| row.stuck).sum()
    }
}

impl UnitPage {
    fn hours(&self) -> String {
        hours_name(&self.f, self.unit.hours.as_ref())
    }

    /// Weekday and what it opens, ordinary and in Ramadan; none for an office open around the clock.
    fn week(&self) -> Vec<(String, String, Option<String>)> {
        let Some(HoursKind { hours, .. }) = &self.unit.hours else {
            return Vec::new();
        };
        let OpeningHours::Weekly { ordinary, ramadan } = hours else {
            return Vec::new();
        };
        Week::DAYS
            .into_iter()
            .map(|day| {
                let said = |week: &Week| openings_words(&self.f, week.openings(day));
                let name = maklumat_calendar::weekday_name(day, self.f.language).to_owned();
                (name, said(ordinary), ramadan.as_ref().map(said))
            })
            .collect()
    }

    fn contacts(&self) -> Vec<(&'static str, String)> {
        contacts(&self.unit.unit)
    }

    fn holder(&self, (person, deputy): &(Person, Option<Deputy>)) -> String {
        let prefix = deputy.map_or(String::new(), |deputy| format!("{} ", deputy.prefix()));
        format!("{prefix}{}", called(person))
    }

    fn performs(&self, position: &PositionRow) -> String {
        let names = position.performs.iter().map(|name| self.f.l(name));
        names.collect::<Vec<_>>().join("; ")
    }
}
