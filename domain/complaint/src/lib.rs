//! What becomes of one complaint, by when, and who may know what of it?
//!
//! [`submit`] and [`decide`] answer a command with events or a [`Refusal`]; [`Complaint::replay`] folds events into the
//! complaint. Same inputs, same answer: `now`, seeds and the actor are parameters.
//!
//! ```text
//!   received -> verified -> on desk -> in hand -> decided -> delivered -> closed, with proof
//!                |    ^        ^         |   ^                 |   |        |
//!                v    |        |         v   |                 |   +--------+-- objects in time, or a second
//!             incomplete       +-- hand  questioned            |                officer finds nothing done:
//!                |                 over                        v                on desk again
//!                v                                   silent: second officer, or the lot
//!           deemed withdrawn            withdrawn and merged: from anywhere, until decided
//! ```
//!
//! Limits are data: `rules/`, a version and a source for each. [law: permenpanrb-62-2018] [law: uu-25-2009-art-44]
//! [law: uu-25-2009-art-50] Days and working days are kept apart, and of two that contradict both run.
//!
//! Never does: IO, names of reporters, PINs, words of messages. A reporter is a kind and a key. What a unit may see of a
//! protected one is in `visibility.rs` and nowhere else: nothing the reporter wrote or did, only what was written for it.
//! A report on the inspectorate's path does not exist for anybody else, counts included.
//!
//! Start with `decide.rs`. A new command is an arm there; a new event does not compile until `apply.rs` says what it
//! changes and `wire/` how it is stored; a new refusal needs words in `refusal/words.rs`; a new thing to see is a
//! `Field` that says who sees it.

mod apply;
mod class;
mod clock;
mod command;
mod complaint;
mod decide;
mod event;
mod import;
mod likeness;
mod photo;
mod refusal;
mod register;
mod report;
mod rules;
mod sampling;
mod visibility;
pub mod wire;

pub use class::{Class, IdentityKey, Reporter};
pub use clock::{Clock, binding, clocks, next_timer};
pub use command::{Actor, Command, Desk, Officer, Submission};
pub use complaint::{Complaint, Exchange, ForUnit, HandOver, ReplayError, Side, Stage};
pub use decide::{LONGEST_TEXT, Terms, decide, submit};
pub use event::{Event, What};
pub use import::{ImportFinding, ImportFindingKind, Imported, ImportedReport, Known, ReporterKind, plain, read_export};
pub use likeness::{DAYS_CLOSE, Likeness, PHOTOS_CLOSE, Signature, Traits};
pub use photo::{Grey, PhotoHash};
pub use refusal::Refusal;
pub use register::{Audience, Entry, Kept, Tally, entry, published};
pub use report::{
    Against, Channel, Compensation, Decision, Defect, Destination, Ending, EscalationGround, Found, Lot, Outcome, Path,
    Proof, Reference, Report,
};
pub use rules::{
    Bound, Confidence, Conflict, FlawKind, Limit, LimitKey, Owed, Pauses, Rules, RulesFlaw, Silence, rules_on,
};
pub use sampling::lot;
pub use visibility::{
    Field, Grant, Rank, Seen, SeenClock, SeenEnding, SeenExchange, SeenHandOver, SeenReporter, SeenWords, Viewer, When,
    grant, view_for,
};
