//! What is a service: its standard, its form, its SOP, its fees and its products, read from one file and checked.
//!
//! A text becomes a [`CheckedSop`] or findings, usually both halves of a conversation with its author:
//! `source` reads tolerantly and keeps every place, `rules` find what is imperfect, `lower` builds the
//! [`Definition`]. Only a definition without errors becomes a [`CheckedSop`], and nothing else can be run.
//!
//! `adoption` does the same for a service of another regency: a package and an overlay become one text, see [`resolve`].
//!
//! Never does: IO, time, cases. It does not know who holds a position and does not remember anything.
//!
//! Start with [`check`] for services and [`read_regency`] for the files all services share.
//! [`soundness`] proves that cases can finish, [`mend`] makes the changes findings are sure of, [`simplify`] proposes.
//! To add a rule: a file in `rules/`, one line in `rules.rs`, a fixture of the same name in `tests/rules/`.
//! To add a key: `source/`, `model.rs`, `lower.rs`, and the tables of the notation.

mod adoption;
mod almanac;
mod authoring;
mod check;
mod checked;
mod citation;
pub mod condition;
mod difference;
mod establishing;
mod facts;
mod file;
mod flow;
mod format;
mod guide;
mod lower;
mod mend;
mod model;
mod nearest;
mod organisation;
mod regency;
mod rules;
mod simplify;
mod soundness;
mod source;

pub use adoption::blame::{CheckedAdoption, Placed, check_adopted};
pub use adoption::decisions::{conflict_file, read_decisions};
pub use adoption::lock::{DigestOf, LOCK_FILE, Lock, Locked, absent};
pub use adoption::manifest::{
    Digests, ENGLISH_FILE, MANIFEST_FILE, Manifest, NeededPosition, SERVICE_FILE, SIGNATURE_FILE,
};
pub use adoption::merge::{Change, ChangeKind, Merge, Newer, Seen, Take, ThreeWay, merge};
pub use adoption::overlay::{Adopts, read_adopts};
pub use adoption::package_name::PackageName;
pub use adoption::registry::{INDEX_FILE, Index, Listed};
pub use adoption::resolve::{Resolved, ServiceTexts, resolve};
pub use adoption::results::{Minutes, Results, Score, Share};
pub use adoption::running::{ChangedLine, changed_lines};
pub use adoption::skeleton::{Wanting, new_overlay, wanting};
pub use adoption::whole::{Side, Whole};
pub use almanac::{Almanac, ClosureTable, HoursKind, RosterTable};
pub use authoring::blank::blank;
pub use authoring::outline::outline;
pub use authoring::rewrite::{NotRewritten, Rewrite, Rewritten, rewrite, rewrite_all};
pub use authoring::splice::{Splice, settled, taken_back};
pub use authoring::table::{Cell, CellKind, Choice, ChoiceList, Column, Outline, Part, Row, Twin};
pub use check::{Checked, check, once_published};
pub use checked::{CheckedSop, CriticalPath};
pub use citation::Citation;
pub use difference::surroundings::differences_in_full;
pub use difference::{ChangeClass, Difference, differences, step_differences};
pub use establishing::cycle::{Cycle, cycle};
pub use establishing::enact::{Enactment, decree_key, enacted, with_law};
pub use establishing::law::{PlaceInLaw, place_in_law};
pub use establishing::{
    DECREE_DATE, DECREE_NUMBER, DRAFT_DIGEST, MINUTES_DATE, PROPOSED, PURPOSE, Procedure, Purpose, Stage,
};
pub use facts::{Facts, Value};
pub use file::{misnamed_file, not_text, unreadable_file};
pub use format::{FormatError, format};
pub use guide::{EVENT_ICONS, Elsewhere, Guide, LifeEvent, Needed};
pub use mend::{Mended, Mending, mend};
pub use model::*;
pub use organisation::*;
pub use regency::{RegencyFile, RegencySources, read_regency};
pub use rules::misspelt_id::is_well_spelt;
pub use rules::{codes, explain};
pub use simplify::{Figures, Function, Ground, Kept, Proposal, ProposalKind, Replaced, Simplified, simplify};
pub use soundness::{Flaw, Proof, Unproven, Verdict, Violation, soundness};
