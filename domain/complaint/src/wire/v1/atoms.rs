//! The small words stored texts are made of: instants, days, positions, persons, and closed lists by their names.

use std::fmt::Display;
use std::str::FromStr;

use maklumat_calendar::{Date, Timestamp};
use maklumat_vocabulary::{OfficerId, PositionKey};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::class::Class;
use crate::command::{Actor, Desk, Officer};
use crate::report::{EscalationGround, Found, Lot, Path};

/// ISO 8601 with a `Z`.
#[derive(Clone, Copy)]
pub(super) struct Instant(pub(super) Timestamp);

#[derive(Clone, Copy, PartialEq)]
pub(super) struct Day(pub(super) Date);

/// `unit/position`
pub(super) struct Position(pub(super) PositionKey);

/// As text: more digits than some readers of JSON keep.
#[derive(Clone, Copy)]
pub(super) struct Seed(pub(super) u64);

impl Serialize for Seed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Seed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer).map(Self)
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer).map(Self)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer).map(Self)
    }
}

impl Serialize for Position {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        // As it was stored: positions are not judged again by how keys are spelt today.
        let (unit, position) = text.split_once('/').ok_or_else(|| D::Error::custom("no position"))?;
        Ok(Self(PositionKey::new(unit, position)))
    }
}

fn parsed<'de, D: Deserializer<'de>, T: FromStr<Err: Display>>(deserializer: D) -> Result<T, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.parse().map_err(D::Error::custom)
}

/// A closed list as it is stored, with the way there and back.
macro_rules! stored {
    ($stored:ident = $ours:ident { $($name:ident),+ $(,)? }) => {
        #[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub(super) enum $stored { $($name),+ }

        impl $stored {
            pub(super) const fn of(ours: $ours) -> Self {
                match ours { $($ours::$name => Self::$name),+ }
            }

            pub(super) const fn ours(self) -> $ours {
                match self { $(Self::$name => $ours::$name),+ }
            }
        }
    };
}

stored!(
    ClassV1 = Class {
        Aspiration,
        Information,
        WithoutSupervision,
        WithSupervision,
        Levy
    }
);
stored!(
    DeskV1 = Desk {
        Intake,
        Unit,
        Inspectorate
    }
);
stored!(PathV1 = Path { Open, Inspectorate });
stored!(FoundV1 = Found { Done, NotDone });
stored!(LotV1 = Lot { Drawn, NotDrawn });
stored!(
    GroundV1 = EscalationGround {
        NotHandled,
        NotSettled,
        ReporterWishes
    }
);

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum ActorV1 {
    Reporter,
    System,
    Officer {
        id: String,
        desk: DeskV1,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        positions: Vec<Position>,
    },
}

impl ActorV1 {
    pub(super) fn of(actor: &Actor) -> Self {
        match actor {
            Actor::Reporter => Self::Reporter,
            Actor::System => Self::System,
            Actor::Officer(officer) => Self::Officer {
                id: officer.id.to_string(),
                desk: DeskV1::of(officer.desk),
                positions: officer.positions.iter().cloned().map(Position).collect(),
            },
        }
    }

    pub(super) fn into_actor(self) -> Actor {
        match self {
            Self::Reporter => Actor::Reporter,
            Self::System => Actor::System,
            Self::Officer { id, desk, positions } => Actor::Officer(Officer {
                id: OfficerId::new(&id),
                desk: desk.ours(),
                positions: positions.into_iter().map(|position| position.0).collect(),
            }),
        }
    }
}
