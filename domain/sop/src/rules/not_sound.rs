//! Finds procedures in which a case is left unfinished although every step by itself leads on.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;
use crate::soundness::{Examined, Flaw, Flawed};

pub(crate) static CODE: Code = Code {
    number: "SOP-030",
    name: "not-sound",
    severity: Severity::Error,
    finds: Text {
        id: "prosedur yang dapat meninggalkan permohonan atau pekerjaan tidak selesai",
        en: "a procedure that can leave a case or a piece of work unfinished",
    },
    why: Text {
        id: "pekerjaan satu cabang hilang, atau permohonan menunggu selamanya, tanpa ada yang bersalah",
        en: "the work of a branch is lost, or a case waits for ever, with nobody to blame",
    },
    instead: Text {
        id: "akhiri permohonan sesudah semua cabang bertemu; beri setiap percabangan langkah penggabung sendiri",
        en: "end the case after all branches have met; give every split a join of its own",
    },
    law: Some("permenpanrb-35-2012"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    // What another rule found wrong is told there.
    if found.iter().any(Diagnostic::is_error) {
        return;
    }
    let Examined::Flawed(flawed) = context.examined() else {
        return;
    };
    // What is left behind by branches that meet early follows from that.
    let is_early = flawed.iter().any(|flawed| flawed.flaw == Flaw::MeetsEarly);
    let told = flawed
        .iter()
        .filter(|flawed| !is_early || flawed.flaw == Flaw::MeetsEarly);
    for flawed in told {
        if let Some((message, fix)) = words(flawed.flaw) {
            found.push(finding(context, flawed, message, fix));
        }
    }
}

fn finding(context: &Context<'_>, flawed: &Flawed, message: Text, fix: Text) -> Diagnostic {
    let step = &context.draft.steps[flawed.step];
    let message = Phrase::new(message).with("step", &step.id.value);
    let mut finding = Diagnostic::new(&CODE, format!("step.{}", step.id.value), step.id.span, message);
    let story = crate::soundness::told(&context.flow, context.regency, context.key, &flawed.acts);
    let note = Phrase::new(Text {
        id: "cerita: {story}",
        en: "story: {story}",
    });
    let english = story.en.unwrap_or_default();
    finding = finding.note(note.with_words("story", story.id, english));
    let combination = context.flow.combinations.get(flawed.combination);
    if let Some(combination) = combination.filter(|combination| !combination.is_empty()) {
        let note = Phrase::new(Text {
            id: "pada {combination}",
            en: "with {combination}",
        });
        finding = finding.note(note.with("combination", context.combination_words(combination)));
    }
    finding.fix(Phrase::new(fix).with("step", &step.id.value))
}

/// `None` for what another rule tells.
const fn words(flaw: Flaw) -> Option<(Text, Text)> {
    match flaw {
        Flaw::NeverEnds => Some((
            Text {
                id: "permohonan yang sampai di `{step}` tidak pernah selesai",
                en: "a case that comes to `{step}` never ends",
            },
            Text {
                id: "beri `{step}` jalan ke langkah penggabung atau ke akhir",
                en: "give `{step}` a way to the join or to an end",
            },
        )),
        Flaw::LeavesWork => Some((
            Text {
                id: "permohonan selesai di `{step}`, sedangkan cabang lain masih bekerja",
                en: "the case is done in `{step}` while another branch is still at work",
            },
            Text {
                id: "arahkan `{step}` ke langkah penggabung, dan akhiri permohonan sesudah itu",
                en: "lead `{step}` to the join, and end the case after it",
            },
        )),
        Flaw::MeetsEarly => Some((
            Text {
                id: "cabang bertemu di `{step}` sebelum semuanya sampai",
                en: "branches meet in `{step}` before all of them have arrived",
            },
            Text {
                id: "beri setiap percabangan langkah penggabung sendiri",
                en: "give every split a join of its own",
            },
        )),
        Flaw::NeverDone => None,
    }
}
