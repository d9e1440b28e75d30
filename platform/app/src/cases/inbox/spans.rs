//! The days a list is narrowed to, as instants.

use maklumat_calendar::{Date, Time, Timestamp};
use maklumat_store::Span;

use super::place::Place;
use crate::App;
use crate::views::desk::{DueFilter, InboxFilter, InboxView};

/// No file is due after so many seconds from now.
const HORIZON: i64 = 100 * 365 * 86_400;

impl App {
    /// When files that are listed became ready, and behind which row the page begins.
    pub(super) fn span(&self, filter: &InboxFilter, after: Option<&Place>) -> Span {
        Span {
            from: filter
                .from
                .map_or(Timestamp::UNIX_EPOCH, |day| self.midnight_before(day)),
            until: filter
                .until
                .map_or_else(|| self.horizon(), |day| self.midnight_after(day)),
            after: after.map(|place| (place.at, place.matter, place.step.clone())),
        }
    }

    /// When files that are listed are due.
    pub(super) fn due_span(&self, filter: &InboxFilter, after: Option<&Place>) -> Span {
        let now = self.now();
        let today = self.zone().date(now);
        let is_any = filter.due == DueFilter::Any && filter.view == InboxView::Due;
        let due = if is_any { DueFilter::Late } else { filter.due };
        let (from, until) = match due {
            DueFilter::Any => (Timestamp::UNIX_EPOCH, self.horizon()),
            DueFilter::Today => (just_after(now), self.midnight_after(today)),
            DueFilter::ThreeDays => (just_after(now), self.midnight_after(two_days_on(today))),
            DueFilter::Late => (Timestamp::UNIX_EPOCH, just_after(now)),
        };
        Span {
            from,
            until,
            after: after.map(|place| (place.at, place.matter, place.step.clone())),
        }
    }

    /// What is counted is what is listed. Today is the day it is where the office is.
    pub(super) fn is_due(&self, due: Timestamp, wanted: DueFilter, now: Timestamp) -> bool {
        let (day, today) = (self.zone().date(due), self.zone().date(now));
        match wanted {
            DueFilter::Any => true,
            DueFilter::Today => due > now && day == today,
            DueFilter::ThreeDays => due > now && day <= two_days_on(today),
            DueFilter::Late => due <= now,
        }
    }

    pub(super) fn is_ready_between(&self, at: Timestamp, filter: &InboxFilter) -> bool {
        let span = self.span(filter, None);
        span.from <= at && at < span.until
    }

    pub(super) fn midnight_before(&self, day: Date) -> Timestamp {
        self.zone().instant(day, Time::midnight())
    }

    pub(super) fn midnight_after(&self, day: Date) -> Timestamp {
        self.midnight_before(day.tomorrow().unwrap_or(day))
    }

    pub(super) fn horizon(&self) -> Timestamp {
        Timestamp::from_second(self.now().as_second() + HORIZON).unwrap_or(Timestamp::MAX)
    }
}

/// A step is late from the instant on at which it was due, as everywhere on the desk.
pub(super) fn just_after(now: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(now.as_microsecond() + 1).unwrap_or(now)
}

pub(super) fn two_days_on(today: Date) -> Date {
    let tomorrow = today.tomorrow().unwrap_or(today);
    tomorrow.tomorrow().unwrap_or(tomorrow)
}
