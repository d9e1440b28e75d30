//! Findings in the whole, sent to the file whose line is to blame.

use std::sync::Arc;

use maklumat_vocabulary::{Diagnostic, Phrase, ServiceKey, Span, Text};

use crate::adoption::resolve::Resolved;
use crate::adoption::whole::{Side, Whole};
use crate::check::check;
use crate::checked::CheckedSop;
use crate::organisation::Regency;
use crate::rules::{draft_without_decree, missing_key};

/// A finding with the file its place is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    pub side: Side,
    pub finding: Diagnostic,
}

/// What came of checking an adoption.
#[derive(Clone, Debug)]
pub struct CheckedAdoption {
    /// There, if no finding is an error.
    pub sop: Option<CheckedSop>,
    pub findings: Vec<Placed>,
    /// Findings in the English texts; the same two sides, of the English files.
    pub english_findings: Vec<Placed>,
}

/// Checks the whole of an adoption as any definition is checked.
#[must_use]
pub fn check_adopted(resolved: &Resolved, key: &ServiceKey, regency: &Arc<Regency>) -> CheckedAdoption {
    let english = resolved.english.as_ref().map(|english| english.text.as_str());
    let checked = check(&resolved.whole.text, english, key, regency);
    let own = resolved.findings.iter().map(|finding| Placed {
        side: Side::Overlay,
        finding: finding.clone(),
    });
    let found = checked.findings.into_iter().map(|finding| blamed(finding, resolved));
    let findings: Vec<Placed> = own.chain(found).collect();
    let of_english = |finding| placed(finding, resolved.english.as_ref());
    let is_sound = !findings.iter().any(|placed| placed.finding.is_error());
    CheckedAdoption {
        sop: checked.sop.filter(|_| is_sound),
        findings,
        english_findings: checked.english_findings.into_iter().map(of_english).collect(),
    }
}

fn placed(mut finding: Diagnostic, whole: Option<&Whole>) -> Placed {
    let (side, span) = whole.map_or((Side::Overlay, Span::default()), |whole| whole.place(finding.span));
    finding.span = span;
    Placed { side, finding }
}

/// A package was sound where it was made. What is wrong with it here mostly comes of what was removed or left unsaid, and
/// that stands in the overlay.
fn blamed(finding: Diagnostic, resolved: &Resolved) -> Placed {
    let word = written(&resolved.whole.text, finding.span);
    let placed = placed(finding, Some(&resolved.whole));
    if placed.side == Side::Overlay {
        return placed;
    }
    let finding = &placed.finding;
    let is_of_adopter = finding.code == &draft_without_decree::CODE;
    let cause = if is_of_adopter {
        Some(resolved.adopts.span)
    } else if finding.code == &missing_key::CODE {
        removal_above(&finding.address, resolved)
    } else {
        resolved.removed.get(&word).copied().filter(|_| finding.is_error())
    };
    let Some(cause) = cause else { return placed };
    let mut finding = placed.finding;
    if !is_of_adopter {
        finding = finding.note(Phrase::new(Text {
            id: "paket masih memerlukan yang dihapus di sini",
            en: "the package still needs what is removed here",
        }));
    }
    finding.span = cause;
    Placed {
        side: Side::Overlay,
        finding,
    }
}

/// The removal that took what is missing.
fn removal_above(address: &str, resolved: &Resolved) -> Option<Span> {
    let covers = |removed: &str| {
        let below = |one: &str, other: &str| {
            one.strip_prefix(other)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        below(address, removed) || below(removed, address)
    };
    let removals = &resolved.adopts.remove;
    removals
        .iter()
        .find(|removal| covers(&removal.value))
        .map(|removal| removal.span)
}

/// The word at a place, without quotes.
fn written(text: &str, span: Span) -> String {
    let word = text.get(span.start..span.end).unwrap_or("");
    word.trim_matches('"').to_owned()
}
