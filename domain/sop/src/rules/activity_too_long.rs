//! Finds activities too long for the table of a SOP.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "SOP-043",
    name: "activity-too-long",
    severity: Severity::Advice,
    finds: Text {
        id: "uraian kegiatan yang terlalu panjang untuk tabel SOP",
        en: "an activity too long for the table of a SOP",
    },
    why: Text {
        id: "uraian sepanjang paragraf tidak dibaca pelaksana, dan biasanya memuat dua pekerjaan",
        en: "nobody reads an activity as long as a paragraph, and mostly it holds two pieces of work",
    },
    instead: Text {
        id: "tulis satu pekerjaan dengan paling banyak 100 huruf",
        en: "write one piece of work in at most 100 letters",
    },
    law: Some("permenpanrb-35-2012"),
};

const MOST_LETTERS: usize = 100;

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for step in &context.draft.steps {
        let Some(name) = step.name.read() else { continue };
        let letters = name.value.id.chars().count();
        if letters <= MOST_LETTERS {
            continue;
        }
        let message = Phrase::new(Text {
            id: "uraian kegiatan `{step}` {letters} huruf; paling banyak {most}",
            en: "the activity of `{step}` has {letters} letters; the most is {most}",
        })
        .with("step", &step.id.value)
        .with("letters", letters)
        .with("most", MOST_LETTERS);
        let fix = Text {
            id: "sebut pekerjaannya saja, atau bagi menjadi dua langkah",
            en: "name the work only, or make it two steps",
        };
        let address = format!("step.{}.name", step.id.value);
        found.push(Diagnostic::new(&CODE, address, name.span, message).fix(Phrase::new(fix)));
    }
}
