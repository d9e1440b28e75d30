//! A running case follows a newer version of its service: what would change, and the act, by a superior only.

use std::collections::{BTreeMap, BTreeSet};

use maklumat_sop::{CheckedSop, Definition, differences};
use maklumat_vocabulary::{Language, LocalizedText, StepId};
use maklumat_workflow::{Actor, Case, Moving, move_case};

use crate::App;
use crate::access::Action;
use crate::applications::submit::acting;
use crate::cases::act::{Loaded, TRIES};
use crate::cases::words;
use crate::catalogue::Published;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::CaseId;
use crate::views::account::SignedIn;
use crate::views::case_file::{DifferenceView, MoveOffer, StepMatch};

impl App {
    /// What a move to the newest version would change; `None` where there is no newer one.
    pub async fn move_offer(&self, officer: &SignedIn, case: CaseId) -> Result<Option<MoveOffer>, Problem> {
        let loaded = self.load_to_move(officer, case).await?;
        let newest = self.service(&loaded.case.service);
        Ok(newest
            .filter(|newest| is_newer(newest, &loaded.case))
            .map(|newest| offer(case, &loaded, &newest.sop)))
    }

    /// Moves a case to a newer version. `steps` says what its steps are called there.
    pub async fn move_case(
        &self,
        officer: &SignedIn,
        case: CaseId,
        (to_version, steps): (u32, &[(StepId, StepId)]),
        reason: &str,
    ) -> Result<(), Problem> {
        let by = Actor::Officer(acting(officer));
        for _ in 0..TRIES {
            let loaded = self.load_to_move(officer, case).await?;
            let newer = self.current().offered(&loaded.case.service, to_version).cloned();
            let newer = newer.ok_or(Problem::NotFound)?;
            let now = self.now();
            let moving = Moving {
                to: &newer.sop,
                steps: steps.iter().cloned().collect(),
                reason: reason.trim().to_owned(),
            };
            let events = move_case(&loaded.published.sop, &loaded.case, moving, &by, now)
                .map_err(|refusal| Problem::refused(&refusal, newer.sop.definition()))?;
            // From here on the new version says what follows.
            let loaded = Loaded {
                published: newer,
                ..loaded
            };
            if self.keep_events(&loaded, events, now).await?.is_some() {
                return Ok(());
            }
        }
        Err(Rule::SomebodyWasFaster.into())
    }

    async fn load_to_move(&self, officer: &SignedIn, case: CaseId) -> Result<Loaded, Problem> {
        self.load_for(officer, case, Action::MoveCase).await
    }
}

pub(crate) fn is_newer(published: &Published, case: &Case) -> bool {
    case.is_open() && published.sop.definition().version > case.version
}

fn offer(case: CaseId, loaded: &Loaded, newest: &CheckedSop) -> MoveOffer {
    let (from, to) = (loaded.published.sop.definition(), newest.definition());
    MoveOffer {
        case,
        reference: loaded.matter.reference.clone(),
        from: from.version,
        to: to.version,
        differences: differences(from, to)
            .into_iter()
            .map(|difference| DifferenceView {
                class: difference.class,
                words: LocalizedText {
                    id: difference.words.within(Language::Indonesian),
                    en: Some(difference.words.within(Language::English)),
                },
            })
            .collect(),
        steps: matches(&loaded.case, from, to),
        choices: to
            .steps
            .iter()
            .map(|step| (step.id.clone(), step.name.clone()))
            .collect(),
    }
}

/// The steps somebody has to match: those that are open, and those behind the case that the new version lacks. A step
/// of the same id, or else of the same name, is the likely one.
fn matches(case: &Case, from: &Definition, to: &Definition) -> Vec<StepMatch> {
    let resumed = case.waiting.iter().map(|waiting| &waiting.resume_at);
    let standing: BTreeSet<&StepId> = case.open.iter().map(|open| &open.step).chain(resumed).collect();
    let past = case.history.iter().map(|past| &past.step);
    let mut all: BTreeMap<&StepId, bool> = past
        .filter(|step| to.step(step).is_none())
        .map(|step| (step, false))
        .collect();
    all.extend(standing.into_iter().map(|step| (step, true)));
    let likely = |id: &StepId, name: Option<&LocalizedText>| {
        let named = || {
            to.steps
                .iter()
                .find(|step| name.is_some_and(|name| step.name.id == name.id))
        };
        to.step(id).or_else(named).map(|step| step.id.clone())
    };
    all.into_iter()
        .map(|(id, is_open)| {
            let name = from.step(id).map(|step| &step.name);
            StepMatch {
                step: id.clone(),
                name: name.cloned().unwrap_or_else(|| words::of_id(id.as_str())),
                is_open,
                to: likely(id, name),
            }
        })
        .collect()
}
