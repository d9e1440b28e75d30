//! What changed between two estimates of a unit, and why.

use std::collections::BTreeSet;

use crate::{Answer, Band, Exact, Fact, FactValue, IndicatorEstimate, Readiness, Source};

/// How a later estimate differs from an earlier one by the same instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Later less earlier, before rounding.
    pub by: Exact,
    /// Earlier and later, where the band is another.
    pub band: Option<(Band, Band)>,
    /// Earlier and later, where the answer to the suffix is another; `None` inside where nobody answered.
    pub suffix: Option<(Option<bool>, Option<bool>)>,
    /// Only those where something changed, in the order of the instrument.
    pub indicators: Vec<IndicatorChange>,
}

/// What changed about one indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorChange {
    pub key: String,
    /// Later less earlier; 0 where only the grounds changed.
    pub by: Exact,
    /// Earlier and later; `None` where the answer is a number.
    pub levels: Option<(u8, u8)>,
    pub why: Vec<Why>,
}

/// A reason of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// A fact has another value, became known or is known no more.
    Fact {
        fact: Fact,
        before: Option<FactValue>,
        after: Option<FactValue>,
    },
    /// Evidence counts that did not count before.
    EvidenceCounts { id: String },
    /// Evidence passed its last day.
    EvidenceExpired { id: String },
    /// A fact says otherwise now.
    EvidenceContradicted { id: String },
    /// Evidence counts no more and has neither expired nor been contradicted: taken back, or outdone.
    EvidenceGone { id: String },
    /// Another answers than before.
    Source { before: Source, after: Source },
    /// The same evidence claims something else, or other evidence of the same ids counts.
    Claim {
        before: Option<Answer>,
        after: Option<Answer>,
    },
}

/// `None` where the two were made by different instruments: their points are not comparable.
#[must_use]
pub fn difference(before: &Readiness<'_>, after: &Readiness<'_>) -> Option<Difference> {
    if before.assessment.instrument() != after.assessment.instrument() {
        return None;
    }
    let mut indicators = Vec::new();
    for ((earlier, later), (was, is)) in before
        .indicators
        .iter()
        .zip(&after.indicators)
        .zip(before.score.indicators.iter().zip(&after.score.indicators))
    {
        let by = &is.points - &was.points;
        let mut why = reasons(earlier, later);
        let answers = [before, after].map(|readiness| readiness.assessment.given(&later.key).cloned());
        if why.is_empty() && answers[0] != answers[1] {
            let [before, after] = answers;
            why.push(Why::Claim { before, after });
        }
        if by != Exact::zero() || !why.is_empty() {
            indicators.push(IndicatorChange {
                key: later.key.clone(),
                by,
                levels: was.level.zip(is.level),
                why,
            });
        }
    }
    let (was, is) = (&before.score.band, &after.score.band);
    Some(Difference {
        by: &after.score.exact - &before.score.exact,
        suffix: (before.score.suffix != after.score.suffix).then_some((before.score.suffix, after.score.suffix)),
        band: (was != is).then(|| (was.clone(), is.clone())),
        indicators,
    })
}

fn reasons(before: &IndicatorEstimate, after: &IndicatorEstimate) -> Vec<Why> {
    let mut why = Vec::new();
    for ((fact, was), (_, is)) in before.inputs.iter().zip(&after.inputs) {
        if was != is {
            why.push(Why::Fact {
                fact: *fact,
                before: was.clone(),
                after: is.clone(),
            });
        }
    }
    let earlier: BTreeSet<&String> = before.evidence.iter().collect();
    let later: BTreeSet<&String> = after.evidence.iter().collect();
    for id in later.difference(&earlier) {
        why.push(Why::EvidenceCounts { id: (*id).clone() });
    }
    for id in after.expired.iter().filter(|id| !before.expired.contains(id)) {
        why.push(Why::EvidenceExpired { id: id.clone() });
    }
    for id in after.contradicted.iter().filter(|id| !before.contradicted.contains(id)) {
        why.push(Why::EvidenceContradicted { id: id.clone() });
    }
    for id in earlier.difference(&later) {
        if !after.expired.contains(id) && !after.contradicted.contains(id) {
            why.push(Why::EvidenceGone { id: (*id).clone() });
        }
    }
    if before.source != after.source {
        why.push(Why::Source {
            before: before.source,
            after: after.source,
        });
    }
    why
}
