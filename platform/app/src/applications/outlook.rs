//! When a service would be done for somebody who applies now: before any question, and before sending.

use maklumat_calendar::{Date, Timestamp};
use maklumat_sop::{CheckedSop, Facts, Promise};
use maklumat_vocabulary::ServiceKey;

use crate::App;
use crate::cases::{tracking, words};
use crate::conditions::applies;
use crate::views::{DueEstimate, Outlook};

impl App {
    /// The promise and the way of a service, with everything in order. Where promises depend on answers, none is named.
    #[must_use]
    pub fn outlook(&self, service: &ServiceKey, now: Timestamp) -> Option<Outlook> {
        let published = self.service(service)?;
        let sop = &published.sop;
        let promises = &sop.definition().promises;
        let is_conditional = promises.iter().any(|promise| promise.when.is_some());
        let way = sop.main_path(&Facts::new());
        Some(Outlook {
            due: first_promise(promises.iter())
                .filter(|_| !is_conditional)
                .map(|promise| estimate(sop, promise, now)),
            steps: tracking::step_dates(sop, &way, now),
        })
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
