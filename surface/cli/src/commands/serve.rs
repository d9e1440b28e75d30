//! `maklumat serve`: the sites and the jobs behind them, until it is told to stop.

use std::path::PathBuf;

use clap::Args;
use maklumat_app::App;

use crate::config::{Installation, Listening};
use crate::exit::{Exit, Stop};
use crate::files::RegencyFolder;
use crate::{render, server};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    installation: Installation,
    #[command(flatten)]
    listening: Listening,
    /// Menerbitkan layanan dari folder kabupaten ini lebih dahulu. Publishes the services of this folder first.
    #[arg(long, value_name = "DIR")]
    regency: Option<PathBuf>,
}

pub(crate) fn run(arguments: Arguments) -> Result<Exit, Stop> {
    server::with_runtime(async move {
        let app = App::open(arguments.installation.settings())
            .await
            .map_err(server::cannot_open)?;
        if let Some(folder) = &arguments.regency {
            publish(&app, &RegencyFolder::read(folder)?).await?;
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

/// Publishes every service of a folder that is not published yet.
pub(crate) async fn publish(app: &App, folder: &RegencyFolder) -> Result<(), Stop> {
    let sources = folder.sources();
    app.publish_regency(&sources).await.map_err(server::problem)?;
    for file in folder.services()? {
        if file.text.torn_at.is_some() {
            return Err(Stop::refused(
                format!("{}: bukan teks UTF-8", file.path.display()),
                "Jalankan maklumat check, yang menunjukkan tempatnya.",
            ));
        }
        let published = app
            .publish_service(
                &file.key,
                &file.text.text,
                file.english.as_ref().map(|english| english.text.as_str()),
            )
            .await;
        if let Err(problem) = published {
            let stop = server::problem(problem);
            return Err(Stop {
                what: format!("{}: {}", file.path.display(), stop.what),
                ..stop
            });
        }
    }
    Ok(())
}
