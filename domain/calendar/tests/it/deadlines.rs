//! Deadlines of random offices agree with the reference, and with each other.

use maklumat_calendar::{Calendar, Duration, TimeUnit};
use proptest::prelude::*;

use crate::random::{instant, later, parts};
use crate::reference::Reference;

fn duration() -> impl Strategy<Value = Duration> {
    prop_oneof![
        (0..700_u32).prop_map(Duration::minutes),
        (0..12_u32).prop_map(Duration::hours),
        (0..500_u32).prop_map(Duration::days),
        (0..200_u32).prop_map(Duration::working_days),
        (0..60_u32).prop_map(Duration::months),
        (0..10_u32).prop_map(Duration::years),
    ]
}

proptest! {
    #[test]
    fn a_deadline_is_where_walking_leads(parts in parts(), start in instant(), duration in duration()) {
        let calendar = Calendar::new(parts.clone()).unwrap();
        prop_assert_eq!(calendar.add(start, duration), Reference(parts).add(start, duration));
    }

    #[test]
    fn each_day_is_as_it_was_written(parts in parts(), at in instant()) {
        let calendar = Calendar::new(parts.clone()).unwrap();
        let reference = Reference(parts);
        let first = calendar.date(at);
        for day in [first, first.tomorrow().unwrap()] {
            prop_assert_eq!(calendar.is_working_day(day), reference.is_working_day(day));
            prop_assert_eq!(calendar.closing(day), reference.closing(day));
            let minutes = calendar.openings(day).iter().map(|opening| usize::from(opening.minutes())).sum::<usize>();
            prop_assert_eq!(minutes, reference.open_minutes(day).len());
        }
        let time = calendar.zone().time(at);
        let minute = u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs());
        prop_assert_eq!(calendar.is_open(at), reference.is_open_minute(first, minute));
    }

    #[test]
    fn counted_days_are_the_days_one_can_count(parts in parts(), at in instant(), length in 0..500_i64) {
        let calendar = Calendar::new(parts.clone()).unwrap();
        let (after, through) = (calendar.date(at), later(calendar.date(at), length));
        prop_assert_eq!(calendar.working_days_between(after, through), Reference(parts).working_days_between(after, through));
        prop_assert_eq!(calendar.working_days_between(through, after), 0);
    }

    #[test]
    fn counted_minutes_are_the_minutes_one_can_count(parts in parts(), from in instant(), seconds in 0..2_000_000_i64) {
        let calendar = Calendar::new(parts.clone()).unwrap();
        let until = from + jiff::SignedDuration::from_secs(seconds);
        prop_assert_eq!(calendar.working_minutes_between(from, until), Reference(parts).working_minutes_between(from, until));
        prop_assert_eq!(calendar.working_minutes_between(until, from), 0);
    }

    #[test]
    fn what_lies_before_a_deadline_is_the_promise(parts in parts(), start in instant(), amount in 1..100_000_u32) {
        let calendar = Calendar::new(parts).unwrap();
        let due = calendar.add(start, Duration::minutes(amount));
        prop_assert_eq!(calendar.working_minutes_between(start, due), u64::from(amount));
        let due = calendar.date(calendar.add(start, Duration::working_days(amount)));
        prop_assert!(calendar.is_working_day(due));
        prop_assert_eq!(calendar.working_days_between(calendar.date(start), due), amount);
    }

    #[test]
    fn who_comes_later_is_never_due_earlier(
        parts in parts(), one in instant(), other in instant(), amount in 0..5_000_u32, more in 0..500_u32,
    ) {
        let calendar = Calendar::new(parts).unwrap();
        let (earlier, later) = (one.min(other), one.max(other));
        for unit in TimeUnit::ALL {
            let due = calendar.add(earlier, Duration::new(amount, unit));
            prop_assert!(due <= calendar.add(later, Duration::new(amount, unit)), "{unit:?}");
            prop_assert!(due <= calendar.add(earlier, Duration::new(amount + more, unit)), "{unit:?}");
            prop_assert!(due >= earlier, "{unit:?}");
        }
    }

    #[test]
    fn the_next_opening_is_the_first_open_moment(parts in parts(), at in instant()) {
        let calendar = Calendar::new(parts).unwrap();
        let opens = calendar.opens_next(at);
        prop_assert!(opens >= at && calendar.is_open(opens));
        prop_assert_eq!(calendar.working_minutes_between(at, opens), 0);
        prop_assert_eq!(calendar.is_open(at), opens == at);
    }

    #[test]
    fn no_duration_leads_out_of_time(parts in parts(), start in any::<i64>(), amount in any::<u32>()) {
        let calendar = Calendar::new(parts).unwrap();
        let (first, last) = (maklumat_calendar::Timestamp::MIN, maklumat_calendar::Timestamp::MAX);
        let start = maklumat_calendar::Timestamp::from_microsecond(start).unwrap_or(if start < 0 { first } else { last });
        for unit in TimeUnit::ALL {
            let due = calendar.add(start, Duration::new(amount, unit));
            prop_assert!(due >= start || due >= last - jiff::SignedDuration::from_hours(48), "{due} {unit:?}");
        }
        prop_assert!(calendar.opens_next(start) >= start);
    }
}
