//! The first administrator of a new installation, made by whoever can read the terminal it was started in.

use std::fs;
use std::path::PathBuf;

use super::officers::ACTIVE;
use super::particulars::Particulars;
use super::sessions::opened;
use crate::App;
use crate::audit::{AuditKind, Entry, record};
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::Private;
use crate::views::account::{AccountRole, Origin};
use crate::whole_file::{self, Readers};
use crate::{passwords, random};

impl App {
    /// Whether nobody can sign in yet.
    pub async fn needs_first_run(&self) -> bool {
        match self.store().read().await {
            Ok(mut reader) => matches!(reader.has_officers().await, Ok(false)),
            Err(_) => false,
        }
    }

    /// The code the first administrator must show; kept in a file so that a restart keeps it. `None` once there is one.
    pub async fn first_run_code(&self) -> Result<Option<String>, Problem> {
        if !self.needs_first_run().await {
            return Ok(None);
        }
        let path = self.first_run_path();
        // A code that was never written, after a full disk or a power cut, is none: nobody may get in by typing nothing.
        let kept = fs::read_to_string(&path).unwrap_or_default();
        if !kept.trim().is_empty() {
            return Ok(Some(kept.trim().to_owned()));
        }
        let code = random::spoken_code();
        whole_file::write(&path, code.as_bytes(), Readers::Owner)
            .map_err(|error| Problem::broke("the installation code cannot be kept", &error))?;
        Ok(Some(code))
    }

    pub async fn create_first_administrator(
        &self,
        code: &str,
        login: &str,
        name: &str,
        password: &str,
    ) -> Result<Private, Problem> {
        let Some(expected) = self.first_run_code().await? else {
            return Err(Rule::FirstRunDone.into());
        };
        if !random::is_same(&code.trim().to_ascii_uppercase(), &expected) {
            return Err(Rule::WrongFirstRunCode.into());
        }
        let particulars = Particulars::checked(login, name)?;
        passwords::check_for(particulars.login(), password)?;
        let hash = self.hashed(password).await?;
        let officer = particulars.account(AccountRole::Administrator, ACTIVE, hash);
        let mut tx = self.store().begin().await?;
        if tx.has_officers().await? {
            // Somebody sent the form at the same moment.
            tx.roll_back().await;
            return Err(Rule::FirstRunDone.into());
        }
        tx.add_officer(&officer, self.now()).await?;
        record(&mut tx, Entry::of(AuditKind::AccountMade, "", &officer.id), self.now()).await?;
        let token = opened(self, &mut tx, &officer.id, &Origin::default()).await?;
        tx.commit().await?;
        let _ = fs::remove_file(self.first_run_path());
        Ok(token)
    }

    fn first_run_path(&self) -> PathBuf {
        self.0.settings.key_folder().join("first-run.code")
    }
}
