//! `maklumat import`: a SOP from a workbook, a Word file or BPMN becomes the text of a draft.

mod template;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use maklumat_exchange::{ForeignSop, Imported, Notation, Unreadable};
use maklumat_sop::Regency;
use maklumat_vocabulary::{Diagnostic, Language, ServiceKey, Severity};
use serde::Serialize;

use super::{Format, Tongue};
use crate::exit::{Exit, Stop};
use crate::files::RegencyFolder;
use crate::render;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Berkas .xlsx, .docx, atau .bpmn. The file.
    #[arg(required_unless_present = "template")]
    file: Option<PathBuf>,
    /// Satuan kerja yang memegang layanan ini. The unit that answers for the service.
    #[arg(long, value_name = "UNIT")]
    unit: Option<String>,
    /// Kode layanan; tanpa ini dari namanya. The service; else made from its name.
    #[arg(long, value_name = "ID")]
    service: Option<String>,
    /// Berkas rancangan; tanpa ini rancangan ditulis ke keluaran baku. The draft; else standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Menulis tabel kosong untuk diisi, lalu selesai. Writes an empty table to be filled in, and is done.
    #[arg(long, value_name = "FILE")]
    template: Option<PathBuf>,
    /// Folder kabupaten dengan organisation.toml, calendar.toml, law.toml. The regency folder.
    #[arg(long, value_name = "DIR")]
    regency: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Bahasa temuan. Language of findings.
    #[arg(long, value_enum, default_value_t)]
    language: Tongue,
}

/// The stable shape of `--format json`.
#[derive(Debug, Serialize)]
struct JsonImport<'a> {
    service: String,
    notation: &'static str,
    /// Our own file, and nothing in it was changed.
    unchanged: bool,
    text: &'a str,
    english: Option<&'a str>,
    findings: Vec<JsonFinding<'a>>,
    /// What the checker finds in the draft.
    checked: JsonChecked,
}

/// `place` is in the imported file: `SOP!D7`, `tabel 1!B4`, or the id of an element.
#[derive(Debug, Serialize)]
struct JsonFinding<'a> {
    code: &'static str,
    severity: &'static str,
    place: &'a str,
    message: String,
    fix: Option<String>,
}

#[derive(Clone, Copy, Debug, Serialize)]
struct JsonChecked {
    errors: usize,
    warnings: usize,
    advice: usize,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Stop> {
    let language = Language::from(arguments.language);
    let regency = regency(arguments)?;
    if let Some(path) = &arguments.template {
        return template::write(path, arguments.unit.as_deref(), &regency, language);
    }
    let path = arguments.file.as_deref().unwrap_or(Path::new("-"));
    crate::files::exists(path)?;
    let bytes = std::fs::read(path).map_err(|error| {
        Stop::fault(
            format!("{}: tidak dapat dibaca: {error}", path.display()),
            "Periksa nama dan izin berkas itu.",
        )
    })?;
    let (notation, foreign) = maklumat_exchange::read(&bytes).map_err(|error| unreadable(path, &error, language))?;
    let key = key(arguments, &foreign)?;
    known_unit(&key, &regency)?;
    let imported = maklumat_exchange::definition(&foreign, &key, &regency);
    let checked = checked(&imported, &key, &regency);
    if let Some(out) = &arguments.out {
        keep(out, &imported)?;
    }
    match arguments.format {
        Format::Json => render::json(&json(&key, notation, &imported, checked, language)),
        Format::Text => tell(arguments, &imported, &checked, language),
    }
    let is_told = imported
        .findings
        .iter()
        .any(|finding| finding.code.severity != Severity::Advice);
    Ok(if is_told || checked.errors > 0 {
        Exit::Findings
    } else {
        Exit::Fine
    })
}

fn regency(arguments: &Arguments) -> Result<Arc<Regency>, Stop> {
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
    Ok(Arc::new(maklumat_sop::read_regency(&folder.sources()).0))
}

/// Which service it becomes: as it was said, as our own file says, or after its name.
fn key(arguments: &Arguments, foreign: &ForeignSop) -> Result<ServiceKey, Stop> {
    let own = foreign.kept.as_ref().and_then(|kept| ServiceKey::parse(&kept.service));
    let unit = arguments
        .unit
        .clone()
        .or_else(|| own.as_ref().map(|own| own.unit.to_string()));
    let Some(unit) = unit else {
        return Err(Stop::refused(
            "berkas itu tidak menyebut satuan kerja",
            "Sebut dengan --unit, misalnya --unit disdukcapil.",
        ));
    };
    let service = arguments
        .service
        .clone()
        .or_else(|| own.map(|own| own.service.to_string()))
        .unwrap_or_else(|| maklumat_exchange::service_id(&foreign.name));
    ServiceKey::parse(&format!("{unit}/{service}")).ok_or_else(|| {
        Stop::refused(
            format!("`{unit}/{service}` bukan satuan-kerja/layanan"),
            "Sebut --unit dan --service dengan huruf kecil, angka, dan tanda hubung.",
        )
    })
}

fn known_unit(key: &ServiceKey, regency: &Regency) -> Result<(), Stop> {
    if regency.unit(&key.unit).is_some() {
        return Ok(());
    }
    let units: Vec<String> = regency.units.keys().map(ToString::to_string).collect();
    Err(Stop::refused(
        format!("satuan kerja `{}` tidak ada di organisation.toml", key.unit),
        &format!("Pilih salah satu: {}.", units.join(", ")),
    ))
}

fn unreadable(path: &Path, error: &Unreadable, language: Language) -> Stop {
    Stop::refused(
        format!("{}: {}", path.display(), error.what().within(language)),
        error.then().within(language),
    )
}

fn checked(imported: &Imported, key: &ServiceKey, regency: &Arc<Regency>) -> JsonChecked {
    let checked = maklumat_sop::check(&imported.text, imported.english.as_deref(), key, regency);
    let count = |severity: Severity| {
        let of_it = checked
            .findings
            .iter()
            .filter(|finding| finding.code.severity == severity);
        of_it.count()
    };
    JsonChecked {
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        advice: count(Severity::Advice),
    }
}

/// Never over a text somebody may have worked on.
fn keep(out: &Path, imported: &Imported) -> Result<(), Stop> {
    let english = imported
        .english
        .as_ref()
        .map(|text| (out.with_extension("en.toml"), text));
    let files: Vec<(PathBuf, &String)> = [(out.to_owned(), &imported.text)].into_iter().chain(english).collect();
    if let Some((path, _)) = files.iter().find(|(path, _)| path.exists()) {
        return Err(Stop::refused(
            format!("{} sudah ada", path.display()),
            "Pilih nama lain dengan --out, atau pindahkan berkas itu dahulu.",
        ));
    }
    for (path, text) in files {
        std::fs::write(&path, text).map_err(|error| {
            Stop::fault(
                format!("{}: tidak dapat ditulis: {error}", path.display()),
                "Periksa nama folder, izin, dan ruang disk.",
            )
        })?;
    }
    Ok(())
}

/// The draft on standard output, unless it has a file; what is to be said of it where people read.
fn tell(arguments: &Arguments, imported: &Imported, checked: &JsonChecked, language: Language) {
    if arguments.out.is_none() {
        render::line(imported.text.trim_end());
    }
    for finding in &imported.findings {
        render::aside(line_of(finding, language));
    }
    render::aside(match language {
        Language::Indonesian => format!(
            "{} temuan dari berkas asal; rancangan: {} kesalahan, {} peringatan, {} saran",
            imported.findings.len(),
            checked.errors,
            checked.warnings,
            checked.advice
        ),
        Language::English => format!(
            "{} findings in the imported file; draft: {} errors, {} warnings, {} advice",
            imported.findings.len(),
            checked.errors,
            checked.warnings,
            checked.advice
        ),
    });
}

fn line_of(finding: &Diagnostic, language: Language) -> String {
    let fix = finding.fix.as_ref().map(|fix| fix.within(language)).unwrap_or_default();
    format!(
        "{}[{}] {}: {}\n  {fix}",
        finding.code.severity.as_str(),
        finding.code.number,
        finding.address,
        finding.message.within(language)
    )
}

fn json<'a>(
    key: &ServiceKey,
    notation: Notation,
    imported: &'a Imported,
    checked: JsonChecked,
    language: Language,
) -> JsonImport<'a> {
    let findings = imported.findings.iter().map(|finding| JsonFinding {
        code: finding.code.number,
        severity: finding.code.severity.as_str(),
        place: &finding.address,
        message: finding.message.within(language),
        fix: finding.fix.as_ref().map(|fix| fix.within(language)),
    });
    JsonImport {
        service: key.to_string(),
        notation: notation.ending(),
        unchanged: imported.is_unchanged,
        text: &imported.text,
        english: imported.english.as_deref(),
        findings: findings.collect(),
        checked,
    }
}
