//! Finds requirements for data that ask no question.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::model::RequirementKind;
use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "REQ-002",
    name: "data-without-fields",
    severity: Severity::Error,
    finds: Text {
        id: "persyaratan data tanpa isian",
        en: "a requirement for data without fields",
    },
    why: Text {
        id: "formulir menampilkan halaman kosong, sedangkan standar meminta data",
        en: "the form shows an empty page while the standard asks for data",
    },
    instead: Text {
        id: "tulis paling sedikit satu isian",
        en: "write at least one field",
    },
    law: Some("uu-25-2009-art-21"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for requirement in &context.draft.requirements {
        if requirement.kind.value() != Some(&RequirementKind::Data) || !requirement.fields.is_empty() {
            continue;
        }
        let id = &requirement.id.value;
        let message = Phrase::new(Text {
            id: "persyaratan data `{requirement}` tidak punya isian",
            en: "requirement `{requirement}` asks for data but has no fields",
        });
        let fix = Text {
            id: "tambahkan `[requirement.{requirement}.field]` dengan isiannya",
            en: "add `[requirement.{requirement}.field]` with its fields",
        };
        let span = requirement.field_section.unwrap_or(requirement.id.span);
        let finding = Diagnostic::new(
            &CODE,
            format!("requirement.{id}"),
            span,
            message.with("requirement", id),
        );
        found.push(finding.fix(Phrase::new(fix).with("requirement", id)));
    }
}
