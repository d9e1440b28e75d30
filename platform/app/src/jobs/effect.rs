//! Effects of the engine as the outbox keeps them: a kind and a small text.

use maklumat_calendar::Timestamp;
use maklumat_store::{Fault, new_id};
use maklumat_workflow::{Effect as Wanted, Notice};
use serde::{Deserialize, Serialize};

use crate::cases::record::Effect;

pub(crate) const NOTIFY: &str = "notify";
pub(crate) const ALERT: &str = "alert";
pub(crate) const INVITE_SURVEY: &str = "invite-survey";
pub(crate) const REMIND: &str = "remind";

/// What a message or document job needs to know; nothing personal beyond the case it belongs to.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Payload {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) notice: Option<String>,
    /// A day to be kept; for reminders and invitations when they are due. In seconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) at: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) product: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) positions: Vec<String>,
}

/// `None` for what the platform does in the same transaction or finds by itself: numbering products, ringing timers.
pub(crate) fn encode(wanted: &Wanted, now: Timestamp) -> Result<Option<Effect>, Fault> {
    let (kind, not_before, payload) = match wanted {
        Wanted::Notify { notice } => (
            NOTIFY,
            None,
            Payload {
                notice: Some(notice.key().to_owned()),
                at: until(notice),
                ..Payload::default()
            },
        ),
        Wanted::Alert { positions, .. } => (
            ALERT,
            None,
            Payload {
                positions: positions.iter().map(ToString::to_string).collect(),
                ..Payload::default()
            },
        ),
        Wanted::InviteSurvey { at } => (
            INVITE_SURVEY,
            Some(*at),
            Payload {
                at: Some(at.as_second()),
                ..Payload::default()
            },
        ),
        Wanted::Remind { product, at } => (
            REMIND,
            Some(*at),
            Payload {
                product: Some(product.to_string()),
                at: Some(at.as_second()),
                ..Payload::default()
            },
        ),
        Wanted::IssueProduct { .. } | Wanted::Schedule { .. } => return Ok(None),
    };
    let payload = serde_json::to_vec(&payload).expect("a payload of texts is serializable");
    Ok(Some(Effect {
        id: new_id(now)?,
        not_before,
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
        | Notice::Revoked { .. }
        | Notice::Done
        | Notice::Refused
        | Notice::Redirected
        | Notice::Withdrawn => None,
    }
}
