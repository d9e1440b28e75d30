//! Invented officers: an account for every desk, whose sign-in name says which.

use maklumat_calendar::Timestamp;
use maklumat_store::{Holding, Officer, Tenure};
use maklumat_vocabulary::{LocalizedText, PositionKey};

use crate::App;
use crate::accounts::officers::ACTIVE;
use crate::demo::Account;
use crate::problem::Problem;
use crate::views::account::AccountRole;

/// Password of every account of the demo. The demo holds no real person's matter.
const PASSWORD: &str = "sungai-raya-2026";

/// An account to be made.
#[derive(Clone, Debug)]
struct NewOfficer {
    login: String,
    name: String,
    password_hash: String,
    role: AccountRole,
    position: Option<PositionKey>,
}

impl NewOfficer {
    fn holder(login: &str, name: &str, password_hash: &str, position: PositionKey) -> Self {
        Self {
            position: Some(position),
            ..Self::with_role(login, name, password_hash, AccountRole::Officer)
        }
    }

    fn overseer(login: &str, name: &str, password_hash: &str) -> Self {
        Self::with_role(login, name, password_hash, AccountRole::Overseer)
    }

    fn administrator(login: &str, name: &str, password_hash: &str) -> Self {
        Self::with_role(login, name, password_hash, AccountRole::Administrator)
    }

    fn with_role(login: &str, name: &str, password_hash: &str, role: AccountRole) -> Self {
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
    /// One account for every desk, one overseer, one administrator, one registered helper. Shown are those a visitor needs.
    pub(super) async fn hire(&self) -> Result<Vec<Account>, Problem> {
        let hash = self.hashed(PASSWORD).await?;
        let regency = self.regency();
        let mut officers = vec![
            NewOfficer::overseer("sekda", "Sekretaris Daerah (contoh)", &hash),
            NewOfficer::administrator("admin", "Pengelola (contoh)", &hash),
            NewOfficer::with_role("pendamping", "Pendamping Desa (contoh)", &hash, AccountRole::Helper),
        ];
        for unit in regency.units.values() {
            for position in &unit.positions {
                for holder in 1..=position.count {
                    let login = format!("{}.{}.{holder}", unit.id, position.key.position);
                    let name = format!("{} {holder}", position.name.id);
                    officers.push(NewOfficer::holder(&login, &name, &hash, position.key.clone()));
                }
            }
        }
        self.add_officers(&officers).await?;
        let account = |login: &str, role: &LocalizedText| Account {
            login: login.to_owned(),
            password: PASSWORD.to_owned(),
            role: role.id.clone(),
        };
        let desk = |unit: &str, position: &str| {
            let key = PositionKey::new(unit, position);
            let name = regency
                .position(&key)
                .map(|position| position.name.clone())
                .unwrap_or_default();
            let unit_name = regency
                .unit(&key.unit)
                .map(|unit| unit.name.id.clone())
                .unwrap_or_default();
            account(
                &format!("{unit}.{position}.1"),
                &LocalizedText::indonesian(format!("{name}, {unit_name}")),
            )
        };
        Ok(vec![
            desk("dpmptsp", "verifikator"),
            desk("dpmptsp", "front-office"),
            desk("dpmptsp", "kepala-dinas"),
            desk("dinkes", "kabid-sdk"),
            desk("disdukcapil", "petugas-loket"),
            desk("dishub", "penguji"),
            desk("dishub", "kepala-uptd"),
            desk("rsud", "kasir"),
            account("sekda", &LocalizedText::indonesian("Pengawas: Sekretaris Daerah")),
            account("admin", &LocalizedText::indonesian("Pengelola sistem")),
            account(
                "pendamping",
                &LocalizedText::indonesian("Pendamping terdaftar: perangkat desa"),
            ),
        ])
    }

    /// Makes accounts. Their ids are their sign-in names, which the invented history is written with.
    async fn add_officers(&self, officers: &[NewOfficer]) -> Result<(), Problem> {
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
        role: officer.role.word().to_owned(),
        state: ACTIVE.to_owned(),
    }
}

fn holding(officer: &str, position: &PositionKey, now: Timestamp, zone: maklumat_calendar::Zone) -> Holding {
    Holding {
        officer: officer.to_owned(),
        position: position.clone(),
        from_date: zone.date(now).to_string(),
        until_date: None,
        tenure: Tenure::Holder,
        appointed_by: None,
        decree: None,
    }
}
