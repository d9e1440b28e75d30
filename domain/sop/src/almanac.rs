//! `calendar.toml` as people read it: hours, closed days and rosters with their names and the rules they rest on. What is
//! counted by stands in the calendars themselves.

use std::collections::BTreeSet;

use maklumat_calendar::{Date, Opening, OpeningHours, Ramadan};
use maklumat_vocabulary::{LocalizedText, UnitId};

use crate::citation::Citation;

/// In order of writing.
#[derive(Clone, Debug, Default)]
pub struct Almanac {
    pub hours: Vec<HoursKind>,
    pub ramadan: Vec<Ramadan>,
    pub closures: Vec<ClosureTable>,
    pub rosters: Vec<RosterTable>,
}

/// Opening hours by the name units call them by.
#[derive(Clone, Debug)]
pub struct HoursKind {
    pub key: String,
    pub name: Option<LocalizedText>,
    pub law: Option<Citation>,
    pub hours: OpeningHours,
}

/// Closed days by one decree: national days, collective leave, days of the region.
#[derive(Clone, Debug)]
pub struct ClosureTable {
    pub key: String,
    pub name: Option<LocalizedText>,
    pub law: Option<Citation>,
    /// Ascending, each with what it is for.
    pub days: Vec<(Date, String)>,
}

/// Who opens on closed days.
#[derive(Clone, Debug)]
pub struct RosterTable {
    pub key: String,
    pub unit: UnitId,
    /// Keys of the tables whose days it is about.
    pub closures: Vec<String>,
    pub openings: Vec<Opening>,
    /// Position within the unit, and how many of it.
    pub staff: Vec<(String, u32)>,
}

impl Almanac {
    /// Years that have closed days on file.
    #[must_use]
    pub fn years(&self) -> BTreeSet<i16> {
        let days = self.closures.iter().flat_map(|table| &table.days);
        days.map(|(day, _)| day.year()).collect()
    }

    /// Why a day is closed, by which table.
    pub fn closed(&self, day: Date) -> impl Iterator<Item = (&ClosureTable, &str)> {
        self.closures.iter().flat_map(move |table| {
            let days = table.days.iter().filter(move |(closed, _)| *closed == day);
            days.map(move |(_, what)| (table, what.as_str()))
        })
    }

    /// The rosters of a unit on the days of a table.
    pub fn rosters_on<'a>(&'a self, table: &'a ClosureTable) -> impl Iterator<Item = &'a RosterTable> {
        self.rosters
            .iter()
            .filter(|roster| roster.closures.contains(&table.key))
    }

    #[must_use]
    pub fn hours_of(&self, key: &str) -> Option<&HoursKind> {
        self.hours.iter().find(|hours| hours.key == key)
    }
}
