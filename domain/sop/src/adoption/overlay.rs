//! `[adopts]`, the head of an overlay: which package, and what of it does not hold here.

use std::collections::BTreeMap;

use maklumat_vocabulary::{Diagnostic, Span, Spanned};

use crate::adoption::package_name::PackageName;
use crate::rules::wrong_value::Kind;
use crate::source::address::Address;
use crate::source::section::{Need, Reader, Section};
use crate::source::slot::Slot;
use crate::source::tree::{Node, Table, Written};
use crate::source::values::read_word;
use crate::source::{open, place};

/// What an overlay says of the package it adopts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adopts {
    pub package: PackageName,
    pub version: u32,
    /// `sha256:` and 64 hex digits, over the text that was adopted.
    pub digest: String,
    pub(crate) digest_span: Span,
    pub(crate) version_span: Span,
    /// The word `adopts`: where what concerns the adoption as a whole is shown.
    pub span: Span,
    /// Addresses that do not hold here.
    pub(crate) remove: Vec<Spanned<String>>,
    pub(crate) remove_span: Option<Span>,
    /// The package's position, and ours, with the place of each.
    pub(crate) positions: BTreeMap<String, (Span, Spanned<String>)>,
}

/// Reads the head of an overlay. `None`: the text adopts nothing, it is a whole definition of its own.
///
/// # Errors
/// What is missing or wrong in the section, each with its place.
#[must_use]
pub fn read_adopts(text: &str) -> Option<Result<Adopts, Vec<Diagnostic>>> {
    // Nearly every file is none: so much is seen without reading it.
    if !text.contains("adopts") {
        return None;
    }
    let (mut reader, table) = open(text, None, "");
    let entry = table.entry("adopts")?;
    let Written::Table(section) = &entry.node.value else {
        let _: Slot<()> = reader.wrong(Kind::Table, &entry.node, Address::of(&["adopts"]));
        return Some(Err(reader.found));
    };
    let read = read(&mut reader, section, entry.key.span);
    Some(match read {
        Some(adopts) if reader.found.is_empty() => Ok(adopts),
        Some(_) | None => Err(reader.found),
    })
}

fn read(reader: &mut Reader<'_>, table: &Table, span: Span) -> Option<Adopts> {
    let mut section = reader.section(table, Address::of(&["adopts"]), span, &place::ADOPTS);
    let package = section.special("package", Need::Required, read_package);
    let version = section.count("version", Need::Required);
    let digest = section.special("digest", Need::Required, read_digest);
    let remove = section.words("remove", Need::Optional);
    let positions = positions(&mut section);
    section.finish();
    Some(Adopts {
        package: package.cloned()?,
        version: version.cloned()?,
        digest: digest.cloned()?,
        digest_span: digest.span()?,
        version_span: version.span()?,
        span,
        remove_span: remove.span(),
        remove: remove.items().to_vec(),
        positions,
    })
}

fn positions(section: &mut Section<'_, '_, '_>) -> BTreeMap<String, (Span, Spanned<String>)> {
    let Some((_, table)) = section.table("positions") else {
        return BTreeMap::new();
    };
    let mut positions = BTreeMap::new();
    for entry in &table.entries {
        let address = Address::of(&["adopts", "positions", &entry.key.value]);
        if let Slot::Read(ours) = read_word(section.reader, &entry.node, address) {
            positions.insert(entry.key.value.clone(), (entry.key.span, ours));
        }
    }
    positions
}

pub(crate) fn read_package(reader: &mut Reader<'_>, node: &Node, address: Address<'_>) -> Slot<PackageName> {
    spelt(reader, (node, address), Kind::Package, PackageName::parse)
}

pub(crate) fn read_digest(reader: &mut Reader<'_>, node: &Node, address: Address<'_>) -> Slot<String> {
    spelt(reader, (node, address), Kind::Digest, |text| {
        is_digest(text).then(|| text.to_owned())
    })
}

/// `sha256:` and 64 hex digits in small letters.
fn is_digest(text: &str) -> bool {
    let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    text.strip_prefix("sha256:")
        .is_some_and(|hex| hex.len() == 64 && hex.bytes().all(is_hex))
}

fn spelt<T>(
    reader: &mut Reader<'_>,
    (node, address): (&Node, Address<'_>),
    kind: Kind,
    read: impl FnOnce(&str) -> Option<T>,
) -> Slot<T> {
    let read = match &node.value {
        Written::Text(text) => read(text),
        Written::Integer(_)
        | Written::Float(_)
        | Written::Boolean(_)
        | Written::Date(_)
        | Written::Instant
        | Written::List(_)
        | Written::Table(_) => None,
    };
    match read {
        Some(value) => Slot::Read(Spanned::new(value, node.span)),
        None => reader.wrong(kind, node, address),
    }
}
