//! `maklumat migrate`: brings the tables up to date. Opening does it too; this command does only that.

use clap::Args;
use maklumat_app::{App, AtRest};

use crate::config::Installation;
use crate::exit::{Exit, Stop};
use crate::{render, server};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    installation: Installation,
    /// Mencoba pada salinan lebih dahulu; basis data asli tidak disentuh. Tries it on a copy, the original stays as it is.
    #[arg(long)]
    rehearse: bool,
}

pub(crate) fn run(arguments: Arguments) -> Result<Exit, Stop> {
    server::with_runtime(async move {
        if arguments.rehearse {
            return rehearse(&arguments.installation).await;
        }
        App::open_existing(arguments.installation.settings())
            .await
            .map_err(server::cannot_open)?;
        render::line("Tabel sudah versi terakhir.");
        Ok(Exit::Fine)
    })
}

async fn rehearse(installation: &Installation) -> Result<Exit, Stop> {
    let original = AtRest::open(installation.settings())
        .await
        .map_err(server::cannot_open)?;
    // Beside the original, where there is room for a database of its size.
    let folder = installation.data.join(format!("gladi-{}", std::process::id()));
    let rehearsed = original.rehearse_migration(&folder).await;
    if let Err(error) = std::fs::remove_dir_all(&folder) {
        render::aside(format!("{} tidak terhapus: {error}", folder.display()));
    }
    let evidence = rehearsed.map_err(server::cannot_open)?;
    render::line(format!(
        "Gladi berhasil: {} permohonan terbaca pada versi terakhir, rantai bukti utuh. Basis data asli tidak disentuh.",
        evidence.cases
    ));
    Ok(Exit::Fine)
}
