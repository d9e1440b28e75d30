//! What became of accounts and who signed in: rows that the database itself refuses to change.

use maklumat_calendar::Timestamp;
use uuid::Uuid;

use crate::database::{Reader, Tx};
use crate::fault::Fault;
use crate::statements::statements;
use crate::value::{Row, Value};

statements! {
    RECORD = "INSERT INTO audit (tenant, id, at, kind, officer, about, unit, detail)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    AUDITED = "SELECT id, at, kind, officer, about, unit, detail FROM audit
        WHERE tenant = $1 AND at >= $2 AND at < $3
            AND (CAST($4 AS text) IS NULL OR kind = $4)
            AND (CAST($5 AS text) IS NULL OR officer = $5 OR about = $5)
            AND (CAST($6 AS text) IS NULL OR unit = $6)
        ORDER BY at DESC, id DESC
        LIMIT $7";
    // The condition on the kind is that of the index, word for word.
    CASE_ACTS = "SELECT event.matter, event.at, event.kind, event.officer, matter.unit, matter.service
        FROM event JOIN matter USING (tenant)
        WHERE tenant = $1 AND event.at >= $2 AND event.at < $3 AND matter.id = event.matter
            AND event.kind IN ('pin-renewed', 'overridden', 'moved', 'product-revoked')
            AND (CAST($4 AS text) IS NULL OR event.kind = $4)
            AND (CAST($5 AS text) IS NULL OR event.officer = $5)
            AND (CAST($6 AS text) IS NULL OR matter.unit = $6)
        ORDER BY event.at DESC, event.position DESC
        LIMIT $7";
}

/// One thing that happened to an account, a rule or a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditRow {
    pub id: Uuid,
    pub at: Timestamp,
    /// `signed-in`, `position-given`
    pub kind: String,
    /// Who did it, by the id of an account. `None`: nobody who was signed in.
    pub officer: Option<String>,
    /// The account, position or role it was done to.
    pub about: Option<String>,
    pub unit: Option<String>,
    /// Keys, days and counts. Never a name, nor words of somebody's own.
    pub detail: String,
}

/// An act on a case that is looked for beside them. It stands in the chain of its case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseAct {
    pub matter: Uuid,
    pub at: Timestamp,
    /// `pin-renewed`, `overridden`, `moved`, `product-revoked`
    pub kind: String,
    pub officer: Option<String>,
    pub unit: String,
    pub service: String,
}

/// What is looked for, from a moment until before another.
#[derive(Clone, Copy, Debug)]
pub struct AuditFilter<'a> {
    pub from: Timestamp,
    pub before: Timestamp,
    pub kind: Option<&'a str>,
    /// Who did it, or whose account it was done to.
    pub officer: Option<&'a str>,
    pub unit: Option<&'a str>,
    /// The latest so many.
    pub limit: i64,
}

impl AuditFilter<'_> {
    fn values(&self, tenant: i64) -> [Value<'_>; 7] {
        [
            tenant.into(),
            self.from.into(),
            self.before.into(),
            self.kind.into(),
            self.officer.into(),
            self.unit.into(),
            self.limit.into(),
        ]
    }
}

impl Tx {
    /// Written in the transaction of the act itself, or not at all.
    pub async fn record_audit(&mut self, row: &AuditRow) -> Result<(), Fault> {
        let values = [
            self.tenant.into(),
            row.id.into(),
            row.at.into(),
            (&row.kind).into(),
            row.officer.as_ref().into(),
            row.about.as_ref().into(),
            row.unit.as_ref().into(),
            (&row.detail).into(),
        ];
        self.execute(RECORD, &values).await.map(|_| ())
    }
}

impl Reader {
    /// The latest first.
    pub async fn audited(&mut self, filter: AuditFilter<'_>) -> Result<Vec<AuditRow>, Fault> {
        let rows = self.rows(AUDITED, &filter.values(self.tenant)).await?;
        rows.into_iter().map(read_audit).collect()
    }

    /// The latest first.
    pub async fn acts_on_cases(&mut self, filter: AuditFilter<'_>) -> Result<Vec<CaseAct>, Fault> {
        let rows = self.rows(CASE_ACTS, &filter.values(self.tenant)).await?;
        rows.into_iter().map(read_act).collect()
    }
}

fn read_audit(mut row: Row) -> Result<AuditRow, Fault> {
    Ok(AuditRow {
        id: row.uuid(0)?,
        at: row.instant(1)?,
        kind: row.text(2)?,
        officer: row.optional_text(3)?,
        about: row.optional_text(4)?,
        unit: row.optional_text(5)?,
        detail: row.text(6)?,
    })
}

fn read_act(mut row: Row) -> Result<CaseAct, Fault> {
    Ok(CaseAct {
        matter: row.uuid(0)?,
        at: row.instant(1)?,
        kind: row.text(2)?,
        officer: row.optional_text(3)?,
        unit: row.text(4)?,
        service: row.text(5)?,
    })
}
