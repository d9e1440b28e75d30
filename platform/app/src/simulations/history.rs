//! What the installation recorded of a service over some months, as a simulation wants it.

use std::collections::{BTreeMap, BTreeSet};

use maklumat_calendar::Date;
use maklumat_simulation::Observed;
use maklumat_sop::CheckedSop;
use maklumat_store::{Observation, Reader};
use maklumat_vocabulary::{OutcomeId, PositionKey, ServiceKey, StepId, VariantId};

use super::counted::{BETWEEN, Kind, NEVER, PARTS};
use crate::App;
use crate::problem::Problem;
use crate::reports::duration_class::minutes_of;

/// Days looked back at where nobody says since when, and at most.
const USUAL_DAYS: i64 = 365;
const MOST_DAYS: i64 = 3 * 366;

/// Of the steps of a position in a month, the share from which on somebody is one of its officers: those who helped out
/// once are not.
const ONE_OF: i64 = 50;

/// What was recorded, and of which days.
#[derive(Clone, Debug)]
pub struct History {
    /// The first day with a case in the months looked at, and yesterday.
    pub from: Date,
    pub until: Date,
    /// Closed cases behind what is not arrivals.
    pub cases: u64,
    pub observed: Observed,
}

impl App {
    /// What closed cases of a service tell, of the months from the one of `since` on; half a day's work is left out, so
    /// today does not count. `None`: nobody has asked for the service in these months.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for a service that is not published.
    pub async fn history(&self, service: &ServiceKey, since: Option<Date>) -> Result<Option<History>, Problem> {
        let published = self.service(service).ok_or(Problem::NotFound)?;
        let today = self.today();
        let days_ago = |days: i64| today.checked_sub(jiff_days(days)).unwrap_or(today);
        let since = since.unwrap_or_else(|| days_ago(USUAL_DAYS)).max(days_ago(MOST_DAYS));
        let since = since.first_of_month();
        let Ok(until) = today.yesterday() else { return Ok(None) };
        let mut reader = self.store().read().await?;
        read(&mut reader, &published.sop, (since, until)).await
    }
}

/// The same of given days.
pub(super) async fn read(
    reader: &mut Reader,
    sop: &CheckedSop,
    (since, until): (Date, Date),
) -> Result<Option<History>, Problem> {
    let key = &sop.definition().key;
    let (unit, service) = (key.unit.as_str(), key.service.as_str());
    let days = reader
        .day_figures(unit, service, &since.to_string(), &until.to_string())
        .await?;
    let opened: BTreeMap<Date, u32> = days
        .iter()
        .filter(|day| day.opened > 0)
        .filter_map(|day| Some((day.day.parse().ok()?, u32::try_from(day.opened).ok()?)))
        .collect();
    let Some((from, _)) = opened.first_key_value() else {
        return Ok(None);
    };
    let from = *from;
    let mut counts = Vec::new();
    let month = |day: Date| day.to_string().chars().take(7).collect::<String>();
    for kind in KINDS {
        let rows = reader
            .observations((unit, service), kind.word(), (&month(since), &month(until)))
            .await?;
        counts.push((kind, rows));
    }
    let mut history = History {
        from,
        until,
        cases: 0,
        observed: Observed::default(),
    };
    let following = std::iter::successors(Some(from), |day| day.tomorrow().ok());
    for day in following.take_while(|day| *day <= until) {
        let cases = opened.get(&day).copied().unwrap_or_default();
        history.observed.arrivals.add_day(sop.calendar(), day, cases);
    }
    for (kind, rows) in counts {
        history.take_in(kind, &rows);
    }
    Ok(Some(history))
}

const KINDS: [Kind; 9] = [
    Kind::Arrival,
    Kind::Priority,
    Kind::Variant,
    Kind::Needed,
    Kind::Work,
    Kind::Wait,
    Kind::Outcome,
    Kind::Answer,
    Kind::Officer,
];

impl History {
    fn take_in(&mut self, kind: Kind, rows: &[Observation]) {
        let observed = &mut self.observed;
        match kind {
            Kind::Arrival => {
                for row in rows {
                    let (day, hour) = (row.class / 24, row.class % 24);
                    let place = (
                        u8::try_from(day).unwrap_or(u8::MAX),
                        u8::try_from(hour).unwrap_or(u8::MAX),
                    );
                    observed
                        .arrivals
                        .add_hour(place, u32::try_from(row.cases).unwrap_or_default());
                    self.cases += count(row.cases);
                }
            }
            Kind::Priority => {
                for row in rows {
                    observed.priority.0 += count(row.cases) * u64::from(row.class == 1);
                    observed.priority.1 += count(row.cases);
                }
            }
            Kind::Variant => {
                for (variant, option, row) in in_two(rows) {
                    let key = (VariantId::new(variant), option.to_owned());
                    *observed.variants.entry(key).or_insert(0) += count(row.cases);
                }
            }
            Kind::Needed => {
                for row in rows {
                    let (needed, all) = observed.needed.entry(StepId::new(&row.name)).or_default();
                    *needed += count(row.cases) * u64::from(row.class == 1);
                    *all += count(row.cases);
                }
            }
            Kind::Work => observed.work = work(rows),
            Kind::Wait => observed.waits = waits(rows),
            Kind::Outcome => {
                for (step, outcome, row) in in_two(rows) {
                    let of = if row.class > 1 {
                        &mut observed.outcomes_again
                    } else {
                        &mut observed.outcomes
                    };
                    let key = (StepId::new(step), OutcomeId::new(outcome));
                    *of.entry(key).or_insert(0) += count(row.cases);
                }
            }
            Kind::Answer => {
                let mut parts: BTreeMap<i64, u64> = BTreeMap::new();
                for row in rows {
                    *parts.entry(row.class).or_insert(0) += count(row.cases);
                }
                observed.never_answered = parts.remove(&NEVER).unwrap_or_default();
                observed.answered = parts
                    .into_iter()
                    .map(|(part, cases)| (real(part) / real(PARTS), cases))
                    .collect();
            }
            Kind::Officer => observed.officers = officers(rows),
        }
    }
}

/// Rows whose name has two parts.
fn in_two(rows: &[Observation]) -> impl Iterator<Item = (&str, &str, &Observation)> {
    rows.iter().filter_map(|row| {
        let (first, second) = row.name.split_once(BETWEEN)?;
        Some((first, second, row))
    })
}

fn by_step(rows: &[Observation]) -> BTreeMap<StepId, BTreeMap<i64, u64>> {
    let mut steps: BTreeMap<StepId, BTreeMap<i64, u64>> = BTreeMap::new();
    for row in rows {
        let classes = steps.entry(StepId::new(&row.name)).or_default();
        *classes.entry(row.class).or_insert(0) += count(row.cases);
    }
    steps
}

fn work(rows: &[Observation]) -> BTreeMap<StepId, Vec<(f64, u64)>> {
    let steps = by_step(rows).into_iter();
    steps
        .map(|(step, classes)| {
            let times = classes.into_iter();
            (step, times.map(|(class, cases)| (seconds(class), cases)).collect())
        })
        .collect()
}

fn waits(rows: &[Observation]) -> BTreeMap<StepId, (f64, u64)> {
    let steps = by_step(rows).into_iter();
    steps
        .map(|(step, classes)| {
            let sum = classes.iter().fold((0.0, 0), |(sum, all), (class, cases)| {
                let times = real(i64::try_from(*cases).unwrap_or(i64::MAX));
                (sum + seconds(*class) * times, all + cases)
            });
            (step, sum)
        })
        .collect()
}

/// Officers of a position, a month in the mean, weighed by what was done in it; and the steps that tells.
fn officers(rows: &[Observation]) -> BTreeMap<PositionKey, (u32, u64)> {
    let mut months: BTreeMap<(PositionKey, &str), BTreeMap<i64, i64>> = BTreeMap::new();
    for row in rows {
        let Some(position) = PositionKey::parse(&row.name) else {
            continue;
        };
        let officers = months.entry((position, &row.month)).or_default();
        *officers.entry(row.class).or_insert(0) += row.cases;
    }
    let positions: BTreeSet<PositionKey> = months.keys().map(|(position, _)| position.clone()).collect();
    let of = |position: &PositionKey| {
        let (mut weighed, mut steps) = (0, 0);
        for ((_, _), officers) in months.iter().filter(|((known, _), _)| known == position) {
            let all: i64 = officers.values().sum();
            let who = officers.values().filter(|done| **done * ONE_OF >= all).count();
            weighed += i64::try_from(who).unwrap_or(i64::MAX) * all;
            steps += all;
        }
        let mean = (weighed + steps / 2).checked_div(steps).unwrap_or_default();
        (u32::try_from(mean).unwrap_or(u32::MAX), count(steps))
    };
    positions
        .into_iter()
        .map(|position| {
            let told = of(&position);
            (position, told)
        })
        .collect()
}

/// The middle of a range, in seconds.
fn seconds(class: i64) -> f64 {
    real(i64::try_from(minutes_of(class)).unwrap_or(i64::MAX))
}

fn count(cases: i64) -> u64 {
    u64::try_from(cases).unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "neither cases nor seconds come near 2^52")]
const fn real(number: i64) -> f64 {
    number as f64
}

fn jiff_days(days: i64) -> std::time::Duration {
    std::time::Duration::from_secs(days.unsigned_abs() * 86_400)
}
