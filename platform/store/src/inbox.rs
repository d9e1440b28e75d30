//! Open steps: who has what to do, in which order, and taking the next one so that only one officer gets it.

use maklumat_calendar::Timestamp;
use maklumat_vocabulary::{PositionKey, ServiceKey};
use uuid::Uuid;

use crate::database::{Bound, Reader, Tx};
use crate::fault::Fault;
use crate::opinions::{self, NewOpinion};
use crate::statements::statements;
use crate::value::{Row, Value};

/// Counting stops here: "99 or more" is all anybody needs to know.
const COUNTED_AT_MOST: i64 = 99;
/// Positions that are counted with one question, as many as `COUNT_DUE` names.
const COUNTED_TOGETHER: usize = 8;
/// How many candidates are read at a time when taking the next.
const TAKE_PAGE: i64 = 4;

statements! {
    INSERT_ITEM = "INSERT INTO work_item (
            tenant, matter, step, unit, position, service_unit, service, priority, priority_rank, ready_at, due_at,
            holder, taken_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    DELETE_ITEM = "DELETE FROM work_item WHERE tenant = $1 AND matter = $2 AND step = $3";
    TAKE_ITEM = "UPDATE work_item
        SET holder = $1, taken_at = $2
        WHERE tenant = $3 AND matter = $4 AND step = $5 AND (holder IS NULL OR holder = $1)";
    RELEASE_ITEM = "UPDATE work_item SET holder = NULL, taken_at = NULL WHERE tenant = $1 AND matter = $2 AND step = $3";
    MOVE_DUE = "UPDATE work_item SET due_at = $1 WHERE tenant = $2 AND matter = $3 AND step = $4";
    ITEMS_OF_MATTER = "SELECT matter, step, unit, position, service_unit, service, priority, priority_rank, ready_at,
            due_at, holder, taken_at
        FROM work_item
        WHERE tenant = $1 AND matter = $2
        ORDER BY ready_at, step";
    FREE_ITEMS = "SELECT matter, step, unit, position, service_unit, service, priority, priority_rank, ready_at,
            due_at, holder, taken_at
        FROM work_item
        WHERE tenant = $1 AND holder IS NULL AND unit = $2 AND position = $3
            AND (priority_rank, ready_at, matter, step) > ($4, $5, $6, $7)
            AND (CAST($8 AS text) IS NULL OR service_unit = $8)
            AND (CAST($9 AS text) IS NULL OR service = $9)
        ORDER BY priority_rank, ready_at, matter, step
        LIMIT $10";
    DUE_ITEMS = "SELECT matter, step, unit, position, service_unit, service, priority, priority_rank, ready_at,
            due_at, holder, taken_at
        FROM work_item
        WHERE tenant = $1 AND unit = $2 AND position = $3 AND due_at < $4
        ORDER BY due_at
        LIMIT $5";
    COUNT_DUE = "SELECT COUNT(*) FROM (
            SELECT 1 AS one
            FROM (VALUES ($1, $2), ($3, $4), ($5, $6), ($7, $8), ($9, $10), ($11, $12), ($13, $14), ($15, $16)) AS asked
            CROSS JOIN work_item
            WHERE tenant = $17 AND unit = asked.column1 AND position = asked.column2
                AND due_at < $18 AND (CAST($19 AS text) IS NULL OR service_unit = $19)
            LIMIT $20) AS late";
    HEADING_OF_MATTER = "SELECT reference, status, submitted_at, due_at, late, version, entered_at
        FROM matter WHERE tenant = $1 AND id = $2";
    // Two ranges and not one of pairs: SQLite reads through all that became ready at the same moment for that.
    COUNT_OVERTAKEN = "SELECT COUNT(*) FROM (
            SELECT 1 AS one FROM (
                SELECT matter FROM work_item
                WHERE tenant = $1 AND holder IS NULL AND unit = $2 AND position = $3 AND service_unit = $4
                    AND service = $5 AND step = $6 AND priority_rank < $7
                UNION ALL
                SELECT matter FROM work_item
                WHERE tenant = $1 AND holder IS NULL AND unit = $2 AND position = $3 AND service_unit = $4
                    AND service = $5 AND step = $6 AND priority_rank = $7 AND ready_at < $8) AS before
            WHERE CAST($9 AS text) IS NULL OR NOT EXISTS (
                SELECT 1 FROM event
                WHERE tenant = $1 AND matter = before.matter AND kind = 'step-completed' AND officer = $9
                    AND CAST($10 AS text) LIKE '%,' || step || ',%')
            LIMIT $11) AS earlier";
}

/// An open step of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkItem {
    pub matter: Uuid,
    pub step: String,
    /// Whose work it is.
    pub position: PositionKey,
    pub service: ServiceKey,
    pub priority: Option<String>,
    /// 0 is served first.
    pub priority_rank: i64,
    /// Since when it could have been done.
    pub ready_at: Timestamp,
    pub due_at: Option<Timestamp>,
    /// The officer who has taken it.
    pub holder: Option<String>,
    pub taken_at: Option<Timestamp>,
}

/// An open step with what a list shows of its case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InboxRow {
    pub item: WorkItem,
    pub reference: String,
    /// Of the definition its case stays on.
    pub version: u32,
    pub status: String,
    pub submitted_at: Timestamp,
    /// The date promised to the applicant.
    pub promised_at: Option<Timestamp>,
    pub is_late: bool,
    /// When it was entered, where it was received on paper before.
    pub entered_at: Option<Timestamp>,
}

/// What a change does to the open steps of its case.
#[derive(Clone, Copy, Debug)]
pub enum WorkChange<'a> {
    Open(&'a WorkItem),
    Close {
        step: &'a str,
    },
    Take {
        step: &'a str,
        holder: &'a str,
        at: Timestamp,
    },
    Release {
        step: &'a str,
    },
    /// Another due date, after a pause.
    MoveDue {
        step: &'a str,
        due_at: Option<Timestamp>,
    },
    /// Another unit is asked for its opinion.
    AskOpinion(NewOpinion<'a>),
    RemindOpinion {
        number: u32,
        at: Timestamp,
    },
    EndOpinion {
        number: u32,
    },
}

/// Where a page of the inbox ends and the next begins.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cursor {
    pub priority_rank: i64,
    pub ready_at: Timestamp,
    pub matter: Uuid,
    pub step: String,
}

/// A page of the inbox: what is free for these positions, in fair order.
#[derive(Clone, Copy, Debug)]
pub struct InboxPage<'a> {
    pub positions: &'a [PositionKey],
    pub service: Option<&'a ServiceKey>,
    pub after: Option<&'a Cursor>,
    pub limit: i64,
}

impl WorkItem {
    #[must_use]
    pub fn cursor(&self) -> Cursor {
        Cursor {
            priority_rank: self.priority_rank,
            ready_at: self.ready_at,
            matter: self.matter,
            step: self.step.clone(),
        }
    }

    pub(crate) fn bind(&self, tenant: i64) -> Bound<'_> {
        let values = vec![
            tenant.into(),
            self.matter.into(),
            self.step.as_str().into(),
            self.position.unit.as_str().into(),
            (&*self.position.position).into(),
            self.service.unit.as_str().into(),
            self.service.service.as_str().into(),
            self.priority.as_deref().into(),
            self.priority_rank.into(),
            self.ready_at.into(),
            self.due_at.into(),
            self.holder.as_deref().into(),
            self.taken_at.into(),
        ];
        Bound::new(INSERT_ITEM, values)
    }
}

pub(crate) fn bind_work_change<'a>(tenant: i64, matter: Uuid, change: &WorkChange<'a>) -> Bound<'a> {
    match *change {
        WorkChange::Open(item) => item.bind(tenant),
        WorkChange::Close { step } => Bound::new(DELETE_ITEM, vec![tenant.into(), matter.into(), step.into()]),
        WorkChange::Take { step, holder, at } => {
            let values = vec![holder.into(), at.into(), tenant.into(), matter.into(), step.into()];
            Bound {
                must_touch: true,
                ..Bound::new(TAKE_ITEM, values)
            }
        }
        WorkChange::Release { step } => Bound::new(RELEASE_ITEM, vec![tenant.into(), matter.into(), step.into()]),
        WorkChange::MoveDue { step, due_at } => {
            Bound::new(MOVE_DUE, vec![due_at.into(), tenant.into(), matter.into(), step.into()])
        }
        WorkChange::AskOpinion(new) => opinions::bind_asking(tenant, matter, &new),
        WorkChange::RemindOpinion { number, at } => opinions::bind_reminder(tenant, matter, number, at),
        WorkChange::EndOpinion { number } => opinions::bind_end(tenant, matter, number),
    }
}

impl Reader {
    /// Open steps of these positions, held or free, whose own time has run out, the longest ago first.
    pub async fn overdue_items(
        &mut self,
        positions: &[PositionKey],
        now: Timestamp,
        limit: i64,
    ) -> Result<Vec<WorkItem>, Fault> {
        let mut items = Vec::new();
        for position in positions {
            let values = [
                self.tenant.into(),
                position.unit.as_str().into(),
                (&*position.position).into(),
                now.into(),
                limit.into(),
            ];
            items.append(&mut self.items(DUE_ITEMS, &values).await?);
        }
        items.sort_by(|a, b| (a.due_at, a.matter, &a.step).cmp(&(b.due_at, b.matter, &b.step)));
        items.truncate(usize::try_from(limit).unwrap_or(0));
        Ok(items)
    }

    pub async fn items_of(&mut self, matter: Uuid) -> Result<Vec<WorkItem>, Fault> {
        self.items(ITEMS_OF_MATTER, &[self.tenant.into(), matter.into()]).await
    }

    /// How many such steps there are, counted to a limit; of the services of one unit only, if one is named.
    pub async fn count_overdue(
        &mut self,
        positions: &[PositionKey],
        service_unit: Option<&str>,
        now: Timestamp,
        limit: i64,
    ) -> Result<i64, Fault> {
        let mut counted = 0;
        for together in positions.chunks(COUNTED_TOGETHER) {
            let mut values: Vec<Value<'_>> = Vec::with_capacity(COUNTED_TOGETHER * 2 + 4);
            for position in together {
                values.push(position.unit.as_str().into());
                values.push((&*position.position).into());
            }
            // Nobody's position: a place that is left over finds nothing.
            values.resize(COUNTED_TOGETHER * 2, "".into());
            values.append(&mut vec![
                self.tenant.into(),
                now.into(),
                service_unit.into(),
                limit.into(),
            ]);
            if let Some(mut row) = self.row(COUNT_DUE, &values).await? {
                counted += row.int(0)?;
            }
        }
        Ok(counted.min(limit))
    }

    /// What is free for these positions, the first to be served first; without what a list shows of the cases.
    pub async fn free_items(&mut self, page: InboxPage<'_>) -> Result<Vec<WorkItem>, Fault> {
        let beginning = Cursor {
            priority_rank: i64::MIN,
            ready_at: Timestamp::UNIX_EPOCH,
            matter: Uuid::nil(),
            step: String::new(),
        };
        let after = page.after.unwrap_or(&beginning);
        let mut items = Vec::new();
        for position in page.positions {
            let values = [
                self.tenant.into(),
                position.unit.as_str().into(),
                (&*position.position).into(),
                after.priority_rank.into(),
                after.ready_at.into(),
                after.matter.into(),
                after.step.as_str().into(),
                page.service.map(|service| service.unit.as_str()).into(),
                page.service.map(|service| service.service.as_str()).into(),
                page.limit.into(),
            ];
            items.append(&mut self.items(FREE_ITEMS, &values).await?);
        }
        items.sort_by(|a, b| {
            (a.priority_rank, a.ready_at, a.matter, &a.step).cmp(&(b.priority_rank, b.ready_at, b.matter, &b.step))
        });
        items.truncate(usize::try_from(page.limit).unwrap_or(0));
        Ok(items)
    }

    /// How many free steps of the same service and step come before this one in fair order: those whom taking it
    /// would overtake. Cases in which the officer has done one of the steps `separate_from` are not theirs to take, and
    /// do not count. Counts to 99.
    pub async fn overtaken(&mut self, item: &WorkItem, officer: &str, separate_from: &[&str]) -> Result<u32, Fault> {
        let barred = (!separate_from.is_empty()).then_some(officer);
        let steps = format!(",{},", separate_from.join(","));
        let values = [
            self.tenant.into(),
            item.position.unit.as_str().into(),
            (&*item.position.position).into(),
            item.service.unit.as_str().into(),
            item.service.service.as_str().into(),
            item.step.as_str().into(),
            item.priority_rank.into(),
            item.ready_at.into(),
            barred.into(),
            steps.as_str().into(),
            COUNTED_AT_MOST.into(),
        ];
        let row = self.row(COUNT_OVERTAKEN, &values).await?;
        row.map_or(Ok(0), |mut row| {
            row.int(0).map(|count| u32::try_from(count).unwrap_or(0))
        })
    }

    async fn items(&mut self, sql: &'static str, values: &[Value<'_>]) -> Result<Vec<WorkItem>, Fault> {
        self.rows(sql, values).await?.into_iter().map(read_item).collect()
    }

    /// Items with what a list shows of their cases.
    pub async fn with_headings(&mut self, items: Vec<WorkItem>) -> Result<Vec<InboxRow>, Fault> {
        let mut rows = Vec::with_capacity(items.len());
        for item in items {
            let values = [self.tenant.into(), item.matter.into()];
            // A step whose case is gone cannot be: both change in one transaction. A reader may still look between
            // two commits, and then the row has simply left the inbox.
            let Some(mut heading) = self.row(HEADING_OF_MATTER, &values).await? else {
                continue;
            };
            rows.push(InboxRow {
                item,
                version: u32::try_from(heading.int(5)?).unwrap_or(0),
                reference: heading.text(0)?,
                status: heading.text(1)?,
                submitted_at: heading.instant(2)?,
                promised_at: heading.optional_instant(3)?,
                is_late: heading.bool(4)?,
                entered_at: heading.optional_instant(6)?,
            });
        }
        Ok(rows)
    }
}

impl Tx {
    /// Takes the first free step in fair order for an officer, leaving out some cases (that the officer may not
    /// touch, say). Of two callers at once each gets another one. The caller then appends the event in the same
    /// transaction.
    pub async fn take_next(
        &mut self,
        positions: &[PositionKey],
        leaving_out: &[Uuid],
        holder: &str,
        now: Timestamp,
    ) -> Result<Option<WorkItem>, Fault> {
        let mut after: Option<Cursor> = None;
        loop {
            let page = InboxPage {
                positions,
                service: None,
                after: after.as_ref(),
                limit: TAKE_PAGE,
            };
            let items = self.free_items(page).await?;
            for item in items.iter().filter(|item| !leaving_out.contains(&item.matter)) {
                // If somebody else was faster, the one behind it is next.
                if self.take(item.matter, &item.step, holder, now).await? {
                    let taken = WorkItem {
                        holder: Some(holder.to_owned()),
                        taken_at: Some(now),
                        ..item.clone()
                    };
                    return Ok(Some(taken));
                }
            }
            match items.last() {
                Some(last) => after = Some(last.cursor()),
                None => return Ok(None),
            }
        }
    }

    /// Takes one step, unless another officer holds it.
    pub async fn take(&mut self, matter: Uuid, step: &str, holder: &str, now: Timestamp) -> Result<bool, Fault> {
        let values = [
            holder.into(),
            now.into(),
            self.tenant.into(),
            matter.into(),
            step.into(),
        ];
        Ok(self.execute(TAKE_ITEM, &values).await? > 0)
    }
}

pub(crate) fn read_item(mut row: Row) -> Result<WorkItem, Fault> {
    Ok(WorkItem {
        matter: row.uuid(0)?,
        step: row.text(1)?,
        position: PositionKey::new(&row.text(2)?, &row.text(3)?),
        service: ServiceKey::new(&row.text(4)?, &row.text(5)?),
        priority: row.optional_text(6)?,
        priority_rank: row.int(7)?,
        ready_at: row.instant(8)?,
        due_at: row.optional_instant(9)?,
        holder: row.optional_text(10)?,
        taken_at: row.optional_instant(11)?,
    })
}
