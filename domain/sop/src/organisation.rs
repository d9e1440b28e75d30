//! The files all services of a regency share, read and complete: organisation, law, hours by key, and the guide.

use std::collections::BTreeMap;

use maklumat_calendar::{Calendar, Date, Duration, Zone};
use maklumat_vocabulary::{DeviceId, LawKey, LocalizedText, PositionKey, PriorityId, UnitId};

use crate::almanac::Almanac;
use crate::citation::Citation;
use crate::guide::Guide;
use crate::model::{Standard, StartEvent};

/// A regency as its services see it.
#[derive(Clone, Debug)]
pub struct Regency {
    pub name: LocalizedText,
    /// Code of the region in public numbers, `99.01`.
    pub code: String,
    pub province: LocalizedText,
    /// Title of its head, `Bupati Sungai Raya`.
    pub head: LocalizedText,
    pub zone: Zone,
    pub survey: Option<String>,
    /// Components g, i, j, l, m, n for all units. [law: uu-25-2009-art-21]
    pub standard: Standard,
    pub priorities: Vec<PriorityClass>,
    pub sources: BTreeMap<String, Source>,
    pub units: BTreeMap<UnitId, Unit>,
    pub laws: BTreeMap<LawKey, Law>,
    /// Calendars by hours key, built from `calendar.toml`, without the rosters of any unit.
    pub calendars: BTreeMap<String, Calendar>,
    /// Those that differ because the unit has rosters.
    pub rostered: BTreeMap<(UnitId, String), Calendar>,
    /// Serves units whose hours could not be read, so that a regency with faults can still be shown.
    pub fallback: Calendar,
    /// Hours, closed days and rosters with their names and sources.
    pub almanac: Almanac,
    /// How people find a service; empty where nobody wrote it.
    pub guide: Guide,
    /// How long what was received on paper may be entered; nothing is printed ahead where nobody has said it.
    pub paper: Option<PaperRule>,
    /// What heads of units state on the pledge they sign; nothing is printed where nobody has said it.
    /// [law: uu-25-2009-art-22]
    pub pledge: Vec<LocalizedText>,
}

/// The bound on entering what was received on paper while there was no power or no line.
#[derive(Clone, Debug)]
pub struct PaperRule {
    /// Counted from the time of receipt, by the calendar of the service.
    pub within: Duration,
    pub reason: LocalizedText,
}

#[derive(Clone, Debug)]
pub struct PriorityClass {
    pub id: PriorityId,
    pub name: LocalizedText,
    pub law: Option<Citation>,
}

#[derive(Clone, Debug)]
pub struct Source {
    pub name: LocalizedText,
    pub fields: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct Unit {
    pub id: UnitId,
    pub name: LocalizedText,
    /// Position of the head, within this unit.
    pub head: PositionKey,
    /// Key of the opening hours.
    pub hours: String,
    pub address: Option<LocalizedText>,
    /// `phone`, `whatsapp`, `email`
    pub contact: BTreeMap<String, String>,
    pub standard: Standard,
    /// In order of writing.
    pub positions: Vec<PositionInfo>,
    pub devices: BTreeMap<DeviceId, Device>,
}

#[derive(Clone, Debug)]
pub struct PositionInfo {
    pub key: PositionKey,
    pub name: LocalizedText,
    pub count: u32,
    pub qualification: Option<LocalizedText>,
    pub reports_to: Option<PositionKey>,
}

#[derive(Clone, Debug)]
pub struct Device {
    pub name: LocalizedText,
    pub calibrated_until: Option<Date>,
}

#[derive(Clone, Debug)]
pub struct Law {
    pub key: LawKey,
    pub title: LocalizedText,
    pub from: Date,
    pub until: Option<Date>,
    /// The regulation that took its place.
    pub replaced_by: Option<LawKey>,
    /// False: not yet compared with the official text.
    pub is_verified: bool,
    pub limits: BTreeMap<String, Limit>,
}

/// A legal ceiling on time.
#[derive(Clone, Debug)]
pub struct Limit {
    pub article: String,
    pub about: LocalizedText,
    pub time: Duration,
    pub start: StartEvent,
}

impl Regency {
    #[must_use]
    pub fn unit(&self, id: &UnitId) -> Option<&Unit> {
        self.units.get(id)
    }

    /// The calendar of a unit, for its own opening hours or for those a service states.
    #[must_use]
    pub fn calendar_of(&self, unit: &UnitId, hours: Option<&str>) -> &Calendar {
        let Some(hours) = hours.or_else(|| self.units.get(unit).map(|unit| unit.hours.as_str())) else {
            return &self.fallback;
        };
        self.rostered
            .get(&(unit.clone(), hours.to_owned()))
            .or_else(|| self.calendars.get(hours))
            .unwrap_or(&self.fallback)
    }

    #[must_use]
    pub fn position(&self, key: &PositionKey) -> Option<&PositionInfo> {
        self.units
            .get(&key.unit)?
            .positions
            .iter()
            .find(|position| position.key == *key)
    }
}
