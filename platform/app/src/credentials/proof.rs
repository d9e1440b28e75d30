//! Proof that a promise was recorded on the day it was made: the receipt, the event that names it, and the way from that
//! event to a signed checkpoint. Whoever holds it and the public keys needs nobody's word.

use maklumat_calendar::Timestamp;
use maklumat_credential::{KeyRing, Signature, digest};
use maklumat_store::{Checkpoint, FirstEvent, Proof, Uuid, verify_proof};
use serde::{Deserialize, Serialize};

use crate::App;
use crate::applications::session::Applicant;
use crate::problem::Problem;
use crate::problem::rule::Rule;

/// The first word of every proof of this form.
const FORM: &str = "maklumat-bukti 1";

/// What a proof does not show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProofFault {
    /// Not a text of this form.
    NotOurs,
    /// The event does not name this receipt.
    OtherReceipt,
    /// The event is not under the checkpoint.
    NotIncluded,
    /// No key of the ring signed the checkpoint.
    Signature,
}

/// A proof that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recorded {
    pub submitted_at: Timestamp,
    pub checkpoint: i64,
    pub checkpoint_at: Timestamp,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Wire {
    form: String,
    receipt: String,
    event: EventWire,
    path: PathWire,
    checkpoint: CheckpointWire,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct EventWire {
    tenant: i64,
    case: String,
    /// Microseconds since 1970, as the hash covers it.
    at: i64,
    kind: String,
    version: i64,
    actor: String,
    officer: Option<String>,
    step: Option<String>,
    body: String,
    /// Sealed: nobody reads it here.
    sealed: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct PathWire {
    index: u64,
    size: u64,
    hashes: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct CheckpointWire {
    number: i64,
    first_position: i64,
    last_position: i64,
    events: i64,
    root: String,
    previous_root: String,
    at: i64,
    signature: String,
    key: String,
}

impl App {
    /// The proof for the receipt of this applicant, once a checkpoint covers it.
    pub async fn receipt_proof(&self, applicant: &Applicant) -> Result<String, Problem> {
        applicant.acts_in_person()?;
        let mut reader = self.store().read().await?;
        let matter = reader.matter(applicant.id).await?.ok_or(Problem::NotFound)?;
        let receipt = reader.receipt(&matter.head).await?.ok_or(Problem::NotFound)?;
        let event = reader.first_event(applicant.id).await?.ok_or(Problem::NotFound)?;
        let inclusion = reader.inclusion_proof(applicant.id, 1).await?;
        let inclusion = inclusion.ok_or(Rule::NotYetSealed)?;
        let wire = Wire {
            form: FORM.to_owned(),
            receipt: String::from_utf8_lossy(&receipt.signature).into_owned(),
            event: EventWire::of(&event),
            path: PathWire {
                index: inclusion.proof.index,
                size: inclusion.proof.size,
                hashes: inclusion.proof.path.iter().map(|hash| hex(hash)).collect(),
            },
            checkpoint: CheckpointWire::of(&inclusion.checkpoint),
        };
        Ok(serde_json::to_string_pretty(&wire).expect("a proof of texts is serializable"))
    }

    /// All checkpoints after one, oldest first, a line of JSON each: to be kept where nobody here can change them.
    pub async fn checkpoints(&self, after: i64) -> Result<Vec<String>, Problem> {
        let found = self.store().read().await?.checkpoints(after, i64::MAX).await?;
        Ok(found
            .iter()
            .map(|one| serde_json::to_string(&CheckpointWire::of(one)).expect("a checkpoint is serializable"))
            .collect())
    }
}

/// Checks a proof with nothing but the public keys.
pub fn check_proof(text: &str, ring: &KeyRing) -> Result<Recorded, ProofFault> {
    let wire: Wire = serde_json::from_str(text).map_err(|_| ProofFault::NotOurs)?;
    if wire.form != FORM {
        return Err(ProofFault::NotOurs);
    }
    let (event, path, checkpoint) = wire.parts().ok_or(ProofFault::NotOurs)?;
    if anchored(&event.body).as_deref() != Some(&*digest(wire.receipt.as_bytes()).to_string()) {
        return Err(ProofFault::OtherReceipt);
    }
    if !verify_proof(&event.hash(), &path, &checkpoint.root) {
        return Err(ProofFault::NotIncluded);
    }
    let signature = <[u8; 64]>::try_from(&*checkpoint.signature).map(Signature);
    let is_signed = match (checkpoint.key_id.parse(), signature) {
        (Ok(key), Ok(signature)) => ring.verify_bytes(key, &checkpoint.message(event.tenant), &signature),
        (_, _) => false,
    };
    if !is_signed {
        return Err(ProofFault::Signature);
    }
    Ok(Recorded {
        submitted_at: event.at,
        checkpoint: checkpoint.number,
        checkpoint_at: checkpoint.at,
    })
}

/// The digest of the receipt that a submission names.
fn anchored(body: &str) -> Option<String> {
    let body: serde_json::Value = serde_json::from_str(body).ok()?;
    body.get("what")?
        .get("submitted")?
        .get("receipt")?
        .as_str()
        .map(str::to_owned)
}

impl Wire {
    fn parts(&self) -> Option<(FirstEvent, Proof, Checkpoint)> {
        let (event, checkpoint) = (&self.event, &self.checkpoint);
        let instant = |micros| Timestamp::from_microsecond(micros).ok();
        let event = FirstEvent {
            tenant: event.tenant,
            matter: event.case.parse::<Uuid>().ok()?,
            at: instant(event.at)?,
            kind: event.kind.clone(),
            wire_version: event.version,
            actor_kind: event.actor.clone(),
            officer: event.officer.clone(),
            step: event.step.clone(),
            body: event.body.clone(),
            private: match &event.sealed {
                Some(text) => Some(bytes(text)?),
                None => None,
            },
        };
        let path = Proof {
            index: self.path.index,
            size: self.path.size,
            path: self
                .path
                .hashes
                .iter()
                .map(|hash| hash_of(hash))
                .collect::<Option<_>>()?,
        };
        let checkpoint = Checkpoint {
            number: checkpoint.number,
            first_position: checkpoint.first_position,
            last_position: checkpoint.last_position,
            events: checkpoint.events,
            root: hash_of(&checkpoint.root)?,
            previous_root: hash_of(&checkpoint.previous_root)?,
            at: instant(checkpoint.at)?,
            signature: bytes(&checkpoint.signature)?,
            key_id: checkpoint.key.clone(),
        };
        Some((event, path, checkpoint))
    }
}

impl EventWire {
    fn of(event: &FirstEvent) -> Self {
        Self {
            tenant: event.tenant,
            case: event.matter.to_string(),
            at: event.at.as_microsecond(),
            kind: event.kind.clone(),
            version: event.wire_version,
            actor: event.actor_kind.clone(),
            officer: event.officer.clone(),
            step: event.step.clone(),
            body: event.body.clone(),
            sealed: event.private.as_deref().map(hex),
        }
    }
}

impl CheckpointWire {
    fn of(checkpoint: &Checkpoint) -> Self {
        Self {
            number: checkpoint.number,
            first_position: checkpoint.first_position,
            last_position: checkpoint.last_position,
            events: checkpoint.events,
            root: hex(&checkpoint.root),
            previous_root: hex(&checkpoint.previous_root),
            at: checkpoint.at.as_microsecond(),
            signature: hex(&checkpoint.signature),
            key: checkpoint.key_id.clone(),
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let digits = hex.as_bytes();
    if !digits.iter().all(u8::is_ascii_hexdigit) || digits.len() % 2 == 1 {
        return None;
    }
    (0..digits.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).ok())
        .collect()
}

fn hash_of(hex: &str) -> Option<[u8; 32]> {
    bytes(hex)?.try_into().ok()
}
