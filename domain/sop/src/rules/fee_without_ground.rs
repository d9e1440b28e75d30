//! Finds fees nobody was empowered to ask.

use maklumat_vocabulary::{Code, Diagnostic, Money, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "FEE-001",
    name: "fee-without-ground",
    severity: Severity::Error,
    finds: Text {
        id: "biaya tanpa dasar hukum",
        en: "a fee without legal ground",
    },
    why: Text {
        id: "pungutan tanpa dasar hukum adalah pungutan liar; yang gratis pun perlu dasar supaya tidak dipungut",
        en: "a charge without legal ground is extortion; what is free needs a ground too, so that nobody charges for it",
    },
    instead: Text {
        id: "kutip peraturan yang menetapkan atau membebaskan biaya",
        en: "cite the regulation that sets or waives the fee",
    },
    law: Some("uu-25-2009-art-31"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for fee in context.draft.fees.iter().filter(|fee| fee.law.is_missing()) {
        let is_free = fee.amount.value().and_then(|amount| amount.as_fixed_money()) == Some(Money::ZERO);
        let message = Phrase::new(Text {
            id: "biaya `{fee}` tidak punya dasar hukum",
            en: "fee `{fee}` has no legal ground",
        });
        let fix = if is_free {
            Text {
                id: "tulis `law = \"...\"` yang membebaskan biaya",
                en: "write `law = \"...\"` that waives the fee",
            }
        } else {
            Text {
                id: "tulis `law = \"...\"` yang menetapkan tarif; tanpa dasar hukum, tulis `amount = \"Rp 0\"`",
                en: "write `law = \"...\"` that sets the tariff; without legal ground, write `amount = \"Rp 0\"`",
            }
        };
        let address = format!("fee.{}", fee.id.value);
        let finding = Diagnostic::new(&CODE, address, fee.id.span, message.with("fee", &fee.id.value));
        found.push(finding.fix(Phrase::new(fix)));
    }
}
