//! Signing in and out. Five wrong passwords close an account for a quarter of an hour.

use maklumat_calendar::Timestamp;
use maklumat_store::Session;
use maklumat_vocabulary::OfficerId;

use crate::App;
use crate::problem::{Problem, Rule};
use crate::views::{HeldPosition, Private, SignedIn};
use crate::{passwords, random};

/// Wrong passwords before an account is closed for a while.
const TRIES: i64 = 5;

/// How long it stays closed, in seconds.
const CLOSED: i64 = 15 * 60;

/// How long a session lasts without a new sign-in, in seconds: a working day.
const LASTS: i64 = 10 * 3600;

impl App {
    /// Gives a session token for the right password.
    pub async fn sign_in(&self, login: &str, password: &str, _client: &str) -> Result<Private, Problem> {
        let now = self.now();
        let officer = self.store().read().await?.officer_by_login(login.trim()).await?;
        if let Some(until) = officer
            .as_ref()
            .and_then(|officer| officer.locked_until)
            .filter(|until| *until > now)
        {
            return Err(Problem::Locked { until });
        }
        let hash = officer.as_ref().map(|officer| officer.password_hash.clone());
        let given = password.to_owned();
        let is_right = tokio::task::spawn_blocking(move || passwords::is_right(&given, hash.as_deref()))
            .await
            .unwrap_or(false);
        let Some(officer) = officer else {
            return Err(Rule::WrongPassword.into());
        };
        let mut tx = self.store().begin().await?;
        if !is_right || officer.state != "active" {
            let is_last = officer.failed_attempts + 1 >= TRIES;
            let until = is_last.then(|| Timestamp::from_second(now.as_second() + CLOSED).unwrap_or(now));
            tx.count_wrong_password(&officer.id, until).await?;
            tx.commit().await?;
            return Err(Rule::WrongPassword.into());
        }
        tx.clear_wrong_passwords(&officer.id).await?;
        let token = random::token();
        let session = Session {
            officer: officer.id.clone(),
            created_at: now,
            expires_at: Timestamp::from_second(now.as_second() + LASTS).unwrap_or(now),
        };
        tx.open_session(&token_hash(&token), &session).await?;
        tx.commit().await?;
        Ok(Private(token))
    }

    /// Who holds a session, with the positions held today.
    pub async fn signed_in(&self, token: &str) -> Result<SignedIn, Problem> {
        let now = self.now();
        let mut reader = self.store().read().await?;
        let session = reader
            .session(&token_hash(token), now)
            .await?
            .ok_or(Problem::NotFound)?;
        let officer = reader
            .officer(&session.officer)
            .await?
            .filter(|officer| officer.state == "active")
            .ok_or(Problem::NotFound)?;
        let today = self.zone().date(now).to_string();
        let regency = self.regency();
        let positions = reader
            .holdings(&officer.id, &today)
            .await?
            .into_iter()
            .map(|held| HeldPosition {
                name: regency
                    .position(&held.position)
                    .map(|position| position.name.clone())
                    .unwrap_or_default(),
                unit: regency
                    .unit(&held.position.unit)
                    .map(|unit| unit.name.clone())
                    .unwrap_or_default(),
                key: held.position,
                is_deputy: held.is_deputy,
            })
            .collect();
        Ok(SignedIn {
            id: OfficerId::new(&officer.id),
            name: Private(officer.name),
            positions,
            is_overseer: officer.role == "oversight",
            is_administrator: officer.role == "administrator",
            form_token: Private(random::hex(&token_hash(&format!("form/{token}"))[..16])),
        })
    }

    pub async fn sign_out(&self, token: &str) -> Result<(), Problem> {
        let mut tx = self.store().begin().await?;
        tx.close_session(&token_hash(token)).await?;
        tx.commit().await?;
        Ok(())
    }
}

/// Only this is kept of a token.
fn token_hash(token: &str) -> [u8; 32] {
    maklumat_credential::digest(token.as_bytes()).0
}
