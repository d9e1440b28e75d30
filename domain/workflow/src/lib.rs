//! What may happen to a case now, by the published SOP and nobody's own rules?
//!
//! [`submit`] and [`decide`] answer a command with events or a [`Refusal`]; [`Case::apply`] folds events into the
//! case; [`effects`] says what the world should do. Same inputs, same answer: `now` and the actor are parameters.
//!
//! ```text
//!            submit
//!              |
//!              v            complete: return outcome
//!    +------ open ----------------------------------> waiting for the applicant
//!    |   ^  |  |  ^                                      |       |
//!    |   |  |  |  +---------------- answer --------------+       | answer lapses,
//!    |   |  |  |                                                 | withdraw
//!    |   |  |  +--- complete: end outcome --> closed: done, refused, redirected
//!    |   |  |                                 closed: withdrawn <-+
//!    |   |  +------ withdraw --------------------^
//!    |   +- complete: next step, split, join; timeout; pay
//!    +----- take, release, override, move, late: changes who or when, not where
//!
//!    one step:   opened -> taken <-> released -> completed | timed out | cancelled        (or skipped)
//!    one clock:  not started -> running <-> paused (applicant, override) -> stopped
//! ```
//!
//! Never does: IO, permissions of accounts, words of messages. It trusts that the actor is who the platform says, and
//! issues nothing: it orders products and later records their numbers.
//!
//! Start with `decide.rs`, then the file in `decide/` named like the command. A new command is an arm there and a file;
//! a new event does not compile until `apply.rs` says what it changes and `wire/` how it is stored; a new refusal
//! needs its words in `refusal/words.rs`.

mod apply;
mod case;
mod command;
mod decide;
mod effect;
mod event;
mod fees;
mod queue;
mod refusal;
mod spent;
mod timer;
pub mod wire;

pub use case::{
    Case, CaseClock, Deviations, Escalation, FeeEntry, Holder, Issued, Made, OpenStep, Opinion, OpinionState, Passage,
    PastStep, Paused, ProductEntry, ReplayError, Returns, Status, Waiting,
};
pub use command::{
    Actor, Command, Consent, ConsentWay, Defect, Deputy, Deviation, Evidence, EvidenceForm, IdentityCheck, Moving,
    Officer, OnPaper, PaperReason, RevocationCause, StepResult, Submission, Visit,
};
pub use decide::authority::{above, serves, superiors};
pub use decide::cancel_payment::payment;
pub use decide::file::applicable_requirements;
pub use decide::on_paper::check_paper;
pub use decide::{cancel_payment, decide, move_case, opinion_limit, submit, take_back, take_back_until};
pub use effect::{Effect, Notice, effects};
pub use event::{Before, Branch, Event, FromPaper, PromiseTerms, What};
pub use fees::fee_amount;
pub use queue::{FairKey, Ready, Turn, overtaken, ready_steps};
pub use refusal::{Refusal, ValueFault, VisitFault};
pub use spent::{Conduct, Shares, Spent, StepSpent};
pub use timer::{due_at, next_timer};
