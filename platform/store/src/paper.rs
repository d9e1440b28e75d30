//! Forms printed ahead: which numbers were issued, and what became of each.

use maklumat_calendar::Timestamp;
use uuid::Uuid;

use crate::database::{Reader, Tx};
use crate::fault::Fault;
use crate::statements::statements;
use crate::value::Row;

statements! {
    ADD_PACK = "INSERT INTO paper_pack (tenant, id, unit, service, version, forms, printed_by, printed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    ADD_FORM = "INSERT INTO paper_form (tenant, number, pack, place, link) VALUES ($1, $2, $3, $4, $5)";
    PACKS_OF = "SELECT id, unit, service, version, forms, printed_by, printed_at,
            (SELECT COUNT(*) FROM paper_form WHERE tenant = $1 AND pack = paper_pack.id AND captured_at IS NOT NULL),
            (SELECT COUNT(*) FROM paper_form WHERE tenant = $1 AND pack = paper_pack.id AND struck_at IS NOT NULL)
        FROM paper_pack
        WHERE tenant = $1 AND unit = $2 AND service = $3
        ORDER BY printed_at DESC, id DESC
        LIMIT $4";
    ONE_PACK = "SELECT id, unit, service, version, forms, printed_by, printed_at,
            (SELECT COUNT(*) FROM paper_form WHERE tenant = $1 AND pack = paper_pack.id AND captured_at IS NOT NULL),
            (SELECT COUNT(*) FROM paper_form WHERE tenant = $1 AND pack = paper_pack.id AND struck_at IS NOT NULL)
        FROM paper_pack
        WHERE tenant = $1 AND id = $2";
    FORMS_OF = "SELECT number, pack, place, matter, begun_by, begun_at, received_at, captured_by, captured_at, struck_at,
            struck_reason
        FROM paper_form
        WHERE tenant = $1 AND pack = $2
        ORDER BY place";
    FORM_BY_NUMBER = "SELECT number, pack, place, matter, begun_by, begun_at, received_at, captured_by, captured_at,
            struck_at, struck_reason
        FROM paper_form
        WHERE tenant = $1 AND number = $2";
    FORM_BY_LINK = "SELECT number, pack, place, matter, begun_by, begun_at, received_at, captured_by, captured_at,
            struck_at, struck_reason
        FROM paper_form
        WHERE tenant = $1 AND link = $2";
    BEGIN_ENTRY = "UPDATE paper_form SET matter = $1, begun_by = $2, begun_at = $3, received_at = $4
        WHERE tenant = $5 AND number = $6 AND captured_at IS NULL AND struck_at IS NULL";
    CAPTURE = "UPDATE paper_form SET captured_by = $1, captured_at = $2, received_at = $3
        WHERE tenant = $4 AND number = $5 AND matter = $6 AND captured_at IS NULL AND struck_at IS NULL";
    STRIKE = "UPDATE paper_form SET struck_by = $1, struck_at = $2, struck_reason = $3
        WHERE tenant = $4 AND pack = $5 AND number = $6 AND captured_at IS NULL AND struck_at IS NULL";
    CAPTURED_BETWEEN = "SELECT paper_pack.unit, paper_pack.service, paper_form.received_at, paper_form.captured_at
        FROM paper_form JOIN paper_pack USING (tenant)
        WHERE tenant = $1 AND paper_pack.id = paper_form.pack AND captured_at >= $2 AND captured_at < $3
        ORDER BY captured_at
        LIMIT $4";
}

/// Forms of one service, printed together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperPack {
    pub id: Uuid,
    pub unit: String,
    pub service: String,
    /// Version of the definition whose questions are on the paper.
    pub version: u32,
    pub forms: i64,
    pub printed_by: String,
    pub printed_at: Timestamp,
    pub captured: i64,
    pub struck: i64,
}

/// One numbered form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperForm {
    pub number: String,
    pub pack: Uuid,
    /// In the pack, from 1 on.
    pub place: i64,
    /// The application in which it is entered, later the case.
    pub matter: Option<Uuid>,
    pub begun_by: Option<String>,
    pub begun_at: Option<Timestamp>,
    /// As written on the paper, once somebody has begun to enter it.
    pub received_at: Option<Timestamp>,
    pub captured_by: Option<String>,
    pub captured_at: Option<Timestamp>,
    pub struck_at: Option<Timestamp>,
    pub struck_reason: Option<String>,
}

/// What was entered from paper, for those who count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperEntry {
    pub unit: String,
    pub service: String,
    pub received_at: Timestamp,
    pub captured_at: Timestamp,
}

impl Tx {
    /// Issues the numbers of a pack, each with the hash of its code, in order of their place.
    pub async fn add_pack(&mut self, pack: &PaperPack, numbers: &[(String, [u8; 32])]) -> Result<(), Fault> {
        let values = [
            self.tenant.into(),
            pack.id.into(),
            (&pack.unit).into(),
            (&pack.service).into(),
            pack.version.into(),
            pack.forms.into(),
            (&pack.printed_by).into(),
            pack.printed_at.into(),
        ];
        self.execute(ADD_PACK, &values).await?;
        for (place, (number, link)) in (1_i64..).zip(numbers) {
            let values = [
                self.tenant.into(),
                number.into(),
                pack.id.into(),
                place.into(),
                link.into(),
            ];
            self.execute(ADD_FORM, &values).await?;
        }
        Ok(())
    }

    /// Notes in which application a form is entered, and when it says it was received. False: it is entered already, or
    /// struck off.
    pub async fn begin_entry(
        &mut self,
        (number, matter): (&str, Uuid),
        officer: &str,
        (received_at, now): (Timestamp, Timestamp),
    ) -> Result<bool, Fault> {
        let values = [
            matter.into(),
            officer.into(),
            now.into(),
            received_at.into(),
            self.tenant.into(),
            number.into(),
        ];
        Ok(self.execute(BEGIN_ENTRY, &values).await? > 0)
    }

    /// A form has become a case, once. False: it has before, was struck off, or is entered in another application.
    pub async fn capture(
        &mut self,
        (number, matter): (&str, Uuid),
        officer: &str,
        (received_at, now): (Timestamp, Timestamp),
    ) -> Result<bool, Fault> {
        let values = [
            officer.into(),
            now.into(),
            received_at.into(),
            self.tenant.into(),
            number.into(),
            matter.into(),
        ];
        Ok(self.execute(CAPTURE, &values).await? > 0)
    }

    /// Strikes a number off a pack, for a reason of the caller's closed list. False: it is entered or struck already.
    pub async fn strike(
        &mut self,
        (pack, number): (Uuid, &str),
        (officer, reason): (&str, &str),
        now: Timestamp,
    ) -> Result<bool, Fault> {
        let values = [
            officer.into(),
            now.into(),
            reason.into(),
            self.tenant.into(),
            pack.into(),
            number.into(),
        ];
        Ok(self.execute(STRIKE, &values).await? > 0)
    }
}

impl Reader {
    /// The packs of a service, the latest first.
    pub async fn packs_of(&mut self, (unit, service): (&str, &str), limit: i64) -> Result<Vec<PaperPack>, Fault> {
        let values = [self.tenant.into(), unit.into(), service.into(), limit.into()];
        let rows = self.rows(PACKS_OF, &values).await?;
        rows.into_iter().map(read_pack).collect()
    }

    pub async fn pack(&mut self, id: Uuid) -> Result<Option<PaperPack>, Fault> {
        let row = self.row(ONE_PACK, &[self.tenant.into(), id.into()]).await?;
        row.map(read_pack).transpose()
    }

    pub async fn forms_of(&mut self, pack: Uuid) -> Result<Vec<PaperForm>, Fault> {
        let rows = self.rows(FORMS_OF, &[self.tenant.into(), pack.into()]).await?;
        rows.into_iter().map(read_form).collect()
    }

    pub async fn paper_form(&mut self, number: &str) -> Result<Option<PaperForm>, Fault> {
        let row = self.row(FORM_BY_NUMBER, &[self.tenant.into(), number.into()]).await?;
        row.map(read_form).transpose()
    }

    pub async fn paper_form_of_link(&mut self, link: &[u8; 32]) -> Result<Option<PaperForm>, Fault> {
        let row = self.row(FORM_BY_LINK, &[self.tenant.into(), link.into()]).await?;
        row.map(read_form).transpose()
    }

    /// What was entered from paper between two instants, the first first.
    pub async fn entered_from_paper(
        &mut self,
        (from, until): (Timestamp, Timestamp),
        limit: i64,
    ) -> Result<Vec<PaperEntry>, Fault> {
        let values = [self.tenant.into(), from.into(), until.into(), limit.into()];
        let rows = self.rows(CAPTURED_BETWEEN, &values).await?;
        let entry = |mut row: Row| {
            Ok(PaperEntry {
                unit: row.text(0)?,
                service: row.text(1)?,
                received_at: row.instant(2)?,
                captured_at: row.instant(3)?,
            })
        };
        rows.into_iter().map(entry).collect()
    }
}

fn read_pack(mut row: Row) -> Result<PaperPack, Fault> {
    Ok(PaperPack {
        id: row.uuid(0)?,
        unit: row.text(1)?,
        service: row.text(2)?,
        version: u32::try_from(row.int(3)?).unwrap_or_default(),
        forms: row.int(4)?,
        printed_by: row.text(5)?,
        printed_at: row.instant(6)?,
        captured: row.int(7)?,
        struck: row.int(8)?,
    })
}

fn read_form(mut row: Row) -> Result<PaperForm, Fault> {
    Ok(PaperForm {
        number: row.text(0)?,
        pack: row.uuid(1)?,
        place: row.int(2)?,
        matter: row.optional_uuid(3)?,
        begun_by: row.optional_text(4)?,
        begun_at: row.optional_instant(5)?,
        received_at: row.optional_instant(6)?,
        captured_by: row.optional_text(7)?,
        captured_at: row.optional_instant(8)?,
        struck_at: row.optional_instant(9)?,
        struck_reason: row.optional_text(10)?,
    })
}
