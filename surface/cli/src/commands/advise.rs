//! `maklumat advise`: a shorter lawful form of a SOP beside the present one. Proposes, and changes no file.

mod told;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use maklumat_sop::{Figures, Ground, Kept, Proposal, ProposalKind, Simplified, simplify};
use maklumat_vocabulary::{Diagnostic, Language, ServiceKey};
use serde::Serialize;

use super::{Format, Tongue};
use crate::exit::{Exit, Stop};
use crate::files::{self, RegencyFolder, ServiceFile, Unfit};
use crate::render;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Layanan, misalnya disdukcapil/ktp-el, atau berkasnya. A service, or its file.
    #[arg(value_name = "UNIT/SERVICE")]
    service: String,
    /// Folder kabupaten dengan organisation.toml. The regency folder.
    #[arg(long, value_name = "DIR")]
    regency: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Bahasa saran. Language of the advice.
    #[arg(long, value_enum, default_value_t)]
    language: Tongue,
    /// Mencetak berkas layanan dengan semua usulan, untuk dibandingkan. Prints the file with all proposals.
    #[arg(long)]
    text: bool,
}

/// The stable shape of `--format json`.
#[derive(Debug, Serialize)]
struct JsonAdvice<'a> {
    service: String,
    before: JsonFigures<'a>,
    after: JsonFigures<'a>,
    proposals: Vec<JsonProposal<'a>>,
    kept: Vec<JsonKept<'a>>,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct JsonFigures<'a> {
    steps: usize,
    hand_overs: usize,
    trips: usize,
    documents: usize,
    critical_minutes: u64,
    critical_path: &'a str,
    staff_minutes: u64,
}

#[derive(Debug, Serialize)]
struct JsonProposal<'a> {
    /// `drop`, `merge`, `side-by-side` or `ask-no-more`.
    kind: &'static str,
    /// The steps, or the requirement.
    about: Vec<&'a str>,
    why: String,
    before: JsonFigures<'a>,
    after: JsonFigures<'a>,
    changes: Vec<JsonChange<'a>>,
}

#[derive(Debug, Serialize)]
struct JsonChange<'a> {
    line: usize,
    before: &'a str,
    after: &'a str,
}

#[derive(Debug, Serialize)]
struct JsonKept<'a> {
    step: &'a str,
    laws: Vec<String>,
    functions: Vec<&'static str>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Stop> {
    let language = Language::from(arguments.language);
    let (root, path) = find(arguments)?;
    let folder = RegencyFolder::read(&root)?;
    let regency = Arc::new(maklumat_sop::read_regency(&folder.sources()).0);
    let file = ServiceFile::read(&path, None).map_err(|unfit| match unfit {
        Unfit::Unnamed(_) | Unfit::Unreadable(_) => Stop::refused(
            format!("{}: bukan berkas layanan yang dapat dibaca", path.display()),
            "Periksa dengan maklumat check.",
        ),
    })?;
    let english = file.english.as_ref().map(|english| english.text.as_str());
    let simplified =
        simplify(&file.text.text, english, &file.key, &regency).map_err(|findings| errors_first(&path, &findings))?;
    match arguments.format {
        Format::Json => render::json(&json(&file.key, &simplified, language)),
        Format::Text if arguments.text => render::line(simplified.text.trim_end()),
        Format::Text => told::tell(&file.key, &simplified, language),
    }
    Ok(Exit::Fine)
}

/// The regency folder and the file of the service.
fn find(arguments: &Arguments) -> Result<(PathBuf, PathBuf), Stop> {
    let given = PathBuf::from(&arguments.service);
    let nowhere = || {
        Stop::refused(
            "folder kabupaten tidak ditemukan: tidak ada organisation.toml",
            "Sebut dengan --regency FOLDER.",
        )
    };
    let around = |path: &Path| arguments.regency.clone().or_else(|| RegencyFolder::around(path));
    if given.is_file() {
        return Ok((around(&given).ok_or_else(nowhere)?, given));
    }
    let Some(key) = ServiceKey::parse(&arguments.service) else {
        files::exists(&given)?;
        return Err(Stop::refused(
            format!("`{}` bukan satuan-kerja/layanan dan bukan berkas", arguments.service),
            "Tulis misalnya disdukcapil/ktp-el.",
        ));
    };
    let root = around(Path::new(".")).ok_or_else(nowhere)?;
    let path = root.join("services").join(format!("{key}.toml"));
    files::exists(&path)?;
    Ok((root, path))
}

fn errors_first(path: &Path, findings: &[Diagnostic]) -> Stop {
    let errors = findings.iter().filter(|finding| finding.is_error()).count();
    Stop::refused(
        format!(
            "{}: {errors} kesalahan; SOP yang keliru tidak dapat dipendekkan",
            path.display()
        ),
        "Perbaiki dahulu menurut maklumat check.",
    )
}

fn json<'a>(key: &ServiceKey, simplified: &'a Simplified, language: Language) -> JsonAdvice<'a> {
    JsonAdvice {
        service: key.to_string(),
        before: figures(&simplified.before, language),
        after: figures(&simplified.after, language),
        proposals: simplified
            .proposals
            .iter()
            .map(|proposal| json_proposal(proposal, language))
            .collect(),
        kept: simplified.kept.iter().map(|kept| json_kept(kept, language)).collect(),
        text: &simplified.text,
    }
}

fn figures(figures: &Figures, language: Language) -> JsonFigures<'_> {
    JsonFigures {
        steps: figures.steps,
        hand_overs: figures.hand_overs,
        trips: figures.trips,
        documents: figures.documents,
        critical_minutes: figures.critical_minutes,
        critical_path: figures.critical_path.within(language),
        staff_minutes: figures.staff_minutes,
    }
}

fn json_proposal(proposal: &Proposal, language: Language) -> JsonProposal<'_> {
    let (kind, about) = match &proposal.kind {
        ProposalKind::Drop { step } => ("drop", vec![step.as_str()]),
        ProposalKind::Merge { first, second } => ("merge", vec![first.as_str(), second.as_str()]),
        ProposalKind::SideBySide { first, second } => ("side-by-side", vec![first.as_str(), second.as_str()]),
        ProposalKind::AskNoMore { requirement } => ("ask-no-more", vec![requirement.as_str()]),
    };
    let changes = proposal.changes.iter().map(|change| JsonChange {
        line: change.line,
        before: &change.before,
        after: &change.after,
    });
    JsonProposal {
        kind,
        about,
        why: told::why(&proposal.kind, language),
        before: figures(&proposal.before, language),
        after: figures(&proposal.after, language),
        changes: changes.collect(),
    }
}

fn json_kept(kept: &Kept, language: Language) -> JsonKept<'_> {
    let (mut laws, mut functions) = (Vec::new(), Vec::new());
    for ground in &kept.grounds {
        match ground {
            Ground::Law(citation) => laws.push(citation.to_string()),
            Ground::Function(function) => functions.push(function.words().within(language)),
        }
    }
    JsonKept {
        step: kept.step.as_str(),
        laws,
        functions,
    }
}
