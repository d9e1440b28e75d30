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
    /// Runs so many microseconds ahead of the system, or behind it.
    Running { ahead: i64 },
}

impl Clock {
    #[must_use]
    pub fn set_to(now: Timestamp) -> Self {
        Self::Set(AtomicI64::new(now.as_microsecond()))
    }

    /// Begins at an instant and goes on from there.
    #[must_use]
    pub fn running_from(now: Timestamp) -> Self {
        Self::Running {
            ahead: now.as_microsecond() - Timestamp::now().as_microsecond(),
        }
    }

    #[must_use]
    pub fn now(&self) -> Timestamp {
        let microseconds = match self {
            Self::System => Timestamp::now().as_microsecond(),
            Self::Set(now) => now.load(Ordering::Acquire),
            Self::Running { ahead } => Timestamp::now().as_microsecond() + ahead,
        };
        Timestamp::from_microsecond(microseconds).unwrap_or_default()
    }

    /// Moves a set clock; one that runs by itself is left alone.
    pub fn advance_to(&self, now: Timestamp) {
        if let Self::Set(clock) = self {
            clock.store(now.as_microsecond(), Ordering::Release);
        }
    }
}
