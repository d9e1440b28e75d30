//! Running totals over all days without walking them: a week that repeats, corrected by the few days that differ.

/// Days since 1970-01-01.
pub(crate) type DayNumber = i64;

/// Monday, 29 December 1969: weeks are counted from here.
const FIRST_MONDAY: DayNumber = -3;

/// How much each day is worth (1 if a working day, or its open minutes), summed up.
///
/// The total through a day is closed-form weeks plus one binary search over the days that differ.
#[derive(Debug)]
pub(crate) struct Tally {
    /// Sums of an ordinary week before each weekday, the whole week last.
    before: [i64; 8],
    /// Days worth something else than their weekday, ascending, each with the sum of all differences through it.
    corrections: Vec<(DayNumber, i64)>,
}

impl Tally {
    /// `week` from Monday, worth more than nothing in all; `special` ascending by day.
    pub(crate) fn new(week: [i64; 7], special: impl Iterator<Item = (DayNumber, i64)>) -> Self {
        let mut before = [0; 8];
        for (at, worth) in week.iter().enumerate() {
            before[at + 1] = before[at] + worth;
        }
        let mut sum = 0;
        let corrections = special
            .filter_map(|(day, worth)| {
                let difference = worth - week[weekday_index(day)];
                sum += difference;
                (difference != 0).then_some((day, sum))
            })
            .collect();
        Self { before, corrections }
    }

    /// The total of all days up to and including this one, counted from the first Monday (negative before it).
    pub(crate) fn through(&self, day: DayNumber) -> i64 {
        let known = self.corrections.partition_point(|(special, _)| *special <= day);
        self.ordinary_through(day) + self.corrected_by(known)
    }

    /// The first day through which the total is at least `target`.
    pub(crate) fn reach(&self, target: i64) -> DayNumber {
        let short = self
            .corrections
            .partition_point(|(day, sum)| self.ordinary_through(*day) + sum < target);
        let day = self.ordinary_reach(target - self.corrected_by(short));
        match self.corrections.get(short) {
            // A day worth more than its weekday can be the one that reaches the target.
            Some((special, _)) => day.min(*special),
            None => day,
        }
    }

    fn corrected_by(&self, count: usize) -> i64 {
        count.checked_sub(1).map_or(0, |last| self.corrections[last].1)
    }

    fn ordinary_through(&self, day: DayNumber) -> i64 {
        let weeks = (day - FIRST_MONDAY).div_euclid(7);
        weeks * self.before[7] + self.before[weekday_index(day) + 1]
    }

    fn ordinary_reach(&self, target: i64) -> DayNumber {
        let (weeks, rest) = (
            (target - 1).div_euclid(self.before[7]),
            (target - 1).rem_euclid(self.before[7]) + 1,
        );
        let weekday = self.before[1..].partition_point(|sum| *sum < rest);
        let weekday = DayNumber::try_from(weekday).expect("a week has seven days");
        FIRST_MONDAY + weeks * 7 + weekday
    }
}

/// 0 for Monday.
pub(crate) fn weekday_index(day: DayNumber) -> usize {
    usize::try_from((day - FIRST_MONDAY).rem_euclid(7)).expect("a remainder by seven is small and not negative")
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEEK: [i64; 7] = [1, 1, 1, 1, 1, 0, 0];

    #[test]
    fn a_total_is_reached_on_the_first_day_that_has_it() {
        let holidays = [(0, 0), (5, 0), (9, 1), (40, 0)];
        let tally = Tally::new(WEEK, holidays.into_iter());
        for target in -60..60 {
            let day = tally.reach(target);
            assert!(
                tally.through(day) >= target && tally.through(day - 1) < target,
                "{target} on {day}"
            );
        }
    }

    #[test]
    fn a_total_is_the_sum_of_its_days() {
        let special = [(0, 0), (2, 1), (9, 5), (40, 0)];
        let tally = Tally::new(WEEK, special.into_iter());
        for day in -30..60 {
            let worth = special
                .iter()
                .find(|(at, _)| *at == day)
                .map_or(WEEK[weekday_index(day)], |(_, worth)| *worth);
            assert_eq!(tally.through(day) - tally.through(day - 1), worth, "{day}");
        }
    }
}
