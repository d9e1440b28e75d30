//! The words of mail to officers: plain text, figures with their counts, and where to look.

use std::fmt::Write;

use maklumat_calendar::{Date, long_date, short_date};
use maklumat_store::ServiceFigures;
use maklumat_vocabulary::{Language, Text};

/// One service in one week and the week before.
pub(super) struct Line {
    pub(super) name: String,
    pub(super) unit: String,
    pub(super) last: ServiceFigures,
    pub(super) before: ServiceFigures,
}

/// What waits for an officer.
pub(super) struct Morning {
    pub(super) waiting: u64,
    pub(super) late: u64,
    pub(super) due_today: u64,
    pub(super) mine: u64,
    pub(super) below: u64,
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

fn say(id: &'static str, en: &'static str, language: Language) -> &'static str {
    Text { id, en }.within(language)
}

/// `104 dari 110 tepat waktu`; of nothing finished there is no share.
fn kept(on_time: i64, closed: i64, language: Language) -> String {
    if closed == 0 {
        return say("belum ada yang selesai", "none finished", language).to_owned();
    }
    let of = say("dari", "of", language);
    let words = say("tepat waktu", "on time", language);
    format!("{on_time} {of} {closed} {words}")
}

fn flow(opened: i64, closed: i64, on_time: i64, language: Language) -> String {
    let (came, done) = (say("masuk", "came in", language), say("selesai", "finished", language));
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
        say("Keadaan pelayanan", "How services stand", language),
        long_date(day, language)
    );
    let (first, last) = week_before(day, 1);
    let mut text = format!("{subject}\n\n");
    let _infallible = write!(
        text,
        "{} ({} – {}): {}.\n{}: {}.\n",
        say("Minggu lalu", "Last week", language),
        short_date(first, language),
        short_date(last, language),
        flow(
            sum(&lines, |line| line.last.opened),
            sum(&lines, |line| line.last.closed),
            sum(&lines, |line| line.last.on_time),
            language
        ),
        say("Minggu sebelumnya", "The week before", language),
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
        say("Terbuka sekarang:", "Open now:", language),
        sum(&lines, |line| line.last.open_now),
        say("di antaranya", "of these", language),
        sum(&lines, |line| line.last.open_late),
        say("terlambat", "late", language),
        say(
            "Per layanan, yang terlambat dahulu:",
            "By service, late ones first:",
            language
        ),
    );
    for line in &lines {
        let _infallible = write!(
            text,
            "- {} ({}): {} {}, {} {}. {}: {}. {}: {}.\n",
            line.name,
            line.unit,
            say("terbuka", "open", language),
            line.last.open_now,
            say("terlambat", "late", language),
            line.last.open_late,
            say("Minggu lalu", "Last week", language),
            flow(line.last.opened, line.last.closed, line.last.on_time, language),
            say("Sebelumnya", "Before", language),
            flow(line.before.opened, line.before.closed, line.before.on_time, language),
        );
    }
    end(&mut text, language, (address, wishes));
    (subject, text)
}

/// Subject and text.
pub(super) fn morning(
    counts: &Morning,
    day: Date,
    language: Language,
    (address, wishes): (&str, &str),
) -> (String, String) {
    let subject = format!(
        "{}, {}",
        say("Yang menunggu Anda", "What waits for you", language),
        long_date(day, language)
    );
    let mut text = format!("{subject}\n\n");
    let rows = [
        (counts.waiting, say("menunggu diambil", "wait to be taken", language)),
        (
            counts.late,
            say("di antaranya terlambat", "of these are late", language),
        ),
        (
            counts.due_today,
            say("di antaranya jatuh tempo hari ini", "of these are due today", language),
        ),
        (counts.mine, say("sudah di tangan Anda", "are in your hands", language)),
        (
            counts.below,
            say("terlambat di bawah Anda", "are late below you", language),
        ),
    ];
    for (count, words) in rows {
        let _infallible = writeln!(text, "- {count} {words}");
    }
    end(&mut text, language, (address, wishes));
    (subject, text)
}

fn end(text: &mut String, language: Language, (address, wishes): (&str, &str)) {
    let _infallible = write!(
        text,
        "\n{} {address}\n{} {wishes}\n",
        say("Lihat:", "See:", language),
        say("Ubah atau hentikan surel ini:", "Change or stop this mail:", language),
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
