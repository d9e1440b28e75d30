//! Finds two things a condition could mean by one name.

use std::collections::BTreeMap;

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Spanned, Text};

use crate::rules::Context;
use crate::source::address::Address;

pub(crate) static CODE: Code = Code {
    number: "REQ-001",
    name: "name-used-twice",
    severity: Severity::Error,
    finds: Text {
        id: "nama yang dipakai dua kali untuk pilihan, isian, atau hasil ukur",
        en: "a name used twice among variants, fields and recorded values",
    },
    why: Text {
        id: "syarat yang menyebut nama itu tidak pasti maksudnya",
        en: "a condition that mentions the name has no certain meaning",
    },
    instead: Text {
        id: "beri salah satunya nama lain",
        en: "give one of them another name",
    },
    law: None,
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let draft = context.draft;
    let mut seen: BTreeMap<&str, Address<'_>> = BTreeMap::new();
    let mut see = |id, address| report(id, address, &mut seen, found);
    for variant in &draft.variants {
        see(&variant.id, Address::of(&["variant", &variant.id.value]));
    }
    for (requirement, field) in draft.form_fields() {
        see(
            &field.id,
            Address::of(&["requirement", &requirement.id.value, "field", &field.id.value]),
        );
    }
    for step in &draft.steps {
        for record in &step.records {
            see(
                &record.id,
                Address::of(&["step", &step.id.value, "record", &record.id.value]),
            );
        }
    }
}

fn report<'d>(
    id: &'d Spanned<String>,
    address: Address<'d>,
    seen: &mut BTreeMap<&'d str, Address<'d>>,
    found: &mut Vec<Diagnostic>,
) {
    let Some(first) = seen.get(id.value.as_str()) else {
        seen.insert(&id.value, address);
        return;
    };
    let message = Phrase::new(Text {
        id: "nama `{name}` sudah dipakai oleh `{first}`",
        en: "the name `{name}` is already used by `{first}`",
    })
    .with("name", &id.value)
    .with("first", first);
    let fix = Text {
        id: "beri nama lain, misalnya `{name}-2`",
        en: "give it another name, such as `{name}-2`",
    };
    found.push(
        Diagnostic::new(&CODE, address.to_string(), id.span, message).fix(Phrase::new(fix).with("name", &id.value)),
    );
}
