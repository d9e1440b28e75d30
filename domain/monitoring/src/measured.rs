//! What the system itself measured of a step, laid beside the judgement about it.

/// Of fewer visits nothing is said.
const TOO_FEW: u64 = 5;

/// More than one late visit in so many speaks against a step: a service of which fewer than 80 in 100 promises are kept is
/// red too.
const ONE_IN: u64 = 5;

/// How a step went in the days a sheet is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// How often the step was done or left.
    pub visits: u64,
    /// Of these, how often its published time was exceeded.
    pub late: u64,
    /// Of these, how often the file went back to the applicant.
    pub returns: u64,
    /// The mean of a visit in minutes of work, lying in the queue included.
    pub mean_minutes: u64,
    /// The published longest time in minutes of work; `None` where it is in calendar days and cannot be held beside them.
    pub published_minutes: Option<u64>,
}

/// What figures say against *berjalan dengan baik*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// More than one visit in five was late.
    Late,
    /// The mean visit takes longer than the longest that is published.
    Slow,
}

impl Measured {
    /// Whether so many were counted that something may be said.
    #[must_use]
    pub const fn is_enough(&self) -> bool {
        self.visits >= TOO_FEW
    }

    /// The worst the figures say against the step.
    #[must_use]
    pub fn against(&self) -> Option<Against> {
        if !self.is_enough() {
            return None;
        }
        if self.late * ONE_IN > self.visits {
            return Some(Against::Late);
        }
        let is_slow = self
            .published_minutes
            .is_some_and(|published| self.mean_minutes > published);
        is_slow.then_some(Against::Slow)
    }

    /// How many minutes the mean visit takes more than is published, or less; `None` where nothing can be said.
    #[must_use]
    pub fn deviation_minutes(&self) -> Option<i64> {
        let signed = |minutes: u64| i64::try_from(minutes).ok();
        let published = self.published_minutes.filter(|_| self.is_enough())?;
        Some(signed(self.mean_minutes)? - signed(published)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEP: Measured = Measured {
        visits: 100,
        late: 20,
        returns: 3,
        mean_minutes: 30,
        published_minutes: Some(30),
    };

    #[test]
    fn one_late_visit_in_five_is_not_against_a_step_and_one_more_is() {
        assert_eq!(STEP.against(), None);
        assert_eq!(Measured { late: 21, ..STEP }.against(), Some(Against::Late));
    }

    #[test]
    fn a_mean_beyond_the_longest_published_time_is_against_a_step() {
        let slow = Measured {
            mean_minutes: 31,
            ..STEP
        };
        assert_eq!(
            (slow.against(), slow.deviation_minutes()),
            (Some(Against::Slow), Some(1))
        );
        let in_calendar_days = Measured {
            published_minutes: None,
            ..slow
        };
        assert_eq!(
            (in_calendar_days.against(), in_calendar_days.deviation_minutes()),
            (None, None)
        );
    }

    #[test]
    fn of_four_visits_nothing_is_said() {
        let few = Measured {
            visits: 4,
            late: 4,
            mean_minutes: 900,
            ..STEP
        };
        assert_eq!((few.against(), few.deviation_minutes()), (None, None));
    }
}
