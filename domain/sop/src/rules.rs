//! What can be imperfect in a definition: one file for each kind of finding, and the list of them.

pub(crate) mod abbreviated_words;
pub(crate) mod activity_too_long;
pub(crate) mod amount_and_table;
pub(crate) mod applicant_does_office_work;
pub(crate) mod approvals_in_a_row;
pub(crate) mod around_the_clock_without_roster;
pub(crate) mod asked_before_answered;
pub(crate) mod back_and_forth;
pub(crate) mod beyond_legal_format;
pub(crate) mod branch_misses_join;
pub(crate) mod choice_with_one_option;
pub(crate) mod combination_cannot_finish;
pub(crate) mod completeness_never_marked;
pub(crate) mod component_missing;
pub(crate) mod conditional_decision;
mod context;
pub(crate) mod dangling_reference;
pub(crate) mod data_without_fields;
pub(crate) mod dead_end;
pub(crate) mod decision_may_block;
pub(crate) mod decision_with_one_result;
pub(crate) mod device_out_of_calibration;
pub(crate) mod document_already_held;
pub(crate) mod document_asked_in_a_step;
pub(crate) mod draft_without_decree;
mod expressions;
pub(crate) mod fee_never_due;
pub(crate) mod fee_not_collected_once;
pub(crate) mod fee_without_ground;
pub(crate) mod hours_unusable;
pub(crate) mod identity_item_empty;
pub(crate) mod idle_key;
pub(crate) mod idle_separation;
pub(crate) mod impossible_separation;
pub(crate) mod incomplete_fee_table;
pub(crate) mod input_nobody_produces;
pub(crate) mod issued_by_one_person;
pub(crate) mod label_too_long;
pub(crate) mod law_not_in_force;
pub(crate) mod law_replaced;
pub(crate) mod listed_twice;
pub(crate) mod missing_key;
pub(crate) mod misspelt_id;
pub(crate) mod money_in_one_hand;
pub(crate) mod name_not_a_verb;
pub(crate) mod name_used_twice;
pub(crate) mod never_asked;
pub(crate) mod no_channel;
pub(crate) mod no_facilities_for_disabled;
pub(crate) mod no_room_for_returns;
pub(crate) mod no_single_exit;
pub(crate) mod not_sound;
pub(crate) mod not_toml;
pub(crate) mod notice_too_long;
pub(crate) mod number_without_sequence;
pub(crate) mod one_position_does_all;
pub(crate) mod online_but_present;
pub(crate) mod online_only;
pub(crate) mod output_nobody_uses;
pub(crate) mod overlapping_fees;
pub(crate) mod payment_never_made;
pub(crate) mod period_reversed;
pub(crate) mod priority_leaves_out_disabled;
pub(crate) mod procedure_with_gaps;
pub(crate) mod product_never_issued;
pub(crate) mod product_unlike_service;
pub(crate) mod promise_before_arrival;
pub(crate) mod promise_beyond_the_law;
pub(crate) mod promise_beyond_the_law_at_times;
pub(crate) mod promise_counted_too_late;
pub(crate) mod promise_far_beyond_steps;
pub(crate) mod promise_never_reached;
pub(crate) mod promise_not_unique;
pub(crate) mod range_reversed;
mod references;
pub(crate) mod refusal_without_appeal;
pub(crate) mod refusal_without_letter;
pub(crate) mod refusal_without_reasons;
pub(crate) mod reminder_without_validity;
pub(crate) mod reports_in_circle;
pub(crate) mod requirement_asked_twice;
pub(crate) mod requirement_without_ground;
pub(crate) mod return_skips_the_check;
pub(crate) mod return_without_limit;
pub(crate) mod several_copies;
pub(crate) mod soundness_not_proven;
pub(crate) mod stage_against_the_law;
pub(crate) mod step_never_done;
pub(crate) mod step_that_waits;
pub(crate) mod step_without_performer;
pub(crate) mod steps_exceed_promise;
pub(crate) mod steps_named_alike;
pub(crate) mod steps_to_merge;
pub(crate) mod stray_translation;
pub(crate) mod substitute_in_circle;
pub(crate) mod threshold_without_ground;
pub(crate) mod time_of_zero;
pub(crate) mod too_many_steps;
pub(crate) mod uncollected_fee;
pub(crate) mod unit_without_contact;
pub(crate) mod unknown_key;
pub(crate) mod unknown_notice_part;
pub(crate) mod unknown_number_part;
pub(crate) mod unreachable_step;
pub(crate) mod untidy_text;
pub(crate) mod unverified_law;
pub(crate) mod vague_words;
pub(crate) mod words;
pub(crate) mod wrong_value;

use maklumat_vocabulary::{Code, Diagnostic};

pub(crate) use context::Context;

use crate::flow::MOST_STEPS;

type Rule = fn(&Context<'_>, &mut Vec<Diagnostic>);

/// Rules that look at one section alone.
const LOCAL: [Rule; 46] = [
    amount_and_table::check,
    applicant_does_office_work::check,
    beyond_legal_format::check,
    choice_with_one_option::check,
    conditional_decision::check,
    data_without_fields::check,
    decision_with_one_result::check,
    device_out_of_calibration::check,
    draft_without_decree::check,
    fee_never_due::check,
    fee_without_ground::check,
    idle_key::check,
    law_not_in_force::check,
    name_not_a_verb::check,
    no_channel::check,
    no_single_exit::check,
    number_without_sequence::check,
    period_reversed::check,
    range_reversed::check,
    refusal_without_reasons::check,
    reminder_without_validity::check,
    requirement_without_ground::check,
    return_without_limit::check,
    step_without_performer::check,
    threshold_without_ground::check,
    time_of_zero::check,
    too_many_steps::check,
    unknown_notice_part::check,
    unknown_number_part::check,
    activity_too_long::check,
    around_the_clock_without_roster::check,
    law_replaced::check,
    label_too_long::check,
    several_copies::check,
    online_only::check,
    priority_leaves_out_disabled::check,
    identity_item_empty::check,
    step_that_waits::check,
    notice_too_long::check,
    refusal_without_appeal::check,
    vague_words::check,
    abbreviated_words::check,
    listed_twice::check,
    untidy_text::check,
    document_already_held::check,
    stage_against_the_law::check,
];

/// Rules that hold sections against one another: silent where a section header could not even be guessed.
const ACROSS: [Rule; 47] = [
    asked_before_answered::check,
    branch_misses_join::check,
    combination_cannot_finish::check,
    completeness_never_marked::check,
    component_missing::check,
    references::check,
    dead_end::check,
    decision_may_block::check,
    expressions::check,
    fee_not_collected_once::check,
    idle_separation::check,
    impossible_separation::check,
    incomplete_fee_table::check,
    input_nobody_produces::check,
    issued_by_one_person::check,
    name_used_twice::check,
    never_asked::check,
    no_room_for_returns::check,
    online_but_present::check,
    overlapping_fees::check,
    payment_never_made::check,
    product_never_issued::check,
    promise_before_arrival::check,
    promise_beyond_the_law::check,
    promise_beyond_the_law_at_times::check,
    promise_counted_too_late::check,
    promise_never_reached::check,
    promise_not_unique::check,
    refusal_without_letter::check,
    steps_exceed_promise::check,
    substitute_in_circle::check,
    uncollected_fee::check,
    unreachable_step::check,
    output_nobody_uses::check,
    back_and_forth::check,
    approvals_in_a_row::check,
    steps_to_merge::check,
    one_position_does_all::check,
    money_in_one_hand::check,
    document_asked_in_a_step::check,
    return_skips_the_check::check,
    requirement_asked_twice::check,
    product_unlike_service::check,
    promise_far_beyond_steps::check,
    no_facilities_for_disabled::check,
    steps_named_alike::check,
    procedure_with_gaps::check,
];

/// Rules that ask whether all the rest was found right: a proof of what is wrong already would only repeat it.
const LAST: [Rule; 3] = [not_sound::check, step_never_done::check, soundness_not_proven::check];

/// By number; those of conditions and amounts are added from their module.
static CODES: [&Code; 106] = [
    &hours_unusable::CODE,
    &fee_without_ground::CODE,
    &amount_and_table::CODE,
    &incomplete_fee_table::CODE,
    &uncollected_fee::CODE,
    &fee_not_collected_once::CODE,
    &overlapping_fees::CODE,
    &fee_never_due::CODE,
    &law_not_in_force::CODE,
    &unverified_law::CODE,
    &requirement_without_ground::CODE,
    &threshold_without_ground::CODE,
    &draft_without_decree::CODE,
    &unknown_notice_part::CODE,
    &device_out_of_calibration::CODE,
    &reports_in_circle::CODE,
    &reminder_without_validity::CODE,
    &unknown_number_part::CODE,
    &number_without_sequence::CODE,
    &dangling_reference::CODE,
    &name_used_twice::CODE,
    &data_without_fields::CODE,
    &choice_with_one_option::CODE,
    &range_reversed::CODE,
    &asked_before_answered::CODE,
    &substitute_in_circle::CODE,
    &never_asked::CODE,
    &no_single_exit::CODE,
    &unreachable_step::CODE,
    &dead_end::CODE,
    &decision_with_one_result::CODE,
    &return_without_limit::CODE,
    &product_never_issued::CODE,
    &issued_by_one_person::CODE,
    &input_nobody_produces::CODE,
    &name_not_a_verb::CODE,
    &completeness_never_marked::CODE,
    &step_without_performer::CODE,
    &refusal_without_reasons::CODE,
    &impossible_separation::CODE,
    &combination_cannot_finish::CODE,
    &payment_never_made::CODE,
    &branch_misses_join::CODE,
    &refusal_without_letter::CODE,
    &decision_may_block::CODE,
    &beyond_legal_format::CODE,
    &idle_separation::CODE,
    &too_many_steps::CODE,
    &conditional_decision::CODE,
    &online_but_present::CODE,
    &applicant_does_office_work::CODE,
    &steps_exceed_promise::CODE,
    &promise_beyond_the_law::CODE,
    &promise_counted_too_late::CODE,
    &promise_not_unique::CODE,
    &component_missing::CODE,
    &no_room_for_returns::CODE,
    &promise_never_reached::CODE,
    &not_toml::CODE,
    &unknown_key::CODE,
    &missing_key::CODE,
    &wrong_value::CODE,
    &stray_translation::CODE,
    &misspelt_id::CODE,
    &period_reversed::CODE,
    &idle_key::CODE,
    &crate::check::CHECKER_AT_FAULT,
    &time_of_zero::CODE,
    &no_channel::CODE,
    &promise_before_arrival::CODE,
    &promise_beyond_the_law_at_times::CODE,
    &abbreviated_words::CODE,
    &activity_too_long::CODE,
    &approvals_in_a_row::CODE,
    &around_the_clock_without_roster::CODE,
    &back_and_forth::CODE,
    &document_already_held::CODE,
    &document_asked_in_a_step::CODE,
    &identity_item_empty::CODE,
    &label_too_long::CODE,
    &law_replaced::CODE,
    &listed_twice::CODE,
    &money_in_one_hand::CODE,
    &no_facilities_for_disabled::CODE,
    &not_sound::CODE,
    &notice_too_long::CODE,
    &one_position_does_all::CODE,
    &online_only::CODE,
    &output_nobody_uses::CODE,
    &priority_leaves_out_disabled::CODE,
    &product_unlike_service::CODE,
    &promise_far_beyond_steps::CODE,
    &refusal_without_appeal::CODE,
    &requirement_asked_twice::CODE,
    &return_skips_the_check::CODE,
    &several_copies::CODE,
    &soundness_not_proven::CODE,
    &step_never_done::CODE,
    &step_that_waits::CODE,
    &steps_named_alike::CODE,
    &steps_to_merge::CODE,
    &unit_without_contact::CODE,
    &untidy_text::CODE,
    &vague_words::CODE,
    &stage_against_the_law::CODE,
    &procedure_with_gaps::CODE,
];

pub(crate) fn run(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for rule in LOCAL {
        rule(context, found);
    }
    // What is too long to be one SOP is not looked at further.
    if !context.draft.is_torn && context.draft.steps.len() <= MOST_STEPS {
        for rule in ACROSS.into_iter().chain(LAST) {
            rule(context, found);
        }
    }
}

/// All kinds of finding, by number.
#[must_use]
pub fn codes() -> Vec<&'static Code> {
    let mut codes: Vec<&'static Code> = CODES
        .iter()
        .chain(&crate::condition::codes::ALL)
        .chain(&crate::adoption::codes::ALL)
        .copied()
        .collect();
    codes.sort_by_key(|code| code.number);
    codes
}

/// The kind of finding with this number, `SOP-012`, or name, `step-without-performer`.
#[must_use]
pub fn explain(number: &str) -> Option<&'static Code> {
    codes()
        .into_iter()
        .find(|code| code.number.eq_ignore_ascii_case(number) || code.name == number)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_kind_of_finding_has_a_number_and_a_name_of_its_own() {
        let codes = codes();
        let numbers: BTreeSet<_> = codes.iter().map(|code| code.number).collect();
        let names: BTreeSet<_> = codes.iter().map(|code| code.name).collect();
        assert_eq!((numbers.len(), names.len()), (codes.len(), codes.len()));
        assert!(codes.len() >= 70);
    }

    #[test]
    fn every_kind_of_finding_explains_itself_in_both_languages() {
        for code in codes() {
            for text in [code.finds, code.why, code.instead] {
                assert!(
                    !text.id.is_empty() && !text.en.is_empty() && text.id != text.en,
                    "{}",
                    code.number
                );
            }
            assert_eq!(explain(code.number), Some(code));
        }
        assert_eq!(explain("SOP-999"), None);
    }
}
