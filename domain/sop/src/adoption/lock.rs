//! `packages/lock.toml`: which packages lie in the folder, by their digests, and who signed them.

use std::collections::BTreeMap;
use std::fmt::Write;

use maklumat_vocabulary::{Diagnostic, Phrase, Span, Text};

use crate::adoption::codes::{PACKAGE_ABSENT, PACKAGE_CHANGED};
use crate::adoption::overlay::{Adopts, read_digest};
use crate::adoption::package_name::PackageName;
use crate::adoption::resolve::ServiceTexts;
use crate::adoption::spelling::quoted;
use crate::source::address::Address;
use crate::source::section::Need;
use crate::source::tree::Written;
use crate::source::{open, place};

/// Name of the file, in the folder `packages`.
pub const LOCK_FILE: &str = "lock.toml";

/// What was taken in, by name and version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    pub entries: BTreeMap<(PackageName, u32), Locked>,
}

/// One package as it was when it was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locked {
    /// Over `package.toml`.
    pub manifest: String,
    /// Over the text, and over its English.
    pub digest: String,
    pub english: Option<String>,
    /// The public key, 64 hex digits, whose signature over the manifest was checked.
    pub signer: String,
}

/// Gives the digest of a text as it is spelt here, `sha256:...`.
pub type DigestOf = fn(&str) -> String;

impl Lock {
    /// Reads the lock; an empty text is an empty lock.
    ///
    /// # Errors
    /// What is wrong in it, each with its place; never empty.
    pub fn read(text: &str) -> Result<Self, Vec<Diagnostic>> {
        let (mut reader, table) = open(text, None, "");
        let mut lock = Self::default();
        for entry in &table.entries {
            let address = Address::of(&[&entry.key.value]);
            let name = entry
                .key
                .value
                .rsplit_once('@')
                .and_then(|(name, version)| Some((PackageName::parse(name)?, version.parse::<u32>().ok()?)));
            let (Some(name), Written::Table(table)) = (name, &entry.node.value) else {
                let kind = crate::rules::wrong_value::Kind::Package;
                let _: crate::source::slot::Slot<()> = reader.wrong(kind, &entry.node, address);
                continue;
            };
            let mut section = reader.section(table, address, entry.key.span, &place::LOCK_FILE);
            let manifest = section.special("manifest", Need::Required, read_digest).cloned();
            let digest = section.special("digest", Need::Required, read_digest).cloned();
            let english = section.special("english", Need::Optional, read_digest).cloned();
            let signer = section.word("signer", Need::Required).cloned();
            section.finish();
            if let (Some(manifest), Some(digest), Some(signer)) = (manifest, digest, signer) {
                let locked = Locked {
                    manifest,
                    digest,
                    english,
                    signer,
                };
                lock.entries.insert(name, locked);
            }
        }
        if reader.found.is_empty() {
            Ok(lock)
        } else {
            Err(reader.found)
        }
    }

    /// The text of the file; reading it gives the same again.
    #[must_use]
    pub fn write(&self) -> String {
        let mut text = String::from("# Ditulis oleh maklumat package. Jangan diubah dengan tangan.\n");
        for ((package, version), locked) in &self.entries {
            let _ = write!(
                text,
                "\n[{}]\nmanifest = {}\ndigest   = {}\n",
                quoted(&format!("{package}@{version}")),
                quoted(&locked.manifest),
                quoted(&locked.digest)
            );
            if let Some(english) = &locked.english {
                let _ = writeln!(text, "english  = {}", quoted(english));
            }
            let _ = writeln!(text, "signer   = {}", quoted(&locked.signer));
        }
        text
    }

    /// Keys that signed packages of a regency which were taken in before.
    pub fn signers<'l>(&'l self, code: &'l str) -> impl Iterator<Item = &'l str> {
        let of_region = self
            .entries
            .iter()
            .filter(move |((package, _), _)| package.code == code);
        of_region.map(|(_, locked)| locked.signer.as_str())
    }

    /// Whether the package's texts are those that were taken in and those the overlay adopts. The finding is about the
    /// overlay.
    #[must_use]
    pub fn objection(&self, adopts: &Adopts, package: ServiceTexts<'_>, digest_of: DigestOf) -> Option<Diagnostic> {
        let entry = self.entries.get(&(adopts.package.clone(), adopts.version));
        let Some(locked) = entry else {
            return Some(absent(adopts));
        };
        let digest = digest_of(package.text);
        let english = package.english.map(digest_of);
        if digest != locked.digest || english != locked.english {
            return Some(changed(adopts, adopts.version_span));
        }
        (digest != adopts.digest).then(|| changed(adopts, adopts.digest_span))
    }
}

/// A package that is not there.
#[must_use]
pub fn absent(adopts: &Adopts) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "paket `{package}` versi {version} tidak ada di folder packages atau di kuncinya",
        en: "package `{package}` version {version} is not in the folder packages or not in its lock",
    });
    let fix = Phrase::new(Text {
        id: "jalankan maklumat package add {package}",
        en: "run maklumat package add {package}",
    });
    about(&PACKAGE_ABSENT, adopts, adopts.version_span, (message, fix))
}

fn changed(adopts: &Adopts, span: Span) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "naskah paket `{package}` versi {version} bukan yang diadopsi; isinya sudah berubah",
        en: "the text of package `{package}` version {version} is not the one that was adopted; it has changed",
    });
    let fix = Phrase::new(Text {
        id: "hapus foldernya di packages lalu jalankan lagi maklumat package add {package}",
        en: "delete its folder in packages, then run maklumat package add {package} again",
    });
    about(&PACKAGE_CHANGED, adopts, span, (message, fix))
}

fn about(
    code: &'static maklumat_vocabulary::Code,
    adopts: &Adopts,
    span: Span,
    (message, fix): (Phrase, Phrase),
) -> Diagnostic {
    let named = |phrase: Phrase| phrase.with("package", &adopts.package).with("version", adopts.version);
    Diagnostic::new(code, "adopts", span, named(message)).fix(named(fix))
}
