//! Cases of AK-1 as the counter files them, decided by the engine and written many to a transaction.

use maklumat_app::CaseId;
use maklumat_calendar::Timestamp;
use maklumat_sop::{CheckedSop, Facts, Performer, Value};
use maklumat_store::{Append, CaseKey, NewEvent, NewMatter, Standing, Store, Uuid, WorkChange, WorkItem, id_from};
use maklumat_vocabulary::{Name, OfficerId, PositionKey, RequirementId, StepId};
use maklumat_workflow::{
    Actor, Case, Event, Evidence, EvidenceForm, Officer, Submission, due_at, next_timer, submit, wire,
};

use crate::office::CHANNEL;
use crate::stopped::Stopped;

/// Cases written in one transaction.
const BATCH: usize = 500;

/// The service whose steps are completed: no fee, no visit, four officers' steps, one numbered and signed product.
pub(crate) const SERVICE: (&str, &str) = ("disnaker", "ak-1");

/// Who files at the counter and who works through most of a file.
pub(crate) const CLERK: &str = "petugas-loket";
/// Who signs.
pub(crate) const SIGNER: &str = "pengantar-kerja";

/// A step an officer completes, and the outcome where one is chosen.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stage {
    pub(crate) step: &'static str,
    pub(crate) position: &'static str,
    pub(crate) outcome: Option<&'static str>,
}

/// The way of a complete file through the office.
pub(crate) const STAGES: [Stage; 4] = [
    Stage {
        step: "periksa",
        position: CLERK,
        outcome: Some("lengkap"),
    },
    Stage {
        step: "wawancara",
        position: CLERK,
        outcome: None,
    },
    Stage {
        step: "tanda-tangan",
        position: SIGNER,
        outcome: None,
    },
    Stage {
        step: "serahkan",
        position: CLERK,
        outcome: None,
    },
];

/// Files `count` cases numbered from `first`. The same numbers give the same cases in every database.
pub(crate) async fn file(store: &Store, sop: &CheckedSop, first: usize, count: usize) -> Result<Vec<CaseId>, Stopped> {
    let mut filed = Vec::with_capacity(count);
    let numbers: Vec<usize> = (first..first + count).collect();
    for batch in numbers.chunks(BATCH) {
        let mut tx = store.begin().await?;
        for number in batch {
            let moment = crate::office::monday_morning();
            let (case, events) = submitted(sop, *number, moment)?;
            let id = id_of(*number, moment);
            write(
                &mut tx,
                sop,
                &Filed {
                    id,
                    number: *number,
                    case: &case,
                    events: &events,
                },
            )
            .await?;
            filed.push(CaseId(id));
        }
        tx.commit().await?;
    }
    Ok(filed)
}

/// A case just filed, and the events that made it.
pub(crate) fn submitted(sop: &CheckedSop, number: usize, now: Timestamp) -> Result<(Case, Vec<Event>), Stopped> {
    let refused = |error: &dyn std::fmt::Debug| Stopped::new(format!("the case to measure with is refused: {error:?}"));
    let events = submit(sop, submission(number), &officer(CLERK), now).map_err(|refusal| refused(&refusal))?;
    let case = Case::replay(&events).map_err(|error| refused(&error))?;
    Ok((case, events))
}

fn submission(number: usize) -> Submission {
    let text = |text: &str| Value::Text(text.to_owned());
    let facts: Facts = [
        ("nik", Value::Text(nik(number))),
        ("nama", text("Melati Contoh")),
        (
            "alamat",
            text("Jalan Merdeka 2, Kelurahan Muara, Kecamatan Sungai Raya"),
        ),
        ("hp", text("080012345678")),
        ("jenjang", Value::Choice("slta".to_owned())),
        ("jurusan", text("Teknik Komputer dan Jaringan")),
        ("tahun-lulus", Value::Number(2019.into())),
        ("pernah-bekerja", Value::YesNo(false)),
    ]
    .into_iter()
    .map(|(name, value)| (Name::new(name), value))
    .collect();
    let evidence = ["ktp", "ijazah", "foto"]
        .into_iter()
        .map(|requirement| Evidence {
            requirement: RequirementId::new(requirement),
            form: EvidenceForm::AtCounter,
        })
        .collect();
    Submission {
        facts,
        evidence,
        channel: CHANNEL,
        priority: None,
    }
}

/// A NIK of a region that is not in use, born on the first of January 1985; ten thousand share one.
pub(crate) fn nik(number: usize) -> String {
    format!("990101410185{:04}", 1 + number % 9_999)
}

struct Filed<'a> {
    id: Uuid,
    number: usize,
    case: &'a Case,
    events: &'a [Event],
}

async fn write(tx: &mut maklumat_store::Tx, sop: &CheckedSop, filed: &Filed<'_>) -> Result<(), Stopped> {
    let case = filed.case;
    let stored: Vec<wire::Stored> = filed.events.iter().map(wire::encode).collect();
    let events: Vec<NewEvent<'_>> = filed
        .events
        .iter()
        .zip(&stored)
        .map(|(event, stored)| new_event(event, stored))
        .collect();
    let items: Vec<WorkItem> = items(filed.id, case);
    let work: Vec<WorkChange<'_>> = items.iter().map(WorkChange::Open).collect();
    let snapshot = wire::encode_case(case);
    let day = sop.regency().zone.date(case.submitted_at).to_string();
    let key = CaseKey::generate()?;
    let new = NewMatter {
        id: filed.id,
        key: &key,
        reference: &format!("SR-BENCH-{:09}", filed.number),
        unit: SERVICE.0,
        service: SERVICE.1,
        channel: "counter",
        submitted_at: case.submitted_at,
        submitted_on: &day,
        applicant_key: Some(spread(filed.number, 1)),
        nik_key: Some(spread(filed.number, 2)),
        pin_hash: Some("0000000000000000000000000000000000000000000000000000000000000000"),
    };
    let standing = Standing {
        version: case.version,
        status: "open",
        ending: None,
        priority: None,
        due_at: due_at(sop, case),
        closed_at: None,
        next_timer: next_timer(sop, case),
        is_late: false,
        snapshot: snapshot.as_bytes(),
    };
    tx.open_matter(
        new,
        Append {
            standing,
            events: &events,
            work: &work,
            effects: &[],
            closed_on: None,
        },
    )
    .await?;
    Ok(())
}

fn new_event<'a>(event: &'a Event, stored: &'a wire::Stored) -> NewEvent<'a> {
    NewEvent {
        at: event.at,
        kind: stored.kind,
        wire_version: i64::from(stored.version),
        actor_kind: "officer",
        officer: event.by.officer_id().map(OfficerId::as_str),
        step: None,
        body: &stored.body,
        private: stored.private.as_deref().map(str::as_bytes),
    }
}

fn items(id: Uuid, case: &Case) -> Vec<WorkItem> {
    case.office_steps()
        .filter_map(|open| match &open.performer {
            Performer::Position(position) => Some(WorkItem {
                matter: id,
                step: open.step.to_string(),
                position: position.clone(),
                service: case.service.clone(),
                priority: None,
                priority_rank: 1,
                ready_at: open.opened_at,
                due_at: Some(open.due),
                holder: None,
                taken_at: None,
            }),
            Performer::Applicant => None,
        })
        .collect()
}

/// The id of a case: made in the order of numbers within a millisecond, as ids of one moment are, at random.
pub(crate) fn id_of(number: usize, at: Timestamp) -> Uuid {
    let mixed = spread(number, 0);
    let mut random = [0; 10];
    random.copy_from_slice(&mixed[..10]);
    id_from(at, &random)
}

/// Bytes that look random and are the same for the same number.
fn spread(number: usize, salt: u64) -> [u8; 32] {
    let mut bytes = [0; 32];
    let mut state = (number as u64).wrapping_mul(4).wrapping_add(salt);
    for part in bytes.chunks_exact_mut(8) {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        part.copy_from_slice(&(mixed ^ (mixed >> 31)).to_le_bytes());
    }
    bytes
}

/// Somebody in a position of the service, as the engine knows them.
pub(crate) fn officer(position: &str) -> Actor {
    let key = PositionKey::new(SERVICE.0, position);
    Actor::Officer(Officer {
        id: OfficerId::new(position),
        positions: [key].into(),
        deputy_for: [].into(),
    })
}

impl Stage {
    pub(crate) fn id(&self) -> StepId {
        StepId::new(self.step)
    }
}
