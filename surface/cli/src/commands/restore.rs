//! `maklumat restore`: a copy becomes an installation again.

use std::path::PathBuf;

use clap::Args;
use maklumat_app::{App, Settings};

use crate::config::MasterKey;
use crate::exit::{Exit, Stop};
use crate::{render, server};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Folder salinan dari `maklumat backup`. The copy.
    from: PathBuf,
    /// Folder kosong untuk pemasangan. An empty folder for the installation.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    #[command(flatten)]
    key: MasterKey,
}

pub(crate) fn run(arguments: Arguments) -> Result<Exit, Stop> {
    if maklumat_app::is_in_use(&arguments.data) {
        return Err(Stop::refused(
            format!("{} sudah berisi pemasangan", arguments.data.display()),
            "Pilih folder kosong; pemasangan yang ada tidak ditimpa.",
        ));
    }
    server::with_runtime(async move {
        let restored = App::restore(&arguments.from, &arguments.data)
            .await
            .map_err(server::problem)?;
        let mut settings = Settings::at(&arguments.data);
        if !restored.has_master_key {
            if arguments.key.master_key.is_none() {
                render::line("Berkas sudah kembali. Kunci utamanya tidak ikut tersalin.");
                render::line("Pasang MAKLUMAT_MASTER_KEY, lalu jalankan maklumat doctor.");
                return Ok(Exit::Fine);
            }
            settings.master_key = arguments.key.master_key;
        }
        let app = App::open_existing(settings).await.map_err(server::cannot_open)?;
        let checked = app.check_evidence().await.map_err(server::problem)?;
        render::line(format!("Pulih: {} permohonan, rantai bukti utuh.", checked.cases));
        Ok(Exit::Fine)
    })
}
