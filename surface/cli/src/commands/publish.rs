//! `maklumat publish`: a checked regency folder becomes what an installation serves.

use std::path::{Path, PathBuf};

use clap::Args;
use maklumat_app::App;

use super::{Tongue, check};
use crate::adopted::Adoption;
use crate::config::Installation;
use crate::exit::{Exit, Stop};
use crate::files::RegencyFolder;
use crate::{render, server};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    installation: Installation,
    /// Folder kabupaten dengan organisation.toml dan folder services. The regency folder.
    #[arg(long, value_name = "DIR", default_value = ".")]
    regency: PathBuf,
    /// Bahasa temuan. Language of findings.
    #[arg(long, value_enum, default_value_t)]
    language: Tongue,
}

/// Findings are shown first; a folder with an error publishes nothing at all.
pub(crate) fn run(arguments: Arguments) -> Result<Exit, Stop> {
    if check::folder(&arguments.regency, arguments.language)? == Exit::Findings {
        render::aside("Tidak ada yang diterbitkan. Perbaiki kesalahannya, lalu ulangi.");
        return Ok(Exit::Findings);
    }
    server::with_runtime(async move {
        let app = App::open_existing(arguments.installation.settings())
            .await
            .map_err(server::cannot_open)?;
        publish(&app, &arguments.regency).await?;
        Ok(Exit::Fine)
    })
}

/// Publishes every service of a folder that is not published yet.
pub(crate) async fn publish(app: &App, folder: &Path) -> Result<(), Stop> {
    let folder = RegencyFolder::read(folder)?;
    app.publish_regency(&folder.sources()).await.map_err(server::problem)?;
    for file in folder.services()? {
        if file.text.torn_at.is_some() {
            return Err(Stop::refused(
                format!("{}: bukan teks UTF-8", file.path.display()),
                "Jalankan maklumat check, yang menunjukkan tempatnya.",
            ));
        }
        if file.adoption.as_ref().is_some_and(Adoption::is_refused) {
            return Err(Stop::refused(
                format!("{}: paket yang diadopsi tidak dapat dipakai", file.path.display()),
                "Jalankan maklumat check, yang menyebut sebabnya.",
            ));
        }
        let published = app
            .publish_service(
                &file.key,
                &file.text.text,
                file.english.as_ref().map(|english| english.text.as_str()),
            )
            .await
            .map_err(|problem| {
                let stop = server::problem(problem);
                Stop {
                    what: format!("{}: {}", file.path.display(), stop.what),
                    ..stop
                }
            })?;
        let news = if published.was_there { "sudah terbit" } else { "terbit" };
        render::line(format!("{} versi {}: {news}", file.key, published.version));
    }
    Ok(())
}
