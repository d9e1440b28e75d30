//! Finds keys nobody reads, so that a typo never becomes silence.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Spanned, Text};

use crate::nearest::nearest;
use crate::source::address::Address;
use crate::source::place::Place;

pub(crate) static CODE: Code = Code {
    number: "TXT-002",
    name: "unknown-key",
    severity: Severity::Error,
    finds: Text {
        id: "kunci atau bagian yang tidak dikenal",
        en: "a key or section that is not known",
    },
    why: Text {
        id: "kunci yang salah tulis tidak berlaku, dan tidak ada yang menyadarinya",
        en: "a misspelt key has no effect, and nobody notices",
    },
    instead: Text {
        id: "pakai kunci yang dikenal di bagian itu",
        en: "use a key that is known in that section",
    },
    law: None,
};

/// Words people write for a key, where the spelling would not show what they mean.
const OTHER_WORDS: [(&str, &str); 44] = [
    ("performer", "by"),
    ("pelaksana", "by"),
    ("actor", "by"),
    ("role", "by"),
    ("oleh", "by"),
    ("jabatan", "position"),
    ("nama", "name"),
    ("title", "name"),
    ("judul", "name"),
    ("duration", "time"),
    ("waktu", "time"),
    ("lama", "time"),
    ("hasil", "output"),
    ("keluaran", "output"),
    ("kelengkapan", "inputs"),
    ("syarat", "requirement"),
    ("persyaratan", "requirement"),
    ("form", "requirement"),
    ("formulir", "requirement"),
    ("langkah", "step"),
    ("biaya", "fee"),
    ("tarif", "fee"),
    ("janji", "promise"),
    ("produk", "product"),
    ("jenis", "kind"),
    ("type", "kind"),
    ("kind", "type"),
    ("dasar-hukum", "law"),
    ("hukum", "law"),
    ("ground", "law"),
    ("condition", "when"),
    ("if", "when"),
    ("bila", "when"),
    ("jika", "when"),
    ("then", "next"),
    ("goto", "next"),
    ("lanjut", "next"),
    ("deadline", "within"),
    ("alasan", "reasons"),
    ("reason", "reasons"),
    ("jumlah", "amount"),
    ("besaran", "amount"),
    ("kembali", "return"),
    ("selesai", "end"),
];

pub(crate) fn finding(
    key: &Spanned<String>,
    address: Address<'_>,
    place: &Place,
    known: &[&'static str],
) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "kunci `{key}` tidak dikenal di dalam {place}",
        en: "key `{key}` is not known in {place}",
    })
    .with("key", &key.value)
    .with_words("place", place.words.id, place.words.en);
    let finding = Diagnostic::new(&CODE, address.to_string(), key.span, message);
    finding.fix(fix(&key.value, known))
}

fn fix(key: &str, known: &[&'static str]) -> Phrase {
    let meant = OTHER_WORDS
        .iter()
        .filter(|(word, _)| *word == key)
        .find_map(|(_, meant)| known.contains(meant).then_some(*meant))
        .or_else(|| nearest(key, known.iter().copied()));
    match meant {
        Some(meant) => Phrase::new(MAYBE).with("meant", meant),
        None => Phrase::new(Text {
            id: "hapus, atau pakai salah satu: {known}",
            en: "remove it, or use one of: {known}",
        })
        .with("known", known.join(", ")),
    }
}

/// What to say when a word is near a known one.
pub(crate) const MAYBE: Text = Text {
    id: "mungkin maksudnya `{meant}`",
    en: "perhaps `{meant}` is meant",
};
