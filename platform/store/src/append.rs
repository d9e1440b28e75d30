//! One change of a case: sealed and linked before the writer is asked for, then written in one go.

use crate::chain::link;
use crate::closings::bind_closing_of;
use crate::database::{Bound, Database, Tx};
use crate::dialect::{Dialect, LOCK_APPENDS_SHARED};
use crate::events::{INSERT_EVENT, SealedEvent};
use crate::fault::{Fault, FaultKind};
use crate::inbox::bind_work_change;
use crate::matters::{Append, Head, Matter, Standing, erased};
use crate::numbers::Turn;
use crate::outbox::{INSERT_EFFECT, NewEffect};
use crate::products::SealedProduct;
use crate::seal::Purpose;
use crate::statements::statements;
use crate::statistics::{COUNT_CLOSING, COUNT_CONDUCT, Conduct};
use crate::store::Store;
use crate::value::Value;

statements! {
    UPDATE_MATTER = "UPDATE matter
        SET sequence = $1, version = $2, status = $3, ending = $4, late = $5, snapshot = $6, chain_hash = $7,
            priority = $8, next_timer = $9, due_at = $10, closed_at = $11
        WHERE tenant = $12 AND id = $13 AND sequence = $14 AND data_key IS NOT NULL";
    // The same without the columns that indexes stand on: SQLite rewrites an index entry whether or not it changed.
    UPDATE_MATTER_IN_PLACE = "UPDATE matter
        SET sequence = $1, version = $2, status = $3, ending = $4, late = $5, snapshot = $6, chain_hash = $7,
            priority = $8
        WHERE tenant = $9 AND id = $10 AND sequence = $11 AND data_key IS NOT NULL";
    UPDATE_MATTER_AND_TIMER = "UPDATE matter
        SET sequence = $1, version = $2, status = $3, ending = $4, late = $5, snapshot = $6, chain_hash = $7,
            priority = $8, next_timer = $9
        WHERE tenant = $10 AND id = $11 AND sequence = $12 AND data_key IS NOT NULL";
}

/// A change with everything sealed and hashed, ready to be bound.
pub(crate) struct Prepared<'a> {
    pub(crate) head: Head,
    pub(crate) snapshot: Vec<u8>,
    events: Vec<SealedEvent<'a>>,
    effects: Vec<(NewEffect<'a>, Vec<u8>)>,
    products: Vec<SealedProduct<'a>>,
}

impl Store {
    /// Changes a case in a transaction of its own, if it still stands where `matter` was read. Otherwise a fault of
    /// kind `Conflict`, and nothing was changed. Durable when this returns.
    ///
    /// Everything but the writing is done before others have to wait for it; [`Tx::append`] is for changes that need
    /// more in the same transaction.
    pub async fn append(&self, matter: &Matter, change: Append<'_>) -> Result<Head, Fault> {
        let prepared = prepare(self.tenant, &matter.head, &change)?;
        let is_postgres = self.dialect() == Dialect::Postgres;
        let statements = bind((self.tenant, is_postgres), matter, &prepared, &change);
        self.database.write_at_once(&statements).await?;
        drop(statements);
        Ok(prepared.head)
    }

    /// The same for a change that uses a number; a fault of kind `Conflict` also where another number came first.
    /// The next in turn goes on as soon as this change is queued.
    pub async fn append_numbered(&self, matter: &Matter, change: Append<'_>, turn: Turn) -> Result<Head, Fault> {
        let prepared = prepare(self.tenant, &matter.head, &change)?;
        let Database::Sqlite(sqlite) = &self.database else {
            return Err(Fault::new(
                FaultKind::Broken,
                "a database that gives no turns was given one",
            ));
        };
        let held = self.database.enter()?;
        let mut statements = vec![turn.bind(self.tenant, &matter.head)];
        statements.append(&mut bind((self.tenant, false), matter, &prepared, &change));
        let queued = sqlite.queue(&statements);
        drop(statements);
        let series = turn.pass_on();
        let written = queued.written().await;
        drop(held);
        if written.is_err() {
            self.ask_again(&series).await;
        }
        written.map(|()| prepared.head)
    }
}

impl Tx {
    /// Changes a case, if it still stands where `matter` was read. Otherwise a fault of kind `Conflict`, and this
    /// transaction can only be dropped.
    pub async fn append(&mut self, matter: &Matter, change: Append<'_>) -> Result<Head, Fault> {
        let prepared = prepare(self.tenant, &matter.head, &change)?;
        let statements = bind((self.tenant, self.is_postgres()), matter, &prepared, &change);
        self.batch(&statements).await?;
        drop(statements);
        Ok(prepared.head)
    }
}

/// The first statement that changes something is the one that fails if another writer came first.
fn bind<'a>(
    (tenant, is_postgres): (i64, bool),
    matter: &'a Matter,
    prepared: &'a Prepared<'a>,
    change: &Append<'a>,
) -> Vec<Bound<'a>> {
    let mut statements = locks(tenant, is_postgres);
    statements.push(bind_update(tenant, matter, prepared, &change.standing));
    bind_change(&mut statements, tenant, &matter.head, prepared, change);
    if let Some(day) = change.closed_on {
        let is_late = change.standing.is_late;
        statements.push(bind_closing(tenant, &matter.unit, &matter.service, day, is_late));
    }
    if let Some(closing) = change.closing {
        let service = (matter.unit.as_str(), matter.service.as_str());
        bind_closing_of(&mut statements, tenant, service, matter.head.id, closing);
    }
    let conduct = change.conduct.iter();
    statements.extend(conduct.map(|conduct| bind_conduct(tenant, &matter.unit, &matter.service, conduct)));
    statements
}

/// On PostgreSQL appenders hold a shared lock, so that a checkpoint can wait for all of them.
pub(crate) fn locks<'a>(tenant: i64, is_postgres: bool) -> Vec<Bound<'a>> {
    let mut statements = Vec::with_capacity(10);
    if is_postgres {
        statements.push(Bound::new(LOCK_APPENDS_SHARED, vec![tenant.into()]));
    }
    statements
}

/// Seals what is personal and links the events to the chain.
pub(crate) fn prepare<'a>(tenant: i64, before: &Head, change: &Append<'a>) -> Result<Prepared<'a>, Fault> {
    let key = before.key.as_ref().ok_or_else(erased)?;
    let snapshot = key.seal(tenant, before.id, Purpose::Snapshot, change.standing.snapshot)?;
    let mut head = before.clone();
    let mut events = Vec::with_capacity(change.events.len());
    for event in change.events {
        head.sequence += 1;
        let private = event
            .private
            .map(|plain| key.seal(tenant, before.id, Purpose::Event(head.sequence), plain))
            .transpose()?;
        head.chain_hash = link(
            &head.chain_hash,
            tenant,
            before.id,
            head.sequence,
            &event.linked(private.as_deref()),
        );
        events.push(SealedEvent {
            event: *event,
            sequence: head.sequence,
            private,
            hash: head.chain_hash,
        });
    }
    let effects = change
        .effects
        .iter()
        .map(|effect| {
            key.seal(tenant, effect.id, Purpose::Effect, effect.payload)
                .map(|sealed| (*effect, sealed))
        })
        .collect::<Result<_, _>>()?;
    let products = change
        .products
        .iter()
        .map(|new| SealedProduct::of(tenant, key, &new.product, &new.print))
        .collect::<Result<_, _>>()?;
    Ok(Prepared {
        head,
        snapshot,
        events,
        effects,
        products,
    })
}

fn bind_update<'a>(tenant: i64, matter: &Matter, prepared: &'a Prepared<'a>, standing: &Standing<'a>) -> Bound<'a> {
    let mut values: Vec<Value<'a>> = vec![
        prepared.head.sequence.into(),
        standing.version.into(),
        standing.status.into(),
        standing.ending.into(),
        standing.is_late.into(),
        Value::Bytes(&prepared.snapshot),
        Value::Bytes(&prepared.head.chain_hash),
        standing.priority.into(),
    ];
    let stands_still = (standing.due_at, standing.closed_at) == (matter.due_at, matter.closed_at);
    let sql = if !stands_still {
        values.extend::<[Value<'_>; 3]>([
            standing.next_timer.into(),
            standing.due_at.into(),
            standing.closed_at.into(),
        ]);
        UPDATE_MATTER
    } else if standing.next_timer != matter.next_timer {
        values.push(standing.next_timer.into());
        UPDATE_MATTER_AND_TIMER
    } else {
        UPDATE_MATTER_IN_PLACE
    };
    values.extend::<[Value<'_>; 3]>([tenant.into(), matter.head.id.into(), matter.head.sequence.into()]);
    Bound {
        must_touch: true,
        ..Bound::new(sql, values)
    }
}

pub(crate) fn bind_change<'a>(
    statements: &mut Vec<Bound<'a>>,
    tenant: i64,
    before: &Head,
    prepared: &'a Prepared<'a>,
    change: &Append<'a>,
) {
    statements.extend(
        prepared
            .events
            .iter()
            .map(|event| Bound::new(INSERT_EVENT, event.bind(tenant, before.id))),
    );
    statements.extend(change.work.iter().map(|work| bind_work_change(tenant, before.id, work)));
    statements.extend(
        prepared
            .effects
            .iter()
            .map(|(effect, sealed)| Bound::new(INSERT_EFFECT, effect.bind(tenant, before.id, sealed))),
    );
    statements.extend(prepared.products.iter().map(|product| product.bind(tenant)));
}

pub(crate) fn bind_conduct<'a>(tenant: i64, unit: &'a str, service: &'a str, conduct: &Conduct<'a>) -> Bound<'a> {
    let values = vec![
        tenant.into(),
        unit.into(),
        service.into(),
        conduct.day.into(),
        conduct.overtakings.into(),
        conduct.late_defects.into(),
        conduct.overrides.into(),
        conduct.taken_back.into(),
    ];
    Bound::new(COUNT_CONDUCT, values)
}

pub(crate) fn bind_closing<'a>(tenant: i64, unit: &'a str, service: &'a str, day: &'a str, is_late: bool) -> Bound<'a> {
    let values = vec![
        tenant.into(),
        unit.into(),
        service.into(),
        day.into(),
        Value::Int(i64::from(!is_late)),
        Value::Int(i64::from(is_late)),
    ];
    Bound::new(COUNT_CLOSING, values)
}
