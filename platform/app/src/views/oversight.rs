//! Figures per unit, service and step, for those who oversee and for everybody. Never of a person.

use maklumat_calendar::{Date, Timestamp};
use maklumat_vocabulary::{LocalizedText, ServiceKey, UnitId};

use crate::views::{CaseId, PastTimes, Urgency, WorkingTime};

/// The days figures are of, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub from: Date,
    pub until: Date,
    pub choice: PeriodChoice,
    /// The first and last day somebody named, where other days are counted.
    pub asked: Option<(Date, Date)>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PeriodChoice {
    Days30,
    #[default]
    Days90,
    Days365,
    ThisYear,
    Between,
}

#[derive(Clone, Debug)]
pub struct OversightTable {
    pub rows: Vec<OversightRow>,
    pub as_of: Timestamp,
    pub period: Period,
    /// Cases that closed before figures were kept are all in them.
    pub is_whole: bool,
    /// All services together, in spans of the period.
    pub trend: Vec<TrendPoint>,
}

#[derive(Clone, Debug)]
pub struct OversightRow {
    pub service: ServiceKey,
    pub service_name: LocalizedText,
    pub unit_name: LocalizedText,
    /// The first promise of the standard: `9 hari kerja`.
    pub promise: Option<LocalizedText>,
    pub open: u64,
    pub late: u64,
    /// Brought to an end by the office in the period, and of these within the promise.
    pub finished: u64,
    pub on_time: u64,
    pub refused: u64,
    pub withdrawn: u64,
    /// Cases that were sent back to the applicant at all.
    pub returned: u64,
    /// As they happened in the period: files taken past others, defects named late, named overrides.
    pub overtakings: u64,
    pub late_defects: u64,
    pub overrides: u64,
    /// `None`: too few to say.
    pub zone: Option<Urgency>,
    /// `None`: too few to say.
    pub times: Option<PastTimes>,
    /// The same without what the applicant took and without named pauses: what the promise counts.
    pub office_times: Option<PastTimes>,
    /// What takes most of the time, where something is to be mended.
    pub cause: Option<Cause>,
}

/// What a service loses most of the time with that its promise counts; the applicant's own time is none of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cause {
    pub of: CauseKind,
    /// Its share of the time that counts against the promise, in per cent.
    pub percent: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CauseKind {
    Queue,
    Officer,
    OtherUnit,
}

/// What a leader, an inspector or the head of a unit sees first.
#[derive(Clone, Debug)]
pub struct Overview {
    pub units: Vec<UnitRow>,
    pub table: OversightTable,
    pub signals: Vec<Signal>,
    /// The one unit the page is about.
    pub unit: Option<(UnitId, LocalizedText)>,
    /// Whether other units are theirs to see too.
    pub sees_all: bool,
}

#[derive(Clone, Debug)]
pub struct UnitRow {
    pub unit: UnitId,
    pub name: LocalizedText,
    pub services: u64,
    pub open: u64,
    pub late: u64,
    pub finished: u64,
    pub on_time: u64,
    pub zone: Option<Urgency>,
    /// The service that needs help most, and why.
    pub worst: Option<(ServiceKey, LocalizedText, Option<Cause>)>,
}

#[derive(Clone, Debug)]
pub struct ServiceReport {
    pub row: OversightRow,
    pub period: Period,
    pub as_of: Timestamp,
    pub is_whole: bool,
    /// The mean of a finished case; `None`: too few to say.
    pub shares: Option<TimeShares>,
    pub steps: Vec<StepRow>,
    pub trend: Vec<TrendPoint>,
    pub signals: Vec<Signal>,
    /// Within which the share of this period lies, as in [`Compared`].
    pub now: Option<(u64, u64)>,
    /// The same service over the days of the same number before, and in other units.
    pub before: Compared,
    pub elsewhere: Vec<(LocalizedText, Compared)>,
}

/// A share to hold beside another, with how sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    pub on_time: u64,
    pub finished: u64,
    /// Within which the true share lies in 95 of 100 such periods, in tenths of per cent; `None`: too few to say.
    pub interval: Option<(u64, u64)>,
}

/// Where the mean case spent its open time, and how long it lay while the office was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeShares {
    pub queue: WorkingTime,
    pub officer: WorkingTime,
    pub other_unit: WorkingTime,
    pub applicant: WorkingTime,
    pub paused: WorkingTime,
    /// In days of 24 hours.
    pub away: WorkingTime,
}

#[derive(Clone, Debug)]
pub struct StepRow {
    pub name: LocalizedText,
    /// The unit that performs it; `None`: the applicant.
    pub unit: Option<LocalizedText>,
    pub visits: u64,
    pub late: u64,
    pub returns: u64,
    /// The mean of a visit.
    pub queue: WorkingTime,
    pub hand: WorkingTime,
    pub has_too_few: bool,
}

/// A week or a month of the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrendPoint {
    /// Its first day.
    pub from: Date,
    pub is_month: bool,
    /// The period ends before it does, so that more may still be finished in it.
    pub is_partial: bool,
    pub finished: u64,
    pub on_time: u64,
}

/// A statistic that deserves a look. It accuses nobody.
#[derive(Clone, Debug)]
pub struct Signal {
    pub kind: SignalKind,
    pub service: ServiceKey,
    pub service_name: LocalizedText,
    pub part: u64,
    pub whole: u64,
    /// The same of all other services.
    pub others_part: u64,
    pub others_whole: u64,
    pub weight: SignalWeight,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignalKind {
    /// Returns on the last working day before the promise runs out.
    ReturnsNearDue,
    Overtakings,
    /// Defects named although an earlier return could have named them.
    LateDefects,
    Overrides,
}

/// How far from chance a signal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SignalWeight {
    /// Much more than elsewhere.
    Look,
    /// More than elsewhere.
    Watch,
    /// Chance may explain it.
    Chance,
}

/// Which cases of a service are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CaseFilter {
    /// Open and past the promise.
    #[default]
    Late,
    Open,
    /// Closed in the period, after the promise.
    ClosedLate,
    /// Closed in the period; an officer took a step of it out of its turn.
    Overtaking,
}

/// How much of a list is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CasePart {
    Page(u32),
    /// For a file: as many as can be paged through.
    Whole,
}

#[derive(Clone, Debug)]
pub struct CaseList {
    pub service: ServiceKey,
    pub service_name: LocalizedText,
    pub rows: Vec<ListedCase>,
    pub filter: CaseFilter,
    pub period: Period,
    pub page: u32,
    pub has_more: bool,
}

#[derive(Clone, Debug)]
pub struct ListedCase {
    pub case: CaseId,
    pub reference: String,
    /// Steps that are open, with the unit whose turn it is; of a closed case none.
    pub steps: Vec<(LocalizedText, LocalizedText)>,
    /// Of a closed case: the promise that was broken.
    pub due: Option<Timestamp>,
    pub closed_on: Option<Date>,
    /// Working days past the promise, until today or until it was closed. `None`: not past it, or not known.
    pub days_over: Option<u32>,
}

/// What changed since the week before, for a digest.
#[derive(Clone, Debug)]
pub struct WeeklyFigures {
    /// `None`: all units.
    pub unit: Option<LocalizedText>,
    pub this_week: WeekSums,
    pub week_before: WeekSums,
    pub open: u64,
    pub late: u64,
    /// Services with late files, the most first.
    pub late_services: Vec<(LocalizedText, u64)>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WeekSums {
    pub finished: u64,
    pub on_time: u64,
    pub returned: u64,
    pub withdrawn: u64,
}

/// The forms a table leaves the office in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileForm {
    Csv,
    Xlsx,
    Pdf,
}

/// Days of the longest period that is counted.
const LONGEST: i64 = 1_100;

impl Period {
    #[must_use]
    pub fn of(choice: PeriodChoice, today: Date) -> Self {
        let from = match choice {
            PeriodChoice::Days30 => days_before(today, 29),
            PeriodChoice::Days90 | PeriodChoice::Between => days_before(today, 89),
            PeriodChoice::Days365 => days_before(today, 364),
            PeriodChoice::ThisYear => today.first_of_year(),
        };
        Self {
            from,
            until: today,
            choice,
            asked: None,
        }
    }

    /// Days somebody named; turned round where they were named the wrong way, and never longer than three years.
    #[must_use]
    pub fn between(one: Date, other: Date, today: Date) -> Self {
        let until = one.max(other).min(today);
        let from = one.min(other).min(until).max(days_before(until, LONGEST));
        Self {
            from,
            until,
            choice: PeriodChoice::Between,
            asked: ((one, other) != (from, until)).then_some((one, other)),
        }
    }

    /// As many days right before.
    #[must_use]
    pub fn before(self) -> Self {
        let until = days_before(self.from, 1);
        Self {
            from: days_before(until, self.days() - 1),
            until,
            choice: PeriodChoice::Between,
            asked: None,
        }
    }

    #[must_use]
    pub fn days(self) -> i64 {
        self.until.duration_since(self.from).as_hours() / 24 + 1
    }
}

fn days_before(day: Date, days: i64) -> Date {
    let span = std::time::Duration::from_secs(days.unsigned_abs() * 86_400);
    day.checked_sub(span).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_counts_both_its_ends() {
        let today = Date::constant(2026, 11, 23);
        let ninety = Period::of(PeriodChoice::Days90, today);
        assert_eq!((ninety.days(), ninety.from), (90, Date::constant(2026, 8, 26)));
        assert_eq!(ninety.before().days(), 90);
        assert_eq!(ninety.before().until, Date::constant(2026, 8, 25));
        assert_eq!(
            Period::of(PeriodChoice::ThisYear, today).from,
            Date::constant(2026, 1, 1)
        );
    }

    #[test]
    fn days_named_the_wrong_way_round_are_turned_and_the_future_is_left_out() {
        let day = |day| Date::constant(2026, 11, day);
        let period = Period::between(day(30), day(2), day(23));
        assert_eq!((period.from, period.until), (day(2), day(23)));
        assert_eq!(period.asked, Some((day(30), day(2))));
        assert_eq!(Period::between(day(2), day(23), day(23)).asked, None);
        let period = Period::between(Date::constant(1990, 1, 1), day(2), day(23));
        assert_eq!(period.days(), LONGEST + 1);
    }
}
