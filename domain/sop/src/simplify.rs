//! The shortest lawful form of a SOP that was found, and what keeps every step that stays.
//!
//! Steps are dropped, merged or set side by side, and documents no longer asked for, where neither a law nor a function
//! keeps them. Each proposal is a change of the text that was checked: it has no error and no warning more, it is sound,
//! and nothing in it takes longer. Nothing is applied; who decides is the head of the unit.
//!
//! It looks for the next single proposal that helps until there is none. A shorter form may exist.

mod candidates;
mod figures;
mod grounds;
mod rewrite;

use std::sync::Arc;

use maklumat_vocabulary::{Diagnostic, Edit, RequirementId, ServiceKey, Severity, StepId};

use crate::check::check;
use crate::checked::CheckedSop;
use crate::mend::{brings_no_error, edited};
use crate::organisation::Regency;
use crate::soundness::{Verdict, soundness};

pub use figures::Figures;
pub use grounds::{Function, Ground};

/// What a SOP is and what it could be.
#[derive(Clone, Debug)]
pub struct Simplified {
    pub before: Figures,
    pub after: Figures,
    /// In this order; each changes the text that the one before leaves.
    pub proposals: Vec<Proposal>,
    /// Every step that stays, in order of writing, with what keeps it.
    pub kept: Vec<Kept>,
    /// The text with all proposals.
    pub text: String,
}

#[derive(Clone, Debug)]
pub struct Proposal {
    pub kind: ProposalKind,
    pub before: Figures,
    pub after: Figures,
    /// In the text the proposal before leaves, in order. The words replaced are in that text, so each can be taken back.
    pub changes: Vec<Replaced>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// From 1.
    pub line: usize,
    pub before: String,
    pub after: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProposalKind {
    /// The step passes the file on, waits, initials or records, and no law asks for it.
    Drop { step: StepId },
    /// The first becomes a part of the second, which the same performer does next.
    Merge { first: StepId, second: StepId },
    /// The second does not need what the first makes: both begin after the same step.
    SideBySide { first: StepId, second: StepId },
    /// No law asks for the document.
    AskNoMore { requirement: RequirementId },
}

#[derive(Clone, Debug)]
pub struct Kept {
    pub step: StepId,
    /// At least one.
    pub grounds: Vec<Ground>,
}

/// Looks for a shorter lawful form. `Err` has the findings of a text with errors: those come first.
pub fn simplify(
    text: &str,
    english: Option<&str>,
    key: &ServiceKey,
    regency: &Arc<Regency>,
) -> Result<Simplified, Vec<Diagnostic>> {
    let checked = check(text, english, key, regency);
    let Some(mut sop) = checked.sop else {
        return Err(checked.findings);
    };
    let mut found = checked.findings;
    let mut text = text.to_owned();
    let before = Figures::of(&sop);
    let mut proposals = Vec::new();
    while let Some((kind, edits)) = next(&text, english, &sop, &found) {
        let (Some(tried), from) = (edited(&text, &edits), Figures::of(&sop)) else {
            break;
        };
        let checked = check(&tried, english, key, regency);
        let Some(shorter) = checked.sop else { break };
        proposals.push(Proposal {
            kind,
            before: from,
            after: Figures::of(&shorter),
            changes: replaced(&text, &edits),
        });
        (text, sop, found) = (tried, shorter, checked.findings);
    }
    Ok(Simplified {
        before,
        after: Figures::of(&sop),
        kept: grounds::kept(&sop),
        proposals,
        text,
    })
}

/// The first candidate that stands the check and makes something less.
fn next(
    text: &str,
    english: Option<&str>,
    sop: &CheckedSop,
    found: &[Diagnostic],
) -> Option<(ProposalKind, Vec<Edit>)> {
    let key = &sop.definition().key;
    let from = Figures::of(sop);
    let is_lawful = |(_, edits): &(ProposalKind, Vec<Edit>)| {
        let Some(tried) = edited(text, edits) else { return false };
        let checked = check(&tried, english, key, sop.regency());
        let Some(shorter) = &checked.sop else { return false };
        let is_sound = soundness(shorter).verdict == Verdict::Sound;
        let warnings = |found: &[Diagnostic]| {
            let grave = found
                .iter()
                .filter(|finding| finding.code.severity == Severity::Warning);
            grave.count()
        };
        is_sound
            && brings_no_error(found, &checked.findings)
            && warnings(&checked.findings) <= warnings(found)
            && Figures::of(shorter).is_less_than(&from)
    };
    candidates::all(text, sop).into_iter().find(is_lawful)
}

fn replaced(text: &str, edits: &[Edit]) -> Vec<Replaced> {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| edit.span);
    let replaced = edits.into_iter().map(|edit| Replaced {
        line: edit.span.position(text).line,
        before: text[edit.span.start..edit.span.end].to_owned(),
        after: edit.replacement.clone(),
    });
    replaced.collect()
}
