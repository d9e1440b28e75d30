use maklumat_calendar::{CalendarParts, Closures, OpeningHours, Ramadan, Roster, Week, Weekday, Zone};
use proptest::prelude::*;

use super::*;

fn opening(text: &str) -> maklumat_calendar::Opening {
    maklumat_calendar::Opening::parse(text).unwrap()
}

/// Five days with a break, a short Friday, a holiday, a rostered holiday, and Ramadan.
fn office() -> Calendar {
    let day = vec![opening("07.30-12.00"), opening("13.00-16.00")];
    let week = |hours: &[maklumat_calendar::Opening]| {
        Week::DAYS[..5]
            .iter()
            .fold(Week::default(), |week, weekday| week.with(*weekday, hours.to_vec()))
    };
    let ordinary = week(&day).with(Weekday::Friday, vec![opening("07.30-11.30"), opening("20.00-24.00")]);
    let hours = OpeningHours::Weekly {
        ordinary,
        ramadan: Some(week(&[opening("08.00-15.00")])),
    };
    let mut parts = CalendarParts::new(Zone::Wita, hours);
    parts.ramadan = vec![Ramadan {
        from: Date::constant(2026, 2, 19),
        until: Date::constant(2026, 3, 20),
    }];
    parts.closures = Closures::from_iter([
        (Date::constant(2026, 1, 16), "Isra Mikraj".to_owned()),
        (Date::constant(2026, 3, 2), "Libur".to_owned()),
    ]);
    parts.rosters = vec![Roster {
        days: [Date::constant(2026, 3, 2), Date::constant(2026, 3, 7)].into(),
        openings: vec![opening("09.00-11.00")],
    }];
    Calendar::new(parts).unwrap()
}

fn durations() -> impl Strategy<Value = Duration> {
    (0_u32..40, 0_usize..6).prop_map(|(amount, unit)| match unit {
        0 => Duration::minutes(amount * 37),
        1 => Duration::hours(amount),
        2 => Duration::days(amount),
        3 => Duration::working_days(amount),
        4 => Duration::months(amount % 4),
        _ => Duration::years(amount % 2),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_table_answers_as_the_calendar(at in 0_i64..100 * DAY, later in 0_i64..30 * DAY, duration in durations(), is_open in any::<bool>()) {
        let calendar = if is_open { Calendar::always_open(Zone::Wib) } else { office() };
        let table = WorkTable::new(&calendar, Date::constant(2026, 1, 5), 900);
        let now = table.instant(at);
        prop_assert_eq!(table.instant(table.add(at, duration)), calendar.add(now, duration));
        prop_assert_eq!(table.is_open(at), calendar.is_open(now));
        prop_assert_eq!(table.instant(table.opens_next(at)), calendar.opens_next(now));
        let then = table.instant(at + later);
        let open = table.open_through(at + later) - table.open_through(at);
        prop_assert_eq!(u64::try_from(open).unwrap(), calendar.open_seconds_between(now, then));
        let days = table.working_through(at + later) - table.working_through(at);
        let counted = calendar.working_days_between(calendar.date(now), calendar.date(then));
        prop_assert_eq!(days, Seconds::from(counted));
    }
}

#[test]
fn beyond_its_last_day_a_table_says_never() {
    let table = WorkTable::new(&office(), Date::constant(2026, 1, 5), 3);
    assert_eq!(table.after_open(2 * DAY, 50 * 3_600), NEVER);
    assert_eq!(table.opens_next(3 * DAY), NEVER);
    assert_eq!(table.after_working_days(0, 5), NEVER);
}
