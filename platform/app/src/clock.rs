//! The one place that asks what time it is. Tests and the demo set it.

use std::sync::atomic::{AtomicI64, Ordering};

use maklumat_calendar::Timestamp;

/// Where `now` comes from.
#[derive(Debug, Default)]
pub enum Clock {
    #[default]
    System,
    /// Stands still until it is set, in microseconds.
    Set(AtomicI64),
}

impl Clock {
    #[must_use]
    pub fn set_to(now: Timestamp) -> Self {
        Self::Set(AtomicI64::new(now.as_microsecond()))
    }

    #[must_use]
    pub fn now(&self) -> Timestamp {
        let microseconds = match self {
            Self::System => return Timestamp::from_microsecond(Timestamp::now().as_microsecond()).unwrap_or_default(),
            Self::Set(now) => now.load(Ordering::Acquire),
        };
        Timestamp::from_microsecond(microseconds).unwrap_or_default()
    }

    /// Moves a set clock; the system's is left alone.
    pub fn advance_to(&self, now: Timestamp) {
        if let Self::Set(clock) = self {
            clock.store(now.as_microsecond(), Ordering::Release);
        }
    }
}
