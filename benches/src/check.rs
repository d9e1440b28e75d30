//! How long a thousand definitions take to be read and checked: the fourteen that ship, again and again under other keys.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use maklumat_sop::{Regency, RegencySources, check, read_regency};
use maklumat_vocabulary::ServiceKey;

use crate::arguments::Arguments;
use crate::measurement::Measurement;
use crate::stopped::Stopped;

const SERVICES: usize = 1_000;
const TARGET_SECONDS: f64 = 1.0;
const REGENCY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../regency");

pub(crate) struct Definition {
    pub(crate) unit: String,
    pub(crate) service: String,
    pub(crate) text: String,
    english: Option<String>,
}

pub(crate) fn measure(arguments: &Arguments, tell: &mut impl FnMut(Measurement)) -> Result<(), Stopped> {
    let regency = shipped_regency()?;
    let shipped = shipped_services()?;
    let services = arguments.times(SERVICES);
    let many: Vec<(&Definition, ServiceKey)> = (0..services)
        .map(|number| {
            let definition = &shipped[number % shipped.len()];
            (
                definition,
                ServiceKey::new(&definition.unit, &format!("{}-{number}", definition.service)),
            )
        })
        .collect();
    let bytes: usize = many
        .iter()
        .map(|(definition, _)| definition.text.len() + definition.english.as_ref().map_or(0, String::len))
        .sum();

    let begun = Instant::now();
    for (definition, _) in &many {
        std::hint::black_box(parsed(&definition.text)?);
        definition.english.as_deref().map(parsed).transpose()?;
    }
    let floor = begun.elapsed().as_secs_f64();

    let begun = Instant::now();
    let mut sound = 0;
    for (definition, key) in &many {
        sound += usize::from(
            check(&definition.text, definition.english.as_deref(), key, &regency)
                .sop
                .is_some(),
        );
    }
    let seconds = begun.elapsed().as_secs_f64();
    if sound != services {
        return Err(Stopped::new(format!(
            "only {sound} of {services} definitions that ship pass the checks"
        )));
    }
    tell(
        Measurement::new(format!("check: {services} services, one core"), seconds, "s")
            .over(floor)
            .aiming("under 1 s", seconds < TARGET_SECONDS)
            .with("floor_is", "the same texts through the TOML reader alone")
            .with("different_texts", shipped.len())
            .with("bytes", bytes),
    );
    Ok(())
}

fn parsed(text: &str) -> Result<usize, Stopped> {
    let table = toml::de::DeTable::parse(text).map_err(|error| Stopped::because("reading TOML", &error))?;
    Ok(table.get_ref().len())
}

pub(crate) fn shipped_regency() -> Result<Arc<Regency>, Stopped> {
    let read = |name: &str| fs::read_to_string(Path::new(REGENCY).join(name));
    let (organisation, calendar, law, english) = (
        read("organisation.toml")?,
        read("calendar.toml")?,
        read("law.toml")?,
        read("organisation.en.toml")?,
    );
    let sources = RegencySources {
        organisation: &organisation,
        calendar: &calendar,
        law: &law,
        organisation_english: Some(&english),
        ..RegencySources::default()
    };
    Ok(Arc::new(read_regency(&sources).0))
}

pub(crate) fn shipped_services() -> Result<Vec<Definition>, Stopped> {
    let mut found = Vec::new();
    for unit in sorted(&Path::new(REGENCY).join("services"))? {
        for file in sorted(&unit)? {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let Some(service) = name.strip_suffix(".toml").filter(|service| !service.ends_with(".en")) else {
                continue;
            };
            found.push(Definition {
                unit: unit.file_name().unwrap_or_default().to_string_lossy().into_owned(),
                service: service.to_owned(),
                text: fs::read_to_string(&file)?,
                english: fs::read_to_string(unit.join(format!("{service}.en.toml"))).ok(),
            });
        }
    }
    if found.is_empty() {
        Err(Stopped::new("no definitions are shipped"))
    } else {
        Ok(found)
    }
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, Stopped> {
    let mut paths = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    Ok(paths)
}
