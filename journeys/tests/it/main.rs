//! Journeys through the running program, by browser.
#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up should stop")]

mod at_the_counter;
mod axe;
mod base64;
mod blackout;
mod browser;
mod citizen;
mod deputy;
mod drafting;
mod driver;
mod dropped_line;
mod helped;
mod keyboard;
mod look;
mod officer;
mod paper;
mod permit;
mod public_pages;
mod publishing;
mod refusal;
mod sample_pages;
mod second_factor;
mod signing_many;
mod stage;
mod two_officers;
mod vehicle_test;
mod wire;
mod without_scripts;
