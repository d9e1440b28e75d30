//! What an officer recorded: everything the step asks, nothing else, with the device and on the site it names.

use maklumat_sop::{Field, Performer, Step};
use maklumat_vocabulary::Name;

use crate::command::{StepResult, Visit};
use crate::decide::draft::Draft;
use crate::decide::file::is_digest;
use crate::decide::values::{check_value, short_enough};
use crate::refusal::{Refusal, VisitFault};

/// Refuses results the step does not ask for or that are missing; gives the checks that fail.
/// The recorded values become facts of the draft, because conditions of the same step read them.
pub(crate) fn check_results(draft: &mut Draft<'_>, step: &Step, result: &StepResult) -> Result<Vec<Name>, Refusal> {
    short_enough(result.note.as_deref())?;
    let is_published = |name: &Name| step.records.iter().any(|field| field.name == *name);
    if let Some(name) = result.records.keys().find(|name| !is_published(name)) {
        return Err(Refusal::RecordNotAsked { name: name.clone() });
    }
    let records = result.records.iter().map(|(name, value)| (name.clone(), value.clone()));
    draft.case.facts.extend(records);
    for field in &step.records {
        check_record(draft, step, field, result)?;
    }
    let with_device = |name: &Name| {
        step.records
            .iter()
            .any(|field| field.name == *name && field.device.is_some())
            && result.records.contains_key(name)
    };
    if let Some(name) = result.devices.keys().find(|name| !with_device(name)) {
        return Err(Refusal::DeviceNotAsked { name: name.clone() });
    }
    check_visit(draft, step, result.visit.as_ref())?;
    failed_checks(draft, step)
}

fn check_record(draft: &Draft<'_>, step: &Step, field: &Field, result: &StepResult) -> Result<(), Refusal> {
    let name = &field.name;
    let is_asked = draft.holds(field.when.as_ref())?;
    let Some(value) = result.records.get(name) else {
        return if is_asked && !field.optional {
            Err(Refusal::RecordMissing { name: name.clone() })
        } else {
            Ok(())
        };
    };
    if !is_asked {
        return Err(Refusal::RecordNotAsked { name: name.clone() });
    }
    check_value(field, value)?;
    check_device(draft, step, field, result)
}

/// A measurement counts only from the device the SOP names, and only while its calibration lasts.
/// [law: pp-55-2012-art-153]
fn check_device(draft: &Draft<'_>, step: &Step, field: &Field, result: &StepResult) -> Result<(), Refusal> {
    let Some(device) = &field.device else {
        return Ok(());
    };
    if result.devices.get(&field.name) != Some(device) {
        return Err(Refusal::DeviceMissing {
            name: field.name.clone(),
            device: device.clone(),
        });
    }
    let unit = match &step.by {
        Performer::Position(position) => &position.unit,
        Performer::Applicant => draft.sop.definition().unit(),
    };
    let known = draft.sop.regency().unit(unit).and_then(|unit| unit.devices.get(device));
    match known.and_then(|device| device.calibrated_until) {
        Some(until) if until < draft.sop.calendar().date(draft.now) => Err(Refusal::DeviceNotCalibrated {
            device: device.clone(),
            until,
        }),
        Some(_) | None => Ok(()),
    }
}

fn check_visit(draft: &Draft<'_>, step: &Step, visit: Option<&Visit>) -> Result<(), Refusal> {
    let visit = match (&step.visit, visit) {
        (None, None) => return Ok(()),
        (Some(_), None) => return Err(Refusal::VisitMissing { step: step.id.clone() }),
        (None, Some(_)) => return Err(Refusal::VisitNotAsked { step: step.id.clone() }),
        (Some(_), Some(visit)) => visit,
    };
    let fault = if visit.at < draft.case.submitted_at || draft.now < visit.at {
        VisitFault::Time
    } else if !is_position(&visit.position) {
        VisitFault::Position
    } else if !is_digest(&visit.photo) {
        VisitFault::Photo
    } else {
        return Ok(());
    };
    Err(Refusal::VisitUnproven { fault })
}

/// Latitude and longitude in degrees.
fn is_position(text: &str) -> bool {
    let Some((latitude, longitude)) = text.split_once(',') else {
        return false;
    };
    let within = |text: &str, limit: f64| text.trim().parse::<f64>().is_ok_and(|degrees| degrees.abs() <= limit);
    within(latitude, 90.0) && within(longitude, 180.0)
}

fn failed_checks(draft: &Draft<'_>, step: &Step) -> Result<Vec<Name>, Refusal> {
    let mut failed = Vec::new();
    for check in &step.checks {
        if draft.holds(check.when.as_ref())? && !draft.holds(Some(&check.pass))? {
            failed.push(check.id.clone());
        }
    }
    Ok(failed)
}
