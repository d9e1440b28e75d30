//! Journeys through the running program, by browser.
#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up should stop")]

mod axe;
mod base64;
mod browser;
mod citizen;
mod driver;
mod look;
mod officer;
mod permit;
mod public_pages;
mod sample_pages;
mod stage;
mod two_officers;
mod vehicle_test;
mod wire;
mod without_scripts;
