//! How applicants and officers want to be told, sealed.

use maklumat_calendar::Timestamp;
use uuid::Uuid;

use crate::database::{Reader, Tx};
use crate::fault::Fault;
use crate::seal::{CaseKey, Purpose};
use crate::statements::statements;
use crate::value::Row;

statements! {
    KEEP_CONTACT = "INSERT INTO contact (tenant, owner, sealed, changed_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (tenant, owner) DO UPDATE SET sealed = excluded.sealed, changed_at = excluded.changed_at";
    CONTACT = "SELECT sealed FROM contact WHERE tenant = $1 AND owner = $2";
    KEEP_OFFICER_CONTACT = "INSERT INTO officer_contact (tenant, officer, id, mailbox, language, weekly, daily)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (tenant, officer) DO UPDATE SET id = excluded.id, mailbox = excluded.mailbox,
            language = excluded.language, weekly = excluded.weekly, daily = excluded.daily";
    DROP_OFFICER_CONTACT = "DELETE FROM officer_contact WHERE tenant = $1 AND officer = $2";
    OFFICER_CONTACT = "SELECT officer, id, mailbox, language, weekly, daily FROM officer_contact
        WHERE tenant = $1 AND officer = $2";
    ALL_OFFICER_CONTACTS = "SELECT officer, id, mailbox, language, weekly, daily FROM officer_contact
        WHERE tenant = $1
        ORDER BY officer";
}

/// What an officer asked to be told by mail.
#[derive(Clone, PartialEq, Eq)]
pub struct OfficerContact {
    pub officer: String,
    /// Sealed at rest.
    pub mailbox: String,
    pub language: String,
    /// Once a week, how the services stand.
    pub weekly: bool,
    /// Each morning, what waits.
    pub daily: bool,
}

impl std::fmt::Debug for OfficerContact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OfficerContact")
            .field("officer", &self.officer)
            .finish_non_exhaustive()
    }
}

impl Tx {
    /// Keeps how the applicant of a draft or case wants to be told, in the place of what was kept before.
    pub async fn keep_contact(
        &mut self,
        owner: Uuid,
        key: &CaseKey,
        plain: &[u8],
        now: Timestamp,
    ) -> Result<(), Fault> {
        let tenant = self.tenant;
        let sealed = key.seal(tenant, owner, Purpose::Contact, plain)?;
        let values = [tenant.into(), owner.into(), (&sealed).into(), now.into()];
        self.execute(KEEP_CONTACT, &values).await.map(|_| ())
    }

    /// `id` is a new one, to which the address is sealed.
    pub async fn keep_officer_contact(&mut self, contact: &OfficerContact, id: Uuid) -> Result<(), Fault> {
        let tenant = self.tenant;
        let sealed = self
            .keys
            .seal(tenant, id, Purpose::OfficerMailbox, contact.mailbox.as_bytes())?;
        let values = [
            tenant.into(),
            (&contact.officer).into(),
            id.into(),
            (&sealed).into(),
            (&contact.language).into(),
            contact.weekly.into(),
            contact.daily.into(),
        ];
        self.execute(KEEP_OFFICER_CONTACT, &values).await.map(|_| ())
    }

    pub async fn drop_officer_contact(&mut self, officer: &str) -> Result<(), Fault> {
        self.execute(DROP_OFFICER_CONTACT, &[self.tenant.into(), officer.into()])
            .await
            .map(|_| ())
    }
}

impl Reader {
    pub async fn contact(&mut self, owner: Uuid, key: &CaseKey) -> Result<Option<Vec<u8>>, Fault> {
        let tenant = self.tenant;
        let row = self.row(CONTACT, &[tenant.into(), owner.into()]).await?;
        row.map(|mut row| key.open(tenant, owner, Purpose::Contact, &row.bytes(0)?))
            .transpose()
    }

    /// The same of a case, with the key it is kept under. `None`: nothing was chosen, or the case was erased.
    pub async fn contact_of_case(&mut self, matter: Uuid) -> Result<Option<Vec<u8>>, Fault> {
        match self.case_key(matter).await? {
            Some(key) => self.contact(matter, &key).await,
            None => Ok(None),
        }
    }

    pub async fn officer_contact(&mut self, officer: &str) -> Result<Option<OfficerContact>, Fault> {
        let row = self.row(OFFICER_CONTACT, &[self.tenant.into(), officer.into()]).await?;
        row.map(|row| self.read_officer_contact(row)).transpose()
    }

    pub async fn officer_contacts(&mut self) -> Result<Vec<OfficerContact>, Fault> {
        let rows = self.rows(ALL_OFFICER_CONTACTS, &[self.tenant.into()]).await?;
        rows.into_iter().map(|row| self.read_officer_contact(row)).collect()
    }

    fn read_officer_contact(&self, mut row: Row) -> Result<OfficerContact, Fault> {
        let id = row.uuid(1)?;
        let opened = self
            .keys
            .open(self.tenant, id, Purpose::OfficerMailbox, &row.bytes(2)?)?;
        Ok(OfficerContact {
            officer: row.text(0)?,
            mailbox: String::from_utf8_lossy(&opened).into_owned(),
            language: row.text(3)?,
            weekly: row.bool(4)?,
            daily: row.bool(5)?,
        })
    }
}
