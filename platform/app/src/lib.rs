//! What can be done: one use case, one file. The only crate that talks to the store.
//!
//! [`App`] is the handle surfaces hold. Every use case has the same shape: begin, load, may, decide, append, commit;
//! effects leave through the outbox and are carried out by the jobs. Words for people are few here: what a definition
//! says, what a refusal says; all else is the surfaces' business.
//!
//! Start with `cases/act.rs`, the one way in which a case changes. To add a use case: a file in the folder of its
//! subject, a line in `access.rs` if it is a new kind of act, and a test in `tests/it`.

mod absences;
mod access;
mod accounts;
mod answers;
mod applications;
mod audit;
mod cases;
mod catalogue;
mod charges;
mod clock;
mod conditions;
mod credentials;
pub mod demo;
mod doctor;
mod drafts;
mod fees;
mod jobs;
mod kept;
mod letters;
mod media;
mod monitoring;
mod my_cases;
mod numbering;
mod office_keys;
mod open;
mod paper;
mod passwords;
mod problem;
mod random;
pub mod reference;
mod reports;
mod retention;
mod search;
mod sendings;
mod settings;
mod simulations;
mod sops;
mod standards;
mod tries;
mod units;
mod views;
mod whole_file;

use std::sync::atomic::AtomicI64;
use std::sync::{Arc, OnceLock, RwLock};

use maklumat_calendar::{Date, Timestamp, Zone};
use maklumat_documents::Renderer;
use maklumat_sop::Regency;
use maklumat_store::Store;
use maklumat_vocabulary::ServiceKey;

use crate::catalogue::Catalogue;
use crate::office_keys::OfficeKeys;

pub use absences::NewAbsence;
pub use access::table::{AccessGroup, AccessTable};
pub use accounts::deputies::NewDeputy;
pub use accounts::officers::NewHolding;
pub use accounts::proof::PROVE_AGAIN;
pub use applications::helping::consent_text;
pub use applications::in_parts::PART_BYTES;
pub use applications::session::Applicant;
pub use audit::AuditKind;
pub use cases::sign::Chosen;
pub use catalogue::Published;
pub use clock::Clock;
pub use credentials::proof::{ProofFault, Recorded, check_proof};
pub use credentials::revoke::Taking;
pub use credentials::verify::{HeldDocument, PrintMatch};
pub use demo::{Account, Furnished, Trackable};
pub use doctor::{Copied, Evidence, Examined, Health};
pub use drafts::bring_in::explain_finding;
pub use letters::carrier::{Outlet, Taker};
pub use letters::link::LETTER_PLACES;
pub use maklumat_delivery::{Address, Answer, Letter, Secret, Secrets, Unfetched, Why, fetch};
pub use maklumat_documents::{Cell, Column, Report, list_as_csv};
pub use maklumat_drawing::Binding;
pub use maklumat_monitoring::{
    Action as FollowUpAction, ActionGap, Against, Confidence, Evaluation, EvaluationGap, HalfYear, Instrument,
    Judgement, Measured, Method, Progress, Question, Reply, Round, SheetGap, Standing as ReviewStanding, Tally,
    Verdict, Wants, instrument_on,
};
pub use maklumat_simulation as simulation;
pub use maklumat_workflow::{ConsentWay, Deputy};
pub use media::UPLOAD_LIMIT_BYTES;
pub use open::{AtRest, OpenError};
pub use paper::number::PAPER as PAPER_PLACE;
pub use problem::rule::Rule;
pub use problem::{Problem, Refused, Sentence};
pub use search::index::Clue;
pub use search::{Found, Hit};
pub use sendings::{QueueSecret, Sending, Sent};
pub use settings::{IDLE_MINUTES, NeedsSecondFactor, Settings, is_in_use};
pub use simulations::History;
pub use sops::draw::{Drawing, DrawingForm, Drawn};
pub use sops::list::WantsEnglish;
pub use sops::publish::PublishedNow;
pub use standards::NewStandardCase;
pub use views::absence::*;
pub use views::account::*;
pub use views::application::*;
pub use views::brought_in::BroughtIn;
pub use views::case_file::*;
pub use views::desk::*;
pub use views::document::*;
pub use views::drafting::*;
pub use views::fee::*;
pub use views::forecast::*;
pub use views::helping::*;
pub use views::letters::*;
pub use views::lost_pin::*;
pub use views::monitoring::*;
pub use views::opinion::*;
pub use views::oversight::*;
pub use views::paper::*;
pub use views::publishing::*;
pub use views::receipt::*;
pub use views::retention::*;
pub use views::signing::*;
pub use views::standard::*;
pub use views::till::*;
pub use views::tracking::*;
pub use views::trail::*;
pub use views::unit::*;
pub use views::{
    CaseId, DefectView, DueEstimate, FeeToPay, FeeView, FieldError, FileView, Outlook, OverrideView, PastFigures,
    PastTimes, Private, Urgency, WorkingTime,
};

/// The application as surfaces hold it. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    store: Store,
    settings: Settings,
    catalogue: RwLock<Arc<Catalogue>>,
    keys: RwLock<OfficeKeys>,
    revoked: RwLock<Arc<credentials::revoke::Revoked>>,
    renderer: OnceLock<Renderer>,
    letters: letters::carrier::Letters,
    planned_days: std::sync::Mutex<letters::digest::PlannedDays>,
    stopping: tokio::sync::watch::Sender<bool>,
    password_turns: tokio::sync::Semaphore,
    /// When the jobs last went round, in seconds since 1970; 0 before the first time.
    last_round: AtomicI64,
    /// When what is over was last cleared away, in seconds; 0 before the first time.
    last_clearing: AtomicI64,
    /// By how many revisions of the shared files the due days of open cases were written; 0 before the first look.
    settled_revisions: AtomicI64,
    histories: cases::histories::Histories,
    forecasts: simulations::Forecasts,
    sheets: sops::draw::Sheets,
}

impl App {
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.0.settings.clock.now()
    }

    /// Sets the clock of an installation that was opened with one that stands still.
    pub fn advance_to(&self, now: Timestamp) {
        self.0.settings.clock.advance_to(now);
    }

    #[must_use]
    pub fn regency(&self) -> Arc<Regency> {
        Arc::clone(&self.current().regency)
    }

    #[must_use]
    pub fn zone(&self) -> Zone {
        self.current().regency.zone
    }

    /// The version in force of every published service, or the one that comes first, by unit then name.
    #[must_use]
    pub fn catalogue(&self) -> Vec<Published> {
        self.current().offer(self.today()).services.clone()
    }

    #[must_use]
    pub fn service(&self, key: &ServiceKey) -> Option<Published> {
        self.current().in_force(key, self.today()).cloned()
    }

    /// The day it is where the regency lies.
    #[must_use]
    pub fn today(&self) -> Date {
        self.zone().date(self.now())
    }

    /// What fits a citizen's own words.
    #[must_use]
    pub fn find_services(&self, question: &str) -> Found {
        self.current().offer(self.today()).index.find(question)
    }

    /// Address of the site as printed on documents.
    #[must_use]
    pub fn public_address(&self) -> &str {
        &self.0.settings.public_address
    }

    /// Whether a proxy in front says where a visitor connects from.
    #[must_use]
    pub fn is_behind_proxy(&self) -> bool {
        self.0.settings.is_behind_proxy
    }

    pub(crate) fn version(&self, key: &ServiceKey, version: u32) -> Option<Published> {
        self.current().version(key, version).cloned()
    }

    pub(crate) fn store(&self) -> &Store {
        &self.0.store
    }

    pub(crate) fn current(&self) -> Arc<Catalogue> {
        Arc::clone(
            &self
                .0
                .catalogue
                .read()
                .expect("nobody panics while holding the catalogue"),
        )
    }

    pub(crate) fn office_keys(&self) -> OfficeKeys {
        self.0
            .keys
            .read()
            .expect("nobody panics while holding the keys")
            .clone()
    }

    /// Two letters in front of every reference, from the name of the regency: `Kabupaten Sungai Raya` is `SR`.
    pub(crate) fn prefix(&self) -> String {
        let regency = self.regency();
        let words = regency
            .name
            .id
            .split_whitespace()
            .filter(|word| !matches!(*word, "Kabupaten" | "Kota" | "Provinsi"));
        let mut prefix: String = words
            .filter_map(|word| word.chars().next())
            .filter(char::is_ascii_alphabetic)
            .take(2)
            .collect();
        while prefix.len() < 2 {
            prefix.push('X');
        }
        prefix.to_ascii_uppercase()
    }

    /// Asks the jobs to finish what is under way and stop.
    pub fn stop(&self) {
        self.0.stopping.send_replace(true);
    }
}
