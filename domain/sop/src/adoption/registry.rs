//! `index.toml` of a place where packages lie: a folder, or a folder that a web server gives out. It only says what there
//! is; what a package holds is believed for its signature alone.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use maklumat_vocabulary::{Diagnostic, Span};

use crate::adoption::package_name::PackageName;
use crate::adoption::spelling::quoted;
use crate::rules::wrong_value::Kind;
use crate::source::address::Address;
use crate::source::section::Need;
use crate::source::slot::Slot;
use crate::source::tree::{Node, Table, Written};
use crate::source::{open, place};

/// Name of the file, at the top of the place.
pub const INDEX_FILE: &str = "index.toml";

/// What lies in a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    pub packages: BTreeMap<PackageName, Listed>,
}

/// One package with all its versions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    pub title: String,
    pub versions: BTreeSet<u32>,
}

impl Index {
    /// Reads an index; an empty text lists nothing.
    ///
    /// # Errors
    /// What is wrong in it, each with its place; never empty.
    pub fn read(text: &str) -> Result<Self, Vec<Diagnostic>> {
        let (mut reader, table) = open(text, None, "");
        let mut index = Self::default();
        let mut file = reader.section(&table, Address::default(), Span::default(), &place::INDEX_FILE);
        let none = Table::default();
        let packages = file.table("package").map_or(&none, |(_, table)| table);
        file.finish();
        for entry in &packages.entries {
            let address = Address::of(&["package", &entry.key.value]);
            let (Some(name), Written::Table(table)) = (PackageName::parse(&entry.key.value), &entry.node.value) else {
                let _: Slot<()> = reader.wrong(Kind::Package, &entry.node, address);
                continue;
            };
            let mut section = reader.section(table, address, entry.key.span, &place::INDEX_FILE);
            let title = section.word("title", Need::Required).cloned();
            let versions = section.special("versions", Need::Required, |reader, node, address| {
                match versions(node) {
                    Some(versions) => Slot::Read(maklumat_vocabulary::Spanned::new(versions, node.span)),
                    None => reader.wrong(Kind::List, node, address),
                }
            });
            section.finish();
            if let (Some(title), Some(versions)) = (title, versions.cloned()) {
                index.packages.insert(name, Listed { title, versions });
            }
        }
        if reader.found.is_empty() {
            Ok(index)
        } else {
            Err(reader.found)
        }
    }

    /// The text of the file; reading it gives the same again.
    #[must_use]
    pub fn write(&self) -> String {
        let mut text = String::from("# Ditulis oleh maklumat package build.\n");
        for (package, listed) in &self.packages {
            let versions: Vec<String> = listed.versions.iter().map(ToString::to_string).collect();
            let _ = write!(
                text,
                "\n[package.{}]\ntitle    = {}\nversions = [{}]\n",
                quoted(&package.to_string()),
                quoted(&listed.title),
                versions.join(", ")
            );
        }
        text
    }
}

fn versions(node: &Node) -> Option<BTreeSet<u32>> {
    let Written::List(items) = &node.value else {
        return None;
    };
    let number = |item: &Node| match &item.value {
        Written::Integer(digits) => digits.parse::<u32>().ok().filter(|number| *number > 0),
        Written::Text(_)
        | Written::Float(_)
        | Written::Boolean(_)
        | Written::Date(_)
        | Written::Instant
        | Written::List(_)
        | Written::Table(_) => None,
    };
    items.iter().map(number).collect()
}
