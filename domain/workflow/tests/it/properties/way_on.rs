//! That there is always somebody who can bring a case further.

use maklumat_sop::{Facts, Performer};
use maklumat_workflow::{Actor, Command, Deviation, Event, OpenStep, decide, superiors};

use crate::properties::acts::{deviate, performers, some_result, staff};
use crate::scenarios::{Dice, Running, officer};

/// Some way on that the rules accept: an answer, money, time, or work of the two people each position has.
pub(crate) fn way_on(run: &Running, dice: &mut Dice) -> Option<Vec<Event>> {
    if run.case.waiting.is_some() {
        let answer = Command::Answer {
            facts: Facts::new(),
            evidence: Vec::new(),
        };
        let way = accepted(run, &Actor::Applicant, answer).or_else(|| accepted(run, &Actor::System, Command::Expire));
        if way.is_some() {
            return way;
        }
    }
    for (fee, entry) in run.case.fees.iter().filter(|(_, entry)| !entry.outstanding().is_zero()) {
        let pay = Command::Pay {
            fee: fee.clone(),
            amount: entry.outstanding(),
            receipt: "TBP-9".to_owned(),
        };
        if let Some(events) = accepted(run, &Actor::System, pay) {
            return Some(events);
        }
    }
    // Whoever was asked can always answer.
    let asked: Vec<u32> = run.case.open_opinions().map(|opinion| opinion.number).collect();
    for number in asked {
        let give = Command::GiveOpinion {
            number,
            words: "Setuju.".to_owned(),
            file: None,
        };
        if let Some(events) = accepted(run, &officer("p-9", &["dishub/penguji"]), give) {
            return Some(events);
        }
    }
    let work = run.case.open.iter().find_map(|open| completed(run, open, dice));
    work.or_else(|| run.case.open.iter().find_map(|open| freed(run, open)))
}

/// What is accepted without an event changes nothing and leads nowhere.
pub(crate) fn accepted(run: &Running, by: &Actor, command: Command) -> Option<Vec<Event>> {
    let events = decide(&run.sop, &run.case, command, by, run.now).ok();
    events.filter(|events| !events.is_empty())
}

fn completed(run: &Running, open: &OpenStep, dice: &mut Dice) -> Option<Vec<Event>> {
    let people = performers(&open.performer);
    let able = people.iter().filter(|by| {
        let id = by.officer_id();
        open.holder.is_none() || id.is_some_and(|id| open.is_held_by(id))
    });
    for by in able {
        for _ in 0..40 {
            let result = some_result(run, &open.step, dice);
            let step = open.step.clone();
            if let Some(events) = accepted(run, by, Command::Complete { step, result }) {
                return Some(events);
            }
        }
    }
    None
}

/// Where nobody can do a step: a superior puts it back, or lets the same person do it.
fn freed(run: &Running, open: &OpenStep) -> Option<Vec<Event>> {
    let superiors = superiors(&run.sop, &run.case, Some(&open.step));
    let mut superiors = superiors
        .iter()
        .flat_map(|position| [0, 1].map(|which| staff(position, which)));
    let step = || open.step.clone();
    superiors.find_map(|by| {
        let released = accepted(run, &by, Command::Release { step: step() });
        released.or_else(|| {
            let is_for_staff = matches!(open.performer, Performer::Position(_));
            let permit = deviate(Deviation::SamePerson { step: step() });
            is_for_staff.then(|| accepted(run, &by, permit)).flatten()
        })
    })
}

/// Follows ways on until the case is closed. Decisions fall at random, so loops end sooner or later; this many steps
/// are beyond any chance.
pub(crate) fn bring_to_an_end(run: &mut Running, dice: &mut Dice, mut then: impl FnMut(&mut Running, &mut Dice)) {
    for _ in 0..2_000 {
        if !run.case.is_open() {
            return;
        }
        let way = way_on(run, dice);
        let events = way.unwrap_or_else(|| panic!("stuck: {:#?} {:#?}", run.case.open, run.case.waiting));
        run.go_through(&events);
        then(run, dice);
    }
    panic!("without end: {:#?} {:#?}", run.case.open, run.case.waiting);
}
