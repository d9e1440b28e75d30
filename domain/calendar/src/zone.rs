//! The three Indonesian time zones, as fixed offsets: there has been no daylight saving time since 1945.

use jiff::tz::Offset;
use jiff::{
    Timestamp,
    civil::{Date, Time},
};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zone {
    /// Western Indonesia, UTC+7.
    #[default]
    Wib,
    /// Central Indonesia, UTC+8.
    Wita,
    /// Eastern Indonesia, UTC+9.
    Wit,
}

impl Zone {
    pub const ALL: [Self; 3] = [Self::Wib, Self::Wita, Self::Wit];

    /// Reads `WIB`, `WITA` or `WIT`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|zone| zone.abbreviation() == text)
    }

    #[must_use]
    pub const fn abbreviation(self) -> &'static str {
        match self {
            Self::Wib => "WIB",
            Self::Wita => "WITA",
            Self::Wit => "WIT",
        }
    }

    /// The day on the wall of an office at this instant.
    #[must_use]
    pub fn date(self, instant: Timestamp) -> Date {
        self.offset().to_datetime(instant).date()
    }

    /// The time on the wall of an office at this instant.
    #[must_use]
    pub fn time(self, instant: Timestamp) -> Time {
        self.offset().to_datetime(instant).time()
    }

    /// The instant at which an office reads this day and time.
    #[must_use]
    pub fn instant(self, date: Date, time: Time) -> Timestamp {
        let furthest = if date.year() < 0 {
            Timestamp::MIN
        } else {
            Timestamp::MAX
        };
        self.offset().to_timestamp(date.to_datetime(time)).unwrap_or(furthest)
    }

    const fn hours_ahead(self) -> i8 {
        match self {
            Self::Wib => 7,
            Self::Wita => 8,
            Self::Wit => 9,
        }
    }

    const fn offset(self) -> Offset {
        Offset::constant(self.hours_ahead())
    }

    pub(crate) const fn offset_micros(self) -> i128 {
        self.hours_ahead() as i128 * 3_600_000_000
    }
}

impl std::fmt::Display for Zone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.abbreviation())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn one_instant_is_read_two_hours_later_in_the_east() {
        let instant: Timestamp = "2026-11-13T16:30:00Z".parse().unwrap();
        assert_eq!(
            (Zone::Wib.date(instant), Zone::Wib.time(instant)),
            (date(2026, 11, 13), time(23, 30, 0, 0))
        );
        assert_eq!(
            (Zone::Wita.date(instant), Zone::Wita.time(instant)),
            (date(2026, 11, 14), time(0, 30, 0, 0))
        );
        assert_eq!(
            (Zone::Wit.date(instant), Zone::Wit.time(instant)),
            (date(2026, 11, 14), time(1, 30, 0, 0))
        );
    }

    #[test]
    fn a_zone_is_written_as_it_is_read() {
        for zone in Zone::ALL {
            assert_eq!(Zone::parse(zone.abbreviation()), Some(zone));
        }
        for wrong in ["wib", "WIB ", "Asia/Jakarta", ""] {
            assert_eq!(Zone::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_ends_of_time_do_not_overflow() {
        for zone in Zone::ALL {
            assert_eq!(zone.instant(Date::MAX, Time::MAX), Timestamp::MAX);
            assert_eq!(zone.instant(Date::MIN, Time::MIN), Timestamp::MIN);
            let _ = (zone.date(Timestamp::MAX), zone.date(Timestamp::MIN));
        }
    }
}
