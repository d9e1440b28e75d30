//! `package.toml`, the one file of a package that is signed: what it is called, what belongs to it, what it needs, and
//! what its origin measured.

use std::collections::BTreeMap;

use maklumat_calendar::Date;
use maklumat_vocabulary::{Diagnostic, Language, LawKey, Span};

use crate::adoption::overlay::{read_digest, read_package};
use crate::adoption::package_name::PackageName;
use crate::adoption::results::{self, Results};
use crate::adoption::spelling::{listed, quoted};
use crate::model::{Definition, Performer};
use crate::organisation::Regency;
use crate::rules::wrong_value::Kind;
use crate::source::address::Address;
use crate::source::section::{Need, Section};
use crate::source::slot::Slot;
use crate::source::tree::{Table, Written};
use crate::source::values::read_word;
use crate::source::{open, place, single};

/// The text of the service in a package, its English beside it, and the signature over the manifest.
pub const SERVICE_FILE: &str = "service.toml";
pub const ENGLISH_FILE: &str = "service.en.toml";
pub const MANIFEST_FILE: &str = "package.toml";
pub const SIGNATURE_FILE: &str = "signature";

/// A manifest is some kilobytes; more is not read.
const MOST_BYTES: usize = 512 * 1024;

/// What a package says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    pub package: PackageName,
    pub version: u32,
    /// Name of the service, of the regency and of the unit it comes from.
    pub title: String,
    pub regency: String,
    pub unit: String,
    pub built: Date,
    /// Digests of the texts, `sha256:...`.
    pub digest: String,
    pub english_digest: Option<String>,
    /// Positions that perform its steps, with what they are called at the origin.
    pub positions: BTreeMap<String, NeededPosition>,
    /// Regulations it cites, with their titles at the origin.
    pub laws: BTreeMap<String, String>,
    /// Layouts its documents are set in; they are part of the program and not of the package.
    pub templates: Vec<String>,
    pub results: Option<Results>,
}

/// Who performs steps at the origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeededPosition {
    pub name: String,
    pub qualification: Option<String>,
    pub count: u32,
}

/// The digests of what belongs to a package.
#[derive(Clone, Copy, Debug)]
pub struct Digests<'t> {
    pub text: &'t str,
    pub english: Option<&'t str>,
}

impl Manifest {
    /// What a package made of this definition says of itself.
    #[must_use]
    pub fn of(
        definition: &Definition,
        regency: &Regency,
        digests: Digests<'_>,
        built: Date,
        results: Option<Results>,
    ) -> Self {
        let unit = regency.unit(&definition.key.unit);
        let templates = definition
            .products
            .iter()
            .filter_map(|product| product.template.clone());
        Self {
            package: PackageName {
                code: regency.code.clone(),
                service: definition.key.clone(),
            },
            version: definition.version,
            title: definition.name.id.clone(),
            regency: regency.name.id.clone(),
            unit: unit.map(|unit| unit.name.id.clone()).unwrap_or_default(),
            built,
            digest: digests.text.to_owned(),
            english_digest: digests.english.map(str::to_owned),
            positions: positions(definition, regency),
            laws: laws(definition, regency),
            templates: templates.collect(),
            results,
        }
    }

    /// Reads a manifest.
    ///
    /// # Errors
    /// What is wrong in it, each with its place; never empty.
    pub fn read(text: &str) -> Result<Self, Vec<Diagnostic>> {
        let text = if text.len() > MOST_BYTES { "" } else { text };
        let (mut reader, table) = open(text, None, "");
        let mut file = reader.section(&table, Address::default(), Span::default(), &place::PACKAGE_FILE);
        let manifest = read(&mut file);
        file.finish();
        match manifest {
            Some(manifest) if reader.found.is_empty() => Ok(manifest),
            Some(_) | None => Err(reader.found),
        }
    }

    /// The text of `package.toml`; reading it gives the same again.
    #[must_use]
    pub fn write(&self) -> String {
        let mut text =
            String::from("# Ditulis oleh maklumat package build. Tanda tangan berlaku untuk isi ini saja.\n\n");
        text.push_str(&format!(
            "[package]\nname    = {}\nversion = {}\ntitle   = {}\nregency = {}\nunit    = {}\nbuilt   = {}\ndigest  = {}\n",
            quoted(&self.package.to_string()),
            self.version,
            quoted(&self.title),
            quoted(&self.regency),
            quoted(&self.unit),
            self.built,
            quoted(&self.digest),
        ));
        if let Some(digest) = &self.english_digest {
            text.push_str(&format!("english = {}\n", quoted(digest)));
        }
        if !self.templates.is_empty() {
            let names = self.templates.iter().map(String::as_str);
            text.push_str(&format!("templates = {}\n", listed(names)));
        }
        text.push_str("\n[position]\n");
        for (key, position) in &self.positions {
            let qualification = position.qualification.as_ref();
            let qualification = qualification.map(|text| format!(", qualification = {}", quoted(text)));
            text.push_str(&format!(
                "{} = {{ name = {}, count = {}{} }}\n",
                quoted(key),
                quoted(&position.name),
                position.count,
                qualification.unwrap_or_default(),
            ));
        }
        text.push_str("\n[law]\n");
        for (key, title) in &self.laws {
            text.push_str(&format!("{} = {}\n", quoted(key), quoted(title)));
        }
        if let Some(results) = &self.results {
            text.push_str(&results::written(results));
        }
        text
    }
}

/// Positions by the key the package's steps name them with: those of its own unit without it.
fn positions(definition: &Definition, regency: &Regency) -> BTreeMap<String, NeededPosition> {
    let performers = definition.steps.iter().filter_map(|step| match &step.by {
        Performer::Position(position) => Some(position),
        Performer::Applicant => None,
    });
    let needed = performers.map(|key| {
        let known = regency.position(key);
        let short = if key.unit == definition.key.unit {
            key.position.to_string()
        } else {
            key.to_string()
        };
        let needed = NeededPosition {
            name: known.map_or_else(
                || short.clone(),
                |known| known.name.within(Language::Indonesian).to_owned(),
            ),
            qualification: known.and_then(|known| known.qualification.as_ref().map(|text| text.id.clone())),
            count: known.map_or(1, |known| known.count),
        };
        (short, needed)
    });
    needed.collect()
}

/// Every regulation the definition cites but for its decree, which is the origin's own.
fn laws(definition: &Definition, regency: &Regency) -> BTreeMap<String, String> {
    let mut keys: Vec<&LawKey> = Vec::new();
    keys.extend(definition.standard.legal_basis.iter().map(|citation| &citation.law));
    let requirements = definition.requirements.iter().filter_map(|one| one.law.as_ref());
    let steps = definition.steps.iter();
    let checks = steps.clone().flat_map(|step| &step.checks);
    keys.extend(requirements.map(|citation| &citation.law));
    keys.extend(definition.fees.iter().map(|fee| &fee.law.law));
    keys.extend(
        definition
            .promises
            .iter()
            .filter_map(|promise| promise.deemed_approval.as_ref())
            .map(|one| &one.law),
    );
    keys.extend(steps.filter_map(|step| step.law.as_ref()).map(|citation| &citation.law));
    keys.extend(
        checks
            .filter_map(|check| check.law.as_ref())
            .map(|citation| &citation.law),
    );
    keys.push(&definition.retention.law.law);
    let titled = keys.into_iter().map(|key| {
        let title = regency.laws.get(key).map(|law| law.title.id.clone());
        (key.to_string(), title.unwrap_or_default())
    });
    titled.collect()
}

fn read(file: &mut Section<'_, '_, '_>) -> Option<Manifest> {
    let positions = needed_positions(file);
    let laws = titles(file);
    let results = file.table("results");
    let results = results.and_then(|(entry, table)| results::read(file.reader, entry, table));
    let mut section = single(file, "package", Need::Required, &place::PACKAGE_FILE)?;
    let name = section.special("name", Need::Required, read_package);
    let version = section.count("version", Need::Required);
    let title = section.word("title", Need::Required);
    let regency = section.word("regency", Need::Required);
    let unit = section.word("unit", Need::Required);
    let built = section.date("built", Need::Required);
    let digest = section.special("digest", Need::Required, read_digest);
    let english = section.special("english", Need::Optional, read_digest);
    let templates = section.words("templates", Need::Optional);
    section.finish();
    Some(Manifest {
        package: name.cloned()?,
        version: version.cloned()?,
        title: title.cloned()?,
        regency: regency.cloned()?,
        unit: unit.cloned()?,
        built: built.cloned()?,
        digest: digest.cloned()?,
        english_digest: english.cloned(),
        positions,
        laws,
        templates: templates.items().iter().map(|name| name.value.clone()).collect(),
        results,
    })
}

fn needed_positions(file: &mut Section<'_, '_, '_>) -> BTreeMap<String, NeededPosition> {
    let Some((_, table)) = file.table("position") else {
        return BTreeMap::new();
    };
    let mut positions = BTreeMap::new();
    for entry in &table.entries {
        let address = Address::of(&["position", &entry.key.value]);
        let Written::Table(inner) = &entry.node.value else {
            let _: Slot<()> = file.reader.wrong(Kind::Table, &entry.node, address);
            continue;
        };
        let mut section = file.reader.section(inner, address, entry.key.span, &place::POSITION);
        let name = section.word("name", Need::Required).cloned();
        let qualification = section.word("qualification", Need::Optional).cloned();
        let count = section.count("count", Need::Required).cloned();
        section.finish();
        if let (Some(name), Some(count)) = (name, count) {
            let needed = NeededPosition {
                name,
                qualification,
                count,
            };
            positions.insert(entry.key.value.clone(), needed);
        }
    }
    positions
}

fn titles(file: &mut Section<'_, '_, '_>) -> BTreeMap<String, String> {
    let none = Table::default();
    let table = file.table("law").map_or(&none, |(_, table)| table);
    let titles = table.entries.iter().filter_map(|entry| {
        let address = Address::of(&["law", &entry.key.value]);
        // A regulation the origin could not name has no title.
        if matches!(&entry.node.value, Written::Text(text) if text.is_empty()) {
            return Some((entry.key.value.clone(), String::new()));
        }
        let title = read_word(file.reader, &entry.node, address).cloned()?;
        Some((entry.key.value.clone(), title))
    });
    titles.collect()
}
