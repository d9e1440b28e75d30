//! `maklumat package`: a service given to other regencies, and theirs taken over.

mod add;
mod build;
mod diff;
mod list;
mod remove;
mod show;
mod sign;
mod upgrade;
mod words;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use maklumat_vocabulary::ServiceKey;

use crate::exit::{Exit, Stop};
use crate::files::{RegencyFolder, ServiceFile};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Membuat paket dari satu layanan, dengan hasil terukurnya. Makes a package of a service, with its results.
    Build(build::Arguments),
    /// Menandatangani paket dengan kunci kantor. Signs a package with the office's key.
    Sign(sign::Arguments),
    /// Mendaftar paket di suatu tempat. Lists the packages of a place.
    List(list::Arguments),
    /// Menampilkan paket sebelum diadopsi, atau naskah utuh layanan yang diadopsi. Shows a package, or the whole text.
    Show(show::Arguments),
    /// Mengadopsi paket ke folder kabupaten. Adopts a package into a regency folder.
    Add(add::Arguments),
    /// Memperbarui layanan yang diadopsi ke versi paket yang lebih baru. Moves an adopted service to a newer version.
    Upgrade(upgrade::Arguments),
    /// Membandingkan dua versi layanan dengan kata-kata. Tells two versions of a service apart in words.
    Diff(diff::Arguments),
    /// Berhenti mengadopsi: menghapus lapisan dan paketnya. Stops adopting: deletes overlay and package.
    Remove(remove::Arguments),
}

pub(crate) fn run(arguments: Arguments) -> Result<Exit, Stop> {
    match arguments.act {
        Act::Build(arguments) => build::run(arguments),
        Act::Sign(arguments) => sign::run(arguments),
        Act::List(arguments) => list::run(&arguments),
        Act::Show(arguments) => show::run(&arguments),
        Act::Add(arguments) => add::run(&arguments),
        Act::Upgrade(arguments) => upgrade::run(&arguments),
        Act::Diff(arguments) => diff::run(&arguments),
        Act::Remove(arguments) => remove::run(&arguments),
    }
}

fn service_key(text: &str) -> Result<ServiceKey, String> {
    ServiceKey::parse(text).ok_or_else(|| format!("`{text}` bukan satuan-kerja/layanan"))
}

/// The regency folder at or above a path.
fn root_of(path: &Path) -> Result<PathBuf, Stop> {
    RegencyFolder::around(path).ok_or_else(|| {
        Stop::refused(
            format!("tidak ada organisation.toml di {} atau di atasnya", path.display()),
            "Sebut folder kabupaten dengan --regency FOLDER.",
        )
    })
}

fn service_path(root: &Path, key: &ServiceKey) -> PathBuf {
    root.join("services")
        .join(key.unit.as_str())
        .join(format!("{}.toml", key.service))
}

/// The file of a service, which must be there.
fn service_file(root: &Path, key: &ServiceKey) -> Result<ServiceFile, Stop> {
    let path = service_path(root, key);
    ServiceFile::read(&path, Some(key)).map_err(|_| {
        Stop::refused(
            format!("tidak ada layanan {key} ({})", path.display()),
            "Periksa nama satuan kerja dan layanannya.",
        )
    })
}

/// A service that adopts a package, with the package at hand.
fn adopted_file(root: &Path, key: &ServiceKey) -> Result<ServiceFile, Stop> {
    let file = service_file(root, key)?;
    let Some(adoption) = &file.adoption else {
        return Err(Stop::refused(
            format!("layanan {key} tidak mengadopsi paket"),
            "Layanan milik sendiri diubah langsung di berkasnya.",
        ));
    };
    if adoption.resolved.is_none() || !adoption.objections.is_empty() {
        let why = adoption
            .objections
            .first()
            .map(|found| found.message.within(maklumat_vocabulary::Language::Indonesian));
        return Err(Stop::refused(
            format!("{}: {}", file.path.display(), why.unwrap_or_default()),
            "Jalankan maklumat check, yang menyebut cara memperbaikinya.",
        ));
    }
    Ok(file)
}
