//! Whole simulations: queues whose figures are known exactly, laws that hold for all of them, and worked examples.

#![expect(
    clippy::unwrap_used,
    reason = "a test that meets what it does not expect should stop there"
)]

/// The services, persons and cases the engine itself is tested with.
#[path = "../../../workflow/tests/it/scenarios.rs"]
#[expect(dead_code, reason = "these tests need only a part of what the engine's tests share")]
#[expect(clippy::wildcard_enum_match_arm, reason = "tests look for one value among many")]
mod scenarios;

mod examples;
mod history;
mod laws;
mod queues;
mod small_services;
