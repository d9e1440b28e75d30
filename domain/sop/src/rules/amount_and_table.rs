//! Finds fees with two tariffs, or with none.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "FEE-002",
    name: "amount-and-table",
    severity: Severity::Error,
    finds: Text {
        id: "biaya dengan jumlah dan tabel sekaligus, atau tanpa keduanya",
        en: "a fee with both an amount and a table, or with neither",
    },
    why: Text {
        id: "dua tarif untuk satu biaya membuat petugas memilih",
        en: "two tariffs for one fee let the officer choose",
    },
    instead: Text {
        id: "tulis `amount`, atau `by` bersama `table`",
        en: "write `amount`, or `by` together with `table`",
    },
    law: Some("uu-25-2009-art-31"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for fee in &context.draft.fees {
        let has = |is_missing: bool| !is_missing;
        let written = (
            has(fee.amount.is_missing()),
            has(fee.by.is_missing()),
            has(fee.table.is_missing()),
        );
        let (text, fix) = match written {
            (true, false, false) | (false, true, true) => continue,
            (true, _, _) => (
                Text {
                    id: "biaya `{fee}` punya `amount` dan tabel sekaligus",
                    en: "fee `{fee}` has both `amount` and a table",
                },
                Text {
                    id: "hapus `amount`, atau hapus `by` dan tabelnya",
                    en: "remove `amount`, or remove `by` and the table",
                },
            ),
            (false, true, false) => (
                Text {
                    id: "biaya `{fee}` punya `by` tetapi tidak punya tabel",
                    en: "fee `{fee}` has `by` but no table",
                },
                Text {
                    id: "tambahkan `[fee.{fee}.table]` dengan satu baris untuk setiap pilihan",
                    en: "add `[fee.{fee}.table]` with a row for every option",
                },
            ),
            (false, false, true) => (
                Text {
                    id: "biaya `{fee}` punya tabel tetapi tidak punya `by`",
                    en: "fee `{fee}` has a table but no `by`",
                },
                Text {
                    id: "tambahkan `by = \"...\"`: pilihan yang menentukan baris",
                    en: "add `by = \"...\"`: the choice that decides the row",
                },
            ),
            (false, false, false) => (
                Text {
                    id: "biaya `{fee}` tidak menyebut jumlah",
                    en: "fee `{fee}` states no amount",
                },
                Text {
                    id: "tambahkan `amount`; bila gratis, tulis `amount = \"Rp 0\"`",
                    en: "add `amount`; write `amount = \"Rp 0\"` if it is free",
                },
            ),
        };
        let id = &fee.id.value;
        let finding = Diagnostic::new(
            &CODE,
            format!("fee.{id}"),
            fee.id.span,
            Phrase::new(text).with("fee", id),
        );
        found.push(finding.fix(Phrase::new(fix).with("fee", id)));
    }
}
