//! Finds documents asked for several times over.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;
use crate::rules::words::words;

pub(crate) static CODE: Code = Code {
    number: "REQ-013",
    name: "several-copies",
    severity: Severity::Advice,
    finds: Text {
        id: "dokumen yang diminta lebih dari satu lembar",
        en: "a document asked for in several copies",
    },
    why: Text {
        id: "yang sudah dipindai dapat dicetak kantor sendiri; pemohon membayar fotokopinya",
        en: "what is scanned the office can print itself; applicants pay for the copies",
    },
    instead: Text {
        id: "minta satu, dan gandakan di kantor",
        en: "ask for one, and copy it in the office",
    },
    law: None,
};

const FEW: [&str; 8] = ["dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sepuluh"];
const SHEETS: [&str; 4] = ["rangkap", "lembar", "eksemplar", "copy"];

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for requirement in &context.draft.requirements {
        let Some(name) = requirement.name.read() else { continue };
        let words = words(&name.value.id);
        let is_several = |word: &str| FEW.contains(&word) || word.parse::<u32>().is_ok_and(|number| number > 1);
        let asks = |two: &[String]| {
            let (one, other) = (two[0].as_str(), two[1].as_str());
            (SHEETS.contains(&other) && is_several(one)) || (one == "rangkap" && is_several(other))
        };
        if !words.windows(2).any(asks) {
            continue;
        }
        let message = Phrase::new(Text {
            id: "persyaratan `{requirement}` meminta lebih dari satu lembar",
            en: "requirement `{requirement}` asks for more than one copy",
        });
        let fix = Text {
            id: "minta satu, dan gandakan di kantor",
            en: "ask for one, and copy it in the office",
        };
        let address = format!("requirement.{}.name", requirement.id.value);
        let message = message.with("requirement", &requirement.id.value);
        found.push(Diagnostic::new(&CODE, address, name.span, message).fix(Phrase::new(fix)));
    }
}
