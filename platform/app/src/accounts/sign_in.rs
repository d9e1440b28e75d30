//! Signing in and out. After five wrong passwords whoever tries waits for a quarter of an hour.

use maklumat_calendar::Timestamp;
use maklumat_store::{Officer, Session, Tx};
use maklumat_vocabulary::OfficerId;

use super::officers;
use crate::App;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::Private;
use crate::views::account::{AccountRole, HeldPosition, SignedIn};
use crate::{passwords, random};

/// How long a session lasts without a new sign-in, in seconds: a working day.
const LASTS: i64 = 10 * 3600;

impl App {
    /// Gives a session token for the right password.
    pub async fn sign_in(&self, login: &str, password: &str, client: &str) -> Result<Private, Problem> {
        let now = self.now();
        let officer = self.store().read().await?.officer_by_login(login.trim()).await?;
        let hash = officer.as_ref().map(|officer| officer.password_hash.clone());
        // Names nobody has are counted like the others, so that being shut out does not tell them apart. A renewed
        // password begins a new count.
        let subject = format!("{}/{}", login.trim(), hash.as_deref().unwrap_or_default());
        let tried = self.tried("sign-in", &subject, client);
        self.count_try(&tried).await?;
        let is_right = self.is_password(password, hash).await;
        let Some(officer) = officer.filter(|officer| is_right && may_sign_in(officer)) else {
            return Err(Rule::WrongPassword.into());
        };
        let mut tx = self.store().begin().await?;
        tried.was_right(&mut tx).await?;
        let token = open_session(&mut tx, &officer.id, now).await?;
        tx.commit().await?;
        Ok(token)
    }

    pub(super) async fn is_password(&self, given: &str, hash: Option<String>) -> bool {
        let given = given.to_owned();
        self.in_turn(move || passwords::is_right(&given, hash.as_deref()))
            .await
            .unwrap_or(false)
    }

    /// What is kept of a password, unless it is too weak. Never called inside a transaction: others would wait.
    pub(crate) async fn hashed(&self, password: &str) -> Result<String, Problem> {
        let password = password.to_owned();
        Ok(self.in_turn(move || passwords::hash(&password)).await??)
    }

    /// Each hash takes some twenty megabytes and a while, so that only two are made at a time, beside the requests.
    async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
        let broke = |cause: &dyn std::fmt::Display| Problem::broke("a password could not be hashed", cause);
        let _turn = self.0.password_turns.acquire().await.map_err(|error| broke(&error))?;
        tokio::task::spawn_blocking(work).await.map_err(|error| broke(&error))
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
            .filter(may_sign_in)
            .ok_or(Problem::NotFound)?;
        let today = self.zone().date(now).to_string();
        let regency = self.regency();
        let positions: Vec<HeldPosition> = reader
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
                deputy: officers::deputy(held.tenure),
            })
            .collect();
        // Whoever knows only a first password may do nothing but change it.
        let must_change_password = officer.state == officers::FIRST_PASSWORD;
        let role = AccountRole::of_word(&officer.role);
        Ok(SignedIn {
            id: OfficerId::new(&officer.id),
            name: Private(officer.name),
            positions: if must_change_password { Vec::new() } else { positions },
            is_overseer: role == AccountRole::Overseer && !must_change_password,
            is_administrator: role == AccountRole::Administrator && !must_change_password,
            must_change_password,
            notices: 0,
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

/// Opens a session and gives its token, of which only a hash is kept.
pub(super) async fn open_session(tx: &mut Tx, officer: &str, now: Timestamp) -> Result<Private, Problem> {
    let token = random::token();
    let session = Session {
        officer: officer.to_owned(),
        created_at: now,
        expires_at: Timestamp::from_second(now.as_second() + LASTS).unwrap_or(now),
    };
    tx.open_session(&token_hash(&token), &session).await?;
    Ok(Private(token))
}

fn may_sign_in(officer: &Officer) -> bool {
    officer.state == officers::ACTIVE || officer.state == officers::FIRST_PASSWORD
}

fn token_hash(token: &str) -> [u8; 32] {
    maklumat_credential::digest(token.as_bytes()).0
}
