//! Ranges of time, so that a distribution is a few numbers however many cases it is of.
//!
//! Minutes are kept to the minute up to an hour; from there each range is a thirty-second of the power of two it lies in,
//! so that the middle of a range is within 1.6 per cent of every time in it. Seconds are kept in the same ranges.

/// Ranges of one power of two.
const STEPS: u64 = 32;

/// The range a number of minutes falls in. Stored, so it never changes its meaning.
pub(crate) fn class_of(minutes: u64) -> i64 {
    let doublings = minutes.max(1).ilog2().saturating_sub(STEPS.ilog2());
    let class = u64::from(doublings) * STEPS + (minutes >> doublings);
    i64::try_from(class).unwrap_or(i64::MAX)
}

/// The minutes in the middle of a range.
pub(crate) fn minutes_of(class: i64) -> u64 {
    let class = u64::try_from(class).unwrap_or(0);
    if class < 2 * STEPS {
        return class;
    }
    // What does not fit an u64 was never stored.
    let doublings = (class / STEPS - 1).min(58);
    let first = (class - doublings * STEPS) << doublings;
    first + (1 << doublings) / 2
}

/// The time that so many per cent of the cases did not exceed, in minutes; `None` of no cases.
pub(crate) fn percentile(classes: &[(i64, i64)], percent: i64) -> Option<u64> {
    let all: i64 = classes.iter().map(|(_, cases)| cases).sum();
    // The nearest rank: of ten cases the median is the fifth.
    let rank = (all * percent + 99) / 100;
    let mut before = 0;
    for (class, cases) in classes {
        before += cases;
        if before >= rank.max(1) {
            return Some(minutes_of(*class));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_middle_of_a_range_is_near_every_time_in_it(minutes in 0_u64..10_000_000) {
            let middle = minutes_of(class_of(minutes));
            prop_assert!(middle.abs_diff(minutes) * 1000 <= minutes * 16, "{minutes} {middle}");
            prop_assert!(minutes >= 64 || middle == minutes);
        }

        #[test]
        fn longer_is_never_in_a_lower_range(minutes in 0_u64..10_000_000) {
            prop_assert!(class_of(minutes) <= class_of(minutes + 1));
        }

        #[test]
        fn a_percentile_is_the_sorted_one(mut times in prop::collection::vec(0_u64..100_000, 1..200), percent in 1_i64..100) {
            times.sort_unstable();
            let rank = (times.len() * usize::try_from(percent).unwrap()).div_ceil(100).max(1);
            let exact = times[rank - 1];
            let mut classes = std::collections::BTreeMap::new();
            for time in &times {
                *classes.entry(class_of(*time)).or_insert(0) += 1;
            }
            let classes: Vec<(i64, i64)> = classes.into_iter().collect();
            let found = percentile(&classes, percent).unwrap();
            prop_assert!(found.abs_diff(exact) * 1000 <= exact * 16, "{exact} {found}");
        }
    }

    #[test]
    fn of_no_cases_nothing_is_said() {
        assert_eq!(percentile(&[], 50), None);
    }

    /// Rows of years ago are read by this.
    #[test]
    fn the_stored_ranges_keep_their_meaning() {
        let stored: Vec<i64> = [0, 1, 63, 64, 65, 450, 4_050, 100_000].map(class_of).to_vec();
        assert_eq!(stored, [0, 1, 63, 64, 64, 152, 255, 400]);
    }
}
