//! Whose figures somebody sees: overseers all units, a head the unit they head, and whoever is above others in a unit its
//! services in which these others act.

use maklumat_sop::CheckedSop;
use maklumat_vocabulary::{ServiceKey, UnitId};
use maklumat_workflow::above;

use crate::App;
use crate::access::{Action, Role, may};
use crate::problem::Problem;
use crate::views::account::SignedIn;

impl App {
    /// Whether this officer heads a unit today or is above others in it, also as a deputy, and so sees figures of it.
    #[must_use]
    pub fn sees_unit_figures(&self, officer: &SignedIn) -> bool {
        let regency = self.regency();
        let mut units = regency.units.keys();
        units.any(|unit| self.may_read_figures(officer, unit).is_ok())
            || self
                .catalogue()
                .iter()
                .any(|published| is_above_performers(officer, &published.sop))
    }

    /// Figures of a unit, be it of all its services or of some.
    pub(crate) fn may_see_unit(&self, officer: &SignedIn, unit: &UnitId) -> Result<(), Problem> {
        let catalogue = self.catalogue();
        let mut of_unit = catalogue
            .iter()
            .filter(|published| published.sop.definition().unit() == unit);
        if of_unit.any(|published| is_above_performers(officer, &published.sop)) {
            return Ok(());
        }
        self.may_read_figures(officer, unit)
    }

    /// Figures of one service.
    pub(crate) fn may_read_service_figures(&self, officer: &SignedIn, key: &ServiceKey) -> Result<(), Problem> {
        let published = self.service(key);
        if published.is_some_and(|published| is_above_performers(officer, &published.sop)) {
            return Ok(());
        }
        self.may_read_figures(officer, &key.unit)
    }

    /// Who may not learns nothing of the unit.
    pub(crate) fn may_read_figures(&self, officer: &SignedIn, unit: &UnitId) -> Result<(), Problem> {
        if may(self.role_in_unit(officer, unit), Action::ReadUnitFigures) {
            Ok(())
        } else {
            Err(Problem::NotFound)
        }
    }

    fn role_in_unit(&self, officer: &SignedIn, unit: &UnitId) -> Role {
        if officer.is_overseer {
            return Role::Overseer;
        }
        if officer.is_administrator {
            return Role::Administrator;
        }
        let regency = self.regency();
        let head = regency.unit(unit).map(|unit| &unit.head);
        if officer.positions.iter().any(|held| Some(&held.key) == head) {
            Role::Superior
        } else {
            Role::OtherOfficer
        }
    }
}

/// Whether an officer acts in a position of the service's own unit that is above one that performs a step.
fn is_above_performers(officer: &SignedIn, sop: &CheckedSop) -> bool {
    if !may(Role::Superior, Action::ReadUnitFigures) || officer.is_administrator {
        return false;
    }
    let definition = sop.definition();
    let performers = definition.performers();
    let mut own = officer
        .positions
        .iter()
        .filter(|held| held.key.unit == *definition.unit());
    own.any(|held| {
        performers
            .iter()
            .any(|performer| above(sop.regency(), performer).contains(&held.key))
    })
}
