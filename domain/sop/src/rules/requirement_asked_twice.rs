//! Finds two requirements that mean the same document.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::flow::may_hold;
use crate::model::RequirementKind;
use crate::rules::Context;
use crate::rules::words::words;
use crate::source::draft::DraftRequirement;

pub(crate) static CODE: Code = Code {
    number: "REQ-011",
    name: "requirement-asked-twice",
    severity: Severity::Advice,
    finds: Text {
        id: "dua persyaratan yang meminta dokumen yang sama",
        en: "two requirements that ask for the same document",
    },
    why: Text {
        id: "pemohon menyiapkan dua kali, dan petugas memeriksa dua kali",
        en: "applicants prepare it twice, and officers check it twice",
    },
    instead: Text {
        id: "satukan, atau tulis substitutes bila salah satunya cukup",
        en: "make them one, or write substitutes where either will do",
    },
    law: Some("uu-25-2009-art-21"),
};

/// Words that say in which form a document comes, or praise it.
const FORMS: [&str; 17] = [
    "fotokopi",
    "foto",
    "kopi",
    "salinan",
    "asli",
    "scan",
    "pindaian",
    "berwarna",
    "yang",
    "masih",
    "berlaku",
    "el",
    "elektronik",
    "dilegalisir",
    "legalisir",
    "dari",
    "dan",
];

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let asked: Vec<(&DraftRequirement, Vec<String>)> = context
        .draft
        .requirements
        .iter()
        .filter(|requirement| is_document(requirement))
        .filter_map(|requirement| Some((requirement, document(&requirement.name.value()?.id))))
        .collect();
    for (at, (requirement, document)) in asked.iter().enumerate() {
        let is_same = |(other, known): &&(&DraftRequirement, Vec<String>)| {
            known == document && !document.is_empty() && are_asked_together(context, requirement, other)
        };
        let Some((other, _)) = asked[..at].iter().find(is_same) else {
            continue;
        };
        let message = Phrase::new(Text {
            id: "`{requirement}` meminta dokumen yang sama dengan `{other}`",
            en: "`{requirement}` asks for the same document as `{other}`",
        })
        .with("requirement", &requirement.id.value)
        .with("other", &other.id.value);
        let fix = Phrase::new(Text {
            id: "satukan keduanya, atau tulis `substitutes = \"{other}\"` bila salah satunya cukup",
            en: "make them one, or write `substitutes = \"{other}\"` where either will do",
        })
        .with("other", &other.id.value);
        let address = format!("requirement.{}", requirement.id.value);
        found.push(Diagnostic::new(&CODE, address, requirement.id.span, message).fix(fix));
    }
}

fn is_document(requirement: &DraftRequirement) -> bool {
    let kind = requirement.kind.value();
    kind.is_some_and(|kind| !matches!(kind, RequirementKind::Data | RequirementKind::Condition))
}

/// The document meant, without its form: `Fotokopi KTP-el (asli)` and `KTP` are one.
pub(crate) fn document(name: &str) -> Vec<String> {
    let outside = name.split('(').next().unwrap_or(name);
    let short = outside
        .to_lowercase()
        .replace("kartu tanda penduduk", "ktp")
        .replace("kartu keluarga", "kk");
    let mut words = words(&short);
    words.retain(|word| !FORMS.contains(&word.as_str()));
    words.sort();
    words.dedup();
    words
}

/// Whether some applicant is asked for both, as far as that is known.
fn are_asked_together(context: &Context<'_>, one: &DraftRequirement, other: &DraftRequirement) -> bool {
    let stands_in = |one: &DraftRequirement, other: &DraftRequirement| {
        one.substitutes
            .value()
            .is_some_and(|original| *original == other.id.value)
    };
    // Conditions on answers may exclude one another; only variants are certain.
    let is_certain = |requirement: &DraftRequirement| {
        let all = &context.flow.combinations;
        requirement
            .when
            .value()
            .is_none_or(|when| all.iter().all(|known| when.settled_by(known).is_some()))
    };
    let both = |known| may_hold(one.when.value(), known) && may_hold(other.when.value(), known);
    !stands_in(one, other)
        && !stands_in(other, one)
        && is_certain(one)
        && is_certain(other)
        && context.flow.combinations.iter().any(both)
}
