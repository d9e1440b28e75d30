//! Definition files on disk: finding a regency around a path, reading its shared files, walking its services.

use std::fs;
use std::path::{Path, PathBuf};

use maklumat_sop::RegencySources;
use maklumat_vocabulary::ServiceKey;

use crate::exit::Stop;

/// The shared files of a regency folder, as text.
#[derive(Debug)]
pub(crate) struct RegencyFolder {
    pub(crate) root: PathBuf,
    pub(crate) organisation: String,
    pub(crate) calendar: String,
    pub(crate) law: String,
    pub(crate) organisation_english: Option<String>,
}

/// One service definition and, where there is one, its English overlay.
#[derive(Debug)]
pub(crate) struct ServiceFile {
    pub(crate) path: PathBuf,
    pub(crate) key: ServiceKey,
    pub(crate) text: String,
    pub(crate) english: Option<String>,
}

impl RegencyFolder {
    pub(crate) fn read(root: &Path) -> Result<Self, Stop> {
        let read = |name: &str| text_of(&root.join(name));
        Ok(Self {
            root: root.to_owned(),
            organisation: read("organisation.toml")?,
            calendar: read("calendar.toml")?,
            law: read("law.toml")?,
            organisation_english: fs::read_to_string(root.join("organisation.en.toml")).ok(),
        })
    }

    /// The nearest folder at or above a path that holds `organisation.toml`.
    pub(crate) fn around(path: &Path) -> Option<PathBuf> {
        let start = fs::canonicalize(path).ok()?;
        start
            .ancestors()
            .find(|folder| folder.join("organisation.toml").is_file())
            .map(Path::to_owned)
    }

    pub(crate) fn sources(&self) -> RegencySources<'_> {
        RegencySources {
            organisation: &self.organisation,
            calendar: &self.calendar,
            law: &self.law,
            organisation_english: self.organisation_english.as_deref(),
        }
    }

    /// All services of the folder, by path.
    pub(crate) fn services(&self) -> Result<Vec<ServiceFile>, Stop> {
        let mut paths = Vec::new();
        collect(&self.root.join("services"), &mut paths)?;
        paths.iter().map(|path| ServiceFile::read(path, None)).collect()
    }
}

impl ServiceFile {
    /// Reads a definition; its key is its path, or what `--as` says.
    pub(crate) fn read(path: &Path, given: Option<&ServiceKey>) -> Result<Self, Stop> {
        let text = text_of(path)?;
        let english = fs::read_to_string(path.with_extension("en.toml")).ok();
        let key = given
            .cloned()
            .or_else(|| announced_key(&text))
            .or_else(|| key_of(path))
            .ok_or_else(|| {
                Stop::refused(
                    format!(
                        "{}: nama berkas tidak menyebut satuan kerja dan layanan",
                        path.display()
                    ),
                    "Taruh di services/<satuan-kerja>/<layanan>.toml, atau sebut dengan --as satuan-kerja/layanan.",
                )
            })?;
        Ok(Self {
            path: path.to_owned(),
            key,
            text,
            english,
        })
    }
}

/// Definition files at or below a path, sorted; overlays in other languages are left out.
pub(crate) fn collect(path: &Path, found: &mut Vec<PathBuf>) -> Result<(), Stop> {
    if path.is_dir() {
        let entries = fs::read_dir(path).map_err(|error| unreadable(path, &error))?;
        let mut entries: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
        entries.sort();
        for entry in entries {
            let is_definition = entry.extension().is_some_and(|extension| extension == "toml");
            if entry.is_dir() || is_definition && !is_shared_or_overlay(&entry) {
                collect(&entry, found)?;
            }
        }
    } else {
        found.push(path.to_owned());
    }
    Ok(())
}

fn is_shared_or_overlay(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name.ends_with(".en.toml") || matches!(name, "organisation.toml" | "calendar.toml" | "law.toml")
}

/// Text of a file; bytes that are no UTF-8 are shown as such and found by the checker, not lost.
fn text_of(path: &Path) -> Result<String, Stop> {
    let bytes = fs::read(path).map_err(|error| unreadable(path, &error))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn unreadable(path: &Path, error: &std::io::Error) -> Stop {
    Stop::fault(
        format!("{}: tidak dapat dibaca: {error}", path.display()),
        "Periksa nama dan izin berkas itu.",
    )
}

/// `#@ unit/service`, the key a fixture announces in its comments.
fn announced_key(text: &str) -> Option<ServiceKey> {
    text.lines()
        .take(10)
        .find_map(|line| line.strip_prefix("#@ "))
        .and_then(|key| ServiceKey::parse(key.trim()))
}

fn key_of(path: &Path) -> Option<ServiceKey> {
    let service = path.file_stem()?.to_str()?;
    let unit = path.parent()?.file_name()?.to_str()?;
    ServiceKey::parse(&format!("{unit}/{service}"))
}
