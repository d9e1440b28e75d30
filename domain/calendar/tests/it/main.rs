//! The crate seen from outside: worked examples, and a slow, obvious reference it must agree with.

#![expect(clippy::unwrap_used, reason = "a test stops where an answer it relies on is missing")]

mod clocks;
mod deadlines;
mod examples;
mod random;
mod reference;
