//! Drafts of definitions: written by those who do the work, several at once, and handed on as a proposal.
//!
//! The text is the draft. Every change is kept with who made it, the places it touched and the stretches of text that
//! became others; from those come the answers to "who changed this?", conflicts, and undo after others have gone on.

pub(crate) mod bring_in;
mod change;
mod conflict;
mod fix;
mod history;
mod list;
mod propose;
mod read;
mod stack;
mod start;
mod stored;
mod undo;
mod view;

use maklumat_sop::Regency;
use maklumat_store::{Reader, SopDraft, SopDraftChange, Tx, Uuid};
use maklumat_vocabulary::{ServiceKey, UnitId};

use crate::App;
use crate::access::{Action, Role, may};
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::account::SignedIn;

/// So many changes of a draft can be told and taken back; older ones are forgotten.
const KEPT_CHANGES: i64 = 500;

/// How often a change is tried again after somebody else saved first.
const TRIES: usize = 5;

/// Who somebody is to the drafts of a unit.
fn role(by: &SignedIn, unit: &UnitId, regency: &Regency) -> Role {
    if by.is_overseer {
        return Role::Overseer;
    }
    if by.is_administrator {
        return Role::Administrator;
    }
    if by.is_helper {
        return Role::Helper;
    }
    let head = regency.unit(unit).map(|unit| &unit.head);
    let mut held = by.positions.iter().map(|held| &held.key);
    if held.clone().any(|held| Some(held) == head) {
        Role::Superior
    } else if held.any(|held| held.unit == *unit) {
        Role::Counter
    } else {
        Role::OtherOfficer
    }
}

fn may_write(by: &SignedIn, unit: &UnitId, regency: &Regency) -> Result<(), Problem> {
    if may(role(by, unit, regency), Action::WriteDraft) {
        Ok(())
    } else {
        Err(Problem::NotFound)
    }
}

fn key_of(draft: &SopDraft) -> ServiceKey {
    ServiceKey::new(&draft.unit, &draft.service)
}

fn draft_id(id: &str) -> Result<Uuid, Problem> {
    Uuid::parse_str(id).map_err(|_| Problem::NotFound)
}

impl App {
    /// A draft, for whoever may write it; nobody else learns that it exists.
    async fn load_draft(&self, reader: &mut Reader, by: &SignedIn, id: &str) -> Result<SopDraft, Problem> {
        let draft = reader.sop_draft(draft_id(id)?).await?.ok_or(Problem::NotFound)?;
        may_write(by, &UnitId::new(&draft.unit), &self.regency())?;
        Ok(draft)
    }

    /// Keeps a draft as a change has left it, in the transaction in which it was read: several callers may share a commit,
    /// and until then only transactions see what the one before has kept. False: somebody was faster, and it must be read
    /// again.
    async fn keep_draft(&self, mut tx: Tx, draft: &SopDraft, change: &SopDraftChange) -> Result<bool, Problem> {
        let is_kept = tx.save_sop_draft(draft, change, KEPT_CHANGES).await?;
        if is_kept {
            tx.commit().await?;
        } else {
            tx.roll_back().await;
        }
        Ok(is_kept)
    }
}

/// Somebody was faster again and again.
fn too_busy() -> Problem {
    Rule::SomebodyWasFaster.into()
}
