//! Finds lists that name the same thing twice.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Span, Spanned, Text};

use crate::rules::Context;
use crate::rules::words::lists;

pub(crate) static CODE: Code = Code {
    number: "TXT-013",
    name: "listed-twice",
    severity: Severity::Warning,
    finds: Text {
        id: "daftar yang menyebut hal yang sama dua kali",
        en: "a list that names the same thing twice",
    },
    why: Text {
        id: "pembaca mencari bedanya, padahal tidak ada",
        en: "readers look for the difference, and there is none",
    },
    instead: Text {
        id: "hapus yang kedua",
        en: "remove the second",
    },
    law: None,
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (address, list) in lists(context.draft) {
        let texts: Vec<Spanned<&str>> = list
            .iter()
            .map(|text| Spanned::new(text.value.id.as_str(), text.span))
            .collect();
        within(context, &address, &texts, found);
    }
    for leaving in context.leavings() {
        let reasons = leaving.target.reasons.items();
        let texts: Vec<Spanned<&str>> = reasons
            .iter()
            .map(|text| Spanned::new(text.value.id.as_str(), text.span))
            .collect();
        within(context, &leaving.address.with("reasons").to_string(), &texts, found);
    }
    let basis = context.draft.standard.legal_basis.items();
    let written: Vec<String> = basis.iter().map(|citation| citation.value.to_string()).collect();
    let texts: Vec<Spanned<&str>> = written
        .iter()
        .zip(basis)
        .map(|(text, citation)| Spanned::new(text.as_str(), citation.span))
        .collect();
    within(context, "standard.legal-basis", &texts, found);
}

fn within(context: &Context<'_>, address: &str, list: &[Spanned<&str>], found: &mut Vec<Diagnostic>) {
    for (at, item) in list.iter().enumerate() {
        let [.., before] = &list[..at] else { continue };
        if !list[..at].iter().any(|other| other.value == item.value) {
            continue;
        }
        let message = Phrase::new(Text {
            id: "`{item}` sudah disebut dalam daftar ini",
            en: "`{item}` is in this list already",
        })
        .with("item", item.value);
        let fix = Text {
            id: "hapus yang kedua",
            en: "remove the second",
        };
        let mut finding = Diagnostic::new(&CODE, address, item.span, message).fix(Phrase::new(fix));
        // The comma goes with it; where anything else stands between, an author has to look.
        let between = context.text.get(before.span.end..item.span.start).unwrap_or("?");
        if between.trim() == "," {
            finding = finding.edit(Span::new(before.span.end, item.span.end), "");
        }
        found.push(finding);
    }
}
