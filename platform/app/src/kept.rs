//! Answers that cost much and are asked for again: kept for a while, the oldest go first; and a few places in which they
//! are worked out, so that many who ask do not keep everybody else waiting.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::problem::Problem;
use crate::problem::rule::Rule;

/// So many at a time, in the whole program.
pub(crate) struct Places {
    places: Arc<Semaphore>,
    patience: Duration,
}

impl Places {
    /// `patience` is how long whoever finds no place waits for one.
    pub(crate) fn so_many(places: usize, patience: Duration) -> Self {
        Self {
            places: Arc::new(Semaphore::new(places)),
            patience,
        }
    }

    /// A place, given back when it goes. Refused where none becomes free soon.
    pub(crate) async fn take(&self) -> Result<OwnedSemaphorePermit, Problem> {
        let place = Arc::clone(&self.places).acquire_owned();
        match tokio::time::timeout(self.patience, place).await {
            Ok(Ok(place)) => Ok(place),
            Ok(Err(_)) | Err(_) => Err(Rule::TooBusy.into()),
        }
    }
}

/// At most so much, by what each answer weighs.
pub(crate) struct Kept<K, V> {
    most: usize,
    inner: Mutex<Inner<K, V>>,
}

struct Inner<K, V> {
    known: BTreeMap<K, (V, usize, u64)>,
    weight: usize,
    looks: u64,
}

impl<K: Ord + Clone, V: Clone> Kept<K, V> {
    pub(crate) const fn most(most: usize) -> Self {
        Self {
            most,
            inner: Mutex::new(Inner {
                known: BTreeMap::new(),
                weight: 0,
                looks: 0,
            }),
        }
    }

    pub(crate) fn get(&self, key: &K) -> Option<V> {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.looks += 1;
        let looks = inner.looks;
        inner.known.get_mut(key).map(|(value, _, last)| {
            *last = looks;
            value.clone()
        })
    }

    /// Keeps an answer. What weighs more than all that may be kept is not.
    pub(crate) fn keep(&self, key: K, value: V, weight: usize) {
        if weight > self.most {
            return;
        }
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.looks += 1;
        let looks = inner.looks;
        if let Some((_, before, _)) = inner.known.insert(key, (value, weight, looks)) {
            inner.weight -= before;
        }
        inner.weight += weight;
        while inner.weight > self.most {
            let oldest = inner.known.iter().min_by_key(|(_, (_, _, last))| *last);
            let Some(key) = oldest.map(|(key, _)| key.clone()) else {
                break;
            };
            if let Some((_, weight, _)) = inner.known.remove(&key) {
                inner.weight -= weight;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn whoever_finds_no_place_is_told_and_who_comes_after_finds_one() {
        let places = Places::so_many(1, Duration::from_millis(5));
        let taken = places.take().await.unwrap();
        let refused = places.take().await.unwrap_err();
        assert!(matches!(refused, Problem::Refused(refused) if refused.code() == "too-busy"));
        drop(taken);
        assert!(places.take().await.is_ok());
    }

    #[test]
    fn what_was_not_asked_for_longest_goes_first_and_never_more_is_kept() {
        let kept = Kept::most(10);
        kept.keep("one", 1, 4);
        kept.keep("two", 2, 4);
        assert_eq!(kept.get(&"one"), Some(1));
        kept.keep("three", 3, 4);
        assert_eq!(
            (kept.get(&"one"), kept.get(&"two"), kept.get(&"three")),
            (Some(1), None, Some(3))
        );
        kept.keep("too-heavy", 4, 11);
        assert_eq!((kept.get(&"too-heavy"), kept.get(&"one")), (None, Some(1)));
        kept.keep("one", 5, 10);
        assert_eq!((kept.get(&"one"), kept.get(&"three")), (Some(5), None));
    }
}
