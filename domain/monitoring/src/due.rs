//! When a SOP must be looked at next, and how that stands today.

use maklumat_calendar::Date;

/// Days before the due day from which it is said to come up.
const SOON: i64 = 30;

/// The two ways a SOP in force is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Round {
    /// Does each step work? Every six months. [law: permenpanrb-35-2012-monitoring]
    Monitoring,
    /// Is the SOP itself still right? At least once a year. [law: permenpanrb-35-2012-evaluation]
    Evaluation,
}

/// How a due day stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// The due day is over, by so many days.
    Overdue {
        days: u64,
    },
    /// The due day is near, in so many days; 0 is today.
    Soon {
        days: u64,
    },
    InTime,
}

impl Round {
    pub const ALL: [Self; 2] = [Self::Monitoring, Self::Evaluation];

    /// Months from one to the next.
    #[must_use]
    pub const fn months(self) -> u8 {
        match self {
            Self::Monitoring => 6,
            Self::Evaluation => 12,
        }
    }
}

/// The last day on which it is in time: counted from the last one, or from the day the SOP came into force.
///
/// A newer version of the SOP does not put off what its predecessor owed: `in_force_since` is of the first version.
#[must_use]
pub fn due(round: Round, in_force_since: Date, last: Option<Date>) -> Date {
    months_after(last.unwrap_or(in_force_since), round.months())
}

#[must_use]
pub fn standing(due: Date, today: Date) -> Standing {
    let days = due.duration_since(today).as_hours() / 24;
    match u64::try_from(days) {
        Err(_) => Standing::Overdue {
            days: days.unsigned_abs(),
        },
        Ok(days) if days <= SOON.unsigned_abs() => Standing::Soon { days },
        Ok(_) => Standing::InTime,
    }
}

impl Standing {
    #[must_use]
    pub const fn is_overdue(self) -> bool {
        matches!(self, Self::Overdue { .. })
    }
}

/// The same day of a later month, or its last where the month is shorter.
fn months_after(day: Date, months: u8) -> Date {
    let counted = i32::from(day.year()) * 12 + i32::from(day.month()) - 1 + i32::from(months);
    let year = i16::try_from(counted / 12).unwrap_or(i16::MAX);
    let month = i8::try_from(counted % 12 + 1).unwrap_or(12);
    // Beyond the last year a calendar knows nothing is ever due.
    let Ok(first) = Date::new(year, month, 1) else {
        return Date::MAX;
    };
    let last = first.last_of_month();
    Date::new(year, month, day.day()).unwrap_or(last)
}

#[cfg(test)]
mod tests {
    use maklumat_calendar::Date;
    use proptest::prelude::*;

    use super::*;

    const fn day(year: i16, month: i8, day: i8) -> Date {
        Date::constant(year, month, day)
    }

    #[test]
    fn the_first_monitoring_is_counted_from_the_day_the_sop_came_into_force() {
        assert_eq!(due(Round::Monitoring, day(2026, 1, 15), None), day(2026, 7, 15));
        assert_eq!(due(Round::Evaluation, day(2026, 1, 15), None), day(2027, 1, 15));
    }

    #[test]
    fn the_next_one_is_counted_from_the_last_one_whenever_that_was() {
        let last = Some(day(2026, 9, 1));
        assert_eq!(due(Round::Monitoring, day(2026, 1, 15), last), day(2027, 3, 1));
    }

    #[test]
    fn a_month_without_that_day_ends_earlier() {
        assert_eq!(due(Round::Monitoring, day(2026, 8, 31), None), day(2027, 2, 28));
        assert_eq!(due(Round::Evaluation, day(2028, 2, 29), None), day(2029, 2, 28));
    }

    #[test]
    fn the_due_day_itself_is_in_time_and_the_day_after_is_not() {
        let due = day(2026, 7, 15);
        assert_eq!(standing(due, due), Standing::Soon { days: 0 });
        assert_eq!(standing(due, day(2026, 7, 16)), Standing::Overdue { days: 1 });
        assert_eq!(standing(due, day(2026, 6, 15)), Standing::Soon { days: 30 });
        assert_eq!(standing(due, day(2026, 6, 14)), Standing::InTime);
    }

    fn any_day() -> impl Strategy<Value = Date> {
        (1990_i16..2190, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| Date::constant(year, month, day))
    }

    proptest! {
        #[test]
        fn what_is_looked_at_later_is_due_later(one in any_day(), other in any_day()) {
            let (one, other) = (one.min(other), one.max(other));
            for round in Round::ALL {
                prop_assert!(due(round, one, None) <= due(round, other, None));
                prop_assert!(due(round, other, None) > other);
            }
        }

        #[test]
        fn it_never_becomes_less_urgent_as_days_pass(due_day in any_day(), today in any_day()) {
            if let Ok(tomorrow) = today.tomorrow() {
                let rank = |standing| match standing {
                    Standing::InTime => 0,
                    Standing::Soon { .. } => 1,
                    Standing::Overdue { .. } => 2,
                };
                prop_assert!(rank(standing(due_day, today)) <= rank(standing(due_day, tomorrow)));
            }
        }
    }
}
