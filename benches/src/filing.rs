//! Cases of AK-1 as the counter files them, decided by the engine and written many to a transaction.

use std::ops::Range;

use maklumat_app::CaseId;
use maklumat_calendar::{Timestamp, Zone};
use maklumat_sop::{CheckedSop, Facts, Performer, Value};
use maklumat_store::{Append, CaseKey, NewEvent, NewMatter, Standing, Store, Tx, Uuid, WorkChange, WorkItem, id_from};
use maklumat_vocabulary::{Name, OfficerId, OutcomeId, PositionKey, RequirementId, StepId};
use maklumat_workflow::{
    Actor, Case, Command, Event, Evidence, EvidenceForm, Officer, Refusal, StepResult, Submission, What, decide,
    due_at, next_timer, submit, wire,
};

use crate::office::{CHANNEL, monday_morning};
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

/// A case as it is written again and again, each time under another number, id and key.
pub(crate) struct Pattern {
    case: Case,
    events: Vec<Event>,
    stored: Vec<wire::Stored>,
    snapshot: String,
    due_at: Option<Timestamp>,
    next_timer: Option<Timestamp>,
}

impl Pattern {
    /// A case just filed at the counter.
    pub(crate) fn filed(sop: &CheckedSop) -> Result<Self, Stopped> {
        let (case, events) = submitted(sop, 0, monday_morning())?;
        Ok(Self::of(sop, case, events))
    }

    /// A case that went through the office to its end.
    pub(crate) fn finished(sop: &CheckedSop) -> Result<Self, Stopped> {
        let now = monday_morning();
        let (mut case, mut events) = submitted(sop, 0, now)?;
        for stage in STAGES {
            events.extend(complete(sop, &mut case, stage, now)?);
        }
        Ok(Self::of(sop, case, events))
    }

    fn of(sop: &CheckedSop, case: Case, events: Vec<Event>) -> Self {
        Self {
            stored: events.iter().map(wire::encode).collect(),
            snapshot: wire::encode_case(&case),
            due_at: due_at(sop, &case),
            next_timer: next_timer(sop, &case),
            case,
            events,
        }
    }

    /// Writes the pattern once for each number. The same numbers give the same ids in every database.
    pub(crate) async fn write(
        &self,
        store: &Store,
        numbers: Range<usize>,
        at: impl Fn(usize) -> Timestamp,
    ) -> Result<Vec<CaseId>, Stopped> {
        let numbers: Vec<usize> = numbers.collect();
        for batch in numbers.chunks(BATCH) {
            let mut tx = store.begin().await?;
            for number in batch {
                self.write_one(&mut tx, *number, at(*number)).await?;
            }
            tx.commit().await?;
        }
        Ok(numbers
            .into_iter()
            .map(|number| CaseId(id_of(number, at(number))))
            .collect())
    }

    async fn write_one(&self, tx: &mut Tx, number: usize, at: Timestamp) -> Result<(), Stopped> {
        let id = id_of(number, at);
        let events: Vec<NewEvent<'_>> = self
            .events
            .iter()
            .zip(&self.stored)
            .map(|(event, stored)| new_event(event, stored))
            .collect();
        let mut items: Vec<WorkItem> = items(id, &self.case);
        items.iter_mut().for_each(|item| item.ready_at = at);
        let work: Vec<WorkChange<'_>> = items.iter().map(WorkChange::Open).collect();
        let day = Zone::Wib.date(at).to_string();
        let key = CaseKey::generate()?;
        let new = NewMatter {
            id,
            key: &key,
            reference: &format!("SR-BENCH-{number:09}"),
            unit: SERVICE.0,
            service: SERVICE.1,
            channel: "counter",
            submitted_at: at,
            entered_at: None,
            submitted_on: &day,
            applicant_key: Some(spread(number, 1)),
            nik_key: Some(spread(number, 2)),
            name_key: None,
            pin_hash: Some("0000000000000000000000000000000000000000000000000000000000000000"),
        };
        let is_open = self.case.is_open();
        let standing = Standing {
            version: self.case.version,
            status: if is_open { "open" } else { "closed" },
            ending: (!is_open).then_some("done"),
            priority: None,
            due_at: self.due_at,
            closed_at: (!is_open).then_some(at),
            next_timer: self.next_timer,
            is_late: false,
            snapshot: self.snapshot.as_bytes(),
        };
        let closed_on = (!is_open).then_some(day.as_str());
        tx.open_matter(
            new,
            Append {
                standing,
                events: &events,
                work: &work,
                effects: &[],
                closed_on,
                closing: None,
                conduct: &[],
                products: &[],
            },
        )
        .await?;
        Ok(())
    }
}

/// One step by the officer of its position, with the numbers of the products it orders.
pub(crate) fn complete(sop: &CheckedSop, case: &mut Case, stage: Stage, now: Timestamp) -> Result<Vec<Event>, Stopped> {
    let mut events = decide(sop, case, stage.command(), &officer(stage.position), now).map_err(refused)?;
    events.iter().for_each(|event| case.apply(event));
    for command in issues(&events) {
        let more = decide(sop, case, command, &Actor::System, now).map_err(refused)?;
        more.iter().for_each(|event| case.apply(event));
        events.extend(more);
    }
    Ok(events)
}

/// What the platform has to answer to events that order products.
pub(crate) fn issues(events: &[Event]) -> Vec<Command> {
    let ordered = events.iter().filter_map(|event| {
        if let What::ProductOrdered { product, .. } = &event.what {
            Some(product.clone())
        } else {
            None
        }
    });
    ordered
        .map(|product| Command::RecordIssue {
            product,
            number: Some("99.01/001/AK-1/XI/2026".to_owned()),
        })
        .collect()
}

/// A case just filed, and the events that made it.
pub(crate) fn submitted(sop: &CheckedSop, number: usize, now: Timestamp) -> Result<(Case, Vec<Event>), Stopped> {
    let events = submit(sop, submission(number), &officer(CLERK), now).map_err(refused)?;
    let case = Case::replay(&events)
        .map_err(|error| Stopped::new(format!("the case to measure with cannot be replayed: {error:?}")))?;
    Ok((case, events))
}

pub(crate) fn refused(refusal: Refusal) -> Stopped {
    Stopped::new(format!(
        "the engine refuses what it shall be measured with: {refusal:?}"
    ))
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
        consent: None,
        paper: None,
    }
}

/// A NIK of a region that is not in use, born on the first of January 1985; ten thousand share one.
pub(crate) fn nik(number: usize) -> String {
    format!("990101410185{:04}", 1 + number % 9_999)
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

    pub(crate) fn command(&self) -> Command {
        let result = StepResult {
            outcome: self.outcome.map(OutcomeId::new),
            ..StepResult::default()
        };
        Command::Complete {
            step: self.id(),
            result,
        }
    }
}
