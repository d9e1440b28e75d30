//! `maklumat draw`: the sheets of a service from its definition, without an installation.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};
use maklumat_app::{Binding, Drawing, DrawingForm, Drawn};
use maklumat_sop::{CheckedSop, Regency};
use maklumat_vocabulary::{Diagnostic, ServiceKey};
use serde::Serialize;

use super::Tongue;
use crate::exit::{Exit, Stop};
use crate::files::{RegencyFolder, ServiceFile};
use crate::render;

/// Where nobody says where the public pages are.
const NO_SITE: &str = "localhost";

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Layanan, misalnya disdukcapil/ktp-el. The service.
    #[arg(value_name = "UNIT/SERVICE", value_parser = service_key)]
    service: ServiceKey,
    /// Folder kabupaten dengan organisation.toml, calendar.toml, law.toml. The regency folder.
    #[arg(long, value_name = "DIR")]
    regency: Option<PathBuf>,
    /// Lembar yang dibuat; tanpa ini semua lembar masuk ke folder. One sheet; without it all go into a folder.
    #[arg(long, value_enum)]
    what: Option<What>,
    /// Bentuk lembar; tanpa ini menurut akhiran nama berkas. Form of the sheet, else by the ending of the file.
    #[arg(long, value_enum)]
    format: Option<Form>,
    /// Berkas, atau folder bila tanpa --what. The file, or a folder without --what.
    #[arg(long, value_name = "PATH")]
    output: PathBuf,
    /// Bahasa alur, poster, dan lembar loket; naskah resmi berbahasa Indonesia. Language of flow, poster and display.
    #[arg(long, value_enum, default_value_t)]
    language: Tongue,
    /// Alamat situs untuk kode QR. Address of the site for the QR code.
    #[arg(long, value_name = "HOST", default_value = NO_SITE, env = "MAKLUMAT_PUBLIC_ADDRESS")]
    public_address: String,
    /// Daftar lembar yang dibuat sebagai JSON. What was drawn, as JSON.
    #[arg(long)]
    json: bool,
}

/// A sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum What {
    /// SOP resmi. The legal SOP.
    Sop,
    /// Alur untuk warga. The flow for citizens.
    Flow,
    /// Lampiran keputusan: 14 komponen standar. Annex of the decree.
    Standard,
    /// Maklumat pelayanan. The pledge.
    Maklumat,
    /// Poster A3.
    Poster,
    /// Lembar loket A4. The counter display.
    Counter,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    Pdf,
    Xlsx,
    Svg,
}

/// The stable shape of `--json`.
#[derive(Debug, Serialize)]
struct JsonDrawn {
    service: String,
    /// SHA-256 of address and text of the definition, of which sheets print the first twelve digits.
    digest: String,
    files: Vec<String>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Stop> {
    let (sop, text) = checked(arguments)?;
    let binding = Binding::of_text(&arguments.service, &text);
    let drawn = Drawn {
        sop: &sop,
        binding,
        site: &arguments.public_address,
        language: arguments.language.into(),
    };
    let files = match arguments.what {
        Some(what) => vec![one(arguments, what.into(), &drawn)?],
        None => all(arguments, &drawn)?,
    };
    if arguments.json {
        render::json(&JsonDrawn {
            service: arguments.service.to_string(),
            digest: binding.in_full(),
            files: files.iter().map(|file| file.display().to_string()).collect(),
        });
    } else {
        for file in &files {
            render::line(file.display().to_string());
        }
        render::aside(format!("sidik berkas layanan: {}", binding.fingerprint()));
    }
    Ok(Exit::Fine)
}

/// The definition, without errors.
fn checked(arguments: &Arguments) -> Result<(CheckedSop, String), Stop> {
    let root = match &arguments.regency {
        Some(root) => root.clone(),
        None => RegencyFolder::around(Path::new(".")).ok_or_else(|| {
            Stop::refused(
                "folder kabupaten tidak ditemukan: tidak ada organisation.toml di sini atau di atasnya",
                "Sebut dengan --regency FOLDER.",
            )
        })?,
    };
    let folder = RegencyFolder::read(&root)?;
    let (regency, findings) = maklumat_sop::read_regency(&folder.sources());
    refuse_errors(&root, &findings)?;
    let key = &arguments.service;
    let path = root
        .join("services")
        .join(key.unit.as_str())
        .join(format!("{}.toml", key.service));
    crate::files::exists(&path)?;
    let file = ServiceFile::read(&path, Some(key)).map_err(|fault| fault.stop(&path))?;
    let english = file.english.as_ref().map(|english| english.text.as_str());
    let regency: Arc<Regency> = Arc::new(regency);
    let checked = maklumat_sop::check(&file.text.text, english, key, &regency);
    refuse_errors(&path, &checked.findings)?;
    let sop = checked.sop.ok_or_else(|| {
        let what = format!("{} tidak dapat digambar", path.display());
        Stop::fault(what, "Jalankan maklumat check pada berkas itu.")
    })?;
    Ok((sop, file.text.text))
}

/// What has errors is not drawn: a sheet looks official.
fn refuse_errors(path: &Path, findings: &[Diagnostic]) -> Result<(), Stop> {
    let errors = findings.iter().filter(|finding| finding.is_error()).count();
    if errors == 0 {
        return Ok(());
    }
    Err(Stop {
        exit: Exit::Findings,
        what: format!("{}: ada {errors} kesalahan", path.display()),
        then: format!("Jalankan maklumat check {} dan perbaiki lebih dahulu.", path.display()),
    })
}

fn one(arguments: &Arguments, what: Drawing, drawn: &Drawn<'_>) -> Result<PathBuf, Stop> {
    let form = match arguments.format {
        Some(form) => form.into(),
        None => by_ending(&arguments.output).unwrap_or(what.forms()[0]),
    };
    refuse_silent(what, drawn)?;
    let bytes = set(what, form, drawn)?.ok_or_else(|| {
        let forms: Vec<&str> = what.forms().iter().map(|form| form.extension()).collect();
        Stop {
            exit: Exit::Usage,
            what: format!("{} tidak dapat dibuat sebagai {}", what.name(), form.extension()),
            then: format!("Pilih --format {}.", forms.join(" atau --format ")),
        }
    })?;
    warn_of_site(arguments, what);
    write(&arguments.output, &bytes)?;
    Ok(arguments.output.clone())
}

/// Every sheet in every form it has, named after both.
fn all(arguments: &Arguments, drawn: &Drawn<'_>) -> Result<Vec<PathBuf>, Stop> {
    if arguments.format.is_some() {
        return Err(Stop {
            exit: Exit::Usage,
            what: "--format tanpa --what".to_owned(),
            then: "Sebut satu lembar dengan --what, atau tinggalkan --format.".to_owned(),
        });
    }
    fs::create_dir_all(&arguments.output).map_err(|error| not_written(&arguments.output, &error))?;
    let mut files = Vec::new();
    for what in Drawing::ALL {
        if let Err(stop) = refuse_silent(what, drawn) {
            render::aside(format!("{}. {}", stop.what, stop.then));
            continue;
        }
        for form in what.forms() {
            let path = arguments.output.join(format!("{}.{}", what.name(), form.extension()));
            if let Some(bytes) = set(what, *form, drawn)? {
                write(&path, &bytes)?;
                files.push(path);
            }
        }
    }
    warn_of_site(arguments, Drawing::Poster);
    Ok(files)
}

fn refuse_silent(what: Drawing, drawn: &Drawn<'_>) -> Result<(), Stop> {
    if what.has_words(drawn.sop) {
        return Ok(());
    }
    Err(Stop::refused(
        "kabupaten ini belum menulis kata-kata maklumatnya",
        "Tulis [pledge] statements = [\"...\"] di organisation.toml.",
    ))
}

fn set(what: Drawing, form: DrawingForm, drawn: &Drawn<'_>) -> Result<Option<Vec<u8>>, Stop> {
    let bytes = drawn.bytes(what, form);
    bytes.map_err(|fault| Stop::fault(fault, "Laporkan kepada pembuat program beserta berkas layanannya."))
}

/// A code that leads nowhere is worse than none.
fn warn_of_site(arguments: &Arguments, what: Drawing) {
    let has_code = matches!(what, Drawing::Pledge | Drawing::Poster | Drawing::Counter);
    if has_code && arguments.public_address == NO_SITE {
        render::aside("kode QR menuju localhost; sebut alamat situs dengan --public-address");
    }
}

fn by_ending(path: &Path) -> Option<DrawingForm> {
    let ending = path.extension()?.to_str()?.to_lowercase();
    DrawingForm::ALL.into_iter().find(|form| form.extension() == ending)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Stop> {
    fs::write(path, bytes).map_err(|error| not_written(path, &error))
}

fn not_written(path: &Path, error: &std::io::Error) -> Stop {
    let what = format!("{}: tidak dapat ditulis: {error}", path.display());
    Stop::fault(what, "Periksa nama folder, izin, dan ruang disk.")
}

fn service_key(text: &str) -> Result<ServiceKey, String> {
    ServiceKey::parse(text).ok_or_else(|| "tulis satuan-kerja/layanan, misalnya disdukcapil/ktp-el".to_owned())
}

impl From<What> for Drawing {
    fn from(what: What) -> Self {
        match what {
            What::Sop => Self::Sop,
            What::Flow => Self::Flow,
            What::Standard => Self::Standard,
            What::Maklumat => Self::Pledge,
            What::Poster => Self::Poster,
            What::Counter => Self::Counter,
        }
    }
}

impl From<Form> for DrawingForm {
    fn from(form: Form) -> Self {
        match form {
            Form::Pdf => Self::Pdf,
            Form::Xlsx => Self::Workbook,
            Form::Svg => Self::Svg,
        }
    }
}
