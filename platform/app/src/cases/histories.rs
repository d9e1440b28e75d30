//! Histories of cases that were looked at lately. What has happened never changes, so that of a case only what is new
//! since then is read and opened again; whether something is new is always asked of the database.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use maklumat_store::{Head, Reader, Uuid};
use maklumat_workflow::{Case, Event};

use crate::App;
use crate::cases::act::Loaded;
use crate::problem::Problem;

/// Events kept of all cases together: some fifteen megabytes.
const MOST_EVENTS: usize = 30_000;

/// As many events as the case itself is counted for.
const CASE_COUNTS_FOR: usize = 8;

#[derive(Default)]
pub(crate) struct Histories(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    known: HashMap<Uuid, Known>,
    /// Of all cases together, with what the cases themselves are counted for.
    events: usize,
    /// Counts the looks, to tell which case was not asked for longest.
    looks: u64,
}

struct Known {
    history: History,
    last_look: u64,
}

/// The events of a case up to where its chain ended, and the case as it stood then.
#[derive(Clone)]
pub(crate) struct History {
    pub(crate) sequence: i64,
    pub(crate) chain: [u8; 32],
    pub(crate) events: Arc<Vec<Event>>,
    /// `None` where only the events are known.
    pub(crate) case: Option<Arc<Case>>,
}

impl History {
    fn weight(&self) -> usize {
        self.events.len() + self.case.as_ref().map_or(0, |_| CASE_COUNTS_FOR)
    }
}

impl App {
    /// A case and all that has happened to it.
    pub(crate) async fn load_with_events(&self, id: Uuid) -> Result<(Loaded, Arc<Vec<Event>>), Problem> {
        self.load_with_events_in(&mut self.store().read().await?, id).await
    }

    /// The same where more is read with it.
    pub(crate) async fn load_with_events_in(
        &self,
        reader: &mut Reader,
        id: Uuid,
    ) -> Result<(Loaded, Arc<Vec<Event>>), Problem> {
        let loaded = self.load(reader, id).await?;
        let head = &loaded.matter.head;
        let known = self.0.histories.known(head);
        let seen = known.as_ref().map_or(0, |history| history.sequence);
        let mut events = known.map(|history| history.events).unwrap_or_default();
        if seen < head.sequence {
            let new = self.events_after(reader, &loaded.matter, seen).await?;
            Arc::make_mut(&mut events).extend(new);
            let history = History {
                sequence: head.sequence,
                chain: head.chain_hash,
                events: Arc::clone(&events),
                case: Some(Arc::clone(&loaded.case)),
            };
            if head.key.is_some() {
                self.0.histories.keep(id, history);
            }
        }
        Ok((loaded, events))
    }
}

impl Histories {
    /// The case as it stands, if it was looked at since it last changed.
    pub(crate) fn case(&self, head: &Head) -> Option<Arc<Case>> {
        self.known(head)
            .filter(|history| history.chain == head.chain_hash)
            .and_then(|history| history.case)
    }

    /// What is known of a case. Of one that was erased nothing is, from the moment on that its key is gone.
    pub(crate) fn known(&self, head: &Head) -> Option<History> {
        let mut kept = self.kept();
        if head.key.is_none() {
            kept.forget(head.id);
            return None;
        }
        kept.looks += 1;
        let looks = kept.looks;
        let known = kept.known.get_mut(&head.id)?;
        known.last_look = looks;
        // A database that was restored from a copy may be behind what was seen.
        (known.history.sequence < head.sequence || known.history.chain == head.chain_hash)
            .then(|| known.history.clone())
    }

    pub(crate) fn keep(&self, case: Uuid, history: History) {
        let mut kept = self.kept();
        kept.forget(case);
        let count = history.weight();
        if count > MOST_EVENTS / 2 {
            return;
        }
        kept.looks += 1;
        let last_look = kept.looks;
        kept.known.insert(case, Known { history, last_look });
        kept.events += count;
        if kept.events > MOST_EVENTS {
            kept.make_room();
        }
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn forget(&mut self, case: Uuid) {
        if let Some(known) = self.known.remove(&case) {
            self.events -= known.history.weight();
        }
    }

    /// Lets go of those nobody has asked for longest, until half of the room is free: not one at a time, because
    /// finding them means looking at all.
    fn make_room(&mut self) {
        let mut looks: Vec<(u64, Uuid)> = self.known.iter().map(|(id, known)| (known.last_look, *id)).collect();
        looks.sort_unstable();
        for (_, case) in looks {
            if self.events <= MOST_EVENTS / 2 {
                break;
            }
            self.forget(case);
        }
    }
}

#[cfg(test)]
mod tests {
    use maklumat_calendar::Timestamp;
    use maklumat_workflow::{Actor, What};

    use super::*;

    fn history(events: usize, sequence: i64) -> History {
        let event = Event {
            at: Timestamp::UNIX_EPOCH,
            by: Actor::Applicant,
            what: What::DeclaredComplete,
        };
        History {
            sequence,
            chain: [u8::try_from(sequence).unwrap(); 32],
            events: Arc::new(vec![event; events]),
            case: None,
        }
    }

    fn head(id: Uuid, sequence: i64) -> Head {
        Head {
            id,
            sequence,
            chain_hash: [u8::try_from(sequence).unwrap(); 32],
            key: Some(maklumat_store::CaseKey::generate().unwrap()),
        }
    }

    #[test]
    fn what_was_seen_is_known_until_the_case_is_erased() {
        let histories = Histories::default();
        let id = Uuid::from_u128(1);
        assert!(histories.known(&head(id, 3)).is_none());
        histories.keep(id, history(3, 3));
        assert_eq!(histories.known(&head(id, 3)).unwrap().sequence, 3);
        assert_eq!(
            histories.known(&head(id, 5)).unwrap().sequence,
            3,
            "the rest is still to be read"
        );
        let erased = Head {
            key: None,
            ..head(id, 5)
        };
        assert!(histories.known(&erased).is_none());
        assert!(histories.known(&head(id, 3)).is_none(), "and stays forgotten");
    }

    #[test]
    fn a_history_that_the_database_does_not_have_is_not_believed() {
        let histories = Histories::default();
        let id = Uuid::from_u128(1);
        histories.keep(id, history(5, 5));
        assert!(histories.known(&head(id, 3)).is_none());
        let other = Head {
            chain_hash: [9; 32],
            ..head(id, 5)
        };
        assert!(histories.known(&other).is_none());
    }

    #[test]
    fn who_was_not_asked_for_longest_goes_first() {
        let histories = Histories::default();
        let many = MOST_EVENTS / 4;
        for number in 1..=4 {
            histories.keep(Uuid::from_u128(number), history(many, 1));
        }
        let first = head(Uuid::from_u128(1), 1);
        assert!(histories.known(&first).is_some());
        histories.keep(Uuid::from_u128(5), history(many, 1));
        assert!(histories.known(&first).is_some());
        assert!(histories.known(&head(Uuid::from_u128(2), 1)).is_none());
        assert!(histories.kept().events <= MOST_EVENTS);
    }
}
