//! Answers commands: with the events they cause, or with the reason they are refused.

use maklumat_calendar::Timestamp;
use maklumat_sop::CheckedSop;
use maklumat_vocabulary::{OfficerId, StepId};

use crate::case::Case;
use crate::command::{Actor, Command, Moving, Submission};
use crate::decide::draft::Draft;
use crate::event::Event;
use crate::refusal::Refusal;

mod answer;
pub(crate) mod authority;
pub(crate) mod cancel_payment;
mod carried;
mod check_results;
mod complete;
mod deviate;
pub(crate) mod draft;
mod expire;
pub(crate) mod file;
pub(crate) mod flow;
mod give_back;
mod hand_over;
mod move_version;
mod note;
pub(crate) mod on_paper;
mod opinion;
mod pay;
mod record_issue;
mod release;
mod renew_pin;
mod revoke;
mod submit;
mod take;
mod take_back;
mod values;
mod withdraw;

/// Opens a case. Its first event is the submission; the steps it leads to follow.
///
/// Answers to questions this case does not raise are left out; evidence nobody asked for is refused.
pub fn submit(sop: &CheckedSop, submission: Submission, by: &Actor, now: Timestamp) -> Result<Vec<Event>, Refusal> {
    submit::submit(sop, submission, by, whole_microseconds(now))
}

/// Answers a command with the events it causes, or the reason it is refused.
///
/// The same SOP, case, command and instant always give the same answer. `sop` is the version the case is judged by.
/// An instant before the last event counts as that event's.
pub fn decide(
    sop: &CheckedSop,
    case: &Case,
    command: Command,
    by: &Actor,
    now: Timestamp,
) -> Result<Vec<Event>, Refusal> {
    let now = whole_microseconds(now).max(case.changed_at);
    is_judged_by(case, sop)?;
    if !case.is_open() {
        return match command {
            // What was ordered by the last step is numbered after the end, and a timer may ring late.
            Command::RecordIssue { product, number } => {
                record_issue::record_issue(Draft::of(sop, case, by, now), product, number)
            }
            Command::Revoke {
                product,
                credential,
                issued_at,
                cause,
                ground,
                reason,
            } => revoke::revoke(
                Draft::of(sop, case, by, now),
                (product, issued_at),
                credential,
                cause,
                (ground, reason),
            ),
            Command::RenewPin { identity } => renew_pin::renew_pin(Draft::of(sop, case, by, now), identity),
            Command::Note { note } => note::note(Draft::of(sop, case, by, now), note),
            Command::Expire => Ok(Vec::new()),
            Command::Submit { .. }
            | Command::Take { .. }
            | Command::Release { .. }
            | Command::HandOver { .. }
            | Command::Complete { .. }
            | Command::Answer { .. }
            | Command::Pay { .. }
            | Command::Withdraw { .. }
            | Command::AskOpinion { .. }
            | Command::RemindOpinion { .. }
            | Command::GiveOpinion { .. }
            | Command::WithdrawOpinion { .. }
            | Command::Override { .. } => Err(Refusal::CaseClosed),
        };
    }
    answer_open(Draft::of(sop, case, by, now), command)
}

fn answer_open(draft: Draft<'_>, command: Command) -> Result<Vec<Event>, Refusal> {
    match command {
        Command::Submit { .. } => Err(Refusal::AlreadySubmitted),
        Command::Take {
            step,
            overtaken,
            reason,
        } => take::take(draft, step, overtaken, reason),
        Command::Release { step } => release::release(draft, step),
        Command::HandOver { step, to } => hand_over::hand_over(draft, step, to.as_ref()),
        Command::Complete { step, result } => complete::complete(draft, &step, result),
        Command::Answer { facts, evidence } => answer::answer(draft, facts, evidence),
        Command::Pay { fee, amount, receipt } => pay::pay(draft, fee, amount, receipt),
        Command::Withdraw { reason } => withdraw::withdraw(draft, reason),
        Command::Override {
            deviation,
            ground,
            reason,
        } => deviate::deviate(draft, deviation, ground, reason),
        Command::Expire => expire::expire(draft),
        Command::RecordIssue { product, number } => record_issue::record_issue(draft, product, number),
        Command::Revoke {
            product,
            credential,
            issued_at,
            cause,
            ground,
            reason,
        } => revoke::revoke(draft, (product, issued_at), credential, cause, (ground, reason)),
        Command::RenewPin { identity } => renew_pin::renew_pin(draft, identity),
        Command::Note { note } => note::note(draft, note),
        Command::AskOpinion {
            step,
            unit,
            due,
            question,
            evidence,
        } => opinion::ask(draft, &step, (unit, due), (question, evidence)),
        Command::RemindOpinion { number } => opinion::remind(draft, number),
        Command::GiveOpinion { number, words, file } => opinion::give(draft, number, words, file),
        Command::WithdrawOpinion { number, reason } => opinion::withdraw(draft, number, reason),
    }
}

/// Takes back the last completion of an officer, where nobody has gone on from it and nothing has left the house.
/// `events` is the whole history of the case.
pub fn take_back(
    sop: &CheckedSop,
    case: &Case,
    (events, step): (&[Event], &StepId),
    by: &Actor,
    now: Timestamp,
) -> Result<Vec<Event>, Refusal> {
    let now = whole_microseconds(now).max(case.changed_at);
    is_judged_by(case, sop)?;
    take_back::take_back(Draft::of(sop, case, by, now), events, step)
}

/// Cancels a payment of an open case, by its place among the payments. `events` is the whole history of the case.
pub fn cancel_payment(
    sop: &CheckedSop,
    case: &Case,
    (events, number, reason): (&[Event], u32, &str),
    by: &Actor,
    now: Timestamp,
) -> Result<Vec<Event>, Refusal> {
    let now = whole_microseconds(now).max(case.changed_at);
    is_judged_by(case, sop)?;
    if !case.is_open() {
        return Err(Refusal::CaseClosed);
    }
    cancel_payment::cancel_payment(Draft::of(sop, case, by, now), events, number, reason.to_owned())
}

/// Until when another unit can be asked to answer in an open step; `None` where the step is not open.
#[must_use]
pub fn opinion_limit(sop: &CheckedSop, case: &Case, step: &StepId, now: Timestamp) -> Option<Timestamp> {
    opinion::limit(sop, case, step, now)
}

/// Until when an officer may take back the completion of this step, as far as can be told from the history: `None` where
/// it is too late or was never possible.
#[must_use]
pub fn take_back_until(events: &[Event], by: &OfficerId) -> Option<(StepId, Timestamp)> {
    take_back::until(events, by)
}

/// Moves a case from the version it is judged by to a newer one, where that burdens nobody and the case can go on there.
pub fn move_case(
    sop: &CheckedSop,
    case: &Case,
    moving: Moving<'_>,
    by: &Actor,
    now: Timestamp,
) -> Result<Vec<Event>, Refusal> {
    let now = whole_microseconds(now).max(case.changed_at);
    is_judged_by(case, sop)?;
    if moving.to.definition().key != case.service {
        return Err(Refusal::OtherService);
    }
    if !case.is_open() {
        return Err(Refusal::CaseClosed);
    }
    let draft = Draft::of(moving.to, case, by, now);
    move_version::move_version(draft, sop.definition(), moving.steps, moving.reason)
}

fn is_judged_by(case: &Case, sop: &CheckedSop) -> Result<(), Refusal> {
    let given = sop.definition();
    if given.key != case.service {
        return Err(Refusal::OtherService);
    }
    if given.version != case.version {
        return Err(Refusal::OtherVersion {
            case: case.version,
            given: given.version,
        });
    }
    Ok(())
}

/// The stored form keeps microseconds; an event must be the same before and after it is stored.
fn whole_microseconds(now: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
}
