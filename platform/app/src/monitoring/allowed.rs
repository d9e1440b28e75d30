//! Who looks at SOPs: the head of the unit, or whom the head names, fills; overseers and heads read; overseers open
//! campaigns.

use maklumat_store::Reader;
use maklumat_vocabulary::{PositionKey, ServiceKey, UnitId};

use crate::App;
use crate::access::{Action, Role, may};
use crate::catalogue::Published;
use crate::problem::Problem;
use crate::views::account::SignedIn;

impl App {
    /// The SOP of a service that is in force today. One that only comes later is not looked at yet.
    pub(super) fn looked_sop(&self, key: &ServiceKey) -> Result<Published, Problem> {
        let published = self.service(key).ok_or(Problem::NotFound)?;
        if published.sop.definition().effective > self.today() {
            return Err(Problem::NotFound);
        }
        Ok(published)
    }

    /// Whether somebody fills the sheets of a SOP: as head of its unit, or in the position the head named, which stands in
    /// for the head here.
    pub(super) async fn may_fill(
        &self,
        reader: &mut Reader,
        officer: &SignedIn,
        key: &ServiceKey,
    ) -> Result<bool, Problem> {
        if !may(Role::Superior, Action::FillSopSheet) || officer.is_administrator {
            return Ok(false);
        }
        if self.heads(officer, &key.unit) {
            return Ok(true);
        }
        let named = reader.assessor(key).await?;
        Ok(named.is_some_and(|named| acts_as(officer, &named)))
    }

    /// Refuses whoever may not fill; who may not even read learns nothing.
    pub(super) async fn check_fill(
        &self,
        reader: &mut Reader,
        officer: &SignedIn,
        key: &ServiceKey,
    ) -> Result<(), Problem> {
        if self.may_fill(reader, officer, key).await? {
            Ok(())
        } else {
            Err(Problem::NotFound)
        }
    }

    /// Whose business it is how a SOP was looked at: who sees its figures, who fills its sheets, and who answers for
    /// something that is still to be done.
    pub(super) async fn check_look(
        &self,
        reader: &mut Reader,
        officer: &SignedIn,
        key: &ServiceKey,
    ) -> Result<(), Problem> {
        if self.may_read_service_figures(officer, key).is_ok() || self.may_fill(reader, officer, key).await? {
            return Ok(());
        }
        let actions = reader.follow_ups_of(key).await?;
        let is_theirs = |position: &str| may(Role::OtherOfficer, Action::CloseFollowUp) && acts_as(officer, position);
        let mut open = actions.iter().filter(|action| action.closed.is_none());
        if open.any(|action| is_theirs(&action.position)) {
            Ok(())
        } else {
            Err(Problem::NotFound)
        }
    }

    /// Whether an officer acts as the head of a unit today.
    pub(super) fn heads(&self, officer: &SignedIn, unit: &UnitId) -> bool {
        let regency = self.regency();
        let head = regency.unit(unit).map(|unit| &unit.head);
        officer.positions.iter().any(|held| Some(&held.key) == head)
    }
}

/// Whether an officer acts in a position, written `unit/position`.
pub(super) fn acts_as(officer: &SignedIn, position: &str) -> bool {
    let Some(key) = PositionKey::parse(position) else {
        return false;
    };
    officer.positions.iter().any(|held| held.key == key)
}

pub(super) fn may_open_campaign(officer: &SignedIn) -> bool {
    officer.is_overseer && may(Role::Overseer, Action::OpenCampaign)
}
