//! The head of a unit names the position that fills the sheets of a SOP beside the head.

use maklumat_vocabulary::{PositionKey, ServiceKey};

use super::top::sop_entry;
use crate::App;
use crate::access::{Action, Role, may};
use crate::audit::{AuditKind, record};
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::account::SignedIn;

impl App {
    /// Names a position of the head's own unit; `None`: the head alone fills again.
    pub async fn name_assessor(
        &self,
        officer: &SignedIn,
        key: &ServiceKey,
        position: Option<&PositionKey>,
    ) -> Result<(), Problem> {
        if !self.may_name_assessor(officer, key) {
            return Err(Problem::NotFound);
        }
        self.looked_sop(key)?;
        let regency = self.regency();
        let is_of_unit = |position: &PositionKey| position.unit == key.unit && regency.position(position).is_some();
        if !position.is_none_or(is_of_unit) {
            return Err(Rule::PositionUnknown.into());
        }
        let (by, now) = (officer.id.as_str(), self.now());
        let mut tx = self.store().begin().await?;
        let word = position.map(ToString::to_string);
        tx.name_assessor(key, word.as_deref(), (by, now)).await?;
        record(&mut tx, sop_entry(AuditKind::AssessorNamed, by, key), now).await?;
        tx.commit().await?;
        Ok(())
    }

    pub(super) fn may_name_assessor(&self, officer: &SignedIn, key: &ServiceKey) -> bool {
        may(Role::Superior, Action::NameAssessor) && !officer.is_administrator && self.heads(officer, &key.unit)
    }
}
