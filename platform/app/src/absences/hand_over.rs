//! On the first day of an absence what its officer holds goes to a colleague, or back to where it stood in the queue.

use maklumat_store::{Absence, WorkItem};
use maklumat_vocabulary::{OfficerId, StepId};
use maklumat_workflow::{Actor, Command, Officer};

use crate::App;
use crate::accounts::officers::deputy;
use crate::problem::Problem;
use crate::views::CaseId;

/// Absences looked at in one round.
const ROUND: i64 = 50;

/// Files of one officer that are handed over at a time.
const FILES: i64 = 100;

impl App {
    /// Acts on every absence that has begun.
    pub(crate) async fn hand_over_what_the_absent_hold(&self) -> Result<(), Problem> {
        let today = self.today().to_string();
        let begun = self.store().read().await?.absences_to_hand_over(&today, ROUND).await?;
        for absence in begun {
            self.hand_over_of(&absence).await?;
        }
        Ok(())
    }

    /// Safe to run twice: what is not held any more is left alone.
    pub(super) async fn hand_over_of(&self, absence: &Absence) -> Result<(), Problem> {
        let colleague = self.colleague(absence).await?;
        self.hand_over_all(&absence.officer, colleague.as_ref()).await?;
        let mut tx = self.store().begin().await?;
        tx.absence_was_handed_over(absence.id, self.now()).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Puts everything an officer holds back to where it stood in the queue.
    pub(crate) async fn release_all_of(&self, officer: &str) -> Result<(), Problem> {
        self.hand_over_all(officer, None).await
    }

    async fn hand_over_all(&self, officer: &str, colleague: Option<&Officer>) -> Result<(), Problem> {
        loop {
            let held = self.store().read().await?.held_page(officer, FILES).await?;
            let mut handed = 0;
            for row in held {
                handed += u32::from(self.hand_over(&row.item, colleague).await?);
            }
            // What cannot be handed over stays with its officer; asking again would change nothing.
            if handed == 0 {
                return Ok(());
            }
        }
    }

    /// To the colleague if the rules let them, else to the queue. False: neither.
    async fn hand_over(&self, item: &WorkItem, colleague: Option<&Officer>) -> Result<bool, Problem> {
        let to_each = colleague.map(Some).into_iter().chain([None]);
        for to in to_each {
            let command = Command::HandOver {
                step: StepId::new(&item.step),
                to: to.cloned(),
            };
            match self.act(CaseId(item.matter), &Actor::System, &command).await {
                Ok(_) => return Ok(true),
                Err(Problem::Refused(_) | Problem::NotFound) => {}
                Err(problem) => return Err(problem),
            }
        }
        Ok(false)
    }

    /// Whoever takes over, in the positions held today; nobody if they are away themselves by now.
    async fn colleague(&self, absence: &Absence) -> Result<Option<Officer>, Problem> {
        let Some(id) = &absence.hand_to else { return Ok(None) };
        let today = self.today().to_string();
        let mut reader = self.store().read().await?;
        if reader.is_absent(id, &today).await? {
            return Ok(None);
        }
        let held = reader.holdings(id, &today).await?;
        Ok(Some(Officer {
            id: OfficerId::new(id),
            positions: held.iter().map(|held| held.position.clone()).collect(),
            deputy_for: held
                .iter()
                .filter_map(|held| Some((held.position.clone(), deputy(held.tenure)?)))
                .collect(),
        }))
    }
}
