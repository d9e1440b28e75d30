//! Finds tariffs that ended before the standard takes effect.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "FEE-007",
    name: "fee-never-due",
    severity: Severity::Warning,
    finds: Text {
        id: "tarif yang sudah berakhir sebelum standar berlaku",
        en: "a tariff that ended before the standard takes effect",
    },
    why: Text {
        id: "tarif seperti itu tidak pernah dipungut dan membingungkan pembaca",
        en: "such a tariff is never collected and confuses readers",
    },
    instead: Text {
        id: "hapus tarif lama, atau perbaiki tanggalnya",
        en: "remove the old tariff, or correct its date",
    },
    law: None,
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(effective) = context.draft.service.effective.cloned() else {
        return;
    };
    for fee in &context.draft.fees {
        let Some(until) = fee.until.read().filter(|until| until.value < effective) else {
            continue;
        };
        let message = Phrase::new(Text {
            id: "biaya `{fee}` sudah berakhir sebelum standar ini berlaku",
            en: "fee `{fee}` ended before this standard takes effect",
        })
        .with("fee", &fee.id.value);
        let fix = Text {
            id: "hapus biaya ini, atau perbaiki tanggalnya",
            en: "remove the fee, or correct its date",
        };
        let address = format!("fee.{}.until", fee.id.value);
        found.push(Diagnostic::new(&CODE, address, until.span, message).fix(Phrase::new(fix)));
    }
}
