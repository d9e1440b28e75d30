//! A regency with an archive: of ten cases nine are closed, spread over half a year, and one is open.

use std::path::Path;
use std::time::{Duration, Instant};

use maklumat_app::{CaseId, SignedIn};
use maklumat_calendar::Timestamp;

use crate::filing::{CLERK, Pattern, SERVICE, id_of};
use crate::measurement::Measurement;
use crate::office::{Office, database_file, monday_morning};
use crate::stopped::Stopped;

/// How far back the archive reaches, in seconds.
const REACH: i64 = 182 * 86_400;

pub(crate) struct Grown {
    pub(crate) office: Office,
    pub(crate) clerk: SignedIn,
    pub(crate) overseer: SignedIn,
    pub(crate) cases: usize,
    /// In the order of the queue.
    pub(crate) open: Vec<CaseId>,
    took: Duration,
}

impl Grown {
    pub(crate) async fn make(folder: &Path, cases: usize) -> Result<Self, Stopped> {
        let office = Office::furnish(folder, None).await?;
        let sop = office.published(SERVICE.0, SERVICE.1)?.sop;
        let closed = closed(cases);
        let begun = Instant::now();
        Pattern::finished(&sop)?
            .write(&office.store, 0..closed, |number| moment(number, cases))
            .await?;
        let mut open = Pattern::filed(&sop)?
            .write(&office.store, closed..cases, |number| moment(number, cases))
            .await?;
        open.sort();
        let took = begun.elapsed();
        let clerk = office.officer(&format!("{}.{CLERK}.1", SERVICE.0)).await?;
        let overseer = office.officer("sekda").await?;
        Ok(Self {
            office,
            clerk,
            overseer,
            cases,
            open,
            took,
        })
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "a database has fewer cases and bytes than 2^52"
    )]
    pub(crate) fn filing_speed(&self) -> Measurement {
        let bytes = std::fs::metadata(database_file(&self.office.folder)).map_or(0, |file| file.len());
        Measurement::new(
            "growth: cases written in bulk",
            self.cases as f64 / self.took.as_secs_f64(),
            "cases/s",
        )
        .with("cases", self.cases)
        .with("open", self.open.len())
        .with("database_mib", bytes as f64 / 1024.0 / 1024.0)
    }
}

/// How many of so many cases are closed; they have the lowest numbers.
pub(crate) const fn closed(cases: usize) -> usize {
    cases - cases / 10
}

/// When a case was filed. Closed ones one after the other, so that their ids follow each other as they do in life.
pub(crate) fn moment(number: usize, cases: usize) -> Timestamp {
    let now = monday_morning();
    let closed = closed(cases);
    if number >= closed {
        // A second after the other, as people come.
        let before = i64::try_from(cases - number).unwrap_or(0);
        return Timestamp::from_second(now.as_second() - before).unwrap_or(now);
    }
    let share = i64::try_from(number).unwrap_or(0) * REACH / i64::try_from(closed.max(1)).unwrap_or(1);
    Timestamp::from_second(now.as_second() - REACH + share).unwrap_or(now)
}

/// A case of a grown database, chosen by a number that may be anything.
pub(crate) fn any_case(choice: usize, cases: usize) -> CaseId {
    // A large odd step visits numbers far apart, so that nothing is near what was read before.
    let number = choice.wrapping_mul(2_654_435_761) % cases.max(1);
    CaseId(id_of(number, moment(number, cases)))
}
