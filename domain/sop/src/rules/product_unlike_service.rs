//! Finds services whose name and product have no word in common.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;
use crate::rules::words::words;

pub(crate) static CODE: Code = Code {
    number: "STD-020",
    name: "product-unlike-service",
    severity: Severity::Advice,
    finds: Text {
        id: "nama layanan yang tidak menyebut produknya",
        en: "a service whose name does not name its product",
    },
    why: Text {
        id: "pemohon mencari yang akan ia terima, dan tidak menemukannya dalam nama layanan",
        en: "applicants look for what they will get and do not find it in the name",
    },
    instead: Text {
        id: "sebut produk dalam nama layanan, atau nama layanan dalam produk",
        en: "name the product in the name of the service, or the other way round",
    },
    law: Some("uu-25-2009-art-21"),
};

/// Words every other service has, too.
const COMMON: [&str; 13] = [
    "dan",
    "atau",
    "yang",
    "untuk",
    "dengan",
    "dari",
    "pada",
    "bagi",
    "oleh",
    "surat",
    "kartu",
    "baru",
    "penolakan",
];

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(service) = context.draft.service.name.read() else {
        return;
    };
    let names: Option<Vec<&str>> = context
        .draft
        .products
        .iter()
        .map(|product| product.name.value().map(|name| name.id.as_str()))
        .collect();
    // A name that could not be read may have had any word.
    let Some(names) = names.filter(|names| !names.is_empty()) else {
        return;
    };
    let own = telling(&service.value.id);
    let is_named = |name: &&str| {
        telling(name)
            .iter()
            .any(|word| own.iter().any(|other| are_akin(word, other)))
    };
    if names.iter().any(is_named) {
        return;
    }
    let message = Phrase::new(Text {
        id: "nama layanan `{service}` tidak menyebut produknya: {products}",
        en: "the name `{service}` names none of its products: {products}",
    })
    .with("service", &service.value.id)
    .with("products", names.join(", "));
    let fix = Text {
        id: "sebut produk dalam nama layanan",
        en: "name the product in the name of the service",
    };
    found.push(Diagnostic::new(&CODE, "service.name", service.span, message).fix(Phrase::new(fix)));
}

fn telling(name: &str) -> Vec<String> {
    let mut words = words(name);
    words.retain(|word| word.len() > 2 && !COMMON.contains(&word.as_str()));
    words
}

/// The same word, with or without what is put before and after it: `pengujian`, `uji`.
fn are_akin(one: &str, other: &str) -> bool {
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    one.contains(other) || other.contains(one) || same >= 5
}
