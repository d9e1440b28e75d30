//! Finds fees that some way to the end collects twice, or not at all.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::facts::{Facts, Value};
use crate::flow::may_hold;
use crate::flow::times::Times;
use crate::rules::Context;
use crate::rules::uncollected_fee::can_cost;
use crate::source::draft::DraftFee;

pub(crate) static CODE: Code = Code {
    number: "FEE-005",
    name: "fee-not-collected-once",
    severity: Severity::Error,
    finds: Text {
        id: "biaya yang pada salah satu jalan ke akhir dipungut dua kali atau tidak dipungut",
        en: "a fee that some way to the end collects twice or not at all",
    },
    why: Text {
        id: "pemohon yang satu membayar dan yang lain tidak, untuk layanan yang sama",
        en: "one applicant pays and another does not, for the same service",
    },
    instead: Text {
        id: "pungut tepat sekali pada setiap jalan ke akhir",
        en: "collect it exactly once on every way to the end",
    },
    law: Some("uu-25-2009-art-31"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let flow = &context.flow;
    let Some(start) = flow.start else { return };
    let reachable = context.reachable();
    if (0..flow.nodes.len()).any(|at| reachable[at] && flow.nodes[at].is_open_ended) || flow.has_split_faults() {
        return;
    }
    for fee in context.draft.fees.iter().filter(|fee| can_cost(fee)) {
        if !flow.nodes.iter().any(|node| node.collects.contains(&fee.id.value)) {
            continue;
        }
        let owing = flow.combinations.iter().filter(|known| may_cost(fee, known));
        for combination in owing {
            let count = |at: usize| collected_in(context, at, fee, combination);
            let Some(times) = flow.routes(combination).times(start, &count) else {
                continue;
            };
            let text = match (times.least, times.most) {
                (1, 1) => continue,
                (0, _) => Text {
                    id: "biaya `{fee}` tidak dipungut pada salah satu jalan ke akhir",
                    en: "some way to the end does not collect fee `{fee}`",
                },
                (_, _) => Text {
                    id: "biaya `{fee}` dipungut {most} kali pada salah satu jalan ke akhir",
                    en: "some way to the end collects fee `{fee}` {most} times",
                },
            };
            let message = Phrase::new(text).with("fee", &fee.id.value).with("most", times.most);
            let fix = Text {
                id: "pindahkan `collects` ke langkah yang dilalui semua jalan, tepat sekali",
                en: "move `collects` to a step every way passes, exactly once",
            };
            let address = format!("fee.{}", fee.id.value);
            let mut finding = Diagnostic::new(&CODE, address, fee.id.span, message).fix(Phrase::new(fix));
            if !combination.is_empty() {
                let note = Phrase::new(Text {
                    id: "pada {combination}",
                    en: "with {combination}",
                });
                finding = finding.note(note.with("combination", context.combination_words(combination)));
            }
            found.push(finding);
            break;
        }
    }
}

/// Whether a fee can be more than Rp 0 in a combination.
fn may_cost(fee: &DraftFee, combination: &Facts) -> bool {
    if !may_hold(fee.when.value(), combination) {
        return false;
    }
    let (Some(by), Some(rows)) = (fee.by.value(), fee.table.value()) else {
        return true;
    };
    let Some(Value::Choice(chosen)) = combination.get(by.as_str()) else {
        return true;
    };
    let row = rows.iter().find(|row| row.option.value == *chosen);
    row.and_then(|row| row.amount.value())
        .is_some_and(|amount| amount.as_fixed_money().is_none_or(|money| !money.is_zero()))
}

/// A step that is skipped for a reason of its own may leave the fee uncollected, unless the fee has the same reason.
fn collected_in(context: &Context<'_>, at: usize, fee: &DraftFee, combination: &Facts) -> Times {
    let node = &context.flow.nodes[at];
    if !node.collects.contains(&fee.id.value) {
        return Times::exactly(0);
    }
    let is_sure = node
        .when
        .as_ref()
        .is_none_or(|when| when.settled_by(combination) == Some(true) || fee.when.value() == Some(when));
    if is_sure {
        Times::exactly(1)
    } else {
        Times { least: 0, most: 1 }
    }
}
