//! `maklumat keys`: the office's signing keys, and a new one in time.

use clap::{Args, Subcommand};
use maklumat_app::App;
use maklumat_credential::KeyRing;

use crate::config::Installation;
use crate::exit::{Exit, Stop};
use crate::{render, server};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    installation: Installation,
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Mendaftar kunci umum dan masa pakainya. Lists the public keys and when they sign.
    List,
    /// Membuat kunci baru yang dipakai satu menit lagi; dokumen lama tetap sah. Makes a new key that signs from a minute
    /// on; earlier documents stay valid.
    Rotate,
}

pub(crate) fn run(arguments: Arguments) -> Result<Exit, Stop> {
    server::with_runtime(async move {
        let settings = arguments.installation.settings();
        let app = match arguments.act {
            Act::List => App::open_as_it_is(settings).await,
            Act::Rotate => App::open_existing(settings).await,
        };
        let app = app.map_err(server::cannot_open)?;
        if matches!(arguments.act, Act::Rotate) {
            app.rotate_keys()
                .map_err(|error| Stop::fault(error, "Periksa izin folder keys, tunggu sebentar, lalu coba lagi."))?;
            render::line("Kunci baru dibuat dan dipakai satu menit lagi. Buat salinan cadangan sekarang.");
        }
        let ring =
            KeyRing::parse(&app.key_ring_text()).map_err(|error| Stop::fault(error, "Jalankan maklumat doctor."))?;
        let mut keys: Vec<_> = ring.keys().collect();
        keys.sort_by_key(|key| key.valid_from);
        for key in keys {
            let until = key
                .retired_at
                .map_or_else(|| "sekarang".to_owned(), |at| at.to_string());
            render::line(format!("{}  {} sampai {until}", key.key.key_id(), key.valid_from));
        }
        Ok(Exit::Fine)
    })
}
