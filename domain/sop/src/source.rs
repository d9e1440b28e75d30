//! Reads files tolerantly: whatever stands there is kept with its place, whatever is wrong is reported once.

pub(crate) mod address;
pub(crate) mod brackets;
pub(crate) mod draft;
pub(crate) mod endings;
pub(crate) mod english;
mod flow;
pub(crate) mod identity;
pub(crate) mod money;
pub(crate) mod place;
mod product;
pub(crate) mod recovery;
mod requirement;
pub(crate) mod section;
pub(crate) mod slot;
pub(crate) mod tree;
pub(crate) mod values;

use maklumat_vocabulary::{Diagnostic, Span};

use crate::rules::{missing_key, not_toml};
use crate::source::address::Address;
use crate::source::draft::Draft;
use crate::source::english::English;
use crate::source::place::Place;
use crate::source::recovery::{Damage, recover};
use crate::source::section::{Need, Reader, Section};
use crate::source::tree::Table;

/// A service file as read, and what was found while reading.
#[derive(Debug)]
pub(crate) struct Reading {
    pub(crate) draft: Draft,
    pub(crate) found: Vec<Diagnostic>,
    pub(crate) english_found: Vec<Diagnostic>,
}

/// Reads a service and the English texts beside it.
pub(crate) fn read_service(text: &str, english: Option<&str>) -> Reading {
    let (mut reader, table) = open(text, english, "");
    let mut draft = Draft {
        is_torn: reader.damage.is_torn,
        ..Draft::default()
    };
    let mut file = reader.section(&table, Address::default(), Span::default(), &place::FILE);
    identity::read(&mut file, &mut draft);
    requirement::read(&mut file, &mut draft);
    money::read(&mut file, &mut draft);
    flow::read(&mut file, &mut draft);
    product::read(&mut file, &mut draft);
    endings::read(&mut file, &mut draft);
    file.finish();
    Reading {
        draft,
        found: reader.found,
        english_found: reader.english.into_findings(),
    }
}

/// Parses a text and prepares its reading; lines that are not TOML are reported.
pub(crate) fn open<'t>(text: &'t str, english: Option<&str>, prefix: &'static str) -> (Reader<'t>, Table) {
    let recovered = recover(text);
    let english = english.map_or_else(English::default, English::read);
    let mut reader = Reader {
        text,
        prefix,
        damage: Damage::default(),
        english,
        found: Vec::new(),
    };
    for broken in &recovered.breaks {
        let line = text.get(broken.span.start..broken.span.end).unwrap_or("");
        reader.report(not_toml::finding(broken, String::new(), line));
    }
    reader.damage = recovered.damage;
    (reader, recovered.table)
}

/// A section that stands once in a file; reported where it is required and missing.
pub(crate) fn single<'r, 't, 'n>(
    file: &'r mut Section<'_, 't, 'n>,
    key: &'static str,
    need: Need,
    place: &'static Place,
) -> Option<Section<'r, 't, 'n>> {
    let Some((entry, table)) = file.table(key) else {
        if need == Need::Required && !file.reader.damage.may_hold(Address::default(), key) && !file.has(key) {
            file.reader.report(missing_key::section(key, key));
        }
        return None;
    };
    Some(file.reader.section(table, Address::of(&[key]), entry.key.span, place))
}
