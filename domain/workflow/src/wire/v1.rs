//! Version 1: JSON, one enum for the public part of all events, one struct for the private part.

use serde::{Deserialize, Serialize};

use crate::case::Case;
use crate::event::Event;
use crate::wire::v1::atoms::{ActorV1, Instant};
use crate::wire::v1::events::{PrivateV1, WhatV1};
use crate::wire::{Part, Stored, WireError};

mod atoms;
mod events;
mod from_events;
mod snapshot;
mod to_events;

pub(super) const VERSION: u16 = 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BodyV1<'a> {
    at: Instant,
    by: ActorV1<'a>,
    what: WhatV1<'a>,
    /// Whether a private part belongs to it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    sealed: bool,
}

pub(super) fn encode(event: &Event) -> Stored {
    let (what, private) = from_events::split(&event.what);
    let private = (!private.is_empty()).then(|| write(&private));
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
        (true, Some(text)) => read(text, Part::Private)?,
        (false, _) => PrivateV1::default(),
    };
    Ok(to_events::join(body.at.0, body.by.into_actor(), body.what, private))
}

pub(super) fn decode_erased(kind: &str, body: &str) -> Result<Event, WireError> {
    let body = read_body(kind, body)?;
    Ok(to_events::join(
        body.at.0,
        body.by.into_actor(),
        body.what,
        PrivateV1::default(),
    ))
}

/// The first bytes of a stored case, so that another form is told from a damaged one. The number goes up whenever the
/// shape changes, and also when [`Case::apply`] comes to another state from the same events: a case stored before is then
/// replayed.
const SNAPSHOT_FORMAT: u16 = 2;
const SNAPSHOT_HEAD: &str = "{\"format\":2,";

pub(super) fn encode_case(case: &Case) -> String {
    write(&snapshot::CaseV1::of(case))
}

pub(super) fn decode_case(text: &str) -> Result<Case, WireError> {
    if !text.starts_with(SNAPSHOT_HEAD) {
        let digits = text
            .strip_prefix("{\"format\":")
            .and_then(|rest| rest.split(',').next());
        let format = digits.and_then(|digits| digits.parse().ok());
        return Err(format.map_or(
            WireError::Malformed {
                part: Part::Snapshot,
                column: 1,
            },
            WireError::UnknownVersion,
        ));
    }
    Ok(read::<snapshot::CaseV1<'_>>(text, Part::Snapshot)?.into_case())
}

fn read_body<'t>(kind: &str, body: &'t str) -> Result<BodyV1<'t>, WireError> {
    let body: BodyV1<'t> = read(body, Part::Body)?;
    if body.what.kind() == kind {
        Ok(body)
    } else {
        Err(WireError::OtherKind)
    }
}

fn write(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("keys are strings and writing to memory cannot fail")
}

fn read<'t, T: Deserialize<'t>>(text: &'t str, part: Part) -> Result<T, WireError> {
    serde_json::from_str(text).map_err(|error| WireError::Malformed {
        part,
        column: error.column(),
    })
}
