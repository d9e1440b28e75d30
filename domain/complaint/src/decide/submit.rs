//! A report comes in.

use maklumat_calendar::Timestamp;

use super::{Answer, Terms, not_too_long, written};
use crate::command::{Actor, Submission};
use crate::event::{Event, What};
use crate::refusal::Refusal;

pub(super) fn submit(terms: Terms<'_>, submission: Submission, by: &Actor, now: Timestamp) -> Answer {
    let report = &submission.report;
    written(&report.body)?;
    for text in [Some(&report.title), report.place.as_ref()].into_iter().flatten() {
        not_too_long(text)?;
    }
    let today = terms.calendar.date(now);
    if report.occurred_on.is_some_and(|day| day > today) {
        return Err(Refusal::OccurredInFuture { today });
    }
    let mut by = by.clone();
    if let Actor::Officer(officer) = &mut by {
        officer.positions.clear();
    }
    Ok(vec![Event {
        at: now,
        by,
        what: What::Submitted {
            rules: terms.rules.version,
            submission: Box::new(submission),
        },
    }])
}
