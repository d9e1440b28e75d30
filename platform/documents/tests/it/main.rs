//! Every template, set and read back with the tools a citizen's office would use.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop at the line that is wrong"
)]

mod codes;
mod drawings;
mod reading;
mod reports;
mod samples;
mod templates;
