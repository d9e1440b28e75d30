//! Everything about how one SOP was looked at: when it is due, its sheets, what is to be done, who fills.

use maklumat_monitoring::HalfYear;
use maklumat_store::SheetHead;
use maklumat_vocabulary::{PositionKey, ServiceKey};

use super::list::read_unit;
use super::which::round_of;
use crate::App;
use crate::applications::helping::name_of;
use crate::problem::Problem;
use crate::views::account::SignedIn;
use crate::views::monitoring::{SheetEntry, SopReview};

impl App {
    pub async fn sop_review(&self, officer: &SignedIn, key: &ServiceKey) -> Result<SopReview, Problem> {
        let published = self.looked_sop(key)?;
        let mut reader = self.store().read().await?;
        self.check_look(&mut reader, officer, key).await?;
        let read = read_unit(&mut reader, &key.unit).await?;
        let sop = self.looked(&published, &read);
        let mut sheets = Vec::new();
        for head in reader.sheets_of(key).await? {
            let by = head.finished_by.as_deref().unwrap_or(&head.changed_by).to_owned();
            sheets.push(SheetEntry {
                by: name_of(&mut reader, &by).await?,
                ..listed(&head)
            });
        }
        let actions = reader.follow_ups_of(key).await?;
        let mut actions = self.follow_up_rows(&mut reader, officer, actions).await?;
        actions.sort_by_key(|action| action.closed.is_some());
        let named = reader.assessor(key).await?;
        let assessor = named.as_deref().and_then(PositionKey::parse);
        Ok(SopReview {
            sop,
            sheets,
            actions,
            assessor: assessor.map(|key| (key.clone(), self.position_name(&key))),
            nameable: self.nameable(officer, key),
            may_fill: self.may_fill(&mut reader, officer, key).await?,
            this_half_year: HalfYear::of(self.today()),
            this_year: self.today().year(),
        })
    }

    /// Positions of the unit a head may name: not the head's own.
    fn nameable(&self, officer: &SignedIn, key: &ServiceKey) -> Vec<(PositionKey, maklumat_vocabulary::LocalizedText)> {
        if !self.may_name_assessor(officer, key) {
            return Vec::new();
        }
        let regency = self.regency();
        let Some(unit) = regency.unit(&key.unit) else {
            return Vec::new();
        };
        let others = unit.positions.iter().filter(|position| position.key != unit.head);
        others
            .map(|position| (position.key.clone(), position.name.clone()))
            .collect()
    }
}

fn listed(head: &SheetHead) -> SheetEntry {
    SheetEntry {
        round: round_of(&head.key.round),
        period: head.key.period.clone(),
        finished: head.finished_on.as_deref().and_then(|day| day.parse().ok()),
        by: crate::views::Private::default(),
    }
}
