//! Whole cases through the engine: the regency's own services, and small ones made to show one thing.

#![expect(
    clippy::unwrap_used,
    reason = "a test that meets what it does not expect should stop there"
)]
#![expect(clippy::wildcard_enum_match_arm, reason = "tests look for one event among many")]

mod branches;
mod consent;
mod desk_acts;
mod establishing;
mod lost_pins;
mod money;
mod moves;
mod on_paper;
mod overrides;
mod properties;
mod returns;
mod revocations;
mod scenarios;
mod spent;
mod steps;
mod submission;
mod timers;
mod wire;
mod wire_damage;
