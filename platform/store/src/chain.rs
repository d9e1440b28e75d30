//! Proof that nothing was rewritten: a hash chain per case, and signed checkpoints over all events.
//!
//! Each event's hash covers the one before it in its case. A checkpoint is the root of a Merkle tree (as in RFC 6962)
//! over the hashes of all events since the checkpoint before, in order of position, and names that checkpoint's root.

use maklumat_calendar::Timestamp;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::database::{Reader, Tx, micros};
use crate::dialect::LOCK_APPENDS;
use crate::fault::{Fault, FaultKind};
use crate::statements::statements;
use crate::store::Store;
use crate::value::Row;

mod merkle;
#[cfg(test)]
mod tests;

pub use merkle::{Proof, verify_proof};

/// A checkpoint covers at most this many events, so that making and proving one stays short.
const EVENTS_PER_CHECKPOINT: i64 = 65_536;
const PAGE: i64 = 4_096;

statements! {
    LAST_CHECKPOINT = "SELECT number, first_position, last_position, events, root, previous_root, at, signature, key_id
        FROM checkpoint
        WHERE tenant = $1
        ORDER BY number DESC
        LIMIT 1";
    CHECKPOINTS_AFTER = "SELECT number, first_position, last_position, events, root, previous_root, at, signature, key_id
        FROM checkpoint
        WHERE tenant = $1 AND number > $2
        ORDER BY number
        LIMIT $3";
    CHECKPOINT_OVER = "SELECT number, first_position, last_position, events, root, previous_root, at, signature, key_id
        FROM checkpoint
        WHERE tenant = $1 AND last_position >= $2
        ORDER BY last_position
        LIMIT 1";
    KEEP_CHECKPOINT = "INSERT INTO checkpoint (
            tenant, number, first_position, last_position, events, root, previous_root, at, signature, key_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    LAST_POSITION = "SELECT MAX(position) FROM event WHERE tenant = $1";
    HASHES = "SELECT position, hash FROM event
        WHERE tenant = $1 AND position > $2 AND position <= $3
        ORDER BY position
        LIMIT $4";
    POSITION_OF_EVENT = "SELECT position, hash FROM event WHERE tenant = $1 AND matter = $2 AND sequence = $3";
    ONE_EVENT = "SELECT matter, sequence, at, kind, wire_version, actor_kind, officer, step, body, private
        FROM event
        WHERE tenant = $1 AND matter = $2 AND sequence = 1";
    CHAIN_PAGE = "SELECT matter, sequence, at, kind, wire_version, actor_kind, officer, step, body, private, hash
        FROM event
        WHERE tenant = $1 AND (matter, sequence) > ($2, $3)
        ORDER BY matter, sequence
        LIMIT $4";
    HEADS_PAGE = "SELECT id, sequence, chain_hash FROM matter
        WHERE tenant = $1 AND id > $2
        ORDER BY id
        LIMIT $3";
    HEAD_AND_LAST_EVENT = "SELECT sequence, chain_hash,
            (SELECT MAX(sequence) FROM event WHERE tenant = $1 AND matter = $2),
            (SELECT hash FROM event WHERE tenant = $1 AND matter = $2 ORDER BY sequence DESC LIMIT 1)
        FROM matter
        WHERE tenant = $1 AND id = $2";
    LAST_EVENT_OF_MATTER = "SELECT sequence, hash FROM event
        WHERE tenant = $1 AND matter = $2
        ORDER BY sequence DESC
        LIMIT 1";
}

/// What of an event its hash covers, beside its place in the chain.
pub(crate) struct Linked<'a> {
    pub(crate) at: Timestamp,
    pub(crate) kind: &'a str,
    pub(crate) wire_version: i64,
    pub(crate) actor_kind: &'a str,
    pub(crate) officer: Option<&'a str>,
    pub(crate) step: Option<&'a str>,
    pub(crate) body: &'a str,
    /// As sealed: the proof holds after the key is gone.
    pub(crate) private: Option<&'a [u8]>,
}

/// A signed summary of a stretch of events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Counts from 1.
    pub number: i64,
    pub first_position: i64,
    pub last_position: i64,
    pub events: i64,
    pub root: [u8; 32],
    /// Of checkpoint `number - 1`; zeros for the first.
    pub previous_root: [u8; 32],
    pub at: Timestamp,
    pub signature: Vec<u8>,
    pub key_id: String,
}

/// Signs checkpoints; the key is the caller's.
pub trait Signer: Send + Sync {
    fn key_id(&self) -> &str;
    fn sign(&self, message: &[u8]) -> Vec<u8>;
}

/// Says whether a signature is good: key id, message, signature.
pub type SignatureCheck<'a> = dyn Fn(&str, &[u8], &[u8]) -> bool + Send + Sync + 'a;

/// Where the record does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Break {
    /// The hash of an event does not follow from its content and the hash before it, or an event is missing.
    Event {
        matter: Uuid,
        sequence: i64,
    },
    /// A case does not end where its events end.
    Head {
        matter: Uuid,
    },
    /// Events under a checkpoint are not those it was made over.
    Root {
        checkpoint: i64,
    },
    /// A checkpoint does not follow the one before.
    Succession {
        checkpoint: i64,
    },
    Signature {
        checkpoint: i64,
    },
}

/// What [`Store::verify_chain`] found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChainReport {
    pub events: u64,
    pub matters: u64,
    pub checkpoints: u64,
    /// In the order they were met; at most a hundred are kept.
    pub breaks: Vec<Break>,
}

/// An event shown to be under a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inclusion {
    pub event_hash: [u8; 32],
    pub proof: Proof,
    pub checkpoint: Checkpoint,
}

/// The first event of a case as its hash covers it; the private part stays sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstEvent {
    pub tenant: i64,
    pub matter: Uuid,
    pub at: Timestamp,
    pub kind: String,
    pub wire_version: i64,
    pub actor_kind: String,
    pub officer: Option<String>,
    pub step: Option<String>,
    pub body: String,
    pub private: Option<Vec<u8>>,
}

impl FirstEvent {
    /// What stands in the chain for it. Needs nothing but the event.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        let linked = Linked {
            at: self.at,
            kind: &self.kind,
            wire_version: self.wire_version,
            actor_kind: &self.actor_kind,
            officer: self.officer.as_deref(),
            step: self.step.as_deref(),
            body: &self.body,
            private: self.private.as_deref(),
        };
        link(&[0; 32], self.tenant, self.matter, 1, &linked)
    }
}

/// The hash of an event: what it says, where it stands, and the hash before it.
pub(crate) fn link(previous: &[u8; 32], tenant: i64, matter: Uuid, sequence: i64, event: &Linked<'_>) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(b"maklumat event 1\0");
    hash.update(previous);
    hash.update(tenant.to_be_bytes());
    hash.update(matter.as_bytes());
    hash.update(sequence.to_be_bytes());
    hash.update(micros(event.at).to_be_bytes());
    hash.update(event.wire_version.to_be_bytes());
    for part in [
        Some(event.kind),
        Some(event.actor_kind),
        event.officer,
        event.step,
        Some(event.body),
    ] {
        add_part(&mut hash, part.map(str::as_bytes));
    }
    add_part(&mut hash, event.private);
    hash.finalize().into()
}

/// Length first, so that no two different events read the same; absent differs from empty.
fn add_part(hash: &mut Sha256, part: Option<&[u8]>) {
    match part {
        Some(part) => {
            hash.update((part.len() as u64 + 1).to_be_bytes());
            hash.update(part);
        }
        None => hash.update(0_u64.to_be_bytes()),
    }
}

impl Checkpoint {
    /// What is signed.
    #[must_use]
    pub fn message(&self, tenant: i64) -> Vec<u8> {
        let mut message = Vec::with_capacity(160);
        message.extend_from_slice(b"maklumat checkpoint 1\0");
        for number in [
            tenant,
            self.number,
            self.first_position,
            self.last_position,
            self.events,
            micros(self.at),
        ] {
            message.extend_from_slice(&number.to_be_bytes());
        }
        message.extend_from_slice(&self.root);
        message.extend_from_slice(&self.previous_root);
        message
    }
}

impl ChainReport {
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.breaks.is_empty()
    }

    fn add(&mut self, found: Break) {
        if self.breaks.len() < 100 {
            self.breaks.push(found);
        }
    }
}

impl Store {
    /// Signs a summary of the events since the last one. `None`: there are none. Call again until `None`.
    pub async fn make_checkpoint(&self, signer: &dyn Signer, now: Timestamp) -> Result<Option<Checkpoint>, Fault> {
        let settled = self.settled_position().await?;
        let mut tx = self.begin().await?;
        let previous = tx.last_checkpoint().await?;
        let after = previous.as_ref().map_or(0, |checkpoint| checkpoint.last_position);
        let hashes = tx.hashes(after, settled, EVENTS_PER_CHECKPOINT).await?;
        let (Some((first_position, _)), Some((last_position, _))) = (hashes.first(), hashes.last()) else {
            return Ok(None);
        };
        let mut checkpoint = Checkpoint {
            number: previous.as_ref().map_or(0, |checkpoint| checkpoint.number) + 1,
            first_position: *first_position,
            last_position: *last_position,
            events: i64::try_from(hashes.len()).unwrap_or(i64::MAX),
            root: merkle::root(hashes.iter().map(|(_, hash)| hash)),
            previous_root: previous.map_or([0; 32], |checkpoint| checkpoint.root),
            at: now,
            signature: Vec::new(),
            key_id: signer.key_id().to_owned(),
        };
        checkpoint.signature = signer.sign(&checkpoint.message(self.tenant));
        tx.keep_checkpoint(&checkpoint).await?;
        tx.commit().await?;
        Ok(Some(checkpoint))
    }

    /// The position up to which no event can appear any more.
    async fn settled_position(&self) -> Result<i64, Fault> {
        let mut tx = self.begin().await?;
        if tx.is_postgres() {
            tx.execute(LOCK_APPENDS, &[self.tenant.into()]).await?;
        }
        let position = tx.last_position().await;
        tx.roll_back().await;
        position
    }

    /// Walks through every event of the tenant. `is_signed` says whether a signature by a key is good.
    pub async fn verify_chain(&self, is_signed: &SignatureCheck<'_>) -> Result<ChainReport, Fault> {
        let mut report = ChainReport::default();
        let mut reader = self.read().await?;
        reader.verify_events(&mut report).await?;
        reader.verify_heads(&mut report).await?;
        reader.verify_checkpoints(is_signed, &mut report).await?;
        Ok(report)
    }
}

impl Reader {
    pub async fn last_checkpoint(&mut self) -> Result<Option<Checkpoint>, Fault> {
        self.row(LAST_CHECKPOINT, &[self.tenant.into()])
            .await?
            .map(read_checkpoint)
            .transpose()
    }

    /// Of the latest event; 0 before the first.
    pub async fn last_position(&mut self) -> Result<i64, Fault> {
        let row = self.row(LAST_POSITION, &[self.tenant.into()]).await?;
        row.map_or(Ok(None), |mut row| row.optional_int(0))
            .map(|position| position.unwrap_or(0))
    }

    /// At most `limit` checkpoints after a number, oldest first.
    pub async fn checkpoints(&mut self, after: i64, limit: i64) -> Result<Vec<Checkpoint>, Fault> {
        let rows = self
            .rows(CHECKPOINTS_AFTER, &[self.tenant.into(), after.into(), limit.into()])
            .await?;
        rows.into_iter().map(read_checkpoint).collect()
    }

    /// Where an event stands among all events of the tenant; never changes.
    pub async fn position_of(&mut self, matter: Uuid, sequence: i64) -> Result<Option<i64>, Fault> {
        let values = [self.tenant.into(), matter.into(), sequence.into()];
        let row = self.row(POSITION_OF_EVENT, &values).await?;
        row.map(|mut row| row.int(0)).transpose()
    }

    /// The event that opened a case, for a proof that others check.
    pub async fn first_event(&mut self, matter: Uuid) -> Result<Option<FirstEvent>, Fault> {
        let tenant = self.tenant;
        let Some(mut row) = self.row(ONE_EVENT, &[tenant.into(), matter.into()]).await? else {
            return Ok(None);
        };
        Ok(Some(FirstEvent {
            tenant,
            matter,
            at: row.instant(2)?,
            kind: row.text(3)?,
            wire_version: row.int(4)?,
            actor_kind: row.text(5)?,
            officer: row.optional_text(6)?,
            step: row.optional_text(7)?,
            body: row.text(8)?,
            private: row.optional_bytes(9)?,
        }))
    }

    /// Shows that an event is under a checkpoint. `None`: no such event, or not yet under one.
    pub async fn inclusion_proof(&mut self, matter: Uuid, sequence: i64) -> Result<Option<Inclusion>, Fault> {
        let tenant = self.tenant;
        let values = [tenant.into(), matter.into(), sequence.into()];
        let Some(mut row) = self.row(POSITION_OF_EVENT, &values).await? else {
            return Ok(None);
        };
        let position = row.int(0)?;
        let event_hash = row.digest(1)?;
        let Some(row) = self.row(CHECKPOINT_OVER, &[tenant.into(), position.into()]).await? else {
            return Ok(None);
        };
        let checkpoint = read_checkpoint(row)?;
        let hashes = self
            .hashes(
                checkpoint.first_position - 1,
                checkpoint.last_position,
                EVENTS_PER_CHECKPOINT,
            )
            .await?;
        let leaves: Vec<[u8; 32]> = hashes.iter().map(|(_, hash)| *hash).collect();
        let Some(index) = hashes.iter().position(|(at, _)| *at == position) else {
            return Ok(None);
        };
        Ok(Some(Inclusion {
            event_hash,
            proof: merkle::prove(&leaves, index),
            checkpoint,
        }))
    }

    async fn hashes(&mut self, after: i64, until: i64, limit: i64) -> Result<Vec<(i64, [u8; 32])>, Fault> {
        let values = [self.tenant.into(), after.into(), until.into(), limit.into()];
        let rows = self.rows(HASHES, &values).await?;
        rows.into_iter()
            .map(|mut row| Ok((row.int(0)?, row.digest(1)?)))
            .collect()
    }

    async fn verify_events(&mut self, report: &mut ChainReport) -> Result<(), Fault> {
        let tenant = self.tenant;
        let (mut matter, mut sequence, mut hash) = (Uuid::nil(), 0, [0; 32]);
        loop {
            let values = [tenant.into(), matter.into(), sequence.into(), PAGE.into()];
            let rows = self.rows(CHAIN_PAGE, &values).await?;
            if rows.is_empty() {
                return Ok(());
            }
            for mut row in rows {
                let at_matter = row.uuid(0)?;
                if at_matter != matter {
                    (matter, sequence, hash) = (at_matter, 0, [0; 32]);
                }
                let at_sequence = row.int(1)?;
                let recorded = row.digest(10)?;
                let expected = relink(&hash, tenant, matter, at_sequence, &mut row)?;
                if at_sequence != sequence + 1 || recorded != expected {
                    report.add(Break::Event {
                        matter,
                        sequence: at_sequence,
                    });
                }
                report.events += 1;
                (sequence, hash) = (at_sequence, recorded);
            }
            // Others want the thread too.
            tokio::task::yield_now().await;
        }
    }

    async fn verify_heads(&mut self, report: &mut ChainReport) -> Result<(), Fault> {
        let tenant = self.tenant;
        let mut after = Uuid::nil();
        loop {
            let rows = self
                .rows(HEADS_PAGE, &[tenant.into(), after.into(), PAGE.into()])
                .await?;
            if rows.is_empty() {
                return Ok(());
            }
            for mut row in rows {
                after = row.uuid(0)?;
                let head = (row.int(1)?, row.digest(2)?);
                let last = self.row(LAST_EVENT_OF_MATTER, &[tenant.into(), after.into()]).await?;
                let last = last.map_or(Ok((0, [0; 32])), |mut row| Ok((row.int(0)?, row.digest(1)?)))?;
                // Between the two questions somebody may have worked on the case; one question has one answer.
                if last != head && !self.stands_on_its_last_event(after).await? {
                    report.add(Break::Head { matter: after });
                }
                report.matters += 1;
            }
            tokio::task::yield_now().await;
        }
    }

    async fn stands_on_its_last_event(&mut self, matter: Uuid) -> Result<bool, Fault> {
        let row = self
            .row(HEAD_AND_LAST_EVENT, &[self.tenant.into(), matter.into()])
            .await?;
        let Some(mut row) = row.filter(|row| !row.is_null(2)) else {
            return Ok(false);
        };
        Ok(row.int(0)? == row.int(2)? && row.digest(1)? == row.digest(3)?)
    }

    async fn verify_checkpoints(
        &mut self,
        is_signed: &SignatureCheck<'_>,
        report: &mut ChainReport,
    ) -> Result<(), Fault> {
        let mut previous: Option<Checkpoint> = None;
        loop {
            let after = previous.as_ref().map_or(0, |checkpoint| checkpoint.number);
            let Some(checkpoint) = self.checkpoints(after, 1).await?.pop() else {
                return Ok(());
            };
            let number = checkpoint.number;
            let (previous_root, position) =
                previous.map_or(([0; 32], 0), |checkpoint| (checkpoint.root, checkpoint.last_position));
            let hashes = self
                .hashes(position, checkpoint.last_position, EVENTS_PER_CHECKPOINT + 1)
                .await?;
            if number != after + 1 || checkpoint.previous_root != previous_root {
                report.add(Break::Succession { checkpoint: number });
            }
            let counted = i64::try_from(hashes.len()).unwrap_or(i64::MAX);
            if counted != checkpoint.events || merkle::root(hashes.iter().map(|(_, hash)| hash)) != checkpoint.root {
                report.add(Break::Root { checkpoint: number });
            }
            if !is_signed(
                &checkpoint.key_id,
                &checkpoint.message(self.tenant),
                &checkpoint.signature,
            ) {
                report.add(Break::Signature { checkpoint: number });
            }
            report.checkpoints += 1;
            tokio::task::yield_now().await;
            previous = Some(checkpoint);
        }
    }
}

impl Tx {
    async fn keep_checkpoint(&mut self, checkpoint: &Checkpoint) -> Result<(), Fault> {
        let values = [
            self.tenant.into(),
            checkpoint.number.into(),
            checkpoint.first_position.into(),
            checkpoint.last_position.into(),
            checkpoint.events.into(),
            (&checkpoint.root).into(),
            (&checkpoint.previous_root).into(),
            checkpoint.at.into(),
            (&checkpoint.signature).into(),
            (&checkpoint.key_id).into(),
        ];
        let kept = self.execute(KEEP_CHECKPOINT, &values).await;
        match kept {
            Ok(_) => Ok(()),
            Err(fault) if fault.is_duplicate() => Err(Fault::caused(
                FaultKind::Conflict,
                "another process made this checkpoint",
                fault,
            )),
            Err(fault) => Err(fault),
        }
    }
}

fn relink(previous: &[u8; 32], tenant: i64, matter: Uuid, sequence: i64, row: &mut Row) -> Result<[u8; 32], Fault> {
    let (at, wire_version) = (row.instant(2)?, row.int(4)?);
    let (kind, actor_kind) = (row.text(3)?, row.text(5)?);
    let (officer, step) = (row.optional_text(6)?, row.optional_text(7)?);
    let (body, private) = (row.text(8)?, row.optional_bytes(9)?);
    let linked = Linked {
        at,
        kind: &kind,
        wire_version,
        actor_kind: &actor_kind,
        officer: officer.as_deref(),
        step: step.as_deref(),
        body: &body,
        private: private.as_deref(),
    };
    Ok(link(previous, tenant, matter, sequence, &linked))
}

fn read_checkpoint(mut row: Row) -> Result<Checkpoint, Fault> {
    Ok(Checkpoint {
        number: row.int(0)?,
        first_position: row.int(1)?,
        last_position: row.int(2)?,
        events: row.int(3)?,
        root: row.digest(4)?,
        previous_root: row.digest(5)?,
        at: row.instant(6)?,
        signature: row.bytes(7)?,
        key_id: row.text(8)?,
    })
}
