//! Who an officer is to a case, by the definition the case stays on, and whether that may do an act.

use std::collections::BTreeSet;

use maklumat_sop::CheckedSop;
use maklumat_vocabulary::PositionKey;
use maklumat_workflow::{Actor, Command, above, serves};

use crate::App;
use crate::access::{Action, Role, may};
use crate::applications::submit::acting;
use crate::cases::act::Loaded;
use crate::problem::Problem;
use crate::views::CaseId;
use crate::views::account::SignedIn;

impl App {
    /// Loads a case for an act. Who may not do it learns nothing of the case.
    pub(crate) async fn load_for(&self, officer: &SignedIn, case: CaseId, action: Action) -> Result<Loaded, Problem> {
        let loaded = self.load(&mut self.store().read().await?, case.0).await?;
        if may(role(officer, &loaded.published.sop), action) {
            Ok(loaded)
        } else {
            Err(Problem::NotFound)
        }
    }

    /// A command of an officer who may give it.
    pub(crate) async fn act_for(
        &self,
        officer: &SignedIn,
        case: CaseId,
        (action, command): (Action, &Command),
    ) -> Result<(), Problem> {
        let loaded = self.load_for(officer, case, action).await?;
        self.act_on(loaded, &Actor::Officer(acting(officer)), (command, &[]))
            .await?;
        Ok(())
    }
}

pub(crate) fn role(officer: &SignedIn, sop: &CheckedSop) -> Role {
    if officer.is_overseer {
        return Role::Overseer;
    }
    if officer.is_administrator {
        return Role::Administrator;
    }
    if officer.is_helper {
        return Role::Helper;
    }
    let performers = sop.definition().performers();
    let mut held = officer.positions.iter().map(|held| &held.key);
    if held.clone().any(|held| performers.contains(&held)) {
        return Role::Performer;
    }
    let mut superiors: BTreeSet<PositionKey> = performers
        .iter()
        .flat_map(|performer| above(sop.regency(), performer))
        .collect();
    superiors.extend(
        sop.regency()
            .unit(sop.definition().unit())
            .map(|unit| unit.head.clone()),
    );
    if held.clone().any(|held| superiors.contains(held)) {
        Role::Superior
    } else if held.any(|held| serves(sop, held)) {
        Role::Counter
    } else {
        Role::OtherOfficer
    }
}
