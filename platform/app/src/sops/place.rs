//! Where an uploaded file belongs, by its path: a shared file of the regency, a service, its English texts, or nowhere.

use maklumat_sop::RegencyFile;
use maklumat_vocabulary::{ServiceKey, UnitId};

use super::archive::Entry;
use crate::catalogue::Catalogue;
use crate::problem::rule::Rule;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Shared(RegencyFile),
    Service(ServiceKey),
    English(ServiceKey),
    /// A definition whose path is no key.
    Misnamed,
    /// A picture, a letter, a page of instructions: kept by whoever wrote it.
    Nowhere,
}

/// The same files under the paths a definition folder has them at. `unit` is what the uploader says single files are of.
pub(super) fn settled(files: Vec<Entry>, unit: Option<&UnitId>, known: &Catalogue) -> Result<Vec<Entry>, Rule> {
    let mut settled: Vec<Entry> = Vec::with_capacity(files.len());
    for (path, bytes) in files {
        let path = settled_path(&path, unit, known)?;
        if settled.iter().any(|(taken, _)| taken.eq_ignore_ascii_case(&path)) {
            return Err(Rule::NamesClash);
        }
        settled.push((path, bytes));
    }
    Ok(settled)
}

fn settled_path(path: &str, unit: Option<&UnitId>, known: &Catalogue) -> Result<String, Rule> {
    let parts: Vec<&str> = path.split('/').collect();
    let Some((file, folders)) = parts.split_last().filter(|_| !is_of_a_package(path)) else {
        return Ok(path.to_owned());
    };
    if RegencyFile::ALL.into_iter().any(|shared| shared.name() == *file) {
        return Ok((*file).to_owned());
    }
    let Some(service) = file.strip_suffix(".toml") else {
        return Ok(path.to_owned());
    };
    let service = service.strip_suffix(".en").unwrap_or(service);
    let unit = match folders {
        [.., "services", unit] => (*unit).to_owned(),
        _ if unit.is_some() => unit.map(ToString::to_string).unwrap_or_default(),
        [.., folder] if *folder != "services" => (*folder).to_owned(),
        _ => known.only_unit_with(service).ok_or(Rule::UnitNotSaid)?.to_string(),
    };
    Ok(format!("services/{unit}/{file}"))
}

/// Whether a file lies in the folder of adopted packages: it belongs to the service that adopts it and is none itself.
fn is_of_a_package(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    let packages = parts.iter().position(|part| *part == "packages");
    packages.is_some_and(|at| at == 0 || parts[at - 1] != "services")
}

/// What a settled path is of.
pub(super) fn place(path: &str) -> Place {
    if let Some(shared) = RegencyFile::ALL.into_iter().find(|file| file.name() == path) {
        return Place::Shared(shared);
    }
    if is_of_a_package(path) {
        return Place::Nowhere;
    }
    let Some(name) = path
        .strip_prefix("services/")
        .and_then(|path| path.strip_suffix(".toml"))
    else {
        return if path.ends_with(".toml") {
            Place::Misnamed
        } else {
            Place::Nowhere
        };
    };
    let (name, is_english) = match name.strip_suffix(".en") {
        Some(name) => (name, true),
        None => (name, false),
    };
    match ServiceKey::parse(name) {
        Some(key) if is_english => Place::English(key),
        Some(key) => Place::Service(key),
        None => Place::Misnamed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_says_what_a_file_is() {
        let key = ServiceKey::new("dishub", "uji-kir");
        assert_eq!(place("law.toml"), Place::Shared(RegencyFile::Law));
        assert_eq!(place("services/dishub/uji-kir.toml"), Place::Service(key.clone()));
        assert_eq!(place("services/dishub/uji-kir.en.toml"), Place::English(key));
        assert_eq!(place("services/dishub/Uji KIR.toml"), Place::Misnamed);
        assert_eq!(place("README.md"), Place::Nowhere);
        assert_eq!(place("packages/99.01/dishub/uji-kir/1/service.toml"), Place::Nowhere);
    }
}
