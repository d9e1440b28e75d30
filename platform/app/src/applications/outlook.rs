//! When a service would be done for somebody who applies now: before any question, and before sending.

use maklumat_calendar::{Date, Timestamp};
use maklumat_sop::{CheckedSop, Facts, Promise};
use maklumat_vocabulary::ServiceKey;

use crate::App;
use crate::cases::{tracking, words};
use crate::catalogue::Published;
use crate::conditions::applies;
use crate::views::{DueEstimate, Outlook};

impl App {
    /// The promise and the way of a service for a choice of variants, with everything in order. Where promises still
    /// depend on answers, none is named.
    #[must_use]
    pub fn outlook(&self, service: &ServiceKey, chosen: &Facts, now: Timestamp) -> Option<Outlook> {
        Some(self.service(service)?.outlook(chosen, now))
    }
}

impl Published {
    /// The same for a version that need not be in force.
    #[must_use]
    pub fn outlook(&self, chosen: &Facts, now: Timestamp) -> Outlook {
        let sop = &self.sop;
        let settled = |promise: &Promise| promise.when.as_ref().map_or(Some(true), |when| when.settled_by(chosen));
        let promises = sop.definition().promises.iter();
        let open: Vec<&Promise> = promises.filter(|promise| settled(promise) != Some(false)).collect();
        let is_conditional = open.iter().any(|promise| settled(promise).is_none());
        let way = sop.main_path(chosen);
        let first = first_promise(open.iter().copied()).filter(|_| !is_conditional);
        // A promise that ends before the case does says nothing of the last step.
        let to_the_end = first.filter(|promise| promise.until.is_none());
        let due = first.map(|promise| estimate(sop, promise, now));
        let promised = to_the_end.and(due.as_ref()).map(|due| due.due);
        Outlook {
            steps: tracking::step_dates(sop, &way, (now, promised)),
            due,
        }
    }
}

/// The promise made to whoever sends these answers now.
pub(crate) fn due_estimate(sop: &CheckedSop, facts: &Facts, (today, now): (Date, Timestamp)) -> Option<DueEstimate> {
    let promises = sop.definition().promises.iter();
    let made = promises.filter(|promise| applies(promise.when.as_ref(), facts, today));
    first_promise(made).map(|promise| estimate(sop, promise, now))
}

/// The promise people ask for: the one that reaches the end, else the first.
fn first_promise<'a>(mut promises: impl Iterator<Item = &'a Promise> + Clone) -> Option<&'a Promise> {
    let first = promises.clone().next();
    promises.find(|promise| promise.until.is_none()).or(first)
}

fn estimate(sop: &CheckedSop, promise: &Promise, now: Timestamp) -> DueEstimate {
    let due = sop.calendar().add(now, promise.time);
    DueEstimate {
        name: promise.name.clone(),
        words: words::duration(promise.time),
        counts_from: promise.from,
        due,
        date: sop.regency().zone.date(due),
    }
}
