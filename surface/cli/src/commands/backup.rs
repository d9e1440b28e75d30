//! `maklumat backup`: a copy of the running installation.

use std::path::PathBuf;

use clap::Args;
use maklumat_app::AtRest;

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
        let installation = AtRest::open(arguments.installation.settings())
            .await
            .map_err(server::cannot_open)?;
        let copied = installation.back_up(&arguments.to).await.map_err(server::problem)?;
        render::line(format!(
            "Salinan lengkap di {} ({} berkas unggahan).",
            arguments.to.display(),
            copied.uploads
        ));
        render::line(if copied.has_master_key {
            "Kunci ikut tersalin. Simpan salinan ini seperti menyimpan brankas."
        } else {
            "Kunci utama TIDAK ikut tersalin: ia berasal dari MAKLUMAT_MASTER_KEY. Simpan kunci itu di tempat lain; tanpanya salinan ini tidak terbaca."
        });
        Ok(Exit::Fine)
    })
}
