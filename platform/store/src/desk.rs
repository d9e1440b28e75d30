//! Lists of an officer's desk: each a page by key through an index, with what a list shows of the case, in one question.

use maklumat_calendar::Timestamp;
use maklumat_vocabulary::{PositionKey, ServiceKey};
use uuid::Uuid;

use crate::database::Reader;
use crate::fault::Fault;
use crate::inbox::{InboxRow, read_item};
use crate::statements::statements;
use crate::value::{Row, Value};

/// What every list reads of an open step and its case.
macro_rules! listed {
    ($verb:literal, $rest:literal) => {
        concat!(
            $verb,
            "work_item.matter, work_item.step, work_item.unit, work_item.position, work_item.service_unit,
            work_item.service, work_item.priority, work_item.priority_rank, work_item.ready_at, work_item.due_at,
            work_item.holder, work_item.taken_at, heading.reference, heading.status, heading.submitted_at, heading.due_at,
            heading.late, heading.version, heading.entered_at
        FROM work_item JOIN matter AS heading USING (tenant)
        WHERE tenant = $1 AND heading.id = work_item.matter ",
            $rest
        )
    };
}

statements! {
    FREE_PAGE = listed!("SELECT ", "AND holder IS NULL AND work_item.unit = $2 AND position = $3 AND priority_rank = $4
            AND (ready_at, matter, step) > ($5, $6, $7) AND ready_at < $8
        ORDER BY ready_at, matter, step
        LIMIT $9");
    FREE_PAGE_OF_STEP = listed!("SELECT ", "AND holder IS NULL AND work_item.unit = $2 AND position = $3 AND service_unit = $4
            AND work_item.service = $5 AND step = $6 AND priority_rank = $7
            AND (ready_at, matter) > ($8, $9) AND ready_at < $10
        ORDER BY ready_at, matter
        LIMIT $11");
    DUE_PAGE = listed!("SELECT ", "AND work_item.unit = $2 AND position = $3
            AND (work_item.due_at, matter, step) > ($4, $5, $6) AND work_item.due_at < $7
            AND (CAST($8 AS text) IS NULL OR service_unit = $8)
            AND (CAST($9 AS text) IS NULL OR work_item.service = $9)
            AND (CAST($10 AS text) IS NULL OR step = $10)
        ORDER BY work_item.due_at, matter, step
        LIMIT $11");
    HELD_PAGE = listed!("SELECT ", "AND holder = $2
        ORDER BY priority_rank, ready_at, matter
        LIMIT $3");
    // Told by what is recorded: a step came from a colleague when its holder's time with it began, an opinion after that.
    // Told by what is recorded: a step came from a colleague when its holder's time with it began, an opinion after that.
    // In the order of what is held, so that a database begins there and not with the events.
    NEWS_OF_HELD = "SELECT event.matter, event.kind, event.at, work_item.step, heading.reference, heading.unit,
            heading.service, heading.version
        FROM work_item JOIN event USING (tenant, matter) JOIN matter AS heading USING (tenant)
        WHERE tenant = $1 AND heading.id = work_item.matter AND holder = $2
            AND event.kind IN ('handed-over', 'opinion-given')
            AND (event.kind = 'opinion-given' OR (event.step = work_item.step AND event.at = work_item.taken_at))
        ORDER BY priority_rank, ready_at, matter
        LIMIT $3";
    ELSEWHERE_PAGE = listed!("SELECT ", "AND service_unit = $2 AND work_item.unit <> service_unit
            AND (ready_at, matter, step) > ($3, $4, $5) AND ready_at < $6
            AND (CAST($7 AS text) IS NULL OR work_item.service = $7)
            AND (CAST($8 AS text) IS NULL OR CASE WHEN work_item.unit = '' THEN position ELSE 'unit' END = $8)
        ORDER BY ready_at, matter, step
        LIMIT $9");
    DONE_PAGE = "SELECT event.matter, event.step, event.at, event.position, heading.reference, heading.unit,
            heading.service, heading.version, heading.status, heading.ending
        FROM event JOIN matter AS heading USING (tenant)
        WHERE tenant = $1 AND heading.id = event.matter AND officer = $2 AND kind = 'step-completed'
            AND position < $3 AND at >= $4 AND at < $5
            AND (CAST($6 AS text) IS NULL OR heading.unit = $6)
            AND (CAST($7 AS text) IS NULL OR heading.service = $7)
            AND (CAST($8 AS text) IS NULL OR step = $8)
        ORDER BY position DESC
        LIMIT $9";
    // Each number is counted to a limit: more than that nobody reads.
    // The order is the index's own; without it SQLite reads all of a tenant.
    COUNT_WAITING = "SELECT (SELECT COUNT(*) FROM (SELECT 1 AS one FROM work_item
                WHERE tenant = $1 AND holder IS NULL AND unit = $2 AND position = $3
                ORDER BY priority_rank, ready_at, matter, step LIMIT $4) AS waiting_free),
            (SELECT COUNT(*) FROM (SELECT 1 AS one FROM work_item
                WHERE tenant = $1 AND unit = $2 AND position = $3 AND due_at < $5 LIMIT $4) AS waiting_late),
            (SELECT COUNT(*) FROM (SELECT 1 AS one FROM work_item
                WHERE tenant = $1 AND unit = $2 AND position = $3 AND due_at >= $5 AND due_at < $6
                LIMIT $4) AS waiting_today)";
    COUNT_HELD = "SELECT COUNT(*) FROM (SELECT 1 AS one FROM work_item
        WHERE tenant = $1 AND holder = $2 LIMIT $3) AS waiting_mine";
    COUNT_ELSEWHERE = "SELECT COUNT(*) FROM (SELECT 1 AS one FROM work_item
        WHERE tenant = $1 AND service_unit = $2 AND unit <> service_unit
            ORDER BY ready_at, matter, step LIMIT $3) AS waiting_elsewhere";
    CASES_OF_NAME = "SELECT id, reference, unit, service, version, status, ending, submitted_at, due_at FROM matter
        WHERE tenant = $1 AND name_key = $2 ORDER BY submitted_at DESC LIMIT $3";
    CASES_OF_NIK = "SELECT id, reference, unit, service, version, status, ending, submitted_at, due_at FROM matter
        WHERE tenant = $1 AND nik_key = $2 ORDER BY submitted_at DESC LIMIT $3";
    CASES_OF_PHONE = "SELECT id, reference, unit, service, version, status, ending, submitted_at, due_at FROM matter
        WHERE tenant = $1 AND applicant_key = $2 ORDER BY submitted_at DESC LIMIT $3";
}

/// Where a page begins: behind what was read last. `from` and `until` bound when a file became ready, or was finished.
#[derive(Clone, Debug)]
pub struct Span {
    pub from: Timestamp,
    pub until: Timestamp,
    /// Instant, case and step of the last row read.
    pub after: Option<(Timestamp, Uuid, String)>,
}

/// Narrows a list to a service, and to one of its steps.
#[derive(Clone, Copy, Debug, Default)]
pub struct Narrowed<'a> {
    pub service: Option<&'a ServiceKey>,
    pub step: Option<&'a str>,
}

/// How much waits in one position, counted to a limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WaitingCounts {
    pub free: i64,
    pub late: i64,
    /// Due later today.
    pub today: i64,
}

/// A step an officer has finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoneRow {
    pub matter: Uuid,
    pub step: String,
    pub at: Timestamp,
    /// Its place in the log, by which the list is paged.
    pub position: i64,
    pub reference: String,
    pub service: ServiceKey,
    pub version: u32,
    pub status: String,
    pub ending: Option<String>,
}

/// What happened to a file an officer holds that its holder did not do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldNews {
    pub matter: Uuid,
    /// `handed-over`, `opinion-given`
    pub kind: String,
    pub at: Timestamp,
    /// The step that is held.
    pub step: String,
    pub reference: String,
    pub service: ServiceKey,
    pub version: u32,
}

/// A case found by whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundCase {
    pub matter: Uuid,
    pub reference: String,
    pub service: ServiceKey,
    pub version: u32,
    pub status: String,
    pub ending: Option<String>,
    pub submitted_at: Timestamp,
    pub promised_at: Option<Timestamp>,
}

/// By what somebody is looked for; a keyed hash, see [`crate::Keys::lookup`].
#[derive(Clone, Copy, Debug)]
pub enum PersonKey {
    Name([u8; 32]),
    Nik([u8; 32]),
    Phone([u8; 32]),
}

impl Span {
    /// The first row that may be listed: rows after this key.
    fn start(&self) -> (Timestamp, Uuid, &str) {
        match &self.after {
            Some((at, matter, step)) if *at >= self.from => (*at, *matter, step),
            // Nothing stands at the nil case, so the first instant itself is listed.
            Some(_) | None => (self.from, Uuid::nil(), ""),
        }
    }
}

impl Reader {
    /// Free steps of a position and rank in the order they became ready.
    pub async fn free_page(
        &mut self,
        position: &PositionKey,
        rank: i64,
        span: &Span,
        limit: i64,
    ) -> Result<Vec<InboxRow>, Fault> {
        let (at, matter, step) = span.start();
        let values = [
            self.tenant.into(),
            position.unit.as_str().into(),
            (&*position.position).into(),
            rank.into(),
            at.into(),
            matter.into(),
            step.into(),
            span.until.into(),
            limit.into(),
        ];
        self.listed(FREE_PAGE, &values).await
    }

    /// The same for one step of one service.
    pub async fn free_page_of_step(
        &mut self,
        (position, rank): (&PositionKey, i64),
        (service, of_step): (&ServiceKey, &str),
        span: &Span,
        limit: i64,
    ) -> Result<Vec<InboxRow>, Fault> {
        let (at, matter, _) = span.start();
        let values = [
            self.tenant.into(),
            position.unit.as_str().into(),
            (&*position.position).into(),
            service.unit.as_str().into(),
            service.service.as_str().into(),
            of_step.into(),
            rank.into(),
            at.into(),
            matter.into(),
            span.until.into(),
            limit.into(),
        ];
        self.listed(FREE_PAGE_OF_STEP, &values).await
    }

    /// Steps of a position, held or free, by when they are due; `span` bounds the due dates.
    pub async fn due_page(
        &mut self,
        position: &PositionKey,
        narrowed: Narrowed<'_>,
        span: &Span,
        limit: i64,
    ) -> Result<Vec<InboxRow>, Fault> {
        let (at, matter, step) = span.start();
        let values = [
            self.tenant.into(),
            position.unit.as_str().into(),
            (&*position.position).into(),
            at.into(),
            matter.into(),
            step.into(),
            span.until.into(),
            narrowed.service.map(|service| service.unit.as_str()).into(),
            narrowed.service.map(|service| service.service.as_str()).into(),
            narrowed.step.into(),
            limit.into(),
        ];
        self.listed(DUE_PAGE, &values).await
    }

    /// What an officer has taken and not finished.
    pub async fn held_page(&mut self, officer: &str, limit: i64) -> Result<Vec<InboxRow>, Fault> {
        self.listed(HELD_PAGE, &[self.tenant.into(), officer.into(), limit.into()])
            .await
    }

    /// Files an officer holds that were handed over, and opinions that came for them; in no order.
    pub async fn news_of_held(&mut self, officer: &str, limit: i64) -> Result<Vec<HeldNews>, Fault> {
        let values = [self.tenant.into(), officer.into(), limit.into()];
        self.rows(NEWS_OF_HELD, &values)
            .await?
            .into_iter()
            .map(read_news)
            .collect()
    }

    /// Steps of a unit's services that wait for others, the longest waiting first. `waits_for` is `return`, `payment`,
    /// `applicant` or `unit`.
    pub async fn elsewhere_page(
        &mut self,
        unit: &str,
        (service, waits_for): (Option<&str>, Option<&str>),
        span: &Span,
        limit: i64,
    ) -> Result<Vec<InboxRow>, Fault> {
        let (at, matter, step) = span.start();
        let values = [
            self.tenant.into(),
            unit.into(),
            at.into(),
            matter.into(),
            step.into(),
            span.until.into(),
            service.into(),
            waits_for.into(),
            limit.into(),
        ];
        self.listed(ELSEWHERE_PAGE, &values).await
    }

    /// What an officer has finished, the latest first, before a place in the log.
    pub async fn done_page(
        &mut self,
        officer: &str,
        narrowed: Narrowed<'_>,
        (span, before): (&Span, i64),
        limit: i64,
    ) -> Result<Vec<DoneRow>, Fault> {
        let values = [
            self.tenant.into(),
            officer.into(),
            before.into(),
            span.from.into(),
            span.until.into(),
            narrowed.service.map(|service| service.unit.as_str()).into(),
            narrowed.service.map(|service| service.service.as_str()).into(),
            narrowed.step.into(),
            limit.into(),
        ];
        self.rows(DONE_PAGE, &values)
            .await?
            .into_iter()
            .map(read_done)
            .collect()
    }

    /// How much is free, late and due before `tonight` in a position.
    pub async fn count_waiting(
        &mut self,
        position: &PositionKey,
        (now, tonight): (Timestamp, Timestamp),
        limit: i64,
    ) -> Result<WaitingCounts, Fault> {
        let values = [
            self.tenant.into(),
            position.unit.as_str().into(),
            (&*position.position).into(),
            limit.into(),
            now.into(),
            tonight.into(),
        ];
        let Some(mut row) = self.row(COUNT_WAITING, &values).await? else {
            return Ok(WaitingCounts::default());
        };
        Ok(WaitingCounts {
            free: row.int(0)?,
            late: row.int(1)?,
            today: row.int(2)?,
        })
    }

    pub async fn count_held(&mut self, officer: &str, limit: i64) -> Result<i64, Fault> {
        self.counted(COUNT_HELD, &[self.tenant.into(), officer.into(), limit.into()])
            .await
    }

    pub async fn count_elsewhere(&mut self, unit: &str, limit: i64) -> Result<i64, Fault> {
        self.counted(COUNT_ELSEWHERE, &[self.tenant.into(), unit.into(), limit.into()])
            .await
    }

    /// Cases of somebody, the newest first.
    pub async fn cases_of_person(&mut self, person: PersonKey, limit: i64) -> Result<Vec<FoundCase>, Fault> {
        let (sql, key) = match &person {
            PersonKey::Name(key) => (CASES_OF_NAME, key),
            PersonKey::Nik(key) => (CASES_OF_NIK, key),
            PersonKey::Phone(key) => (CASES_OF_PHONE, key),
        };
        let rows = self.rows(sql, &[self.tenant.into(), key.into(), limit.into()]).await?;
        rows.into_iter().map(read_found).collect()
    }

    async fn listed(&mut self, sql: &'static str, values: &[Value<'_>]) -> Result<Vec<InboxRow>, Fault> {
        self.rows(sql, values).await?.into_iter().map(read_listed).collect()
    }

    async fn counted(&mut self, sql: &'static str, values: &[Value<'_>]) -> Result<i64, Fault> {
        let row = self.row(sql, values).await?;
        row.map_or(Ok(0), |mut row| row.int(0))
    }
}

fn read_listed(mut row: Row) -> Result<InboxRow, Fault> {
    Ok(InboxRow {
        reference: row.text(12)?,
        status: row.text(13)?,
        submitted_at: row.instant(14)?,
        promised_at: row.optional_instant(15)?,
        is_late: row.bool(16)?,
        version: u32::try_from(row.int(17)?).unwrap_or(0),
        entered_at: row.optional_instant(18)?,
        item: read_item(row)?,
    })
}

fn read_news(mut row: Row) -> Result<HeldNews, Fault> {
    Ok(HeldNews {
        matter: row.uuid(0)?,
        kind: row.text(1)?,
        at: row.instant(2)?,
        step: row.text(3)?,
        reference: row.text(4)?,
        service: ServiceKey::new(&row.text(5)?, &row.text(6)?),
        version: u32::try_from(row.int(7)?).unwrap_or(0),
    })
}

fn read_done(mut row: Row) -> Result<DoneRow, Fault> {
    Ok(DoneRow {
        matter: row.uuid(0)?,
        step: row.text(1)?,
        at: row.instant(2)?,
        position: row.int(3)?,
        reference: row.text(4)?,
        service: ServiceKey::new(&row.text(5)?, &row.text(6)?),
        version: u32::try_from(row.int(7)?).unwrap_or(0),
        status: row.text(8)?,
        ending: row.optional_text(9)?,
    })
}

fn read_found(mut row: Row) -> Result<FoundCase, Fault> {
    Ok(FoundCase {
        matter: row.uuid(0)?,
        reference: row.text(1)?,
        service: ServiceKey::new(&row.text(2)?, &row.text(3)?),
        version: u32::try_from(row.int(4)?).unwrap_or(0),
        status: row.text(5)?,
        ending: row.optional_text(6)?,
        submitted_at: row.instant(7)?,
        promised_at: row.optional_instant(8)?,
    })
}
