//! Reading conditions of a definition against what is known so far.

use maklumat_calendar::Date;
use maklumat_sop::Facts;
use maklumat_sop::condition::{Context, Expression};

/// Whether something applies. What cannot be decided yet does not apply yet.
pub(crate) fn applies(when: Option<&Expression>, facts: &Facts, today: Date) -> bool {
    holds(when, facts, today) == Some(true)
}

/// Whether something applies or may still turn out to.
pub(crate) fn may_apply(when: Option<&Expression>, facts: &Facts, today: Date) -> bool {
    holds(when, facts, today) != Some(false)
}

/// `None`: cannot be decided yet.
fn holds(when: Option<&Expression>, facts: &Facts, today: Date) -> Option<bool> {
    let context = Context {
        today,
        all_checks_passed: true,
    };
    when.map_or(Some(true), |when| when.holds(facts, &context).ok())
}
