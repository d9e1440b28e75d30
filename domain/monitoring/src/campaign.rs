//! A review campaign: what is wanted of many SOPs within some days, and how far each has come.

use maklumat_calendar::Date;

use crate::due::Round;
use crate::half_year::HalfYear;

/// What a campaign asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wants {
    Monitoring,
    Evaluation,
    Both,
}

/// What was done of one SOP so far, be it for a campaign or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    /// The day the last monitoring was finished.
    pub monitored: Option<Date>,
    /// The day the last evaluation was finished.
    pub evaluated: Option<Date>,
    /// A sheet is being filled.
    pub is_monitoring_begun: bool,
    pub is_evaluation_begun: bool,
}

/// How far a SOP is. In the order of what hurts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Progress {
    /// Not done, and the last day is over.
    Late,
    NotBegun,
    Begun,
    Done,
}

/// The days and the wish of a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    pub wants: Wants,
    pub from: Date,
    /// The last day.
    pub until: Date,
}

/// How many SOPs of a unit are how far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub done: u64,
    pub begun: u64,
    pub not_begun: u64,
    pub late: u64,
}

impl Wants {
    pub const ALL: [Self; 3] = [Self::Monitoring, Self::Evaluation, Self::Both];

    /// As it is stored and as forms spell it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Monitoring => "monitoring",
            Self::Evaluation => "evaluation",
            Self::Both => "both",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|wants| wants.word() == word)
    }

    #[must_use]
    pub const fn includes(self, round: Round) -> bool {
        matches!(
            (self, round),
            (Self::Both, _) | (Self::Monitoring, Round::Monitoring) | (Self::Evaluation, Round::Evaluation)
        )
    }
}

impl Reached {
    /// How far a SOP is on a day.
    #[must_use]
    pub fn progress(&self, looked: &Looked, today: Date) -> Progress {
        let wanted = Round::ALL.into_iter().filter(|round| self.wants.includes(*round));
        let (mut missing, mut is_begun) = (0, false);
        for round in wanted {
            if self.is_done(looked, round) {
                is_begun = true;
            } else {
                missing += 1;
                is_begun |= match round {
                    Round::Monitoring => looked.is_monitoring_begun,
                    Round::Evaluation => looked.is_evaluation_begun,
                };
            }
        }
        match (missing, is_begun) {
            (0, _) => Progress::Done,
            (_, _) if today > self.until => Progress::Late,
            (_, true) => Progress::Begun,
            (_, false) => Progress::NotBegun,
        }
    }

    /// Whether one round of a SOP is done for this campaign. There is one sheet a half year and one evaluation a year, so
    /// what was finished in the same half year or year before the campaign began counts: nobody does it twice.
    #[must_use]
    pub fn is_done(&self, looked: &Looked, round: Round) -> bool {
        match round {
            Round::Monitoring => looked
                .monitored
                .is_some_and(|day| HalfYear::of(day) >= HalfYear::of(self.from)),
            Round::Evaluation => looked.evaluated.is_some_and(|day| day.year() >= self.from.year()),
        }
    }
}

impl Tally {
    #[must_use]
    pub fn of(all: impl IntoIterator<Item = Progress>) -> Self {
        all.into_iter().fold(Self::default(), Self::and)
    }

    #[must_use]
    pub const fn all(self) -> u64 {
        self.done + self.begun + self.not_begun + self.late
    }

    const fn and(mut self, progress: Progress) -> Self {
        match progress {
            Progress::Done => self.done += 1,
            Progress::Begun => self.begun += 1,
            Progress::NotBegun => self.not_begun += 1,
            Progress::Late => self.late += 1,
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const fn day(month: i8, day: i8) -> Date {
        Date::constant(2026, month, day)
    }

    const AUTUMN: Reached = Reached {
        wants: Wants::Both,
        from: day(10, 1),
        until: day(11, 30),
    };

    #[test]
    fn a_sop_is_done_when_everything_wanted_is() {
        let half = Looked {
            monitored: Some(day(10, 20)),
            ..Looked::default()
        };
        assert_eq!(AUTUMN.progress(&half, day(11, 1)), Progress::Begun);
        let whole = Looked {
            evaluated: Some(day(10, 25)),
            ..half
        };
        assert_eq!(AUTUMN.progress(&whole, day(11, 1)), Progress::Done);
        let monitoring = Reached {
            wants: Wants::Monitoring,
            ..AUTUMN
        };
        assert_eq!(monitoring.progress(&half, day(11, 1)), Progress::Done);
    }

    #[test]
    fn what_was_finished_in_the_same_half_year_is_not_asked_for_again() {
        let monitoring = Reached {
            wants: Wants::Monitoring,
            ..AUTUMN
        };
        let looked = |day| Looked {
            monitored: Some(day),
            ..Looked::default()
        };
        assert_eq!(monitoring.progress(&looked(day(7, 1)), day(10, 1)), Progress::Done);
        assert_eq!(monitoring.progress(&looked(day(6, 30)), day(10, 1)), Progress::NotBegun);
    }

    #[test]
    fn the_last_day_is_in_time_and_the_next_is_late() {
        let begun = Looked {
            is_monitoring_begun: true,
            ..Looked::default()
        };
        assert_eq!(AUTUMN.progress(&begun, day(11, 30)), Progress::Begun);
        assert_eq!(AUTUMN.progress(&begun, day(12, 1)), Progress::Late);
    }

    fn any_looked() -> impl Strategy<Value = Looked> {
        let a_day = || proptest::option::of((1_i8..=12, 1_i8..=28).prop_map(|(month, number)| day(month, number)));
        (a_day(), a_day(), any::<bool>(), any::<bool>()).prop_map(|(monitored, evaluated, one, other)| Looked {
            monitored,
            evaluated,
            is_monitoring_begun: one,
            is_evaluation_begun: other,
        })
    }

    proptest! {
        #[test]
        fn every_sop_is_counted_once(all in proptest::collection::vec(any_looked(), 0..20)) {
            let tally = Tally::of(all.iter().map(|looked| AUTUMN.progress(looked, day(11, 30))));
            prop_assert_eq!(tally.all(), all.len() as u64);
            prop_assert_eq!(tally.late, 0);
        }

        #[test]
        fn nothing_is_begun_or_waiting_after_the_last_day(looked in any_looked()) {
            let progress = AUTUMN.progress(&looked, day(12, 1));
            prop_assert!(matches!(progress, Progress::Late | Progress::Done));
            prop_assert_eq!(progress == Progress::Done, AUTUMN.progress(&looked, day(11, 1)) == Progress::Done);
        }
    }
}
