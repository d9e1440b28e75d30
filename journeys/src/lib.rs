//! Tests across all layers, done by a real browser: what a citizen, an officer and a stranger can bring to an end.
//!
//! Answers: does the whole thing work, from the first question on a phone to a document that verifies without a
//! network? Each journey starts the program in process on a folder of its own, on the embedded database and, where
//! `MAKLUMAT_TEST_POSTGRES` names a server, on PostgreSQL, and steers Chromium through the driver that
//! `MAKLUMAT_CHROMEDRIVER` names or that is installed. Without a driver every journey says that it is skipped.
//!
//! Never does: repeat what a crate tests by itself, look into the store, or wait for a fixed time.
//!
//! The library is empty; everything is in `tests/it`. Start with `permit.rs`. To add a journey: a file with an
//! `async fn` of the stage, a line in `main.rs`, and `on_both_databases!` at its top. A failed journey leaves a
//! picture and the page of every browser in `target/journeys`; pages looked at are in `target/screenshots`, and every
//! sample page of the sites is in `target/contact-sheet/index.html`.
