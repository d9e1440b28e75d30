//! The services a simulation is of, read and checked, with what is supposed of them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use maklumat_simulation::{Arrivals, Plan, PlanError, Scenario};
use maklumat_sop::CheckedSop;
use maklumat_vocabulary::{OutcomeId, PositionKey, ServiceKey, StepId, VariantId};

use crate::commands::simulate::asked::Named;
use crate::commands::simulate::{Arguments, Case};
use crate::exit::Stop;
use crate::files::{self, RegencyFolder, ServiceFile};

/// The service as it lies in the regency folder, with what was stated.
pub(super) fn first(arguments: &Arguments) -> Result<Case, Stop> {
    let root = root(arguments)?;
    let key = &arguments.service;
    let path = root
        .join("services")
        .join(key.unit.as_str())
        .join(format!("{}.toml", key.service));
    let sop = read(&root, &path, key)?;
    let scenario = stated(arguments, &sop);
    Ok(Case {
        plan: planned(&sop)?,
        scenario,
    })
}

/// What it is compared with, where something is stated.
pub(super) fn other(arguments: &Arguments, first: &Case) -> Result<Option<Case>, Stop> {
    let is_asked = arguments.against.is_some()
        || arguments.against_per_day.is_some()
        || !arguments.against_staff.is_empty()
        || !arguments.against_work.is_empty();
    if !is_asked {
        return Ok(None);
    }
    let plan = match &arguments.against {
        Some(path) => planned(&read(&root(arguments)?, path, &arguments.service)?)?,
        None => first.plan.clone(),
    };
    let mut scenario = first.scenario.clone();
    let definition = plan.sop().definition();
    // What was stated of steps the other version no longer has says nothing of it.
    scenario.work.retain(|step, _| definition.step(step).is_some());
    scenario.needed.retain(|step, _| definition.step(step).is_some());
    let has_outcome = |step: &StepId, outcome: &OutcomeId| {
        definition
            .step(step)
            .is_some_and(|step| step.outcome(outcome).is_some())
    };
    scenario
        .outcomes
        .retain(|(step, outcome), _| has_outcome(step, outcome));
    scenario.variants.retain(|(variant, option), _| {
        let known = definition.variant(variant);
        known.is_some_and(|variant| variant.options.iter().any(|known| known.id == *option))
    });
    scenario
        .staff
        .retain(|position, _| plan.positions().any(|(known, _)| known == position));
    scenario
        .staff
        .extend(positions(&arguments.against_staff, &arguments.service));
    scenario.work.extend(works(&arguments.against_work));
    if let (Some(per_day), Arrivals::PerDay { cases, .. }) = (arguments.against_per_day, &mut scenario.arrivals) {
        *cases = per_day;
    }
    Ok(Some(Case { plan, scenario }))
}

fn root(arguments: &Arguments) -> Result<PathBuf, Stop> {
    let around = || RegencyFolder::around(Path::new("."));
    arguments.regency.clone().or_else(around).ok_or_else(|| {
        Stop::refused(
            "folder kabupaten tidak ditemukan: tidak ada organisation.toml di sini atau di atasnya",
            "Sebut dengan --regency FOLDER.",
        )
    })
}

fn read(root: &Path, path: &Path, key: &ServiceKey) -> Result<CheckedSop, Stop> {
    files::exists(path)?;
    let folder = RegencyFolder::read(root)?;
    let (regency, _) = maklumat_sop::read_regency(&folder.sources());
    let file = ServiceFile::read(path, Some(key)).map_err(|_| {
        Stop::fault(
            format!("{}: tidak dapat dibaca", path.display()),
            "Periksa izin berkas itu.",
        )
    })?;
    let english = file.english.as_ref().map(|english| english.text.as_str());
    let checked = maklumat_sop::check(&file.text.text, english, key, &Arc::new(regency));
    checked.sop.ok_or_else(|| {
        Stop::refused(
            format!("{}: masih ada kesalahan, jadi belum dapat dijalankan", path.display()),
            "Lihat kesalahannya dengan maklumat check dan perbaiki.",
        )
    })
}

fn planned(sop: &CheckedSop) -> Result<Plan, Stop> {
    let definition = sop.definition();
    Plan::new(sop, definition.effective).map_err(|error| match error {
        PlanError::TooLarge => Stop::refused(
            format!(
                "{}: langkah atau cabangnya terlalu banyak untuk disimulasikan",
                definition.key
            ),
            "Pecah layanan itu, atau kurangi langkahnya.",
        ),
    })
}

fn stated(arguments: &Arguments, sop: &CheckedSop) -> Scenario {
    let arrivals = Arrivals::PerDay {
        cases: arguments.per_day,
        peaks: arguments.peak.clone(),
    };
    let mut scenario = Scenario::new(arguments.from.unwrap_or(sop.definition().effective), arrivals);
    (scenario.seed, scenario.runs) = (arguments.seed, arguments.runs);
    (scenario.days, scenario.warm_up_days) = (arguments.days, arguments.warm_up);
    (scenario.usual, scenario.answer) = (arguments.usual.0, arguments.answer.0);
    (scenario.never_answered, scenario.priority) = (arguments.unanswered, arguments.priority);
    scenario.staff.extend(positions(&arguments.staff, &arguments.service));
    scenario.work.extend(works(&arguments.work));
    let outcomes = arguments.outcome.iter();
    scenario.outcomes.extend(outcomes.map(|pair| {
        let key = (StepId::new(&pair.first), OutcomeId::new(&pair.second));
        (key, pair.share)
    }));
    let variants = arguments.variant.iter();
    scenario.variants.extend(variants.map(|pair| {
        let key = (VariantId::new(&pair.first), pair.second.clone());
        (key, pair.share)
    }));
    let needed = arguments.needed.iter();
    scenario
        .needed
        .extend(needed.map(|needed| (StepId::new(&needed.name), needed.value)));
    scenario
}

/// A position without a unit is of the unit of the service, as in definitions.
fn positions(staff: &[Named<u32>], service: &ServiceKey) -> impl Iterator<Item = (PositionKey, u32)> {
    staff.iter().map(|staff| {
        let own = || PositionKey::new(service.unit.as_str(), &staff.name);
        (PositionKey::parse(&staff.name).unwrap_or_else(own), staff.value)
    })
}

fn works(work: &[Named<maklumat_simulation::Work>]) -> impl Iterator<Item = (StepId, maklumat_simulation::Work)> {
    work.iter().map(|work| (StepId::new(&work.name), work.value.clone()))
}
