//! The findings of an adopted service, each at the file whose line is to blame.

use std::sync::Arc;

use maklumat_sop::{CheckedSop, Regency, Side};

use super::Reading;
use crate::adopted::Adoption;
use crate::files::ServiceFile;

/// The adopter's file, and beside it whatever of the package or of the English texts something is to be said about.
pub(super) fn readings(
    file: &ServiceFile,
    adoption: &Adoption,
    regency: &Arc<Regency>,
    known: &mut Vec<CheckedSop>,
) -> Vec<Reading> {
    let (own, source) = adoption.file_of(Side::Overlay, &file.path);
    let mut readings = vec![Reading {
        file: own.display().to_string(),
        source,
        findings: adoption
            .overlay
            .torn_at
            .map(maklumat_sop::not_text)
            .into_iter()
            .collect(),
    }];
    readings[0].findings.extend(adoption.objections.iter().cloned());
    let Some(resolved) = &adoption.resolved else {
        return readings;
    };
    let checked = maklumat_sop::check_adopted(resolved, &file.key, regency);
    known.extend(checked.sop.filter(|_| !adoption.is_refused()));
    let of_main = checked.findings.into_iter().map(|placed| {
        let at = adoption.file_of(placed.side, &file.path);
        (at, placed.finding)
    });
    let of_english = checked.english_findings.into_iter().map(|placed| {
        let at = adoption.english_file_of(placed.side, &file.path);
        (at, placed.finding)
    });
    for ((path, source), finding) in of_main.chain(of_english) {
        let file = path.display().to_string();
        match readings.iter_mut().find(|reading| reading.file == file) {
            Some(reading) => reading.findings.push(finding),
            None => readings.push(Reading {
                file,
                source,
                findings: vec![finding],
            }),
        }
    }
    if let Some(at) = adoption.english.as_ref().and_then(|english| english.torn_at) {
        let (path, source) = adoption.english_file_of(Side::Overlay, &file.path);
        readings.push(Reading {
            file: path.display().to_string(),
            source,
            findings: vec![maklumat_sop::not_text(at)],
        });
    }
    for reading in &mut readings {
        reading.findings.sort_by_key(|finding| finding.span);
    }
    readings
}
