//! Officers' accounts and the positions they hold.

use maklumat_calendar::Timestamp;
use maklumat_store::{Holding, Officer, Tenure};
use maklumat_vocabulary::PositionKey;

use crate::App;
use crate::problem::Problem;

/// An account to be made.
#[derive(Clone, Debug)]
pub(crate) struct NewOfficer {
    login: String,
    name: String,
    password_hash: String,
    role: &'static str,
    position: Option<PositionKey>,
}

impl NewOfficer {
    pub(crate) fn holder(login: &str, name: &str, password_hash: &str, position: PositionKey) -> Self {
        Self {
            position: Some(position),
            ..Self::with_role(login, name, password_hash, "officer")
        }
    }

    pub(crate) fn overseer(login: &str, name: &str, password_hash: &str) -> Self {
        Self::with_role(login, name, password_hash, "oversight")
    }

    pub(crate) fn administrator(login: &str, name: &str, password_hash: &str) -> Self {
        Self::with_role(login, name, password_hash, "administrator")
    }

    fn with_role(login: &str, name: &str, password_hash: &str, role: &'static str) -> Self {
        Self {
            login: login.to_owned(),
            name: name.to_owned(),
            password_hash: password_hash.to_owned(),
            role,
            position: None,
        }
    }
}

impl App {
    /// Makes accounts. The id of an account is its first login, and stays when the login changes.
    pub(crate) async fn add_officers(&self, officers: &[NewOfficer]) -> Result<(), Problem> {
        let now = self.now();
        let mut tx = self.store().begin().await?;
        for officer in officers {
            tx.add_officer(&account(officer), now).await?;
            if let Some(position) = &officer.position {
                tx.add_holding(&holding(&officer.login, position, now, self.zone()))
                    .await?;
            }
        }
        tx.commit().await?;
        Ok(())
    }
}

fn account(officer: &NewOfficer) -> Officer {
    Officer {
        id: officer.login.clone(),
        login: officer.login.clone(),
        name: officer.name.clone(),
        password_hash: officer.password_hash.clone(),
        role: officer.role.to_owned(),
        state: "active".to_owned(),
        failed_attempts: 0,
        locked_until: None,
    }
}

fn holding(officer: &str, position: &PositionKey, now: Timestamp, zone: maklumat_calendar::Zone) -> Holding {
    Holding {
        officer: officer.to_owned(),
        position: position.clone(),
        from_date: zone.date(now).to_string(),
        until_date: None,
        tenure: Tenure::Holder,
    }
}
