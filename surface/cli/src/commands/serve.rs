//! `maklumat serve`: the sites and the jobs behind them, until it is told to stop.

use std::path::PathBuf;

use clap::Args;
use maklumat_app::App;

use super::publish;
use crate::config::{Installation, Listening, SigningIn};
use crate::exit::{Exit, Stop};
use crate::{render, server};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    installation: Installation,
    #[command(flatten)]
    listening: Listening,
    #[command(flatten)]
    signing_in: SigningIn,
    /// Menerbitkan layanan dari folder kabupaten ini lebih dahulu. Publishes the services of this folder first.
    #[arg(long, value_name = "DIR")]
    regency: Option<PathBuf>,
}

pub(crate) fn run(arguments: Arguments) -> Result<Exit, Stop> {
    server::with_runtime(async move {
        let mut settings = arguments.installation.settings();
        settings.is_behind_proxy = arguments.listening.behind_proxy;
        arguments.signing_in.apply_to(&mut settings);
        let app = App::open(settings).await.map_err(server::cannot_open)?;
        if let Some(folder) = &arguments.regency {
            publish::publish(&app, folder).await?;
        }
        if let Some(code) = app.first_run_code().await.map_err(server::problem)? {
            render::line(format!(
                "Buka http://{}/mulai dan masukkan kode pemasangan: {code}",
                arguments.listening.listen
            ));
            render::line("Open that page and enter the installation code to create the first administrator.");
        }
        server::serve(app, arguments.listening.listen).await
    })
}
