//! What the world should now do: values for an outbox, never calls.

use std::collections::BTreeSet;

use maklumat_calendar::{Calendar, Duration, Timestamp};
use maklumat_sop::{CheckedSop, Ending, Performer, Reminder};
use maklumat_vocabulary::{PositionKey, ProductId, PromiseId, StepId};

use crate::case::Case;
use crate::decide::authority::superiors;
use crate::event::{Event, What};
use crate::timer::next_timer;

/// One thing to be done outside. Carrying it out twice must not matter: the platform promises at least once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Tell the applicant.
    Notify { notice: Notice },
    /// Tell these positions that a step or a promise is late.
    Alert {
        positions: BTreeSet<PositionKey>,
        step: Option<StepId>,
        promise: Option<PromiseId>,
        level: u32,
    },
    /// Number, print and sign a product, then record it.
    IssueProduct { product: ProductId, step: StepId },
    /// One invitation to the satisfaction survey, not before `at`. [law: permenpanrb-14-2017]
    InviteSurvey { at: Timestamp },
    /// Tell the applicant at `at` that a product runs out, or that a report is due.
    Remind { product: ProductId, at: Timestamp },
    /// Let time act at `at`. A later one replaces it.
    Schedule { at: Timestamp },
}

/// What the applicant is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    Submitted,
    Returned {
        until: Timestamp,
    },
    /// The answer has arrived and work goes on.
    Resumed,
    /// A step waits for the applicant, for instance a payment.
    YourTurn {
        step: StepId,
    },
    Paid,
    /// The office deviates from the published SOP, by a legal ground.
    Deviated,
    AnswerExtended {
        until: Timestamp,
    },
    /// The promise is broken.
    Late {
        promise: PromiseId,
    },
    DeemedApproved,
    /// A document they hold counts no more.
    Revoked {
        product: ProductId,
    },
    Done,
    Refused,
    Redirected,
    Withdrawn,
}

impl Notice {
    const fn of_ending(ending: Ending) -> Self {
        match ending {
            Ending::Done => Self::Done,
            Ending::Refused => Self::Refused,
            Ending::Redirected => Self::Redirected,
            Ending::Withdrawn => Self::Withdrawn,
        }
    }

    /// The key under which a definition or a catalogue of messages has words for it.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Returned { .. } => "returned",
            Self::Resumed => "resumed",
            Self::YourTurn { .. } => "your-turn",
            Self::Paid => "paid",
            Self::Deviated => "deviated",
            Self::AnswerExtended { .. } => "answer-extended",
            Self::Late { .. } => "late",
            Self::DeemedApproved => "deemed-approved",
            Self::Revoked { .. } => "revoked",
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Redirected => "redirected",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// What follows from events that have just been decided. `after` is the case with these events applied.
#[must_use]
pub fn effects(sop: &CheckedSop, after: &Case, events: &[Event]) -> Vec<Effect> {
    let mut effects = Vec::new();
    for event in events {
        follow(sop, after, event, &mut effects);
    }
    effects.extend(next_timer(sop, after).map(|at| Effect::Schedule { at }));
    effects
}

#[expect(clippy::too_many_lines, reason = "a list: one arm per event says what follows")]
fn follow(sop: &CheckedSop, after: &Case, event: &Event, effects: &mut Vec<Effect>) {
    let mut notify = |notice| effects.push(Effect::Notify { notice });
    match &event.what {
        What::Submitted { .. } => notify(Notice::Submitted),
        What::StepOpened {
            step,
            performer: Performer::Applicant,
            ..
        } => notify(Notice::YourTurn { step: step.clone() }),
        What::Returned { until, .. } => notify(Notice::Returned { until: *until }),
        What::Answered { .. } => notify(Notice::Resumed),
        What::FeePaid { .. } => notify(Notice::Paid),
        What::Overridden { .. } => notify(Notice::Deviated),
        What::AnswerExtended { until, .. } => notify(Notice::AnswerExtended { until: *until }),
        What::ProductRevoked { product, .. } => notify(Notice::Revoked {
            product: product.clone(),
        }),
        What::DeemedApproved { .. } => notify(Notice::DeemedApproved),
        What::ProductOrdered { product, step } => {
            effects.push(Effect::IssueProduct {
                product: product.clone(),
                step: step.clone(),
            });
        }
        What::ProductIssued {
            product, valid_until, ..
        } => {
            effects.extend(reminders(sop, product, event.at, *valid_until));
        }
        What::Escalated { step, promise, level } => {
            if let (Some(promise), 1) = (promise, level) {
                notify(Notice::Late {
                    promise: promise.clone(),
                });
            }
            let positions = told(sop, after, step.as_ref(), *level);
            effects.push(Effect::Alert {
                positions,
                step: step.clone(),
                promise: promise.clone(),
                level: *level,
            });
        }
        What::Closed { ending, .. } => {
            notify(Notice::of_ending(*ending));
            let delay = sop.definition().survey_delay;
            let at = delay.map_or(event.at, |delay| sop.calendar().add(event.at, delay));
            effects.push(Effect::InviteSurvey { at });
        }
        What::StepOpened { .. }
        | What::StepTaken { .. }
        | What::StepReleased { .. }
        | What::HandedOver { .. }
        | What::StepCompleted { .. }
        | What::StepSkipped { .. }
        | What::StepTimedOut { .. }
        | What::StepCancelled { .. }
        | What::BranchArrived { .. }
        | What::DeclaredComplete
        | What::FeeDue { .. }
        | What::FeesSettled { .. }
        | What::AnswerLapsed
        | What::PinRenewed { .. }
        | What::ConsentGiven { .. }
        // Officers see these where they work.
        | What::Noted { .. }
        | What::TakenBack { .. }
        | What::OpinionAsked { .. }
        | What::OpinionReminded { .. }
        | What::OpinionGiven { .. }
        | What::OpinionWithdrawn { .. }
        // The applicant reads it among the payments, and stood at the desk where it was put right.
        | What::PaymentCancelled { .. }
        | What::Moved { .. } => {}
    }
}

/// First whoever is directly above the performers, then everybody above, up to the heads of the units.
fn told(sop: &CheckedSop, case: &Case, step: Option<&StepId>, level: u32) -> BTreeSet<PositionKey> {
    let everybody = superiors(sop, case, step);
    if level > 1 {
        return everybody;
    }
    let steps = case
        .open
        .iter()
        .filter(|open| step.is_none_or(|step| open.step == *step));
    let performers = steps.filter_map(|open| match &open.performer {
        Performer::Position(position) => Some(position),
        Performer::Applicant => None,
    });
    let direct: BTreeSet<PositionKey> = performers
        .filter_map(|position| sop.regency().position(position)?.reports_to.clone())
        .collect();
    // A head of unit reports to nobody on file; then the heads hear at once.
    if direct.is_empty() { everybody } else { direct }
}

/// Most reminders one product can have ahead of it: half-yearly reports over ten years.
const REMINDERS: usize = 20;

fn reminders(sop: &CheckedSop, product: &ProductId, issued_at: Timestamp, until: Option<Timestamp>) -> Vec<Effect> {
    let calendar = sop.calendar();
    let published = sop
        .definition()
        .product(product)
        .map(|product| &*product.reminders)
        .unwrap_or_default();
    let mut instants = BTreeSet::new();
    for reminder in published {
        match (reminder, until) {
            (Reminder::BeforeExpiry(before), Some(until)) => {
                instants.extend(earlier(calendar, issued_at, until, *before));
            }
            (Reminder::BeforeExpiry(_), None) => {}
            (Reminder::Every(period), _) => instants.extend(repeated(calendar, issued_at, until, *period)),
        }
    }
    instants
        .into_iter()
        .map(|at| Effect::Remind {
            product: product.clone(),
            at,
        })
        .collect()
}

fn repeated(calendar: &Calendar, from: Timestamp, until: Option<Timestamp>, period: Duration) -> Vec<Timestamp> {
    let mut instants = Vec::new();
    let mut at = calendar.add(from, period);
    while at > from && until.is_none_or(|until| at <= until) && instants.len() < REMINDERS {
        instants.push(at);
        let periods = u32::try_from(instants.len() + 1).unwrap_or(u32::MAX);
        let longer = Duration {
            amount: period.amount.saturating_mul(periods),
            unit: period.unit,
        };
        at = calendar.add(from, longer);
    }
    instants
}

/// The latest day from which the duration still ends by `until`: counting back is counting forward from a guess.
fn earlier(calendar: &Calendar, from: Timestamp, until: Timestamp, before: Duration) -> Option<Timestamp> {
    const DAY: i64 = 86_400;
    let (mut early, mut late) = (from.as_second() / DAY, until.as_second() / DAY);
    let ends = |day: i64| {
        Timestamp::from_second(day * DAY)
            .ok()
            .map(|at| calendar.add(at, before))
    };
    if ends(early)? > until {
        return None;
    }
    while early < late {
        let middle = (early + late + 1) / 2;
        if ends(middle)? <= until {
            early = middle;
        } else {
            late = middle - 1;
        }
    }
    Timestamp::from_second(early * DAY).ok()
}
