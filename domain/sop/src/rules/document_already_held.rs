//! Finds copies of documents whose content the government already has.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::model::RequirementKind;
use crate::rules::Context;
use crate::rules::requirement_asked_twice::document;

pub(crate) static CODE: Code = Code {
    number: "REQ-012",
    name: "document-already-held",
    severity: Severity::Advice,
    finds: Text {
        id: "salinan dokumen yang isinya sudah ada pada data pemerintah",
        en: "a copy of a document whose content the government already has",
    },
    why: Text {
        id: "pemohon memfotokopi apa yang dapat dilihat kantor sendiri",
        en: "applicants copy what the office can look up by itself",
    },
    instead: Text {
        id: "ganti dengan isian NIK dan cocokkan dengan data kependudukan, bila hukum sektornya tidak mewajibkan salinan; dasar umumnya belum dibandingkan",
        en: "ask for the NIK and match it with the population data, unless sector law demands the copy; the general ground was not compared yet",
    },
    law: None,
};

/// The source of answers that holds what stands on identity and family cards.
const SOURCE: &str = "dukcapil";
const HELD: [&str; 2] = ["ktp", "kk"];

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(source) = context.regency.sources.get(SOURCE) else {
        return;
    };
    for requirement in &context.draft.requirements {
        if requirement.kind.value() != Some(&RequirementKind::Copy) {
            continue;
        }
        let Some(name) = requirement.name.read() else { continue };
        let document = document(&name.value.id);
        if !document.iter().any(|word| HELD.contains(&word.as_str())) {
            continue;
        }
        let message = Phrase::new(Text {
            id: "isi `{name}` sudah ada pada {source}",
            en: "what stands in `{name}` is already held as {source}",
        })
        .with("name", &name.value.id)
        .with_words(
            "source",
            source.name.id.as_str(),
            source.name.en.as_deref().unwrap_or(&source.name.id),
        );
        let fix = Text {
            id: "cocokkan NIK dengan sumber itu; hapus salinan bila hukum sektornya mengizinkan",
            en: "match the NIK with that source; drop the copy where sector law allows",
        };
        let address = format!("requirement.{}", requirement.id.value);
        found.push(Diagnostic::new(&CODE, address, name.span, message).fix(Phrase::new(fix)));
    }
}
