//! Ids chosen by authors of definitions, each with a type of its own so that none stands in for another.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

macro_rules! text_ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            #[must_use]
            pub fn new(text: &str) -> Self {
                Self(Arc::from(text))
            }

            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::new(text)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

text_ids! {
    /// A unit of the regency, `disdukcapil`.
    UnitId,
    /// A service within its unit, `ktp-el`.
    ServiceId,
    /// A step of a SOP.
    StepId,
    /// A named result of a decision step.
    OutcomeId,
    RequirementId,
    VariantId,
    PromiseId,
    FeeId,
    ProductId,
    /// A class of people served first, `lansia`.
    PriorityId,
    /// A measuring device of a unit.
    DeviceId,
    /// A regulation in `law.toml`, `uu-25-2009`.
    LawKey,
    /// A table of closures in `calendar.toml`.
    ClosureKey,
    /// A value a condition can read: a variant, a field or a recorded measurement.
    Name,
    /// One officer, by account. Never a name or NIP.
    OfficerId,
}

/// A service by its path, `disdukcapil/ktp-el`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ServiceKey {
    pub unit: UnitId,
    pub service: ServiceId,
}

/// A position (*jabatan*) within its unit, `dinkes/kabid-sdk`. Performers of steps are positions, never persons.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PositionKey {
    pub unit: UnitId,
    pub position: Arc<str>,
}

impl ServiceKey {
    #[must_use]
    pub fn new(unit: &str, service: &str) -> Self {
        Self {
            unit: UnitId::new(unit),
            service: ServiceId::new(service),
        }
    }

    /// Reads `unit/service`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (unit, service) = text.split_once('/')?;
        (is_key(unit) && is_key(service)).then(|| Self::new(unit, service))
    }
}

impl PositionKey {
    #[must_use]
    pub fn new(unit: &str, position: &str) -> Self {
        Self {
            unit: UnitId::new(unit),
            position: Arc::from(position),
        }
    }

    /// Reads `unit/position`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (unit, position) = text.split_once('/')?;
        (is_key(unit) && is_key(position)).then(|| Self::new(unit, position))
    }
}

/// Whether a text is spelt as keys and ids are: `a-z`, `0-9`, single hyphens, a letter or digit at both ends.
fn is_key(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !text.contains("--")
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

impl fmt::Display for ServiceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.unit, self.service)
    }
}

impl fmt::Display for PositionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.unit, self.position)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_key_is_unit_and_service() {
        assert_eq!(
            ServiceKey::parse("disdukcapil/ktp-el").unwrap().to_string(),
            "disdukcapil/ktp-el"
        );
        for wrong in ["ktp-el", "/ktp-el", "a/b/c", "A/b", "a/-b", "a/b--c", "a/"] {
            assert_eq!(ServiceKey::parse(wrong), None, "{wrong}");
        }
    }
}
