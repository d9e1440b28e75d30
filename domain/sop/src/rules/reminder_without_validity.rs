//! Finds reminders of an end that never comes.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::model::Reminder;
use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "PRD-001",
    name: "reminder-without-validity",
    severity: Severity::Error,
    finds: Text {
        id: "pengingat sebelum berakhir pada produk tanpa masa berlaku",
        en: "a reminder before expiry on a product without validity",
    },
    why: Text {
        id: "pengingat itu tidak pernah terkirim",
        en: "the reminder is never sent",
    },
    instead: Text {
        id: "tulis `valid`, atau pakai \"setiap 6 bulan\"",
        en: "write `valid`, or use \"setiap 6 bulan\"",
    },
    law: None,
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for product in &context.draft.products {
        let is_limited = product.valid.is_wrong() || product.valid.value().is_some_and(Option::is_some);
        if is_limited {
            continue;
        }
        for reminder in product.reminders.items() {
            if !matches!(reminder.value, Reminder::BeforeExpiry(_)) {
                continue;
            }
            let message = Phrase::new(Text {
                id: "`{product}` tidak punya masa berlaku, sehingga tidak ada yang berakhir",
                en: "`{product}` has no validity, so nothing expires",
            })
            .with("product", &product.id.value);
            let fix = Text {
                id: "tulis `valid = \"1 tahun\"`, atau pengingat berkala seperti \"setiap 6 bulan\"",
                en: "write `valid = \"1 tahun\"`, or a recurring reminder such as \"setiap 6 bulan\"",
            };
            let address = format!("product.{}.remind", product.id.value);
            found.push(Diagnostic::new(&CODE, address, reminder.span, message).fix(Phrase::new(fix)));
        }
    }
}
