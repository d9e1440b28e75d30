//! When cases come: by chance at a rate that follows the hours of the office, or as they were recorded.

use crate::draws::Stream;
use crate::hourly::HourlyRates;
use crate::scenario::{Arrivals, Peak, ScenarioError};
use crate::table::{DAY, NEVER, Seconds, WorkTable};

const HOUR: Seconds = 3_600;

#[derive(Clone, Debug)]
pub(crate) enum Profile {
    /// Stretches of one rate each, in order.
    ByChance(Box<[Stretch]>),
    Recorded(Box<[Seconds]>),
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Stretch {
    from: Seconds,
    until: Seconds,
    /// Cases expected before it, from the first stretch on.
    before: f64,
    /// Cases a second.
    rate: f64,
}

/// Where a run is in its arrivals.
#[derive(Clone, Debug)]
pub(crate) struct Coming {
    stream: Stream,
    /// The next case by the number expected until then; for recorded ones, its position.
    expected: f64,
    at: usize,
}

impl Profile {
    pub(crate) fn new(own: &WorkTable, arrivals: &Arrivals) -> Result<Self, ScenarioError> {
        match arrivals {
            Arrivals::PerDay { cases, peaks } => {
                let stretches = stretches(own, *cases, peaks);
                if stretches.is_empty() {
                    return Err(ScenarioError::NeverOpen);
                }
                Ok(Self::ByChance(stretches.into()))
            }
            Arrivals::Hourly(rates) => {
                let stretches = hours(own, rates);
                if stretches.is_empty() {
                    return Err(ScenarioError::NeverOpen);
                }
                Ok(Self::ByChance(stretches.into()))
            }
            Arrivals::Recorded(instants) => {
                let seconds = instants.iter().map(|at| own.second(*at)).filter(|at| *at >= 0);
                Ok(Self::Recorded(seconds.collect()))
            }
        }
    }

    /// How many cases are expected until then.
    pub(crate) fn expected(&self, until: Seconds) -> f64 {
        match self {
            Self::ByChance(stretches) => {
                let later = stretches.iter().find(|stretch| until < stretch.until);
                later.or(stretches.last()).map_or(0.0, |stretch| {
                    stretch.before + stretch.rate * span((until.min(stretch.until) - stretch.from).max(0))
                })
            }
            #[expect(clippy::cast_precision_loss, reason = "nobody has recorded 2^52 cases")]
            Self::Recorded(seconds) => seconds.partition_point(|at| *at < until) as f64,
        }
    }

    /// When the next case comes; [`NEVER`] after the last.
    pub(crate) fn next(&self, coming: &mut Coming) -> Seconds {
        match self {
            Self::ByChance(stretches) => {
                coming.expected += coming.stream.gap();
                let through = |stretch: &Stretch| stretch.before + stretch.rate * span(stretch.until - stretch.from);
                while stretches
                    .get(coming.at)
                    .is_some_and(|stretch| through(stretch) < coming.expected)
                {
                    coming.at += 1;
                }
                let Some(stretch) = stretches.get(coming.at) else {
                    return NEVER;
                };
                let into = (coming.expected - stretch.before) / stretch.rate;
                #[expect(clippy::cast_possible_truncation, reason = "a stretch is shorter than a day")]
                let second = stretch.from + into as Seconds;
                second.min(stretch.until - 1)
            }
            Self::Recorded(seconds) => {
                let next = seconds.get(coming.at).copied().unwrap_or(NEVER);
                coming.at += 1;
                next
            }
        }
    }
}

impl Coming {
    pub(crate) fn new(seed: u64, run: u32) -> Self {
        Self {
            stream: Stream::new(seed, run),
            expected: 0.0,
            at: 0,
        }
    }
}

/// Every opening, cut where a peak begins or ends; the cases of a day are shared by length and weight.
fn stretches(own: &WorkTable, cases: f64, peaks: &[Peak]) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut before = 0.0;
    let mut openings = own.openings().peekable();
    while let Some((first, _)) = openings.peek() {
        let day = first.div_euclid(DAY);
        let mut pieces = Vec::new();
        while let Some((from, until)) = openings.next_if(|(from, _)| from.div_euclid(DAY) == day) {
            pieces.extend(cut(day * DAY, (from, until), peaks));
        }
        let weight: f64 = pieces
            .iter()
            .map(|(from, until, times)| span(until - from) * times)
            .sum();
        for (from, until, times) in pieces.into_iter().filter(|(_, _, times)| *times > 0.0) {
            let rate = cases * times / weight;
            stretches.push(Stretch {
                from,
                until,
                before,
                rate,
            });
            before += rate * span(until - from);
        }
    }
    stretches
}

/// Every hour in which somebody may come, whether the office is open in it or not.
fn hours(own: &WorkTable, rates: &HourlyRates) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut before = 0.0;
    for (day, kind) in (0..).zip(own.day_kinds()) {
        for (hour, cases) in (0..).zip(rates.of_day(kind)).filter(|(_, cases)| **cases > 0.0) {
            let from = day * DAY + hour * HOUR;
            stretches.push(Stretch {
                from,
                until: from + HOUR,
                before,
                rate: cases / span(HOUR),
            });
            before += cases;
        }
    }
    stretches
}

fn cut(midnight: Seconds, (from, until): (Seconds, Seconds), peaks: &[Peak]) -> Vec<(Seconds, Seconds, f64)> {
    let second = |minute: u16| midnight + Seconds::from(minute) * 60;
    let ends = peaks
        .iter()
        .flat_map(|peak| [second(peak.from_minute), second(peak.until_minute)]);
    let mut cuts: Vec<Seconds> = ends
        .filter(|at| from < *at && *at < until)
        .chain([from, until])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let pairs = cuts.iter().zip(&cuts[1..]);
    pairs
        .map(|(from, until)| {
            let within = |peak: &&Peak| second(peak.from_minute) <= *from && *until <= second(peak.until_minute);
            (*from, *until, peaks.iter().find(within).map_or(1.0, |peak| peak.times))
        })
        .collect()
}

#[expect(clippy::cast_precision_loss, reason = "a simulation covers less than 2^52 seconds")]
const fn span(seconds: Seconds) -> f64 {
    seconds as f64
}
