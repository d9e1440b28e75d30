//! What others did to the files an officer holds: a colleague's file that came over, an opinion that has arrived.
//!
//! Both are read from what is recorded, and are over when the step is done or let go.

use maklumat_store::{HeldNews, Reader};
use maklumat_vocabulary::{StepId, UnitId};
use maklumat_workflow::{Opinion, OpinionState};

use crate::App;
use crate::cases::words;
use crate::problem::Problem;
use crate::views::CaseId;
use crate::views::account::SignedIn;
use crate::views::opinion::{NewsKind, NewsRow};

/// Most that is listed.
const LISTED: i64 = 200;

impl App {
    /// The latest first.
    pub async fn news(&self, officer: &SignedIn) -> Result<Vec<NewsRow>, Problem> {
        self.news_in(&mut self.store().read().await?, officer).await
    }

    pub(crate) async fn news_in(&self, reader: &mut Reader, officer: &SignedIn) -> Result<Vec<NewsRow>, Problem> {
        let mut told = reader.news_of_held(officer.id.as_str(), LISTED).await?;
        told.sort_by_key(|news| std::cmp::Reverse((news.at, news.matter)));
        let mut rows = Vec::with_capacity(told.len());
        for news in told {
            rows.extend(self.news_row(reader, news).await?);
        }
        Ok(rows)
    }

    async fn news_row(&self, reader: &mut Reader, news: HeldNews) -> Result<Option<NewsRow>, Problem> {
        let (kind, unit_name) = if news.kind == "handed-over" {
            (NewsKind::HandedOver, None)
        } else {
            let case = self.load(reader, news.matter).await?.case;
            let Some(opinion) = case.opinions.iter().find(|opinion| is_meant(opinion, &news)) else {
                return Ok(None);
            };
            (NewsKind::OpinionGiven, Some(self.name_of_unit(&opinion.unit)))
        };
        let Some(published) = self.version(&news.service, news.version) else {
            return Ok(None);
        };
        let definition = published.sop.definition();
        let step = definition.step(&StepId::new(&news.step));
        Ok(Some(NewsRow {
            case: CaseId(news.matter),
            kind,
            reference: news.reference,
            service_name: definition.name.clone(),
            step_name: step.map(|step| step.name.clone()).unwrap_or_default(),
            unit_name,
            at: news.at,
        }))
    }

    fn name_of_unit(&self, unit: &UnitId) -> maklumat_vocabulary::LocalizedText {
        let regency = self.regency();
        let known = regency.unit(unit);
        known.map_or_else(|| words::of_id(unit.as_str()), |unit| unit.name.clone())
    }
}

/// An opinion for another step of the case is somebody else's news.
fn is_meant(opinion: &Opinion, news: &HeldNews) -> bool {
    let is_given = matches!(&opinion.state, OpinionState::Given { at, .. } if *at == news.at);
    is_given && opinion.step.as_str() == news.step
}
