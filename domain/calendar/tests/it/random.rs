//! Random offices: any week, zone, closures, Ramadan and rosters, and instants around them.

use std::collections::BTreeSet;

use maklumat_calendar::{CalendarParts, Closures, Date, Opening, OpeningHours, Ramadan, Roster, Timestamp, Week, Zone};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;

const FIRST: Date = Date::constant(2026, 1, 1);

pub(crate) fn later(day: Date, days: i64) -> Date {
    (0..days).fold(day, |day, _| day.tomorrow().unwrap())
}

fn days(at_most: usize) -> impl Strategy<Value = BTreeSet<Date>> {
    btree_set(0..400_i64, 0..at_most).prop_map(|days| days.into_iter().map(|day| later(FIRST, day)).collect())
}

/// Openings of at least half an hour; they may touch or overlap, and the last may end at midnight.
fn openings() -> impl Strategy<Value = Vec<Opening>> {
    let opening = (0..48_u16, 1..20_u16, 0..30_u16).prop_map(|(from, length, odd)| {
        let from = (from * 30 + odd).min(1410);
        Opening::from_minutes(from, (from + length * 30).min(1440)).unwrap()
    });
    vec(opening, 0..3)
}

fn week() -> impl Strategy<Value = Week> {
    vec(openings(), 7).prop_map(|days| {
        Week::DAYS
            .into_iter()
            .zip(days)
            .fold(Week::default(), |week, (day, open)| week.with(day, open))
    })
}

fn hours() -> impl Strategy<Value = OpeningHours> {
    let weekly = (week(), proptest::option::of(week()))
        .prop_filter("never open", |(ordinary, _)| !ordinary.is_never_open())
        .prop_map(|(ordinary, ramadan)| OpeningHours::Weekly { ordinary, ramadan });
    prop_oneof![1 => Just(OpeningHours::AroundTheClock), 9 => weekly]
}

fn ramadan() -> impl Strategy<Value = Vec<Ramadan>> {
    let one = (0..350_i64, 0..30_i64).prop_map(|(from, length)| {
        let from = later(FIRST, from);
        Ramadan {
            from,
            until: later(from, length),
        }
    });
    vec(one, 0..3)
}

fn rosters() -> impl Strategy<Value = Vec<Roster>> {
    vec(
        (days(20), openings()).prop_map(|(days, openings)| Roster { days, openings }),
        0..3,
    )
}

pub(crate) fn parts() -> impl Strategy<Value = CalendarParts> {
    let zone = proptest::sample::select(&Zone::ALL[..]);
    (zone, hours(), ramadan(), days(60), rosters()).prop_map(|(zone, hours, ramadan, closed, mut rosters)| {
        let closures: Closures = closed.iter().map(|day| (*day, "Libur")).collect();
        // Most rosters are for closed days; the rest test what happens on others.
        if let (Some(roster), false) = (rosters.first_mut(), closed.is_empty()) {
            roster.days = closed.iter().copied().step_by(2).collect();
        }
        CalendarParts {
            zone,
            hours,
            ramadan,
            closures,
            rosters,
        }
    })
}

/// Mostly within the dated years, some long before and after them.
pub(crate) fn instant() -> impl Strategy<Value = Timestamp> {
    const YEAR: i64 = 365 * 86_400;
    // 2025-12-01T00:00:00Z
    let near = (1_764_547_200_i64..1_764_547_200 + YEAR + YEAR / 4).boxed();
    let far = (-70 * YEAR..200 * YEAR).boxed();
    (
        prop_oneof![8 => near, 1 => far],
        prop_oneof![Just(0_i64), 0..60_000_000_i64],
    )
        .prop_map(|(second, micros)| {
            Timestamp::from_microsecond((second - second.rem_euclid(60)) * 1_000_000 + micros).unwrap()
        })
}
