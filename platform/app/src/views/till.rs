//! The cashier's day.

use maklumat_calendar::{Date, Timestamp};
use maklumat_vocabulary::{LocalizedText, Money};

use crate::views::{CaseId, Private};

/// What an officer has taken on a day.
#[derive(Clone, Debug)]
pub struct Till {
    pub day: Date,
    /// Whose till it is.
    pub receiver: Private,
    pub payments: Vec<Payment>,
    /// Of the payments that count.
    pub sum: Money,
    pub closed: Option<ClosedDay>,
    /// Days closed lately, the latest first.
    pub before: Vec<ClosedDay>,
}

#[derive(Clone, Debug)]
pub struct Payment {
    pub case: CaseId,
    pub reference: String,
    pub fee_name: LocalizedText,
    pub amount: Money,
    pub receipt: String,
    pub at: Timestamp,
    /// Why it counts no more.
    pub cancelled: Option<Private>,
}

#[derive(Clone, Debug)]
pub struct ClosedDay {
    pub day: Date,
    pub expected: Money,
    pub counted: Money,
    pub explanation: Option<Private>,
    pub closed_at: Timestamp,
}

impl Till {
    /// How many payments count.
    #[must_use]
    pub fn count(&self) -> usize {
        self.payments
            .iter()
            .filter(|payment| payment.cancelled.is_none())
            .count()
    }
}

impl ClosedDay {
    /// Counted less expected.
    #[must_use]
    pub const fn difference(&self) -> Money {
        Money(self.counted.0 - self.expected.0)
    }
}
