//! Letters sent to servers of our own, on this machine, that answer as servers do: well, late, wrongly, not at all.
#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up should stop")]

mod fetch;
mod gateway;
mod mail;
mod server;
