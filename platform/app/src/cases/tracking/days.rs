//! The day ribbon of the main promise: which days the office used, which stood still, which are left.

use maklumat_calendar::{Calendar, Date, ServiceClock, TimeUnit, Timestamp};
use maklumat_sop::CheckedSop;
use maklumat_workflow::{Case, Status};

use crate::views::tracking::{DayCell, DayState};

/// Longest day ribbon, in cells.
const LONGEST_RIBBON: usize = 45;

/// Longest where today is further from the deadline than that; beyond, the date alone tells more than a wall of days.
const LONGEST_TO_THE_DEADLINE: usize = 2 * LONGEST_RIBBON;

const SECONDS_PER_DAY: i64 = 86_400;

#[derive(Default)]
pub(super) struct Ribbon {
    pub(super) days: Vec<DayCell>,
    /// It begins later than the promise did.
    pub(super) leaves_out: bool,
}

/// The last day that can have been used, and whether the case is still open then.
#[derive(Clone, Copy)]
struct Reached {
    day: Date,
    is_open: bool,
}

/// The days from the start of the main promise to its deadline, where that is counted in days.
pub(super) fn ribbon(sop: &CheckedSop, case: &Case, now: Timestamp) -> Ribbon {
    let calendar = sop.calendar();
    let Some(clock) = case.main_clock() else {
        return Ribbon::default();
    };
    let clock = &clock.clock;
    let (Some(start), Some(due)) = (clock.started_at(), clock.due_if_resumed(calendar, now)) else {
        return Ribbon::default();
    };
    if !matches!(clock.counted_in(), TimeUnit::Day | TimeUnit::WorkingDay) {
        return Ribbon::default();
    }
    let zone = sop.regency().zone;
    let reached = match &case.status {
        // Nobody used a day of a case that was closed before.
        Status::Closed { at, .. } => Reached {
            day: zone.date(*at),
            is_open: false,
        },
        Status::Open => Reached {
            day: zone.date(now),
            is_open: true,
        },
    };
    let last = zone.date(due);
    let mut days = Vec::new();
    let mut day = zone.date(start).tomorrow().unwrap_or(last);
    while day <= last {
        days.push(DayCell {
            date: day,
            state: day_state(calendar, clock, (day, last), reached),
        });
        let Ok(next) = day.tomorrow() else { break };
        day = next;
    }
    window(days, reached.day)
}

/// The end of the ribbon, with the day that was reached in it.
fn window(mut days: Vec<DayCell>, reached: Date) -> Ribbon {
    let from_the_end = days.len().saturating_sub(LONGEST_RIBBON);
    let at = days.iter().position(|cell| cell.date >= reached).unwrap_or(days.len());
    let first = from_the_end.min(at);
    let days = days.split_off(first);
    if days.len() > LONGEST_TO_THE_DEADLINE {
        return Ribbon::default();
    }
    Ribbon {
        days,
        leaves_out: first > 0,
    }
}

fn day_state(calendar: &Calendar, clock: &ServiceClock, (day, last): (Date, Date), reached: Reached) -> DayState {
    let zone = calendar.zone();
    let is_paused = clock.pauses().iter().any(|pause| {
        day > zone.date(pause.from) && pause.until.map_or(day <= reached.day, |until| day <= zone.date(until))
    });
    if !calendar.is_working_day(day) {
        DayState::Off
    } else if is_paused {
        DayState::Paused
    } else if reached.is_open && day == reached.day {
        DayState::Today
    } else if day == last {
        DayState::Due
    } else if day <= reached.day {
        DayState::Used
    } else {
        DayState::Left
    }
}

/// Whether today is one of the days of a promise that is counted in days: not the day it started or went on, no closed
/// day, and none in a pause.
pub(super) fn counts_today(calendar: &Calendar, clock: &ServiceClock, now: Timestamp) -> bool {
    let yesterday = Timestamp::from_second(now.as_second() - SECONDS_PER_DAY).unwrap_or(now);
    clock.is_running()
        && matches!(clock.counted_in(), TimeUnit::Day | TimeUnit::WorkingDay)
        && clock.used(calendar, now) > clock.used(calendar, yesterday)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(count: usize) -> Vec<DayCell> {
        let mut date = Date::new(2026, 11, 23).unwrap();
        let mut days = Vec::new();
        for _ in 0..count {
            days.push(DayCell {
                date,
                state: DayState::Left,
            });
            date = date.tomorrow().unwrap();
        }
        days
    }

    #[test]
    fn a_long_ribbon_shows_its_end_with_the_day_that_was_reached() {
        let all = days(60);
        let late = window(all.clone(), all[59].date);
        assert_eq!((late.days.as_slice(), late.leaves_out), (&all[15..], true));
        let early = window(all.clone(), all[2].date);
        assert_eq!((early.days.as_slice(), early.leaves_out), (&all[2..], true));
        let short = window(all[..20].to_vec(), all[0].date);
        assert_eq!((short.days.len(), short.leaves_out), (20, false));
        let endless = days(200);
        assert!(window(endless.clone(), endless[3].date).days.is_empty());
    }
}
