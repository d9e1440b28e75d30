//! Kinds of finding of an import, explained like those of the checker.

pub(crate) mod bpmn;
pub(crate) mod draft;
pub(crate) mod table;

use maklumat_vocabulary::{Code, Text};

static CODES: [&Code; 38] = [
    &draft::PERFORMER_UNKNOWN,
    &draft::PERFORMER_GUESSED,
    &draft::PERFORMER_MISSING,
    &draft::TIME_MISSING,
    &draft::TIME_UNCLEAR,
    &draft::TIME_READ_AS,
    &draft::INPUTS_MISSING,
    &draft::OUTPUT_MISSING,
    &draft::WAY_UNSAID,
    &draft::ENDING_UNCLEAR,
    &draft::LAW_UNKNOWN,
    &draft::NAME_MISSING,
    &draft::LEFT_OUT,
    &draft::CHANGED_ELSEWHERE,
    &draft::DECISION_INCOMPLETE,
    &draft::RETURN_WITHOUT_LIMIT,
    &bpmn::EVENT_LOST,
    &bpmn::COMPENSATION_LOST,
    &bpmn::EVENT_SUB_PROCESS_LOST,
    &bpmn::REPETITION_LOST,
    &bpmn::GATEWAY_READ_AS_CHOICE,
    &bpmn::PROGRAM_TASK,
    &bpmn::DATA_LOST,
    &bpmn::SUB_PROCESS_AS_STEP,
    &bpmn::PROCESS_LEFT_OUT,
    &bpmn::PARALLEL_WITHOUT_PAIR,
    &bpmn::BOUNDARY_LOST,
    &bpmn::SEVERAL_STARTS,
    &bpmn::GATEWAY_MADE_STEP,
    &bpmn::FLOW_DANGLING,
    &bpmn::CONDITION_LOST,
    &table::OTHER_TABLE,
    &table::ROW_UNREAD,
    &table::SEVERAL_PERFORMERS,
    &table::NOTE_UNREAD,
    &table::DATE_UNREAD,
    &table::COLUMN_UNKNOWN,
    &table::STEP_NUMBER_UNKNOWN,
];

/// All kinds of finding of an import, by number.
#[must_use]
pub fn codes() -> Vec<&'static Code> {
    let mut codes = CODES.to_vec();
    codes.sort_by_key(|code| code.number);
    codes
}

/// The kind of finding with this number, `IMP-004`, or name, `imported-time-missing`.
#[must_use]
pub fn explain(number: &str) -> Option<&'static Code> {
    codes()
        .into_iter()
        .find(|code| code.number.eq_ignore_ascii_case(number) || code.name == number)
}

const fn text(id: &'static str, en: &'static str) -> Text {
    Text { id, en }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_kind_of_finding_has_a_number_of_its_own_that_no_rule_of_the_checker_has() {
        let ours = codes();
        let rules = maklumat_sop::codes();
        let numbers: BTreeSet<_> = ours.iter().chain(&rules).map(|code| code.number).collect();
        let names: BTreeSet<_> = ours.iter().chain(&rules).map(|code| code.name).collect();
        assert_eq!(
            (numbers.len(), names.len()),
            (ours.len() + rules.len(), ours.len() + rules.len())
        );
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
        }
    }
}
