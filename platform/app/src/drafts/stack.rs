//! What somebody can take back and make again, worked out from the history.

use maklumat_sop::{Splice, settled, taken_back};
use maklumat_store::{SopDraft, SopDraftChange};

use super::stored::{Splices, splices};
use crate::views::drafting::DraftAct;

/// Revisions of one's own changes, the last one on top.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stack {
    pub(super) undo: Vec<i64>,
    pub(super) redo: Vec<i64>,
}

impl Stack {
    pub(super) fn of(changes: &[SopDraftChange], by: &str) -> Self {
        let mut stack = Self::default();
        for change in changes.iter().filter(|change| change.changed_by == by) {
            match DraftAct::of(&change.act) {
                DraftAct::Changed | DraftAct::Mended => {
                    stack.undo.push(change.revision);
                    stack.redo.clear();
                }
                DraftAct::Undone => {
                    stack.undo.retain(|revision| Some(*revision) != change.answers);
                    stack.redo.push(change.revision);
                }
                DraftAct::Redone => {
                    stack.redo.retain(|revision| Some(*revision) != change.answers);
                    stack.undo.push(change.revision);
                }
            }
        }
        stack
    }
}

/// The texts without one change, and what does it. Nothing where somebody has changed the same stretch since.
pub(super) fn without(
    draft: &SopDraft,
    changes: &[SopDraftChange],
    revision: i64,
) -> Option<(String, Option<String>, Splices)> {
    let made = changes.iter().find(|change| change.revision == revision)?;
    let made = splices(&made.splices)?;
    let later: Vec<&SopDraftChange> = changes.iter().filter(|change| change.revision > revision).collect();
    let of = |part: fn(Splices) -> Vec<Splice>| -> Option<Vec<Splice>> {
        let history = later.iter().map(|change| {
            let answers = change
                .answers
                .and_then(|answers| later.iter().position(|other| other.revision == answers));
            Some((answers, part(splices(&change.splices)?)))
        });
        let history: Vec<_> = history.collect::<Option<_>>()?;
        Some(settled(&history).concat())
    };
    let (text, main) = taken_back(&draft.content, &made.main, &of(|all| all.main)?)?;
    let english = draft.english.clone().unwrap_or_default();
    let (english, english_done) = taken_back(&english, &made.english, &of(|all| all.english)?)?;
    let done = Splices {
        main,
        english: english_done,
    };
    Some((text, (draft.english.is_some()).then_some(english), done))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(revision: i64, by: &str, (act, answers): (DraftAct, Option<i64>)) -> SopDraftChange {
        SopDraftChange {
            revision,
            changed_by: by.to_owned(),
            changed_at: maklumat_calendar::Timestamp::MIN,
            act: act.as_str().to_owned(),
            answers,
            change: "[]".to_owned(),
            touched: "[]".to_owned(),
            splices: "{\"main\":[],\"english\":[]}".to_owned(),
        }
    }

    #[test]
    fn only_ones_own_changes_are_on_the_stack_and_a_new_one_ends_making_again() {
        let mut changes = vec![
            change(1, "a", (DraftAct::Changed, None)),
            change(2, "b", (DraftAct::Changed, None)),
            change(3, "a", (DraftAct::Mended, None)),
            change(4, "a", (DraftAct::Undone, Some(3))),
        ];
        assert_eq!(
            Stack::of(&changes, "a"),
            Stack {
                undo: vec![1],
                redo: vec![4]
            }
        );
        assert_eq!(
            Stack::of(&changes, "b"),
            Stack {
                undo: vec![2],
                redo: vec![]
            }
        );
        changes.push(change(5, "a", (DraftAct::Redone, Some(4))));
        assert_eq!(
            Stack::of(&changes, "a"),
            Stack {
                undo: vec![1, 5],
                redo: vec![]
            }
        );
        changes.push(change(6, "a", (DraftAct::Undone, Some(5))));
        changes.push(change(7, "a", (DraftAct::Changed, None)));
        assert_eq!(
            Stack::of(&changes, "a"),
            Stack {
                undo: vec![1, 7],
                redo: vec![]
            }
        );
    }
}
