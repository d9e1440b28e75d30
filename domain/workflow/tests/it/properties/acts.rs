//! What people may do to a case, by the dice: sensible and foolish, allowed and forbidden.

use std::collections::BTreeMap;

use maklumat_calendar::{Duration, Timestamp};
use maklumat_sop::{CheckedSop, Ending, Exit, Facts, Performer, Target};
use maklumat_vocabulary::{Money, OfficerId, PositionKey, StepId};
use maklumat_workflow::{
    Actor, Command, Consent, ConsentWay, Defect, Deputy, Deviation, Event, Evidence, IdentityCheck, Moving, Refusal,
    StepResult, applicable_requirements, move_case, ready_steps, superiors,
};

use crate::properties::services::Service;
use crate::scenarios::{Dice, Running, at, files, mend, officer, recorded, submission, value};

/// A case that has just been handed in, by the dice.
pub(crate) fn begun(sop: &CheckedSop, dice: &mut Dice) -> Running {
    let now = at("2026-03-02 08:00") + std::time::Duration::from_secs(60 * dice.below(200_000) as u64);
    let mut submission = submission(sop, &[], dice);
    let offered = &sop.definition().priorities;
    if dice.chance(50) && !offered.is_empty() {
        submission.priority = Some(offered[dice.below(offered.len())].class.clone());
    }
    let first = sop.step(&sop.definition().sop.start);
    let by = match &first.by {
        _ if dice.chance(10) => {
            submission.consent = Some(agreed());
            Actor::Helper(OfficerId::new("pendamping"))
        }
        Performer::Position(position) if dice.chance(50) => staff(position, dice.below(2)),
        Performer::Position(_) | Performer::Applicant => Actor::Applicant,
    };
    Running::begin(sop, submission, &by, now).unwrap_or_else(|refusal| panic!("{}: {refusal:?}", sop.definition().key))
}

fn agreed() -> Consent {
    Consent {
        way: ConsentWay::Signed,
        text: "Saya setuju dibantu.".to_owned(),
        paper: Some("00".repeat(32)),
    }
}

/// One of the two people every position has. Nobody else works here.
pub(crate) fn staff(position: &PositionKey, which: usize) -> Actor {
    officer(&format!("{position}-{which}"), &[&position.to_string()])
}

/// Who holds the position a step is performed by.
pub(crate) fn performers(performer: &Performer) -> Vec<Actor> {
    match performer {
        Performer::Applicant => vec![Actor::Applicant],
        Performer::Position(position) => (0..2).map(|which| staff(position, which)).collect(),
    }
}

/// Somebody: of the staff, a superior, the applicant, a helper, the system; now and then as a deputy.
pub(crate) fn somebody(run: &Running, dice: &mut Dice) -> Actor {
    let definition = run.sop.definition();
    let performers = definition.performers();
    let current: Vec<PositionKey> = ready_steps(&run.case).into_iter().map(|ready| ready.position).collect();
    let position = match dice.below(10) {
        0 => return Actor::System,
        1 => return Actor::Applicant,
        2 => return Actor::Helper(OfficerId::new("pendamping")),
        3 | 4 => {
            let superiors: Vec<PositionKey> = superiors(&run.sop, &run.case, None).into_iter().collect();
            superiors[dice.below(superiors.len())].clone()
        }
        5 => performers[dice.below(performers.len())].clone(),
        _ if current.is_empty() => return Actor::Applicant,
        _ => current[dice.below(current.len())].clone(),
    };
    let mut actor = staff(&position, dice.below(2));
    if dice.chance(20)
        && let Actor::Officer(officer) = &mut actor
    {
        let deputy = if dice.chance(50) { Deputy::Plt } else { Deputy::Plh };
        officer.deputy_for = BTreeMap::from([(position, deputy)]);
    }
    actor
}

/// A result that has a fair chance to fit the step.
pub(crate) fn some_result(run: &Running, id: &StepId, dice: &mut Dice) -> StepResult {
    let step = run.sop.step(id);
    let mut result = recorded(&run.sop, &run.case, step, run.now, dice);
    if dice.chance(70) {
        mend(&run.sop, &run.case, step, &mut result, dice);
    }
    let outcomes = step.outcomes();
    let target = match &step.exit {
        Exit::To(target) => Some(target),
        Exit::Decision(_) => {
            let outcome = &outcomes[dice.below(outcomes.len())];
            result.outcome = Some(outcome.id.clone());
            Some(&outcome.target)
        }
        Exit::Parallel { .. } => None,
    };
    match target {
        Some(Target::Return { .. }) => result.defects = some_defects(run, dice),
        Some(Target::End {
            ending: Ending::Refused | Ending::Redirected,
            ..
        }) => result.reasons = vec![0],
        Some(Target::End { .. } | Target::Next(_)) | None => {}
    }
    if dice.chance(5) {
        result.note = Some("Catatan \"dengan\" tanda kutip.\n".to_owned());
    }
    result
}

fn some_defects(run: &Running, dice: &mut Dice) -> Vec<Defect> {
    let today = run.sop.calendar().date(run.case.submitted_at);
    let applicable = applicable_requirements(&run.sop, &run.case.facts, today).unwrap();
    let named = applicable
        .iter()
        .filter(|requirement| !run.case.deviations.waived.contains(&requirement.id));
    let named = named.filter(|_| dice.chance(40)).collect::<Vec<_>>();
    named
        .into_iter()
        .map(|requirement| Defect {
            requirement: requirement.id.clone(),
            field: requirement
                .fields
                .first()
                .filter(|_| dice.chance(30))
                .map(|field| field.name.clone()),
            explanation: "Kurang jelas.".to_owned(),
        })
        .collect()
}

pub(crate) fn some_command(run: &Running, dice: &mut Dice) -> Command {
    let step = match run.case.open.len() {
        0 => run.sop.definition().steps[0].id.clone(),
        open => run.case.open[dice.below(open)].step.clone(),
    };
    match dice.below(25) {
        0..=2 => Command::Take {
            step,
            overtaken: u32::try_from(dice.below(2)).unwrap(),
            reason: dice.chance(50).then(|| "Mendesak.".to_owned()),
        },
        3 => Command::Release { step },
        24 => {
            let colleague = run.case.open_step(&step).map(|open| performers(&open.performer));
            let colleague = colleague.and_then(|people| match &people[people.len() - 1] {
                Actor::Officer(officer) if dice.chance(50) => Some(officer.clone()),
                Actor::Officer(_) | Actor::Applicant | Actor::Helper(_) | Actor::System => None,
            });
            Command::HandOver { step, to: colleague }
        }
        4..=11 => {
            let result = some_result(run, &step, dice);
            Command::Complete { step, result }
        }
        12..=14 => some_answer(run, dice),
        15 | 16 => some_payment(run, dice),
        17..=19 => some_override(run, step, dice),
        20 if dice.chance(10) => Command::Withdraw {
            reason: dice.chance(50).then(|| "Batal.".to_owned()),
        },
        20 => Command::RenewPin {
            identity: IdentityCheck::Card,
        },
        21 => match run.case.products.first() {
            Some(entry) => Command::RecordIssue {
                product: entry.product.clone(),
                number: dice.chance(50).then(|| "1/2026".to_owned()),
            },
            None => Command::Expire,
        },
        23 => at_the_desk(run, step, dice),
        22 => {
            let again = submission(&run.sop, &[], dice);
            Command::Submit {
                facts: again.facts,
                evidence: again.evidence,
                channel: again.channel,
                priority: again.priority,
            }
        }
        _ => Command::Expire,
    }
}

/// What officers do besides completing steps.
fn at_the_desk(run: &Running, step: StepId, dice: &mut Dice) -> Command {
    let number = u32::try_from(dice.below(3)).unwrap();
    match dice.below(5) {
        0 => Command::Note {
            note: "Catatan.".to_owned(),
        },
        1 => Command::AskOpinion {
            due: run.case.open_step(&step).map_or(run.now, |open| open.due),
            step,
            unit: "dishub".into(),
            question: "Bagaimana?".to_owned(),
            evidence: Vec::new(),
        },
        2 => Command::RemindOpinion { number },
        3 => Command::GiveOpinion {
            number,
            words: "Setuju.".to_owned(),
            file: None,
        },
        _ => Command::WithdrawOpinion {
            number,
            reason: "Sudah jelas.".to_owned(),
        },
    }
}

/// Now and then papers and other answers for what the return named, now and then nothing.
fn some_answer(run: &Running, dice: &mut Dice) -> Command {
    let defects = run.case.waiting.iter().flat_map(|waiting| &waiting.defects);
    let mut facts = Facts::new();
    let mut evidence: Vec<Evidence> = Vec::new();
    for defect in defects {
        let requirement = &defect.requirement;
        if run.case.evidence.contains_key(requirement) && dice.chance(60) {
            evidence.push(files(requirement.as_str()));
        }
        let named = run.sop.definition().requirement(requirement);
        for field in named.into_iter().flat_map(|requirement| &requirement.fields) {
            if dice.chance(60) {
                facts.insert(field.name.clone(), value(field, dice));
            }
        }
    }
    Command::Answer { facts, evidence }
}

fn some_payment(run: &Running, dice: &mut Dice) -> Command {
    let mut fees = run.case.fees.iter();
    let Some((fee, entry)) = fees
        .find(|(_, entry)| !entry.outstanding().is_zero())
        .or_else(|| run.case.fees.iter().next())
    else {
        return Command::Expire;
    };
    let amount = if dice.chance(80) {
        entry.outstanding()
    } else {
        Money(entry.due.0 + 1)
    };
    Command::Pay {
        fee: fee.clone(),
        amount,
        receipt: "TBP-1".to_owned(),
    }
}

fn some_override(run: &Running, step: StepId, dice: &mut Dice) -> Command {
    let requirements = &run.sop.definition().requirements;
    let until = run.now + std::time::Duration::from_secs(86_400 * (1 + dice.below(20) as u64));
    let deviation = match dice.below(5) {
        0 => Deviation::Pause { until: Some(until) },
        1 => Deviation::Resume,
        2 => Deviation::ExtendAnswer { by: Duration::days(7) },
        3 if !requirements.is_empty() => Deviation::WaiveRequirement {
            requirement: requirements[dice.below(requirements.len())].id.clone(),
        },
        _ => {
            let separated = run
                .sop
                .definition()
                .steps
                .iter()
                .filter(|step| !step.separate_from.is_empty());
            let separated: Vec<StepId> = separated.map(|step| step.id.clone()).collect();
            let step = if separated.is_empty() {
                step
            } else {
                separated[dice.below(separated.len())].clone()
            };
            Deviation::SamePerson { step }
        }
    };
    deviate(deviation)
}

pub(crate) fn deviate(deviation: Deviation) -> Command {
    Command::Override {
        deviation,
        ground: "uu-25-2009 pasal 29".to_owned(),
        reason: "Alasan.".to_owned(),
    }
}

/// Moves the case to the newer version of its service, if there is one and the rules let it.
pub(crate) fn try_move(run: &mut Running, service: &Service, by: &Actor) -> Option<Result<Vec<Event>, Refusal>> {
    let newer = service
        .newer
        .as_ref()
        .filter(|newer| newer.definition().version > run.case.version)?;
    let past = run.case.history.iter().map(|past| &past.step);
    let resumed = run.case.waiting.iter().map(|waiting| &waiting.resume_at);
    let known = run.case.open.iter().map(|open| &open.step).chain(resumed).chain(past);
    let renamed = |id: &StepId| match newer.definition().step(id) {
        Some(step) => step.id.clone(),
        None => StepId::new("telaah"),
    };
    let moving = Moving {
        to: newer,
        steps: known.map(|id| (id.clone(), renamed(id))).collect(),
        reason: "Versi baru.".to_owned(),
    };
    let moved = move_case(&run.sop, &run.case, moving, by, run.now);
    if let Ok(events) = &moved {
        run.go_through(events);
        run.sop = newer.clone();
    }
    Some(moved)
}

pub(crate) fn later(now: Timestamp, dice: &mut Dice) -> Timestamp {
    let minutes = match dice.below(10) {
        0..=3 => 0,
        4..=7 => dice.below(240),
        8 => dice.below(5 * 1_440),
        _ => dice.below(40 * 1_440),
    };
    let later = now + std::time::Duration::from_secs(60 * minutes as u64);
    // With the year ends the calibration of the regency's devices; then a test lane rightly stands still.
    later.min(at("2026-12-30 08:00")).max(now)
}
