//! Every setting of an installation, its default and its doc. Nothing else in the program reads the environment.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use maklumat_app::{IDLE_MINUTES, NeedsSecondFactor, Secret, Secrets, Settings};

/// The folder of an installation where none is named.
pub(crate) const DATA: &str = "data";

/// Where an installation lives and listens.
#[derive(Debug, Args)]
pub(crate) struct Installation {
    /// Folder basis data, kunci, dan unggahan. Folder of database, keys and uploads.
    #[arg(long, value_name = "DIR", default_value = DATA, env = "MAKLUMAT_DATA_DIR")]
    pub(crate) data: PathBuf,
    /// Alamat PostgreSQL sebagai ganti basis data tertanam. PostgreSQL address instead of the embedded database.
    #[arg(long, value_name = "URL", env = "MAKLUMAT_DATABASE", hide_env_values = true)]
    pub(crate) database: Option<String>,
    /// Alamat situs yang dicetak pada tanda terima. Address of the site as printed on receipts.
    #[arg(
        long,
        value_name = "HOST",
        default_value = "localhost",
        env = "MAKLUMAT_PUBLIC_ADDRESS"
    )]
    pub(crate) public_address: String,
    #[command(flatten)]
    pub(crate) key: MasterKey,
    #[command(flatten)]
    pub(crate) letters: LetterSecrets,
}

/// A key that is kept somewhere else than in the folder.
#[derive(Debug, Default, Args)]
pub(crate) struct MasterKey {
    /// Kunci utama, 64 angka heksadesimal; tanpa ini dibaca dari keys/master.key. The master key, else from a file.
    #[arg(
        long,
        value_name = "HEX",
        env = "MAKLUMAT_MASTER_KEY",
        hide_env_values = true,
        hide = true
    )]
    pub(crate) master_key: Option<String>,
}

/// Passwords of the channels letters go by, where they are not kept in files beside messages.toml.
#[derive(Debug, Default, Args)]
pub(crate) struct LetterSecrets {
    /// Sandi server surel dari messages.toml. Password of the mail server of messages.toml, else from its file.
    #[arg(
        long,
        value_name = "TEXT",
        env = "MAKLUMAT_MAIL_PASSWORD",
        hide_env_values = true,
        hide = true
    )]
    pub(crate) mail_password: Option<String>,
    /// Token gerbang pesan dari messages.toml. Token of the gateway of messages.toml, else from its file.
    #[arg(
        long,
        value_name = "TEXT",
        env = "MAKLUMAT_GATEWAY_SECRET",
        hide_env_values = true,
        hide = true
    )]
    pub(crate) gateway_secret: Option<String>,
}

/// The address the sites are served at.
#[derive(Debug, Args)]
pub(crate) struct Listening {
    /// Alamat dan porta. Address and port.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080", env = "MAKLUMAT_LISTEN")]
    pub(crate) listen: SocketAddr,
    /// Ada proksi di depan: asal pengunjung dibaca dari X-Forwarded-For. A proxy in front says where visitors come from.
    #[arg(long, env = "MAKLUMAT_BEHIND_PROXY")]
    pub(crate) behind_proxy: bool,
}

/// How officers sign in.
#[derive(Debug, Args)]
pub(crate) struct SigningIn {
    /// Siapa yang wajib memakai kode ponsel, di luar aturan pengelola. Who must use a phone code beside the rules.
    #[arg(
        long,
        value_enum,
        value_name = "WHO",
        default_value_t = PhoneCode::Signers,
        env = "MAKLUMAT_PHONE_CODE"
    )]
    pub(crate) phone_code: PhoneCode,
    /// Petugas keluar sendiri setelah sekian menit tidak bekerja. Officers are signed out after so many idle minutes.
    #[arg(
        long,
        value_name = "MINUTES",
        default_value_t = IDLE_MINUTES,
        value_parser = clap::value_parser!(u32).range(5..=600),
        env = "MAKLUMAT_IDLE_MINUTES"
    )]
    pub(crate) idle_minutes: u32,
}

/// Whose accounts need a phone code whatever administrators say.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum PhoneCode {
    /// Pengelola dan penanda tangan dokumen. Administrators and whoever signs documents.
    Signers,
    /// Hanya menurut aturan pengelola. Only by the rules of administrators.
    Rules,
}

impl SigningIn {
    pub(crate) fn apply_to(&self, settings: &mut Settings) {
        settings.idle_minutes = self.idle_minutes;
        settings.second_factor = match self.phone_code {
            PhoneCode::Signers => NeedsSecondFactor::AdministratorsAndSigners,
            PhoneCode::Rules => NeedsSecondFactor::Nobody,
        };
    }
}

impl Installation {
    pub(crate) fn settings(&self) -> Settings {
        let mut settings = Settings::at(&self.data);
        settings.database.clone_from(&self.database);
        settings.public_address.clone_from(&self.public_address);
        settings.master_key.clone_from(&self.key.master_key);
        settings.secrets = Secrets {
            mail_password: self.letters.mail_password.as_deref().map(Secret::new),
            gateway_secret: self.letters.gateway_secret.as_deref().map(Secret::new),
        };
        settings
    }
}
