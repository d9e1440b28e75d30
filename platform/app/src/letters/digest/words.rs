//! The words of mail to officers: plain text, figures with their counts, and where to look.

use std::fmt::Write;

use maklumat_calendar::{Date, long_date, short_date};
use maklumat_store::ServiceFigures;
use maklumat_vocabulary::{Language, Text};

use crate::views::desk::DeskCounts;

/// The words of the reader's language.
macro_rules! either {
    ($language:expr, $id:literal, $en:literal) => {
        Text { id: $id, en: $en }.within($language)
    };
}

/// One service in one week and the week before.
pub(super) struct Line {
    pub(super) name: String,
    pub(super) unit: String,
    pub(super) last: ServiceFigures,
    pub(super) before: ServiceFigures,
}

/// First and last day of the week that lies so many weeks before a day.
pub(super) fn week_before(day: Date, weeks: i32) -> (Date, Date) {
    let back = |days: i32| {
        let mut earlier = day;
        for _ in 0..days {
            earlier = earlier.yesterday().unwrap_or(earlier);
        }
        earlier
    };
    (back(7 * weeks), back(7 * weeks - 6))
}

fn sum(lines: &[Line], of: impl Fn(&Line) -> i64) -> i64 {
    lines.iter().map(of).sum()
}

/// `104 dari 110 tepat waktu`; of nothing finished there is no share.
fn kept(on_time: i64, closed: i64, language: Language) -> String {
    if closed == 0 {
        return either!(language, "belum ada yang selesai", "none finished").to_owned();
    }
    let of = either!(language, "dari", "of");
    let words = either!(language, "tepat waktu", "on time");
    format!("{on_time} {of} {closed} {words}")
}

fn flow(opened: i64, closed: i64, on_time: i64, language: Language) -> String {
    let (came, done) = (
        either!(language, "masuk", "came in"),
        either!(language, "selesai", "finished"),
    );
    format!("{opened} {came}, {closed} {done}, {}", kept(on_time, closed, language))
}

/// Subject and text.
pub(super) fn week(
    mut lines: Vec<Line>,
    day: Date,
    language: Language,
    (address, wishes): (&str, &str),
) -> (String, String) {
    lines.sort_by(|one, other| {
        let key = |line: &Line| (-line.last.open_late, -line.last.open_now, line.name.clone());
        key(one).cmp(&key(other))
    });
    let subject = format!(
        "{}, {}",
        either!(language, "Keadaan pelayanan", "How services stand"),
        long_date(day, language)
    );
    let (first, last) = week_before(day, 1);
    let mut text = format!("{subject}\n\n");
    let _infallible = write!(
        text,
        "{} ({} – {}): {}.\n{}: {}.\n",
        either!(language, "Minggu lalu", "Last week"),
        short_date(first, language),
        short_date(last, language),
        flow(
            sum(&lines, |line| line.last.opened),
            sum(&lines, |line| line.last.closed),
            sum(&lines, |line| line.last.on_time),
            language
        ),
        either!(language, "Minggu sebelumnya", "The week before"),
        flow(
            sum(&lines, |line| line.before.opened),
            sum(&lines, |line| line.before.closed),
            sum(&lines, |line| line.before.on_time),
            language
        ),
    );
    let _infallible = write!(
        text,
        "{} {}, {} {} {}.\n\n{}\n",
        either!(language, "Terbuka sekarang:", "Open now:"),
        sum(&lines, |line| line.last.open_now),
        either!(language, "di antaranya", "of these"),
        sum(&lines, |line| line.last.open_late),
        either!(language, "terlambat", "late"),
        either!(
            language,
            "Per layanan, yang terlambat dahulu:",
            "By service, late ones first:"
        ),
    );
    for line in &lines {
        text.push_str(&service(line, language));
    }
    end(&mut text, language, (address, wishes));
    (subject, text)
}

/// One line of the list of services.
fn service(line: &Line, language: Language) -> String {
    format!(
        "- {} ({}): {} {}, {} {}. {}: {}. {}: {}.\n",
        line.name,
        line.unit,
        either!(language, "terbuka", "open"),
        line.last.open_now,
        either!(language, "terlambat", "late"),
        line.last.open_late,
        either!(language, "Minggu lalu", "Last week"),
        flow(line.last.opened, line.last.closed, line.last.on_time, language),
        either!(language, "Sebelumnya", "Before"),
        flow(line.before.opened, line.before.closed, line.before.on_time, language)
    )
}

/// Subject and text.
pub(super) fn morning(
    counts: &DeskCounts,
    day: Date,
    language: Language,
    (address, wishes): (&str, &str),
) -> (String, String) {
    let subject = format!(
        "{}, {}",
        either!(language, "Yang menunggu Anda", "What waits for you"),
        long_date(day, language)
    );
    let mut text = format!("{subject}\n\n");
    let rows = [
        (counts.free, either!(language, "menunggu diambil", "wait to be taken")),
        (counts.late, either!(language, "terlambat", "are late")),
        (counts.today, either!(language, "jatuh tempo hari ini", "are due today")),
        (
            counts.mine,
            either!(language, "sudah di tangan Anda", "are in your hands"),
        ),
        (
            counts.escalated,
            either!(language, "terlambat di bawah Anda", "are late below you"),
        ),
    ];
    for (count, words) in rows {
        let more = if count >= DeskCounts::LIMIT { "+" } else { "" };
        let _infallible = writeln!(text, "- {count}{more} {words}");
    }
    end(&mut text, language, (address, wishes));
    (subject, text)
}

fn end(text: &mut String, language: Language, (address, wishes): (&str, &str)) {
    let _infallible = write!(
        text,
        "\n{} {address}\n{} {wishes}\n",
        either!(language, "Lihat:", "See:"),
        either!(language, "Ubah atau hentikan surel ini:", "Change or stop this mail:"),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_week_before_a_monday_ends_on_sunday() {
        let monday = Date::constant(2026, 11, 30);
        let days = |(from, until): (Date, Date)| (from.to_string(), until.to_string());
        assert_eq!(days(week_before(monday, 1)), ("2026-11-23".into(), "2026-11-29".into()));
        assert_eq!(days(week_before(monday, 2)), ("2026-11-16".into(), "2026-11-22".into()));
    }

    #[test]
    fn a_week_names_late_services_first_and_each_share_with_its_count() {
        let line = |name: &str, open_late, on_time| Line {
            name: name.to_owned(),
            unit: "Dinas Contoh".to_owned(),
            last: ServiceFigures {
                opened: 5,
                closed: 4,
                on_time,
                open_now: 7,
                open_late,
                ..ServiceFigures::default()
            },
            before: ServiceFigures::default(),
        };
        let lines = vec![line("Izin A", 0, 4), line("Izin B", 2, 3)];
        let monday = Date::constant(2026, 11, 30);
        let (subject, text) = week(
            lines,
            monday,
            Language::Indonesian,
            ("https://a.example/x", "https://a.example/y"),
        );
        assert_eq!(subject, "Keadaan pelayanan, Senin, 30 November 2026");
        assert!(text.contains("10 masuk, 8 selesai, 7 dari 8 tepat waktu"), "{text}");
        assert!(
            text.contains("Minggu sebelumnya: 0 masuk, 0 selesai, belum ada yang selesai"),
            "{text}"
        );
        assert!(
            text.contains("Terbuka sekarang: 14, di antaranya 2 terlambat"),
            "{text}"
        );
        assert!(text.find("Izin B").unwrap() < text.find("Izin A").unwrap(), "{text}");
        assert!(text.ends_with("https://a.example/y\n"), "{text}");
    }
}
