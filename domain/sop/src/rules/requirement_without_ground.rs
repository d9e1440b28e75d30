//! Finds documents asked of applicants without a ground to ask for them.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::model::RequirementKind;
use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "LAW-003",
    name: "requirement-without-ground",
    severity: Severity::Advice,
    finds: Text {
        id: "persyaratan tanpa dasar hukum",
        en: "a requirement without legal ground",
    },
    why: Text {
        id: "meminta dokumen tanpa dasar membebani pemohon",
        en: "asking for documents without ground burdens applicants",
    },
    instead: Text {
        id: "kutip peraturan yang memintanya, atau hapus",
        en: "cite the regulation that asks for it, or remove it",
    },
    law: Some("uu-25-2009-art-21"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for requirement in &context.draft.requirements {
        // Who the applicant is has to be asked in any case.
        let is_data = requirement
            .kind
            .value()
            .is_none_or(|kind| *kind == RequirementKind::Data);
        if is_data || !requirement.law.is_missing() {
            continue;
        }
        let id = &requirement.id.value;
        let message = Phrase::new(Text {
            id: "persyaratan `{requirement}` tidak punya dasar hukum",
            en: "requirement `{requirement}` has no legal ground",
        });
        let fix = Text {
            id: "tambahkan `law = \"...\"`, atau hapus persyaratan ini",
            en: "add `law = \"...\"`, or remove the requirement",
        };
        let finding = Diagnostic::new(
            &CODE,
            format!("requirement.{id}"),
            requirement.id.span,
            message.with("requirement", id),
        );
        found.push(finding.fix(Phrase::new(fix)));
    }
}
