//! `maklumat check`: findings with code, place, cause and fix.

mod fix;

mod adopted;

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use maklumat_sop::{CheckedSop, Regency, RegencyFile};
use maklumat_vocabulary::{Code, Diagnostic, Language, ServiceKey};
use serde::Serialize;

use super::{Format, Tongue};
use crate::exit::{Exit, Stop};
use crate::files::{self, RegencyFolder, ServiceFile, Text, Unfit};
use crate::render;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Berkas atau folder layanan; `-` membaca masukan baku. Files or folders; `-` reads standard input.
    paths: Vec<PathBuf>,
    /// Folder kabupaten dengan organisation.toml, calendar.toml, law.toml. The regency folder.
    #[arg(long, value_name = "DIR")]
    regency: Option<PathBuf>,
    /// Memperlakukan berkas sebagai layanan ini. Treat the file as this service.
    #[arg(long = "as", value_name = "UNIT/SERVICE", value_parser = service_key)]
    key: Option<ServiceKey>,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Bahasa temuan. Language of findings.
    #[arg(long, value_enum, default_value_t)]
    language: Tongue,
    /// Menjelaskan satu kode, misalnya SOP-012. Explains one code.
    #[arg(long, value_name = "CODE")]
    explain: Option<String>,
    /// Mendaftar semua aturan. Lists all rules.
    #[arg(long)]
    list: bool,
    /// Memperbaiki yang pasti, dan hanya itu. Mends what is certain, and only that.
    #[arg(long)]
    fix: bool,
}

/// A file with its findings.
struct Reading {
    file: String,
    source: String,
    findings: Vec<Diagnostic>,
}

#[derive(Debug, Serialize)]
struct JsonRule {
    code: &'static str,
    name: &'static str,
    severity: &'static str,
    finds: &'static str,
    why: &'static str,
    instead: &'static str,
    law: Option<&'static str>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Stop> {
    let language = Language::from(arguments.language);
    if let Some(number) = &arguments.explain {
        return explain(number, language);
    }
    if arguments.list {
        list(arguments.format, language);
        return Ok(Exit::Fine);
    }
    let mended = if arguments.fix {
        fix::mend_all(arguments)?
    } else {
        Vec::new()
    };
    let readings = read_all(arguments)?;
    let findings: Vec<render::Finding<'_>> = readings
        .iter()
        .flat_map(|reading| {
            reading.findings.iter().map(|diagnostic| render::Finding {
                file: &reading.file,
                source: &reading.source,
                diagnostic,
            })
        })
        .collect();
    match arguments.format {
        Format::Json if arguments.fix => render::findings_after_changes(&findings, &mended, language),
        Format::Json => render::findings_as_json(&findings, language),
        Format::Text => {
            fix::tell(&mended, arguments.fix, language);
            render::findings(&findings, language);
            render::line(summary(&findings, readings.len(), language));
        }
    }
    let has_errors = findings.iter().any(|finding| finding.diagnostic.is_error());
    Ok(if has_errors { Exit::Findings } else { Exit::Fine })
}

/// Shows the findings of a whole regency folder.
pub(crate) fn folder(root: &Path, language: Tongue) -> Result<Exit, Stop> {
    run(&Arguments {
        paths: vec![root.join("services")],
        regency: Some(root.to_owned()),
        key: None,
        format: Format::Text,
        language,
        explain: None,
        list: false,
        fix: false,
    })
}

fn summary(findings: &[render::Finding<'_>], files: usize, language: Language) -> String {
    let count = |severity| {
        findings
            .iter()
            .filter(|finding| finding.diagnostic.code.severity.as_str() == severity)
            .count()
    };
    let (errors, warnings, advice) = (count("error"), count("warning"), count("advice"));
    match language {
        Language::Indonesian => {
            format!("{files} berkas diperiksa: {errors} kesalahan, {warnings} peringatan, {advice} saran")
        }
        Language::English => format!("{files} files checked: {errors} errors, {warnings} warnings, {advice} advice"),
    }
}

fn read_all(arguments: &Arguments) -> Result<Vec<Reading>, Stop> {
    let paths = if arguments.paths.is_empty() {
        vec![PathBuf::from(".")]
    } else {
        arguments.paths.clone()
    };
    for path in paths.iter().filter(|path| !is_standard_input(path)) {
        files::exists(path)?;
    }
    let root = regency_root(arguments, &paths)?;
    let folder = RegencyFolder::read(&root)?;
    let (regency, shared) = maklumat_sop::read_regency(&folder.sources());
    let regency = Arc::new(regency);
    // Whoever checks one service is not told what could be better in the shared files, only what keeps them from use.
    let is_asked_for = |file: RegencyFile| {
        let named = root.join(file.name());
        paths.iter().any(|path| covers(path, &root) || covers(path, &named))
    };
    let mut readings = shared_readings(&folder, &shared, &is_asked_for);
    let mut known = Vec::new();
    for path in &paths {
        if is_standard_input(path) {
            readings.extend(read_standard_input(arguments, &regency)?);
            continue;
        }
        let mut found = Vec::new();
        files::collect(path, &mut found)?;
        for path in found.iter().filter(|path| files::shared_by(path).is_none()) {
            readings.extend(read_service(path, arguments.key.as_ref(), &regency, &mut known));
        }
    }
    if paths.iter().any(|path| covers(path, &root.join("services"))) {
        missing_in_guide(&folder, &regency, &known, &mut readings);
    }
    Ok(readings)
}

/// Services and options the guide names and no file has. Only told where all services were read.
fn missing_in_guide(folder: &RegencyFolder, regency: &Regency, known: &[CheckedSop], readings: &mut Vec<Reading>) {
    let Some(text) = &folder.guide else { return };
    let definitions: Vec<_> = known.iter().map(CheckedSop::definition).collect();
    let missing = regency.guide.unknown_services(&definitions);
    if missing.is_empty() {
        return;
    }
    let file = folder.root.join(RegencyFile::Guide.name()).display().to_string();
    match readings.iter_mut().find(|reading| reading.file == file) {
        Some(reading) => reading.findings.extend(missing),
        None => readings.push(Reading {
            file,
            source: text.text.clone(),
            findings: missing,
        }),
    }
}

fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}

/// One file; what keeps it from being read as a service is a finding on it, and the other files are read all the same.
fn read_service(
    path: &Path,
    key: Option<&ServiceKey>,
    regency: &Arc<Regency>,
    known: &mut Vec<CheckedSop>,
) -> Vec<Reading> {
    // English texts are checked with the service they belong to.
    let main = path
        .to_str()
        .and_then(|path| path.strip_suffix(".en.toml"))
        .map(|stem| PathBuf::from(format!("{stem}.toml")))
        .filter(|main| main.is_file());
    let path = main.as_deref().unwrap_or(path);
    let (source, finding) = match ServiceFile::read(path, key) {
        Ok(file) => return readings_of(file, regency, known),
        Err(Unfit::Unnamed(text)) => {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
            (text.text, maklumat_sop::misnamed_file(&name.unwrap_or_default()))
        }
        Err(Unfit::Unreadable(error)) => (String::new(), maklumat_sop::unreadable_file(&error.to_string())),
    };
    vec![Reading {
        file: path.display().to_string(),
        source,
        findings: vec![finding],
    }]
}

/// Whether a path is the regency folder, or lies above it.
fn covers(path: &Path, root: &Path) -> bool {
    let (Ok(path), Ok(root)) = (std::fs::canonicalize(path), std::fs::canonicalize(root)) else {
        return false;
    };
    root.starts_with(path)
}

fn regency_root(arguments: &Arguments, paths: &[PathBuf]) -> Result<PathBuf, Stop> {
    if let Some(root) = &arguments.regency {
        return Ok(root.clone());
    }
    paths
        .iter()
        .find_map(|path| RegencyFolder::around(path))
        .or_else(|| RegencyFolder::around(Path::new(".")))
        .ok_or_else(|| {
            Stop::refused(
                "folder kabupaten tidak ditemukan: tidak ada organisation.toml di atas berkas itu",
                "Sebut dengan --regency FOLDER.",
            )
        })
}

fn shared_readings(
    folder: &RegencyFolder,
    findings: &[Diagnostic],
    is_asked_for: &dyn Fn(RegencyFile) -> bool,
) -> Vec<Reading> {
    let mut readings = Vec::new();
    for (file, text) in folder.shared() {
        let asked_for = is_asked_for(file);
        let torn = text.torn_at.map(maklumat_sop::not_text);
        let own = findings.iter().filter(|finding| RegencyFile::of(finding) == file);
        let findings: Vec<Diagnostic> = torn
            .into_iter()
            .chain(own.cloned())
            .filter(|finding| asked_for || finding.is_error())
            .collect();
        if asked_for || !findings.is_empty() {
            readings.push(Reading {
                file: folder.root.join(file.name()).display().to_string(),
                source: text.text.clone(),
                findings,
            });
        }
    }
    readings
}

/// A definition, and its English overlay when something is to be said about that.
fn readings_of(file: ServiceFile, regency: &Arc<Regency>, known: &mut Vec<CheckedSop>) -> Vec<Reading> {
    let english = file.english.as_ref().map(|english| english.text.as_str());
    if let Some(adoption) = &file.adoption {
        return adopted::readings(&file, adoption, regency, known);
    }
    let checked = maklumat_sop::check(&file.text.text, english, &file.key, regency);
    known.extend(checked.sop);
    let overlay = file.path.with_extension("en.toml").display().to_string();
    let mut readings = vec![reading(file.path.display().to_string(), file.text, checked.findings)];
    if let Some(text) = file.english {
        let english = reading(overlay, text, checked.english_findings);
        readings.extend(Some(english).filter(|english| !english.findings.is_empty()));
    }
    readings
}

fn reading(file: String, text: Text, mut findings: Vec<Diagnostic>) -> Reading {
    if let Some(at) = text.torn_at {
        findings.insert(0, maklumat_sop::not_text(at));
    }
    Reading {
        file,
        source: text.text,
        findings,
    }
}

fn read_standard_input(arguments: &Arguments, regency: &Arc<Regency>) -> Result<Vec<Reading>, Stop> {
    let key = arguments.key.clone().ok_or_else(|| {
        Stop::refused(
            "teks tanpa nama berkas tidak menyebut layanannya",
            "Tambahkan --as satuan-kerja/layanan.",
        )
    })?;
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(|error| Stop::fault(error, "Periksa masukan baku."))?;
    Ok(readings_of(
        ServiceFile {
            path: PathBuf::from("-"),
            key,
            text: Text::from(bytes),
            english: None,
            adoption: None,
        },
        regency,
        &mut Vec::new(),
    ))
}

fn explain(number: &str, language: Language) -> Result<Exit, Stop> {
    let Some(code) = find(number) else {
        return Err(Stop::refused(
            format!("kode `{number}` tidak dikenal"),
            "Lihat semua kode dengan maklumat check --list.",
        ));
    };
    let (why, instead, law) = match language {
        Language::Indonesian => ("Mengapa", "Sebaiknya", "Dasar"),
        Language::English => ("Why", "Instead", "Ground"),
    };
    render::line(format!("{} {} ({})\n", code.number, code.name, code.severity.as_str()));
    render::line(code.finds.within(language));
    render::line(format!("\n{why}: {}", code.why.within(language)));
    render::line(format!("{instead}: {}", code.instead.within(language)));
    if let Some(ground) = code.law {
        render::line(format!("{law}: {ground}"));
    }
    Ok(Exit::Fine)
}

fn find(number: &str) -> Option<&'static Code> {
    codes()
        .into_iter()
        .find(|code| code.number.eq_ignore_ascii_case(number) || code.name == number)
}

/// Rules of the checker, what an import may tell, and what is found in instruments, by number.
fn codes() -> Vec<&'static Code> {
    let mut codes = maklumat_sop::codes();
    codes.extend(maklumat_exchange::codes());
    codes.extend(maklumat_compliance::codes());
    codes.sort_by_key(|code| code.number);
    codes
}

fn list(format: Format, language: Language) {
    let codes = codes();
    match format {
        Format::Text => {
            for code in codes {
                render::line(format!(
                    "{:<8} {:<8} {}",
                    code.number,
                    code.severity.as_str(),
                    code.finds.within(language)
                ));
            }
        }
        Format::Json => {
            let rules: Vec<JsonRule> = codes
                .iter()
                .map(|code| JsonRule {
                    code: code.number,
                    name: code.name,
                    severity: code.severity.as_str(),
                    finds: code.finds.within(language),
                    why: code.why.within(language),
                    instead: code.instead.within(language),
                    law: code.law,
                })
                .collect();
            render::json(&rules);
        }
    }
}

fn service_key(text: &str) -> Result<ServiceKey, String> {
    ServiceKey::parse(text).ok_or_else(|| format!("`{text}` bukan satuan-kerja/layanan"))
}
