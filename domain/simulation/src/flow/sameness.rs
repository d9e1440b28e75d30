//! That the plan behaves as the engine: both are sent the same way, and every event, clock and second is compared.

#![expect(clippy::wildcard_enum_match_arm, reason = "tests look for one event among many")]

use std::sync::LazyLock;

use maklumat_sop::condition::Context;
use maklumat_sop::{CheckedSop, Ending, Exit, Facts, Performer, Target};
use maklumat_vocabulary::StepId;
use maklumat_workflow::{
    Actor, Branch, Case, Command, Defect, Event, Spent, StepResult, What, applicable_requirements, decide, fee_amount,
    submit,
};
use proptest::prelude::*;

use crate::clock::Kept;
use crate::draws::Draws;
use crate::flow::{Act, Choices, Hand, Mark};
use crate::plan::branches::{OUTSIDE, Place};
use crate::plan::{ConditionIndex, Plan, StepIndex};
use crate::run::file::{File, Whose};
use crate::scenario::{Arrivals, Scenario};
use crate::scenarios::{Dice, Running, at, mend, officer, recorded, services, submission};
use crate::setup::Setup;

mod branching;

/// An event both sides tell, by the names of the SOP.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Told {
    Opened(StepId, Vec<Branch>),
    Completed(StepId),
    Skipped(StepId),
    TimedOut(StepId),
    Cancelled(StepId),
    Arrived { join: StepId, first: StepId },
    DeclaredComplete,
    Settled(StepId),
    Returned(StepId, Vec<Branch>),
    Answered,
    Lapsed,
    Closed(Ending),
}

impl Told {
    /// `None` for what says nothing of the way of a case: money, products, who has it in hand, who was told.
    fn of(event: &Event) -> Option<Self> {
        match &event.what {
            What::StepOpened { step, branch, .. } => Some(Self::Opened(step.clone(), branch.clone())),
            What::StepCompleted { step, .. } => Some(Self::Completed(step.clone())),
            What::StepSkipped { step } => Some(Self::Skipped(step.clone())),
            What::StepTimedOut { step } => Some(Self::TimedOut(step.clone())),
            What::StepCancelled { step } => Some(Self::Cancelled(step.clone())),
            What::BranchArrived { join, from } => Some(Self::Arrived {
                join: join.clone(),
                first: from.clone(),
            }),
            What::DeclaredComplete => Some(Self::DeclaredComplete),
            What::FeesSettled { step } => Some(Self::Settled(step.clone())),
            What::Returned { resume_at, branch, .. } => Some(Self::Returned(resume_at.clone(), branch.clone())),
            What::Answered { .. } => Some(Self::Answered),
            What::AnswerLapsed => Some(Self::Lapsed),
            What::Closed { ending, .. } => Some(Self::Closed(*ending)),
            _ => None,
        }
    }

    fn of_mark(plan: &Plan, mark: Mark) -> Self {
        let id = |step: StepIndex| plan.step(step).id.clone();
        match mark {
            Mark::Opened { step, place, .. } => Self::Opened(id(step), branches(plan, place)),
            Mark::Completed { step } => Self::Completed(id(step)),
            Mark::Skipped { step } => Self::Skipped(id(step)),
            Mark::TimedOut { step } => Self::TimedOut(id(step)),
            Mark::Cancelled { open } => Self::Cancelled(id(open.step)),
            Mark::Arrived { join, first } => Self::Arrived {
                join: id(join),
                first: id(first),
            },
            Mark::DeclaredComplete => Self::DeclaredComplete,
            Mark::Settled { step } => Self::Settled(id(step)),
            Mark::Returned { resume_at, place } => Self::Returned(id(resume_at), branches(plan, place)),
            Mark::Answered => Self::Answered,
            Mark::Lapsed => Self::Lapsed,
            Mark::Closed(ending) => Self::Closed(ending),
        }
    }
}

fn branches(plan: &Plan, mut place: Place) -> Vec<Branch> {
    let mut branches = Vec::new();
    while place != OUTSIDE {
        let node = plan.branches.node(place);
        branches.push(Branch {
            join: plan.step(node.join).id.clone(),
            first: plan.step(node.first).id.clone(),
        });
        place = node.outer;
    }
    branches.reverse();
    branches
}

/// Answers the plan's questions from the engine's case as it was at that very event.
struct Oracle<'e> {
    plan: &'e Plan,
    case: Case,
    ahead: &'e [Event],
    told: usize,
}

impl Oracle<'_> {
    fn catch_up(&mut self, marks: &[Mark]) {
        while self.told < marks.len() {
            let Some((event, ahead)) = self.ahead.split_first() else {
                return;
            };
            self.case.apply(event);
            self.told += usize::from(Told::of(event).is_some());
            self.ahead = ahead;
        }
    }
}

impl Choices for Oracle<'_> {
    fn holds(&mut self, condition: ConditionIndex, marks: &[Mark]) -> bool {
        self.catch_up(marks);
        let context = Context {
            today: self.plan.sop.calendar().date(self.case.submitted_at),
            all_checks_passed: self.case.all_checks_pass(),
        };
        let condition = &self.plan.conditions[usize::from(condition)];
        condition.holds(&self.case.facts, &context).unwrap()
    }

    fn owes(&mut self, step: StepIndex, marks: &[Mark]) -> bool {
        self.catch_up(marks);
        let definition = self.plan.sop.definition();
        let today = self.plan.sop.calendar().date(self.case.submitted_at);
        definition.steps[usize::from(step)].collects.iter().any(|fee| {
            let paid = self.case.fees.get(fee).map(|entry| entry.paid).unwrap_or_default();
            fee_amount(definition.fee(fee).unwrap(), &self.case.facts, today).unwrap() > paid
        })
    }
}

/// One case on both sides.
struct Pair<'p> {
    setup: &'p Setup<'p>,
    run: Running,
    file: File,
}

impl<'p> Pair<'p> {
    fn begun(sop: &CheckedSop, setup: &'p Setup<'p>, dice: &mut Dice) -> Self {
        let now = at("2026-03-02 08:00") + std::time::Duration::from_secs(60 * dice.below(200_000) as u64);
        let mut submission = submission(sop, &[], dice);
        submission.priority = sop
            .definition()
            .priorities
            .first()
            .map(|priority| priority.class.clone());
        let events = submit(sop, submission, &Actor::Applicant, now).unwrap();
        let case = Case::begin(&events[0]).unwrap();
        let mut file = File::new(setup.plan);
        file.begin(setup, Draws::new(0, 0, 0), (0, setup.own.second(now)), true);
        let made: Vec<_> = case.clocks.iter().map(|clock| clock.promise.clone()).collect();
        file.promise(setup, |promise| made.contains(&promise.id));
        let run = Running {
            sop: sop.clone(),
            case,
            events: events[..1].to_vec(),
            now,
        };
        let mut pair = Self { setup, run, file };
        pair.follow(&events[1..], |act| act.begin());
        pair
    }

    /// The engine has said what happened; the plan does the same act, and must tell the same.
    fn follow(&mut self, events: &[Event], what: impl FnOnce(&mut Act<'_, Oracle<'_>>)) {
        let plan = self.setup.plan;
        let now = self
            .setup
            .own
            .second(events.last().map_or(self.run.now, |event| event.at));
        let mut marks = Vec::new();
        let mut oracle = Oracle {
            plan,
            case: self.run.case.clone(),
            ahead: events,
            told: 0,
        };
        self.file.pass(self.setup, now);
        what(&mut Act {
            plan,
            flow: &mut self.file.flow,
            choices: &mut oracle,
            marks: &mut marks,
        });
        let ours: Vec<Told> = marks.iter().map(|mark| Told::of_mark(plan, *mark)).collect();
        let theirs: Vec<Told> = events.iter().filter_map(Told::of).collect();
        assert_eq!(ours, theirs, "{}", plan.sop.definition().key);
        for mark in marks {
            self.file.note(self.setup, mark, now);
        }
        self.file.settle(self.setup, now);
        self.run.go_through(events);
        self.check();
    }

    /// Where the case stands is the same too, and what became of each promise.
    fn check(&self) {
        let plan = self.setup.plan;
        let flow = &self.file.flow;
        let ours: Vec<&StepId> = flow.open.iter().map(|open| &plan.step(open.step).id).collect();
        let theirs: Vec<&StepId> = self.run.case.open.iter().map(|open| &open.step).collect();
        assert_eq!(ours, theirs);
        assert_eq!(flow.waiting.is_some(), self.run.case.waiting.is_some());
        assert_eq!(flow.ending, self.run.case.ending());
        let now = self.setup.own.second(self.run.case.changed_at);
        let kept: Vec<Kept> = self.file.kept(now).map(|(_, kept)| kept).collect();
        assert_eq!(kept.len(), self.run.case.clocks.len());
        for (kept, clock) in kept.into_iter().zip(&self.run.case.clocks) {
            let is_late = clock
                .clock
                .is_breached(self.run.sop.calendar(), self.run.case.changed_at);
            assert_eq!(kept == Kept::Late, is_late, "{:?} {kept:?}", clock);
        }
        if let Some(spent) = Spent::of(self.run.sop.calendar(), &self.run.events) {
            let theirs = [
                spent.shares.officer,
                spent.shares.queue,
                spent.shares.other_unit,
                spent.shares.applicant,
            ];
            assert_eq!(self.file.shares.map(|seconds| u64::try_from(seconds).unwrap()), theirs);
            assert_eq!(u64::try_from(self.file.closed).unwrap(), spent.shares.closed);
        }
    }

    fn answered(&self, by: &Actor, command: Command) -> Option<Vec<Event>> {
        let events = decide(&self.run.sop, &self.run.case, command, by, self.run.now).ok();
        events.filter(|events| !events.is_empty())
    }

    /// Somebody goes on with the case, or time does.
    fn live(&mut self, dice: &mut Dice) {
        self.run.now += std::time::Duration::from_secs(dice.below(9_000) as u64);
        if dice.chance(10) {
            self.run.now += std::time::Duration::from_secs(dice.below(400_000) as u64);
        }
        self.let_time_act();
        if !self.run.case.is_open() {
            return;
        }
        if self.run.case.waiting.is_some() && dice.chance(60) {
            let command = Command::Answer {
                facts: Facts::new(),
                evidence: Vec::new(),
            };
            if let Some(events) = self.answered(&Actor::Applicant, command) {
                return self.follow(&events, |act| act.answer());
            }
        }
        if self.run.case.waiting.is_some() && dice.chance(5) {
            self.run.now = self.run.case.waiting.as_ref().unwrap().until + std::time::Duration::from_secs(1);
            return self.let_time_act();
        }
        self.pay();
        if let Some(open) = self.run.case.open.get(dice.below(self.run.case.open.len())).cloned() {
            let by = match &open.performer {
                Performer::Applicant => Actor::Applicant,
                Performer::Position(position) => {
                    officer(&format!("{position}-{}", dice.below(3)), &[&position.to_string()])
                }
            };
            if open.holder.is_none() && dice.chance(60) {
                return self.take(&by, &open.step);
            }
            self.complete(
                &open.holder.map_or(by, |holder| held(&holder.officer, &open.performer)),
                &open.step,
                dice,
            );
        }
    }

    /// Everything that falls due, one after the other: every timer is an act of its own.
    fn let_time_act(&mut self) {
        let right_time = self.run.now;
        while let Some(timer) =
            maklumat_workflow::next_timer(&self.run.sop, &self.run.case).filter(|at| *at <= right_time)
        {
            self.run.now = timer;
            let Some(events) = self.answered(&Actor::System, Command::Expire) else {
                break;
            };
            let mut rest = &events[..];
            while !rest.is_empty() {
                let is_cause = |event: &Event| matches!(event.what, What::StepTimedOut { .. } | What::AnswerLapsed);
                let Some(first) = rest.iter().position(is_cause) else {
                    self.run.go_through(rest);
                    break;
                };
                let next = rest[first + 1..]
                    .iter()
                    .position(is_cause)
                    .map_or(rest.len(), |next| first + 1 + next);
                let (these, others) = rest.split_at(next);
                match &these[first].what {
                    What::StepTimedOut { step } => {
                        let step = self.index(step);
                        self.follow(these, |act| act.time_out(step));
                    }
                    _ => self.follow(these, |act| act.lapse()),
                }
                rest = others;
            }
        }
        self.run.now = right_time.max(self.run.now);
    }

    fn pay(&mut self) {
        for (fee, entry) in self.run.case.fees.clone() {
            let command = Command::Pay {
                fee,
                amount: entry.outstanding(),
                receipt: "TBP-1".to_owned(),
            };
            if let Some(events) = self.answered(&Actor::System, command) {
                // The applicant's step of paying may be done by it.
                let done = events.iter().find_map(|event| match &event.what {
                    What::StepCompleted { step, .. } => Some(self.index(step)),
                    _ => None,
                });
                match done {
                    Some(step) => self.follow(&events, |act| act.complete(step, None)),
                    None => self.run.go_through(&events),
                }
            }
        }
    }

    fn take(&mut self, by: &Actor, step: &StepId) {
        let command = Command::Take {
            step: step.clone(),
            overtaken: 0,
            reason: None,
        };
        if let Some(events) = self.answered(by, command) {
            self.file.pass(self.setup, self.setup.own.second(self.run.now));
            let stamp = self.file.flow.open_step(self.index(step)).unwrap().stamp;
            self.file.flow.opened_as(stamp).unwrap().hand = Hand::Officer(0);
            self.file.whose = Whose::of(self.setup.plan, &self.file.flow);
            self.run.go_through(&events);
        }
    }

    fn complete(&mut self, by: &Actor, id: &StepId, dice: &mut Dice) {
        for _ in 0..10 {
            let result = self.some_result(id, dice);
            let command = Command::Complete {
                step: id.clone(),
                result: result.clone(),
            };
            if let Some(events) = self.answered(by, command) {
                let step = self.index(id);
                let outcomes = self.setup.plan.outcomes_of(step);
                let outcome = outcomes
                    .iter()
                    .position(|known| Some(&known.id) == result.outcome.as_ref());
                let outcome = outcome.map(|outcome| u16::try_from(outcome).unwrap());
                return self.follow(&events, |act| act.complete(step, outcome));
            }
        }
    }

    fn some_result(&self, id: &StepId, dice: &mut Dice) -> StepResult {
        let (sop, case) = (&self.run.sop, &self.run.case);
        let step = sop.step(id);
        let mut result = recorded(sop, case, step, self.run.now, dice);
        if dice.chance(60) {
            mend(sop, case, step, &mut result, dice);
        }
        let target = match &step.exit {
            Exit::To(target) => Some(target),
            Exit::Decision(outcomes) => {
                let outcome = &outcomes[dice.below(outcomes.len())];
                result.outcome = Some(outcome.id.clone());
                Some(&outcome.target)
            }
            Exit::Parallel { .. } => None,
        };
        match target {
            Some(Target::Return { .. }) => {
                let today = sop.calendar().date(case.submitted_at);
                let applicable = applicable_requirements(sop, &case.facts, today).unwrap();
                result.defects = applicable
                    .first()
                    .map(|requirement| Defect {
                        requirement: requirement.id.clone(),
                        field: None,
                        explanation: "Kurang jelas.".to_owned(),
                    })
                    .into_iter()
                    .collect();
            }
            Some(Target::End {
                ending: Ending::Refused | Ending::Redirected,
                ..
            }) => result.reasons = vec![0],
            Some(Target::End { .. } | Target::Next(_)) | None => {}
        }
        result
    }

    fn index(&self, step: &StepId) -> StepIndex {
        let at = self
            .setup
            .plan
            .steps
            .iter()
            .position(|known| known.id == *step)
            .unwrap();
        StepIndex::try_from(at).unwrap()
    }
}

fn held(officer_id: &maklumat_vocabulary::OfficerId, performer: &Performer) -> Actor {
    match performer {
        Performer::Applicant => Actor::Applicant,
        Performer::Position(position) => officer(officer_id.as_str(), &[&position.to_string()]),
    }
}

static ALL: LazyLock<Vec<CheckedSop>> = LazyLock::new(|| services().chain(branching::services()).collect());

/// How a case went on both sides.
fn walked(sop: &CheckedSop, dice: &mut Dice, acts: usize) -> Vec<Event> {
    let effective = sop.definition().effective;
    let plan = Plan::new(sop, effective).unwrap();
    let arrivals = Arrivals::PerDay {
        cases: 1.0,
        peaks: Vec::new(),
    };
    let mut scenario = Scenario::new(maklumat_calendar::Date::constant(2026, 1, 1), arrivals);
    scenario.days = 2_000;
    let setup = Setup::new(&plan, &scenario).unwrap();
    let mut pair = Pair::begun(sop, &setup, dice);
    for _ in 0..acts {
        if !pair.run.case.is_open() {
            break;
        }
        pair.live(dice);
    }
    pair.run.events
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_plan_goes_the_way_the_engine_goes(seed in any::<u64>()) {
        let dice = &mut Dice::new(seed);
        let sop = &ALL[dice.below(ALL.len())];
        walked(sop, dice, 120);
    }
}

/// A sameness of things that never happen would say nothing.
#[test]
fn the_ways_that_are_compared_have_everything_in_them() {
    let dice = &mut Dice::new(3);
    let mut seen = std::collections::BTreeSet::new();
    let mut services = std::collections::BTreeSet::new();
    for sop in ALL.iter().cycle().take(400) {
        let events = walked(sop, dice, 120);
        let is_late = Spent::of(sop.calendar(), &events).map(|spent| spent.is_late);
        seen.extend(is_late.map(|is_late| if is_late { "late" } else { "in-time" }));
        services.extend(is_late.map(|_| sop.definition().key.to_string()));
        seen.extend(events.iter().filter_map(|event| match Told::of(event)? {
            Told::Opened(_, branch) => {
                Some(["opened", "opened-in-branch", "opened-in-inner-branch"][branch.len().min(2)])
            }
            Told::Completed(_) => Some("completed"),
            Told::Skipped(_) => Some("skipped"),
            Told::TimedOut(_) => Some("timed-out"),
            Told::Cancelled(_) => Some("cancelled"),
            Told::Arrived { .. } => Some("arrived"),
            Told::DeclaredComplete => Some("complete"),
            Told::Settled(_) => Some("settled"),
            Told::Returned(_, branch) => {
                Some(["returned", "returned-in-branch", "returned-in-inner-branch"][branch.len().min(2)])
            }
            Told::Answered => Some("answered"),
            Told::Lapsed => Some("lapsed"),
            Told::Closed(Ending::Done) => Some("done"),
            Told::Closed(Ending::Refused) => Some("refused"),
            Told::Closed(Ending::Redirected) => Some("redirected"),
            Told::Closed(Ending::Withdrawn) => Some("withdrawn"),
        }));
    }
    let wanted = "opened opened-in-branch opened-in-inner-branch completed skipped timed-out cancelled arrived complete \
                  settled returned returned-in-branch returned-in-inner-branch answered lapsed done refused redirected \
                  withdrawn late in-time";
    let missing: Vec<&str> = wanted.split_whitespace().filter(|mark| !seen.contains(mark)).collect();
    assert_eq!(missing, Vec::<&str>::new());
    let regency = crate::scenarios::services().count();
    assert!(
        services.len() > regency,
        "of every service of the regency some case came to an end: {services:?}"
    );
}
