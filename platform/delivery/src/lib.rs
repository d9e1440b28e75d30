//! How words reach a phone or a mailbox: one letter at a time, by mail server or by a gateway that speaks HTTP.
//!
//! Answers: was it taken, refused for good, or should it be tried again later? [`Delivery`] is what an office has set up
//! (`messages.toml`), [`Delivery::send`] blocks until there is an [`Answer`] or the time for one is over.
//!
//! [`fetch`] is the one thing that comes in: a file from a web server, for packages of other regencies.
//!
//! Never does: decide who is told what, when, or how often; keep anything; know a case; write an address, a text or a
//! password to a log; follow an answer to another host.
//!
//! Start with `settings.rs`, which says what can be set up. To add another kind of channel: a file beside `mail.rs` and
//! `gateway.rs`, its section in `settings.rs`, and a test against a server of its own in `tests/it`.

mod answer;
mod carrier;
mod fetch;
mod gateway;
mod letter;
mod mail;
mod pattern;
mod secret;
mod settings;

pub use answer::{Answer, Why};
pub use carrier::Delivery;
pub use fetch::{Unfetched, fetch};
pub use gateway::Gateway;
pub use letter::{Address, Letter, is_mailbox};
pub use mail::MailServer;
pub use pattern::{Pattern, UnknownSlot};
pub use secret::{Secret, Secrets};
pub use settings::{Flaw, Hours, MessageSettings};
