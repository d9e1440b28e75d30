//! `maklumat package show`: what a package is and achieved, before it is adopted; and an adopted service as one text.

use std::path::PathBuf;

use clap::Args;
use maklumat_documents::has_template;
use maklumat_vocabulary::{Language, ServiceKey};
use serde::Serialize;

use super::super::{Format, Tongue};
use super::{adopted_file, root_of, words};
use crate::exit::{Exit, Stop};
use crate::packages::{Place, Wanted, Whole};
use crate::render;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Paket (99.01/disnaker/ak-1), atau layanan yang diadopsi (disnaker/ak-1). A package, or an adopted service.
    what: String,
    /// Folder atau alamat https tempat paket. Folder or https address of the packages.
    #[arg(long, value_name = "PLACE")]
    from: Option<String>,
    /// Naskah utuh: paket dengan lapisan setempat di dalamnya. The whole text, the overlay put into the package.
    #[arg(long)]
    whole: bool,
    /// Dengan --whole: teks Inggrisnya. With --whole: its English texts.
    #[arg(long, requires = "whole")]
    english: bool,
    /// Folder kabupaten. The regency folder.
    #[arg(long, value_name = "DIR", default_value = ".")]
    regency: PathBuf,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Bahasa keterangan. Language of what is said.
    #[arg(long, value_enum, default_value_t)]
    language: Tongue,
}

#[derive(Debug, Serialize)]
struct JsonPackage<'a> {
    package: String,
    version: u32,
    title: &'a str,
    regency: &'a str,
    unit: &'a str,
    built: String,
    digest: &'a str,
    signer: Option<String>,
    positions: Vec<&'a str>,
    laws: Vec<&'a str>,
    templates: Vec<&'a str>,
    results: Option<words::JsonResults>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Exit, Stop> {
    if let Some(key) = ServiceKey::parse(&arguments.what) {
        return adopted(arguments, &key);
    }
    let wanted = Wanted::parse(&arguments.what).map_err(|what| Stop::refused(what, "Periksa ejaannya."))?;
    let Some(from) = &arguments.from else {
        return Err(Stop::refused(
            format!("tempat paket {} tidak disebut", wanted.package),
            "Tambahkan --from FOLDER atau --from https://...",
        ));
    };
    let whole = Place::parse(from).package(&wanted)?;
    if arguments.whole {
        let text = if arguments.english {
            whole.english.as_deref()
        } else {
            Some(whole.text.as_str())
        };
        render::line(text.unwrap_or_default().trim_end());
        return Ok(Exit::Fine);
    }
    match arguments.format {
        Format::Text => introduce(&whole, arguments.language.into()),
        Format::Json => as_json(&whole),
    }
    Ok(Exit::Fine)
}

/// The text an adopted service is run by.
fn adopted(arguments: &Arguments, key: &ServiceKey) -> Result<Exit, Stop> {
    let root = root_of(&arguments.regency)?;
    let file = adopted_file(&root, key)?;
    let text = if arguments.english {
        file.english.map(|english| english.text).unwrap_or_default()
    } else {
        file.text.text
    };
    render::line(text.trim_end());
    Ok(Exit::Fine)
}

/// What a person reads before adopting: whose it is, what it achieved, what it needs.
pub(super) fn introduce(whole: &Whole, language: Language) {
    let manifest = &whole.manifest;
    let (version, of) = match language {
        Language::Indonesian => ("versi", "dari"),
        Language::English => ("version", "from"),
    };
    render::line(format!(
        "{} ({} {version} {})",
        manifest.title, manifest.package, manifest.version
    ));
    render::line(format!("  {of} {}, {}", manifest.unit, manifest.regency));
    let signer = whole.seal.as_ref().map(|(seal, _)| seal.signer.to_string());
    render::line(match (signer, language) {
        (Some(key), Language::Indonesian) => format!("  ditandatangani kunci {key}"),
        (Some(key), Language::English) => format!("  signed with the key {key}"),
        (None, Language::Indonesian) => "  belum ditandatangani".to_owned(),
        (None, Language::English) => "  not signed yet".to_owned(),
    });
    for line in words::lines(manifest, language) {
        render::line(line);
    }
    let (positions, laws) = match language {
        Language::Indonesian => ("Jabatan yang mengerjakan:", "Peraturan yang dikutip:"),
        Language::English => ("Positions that perform it:", "Regulations it cites:"),
    };
    render::line(positions);
    for (key, needed) in &manifest.positions {
        let qualification = needed.qualification.as_ref().map(|text| format!(" ({text})"));
        render::line(format!("  {key}: {}{}", needed.name, qualification.unwrap_or_default()));
    }
    render::line(laws);
    for (key, title) in &manifest.laws {
        render::line(format!("  {key}: {title}"));
    }
    for template in manifest.templates.iter().filter(|name| !has_template(name)) {
        render::line(match language {
            Language::Indonesian => {
                format!("Tata letak `{template}` tidak ada di program ini; dokumennya memakai surat biasa.")
            }
            Language::English => {
                format!("This program has no layout `{template}`; its document is set as a plain letter.")
            }
        });
    }
}

fn as_json(whole: &Whole) {
    let manifest = &whole.manifest;
    render::json(&JsonPackage {
        package: manifest.package.to_string(),
        version: manifest.version,
        title: &manifest.title,
        regency: &manifest.regency,
        unit: &manifest.unit,
        built: manifest.built.to_string(),
        digest: &manifest.digest,
        signer: whole.seal.as_ref().map(|(seal, _)| seal.signer.to_string()),
        positions: manifest.positions.keys().map(String::as_str).collect(),
        laws: manifest.laws.keys().map(String::as_str).collect(),
        templates: manifest.templates.iter().map(String::as_str).collect(),
        results: manifest.results.as_ref().map(words::as_json),
    });
}
