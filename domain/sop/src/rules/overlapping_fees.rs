//! Finds successive tariffs of one fee that hold at the same time.

use maklumat_calendar::Date;
use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::flow::may_hold;
use crate::rules::Context;
use crate::source::draft::DraftFee;

pub(crate) static CODE: Code = Code {
    number: "FEE-006",
    name: "overlapping-fees",
    severity: Severity::Error,
    finds: Text {
        id: "dua tarif bernama sama yang berlaku pada tanggal yang sama",
        en: "two tariffs of the same name in force on the same day",
    },
    why: Text {
        id: "pemohon pada tanggal itu akan membayar dua kali",
        en: "applicants on that day would pay twice",
    },
    instead: Text {
        id: "akhiri tarif lama sehari sebelum tarif baru mulai",
        en: "end the old tariff the day before the new one begins",
    },
    law: Some("uu-25-2009-art-31"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (at, later) in context.draft.fees.iter().enumerate() {
        let Some(name) = later.name.value() else { continue };
        let earlier = context.draft.fees[..at]
            .iter()
            .filter(|earlier| earlier.name.value() == Some(name));
        for earlier in earlier.filter(|earlier| overlap(earlier, later)) {
            let together = |known| may_hold(earlier.when.value(), known) && may_hold(later.when.value(), known);
            if !context.flow.combinations.iter().any(together) {
                continue;
            }
            let message = Phrase::new(Text {
                id: "biaya `{later}` dan `{earlier}` bernama sama dan berlaku pada tanggal yang sama",
                en: "fees `{later}` and `{earlier}` have the same name and are in force on the same day",
            })
            .with("later", &later.id.value)
            .with("earlier", &earlier.id.value);
            let fix = Text {
                id: "tulis `until` pada yang lama dan `from` pada yang baru, bersambung tanpa bertumpuk",
                en: "write `until` on the old one and `from` on the new one, without an overlap",
            };
            let address = format!("fee.{}", later.id.value);
            found.push(Diagnostic::new(&CODE, address, later.id.span, message).fix(Phrase::new(fix)));
        }
    }
}

fn overlap(one: &DraftFee, other: &DraftFee) -> bool {
    let from = |fee: &DraftFee| fee.from.cloned().unwrap_or(Date::MIN);
    let until = |fee: &DraftFee| fee.until.cloned().unwrap_or(Date::MAX);
    from(one) <= until(other) && from(other) <= until(one)
}
