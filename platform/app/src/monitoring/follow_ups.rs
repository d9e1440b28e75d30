//! What sheets left to be done: open until whoever answers for it, or the head, closes it with a word.

use maklumat_calendar::Timestamp;
use maklumat_monitoring::Action as Decided;
use maklumat_store::{ClosedFollowUp, FollowUp, Reader, SheetKey, Uuid, new_id};
use maklumat_vocabulary::{LocalizedText, PositionKey, StepId};

use super::allowed::acts_as;
use super::top::sop_entry;
use super::which::round_of;
use crate::App;
use crate::access::{Action, Role, may};
use crate::applications::helping::name_of;
use crate::audit::{AuditKind, record};
use crate::cases::words;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::account::SignedIn;
use crate::views::monitoring::{FollowUpEnd, FollowUpRow};

impl App {
    /// Closes what was to be done, saying what became of it.
    pub async fn close_follow_up(&self, officer: &SignedIn, id: Uuid, word: &str) -> Result<(), Problem> {
        let mut tx = self.store().begin().await?;
        let action = tx.follow_up(id).await?.ok_or(Problem::NotFound)?;
        let key = action.sheet.service.clone();
        if !self.may_close(&mut tx, officer, &action).await? {
            return Err(Problem::NotFound);
        }
        let word = word.trim();
        if word.is_empty() {
            return Err(Rule::ClosingWordMissing.into());
        }
        let now = self.now();
        let end = ClosedFollowUp {
            by: officer.id.to_string(),
            on: self.today().to_string(),
            word: word.to_owned(),
        };
        if !tx.close_follow_up(id, &end, now).await? {
            return Err(Rule::FollowUpClosed.into());
        }
        record(
            &mut tx,
            sop_entry(AuditKind::FollowUpClosed, officer.id.as_str(), &key),
            now,
        )
        .await?;
        tx.commit().await?;
        Ok(())
    }

    async fn may_close(&self, reader: &mut Reader, officer: &SignedIn, action: &FollowUp) -> Result<bool, Problem> {
        if !may(Role::OtherOfficer, Action::CloseFollowUp) || officer.is_administrator {
            return Ok(false);
        }
        Ok(acts_as(officer, &action.position) || self.may_fill(reader, officer, &action.sheet.service).await?)
    }

    pub(super) async fn follow_up_row(
        &self,
        reader: &mut Reader,
        officer: &SignedIn,
        action: FollowUp,
    ) -> Result<Option<FollowUpRow>, Problem> {
        let Ok(until) = action.until_date.parse() else {
            return Ok(None);
        };
        let is_open = action.closed.is_none();
        let may_close = is_open && self.may_close(reader, officer, &action).await?;
        let closed = match &action.closed {
            Some(end) => Some(FollowUpEnd {
                on: end.on.parse().unwrap_or_default(),
                by: name_of(reader, &end.by).await?,
                word: end.word.clone(),
            }),
            None => None,
        };
        let service = action.sheet.service;
        let definition = self
            .service(&service)
            .map(|published| published.sop.definition().clone());
        let step_name = |step: String| {
            let known = definition
                .as_ref()
                .and_then(|definition| definition.step(&StepId::new(&step)));
            known.map_or_else(|| words::of_id(&step), |step| step.name.clone())
        };
        let position = PositionKey::parse(&action.position);
        Ok(Some(FollowUpRow {
            id: action.id,
            service_name: definition.as_ref().map_or_else(
                || LocalizedText::indonesian(service.to_string()),
                |definition| definition.name.clone(),
            ),
            service,
            round: round_of(&action.sheet.round),
            period: action.sheet.period,
            step_name: action.step.map(step_name),
            what: action.what,
            position_name: position.map(|key| self.position_name(&key)).unwrap_or_default(),
            until,
            is_late: is_open && until < self.today(),
            closed,
            may_close,
        }))
    }

    pub(super) async fn follow_up_rows(
        &self,
        reader: &mut Reader,
        officer: &SignedIn,
        actions: Vec<FollowUp>,
    ) -> Result<Vec<FollowUpRow>, Problem> {
        let mut rows = Vec::with_capacity(actions.len());
        for action in actions {
            rows.extend(self.follow_up_row(reader, officer, action).await?);
        }
        Ok(rows)
    }
}

/// What a finished sheet leaves to be done; nothing where no action was decided.
pub(super) fn new_follow_up(
    sheet: &SheetKey,
    step: Option<&str>,
    action: &Decided,
    now: Timestamp,
) -> Result<Option<FollowUp>, Problem> {
    let (Some(by), Some(until)) = (&action.by, action.until) else {
        return Ok(None);
    };
    Ok(Some(FollowUp {
        id: new_id(now)?,
        sheet: sheet.clone(),
        step: step.map(str::to_owned),
        what: action.what.clone(),
        position: by.to_string(),
        until_date: until.to_string(),
        opened_at: now,
        closed: None,
    }))
}
