//! Finds combinations of variants with no promise, or with more than one, for the end of the case.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::facts::Facts;
use crate::rules::Context;
use crate::source::draft::DraftPromise;

pub(crate) static CODE: Code = Code {
    number: "STD-004",
    name: "promise-not-unique",
    severity: Severity::Error,
    finds: Text {
        id: "gabungan pilihan tanpa janji, atau dengan beberapa janji sekaligus",
        en: "a combination of variants without a promise, or with several",
    },
    why: Text {
        id: "pemohon harus tahu satu tanggal jatuh tempo",
        en: "an applicant must know one due date",
    },
    instead: Text {
        id: "tulis `when` pada janji supaya setiap gabungan punya tepat satu",
        en: "write `when` on the promises so that every combination has exactly one",
    },
    law: Some("uu-25-2009-art-21"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let promises = &context.draft.promises;
    let to_the_end: Vec<&DraftPromise> = promises.iter().filter(|promise| promise.until.is_missing()).collect();
    if to_the_end.is_empty() {
        return;
    }
    for combination in &context.flow.combinations {
        let Some(holding) = holding(&to_the_end, combination) else {
            continue;
        };
        let (at, text) = match holding.as_slice() {
            [_] => continue,
            [] => (
                to_the_end[0],
                Text {
                    id: "tidak ada janji untuk {combination}",
                    en: "there is no promise for {combination}",
                },
            ),
            [_, second, ..] => (
                *second,
                Text {
                    id: "ada beberapa janji untuk {combination}: {promises}",
                    en: "there are several promises for {combination}: {promises}",
                },
            ),
        };
        let names: Vec<String> = holding
            .iter()
            .map(|promise| format!("`{}`", promise.id.value))
            .collect();
        let words = context.combination_words(combination);
        let message = Phrase::new(text).with("promises", names.join(", "));
        let message = if words.is_empty() {
            message.with_words("combination", "semua permohonan", "all applications")
        } else {
            message.with("combination", words)
        };
        let fix = Text {
            id: "tulis `when` pada janji supaya setiap gabungan punya tepat satu, atau tulis `until`",
            en: "write `when` on the promises so that every combination has exactly one, or write `until`",
        };
        found.push(
            Diagnostic::new(&CODE, format!("promise.{}", at.id.value), at.id.span, message).fix(Phrase::new(fix)),
        );
        return;
    }
}

/// The promises that hold in a combination; nothing where that depends on answers.
fn holding<'d>(promises: &[&'d DraftPromise], combination: &Facts) -> Option<Vec<&'d DraftPromise>> {
    let mut holding = Vec::new();
    for promise in promises {
        let holds = match promise.when.value() {
            Some(when) => when.settled_by(combination)?,
            None if promise.when.is_missing() => true,
            None => return None,
        };
        if holds {
            holding.push(*promise);
        }
    }
    Some(holding)
}
