//! `maklumat revoke`: takes an issued document back, as whoever runs the installation.

use clap::{Args, ValueEnum};
use maklumat_app::{App, Taking};
use maklumat_credential::CredentialId;

use super::verify::Subject;
use crate::config::Installation;
use crate::exit::{Exit, Stop};
use crate::{render, server};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    installation: Installation,
    /// Berkas PDF, teks QR, atau kode bukti dari `maklumat verify`. A PDF, the QR text, or the id of the credential.
    subject: String,
    #[arg(long, value_enum)]
    cause: Cause,
    /// Peraturan yang menjadi dasar, misalnya "uu-30-2014 pasal 64". The regulation it rests on.
    #[arg(long)]
    ground: String,
    /// Alasan, untuk catatan berkas. The reason, for the record.
    #[arg(long)]
    reason: String,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Cause {
    Withdrawn,
    Replaced,
    Mistaken,
    Returned,
    KeyExposed,
}

impl Cause {
    const fn word(self) -> &'static str {
        match self {
            Self::Withdrawn => "withdrawn",
            Self::Replaced => "replaced",
            Self::Mistaken => "mistaken",
            Self::Returned => "returned",
            Self::KeyExposed => "key-exposed",
        }
    }
}

pub(crate) fn run(arguments: Arguments) -> Result<Exit, Stop> {
    let id = match arguments.subject.parse::<CredentialId>() {
        Ok(id) => id,
        Err(_) => CredentialId::of(&Subject::read(&arguments.subject)?.text).ok_or_else(|| {
            Stop::refused(
                "itu bukan kode Maklumat",
                "Sebut berkas PDF, teks yang diawali MKL1:, atau kode buktinya.",
            )
        })?,
    };
    server::with_runtime(async move {
        let app = App::open_existing(arguments.installation.settings())
            .await
            .map_err(server::cannot_open)?;
        let taking = Taking {
            cause: arguments.cause.word(),
            ground: &arguments.ground,
            reason: &arguments.reason,
        };
        app.revoke_by_operator(&id.to_string(), taking)
            .await
            .map_err(|problem| advised(server::problem(problem)))?;
        render::line(format!(
            "Dokumen {id} dicabut. Daftar pencabutan sudah ditandatangani ulang."
        ));
        Ok(Exit::Fine)
    })
}

/// A refusal of the engine says what is wrong; here somebody also asks what to do.
fn advised(stop: Stop) -> Stop {
    if stop.then.is_empty() {
        let then = "Lihat keadaan dokumen itu dengan maklumat verify --data FOLDER.".to_owned();
        Stop { then, ..stop }
    } else {
        stop
    }
}
