//! From a text to a service that can be run, or to everything that keeps it from being one.

use std::sync::Arc;

use maklumat_vocabulary::{Code, Diagnostic, Phrase, ServiceKey, Severity, Span, Text};

use crate::checked::CheckedSop;
use crate::lower::lower;
use crate::model::Definition;
use crate::organisation::Regency;
use crate::rules::{self, Context};
use crate::source::read_service;

/// Not a rule: what is found when the rules let something through that cannot be run.
pub(crate) static CHECKER_AT_FAULT: Code = Code {
    number: "TXT-009",
    name: "checker-at-fault",
    severity: Severity::Error,
    finds: Text {
        id: "berkas yang tidak dapat dijalankan tanpa sebab yang dapat disebut pemeriksa",
        en: "a file that cannot be run for no reason the checker can name",
    },
    why: Text {
        id: "layanan yang diam-diam tidak terbit tidak dapat diajukan siapa pun",
        en: "a service that is silently not published cannot be applied for",
    },
    instead: Text {
        id: "laporkan kepada pembuat program",
        en: "report it to the makers of the program",
    },
    law: None,
};

/// What came of a text.
#[derive(Clone, Debug)]
pub struct Checked {
    /// There, if no finding is an error.
    pub sop: Option<CheckedSop>,
    /// By place in the text.
    pub findings: Vec<Diagnostic>,
    /// Findings in the English texts, by place in them. They never keep a service from being run.
    pub english_findings: Vec<Diagnostic>,
}

/// Reads and checks one service. `english` is the text of `<service>.en.toml`, where there is one.
#[must_use]
pub fn check(text: &str, english: Option<&str>, key: &ServiceKey, regency: &Arc<Regency>) -> Checked {
    let reading = read_service(text, english);
    let mut findings = reading.found;
    let context = Context::new(text, &reading.draft, key, regency);
    rules::run(&context, &mut findings);
    findings.sort_by(|left, right| (left.span, left.code.number).cmp(&(right.span, right.code.number)));
    findings.dedup();
    let hours = reading.draft.service.hours.value().map(String::as_str);
    let definition = runnable(lower(&reading.draft, key, regency), &mut findings);
    let flow = context.flow;
    let sop = definition.map(|definition| CheckedSop::new(definition, Arc::clone(regency), flow, hours));
    Checked {
        sop,
        findings,
        english_findings: reading.english_found,
    }
}

/// Reads again what this checker, or the one of an earlier release, let through when it was published.
///
/// Rules are added and shared files change, but cases stay on their version: it must go on being readable, whatever
/// today's rules say. So no finding is asked for here. Everything that cases rely on without asking (steps that arrows
/// name, say) depends on the text alone, and the text is the one that passed. For that reason this is only for a text
/// whose digest is that of a stored, published version; any other text goes through [`check`].
///
/// `None`, if the text cannot be read as a definition at all any more.
#[must_use]
pub fn once_published(
    text: &str,
    english: Option<&str>,
    key: &ServiceKey,
    regency: &Arc<Regency>,
) -> Option<CheckedSop> {
    let reading = read_service(text, english);
    let definition = lower(&reading.draft, key, regency)?;
    let flow = Context::new(text, &reading.draft, key, regency).flow;
    let hours = reading.draft.service.hours.value().map(String::as_str);
    Some(CheckedSop::new(definition, Arc::clone(regency), flow, hours))
}

/// Only what has no errors is run. What has none and yet cannot be run is our own mistake, and is said aloud.
fn runnable(lowered: Option<Definition>, findings: &mut Vec<Diagnostic>) -> Option<Definition> {
    if findings.iter().any(Diagnostic::is_error) {
        return None;
    }
    if lowered.is_none() {
        let message = Phrase::new(Text {
            id: "berkas ini tidak dapat dijalankan, padahal tidak ada kesalahan yang ditemukan",
            en: "this file cannot be run although no error was found",
        });
        let fix = Phrase::new(Text {
            id: "laporkan berkas ini kepada pembuat program; yang keliru adalah pemeriksanya",
            en: "report this file to the makers of the program; the checker is at fault",
        });
        findings.push(Diagnostic::new(&CHECKER_AT_FAULT, "service", Span::default(), message).fix(fix));
    }
    lowered
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::draft_without_decree;

    #[test]
    fn what_cannot_be_run_without_an_error_being_found_is_said_aloud() {
        let mut findings = Vec::new();
        assert!(runnable(None, &mut findings).is_none());
        assert_eq!(findings.len(), 1);
        assert!(findings[0].is_error() && findings[0].code == &CHECKER_AT_FAULT);
    }

    #[test]
    fn advice_does_not_explain_why_a_file_cannot_be_run_and_an_error_does() {
        let found = |code| Diagnostic::new(code, "service", Span::default(), Phrase::new(CHECKER_AT_FAULT.finds));
        let mut findings = vec![found(&draft_without_decree::CODE)];
        runnable(None, &mut findings);
        assert_eq!(findings.iter().filter(|finding| finding.is_error()).count(), 1);
        runnable(None, &mut findings);
        assert_eq!(findings.iter().filter(|finding| finding.is_error()).count(), 1);
    }
}
