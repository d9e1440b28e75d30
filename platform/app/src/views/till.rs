//! The cashier's day.

use maklumat_calendar::{Date, Timestamp};
use maklumat_vocabulary::{LocalizedText, Money};

use crate::views::{CaseId, Private};

/// What an officer has taken on a day.
#[derive(Clone, Debug)]
pub struct Till {
    pub day: Date,
    pub payments: Vec<Payment>,
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
}

#[derive(Clone, Debug)]
pub struct ClosedDay {
    pub day: Date,
    pub expected: Money,
    pub counted: Money,
    pub explanation: Option<Private>,
    pub closed_at: Timestamp,
}

impl ClosedDay {
    /// Counted less expected.
    #[must_use]
    pub const fn difference(&self) -> Money {
        Money(self.counted.0 - self.expected.0)
    }
}
