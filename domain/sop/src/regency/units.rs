//! `organisation.toml`: the regency, its units, and the positions that perform steps. No person is in it.

use std::collections::BTreeMap;

use maklumat_calendar::{Calendar, Zone};
use maklumat_vocabulary::{DeviceId, Diagnostic, LawKey, LocalizedText, PositionKey, PriorityId, Span, UnitId};

use crate::almanac::Almanac;
use crate::citation::Citation;
use crate::guide::Guide;
use crate::model::Standard;
use crate::organisation::{Device, PaperRule, PositionInfo, PriorityClass, Regency, Source, Unit};
use crate::regency::{ORGANISATION, ORGANISATION_ENGLISH};
use crate::rules::dangling_reference::{self, Target};
use crate::rules::{reports_in_circle, unit_without_contact};
use crate::source::address::Address;
use crate::source::draft::DraftStandard;
use crate::source::identity::read_standard;
use crate::source::section::{Need, Reader, Section};
use crate::source::slot::Slot;
use crate::source::tree::{Entry, Table};
use crate::source::{open, place, single};

/// The organisation as read, and the references that can only be looked up when the other files are read too.
pub(crate) struct Organisation {
    pub(crate) regency: Regency,
    pub(crate) zone: Zone,
    pub(crate) places: Vec<Reference>,
    pub(crate) found: Vec<Diagnostic>,
    pub(crate) english_found: Vec<Diagnostic>,
}

/// A name that must exist somewhere, and where it is written.
pub(crate) struct Reference {
    target: Target,
    name: String,
    /// The unit in which a position is looked for.
    unit: UnitId,
    address: String,
    span: Span,
}

impl Reference {
    /// The position whose superior this names.
    fn superior_of(&self) -> Option<&str> {
        self.address.strip_suffix(".reports-to")?.rsplit('.').next()
    }
}

pub(crate) fn read(text: &str, english: Option<&str>) -> Organisation {
    let (mut reader, table) = open(text, english, ORGANISATION);
    let mut places = Vec::new();
    let mut file = reader.section(&table, Address::default(), Span::default(), &place::ORGANISATION);
    let mut regency = identity(&mut file);
    regency.standard = standard(read_standard(&mut file, Need::Optional));
    if let Some(mut section) = single(&mut file, "paper", Need::Optional, &place::PAPER) {
        let within = section.duration("within", Need::Required);
        let reason = section.text("reason", Need::Required);
        section.finish();
        regency.paper = within
            .cloned()
            .zip(reason.cloned())
            .map(|(within, reason)| PaperRule { within, reason });
    }
    if let Some(mut section) = single(&mut file, "pledge", Need::Optional, &place::PLEDGE) {
        let statements = section.texts("statements", Need::Required);
        section.finish();
        let statements = statements.items().iter();
        regency.pledge = statements.map(|statement| statement.value.clone()).collect();
    }
    for (entry, table) in file.named("priority").unwrap_or_default() {
        regency
            .priorities
            .push(priority(file.reader, entry, table, &mut places));
    }
    for (entry, table) in file.named("source").unwrap_or_default() {
        let address = Address::of(&["source", &entry.key.value]);
        let mut section = file.reader.section(table, address, entry.key.span, &place::SOURCE);
        let name = section.text("name", Need::Required).cloned().unwrap_or_default();
        let fields = section.words("fields", Need::Required);
        section.finish();
        let fields = fields.items().iter().map(|field| field.value.clone()).collect();
        regency.sources.insert(entry.key.value.clone(), Source { name, fields });
    }
    for (entry, table) in file.named("unit").unwrap_or_default() {
        if let Some(unit) = unit(file.reader, entry, table, &mut places) {
            regency.units.insert(unit.id.clone(), unit);
        }
    }
    file.finish();
    let zone = regency.zone;
    let mut english_found = std::mem::take(&mut reader.english).into_findings();
    for finding in &mut english_found {
        finding.address.insert_str(0, ORGANISATION_ENGLISH);
    }
    Organisation {
        regency,
        zone,
        places,
        found: reader.found,
        english_found,
    }
}

fn identity(file: &mut Section<'_, '_, '_>) -> Regency {
    let mut regency = Regency {
        name: LocalizedText::default(),
        code: String::new(),
        province: LocalizedText::default(),
        head: LocalizedText::default(),
        zone: Zone::Wib,
        survey: None,
        standard: Standard::default(),
        priorities: Vec::new(),
        sources: BTreeMap::new(),
        units: BTreeMap::new(),
        laws: BTreeMap::new(),
        calendars: BTreeMap::new(),
        rostered: BTreeMap::new(),
        fallback: Calendar::always_open(Zone::Wib),
        almanac: Almanac::default(),
        guide: Guide::default(),
        paper: None,
        pledge: Vec::new(),
    };
    if let Some(mut section) = single(file, "regency", Need::Required, &place::REGENCY) {
        let zones = Zone::ALL.map(|zone| (zone.abbreviation(), zone));
        regency.name = section.text("name", Need::Required).cloned().unwrap_or_default();
        regency.code = section.word("code", Need::Required).cloned().unwrap_or_default();
        regency.province = section.text("province", Need::Required).cloned().unwrap_or_default();
        regency.head = section.text("head", Need::Required).cloned().unwrap_or_default();
        regency.zone = section
            .one_of("timezone", Need::Required, &zones)
            .cloned()
            .unwrap_or_default();
        regency.survey = section.word("survey", Need::Optional).cloned();
        section.finish();
    }
    regency
}

fn priority(reader: &mut Reader<'_>, entry: &Entry, table: &Table, places: &mut Vec<Reference>) -> PriorityClass {
    let address = Address::of(&["priority", &entry.key.value]);
    let mut section = reader.section(table, address, entry.key.span, &place::PRIORITY_CLASS);
    let name = section.text("name", Need::Required).cloned().unwrap_or_default();
    let law = section.citation("law", Need::Optional);
    section.finish();
    places.extend(law_reference(&law, address.with("law").to_string()));
    PriorityClass {
        id: PriorityId::new(&entry.key.value),
        name,
        law: law.cloned(),
    }
}

fn unit(reader: &mut Reader<'_>, entry: &Entry, table: &Table, places: &mut Vec<Reference>) -> Option<Unit> {
    let id = UnitId::new(&entry.key.value);
    let unit_address = Address::of(&["unit", &entry.key.value]);
    let mut section = reader.section(table, unit_address, entry.key.span, &place::UNIT);
    let name = section.text("name", Need::Required);
    let head = section.word("head", Need::Required);
    let hours = section.word("hours", Need::Required);
    let address = section.text("address", Need::Optional);
    let is_silent = !section.has("contact");
    let mut contact = BTreeMap::new();
    if let Some((inner, table)) = section.table("contact") {
        let at = section.at("contact");
        let mut inner = section.reader.section(table, at, inner.key.span, &place::CONTACT);
        for way in ["phone", "whatsapp", "email", "website"] {
            if let Some(value) = inner.word(way, Need::Optional).cloned() {
                contact.insert(way.to_owned(), value);
            }
        }
        inner.finish();
    }
    let standard = standard(read_standard(&mut section, Need::Optional));
    let positions = section.named("position").unwrap_or_default();
    let devices = section.named("device").unwrap_or_default();
    section.finish();
    if is_silent {
        reader.report(unit_without_contact::finding(&entry.key, unit_address));
    }
    let positions = positions.into_iter();
    let known = positions.map(|(entry, table)| position(reader, entry, table, &id, places));
    let known = known.collect();
    let devices = devices
        .into_iter()
        .map(|(entry, table)| device(reader, entry, table, unit_address))
        .collect();
    places.extend(reference(
        Target::Position,
        &head,
        &id,
        unit_address.with("head").to_string(),
    ));
    places.extend(reference(
        Target::Hours,
        &hours,
        &id,
        unit_address.with("hours").to_string(),
    ));
    Some(Unit {
        head: PositionKey {
            unit: id.clone(),
            position: head.value().map_or("", String::as_str).into(),
        },
        id,
        name: name.cloned()?,
        hours: hours.cloned().unwrap_or_default(),
        address: address.cloned(),
        contact,
        standard,
        positions: known,
        devices,
    })
}

fn position(
    reader: &mut Reader<'_>,
    entry: &Entry,
    table: &Table,
    unit: &UnitId,
    places: &mut Vec<Reference>,
) -> PositionInfo {
    let address = Address::of(&["unit", unit.as_str(), "position", &entry.key.value]);
    let mut section = reader.section(table, address, entry.key.span, &place::POSITION);
    let name = section.text("name", Need::Required).cloned();
    let count = section.count("count", Need::Required);
    let qualification = section.text("qualification", Need::Optional).cloned();
    let reports_to = section.word("reports-to", Need::Optional);
    section.finish();
    places.extend(reference(
        Target::Position,
        &reports_to,
        unit,
        address.with("reports-to").to_string(),
    ));
    PositionInfo {
        key: PositionKey {
            unit: unit.clone(),
            position: entry.key.value.as_str().into(),
        },
        name: name.unwrap_or_else(|| LocalizedText::indonesian(entry.key.value.clone())),
        count: count.cloned().unwrap_or(1),
        qualification,
        reports_to: reports_to.value().map(|position| position_key(position, unit)),
    }
}

fn device(reader: &mut Reader<'_>, entry: &Entry, table: &Table, unit: Address<'_>) -> (DeviceId, Device) {
    let address = unit.with("device").with(&entry.key.value);
    let mut section = reader.section(table, address, entry.key.span, &place::DEVICE);
    let name = section.text("name", Need::Required).cloned().unwrap_or_default();
    let calibrated_until = section.date("calibrated-until", Need::Optional).cloned();
    section.finish();
    (DeviceId::new(&entry.key.value), Device { name, calibrated_until })
}

/// A position as files write it: of the same unit, or `unit/position`.
pub(crate) fn position_key(text: &str, unit: &UnitId) -> PositionKey {
    PositionKey::parse(text).unwrap_or_else(|| PositionKey {
        unit: unit.clone(),
        position: text.into(),
    })
}

pub(crate) fn standard(draft: DraftStandard) -> Standard {
    let texts = |slot: &Slot<Vec<maklumat_vocabulary::Spanned<LocalizedText>>>| {
        slot.items().iter().map(|text| text.value.clone()).collect()
    };
    Standard {
        legal_basis: draft
            .legal_basis
            .items()
            .iter()
            .map(|citation| citation.value.clone())
            .collect(),
        facilities: texts(&draft.facilities),
        supervision: texts(&draft.supervision),
        complaints: texts(&draft.complaints),
        guarantee: texts(&draft.guarantee),
        safety: texts(&draft.safety),
        evaluation: texts(&draft.evaluation),
    }
}

fn reference(target: Target, slot: &Slot<String>, unit: &UnitId, address: String) -> Option<Reference> {
    let read = slot.read()?;
    Some(Reference {
        target,
        name: read.value.clone(),
        unit: unit.clone(),
        address,
        span: read.span,
    })
}

fn law_reference(slot: &Slot<Citation>, address: String) -> Option<Reference> {
    let read = slot.read()?;
    let name = read.value.law.to_string();
    Some(Reference {
        target: Target::Law,
        name,
        unit: UnitId::new(""),
        address,
        span: read.span,
    })
}

/// Looks up what the organisation refers to.
pub(crate) fn check(regency: &Regency, places: &[Reference], found: &mut Vec<Diagnostic>) {
    for place in places {
        let at = (format!("{ORGANISATION}{}", place.address), place.span);
        match place.target {
            Target::Position => {
                let key = position_key(&place.name, &place.unit);
                if regency.position(&key).is_none() {
                    let known = regency.unit(&key.unit).map_or(&[][..], |unit| &unit.positions);
                    let known = known.iter().map(|position| &*position.key.position);
                    found.push(dangling_reference::finding(
                        Target::Position,
                        &key.position,
                        key.unit.as_str(),
                        at,
                        known,
                    ));
                } else if let Some(position) = place.superior_of() {
                    let position = position_key(position, &place.unit);
                    if reports_in_circle::is_in_circle(regency, &position) {
                        found.push(reports_in_circle::finding(&position, at.0, at.1));
                    }
                }
            }
            Target::Hours if !regency.calendars.contains_key(&place.name) => {
                let known = regency.calendars.keys().map(String::as_str);
                found.push(dangling_reference::finding(
                    Target::Hours,
                    &place.name,
                    "calendar.toml",
                    at,
                    known,
                ));
            }
            Target::Law if !regency.laws.contains_key(place.name.as_str()) => {
                let known = regency.laws.keys().map(LawKey::as_str);
                found.push(dangling_reference::finding(
                    Target::Law,
                    &place.name,
                    "law.toml",
                    at,
                    known,
                ));
            }
            Target::Hours
            | Target::Law
            | Target::Step
            | Target::Fee
            | Target::Product
            | Target::Requirement
            | Target::LocationField
            | Target::Device
            | Target::PriorityClass
            | Target::Source
            | Target::Choice
            | Target::Unit
            | Target::Closure
            | Target::Service => {}
        }
    }
}
