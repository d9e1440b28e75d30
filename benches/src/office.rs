//! A furnished regency to measure in: the application as surfaces hold it, and the store under it for preparing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use maklumat_app::{App, Published, Settings, SignedIn, demo};
use maklumat_calendar::Timestamp;
use maklumat_sop::Channel;
use maklumat_store::{FolderVault, Keys, Store, StoreConfig};
use maklumat_vocabulary::ServiceKey;

use crate::stopped::Stopped;

/// The number the application gives its regency.
const TENANT: i64 = 1;
pub(crate) const PASSWORD: &str = "sungai-raya-2026";

pub(crate) struct Office {
    pub(crate) app: App,
    /// The same database once more, for what the application has no use case for: filing thousands at once.
    pub(crate) store: Store,
    pub(crate) folder: PathBuf,
}

/// Monday 23 November 2026, 09.00 in western Indonesia.
pub(crate) fn monday_morning() -> Timestamp {
    Timestamp::from_second(1_795_399_200).expect("a second of the year 2026 is a timestamp")
}

impl Office {
    /// Furnishes a new installation in an empty folder, on PostgreSQL where an address is given.
    pub(crate) async fn furnish(folder: &Path, database: Option<&str>) -> Result<Self, Stopped> {
        let app = App::open(settings(folder, database)).await?;
        app.furnish(&demo::Plan { seed: 7, cases: 0 }, |_, _| {}).await?;
        let config = StoreConfig {
            url: database.map_or_else(|| format!("sqlite:{}", database_file(folder).display()), str::to_owned),
            keys: Keys::from_file(&folder.join("keys/master.key"))?,
            tenant: TENANT,
            files: Arc::new(FolderVault::new(folder.join("uploads"))),
        };
        let store = Store::open(config, monday_morning()).await?;
        Ok(Self {
            app,
            store,
            folder: folder.to_owned(),
        })
    }

    pub(crate) fn published(&self, unit: &str, service: &str) -> Result<Published, Stopped> {
        let key = ServiceKey::new(unit, service);
        self.app
            .service(&key)
            .ok_or_else(|| Stopped::new(format!("the regency does not publish {key}")))
    }

    pub(crate) async fn officer(&self, login: &str) -> Result<SignedIn, Stopped> {
        let signed_in = self.app.sign_in(login, PASSWORD, "benches").await?;
        let token = signed_in
            .session()
            .ok_or_else(|| Stopped::new(format!("{login} needs a code")))?;
        Ok(self.app.signed_in(&token.0).await?)
    }
}

pub(crate) fn settings(folder: &Path, database: Option<&str>) -> Settings {
    let mut settings = Settings::at(folder).running_from(monday_morning());
    settings.database = database.map(str::to_owned);
    settings
}

pub(crate) fn database_file(folder: &Path) -> PathBuf {
    folder.join("maklumat.db")
}

/// Where cases of the measurements are filed.
pub(crate) const CHANNEL: Channel = Channel::Counter;
