//! Documents issued, their revocation, and the promise receipt of each case.

use maklumat_calendar::Timestamp;
use uuid::Uuid;

use crate::database::{Bound, Reader, Tx};
use crate::fault::Fault;
use crate::matters::{Head, erased};
use crate::seal::{CaseKey, Purpose};
use crate::statements::statements;
use crate::value::Row;

statements! {
    RECORD_PRODUCT = "INSERT INTO product (
            tenant, credential, matter, product, unit, service, number, issued_at, valid_until, print)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    ONE_PRODUCT = "SELECT credential, matter, product, unit, service, number, issued_at, valid_until, revoked_at,
            revoked_reason, attachment
        FROM product
        WHERE tenant = $1 AND credential = $2";
    NUMBERED_PRODUCT = "SELECT credential, matter, product, unit, service, number, issued_at, valid_until, revoked_at,
            revoked_reason, attachment
        FROM product
        WHERE tenant = $1 AND unit = $2 AND service = $3 AND number = $4";
    PRODUCTS_OF_MATTER = "SELECT credential, matter, product, unit, service, number, issued_at, valid_until, revoked_at,
            revoked_reason, attachment
        FROM product
        WHERE tenant = $1 AND matter = $2
        ORDER BY issued_at, credential";
    PRINT_OF = "SELECT print FROM product WHERE tenant = $1 AND credential = $2";
    // The first print is the document; a second printer finds it there.
    ATTACH_DOCUMENT = "UPDATE product SET attachment = $1
        WHERE tenant = $2 AND credential = $3 AND attachment IS NULL";
    REVOKE = "UPDATE product SET revoked_at = $1, revoked_reason = $2
        WHERE tenant = $3 AND credential = $4 AND revoked_at IS NULL";
    REVOKED = "SELECT credential, revoked_at, revoked_reason FROM product
        WHERE tenant = $1 AND revoked_at IS NOT NULL
        ORDER BY revoked_at, credential";
    COUNT_REVOKED = "SELECT COUNT(*) FROM product WHERE tenant = $1 AND revoked_at IS NOT NULL";
    KEEP_RECEIPT = "INSERT INTO receipt (tenant, matter, payload, signature, issued_at) VALUES ($1, $2, $3, $4, $5)";
    RECEIPT = "SELECT payload, signature, issued_at FROM receipt WHERE tenant = $1 AND matter = $2";
}

/// A document that was issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedProduct {
    /// Id of its credential, as in the QR.
    pub credential: String,
    pub matter: Uuid,
    pub product: String,
    pub unit: String,
    pub service: String,
    pub number: Option<String>,
    pub issued_at: Timestamp,
    pub valid_until: Option<Timestamp>,
    pub revoked_at: Option<Timestamp>,
    pub revoked_reason: Option<String>,
    /// Digest of the document among the attachments of the case.
    pub attachment: Option<String>,
}

/// A document that has just been numbered, with what is printed on it. A number used twice by one service is a fault of
/// kind `Duplicate`.
#[derive(Clone, Debug)]
pub struct NewProduct {
    pub product: IssuedProduct,
    /// Sealed at rest with the key of the case.
    pub print: Vec<u8>,
}

/// The same, sealed.
pub(crate) struct SealedProduct<'a> {
    product: &'a IssuedProduct,
    print: Vec<u8>,
}

impl<'a> SealedProduct<'a> {
    pub(crate) fn of(tenant: i64, key: &CaseKey, product: &'a IssuedProduct, print: &[u8]) -> Result<Self, Fault> {
        Ok(Self {
            print: key.seal(tenant, product.matter, Purpose::Print, print)?,
            product,
        })
    }

    pub(crate) fn bind(&self, tenant: i64) -> Bound<'_> {
        let product = self.product;
        let values = vec![
            tenant.into(),
            (&product.credential).into(),
            product.matter.into(),
            (&product.product).into(),
            (&product.unit).into(),
            (&product.service).into(),
            product.number.as_ref().into(),
            product.issued_at.into(),
            product.valid_until.into(),
            (&self.print).into(),
        ];
        Bound::new(RECORD_PRODUCT, values)
    }
}

/// The signed promise given at submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Sealed at rest with the key of the case.
    pub payload: Vec<u8>,
    pub signature: Vec<u8>,
    pub issued_at: Timestamp,
}

impl Tx {
    /// Notes a document apart from the change that numbers it: of a history that is written at once.
    pub async fn record_product(&mut self, head: &Head, product: &IssuedProduct, print: &[u8]) -> Result<(), Fault> {
        let tenant = self.tenant;
        let key = head.key.as_ref().ok_or_else(erased)?;
        let sealed = SealedProduct::of(tenant, key, product, print)?;
        self.batch(&[sealed.bind(tenant)]).await.map(|_| ())
    }

    /// Says which attachment of the case is the printed document. False: it has been printed before.
    pub async fn attach_document(&mut self, credential: &str, digest: &str) -> Result<bool, Fault> {
        let values = [digest.into(), self.tenant.into(), credential.into()];
        Ok(self.execute(ATTACH_DOCUMENT, &values).await? > 0)
    }

    /// False: unknown, or revoked before.
    pub async fn revoke_product(&mut self, credential: &str, reason: &str, now: Timestamp) -> Result<bool, Fault> {
        let values = [now.into(), reason.into(), self.tenant.into(), credential.into()];
        Ok(self.execute(REVOKE, &values).await? > 0)
    }

    /// A case has one receipt; a second is a fault of kind `Duplicate`.
    pub async fn keep_receipt(&mut self, head: &Head, receipt: &Receipt) -> Result<(), Fault> {
        let tenant = self.tenant;
        let key = head.key.as_ref().ok_or_else(erased)?;
        let payload = key.seal(tenant, head.id, Purpose::Receipt, &receipt.payload)?;
        let values = [
            tenant.into(),
            head.id.into(),
            (&payload).into(),
            (&receipt.signature).into(),
            receipt.issued_at.into(),
        ];
        self.execute(KEEP_RECEIPT, &values).await.map(|_| ())
    }
}

impl Reader {
    pub async fn product(&mut self, credential: &str) -> Result<Option<IssuedProduct>, Fault> {
        let row = self.row(ONE_PRODUCT, &[self.tenant.into(), credential.into()]).await?;
        row.map(read_product).transpose()
    }

    /// The document of a service that carries a number.
    pub async fn product_numbered(
        &mut self,
        unit: &str,
        service: &str,
        number: &str,
    ) -> Result<Option<IssuedProduct>, Fault> {
        let asked = [self.tenant.into(), unit.into(), service.into(), number.into()];
        let row = self.row(NUMBERED_PRODUCT, &asked).await?;
        row.map(read_product).transpose()
    }

    pub async fn products_of(&mut self, matter: Uuid) -> Result<Vec<IssuedProduct>, Fault> {
        let rows = self
            .rows(PRODUCTS_OF_MATTER, &[self.tenant.into(), matter.into()])
            .await?;
        rows.into_iter().map(read_product).collect()
    }

    /// What a document of a case said when it was issued.
    pub async fn print_of(&mut self, head: &Head, credential: &str) -> Result<Option<Vec<u8>>, Fault> {
        let tenant = self.tenant;
        let Some(mut row) = self.row(PRINT_OF, &[tenant.into(), credential.into()]).await? else {
            return Ok(None);
        };
        let Some(sealed) = row.optional_bytes(0)? else {
            return Ok(None);
        };
        let key = head.key.as_ref().ok_or_else(erased)?;
        key.open(tenant, head.id, Purpose::Print, &sealed).map(Some)
    }

    /// How many documents were taken back so far.
    pub async fn revoked_so_far(&mut self) -> Result<i64, Fault> {
        let row = self.row(COUNT_REVOKED, &[self.tenant.into()]).await?;
        row.map_or(Ok(0), |mut row| row.int(0))
    }

    /// All revoked documents, oldest first, for the revocation list: credential, instant, reason.
    pub async fn revocations(&mut self) -> Result<Vec<(String, Timestamp, String)>, Fault> {
        self.rows(REVOKED, &[self.tenant.into()])
            .await?
            .into_iter()
            .map(|mut row| Ok((row.text(0)?, row.instant(1)?, row.optional_text(2)?.unwrap_or_default())))
            .collect()
    }

    pub async fn receipt(&mut self, head: &Head) -> Result<Option<Receipt>, Fault> {
        let tenant = self.tenant;
        let Some(mut row) = self.row(RECEIPT, &[tenant.into(), head.id.into()]).await? else {
            return Ok(None);
        };
        let key = head.key.as_ref().ok_or_else(erased)?;
        Ok(Some(Receipt {
            payload: key.open(tenant, head.id, Purpose::Receipt, &row.bytes(0)?)?,
            signature: row.bytes(1)?,
            issued_at: row.instant(2)?,
        }))
    }
}

fn read_product(mut row: Row) -> Result<IssuedProduct, Fault> {
    Ok(IssuedProduct {
        credential: row.text(0)?,
        matter: row.uuid(1)?,
        product: row.text(2)?,
        unit: row.text(3)?,
        service: row.text(4)?,
        number: row.optional_text(5)?,
        issued_at: row.instant(6)?,
        valid_until: row.optional_instant(7)?,
        revoked_at: row.optional_instant(8)?,
        revoked_reason: row.optional_text(9)?,
        attachment: row.optional_text(10)?,
    })
}
