//! Finds combinations of variants for which a case never ends well.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::model::Ending;
use crate::rules::{Context, decision_may_block};

pub(crate) static CODE: Code = Code {
    number: "SOP-015",
    name: "combination-cannot-finish",
    severity: Severity::Error,
    finds: Text {
        id: "gabungan pilihan yang tidak dapat selesai",
        en: "a combination of variants that cannot finish",
    },
    why: Text {
        id: "pemohon dengan pilihan itu dapat mengajukan tetapi tidak pernah dilayani",
        en: "applicants with that choice can apply and are never served",
    },
    instead: Text {
        id: "periksa `when` pada hasil keputusan untuk gabungan itu",
        en: "look at the `when` of the outcomes for that combination",
    },
    law: None,
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let flow = &context.flow;
    let Some(start) = flow.start else { return };
    let ever_ending = flow.reaching(None, |_| true);
    for combination in &flow.combinations {
        let reached = flow.reachable_from([start], Some(combination));
        let ending = flow.reaching(Some(combination), |_| true);
        let stuck: Vec<usize> = (0..flow.nodes.len())
            .filter(|at| reached[*at] && !ending[*at] && ever_ending[*at])
            .collect();
        // A decision without any result to choose is a finding of its own.
        if stuck
            .iter()
            .any(|at| decision_may_block::may_block(context, &context.draft.steps[*at]))
        {
            continue;
        }
        let loses_a_way = |at: &usize| {
            flow.nodes[*at]
                .arrows
                .iter()
                .any(|arrow| !arrow.is_possible(combination))
        };
        let stuck = stuck.iter().copied().find(loses_a_way).or(stuck.first().copied());
        let is_done = flow.reaching(Some(combination), |ending| ending == Ending::Done)[start];
        let (at, text) = match stuck {
            Some(at) => (
                at,
                Text {
                    id: "dengan {combination}, permohonan berhenti di langkah `{step}`",
                    en: "with {combination} the case gets stuck in step `{step}`",
                },
            ),
            None if !is_done && ever_ending[start] => (
                start,
                Text {
                    id: "dengan {combination}, tidak ada jalan dari `{step}` ke `done`",
                    en: "with {combination} no way leads from `{step}` to `done`",
                },
            ),
            None => continue,
        };
        let step = &context.draft.steps[at];
        let words = context.combination_words(combination);
        let any = ("pilihan apa pun", "any choice");
        let message = Phrase::new(text).with("step", &step.id.value);
        let message = if words.is_empty() {
            message.with_words("combination", any.0, any.1)
        } else {
            message.with("combination", words)
        };
        let fix = Text {
            id: "tambahkan hasil untuk gabungan itu, atau perbaiki `when`",
            en: "add an outcome for that combination, or correct `when`",
        };
        found.push(
            Diagnostic::new(&CODE, format!("step.{}", step.id.value), step.id.span, message).fix(Phrase::new(fix)),
        );
        return;
    }
}
