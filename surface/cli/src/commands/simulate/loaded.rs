//! The services a simulation is of, read and checked, with what is supposed of them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use maklumat_simulation::{Plan, PlanError, Scenario};
use maklumat_sop::CheckedSop;
use maklumat_vocabulary::{OutcomeId, PositionKey, ServiceKey, StepId, VariantId};

use crate::commands::simulate::asked::Named;
use crate::commands::simulate::{Arguments, Case, Recorded, history};
use crate::exit::Stop;
use crate::files::{self, RegencyFolder, ServiceFile};
use crate::server;

/// The service as it lies in the regency folder, with what was recorded, where that is asked for, and what was stated.
pub(super) fn first(arguments: &Arguments) -> Result<(Case, Option<Recorded>), Stop> {
    let root = root(arguments)?;
    let key = &arguments.service;
    let path = root
        .join("services")
        .join(key.unit.as_str())
        .join(format!("{}.toml", key.service));
    let sop = read(&root, &path, key)?;
    let plan = planned(&sop)?;
    let (supposed, recorded) = if arguments.from_history {
        let (scenario, recorded) = server::wait_for(history::recorded(arguments, &plan))?;
        (scenario, Some(recorded))
    } else {
        (history::supposed(arguments, sop.definition().effective), None)
    };
    let scenario = stated(arguments, supposed);
    Ok((Case { plan, scenario }, recorded))
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
    let mut scenario = first.scenario.clone().fitting(&plan);
    scenario
        .staff
        .extend(positions(&arguments.against_staff, &arguments.service));
    scenario.work.extend(works(&arguments.against_work));
    if let Some(per_day) = arguments.against_per_day {
        scenario.arrivals = history::per_day(arguments, per_day);
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

/// What was stated comes before what was recorded or is usual.
fn stated(arguments: &Arguments, mut scenario: Scenario) -> Scenario {
    if let Some(cases) = arguments.per_day {
        scenario.arrivals = history::per_day(arguments, cases);
    }
    if let Some(from) = arguments.from {
        scenario.from = from;
    }
    if let Some(answer) = arguments.answer {
        scenario.answer = answer.0;
        scenario.answered.clear();
    }
    scenario.never_answered = arguments.unanswered.unwrap_or(scenario.never_answered);
    scenario.priority = arguments.priority.unwrap_or(scenario.priority);
    scenario.staff.extend(positions(&arguments.staff, &arguments.service));
    scenario.work.extend(works(&arguments.work));
    for pair in &arguments.outcome {
        let step = StepId::new(&pair.first);
        scenario.outcomes.retain(|(known, _), _| *known != step);
        scenario.outcomes_again.retain(|(known, _), _| *known != step);
    }
    let outcomes = arguments.outcome.iter();
    scenario.outcomes.extend(outcomes.map(|pair| {
        let key = (StepId::new(&pair.first), OutcomeId::new(&pair.second));
        (key, pair.share)
    }));
    for pair in &arguments.variant {
        let variant = VariantId::new(&pair.first);
        scenario.variants.retain(|(known, _), _| *known != variant);
    }
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
