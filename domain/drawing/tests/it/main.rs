//! Drawings keep what they promise: of charts nobody would write, and of every service of the invented regency.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop at the line that is wrong"
)]
#![expect(clippy::disallowed_methods, reason = "the services of the regency are files")]

mod charts;
mod laws;
mod regency;
