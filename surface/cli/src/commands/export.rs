//! `maklumat export`: what others should keep, so that nobody here can rewrite it unseen, and what they can open.

mod bpmn;

use clap::{Args, Subcommand};
use maklumat_app::App;

use crate::config::Installation;
use crate::exit::{Exit, Stop};
use crate::{render, server};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    installation: Installation,
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Titik periksa yang ditandatangani, satu baris JSON tiap titik; simpan di tempat lain. Signed checkpoints, a line
    /// of JSON each; keep them elsewhere.
    Checkpoints {
        /// Hanya sesudah nomor ini. Only after this number.
        #[arg(long, default_value_t = 0)]
        after: i64,
    },
    /// Layanan sebagai BPMN 2.0, untuk dibuka di program lain. A service as BPMN 2.0, for other programs.
    Bpmn(bpmn::Arguments),
}

pub(crate) fn run(arguments: Arguments) -> Result<Exit, Stop> {
    let after = match arguments.what {
        What::Checkpoints { after } => after,
        What::Bpmn(arguments) => return bpmn::run(&arguments),
    };
    server::with_runtime(async move {
        let app = App::open_as_it_is(arguments.installation.settings())
            .await
            .map_err(server::cannot_open)?;
        for line in app.checkpoints(after).await.map_err(server::problem)? {
            render::line(line);
        }
        Ok(Exit::Fine)
    })
}
