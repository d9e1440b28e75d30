//! A process of its own opens the database, answers, and says how much memory that took: nothing of the filing counts.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use maklumat_app::{App, InboxFilter};
use serde_json::Value;

use crate::arguments::Arguments;
use crate::filing::{CLERK, SERVICE};
use crate::growth::grown::any_case;
use crate::measurement::Measurement;
use crate::office::{PASSWORD, settings};
use crate::stopped::Stopped;
use crate::{machine, render};

const TARGET_START_MS: f64 = 1_000.0;
const TARGET_IDLE_MIB: f64 = 64.0;
const TARGET_FULL_MIB: f64 = 256.0;
/// Case files opened before memory is read.
const OPENED: usize = 1_000;

/// What such a process said.
struct Looked {
    start_ms: f64,
    opened_mib: f64,
    used_mib: f64,
}

/// Opens the installation in the folder, answers, works a little, and prints what the memory says.
pub(crate) async fn look(arguments: &Arguments) -> Result<(), Stopped> {
    let app = App::open(settings(&arguments.folder, None)).await?;
    let table = app.public_performance().await?;
    let opened = machine::resident_mib();
    render::answer(&serde_json::json!({ "services": table.rows.len(), "resident_mib": opened }).to_string());
    let signed_in = app
        .sign_in(&format!("{}.{CLERK}.1", SERVICE.0), PASSWORD, "benches")
        .await?;
    let token = signed_in
        .session()
        .ok_or_else(|| Stopped::new("the clerk needs a code".to_owned()))?;
    let clerk = app.signed_in(&token.0).await?;
    app.inbox(&clerk, &InboxFilter::default()).await?;
    if arguments.cases > 1 {
        for choice in 0..OPENED {
            app.case_file(&clerk, any_case(choice, arguments.cases)).await?;
        }
    }
    render::answer(&serde_json::json!({ "resident_mib": machine::resident_mib() }).to_string());
    Ok(())
}

pub(crate) fn measure(
    [empty, large]: [&Path; 2],
    cases: usize,
    tell: &mut impl FnMut(Measurement),
) -> Result<(), Stopped> {
    let idle = started(empty, 1)?;
    let full = started(large, cases)?;
    tell(
        Measurement::new("growth: start to first answer", full.start_ms, "ms")
            .over(idle.start_ms)
            .aiming("under 1 s", full.start_ms < TARGET_START_MS)
            .with("floor_is", "the same without cases")
            .with("answer", "the public table of performance")
            .with("cases", cases),
    );
    tell(
        Measurement::new("growth: memory, idle", idle.opened_mib, "MiB")
            .aiming("under 64 MiB", idle.opened_mib < TARGET_IDLE_MIB)
            .with("process", "the application without the web server")
            .with("after_signing_in_mib", idle.used_mib),
    );
    tell(
        Measurement::new("growth: memory with the archive", full.used_mib, "MiB")
            .over(idle.opened_mib)
            .aiming("under 256 MiB", full.used_mib < TARGET_FULL_MIB)
            .with("floor_is", "idle")
            .with("before_any_work_mib", full.opened_mib)
            .with("case_files_opened", OPENED)
            .with("cases", cases),
    );
    Ok(())
}

fn started(folder: &Path, cases: usize) -> Result<Looked, Stopped> {
    let begun = Instant::now();
    let mut child = Command::new(std::env::current_exe()?)
        .args(["look", "--cases", &cases.to_string(), "--folder"])
        .arg(folder)
        .stdout(Stdio::piped())
        .spawn()?;
    let output = child
        .stdout
        .take()
        .ok_or_else(|| Stopped::new("the started process has no output"))?;
    let mut lines = BufReader::new(output).lines();
    let opened_mib = memory(lines.next().transpose()?)?;
    let start_ms = begun.elapsed().as_secs_f64() * 1e3;
    let used_mib = memory(lines.next().transpose()?)?;
    child.wait()?;
    Ok(Looked {
        start_ms,
        opened_mib,
        used_mib,
    })
}

fn memory(line: Option<String>) -> Result<f64, Stopped> {
    let line = line.ok_or_else(|| Stopped::new("the started process said nothing"))?;
    let said: Value = serde_json::from_str(&line)
        .map_err(|error| Stopped::because("reading what the started process said", &error))?;
    said["resident_mib"]
        .as_f64()
        .ok_or_else(|| Stopped::new("this system does not tell how much memory a process has"))
}
