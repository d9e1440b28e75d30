//! Establishing standards: cases of the service that is about them, tied to the text they are about.
//!
//! The engine runs such a case as any other; here is what its stages do beside it: publish a draft, close the time for
//! comments, put the decree into the text, hand it on as a proposal. Start with `complete.rs`.

mod comments;
mod complete;
mod due;
mod enact;
mod list;
mod open;
mod public;
mod text;

use maklumat_sop::{CheckedSop, Procedure};
use maklumat_vocabulary::{LocalizedText, ServiceKey};

use crate::App;
use crate::access::{Action, Role, may};
use crate::cases::allowed::role;
use crate::catalogue::Published;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::account::SignedIn;

pub use open::NewStandardCase;

impl App {
    /// The service in force whose cases establish standards.
    pub(crate) fn standards_service(&self) -> Result<Published, Problem> {
        let offer = self.current().offer(self.today());
        let found = offer
            .services
            .iter()
            .find(|published| Procedure::of(published.sop.definition()).is_some());
        found.cloned().ok_or_else(|| Rule::NoStandardsService.into())
    }

    /// The name of a service: of its version in force, else its key.
    pub(crate) fn name_of_service(&self, key: &ServiceKey) -> LocalizedText {
        self.service(key).map_or_else(
            || LocalizedText::indonesian(key.to_string()),
            |published| published.sop.definition().name.clone(),
        )
    }

    pub(crate) fn unit_of_standard(&self, key: &ServiceKey) -> LocalizedText {
        let regency = self.regency();
        regency.unit(&key.unit).map_or_else(
            || LocalizedText::indonesian(key.unit.to_string()),
            |unit| unit.name.clone(),
        )
    }
}

/// Who somebody is to the standard of a service: those of the bureau and those of the unit that serves by it.
fn role_towards(officer: &SignedIn, bureau: &CheckedSop, about: &ServiceKey) -> Role {
    let of_bureau = role(officer, bureau);
    let is_of_unit = officer.positions.iter().any(|held| held.key.unit == about.unit);
    if of_bureau == Role::OtherOfficer && is_of_unit {
        Role::Counter
    } else {
        of_bureau
    }
}

fn check(officer: &SignedIn, (bureau, about): (&CheckedSop, &ServiceKey), action: Action) -> Result<(), Problem> {
    if may(role_towards(officer, bureau, about), action) {
        Ok(())
    } else {
        Err(Problem::NotFound)
    }
}
