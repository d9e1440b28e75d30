//! What is sent about a draft: by the script as JSON, or by a form.

use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use maklumat_app::{Problem, SignedIn};
use maklumat_sop::Rewrite;
use serde::Deserialize;

use crate::failure::Failure;
use crate::form::Form;
use crate::guard::{require_secret, require_token};
use crate::nul;

/// Most changes at once.
const MOST_CHANGES: usize = 500;

/// Who asks, and in which way the answer is to be given.
pub(crate) enum Asked {
    Script(Script),
    Form(Form),
}

/// What the script of the table sends.
#[derive(Deserialize)]
pub(crate) struct Script {
    kunci: String,
    pub(crate) revisi: i64,
    /// The part that is shown.
    pub(crate) bagian: String,
    /// Addresses of the rows that are shown, in order.
    pub(crate) baris: Vec<String>,
    pub(crate) changes: Vec<Act>,
}

/// One act of an author, as the browser writes it down.
#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "lowercase")]
pub(crate) enum Act {
    Write {
        address: String,
        value: String,
    },
    Clear {
        address: String,
    },
    Add {
        table: String,
        after: Option<String>,
    },
    Remove {
        address: String,
    },
    Move {
        address: String,
        after: Option<String>,
    },
    Paste {
        table: String,
        after: Option<String>,
        rows: Vec<Vec<String>>,
    },
    /// The certain change of a finding, by its name.
    Fix {
        fix: String,
    },
}

impl<S: Send + Sync> FromRequest<S> for Asked {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let kind = request.headers().get(CONTENT_TYPE);
        let is_json = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
        if !is_json {
            return Form::from_request(request, state).await.map(Self::Form);
        }
        let body = axum::body::Bytes::from_request(request, state)
            .await
            .map_err(|_| Failure::TooLarge)?;
        let script: Script =
            serde_json::from_slice(&body).map_err(|_| Failure::Problem(Problem::Invalid(Vec::new())))?;
        if script.changes.len() > MOST_CHANGES {
            return Err(Failure::TooLarge);
        }
        Ok(Self::Script(script))
    }
}

impl Asked {
    /// Refuses what does not come from a page of this session.
    pub(crate) fn require_token(&self, officer: &SignedIn) -> Result<(), Failure> {
        match self {
            Self::Script(script) => require_secret(officer, &script.kunci),
            Self::Form(form) => require_token(officer, form),
        }
    }
}

impl Script {
    pub(crate) fn rewrites(&self) -> Vec<Rewrite> {
        self.changes.iter().filter_map(Act::rewrite).collect()
    }

    /// The name of the certain change that is asked for.
    pub(crate) fn fix(&self) -> Option<&str> {
        self.changes.iter().find_map(|act| match act {
            Act::Fix { fix } => Some(fix.as_str()),
            Act::Write { .. }
            | Act::Clear { .. }
            | Act::Add { .. }
            | Act::Remove { .. }
            | Act::Move { .. }
            | Act::Paste { .. } => None,
        })
    }
}

impl Act {
    fn rewrite(&self) -> Option<Rewrite> {
        let own = |text: &String| nul::left_out(text.clone());
        Some(match self {
            Self::Write { address, value } => Rewrite::Write {
                address: own(address),
                value: own(value),
            },
            Self::Clear { address } => Rewrite::Clear { address: own(address) },
            Self::Add { table, after } => Rewrite::AddRow {
                table: own(table),
                after: after.clone(),
                id: None,
                cells: Vec::new(),
            },
            Self::Remove { address } => Rewrite::RemoveRow { address: own(address) },
            Self::Move { address, after } => Rewrite::MoveRow {
                address: own(address),
                after: after.clone(),
            },
            Self::Paste { table, after, rows } => Rewrite::PasteRows {
                table: own(table),
                after: after.clone(),
                rows: rows.iter().map(|row| row.iter().map(own).collect()).collect(),
            },
            Self::Fix { .. } => return None,
        })
    }
}
