//! Fees as administrators see them: where they rest, since when, and what they come to in an example.

use maklumat_calendar::Date;
use maklumat_sop::{Facts, Fee};
use maklumat_vocabulary::Money;

use crate::catalogue::Published;

#[derive(Clone, Debug)]
pub struct FeeRow {
    /// The service whose fee it is.
    pub published: Published,
    pub fee: Fee,
    pub standing: FeeStanding,
    pub ground: Ground,
    /// Invented answers and what the fee comes to with them; `None` where it needs what cannot be invented.
    pub example: Option<FeeExample>,
}

#[derive(Clone, Debug)]
pub struct FeeExample {
    pub facts: Facts,
    pub amount: Money,
}

/// Whether a fee is charged today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeeStanding {
    InForce,
    /// From that day on.
    Coming(Date),
    /// Until that day.
    Over(Date),
}

/// How the law stands that a fee rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    InForce,
    /// Not in the file of laws, or not in force today.
    Missing,
    /// In force, and not yet compared with the official text.
    Unverified,
}
