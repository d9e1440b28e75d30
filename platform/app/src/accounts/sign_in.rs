//! Signing in: with a password, and with a code where the account has a second factor. After five wrong tries whoever
//! tries waits for a quarter of an hour.

use maklumat_calendar::Timestamp;
use maklumat_store::Officer;

use super::officers;
use super::sessions::{hashed_token, opened};
use crate::App;
use crate::audit::{AuditKind, Entry, record};
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::tries::FROM_ONE_PLACE;
use crate::views::Private;
use crate::views::account::{Origin, SignIn};
use crate::{passwords, random};

/// How long the code is waited for after the password, in seconds.
const WAITS_FOR_CODE: i64 = 5 * 60;

impl App {
    /// What the right password opens: a session, or the question for the code.
    pub async fn sign_in(&self, login: &str, password: &str, from: impl Into<Origin>) -> Result<SignIn, Problem> {
        let (now, origin) = (self.now(), from.into());
        let officer = self.store().read().await?.officer_by_login(login.trim()).await?;
        let hash = officer.as_ref().map(|officer| officer.password_hash.clone());
        // Names nobody has are counted like the others, so that being shut out does not tell them apart. A renewed
        // password begins a new count.
        let subject = format!("{}/{}", login.trim(), hash.as_deref().unwrap_or_default());
        let tried = self.tried("sign-in", &subject, &origin.network);
        let counted = self.count_try(&tried).await?;
        let is_right = self.is_password(password, hash).await;
        let is_last = counted >= FROM_ONE_PLACE;
        if !is_right && is_last {
            self.record_shut_out(officer.as_ref(), counted).await?;
        }
        let Some(officer) = officer.filter(|officer| is_right && may_sign_in(officer)) else {
            return Err(Rule::WrongPassword.into());
        };
        let mut tx = self.store().begin().await?;
        tried.was_right(&mut tx).await?;
        let factor = tx.second_factor(&officer.id).await?;
        if factor.is_some_and(|factor| factor.secret.is_some()) {
            let token = random::token();
            let until = Timestamp::from_second(now.as_second() + WAITS_FOR_CODE).unwrap_or(now);
            tx.open_half_session(&hashed_token(&token), &officer.id, until).await?;
            tx.commit().await?;
            return Ok(SignIn::NeedsCode(Private(token)));
        }
        let token = opened(self, &mut tx, &officer.id, &origin).await?;
        let detail = (counted - 1).to_string();
        let entry = Entry {
            detail,
            ..Entry::of(AuditKind::SignedIn, &officer.id, &officer.id)
        };
        record(&mut tx, entry, now).await?;
        tx.commit().await?;
        Ok(SignIn::Open(token))
    }

    /// Gives a session token for the code that follows the password, or for a code that stands in for a lost phone.
    pub async fn sign_in_with_code(&self, half: &str, code: &str, origin: &Origin) -> Result<Private, Problem> {
        let now = self.now();
        let half = hashed_token(half);
        let mut reader = self.store().read().await?;
        let id = reader.half_session(&half, now).await?.ok_or(Problem::NotFound)?;
        let officer = reader
            .officer(&id)
            .await?
            .filter(may_sign_in)
            .ok_or(Problem::NotFound)?;
        drop(reader);
        let tried = self.tried("second-factor", &officer.id, &origin.network);
        let counted = self.count_try(&tried).await?;
        let mut tx = self.store().begin().await?;
        let used = match self.use_code(&mut tx, &officer.id, code).await {
            // Of two forms with the same code at the same moment one finds the door open.
            Ok(used) if tx.close_half_session(&half).await? => used,
            Ok(_) => {
                tx.roll_back().await;
                return Err(Problem::NotFound);
            }
            Err(problem) => {
                tx.roll_back().await;
                if counted >= FROM_ONE_PLACE {
                    self.record_shut_out(Some(&officer), counted).await?;
                }
                return Err(problem);
            }
        };
        tried.was_right(&mut tx).await?;
        let token = opened(self, &mut tx, &officer.id, origin).await?;
        used.record(&mut tx, &officer.id, now).await?;
        let detail = (counted - 1).to_string();
        let entry = Entry {
            detail,
            ..Entry::of(AuditKind::SignedIn, &officer.id, &officer.id)
        };
        record(&mut tx, entry, now).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// Somebody guessed as often as one place may. A name that nobody has is written down too, without the name, so that
    /// the answer takes as long; how many there can be is bounded, because a place that guesses on is shut out.
    async fn record_shut_out(&self, officer: Option<&Officer>, counted: i64) -> Result<(), Problem> {
        let about = officer.map_or("", |officer| &officer.id);
        let mut tx = self.store().begin().await?;
        let entry = Entry {
            detail: counted.to_string(),
            ..Entry::of(AuditKind::ShutOut, "", about)
        };
        record(&mut tx, entry, self.now()).await?;
        tx.commit().await?;
        Ok(())
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
}

pub(super) fn may_sign_in(officer: &Officer) -> bool {
    officer.state == officers::ACTIVE || officer.state == officers::FIRST_PASSWORD
}
