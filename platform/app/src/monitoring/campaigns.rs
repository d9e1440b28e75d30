//! Review campaigns: opened and closed by overseers, listed for everybody whose SOPs they ask for.

use maklumat_calendar::Date;
use maklumat_monitoring::Wants;
use maklumat_store::{Campaign, Uuid, new_id};
use maklumat_vocabulary::ServiceKey;

use super::allowed::may_open_campaign;
use super::list::by_unit;
use crate::App;
use crate::audit::{AuditKind, Entry, record};
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::account::SignedIn;
use crate::views::monitoring::{CampaignHead, CampaignList, NewCampaign, OfferedUnit};

/// Campaigns that are listed, the latest first.
const LISTED: i64 = 50;

impl App {
    /// The campaigns that ask for something one may see.
    pub async fn campaigns(&self, officer: &SignedIn) -> Result<CampaignList, Problem> {
        let may_open = may_open_campaign(officer);
        let mut reader = self.store().read().await?;
        let seen = self.seen_sops(&mut reader, officer).await?;
        if seen.is_empty() && !may_open {
            return Err(Problem::NotFound);
        }
        let far = Date::MAX.to_string();
        let mut rows: Vec<CampaignHead> = Vec::new();
        for campaign in reader.latest_campaigns(&far, LISTED).await? {
            let view = self.campaign_view(&mut reader, &campaign, &seen).await?;
            if may_open || view.head.tally.all() > 0 {
                rows.push(view.head);
            }
        }
        let offered = if may_open { self.offered() } else { Vec::new() };
        Ok(CampaignList {
            rows,
            offered,
            may_open,
        })
    }

    /// Opens a campaign over the SOPs in force of these units and over these services.
    pub async fn open_campaign(&self, officer: &SignedIn, new: NewCampaign) -> Result<Uuid, Problem> {
        if !may_open_campaign(officer) {
            return Err(Problem::NotFound);
        }
        if new.name.trim().is_empty() {
            return Err(Rule::CampaignWithoutName.into());
        }
        if new.until < new.from || new.until < self.today() {
            return Err(Rule::PeriodReversed.into());
        }
        let sops = self.asked_sops(&new);
        if sops.is_empty() {
            return Err(Rule::CampaignWithoutSop.into());
        }
        let now = self.now();
        let campaign = Campaign {
            id: new_id(now)?,
            name: new.name.trim().to_owned(),
            wish: new.wish.trim().to_owned(),
            wants: new.wants.word().to_owned(),
            from_date: new.from.to_string(),
            until_date: new.until.to_string(),
            opened_by: officer.id.to_string(),
            opened_at: now,
            closed: None,
        };
        let mut tx = self.store().begin().await?;
        tx.open_campaign(&campaign, &sops).await?;
        record(&mut tx, entry(AuditKind::CampaignOpened, officer, &campaign), now).await?;
        tx.commit().await?;
        Ok(campaign.id)
    }

    /// Closes a campaign, saying what came of it. What was done until then stays its report.
    pub async fn close_campaign(&self, officer: &SignedIn, id: Uuid, word: &str) -> Result<(), Problem> {
        if !may_open_campaign(officer) {
            return Err(Problem::NotFound);
        }
        let mut tx = self.store().begin().await?;
        let campaign = tx.campaign(id).await?.ok_or(Problem::NotFound)?;
        if word.trim().is_empty() {
            return Err(Rule::ClosingWordMissing.into());
        }
        let now = self.now();
        let day = self.today().to_string();
        let by = (officer.id.as_str(), now);
        if !tx.close_campaign(id, (&day, word.trim()), by).await? {
            return Err(Rule::CampaignClosed.into());
        }
        record(&mut tx, entry(AuditKind::CampaignClosed, officer, &campaign), now).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Units with their SOPs in force.
    fn offered(&self) -> Vec<OfferedUnit> {
        let regency = self.regency();
        let units = by_unit(self.sops_in_force()).into_iter().map(|(unit, published)| {
            let name = regency.unit(&unit).map(|unit| unit.name.clone()).unwrap_or_default();
            let sops = published.iter().map(|published| {
                let definition = published.sop.definition();
                (definition.key.clone(), definition.name.clone())
            });
            OfferedUnit {
                unit,
                name,
                sops: sops.collect(),
            }
        });
        units.collect()
    }

    fn asked_sops(&self, new: &NewCampaign) -> Vec<ServiceKey> {
        let keys = self.sops_in_force();
        let keys = keys.iter().map(|published| published.sop.definition().key.clone());
        keys.filter(|key| new.units.contains(&key.unit) || new.services.contains(key))
            .collect()
    }
}

pub(super) fn wants_of(campaign: &Campaign) -> Wants {
    Wants::of_word(&campaign.wants).unwrap_or(Wants::Both)
}

fn entry<'a>(kind: AuditKind, officer: &'a SignedIn, campaign: &Campaign) -> Entry<'a> {
    Entry {
        detail: format!("{} {}", campaign.from_date, campaign.until_date),
        ..Entry::of(kind, officer.id.as_str(), "")
    }
}
