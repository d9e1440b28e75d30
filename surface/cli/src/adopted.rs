//! A service file that adopts a package: the package beside it, and both as one definition.

use std::path::{Path, PathBuf};

use maklumat_credential::digest;
use maklumat_sop::{
    Adopts, ENGLISH_FILE, LOCK_FILE, Lock, Resolved, SERVICE_FILE, ServiceTexts, Side, absent, read_adopts, resolve,
};
use maklumat_vocabulary::Diagnostic;

use crate::files::{RegencyFolder, Text};

/// The folder of adopted packages, beside `organisation.toml`.
pub(crate) const PACKAGES: &str = "packages";

/// What an adopted service is made of.
#[derive(Debug)]
pub(crate) struct Adoption {
    /// The adopter's own file, as it is written.
    pub(crate) overlay: Text,
    pub(crate) english: Option<Text>,
    /// The text of the package and where it lies.
    pub(crate) package: Option<PackageTexts>,
    pub(crate) resolved: Option<Resolved>,
    /// Why the two are not put together, or must not be used as they are. About the overlay.
    pub(crate) objections: Vec<Diagnostic>,
}

#[derive(Debug)]
pub(crate) struct PackageTexts {
    pub(crate) path: PathBuf,
    pub(crate) text: String,
    pub(crate) english: Option<String>,
}

/// The digest of a text as it is spelt in packages and locks.
pub(crate) fn digest_of(text: &str) -> String {
    format!("sha256:{}", digest(text.as_bytes()))
}

/// The folder of one version of a package.
pub(crate) fn package_folder(root: &Path, adopts: &Adopts) -> PathBuf {
    root.join(PACKAGES)
        .join(adopts.package.to_string())
        .join(adopts.version.to_string())
}

impl PackageTexts {
    /// What lies in the folder of a package; `None` where there is no text.
    pub(crate) fn read(folder: &Path) -> Option<Self> {
        let path = folder.join(SERVICE_FILE);
        let text = std::fs::read(&path).ok()?;
        let english = std::fs::read(folder.join(ENGLISH_FILE)).ok();
        Some(Self {
            path,
            text: String::from_utf8(text).ok()?,
            english: english.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
        })
    }

    pub(crate) fn texts(&self) -> ServiceTexts<'_> {
        ServiceTexts {
            text: &self.text,
            english: self.english.as_deref(),
        }
    }
}

impl Adoption {
    /// Reads what a file adopts. `Err` gives the texts back: the file is a definition of its own.
    pub(crate) fn read(path: &Path, overlay: Text, english: Option<Text>) -> Result<Self, (Text, Option<Text>)> {
        let Some(head) = read_adopts(&overlay.text) else {
            return Err((overlay, english));
        };
        let mut adoption = Self {
            overlay,
            english,
            package: None,
            resolved: None,
            objections: Vec::new(),
        };
        match head {
            Ok(adopts) => adoption.join(path, &adopts),
            Err(found) => adoption.objections = found,
        }
        Ok(adoption)
    }

    fn join(&mut self, path: &Path, adopts: &Adopts) {
        let root = RegencyFolder::around(path);
        let package = root
            .as_ref()
            .and_then(|root| PackageTexts::read(&package_folder(root, adopts)));
        let (Some(root), Some(package)) = (root, package) else {
            self.objections.push(absent(adopts));
            return;
        };
        let lock = Text::read(&root.join(PACKAGES).join(LOCK_FILE)).unwrap_or_default();
        // A lock that cannot be read locks nothing.
        let lock = Lock::read(&lock.text).unwrap_or_default();
        self.objections
            .extend(lock.objection(adopts, package.texts(), digest_of));
        let overlay = ServiceTexts {
            text: &self.overlay.text,
            english: self.english.as_ref().map(|english| english.text.as_str()),
        };
        self.resolved = Some(resolve(adopts, overlay, package.texts()));
        self.package = Some(package);
    }

    /// The definition both make, and its English.
    pub(crate) fn whole(&self) -> (String, Option<String>) {
        match &self.resolved {
            Some(resolved) => (
                resolved.whole.text.clone(),
                resolved.english.as_ref().map(|english| english.text.clone()),
            ),
            None => (self.overlay.text.clone(), None),
        }
    }

    /// Whether it must not be used as it is, whatever the whole says.
    pub(crate) fn is_refused(&self) -> bool {
        let of_overlay = self.resolved.iter().flat_map(|resolved| &resolved.findings);
        self.resolved.is_none() || self.objections.iter().chain(of_overlay).any(Diagnostic::is_error)
    }

    /// The file of a side, and what stands in it. `stem` is the overlay's own path.
    pub(crate) fn file_of(&self, side: Side, path: &Path) -> (PathBuf, String) {
        match (side, &self.package) {
            (Side::Package, Some(package)) => (package.path.clone(), package.text.clone()),
            (Side::Package | Side::Overlay, _) => (path.to_owned(), self.overlay.text.clone()),
        }
    }

    /// The same of the English texts.
    pub(crate) fn english_file_of(&self, side: Side, path: &Path) -> (PathBuf, String) {
        match (side, &self.package) {
            (Side::Package, Some(package)) => (
                package.path.with_file_name(ENGLISH_FILE),
                package.english.clone().unwrap_or_default(),
            ),
            (Side::Package | Side::Overlay, _) => {
                let text = self.english.as_ref().map(|english| english.text.clone());
                (path.with_extension("en.toml"), text.unwrap_or_default())
            }
        }
    }
}
