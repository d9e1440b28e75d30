//! Finds fees that are owed and collected nowhere.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;
use crate::source::draft::DraftFee;

pub(crate) static CODE: Code = Code {
    number: "FEE-004",
    name: "uncollected-fee",
    severity: Severity::Error,
    finds: Text {
        id: "biaya yang tidak dipungut pada langkah mana pun",
        en: "a fee no step collects",
    },
    why: Text {
        id: "biaya tanpa langkah pembayaran dipungut di luar SOP",
        en: "a fee without a step of payment is collected outside the SOP",
    },
    instead: Text {
        id: "tulis `collects` pada langkah pembayaran",
        en: "write `collects` on the step of payment",
    },
    law: Some("uu-25-2009-art-31"),
};

/// Whether a fee can ever be more than Rp 0, as far as it could be read.
pub(crate) fn can_cost(fee: &DraftFee) -> bool {
    if let Some(amount) = fee.amount.value() {
        return amount.as_fixed_money().is_none_or(|money| !money.is_zero());
    }
    fee.table.items().iter().any(|row| {
        row.amount
            .value()
            .is_some_and(|amount| amount.as_fixed_money().is_none_or(|money| !money.is_zero()))
    })
}

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let draft = context.draft;
    // Where a list of fees could not be read, it may have held any of them.
    if draft.steps.iter().any(|step| step.collects.is_wrong()) {
        return;
    }
    for fee in draft.fees.iter().filter(|fee| can_cost(fee)) {
        if draft.steps.iter().any(|step| {
            step.collects
                .items()
                .iter()
                .any(|collected| collected.value == fee.id.value)
        }) {
            continue;
        }
        let message = Phrase::new(Text {
            id: "biaya `{fee}` tidak dipungut pada langkah mana pun",
            en: "no step collects fee `{fee}`",
        });
        let fix = Text {
            id: "tambahkan `collects = [\"{fee}\"]` pada langkah pembayaran",
            en: "add `collects = [\"{fee}\"]` to the step of payment",
        };
        let address = format!("fee.{}", fee.id.value);
        let finding = Diagnostic::new(&CODE, address, fee.id.span, message.with("fee", &fee.id.value));
        found.push(finding.fix(Phrase::new(fix).with("fee", &fee.id.value)));
    }
}
