//! From a text to a service that can be run, or to everything that keeps it from being one.

use std::sync::Arc;

use maklumat_vocabulary::{Diagnostic, ServiceKey};

use crate::checked::CheckedSop;
use crate::lower::lower;
use crate::organisation::Regency;
use crate::rules::{self, Context};
use crate::source::read_service;

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
    let is_sound = !findings.iter().any(Diagnostic::is_error);
    let hours = reading.draft.service.hours.value().map(String::as_str);
    let sop = if is_sound {
        lower(&reading.draft, key, regency)
    } else {
        None
    };
    let flow = context.flow;
    let sop = sop.map(|definition| CheckedSop::new(definition, Arc::clone(regency), flow, hours));
    Checked {
        sop,
        findings,
        english_findings: reading.english_found,
    }
}
