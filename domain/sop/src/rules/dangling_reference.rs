//! Finds references to positions, steps, laws and other things that do not exist.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Span, Text};

use crate::nearest::nearest;
use crate::rules::unknown_key::MAYBE;
use crate::source::address::Address;

pub(crate) static CODE: Code = Code {
    number: "REF-001",
    name: "dangling-reference",
    severity: Severity::Error,
    finds: Text {
        id: "rujukan ke jabatan, langkah, peraturan, biaya, produk, atau hal lain yang tidak ada",
        en: "a reference to a position, step, regulation, fee, product or other thing that does not exist",
    },
    why: Text {
        id: "langkah yang menunjuk sesuatu yang tidak ada berhenti di tengah jalan",
        en: "a step that points at something that does not exist stops half way",
    },
    instead: Text {
        id: "tunjuk yang ada, atau buat dahulu yang ditunjuk",
        en: "refer to what exists, or write what is referred to",
    },
    law: None,
};

/// What a reference points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Position,
    Law,
    Step,
    Fee,
    Product,
    Requirement,
    LocationField,
    Device,
    Hours,
    PriorityClass,
    Source,
    Choice,
    Unit,
    Closure,
    Service,
}

impl Target {
    const fn words(self) -> Text {
        match self {
            Self::Position => Text {
                id: "jabatan",
                en: "position",
            },
            Self::Law => Text {
                id: "peraturan",
                en: "regulation",
            },
            Self::Step => Text {
                id: "langkah",
                en: "step",
            },
            Self::Fee => Text { id: "biaya", en: "fee" },
            Self::Product => Text {
                id: "produk",
                en: "product",
            },
            Self::Requirement => Text {
                id: "persyaratan",
                en: "requirement",
            },
            Self::LocationField => Text {
                id: "isian lokasi",
                en: "location field",
            },
            Self::Device => Text {
                id: "alat",
                en: "device",
            },
            Self::Hours => Text {
                id: "jam layanan",
                en: "opening hours",
            },
            Self::PriorityClass => Text {
                id: "golongan",
                en: "class",
            },
            Self::Source => Text {
                id: "sumber isian",
                en: "source of answers",
            },
            Self::Choice => Text {
                id: "pilihan",
                en: "choice",
            },
            Self::Unit => Text {
                id: "satuan kerja",
                en: "unit",
            },
            Self::Closure => Text {
                id: "daftar libur",
                en: "list of closures",
            },
            Self::Service => Text {
                id: "layanan",
                en: "service",
            },
        }
    }
}

/// A reference that leads nowhere. `place` is where it was looked for: a unit, a file, or nothing.
pub(crate) fn finding<'k>(
    target: Target,
    name: &str,
    place: &str,
    at: (impl std::fmt::Display, Span),
    known: impl IntoIterator<Item = &'k str>,
) -> Diagnostic {
    let words = target.words();
    let text = match (target, place.is_empty()) {
        (_, true) => Text {
            id: "{what} `{name}` tidak ada",
            en: "there is no {what} `{name}`",
        },
        (Target::Position | Target::Device, false) => Text {
            id: "{what} `{name}` tidak ada di `{place}`",
            en: "there is no {what} `{name}` in `{place}`",
        },
        (
            Target::Law
            | Target::Step
            | Target::Fee
            | Target::Product
            | Target::Requirement
            | Target::LocationField
            | Target::Hours
            | Target::PriorityClass
            | Target::Source
            | Target::Choice
            | Target::Unit
            | Target::Closure
            | Target::Service,
            false,
        ) => Text {
            id: "{what} `{name}` tidak ada di {place}",
            en: "there is no {what} `{name}` in {place}",
        },
    };
    let message = Phrase::new(text)
        .with_words("what", words.id, words.en)
        .with("name", name)
        .with("place", place);
    let known: Vec<&str> = known.into_iter().collect();
    Diagnostic::new(&CODE, at.0.to_string(), at.1, message).fix(fix(target, name, &known))
}

fn fix(target: Target, name: &str, known: &[&str]) -> Phrase {
    let meant = nearest(name, known.iter().copied());
    match (target, meant) {
        (Target::Position, Some(meant)) => Phrase::new(Text {
            id: "mungkin maksudnya `{meant}`; jabatan satuan kerja lain ditulis \"dinkes/kabid-sdk\"",
            en: "perhaps `{meant}` is meant; a position of another unit is written \"dinkes/kabid-sdk\"",
        })
        .with("meant", meant),
        (_, Some(meant)) => Phrase::new(MAYBE).with("meant", meant),
        (_, None) if known.is_empty() => Phrase::new(Text {
            id: "buat dahulu, atau hapus rujukan ini",
            en: "write it first, or remove the reference",
        }),
        (_, None) if known.len() <= 12 => Phrase::new(ONE_OF).with("known", known.join(", ")),
        (_, None) => Phrase::new(Text {
            id: "periksa ejaannya, atau buat dahulu yang ditunjuk",
            en: "look at the spelling, or write what is referred to",
        }),
    }
}

/// A regulation that has no such limit.
pub(crate) fn limit(law: &str, limit: &str, at: (Address<'_>, Span), known: &[&str]) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "peraturan `{law}` tidak punya batas `{limit}`",
        en: "regulation `{law}` has no limit `{limit}`",
    });
    let finding = Diagnostic::new(
        &CODE,
        at.0.to_string(),
        at.1,
        message.with("law", law).with("limit", limit),
    );
    if known.is_empty() {
        return finding.fix(Phrase::new(Text {
            id: "hapus limit, atau tulis batas itu di law.toml",
            en: "remove limit, or write the limit in law.toml",
        }));
    }
    finding.fix(Phrase::new(ONE_OF).with("known", known.join(", ")))
}

const ONE_OF: Text = Text {
    id: "pilih salah satu: {known}",
    en: "choose one of: {known}",
};
