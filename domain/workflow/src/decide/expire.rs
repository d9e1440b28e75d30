//! Lets happen what time brings: lapsed answers, timeouts, escalation, silence that counts as yes.

use maklumat_sop::Ending;

use crate::command::Actor;
use crate::decide::deviate::end_pause;
use crate::decide::draft::Draft;
use crate::decide::flow::{close, go};
use crate::event::{Event, What};
use crate::refusal::Refusal;
use crate::timer::{Timer, timers};

/// More timers than this at one instant can only be timeouts that chase each other; the rest fall due next time.
const AT_ONCE: usize = 100;

/// Everything due at the draft's instant, in the order it fell due. A second call finds nothing.
pub(crate) fn expire(mut draft: Draft<'_>) -> Result<Vec<Event>, Refusal> {
    // Whoever rings, it is time that acts.
    draft.by = Actor::System;
    for _ in 0..AT_ONCE {
        let due = timers(draft.sop, &draft.case)
            .into_iter()
            .filter(|(at, _)| *at <= draft.now);
        let Some((_, timer)) = due.min_by_key(|(at, _)| *at) else {
            break;
        };
        fire(&mut draft, timer)?;
    }
    Ok(draft.into_events())
}

fn fire(draft: &mut Draft<'_>, timer: Timer) -> Result<(), Refusal> {
    match timer {
        Timer::AnswerLapses => {
            draft.emit(What::AnswerLapsed);
            close(draft, Ending::Withdrawn, Vec::new());
        }
        Timer::PauseEnds => end_pause(draft),
        Timer::StepTimesOut { step } => {
            let branch = draft
                .case
                .open_step(&step)
                .map(|open| open.branch.clone())
                .unwrap_or_default();
            let timeout = draft.step(&step)?.timeout.as_ref();
            draft.emit(What::StepTimedOut { step });
            if let Some(timeout) = timeout {
                go(draft, &timeout.next, branch)?;
            }
        }
        Timer::StepIsLate { step, level } => {
            draft.emit(What::Escalated {
                step: Some(step),
                promise: None,
                level,
            });
        }
        Timer::PromiseIsLate { promise, level } => {
            draft.emit(What::Escalated {
                step: None,
                promise: Some(promise),
                level,
            });
        }
        Timer::SilenceCounts { ground } => draft.emit(What::DeemedApproved { ground }),
    }
    Ok(())
}
