//! `maklumat doctor`: what is wrong with an installation, and what to do.

use clap::Args;
use maklumat_app::{App, Health};
use maklumat_vocabulary::Language;

use crate::config::Installation;
use crate::exit::{Exit, Stop};
use crate::{render, server};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    installation: Installation,
}

pub(crate) fn run(arguments: Arguments) -> Result<Exit, Stop> {
    server::with_runtime(async move {
        let app = match App::open_existing(arguments.installation.settings()).await {
            Ok(app) => app,
            Err(error) => {
                line(
                    "SALAH",
                    &error.what(Language::Indonesian),
                    Some(&error.then(Language::Indonesian)),
                );
                return Ok(Exit::Findings);
            }
        };
        let mut exit = Exit::Fine;
        for finding in app.examine().await.map_err(server::problem)? {
            match finding.health {
                Health::Fine => line("baik", &finding.what.id, None),
                Health::Wrong => {
                    exit = Exit::Findings;
                    line(
                        "SALAH",
                        &finding.what.id,
                        finding.then.as_ref().map(|then| then.id.as_str()),
                    );
                }
            }
        }
        Ok(exit)
    })
}

fn line(mark: &str, what: &str, then: Option<&str>) {
    render::line(format!("{mark:<6} {what}"));
    if let Some(then) = then {
        render::line(format!("       {then}"));
    }
}
