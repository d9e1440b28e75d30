//! Finds procedures of establishing standards that leave out a stage, or what the program must be told at it.

use std::collections::BTreeSet;

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::establishing::{PROPOSED, PURPOSE, Stage};
use crate::rules::Context;
use crate::source::draft::DraftStep;

pub(crate) static CODE: Code = Code {
    number: "STD-027",
    name: "procedure-with-gaps",
    severity: Severity::Error,
    finds: Text {
        id: "tata cara penetapan standar yang tahapnya tidak utuh",
        en: "a procedure of establishing standards that is not whole",
    },
    why: Text {
        id: "rancangan yang dipublikasikan tanpa berita acara, tanggapan, perbaikan, penetapan, atau maklumat tidak sah menjadi standar",
        en: "a draft published without minutes, comments, revision, decree or maklumat does not become a standard",
    },
    instead: Text {
        id: "beri satu langkah untuk tiap tahap, dengan dasar hukum dan catatannya",
        en: "give every stage a step, with its ground and its records",
    },
    law: Some("pp-96-2012-art-27"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let stages: Vec<(Stage, &DraftStep)> = context
        .draft
        .steps
        .iter()
        .filter_map(|step| Some((Stage::of(step.law.value()?)?, step)))
        .collect();
    let Some((_, publication)) = stages.iter().find(|(stage, _)| *stage == Stage::Publication) else {
        return;
    };
    for needed in Stage::NEEDED {
        if stages.iter().all(|(stage, _)| *stage != needed) {
            found.push(missing(publication, needed));
        }
    }
    for (stage, step) in &stages {
        let recorded: BTreeSet<&str> = step.records.iter().map(|field| field.id.value.as_str()).collect();
        let lacking = stage.records().iter().filter(|name| !recorded.contains(*name));
        found.extend(lacking.map(|name| unrecorded(step, name)));
    }
    let asked: BTreeSet<&str> = context
        .draft
        .form_fields()
        .map(|(_, field)| field.id.value.as_str())
        .collect();
    let has_purpose = context.draft.variants.iter().any(|variant| variant.id.value == PURPOSE);
    let purpose = (!has_purpose).then_some(PURPOSE);
    let lacking = PROPOSED.into_iter().filter(|name| !asked.contains(name)).chain(purpose);
    found.extend(lacking.map(|name| unasked(publication, name)));
}

fn missing(publication: &DraftStep, stage: Stage) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "langkah `{step}` mempublikasikan rancangan, tetapi tidak ada langkah menurut {ground}",
        en: "step `{step}` publishes a draft, and no step rests on {ground}",
    })
    .with("step", &publication.id.value)
    .with("ground", stage.ground());
    let fix = Phrase::new(Text {
        id: "tambahkan langkah dengan `law = \"{ground}\"`",
        en: "add a step with `law = \"{ground}\"`",
    })
    .with("ground", stage.ground());
    let address = format!("step.{}.law", publication.id.value);
    Diagnostic::new(&CODE, address, publication.id.span, message).fix(fix)
}

fn unrecorded(step: &DraftStep, name: &str) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "langkah `{step}` tidak mencatat `{name}`",
        en: "step `{step}` does not record `{name}`",
    })
    .with("step", &step.id.value)
    .with("name", name);
    let fix = Phrase::new(Text {
        id: "tambahkan `{name}` dalam `[step.{step}.record]`",
        en: "add `{name}` to `[step.{step}.record]`",
    })
    .with("step", &step.id.value)
    .with("name", name);
    let address = format!("step.{}.record", step.id.value);
    Diagnostic::new(&CODE, address, step.id.span, message).fix(fix)
}

fn unasked(publication: &DraftStep, name: &str) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "usulan standar tidak menanyakan `{name}`",
        en: "a proposal of a standard is not asked for `{name}`",
    })
    .with("name", name);
    let fix = Phrase::new(Text {
        id: "tanyakan `{name}`: maksud sebagai ragam permohonan, yang lain sebagai isian",
        en: "ask for `{name}`: the purpose as a variant, the others as fields",
    })
    .with("name", name);
    let address = format!("step.{}.law", publication.id.value);
    Diagnostic::new(&CODE, address, publication.id.span, message).fix(fix)
}
