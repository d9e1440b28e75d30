//! What a case costs and what it brings, as it is stored: fees and products.

use std::borrow::Cow;

use maklumat_vocabulary::{FeeId, Money, ProductId, StepId};
use serde::{Deserialize, Serialize};

use crate::case::{FeeEntry, Issued, ProductEntry};
use crate::wire::v1::atoms::{Instant, Key};
use crate::wire::v1::events::instant;

/// Fee, due, paid, receipts.
#[derive(Serialize, Deserialize)]
pub(super) struct FeeV1<'a>(Key<'a, FeeId>, i64, i64, Cow<'a, [String]>);

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ProductV1<'a> {
    product: Key<'a, ProductId>,
    step: Key<'a, StepId>,
    ordered_at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    issued: Option<(Instant, Option<Cow<'a, str>>, Option<Instant>)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    revoked: Option<Instant>,
}

impl<'a> FeeV1<'a> {
    pub(super) fn of((fee, entry): (&'a FeeId, &'a FeeEntry)) -> Self {
        Self(Key::of(fee), entry.due.0, entry.paid.0, Cow::Borrowed(&entry.receipts))
    }

    pub(super) fn into_entry(self) -> (FeeId, FeeEntry) {
        let entry = FeeEntry {
            due: Money(self.1),
            paid: Money(self.2),
            receipts: self.3.into_owned(),
        };
        (self.0.into_id(), entry)
    }
}

impl<'a> ProductV1<'a> {
    pub(super) fn of(entry: &'a ProductEntry) -> Self {
        let issued = |issued: &'a Issued| {
            (
                Instant(issued.at),
                issued.number.as_deref().map(Cow::Borrowed),
                instant(issued.valid_until),
            )
        };
        Self {
            product: Key::of(&entry.product),
            step: Key::of(&entry.step),
            ordered_at: Instant(entry.ordered_at),
            issued: entry.issued.as_ref().map(issued),
            revoked: instant(entry.revoked),
        }
    }

    pub(super) fn into_product(self) -> ProductEntry {
        let issued = |(at, number, valid_until): (Instant, Option<Cow<'_, str>>, Option<Instant>)| Issued {
            at: at.0,
            number: number.map(Cow::into_owned),
            valid_until: valid_until.map(|at| at.0),
        };
        ProductEntry {
            product: self.product.into_id(),
            step: self.step.into_id(),
            ordered_at: self.ordered_at.0,
            issued: self.issued.map(issued),
            revoked: self.revoked.map(|at| at.0),
        }
    }
}
