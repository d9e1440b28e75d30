//! Effects of the engine as the outbox keeps them: a kind and a small text.

use maklumat_calendar::Timestamp;
use maklumat_store::{Fault, new_id};
use maklumat_workflow::{Effect as Wanted, Notice};
use serde::Serialize;

use crate::cases::record::Effect;

/// What a message or document job needs to know; nothing personal beyond the case it belongs to.
#[derive(Debug, Serialize)]
struct Payload<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    notice: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    product: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    positions: Vec<String>,
}

/// `None` for what the platform does in the same transaction or finds by itself: numbering products, ringing timers.
pub(crate) fn encode(wanted: &Wanted, now: Timestamp) -> Result<Option<Effect>, Fault> {
    let empty = Payload {
        notice: None,
        at: None,
        product: None,
        positions: Vec::new(),
    };
    let (kind, payload) = match wanted {
        Wanted::Notify { notice } => (
            "notify",
            Payload {
                notice: Some(notice.key()),
                at: until(notice),
                ..empty
            },
        ),
        Wanted::Alert { positions, .. } => (
            "alert",
            Payload {
                positions: positions.iter().map(ToString::to_string).collect(),
                ..empty
            },
        ),
        Wanted::InviteSurvey { at } => (
            "invite-survey",
            Payload {
                at: Some(at.as_second()),
                ..empty
            },
        ),
        Wanted::Remind { product, at } => (
            "remind",
            Payload {
                product: Some(product.as_str()),
                at: Some(at.as_second()),
                ..empty
            },
        ),
        Wanted::IssueProduct { .. } | Wanted::Schedule { .. } => return Ok(None),
    };
    let payload = serde_json::to_vec(&payload).expect("a payload of texts is serializable");
    Ok(Some(Effect {
        id: new_id(now)?,
        kind,
        payload,
    }))
}

fn until(notice: &Notice) -> Option<i64> {
    match notice {
        Notice::Returned { until } | Notice::AnswerExtended { until } => Some(until.as_second()),
        Notice::Submitted
        | Notice::Resumed
        | Notice::YourTurn { .. }
        | Notice::Paid
        | Notice::Deviated
        | Notice::Late { .. }
        | Notice::DeemedApproved
        | Notice::Done
        | Notice::Refused
        | Notice::Redirected
        | Notice::Withdrawn => None,
    }
}
