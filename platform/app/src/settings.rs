//! Where an installation keeps its things.

use std::path::{Path, PathBuf};

use maklumat_calendar::Timestamp;
use maklumat_delivery::Secrets;

use crate::clock::Clock;
use crate::letters::carrier::Outlet;

/// How long a session lasts unused where nobody says otherwise.
pub const IDLE_MINUTES: u32 = 30;

/// How to open an installation. Secrets print as dots.
#[derive(Debug)]
pub struct Settings {
    /// Folder of database, keys and uploads.
    pub folder: PathBuf,
    /// `postgres://…` instead of the embedded database in the folder.
    pub database: Option<String>,
    /// The master key as 64 hex digits, where it comes from the environment instead of a file.
    pub master_key: Option<String>,
    /// Address people reach the site under, printed on receipts: `layanan.sungairaya.example`.
    pub public_address: String,
    /// A proxy in front says where a visitor connects from.
    pub is_behind_proxy: bool,
    pub second_factor: NeedsSecondFactor,
    /// How long a session lasts unused, in minutes.
    pub idle_minutes: u32,
    /// Passwords of the channels letters go by, where they come from the environment instead of files.
    pub secrets: Secrets,
    pub outlet: Outlet,
    pub clock: Clock,
}

/// Whose accounts need a second factor to sign in, beyond those administrators name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NeedsSecondFactor {
    /// A demo must be easy to enter.
    Nobody,
    /// Whoever keeps accounts, and whoever signs documents.
    AdministratorsAndSigners,
}

impl Settings {
    #[must_use]
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
            database: None,
            master_key: None,
            public_address: "localhost".to_owned(),
            is_behind_proxy: false,
            second_factor: NeedsSecondFactor::Nobody,
            idle_minutes: IDLE_MINUTES,
            secrets: Secrets::default(),
            outlet: Outlet::default(),
            clock: Clock::System,
        }
    }

    /// The same with a clock that stands at an instant until it is moved.
    #[must_use]
    pub fn standing_at(mut self, now: Timestamp) -> Self {
        self.clock = Clock::set_to(now);
        self
    }

    /// The same with a clock that begins at an instant and goes on from there.
    #[must_use]
    pub fn running_from(mut self, now: Timestamp) -> Self {
        self.clock = Clock::running_from(now);
        self
    }

    /// The same, with letters handed to whoever runs the program.
    #[must_use]
    pub fn with_letters_to(mut self, taker: crate::Taker) -> Self {
        self.outlet = Outlet::Taken(taker);
        self
    }

    pub(crate) fn database_url(&self) -> String {
        self.database
            .clone()
            .unwrap_or_else(|| format!("sqlite:{}", self.folder.join("maklumat.db").display()))
    }

    pub(crate) fn key_folder(&self) -> PathBuf {
        self.folder.join("keys")
    }

    pub(crate) fn upload_folder(&self) -> PathBuf {
        self.folder.join("uploads")
    }
}

/// Whether a folder already holds an installation.
#[must_use]
pub fn is_in_use(folder: &Path) -> bool {
    folder.join("maklumat.db").exists()
}
