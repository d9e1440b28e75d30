//! Reading conditions of a definition against what is known so far.

use maklumat_calendar::Date;
use maklumat_sop::Facts;
use maklumat_sop::condition::{Context, Expression};

/// Whether something applies. What cannot be decided yet does not apply yet.
pub(crate) fn applies(when: Option<&Expression>, facts: &Facts, today: Date) -> bool {
    when.is_none_or(|when| {
        when.holds(
            facts,
            &Context {
                today,
                all_checks_passed: true,
            },
        )
        .unwrap_or(false)
    })
}
