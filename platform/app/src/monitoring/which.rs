//! Which sheet is meant: the SOP, the round and the period.

use maklumat_calendar::Date;
use maklumat_monitoring::{HalfYear, Round};
use maklumat_store::SheetKey;
use maklumat_vocabulary::ServiceKey;

/// As it is stored.
pub(crate) const fn round_word(round: Round) -> &'static str {
    match round {
        Round::Monitoring => "monitoring",
        Round::Evaluation => "evaluation",
    }
}

pub(crate) fn round_of(word: &str) -> Round {
    if word == round_word(Round::Evaluation) {
        Round::Evaluation
    } else {
        Round::Monitoring
    }
}

/// The period a day belongs to: a half year, or a year.
pub(super) fn period_of(round: Round, day: Date) -> String {
    match round {
        Round::Monitoring => HalfYear::of(day).to_string(),
        Round::Evaluation => day.year().to_string(),
    }
}

pub(super) fn sheet_key(service: &ServiceKey, round: Round, period: &str) -> SheetKey {
    SheetKey {
        service: service.clone(),
        round: round_word(round).to_owned(),
        period: period.to_owned(),
    }
}
