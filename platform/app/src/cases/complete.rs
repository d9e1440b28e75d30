//! Completing a step: the form read against the SOP, then decided by the engine.

use maklumat_sop::{CheckedSop, Facts};
use maklumat_vocabulary::{Name, OutcomeId, RequirementId, StepId};
use maklumat_workflow::{Actor, Case, Command, Defect, EvidenceForm, StepResult, Visit};

use crate::App;
use crate::access::Action;
use crate::answers;
use crate::applications::submit::acting;
use crate::cases::act::Loaded;
use crate::cases::take::taking;
use crate::conditions::applies;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::CaseId;
use crate::views::account::SignedIn;
use crate::views::case_file::StepForm;

impl App {
    /// Completes a step; whoever signs with it proves who they are first.
    pub async fn complete_step(
        &self,
        officer: &SignedIn,
        case: CaseId,
        step: &StepId,
        mut form: StepForm,
    ) -> Result<(), Problem> {
        let loaded = self.load_for(officer, case, Action::CompleteStep).await?;
        let published = loaded.published.sop.definition().step(step);
        self.prove_signature(officer, published, &mut form).await?;
        self.complete_proved(officer, loaded, step, form).await
    }

    /// The same once that is proved. A step that nobody holds is taken first, so that whoever is overtaken is counted.
    pub(super) async fn complete_proved(
        &self,
        officer: &SignedIn,
        loaded: Loaded,
        step: &StepId,
        mut form: StepForm,
    ) -> Result<(), Problem> {
        if let Some(visit) = &form.visit {
            self.check_photo(&loaded, &visit.photo).await?;
        }
        let by = Actor::Officer(acting(officer));
        let open = loaded.case.open_step(step);
        let is_free = open.is_some_and(|open| open.holder.is_none() && !open.is_for_applicant());
        let also = self.prepare_stage(officer, (&loaded, step), &mut form).await?;
        let take = if is_free {
            let overtaken = self.overtaken(officer, &loaded, step).await?;
            Some(taking(step, overtaken, form.overtaking.take().map(|reason| reason.0))?)
        } else {
            None
        };
        let result = self.read(&loaded.published.sop, &loaded.case, step, form)?;
        let complete = Command::Complete {
            step: step.clone(),
            result,
        };
        let complete = [complete];
        let commands = match &take {
            Some(take) => (take, complete.as_slice()),
            None => (&complete[0], [].as_slice()),
        };
        match also {
            Some(also) => self.act_with(loaded, &by, (commands, &also)).await,
            None => self.act_on(loaded, &by, commands).await.map(|_| ()),
        }
    }

    /// A photo proves a visit only if it was taken in for this case, and not by its applicant.
    async fn check_photo(&self, loaded: &Loaded, photo: &str) -> Result<(), Problem> {
        // Without a photo the engine says what is missing.
        if photo.is_empty() {
            return Ok(());
        }
        let handed_in = loaded.case.evidence.values().any(|form| match form {
            EvidenceForm::Files(digests) => digests.iter().any(|digest| digest == photo),
            EvidenceForm::AtCounter | EvidenceForm::SeenBy(_) | EvidenceForm::Declared => false,
        });
        let kept = self.store().read().await?.attachments_of(loaded.matter.head.id).await?;
        if handed_in || !kept.iter().any(|file| file.digest == photo) {
            return Err(Rule::PhotoUnknown.into());
        }
        Ok(())
    }

    pub(super) fn read(
        &self,
        sop: &CheckedSop,
        case: &Case,
        step: &StepId,
        form: StepForm,
    ) -> Result<StepResult, Problem> {
        let now = self.now();
        let step = sop.definition().step(step).ok_or(Problem::NotFound)?;
        let submitted = sop.regency().zone.date(case.submitted_at);
        let typed: Vec<(String, String)> = form.records.into_iter().map(|(name, value)| (name, value.0)).collect();
        let today = sop.regency().zone.date(now);
        let mut known = case.facts.clone();
        let mut records = Facts::new();
        let mut errors = Vec::new();
        // In order: what is recorded first may decide whether what follows is asked at all.
        for field in &step.records {
            if !applies(field.when.as_ref(), &known, submitted) {
                continue;
            }
            match answers::parse_all([field].into_iter(), &typed, today) {
                Ok(read) => {
                    known.extend(read.clone());
                    records.extend(read);
                }
                Err(wrong) => errors.extend(wrong),
            }
        }
        if !errors.is_empty() {
            return Err(Problem::Invalid(errors));
        }
        // The standard names the device of each measurement; the officer confirms by recording it.
        let devices = step
            .records
            .iter()
            .filter(|field| records.contains_key(&field.name))
            .filter_map(|field| Some((field.name.clone(), field.device.clone()?)))
            .collect();
        let defects = form
            .defects
            .into_iter()
            .map(|(named, explanation)| Defect {
                requirement: RequirementId::new(named.split_once('/').map_or(&*named, |(requirement, _)| requirement)),
                field: named.split_once('/').map(|(_, field)| Name::new(field)),
                explanation: explanation.0.trim().to_owned(),
            })
            .collect();
        Ok(StepResult {
            outcome: form.outcome.as_deref().map(OutcomeId::new),
            records,
            devices,
            defects,
            reasons: form.reasons,
            visit: form.visit.map(|visit| Visit {
                at: now,
                position: visit.position.0,
                photo: visit.photo,
            }),
            note: form
                .note
                .map(|note| note.0.trim().to_owned())
                .filter(|note| !note.is_empty()),
        })
    }
}
