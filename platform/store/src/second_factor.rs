//! What officers sign in with beside a password: the secret shared with their phone, codes for when it is lost, and the
//! moment between password and code.

use maklumat_calendar::Timestamp;

use crate::database::{Reader, Tx};
use crate::fault::Fault;
use crate::people::owner_of_account;
use crate::seal::{Keys, Purpose};
use crate::statements::statements;

statements! {
    KEEP_NEXT_SECRET = "INSERT INTO second_factor (tenant, officer, next_secret, last_step) VALUES ($1, $2, $3, 0)
        ON CONFLICT (tenant, officer) DO UPDATE SET next_secret = excluded.next_secret";
    SET_FACTOR = "UPDATE second_factor SET secret = next_secret, next_secret = NULL, last_step = $1, set_at = $2
        WHERE tenant = $3 AND officer = $4 AND next_secret IS NOT NULL";
    USE_STEP = "UPDATE second_factor SET last_step = $1
        WHERE tenant = $2 AND officer = $3 AND secret IS NOT NULL AND last_step < $1";
    REMOVE_FACTOR = "DELETE FROM second_factor WHERE tenant = $1 AND officer = $2";
    FACTOR = "SELECT secret, next_secret, set_at FROM second_factor WHERE tenant = $1 AND officer = $2";
    ADD_RECOVERY_CODE = "INSERT INTO recovery_code (tenant, officer, code_hash) VALUES ($1, $2, $3)";
    USE_RECOVERY_CODE = "UPDATE recovery_code SET used_at = $1
        WHERE tenant = $2 AND officer = $3 AND code_hash = $4 AND used_at IS NULL";
    REMOVE_RECOVERY_CODES = "DELETE FROM recovery_code WHERE tenant = $1 AND officer = $2";
    RECOVERY_CODES_LEFT = "SELECT COUNT(*) FROM recovery_code
        WHERE tenant = $1 AND officer = $2 AND used_at IS NULL";
    OPEN_HALF = "INSERT INTO half_session (tenant, token_hash, officer, expires_at) VALUES ($1, $2, $3, $4)";
    HALF = "SELECT officer FROM half_session WHERE tenant = $1 AND token_hash = $2 AND expires_at > $3";
    CLOSE_HALF = "DELETE FROM half_session WHERE tenant = $1 AND token_hash = $2";
    FORGET_HALVES = "DELETE FROM half_session WHERE tenant = $1 AND expires_at <= $2";
    SET_RULE = "INSERT INTO sign_in_rule (tenant, role, second_factor) VALUES ($1, $2, $3)
        ON CONFLICT (tenant, role) DO UPDATE SET second_factor = excluded.second_factor";
    RULES = "SELECT role FROM sign_in_rule WHERE tenant = $1 AND second_factor ORDER BY role";
}

/// The second factor of an account. Secrets are opened; nobody prints them.
#[derive(Clone, PartialEq, Eq)]
pub struct SecondFactor {
    /// In use. `None` until the first one has been confirmed.
    pub secret: Option<Vec<u8>>,
    /// Being set up.
    pub next_secret: Option<Vec<u8>>,
    pub set_at: Option<Timestamp>,
}

impl std::fmt::Debug for SecondFactor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SecondFactor")
            .field("set_at", &self.set_at)
            .finish_non_exhaustive()
    }
}

impl Tx {
    /// Keeps a secret that is being set up. The one in use stays in use.
    pub async fn keep_next_secret(&mut self, officer: &str, secret: &[u8]) -> Result<(), Fault> {
        let tenant = self.tenant;
        let sealed = self
            .keys
            .seal(tenant, owner_of_account(officer), Purpose::SecondFactor, secret)?;
        let values = [tenant.into(), officer.into(), (&sealed).into()];
        self.execute(KEEP_NEXT_SECRET, &values).await.map(|_| ())
    }

    /// What was being set up is used from now on; `step` is the one whose code showed that it works. False if nothing
    /// was.
    pub async fn set_second_factor(&mut self, officer: &str, step: i64, now: Timestamp) -> Result<bool, Fault> {
        let values = [step.into(), now.into(), self.tenant.into(), officer.into()];
        Ok(self.execute(SET_FACTOR, &values).await? > 0)
    }

    /// Uses the code of a step up. False if it, or a later one, was used before.
    pub async fn use_step(&mut self, officer: &str, step: i64) -> Result<bool, Fault> {
        let values = [step.into(), self.tenant.into(), officer.into()];
        Ok(self.execute(USE_STEP, &values).await? > 0)
    }

    /// Removes the secret and the codes that stand in for it.
    pub async fn remove_second_factor(&mut self, officer: &str) -> Result<bool, Fault> {
        let values = [self.tenant.into(), officer.into()];
        self.execute(REMOVE_RECOVERY_CODES, &values).await?;
        Ok(self.execute(REMOVE_FACTOR, &values).await? > 0)
    }

    /// Only keyed hashes of codes are kept.
    pub async fn replace_recovery_codes(&mut self, officer: &str, hashes: &[[u8; 32]]) -> Result<(), Fault> {
        let tenant = self.tenant;
        self.execute(REMOVE_RECOVERY_CODES, &[tenant.into(), officer.into()])
            .await?;
        for hash in hashes {
            self.execute(ADD_RECOVERY_CODE, &[tenant.into(), officer.into(), hash.into()])
                .await?;
        }
        Ok(())
    }

    /// False if there is no such code left.
    pub async fn use_recovery_code(&mut self, officer: &str, hash: &[u8; 32], now: Timestamp) -> Result<bool, Fault> {
        let values = [now.into(), self.tenant.into(), officer.into(), hash.into()];
        Ok(self.execute(USE_RECOVERY_CODE, &values).await? > 0)
    }

    /// Remembers who has given the right password, until a moment. Only a hash of the token is kept.
    pub async fn open_half_session(
        &mut self,
        token_hash: &[u8; 32],
        officer: &str,
        until: Timestamp,
    ) -> Result<(), Fault> {
        let values = [self.tenant.into(), token_hash.into(), officer.into(), until.into()];
        self.execute(OPEN_HALF, &values).await.map(|_| ())
    }

    /// False if somebody else has closed it already.
    pub async fn close_half_session(&mut self, token_hash: &[u8; 32]) -> Result<bool, Fault> {
        let values = [self.tenant.into(), token_hash.into()];
        Ok(self.execute(CLOSE_HALF, &values).await? > 0)
    }

    pub async fn forget_half_sessions(&mut self, now: Timestamp) -> Result<u64, Fault> {
        self.execute(FORGET_HALVES, &[self.tenant.into(), now.into()]).await
    }

    /// Says of a role whether its accounts must have a second factor.
    pub async fn set_sign_in_rule(&mut self, role: &str, needs_second_factor: bool) -> Result<(), Fault> {
        let values = [self.tenant.into(), role.into(), needs_second_factor.into()];
        self.execute(SET_RULE, &values).await.map(|_| ())
    }
}

impl Reader {
    pub async fn second_factor(&mut self, officer: &str) -> Result<Option<SecondFactor>, Fault> {
        let row = self.row(FACTOR, &[self.tenant.into(), officer.into()]).await?;
        let (tenant, keys) = (self.tenant, &self.keys);
        row.map(|mut row| {
            Ok(SecondFactor {
                secret: opened(keys, tenant, officer, row.optional_bytes(0)?)?,
                next_secret: opened(keys, tenant, officer, row.optional_bytes(1)?)?,
                set_at: row.optional_instant(2)?,
            })
        })
        .transpose()
    }

    pub async fn recovery_codes_left(&mut self, officer: &str) -> Result<i64, Fault> {
        let row = self
            .row(RECOVERY_CODES_LEFT, &[self.tenant.into(), officer.into()])
            .await?;
        row.map_or(Ok(0), |mut row| row.int(0))
    }

    /// Whose token it is, unless it has expired.
    pub async fn half_session(&mut self, token_hash: &[u8; 32], now: Timestamp) -> Result<Option<String>, Fault> {
        let values = [self.tenant.into(), token_hash.into(), now.into()];
        self.row(HALF, &values).await?.map(|mut row| row.text(0)).transpose()
    }

    /// The roles whose accounts must have a second factor.
    pub async fn second_factor_roles(&mut self) -> Result<Vec<String>, Fault> {
        let rows = self.rows(RULES, &[self.tenant.into()]).await?;
        rows.into_iter().map(|mut row| row.text(0)).collect()
    }
}

fn opened(keys: &Keys, tenant: i64, officer: &str, sealed: Option<Vec<u8>>) -> Result<Option<Vec<u8>>, Fault> {
    sealed
        .map(|sealed| keys.open(tenant, owner_of_account(officer), Purpose::SecondFactor, &sealed))
        .transpose()
}
