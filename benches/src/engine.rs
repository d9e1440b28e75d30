//! Durable step completions: load, decide, append, project, outbox, commit, through the use case the sites call.

pub(crate) mod callers;
mod postgres_floor;
mod pure;
mod recording;
mod sqlite_floor;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use maklumat_app::CaseId;
use maklumat_calendar::Timestamp;
use maklumat_store::Store;
use tempfile::TempDir;

use crate::arguments::Arguments;
use crate::engine::callers::{Desk, Run};
use crate::engine::postgres_floor::Place;
use crate::engine::recording::Recording;
use crate::filing::{Pattern, SERVICE, STAGES};
use crate::machine;
use crate::measurement::Measurement;
use crate::office::{Office, database_file, monday_morning};
use crate::stopped::Stopped;

/// Names a PostgreSQL server where databases may be created; without it that half is left out.
const SERVER: &str = "MAKLUMAT_TEST_POSTGRES";
/// Completions a second the project aims for with concurrent callers.
const TARGET: f64 = 20_000.0;
/// How many times the bare commit one caller alone may take.
const TARGET_ALONE: f64 = 3.0;
/// More than any measurement files.
const MOST_CASES: i64 = 10_000_000;
/// Completions of the run with one caller; each pays a sync of its own.
const ALONE: usize = 2_000;

pub(crate) async fn measure(arguments: &Arguments, tell: &mut impl FnMut(Measurement)) -> Result<(), Stopped> {
    let folder = TempDir::new_in(&arguments.folder)?;
    if arguments.with_sqlite {
        let pair = Pair::furnish(&folder.path().join("sqlite"), [None, None]).await?;
        pure::measure(&pair.office.published(SERVICE.0, SERVICE.1)?.sop, arguments.steps, tell)?;
        rounds(arguments, &pair, tell).await?;
    }
    match std::env::var(SERVER) {
        Ok(server) if arguments.with_postgres => {
            let subject = Place::create(&server, "subject").await?;
            let floor = Place::create(&server, "floor").await?;
            let measured = on_postgres(arguments, &folder.path().join("postgres"), [&subject, &floor], tell).await;
            subject.remove().await?;
            floor.remove().await?;
            measured
        }
        Ok(_) | Err(_) => Ok(()),
    }
}

async fn on_postgres(
    arguments: &Arguments,
    folder: &Path,
    [subject, floor]: [&Place; 2],
    tell: &mut impl FnMut(Measurement),
) -> Result<(), Stopped> {
    let pair = Pair::furnish(folder, [Some(subject.address()), Some(floor.address())]).await?;
    rounds(arguments, &pair, tell).await
}

/// When a case came in: one second after the other, as people do, the last before the office opens.
fn came(number: usize) -> Timestamp {
    let before = MOST_CASES - i64::try_from(number).unwrap_or(0);
    Timestamp::from_second(monday_morning().as_second() - before).unwrap_or_default()
}

/// Two regencies alike: one for the subject, one for the floor.
struct Pair {
    office: Office,
    floor: Office,
    /// Where the floor is written by hand; `None` is the file in its folder.
    address: Option<String>,
}

impl Pair {
    async fn furnish(folder: &Path, [subject, floor]: [Option<String>; 2]) -> Result<Self, Stopped> {
        Ok(Self {
            office: Office::furnish(&folder.join("subject"), subject.as_deref()).await?,
            floor: Office::furnish(&folder.join("floor"), floor.as_deref()).await?,
            address: floor,
        })
    }

    /// The same cases in both.
    async fn file(&self, first: usize, count: usize) -> Result<Vec<CaseId>, Stopped> {
        let sop = self.office.published(SERVICE.0, SERVICE.1)?.sop;
        let pattern = Pattern::filed(&sop)?;
        let numbers = first..first + count;
        pattern.write(&self.floor.store, numbers.clone(), came).await?;
        pattern.write(&self.office.store, numbers, came).await
    }

    /// Writes the rows of a recording by hand.
    async fn write(&self, recording: &Arc<Recording>, callers: usize) -> Result<Duration, Stopped> {
        match &self.address {
            Some(address) => postgres_floor::write(address, recording, callers).await,
            None => sqlite_floor::write(&database_file(&self.floor.folder), recording, callers),
        }
    }

    const fn database(&self) -> &'static str {
        match self.address {
            Some(_) => "PostgreSQL",
            None => "SQLite",
        }
    }
}

async fn rounds(arguments: &Arguments, pair: &Pair, tell: &mut impl FnMut(Measurement)) -> Result<(), Stopped> {
    let desk = Desk::of(&pair.office).await?;
    let mut filed = 0;
    let mut rounds = vec![(1, ALONE.min(arguments.steps))];
    rounds.extend(arguments.callers.iter().map(|callers| (*callers, arguments.steps)));
    for (callers, steps) in rounds {
        let count = (steps / STAGES.len()).max(callers);
        let cases = pair.file(filed, count).await?;
        filed += count;
        let (run, recording) = recorded(&pair.office.store, &desk, &cases, callers).await?;
        let recording = Arc::new(recording);
        let took = pair.write(&recording, callers).await?;
        #[expect(clippy::cast_precision_loss, reason = "a run has fewer completions than 2^52")]
        let floor = recording.completions() as f64 / took.as_secs_f64();
        tell(described(
            compared(pair.database(), callers, (&run, floor)),
            &run,
            &recording,
        ));
    }
    Ok(())
}

/// Runs the subject and reads back what it wrote.
async fn recorded(store: &Store, desk: &Desk, cases: &[CaseId], callers: usize) -> Result<(Run, Recording), Stopped> {
    let position = Recording::position(store).await?;
    let run = desk.run(cases, callers).await?;
    let recording = Recording::of(store, cases, position).await?;
    if recording.completions() != run.completions {
        return Err(Stopped::new("not every completion that was answered is in the log"));
    }
    Ok((run, recording))
}

/// One caller is compared by the time of a completion, many by how many there are in a second.
fn compared(database: &str, callers: usize, (run, floor): (&Run, f64)) -> Measurement {
    let subject = run.per_second();
    if callers == 1 {
        let (subject, floor) = (1e3 / subject, 1e3 / floor);
        Measurement::new(format!("engine: {database}, one caller alone"), subject, "ms/step")
            .over(floor)
            .aiming("at most 3 times the floor", subject <= TARGET_ALONE * floor)
    } else {
        Measurement::new(format!("engine: {database}, {callers} callers"), subject, "steps/s")
            .over(floor)
            .aiming("at least 20000 steps/s", subject >= TARGET)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a run writes less than 2^52 bytes")]
fn described(measurement: Measurement, run: &Run, recording: &Recording) -> Measurement {
    let each = |total: usize| total as f64 / run.completions as f64;
    measurement
        .with("completions", run.completions)
        .with("statements_each", each(recording.statements()))
        .with("bytes_each", each(recording.bytes()))
        .with("stages_per_second", rounded(&run.stages_per_second))
        .with("wait_p50_ms", run.wait_ms(50))
        .with("wait_p99_ms", run.wait_ms(99))
        .with("processor_us_each", run.processor_micros_each())
        .with("cores", machine::cores())
}

fn rounded(rates: &[f64]) -> Vec<f64> {
    rates.iter().map(|rate| rate.round()).collect()
}
