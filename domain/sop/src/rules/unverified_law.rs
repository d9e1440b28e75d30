//! Finds regulations nobody has compared with the official text. Reported once, where the regulation is written.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Span, Text};

pub(crate) static CODE: Code = Code {
    number: "LAW-002",
    name: "unverified-law",
    severity: Severity::Advice,
    finds: Text {
        id: "peraturan yang belum dibandingkan dengan naskah resmi",
        en: "a regulation not yet compared with the official text",
    },
    why: Text {
        id: "tanggal atau pasal yang keliru membuat standar bersandar pada dasar yang tidak ada",
        en: "a wrong date or article makes the standard rest on a ground that does not exist",
    },
    instead: Text {
        id: "bandingkan dengan naskah resmi, lalu hapus verified = false",
        en: "compare it with the official text, then remove verified = false",
    },
    law: None,
};

pub(crate) fn finding(law: &str, address: impl std::fmt::Display, span: Span) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "`{law}` belum dibandingkan dengan naskah resmi",
        en: "`{law}` has not been compared with the official text",
    });
    let fix = Text {
        id: "bandingkan judul, tanggal, dan pasalnya, lalu hapus baris ini",
        en: "compare title, date and articles, then remove this line",
    };
    Diagnostic::new(&CODE, address.to_string(), span, message.with("law", law)).fix(Phrase::new(fix))
}
