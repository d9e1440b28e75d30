//! The database, and nothing but: what is remembered, sealed, proven and found again.
//!
//! One SQL text serves SQLite and PostgreSQL. SQL stands beside the function that runs it, every statement names the
//! tenant, and every contract test runs on both. The store knows bytes and columns, not SOPs: events and snapshots
//! arrive encoded, deadlines arrive computed, and `now` is always a parameter.
//!
//! It never decides. Who may do something, what follows from an event and what a citizen reads is decided above.
//!
//! Start with [`Store`]: [`Store::read`] gives a [`Reader`] that asks, [`Store::begin`] a [`Tx`] that also changes.
//! A case changes in one way, [`Tx::append`], which fails with a conflict if anybody else changed it first.
//! What is personal goes through `seal.rs`; proof against rewriting is in `chain.rs`; sharing of commits is explained
//! in `database/sqlite.rs`.
//!
//! To add a table: a migration (see `migrations.rs`), its counting statement in `store.rs`, a file for its subject
//! with `statements!`, a line in `statements.rs`, a contract test. If it holds anything personal, also `erasure.rs`.

mod absences;
mod append;
mod attachments;
mod audit;
mod backup;
mod campaigns;
mod chain;
mod closings;
mod codes;
mod contacts;
mod database;
mod definitions;
mod desk;
mod dialect;
mod draft_comments;
mod drafts;
mod erasure;
mod events;
mod fault;
mod files;
mod follow_ups;
mod helped;
mod id;
mod inbox;
mod jobs;
mod letter_words;
mod letters;
mod matters;
mod messages;
mod migrations;
mod numbers;
mod observations;
mod opinions;
mod outbox;
mod paper;
mod people;
mod pins;
mod products;
mod proposals;
mod retention;
mod reviews;
mod seal;
mod second_factor;
mod sendings;
mod sessions;
mod sop_drafts;
mod sop_sheets;
mod standards;
mod statements;
mod statistics;
mod store;
#[cfg(test)]
mod tests;
mod tills;
mod timers;
mod uploads;
mod value;

pub use absences::Absence;
pub use attachments::{Attachment, NewAttachment};
pub use audit::{AuditFilter, AuditRow, CaseAct};
pub use backup::{BackupReport, Target, restore};
pub use campaigns::Campaign;
pub use chain::{Break, ChainReport, Checkpoint, FirstEvent, Inclusion, Proof, SignatureCheck, Signer, verify_proof};
pub use closings::{Classes, ClosedRow, Closing, ClosingFigures, Days, Grain, Measure, ShareSeconds, StepFigures};
pub use codes::TriedCode;
pub use contacts::OfficerContact;
pub use database::{Reader, Tx};
pub use definitions::{FileStand, PublishedDefinition, PublishedSoFar, Running};
pub use desk::{DoneRow, FoundCase, HeldNews, Narrowed, PersonKey, Span, WaitingCounts};
pub use dialect::Dialect;
pub use draft_comments::{CommentAnswer, DraftComment};
pub use drafts::Draft;
pub use events::{NewEvent, StoredEvent};
pub use fault::{Fault, FaultKind};
pub use files::{FileVault, FolderVault};
pub use follow_ups::{ClosedFollowUp, FollowUp};
pub use id::{id_from, new_id};
pub use inbox::{Cursor, InboxPage, InboxRow, WorkChange, WorkItem};
pub use jobs::{Job, NewJob};
pub use letter_words::LetterWords;
pub use letters::{LetterRecord, NewLetter, ParkedLetters, PlannedLetter};
pub use matters::{Append, Head, Matter, NewMatter, Projection, Standing};
pub use messages::Message;
pub use migrations::{migration_lock, newest_migration, schema_text};
pub use numbers::Turn;
pub use observations::{Observation, Unobserved};
pub use opinions::{AwaitedOpinion, NewOpinion};
pub use outbox::{Effect, NewEffect};
pub use paper::{PaperEntry, PaperForm, PaperPack};
pub use people::{Holding, Officer, Tenure};
pub use products::{IssuedProduct, NewProduct, Receipt};
pub use proposals::Proposal;
pub use reviews::BatchRow;
pub use seal::{CaseKey, Keys, Purpose};
pub use second_factor::SecondFactor;
pub use sendings::Sending;
pub use sessions::{Attempts, Session};
pub use sop_drafts::{SopDraft, SopDraftChange};
pub use sop_sheets::{SheetHead, SheetKey};
pub use standards::{NewStandard, PublicDraft, StandardHeading, StandardMatter};
pub use statistics::{Conduct, DayFigures, OpenMatter, ServiceFigures};
pub use store::{Store, StoreConfig, Work};
pub use tills::ClosedTill;
pub use uploads::{Unfinished, UploadKey};
pub use uuid::Uuid;
pub use value::{Row, Value};
