//! What is charged, as far as the answers tell: said in the same way before sending, on the receipt and while tracking.

use maklumat_calendar::Date;
use maklumat_sop::{CheckedSop, Facts, Fee};
use maklumat_vocabulary::{LocalizedText, Money};
use maklumat_workflow::fee_amount;

use crate::conditions::may_apply;
use crate::views::FeeView;

/// A fee that is charged.
pub(crate) struct Charge<'a> {
    pub(crate) fee: &'a Fee,
    /// `None`: it rests on a value an officer records later.
    pub(crate) amount: Option<Money>,
}

/// The fees charged by the rules of `day`, the day of submission. One whose condition does not hold is left out.
pub(crate) fn charges<'a>(sop: &'a CheckedSop, facts: &Facts, day: Date) -> Vec<Charge<'a>> {
    let in_force = sop.definition().fees.iter().filter(|fee| fee.is_in_force(day));
    in_force
        .filter(|fee| may_apply(fee.when.as_ref(), facts, day))
        .map(|fee| Charge {
            fee,
            amount: fee_amount(fee, facts, day).ok(),
        })
        .collect()
}

impl Charge<'_> {
    pub(crate) fn is_zero(&self) -> bool {
        self.amount.is_some_and(Money::is_zero)
    }

    pub(crate) fn view(&self, sop: &CheckedSop) -> FeeView {
        let law = &self.fee.law.law;
        let title: Option<&LocalizedText> = sop.regency().laws.get(law).map(|law| &law.title);
        FeeView {
            name: self.fee.name.clone(),
            law: title.map_or_else(|| law.to_string(), |title| title.id.clone()),
            due: self.amount,
            paid: None,
            receipt: None,
        }
    }
}
