//! What completions wrote, read back from the database, so that a floor can write the same rows by hand.

use std::collections::HashMap;

use maklumat_app::CaseId;
use maklumat_store::{Row, Store, Uuid, Value};

use crate::filing::{CLERK, SERVICE};
use crate::stopped::Stopped;

const LAST_POSITION: &str = "SELECT COALESCE(MAX(position), 0) FROM event WHERE tenant = $1";
const EVENTS: &str =
    "SELECT matter, sequence, at, kind, wire_version, actor_kind, officer, step, body, private, hash, position
    FROM event
    WHERE tenant = $1 AND matter = $2
    ORDER BY sequence";
const SNAPSHOT: &str = "SELECT snapshot FROM matter WHERE tenant = $1 AND id = $2";
// All of them at once: no index leads from a case to its effects, because nobody but a measurement asks.
const EFFECTS: &str = "SELECT id, matter, at, kind, payload FROM outbox WHERE tenant = $1 AND matter IS NOT NULL";
const PRODUCTS: &str = "SELECT credential, matter, product, unit, service, number, issued_at, valid_until, print
    FROM product
    WHERE tenant = $1 AND matter = $2";

const UPDATE: &str = "UPDATE matter SET sequence = $1, status = $2, snapshot = $3, chain_hash = $4
    WHERE tenant = $5 AND id = $6 AND sequence = $7";
const CLOSE: &str = "UPDATE matter
    SET sequence = $1, status = $2, snapshot = $3, chain_hash = $4, due_at = NULL, closed_at = $5, next_timer = NULL
    WHERE tenant = $6 AND id = $7 AND sequence = $8";
const INSERT_EVENT: &str = "INSERT INTO event (
        tenant, matter, sequence, at, kind, wire_version, actor_kind, officer, step, body, private, hash)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
const DELETE_ITEM: &str = "DELETE FROM work_item WHERE tenant = $1 AND matter = $2 AND step = $3";
const INSERT_ITEM: &str = "INSERT INTO work_item (
        tenant, matter, step, unit, position, service_unit, service, priority_rank, ready_at, due_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const INSERT_EFFECT: &str = "INSERT INTO outbox (tenant, id, matter, at, kind, payload, attempts, lease_until)
    VALUES ($1, $2, $3, $4, $5, $6, 0, $7)";
const INSERT_PRODUCT: &str = "INSERT INTO product (
        tenant, credential, matter, product, unit, service, number, issued_at, valid_until, print)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const COUNT_NUMBER: &str = "INSERT INTO counter (tenant, name, value) VALUES ($1, $2, 1)
    ON CONFLICT (tenant, name) DO UPDATE SET value = counter.value + 1";
const COUNT_CLOSING: &str = "INSERT INTO service_day (tenant, unit, service, day, opened, closed, on_time, late)
    VALUES ($1, $2, $3, $4, 0, 1, 1, 0)
    ON CONFLICT (tenant, unit, service, day) DO UPDATE SET closed = service_day.closed + 1";

/// A value of a row, for either driver.
#[derive(Clone, Debug)]
pub(crate) enum Datum {
    Null,
    Int(i64),
    Text(String),
    Bytes(Vec<u8>),
    Id(Uuid),
    /// Microseconds since 1970.
    At(i64),
}

#[derive(Clone, Debug)]
pub(crate) struct Statement {
    pub(crate) sql: &'static str,
    pub(crate) values: Vec<Datum>,
}

/// The statements of one completion.
pub(crate) type Completion = Vec<Statement>;

/// Completions by case, in the order the cases were given.
pub(crate) struct Recording {
    pub(crate) cases: Vec<Vec<Completion>>,
}

struct Happened {
    sequence: i64,
    at: Datum,
    kind: String,
    step: Option<String>,
    hash: Vec<u8>,
    insert: Statement,
}

impl Recording {
    /// How far the log was before what is to be recorded.
    pub(crate) async fn position(store: &Store) -> Result<i64, Stopped> {
        let row = store
            .read()
            .await?
            .row(LAST_POSITION, &[Value::Int(store.tenant())])
            .await?;
        Ok(row.map_or(Ok(0), |mut row| row.int(0))?)
    }

    pub(crate) async fn of(store: &Store, cases: &[CaseId], after: i64) -> Result<Self, Stopped> {
        let mut effects = effects(store).await?;
        let mut recorded = Vec::with_capacity(cases.len());
        for case in cases {
            let effects = effects.remove(&case.0).unwrap_or_default();
            recorded.push(completions(store, case.0, after, effects).await?);
        }
        Ok(Self { cases: recorded })
    }

    pub(crate) fn completions(&self) -> usize {
        self.cases.iter().map(Vec::len).sum()
    }

    pub(crate) fn statements(&self) -> usize {
        self.cases.iter().flatten().map(Vec::len).sum()
    }

    /// Bytes in the columns written, keys and numbers left out.
    pub(crate) fn bytes(&self) -> usize {
        let values = self
            .cases
            .iter()
            .flatten()
            .flatten()
            .flat_map(|statement| &statement.values);
        values.map(Datum::length).sum()
    }

    /// In the order in which that many callers finish them when all are equally fast.
    pub(crate) fn interleaved(&self, callers: usize) -> Vec<&Completion> {
        let mut order = Vec::with_capacity(self.completions());
        for round in self.cases.chunks(callers) {
            let longest = round.iter().map(Vec::len).max().unwrap_or(0);
            for stage in 0..longest {
                order.extend(round.iter().filter_map(|case| case.get(stage)));
            }
        }
        order
    }
}

impl Datum {
    const fn length(&self) -> usize {
        match self {
            Self::Null | Self::Int(_) | Self::Id(_) | Self::At(_) => 0,
            Self::Text(text) => text.len(),
            Self::Bytes(bytes) => bytes.len(),
        }
    }
}

async fn effects(store: &Store) -> Result<HashMap<Uuid, Vec<Statement>>, Stopped> {
    let tenant = store.tenant();
    let mut effects: HashMap<Uuid, Vec<Statement>> = HashMap::new();
    for mut row in store.read().await?.rows(EFFECTS, &[tenant.into()]).await? {
        let matter = row.uuid(1)?;
        effects.entry(matter).or_default().push(effect((tenant, matter), row)?);
    }
    Ok(effects)
}

async fn completions(
    store: &Store,
    matter: Uuid,
    after: i64,
    mut rest: Vec<Statement>,
) -> Result<Vec<Completion>, Stopped> {
    let tenant = store.tenant();
    let mut reader = store.read().await?;
    let events = reader.rows(EVENTS, &[tenant.into(), matter.into()]).await?;
    let snapshot = match reader.row(SNAPSHOT, &[tenant.into(), matter.into()]).await? {
        Some(mut row) => row.bytes(0)?,
        None => Vec::new(),
    };
    // Taking a file lies between completions and is left out, so a completion follows on the one before.
    let (mut previous, mut groups) = (0, Vec::<(i64, Vec<Happened>)>::new());
    for mut row in events {
        if row.int(11)? <= after {
            previous = row.int(1)?;
            continue;
        }
        let happened = happened(tenant, row)?;
        if happened.kind == "step-taken" {
            continue;
        }
        let sequence = happened.sequence;
        match groups.last_mut() {
            Some((_, group)) if happened.kind != "step-completed" => group.push(happened),
            Some(_) | None => groups.push((previous, vec![happened])),
        }
        previous = sequence;
    }
    let mut completions: Vec<Completion> = groups
        .into_iter()
        .filter_map(|(before, group)| completion((tenant, matter, before), &snapshot, group))
        .collect();
    for row in reader.rows(PRODUCTS, &[tenant.into(), matter.into()]).await? {
        rest.push(product(tenant, row)?);
        rest.push(Statement {
            sql: COUNT_NUMBER,
            values: vec![Datum::Int(tenant), text("floor")],
        });
    }
    if let Some(last) = completions.last_mut() {
        last.extend(rest);
    }
    Ok(completions)
}

fn happened(tenant: i64, mut row: Row) -> Result<Happened, Stopped> {
    let matter = Datum::Id(row.uuid(0)?);
    let sequence = row.int(1)?;
    let at = Datum::At(row.instant(2)?.as_microsecond());
    let kind = row.text(3)?;
    let step = row.optional_text(7)?;
    let head = [
        Datum::Int(tenant),
        matter,
        Datum::Int(sequence),
        at.clone(),
        text(&kind),
        Datum::Int(row.int(4)?),
    ];
    let mut values = head.to_vec();
    values.push(Datum::Text(row.text(5)?));
    values.push(optional(row.optional_text(6)?));
    values.push(optional(step.clone()));
    values.push(Datum::Text(row.text(8)?));
    values.push(row.optional_bytes(9)?.map_or(Datum::Null, Datum::Bytes));
    let hash = row.bytes(10)?;
    values.push(Datum::Bytes(hash.clone()));
    Ok(Happened {
        sequence,
        at,
        kind,
        step,
        hash,
        insert: Statement {
            sql: INSERT_EVENT,
            values,
        },
    })
}

/// The rows of one completion of a case that stood at `before`.
fn completion((tenant, matter, before): (i64, Uuid, i64), snapshot: &[u8], group: Vec<Happened>) -> Option<Completion> {
    let first = group.first()?;
    let last = group.last()?;
    let done = first.step.clone()?;
    let closes = group.iter().any(|event| event.kind == "closed");
    let head = [
        Datum::Int(last.sequence),
        text(if closes { "closed" } else { "open" }),
        Datum::Bytes(snapshot.to_vec()),
        Datum::Bytes(last.hash.clone()),
    ];
    let mut values = head.to_vec();
    if closes {
        values.push(last.at.clone());
    }
    values.extend([Datum::Int(tenant), Datum::Id(matter), Datum::Int(before)]);
    let mut statements = vec![Statement {
        sql: if closes { CLOSE } else { UPDATE },
        values,
    }];
    statements.push(Statement {
        sql: DELETE_ITEM,
        values: vec![Datum::Int(tenant), Datum::Id(matter), Datum::Text(done)],
    });
    for opened in group.iter().filter(|event| event.kind == "step-opened") {
        let step = opened.step.clone()?;
        let head = [
            Datum::Int(tenant),
            Datum::Id(matter),
            Datum::Text(step),
            text(SERVICE.0),
            text(CLERK),
        ];
        let mut values = head.to_vec();
        values.extend([
            text(SERVICE.0),
            text(SERVICE.1),
            Datum::Int(1),
            opened.at.clone(),
            opened.at.clone(),
        ]);
        statements.push(Statement {
            sql: INSERT_ITEM,
            values,
        });
    }
    if closes {
        let values = vec![Datum::Int(tenant), text(SERVICE.0), text(SERVICE.1), text("2026-11-23")];
        statements.push(Statement {
            sql: COUNT_CLOSING,
            values,
        });
    }
    statements.extend(group.into_iter().map(|event| event.insert));
    Some(statements)
}

fn effect((tenant, matter): (i64, Uuid), mut row: Row) -> Result<Statement, Stopped> {
    let at = Datum::At(row.instant(2)?.as_microsecond());
    let head = [
        Datum::Int(tenant),
        Datum::Id(row.uuid(0)?),
        Datum::Id(matter),
        at.clone(),
        Datum::Text(row.text(3)?),
    ];
    let mut values = head.to_vec();
    values.extend([Datum::Bytes(row.bytes(4)?), at]);
    Ok(Statement {
        sql: INSERT_EFFECT,
        values,
    })
}

fn product(tenant: i64, mut row: Row) -> Result<Statement, Stopped> {
    let mut values = vec![Datum::Int(tenant), Datum::Text(row.text(0)?), Datum::Id(row.uuid(1)?)];
    for column in 2..5 {
        values.push(Datum::Text(row.text(column)?));
    }
    values.push(optional(row.optional_text(5)?));
    values.push(Datum::At(row.instant(6)?.as_microsecond()));
    values.push(
        row.optional_instant(7)?
            .map_or(Datum::Null, |at| Datum::At(at.as_microsecond())),
    );
    values.push(row.optional_bytes(8)?.map_or(Datum::Null, Datum::Bytes));
    Ok(Statement {
        sql: INSERT_PRODUCT,
        values,
    })
}

fn text(text: &str) -> Datum {
    Datum::Text(text.to_owned())
}

fn optional(text: Option<String>) -> Datum {
    text.map_or(Datum::Null, Datum::Text)
}
