//! The calendar of a year: which days do not count, by which decree, who opens on them; and the hours units go by.

use askama::Template;
use axum::extract::Query;
use maklumat_calendar::{Calendar, Date, Opening, Week};
use maklumat_sop::{Citation, ClosureTable, HoursKind, Regency, RosterTable};
use serde::Deserialize;

use crate::failure::Answer;
use crate::frame::{Frame, Here};
use crate::offer;
use crate::respond::page;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "administration/calendar.html")]
pub(crate) struct CalendarPage {
    pub(crate) f: Frame,
    pub(crate) year: i16,
    /// Years that can be chosen.
    pub(crate) years: Vec<i16>,
    /// Nothing is on file for it: working days are counted by the week alone.
    pub(crate) is_unknown: bool,
    pub(crate) months: Vec<Month>,
    pub(crate) closures: Vec<ClosureLines>,
    pub(crate) rosters: Vec<String>,
    /// Around the clock by name: on these no closed day has an effect.
    pub(crate) hours: Vec<HoursLine>,
    pub(crate) ramadan: Vec<(Date, Date)>,
}

pub(crate) struct Month {
    pub(crate) name: &'static str,
    /// Monday first.
    pub(crate) weeks: Vec<[Option<Cell>; 7]>,
}

#[derive(Clone, Copy)]
pub(crate) struct Cell {
    pub(crate) number: i8,
    pub(crate) kind: DayKind,
    pub(crate) is_today: bool,
}

/// What a day is to an office with ordinary hours.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum DayKind {
    Working,
    /// Closed by the week.
    Weekend,
    /// Closed by a decree.
    Closed,
}

/// The closed days of one decree in the year.
pub(crate) struct ClosureLines {
    pub(crate) name: String,
    pub(crate) law: String,
    pub(crate) days: Vec<(Date, String)>,
}

pub(crate) struct HoursLine {
    pub(crate) name: String,
    pub(crate) law: String,
    pub(crate) units: String,
    pub(crate) is_around_the_clock: bool,
}

/// Years that are shown at all; one without a calendar is shown as such.
const YEARS: std::ops::RangeInclusive<i16> = 1945..=2200;

#[derive(Deserialize)]
pub(crate) struct Asked {
    tahun: Option<i16>,
}

pub(crate) async fn get(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let officer = visit.officer().await?;
    let regency = visit.app.kept_regency(&officer)?;
    let f = visit.work_frame(Here::Administration, &officer);
    Ok(page(&CalendarPage::new(f, &regency, asked.tahun)))
}

impl CalendarPage {
    pub(crate) fn new(f: Frame, regency: &Regency, year: Option<i16>) -> Self {
        let almanac = &regency.almanac;
        let this_year = f.today().year();
        let mut known = almanac.years();
        known.extend([this_year, this_year + 1]);
        let asked = year.filter(|year| YEARS.contains(year));
        let year = asked.unwrap_or(this_year);
        known.insert(year);
        let tables: Vec<&ClosureTable> = almanac
            .closures
            .iter()
            .filter(|table| table.days.iter().any(|(day, _)| day.year() == year))
            .collect();
        let rosters = almanac.rosters.iter();
        let of_the_year = rosters.filter(|roster| tables.iter().any(|table| roster.closures.contains(&table.key)));
        let ramadan = almanac.ramadan.iter().filter(|ramadan| ramadan.from.year() == year);
        Self {
            is_unknown: tables.is_empty(),
            months: months(&f, regency, year),
            closures: tables
                .iter()
                .map(|table| closure_lines(&f, regency, table, year))
                .collect(),
            rosters: of_the_year.map(|roster| roster_lines(&f, regency, roster)).collect(),
            hours: almanac
                .hours
                .iter()
                .map(|hours| hours_line(&f, regency, hours))
                .collect(),
            ramadan: ramadan.map(|ramadan| (ramadan.from, ramadan.until)).collect(),
            years: known.into_iter().collect(),
            year,
            f: f.titled_by("calendar-title"),
        }
    }

    fn is_shown(&self, year: &i16) -> bool {
        self.year == *year
    }

    /// Monday first: the whole name, and its first three letters; Senin and Selasa share two.
    fn weekdays(&self) -> Vec<(&'static str, String)> {
        let names = Week::DAYS.map(|day| maklumat_calendar::weekday_name(day, self.f.language));
        names.map(|name| (name, name.chars().take(3).collect())).into()
    }
}

impl Cell {
    fn class(&self) -> &'static str {
        match self.kind {
            DayKind::Working => "",
            DayKind::Weekend => "day-rest",
            DayKind::Closed => "day-off",
        }
    }
}

/// The twelve months as an office with ordinary weekly hours goes by them.
fn months(f: &Frame, regency: &Regency, year: i16) -> Vec<Month> {
    let weekly = regency
        .almanac
        .hours
        .iter()
        .find(|hours| !hours.hours.is_around_the_clock())
        .and_then(|hours| regency.calendars.get(&hours.key));
    let calendar = weekly.unwrap_or(&regency.fallback);
    (1..=12)
        .map(|month| Month {
            name: maklumat_calendar::month_name(month, f.language),
            weeks: weeks(calendar, (year, month), f.today()),
        })
        .collect()
}

fn weeks(calendar: &Calendar, (year, month): (i16, i8), today: Date) -> Vec<[Option<Cell>; 7]> {
    let mut weeks = vec![[None; 7]];
    for number in 1..=31 {
        let Ok(day) = Date::new(year, month, number) else { break };
        let at = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or(0);
        if at == 0 && number > 1 {
            weeks.push([None; 7]);
        }
        let kind = if calendar.closure_name(day).is_some() {
            DayKind::Closed
        } else if calendar.is_working_day(day) {
            DayKind::Working
        } else {
            DayKind::Weekend
        };
        if let Some(week) = weeks.last_mut() {
            week[at] = Some(Cell {
                number,
                kind,
                is_today: day == today,
            });
        }
    }
    weeks
}

fn closure_lines(f: &Frame, regency: &Regency, table: &ClosureTable, year: i16) -> ClosureLines {
    let days = table.days.iter().filter(|(day, _)| day.year() == year);
    ClosureLines {
        name: table
            .name
            .as_ref()
            .map_or_else(|| table.key.clone(), |name| f.l(name).to_owned()),
        law: cited(f, regency, table.law.as_ref()),
        days: days.cloned().collect(),
    }
}

fn hours_line(f: &Frame, regency: &Regency, hours: &HoursKind) -> HoursLine {
    let units = regency.units.values().filter(|unit| unit.hours == hours.key);
    let units: Vec<&str> = units.map(|unit| f.l(&unit.name)).collect();
    HoursLine {
        name: hours_name(f, Some(hours)),
        law: cited(f, regency, hours.law.as_ref()),
        units: units.join("; "),
        is_around_the_clock: hours.hours.is_around_the_clock(),
    }
}

fn cited(f: &Frame, regency: &Regency, law: Option<&Citation>) -> String {
    law.map_or_else(
        || f.t("calendar-no-decree").into_owned(),
        |law| offer::citation(f, regency, law),
    )
}

/// What opening hours are called.
pub(crate) fn hours_name(f: &Frame, hours: Option<&HoursKind>) -> String {
    hours.map_or_else(
        || f.t("calendar-no-hours").into_owned(),
        |hours| {
            hours
                .name
                .as_ref()
                .map_or_else(|| hours.key.clone(), |name| f.l(name).to_owned())
        },
    )
}

/// `07.30-12.00, 13.00-16.00`, or that it is closed.
pub(crate) fn openings_words(f: &Frame, openings: &[Opening]) -> String {
    if openings.is_empty() {
        return f.t("calendar-closed").into_owned();
    }
    let openings = openings.iter().map(|opening| opening.to_string().replace('-', "–"));
    openings.collect::<Vec<_>>().join(", ")
}

/// Who opens on which closed days, from when until when, with how many.
pub(crate) fn roster_lines(f: &Frame, regency: &Regency, roster: &RosterTable) -> String {
    let unit = regency.unit(&roster.unit);
    let tables = regency
        .almanac
        .closures
        .iter()
        .filter(|table| roster.closures.contains(&table.key));
    let tables: Vec<&str> = tables
        .filter_map(|table| table.name.as_ref().map(|name| f.l(name)))
        .collect();
    let staff = roster.staff.iter().map(|(position, count)| {
        let known = unit.and_then(|unit| unit.positions.iter().find(|known| *known.key.position == **position));
        format!("{count} {}", known.map_or(position.as_str(), |known| f.l(&known.name)))
    });
    f.say("calendar-roster")
        .with("unit", unit.map_or(roster.unit.as_str(), |unit| f.l(&unit.name)))
        .with("days", tables.join(", "))
        .with("hours", openings_words(f, &roster.openings))
        .with("staff", staff.collect::<Vec<_>>().join(", "))
        .to_string()
}
