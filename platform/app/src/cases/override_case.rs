//! A named deviation from the published SOP: with a legal ground, by a superior, shown to the applicant, counted.

use maklumat_calendar::{Duration, Timestamp};
use maklumat_vocabulary::{RequirementId, StepId};
use maklumat_workflow::{Actor, Command, Deviation};

use crate::App;
use crate::access::Action;
use crate::applications::submit::acting;
use crate::cases::act::Loaded;
use crate::cases::ground::as_cited;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::account::SignedIn;
use crate::views::{CaseId, FieldError};

impl App {
    /// `deviation` is one of `pause`, `resume`, `extend-answer`, `same-person`, `waive-requirement`; `target` names the
    /// time, step or requirement it is about.
    pub async fn override_case(
        &self,
        officer: &SignedIn,
        case: CaseId,
        (deviation, target): (&str, Option<&str>),
        (ground, reason): (&str, &str),
    ) -> Result<(), Problem> {
        let loaded = self.load_for(officer, case, Action::OverrideCase).await?;
        if reason.trim().is_empty() {
            return Err(Rule::ReasonMissing.into());
        }
        let target = target.unwrap_or_default().trim();
        let deviation = match deviation {
            "pause" => Deviation::Pause {
                until: Some(self.pause_end(&loaded, target)?),
            },
            "resume" => Deviation::Resume,
            "extend-answer" => Deviation::ExtendAnswer {
                by: Duration::parse(target).map_err(|_| wrong("waktu-tambahan", "error-duration"))?,
            },
            "same-person" => Deviation::SamePerson {
                step: StepId::new(target),
            },
            "waive-requirement" => Deviation::WaiveRequirement {
                requirement: RequirementId::new(target),
            },
            _ => return Err(wrong("jenis", "error-choose-one")),
        };
        let command = Command::Override {
            deviation,
            ground: as_cited(ground, &loaded.published.sop.regency().laws),
            reason: reason.trim().to_owned(),
        };
        self.act_on(loaded, &Actor::Officer(acting(officer)), (&command, &[]))
            .await?;
        Ok(())
    }

    /// The end of a pause of some length from now, by the calendar of the service.
    fn pause_end(&self, loaded: &Loaded, length: &str) -> Result<Timestamp, Problem> {
        let length = Duration::parse(length).map_err(|_| Rule::PauseWithoutEnd)?;
        Ok(loaded.published.sop.calendar().add(self.now(), length))
    }
}

fn wrong(field: &str, key: &'static str) -> Problem {
    Problem::Invalid(vec![FieldError {
        field: field.to_owned(),
        label: None,
        key,
        arguments: Vec::new(),
    }])
}
