use jiff::civil::date;

use super::*;
use crate::Week;

fn weekdays(openings: &str) -> Week {
    let openings: Vec<Opening> = openings.split(' ').map(|text| Opening::parse(text).unwrap()).collect();
    Week::DAYS
        .into_iter()
        .take(5)
        .fold(Week::default(), |week, day| week.with(day, openings.clone()))
}

fn parts() -> CalendarParts {
    CalendarParts::new(Zone::Wib, OpeningHours::weekly(weekdays("08.00-12.00 13.00-16.00")))
}

#[test]
fn hours_that_never_open_make_no_calendar() {
    let mut parts = parts();
    parts.hours = OpeningHours::weekly(Week::default());
    assert_eq!(Calendar::new(parts).unwrap_err(), CalendarError::NeverOpen);
}

#[test]
fn a_mistyped_ramadan_is_refused() {
    let refused = |from, until| {
        let mut parts = parts();
        parts.ramadan = vec![Ramadan { from, until }];
        Calendar::new(parts).err()
    };
    let (from, until) = (date(2026, 2, 19), date(2026, 3, 20));
    assert_eq!(refused(from, until), None);
    assert_eq!(
        refused(until, from),
        Some(CalendarError::RamadanReversed(Ramadan {
            from: until,
            until: from
        }))
    );
    let until = date(2062, 3, 20);
    assert_eq!(
        refused(from, until),
        Some(CalendarError::RamadanTooLong(Ramadan { from, until }))
    );
}

#[test]
fn ramadan_without_hours_of_its_own_changes_nothing() {
    let mut parts = parts();
    parts.ramadan = vec![Ramadan {
        from: date(2026, 2, 19),
        until: date(2026, 3, 20),
    }];
    let calendar = Calendar::new(parts).unwrap();
    assert_eq!(
        calendar.openings(date(2026, 2, 19)),
        calendar.openings(date(2026, 4, 2))
    );
}

#[test]
fn a_roster_on_a_working_day_adds_hours_and_the_day_still_counts() {
    let mut parts = parts();
    let day = date(2026, 11, 16);
    parts.rosters = vec![Roster {
        days: [day].into(),
        openings: vec![Opening::parse("15.00-20.00").unwrap()],
    }];
    let calendar = Calendar::new(parts).unwrap();
    let openings: Vec<_> = calendar.openings(day).iter().map(ToString::to_string).collect();
    assert_eq!(openings, ["08.00-12.00", "13.00-20.00"]);
    assert!(calendar.is_working_day(day));
}

#[test]
fn an_open_office_opens_next_at_once() {
    let calendar = Calendar::new(parts()).unwrap();
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    for (asked, opens) in [
        ("2026-11-13T03:00:00.5Z", "2026-11-13T03:00:00.5Z"),
        ("2026-11-13T05:00:00Z", "2026-11-13T06:00:00Z"),
        ("2026-11-13T00:59:59Z", "2026-11-13T01:00:00Z"),
        ("2026-11-13T09:00:00Z", "2026-11-16T01:00:00Z"),
    ] {
        assert_eq!(calendar.opens_next(at(asked)), at(opens), "{asked}");
    }
}

#[test]
fn an_office_is_closed_from_the_moment_it_closes() {
    let calendar = Calendar::new(parts()).unwrap();
    let is_open = |text: &str| calendar.is_open(text.parse().unwrap());
    assert!(is_open("2026-11-13T01:00:00Z") && is_open("2026-11-13T04:59:59.999Z"));
    assert!(!is_open("2026-11-13T00:59:59.999Z") && !is_open("2026-11-13T05:00:00Z"));
}

#[test]
fn a_calendar_can_be_shared_between_threads() {
    fn is_shared<T: Clone + Send + Sync>(_: &T) {}
    is_shared(&Calendar::always_open(Zone::Wit));
}
