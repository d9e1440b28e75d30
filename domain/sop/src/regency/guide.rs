//! Reads `guide.toml`.

use std::collections::BTreeMap;

use maklumat_vocabulary::{Diagnostic, ServiceKey, Span, Spanned};

use crate::guide::{EVENT_ICONS, Elsewhere, Guide, LifeEvent, Mention, Needed};
use crate::organisation::Regency;
use crate::regency::{GUIDE, GUIDE_ENGLISH};
use crate::rules::dangling_reference::{self, Target};
use crate::rules::wrong_value::Kind;
use crate::source::address::Address;
use crate::source::section::{Need, Reader, Section};
use crate::source::slot::Slot;
use crate::source::tree::{Entry, Node, Table, Written};
use crate::source::values::{read_list, read_word};
use crate::source::{open, place};

/// The guide as read, and what was found in it.
pub(crate) struct GuideFile {
    pub(crate) guide: Guide,
    pub(crate) found: Vec<Diagnostic>,
    pub(crate) english_found: Vec<Diagnostic>,
}

pub(crate) fn read(text: &str, english: Option<&str>) -> GuideFile {
    let (mut reader, table) = open(text, english, GUIDE);
    let mut guide = Guide::default();
    let mut file = reader.section(&table, Address::default(), Span::default(), &place::GUIDE);
    guide.vague = words(&mut file, "vague", Need::Optional);
    if let Some((_, table)) = file.table("alike") {
        for entry in &table.entries {
            let address = Address::of(&["alike", &entry.key.value]);
            let words = list(file.reader, &entry.node, address);
            guide.alike.push((entry.key.value.clone(), words));
        }
    }
    for (entry, table) in file.named("names").unwrap_or_default() {
        names(file.reader, entry, table, &mut guide);
    }
    for (entry, table) in file.named("elsewhere").unwrap_or_default() {
        let address = Address::of(&["elsewhere", &entry.key.value]);
        let mut section = file.reader.section(table, address, entry.key.span, &place::ELSEWHERE);
        guide.elsewhere.push(Elsewhere {
            id: entry.key.value.clone(),
            name: section.text("name", Need::Required).cloned().unwrap_or_default(),
            place: section.text("place", Need::Required).cloned().unwrap_or_default(),
            words: words(&mut section, "words", Need::Required),
        });
        section.finish();
    }
    for (entry, table) in file.named("event").unwrap_or_default() {
        let event = event(file.reader, entry, table, &mut guide.references);
        guide.events.push(event);
    }
    file.finish();
    let mut english_found = std::mem::take(&mut reader.english).into_findings();
    for finding in &mut english_found {
        finding.address.insert_str(0, GUIDE_ENGLISH);
    }
    GuideFile {
        guide,
        found: reader.found,
        english_found,
    }
}

/// Looks up the units in front of every service.
pub(crate) fn check(regency: &Regency, guide: &Guide, found: &mut Vec<Diagnostic>) {
    for mention in guide.references.iter().filter(|mention| mention.choice.is_none()) {
        if regency.unit(&mention.service.unit).is_none() {
            let known = regency.units.keys().map(maklumat_vocabulary::UnitId::as_str);
            found.push(dangling_reference::finding(
                Target::Unit,
                mention.service.unit.as_str(),
                "organisation.toml",
                (format!("{GUIDE}{}", mention.address), mention.span),
                known,
            ));
        }
    }
}

fn words(section: &mut Section<'_, '_, '_>, key: &'static str, need: Need) -> Vec<String> {
    let words = section.words(key, need);
    words.items().iter().map(|word| word.value.clone()).collect()
}

fn list(reader: &mut Reader<'_>, node: &Node, address: Address<'_>) -> Vec<String> {
    let words: Slot<Vec<Spanned<String>>> = read_list(reader, node, address, read_word);
    words.items().iter().map(|word| word.value.clone()).collect()
}

/// The everyday names of the services of one unit: `ktp-el = ["bikin KTP"]`.
fn names(reader: &mut Reader<'_>, unit: &Entry, table: &Table, guide: &mut Guide) {
    for entry in &table.entries {
        let address = Address::of(&["names", &unit.key.value, &entry.key.value]);
        let service = ServiceKey::new(&unit.key.value, &entry.key.value);
        let words = list(reader, &entry.node, address);
        guide.references.push(Mention {
            service: service.clone(),
            choice: None,
            address: address.to_string(),
            span: entry.key.span,
        });
        guide.names.insert(service, words);
    }
}

fn event(reader: &mut Reader<'_>, entry: &Entry, table: &Table, mentions: &mut Vec<Mention>) -> LifeEvent {
    let address = Address::of(&["event", &entry.key.value]);
    let mut section = reader.section(table, address, entry.key.span, &place::LIFE_EVENT);
    let icons = EVENT_ICONS.map(|icon| (icon, icon));
    let name = section.text("name", Need::Required).cloned().unwrap_or_default();
    let about = section.text("about", Need::Optional).cloned();
    let icon = section
        .one_of("icon", Need::Required, &icons)
        .cloned()
        .unwrap_or("paper");
    let steps = section.named("service").unwrap_or_default();
    section.finish();
    let services = steps
        .into_iter()
        .filter_map(|(step, table)| event_service(reader, (address, step), table, mentions))
        .collect();
    LifeEvent {
        id: entry.key.value.clone(),
        name,
        about,
        icon,
        services,
    }
}

fn event_service(
    reader: &mut Reader<'_>,
    (event, entry): (Address<'_>, &Entry),
    table: &Table,
    mentions: &mut Vec<Mention>,
) -> Option<Needed> {
    let address = event.with("service").with(&entry.key.value);
    let mut section = reader.section(table, address, entry.key.span, &place::EVENT_SERVICE);
    let service = section.special("service", Need::Required, read_service);
    let note = section.text("note", Need::Optional).cloned();
    let chosen = section.table("choose");
    section.finish();
    let read = service.read()?;
    let mention = |choice, address: Address<'_>, span| Mention {
        service: read.value.clone(),
        choice,
        address: address.to_string(),
        span,
    };
    mentions.push(mention(None, address.with("service"), read.span));
    let mut choose = BTreeMap::new();
    for entry in chosen.map_or(&[][..], |(_, table)| &table.entries) {
        let at = address.with("choose").with(&entry.key.value);
        if let Slot::Read(option) = read_word(reader, &entry.node, at) {
            let choice = (entry.key.value.clone(), option.value.clone());
            mentions.push(mention(Some(choice), at, option.span));
            choose.insert(entry.key.value.clone(), option.value);
        }
    }
    Some(Needed {
        service: read.value.clone(),
        note,
        choose,
    })
}

fn read_service(reader: &mut Reader<'_>, node: &Node, address: Address<'_>) -> Slot<ServiceKey> {
    let key = match &node.value {
        Written::Text(text) => ServiceKey::parse(text),
        Written::Integer(_)
        | Written::Float(_)
        | Written::Boolean(_)
        | Written::Date(_)
        | Written::Instant
        | Written::List(_)
        | Written::Table(_) => None,
    };
    match key {
        Some(key) => Slot::Read(Spanned::new(key, node.span)),
        None => reader.wrong(Kind::ServiceKey, node, address),
    }
}
