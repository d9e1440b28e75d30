//! What anybody may read: entries without identities, and figures without small cells.

use std::collections::BTreeMap;

use maklumat_calendar::{Date, Timestamp};
use maklumat_vocabulary::UnitId;

use crate::class::Class;
use crate::clock::clocks;
use crate::complaint::{Complaint, Stage};
use crate::decide::Terms;
use crate::report::{Ending, Path, Reference};
use crate::rules::{LimitKey, Owed};
use crate::visibility::{SeenEnding, Viewer, When, seen_ending, view_for};

/// One line of the public register. A complaint of a protected reporter stands in it once it is closed and an officer has
/// released words for it; a report on the inspectorate's path never.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub reference: Reference,
    pub unit: Option<UnitId>,
    pub class: Class,
    pub received: Date,
    pub stage: Stage,
    pub ending: Option<SeenEnding>,
    /// Days from the day it came to the day it was closed.
    pub days: Option<u32>,
    pub words: Option<String>,
}

/// The entry of a complaint, where it has one.
#[must_use]
pub fn entry(complaint: &Complaint, terms: Terms<'_>, now: Timestamp) -> Option<Entry> {
    let seen = view_for(&Viewer::Public, complaint, terms, now)?;
    let received = match seen.received {
        When::Day(day) => day,
        When::Instant(at) => terms.calendar.date(at),
    };
    Some(Entry {
        reference: seen.reference,
        unit: seen.unit,
        class: seen.class?,
        received,
        stage: seen.stage,
        ending: seen.ending,
        days: seen.closed_on.map(|closed| days_between(received, closed)),
        words: seen.public_words,
    })
}

/// For whom figures are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Units, leaders, the public: reports on the inspectorate's path are not counted.
    Everybody,
    Inspectorate,
}

/// Figures of many complaints. Added and merged in any order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub received: u64,
    pub by_class: BTreeMap<Class, u64>,
    pub by_stage: BTreeMap<Stage, u64>,
    pub by_ending: BTreeMap<SeenEnding, u64>,
    /// Of the office's clocks that have ended or were broken.
    pub clocks: BTreeMap<LimitKey, Kept>,
    /// Of those with proof: how many never broke a clock of the office.
    pub settled: Kept,
    /// Complaints that were opened again at least once.
    pub reopened: u64,
    /// Of those with proof: how many took so many days.
    pub days: BTreeMap<u32, u64>,
}

/// How many were in time, of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    pub in_time: u64,
    pub of: u64,
}

impl Tally {
    /// Counts one complaint, if it exists for this audience.
    pub fn count(&mut self, audience: Audience, complaint: &Complaint, terms: Terms<'_>, now: Timestamp) {
        if audience == Audience::Everybody && complaint.path == Path::Inspectorate {
            return;
        }
        self.received += 1;
        if let Some(class) = complaint.class {
            *self.by_class.entry(class).or_default() += 1;
        }
        *self.by_stage.entry(complaint.stage).or_default() += 1;
        if let Some(ending) = &complaint.ending {
            *self.by_ending.entry(seen_ending(ending)).or_default() += 1;
        }
        self.reopened += u64::from(complaint.reopened > 0);
        let mut is_broken = false;
        for clock in clocks(terms, complaint, now) {
            let broken = clock.broken_since.is_some();
            if clock.owed == Owed::Office && (broken || clock.stopped.is_some()) {
                self.clocks.entry(clock.key).or_default().add(!broken);
                is_broken |= broken;
            }
        }
        if let (Some(Ending::Settled(_)), Some(closed)) = (&complaint.ending, complaint.closed_at) {
            let calendar = terms.calendar;
            let days = days_between(calendar.date(complaint.submitted_at), calendar.date(closed));
            *self.days.entry(days).or_default() += 1;
            self.settled.add(!is_broken);
        }
    }

    /// Takes up another's figures, of other complaints.
    pub fn merge(&mut self, other: &Self) {
        self.received += other.received;
        self.reopened += other.reopened;
        self.settled.merge(other.settled);
        add_all(&mut self.by_class, &other.by_class);
        add_all(&mut self.by_stage, &other.by_stage);
        add_all(&mut self.by_ending, &other.by_ending);
        add_all(&mut self.days, &other.days);
        for (key, kept) in &other.clocks {
            self.clocks.entry(*key).or_default().merge(*kept);
        }
    }

    /// The fewest days in which half or more of the settled ones were settled.
    #[must_use]
    pub fn half_settled_in(&self) -> Option<u32> {
        let all: u64 = self.days.values().sum();
        let mut so_far = 0;
        self.days.iter().find_map(|(days, count)| {
            so_far += count;
            (so_far * 2 >= all).then_some(*days)
        })
    }
}

impl Kept {
    fn add(&mut self, in_time: bool) {
        self.of += 1;
        self.in_time += u64::from(in_time);
    }

    const fn merge(&mut self, other: Self) {
        self.of += other.of;
        self.in_time += other.in_time;
    }
}

/// Counts as they may be published beside their total: those below `few` are hidden, zeros are not, and further ones, the
/// smallest first, until each hidden one could as well be `few` by all that is shown. Where that needs every count, the
/// total is not to be published either.
#[must_use]
pub fn published<K: Ord + Clone>(counts: &BTreeMap<K, u64>, few: u64) -> BTreeMap<K, Option<u64>> {
    let mut by_size: Vec<(&K, u64)> = counts.iter().map(|(key, count)| (key, *count)).collect();
    by_size.retain(|(_, count)| *count > 0);
    by_size.sort_by_key(|(_, count)| *count);
    let small = by_size.iter().filter(|(_, count)| *count < few).count();
    let enough = |hidden: usize| {
        let sum: u64 = by_size[..hidden].iter().map(|(_, count)| count).sum();
        // The others of them are at least one each.
        hidden == 0 || (hidden >= 2 && sum + 1 >= few + hidden as u64)
    };
    let hidden = (small..by_size.len())
        .find(|hidden| enough(*hidden))
        .unwrap_or(by_size.len());
    let secret: Vec<&K> = by_size[..hidden].iter().map(|(key, _)| *key).collect();
    let shown = |(key, count): (&K, &u64)| (key.clone(), Some(*count).filter(|_| !secret.contains(&key)));
    counts.iter().map(shown).collect()
}

fn add_all<K: Ord + Clone>(into: &mut BTreeMap<K, u64>, from: &BTreeMap<K, u64>) {
    for (key, count) in from {
        *into.entry(key.clone()).or_default() += count;
    }
}

fn days_between(from: Date, until: Date) -> u32 {
    u32::try_from(until.duration_since(from).as_hours() / 24).unwrap_or(0)
}
