//! Builds the offices of `EXAMPLES.md` and counts every row of it.

use std::collections::{BTreeMap, BTreeSet};

use maklumat_calendar::{
    Calendar, CalendarParts, Closures, Date, Duration, Opening, OpeningHours, PauseReason, Ramadan, Roster,
    ServiceClock, Time, Timestamp, Week, Weekday, Zone,
};

const PAGE: &str = include_str!("../../EXAMPLES.md");

/// The rows of the table under a heading, without its head.
fn rows(heading: &str) -> Vec<Vec<&'static str>> {
    let section = PAGE
        .split("\n## ")
        .find_map(|section| section.strip_prefix(heading))
        .unwrap();
    let lines = section.lines().filter(|line| line.starts_with('|')).skip(2);
    lines
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect()
}

fn openings(cell: &str) -> Vec<Opening> {
    cell.split(", ")
        .filter(|part| !part.is_empty())
        .map(|part| Opening::parse(part).unwrap())
        .collect()
}

fn week(monday_to_thursday: &str, friday: &str, saturday: &str) -> Week {
    let monday_to_thursday_days = Week::DAYS.into_iter().take(4);
    monday_to_thursday_days
        .fold(Week::default(), |week, day| {
            week.with(day, openings(monday_to_thursday))
        })
        .with(Weekday::Friday, openings(friday))
        .with(Weekday::Saturday, openings(saturday))
}

fn offices() -> BTreeMap<&'static str, Calendar> {
    let days = rows("Closed days");
    let closures: Closures = days
        .iter()
        .map(|row| (row[0].parse::<Date>().unwrap(), row[1]))
        .collect();
    let joint_leave: BTreeSet<Date> = days
        .iter()
        .filter(|row| row[2] == "joint leave")
        .map(|row| row[0].parse().unwrap())
        .collect();
    let line = PAGE
        .lines()
        .find_map(|line| line.strip_prefix("Ramadan 2026: "))
        .unwrap();
    let (from, until) = line.trim_end_matches('.').split_once(" until ").unwrap();
    let ramadan = Ramadan {
        from: from.parse().unwrap(),
        until: until.parse().unwrap(),
    };
    let build = |row: &Vec<&'static str>| {
        let hours = match row[2] {
            "24 jam" => OpeningHours::AroundTheClock,
            _ => OpeningHours::Weekly {
                ordinary: week(row[2], row[3], row[4]),
                ramadan: Some(week(row[5], row[6], row[7])),
            },
        };
        let rosters = match openings(row[8]) {
            none if none.is_empty() => Vec::new(),
            openings => vec![Roster {
                days: joint_leave.clone(),
                openings,
            }],
        };
        let zone = Zone::parse(row[1]).unwrap();
        let parts = CalendarParts {
            zone,
            hours,
            ramadan: vec![ramadan],
            closures: closures.clone(),
            rosters,
        };
        (row[0], Calendar::new(parts).unwrap())
    };
    rows("Offices").iter().map(build).collect()
}

/// `2026-11-13 14.05` on the wall of the office, or `2026-11-13 14.05 WIB` somewhere else.
fn instant(text: &str, office: Zone) -> Timestamp {
    let mut words = text.split(' ');
    let date: Date = words.next().unwrap().parse().unwrap();
    let numbers: Vec<i8> = words
        .next()
        .unwrap()
        .split('.')
        .map(|part| part.parse().unwrap())
        .collect();
    let time = Time::new(numbers[0], numbers[1], numbers.get(2).copied().unwrap_or(0), 0).unwrap();
    words
        .next()
        .map_or(office, |zone| Zone::parse(zone).unwrap())
        .instant(date, time)
}

#[test]
fn every_deadline_on_the_page_holds() {
    let offices = offices();
    let rows = rows("Deadlines");
    assert!(rows.len() >= 45, "rows were lost: {}", rows.len());
    for row in rows {
        let calendar = &offices[row[0]];
        let start = instant(row[1], calendar.zone());
        let due = calendar.add(start, Duration::parse(row[2]).unwrap());
        assert_eq!(due, instant(row[3], calendar.zone()), "{}", row.join(" | "));
    }
}

#[test]
fn every_clock_on_the_page_holds() {
    let offices = offices();
    let rows = rows("Clocks that pause");
    assert!(rows.len() >= 12, "rows were lost: {}", rows.len());
    for row in rows {
        let calendar = &offices[row[0]];
        let at = |text: &str| instant(text, calendar.zone());
        let mut clock = ServiceClock::new(Duration::parse(row[2]).unwrap());
        clock.start(at(row[1]));
        for pause in row[3].split(", ") {
            let (from, until) = pause.split_once('>').unwrap();
            clock.pause(at(from.trim()), PauseReason::Applicant, "");
            if !until.trim().is_empty() {
                clock.resume(at(until.trim()), PauseReason::Applicant);
            }
        }
        let due = Some(row[4]).filter(|text| !text.is_empty()).map(at);
        assert_eq!(clock.due(calendar), due, "{}", row.join(" | "));
    }
}

#[test]
fn the_ordinary_week_has_the_hours_the_decree_gives() {
    let offices = offices();
    let kantor = &offices["kantor"];
    let minutes = |from: &str, until: &str| {
        kantor.working_minutes_between(instant(from, kantor.zone()), instant(until, kantor.zone()))
    };
    assert_eq!(minutes("2026-11-16 00.00", "2026-11-23 00.00"), 37 * 60 + 30);
    assert_eq!(minutes("2026-03-02 00.00", "2026-03-09 00.00"), 32 * 60 + 30);
    assert_eq!(kantor.minutes_per_working_day(), 450);
    assert_eq!(
        offices["poliklinik"].minutes_per_working_day(),
        (4 * 390 + 210 + 270) / 6
    );
    assert_eq!(offices["siaga"].minutes_per_working_day(), 1440);
}

#[test]
fn the_year_2026_has_the_closed_days_of_the_joint_decree() {
    let kinds = rows("Closed days");
    let count = |kind: &str| kinds.iter().filter(|row| row[2] == kind).count();
    assert_eq!((count("national"), count("joint leave")), (17, 8));

    let offices = offices();
    let (first, last) = (Date::constant(2025, 12, 31), Date::constant(2026, 12, 31));
    // 261 weekdays from Monday to Friday, less 13 national, 8 joint and 1 local day that fall on them.
    assert_eq!(offices["kantor"].working_days_between(first, last), 261 - 22);
    assert_eq!(offices["loket-piket"].working_days_between(first, last), 261 - 22);
    assert_eq!(offices["siaga"].working_days_between(first, last), 365);
    let day = Date::constant(2026, 8, 17);
    assert_eq!(offices["kantor"].closure_name(day), Some("Hari Kemerdekaan"));
    assert_eq!(offices["siaga"].closure_name(day), None);
    assert_eq!(
        offices["kantor"].next_closure(day),
        Some((Date::constant(2026, 8, 25), "Maulid Nabi Muhammad"))
    );
    assert_eq!(offices["kantor"].next_closure(last), None);
    assert!(offices["kantor"].knows_closures_of(2026) && !offices["kantor"].knows_closures_of(2027));
}

#[test]
fn a_rostered_day_is_open_without_being_a_working_day() {
    let offices = offices();
    let day = Date::constant(2026, 3, 18);
    for (office, openings) in [("kantor", ""), ("loket-piket", "08.00-12.00"), ("siaga", "00.00-24.00")] {
        let written: Vec<_> = offices[office].openings(day).iter().map(ToString::to_string).collect();
        assert_eq!(written.join(", "), openings, "{office}");
    }
    assert!(!offices["loket-piket"].is_working_day(day) && offices["siaga"].is_working_day(day));
    assert_eq!(offices["loket-piket"].closure_name(day), Some("Cuti bersama Nyepi"));
}
