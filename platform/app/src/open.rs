//! Opening an installation: its folder, keys, database, published definitions.

use std::fs;
use std::path::Path;
use std::sync::atomic::AtomicI64;
use std::sync::{Arc, OnceLock, RwLock};

use maklumat_calendar::Timestamp;
use maklumat_credential::RevocationList;
use maklumat_store::{Fault, FaultKind, FolderVault, Keys, Store, StoreConfig, Target};
use maklumat_vocabulary::{Language, Text};

use crate::cases::histories::Histories;
use crate::catalogue::Catalogue;
use crate::credentials::revoke::Revoked;
use crate::doctor::{self, Copied, Evidence, Examined};
use crate::letters::carrier::Letters;
use crate::office_keys::OfficeKeys;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::settings::Settings;
use crate::sops::follow::read_catalogue;
use crate::whole_file::{self, Readers};
use crate::{App, Inner};

/// One installation serves one regency; a province gives each a number.
const TENANT: i64 = 1;

/// Passwords compared at the same time.
const PASSWORDS_AT_ONCE: usize = 2;

/// Why an installation could not be opened.
#[derive(Debug)]
pub enum OpenError {
    /// The folder or a file in it cannot be read or written.
    Folder {
        path: String,
        cause: String,
    },
    Store(Fault),
    /// There is a database, but not the key it was sealed with.
    KeyMissing,
    /// The folder holds no installation, and none was to be made.
    NothingThere {
        path: String,
    },
    /// The evidence chain of the copy is broken.
    EvidenceBroken,
    /// The record is signed with a key that is not in the folder of keys.
    SigningKeyMissing,
    /// The tables are those of an earlier program, and were only to be looked at.
    OlderTables {
        waiting: usize,
    },
    /// A published definition does not pass the checks of this program any more.
    Definition {
        service: String,
    },
}

impl OpenError {
    #[must_use]
    pub fn what(&self, language: Language) -> String {
        match self {
            Self::Folder { path, cause } => {
                let words = Text {
                    id: "tidak dapat memakai",
                    en: "cannot use",
                }
                .within(language);
                format!("{words} {path}: {cause}")
            }
            Self::Store(fault) if fault.kind() == FaultKind::WrongKey => Text {
                id: "keys/master.key bukan kunci basis data ini",
                en: "keys/master.key is not the one this database was made with",
            }
            .within(language)
            .to_owned(),
            Self::Store(fault) => fault.to_string(),
            Self::KeyMissing => Text {
                id: "keys/master.key tidak ada di samping basis datanya",
                en: "keys/master.key is missing beside its database",
            }
            .within(language)
            .to_owned(),
            Self::NothingThere { path } => {
                let words = Text {
                    id: "tidak ada pemasangan di",
                    en: "there is no installation in",
                };
                format!("{} {path}", words.within(language))
            }
            Self::EvidenceBroken => Text {
                id: "rantai bukti terputus",
                en: "the evidence chain is broken",
            }
            .within(language)
            .to_owned(),
            Self::SigningKeyMissing => Text {
                id: "kunci yang menandatangani catatan terakhir (keys/office-*.seed) tidak ada",
                en: "the key that signed the latest record (keys/office-*.seed) is missing",
            }
            .within(language)
            .to_owned(),
            Self::OlderTables { waiting } => doctor::older_tables(*waiting).what.within(language).to_owned(),
            Self::Definition { service } => {
                let words = Text {
                    id: "definisi yang terbit tidak lulus pemeriksaan",
                    en: "a published definition fails the checks",
                };
                format!("{}: {service}", words.within(language))
            }
        }
    }

    #[must_use]
    pub fn then(&self, language: Language) -> String {
        let text = match self {
            Self::OlderTables { .. } => doctor::THEN_MIGRATE,
            Self::Folder { .. } => Text {
                id: "Periksa izin folder dan ruang disk, atau pilih folder lain dengan --data.",
                en: "Check permissions and disk space, or choose another folder with --data.",
            },
            Self::SigningKeyMissing => Text {
                id: "Kembalikan seluruh isi folder keys dari salinan. Dokumen yang sudah terbit memerlukannya.",
                en: "Put the whole folder of keys back from the copy. Documents already issued need it.",
            },
            Self::KeyMissing => WRONG_KEY,
            Self::EvidenceBroken => Text {
                id: "Jalankan maklumat doctor sebelum menaikkan versi.",
                en: "Run maklumat doctor before migrating.",
            },
            Self::NothingThere { .. } => Text {
                id: "Periksa --data. Pemasangan baru dibuat oleh maklumat serve --regency FOLDER.",
                en: "Check --data. A new installation is made by maklumat serve --regency FOLDER.",
            },
            Self::Store(fault) if fault.kind() == FaultKind::WrongKey => WRONG_KEY,
            Self::Store(_) => Text {
                id: "Pastikan basis data berjalan dan alamatnya benar; lalu jalankan maklumat doctor.",
                en: "Make sure the database runs and its address is right; then run maklumat doctor.",
            },
            Self::Definition { .. } => Text {
                id: "Pakai versi program yang menerbitkannya, lalu terbitkan versi baru yang diperbaiki.",
                en: "Use the program version that published it, then publish a mended version.",
            },
        };
        text.within(language).to_owned()
    }
}

const WRONG_KEY: Text = Text {
    id: "Kembalikan berkas keys/master.key yang asli. Tanpa kunci itu data tidak dapat dibaca.",
    en: "Put the original keys/master.key back. Without it the data cannot be read.",
};

impl From<Fault> for OpenError {
    fn from(fault: Fault) -> Self {
        Self::Store(fault)
    }
}

impl App {
    /// Opens an installation; an empty folder becomes a new one.
    pub async fn open(settings: Settings) -> Result<Self, OpenError> {
        let now = settings.clock.now();
        fs::create_dir_all(settings.key_folder()).map_err(|error| unusable(&settings.folder, &error))?;
        let config = store_config(&settings)?;
        let store = Store::open(config, now).await?;
        let office = office_keys(&settings, &store, now).await?;
        let catalogue = read_catalogue(&mut store.read().await?).await?;
        let app = Self::assembled(settings, store, office, catalogue);
        app.read_revoked().await?;
        app.write_published()
            .map_err(|error| unusable(&app.0.settings.folder, &error))?;
        Ok(app)
    }

    /// Opens an installation to look at it: nothing is made, migrated or rewritten.
    pub async fn open_as_it_is(settings: Settings) -> Result<Self, OpenError> {
        let AtRest { store, settings } = AtRest::open(settings).await?;
        let waiting = store.waiting_migrations().await?;
        if waiting > 0 {
            return Err(OpenError::OlderTables { waiting });
        }
        let office = signing_keys(&settings, &store).await?;
        let office = office.ok_or(OpenError::SigningKeyMissing)?;
        let catalogue = read_catalogue(&mut store.read().await?).await?;
        let app = Self::assembled(settings, store, office, catalogue);
        app.read_revoked().await?;
        Ok(app)
    }

    fn assembled(mut settings: Settings, store: Store, office: OfficeKeys, catalogue: Catalogue) -> Self {
        let (stopping, _) = tokio::sync::watch::channel(false);
        let outlet = std::mem::take(&mut settings.outlet);
        let letters = Letters::read(&settings.folder, &settings.secrets, outlet);
        Self(Arc::new(Inner {
            store,
            settings,
            catalogue: RwLock::new(Arc::new(catalogue)),
            keys: RwLock::new(office),
            revoked: RwLock::new(Arc::new(Revoked {
                list: RevocationList::empty(),
                text: String::new(),
            })),
            renderer: OnceLock::new(),
            letters,
            planned_days: std::sync::Mutex::default(),
            stopping,
            password_turns: tokio::sync::Semaphore::new(PASSWORDS_AT_ONCE),
            last_round: AtomicI64::new(0),
            last_clearing: AtomicI64::new(0),
            settled_revisions: AtomicI64::new(0),
            histories: Histories::default(),
            forecasts: crate::simulations::Forecasts::default(),
            sheets: crate::sops::draw::Sheets::default(),
        }))
    }

    /// Puts what anybody may know beside the database: the public keys and the revocation list.
    pub(crate) fn write_published(&self) -> std::io::Result<()> {
        let folder = self.0.settings.folder.join("published");
        fs::create_dir_all(&folder)?;
        let publish =
            |name: &str, text: String| whole_file::write(&folder.join(name), text.as_bytes(), Readers::Everybody);
        publish("keys.txt", self.key_ring_text())?;
        publish("revoked.txt", self.revocations_text())
    }
}

/// The signing keys; the first one is made for a new installation.
async fn office_keys(settings: &Settings, store: &Store, now: Timestamp) -> Result<OfficeKeys, OpenError> {
    match signing_keys(settings, store).await? {
        Some(keys) => Ok(keys),
        None => OfficeKeys::make(&settings.key_folder(), now).map_err(|error| unusable(&settings.key_folder(), &error)),
    }
}

/// The signing keys that are there. A record that other keys signed is not taken over: its documents could no longer be
/// shown to be genuine.
async fn signing_keys(settings: &Settings, store: &Store) -> Result<Option<OfficeKeys>, OpenError> {
    let path = settings.key_folder();
    let found = OfficeKeys::read(&path).map_err(|error| unusable(&path, &error))?;
    let signed = store.read().await?.last_checkpoint().await?;
    let knows = |keys: &OfficeKeys| signed.as_ref().is_none_or(|last| keys.has(&last.key_id));
    match found {
        Some(keys) if knows(&keys) => Ok(Some(keys)),
        None if signed.is_none() => Ok(None),
        Some(_) | None => Err(OpenError::SigningKeyMissing),
    }
}

fn unusable(path: &Path, error: &std::io::Error) -> OpenError {
    OpenError::Folder {
        path: path.display().to_string(),
        cause: error.to_string(),
    }
}

fn master_keys(settings: &Settings) -> Result<Keys, OpenError> {
    if let Some(text) = &settings.master_key {
        return Ok(Keys::from_text(text)?);
    }
    let path = settings.key_folder().join("master.key");
    let is_new = !path.exists();
    if is_new && settings.folder.join("maklumat.db").exists() {
        // A new key would make everything that is there unreadable.
        return Err(OpenError::KeyMissing);
    }
    Ok(if is_new {
        Keys::create_file(&path)?
    } else {
        Keys::from_file(&path)?
    })
}

/// An installation that is only copied: nothing in it is made, migrated or rewritten.
pub struct AtRest {
    store: Store,
    settings: Settings,
}

impl AtRest {
    pub async fn open(settings: Settings) -> Result<Self, OpenError> {
        must_exist(&settings)?;
        let store = Store::open_as_it_is(store_config(&settings)?).await?;
        Ok(Self { store, settings })
    }

    /// What is wrong, also where the tables are those of an earlier program: then as far as can be told.
    pub async fn examine(settings: Settings) -> Result<Result<Vec<Examined>, Problem>, OpenError> {
        let looked_at = Self::open(settings).await?;
        let waiting = looked_at.store.waiting_migrations().await?;
        if waiting == 0 {
            let app = App::open_as_it_is(looked_at.settings).await?;
            return Ok(app.examine().await);
        }
        let keys = signing_keys(&looked_at.settings, &looked_at.store).await?;
        let ring = keys.ok_or(OpenError::SigningKeyMissing)?.ring;
        let chain = doctor::chain(&looked_at.store, &ring).await;
        Ok(chain.map(|chain| vec![doctor::older_tables(waiting), chain]))
    }

    /// Copies database, uploads and keys into a new folder while everything goes on.
    pub async fn back_up(&self, to: &Path) -> Result<Copied, Problem> {
        doctor::copy(&self.store, &self.settings.key_folder(), to).await
    }

    /// Brings a copy of the tables up to date in an empty folder, reads every definition and walks the evidence chain.
    pub async fn rehearse_migration(&self, folder: &Path) -> Result<Evidence, OpenError> {
        fs::create_dir_all(folder).map_err(|error| unusable(folder, &error))?;
        let copy = folder.join("maklumat.db");
        self.store.copy_database(&copy).await?;
        let config = StoreConfig {
            url: format!("sqlite:{}", copy.display()),
            ..store_config(&self.settings)?
        };
        let now = self.settings.clock.now();
        let store = Store::open(config, now).await?;
        if let Some((key, version, _)) = read_catalogue(&mut store.read().await?).await?.failing().next() {
            return Err(OpenError::Definition {
                service: format!("{key} v{version}"),
            });
        }
        let keys = office_keys(&self.settings, &store, now).await?;
        doctor::evidence(&store, &keys.ring)
            .await
            .map_err(|_| OpenError::EvidenceBroken)
    }
}

fn must_exist(settings: &Settings) -> Result<(), OpenError> {
    let is_there = if settings.database.is_some() {
        settings.master_key.is_some() || settings.key_folder().join("master.key").is_file()
    } else {
        settings.folder.join("maklumat.db").is_file()
    };
    if is_there {
        Ok(())
    } else {
        Err(OpenError::NothingThere {
            path: settings.folder.display().to_string(),
        })
    }
}

fn store_config(settings: &Settings) -> Result<StoreConfig, OpenError> {
    Ok(StoreConfig {
        url: settings.database_url(),
        keys: master_keys(settings)?,
        tenant: TENANT,
        files: Arc::new(FolderVault::new(settings.upload_folder())),
    })
}

impl App {
    /// Opens an installation that must be there already: a mistyped folder does not become a new one.
    pub async fn open_existing(settings: Settings) -> Result<Self, OpenError> {
        must_exist(&settings)?;
        Self::open(settings).await
    }

    /// Makes a copy from [`App::back_up`] an installation again, in a folder that holds none.
    pub async fn restore(from: &Path, to: &Path) -> Result<Copied, Problem> {
        let settings = Settings::at(to);
        let target = Target {
            database: to.join("maklumat.db"),
            files: settings.upload_folder(),
            keys: settings.key_folder(),
        };
        match maklumat_store::restore(from, &target).await {
            Ok(report) => Ok(Copied {
                uploads: report.files,
                has_master_key: report.has_master_key,
            }),
            Err(fault) if fault.kind() == FaultKind::Altered => {
                tracing::error!(fault = ?fault, "the backup is damaged");
                Err(Rule::BackupDamaged.into())
            }
            Err(fault) => Err(fault.into()),
        }
    }
}
