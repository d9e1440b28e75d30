//! What monitoring and evaluation of SOPs left to be done, until it is closed with a word.

use maklumat_calendar::Timestamp;
use maklumat_vocabulary::ServiceKey;
use uuid::Uuid;

use crate::database::{Reader, Tx};
use crate::fault::Fault;
use crate::sop_sheets::SheetKey;
use crate::statements::statements;
use crate::value::Row;

statements! {
    ADD_FOLLOW_UP = "INSERT INTO sop_follow_up (
            tenant, id, unit, service, round, period, step, what, position, until_date, opened_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    // Only once: of two who close at the same moment the second changes nothing.
    CLOSE_FOLLOW_UP = "UPDATE sop_follow_up SET closed_by = $1, closed_at = $2, closed_on = $3, closing_word = $4
        WHERE tenant = $5 AND id = $6 AND closed_at IS NULL";
    ONE_FOLLOW_UP = "SELECT id, unit, service, round, period, step, what, position, until_date, opened_at, closed_by,
            closed_on, closing_word
        FROM sop_follow_up WHERE tenant = $1 AND id = $2";
    FOLLOW_UPS_OF_SERVICE = "SELECT id, unit, service, round, period, step, what, position, until_date, opened_at,
            closed_by, closed_on, closing_word
        FROM sop_follow_up WHERE tenant = $1 AND unit = $2 AND service = $3
        ORDER BY until_date, id";
    OPEN_FOLLOW_UPS = "SELECT id, unit, service, round, period, step, what, position, until_date, opened_at,
            closed_by, closed_on, closing_word
        FROM sop_follow_up WHERE tenant = $1 AND unit = $2 AND closed_at IS NULL
        ORDER BY until_date, id";
    FOLLOW_UPS_BY = "SELECT id, unit, service, round, period, step, what, position, until_date, opened_at,
            closed_by, closed_on, closing_word
        FROM sop_follow_up WHERE tenant = $1 AND position = $2 AND closed_at IS NULL
        ORDER BY until_date, id
        LIMIT $3";
}

/// One thing to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    pub id: Uuid,
    /// The sheet that decided it.
    pub sheet: SheetKey,
    /// `None`: it is about the SOP as a whole.
    pub step: Option<String>,
    pub what: String,
    /// Who answers for it, `unit/position`.
    pub position: String,
    /// The last day, `2026-11-23`.
    pub until_date: String,
    pub opened_at: Timestamp,
    pub closed: Option<ClosedFollowUp>,
}

/// How it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedFollowUp {
    /// By the id of an account.
    pub by: String,
    pub on: String,
    pub word: String,
}

impl Tx {
    pub async fn add_follow_up(&mut self, new: &FollowUp) -> Result<(), Fault> {
        let values = [
            self.tenant.into(),
            new.id.into(),
            new.sheet.service.unit.as_str().into(),
            new.sheet.service.service.as_str().into(),
            (&new.sheet.round).into(),
            (&new.sheet.period).into(),
            new.step.as_ref().into(),
            (&new.what).into(),
            (&new.position).into(),
            (&new.until_date).into(),
            new.opened_at.into(),
        ];
        self.execute(ADD_FOLLOW_UP, &values).await.map(|_| ())
    }

    /// Closes what is open. False: there is none, or it is closed.
    pub async fn close_follow_up(&mut self, id: Uuid, end: &ClosedFollowUp, now: Timestamp) -> Result<bool, Fault> {
        let values = [
            (&end.by).into(),
            now.into(),
            (&end.on).into(),
            (&end.word).into(),
            self.tenant.into(),
            id.into(),
        ];
        Ok(self.execute(CLOSE_FOLLOW_UP, &values).await? > 0)
    }
}

impl Reader {
    pub async fn follow_up(&mut self, id: Uuid) -> Result<Option<FollowUp>, Fault> {
        let row = self.row(ONE_FOLLOW_UP, &[self.tenant.into(), id.into()]).await?;
        row.map(read_follow_up).transpose()
    }

    /// All of one SOP, closed ones too, the first due first.
    pub async fn follow_ups_of(&mut self, service: &ServiceKey) -> Result<Vec<FollowUp>, Fault> {
        let values = [
            self.tenant.into(),
            service.unit.as_str().into(),
            service.service.as_str().into(),
        ];
        let rows = self.rows(FOLLOW_UPS_OF_SERVICE, &values).await?;
        rows.into_iter().map(read_follow_up).collect()
    }

    /// Open ones of the SOPs of a unit, the first due first.
    pub async fn open_follow_ups(&mut self, unit: &str) -> Result<Vec<FollowUp>, Fault> {
        let rows = self.rows(OPEN_FOLLOW_UPS, &[self.tenant.into(), unit.into()]).await?;
        rows.into_iter().map(read_follow_up).collect()
    }

    /// Open ones a position answers for, the first due first.
    pub async fn follow_ups_by(&mut self, position: &str, limit: i64) -> Result<Vec<FollowUp>, Fault> {
        let values = [self.tenant.into(), position.into(), limit.into()];
        let rows = self.rows(FOLLOW_UPS_BY, &values).await?;
        rows.into_iter().map(read_follow_up).collect()
    }
}

fn read_follow_up(mut row: Row) -> Result<FollowUp, Fault> {
    let closed = match (row.optional_text(10)?, row.optional_text(11)?, row.optional_text(12)?) {
        (Some(by), Some(on), Some(word)) => Some(ClosedFollowUp { by, on, word }),
        _ => None,
    };
    Ok(FollowUp {
        id: row.uuid(0)?,
        sheet: SheetKey {
            service: ServiceKey::new(&row.text(1)?, &row.text(2)?),
            round: row.text(3)?,
            period: row.text(4)?,
        },
        step: row.optional_text(5)?,
        what: row.text(6)?,
        position: row.text(7)?,
        until_date: row.text(8)?,
        opened_at: row.instant(9)?,
        closed,
    })
}
