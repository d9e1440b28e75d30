//! When an office opens, by weekday, as the board at its door says.

use std::fmt;

use jiff::civil::{Time, Weekday};

pub(crate) const MINUTES_PER_DAY: u16 = 1440;

/// From one minute of a day until another of the same day. Hours past midnight are written on both days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Opening {
    from: u16,
    until: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpeningError {
    /// Not `HH.MM-HH.MM`.
    Form,
    /// `25.00`, `07.60`.
    NoSuchTime,
    /// Ends before it begins, or is empty.
    Reversed,
}

/// The openings of each weekday. A weekday without openings is closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Week(Box<[Vec<Opening>; 7]>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpeningHours {
    /// 24 hours, every day. Knows no closures.
    AroundTheClock,
    /// `ramadan` replaces the ordinary week as a whole while Ramadan lasts; without it the ordinary week stays.
    Weekly { ordinary: Week, ramadan: Option<Week> },
}

impl Opening {
    pub(crate) const WHOLE_DAY: Self = Self {
        from: 0,
        until: MINUTES_PER_DAY,
    };

    /// Minutes after midnight; `until` up to 1440, which is `24.00`.
    pub const fn from_minutes(from: u16, until: u16) -> Result<Self, OpeningError> {
        if until > MINUTES_PER_DAY {
            Err(OpeningError::NoSuchTime)
        } else if from >= until {
            Err(OpeningError::Reversed)
        } else {
            Ok(Self { from, until })
        }
    }

    /// Reads `07.30-12.00`. The last minute of a day is `24.00`.
    pub fn parse(text: &str) -> Result<Self, OpeningError> {
        let (from, until) = text.split_once('-').ok_or(OpeningError::Form)?;
        Self::from_minutes(minute_of_day(from)?, minute_of_day(until)?)
    }

    #[must_use]
    pub fn from(self) -> Time {
        time_of_minute(self.from)
    }

    /// The first moment the office is closed again. `24.00` is given as the last moment of the day.
    #[must_use]
    pub fn until(self) -> Time {
        time_of_minute(self.until)
    }

    /// Length in minutes.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.until - self.from
    }

    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.from < other.until && other.from < self.until
    }

    pub(crate) const fn first_minute(self) -> u16 {
        self.from
    }

    pub(crate) const fn end_minute(self) -> u16 {
        self.until
    }
}

/// As the board says it: `07.30-12.00`.
impl fmt::Display for Opening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { from, until } = *self;
        write!(
            f,
            "{:02}.{:02}-{:02}.{:02}",
            from / 60,
            from % 60,
            until / 60,
            until % 60
        )
    }
}

impl Week {
    pub const DAYS: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];

    /// The week with these openings on one weekday.
    #[must_use]
    pub fn with(mut self, weekday: Weekday, openings: Vec<Opening>) -> Self {
        self.0[index(weekday)] = openings;
        self
    }

    #[must_use]
    pub fn openings(&self, weekday: Weekday) -> &[Opening] {
        &self.0[index(weekday)]
    }

    #[must_use]
    pub fn is_never_open(&self) -> bool {
        self.0.iter().all(Vec::is_empty)
    }
}

impl OpeningHours {
    /// Hours that are the same all year.
    #[must_use]
    pub const fn weekly(ordinary: Week) -> Self {
        Self::Weekly {
            ordinary,
            ramadan: None,
        }
    }

    #[must_use]
    pub const fn is_around_the_clock(&self) -> bool {
        matches!(self, Self::AroundTheClock)
    }
}

/// Sorted, and touching or overlapping openings made one, so that no minute counts twice.
pub(crate) fn merge(mut openings: Vec<Opening>) -> Vec<Opening> {
    openings.sort_unstable();
    let mut merged: Vec<Opening> = Vec::with_capacity(openings.len());
    for opening in openings {
        match merged.last_mut() {
            Some(last) if opening.from <= last.until => last.until = last.until.max(opening.until),
            Some(_) | None => merged.push(opening),
        }
    }
    merged
}

fn index(weekday: Weekday) -> usize {
    usize::from(weekday.to_monday_zero_offset().unsigned_abs())
}

fn minute_of_day(text: &str) -> Result<u16, OpeningError> {
    let is_written_out = text.len() == 5
        && text
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at == 2 { byte == b'.' } else { byte.is_ascii_digit() });
    if !is_written_out {
        return Err(OpeningError::Form);
    }
    let number = |digits: &str| digits.parse::<u16>().map_err(|_| OpeningError::Form);
    let (hour, minute) = (number(&text[..2])?, number(&text[3..])?);
    let is_a_time = minute < 60 && (hour < 24 || (hour, minute) == (24, 0));
    if is_a_time {
        Ok(hour * 60 + minute)
    } else {
        Err(OpeningError::NoSuchTime)
    }
}

fn time_of_minute(minute: u16) -> Time {
    let part = |value: u16| i8::try_from(value).expect("hours and minutes of a day are below 128");
    if minute >= MINUTES_PER_DAY {
        Time::MAX
    } else {
        Time::constant(part(minute / 60), part(minute % 60), 0, 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opening_is_read_as_the_board_writes_it() {
        let opening = Opening::parse("07.30-12.00").unwrap();
        assert_eq!(
            (opening.minutes(), opening.from(), opening.until()),
            (270, Time::constant(7, 30, 0, 0), Time::constant(12, 0, 0, 0))
        );
        for text in ["07.30-12.00", "00.00-24.00", "23.59-24.00"] {
            assert_eq!(Opening::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_not_an_opening_says_why() {
        for text in [
            "",
            "07.30",
            "7.30-12.00",
            "07:30-12:00",
            "07.30 - 12.00",
            "07.30-12.00-13.00",
            "٠٧.٣-١٢.٠",
        ] {
            assert_eq!(Opening::parse(text), Err(OpeningError::Form), "{text}");
        }
        for text in ["07.60-12.00", "07.30-24.01", "07.30-25.00"] {
            assert_eq!(Opening::parse(text), Err(OpeningError::NoSuchTime), "{text}");
        }
        for text in ["12.00-07.30", "07.30-07.30", "22.00-06.00"] {
            assert_eq!(Opening::parse(text), Err(OpeningError::Reversed), "{text}");
        }
    }

    #[test]
    fn overlapping_openings_count_each_minute_once() {
        let openings =
            ["13.00-16.00", "07.30-12.00", "11.00-12.30", "16.00-17.00"].map(|text| Opening::parse(text).unwrap());
        assert!(openings[1].overlaps(openings[2]) && !openings[0].overlaps(openings[3]));
        let merged: Vec<_> = merge(openings.to_vec()).iter().map(ToString::to_string).collect();
        assert_eq!(merged, ["07.30-12.30", "13.00-17.00"]);
    }
}
