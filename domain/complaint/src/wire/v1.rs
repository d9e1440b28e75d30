//! Version 1: JSON, one enum for the bodies of all events, one struct for the private parts.

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::wire::{Stored, WireError};
use atoms::{ActorV1, Instant};
use events::{PrivateV1, WhatV1};

mod atoms;
mod events;
mod from_events;
mod to_events;

pub(super) const VERSION: u16 = 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BodyV1 {
    at: Instant,
    by: ActorV1,
    what: WhatV1,
    /// Whether a private part belongs to it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    sealed: bool,
}

pub(super) fn encode(event: &Event) -> Stored {
    let (what, private) = from_events::split(&event.what);
    let private = (private != PrivateV1::default()).then(|| write(&private));
    let kind = what.kind();
    let body = BodyV1 {
        at: Instant(event.at),
        by: ActorV1::of(&event.by),
        what,
        sealed: private.is_some(),
    };
    Stored {
        kind,
        version: VERSION,
        body: write(&body),
        private,
    }
}

pub(super) fn decode(kind: &str, body: &str, private: Option<&str>) -> Result<Event, WireError> {
    let body = read_body(kind, body)?;
    let private = match (body.sealed, private) {
        (true, None) => return Err(WireError::PrivatePartMissing),
        (true, Some(text)) => {
            serde_json::from_str(text).map_err(|error| WireError::PrivateDamaged { column: error.column() })?
        }
        (false, _) => PrivateV1::default(),
    };
    Ok(event(body, private))
}

pub(super) fn decode_erased(kind: &str, body: &str) -> Result<Event, WireError> {
    Ok(event(read_body(kind, body)?, PrivateV1::default()))
}

fn event(body: BodyV1, private: PrivateV1) -> Event {
    Event {
        at: body.at.0,
        by: body.by.into_actor(),
        what: to_events::join(body.what, private),
    }
}

fn read_body(kind: &str, body: &str) -> Result<BodyV1, WireError> {
    let body: BodyV1 = serde_json::from_str(body).map_err(|error| WireError::BodyDamaged { column: error.column() })?;
    if body.what.kind() == kind {
        Ok(body)
    } else {
        Err(WireError::OtherKind)
    }
}

fn write(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("keys are strings and writing to memory cannot fail")
}
