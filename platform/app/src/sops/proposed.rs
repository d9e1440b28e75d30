//! Services as proposals would have them, for whoever may not publish but wants to know what would come of it.

use maklumat_vocabulary::ServiceKey;

use super::propose::proposal_id;
use super::reading::ServiceRead;
use crate::App;
use crate::catalogue::Published;
use crate::problem::Problem;

impl App {
    /// A service of a proposal without errors. Whoever calls has asked whether it may be known.
    pub(crate) async fn service_of_proposal(&self, id: &str, key: &ServiceKey) -> Result<Published, Problem> {
        let mut reader = self.store().read().await?;
        let reading = self.read_proposal(&mut reader, proposal_id(id)?).await?;
        let service = reading.services.iter().find(|service| service.key == *key);
        service.and_then(ServiceRead::published).ok_or(Problem::NotFound)
    }

    /// The proposals that wait and have a version of a service, by id and day of arrival.
    pub(crate) async fn proposals_of(
        &self,
        key: &ServiceKey,
    ) -> Result<Vec<(String, maklumat_calendar::Timestamp)>, Problem> {
        let path = format!("services/{key}.toml");
        let mut found = Vec::new();
        let waiting = self.waiting_proposals().await?;
        let mut reader = self.store().read().await?;
        for proposal in waiting {
            if reader.proposal_paths(proposal.id).await?.contains(&path) {
                found.push((proposal.id.to_string(), proposal.uploaded_at));
            }
        }
        Ok(found)
    }
}
