//! The same questions answered slowly and obviously: day by day, minute by minute.

use maklumat_calendar::{CalendarParts, Date, Duration, Opening, OpeningHours, Time, TimeUnit, Timestamp};

pub(crate) struct Reference(pub(crate) CalendarParts);

impl Reference {
    /// The hours of the weekly plan, whatever is closed.
    fn regular(&self, day: Date) -> &[Opening] {
        let OpeningHours::Weekly { ordinary, ramadan } = &self.0.hours else {
            unreachable!("asked only of weeks")
        };
        let is_ramadan = self
            .0
            .ramadan
            .iter()
            .any(|ramadan| ramadan.from <= day && day <= ramadan.until);
        match ramadan {
            Some(week) if is_ramadan => week.openings(day.weekday()),
            Some(_) | None => ordinary.openings(day.weekday()),
        }
    }

    pub(crate) fn is_working_day(&self, day: Date) -> bool {
        self.0.hours.is_around_the_clock() || (self.0.closures.name(day).is_none() && !self.regular(day).is_empty())
    }

    pub(crate) fn is_open_minute(&self, day: Date, minute: u16) -> bool {
        self.open_minutes(day).contains(&minute)
    }

    pub(crate) fn open_minutes(&self, day: Date) -> Vec<u16> {
        if self.0.hours.is_around_the_clock() {
            return (0..1440).collect();
        }
        let mut is_open = [false; 1440];
        let regular = if self.is_working_day(day) {
            self.regular(day)
        } else {
            &[]
        };
        let rostered = self.0.rosters.iter().filter(|roster| roster.days.contains(&day));
        for opening in rostered.flat_map(|roster| &roster.openings).chain(regular) {
            let of =
                |time: Time| usize::from(time.hour().unsigned_abs()) * 60 + usize::from(time.minute().unsigned_abs());
            // The end of a day is told as its last moment, so the last minute belongs to the opening.
            let until = if opening.until() == Time::MAX {
                1440
            } else {
                of(opening.until())
            };
            is_open[of(opening.from())..until].fill(true);
        }
        (0..1440).filter(|minute| is_open[usize::from(*minute)]).collect()
    }

    pub(crate) fn minute(&self, day: Date, minute: u16) -> Timestamp {
        let part = |value: u16| i8::try_from(value).unwrap();
        match minute {
            1440 => self.minute(day.tomorrow().unwrap(), 0),
            _ => self
                .0
                .zone
                .instant(day, Time::new(part(minute / 60), part(minute % 60), 0, 0).unwrap()),
        }
    }

    pub(crate) fn end_of_day(&self, day: Date) -> Timestamp {
        self.0.zone.instant(day, Time::new(23, 59, 59, 0).unwrap())
    }

    pub(crate) fn closing(&self, day: Date) -> Option<Timestamp> {
        let last = *self.open_minutes(day).last()?;
        Some(if last == 1439 {
            self.end_of_day(day)
        } else {
            self.minute(day, last + 1)
        })
    }

    pub(crate) fn add(&self, start: Timestamp, duration: Duration) -> Timestamp {
        let first = self.0.zone.date(start);
        let mut left = duration.amount;
        if left == 0 {
            return start;
        }
        match duration.unit {
            TimeUnit::Minute | TimeUnit::Hour => {
                let minutes = if duration.unit == TimeUnit::Hour {
                    left * 60
                } else {
                    left
                };
                self.walk_open_time(start, i64::from(minutes) * 60_000_000)
            }
            TimeUnit::Day => self.end_of_day((0..left).fold(first, |day, _| day.tomorrow().unwrap())),
            TimeUnit::WorkingDay => {
                let mut day = first;
                while left > 0 {
                    day = day.tomorrow().unwrap();
                    left -= u32::from(self.is_working_day(day));
                }
                self.closing(day).unwrap()
            }
            TimeUnit::Month | TimeUnit::Year => {
                let months = if duration.unit == TimeUnit::Year {
                    left * 12
                } else {
                    left
                };
                self.end_of_day(same_day_or_last(first, months))
            }
        }
    }

    fn walk_open_time(&self, start: Timestamp, micros: i64) -> Timestamp {
        let mut left = micros;
        let mut day = self.0.zone.date(start);
        loop {
            for (begin, end) in self.open_stretches(day) {
                let begin = begin.max(start.as_microsecond());
                if begin < end && left <= end - begin {
                    return Timestamp::from_microsecond(begin + left).unwrap();
                }
                left -= (end - begin).max(0);
            }
            day = day.tomorrow().unwrap();
        }
    }

    /// Each open minute of a day, from and until, in microseconds.
    fn open_stretches(&self, day: Date) -> Vec<(i64, i64)> {
        let midnight = self.minute(day, 0).as_microsecond();
        let stretch = |minute: u16| {
            (
                midnight + i64::from(minute) * 60_000_000,
                midnight + i64::from(minute + 1) * 60_000_000,
            )
        };
        self.open_minutes(day).into_iter().map(stretch).collect()
    }

    pub(crate) fn working_days_between(&self, after: Date, through: Date) -> u32 {
        let mut count = 0;
        let mut day = after;
        while day < through {
            day = day.tomorrow().unwrap();
            count += u32::from(self.is_working_day(day));
        }
        count
    }

    pub(crate) fn working_minutes_between(&self, from: Timestamp, until: Timestamp) -> u64 {
        let mut micros = 0;
        let mut day = self.0.zone.date(from);
        while day <= self.0.zone.date(until) {
            for (begin, end) in self.open_stretches(day) {
                micros += (end.min(until.as_microsecond()) - begin.max(from.as_microsecond())).max(0);
            }
            day = day.tomorrow().unwrap();
        }
        u64::try_from(micros / 60_000_000).unwrap()
    }
}

/// The same day of a later month, or that month's last day where it has no such day.
fn same_day_or_last(day: Date, months: u32) -> Date {
    let count = i64::from(day.month()) - 1 + i64::from(months);
    let year = i64::from(day.year()) + count / 12;
    let (year, month) = (i16::try_from(year).unwrap(), i8::try_from(count % 12 + 1).unwrap());
    (0..4)
        .find_map(|back| Date::new(year, month, day.day() - back).ok())
        .unwrap()
}
