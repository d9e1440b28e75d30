//! What waits for an officer because SOPs are looked at: sheets to fill, things to do, campaigns.

use std::cmp::Reverse;

use maklumat_monitoring::Standing;
use maklumat_store::Reader;

use super::campaign::has_open_work;
use super::list::{by_unit, is_overdue, is_past, pain, read_unit};
use crate::App;
use crate::catalogue::Published;
use crate::problem::Problem;
use crate::views::account::SignedIn;
use crate::views::monitoring::{CampaignHead, LookedSop, ReviewDuties};

/// Most that is listed of one position.
const LISTED: i64 = 50;

impl App {
    /// Of whoever fills sheets or answers for something; of everybody else nothing.
    pub async fn review_duties(&self, officer: &SignedIn) -> Result<ReviewDuties, Problem> {
        if officer.positions.is_empty() || officer.is_administrator {
            return Ok(ReviewDuties::default());
        }
        let mut reader = self.store().read().await?;
        let mut own = Vec::new();
        for published in self.seen_sops(&mut reader, officer).await? {
            if self
                .may_fill(&mut reader, officer, &published.sop.definition().key)
                .await?
            {
                own.push(published);
            }
        }
        let mut sops: Vec<LookedSop> = Vec::new();
        for (unit, published) in by_unit(own.clone()) {
            let read = read_unit(&mut reader, &unit).await?;
            sops.extend(published.iter().map(|published| self.looked(published, &read)));
        }
        sops.retain(|sop| is_overdue(sop) || is_soon(sop));
        sops.sort_by_cached_key(|sop| (Reverse(pain(sop)), sop.service.clone()));
        let mut actions = Vec::new();
        for held in &officer.positions {
            let theirs = reader.follow_ups_by(&held.key.to_string(), LISTED).await?;
            actions.extend(self.follow_up_rows(&mut reader, officer, theirs).await?);
        }
        actions.sort_by_key(|action| action.until);
        let campaigns = self.waiting_campaigns(&mut reader, &own).await?;
        Ok(ReviewDuties {
            sops,
            actions,
            campaigns,
        })
    }

    /// What the badge counts, for every page: late actions of one's positions, and campaigns that wait for a head.
    pub(crate) async fn count_review_notices(&self, reader: &mut Reader, officer: &SignedIn) -> Result<i64, Problem> {
        let today = self.today();
        let mut counted = 0;
        for held in &officer.positions {
            let theirs = reader.follow_ups_by(&held.key.to_string(), LISTED).await?;
            counted += theirs
                .iter()
                .filter(|action| is_past(&action.until_date, today))
                .count();
        }
        let is_head = officer.positions.iter().any(|held| self.heads(officer, &held.key.unit));
        if is_head {
            let mut own = self.sops_in_force();
            own.retain(|published| self.heads(officer, published.sop.definition().unit()));
            counted += self.waiting_campaigns(reader, &own).await?.len();
        }
        Ok(i64::try_from(counted).unwrap_or(0))
    }

    /// Begun and not closed, with something undone of these SOPs. Also those whose last day is over: they are late until
    /// somebody closes them.
    async fn waiting_campaigns(&self, reader: &mut Reader, own: &[Published]) -> Result<Vec<CampaignHead>, Problem> {
        let mut waiting = Vec::new();
        if own.is_empty() {
            return Ok(waiting);
        }
        for campaign in reader.open_campaigns("").await? {
            let head = self.campaign_view(reader, &campaign, own).await?.head;
            if has_open_work(&head) && head.from <= self.today() {
                waiting.push(head);
            }
        }
        Ok(waiting)
    }
}

const fn is_soon(sop: &LookedSop) -> bool {
    matches!(sop.monitoring.standing, Standing::Soon { .. }) || matches!(sop.evaluation.standing, Standing::Soon { .. })
}
