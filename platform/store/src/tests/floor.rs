//! The floor under the figures of `measure.rs`: the same statements over the same schema, straight through the driver.
//!
//! Nothing is sealed, hashed or queued, and one commit is made per so many steps.

use std::collections::BTreeMap;
use std::time::Instant;

use rusqlite::types::Value as Raw;
use uuid::Uuid;

use crate::new_id;
use crate::tests::measure::{STEPS, cpu_ticks};
use crate::tests::{Place, TENANT, now, submitted};

struct Floor {
    connection: rusqlite::Connection,
    statements: BTreeMap<&'static str, &'static str>,
}

pub(super) fn measure_floor(batch: usize) {
    let place = Place::sqlite();
    let heads = submit_cases(&place, batch.max(64));
    let connection = rusqlite::Connection::open(place.url.strip_prefix("sqlite:").unwrap()).unwrap();
    connection
        .execute_batch("PRAGMA synchronous = FULL; PRAGMA cache_size = -32768;")
        .unwrap();
    let statements = ["matters", "events", "inbox", "outbox"]
        .iter()
        .flat_map(|wanted| {
            crate::statements::all()
                .into_iter()
                .filter(move |(module, ..)| module == wanted)
        })
        .map(|(_, name, sql)| (name, sql))
        .collect();
    let floor = Floor { connection, statements };
    let total = (batch * STEPS).min(10_240);
    let (started, ticks) = (Instant::now(), cpu_ticks());
    for step in 0..total {
        if step % batch == 0 {
            floor.connection.execute_batch("BEGIN IMMEDIATE").unwrap();
        }
        floor.step(heads[step % heads.len()], i64::try_from(step / heads.len()).unwrap());
        if (step + 1) % batch == 0 {
            floor.connection.execute_batch("COMMIT").unwrap();
        }
    }
    let per_second = total as f64 / started.elapsed().as_secs_f64();
    let micros = (cpu_ticks() - ticks) * 10_000.0 / total as f64;
    println!("floor, {batch} steps a commit: {per_second:.0} steps/s, {micros:.0} us of processor a step");
}

fn submit_cases(place: &Place, cases: usize) -> Vec<Uuid> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let store = place.open().await;
        let mut heads = Vec::new();
        for number in 0..cases {
            heads.push(submitted(&store, &format!("F-{number}"), 0).await.id);
        }
        heads
    })
}

impl Floor {
    fn run(&self, name: &str, values: Vec<Raw>) {
        let mut statement = self.connection.prepare_cached(self.statements[name]).unwrap();
        assert_eq!(
            statement.execute(rusqlite::params_from_iter(values)).unwrap(),
            1,
            "{name}"
        );
    }

    /// The round-th step of a case, as `complete_steps` has it.
    fn step(&self, case: Uuid, round: i64) {
        let sequence = 2 + 2 * round;
        let (id, at) = (bytes(case.as_bytes()), Raw::Integer(1_795_399_200_000_000 + round));
        let (closing, opening) = if round % 2 == 0 {
            ("periksa", "tanda")
        } else {
            ("tanda", "periksa")
        };
        let tenant = Raw::Integer(TENANT);
        let update = vec![
            Raw::Integer(sequence + 2),
            Raw::Integer(1),
            text("running"),
            Raw::Null,
            Raw::Integer(0),
            bytes(&[b'x'; 840]),
            bytes(&[1; 32]),
            Raw::Null,
            tenant.clone(),
            id.clone(),
            Raw::Integer(sequence),
        ];
        self.run("UPDATE_MATTER_IN_PLACE", update);
        for (kind, sequence) in [("step_completed", sequence + 1), ("step_opened", sequence + 2)] {
            let head = [
                tenant.clone(),
                id.clone(),
                Raw::Integer(sequence),
                at.clone(),
                text(kind),
                Raw::Integer(1),
            ];
            let tail = [
                text("applicant"),
                Raw::Null,
                Raw::Null,
                text("{}"),
                bytes(&[2; 45]),
                bytes(&[3; 32]),
            ];
            self.run("INSERT_EVENT", [head, tail].concat());
        }
        self.run("DELETE_ITEM", vec![tenant.clone(), id.clone(), text(closing)]);
        let place = [
            text("disdukcapil"),
            text("loket"),
            text("disdukcapil"),
            text("ktp-el"),
            Raw::Null,
        ];
        let times = [Raw::Integer(5), at.clone(), at.clone(), Raw::Null, Raw::Null];
        self.run(
            "INSERT_ITEM",
            [&[tenant.clone(), id.clone(), text(opening)][..], &place, &times].concat(),
        );
        let effect = bytes(new_id(now()).unwrap().as_bytes());
        self.run(
            "INSERT_EFFECT",
            vec![tenant, effect, id, at.clone(), text("notify"), bytes(&[4; 53]), at],
        );
    }
}

fn text(text: &str) -> Raw {
    Raw::Text(text.to_owned())
}

fn bytes(bytes: &[u8]) -> Raw {
    Raw::Blob(bytes.to_vec())
}
