//! Statistics that deserve a look. Each is held against all other services and against chance, and accuses nobody.

use maklumat_sop::CheckedSop;
use maklumat_store::ClosingFigures;
use maklumat_vocabulary::{LocalizedText, ServiceKey};

use super::figures::count;
use super::interval::{ends, real};
use crate::views::oversight::{Signal, SignalKind, SignalWeight};

/// Fewer occurrences are nothing to look at.
const FEW: u64 = 3;

/// A service with what closed of it.
pub(crate) struct Observed<'a> {
    pub(crate) sop: &'a CheckedSop,
    pub(crate) sums: ClosingFigures,
}

const KINDS: [SignalKind; 4] = [
    SignalKind::ReturnsNearDue,
    SignalKind::Overtakings,
    SignalKind::LateDefects,
    SignalKind::Overrides,
];

/// The signals of one service among all, what deserves a look first.
pub(crate) fn signals(all: &[Observed<'_>], service: &ServiceKey) -> Vec<Signal> {
    let Some(own) = all.iter().find(|one| one.sop.definition().key == *service) else {
        return Vec::new();
    };
    let others = all
        .iter()
        .filter(|one| one.sop.definition().key != *service)
        .fold(ClosingFigures::default(), |sum, one| sum.and(&one.sums));
    let name = &own.sop.definition().name;
    let mut found: Vec<Signal> = KINDS
        .into_iter()
        .filter_map(|kind| signal(kind, (service, name), &own.sums, &others))
        .collect();
    found.sort_by_key(|signal| signal.weight);
    found
}

fn signal(
    kind: SignalKind,
    (service, name): (&ServiceKey, &LocalizedText),
    own: &ClosingFigures,
    others: &ClosingFigures,
) -> Option<Signal> {
    let ((part, whole), (others_part, others_whole)) = (ratio(kind, own), ratio(kind, others));
    if part == 0 || whole == 0 {
        return None;
    }
    Some(Signal {
        kind,
        service: service.clone(),
        service_name: name.clone(),
        part,
        whole,
        others_part,
        others_whole,
        weight: weight((part, whole), (others_part, others_whole)),
    })
}

fn ratio(kind: SignalKind, sums: &ClosingFigures) -> (u64, u64) {
    let cases = sums.measured + sums.withdrawn;
    let (part, whole) = match kind {
        SignalKind::ReturnsNearDue => (sums.returns_near_due, sums.returns),
        SignalKind::Overtakings => (sums.overtakings, sums.takes),
        // One return may name several; a share never exceeds the whole.
        SignalKind::LateDefects => (sums.late_defects.min(sums.returns), sums.returns),
        SignalKind::Overrides => (sums.overrides.min(cases), cases),
    };
    (count(part), count(whole))
}

/// Beyond chance is what even the lower end of the interval puts above everybody else; to be looked at is twice that.
fn weight((part, whole): (u64, u64), (others_part, others_whole): (u64, u64)) -> SignalWeight {
    let elsewhere = if others_whole == 0 {
        0.0
    } else {
        real(others_part) / real(others_whole)
    };
    let lowest = ends(part, whole).map_or(0.0, |(low, _)| low);
    if part < FEW || lowest <= elsewhere {
        SignalWeight::Chance
    } else if lowest > 2.0 * elsewhere {
        SignalWeight::Look
    } else {
        SignalWeight::Watch
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_chance_explains_is_said_to_be_chance() {
        assert_eq!(weight((21, 40), (2, 40)), SignalWeight::Look);
        assert_eq!(weight((20, 100), (12, 100)), SignalWeight::Watch);
        assert_eq!(weight((6, 512), (5, 480)), SignalWeight::Chance);
        assert_eq!(weight((2, 2), (0, 900)), SignalWeight::Chance);
    }
}
