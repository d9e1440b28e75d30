//! The engine alone on one core: deciding and applying, without and with the stored form.

use std::time::Instant;

use maklumat_calendar::Timestamp;
use maklumat_sop::CheckedSop;
use maklumat_workflow::{Actor, Case, decide, effects, wire};

use crate::filing::{self, STAGES, Stage, issues, officer, refused};
use crate::measurement::Measurement;
use crate::office::monday_morning;
use crate::stopped::Stopped;

/// Seconds spent in each part of a completion.
#[derive(Default)]
struct Spent {
    decode: f64,
    decide: f64,
    apply: f64,
    effects: f64,
    encode: f64,
}

pub(crate) fn measure(sop: &CheckedSop, steps: usize, tell: &mut impl FnMut(Measurement)) -> Result<(), Stopped> {
    let cases = (steps / STAGES.len()).max(1);
    let mut spent = Spent::default();
    let now = monday_morning();
    for number in 0..cases {
        let (mut case, _) = filing::submitted(sop, number, now)?;
        let mut snapshot = wire::encode_case(&case);
        for stage in STAGES {
            snapshot = complete(sop, &mut case, (stage, &snapshot), (now, &mut spent))?;
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a run has fewer completions than 2^52")]
    let done = (cases * STAGES.len()) as f64;
    let micros = |seconds: f64| seconds * 1e6 / done;
    let pure = spent.decide + spent.apply;
    let whole = pure + spent.decode + spent.effects + spent.encode;
    tell(
        Measurement::new("engine: decide and apply, one core", done / pure, "steps/s")
            .with("decide_us", micros(spent.decide))
            .with("apply_us", micros(spent.apply)),
    );
    tell(
        Measurement::new("engine: with the stored form, one core", done / whole, "steps/s")
            .over(done / pure)
            .with("decode_case_us", micros(spent.decode))
            .with("effects_us", micros(spent.effects))
            .with("encode_us", micros(spent.encode)),
    );
    Ok(())
}

/// One completion as the platform does it, and the stored case it ends with.
fn complete(
    sop: &CheckedSop,
    case: &mut Case,
    (stage, snapshot): (Stage, &str),
    (now, spent): (Timestamp, &mut Spent),
) -> Result<String, Stopped> {
    let loaded = timed(&mut spent.decode, || wire::decode_case(snapshot))
        .map_err(|error| Stopped::because("a stored case", &error))?;
    let (command, by) = (stage.command(), officer(stage.position));
    let mut events = timed(&mut spent.decide, || decide(sop, &loaded, command, &by, now)).map_err(refused)?;
    timed(&mut spent.apply, || events.iter().for_each(|event| case.apply(event)));
    for command in issues(&events) {
        let more = timed(&mut spent.decide, || decide(sop, case, command, &Actor::System, now)).map_err(refused)?;
        timed(&mut spent.apply, || more.iter().for_each(|event| case.apply(event)));
        events.extend(more);
    }
    let wanted = timed(&mut spent.effects, || effects(sop, case, &events));
    std::hint::black_box(wanted);
    let stored = timed(&mut spent.encode, || {
        (
            events.iter().map(wire::encode).collect::<Vec<_>>(),
            wire::encode_case(case),
        )
    });
    Ok(std::hint::black_box(stored).1)
}

fn timed<T>(spent: &mut f64, work: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let done = work();
    *spent += begun.elapsed().as_secs_f64();
    done
}
