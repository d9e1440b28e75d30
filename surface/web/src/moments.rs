//! How instants and days are written for people: always a date, never a number of days alone.

use maklumat_calendar::{Date, Timestamp, Zone, clock_time, month_name, short_date, weekday_name};
use maklumat_vocabulary::Language;

use crate::markup::Markup;

/// `Jumat, 4 Desember 2026`, day and month kept on one line.
pub(crate) fn day(date: Date, language: Language) -> String {
    format!(
        "{}, {}",
        weekday_name(date.weekday(), language),
        day_of_year(date, language)
    )
}

/// `4 Desember 2026`
pub(crate) fn day_of_year(date: Date, language: Language) -> String {
    format!(
        "{}\u{a0}{} {}",
        date.day(),
        month_name(date.month(), language),
        date.year()
    )
}

/// `4 Des`, below the axis of a chart.
pub(crate) fn day_and_month(date: Date, language: Language) -> String {
    format!("{} {}", date.day(), short_month(date, language))
}

/// `Des`
pub(crate) fn short_month(date: Date, language: Language) -> String {
    month_name(date.month(), language).chars().take(3).collect()
}

/// `Jum 4 Des`, for officers' tables.
pub(crate) fn short_day(date: Date, language: Language) -> String {
    short_date(date, language).replace(' ', "\u{a0}")
}

/// `pukul 09.31` without the word.
pub(crate) fn clock(at: Timestamp, zone: Zone) -> String {
    clock_time(zone.time(at))
}

/// The leaf of a tear-off calendar. Stands beside the same date in words, so readers of screens skip it.
pub(crate) fn leaf(date: Date, language: Language, is_small: bool) -> Markup {
    let month = month_name(date.month(), language);
    let (class, month) = if is_small {
        (" leaf--s", month.chars().take(3).collect::<String>())
    } else {
        ("", month.to_string())
    };
    Markup::trusted(format!(
        r#"<time class="leaf{class}" datetime="{date}" aria-hidden="true"><span class="leaf-m">{month} {year}</span><span class="leaf-d">{day}</span><span class="leaf-w">{weekday}</span></time>"#,
        year = date.year(),
        day = date.day(),
        weekday = weekday_name(date.weekday(), language),
    ))
}
