//! How many steps a second go by in virtual time on one core: the services that ship, each under the same load.

use std::time::Instant;

use maklumat_calendar::Date;
use maklumat_simulation::{Arrivals, Plan, Scenario, simulate};
use maklumat_sop::CheckedSop;
use maklumat_vocabulary::ServiceKey;

use crate::arguments::Arguments;
use crate::check::{shipped_regency, shipped_services};
use crate::measurement::Measurement;
use crate::stopped::Stopped;

const TARGET: f64 = 1_000_000.0;
/// Runs of a measurement; a quick one makes the fewest there can be.
const RUNS: usize = 40;
const PER_DAY: f64 = 60.0;

/// Every shipped service, one after the other; the first figure is all of them together.
pub(crate) fn measure(arguments: &Arguments, tell: &mut impl FnMut(Measurement)) -> Result<(), Stopped> {
    let mut each = Vec::new();
    let (mut steps, mut seconds) = (0, 0.0);
    for sop in shipped()? {
        let plan = Plan::new(&sop, sop.definition().effective)
            .map_err(|error| Stopped::new(format!("{}: {error:?}", sop.definition().key)))?;
        let (done, took) = timed(&plan, u32::try_from(arguments.times(RUNS)).unwrap_or(u32::MAX))?;
        steps += done;
        seconds += took;
        each.push((sop.definition().key.to_string(), done, took));
    }
    let rate = rate(steps, seconds);
    tell(
        Measurement::new("simulate: all services, one core", rate, "steps/s")
            .aiming("at least 1000000 steps/s", rate >= TARGET)
            .with("services", each.len())
            .with("steps", steps)
            .with("cases_per_day", PER_DAY),
    );
    for (key, done, took) in each {
        tell(Measurement::new(format!("simulate: {key}"), self::rate(done, took), "steps/s").with("steps", done));
    }
    Ok(())
}

/// Steps done and seconds taken, tables and figures included. Officers are many enough that queues stay short.
fn timed(plan: &Plan, runs: u32) -> Result<(u64, f64), Stopped> {
    let arrivals = Arrivals::PerDay {
        cases: PER_DAY,
        peaks: Vec::new(),
    };
    let mut scenario = Scenario::new(Date::constant(2026, 2, 2), arrivals);
    scenario.runs = runs;
    scenario.staff = plan.positions().map(|(position, _)| (position.clone(), 64)).collect();
    let begun = Instant::now();
    let answer = simulate(plan, &scenario).map_err(|error| Stopped::new(format!("{error:?}")))?;
    let took = begun.elapsed().as_secs_f64();
    Ok((std::hint::black_box(answer).steps, took))
}

#[expect(clippy::cast_precision_loss, reason = "a measurement makes less than 2^52 steps")]
fn rate(steps: u64, seconds: f64) -> f64 {
    steps as f64 / seconds
}

fn shipped() -> Result<Vec<CheckedSop>, Stopped> {
    let regency = shipped_regency()?;
    let mut sops = Vec::new();
    for definition in shipped_services()? {
        let key = ServiceKey::new(&definition.unit, &definition.service);
        let checked = maklumat_sop::check(&definition.text, None, &key, &regency);
        sops.push(
            checked
                .sop
                .ok_or_else(|| Stopped::new(format!("{key} does not pass the checks")))?,
        );
    }
    Ok(sops)
}
