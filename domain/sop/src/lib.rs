//! What is a service: its standard, its form, its SOP, its fees and its products, read from one file and checked.
//!
//! A text becomes a [`CheckedSop`] or findings, usually both halves of a conversation with its author:
//! `source` reads tolerantly and keeps every place, `rules` find what is imperfect, `lower` builds the
//! [`Definition`]. Only a definition without errors becomes a [`CheckedSop`], and nothing else can be run.
//!
//! Never does: IO, time, cases. It does not know who holds a position and does not remember anything.
//!
//! Start with [`check`] for services and [`read_regency`] for the files all services share.
//! To add a rule: a file in `rules/`, one line in `rules.rs`, a fixture of the same name in `tests/rules/`.
//! To add a key: `source/`, `model.rs`, `lower.rs`, and the tables of the notation.

mod almanac;
mod check;
mod checked;
mod citation;
pub mod condition;
mod difference;
mod facts;
mod file;
mod flow;
mod format;
mod guide;
mod lower;
mod model;
mod nearest;
mod organisation;
mod regency;
mod rules;
mod source;

pub use almanac::{Almanac, ClosureTable, HoursKind, RosterTable};
pub use check::{Checked, check, once_published};
pub use checked::{CheckedSop, CriticalPath};
pub use citation::Citation;
pub use difference::{ChangeClass, Difference, differences, step_differences};
pub use facts::{Facts, Value};
pub use file::{misnamed_file, not_text, unreadable_file};
pub use format::{FormatError, format};
pub use guide::{EVENT_ICONS, Elsewhere, Guide, LifeEvent, Needed};
pub use model::*;
pub use organisation::*;
pub use regency::{RegencyFile, RegencySources, read_regency};
pub use rules::{codes, explain};
