//! Cases: opening one, reading where it stands, and the one way in which it changes.

use maklumat_calendar::Timestamp;
use uuid::Uuid;

use crate::append::{bind_change, bind_closing, bind_conduct, locks, prepare};
use crate::closings::{Closing, bind_closing_of};
use crate::database::{Bound, Reader, Tx};
use crate::events::NewEvent;
use crate::fault::{Fault, FaultKind};
use crate::inbox::WorkChange;
use crate::outbox::NewEffect;
use crate::products::NewProduct;
use crate::seal::{CaseKey, Purpose};
use crate::statements::statements;
use crate::statistics::{COUNT_OPENING, Conduct};
use crate::value::{Row, Value};

statements! {
    INSERT_MATTER = "INSERT INTO matter (
            tenant, id, reference, unit, service, version, sequence, status, ending, channel, priority, submitted_at,
            due_at, closed_at, next_timer, late, applicant_key, nik_key, name_key, pin_hash, data_key, snapshot,
            chain_hash, entered_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
            $23, $24)";
    LOAD_MATTER = "SELECT id, reference, unit, service, version, sequence, status, ending, channel, priority,
            submitted_at, due_at, closed_at, next_timer, late, pin_hash, data_key, snapshot, chain_hash
        FROM matter
        WHERE tenant = $1 AND id = $2";
    FIND_BY_REFERENCE = "SELECT id FROM matter WHERE tenant = $1 AND reference = $2";
    FIND_BY_APPLICANT = "SELECT id FROM matter
        WHERE tenant = $1 AND applicant_key = $2
        ORDER BY submitted_at DESC
        LIMIT $3";
    FIND_BY_NIK = "SELECT id FROM matter
        WHERE tenant = $1 AND nik_key = $2
        ORDER BY submitted_at DESC
        LIMIT $3";
    DUE_TIMERS = "SELECT id FROM matter
        WHERE tenant = $1 AND next_timer <= $2
        ORDER BY next_timer
        LIMIT $3";
    MATTER_PAGE = "SELECT id FROM matter WHERE tenant = $1 AND id > $2 ORDER BY id LIMIT $3";
    REBUILD_MATTER = "UPDATE matter
        SET version = $1, status = $2, ending = $3, due_at = $4, closed_at = $5, next_timer = $6, late = $7,
            snapshot = $8, priority = $9
        WHERE tenant = $10 AND id = $11 AND sequence = $12";
    FORGET_WORK_ITEMS = "DELETE FROM work_item WHERE tenant = $1 AND matter = $2";
    KEY_OF_MATTER = "SELECT data_key FROM matter WHERE tenant = $1 AND id = $2";
}

/// What is fixed when a case is opened.
#[derive(Clone, Copy, Debug)]
pub struct NewMatter<'a> {
    /// The id of the draft it grew from, so that attachments stay where they are.
    pub id: Uuid,
    pub key: &'a CaseKey,
    pub reference: &'a str,
    pub unit: &'a str,
    pub service: &'a str,
    pub channel: &'a str,
    pub submitted_at: Timestamp,
    /// When it was entered, where it was received on paper before.
    pub entered_at: Option<Timestamp>,
    /// The day of submission where the office is, `2026-11-23`: counted in the oversight table.
    pub submitted_on: &'a str,
    /// Keyed hashes, see [`crate::Keys::lookup`].
    pub applicant_key: Option<[u8; 32]>,
    pub nik_key: Option<[u8; 32]>,
    pub name_key: Option<[u8; 32]>,
    pub pin_hash: Option<&'a str>,
}

/// What follows from the events of a case, kept beside them so that it can be asked for.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    pub version: u32,
    pub status: &'a str,
    pub ending: Option<&'a str>,
    pub priority: Option<&'a str>,
    pub due_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    /// When a timer of the case next runs out.
    pub next_timer: Option<Timestamp>,
    pub is_late: bool,
    /// The state as the caller encodes it; sealed here.
    pub snapshot: &'a [u8],
}

/// One change of a case: what happened, where it stands then, and what follows.
#[derive(Clone, Copy, Debug)]
pub struct Append<'a> {
    pub standing: Standing<'a>,
    pub events: &'a [NewEvent<'a>],
    pub work: &'a [WorkChange<'a>],
    pub effects: &'a [NewEffect<'a>],
    /// When this change closes the case: the day where the office is.
    pub closed_on: Option<&'a str>,
    /// What is kept of it then.
    pub closing: Option<&'a Closing>,
    /// By day; empty where nothing of the kind happened.
    pub conduct: &'a [Conduct<'a>],
    /// Documents numbered by this change.
    pub products: &'a [NewProduct],
}

/// The end of a case's event chain: what the next append must fit on to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub id: Uuid,
    /// Number of the last event, 0 before the first.
    pub sequence: i64,
    pub chain_hash: [u8; 32],
    /// `None` once the personal part was erased.
    pub key: Option<CaseKey>,
}

/// A case as it stands.
#[derive(Clone, Debug)]
pub struct Matter {
    pub head: Head,
    pub reference: String,
    pub unit: String,
    pub service: String,
    pub version: u32,
    pub status: String,
    pub ending: Option<String>,
    pub channel: String,
    pub priority: Option<String>,
    pub submitted_at: Timestamp,
    pub due_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    pub next_timer: Option<Timestamp>,
    pub is_late: bool,
    pub pin_hash: Option<String>,
    tenant: i64,
    /// What was known of it after its last event, sealed.
    pub(crate) sealed: Option<Vec<u8>>,
}

impl Matter {
    /// What was known of the case after its last event; `None` once erased. Opening it costs, so it is done when asked for.
    pub fn snapshot(&self) -> Result<Option<Vec<u8>>, Fault> {
        match (&self.head.key, &self.sealed) {
            (Some(key), Some(sealed)) => key.open(self.tenant, self.head.id, Purpose::Snapshot, sealed).map(Some),
            (None, _) | (Some(_), None) => Ok(None),
        }
    }
}

/// Everything a case's events lead to, for rebuilding.
#[derive(Clone, Debug, Default)]
pub struct Projection {
    pub version: u32,
    pub status: String,
    pub ending: Option<String>,
    pub priority: Option<String>,
    pub due_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    pub next_timer: Option<Timestamp>,
    pub is_late: bool,
    pub snapshot: Vec<u8>,
    pub work: Vec<crate::inbox::WorkItem>,
}

impl Reader {
    /// A case, opened. `None`: no such case.
    pub async fn matter(&mut self, id: Uuid) -> Result<Option<Matter>, Fault> {
        let row = self
            .row(LOAD_MATTER, &[Value::Int(self.tenant), Value::Uuid(id)])
            .await?;
        row.map(|row| self.read_matter(row)).transpose()
    }

    pub async fn matter_by_reference(&mut self, reference: &str) -> Result<Option<Matter>, Fault> {
        let row = self
            .row(FIND_BY_REFERENCE, &[Value::Int(self.tenant), Value::Text(reference)])
            .await?;
        match row {
            Some(mut row) => {
                let id = row.uuid(0)?;
                self.matter(id).await
            }
            None => Ok(None),
        }
    }

    /// Cases of one applicant, the newest first.
    pub async fn matters_of_applicant(&mut self, applicant_key: &[u8; 32], limit: i64) -> Result<Vec<Uuid>, Fault> {
        self.ids(
            FIND_BY_APPLICANT,
            &[self.tenant.into(), applicant_key.into(), limit.into()],
        )
        .await
    }

    /// Cases about one NIK, the newest first.
    pub async fn matters_of_nik(&mut self, nik_key: &[u8; 32], limit: i64) -> Result<Vec<Uuid>, Fault> {
        self.ids(FIND_BY_NIK, &[self.tenant.into(), nik_key.into(), limit.into()])
            .await
    }

    /// Cases with a timer that has run out, the longest ago first.
    pub async fn due_timers(&mut self, now: Timestamp, limit: i64) -> Result<Vec<Uuid>, Fault> {
        self.ids(DUE_TIMERS, &[self.tenant.into(), now.into(), limit.into()])
            .await
    }

    /// Cases in order of id, after one; begin with `Uuid::nil()`.
    pub async fn matter_page(&mut self, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Fault> {
        self.ids(MATTER_PAGE, &[self.tenant.into(), after.into(), limit.into()])
            .await
    }

    /// The key of a case. `None`: erased, or no such case.
    pub(crate) async fn case_key(&mut self, id: Uuid) -> Result<Option<CaseKey>, Fault> {
        let tenant = self.tenant;
        let row = self.row(KEY_OF_MATTER, &[tenant.into(), id.into()]).await?;
        let wrapped = row.map_or(Ok(None), |mut row| row.optional_bytes(0))?;
        wrapped
            .map(|wrapped| self.keys.unwrap_key(tenant, id, &wrapped))
            .transpose()
    }

    async fn ids(&mut self, sql: &'static str, values: &[Value<'_>]) -> Result<Vec<Uuid>, Fault> {
        self.rows(sql, values)
            .await?
            .into_iter()
            .map(|mut row| row.uuid(0))
            .collect()
    }

    fn read_matter(&self, mut row: Row) -> Result<Matter, Fault> {
        let id = row.uuid(0)?;
        let wrapped = row.optional_bytes(16)?;
        let key = wrapped
            .map(|wrapped| self.keys.unwrap_key(self.tenant, id, &wrapped))
            .transpose()?;
        Ok(Matter {
            head: Head {
                id,
                sequence: row.int(5)?,
                chain_hash: row.digest(18)?,
                key,
            },
            reference: row.text(1)?,
            unit: row.text(2)?,
            service: row.text(3)?,
            version: u32::try_from(row.int(4)?).unwrap_or(0),
            status: row.text(6)?,
            ending: row.optional_text(7)?,
            channel: row.text(8)?,
            priority: row.optional_text(9)?,
            submitted_at: row.instant(10)?,
            due_at: row.optional_instant(11)?,
            closed_at: row.optional_instant(12)?,
            next_timer: row.optional_instant(13)?,
            is_late: row.bool(14)?,
            pin_hash: row.optional_text(15)?,
            tenant: self.tenant,
            sealed: row.optional_bytes(17)?,
        })
    }
}

impl Tx {
    /// Opens a case with its first events. A taken reference is a fault of kind `Duplicate`.
    pub async fn open_matter(&mut self, new: NewMatter<'_>, change: Append<'_>) -> Result<Head, Fault> {
        let tenant = self.tenant;
        let before = Head {
            id: new.id,
            sequence: 0,
            chain_hash: [0; 32],
            key: Some(new.key.clone()),
        };
        let prepared = prepare(tenant, &before, &change)?;
        let wrapped = self.keys.wrap(tenant, new.id, new.key)?;
        let standing = change.standing;
        let mut statements = locks(tenant, self.is_postgres());
        statements.push(Bound::new(
            INSERT_MATTER,
            vec![
                tenant.into(),
                new.id.into(),
                new.reference.into(),
                new.unit.into(),
                new.service.into(),
                standing.version.into(),
                prepared.head.sequence.into(),
                standing.status.into(),
                standing.ending.into(),
                new.channel.into(),
                standing.priority.into(),
                new.submitted_at.into(),
                standing.due_at.into(),
                standing.closed_at.into(),
                standing.next_timer.into(),
                standing.is_late.into(),
                new.applicant_key.as_ref().into(),
                new.nik_key.as_ref().into(),
                new.name_key.as_ref().into(),
                new.pin_hash.into(),
                Value::Bytes(&wrapped),
                Value::Bytes(&prepared.snapshot),
                Value::Bytes(&prepared.head.chain_hash),
                new.entered_at.into(),
            ],
        ));
        bind_change(&mut statements, tenant, &before, &prepared, &change);
        let day_of_service = [
            tenant.into(),
            new.unit.into(),
            new.service.into(),
            new.submitted_on.into(),
        ];
        statements.push(Bound::new(COUNT_OPENING, day_of_service.into()));
        if let Some(day) = change.closed_on {
            statements.push(bind_closing(tenant, new.unit, new.service, day, standing.is_late));
        }
        if let Some(closing) = change.closing {
            bind_closing_of(&mut statements, tenant, (new.unit, new.service), new.id, closing);
        }
        let conduct = change.conduct.iter();
        statements.extend(conduct.map(|conduct| bind_conduct(tenant, new.unit, new.service, conduct)));
        self.batch(&statements).await?;
        Ok(prepared.head)
    }

    /// Writes what the events of a case lead to over what is recorded beside them. Its events stay untouched.
    pub async fn rebuild_matter(&mut self, matter: &Matter, projection: &Projection) -> Result<(), Fault> {
        let tenant = self.tenant;
        let id = matter.head.id;
        let key = matter.head.key.as_ref().ok_or_else(erased)?;
        let snapshot = key.seal(tenant, id, Purpose::Snapshot, &projection.snapshot)?;
        let update = vec![
            projection.version.into(),
            projection.status.as_str().into(),
            projection.ending.as_deref().into(),
            projection.due_at.into(),
            projection.closed_at.into(),
            projection.next_timer.into(),
            projection.is_late.into(),
            Value::Bytes(&snapshot),
            projection.priority.as_deref().into(),
            tenant.into(),
            id.into(),
            matter.head.sequence.into(),
        ];
        let mut statements = vec![
            Bound {
                must_touch: true,
                ..Bound::new(REBUILD_MATTER, update)
            },
            Bound::new(FORGET_WORK_ITEMS, vec![tenant.into(), id.into()]),
        ];
        statements.extend(projection.work.iter().map(|item| item.bind(tenant)));
        self.batch(&statements).await.map(|_| ())
    }
}

pub(crate) fn erased() -> Fault {
    Fault::new(FaultKind::Erased, "the personal part of this case was erased")
}
