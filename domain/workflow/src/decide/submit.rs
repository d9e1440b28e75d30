//! Opens a case: the answers are complete, nothing was asked beyond the standard, and the first step is under way.

use std::collections::BTreeSet;

use maklumat_calendar::Timestamp;
use maklumat_sop::condition::Context;
use maklumat_sop::{Channel, CheckedSop, Definition, Exit, Facts, Performer};
use maklumat_vocabulary::Name;

use crate::command::{Actor, Consent, ConsentWay, StepResult, Submission};
use crate::decide::authority::for_applicant;
use crate::decide::complete::{is_mere_act, leave};
use crate::decide::draft::Draft;
use crate::decide::file::File;
use crate::decide::flow::{fees_to_pay, open};
use crate::decide::on_paper::received;
use crate::decide::values::{has_words, short_enough};
use crate::event::{Event, PromiseTerms, What};
use crate::refusal::Refusal;

pub(crate) fn submit(
    sop: &CheckedSop,
    submission: Submission,
    by: &Actor,
    now: Timestamp,
) -> Result<Vec<Event>, Refusal> {
    let definition = sop.definition();
    let by = for_applicant(sop, by)?;
    let (at, paper) = received(sop, submission.paper.as_ref(), &by, now)?;
    let today = sop.calendar().date(at);
    check_offer(definition, &submission, today)?;
    let consent = agreed(&by, submission.consent)?;
    let facts = asked_for(definition, submission.facts, today)?;
    let file = File {
        definition,
        facts: &facts,
        today,
    };
    file.check_evidence(&submission.evidence, &by)?;
    file.check_conditions(&BTreeSet::new())?;
    if submission.channel == Channel::Online {
        let handed_in: BTreeSet<_> = submission.evidence.iter().map(|piece| &piece.requirement).collect();
        if let Some(requirement) = file.missing_evidence(&|id| handed_in.contains(id))?.into_iter().next() {
            return Err(Refusal::EvidenceMissing { requirement });
        }
    }
    let promises = promises(
        definition,
        &facts,
        &Context {
            today,
            all_checks_passed: true,
        },
    )?;
    let what = What::Submitted {
        service: definition.key.clone(),
        version: definition.version,
        facts,
        evidence: submission.evidence,
        channel: submission.channel,
        priority: submission.priority,
        promises,
        receipt: None,
        paper,
    };
    let mut draft = Draft::begin(sop, Event { at, by, what }).expect("the event is a submission");
    if let Some(consent) = consent {
        draft.emit(What::ConsentGiven { consent });
    }
    start(draft)
}

fn check_offer(
    definition: &Definition,
    submission: &Submission,
    today: maklumat_calendar::Date,
) -> Result<(), Refusal> {
    if today < definition.effective {
        return Err(Refusal::NotYetInForce {
            from: definition.effective,
        });
    }
    if !definition.channels.contains(&submission.channel) {
        return Err(Refusal::ChannelNotOffered {
            channel: submission.channel,
        });
    }
    if let Some(priority) = &submission.priority
        && !definition.priorities.iter().any(|offered| offered.class == *priority)
    {
        return Err(Refusal::PriorityNotOffered {
            priority: priority.clone(),
        });
    }
    Ok(())
}

/// The consent a helper files with. Nobody else needs one, and none is recorded for them.
fn agreed(by: &Actor, consent: Option<Consent>) -> Result<Option<Consent>, Refusal> {
    match by {
        Actor::Helper(_) => {
            let consent = consent.ok_or(Refusal::ConsentMissing)?;
            let is_signed_for_real = consent.way != ConsentWay::Signed || consent.paper.is_some();
            if !is_signed_for_real || !has_words(Some(&consent.text)) {
                return Err(Refusal::ConsentMissing);
            }
            short_enough(Some(&consent.text))?;
            Ok(Some(consent))
        }
        Actor::Applicant | Actor::Officer(_) | Actor::System => Ok(None),
    }
}

/// The answers this case is asked for. What a form left over from another choice is dropped: nothing is kept that
/// nobody asked for. [law: uu-27-2022-art-16]
fn asked_for(definition: &Definition, given: Facts, today: maklumat_calendar::Date) -> Result<Facts, Refusal> {
    let published = |name: &Name| {
        definition
            .variants
            .iter()
            .any(|variant| variant.id.as_str() == name.as_str())
            || definition
                .requirements
                .iter()
                .flat_map(|requirement| &requirement.fields)
                .any(|field| field.name == *name)
    };
    if let Some(name) = given.keys().find(|name| !published(name)) {
        return Err(Refusal::AnswerNotAsked { name: name.clone() });
    }
    let file = File {
        definition,
        facts: &given,
        today,
    };
    file.check_answers()?;
    let asked = file.asked_names()?;
    Ok(given.into_iter().filter(|(name, _)| asked.contains(name)).collect())
}

fn promises(definition: &Definition, facts: &Facts, context: &Context) -> Result<Vec<PromiseTerms>, Refusal> {
    let mut made = Vec::new();
    for promise in &definition.promises {
        if promise
            .when
            .as_ref()
            .map_or(Ok(true), |when| when.holds(facts, context))?
        {
            made.push(PromiseTerms {
                promise: promise.id.clone(),
                time: promise.time,
                from: promise.from,
                until: promise.until.clone(),
                deemed_approval: promise.deemed_approval.as_ref().map(ToString::to_string),
            });
        }
    }
    Ok(made)
}

/// The applicant's first step is done by handing in, unless it asks for more; an officer's is begun by whoever took
/// the call.
fn start(mut draft: Draft<'_>) -> Result<Vec<Event>, Refusal> {
    let first = draft.step(&draft.sop.definition().sop.start)?;
    let is_done = match (&first.by, &first.exit) {
        (Performer::Applicant, Exit::To(_) | Exit::Parallel { .. }) => {
            is_mere_act(first) && fees_to_pay(&draft, first)?.is_empty()
        }
        (Performer::Applicant, Exit::Decision(_)) | (Performer::Position(_), _) => false,
    };
    if is_done {
        leave(&mut draft, first, StepResult::default(), Vec::new(), Vec::new())?;
        return Ok(draft.into_events());
    }
    open(&mut draft, first, Vec::new())?;
    // Whoever enters a form from paper is not thereby the one who works on it: its place in the line is what counts.
    if let (Performer::Position(position), Actor::Officer(officer)) = (&first.by, &draft.by)
        && officer.positions.contains(position)
        && draft.case.paper.is_none()
    {
        draft.emit(What::StepTaken {
            step: first.id.clone(),
            overtaken: 0,
            reason: None,
        });
    }
    Ok(draft.into_events())
}
