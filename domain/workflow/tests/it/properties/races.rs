//! Two people act on the same page of the same case.

use maklumat_workflow::{Actor, Case, Command, Event, What, decide, superiors};

use crate::properties::acts::{performers, some_result, staff};
use crate::properties::invariants::check_nothing_is_doubled;
use crate::properties::way_on::accepted;
use crate::scenarios::{Dice, Running};

/// Lets events in only from whoever has seen all there are, as the store does.
struct Store {
    events: Vec<Event>,
}

impl Store {
    fn append(&mut self, seen: u64, events: &[Event]) -> bool {
        let is_current = seen == self.events.len() as u64;
        if is_current {
            self.events.extend(events.iter().cloned());
        }
        is_current
    }
}

/// Every two different people whose acts the rules accept now race each other, in both orders.
pub(super) fn race_everybody(run: &Running, dice: &mut Dice) {
    let acts = possible_acts(run, dice);
    for (first, (winner, win)) in acts.iter().enumerate() {
        for (second, (loser, lose)) in acts.iter().enumerate() {
            if first != second && winner != loser {
                race(run, (winner, win), (loser, lose));
            }
        }
    }
}

fn race(run: &Running, (winner, win): (&Actor, &Command), (loser, lose): (&Actor, &Command)) {
    let wanted = |by, command: &Command| decide(&run.sop, &run.case, command.clone(), by, run.now).unwrap();
    let (won, lost) = (wanted(winner, win), wanted(loser, lose));
    let seen = run.case.sequence;
    let mut store = Store {
        events: run.events.clone(),
    };
    assert!(store.append(seen, &won));
    assert!(!store.append(seen, &lost), "two were let in on one version");

    let case = Case::replay(&store.events).unwrap();
    let anew = decide(&run.sop, &case, lose.clone(), loser, run.now);
    if is_spent(win, lose, &won) {
        assert!(anew.is_err(), "{winner:?} {win:?}; {loser:?} {lose:?}: {anew:?}");
    }
    let events = anew.unwrap_or_default();
    assert!(store.append(case.sequence, &events));
    check_nothing_is_doubled(&store.events);
}

/// Whether the winner has left the loser nothing to do: the same thing done, or the case closed.
fn is_spent(win: &Command, lose: &Command, won: &[Event]) -> bool {
    let is_closed = won.iter().any(|event| matches!(event.what, What::Closed { .. }));
    if is_closed && !matches!(lose, Command::RecordIssue { .. } | Command::Expire) {
        return true;
    }
    let is_reopened = |id| {
        won.iter()
            .any(|event| matches!(&event.what, What::StepOpened { step, .. } if step == id))
    };
    match (win, lose) {
        (Command::Complete { step: done, .. }, Command::Complete { step, .. } | Command::Take { step, .. }) => {
            done == step && !is_reopened(step)
        }
        (Command::Take { step: taken, .. }, Command::Take { step, .. } | Command::Complete { step, .. })
        | (Command::Release { step: taken }, Command::Release { step }) => taken == step,
        (Command::Pay { fee: paid, .. }, Command::Pay { fee, .. }) => paid == fee,
        (Command::Answer { .. }, Command::Answer { .. }) => true,
        _ => false,
    }
}

/// Who could do what now.
fn possible_acts(run: &Running, dice: &mut Dice) -> Vec<(Actor, Command)> {
    let mut acts = Vec::new();
    for open in &run.case.open {
        let step = || open.step.clone();
        let heads = superiors(&run.sop, &run.case, Some(&open.step));
        let heads = heads.iter().map(|position| staff(position, 0));
        let people = performers(&open.performer);
        for by in people.iter().cloned().chain(heads) {
            acts.push((by, Command::Release { step: step() }));
        }
        for by in people {
            let take = Command::Take {
                step: step(),
                overtaken: 0,
                reason: None,
            };
            acts.push((by.clone(), take));
            let results = (0..20).map(|_| some_result(run, &open.step, dice));
            let complete = |result| Command::Complete { step: step(), result };
            let found = results
                .map(complete)
                .find(|act| accepted(run, &by, act.clone()).is_some());
            acts.extend(found.map(|act| (by, act)));
        }
    }
    for (fee, entry) in &run.case.fees {
        for by in [Actor::System, Actor::Applicant] {
            let pay = Command::Pay {
                fee: fee.clone(),
                amount: entry.outstanding(),
                receipt: "TBP-1".to_owned(),
            };
            acts.push((by, pay));
        }
    }
    let helper = Actor::Helper("pendamping".into());
    for by in [Actor::Applicant, helper] {
        acts.push((by.clone(), Command::Withdraw { reason: None }));
        let answer = Command::Answer {
            facts: maklumat_sop::Facts::new(),
            evidence: Vec::new(),
        };
        acts.push((by, answer));
    }
    acts.push((Actor::System, Command::Expire));
    acts.retain(|(by, act)| accepted(run, by, act.clone()).is_some());
    acts
}

/// Puts whatever is held back into the queue, so that it can be taken in a race.
pub(super) fn release_all(run: &mut Running) {
    for open in run.case.open.clone() {
        let holder = performers(&open.performer).into_iter().find(|by| {
            let id = by.officer_id();
            id.is_some_and(|id| open.is_held_by(id))
        });
        if let Some(holder) = holder {
            run.act(&holder, Command::Release { step: open.step });
        }
    }
}
