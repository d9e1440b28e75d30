//! Review campaigns: what was asked of which SOPs, within which days.

use maklumat_calendar::Timestamp;
use maklumat_vocabulary::ServiceKey;
use uuid::Uuid;

use crate::database::{Bound, Reader, Tx};
use crate::fault::Fault;
use crate::statements::statements;
use crate::value::Row;

statements! {
    OPEN_CAMPAIGN = "INSERT INTO review_campaign (
            tenant, id, name, wish, wants, from_date, until_date, opened_by, opened_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    ADD_TO_CAMPAIGN = "INSERT INTO review_campaign_sop (tenant, campaign, unit, service) VALUES ($1, $2, $3, $4)
        ON CONFLICT (tenant, campaign, unit, service) DO NOTHING";
    CLOSE_CAMPAIGN = "UPDATE review_campaign SET closed_by = $1, closed_at = $2, closed_on = $3, closing_word = $4
        WHERE tenant = $5 AND id = $6 AND closed_at IS NULL";
    ONE_CAMPAIGN = "SELECT id, name, wish, wants, from_date, until_date, opened_by, opened_at, closed_on, closing_word
        FROM review_campaign WHERE tenant = $1 AND id = $2";
    LATEST_CAMPAIGNS = "SELECT id, name, wish, wants, from_date, until_date, opened_by, opened_at, closed_on,
            closing_word
        FROM review_campaign WHERE tenant = $1 AND from_date <= $2
        ORDER BY from_date DESC, id DESC
        LIMIT $3";
    OPEN_CAMPAIGNS = "SELECT id, name, wish, wants, from_date, until_date, opened_by, opened_at, closed_on,
            closing_word
        FROM review_campaign WHERE tenant = $1 AND until_date >= $2 AND closed_at IS NULL
        ORDER BY until_date, id";
    SOPS_OF_CAMPAIGN = "SELECT unit, service FROM review_campaign_sop
        WHERE tenant = $1 AND campaign = $2
        ORDER BY unit, service";
}

/// A campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Campaign {
    pub id: Uuid,
    pub name: String,
    /// What is wished for beside, in the words of who opened it.
    pub wish: String,
    /// `monitoring`, `evaluation` or `both`
    pub wants: String,
    /// `2026-10-01`
    pub from_date: String,
    pub until_date: String,
    /// By the id of an account.
    pub opened_by: String,
    pub opened_at: Timestamp,
    /// The day it was closed, with the word of who closed it.
    pub closed: Option<(String, String)>,
}

impl Tx {
    /// Opens a campaign over these SOPs.
    pub async fn open_campaign(&mut self, new: &Campaign, sops: &[ServiceKey]) -> Result<(), Fault> {
        let values = vec![
            self.tenant.into(),
            new.id.into(),
            (&new.name).into(),
            (&new.wish).into(),
            (&new.wants).into(),
            (&new.from_date).into(),
            (&new.until_date).into(),
            (&new.opened_by).into(),
            new.opened_at.into(),
        ];
        let mut statements = vec![Bound::new(OPEN_CAMPAIGN, values)];
        for sop in sops {
            let values = vec![
                self.tenant.into(),
                new.id.into(),
                sop.unit.as_str().into(),
                sop.service.as_str().into(),
            ];
            statements.push(Bound::new(ADD_TO_CAMPAIGN, values));
        }
        self.batch(&statements).await.map(|_| ())
    }

    /// Closes a campaign on a day, with a word. False: there is none, or it is closed.
    pub async fn close_campaign(
        &mut self,
        id: Uuid,
        (day, word): (&str, &str),
        (by, now): (&str, Timestamp),
    ) -> Result<bool, Fault> {
        let values = [
            by.into(),
            now.into(),
            day.into(),
            word.into(),
            self.tenant.into(),
            id.into(),
        ];
        Ok(self.execute(CLOSE_CAMPAIGN, &values).await? > 0)
    }
}

impl Reader {
    pub async fn campaign(&mut self, id: Uuid) -> Result<Option<Campaign>, Fault> {
        let row = self.row(ONE_CAMPAIGN, &[self.tenant.into(), id.into()]).await?;
        row.map(read_campaign).transpose()
    }

    /// The latest that begin on a day or before, closed ones too.
    pub async fn latest_campaigns(&mut self, day: &str, limit: i64) -> Result<Vec<Campaign>, Fault> {
        let values = [self.tenant.into(), day.into(), limit.into()];
        let rows = self.rows(LATEST_CAMPAIGNS, &values).await?;
        rows.into_iter().map(read_campaign).collect()
    }

    /// Those nobody has closed whose last day is this one or later, the first to end first.
    pub async fn open_campaigns(&mut self, day: &str) -> Result<Vec<Campaign>, Fault> {
        let rows = self.rows(OPEN_CAMPAIGNS, &[self.tenant.into(), day.into()]).await?;
        rows.into_iter().map(read_campaign).collect()
    }

    pub async fn sops_of_campaign(&mut self, id: Uuid) -> Result<Vec<ServiceKey>, Fault> {
        let rows = self.rows(SOPS_OF_CAMPAIGN, &[self.tenant.into(), id.into()]).await?;
        rows.into_iter()
            .map(|mut row| Ok(ServiceKey::new(&row.text(0)?, &row.text(1)?)))
            .collect()
    }
}

fn read_campaign(mut row: Row) -> Result<Campaign, Fault> {
    let closed = row.optional_text(8)?.zip(row.optional_text(9)?);
    Ok(Campaign {
        id: row.uuid(0)?,
        name: row.text(1)?,
        wish: row.text(2)?,
        wants: row.text(3)?,
        from_date: row.text(4)?,
        until_date: row.text(5)?,
        opened_by: row.text(6)?,
        opened_at: row.instant(7)?,
        closed,
    })
}
