//! `maklumat demo`: a furnished regency, ready to try.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use maklumat_app::{Address, Answer, App, Furnished, Letter, demo};

use crate::config::{Installation, LetterSecrets, Listening, MasterKey};
use crate::exit::{Exit, Stop};
use crate::{render, server};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Folder demo; dibuat baru bila kosong, dipakai lagi bila sudah ada. Folder of the demo.
    #[arg(long, value_name = "DIR", default_value = "data/demo")]
    data: PathBuf,
    /// Alamat PostgreSQL sebagai ganti basis data tertanam. PostgreSQL instead of the embedded database.
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    #[command(flatten)]
    listening: Listening,
    /// Benih riwayat: benih yang sama memberi riwayat yang sama. Same seed, same history.
    #[arg(long, default_value_t = 20_261_122)]
    seed: u64,
    /// Banyaknya permohonan dalam riwayat. Number of cases.
    #[arg(long, default_value_t = 20_000)]
    cases: u32,
    /// Menyiapkan data lalu selesai, tanpa melayani. Only furnish, do not serve.
    #[arg(long)]
    furnish_only: bool,
}

pub(crate) fn run(arguments: Arguments) -> Result<Exit, Stop> {
    server::with_runtime(async move {
        let installation = Installation {
            data: arguments.data.clone(),
            database: arguments.database.clone(),
            public_address: arguments.listening.listen.to_string(),
            key: MasterKey::default(),
            letters: LetterSecrets::default(),
        };
        demo::begin(&arguments.data).map_err(server::problem)?;
        let mut settings = installation.settings();
        settings.is_behind_proxy = arguments.listening.behind_proxy;
        let settings = settings.with_letters_to(Arc::new(show));
        let app = App::open(settings).await.map_err(server::cannot_open)?;
        let plan = demo::Plan {
            seed: arguments.seed,
            cases: arguments.cases,
        };
        let furnished = app
            .furnish(&plan, |done, all| {
                if done % 2_000 == 0 {
                    render::progress(&format!("Menyiapkan riwayat: {done} dari {all} permohonan"));
                }
            })
            .await
            .map_err(server::problem)?;
        render::progress_done();
        introduce(&furnished);
        if arguments.furnish_only {
            return Ok(Exit::Fine);
        }
        server::serve(app, arguments.listening.listen).await
    })
}

/// Letters of a demo appear on its terminal; nothing leaves the machine.
fn show(letter: &Letter) -> Answer {
    let (Address::Phone(to) | Address::Mailbox(to)) = &letter.to;
    render::line(format!("Pesan ke {to}: {}", letter.text));
    Answer::Taken { id: None }
}

fn introduce(furnished: &Furnished) {
    render::line(format!(
        "{} siap: {} layanan, {} permohonan selama enam bulan ({} terbuka).",
        furnished.regency, furnished.services, furnished.cases, furnished.open
    ));
    render::line("");
    render::line("Masuk di /petugas/masuk (sandi sama untuk semua akun contoh ini):");
    let widest = furnished.accounts.iter().map(|account| account.login.len()).max();
    let width = widest.unwrap_or_default();
    for account in &furnished.accounts {
        render::line(format!(
            "  {:<width$}  {}  {}",
            account.login, account.password, account.role
        ));
    }
    render::line("");
    render::line("Lacak di /lacak:");
    for case in &furnished.trackable {
        render::line(format!("  {}  PIN {}  {}", case.reference, case.pin, case.about));
    }
    if let Some(case) = furnished.trackable.iter().find(|case| !case.phone.is_empty()) {
        render::line("");
        render::line(format!(
            "Atau di /saya dengan nomor ponsel {}. Kode dan pesan lain tampil di terminal ini.",
            case.phone
        ));
    }
    render::line("");
}
