//! Who sits at which desk, when they are free, and what they pick up next.

use std::collections::{BTreeMap, BTreeSet};

use maklumat_calendar::Timestamp;
use maklumat_sop::Performer;
use maklumat_vocabulary::{OfficerId, PositionKey};
use maklumat_workflow::{Actor, Command, Officer};

use super::{Moment, Waiting, World, allowed_minutes, later, minutes};
use crate::catalogue::Published;
use crate::demo::plan::{Conduct, conduct};

/// Longest stretch an officer is bound to one file, in minutes; the rest of a long step is waiting.
const LONGEST_TOUCH: f64 = 5.0;

/// What arrives in the last hours stays in the inboxes, so that whoever looks at the demo has something to take. In seconds.
const LEFT_FOR_VISITORS: f64 = 20.0 * 3600.0;

/// Offices where a day's work may wait; the hospital, the joint vehicle office and the fire brigade cannot leave theirs.
fn leaves_work_for_visitors(position: &PositionKey) -> bool {
    !matches!(position.unit.as_str(), "rsud" | "samsat" | "damkar")
}

/// One of the people who hold a position.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Desk {
    pub(crate) position: PositionKey,
    /// Counted from 0.
    pub(crate) holder: u32,
}

/// Until when each desk is busy.
#[derive(Default)]
pub(crate) struct Bench {
    busy_until: BTreeMap<Desk, Timestamp>,
}

impl Desk {
    /// The account of this person in the demo: `disdukcapil.petugas-loket.2`.
    pub(crate) fn officer_id(&self) -> OfficerId {
        OfficerId::new(&format!(
            "{}.{}.{}",
            self.position.unit,
            self.position.position,
            self.holder + 1
        ))
    }

    pub(crate) fn actor(&self) -> Actor {
        Actor::Officer(Officer {
            id: self.officer_id(),
            positions: BTreeSet::from([self.position.clone()]),
            deputy_for: BTreeMap::new(),
        })
    }

    pub(crate) fn conduct(&self) -> Conduct {
        conduct(self.position.unit.as_str(), &self.position.position, self.holder)
    }
}

impl Bench {
    fn is_free(&self, desk: &Desk, now: Timestamp) -> bool {
        self.busy_until.get(desk).is_none_or(|until| *until <= now)
    }

    /// The officer who files for somebody at the counter: the first who performs a step.
    pub(crate) fn clerk(&self, published: &Published) -> Option<Actor> {
        let position = published.sop.definition().performers().into_iter().next()?.clone();
        Some(Desk { position, holder: 0 }.actor())
    }
}

impl World<'_> {
    /// Every free officer of a position takes a file.
    pub(super) fn work(&mut self, position: &PositionKey, now: Timestamp) {
        let Some(first) = self.queues.get(position).and_then(|queue| queue.iter().next()).cloned() else {
            return;
        };
        let sop = self.services[self.cases[first.case].service].0.sop.clone();
        let calendar = sop.calendar_for(sop.step(&first.step)).clone();
        if leaves_work_for_visitors(position) && later(now, LEFT_FOR_VISITORS) > self.end {
            return;
        }
        if !calendar.is_open(now) {
            self.at(calendar.opens_next(now), Moment::Work(position.clone()));
            return;
        }
        let holders = sop.regency().position(position).map_or(1, |position| position.count);
        for holder in 0..holders {
            let desk = Desk {
                position: position.clone(),
                holder,
            };
            if self.bench.is_free(&desk, now) {
                self.pick_up(&desk, now);
            }
        }
    }

    fn pick_up(&mut self, desk: &Desk, now: Timestamp) {
        let Some(chosen) = self.choose(desk) else { return };
        let queue = self.queues.entry(desk.position.clone()).or_default();
        let service = self.cases[chosen.case].service;
        let overtaken = queue
            .range(..&chosen)
            .filter(|other| {
                other.rank == chosen.rank && other.step == chosen.step && self.cases[other.case].service == service
            })
            .count();
        queue.remove(&chosen);
        let overtaken = u32::try_from(overtaken).unwrap_or(0);
        let reason = (overtaken > 0).then(|| "Diminta didahulukan".to_owned());
        let take = Command::Take {
            step: chosen.step.clone(),
            overtaken,
            reason,
        };
        if !self.command(chosen.case, take, &desk.actor(), now) {
            return;
        }
        let sop = self.services[service].0.sop.clone();
        let step = sop.step(&chosen.step);
        let calendar = sop.calendar_for(step);
        let allowed = allowed_minutes(step, calendar.minutes_per_working_day());
        let slow = if desk.conduct() == Conduct::Slow { 1.9 } else { 1.0 };
        let needed = allowed * self.services[service].1.pace * slow * self.dice.effort();
        let done = calendar.add(now, minutes(needed));
        let free = calendar.add(now, minutes(needed.min(LONGEST_TOUCH)));
        self.bench.busy_until.insert(desk.clone(), free);
        self.at(
            done.max(free),
            Moment::Finish {
                case: chosen.case,
                step: chosen.step,
                desk: desk.clone(),
            },
        );
        self.at(free, Moment::Work(desk.position.clone()));
    }

    /// The first file this officer may touch; the unfair sometimes reach further down.
    fn choose(&mut self, desk: &Desk) -> Option<Waiting> {
        let me = desk.officer_id();
        let queue = self.queues.get(&desk.position)?;
        let mine: Vec<&Waiting> = queue
            .iter()
            .filter(|waiting| self.may_do(waiting, &me))
            .take(6)
            .collect();
        let reaches = desk.conduct() == Conduct::Overtakes && mine.len() > 1 && self.dice.happens(0.18);
        let index = if reaches { mine.len() - 1 } else { 0 };
        mine.get(index).map(|waiting| (*waiting).clone())
    }

    fn may_do(&self, waiting: &Waiting, me: &OfficerId) -> bool {
        let lived = &self.cases[waiting.case];
        let step = self.services[lived.service].0.sop.step(&waiting.step);
        let is_position = matches!(step.by, Performer::Position(_));
        is_position
            && !step
                .separate_from
                .iter()
                .any(|other| lived.case.doers(other).any(|doer| doer == me))
    }
}
