//! The audit trail as overseers and administrators read it.

use maklumat_calendar::{Date, Timestamp};
use maklumat_monitoring::Round;
use maklumat_vocabulary::{LocalizedText, ServiceKey, UnitId};
use maklumat_workflow::Deputy;

use crate::audit::AuditKind;
use crate::views::account::{AccountRole, SignInRole};
use crate::views::letters::LetterChannel;
use crate::views::{CaseId, Private};

/// What is looked for. Nothing given: all of it.
#[derive(Clone, Debug, Default)]
pub struct TrailFilter {
    pub kind: Option<AuditKind>,
    /// An account, by its id: what it did and what was done to it.
    pub person: Option<String>,
    pub unit: Option<UnitId>,
    /// First and last day.
    pub from: Option<Date>,
    pub until: Option<Date>,
    pub page: u32,
}

#[derive(Clone, Debug)]
pub struct Trail {
    pub rows: Vec<TrailRow>,
    pub page: u32,
    pub has_more: bool,
    /// Whom the filter names.
    pub person: Option<Person>,
}

#[derive(Clone, Debug)]
pub struct TrailRow {
    pub at: Timestamp,
    pub kind: AuditKind,
    /// `None`: nobody who was signed in.
    pub by: Option<Person>,
    /// The account it was done to, where that is another one.
    pub to: Option<Person>,
    pub unit: Option<LocalizedText>,
    pub service: Option<(ServiceKey, LocalizedText)>,
    /// Only for those who may read cases.
    pub case: Option<CaseId>,
    pub detail: TrailDetail,
}

/// An account in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: String,
    /// Empty where the account is not known any more.
    pub name: Private,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TrailDetail {
    Nothing,
    /// Wrong tries before it, or how many were counted.
    Count(u32),
    Position {
        name: LocalizedText,
        deputy: Option<Deputy>,
        from: Option<Date>,
        until: Option<Date>,
    },
    Days {
        from: Date,
        until: Date,
    },
    Version {
        name: LocalizedText,
        version: u32,
    },
    /// A SOP that was looked at.
    Sop(LocalizedText),
    /// Its sheet of a period, `2026-2` or `2026`.
    Sheet {
        name: LocalizedText,
        round: Round,
        period: String,
    },
    /// How many cases, by which record.
    Erased {
        count: u32,
        record: String,
    },
    /// A kind of letter, by its key.
    Letter(String),
    /// By which way a letter was tried.
    Channel(LetterChannel),
    /// A shared file by its name.
    File(String),
    Account(AccountRole),
    Rule {
        role: SignInRole,
        is_required: bool,
    },
}
