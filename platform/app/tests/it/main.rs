//! Use cases from outside, on a furnished regency in a temporary folder.
#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up should stop")]

mod office;
mod permit_story;
mod vehicle_test_story;
mod bad_input;
mod demo_history;
mod documents_over_time;
mod installation;
