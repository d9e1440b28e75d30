//! Where a page of a list begins, as an address says it, and the orders lists are in.

use maklumat_calendar::Timestamp;
use maklumat_store::{InboxRow as Stored, Uuid};

/// Where the next page of a list begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) rank: i64,
    pub(super) at: Timestamp,
    pub(super) matter: Uuid,
    pub(super) step: String,
}

impl Place {
    pub(super) fn fair(row: &Stored) -> Self {
        Self {
            rank: row.item.priority_rank,
            ..Self::ready(row)
        }
    }

    pub(super) fn ready(row: &Stored) -> Self {
        Self {
            rank: 0,
            at: row.item.ready_at,
            matter: row.item.matter,
            step: row.item.step.clone(),
        }
    }

    pub(super) fn due(row: &Stored) -> Self {
        Self {
            at: row.item.due_at.unwrap_or(row.item.ready_at),
            ..Self::ready(row)
        }
    }

    /// Reads what an address says.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut parts = text.splitn(4, '.');
        Some(Self {
            rank: parts.next()?.parse().ok()?,
            at: Timestamp::from_microsecond(parts.next()?.parse().ok()?).ok()?,
            matter: parts.next()?.parse().ok()?,
            step: parts.next()?.to_owned(),
        })
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { rank, at, matter, step } = self;
        write!(f, "{rank}.{}.{}.{step}", at.as_microsecond(), matter.simple())
    }
}

/// A page of rows in an order, and where the next begins.
pub(super) fn cut(
    mut rows: Vec<Stored>,
    limit: usize,
    place: impl Fn(&Stored) -> Place,
) -> (Vec<Stored>, Option<String>) {
    let has_more = rows.len() > limit;
    rows.truncate(limit);
    let following = rows.last().filter(|_| has_more).map(|row| place(row).to_string());
    (rows, following)
}

pub(super) fn fair(row: &Stored) -> (i64, Timestamp, Uuid, &str) {
    (
        row.item.priority_rank,
        row.item.ready_at,
        row.item.matter,
        &row.item.step,
    )
}

pub(super) fn ready(row: &Stored) -> (Timestamp, Uuid, &str) {
    (row.item.ready_at, row.item.matter, &row.item.step)
}

pub(super) fn by_due(row: &Stored) -> (Timestamp, Uuid, &str) {
    (
        row.item.due_at.unwrap_or(row.item.ready_at),
        row.item.matter,
        &row.item.step,
    )
}
