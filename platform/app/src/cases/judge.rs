//! Measurements against the thresholds of the standard: each verdict beside its value, and which decisions follow.

use maklumat_sop::condition::Context;
use maklumat_sop::{CheckedSop, Facts, Step};
use maklumat_vocabulary::{LocalizedText, StepId};
use maklumat_workflow::Case;

use crate::access::Action;
use crate::cases::file;
use crate::conditions::applies;
use crate::problem::Problem;
use crate::views::CaseId;
use crate::views::account::SignedIn;
use crate::views::case_file::{CheckVerdict, Judged, StepForm};
use crate::{App, answers};

impl App {
    /// Says what the typed measurements come to, and keeps nothing.
    pub async fn judge(
        &self,
        officer: &SignedIn,
        case: CaseId,
        step: &StepId,
        form: &StepForm,
    ) -> Result<Judged, Problem> {
        let loaded = self.load_for(officer, case, Action::CompleteStep).await?;
        let sop = &loaded.published.sop;
        let step = sop.definition().step(step).ok_or(Problem::NotFound)?;
        let known = self.with_typed(sop, &loaded.case, step, form)?;
        Ok(judged(sop, &loaded.case, step, &known))
    }

    /// What is known of the case with what was typed; a value that cannot be read is said at its field.
    fn with_typed(&self, sop: &CheckedSop, case: &Case, step: &Step, form: &StepForm) -> Result<Facts, Problem> {
        let submitted = sop.regency().zone.date(case.submitted_at);
        let today = sop.regency().zone.date(self.now());
        let typed: Vec<(String, String)> = form
            .records
            .iter()
            .filter(|(_, value)| !value.0.trim().is_empty())
            .map(|(name, value)| (name.clone(), value.0.clone()))
            .collect();
        let mut known = case.facts.clone();
        let mut errors = Vec::new();
        for field in &step.records {
            let is_typed = typed.iter().any(|(name, _)| name == field.name.as_str());
            if !is_typed || !applies(field.when.as_ref(), &known, submitted) {
                continue;
            }
            match answers::parse_all([field].into_iter(), &typed, today) {
                Ok(read) => known.extend(read),
                Err(wrong) => errors.extend(wrong),
            }
        }
        if errors.is_empty() {
            Ok(known)
        } else {
            Err(Problem::Invalid(errors))
        }
    }
}

/// The verdict of each check that can be decided, and the outcomes that the values do not allow.
fn judged(sop: &CheckedSop, case: &Case, step: &Step, known: &Facts) -> Judged {
    let today = sop.regency().zone.date(case.submitted_at);
    let context = |all_checks_passed| Context {
        today,
        all_checks_passed,
    };
    let mut checks = Vec::new();
    for check in &step.checks {
        if !applies(check.when.as_ref(), known, today) {
            continue;
        }
        checks.push(CheckVerdict {
            values: check.pass.names().into_iter().collect(),
            words: LocalizedText::indonesian(file::threshold(sop, step, &check.pass)),
            passes: check.pass.holds(known, &context(true)).ok(),
            repair: check.repair.clone(),
        });
    }
    let earlier = case.failed_checks.iter();
    let mut earlier = earlier.filter(|(of, _)| **of != step.id).map(|(_, failed)| failed);
    let all_pass = earlier.all(Vec::is_empty) && checks.iter().all(|check| check.passes != Some(false));
    let barred = step.outcomes().iter().filter(|outcome| {
        let holds = |when: &maklumat_sop::condition::Expression| when.holds(known, &context(all_pass)).ok();
        outcome.when.as_ref().and_then(holds) == Some(false)
    });
    Judged {
        is_complete: checks.iter().all(|check| check.passes.is_some()),
        barred: barred.map(|outcome| outcome.id.clone()).collect(),
        checks,
    }
}
