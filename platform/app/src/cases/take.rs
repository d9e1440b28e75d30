//! Taking a file: the next in fair order, or another with a reason.

use maklumat_store::{Cursor, InboxPage, Reader, WorkItem};
use maklumat_vocabulary::{PositionKey, ServiceKey, StepId};
use maklumat_workflow::{Actor, Command, decide};

use crate::App;
use crate::access::Action;
use crate::applications::submit::acting;
use crate::cases::act::Loaded;
use crate::cases::record;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::CaseId;
use crate::views::account::SignedIn;

/// How many files are read at a time.
const LOOKED_AT: i64 = 50;

impl App {
    /// Takes the first file in fair order that this officer may work on. Of two officers at once each gets another one.
    pub async fn take_next(&self, officer: &SignedIn, service: Option<&ServiceKey>) -> Result<Option<CaseId>, Problem> {
        self.is_at_work(officer).await?;
        let positions: Vec<PositionKey> = officer.positions.iter().map(|held| held.key.clone()).collect();
        let by = Actor::Officer(acting(officer));
        let mut after: Option<Cursor> = None;
        loop {
            let page = InboxPage {
                positions: &positions,
                service,
                after: after.as_ref(),
                limit: LOOKED_AT,
            };
            let waiting = self.store().read().await?.free_items(page).await?;
            let Some(last) = waiting.last() else { return Ok(None) };
            after = Some(last.cursor());
            for item in waiting {
                match self.act(CaseId(item.matter), &by, &in_turn(&item)).await {
                    Ok(_) => return Ok(Some(CaseId(item.matter))),
                    // Somebody was faster, or the separation of duties leaves this one to others: the next one then.
                    Err(Problem::Refused(_) | Problem::NotFound) => {}
                    Err(problem) => return Err(problem),
                }
            }
        }
    }

    /// Whether the separation of duties leaves this file to the officer, as [`App::take_next`] will find.
    pub(crate) async fn may_take(
        &self,
        officer: &SignedIn,
        item: &WorkItem,
        reader: &mut Reader,
    ) -> Result<bool, Problem> {
        match self.load(reader, item.matter).await {
            Ok(loaded) => {
                let by = Actor::Officer(acting(officer));
                Ok(decide(&loaded.published.sop, &loaded.case, in_turn(item), &by, self.now()).is_ok())
            }
            Err(Problem::NotFound) => Ok(false),
            Err(problem) => Err(problem),
        }
    }

    /// Takes one file out of the list. Whoever overtakes others must say why; that is counted.
    pub async fn take(
        &self,
        officer: &SignedIn,
        case: CaseId,
        step: &StepId,
        reason: Option<String>,
    ) -> Result<(), Problem> {
        let loaded = self.load_for(officer, case, Action::TakeStep).await?;
        self.is_at_work(officer).await?;
        let overtaken = self.overtaken(officer, &loaded, step).await?;
        let command = taking(step, overtaken, reason)?;
        self.act_on(loaded, &Actor::Officer(acting(officer)), (&command, &[]))
            .await?;
        Ok(())
    }

    /// Puts a file back. It keeps its place in the order.
    pub async fn release(&self, officer: &SignedIn, case: CaseId, step: &StepId) -> Result<(), Problem> {
        let release = Command::Release { step: step.clone() };
        self.act_for(officer, case, (Action::ReleaseStep, &release)).await
    }

    /// Files before this one that the officer could take as well.
    pub(crate) async fn overtaken(&self, officer: &SignedIn, loaded: &Loaded, step: &StepId) -> Result<u32, Problem> {
        let open = loaded.case.open_step(step).filter(|open| open.holder.is_none());
        let Some(open) = open.filter(|open| !open.is_for_applicant()) else {
            return Ok(0);
        };
        let item = record::item(loaded.matter.head.id, &loaded.case, open);
        let published = loaded.published.sop.definition().step(step);
        let separate_from: Vec<&str> = published
            .iter()
            .flat_map(|step| &step.separate_from)
            .map(StepId::as_str)
            .collect();
        let mut reader = self.store().read().await?;
        Ok(reader.overtaken(&item, officer.id.as_str(), &separate_from).await?)
    }
}

/// Takes a file when it is its turn.
fn in_turn(item: &WorkItem) -> Command {
    Command::Take {
        step: StepId::new(&item.step),
        overtaken: 0,
        reason: None,
    }
}

/// Takes a step out of the list. Whoever overtakes others says why.
pub(crate) fn taking(step: &StepId, overtaken: u32, reason: Option<String>) -> Result<Command, Problem> {
    let reason = reason
        .map(|reason| reason.trim().to_owned())
        .filter(|reason| overtaken > 0 && !reason.is_empty());
    if overtaken > 0 && reason.is_none() {
        return Err(Rule::Overtaking.into());
    }
    Ok(Command::Take {
        step: step.clone(),
        overtaken,
        reason,
    })
}
