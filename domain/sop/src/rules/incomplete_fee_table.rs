//! Finds tariff tables that leave an option out, or have a row for an option there is not.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::nearest::nearest;
use crate::rules::Context;
use crate::rules::unknown_key::MAYBE;
use crate::source::draft::DraftFee;

pub(crate) static CODE: Code = Code {
    number: "FEE-003",
    name: "incomplete-fee-table",
    severity: Severity::Error,
    finds: Text {
        id: "tabel tarif yang barisnya kurang atau berlebih",
        en: "a tariff table with a row missing or too many",
    },
    why: Text {
        id: "pilihan tanpa baris tidak punya tarif, sehingga petugas akan menentukannya sendiri",
        en: "an option without a row has no tariff, so that the officer would set one",
    },
    instead: Text {
        id: "satu baris untuk setiap pilihan; yang gratis ditulis \"Rp 0\"",
        en: "one row for every option; write \"Rp 0\" where it is free",
    },
    law: Some("uu-25-2009-art-31"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let choices = context.choices();
    for fee in &context.draft.fees {
        let (Some(by), Some(table)) = (fee.by.value(), fee.table.read()) else {
            continue;
        };
        let Some(options) = choices.get(by.as_str()) else {
            continue;
        };
        for option in options
            .iter()
            .filter(|option| !table.value.iter().any(|row| row.option.value == option.id.value))
        {
            let message = Phrase::new(Text {
                id: "tabel `{fee}` tidak punya baris untuk pilihan `{option}`",
                en: "table `{fee}` has no row for option `{option}`",
            })
            .with("fee", &fee.id.value)
            .with("option", &option.id.value);
            let fix = Phrase::new(Text {
                id: "tambahkan {option} = \"Rp ...\"; bila gratis, tulis \"Rp 0\"",
                en: "add {option} = \"Rp ...\"; write \"Rp 0\" if it is free",
            })
            .with("option", &option.id.value);
            found.push(Diagnostic::new(&CODE, format!("fee.{}.table", fee.id.value), table.span, message).fix(fix));
        }
        let known: Vec<&str> = options.iter().map(|option| option.id.value.as_str()).collect();
        superfluous_rows(fee, by, &known, found);
    }
}

fn superfluous_rows(fee: &DraftFee, by: &str, known: &[&str], found: &mut Vec<Diagnostic>) {
    for row in fee
        .table
        .items()
        .iter()
        .filter(|row| !known.contains(&row.option.value.as_str()))
    {
        let message = Phrase::new(Text {
            id: "baris `{row}` bukan pilihan `{by}`",
            en: "row `{row}` is not an option of `{by}`",
        })
        .with("row", &row.option.value)
        .with("by", by);
        let address = format!("fee.{}.table.{}", fee.id.value, row.option.value);
        let fix = match nearest(&row.option.value, known.iter().copied()) {
            Some(meant) => Phrase::new(MAYBE).with("meant", meant),
            None => Phrase::new(Text {
                id: "hapus baris ini",
                en: "remove the row",
            }),
        };
        found.push(Diagnostic::new(&CODE, address, row.option.span, message).fix(fix));
    }
}
