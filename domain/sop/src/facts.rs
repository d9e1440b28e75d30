//! What is known of one case: answers, variants and measurements, by name.

use std::collections::{BTreeMap, BTreeSet};

use maklumat_calendar::Date;
use maklumat_vocabulary::{Money, Name};
use rust_decimal::Decimal;

/// A value a condition, a fee or a document may read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    YesNo(bool),
    Number(Decimal),
    Money(Money),
    Date(Date),
    /// The id of one option.
    Choice(String),
    Choices(BTreeSet<String>),
    /// Everything conditions do not look into: names, NIK, phone numbers, places.
    Text(String),
}

/// The facts of one case.
pub type Facts = BTreeMap<Name, Value>;
