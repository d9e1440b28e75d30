//! Ids that sort by time (UUID version 7), so that new rows lie beside each other on disk.

use maklumat_calendar::Timestamp;
use uuid::{Builder, Uuid};

use crate::fault::Fault;
use crate::seal::random;

/// An id for something that begins now.
pub fn new_id(now: Timestamp) -> Result<Uuid, Fault> {
    Ok(id_from(now, &random()?))
}

/// The same from bytes the caller has drawn, for histories that must come out the same each time.
#[must_use]
pub fn id_from(now: Timestamp, random: &[u8; 10]) -> Uuid {
    let millis = u64::try_from(now.as_millisecond()).unwrap_or(0);
    Builder::from_unix_timestamp_millis(millis, random).into_uuid()
}
