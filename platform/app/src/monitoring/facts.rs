//! What was measured of a service and of each of its steps, taken from the figures of reports.

use std::collections::BTreeMap;

use maklumat_calendar::{Calendar, Date, Duration, TimeUnit};
use maklumat_monitoring::Measured;
use maklumat_sop::CheckedSop;
use maklumat_store::{Days, Measure, Reader};
use maklumat_vocabulary::StepId;

use crate::App;
use crate::catalogue::Published;
use crate::problem::Problem;
use crate::reports::figures::{closed_by_day, count, sum};
use crate::reports::oversight::promised;
use crate::reports::times::{Span, distribution, past_times};
use crate::views::monitoring::ServiceFacts;

/// Days of the half year a sheet looks back on.
const DAYS: u64 = 183;

/// The service as a whole, and each step that happened.
pub(super) struct Facts {
    pub(super) service: ServiceFacts,
    pub(super) steps: BTreeMap<StepId, Measured>,
}

impl App {
    /// Of the half year up to today.
    pub(super) async fn facts(&self, reader: &mut Reader, published: &Published) -> Result<Facts, Problem> {
        let until = self.today();
        let back = std::time::Duration::from_secs((DAYS - 1) * 86_400);
        let from = until.checked_sub(back).unwrap_or(until);
        let sop = &published.sop;
        Ok(Facts {
            service: service_facts(reader, published, Span { from, until }).await?,
            steps: step_facts(reader, sop, (from, until)).await?,
        })
    }
}

async fn service_facts(reader: &mut Reader, published: &Published, span: Span) -> Result<ServiceFacts, Problem> {
    let key = &published.sop.definition().key;
    let sums = sum(&closed_by_day(reader, key, span).await?);
    let times = distribution(reader, key, span, Measure::Office).await?;
    let median = past_times(&times, published.sop.calendar().minutes_per_working_day()).map(|times| times.median);
    Ok(ServiceFacts {
        from: span.from,
        until: span.until,
        promise: promised(published),
        median,
        finished: count(sums.measured),
        on_time: count(sums.kept),
        returned: count(sums.returned),
        overrides: count(sums.overrides),
        ended: count(sums.measured + sums.withdrawn),
    })
}

async fn step_facts(
    reader: &mut Reader,
    sop: &CheckedSop,
    (from, until): (Date, Date),
) -> Result<BTreeMap<StepId, Measured>, Problem> {
    let key = &sop.definition().key;
    let (from, until) = (from.to_string(), until.to_string());
    let days = Days {
        unit: key.unit.as_str(),
        service: key.service.as_str(),
        from: &from,
        until: &until,
    };
    let mut measured = BTreeMap::new();
    for figures in reader.closing_steps(days).await? {
        let Some(step) = sop.definition().step(&StepId::new(&figures.step)) else {
            continue;
        };
        let seconds = figures.queue_seconds + figures.hand_seconds;
        let of_step = Measured {
            visits: count(figures.visits),
            late: count(figures.late),
            returns: count(figures.returns),
            mean_minutes: count(seconds / figures.visits.max(1) / 60),
            published_minutes: published_minutes(step.time, sop.calendar_for(step)),
        };
        measured.insert(step.id.clone(), of_step);
    }
    Ok(measured)
}

/// A published time in minutes of work. What is written in calendar days also counts days on which nobody works, so it is
/// not held beside working time.
fn published_minutes(time: Duration, calendar: &Calendar) -> Option<u64> {
    let amount = u64::from(time.amount);
    match time.unit {
        TimeUnit::Minute => Some(amount),
        TimeUnit::Hour => Some(amount * 60),
        TimeUnit::WorkingDay => Some(amount * u64::from(calendar.minutes_per_working_day())),
        TimeUnit::Day | TimeUnit::Month | TimeUnit::Year => None,
    }
}
