//! `maklumat doctor`: what is wrong with an installation, and what to do.

use clap::Args;
use maklumat_app::{AtRest, Examined, Health};
use maklumat_vocabulary::Language;
use serde::Serialize;

use super::Format;
use crate::config::Installation;
use crate::exit::{Exit, Stop};
use crate::{render, server};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    installation: Installation,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Debug, Serialize)]
struct JsonFindings {
    findings: Vec<JsonFinding>,
}

#[derive(Debug, Serialize)]
struct JsonFinding {
    /// `fine`, `wrong`
    health: &'static str,
    what: String,
    /// What to do; null where nothing is wrong.
    then: Option<String>,
}

/// Looks only: an installation of an earlier program is not brought up to date by it.
pub(crate) fn run(arguments: Arguments) -> Result<Exit, Stop> {
    let findings = server::wait_for(async move {
        match AtRest::examine(arguments.installation.settings()).await {
            Ok(found) => Ok(found
                .map_err(server::problem)?
                .into_iter()
                .map(JsonFinding::from)
                .collect()),
            Err(error) => Ok(vec![JsonFinding {
                health: "wrong",
                what: error.what(Language::Indonesian),
                then: Some(error.then(Language::Indonesian)),
            }]),
        }
    })?;
    let findings = JsonFindings { findings };
    match arguments.format {
        Format::Json => render::json(&findings),
        Format::Text => findings.findings.iter().for_each(JsonFinding::show),
    }
    let is_wrong = findings.findings.iter().any(|finding| finding.then.is_some());
    Ok(if is_wrong { Exit::Findings } else { Exit::Fine })
}

impl From<Examined> for JsonFinding {
    fn from(examined: Examined) -> Self {
        Self {
            health: match examined.health {
                Health::Fine => "fine",
                Health::Wrong => "wrong",
            },
            what: examined.what.id,
            then: examined.then.map(|then| then.id),
        }
    }
}

impl JsonFinding {
    fn show(&self) {
        let mark = if self.then.is_some() { "SALAH" } else { "baik" };
        render::line(format!("{mark:<6} {}", self.what));
        if let Some(then) = &self.then {
            render::line(format!("       {then}"));
        }
    }
}
