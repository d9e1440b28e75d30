//! `maklumat backup`: a copy of the running installation.

use std::path::PathBuf;

use clap::Args;
use maklumat_app::App;

use crate::config::Installation;
use crate::exit::{Exit, Stop};
use crate::{render, server};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    installation: Installation,
    /// Folder baru untuk salinan. A new folder for the copy.
    to: PathBuf,
}

pub(crate) fn run(arguments: Arguments) -> Result<Exit, Stop> {
    server::with_runtime(async move {
        let app = App::open(arguments.installation.settings())
            .await
            .map_err(server::cannot_open)?;
        let copied = app.back_up(&arguments.to).await.map_err(server::problem)?;
        render::line(format!(
            "Salinan lengkap di {} ({} berkas unggahan).",
            arguments.to.display(),
            copied.uploads
        ));
        render::line("Kunci ikut tersalin. Simpan salinan ini seperti menyimpan brankas.");
        Ok(Exit::Fine)
    })
}
