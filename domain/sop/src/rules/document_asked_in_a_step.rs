//! Finds documents that officers note in a step and the standard does not list.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::flow::Flow;
use crate::rules::Context;
use crate::rules::words::words;

pub(crate) static CODE: Code = Code {
    number: "SOP-040",
    name: "document-asked-in-a-step",
    severity: Severity::Advice,
    finds: Text {
        id: "dokumen yang diminta petugas pada langkah dan tidak ada dalam persyaratan",
        en: "a document asked for in a step that is no requirement",
    },
    why: Text {
        id: "pemohon diminta membawa sesuatu yang tidak diumumkan, dan harus pulang",
        en: "applicants are asked for something nobody announced, and have to go home",
    },
    instead: Text {
        id: "tulis sebagai persyaratan, atau jangan diminta",
        en: "write it as a requirement, or do not ask for it",
    },
    law: Some("uu-25-2009-art-21"),
};

/// A record that begins like this is a document of the applicant.
const DOCUMENTS: [&str; 14] = [
    "fotokopi",
    "salinan",
    "scan",
    "pindaian",
    "ktp",
    "kk",
    "ijazah",
    "akta",
    "npwp",
    "paspor",
    "pasfoto",
    "bpkb",
    "stnk",
    "sertifikat",
];

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Flow { nodes, .. } = &context.flow;
    let listed: Vec<Vec<String>> = context
        .draft
        .requirements
        .iter()
        .filter_map(|requirement| requirement.name.value())
        .map(|name| words(&name.id))
        .collect();
    for (step, _) in context
        .draft
        .steps
        .iter()
        .zip(nodes)
        .filter(|(_, node)| !node.is_applicant)
    {
        for record in &step.records {
            let Some(label) = record.label.read() else { continue };
            let asked = words(&label.value.id);
            let is_document = asked.first().is_some_and(|first| DOCUMENTS.contains(&first.as_str()));
            let names = |requirement: &Vec<String>| asked.iter().skip(1).all(|word| requirement.contains(word));
            if !is_document || (asked.len() > 1 && listed.iter().any(names)) {
                continue;
            }
            if asked.len() == 1 && listed.iter().any(|requirement| requirement.contains(&asked[0])) {
                continue;
            }
            let message = Phrase::new(Text {
                id: "langkah `{step}` mencatat `{document}`, yang tidak ada dalam persyaratan",
                en: "step `{step}` notes `{document}`, which is no requirement",
            })
            .with("step", &step.id.value)
            .with("document", &label.value.id);
            let fix = Text {
                id: "tambahkan persyaratan itu, atau hapus catatan ini",
                en: "add the requirement, or remove this record",
            };
            let address = format!("step.{}.record.{}", step.id.value, record.id.value);
            found.push(Diagnostic::new(&CODE, address, label.span, message).fix(Phrase::new(fix)));
        }
    }
}
