//! `maklumat package diff`: two versions of a service told apart in words, by how far each change reaches.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use maklumat_sop::{
    ChangedLine, CheckedSop, Difference, Regency, RegencySources, SERVICE_FILE, Seen, changed_lines, differences,
    once_published, read_regency,
};
use maklumat_vocabulary::{Language, ServiceKey};
use serde::Serialize;

use super::super::{Format, Tongue};
use crate::adopted::PackageTexts;
use crate::exit::{Exit, Stop};
use crate::files::{RegencyFolder, ServiceFile};
use crate::render;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Folder paket atau berkas layanan, yang lama. A package's folder or a service file, the older one.
    old: PathBuf,
    /// Yang baru. The newer one.
    new: PathBuf,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Bahasa keterangan. Language of what is said.
    #[arg(long, value_enum, default_value_t)]
    language: Tongue,
}

#[derive(Debug, Serialize)]
struct JsonDiff {
    /// The worst class of all, or nothing where nothing that is classed differs.
    class: Option<&'static str>,
    running_cases: Option<&'static str>,
    differences: Vec<JsonDifference>,
    lines: Vec<JsonLine>,
}

#[derive(Debug, Serialize)]
struct JsonDifference {
    address: String,
    class: &'static str,
    words: String,
}

#[derive(Debug, Serialize)]
struct JsonLine {
    address: String,
    before: Option<String>,
    after: Option<String>,
}

/// One of the two.
struct Version {
    text: String,
    sop: CheckedSop,
}

pub(super) fn run(arguments: &Arguments) -> Result<Exit, Stop> {
    let language = Language::from(arguments.language);
    let (old, new) = (read(&arguments.old)?, read(&arguments.new)?);
    let found = differences(old.sop.definition(), new.sop.definition());
    let lines = changed_lines(&old.text, &new.text).unwrap_or_default();
    let worst = found.iter().map(|difference| difference.class).max();
    match arguments.format {
        Format::Json => render::json(&JsonDiff {
            class: worst.map(|class| class.name().en),
            running_cases: worst.map(|class| class.for_running_cases().within(language)),
            differences: found.iter().map(|difference| as_json(difference, language)).collect(),
            lines: lines.iter().map(line_as_json).collect(),
        }),
        Format::Text => tell(&found, &lines, language),
    }
    Ok(Exit::Fine)
}

/// A version of a service, whatever today's rules say of it.
fn read(path: &Path) -> Result<Version, Stop> {
    crate::files::exists(path)?;
    let refused = |what: &str| {
        Stop::refused(
            format!("{}: {what}", path.display()),
            "Sebut folder paket, atau berkas services/<satuan-kerja>/<layanan>.toml.",
        )
    };
    let (key, text, english) = if path.is_dir() {
        let package = PackageTexts::read(path).ok_or_else(|| refused(&format!("tidak ada {SERVICE_FILE}")))?;
        // Which service it is does not matter for how two of its versions differ.
        (ServiceKey::new("paket", "layanan"), package.text, package.english)
    } else {
        let file = ServiceFile::read(path, None).map_err(|_| refused("bukan berkas layanan"))?;
        (
            ServiceKey::new("paket", "layanan"),
            file.text.text,
            file.english.map(|english| english.text),
        )
    };
    let sop = once_published(&text, english.as_deref(), &key, &regency(path))
        .ok_or_else(|| refused("tidak dapat dibaca sebagai layanan; jalankan maklumat check"))?;
    Ok(Version { text, sop })
}

/// The regency around a path, for opening hours; anywhere else, none.
fn regency(path: &Path) -> Arc<Regency> {
    let folder = RegencyFolder::around(path).and_then(|root| RegencyFolder::read(&root).ok());
    let regency = match &folder {
        Some(folder) => read_regency(&folder.sources()),
        None => read_regency(&RegencySources::default()),
    };
    Arc::new(regency.0)
}

fn as_json(difference: &Difference, language: Language) -> JsonDifference {
    JsonDifference {
        address: difference.address.clone(),
        class: difference.class.name().en,
        words: difference.words.within(language),
    }
}

fn line_as_json(line: &ChangedLine) -> JsonLine {
    JsonLine {
        address: line.address.clone(),
        before: value(&line.before),
        after: value(&line.after),
    }
}

fn value(seen: &Seen) -> Option<String> {
    match seen {
        Seen::Nothing => None,
        Seen::Value(value) => Some(value.clone()),
        Seen::Section(lines) => Some(lines.join("; ")),
    }
}

fn tell(found: &[Difference], lines: &[ChangedLine], language: Language) {
    let mut classes: Vec<_> = found.iter().map(|difference| difference.class).collect();
    classes.sort_unstable();
    classes.dedup();
    // The worst first: it decides what running cases may do.
    for class in classes.into_iter().rev() {
        render::line(format!(
            "{}: {}",
            class.name().within(language),
            class.for_running_cases().within(language)
        ));
        for difference in found.iter().filter(|difference| difference.class == class) {
            render::line(format!(
                "  {} ({})",
                difference.words.within(language),
                difference.address
            ));
        }
    }
    let (heading, nothing, same) = match language {
        Language::Indonesian => ("Baris yang berubah:", "(tidak ada)", "Tidak ada yang berbeda."),
        Language::English => ("Lines that changed:", "(nothing)", "Nothing differs."),
    };
    render::line(if lines.is_empty() { same } else { heading });
    for line in lines {
        let shown = |seen: &Seen| value(seen).unwrap_or_else(|| nothing.to_owned());
        render::line(format!(
            "  {}: {} -> {}",
            line.address,
            shown(&line.before),
            shown(&line.after)
        ));
    }
}
