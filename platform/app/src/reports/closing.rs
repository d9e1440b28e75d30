//! What is kept of a case when it closes, from its events.

use maklumat_sop::{CheckedSop, Ending};
use maklumat_store::{Classes, Closing, ClosingFigures, ShareSeconds, StepFigures};
use maklumat_workflow::{Event, Spent, StepSpent, What};

use super::duration_class::class_of;
use crate::cases::record::ending_word;

/// `None` where the events close nothing.
pub(crate) fn closing_of(sop: &CheckedSop, events: &[Event]) -> Option<Closing> {
    let spent = Spent::of(sop.calendar(), events)?;
    let end = events.iter().find(|event| matches!(event.what, What::Closed { .. }))?;
    let by_office = match spent.ending {
        Ending::Done | Ending::Refused | Ending::Redirected => true,
        Ending::Withdrawn => false,
    };
    Some(Closing {
        day: sop.regency().zone.date(end.at).to_string(),
        ending: ending_word(spent.ending).to_owned(),
        is_late: spent.is_late,
        figures: figures(&spent, by_office),
        classes: by_office.then(|| Classes {
            whole: class_of(spent.shares.open() / 60),
            office: class_of(spent.shares.with_offices() / 60),
        }),
        steps: spent
            .steps
            .iter()
            .map(|(step, spent)| step_figures(step.as_str(), spent))
            .collect(),
    })
}

fn figures(spent: &Spent, by_office: bool) -> ClosingFigures {
    let conduct = &spent.conduct;
    let ended = |ending| i64::from(spent.ending == ending);
    let shares = &spent.shares;
    ClosingFigures {
        measured: i64::from(by_office),
        kept: i64::from(by_office && !spent.is_late),
        refused: ended(Ending::Refused),
        redirected: ended(Ending::Redirected),
        withdrawn: ended(Ending::Withdrawn),
        returned: i64::from(conduct.returns > 0),
        returns: conduct.returns.into(),
        returns_near_due: conduct.returns_near_due.into(),
        late_defects: conduct.late_defects.into(),
        takes: conduct.takes.into(),
        overtakings: conduct.overtakings.into(),
        overrides: conduct.overrides.into(),
        seconds: ShareSeconds {
            officer: whole(shares.officer),
            queue: whole(shares.queue),
            other_unit: whole(shares.other_unit),
            applicant: whole(shares.applicant),
            paused: whole(shares.paused),
            away: whole(shares.closed),
        },
    }
}

fn step_figures(step: &str, spent: &StepSpent) -> StepFigures {
    StepFigures {
        step: step.to_owned(),
        visits: spent.visits.into(),
        late: spent.late.into(),
        returns: spent.returns.into(),
        queue_seconds: whole(spent.queue),
        hand_seconds: whole(spent.hand),
    }
}

fn whole(seconds: u64) -> i64 {
    i64::try_from(seconds).unwrap_or(i64::MAX)
}
