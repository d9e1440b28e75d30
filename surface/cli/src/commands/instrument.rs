//! `maklumat instrument`: how assessors ask, checked as a text, and what answers would come to.

mod shape;
mod told;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use maklumat_compliance::{Assessment, Instrument, Plan, instrument, instruments, read, read_answers};
use maklumat_vocabulary::{Diagnostic, Language};

use super::{Format, Tongue};
use crate::exit::{Exit, Stop};
use crate::files::{self, Text};
use crate::render;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Memeriksa berkas instrumen. Checks files of instruments.
    Check {
        #[arg(required = true, value_name = "FILE.toml")]
        files: Vec<PathBuf>,
        #[command(flatten)]
        output: Output,
    },
    /// Mendaftar instrumen yang ikut terpasang. Lists the instruments that come with the program.
    List {
        #[command(flatten)]
        output: Output,
    },
    /// Menghitung perkiraan nilai dari jawaban. Reckons what answers would come to.
    Score {
        /// Kunci instrumen yang terpasang, atau berkasnya. The key of an instrument, or its file.
        #[arg(value_name = "KEY|FILE.toml")]
        instrument: String,
        /// Jawaban: [answers] dengan satu kunci tiap indikator. Answers, a key for each indicator.
        #[arg(value_name = "ANSWERS.toml")]
        answers: PathBuf,
        /// Langkah sampai kategori ini, misalnya a atau green. The steps to this band.
        #[arg(long, value_name = "BAND")]
        to: Option<String>,
        #[command(flatten)]
        output: Output,
    },
}

#[derive(Clone, Copy, Debug, Args)]
struct Output {
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Bahasa hasil dan temuan. Language of result and findings.
    #[arg(long, value_enum, default_value_t)]
    language: Tongue,
}

/// A file with its findings.
struct Looked {
    file: String,
    source: String,
    findings: Vec<Diagnostic>,
}

/// An instrument of ours, or one from a file.
enum Asked {
    Ours(&'static Instrument),
    Theirs(Box<Instrument>),
}

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Stop> {
    match &arguments.act {
        Act::Check { files, output } => check(files, *output),
        Act::List { output } => {
            list(*output);
            Ok(Exit::Fine)
        }
        Act::Score {
            instrument,
            answers,
            to,
            output,
        } => score(instrument, answers, (to.as_deref(), *output)),
    }
}

fn check(paths: &[PathBuf], output: Output) -> Result<Exit, Stop> {
    let mut looked = Vec::new();
    for path in paths {
        let source = text(path)?;
        looked.push(Looked {
            file: path.display().to_string(),
            findings: read(&source).findings,
            source,
        });
    }
    Ok(tell(&looked, output))
}

fn list(output: Output) {
    match output.format {
        Format::Json => render::json(&shape::list(instruments(), output.language.into())),
        Format::Text => told::list(instruments(), output.language.into()),
    }
}

fn score(named: &str, answers: &Path, (band, output): (Option<&str>, Output)) -> Result<Exit, Stop> {
    let asked = match asked(named)? {
        Ok(asked) => asked,
        Err(looked) => return Ok(tell(&[looked], output)),
    };
    let instrument = asked.instrument();
    let source = text(answers)?;
    let read = read_answers(&source, instrument);
    let Some(assessment) = read.assessment else {
        let looked = Looked {
            file: answers.display().to_string(),
            source,
            findings: read.findings,
        };
        return Ok(tell(&[looked], output));
    };
    let plan = band.map(|band| plan(&assessment, band)).transpose()?;
    let language = output.language.into();
    match output.format {
        Format::Json => render::json(&shape::scored(&assessment, plan.as_ref(), language)),
        Format::Text => told::scored(&assessment, plan.as_ref(), language),
    }
    Ok(Exit::Fine)
}

fn plan(assessment: &Assessment<'_>, band: &str) -> Result<Plan, Stop> {
    assessment.plan(band).ok_or_else(|| {
        let bands = assessment.instrument().bands.list.iter();
        let known: Vec<&str> = bands.map(|band| band.key.as_str()).collect();
        Stop::refused(
            format!("kategori `{band}` tidak dikenal"),
            &format!("Pilih salah satu: {}.", known.join(", ")),
        )
    })
}

/// One of ours by key, or a file; a file with errors comes back with them.
fn asked(named: &str) -> Result<Result<Asked, Looked>, Stop> {
    if let Some(ours) = instrument(named) {
        return Ok(Ok(Asked::Ours(ours)));
    }
    let path = Path::new(named);
    if !path.exists() {
        let known: Vec<&str> = instruments().iter().map(|known| known.key.as_str()).collect();
        return Err(Stop::refused(
            format!("instrumen `{named}` tidak dikenal, dan tidak ada berkas dengan nama itu"),
            &format!("Pilih salah satu: {}; atau sebut berkasnya.", known.join(", ")),
        ));
    }
    let source = text(path)?;
    let read = read(&source);
    Ok(match read.instrument {
        Some(theirs) => Ok(Asked::Theirs(Box::new(theirs))),
        None => Err(Looked {
            file: path.display().to_string(),
            source,
            findings: read.findings,
        }),
    })
}

impl Asked {
    fn instrument(&self) -> &Instrument {
        match self {
            Self::Ours(instrument) => instrument,
            Self::Theirs(instrument) => instrument,
        }
    }
}

fn text(path: &Path) -> Result<String, Stop> {
    files::exists(path)?;
    let text = Text::read(path).map_err(|error| {
        Stop::fault(
            format!("{}: tidak dapat dibaca: {error}", path.display()),
            "Periksa nama dan izin berkas itu.",
        )
    })?;
    if let Some(at) = text.torn_at {
        return Err(Stop::refused(
            format!("{}: bukan teks UTF-8, mulai bita {at}", path.display()),
            "Simpan berkas itu sebagai teks UTF-8.",
        ));
    }
    Ok(text.text)
}

fn tell(looked: &[Looked], output: Output) -> Exit {
    let language: Language = output.language.into();
    let findings: Vec<render::Finding<'_>> = looked
        .iter()
        .flat_map(|looked| {
            looked.findings.iter().map(|diagnostic| render::Finding {
                file: &looked.file,
                source: &looked.source,
                diagnostic,
            })
        })
        .collect();
    match output.format {
        Format::Json => render::findings_as_json(&findings, language),
        Format::Text => {
            render::findings(&findings, language);
            render::line(match language {
                Language::Indonesian => format!("{} berkas diperiksa: {} temuan", looked.len(), findings.len()),
                Language::English => format!("{} files checked: {} findings", looked.len(), findings.len()),
            });
        }
    }
    let has_errors = findings.iter().any(|finding| finding.diagnostic.is_error());
    if has_errors { Exit::Findings } else { Exit::Fine }
}
