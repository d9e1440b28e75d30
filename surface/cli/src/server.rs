//! The running program: its runtime, its listener, its jobs, and a stop that loses nothing.

use std::future::Future;
use std::net::SocketAddr;

use maklumat_app::{App, OpenError, Problem};
use maklumat_vocabulary::Language;
use tokio::net::TcpListener;

use crate::exit::{Exit, Stop};
use crate::render;

/// What is logged unless `RUST_LOG` says otherwise: what went wrong, and who changed which account.
const LOGGED: &str = "warn,maklumat_app::accounts=info,maklumat_app::applications=info";

/// Runs a command that needs the runtime, with logs on standard error.
pub(crate) fn with_runtime(work: impl Future<Output = Result<Exit, Stop>>) -> Result<Exit, Stop> {
    wait_for(work)
}

/// The same for work with another result.
pub(crate) fn wait_for<T>(work: impl Future<Output = Result<T, Stop>>) -> Result<T, Stop> {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| LOGGED.into());
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .try_init();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Stop::fault(error, "Mesin ini kehabisan sumber daya; tutup program lain."))?;
    runtime.block_on(work)
}

/// Serves until the program is interrupted, then finishes what is under way.
pub(crate) async fn serve(app: App, listen: SocketAddr) -> Result<Exit, Stop> {
    let listener = TcpListener::bind(listen).await.map_err(|error| {
        Stop::fault(
            format!("tidak dapat membuka {listen}: {error}"),
            "Pilih alamat lain dengan --listen, misalnya 127.0.0.1:8081.",
        )
    })?;
    let address = listener
        .local_addr()
        .map_err(|error| Stop::fault(error, "Coba alamat lain dengan --listen."))?;
    render::line(format!("Maklumat melayani di http://{address}"));
    let jobs = tokio::spawn(app.clone().work_until_stopped());
    maklumat_web::serve(listener, app.clone(), interrupted())
        .await
        .map_err(|error| Stop::fault(error, "Jalankan lagi; bila berulang, jalankan maklumat doctor."))?;
    app.stop();
    if let Err(error) = jobs.await {
        tracing::error!(error = %error, "the jobs broke off; timers and messages stood still");
    }
    Ok(Exit::Fine)
}

async fn interrupted() {
    let interrupt = tokio::signal::ctrl_c();
    let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
        let _ = interrupt.await;
        return;
    };
    tokio::select! {
        _ = interrupt => {}
        _ = terminate.recv() => {}
    }
}

pub(crate) fn cannot_open(error: OpenError) -> Stop {
    // A folder that is not there is a slip of whoever typed it; nothing broke.
    let exit = match error {
        OpenError::NothingThere { .. } | OpenError::OlderTables { .. } => Exit::Refused,
        OpenError::Folder { .. }
        | OpenError::Store(_)
        | OpenError::KeyMissing
        | OpenError::EvidenceBroken
        | OpenError::SigningKeyMissing
        | OpenError::Definition { .. } => Exit::Fault,
    };
    Stop {
        exit,
        what: error.what(Language::Indonesian),
        then: error.then(Language::Indonesian),
    }
}

/// A problem of a use case, for a terminal.
pub(crate) fn problem(problem: Problem) -> Stop {
    match problem {
        Problem::Refused(refused) => {
            let words = refused.words(Language::Indonesian);
            Stop::refused(words.what, &words.then)
        }
        Problem::NotFound => Stop::refused("tidak ditemukan", "Periksa namanya."),
        Problem::Invalid(errors) => {
            let fields: Vec<String> = errors
                .iter()
                .map(|error| format!("{}: {}", error.field, error.key))
                .collect();
            Stop::refused(fields.join("; "), "Perbaiki isian itu.")
        }
        Problem::Locked { until } => Stop::refused(format!("terkunci sampai {until}"), "Tunggu sampai saat itu."),
        Problem::Fault { incident } => Stop::fault(
            format!("kejadian {incident}"),
            "Sebabnya ada di catatan; jalankan maklumat doctor.",
        ),
    }
}
