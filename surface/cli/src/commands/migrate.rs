//! `maklumat migrate`: brings the tables up to date. Opening does it too; this command does only that.

use clap::Args;
use maklumat_app::App;

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
        App::open(arguments.installation.settings())
            .await
            .map_err(server::cannot_open)?;
        render::line("Tabel sudah versi terakhir.");
        Ok(Exit::Fine)
    })
}
