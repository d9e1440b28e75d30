//! Days and times as people read them on a page, a letter and a slip.

use jiff::{
    Timestamp,
    civil::{Date, Time, Weekday},
};
use maklumat_vocabulary::Language;

use crate::Zone;

const WEEKDAYS_ID: [&str; 7] = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"];
const WEEKDAYS_EN: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const MONTHS_ID: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const MONTHS_ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/// `Jumat, 4 Desember 2026`, `Friday, 4 December 2026`.
#[must_use]
pub fn long_date(day: Date, language: Language) -> String {
    let weekday = weekday_name(day.weekday(), language);
    format!(
        "{weekday}, {} {} {}",
        day.day(),
        month_name(day.month(), language),
        day.year()
    )
}

/// `Jum 4 Des`, `Fri 4 Dec`. Only where the year is plain from the place.
#[must_use]
pub fn short_date(day: Date, language: Language) -> String {
    let month = first_three(month_name(day.month(), language));
    format!("{} {} {month}", weekday_short(day.weekday(), language), day.day())
}

/// `07.30`, in both languages as Indonesian offices write it. Seconds are cut off.
#[must_use]
pub fn clock_time(time: Time) -> String {
    format!("{:02}.{:02}", time.hour(), time.minute())
}

/// `Jumat, 4 Desember 2026 pukul 16.30 WIB`, `Friday, 4 December 2026 at 16.30 WIB`.
#[must_use]
pub fn due_words(instant: Timestamp, zone: Zone, language: Language) -> String {
    let at = match language {
        Language::Indonesian => "pukul",
        Language::English => "at",
    };
    format!(
        "{} {at} {} {zone}",
        long_date(zone.date(instant), language),
        clock_time(zone.time(instant))
    )
}

#[must_use]
pub fn weekday_name(weekday: Weekday, language: Language) -> &'static str {
    let names = match language {
        Language::Indonesian => &WEEKDAYS_ID,
        Language::English => &WEEKDAYS_EN,
    };
    names[usize::from(weekday.to_monday_zero_offset().unsigned_abs())]
}

/// `Jum`, `Fri`.
#[must_use]
pub fn weekday_short(weekday: Weekday, language: Language) -> &'static str {
    first_three(weekday_name(weekday, language))
}

/// Reads the English names in lower case, as keys of definitions write them: `monday`.
#[must_use]
pub fn parse_weekday(text: &str) -> Option<Weekday> {
    let written = |weekday: &Weekday| weekday_name(*weekday, Language::English).to_ascii_lowercase() == text;
    crate::Week::DAYS.into_iter().find(written)
}

/// Months from 1; a number outside the year gives the nearest month.
#[must_use]
pub fn month_name(month: i8, language: Language) -> &'static str {
    let names = match language {
        Language::Indonesian => &MONTHS_ID,
        Language::English => &MONTHS_EN,
    };
    names[month_index(month)]
}

/// `XII`, as official numbers write the month.
#[must_use]
pub fn month_roman(month: i8) -> &'static str {
    MONTHS_ROMAN[month_index(month)]
}

fn month_index(month: i8) -> usize {
    usize::from(month.clamp(1, 12).unsigned_abs()) - 1
}

/// All names are plain Latin letters and none is shorter.
fn first_three(name: &'static str) -> &'static str {
    name.get(..3).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const FRIDAY: Date = date(2026, 12, 4);

    #[test]
    fn a_day_is_written_in_both_languages() {
        assert_eq!(long_date(FRIDAY, Language::Indonesian), "Jumat, 4 Desember 2026");
        assert_eq!(long_date(FRIDAY, Language::English), "Friday, 4 December 2026");
        assert_eq!(short_date(FRIDAY, Language::Indonesian), "Jum 4 Des");
        assert_eq!(short_date(date(2026, 8, 17), Language::Indonesian), "Sen 17 Agu");
        assert_eq!(short_date(date(2026, 5, 3), Language::English), "Sun 3 May");
    }

    #[test]
    fn a_due_instant_names_the_zone_of_the_office() {
        let due: Timestamp = "2026-12-04T09:30:00Z".parse().unwrap();
        assert_eq!(
            due_words(due, Zone::Wib, Language::Indonesian),
            "Jumat, 4 Desember 2026 pukul 16.30 WIB"
        );
        assert_eq!(
            due_words(due, Zone::Wit, Language::English),
            "Friday, 4 December 2026 at 18.30 WIT"
        );
    }

    #[test]
    fn official_numbers_write_the_month_in_roman() {
        let months: Vec<_> = (1..=12).map(month_roman).collect();
        assert_eq!(months.join(" "), "I II III IV V VI VII VIII IX X XI XII");
    }

    #[test]
    fn weekdays_are_read_as_definitions_write_them() {
        assert_eq!(parse_weekday("friday"), Some(Weekday::Friday));
        assert_eq!(parse_weekday("Friday"), None);
        assert_eq!(parse_weekday("jumat"), None);
    }
}
