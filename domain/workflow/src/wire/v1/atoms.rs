//! The small words all stored texts are made of: ids, instants, durations, values, persons.

use std::borrow::{Borrow, Cow};
use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;

use maklumat_calendar::{Date, Duration, Timestamp};
use maklumat_sop::{Facts, Value};
use maklumat_vocabulary::{Money, Name, OfficerId, PositionKey};
use serde::de::{Error, MapAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::command::{Actor, Deputy, Evidence, EvidenceForm, Officer};

/// An id, written as its text.
pub(super) struct Key<'a, T: Clone>(pub(super) Cow<'a, T>);

impl<'a, T: Clone> Key<'a, T> {
    pub(super) const fn of(id: &'a T) -> Self {
        Self(Cow::Borrowed(id))
    }

    pub(super) fn into_id(self) -> T {
        self.0.into_owned()
    }
}

pub(super) fn keys<'a, T: Clone>(ids: impl IntoIterator<Item = &'a T>) -> Vec<Key<'a, T>> {
    ids.into_iter().map(Key::of).collect()
}

pub(super) fn ids<T: Clone, C: FromIterator<T>>(keys: Vec<Key<'_, T>>) -> C {
    keys.into_iter().map(Key::into_id).collect()
}

impl<T: Clone + Borrow<str>> Serialize for Key<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str((*self.0).borrow())
    }
}

impl<'de, T: Clone + for<'t> From<&'t str>> Deserialize<'de> for Key<'_, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text<T>(PhantomData<T>);
        impl<T: for<'t> From<&'t str>> Visitor<'_> for Text<T> {
            type Value = T;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an id")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
                Ok(T::from(text))
            }
        }
        deserializer
            .deserialize_str(Text(PhantomData))
            .map(|id| Self(Cow::Owned(id)))
    }
}

/// Microseconds since 1970.
#[derive(Clone, Copy)]
pub(super) struct Instant(pub(super) Timestamp);

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.0.as_microsecond())
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let micros = i64::deserialize(deserializer)?;
        let instant = Timestamp::from_microsecond(micros);
        instant
            .map(Self)
            .map_err(|_| D::Error::invalid_value(Unexpected::Signed(micros), &"an instant in microseconds"))
    }
}

/// A duration in the words of a definition, `9 hari kerja`.
pub(super) struct Span(pub(super) Duration);

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        Duration::parse(&text)
            .map(Self)
            .map_err(|_| D::Error::invalid_value(Unexpected::Other("text"), &"a duration"))
    }
}

/// A position as `unit/position`.
pub(super) struct Position<'a>(pub(super) Cow<'a, PositionKey>);

impl Serialize for Position<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&*self.0)
    }
}

impl<'de> Deserialize<'de> for Position<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        let position = text
            .split_once('/')
            .map(|(unit, position)| PositionKey::new(unit, position));
        let position = position.ok_or_else(|| D::Error::invalid_value(Unexpected::Other("text"), &"unit/position"))?;
        Ok(Self(Cow::Owned(position)))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum ActorV1<'a> {
    Applicant,
    System,
    Helper(Key<'a, OfficerId>),
    Officer {
        id: Key<'a, OfficerId>,
        #[serde(rename = "as")]
        positions: Vec<Position<'a>>,
        #[serde(default, rename = "deputy", skip_serializing_if = "Vec::is_empty")]
        deputy_for: Vec<Position<'a>>,
        /// Those of `deputy` that are held for some days only; absent in events of before.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        plh: Vec<Position<'a>>,
    },
}

impl<'a> ActorV1<'a> {
    pub(super) fn of(actor: &'a Actor) -> Self {
        let positions = |set: &'a BTreeSet<PositionKey>| set.iter().map(|key| Position(Cow::Borrowed(key))).collect();
        match actor {
            Actor::Applicant => Self::Applicant,
            Actor::System => Self::System,
            Actor::Helper(id) => Self::Helper(Key::of(id)),
            Actor::Officer(officer) => Self::Officer {
                id: Key::of(&officer.id),
                positions: positions(&officer.positions),
                deputy_for: officer
                    .deputy_for
                    .keys()
                    .map(|key| Position(Cow::Borrowed(key)))
                    .collect(),
                plh: officer
                    .deputy_for
                    .iter()
                    .filter(|(_, deputy)| **deputy == Deputy::Plh)
                    .map(|(key, _)| Position(Cow::Borrowed(key)))
                    .collect(),
            },
        }
    }

    pub(super) fn into_actor(self) -> Actor {
        fn set(list: Vec<Position<'_>>) -> BTreeSet<PositionKey> {
            list.into_iter().map(|position| position.0.into_owned()).collect()
        }
        match self {
            Self::Applicant => Actor::Applicant,
            Self::System => Actor::System,
            Self::Helper(id) => Actor::Helper(id.into_id()),
            Self::Officer {
                id,
                positions,
                deputy_for,
                plh,
            } => {
                let plh = set(plh);
                let kind = |key: &PositionKey| if plh.contains(key) { Deputy::Plh } else { Deputy::Plt };
                Actor::Officer(Officer {
                    id: id.into_id(),
                    positions: set(positions),
                    deputy_for: set(deputy_for)
                        .into_iter()
                        .map(|key| (key.clone(), kind(&key)))
                        .collect(),
                })
            }
        }
    }
}

/// Facts as one object, each value with its type: a stored value must not depend on the definition to be read.
#[derive(Default)]
pub(super) struct FactsV1<'a>(pub(super) Cow<'a, Facts>);

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum ValueV1<'a> {
    YesNo(bool),
    /// Decimal digits: a floating-point number would change them.
    Number(Cow<'a, str>),
    Money(i64),
    Date(Cow<'a, str>),
    Choice(Cow<'a, str>),
    Choices(Cow<'a, BTreeSet<String>>),
    Text(Cow<'a, str>),
}

impl Serialize for FactsV1<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name.as_str(), ValueV1::of(value))))
    }
}

impl<'de> Deserialize<'de> for FactsV1<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Facts;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("facts by name")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Facts, A::Error> {
                let mut facts = Facts::new();
                while let Some((name, value)) = map.next_entry::<Key<'_, Name>, ValueV1<'_>>()? {
                    facts.insert(name.into_id(), value.into_value()?);
                }
                Ok(facts)
            }
        }
        deserializer
            .deserialize_map(Entries)
            .map(|facts| Self(Cow::Owned(facts)))
    }
}

impl<'a> ValueV1<'a> {
    fn of(value: &'a Value) -> Self {
        match value {
            Value::YesNo(yes) => Self::YesNo(*yes),
            Value::Number(number) => Self::Number(Cow::Owned(number.to_string())),
            Value::Money(money) => Self::Money(money.0),
            Value::Date(date) => Self::Date(Cow::Owned(date.to_string())),
            Value::Choice(option) => Self::Choice(Cow::Borrowed(option)),
            Value::Choices(options) => Self::Choices(Cow::Borrowed(options)),
            Value::Text(text) => Self::Text(Cow::Borrowed(text)),
        }
    }

    fn into_value<E: Error>(self) -> Result<Value, E> {
        let wrong = |expected: &'static str| E::invalid_value(Unexpected::Other("text"), &expected);
        Ok(match self {
            Self::YesNo(yes) => Value::YesNo(yes),
            Self::Number(text) => Value::Number(text.parse().map_err(|_| wrong("a decimal number"))?),
            Self::Money(amount) => Value::Money(Money(amount)),
            Self::Date(text) => Value::Date(text.parse::<Date>().map_err(|_| wrong("a date"))?),
            Self::Choice(option) => Value::Choice(option.into_owned()),
            Self::Choices(options) => Value::Choices(options.into_owned()),
            Self::Text(text) => Value::Text(text.into_owned()),
        })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum FormV1<'a> {
    Files(Cow<'a, [String]>),
    AtCounter,
    SeenBy(Key<'a, OfficerId>),
    Declared,
}

#[derive(Serialize, Deserialize)]
pub(super) struct EvidenceV1<'a> {
    requirement: Key<'a, maklumat_vocabulary::RequirementId>,
    form: FormV1<'a>,
}

impl<'a> FormV1<'a> {
    pub(super) fn of(form: &'a EvidenceForm) -> Self {
        match form {
            EvidenceForm::Files(pages) => Self::Files(Cow::Borrowed(pages)),
            EvidenceForm::AtCounter => Self::AtCounter,
            EvidenceForm::SeenBy(officer) => Self::SeenBy(Key::of(officer)),
            EvidenceForm::Declared => Self::Declared,
        }
    }

    pub(super) fn into_form(self) -> EvidenceForm {
        match self {
            Self::Files(pages) => EvidenceForm::Files(pages.into_owned()),
            Self::AtCounter => EvidenceForm::AtCounter,
            Self::SeenBy(officer) => EvidenceForm::SeenBy(officer.into_id()),
            Self::Declared => EvidenceForm::Declared,
        }
    }
}

impl<'a> EvidenceV1<'a> {
    pub(super) fn of(evidence: &'a Evidence) -> Self {
        Self {
            requirement: Key::of(&evidence.requirement),
            form: FormV1::of(&evidence.form),
        }
    }

    pub(super) fn into_evidence(self) -> Evidence {
        Evidence {
            requirement: self.requirement.into_id(),
            form: self.form.into_form(),
        }
    }
}
