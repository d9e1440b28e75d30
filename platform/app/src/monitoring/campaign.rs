//! One campaign: how far every SOP is, unit by unit, what hurts first.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use maklumat_calendar::Date;
use maklumat_monitoring::{Looked, Reached, Round, Tally};
use maklumat_store::{Campaign, Reader, SheetHead, Uuid};
use maklumat_vocabulary::{ServiceKey, UnitId};

use super::allowed::may_open_campaign;
use super::campaigns::wants_of;
use super::list::{OfUnit, is_begun, is_past, last_finished, read_unit};
use crate::App;
use crate::catalogue::Published;
use crate::problem::Problem;
use crate::views::account::SignedIn;
use crate::views::monitoring::{CampaignHead, CampaignRow, CampaignUnit, CampaignView};

impl App {
    /// A campaign with the SOPs in it that one may see.
    pub async fn campaign(&self, officer: &SignedIn, id: Uuid) -> Result<CampaignView, Problem> {
        let mut reader = self.store().read().await?;
        let campaign = reader.campaign(id).await?.ok_or(Problem::NotFound)?;
        let seen = self.seen_sops(&mut reader, officer).await?;
        let view = self.campaign_view(&mut reader, &campaign, &seen).await?;
        let may_open = may_open_campaign(officer);
        if view.units.is_empty() && !may_open {
            return Err(Problem::NotFound);
        }
        Ok(CampaignView {
            may_close: may_open && view.head.closed.is_none(),
            ..view
        })
    }

    /// Of a closed campaign what was done until the day it was closed.
    pub(super) async fn campaign_view(
        &self,
        reader: &mut Reader,
        campaign: &Campaign,
        seen: &[Published],
    ) -> Result<CampaignView, Problem> {
        let asked = reader.sops_of_campaign(campaign.id).await?;
        let closed = campaign.closed.as_ref();
        let closed = closed.and_then(|(day, word)| Some((day.parse::<Date>().ok()?, word.clone())));
        let day = closed.as_ref().map_or_else(|| self.today(), |(day, _)| *day);
        let reached = Reached {
            wants: wants_of(campaign),
            from: campaign.from_date.parse().unwrap_or_default(),
            until: campaign.until_date.parse().unwrap_or_default(),
        };
        let mut by_unit: BTreeMap<&UnitId, Vec<&Published>> = BTreeMap::new();
        for key in &asked {
            if let Some(published) = seen.iter().find(|one| one.sop.definition().key == *key) {
                by_unit.entry(&key.unit).or_default().push(published);
            }
        }
        let mut units: Vec<CampaignUnit> = Vec::new();
        for (unit, published) in by_unit {
            let read = read_unit(reader, unit).await?;
            let rows = published
                .into_iter()
                .map(|one| campaign_row(one, &read, (&reached, day)));
            units.push(self.campaign_unit(unit, rows.collect()));
        }
        units.sort_by_key(|unit| {
            let tally = unit.tally;
            Reverse((tally.late, tally.not_begun, tally.begun))
        });
        let all = units.iter().flat_map(|unit| unit.rows.iter().map(|row| row.progress));
        Ok(CampaignView {
            head: CampaignHead {
                id: campaign.id,
                name: campaign.name.clone(),
                wish: campaign.wish.clone(),
                wants: reached.wants,
                from: reached.from,
                until: reached.until,
                closed,
                tally: Tally::of(all),
            },
            units,
            as_of: self.now(),
            may_close: false,
        })
    }

    /// What hurts first.
    fn campaign_unit(&self, unit: &UnitId, mut rows: Vec<CampaignRow>) -> CampaignUnit {
        rows.sort_by_key(|row| (row.progress, Reverse(row.late_actions)));
        CampaignUnit {
            unit: unit.clone(),
            name: self
                .regency()
                .unit(unit)
                .map(|unit| unit.name.clone())
                .unwrap_or_default(),
            tally: Tally::of(rows.iter().map(|row| row.progress)),
            rows,
        }
    }
}

fn campaign_row(published: &Published, read: &OfUnit, (reached, day): (&Reached, Date)) -> CampaignRow {
    let definition = published.sop.definition();
    let key = &definition.key;
    let looked = looked_until(read, key, day);
    let of_sop = read.actions.iter().filter(|action| action.sheet.service == *key);
    let done = |round: Round, finished: Option<Date>| {
        finished.filter(|_| reached.wants.includes(round) && reached.is_done(&looked, round))
    };
    CampaignRow {
        service: key.clone(),
        name: definition.name.clone(),
        progress: reached.progress(&looked, day),
        monitored: done(Round::Monitoring, looked.monitored),
        evaluated: done(Round::Evaluation, looked.evaluated),
        open_actions: of_sop.clone().count() as u64,
        late_actions: of_sop.filter(|action| is_past(&action.until_date, day)).count() as u64,
    }
}

/// What was done of a SOP until the end of a day.
pub(super) fn looked_until(read: &OfUnit, key: &ServiceKey, day: Date) -> Looked {
    let is_after = |head: &SheetHead| {
        let finished = head
            .finished_on
            .as_deref()
            .and_then(|finished| finished.parse::<Date>().ok());
        finished.is_some_and(|finished| finished > day)
    };
    let sheets: Vec<&SheetHead> = read
        .sheets
        .iter()
        .filter(|head| head.key.service == *key && !is_after(head))
        .collect();
    Looked {
        monitored: last_finished(&sheets, Round::Monitoring),
        evaluated: last_finished(&sheets, Round::Evaluation),
        is_monitoring_begun: is_begun(&sheets, Round::Monitoring, day),
        is_evaluation_begun: is_begun(&sheets, Round::Evaluation, day),
    }
}

/// Whether something of a campaign is still to be done.
pub(super) fn has_open_work(head: &CampaignHead) -> bool {
    head.closed.is_none() && head.tally.done < head.tally.all()
}
