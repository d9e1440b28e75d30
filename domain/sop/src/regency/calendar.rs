//! `calendar.toml`: opening hours, Ramadan, closures, and who opens on closed days.

use std::collections::{BTreeMap, BTreeSet};

use maklumat_calendar::{
    Calendar, CalendarParts, Closures, Date, Opening, OpeningHours, Ramadan, Roster, Week, Zone, parse_weekday,
};
use maklumat_vocabulary::{Diagnostic, LawKey, Span, Spanned, UnitId};

use crate::almanac::{Almanac, ClosureTable, HoursKind, RosterTable};
use crate::citation::Citation;
use crate::organisation::Regency;
use crate::regency::CALENDAR;
use crate::rules::dangling_reference::{self, Target};
use crate::rules::wrong_value::{self, Kind};
use crate::rules::{hours_unusable, period_reversed};
use crate::source::address::Address;
use crate::source::section::{Need, Reader, Section};
use crate::source::slot::Slot;
use crate::source::tree::{Entry, Node, Table, Written};
use crate::source::values::{read_list, read_text};
use crate::source::{open, place};

const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

#[derive(Debug, Default)]
pub(crate) struct CalendarFile {
    zone: Zone,
    hours: BTreeMap<String, OpeningHours>,
    ramadan: Vec<Ramadan>,
    closures: BTreeMap<String, Closures>,
    rosters: Vec<DraftRoster>,
    almanac: Almanac,
    /// Laws cited here, with their place.
    laws: Vec<(String, Spanned<Citation>)>,
    found: Vec<Diagnostic>,
}

#[derive(Debug)]
struct DraftRoster {
    address: String,
    unit: Slot<String>,
    closures: Slot<Vec<Spanned<String>>>,
    openings: Vec<Opening>,
    staff: Vec<Spanned<String>>,
}

pub(crate) fn read(text: &str, zone: Zone) -> CalendarFile {
    let (mut reader, table) = open(text, None, CALENDAR);
    let mut calendar = CalendarFile {
        zone,
        ..CalendarFile::default()
    };
    let mut file = reader.section(&table, Address::default(), Span::default(), &place::CALENDAR_FILE);
    for (entry, table) in file.named("hours").unwrap_or_default() {
        calendar.hours(file.reader, entry, table);
    }
    for (entry, table) in file.named("ramadan").unwrap_or_default() {
        calendar.ramadan(file.reader, entry, table);
    }
    for (entry, table) in file.named("closure").unwrap_or_default() {
        calendar.closure(file.reader, entry, table);
    }
    for (entry, table) in file.named("roster").unwrap_or_default() {
        calendar.roster(file.reader, entry, table);
    }
    file.finish();
    calendar.found = reader.found;
    calendar
}

impl CalendarFile {
    fn hours(&mut self, reader: &mut Reader<'_>, entry: &Entry, table: &Table) {
        let address = Address::of(&["hours", &entry.key.value]);
        let mut section = reader.section(table, address, entry.key.span, &place::HOURS);
        let name = section.text("name", Need::Required).value().cloned();
        let law = section.citation("law", Need::Optional);
        let cited = law.value().cloned();
        self.cite(law, section.at("law").to_string());
        let is_always_open = section.truth("always-open").cloned().unwrap_or(false);
        let ordinary = week(&mut section);
        let ramadan = section.table("ramadan");
        section.finish();
        let ramadan = ramadan.map(|(inner, table)| {
            let mut section = reader.section(table, address.with("ramadan"), inner.key.span, &place::HOURS);
            let week = week(&mut section);
            section.finish();
            week
        });
        let hours = if is_always_open {
            OpeningHours::AroundTheClock
        } else {
            OpeningHours::Weekly { ordinary, ramadan }
        };
        match Calendar::new(CalendarParts::new(self.zone, hours.clone())) {
            Ok(_) => {
                self.almanac.hours.push(HoursKind {
                    key: entry.key.value.clone(),
                    name,
                    law: cited,
                    hours: hours.clone(),
                });
                self.hours.insert(entry.key.value.clone(), hours);
            }
            Err(error) => reader.report(hours_unusable::finding(
                &entry.key.value,
                error,
                address,
                entry.key.span,
            )),
        }
    }

    fn ramadan(&mut self, reader: &mut Reader<'_>, entry: &Entry, table: &Table) {
        let address = Address::of(&["ramadan", &entry.key.value]);
        let mut section = reader.section(table, address, entry.key.span, &place::RAMADAN);
        let from = section.date("from", Need::Required);
        let until = section.date("until", Need::Required);
        section.finish();
        let (Some(from), Some(until)) = (from.read(), until.read()) else {
            return;
        };
        if until.value < from.value {
            reader.report(period_reversed::finding(
                address.with("until"),
                until.span,
                (from.value, until.value),
            ));
            return;
        }
        let ramadan = Ramadan {
            from: from.value,
            until: until.value,
        };
        let trial = CalendarParts {
            ramadan: vec![ramadan],
            ..CalendarParts::new(self.zone, OpeningHours::AroundTheClock)
        };
        match Calendar::new(trial) {
            Ok(_) => self.ramadan.push(ramadan),
            Err(error) => reader.report(hours_unusable::finding(
                &entry.key.value,
                error,
                address,
                entry.key.span,
            )),
        }
    }

    fn closure(&mut self, reader: &mut Reader<'_>, entry: &Entry, table: &Table) {
        let address = Address::of(&["closure", &entry.key.value]);
        let mut section = reader.section(table, address, entry.key.span, &place::CLOSURE);
        let name = section.text("name", Need::Required).value().cloned();
        let law = section.citation("law", Need::Required);
        let cited = law.value().cloned();
        self.cite(law, section.at("law").to_string());
        let days = section.table("days");
        section.finish();
        let mut closures = Closures::new();
        for entry in days.map_or(&[][..], |(_, table)| &table.entries) {
            let at = address.with("days").with(&entry.key.value);
            let name = read_text(reader, &entry.node, at);
            match (entry.key.value.parse::<Date>(), name.value()) {
                (Ok(day), Some(name)) => closures.add(day, &name.id),
                (Ok(_), None) => {}
                (Err(_), _) => reader.report(wrong_value::finding(Kind::Date, &entry.key.value, at, entry.key.span)),
            }
        }
        self.almanac.closures.push(ClosureTable {
            key: entry.key.value.clone(),
            name,
            law: cited,
            days: closures.iter().map(|(day, what)| (day, what.to_owned())).collect(),
        });
        self.closures.insert(entry.key.value.clone(), closures);
    }

    fn roster(&mut self, reader: &mut Reader<'_>, entry: &Entry, table: &Table) {
        let address = Address::of(&["roster", &entry.key.value]);
        let mut section = reader.section(table, address, entry.key.span, &place::ROSTER);
        let unit = section.word("unit", Need::Required);
        let closures = section.words("closures", Need::Required);
        let openings = section.special("hours", Need::Required, read_openings);
        let staff = section.table("staff").map_or_else(Vec::new, |(_, table)| {
            table
                .entries
                .iter()
                .map(|entry| (entry.key.clone(), entry.node.clone()))
                .collect()
        });
        section.finish();
        for (key, node) in &staff {
            if !matches!(node.value, Written::Integer(_)) {
                let _: Slot<()> = reader.wrong(Kind::Integer, node, address.with("staff").with(&key.value));
            }
        }
        let openings: Vec<Opening> = openings.items().iter().map(|opening| opening.value).collect();
        if let Some(unit) = unit.value() {
            self.almanac.rosters.push(RosterTable {
                key: entry.key.value.clone(),
                unit: UnitId::new(unit),
                closures: closures.items().iter().map(|closure| closure.value.clone()).collect(),
                openings: openings.clone(),
                staff: staff
                    .iter()
                    .map(|(key, node)| (key.value.clone(), how_many(node)))
                    .collect(),
            });
        }
        let staff = staff.into_iter().map(|(key, _)| key).collect();
        self.rosters.push(DraftRoster {
            address: address.to_string(),
            unit,
            closures,
            openings,
            staff,
        });
    }

    /// As people read it, with what could be read.
    pub(crate) fn almanac(&self) -> Almanac {
        Almanac {
            ramadan: self.ramadan.clone(),
            ..self.almanac.clone()
        }
    }

    fn cite(&mut self, law: Slot<Citation>, address: String) {
        if let Slot::Read(law) = law {
            self.laws.push((address, law));
        }
    }

    fn parts(&self, hours: &OpeningHours) -> CalendarParts {
        let mut parts = CalendarParts::new(self.zone, hours.clone());
        parts.ramadan.clone_from(&self.ramadan);
        for closures in self.closures.values() {
            parts.closures.merge(closures);
        }
        parts
    }

    pub(crate) fn by_hours(&self) -> BTreeMap<String, Calendar> {
        self.hours
            .iter()
            .filter_map(|(key, hours)| Some((key.clone(), Calendar::new(self.parts(hours)).ok()?)))
            .collect()
    }

    /// The calendars of units with rosters, for every key of opening hours a service of theirs may use.
    pub(crate) fn by_unit(&self, regency: &Regency) -> BTreeMap<(UnitId, String), Calendar> {
        let mut calendars = BTreeMap::new();
        for unit in regency.units.keys() {
            let rosters: Vec<Roster> = self
                .rosters
                .iter()
                .filter(|roster| roster.unit.value().is_some_and(|of| of == unit.as_str()))
                .map(|roster| Roster {
                    days: self.days(roster),
                    openings: roster.openings.clone(),
                })
                .collect();
            if rosters.is_empty() {
                continue;
            }
            for (key, hours) in &self.hours {
                let parts = CalendarParts {
                    rosters: rosters.clone(),
                    ..self.parts(hours)
                };
                if let Ok(calendar) = Calendar::new(parts) {
                    calendars.insert((unit.clone(), key.clone()), calendar);
                }
            }
        }
        calendars
    }

    fn days(&self, roster: &DraftRoster) -> BTreeSet<Date> {
        let closures = roster
            .closures
            .items()
            .iter()
            .filter_map(|closure| self.closures.get(&closure.value));
        closures.flat_map(Closures::days).collect()
    }

    /// The findings, with those for names that exist in no file.
    pub(crate) fn check(self, regency: &Regency) -> Vec<Diagnostic> {
        let mut found = self.found;
        for (address, law) in &self.laws {
            if !regency.laws.contains_key(&law.value.law) {
                let at = (format!("{CALENDAR}{address}"), law.span);
                let known = regency.laws.keys().map(LawKey::as_str);
                found.push(dangling_reference::finding(
                    Target::Law,
                    law.value.law.as_str(),
                    "law.toml",
                    at,
                    known,
                ));
            }
        }
        for roster in &self.rosters {
            check_roster(roster, &self.closures, regency, &mut found);
        }
        found
    }
}

fn check_roster(
    roster: &DraftRoster,
    closures: &BTreeMap<String, Closures>,
    regency: &Regency,
    found: &mut Vec<Diagnostic>,
) {
    for closure in roster.closures.items() {
        if !closures.contains_key(&closure.value) {
            let at = (format!("{CALENDAR}{}.closures", roster.address), closure.span);
            let known = closures.keys().map(String::as_str);
            found.push(dangling_reference::finding(
                Target::Closure,
                &closure.value,
                "calendar.toml",
                at,
                known,
            ));
        }
    }
    let Some(unit) = roster.unit.read() else { return };
    let Some(known) = regency.units.get(unit.value.as_str()) else {
        let at = (format!("{CALENDAR}{}.unit", roster.address), unit.span);
        let known = regency.units.keys().map(UnitId::as_str);
        found.push(dangling_reference::finding(
            Target::Unit,
            &unit.value,
            "organisation.toml",
            at,
            known,
        ));
        return;
    };
    for member in &roster.staff {
        if !known
            .positions
            .iter()
            .any(|position| *position.key.position == *member.value)
        {
            let at = (
                format!("{CALENDAR}{}.staff.{}", roster.address, member.value),
                member.span,
            );
            let positions = known.positions.iter().map(|position| &*position.key.position);
            found.push(dangling_reference::finding(
                Target::Position,
                &member.value,
                &unit.value,
                at,
                positions,
            ));
        }
    }
}

fn how_many(node: &Node) -> u32 {
    match &node.value {
        Written::Integer(count) => count.parse().unwrap_or(0),
        Written::Text(_)
        | Written::Float(_)
        | Written::Boolean(_)
        | Written::Date(_)
        | Written::Instant
        | Written::List(_)
        | Written::Table(_) => 0,
    }
}

fn week(section: &mut Section<'_, '_, '_>) -> Week {
    let mut week = Week::default();
    for name in WEEKDAYS {
        let openings = section.special(name, Need::Optional, read_openings);
        let Some(weekday) = parse_weekday(name) else { continue };
        let openings: Vec<Opening> = openings.items().iter().map(|opening| opening.value).collect();
        week = week.with(weekday, openings);
    }
    week
}

fn read_openings(reader: &mut Reader<'_>, node: &Node, address: Address<'_>) -> Slot<Vec<Spanned<Opening>>> {
    let openings = read_list(reader, node, address, |reader, node, address| {
        let Written::Text(text) = &node.value else {
            return reader.wrong(Kind::Opening, node, address);
        };
        match Opening::parse(text) {
            Ok(opening) => Slot::Read(Spanned::new(opening, node.span)),
            Err(_) => reader.wrong(Kind::Opening, node, address),
        }
    });
    let items = openings.items();
    for (at, opening) in items.iter().enumerate() {
        if items[..at].iter().any(|earlier| earlier.value.overlaps(opening.value)) {
            reader.report(hours_unusable::overlap(
                &opening.value.to_string(),
                address,
                opening.span,
            ));
        }
    }
    openings
}
