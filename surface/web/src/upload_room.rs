//! How many bytes of uploads are in memory at once, in the whole program: without a bound, many at once would end it.
//!
//! Room is taken as bytes arrive, never beforehand: whoever sends slowly holds only what has come so far. Nobody waits
//! for room, because who waits holds what they have, and all could wait for each other.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Some forty photos of a phone, or five uploads of the largest size.
const ROOM_BYTES: usize = 128 * 1024 * 1024;

/// Shared by all requests of a router.
#[derive(Clone)]
pub(crate) struct UploadRoom(Arc<Semaphore>);

/// What one upload takes up; given back when it goes.
pub(crate) struct Held {
    room: Arc<Semaphore>,
    taken: Option<OwnedSemaphorePermit>,
}

impl UploadRoom {
    pub(crate) fn new() -> Self {
        Self(Arc::new(Semaphore::new(ROOM_BYTES)))
    }

    /// With nothing taken in yet.
    pub(crate) fn enter(&self) -> Held {
        Held {
            room: Arc::clone(&self.0),
            taken: None,
        }
    }
}

impl Held {
    /// Whether so many bytes more fit.
    pub(crate) fn take_in(&mut self, bytes: usize) -> bool {
        let Ok(bytes) = u32::try_from(bytes) else { return false };
        let Ok(more) = Arc::clone(&self.room).try_acquire_many_owned(bytes) else {
            return false;
        };
        match &mut self.taken {
            Some(taken) => taken.merge(more),
            None => self.taken = Some(more),
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_refused_until_somebody_has_gone() {
        let room = UploadRoom::new();
        let (mut one, mut other) = (room.enter(), room.enter());
        assert!(one.take_in(ROOM_BYTES - 10) && other.take_in(10) && !other.take_in(1));
        drop(one);
        assert!(other.take_in(ROOM_BYTES - 10) && !other.take_in(1));
    }
}
