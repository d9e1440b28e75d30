//! Whose figures somebody sees: overseers all units, a head the unit they head.

use maklumat_vocabulary::UnitId;

use crate::App;
use crate::access::{Action, Role, may};
use crate::problem::Problem;
use crate::views::account::SignedIn;

impl App {
    /// Whether this officer heads a unit today, also as a deputy, and so sees its figures.
    #[must_use]
    pub fn sees_unit_figures(&self, officer: &SignedIn) -> bool {
        self.regency()
            .units
            .keys()
            .any(|unit| self.may_read_figures(officer, unit).is_ok())
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
