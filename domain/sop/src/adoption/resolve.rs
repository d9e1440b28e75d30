//! The package and its overlay as one whole text.
//!
//! Sections merge by key. What stands on one line, a list, a plain value, is replaced whole. First what is removed goes,
//! then the overlay's statements come in; positions of the package become ours where the overlay does not say who.

use std::collections::BTreeMap;

use maklumat_vocabulary::{Diagnostic, Span};

use crate::adoption::join::Join;
use crate::adoption::lines::Path;
use crate::adoption::overlay::Adopts;
use crate::adoption::whole::Whole;

/// A definition and the English texts beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ServiceTexts<'t> {
    pub text: &'t str,
    pub english: Option<&'t str>,
}

/// An adoption put together.
#[derive(Clone, Debug)]
pub struct Resolved {
    pub whole: Whole,
    pub english: Option<Whole>,
    /// What the overlay itself is to blame for, by place in it.
    pub findings: Vec<Diagnostic>,
    pub(crate) adopts: Adopts,
    /// Words that went with what was removed, each with the removal's place.
    pub(crate) removed: BTreeMap<String, Span>,
}

/// Puts a package and an overlay together.
///
/// The decree of the package never holds here; that of the overlay only with an effective date of its own.
#[must_use]
pub fn resolve(adopts: &Adopts, overlay: ServiceTexts<'_>, package: ServiceTexts<'_>) -> Resolved {
    let mut join = Join::new(package.text, overlay.text, adopts);
    let whole = join.run();
    let replaced: Vec<Path> = join.replaced.iter().cloned().collect();
    let mut findings = join.found;
    let english = english(adopts, (overlay.english, package.english), replaced, &mut findings);
    findings.sort_by_key(|finding| finding.span);
    Resolved {
        whole,
        english,
        findings,
        adopts: adopts.clone(),
        removed: join.removed,
    }
}

/// The package's English, without what it said of values that are no longer the package's, and the overlay's in it.
fn english(
    adopts: &Adopts,
    (overlay, package): (Option<&str>, Option<&str>),
    replaced: Vec<Path>,
    found: &mut Vec<Diagnostic>,
) -> Option<Whole> {
    if overlay.is_none() && package.is_none() {
        return None;
    }
    let (package, overlay) = (package.unwrap_or_default(), overlay.unwrap_or_default());
    let mut join = Join::of_english(package, overlay, adopts, replaced);
    let whole = join.run();
    found.append(&mut join.found);
    Some(whole)
}
