//! Officers and the positions they hold, deputies included.

use maklumat_calendar::Timestamp;
use maklumat_vocabulary::PositionKey;
use uuid::Uuid;

use crate::database::{Reader, Tx};
use crate::fault::{Fault, FaultKind};
use crate::seal::{Keys, Purpose};
use crate::statements::statements;
use crate::value::Row;

statements! {
    ADD_OFFICER = "INSERT INTO officer (
            tenant, id, login, name, password_hash, role, state, failed_attempts, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8)";
    ONE_OFFICER = "SELECT id, login, name, password_hash, role, state FROM officer
        WHERE tenant = $1 AND id = $2";
    OFFICER_BY_LOGIN = "SELECT id, login, name, password_hash, role, state FROM officer
        WHERE tenant = $1 AND login = $2";
    ALL_OFFICERS = "SELECT id, login, name, password_hash, role, state FROM officer
        WHERE tenant = $1
        ORDER BY login";
    ANY_OFFICER = "SELECT 1 AS one FROM officer WHERE tenant = $1 LIMIT 1";
    CHANGE_PASSWORD = "UPDATE officer SET password_hash = $1
        WHERE tenant = $2 AND id = $3";
    CHANGE_STATE = "UPDATE officer SET state = $1 WHERE tenant = $2 AND id = $3";
    ADD_HOLDING = "INSERT INTO holding (
            tenant, officer, unit, position, from_date, until_date, deputy, daily, appointed_by, decree, decree_date)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    END_HOLDING = "UPDATE holding SET until_date = $1
        WHERE tenant = $2 AND officer = $3 AND unit = $4 AND position = $5 AND from_date = $6 AND from_date <= $1
            AND (until_date IS NULL OR until_date > $1)";
    TAKE_BACK_HOLDING = "DELETE FROM holding
        WHERE tenant = $1 AND officer = $2 AND unit = $3 AND position = $4 AND from_date = $5";
    HOLDINGS_FROM = "SELECT officer, unit, position, from_date, until_date, deputy, daily, appointed_by, decree, decree_date
        FROM holding
        WHERE tenant = $1 AND officer = $2 AND (until_date IS NULL OR until_date >= $3)
        ORDER BY from_date, unit, position";
    HOLDINGS_OF_OFFICER = "SELECT officer, unit, position, from_date, until_date, deputy, daily, appointed_by, decree, decree_date
        FROM holding
        WHERE tenant = $1 AND officer = $2 AND from_date <= $3 AND (until_date IS NULL OR until_date >= $3)
        ORDER BY unit, position";
    HOLDERS_FROM = "SELECT officer, unit, position, from_date, until_date, deputy, daily, appointed_by, decree, decree_date
        FROM holding
        WHERE tenant = $1 AND unit = $2 AND position = $3 AND (until_date IS NULL OR until_date >= $4)
        ORDER BY from_date, officer";
    HOLDERS_OF_POSITION = "SELECT officer, unit, position, from_date, until_date, deputy, daily, appointed_by, decree, decree_date
        FROM holding
        WHERE tenant = $1 AND unit = $2 AND position = $3 AND from_date <= $4
            AND (until_date IS NULL OR until_date >= $4)
        ORDER BY officer";
}

/// An officer's account.
#[derive(Clone, PartialEq, Eq)]
pub struct Officer {
    /// Never a name or NIP: it is written into the event log.
    pub id: String,
    pub login: String,
    /// Sealed at rest.
    pub name: String,
    pub password_hash: String,
    /// What the account may do beyond its positions: `officer`, `oversight`, `administrator`.
    pub role: String,
    /// `active`, `first-password` until its owner has chosen another, `closed`
    pub state: String,
}

/// A position held for a time, both days included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    pub officer: String,
    pub position: PositionKey,
    /// `2026-11-23`
    pub from_date: String,
    pub until_date: Option<String>,
    pub tenure: Tenure,
    /// Who gave it, by the id of an account; not known of what a version before wrote.
    pub appointed_by: Option<String>,
    /// Number and day of the decree, where one was named.
    pub decree: Option<(String, String)>,
}

/// How a position is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tenure {
    Holder,
    /// *Plt*: for a position without a holder.
    Plt,
    /// *Plh*: while the holder is away.
    Plh,
}

impl std::fmt::Debug for Officer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Officer")
            .field("id", &self.id)
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}

impl Tx {
    /// A taken id or login is a fault of kind `Duplicate`.
    pub async fn add_officer(&mut self, officer: &Officer, now: Timestamp) -> Result<(), Fault> {
        let tenant = self.tenant;
        let name = sealed_name(&self.keys, tenant, &officer.id, &officer.name)?;
        let values = [
            tenant.into(),
            (&officer.id).into(),
            (&officer.login).into(),
            (&name).into(),
            (&officer.password_hash).into(),
            (&officer.role).into(),
            (&officer.state).into(),
            now.into(),
        ];
        self.execute(ADD_OFFICER, &values).await.map(|_| ())
    }

    pub async fn change_password(&mut self, officer: &str, password_hash: &str) -> Result<(), Fault> {
        self.execute(
            CHANGE_PASSWORD,
            &[password_hash.into(), self.tenant.into(), officer.into()],
        )
        .await
        .map(|_| ())
    }

    pub async fn change_officer_state(&mut self, officer: &str, state: &str) -> Result<(), Fault> {
        self.execute(CHANGE_STATE, &[state.into(), self.tenant.into(), officer.into()])
            .await
            .map(|_| ())
    }

    pub async fn add_holding(&mut self, holding: &Holding) -> Result<(), Fault> {
        let values = [
            self.tenant.into(),
            (&holding.officer).into(),
            holding.position.unit.as_str().into(),
            (&*holding.position.position).into(),
            (&holding.from_date).into(),
            holding.until_date.as_ref().into(),
            (holding.tenure != Tenure::Holder).into(),
            (holding.tenure == Tenure::Plh).into(),
            holding.appointed_by.as_ref().into(),
            holding.decree.as_ref().map(|(number, _)| number).into(),
            holding.decree.as_ref().map(|(_, day)| day).into(),
        ];
        self.execute(ADD_HOLDING, &values).await.map(|_| ())
    }

    /// Ends what is held from a day on; `last` is the last day. False if there is nothing that would last longer.
    pub async fn end_holding(
        &mut self,
        officer: &str,
        (position, from_date): (&PositionKey, &str),
        last: &str,
    ) -> Result<bool, Fault> {
        let values = [
            last.into(),
            self.tenant.into(),
            officer.into(),
            position.unit.as_str().into(),
            (&*position.position).into(),
            from_date.into(),
        ];
        Ok(self.execute(END_HOLDING, &values).await? > 0)
    }

    /// Forgets what was to be held from a day on. False if there is no such thing.
    pub async fn take_back_holding(
        &mut self,
        officer: &str,
        (position, from_date): (&PositionKey, &str),
    ) -> Result<bool, Fault> {
        let values = [
            self.tenant.into(),
            officer.into(),
            position.unit.as_str().into(),
            (&*position.position).into(),
            from_date.into(),
        ];
        Ok(self.execute(TAKE_BACK_HOLDING, &values).await? > 0)
    }
}

impl Reader {
    pub async fn officer(&mut self, id: &str) -> Result<Option<Officer>, Fault> {
        let row = self.row(ONE_OFFICER, &[self.tenant.into(), id.into()]).await?;
        row.map(|row| read_officer(row, self.tenant, &self.keys)).transpose()
    }

    pub async fn officer_by_login(&mut self, login: &str) -> Result<Option<Officer>, Fault> {
        let row = self.row(OFFICER_BY_LOGIN, &[self.tenant.into(), login.into()]).await?;
        row.map(|row| read_officer(row, self.tenant, &self.keys)).transpose()
    }

    pub async fn officers(&mut self) -> Result<Vec<Officer>, Fault> {
        let rows = self.rows(ALL_OFFICERS, &[self.tenant.into()]).await?;
        rows.into_iter()
            .map(|row| read_officer(row, self.tenant, &self.keys))
            .collect()
    }

    /// Whether anybody can sign in yet.
    pub async fn has_officers(&mut self) -> Result<bool, Fault> {
        Ok(self.row(ANY_OFFICER, &[self.tenant.into()]).await?.is_some())
    }

    /// What an officer holds on a day or will hold after it.
    pub async fn holdings_from(&mut self, officer: &str, day: &str) -> Result<Vec<Holding>, Fault> {
        let rows = self
            .rows(HOLDINGS_FROM, &[self.tenant.into(), officer.into(), day.into()])
            .await?;
        rows.into_iter().map(read_holding).collect()
    }

    /// What an officer holds on a day.
    pub async fn holdings(&mut self, officer: &str, day: &str) -> Result<Vec<Holding>, Fault> {
        let rows = self
            .rows(HOLDINGS_OF_OFFICER, &[self.tenant.into(), officer.into(), day.into()])
            .await?;
        rows.into_iter().map(read_holding).collect()
    }

    /// Who holds a position on a day or will hold it after it.
    pub async fn holders_from(&mut self, position: &PositionKey, day: &str) -> Result<Vec<Holding>, Fault> {
        let values = [
            self.tenant.into(),
            position.unit.as_str().into(),
            (&*position.position).into(),
            day.into(),
        ];
        let rows = self.rows(HOLDERS_FROM, &values).await?;
        rows.into_iter().map(read_holding).collect()
    }

    /// Who holds a position on a day.
    pub async fn holders(&mut self, position: &PositionKey, day: &str) -> Result<Vec<Holding>, Fault> {
        let values = [
            self.tenant.into(),
            position.unit.as_str().into(),
            (&*position.position).into(),
            day.into(),
        ];
        self.rows(HOLDERS_OF_POSITION, &values)
            .await?
            .into_iter()
            .map(read_holding)
            .collect()
    }
}

pub(crate) fn sealed_name(keys: &Keys, tenant: i64, id: &str, name: &str) -> Result<Vec<u8>, Fault> {
    keys.seal(tenant, owner_of_account(id), Purpose::OfficerName, name.as_bytes())
}

fn read_officer(mut row: Row, tenant: i64, keys: &Keys) -> Result<Officer, Fault> {
    let id = row.text(0)?;
    let name = keys.open(tenant, owner_of_account(&id), Purpose::OfficerName, &row.bytes(2)?)?;
    let name = String::from_utf8(name).map_err(|_| Fault::new(FaultKind::Altered, "a sealed name is not text"))?;
    Ok(Officer {
        name,
        login: row.text(1)?,
        password_hash: row.text(3)?,
        role: row.text(4)?,
        state: row.text(5)?,
        id,
    })
}

fn read_holding(mut row: Row) -> Result<Holding, Fault> {
    Ok(Holding {
        officer: row.text(0)?,
        position: PositionKey::new(&row.text(1)?, &row.text(2)?),
        from_date: row.text(3)?,
        until_date: row.optional_text(4)?,
        tenure: match (row.bool(5)?, row.bool(6)?) {
            (false, _) => Tenure::Holder,
            (true, false) => Tenure::Plt,
            (true, true) => Tenure::Plh,
        },
        appointed_by: row.optional_text(7)?,
        decree: row.optional_text(8)?.zip(row.optional_text(9)?),
    })
}

/// Binds what is sealed for an account to it: the first 16 bytes of a hash of the id.
pub(crate) fn owner_of_account(id: &str) -> Uuid {
    use sha2::{Digest, Sha256};
    let digest: [u8; 32] = Sha256::digest(id.as_bytes()).into();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Uuid::from_bytes(bytes)
}
