//! Definition files on disk: finding a regency around a path, reading its shared files, walking its services.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use maklumat_sop::{RegencyFile, RegencySources};
use maklumat_vocabulary::ServiceKey;

use crate::adopted::{Adoption, PACKAGES};
use crate::exit::Stop;

/// What stands in a file. Bytes that are no UTF-8 are shown as such and not lost.
#[derive(Debug, Default)]
pub(crate) struct Text {
    pub(crate) text: String,
    /// The first byte that is no UTF-8.
    pub(crate) torn_at: Option<usize>,
}

/// The shared files of a regency folder.
#[derive(Debug)]
pub(crate) struct RegencyFolder {
    pub(crate) root: PathBuf,
    pub(crate) organisation: Text,
    pub(crate) calendar: Text,
    pub(crate) law: Text,
    pub(crate) organisation_english: Option<Text>,
    pub(crate) guide: Option<Text>,
    pub(crate) guide_english: Option<Text>,
}

/// One service definition and, where there is one, its English overlay.
#[derive(Debug)]
pub(crate) struct ServiceFile {
    pub(crate) path: PathBuf,
    pub(crate) key: ServiceKey,
    /// The definition. Of an adopted service the whole of package and overlay.
    pub(crate) text: Text,
    pub(crate) english: Option<Text>,
    /// What it is put together from, where it adopts a package.
    pub(crate) adoption: Option<Adoption>,
}

/// Why a file is no service.
#[derive(Debug)]
pub(crate) enum Unfit {
    /// Neither its path nor its text says which one it is.
    Unnamed(Text),
    Unreadable(io::Error),
}

impl Text {
    pub(crate) fn read(path: &Path) -> io::Result<Self> {
        fs::read(path).map(Self::from)
    }
}

/// A path as people write it: from the folder they stand in, where it lies below it.
fn from_here(path: &Path) -> PathBuf {
    let here = std::env::current_dir().and_then(fs::canonicalize).ok();
    match here.as_deref().and_then(|here| path.strip_prefix(here).ok()) {
        Some(below) if below.as_os_str().is_empty() => PathBuf::from("."),
        Some(below) => below.to_owned(),
        None => path.to_owned(),
    }
}

impl From<Vec<u8>> for Text {
    fn from(bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Self { text, torn_at: None },
            Err(error) => Self {
                torn_at: Some(error.utf8_error().valid_up_to()),
                text: String::from_utf8_lossy(error.as_bytes()).into_owned(),
            },
        }
    }
}

impl RegencyFolder {
    pub(crate) fn read(root: &Path) -> Result<Self, Stop> {
        let read = |file: RegencyFile| {
            let path = root.join(file.name());
            Text::read(&path).map_err(|error| unreadable(&path, &error))
        };
        Ok(Self {
            root: root.to_owned(),
            organisation: read(RegencyFile::Organisation)?,
            calendar: read(RegencyFile::Calendar)?,
            law: read(RegencyFile::Law)?,
            organisation_english: read(RegencyFile::OrganisationEnglish).ok(),
            guide: read(RegencyFile::Guide).ok(),
            guide_english: read(RegencyFile::GuideEnglish).ok(),
        })
    }

    /// The nearest folder at or above a path that holds `organisation.toml`.
    pub(crate) fn around(path: &Path) -> Option<PathBuf> {
        let start = fs::canonicalize(path).ok()?;
        start
            .ancestors()
            .find(|folder| folder.join(RegencyFile::Organisation.name()).is_file())
            .map(from_here)
    }

    pub(crate) fn sources(&self) -> RegencySources<'_> {
        RegencySources {
            organisation: &self.organisation.text,
            calendar: &self.calendar.text,
            law: &self.law.text,
            organisation_english: self.organisation_english.as_ref().map(|english| english.text.as_str()),
            guide: self.guide.as_ref().map(|guide| guide.text.as_str()),
            guide_english: self.guide_english.as_ref().map(|english| english.text.as_str()),
        }
    }

    /// The shared files with what stands in them; one that nobody wrote is empty.
    pub(crate) fn shared(&self) -> Vec<(RegencyFile, &Text)> {
        let texts = [
            (RegencyFile::Organisation, Some(&self.organisation)),
            (RegencyFile::Calendar, Some(&self.calendar)),
            (RegencyFile::Law, Some(&self.law)),
            (RegencyFile::OrganisationEnglish, self.organisation_english.as_ref()),
            (RegencyFile::Guide, self.guide.as_ref()),
            (RegencyFile::GuideEnglish, self.guide_english.as_ref()),
        ];
        let written = texts.into_iter().filter_map(|(file, text)| Some((file, text?)));
        written.collect()
    }

    /// All services of the folder, by path.
    pub(crate) fn services(&self) -> Result<Vec<ServiceFile>, Stop> {
        let mut paths = Vec::new();
        collect(&self.root.join("services"), &mut paths)?;
        paths
            .iter()
            .map(|path| ServiceFile::read(path, None).map_err(|fault| fault.stop(path)))
            .collect()
    }
}

impl ServiceFile {
    /// Reads a definition; its key is its path, or what `--as` says.
    pub(crate) fn read(path: &Path, given: Option<&ServiceKey>) -> Result<Self, Unfit> {
        let text = Text::read(path).map_err(Unfit::Unreadable)?;
        let key = given
            .cloned()
            .or_else(|| announced_key(&text.text))
            .or_else(|| key_of(path));
        let Some(key) = key else {
            return Err(Unfit::Unnamed(text));
        };
        let english = Text::read(&path.with_extension("en.toml")).ok();
        Ok(Self::assembled(path, key, text, english))
    }

    /// A file that adopts a package stands for both; any other for itself.
    fn assembled(path: &Path, key: ServiceKey, text: Text, english: Option<Text>) -> Self {
        let (text, english, adoption) = match Adoption::read(path, text, english) {
            Ok(adoption) => {
                let (text, english) = adoption.whole();
                let torn_at = adoption.overlay.torn_at;
                let english = english.map(|text| Text { text, torn_at: None });
                (Text { text, torn_at }, english, Some(adoption))
            }
            Err((text, english)) => (text, english, None),
        };
        Self {
            path: path.to_owned(),
            key,
            text,
            english,
            adoption,
        }
    }
}

impl Unfit {
    pub(crate) fn stop(self, path: &Path) -> Stop {
        match self {
            Self::Unnamed(_) => Stop::refused(
                format!(
                    "{}: nama berkas tidak menyebut satuan kerja dan layanan",
                    path.display()
                ),
                "Taruh di services/<satuan-kerja>/<layanan>.toml, atau sebut dengan --as satuan-kerja/layanan.",
            ),
            Self::Unreadable(error) => unreadable(path, &error),
        }
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
            // Packages are read with the services that adopt them, and never laid out anew.
            if is_packages(&entry) {
                continue;
            }
            if entry.is_dir() || is_definition && shared_by(&entry).is_none() && !is_overlay(&entry) {
                collect(&entry, found)?;
            }
        }
    } else {
        exists(path)?;
        found.push(path.to_owned());
    }
    Ok(())
}

/// The folder of adopted packages of a regency.
fn is_packages(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == PACKAGES)
        && path.is_dir()
        && path.with_file_name(RegencyFile::Organisation.name()).is_file()
}

/// Refuses a mistyped path by its name.
pub(crate) fn exists(path: &Path) -> Result<(), Stop> {
    if path.exists() {
        return Ok(());
    }
    Err(Stop::refused(
        format!("tidak ada berkas atau folder {}", path.display()),
        "Periksa ejaan nama itu.",
    ))
}

/// Which shared file of a regency has this name.
pub(crate) fn shared_by(path: &Path) -> Option<RegencyFile> {
    let name = path.file_name().and_then(|name| name.to_str())?;
    RegencyFile::ALL.into_iter().find(|file| file.name() == name)
}

/// Whether a file holds the English texts of another.
pub(crate) fn is_overlay(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    name.is_some_and(|name| name.ends_with(".en.toml"))
}

fn unreadable(path: &Path, error: &io::Error) -> Stop {
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
