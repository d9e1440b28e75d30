//! Six months in virtual time: the engine that serves citizens, driven by invented ones.
//!
//! Nothing here writes a state; every event comes from `submit` and `decide`, so the history obeys the SOP.

mod officers;
mod results;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use maklumat_calendar::{Duration, TimeUnit, Timestamp};
use maklumat_sop::{Channel, CheckedSop, Facts, RequirementKind, Step, Value};
use maklumat_vocabulary::{Name, PositionKey, ProductId, StepId};
use maklumat_workflow::{
    Actor, Case, Command, Event, Evidence, EvidenceForm, Submission, What, decide, next_timer, submit,
};

use crate::catalogue::Published;
use crate::conditions::applies;
use crate::demo::dice::Dice;
use crate::demo::people::{Person, answer_all};
use crate::demo::plan::{HABITS, Habit, Plan};
use crate::numbering;
use officers::{Bench, Desk};

/// Some who come are turned away by a condition, or come after closing on the last day.
const ARRIVALS_PER_CASE: f64 = 1.12;

/// A case that was lived through.
pub(crate) struct Lived {
    pub(crate) service: usize,
    pub(crate) person: Person,
    pub(crate) case: Case,
    pub(crate) events: Vec<Event>,
    pub(crate) channel: Channel,
}

/// Everything that happened.
pub(crate) struct History {
    pub(crate) cases: Vec<Lived>,
    /// Last number given out, by register.
    pub(crate) registers: BTreeMap<String, i64>,
}

/// What happens next, somewhere in the regency.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Moment {
    Arrival(usize),
    Work(PositionKey),
    Finish { case: usize, step: StepId, desk: Desk },
    Applicant(usize),
    Timer(usize),
}

pub(crate) struct World<'a> {
    services: &'a [(Published, Habit)],
    dice: Dice,
    end: Timestamp,
    agenda: BinaryHeap<Reverse<(Timestamp, u64, Moment)>>,
    order: u64,
    bench: Bench,
    queues: BTreeMap<PositionKey, BTreeSet<Waiting>>,
    cases: Vec<Lived>,
    registers: BTreeMap<String, i64>,
    /// Digest of the sample upload.
    sample: &'a str,
    gaps: Vec<f64>,
}

/// A step that waits for an officer, in fair order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Waiting {
    rank: u8,
    ready_at: Timestamp,
    case: usize,
    step: StepId,
}

/// Runs the plan up to `end` and tells how it goes.
pub(crate) fn history(
    services: &[(Published, Habit)],
    plan: &Plan,
    (start, end): (Timestamp, Timestamp),
    sample: &str,
    progress: &mut dyn FnMut(u32, u32),
) -> History {
    let days = (end.as_second() - start.as_second()) / 86_400;
    let total: u32 = services.iter().map(|(_, habit)| habit.share).sum();
    #[expect(clippy::cast_precision_loss, reason = "days of half a year")]
    let seconds = days.max(1) as f64 * 86_400.0;
    let gaps = services
        .iter()
        .map(|(_, habit)| {
            seconds * f64::from(total) / (f64::from(plan.cases) * ARRIVALS_PER_CASE * f64::from(habit.share.max(1)))
        })
        .collect();
    let mut world = World {
        services,
        dice: Dice::new(plan.seed),
        end,
        agenda: BinaryHeap::new(),
        order: 0,
        bench: Bench::default(),
        queues: BTreeMap::new(),
        cases: Vec::new(),
        registers: BTreeMap::new(),
        sample,
        gaps,
    };
    for service in 0..services.len() {
        world.plan_arrival(service, start);
    }
    let mut told = 0;
    while let Some(Reverse((at, _, moment))) = world.agenda.pop() {
        if at > end {
            break;
        }
        world.happen(at, moment);
        let done = u32::try_from(world.cases.len()).unwrap_or(u32::MAX);
        if done >= told + 500 {
            told = done;
            progress(done, plan.cases);
        }
    }
    History {
        cases: world.cases,
        registers: world.registers,
    }
}

/// The services of the plan that are published, with their habits.
pub(crate) fn planned(published: &[Published]) -> Vec<(Published, Habit)> {
    HABITS
        .iter()
        .filter_map(|habit| {
            let found = published
                .iter()
                .find(|published| published.sop.definition().key == habit.key())?;
            Some((found.clone(), *habit))
        })
        .collect()
}

impl World<'_> {
    fn at(&mut self, when: Timestamp, moment: Moment) {
        self.order += 1;
        self.agenda.push(Reverse((when, self.order, moment)));
    }

    fn happen(&mut self, now: Timestamp, moment: Moment) {
        match moment {
            Moment::Arrival(service) => self.arrive(service, now),
            Moment::Work(position) => self.work(&position, now),
            Moment::Finish { case, step, desk } => self.finish(case, &step, &desk, now),
            Moment::Applicant(case) => self.applicant_acts(case, now),
            Moment::Timer(case) => {
                let _ = self.command(case, Command::Expire, &Actor::System, now);
            }
        }
    }

    fn plan_arrival(&mut self, service: usize, after: Timestamp) {
        let gap = self.dice.wait(self.gaps[service]);
        self.at(later(after, gap), Moment::Arrival(service));
    }

    /// People come when the office is open; whoever comes earlier comes again at opening.
    fn arrive(&mut self, service: usize, now: Timestamp) {
        self.plan_arrival(service, now);
        let (published, habit) = self.services[service].clone();
        let calendar = published.sop.calendar();
        let is_online = self.dice.happens(0.45) && published.sop.definition().channels.contains(&Channel::Online);
        let when = if habit.any_hour || is_online {
            now
        } else {
            self.minutes_after(calendar.opens_next(now))
        };
        if when > self.end {
            return;
        }
        if let Some(lived) = self.file(service, is_online, when) {
            self.cases.push(lived);
            let case = self.cases.len() - 1;
            self.follow(case, None, when);
        }
    }

    /// Nobody arrives to the second at opening.
    fn minutes_after(&mut self, opening: Timestamp) -> Timestamp {
        let seconds = self.dice.below(4 * 3600);
        later(opening, f64::from(u32::try_from(seconds).unwrap_or(0)))
    }

    fn file(&mut self, service: usize, is_online: bool, now: Timestamp) -> Option<Lived> {
        let (published, _) = &self.services[service];
        let definition = published.sop.definition();
        let today = published.sop.regency().zone.date(now);
        let person = Person::invent(&mut self.dice);
        let facts = answers(&person, published, today, &mut self.dice)?;
        let channel = channel(definition.channels.as_slice(), is_online, &mut self.dice);
        let evidence = self.evidence(published, &facts, today, channel);
        let priority = definition
            .priorities
            .first()
            .filter(|_| self.dice.happens(0.05))
            .map(|priority| priority.class.clone());
        let submission = Submission {
            facts,
            evidence,
            channel,
            priority,
            consent: None,
            paper: None,
        };
        let by = if channel == Channel::Online {
            Actor::Applicant
        } else {
            self.bench.clerk(published).unwrap_or(Actor::Applicant)
        };
        let events = submit(&published.sop, submission.clone(), &by, now)
            .or_else(|_| submit(&published.sop, submission, &Actor::Applicant, now))
            .ok()?;
        let case = Case::replay(&events).ok()?;
        Some(Lived {
            service,
            person,
            case,
            events,
            channel,
        })
    }

    fn evidence(
        &self,
        published: &Published,
        facts: &Facts,
        today: maklumat_calendar::Date,
        channel: Channel,
    ) -> Vec<Evidence> {
        published
            .sop
            .definition()
            .requirements
            .iter()
            .filter(|asked| asked.substitutes.is_none() && applies(asked.when.as_ref(), facts, today))
            .filter_map(|asked| {
                let form = match (asked.kind, channel) {
                    (RequirementKind::Data | RequirementKind::Condition, _)
                    | (RequirementKind::Shown, Channel::Online) => return None,
                    (RequirementKind::Statement, Channel::Online) => EvidenceForm::Declared,
                    (_, Channel::Online) => EvidenceForm::Files(vec![self.sample.to_owned()]),
                    (_, Channel::Counter | Channel::Phone | Channel::Village) => EvidenceForm::AtCounter,
                };
                Some(Evidence {
                    requirement: asked.id.clone(),
                    form,
                })
            })
            .collect()
    }

    /// Decides a command; whatever follows from it is put on the agenda.
    fn command(&mut self, case: usize, command: Command, by: &Actor, now: Timestamp) -> bool {
        let sop = &self.services[self.cases[case].service].0.sop;
        let events = match decide(sop, &self.cases[case].case, command, by, now) {
            Ok(events) => events,
            Err(refusal) => {
                tracing::debug!(code = refusal.code(), service = %sop.definition().key, "an invented act was refused");
                return false;
            }
        };
        let before = self.cases[case].case.clone();
        let mut ordered = Vec::new();
        for event in events {
            if let What::ProductOrdered { product, .. } = &event.what {
                ordered.push(product.clone());
            }
            self.cases[case].case.apply(&event);
            self.cases[case].events.push(event);
        }
        for product in ordered {
            self.number(case, &product, now);
        }
        self.follow(case, Some(&before), now);
        true
    }

    fn number(&mut self, case: usize, product: &ProductId, now: Timestamp) {
        let sop = &self.services[self.cases[case].service].0.sop;
        let definition = sop.definition();
        let pattern = definition.product(product).and_then(|product| product.number.clone());
        let day = sop.regency().zone.date(now);
        let number = pattern.map(|pattern| {
            let register = numbering::register(definition.unit(), &pattern, day, &sop.regency().code);
            let last = self.registers.entry(register).or_insert(0);
            *last += 1;
            numbering::number(&pattern, *last, day, &sop.regency().code)
        });
        let command = Command::RecordIssue {
            product: product.clone(),
            number,
        };
        if let Ok(events) = decide(sop, &self.cases[case].case, command, &Actor::System, now) {
            for event in events {
                self.cases[case].case.apply(&event);
                self.cases[case].events.push(event);
            }
        }
    }

    /// Queues what has opened, forgets what has closed, and lets the applicant know.
    fn follow(&mut self, case: usize, before: Option<&Case>, now: Timestamp) {
        let lived = &self.cases[case];
        let state = lived.case.clone();
        let sop = self.services[lived.service].0.sop.clone();
        let was: Vec<(StepId, Timestamp)> = before
            .map(|before| {
                before
                    .office_steps()
                    .map(|open| (open.step.clone(), open.opened_at))
                    .collect()
            })
            .unwrap_or_default();
        for open in state.office_steps() {
            let is_new = !was.contains(&(open.step.clone(), open.opened_at));
            let (true, maklumat_sop::Performer::Position(position)) = (is_new, &open.performer) else {
                continue;
            };
            if open.holder.is_some() {
                // Whoever took the call works on it at once.
                let desk = Desk {
                    position: position.clone(),
                    holder: 0,
                };
                self.at(
                    later(now, 40.0),
                    Moment::Finish {
                        case,
                        step: open.step.clone(),
                        desk,
                    },
                );
            } else {
                let rank = u8::from(state.priority.is_none());
                let waiting = Waiting {
                    rank,
                    ready_at: open.opened_at,
                    case,
                    step: open.step.clone(),
                };
                self.queues.entry(position.clone()).or_default().insert(waiting);
                let calendar = sop.calendar_for(sop.step(&open.step));
                let opens = calendar.opens_next(now);
                self.at(opens, Moment::Work(position.clone()));
            }
        }
        if !state.is_open() {
            return;
        }
        let waits_for_applicant =
            state.waiting.is_some() || state.open.iter().any(maklumat_workflow::OpenStep::is_for_applicant);
        let waited_before = before.is_some_and(|before| {
            before.waiting == state.waiting && (before.waiting.is_some() || before.is_with_applicant)
        });
        if waits_for_applicant && !waited_before && !self.dice.happens(0.03) {
            let comes = self.applicant_comes(&sop, &state, now);
            self.at(comes, Moment::Applicant(case));
        }
        if let Some(timer) = next_timer(&sop, &state).filter(|timer| *timer > now) {
            self.at(timer, Moment::Timer(case));
        }
    }

    /// An answer is sent at any hour; whoever has to come finds the office open, and not all at its opening.
    fn applicant_comes(&mut self, sop: &CheckedSop, state: &Case, now: Timestamp) -> Timestamp {
        let hours = 4.0 + self.dice.wait(38.0);
        let comes = later(now, hours * 3600.0);
        if state.waiting.is_some() || sop.calendar().is_open(comes) {
            comes
        } else {
            self.minutes_after(sop.calendar().opens_next(comes))
        }
    }

    /// The applicant answers a return, or does the step that is theirs.
    fn applicant_acts(&mut self, case: usize, now: Timestamp) {
        let state = self.cases[case].case.clone();
        if let Some(waiting) = &state.waiting {
            let evidence = waiting
                .defects
                .iter()
                .map(|defect| Evidence {
                    requirement: defect.requirement.clone(),
                    form: EvidenceForm::Files(vec![self.sample.to_owned()]),
                })
                .collect();
            let _ = self.command(
                case,
                Command::Answer {
                    facts: Facts::new(),
                    evidence,
                },
                &Actor::Applicant,
                now,
            );
            return;
        }
        let Some(step) = state
            .open
            .iter()
            .find(|open| open.is_for_applicant())
            .map(|open| open.step.clone())
        else {
            return;
        };
        self.pay_everything(case, &Actor::Applicant, now);
        let _ = self.command(
            case,
            Command::Complete {
                step,
                result: maklumat_workflow::StepResult::default(),
            },
            &Actor::Applicant,
            now,
        );
    }

    fn pay_everything(&mut self, case: usize, by: &Actor, now: Timestamp) {
        let due: Vec<_> = self.cases[case]
            .case
            .fees
            .iter()
            .map(|(fee, entry)| (fee.clone(), entry.outstanding()))
            .collect();
        for (fee, amount) in due {
            if !amount.is_zero() {
                let receipt = format!("TBP-{:06}", self.dice.below(1_000_000));
                let _ = self.command(case, Command::Pay { fee, amount, receipt }, by, now);
            }
        }
    }
}

/// Answers to everything the form asks. `None` where these answers are not accepted, such as a condition of age.
fn answers(person: &Person, published: &Published, today: maklumat_calendar::Date, dice: &mut Dice) -> Option<Facts> {
    let definition = published.sop.definition();
    let mut facts = Facts::new();
    for variant in &definition.variants {
        let option = dice.one_of(&variant.options).id.clone();
        facts.insert(Name::new(variant.id.as_str()), Value::Choice(option));
    }
    for asked in &definition.requirements {
        if applies(asked.when.as_ref(), &facts, today) {
            answer_all(person, &asked.fields, &mut facts, today, dice);
        }
    }
    Some(facts)
}

fn channel(offered: &[Channel], is_online: bool, dice: &mut Dice) -> Channel {
    if is_online {
        return Channel::Online;
    }
    let others: Vec<Channel> = offered
        .iter()
        .copied()
        .filter(|channel| *channel != Channel::Online)
        .collect();
    match others.as_slice() {
        [] => Channel::Online,
        [first, ..] if dice.happens(0.8) => *first,
        all => *dice.one_of(all),
    }
}

/// A moment some seconds later, in whole seconds.
fn later(at: Timestamp, seconds: f64) -> Timestamp {
    #[expect(clippy::cast_possible_truncation, reason = "months of seconds fit")]
    let whole = seconds.clamp(1.0, 3.0e8) as i64;
    Timestamp::from_second(at.as_second() + whole).unwrap_or(at)
}

/// A step's longest time in minutes of its office.
fn allowed_minutes(step: &Step, per_day: u32) -> f64 {
    let amount = f64::from(step.time.amount);
    match step.time.unit {
        TimeUnit::Minute => amount,
        TimeUnit::Hour => amount * 60.0,
        TimeUnit::Day | TimeUnit::WorkingDay => amount * f64::from(per_day),
        TimeUnit::Month | TimeUnit::Year => amount * 22.0 * f64::from(per_day),
    }
}

fn minutes(amount: f64) -> Duration {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to a positive range"
    )]
    let whole = amount.round().clamp(1.0, 1.0e6) as u32;
    Duration {
        amount: whole,
        unit: TimeUnit::Minute,
    }
}
