//! What a fee comes to in one case, by the rules of the day of submission.

use maklumat_calendar::Date;
use maklumat_sop::condition::Context;
use maklumat_sop::{Facts, Fee, FeeAmount, Value};
use maklumat_vocabulary::Money;

use crate::refusal::Refusal;

/// The amount by the rules in force on `today`, the day of submission. Zero where the fee is not asked at all, never
/// below. [law: uu-25-2009-art-31]
///
/// Refused with [`Refusal::ValueUnknown`] where the amount rests on a value recorded later.
pub fn fee_amount(fee: &Fee, facts: &Facts, today: Date) -> Result<Money, Refusal> {
    let context = Context {
        today,
        all_checks_passed: true,
    };
    if !fee.is_in_force(today) {
        return Ok(Money::ZERO);
    }
    if let Some(when) = &fee.when
        && !when.holds(facts, &context)?
    {
        return Ok(Money::ZERO);
    }
    let amount = match &fee.amount {
        FeeAmount::Formula(formula) => formula.amount(facts, &context)?,
        FeeAmount::Table { by, rows } => {
            let Some(Value::Choice(chosen)) = facts.get(by) else {
                return Err(Refusal::ValueUnknown { name: by.clone() });
            };
            match rows.get(chosen) {
                Some(row) => row.amount(facts, &context)?,
                None => Money::ZERO,
            }
        }
    };
    Ok(amount.max(Money::ZERO))
}
