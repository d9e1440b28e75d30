//! Finds steps that say nowhere, or in several ways, where the case goes.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "SOP-001",
    name: "no-single-exit",
    severity: Severity::Error,
    finds: Text {
        id: "langkah tanpa jalan keluar, atau dengan beberapa jalan keluar sekaligus",
        en: "a step without a way out, or with several at once",
    },
    why: Text {
        id: "petugas tidak tahu ke mana berkas harus diteruskan",
        en: "the officer does not know where the file goes",
    },
    instead: Text {
        id: "tulis tepat satu: `next`, `return`, `end`, `outcome`, atau `parallel`",
        en: "write exactly one: `next`, `return`, `end`, `outcome` or `parallel`",
    },
    law: Some("permenpanrb-35-2012"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for step in &context.draft.steps {
        let address = format!("step.{}", step.id.value);
        if !step.exits.is_unreadable {
            report(
                step.exits.written(),
                (&step.id.value, "langkah", "step"),
                (address.clone(), step.id.span),
                found,
            );
        }
        for outcome in step.exits.outcomes() {
            let address = format!("{address}.outcome.{}", outcome.id.value);
            report(
                outcome.target.written(),
                (&outcome.id.value, "hasil", "outcome"),
                (address, outcome.id.span),
                found,
            );
        }
    }
}

fn report(
    written: usize,
    (name, id, en): (&str, &'static str, &'static str),
    (address, span): (String, maklumat_vocabulary::Span),
    found: &mut Vec<Diagnostic>,
) {
    let (message, fix) = match written {
        1 => return,
        0 => (
            Text {
                id: "{what} `{name}` tidak menyebut ke mana berkas pergi",
                en: "{what} `{name}` does not say where the case goes",
            },
            Text {
                id: "tambahkan `next = \"...\"`, atau `end = \"done\"`",
                en: "add `next = \"...\"`, or `end = \"done\"`",
            },
        ),
        _ => (
            Text {
                id: "{what} `{name}` punya beberapa jalan keluar sekaligus",
                en: "{what} `{name}` has several ways out at once",
            },
            Text {
                id: "pilih satu; beberapa kemungkinan ditulis sebagai outcome",
                en: "keep one; write several possibilities as outcomes",
            },
        ),
    };
    let message = Phrase::new(message).with_words("what", id, en).with("name", name);
    found.push(Diagnostic::new(&CODE, address, span, message).fix(Phrase::new(fix)));
}
