//! The commands, one file each.

mod advise;
mod backup;
mod check;
mod demo;
mod doctor;
mod draw;
mod export;
mod fmt;
mod import;
mod instrument;
mod keys;
mod migrate;
mod package;
mod publish;
mod restore;
mod revoke;
mod serve;
mod simulate;
mod survey;
mod verify;

use clap::{Subcommand, ValueEnum};
use maklumat_vocabulary::Language;

use crate::exit::{Exit, Stop};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Kabupaten contoh dengan enam bulan riwayat, siap dicoba. A furnished regency, ready to try.
    Demo(demo::Arguments),
    /// Menjalankan layanan. Serves the sites.
    Serve(serve::Arguments),
    /// Memeriksa berkas layanan. Checks service definitions.
    Check(check::Arguments),
    /// Mencari bentuk SOP yang lebih pendek dan tetap sah. Looks for a shorter lawful form of a SOP.
    Advise(advise::Arguments),
    /// Merapikan berkas layanan. Restores the usual order and spacing.
    Fmt(fmt::Arguments),
    /// Menggambar SOP, standar, maklumat, dan poster dari satu berkas. Draws the sheets of a service.
    Draw(draw::Arguments),
    /// Menghitung apakah janji layanan bisa ditepati. Tells whether a service can keep its promises.
    Simulate(Box<simulate::Arguments>),
    /// Menghitung IKM dari tabel jawaban survei. Computes the satisfaction index of a table of answers.
    Survey(survey::Arguments),
    /// Instrumen penilai: memeriksa berkasnya, menghitung perkiraan nilai. Assessors' instruments and scores.
    Instrument(instrument::Arguments),
    /// Memeriksa dokumen atau teks QR tanpa jaringan. Verifies a document or QR text offline.
    Verify(verify::Arguments),
    /// Menerbitkan layanan dari folder kabupaten. Publishes the services of a regency folder.
    Publish(publish::Arguments),
    /// Paket layanan: membuat, menandatangani, mengadopsi, memperbarui. Packages of services, to give and to adopt.
    Package(package::Arguments),
    /// Kunci tanda tangan kantor: mendaftar atau mengganti. The office's signing keys.
    Keys(keys::Arguments),
    /// Mencabut dokumen yang sudah terbit. Revokes an issued document.
    Revoke(revoke::Arguments),
    /// Memasukkan SOP dari Excel, Word, atau BPMN sebagai rancangan. Brings a SOP in as a draft.
    Import(import::Arguments),
    /// Mengeluarkan catatan untuk disimpan di tempat lain, atau layanan sebagai BPMN. Gives out records, or BPMN.
    Export(export::Arguments),
    /// Menyalin basis data yang sedang berjalan. Copies the running database.
    Backup(backup::Arguments),
    /// Memulihkan salinan ke folder kosong. Restores a copy into an empty folder.
    Restore(restore::Arguments),
    /// Menaikkan versi tabel. Brings the tables up to date.
    Migrate(migrate::Arguments),
    /// Mencari apa yang salah dan menyebut apa yang harus dilakukan. Says what is wrong and what to do.
    Doctor(doctor::Arguments),
}

/// How findings and figures are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    #[default]
    Text,
    Json,
}

/// The language of findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Tongue {
    #[default]
    Id,
    En,
}

impl From<Tongue> for Language {
    fn from(tongue: Tongue) -> Self {
        match tongue {
            Tongue::Id => Self::Indonesian,
            Tongue::En => Self::English,
        }
    }
}

impl Command {
    pub(crate) fn run(self) -> Result<Exit, Stop> {
        match self {
            Self::Demo(arguments) => demo::run(arguments),
            Self::Serve(arguments) => serve::run(arguments),
            Self::Check(arguments) => check::run(&arguments),
            Self::Advise(arguments) => advise::run(&arguments),
            Self::Fmt(arguments) => fmt::run(&arguments),
            Self::Draw(arguments) => draw::run(&arguments),
            Self::Simulate(arguments) => simulate::run(&arguments),
            Self::Survey(arguments) => survey::run(&arguments),
            Self::Instrument(arguments) => instrument::run(&arguments),
            Self::Verify(arguments) => verify::run(&arguments),
            Self::Publish(arguments) => publish::run(arguments),
            Self::Package(arguments) => package::run(arguments),
            Self::Keys(arguments) => keys::run(arguments),
            Self::Revoke(arguments) => revoke::run(arguments),
            Self::Import(arguments) => import::run(&arguments),
            Self::Export(arguments) => export::run(arguments),
            Self::Backup(arguments) => backup::run(arguments),
            Self::Restore(arguments) => restore::run(arguments),
            Self::Migrate(arguments) => migrate::run(arguments),
            Self::Doctor(arguments) => doctor::run(arguments),
        }
    }
}
