//! What each day is like: the ordinary week, and the dated days that differ from it.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{CalendarParts, number_of, weekday_of};
use crate::hours::{Opening, OpeningHours, merge};
use crate::tally::{DayNumber, Tally, weekday_index};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct DayPlan {
    pub(super) openings: Vec<Opening>,
    pub(super) is_working: bool,
}

#[derive(Debug)]
pub(super) struct Plan {
    week: [DayPlan; 7],
    /// Ascending, without days that are like their weekday.
    special: Vec<(DayNumber, DayPlan)>,
}

impl DayPlan {
    pub(super) fn minutes(&self) -> u16 {
        self.openings.iter().map(|opening| opening.minutes()).sum()
    }

    fn open(openings: &[Opening]) -> Self {
        Self {
            openings: merge(openings.to_vec()),
            is_working: !openings.is_empty(),
        }
    }
}

impl Plan {
    pub(super) fn new(parts: &CalendarParts) -> Self {
        let week = std::array::from_fn(|index| match &parts.hours {
            OpeningHours::AroundTheClock => DayPlan::open(&[Opening::WHOLE_DAY]),
            OpeningHours::Weekly { ordinary, .. } => DayPlan::open(ordinary.openings(weekday_of(index))),
        });
        let special = dated_days(parts)
            .into_iter()
            .map(|day| (number_of(day), plan_of(parts, day)))
            .filter(|(day, plan)| *plan != week[weekday_index(*day)])
            .collect();
        Self { week, special }
    }

    pub(super) fn day(&self, day: DayNumber) -> &DayPlan {
        match self.special.binary_search_by_key(&day, |(special, _)| *special) {
            Ok(at) => &self.special[at].1,
            Err(_) => &self.week[weekday_index(day)],
        }
    }

    pub(super) fn ordinary_week(&self) -> &[DayPlan; 7] {
        &self.week
    }

    pub(super) fn tally(&self, worth: impl Fn(&DayPlan) -> i64) -> Tally {
        Tally::new(
            self.week.each_ref().map(&worth),
            self.special.iter().map(|(day, plan)| (*day, worth(plan))),
        )
    }
}

/// Every day that something is written about.
fn dated_days(parts: &CalendarParts) -> BTreeSet<Date> {
    if parts.hours.is_around_the_clock() {
        return BTreeSet::new();
    }
    let rostered = parts.rosters.iter().flat_map(|roster| roster.days.iter().copied());
    let ramadan = parts.ramadan.iter().flat_map(|ramadan| {
        std::iter::successors(Some(ramadan.from), |day| day.tomorrow().ok()).take_while(|day| *day <= ramadan.until)
    });
    parts.closures.days().chain(rostered).chain(ramadan).collect()
}

fn plan_of(parts: &CalendarParts, day: Date) -> DayPlan {
    let OpeningHours::Weekly { ordinary, ramadan } = &parts.hours else {
        return DayPlan::open(&[Opening::WHOLE_DAY]);
    };
    let is_ramadan = parts
        .ramadan
        .iter()
        .any(|ramadan| ramadan.from <= day && day <= ramadan.until);
    let week = ramadan.as_ref().filter(|_| is_ramadan).unwrap_or(ordinary);
    let is_closed = parts.closures.name(day).is_some();
    let mut plan = if is_closed {
        DayPlan::default()
    } else {
        DayPlan::open(week.openings(day.weekday()))
    };
    let rostered = parts.rosters.iter().filter(|roster| roster.days.contains(&day));
    plan.openings
        .extend(rostered.flat_map(|roster| roster.openings.iter().copied()));
    plan.openings = merge(plan.openings);
    plan
}
