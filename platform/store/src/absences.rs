//! When officers are away, and whether what they hold has been handed over.

use maklumat_calendar::Timestamp;
use uuid::Uuid;

use crate::database::{Reader, Tx};
use crate::fault::Fault;
use crate::statements::statements;
use crate::value::Row;

statements! {
    ADD_ABSENCE = "INSERT INTO absence (
            tenant, id, officer, from_date, until_date, kind, hand_to, entered_by, entered_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    WITHDRAW_ABSENCE = "UPDATE absence SET withdrawn_at = $1
        WHERE tenant = $2 AND id = $3 AND withdrawn_at IS NULL AND until_date >= $4";
    ABSENCE_DONE = "UPDATE absence SET handed_over_at = $1 WHERE tenant = $2 AND id = $3 AND handed_over_at IS NULL";
    ONE_ABSENCE = "SELECT id, officer, from_date, until_date, kind, hand_to, entered_by, entered_at FROM absence
        WHERE tenant = $1 AND id = $2 AND withdrawn_at IS NULL";
    ABSENCES_OF = "SELECT id, officer, from_date, until_date, kind, hand_to, entered_by, entered_at FROM absence
        WHERE tenant = $1 AND officer = $2 AND until_date >= $3 AND withdrawn_at IS NULL
        ORDER BY until_date";
    ABSENCES_FROM = "SELECT id, officer, from_date, until_date, kind, hand_to, entered_by, entered_at FROM absence
        WHERE tenant = $1 AND until_date >= $2 AND withdrawn_at IS NULL
        ORDER BY until_date, id
        LIMIT $3";
    TO_HAND_OVER = "SELECT id, officer, from_date, until_date, kind, hand_to, entered_by, entered_at FROM absence
        WHERE tenant = $1 AND from_date <= $2 AND handed_over_at IS NULL AND withdrawn_at IS NULL
        ORDER BY from_date
        LIMIT $3";
}

/// An officer is away, both days included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    pub id: Uuid,
    pub officer: String,
    /// `2026-11-23`
    pub from_date: String,
    pub until_date: String,
    /// Of the caller's closed list.
    pub kind: String,
    /// Who takes over what is held; otherwise it goes back to the queue.
    pub hand_to: Option<String>,
    pub entered_by: String,
    pub entered_at: Timestamp,
}

impl Tx {
    pub async fn add_absence(&mut self, absence: &Absence) -> Result<(), Fault> {
        let values = [
            self.tenant.into(),
            absence.id.into(),
            (&absence.officer).into(),
            (&absence.from_date).into(),
            (&absence.until_date).into(),
            (&absence.kind).into(),
            absence.hand_to.as_ref().into(),
            (&absence.entered_by).into(),
            absence.entered_at.into(),
        ];
        self.execute(ADD_ABSENCE, &values).await.map(|_| ())
    }

    /// Takes an absence back that is not over on a day. False if there is none.
    pub async fn withdraw_absence(&mut self, id: Uuid, today: &str, now: Timestamp) -> Result<bool, Fault> {
        let values = [now.into(), self.tenant.into(), id.into(), today.into()];
        Ok(self.execute(WITHDRAW_ABSENCE, &values).await? > 0)
    }

    /// What its officer held has been handed over.
    pub async fn absence_was_handed_over(&mut self, id: Uuid, now: Timestamp) -> Result<(), Fault> {
        self.execute(ABSENCE_DONE, &[now.into(), self.tenant.into(), id.into()])
            .await
            .map(|_| ())
    }
}

impl Reader {
    pub async fn absence(&mut self, id: Uuid) -> Result<Option<Absence>, Fault> {
        let row = self.row(ONE_ABSENCE, &[self.tenant.into(), id.into()]).await?;
        row.map(read_absence).transpose()
    }

    /// Of one officer, not over before a day, the first to end first.
    pub async fn absences_of(&mut self, officer: &str, day: &str) -> Result<Vec<Absence>, Fault> {
        let values = [self.tenant.into(), officer.into(), day.into()];
        let rows = self.rows(ABSENCES_OF, &values).await?;
        rows.into_iter().map(read_absence).collect()
    }

    /// Whether an officer is away on a day.
    pub async fn is_absent(&mut self, officer: &str, day: &str) -> Result<bool, Fault> {
        let absences = self.absences_of(officer, day).await?;
        Ok(absences.iter().any(|absence| absence.from_date.as_str() <= day))
    }

    /// Of everybody, not over before a day, the first to end first.
    pub async fn absences_from(&mut self, day: &str, limit: i64) -> Result<Vec<Absence>, Fault> {
        let values = [self.tenant.into(), day.into(), limit.into()];
        let rows = self.rows(ABSENCES_FROM, &values).await?;
        rows.into_iter().map(read_absence).collect()
    }

    /// Begun on or before a day, and what is held has not been handed over.
    pub async fn absences_to_hand_over(&mut self, day: &str, limit: i64) -> Result<Vec<Absence>, Fault> {
        let values = [self.tenant.into(), day.into(), limit.into()];
        let rows = self.rows(TO_HAND_OVER, &values).await?;
        rows.into_iter().map(read_absence).collect()
    }
}

fn read_absence(mut row: Row) -> Result<Absence, Fault> {
    Ok(Absence {
        id: row.uuid(0)?,
        officer: row.text(1)?,
        from_date: row.text(2)?,
        until_date: row.text(3)?,
        kind: row.text(4)?,
        hand_to: row.optional_text(5)?,
        entered_by: row.text(6)?,
        entered_at: row.instant(7)?,
    })
}
