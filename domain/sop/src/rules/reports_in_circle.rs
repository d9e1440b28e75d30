//! Finds positions that are their own superior.

use std::collections::BTreeSet;

use maklumat_vocabulary::{Code, Diagnostic, Phrase, PositionKey, Severity, Span, Text};

use crate::organisation::Regency;

pub(crate) static CODE: Code = Code {
    number: "ORG-002",
    name: "reports-in-circle",
    severity: Severity::Error,
    finds: Text {
        id: "jabatan yang melapor kepada dirinya sendiri, langsung atau berputar",
        en: "a position that reports to itself, directly or in a circle",
    },
    why: Text {
        id: "keterlambatan diteruskan kepada atasan; dalam putaran tidak ada atasan",
        en: "lateness is passed on to the superior; in a circle there is none",
    },
    instead: Text {
        id: "tunjuk atasan yang sebenarnya",
        en: "name the true superior",
    },
    law: None,
};

pub(crate) fn is_in_circle(regency: &Regency, position: &PositionKey) -> bool {
    let mut seen = BTreeSet::new();
    let mut at = regency.position(position).and_then(|known| known.reports_to.as_ref());
    while let Some(superior) = at {
        if superior == position {
            return true;
        }
        if !seen.insert(superior) {
            return false;
        }
        at = regency.position(superior).and_then(|known| known.reports_to.as_ref());
    }
    false
}

pub(crate) fn finding(position: &PositionKey, address: impl std::fmt::Display, span: Span) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "jabatan `{position}` melapor kepada dirinya sendiri",
        en: "position `{position}` reports to itself",
    })
    .with("position", position);
    let fix = Text {
        id: "tunjuk atasan yang sebenarnya, atau hapus reports-to",
        en: "name the true superior, or remove reports-to",
    };
    Diagnostic::new(&CODE, address.to_string(), span, message).fix(Phrase::new(fix))
}
