//! Finds components of the standard that neither the service nor its unit nor the regency states.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::lower::standard;
use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "STD-005",
    name: "component-missing",
    severity: Severity::Error,
    finds: Text {
        id: "komponen standar pelayanan yang tidak ada",
        en: "a component of the service standard that is missing",
    },
    why: Text {
        id: "undang-undang mewajibkan empat belas komponen dalam setiap standar",
        en: "the law requires fourteen components in every standard",
    },
    instead: Text {
        id: "tulis pada layanan, satuan kerja, atau kabupaten",
        en: "write it on the service, the unit or the regency",
    },
    law: Some("uu-25-2009-art-21"),
};

/// A component: the key it is written under, and its name.
type Component = (&'static str, &'static str, &'static str);

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (key, id, en) in missing_sections(context).into_iter().chain(missing_texts(context)) {
        let message = Phrase::new(Text {
            id: "komponen standar `{component}` tidak ada",
            en: "component `{component}` of the standard is missing",
        })
        .with_words("component", id, en);
        let fix = Text {
            id: "tulis `{key}` pada layanan ini; yang sama untuk semua layanan boleh pada satuan kerja atau kabupaten",
            en: "write `{key}` on this service; what all services share may stand on the unit or the regency",
        };
        let finding = Diagnostic::new(&CODE, "standard", context.draft.standard.span, message);
        found.push(finding.fix(Phrase::new(fix).with("key", key)));
    }
    competence(context, found);
}

/// Components that are sections of the service.
fn missing_sections(context: &Context<'_>) -> Vec<Component> {
    let draft = context.draft;
    let sections: [(bool, Component); 5] = [
        (
            draft.requirements.is_empty(),
            ("requirement", "persyaratan", "requirements"),
        ),
        (draft.steps.is_empty(), ("step", "prosedur", "procedure")),
        (draft.promises.is_empty(), ("promise", "jangka waktu", "time")),
        (draft.fees.is_empty(), ("fee", "biaya", "fee")),
        (draft.products.is_empty(), ("product", "produk", "product")),
    ];
    sections
        .into_iter()
        .filter(|(is_missing, _)| *is_missing)
        .map(|(_, component)| component)
        .collect()
}

/// Components that are texts, which unit and regency may supply. What could not be read is reported already.
fn missing_texts(context: &Context<'_>) -> Vec<Component> {
    let own = &context.draft.standard;
    let unit = context.regency.unit(&context.key.unit);
    let all = standard(own, unit, context.regency);
    let is_basis_read = own.legal_basis.read().is_some();
    let texts: [(bool, Component); 7] = [
        (
            is_basis_read && all.legal_basis.is_empty(),
            ("legal-basis", "dasar hukum", "legal basis"),
        ),
        (
            !own.facilities.is_wrong() && all.facilities.is_empty(),
            ("facilities", "sarana dan prasarana", "facilities"),
        ),
        (
            !own.supervision.is_wrong() && all.supervision.is_empty(),
            ("supervision", "pengawasan internal", "supervision"),
        ),
        (
            !own.complaints.is_wrong() && all.complaints.is_empty(),
            ("complaints", "penanganan pengaduan", "complaints"),
        ),
        (
            !own.guarantee.is_wrong() && all.guarantee.is_empty(),
            ("guarantee", "jaminan pelayanan", "guarantee"),
        ),
        (
            !own.safety.is_wrong() && all.safety.is_empty(),
            ("safety", "jaminan keamanan dan keselamatan", "safety"),
        ),
        (
            !own.evaluation.is_wrong() && all.evaluation.is_empty(),
            ("evaluation", "evaluasi kinerja", "evaluation"),
        ),
    ];
    texts
        .into_iter()
        .filter(|(is_missing, _)| *is_missing)
        .map(|(_, component)| component)
        .collect()
}

/// Components h and k come from the positions that perform the steps.
fn competence(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut seen = std::collections::BTreeSet::new();
    for step in &context.draft.steps {
        let (Some(by), Some(position)) = (step.by.read(), context.position(step)) else {
            continue;
        };
        if position.qualification.is_some() && position.count > 0 || !seen.insert(&position.key) {
            continue;
        }
        let message = Phrase::new(Text {
            id: "jabatan `{position}` tidak punya kualifikasi atau jumlah orang",
            en: "position `{position}` states no qualification or no number of persons",
        });
        let fix = Text {
            id: "lengkapi qualification dan count jabatan itu di organisation.toml",
            en: "complete qualification and count of the position in organisation.toml",
        };
        let address = format!("step.{}.by", step.id.value);
        let finding = Diagnostic::new(&CODE, address, by.span, message.with("position", &position.key));
        found.push(finding.fix(Phrase::new(fix)));
    }
}
