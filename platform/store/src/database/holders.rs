//! Who holds a connection: a task that asks for a second one while it holds the first can wait for itself, once enough
//! others do the same. That shows only under load, so it is refused always.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::ThreadId;

use crate::fault::{Fault, FaultKind};

/// Those who hold a connection at the moment: few.
#[derive(Default)]
pub(crate) struct Holders(Mutex<Vec<Holder>>);

/// A connection in somebody's hands, until dropped.
pub(crate) struct Held {
    holders: Arc<Holders>,
    holder: Holder,
}

/// A task, or the thread of a caller outside any task.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holder {
    Task(tokio::task::Id),
    Thread(ThreadId),
}

impl Holders {
    pub(super) fn enter(self: &Arc<Self>) -> Result<Held, Fault> {
        let holder = Holder::current();
        let mut held = self.lock();
        if held.contains(&holder) {
            return Err(Fault::new(
                FaultKind::Broken,
                "a task asks for a second connection while it holds one",
            ));
        }
        held.push(holder);
        drop(held);
        Ok(Held {
            holders: Arc::clone(self),
            holder,
        })
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Holder>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Holder {
    fn current() -> Self {
        tokio::task::try_id().map_or_else(|| Self::Thread(std::thread::current().id()), Self::Task)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let mut held = self.holders.lock();
        if let Some(index) = held.iter().position(|holder| *holder == self.holder) {
            held.swap_remove(index);
        }
    }
}
