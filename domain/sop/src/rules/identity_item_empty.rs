//! Finds items of the identity block that are written and hold nothing.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;
use crate::source::draft::Words;

pub(crate) static CODE: Code = Code {
    number: "STD-025",
    name: "identity-item-empty",
    severity: Severity::Warning,
    finds: Text {
        id: "butir identitas SOP yang kosong",
        en: "an item of the identity block of the SOP that is empty",
    },
    why: Text {
        id: "dokumen SOP tercetak dengan kotak kosong dan ditolak Bagian Organisasi",
        en: "the printed SOP has an empty box and is sent back",
    },
    instead: Text {
        id: "isi butir itu",
        en: "fill in the item",
    },
    law: Some("permenpanrb-35-2012"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let sop = &context.draft.sop;
    let items: [(&Words, &str, Text); 3] = [
        (
            &sop.related,
            "related",
            Text {
                id: "keterkaitan",
                en: "related procedures",
            },
        ),
        (
            &sop.equipment,
            "equipment",
            Text {
                id: "peralatan dan perlengkapan",
                en: "equipment",
            },
        ),
        (
            &sop.records,
            "records",
            Text {
                id: "pencatatan dan pendataan",
                en: "records",
            },
        ),
    ];
    for (list, key, words) in items {
        let Some(written) = list.read().filter(|list| list.value.is_empty()) else {
            continue;
        };
        let message = Phrase::new(Text {
            id: "butir identitas SOP `{key}` kosong: {item}",
            en: "item `{key}` of the identity block is empty: {item}",
        })
        .with("key", key)
        .with_words("item", words.id, words.en);
        let fix = Phrase::new(Text {
            id: "isi `{key}`",
            en: "fill in `{key}`",
        })
        .with("key", key);
        found.push(Diagnostic::new(&CODE, format!("sop.{key}"), written.span, message).fix(fix));
    }
}
