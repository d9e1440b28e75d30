//! Fair order: within one service, step and declared priority, the file that was ready first is taken first.

use maklumat_calendar::Timestamp;
use maklumat_sop::Performer;
use maklumat_vocabulary::{OfficerId, PositionKey, StepId};

use crate::case::{Case, OpenStep};

/// Whether the applicant belongs to a class that is served first. [law: uu-25-2009-art-29]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Turn {
    First,
    Ordinary,
}

/// Where a file stands in the line of its step. Smaller comes first; `case` only breaks ties, so that the order is
/// the same for everybody who looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FairKey<C> {
    pub turn: Turn,
    pub ready_at: Timestamp,
    pub case: C,
}

/// An open step as a line of an inbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ready {
    pub step: StepId,
    pub position: PositionKey,
    pub turn: Turn,
    /// When the step opened. Taking and releasing do not change it.
    pub ready_at: Timestamp,
    pub due: Timestamp,
    pub holder: Option<OfficerId>,
}

/// The steps of a case that wait for officers, held ones included.
#[must_use]
pub fn ready_steps(case: &Case) -> Vec<Ready> {
    case.open.iter().filter_map(|open| ready(case, open)).collect()
}

/// How many of the waiting files an officer would overtake by taking the chosen one: those of the same turn that were
/// ready earlier, and every file to be served first if the chosen one is not.
#[must_use]
pub fn overtaken<'k, C: Ord + 'k>(chosen: &FairKey<C>, waiting: impl IntoIterator<Item = &'k FairKey<C>>) -> u32 {
    let count = waiting.into_iter().filter(|other| *other < chosen).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl Case {
    #[must_use]
    pub const fn turn(&self) -> Turn {
        if self.priority.is_some() {
            Turn::First
        } else {
            Turn::Ordinary
        }
    }
}

fn ready(case: &Case, open: &OpenStep) -> Option<Ready> {
    let Performer::Position(position) = &open.performer else {
        return None;
    };
    Some(Ready {
        step: open.step.clone(),
        position: position.clone(),
        turn: case.turn(),
        ready_at: open.opened_at,
        due: open.due,
        holder: open.holder.as_ref().map(|holder| holder.officer.clone()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(turn: Turn, second: i64, case: u32) -> FairKey<u32> {
        FairKey {
            turn,
            ready_at: Timestamp::from_second(second).unwrap(),
            case,
        }
    }

    #[test]
    fn those_served_first_come_first_and_then_those_ready_first() {
        let mut line = [
            key(Turn::Ordinary, 1, 1),
            key(Turn::First, 9, 2),
            key(Turn::Ordinary, 5, 3),
            key(Turn::First, 3, 4),
        ];
        line.sort();
        assert_eq!(line.iter().map(|key| key.case).collect::<Vec<_>>(), [4, 2, 1, 3]);
    }

    #[test]
    fn taking_the_first_overtakes_nobody_and_every_other_is_counted() {
        let line = [
            key(Turn::First, 3, 4),
            key(Turn::Ordinary, 1, 1),
            key(Turn::Ordinary, 5, 3),
        ];
        assert_eq!(overtaken(&line[0], &line), 0);
        assert_eq!(overtaken(&line[1], &line), 1);
        assert_eq!(overtaken(&line[2], &line), 2);
    }
}
