//! Finds opening hours and Ramadan periods that no calendar can be made of.

use maklumat_calendar::CalendarError;
use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Span, Text};

pub(crate) static CODE: Code = Code {
    number: "CAL-001",
    name: "hours-unusable",
    severity: Severity::Error,
    finds: Text {
        id: "jam layanan tanpa hari buka, jam yang bertumpuk, atau masa Ramadan lebih dari sebulan",
        en: "opening hours without an open day, overlapping hours, or a Ramadan longer than a month",
    },
    why: Text {
        id: "tenggat tidak dapat dihitung dari jam seperti itu",
        en: "no deadline can be counted from such hours",
    },
    instead: Text {
        id: "tulis jam buka setiap hari kerja, seperti \"07.30-12.00\"",
        en: "write the hours of every working day, like \"07.30-12.00\"",
    },
    law: None,
};

pub(crate) fn finding(key: &str, error: CalendarError, address: impl std::fmt::Display, span: Span) -> Diagnostic {
    let (message, fix) = match error {
        CalendarError::NeverOpen => (
            Text {
                id: "jam layanan `{key}` tidak pernah buka",
                en: "opening hours `{key}` never open",
            },
            Text {
                id: "tambahkan jam buka, misalnya `monday = [\"07.30-16.00\"]`, atau `always-open = true`",
                en: "add opening hours, such as `monday = [\"07.30-16.00\"]`, or `always-open = true`",
            },
        ),
        CalendarError::RamadanReversed(_) => (
            Text {
                id: "masa Ramadan `{key}` berakhir sebelum mulai",
                en: "Ramadan `{key}` ends before it begins",
            },
            Text {
                id: "perbaiki salah satu tanggal",
                en: "correct one of the dates",
            },
        ),
        CalendarError::RamadanTooLong(_) => (
            Text {
                id: "masa Ramadan `{key}` lebih dari 31 hari",
                en: "Ramadan `{key}` is longer than 31 days",
            },
            Text {
                id: "perbaiki salah satu tanggal",
                en: "correct one of the dates",
            },
        ),
    };
    Diagnostic::new(&CODE, address.to_string(), span, Phrase::new(message).with("key", key)).fix(Phrase::new(fix))
}

pub(crate) fn overlap(opening: &str, address: impl std::fmt::Display, span: Span) -> Diagnostic {
    let message = Text {
        id: "jam `{opening}` bertumpuk dengan jam sebelumnya",
        en: "hours `{opening}` overlap the hours before",
    };
    let fix = Text {
        id: "gabungkan, atau perbaiki salah satu jam",
        en: "join them, or correct one of them",
    };
    Diagnostic::new(
        &CODE,
        address.to_string(),
        span,
        Phrase::new(message).with("opening", opening),
    )
    .fix(Phrase::new(fix))
}
