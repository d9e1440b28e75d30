//! What a credential says, and the numbers under which it says it.
//!
//! | Key | Claim | CBOR | Longest, characters |
//! |---|---|---|---|
//! | 0 | kind: 1 product, 2 receipt | integer | |
//! | 1 | code of the regency | text | 16 |
//! | 2 | unit that answers, as printed | text | 80 |
//! | 3 | service, `unit/service` | text | 80 |
//! | 4 | version of the definition | integer | |
//! | 5 | reference of the case | text | 32 |
//! | 6 | official number | text, absent without | 60 |
//! | 7 | name of the product, of the service on a receipt | text | 80 |
//! | 8 | holder, shortened | text | 60 |
//! | 9 | issued at, seconds since 1970 | integer | |
//! | 10 | valid until, seconds since 1970 | integer, absent: without limit | |
//! | 11 | digest of what the document says | 32 bytes, absent without | |
//! | 12 | digest of the definition it was decided by | 32 bytes | |
//! | 13 | fee in words | text, absent without | 80 |
//! | 14 | due at, seconds since 1970 | integer, absent without | |
//!
//! A number never changes meaning. Unknown numbers are skipped. Longer texts are cut with an ellipsis when issued, so
//! that every credential fits a QR code that cheap phones can read.

use ciborium::Value;
use maklumat_calendar::Timestamp;
use maklumat_vocabulary::ServiceKey;

use crate::Digest;

/// What the office says about one document or one submission. Times are kept in whole seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claims {
    pub kind: ClaimKind,
    /// `99.01`
    pub regency: String,
    /// Name of the unit as printed.
    pub unit: String,
    pub service: ServiceKey,
    /// Version of the service's definition.
    pub version: u32,
    /// Reference of the case.
    pub reference: String,
    /// Official number of the document; a receipt has none.
    pub number: Option<String>,
    /// Name of the product; on a receipt, of the service.
    pub product: String,
    /// Who holds it, already shortened: see [`shortened_name`].
    pub holder: String,
    pub issued_at: Timestamp,
    /// `None`: without limit of time.
    pub valid_until: Option<Timestamp>,
    /// Of the text the document was printed from. The file itself contains the code, so it cannot contain its own digest.
    pub document: Option<Digest>,
    /// Of the published definition.
    pub definition: Digest,
    /// `Rp 0, tidak ada biaya lain`
    pub fee: Option<String>,
    /// The promised date, on a receipt.
    pub due_at: Option<Timestamp>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClaimKind {
    /// A document the office issued.
    Product,
    /// A promise given at submission.
    Receipt,
}

/// A name as a public check shows it: the first word whole, the others as one letter and dots.
///
/// ```
/// assert_eq!(maklumat_credential::shortened_name("Melati Contoh"), "Melati C•••");
/// ```
#[must_use]
pub fn shortened_name(name: &str) -> String {
    let mut words = name.split_whitespace();
    let mut short = words.next().unwrap_or_default().to_owned();
    for letter in words.filter_map(|word| word.chars().next()) {
        short.push(' ');
        short.push(letter);
        short.push_str("•••");
    }
    short
}

const KIND: i64 = 0;
const REGENCY: i64 = 1;
const UNIT: i64 = 2;
const SERVICE: i64 = 3;
const VERSION: i64 = 4;
const REFERENCE: i64 = 5;
const NUMBER: i64 = 6;
const PRODUCT: i64 = 7;
const HOLDER: i64 = 8;
const ISSUED_AT: i64 = 9;
const VALID_UNTIL: i64 = 10;
const DOCUMENT: i64 = 11;
const DEFINITION: i64 = 12;
const FEE: i64 = 13;
const DUE_AT: i64 = 14;

impl Claims {
    /// The CBOR map: keys ascending, texts bounded.
    pub(crate) fn to_cbor(&self) -> Vec<u8> {
        let kind = match self.kind {
            ClaimKind::Product => 1,
            ClaimKind::Receipt => 2,
        };
        let entries = [
            Some((KIND, Value::from(kind))),
            Some((REGENCY, bounded(&self.regency, 16))),
            Some((UNIT, bounded(&self.unit, 80))),
            Some((SERVICE, bounded(&self.service.to_string(), 80))),
            Some((VERSION, Value::from(self.version))),
            Some((REFERENCE, bounded(&self.reference, 32))),
            self.number.as_ref().map(|number| (NUMBER, bounded(number, 60))),
            Some((PRODUCT, bounded(&self.product, 80))),
            Some((HOLDER, bounded(&self.holder, 60))),
            Some((ISSUED_AT, seconds(self.issued_at))),
            self.valid_until.map(|until| (VALID_UNTIL, seconds(until))),
            self.document.map(|document| (DOCUMENT, Value::from(&document.0[..]))),
            Some((DEFINITION, Value::from(&self.definition.0[..]))),
            self.fee.as_ref().map(|fee| (FEE, bounded(fee, 80))),
            self.due_at.map(|due| (DUE_AT, seconds(due))),
        ];
        let map = entries
            .into_iter()
            .flatten()
            .map(|(key, value)| (Value::from(key), value))
            .collect();
        let mut bytes = Vec::new();
        ciborium::into_writer(&Value::Map(map), &mut bytes).expect("writing into memory does not fail");
        bytes
    }

    /// `None` where a required claim is missing, twice there, or of another type.
    pub(crate) fn from_cbor(bytes: &[u8]) -> Option<Self> {
        let Ok(Value::Map(entries)) = ciborium::from_reader(bytes) else {
            return None;
        };
        let map = ClaimMap::new(entries)?;
        Some(Self {
            kind: match map.integer(KIND)? {
                1 => ClaimKind::Product,
                2 => ClaimKind::Receipt,
                _ => return None,
            },
            regency: map.text(REGENCY)?,
            unit: map.text(UNIT)?,
            service: ServiceKey::parse(&map.text(SERVICE)?)?,
            version: u32::try_from(map.integer(VERSION)?).ok()?,
            reference: map.text(REFERENCE)?,
            number: map.optional(NUMBER, ClaimMap::text)?,
            product: map.text(PRODUCT)?,
            holder: map.text(HOLDER)?,
            issued_at: map.instant(ISSUED_AT)?,
            valid_until: map.optional(VALID_UNTIL, ClaimMap::instant)?,
            document: map.optional(DOCUMENT, ClaimMap::digest)?,
            definition: map.digest(DEFINITION)?,
            fee: map.optional(FEE, ClaimMap::text)?,
            due_at: map.optional(DUE_AT, ClaimMap::instant)?,
        })
    }
}

fn seconds(at: Timestamp) -> Value {
    Value::from(at.as_second())
}

fn bounded(text: &str, most: usize) -> Value {
    if text.chars().count() <= most {
        return Value::from(text);
    }
    let mut cut: String = text.chars().take(most - 1).collect();
    cut.push('…');
    Value::from(cut)
}

/// A map with integer keys, none twice.
struct ClaimMap(std::collections::BTreeMap<i64, Value>);

impl ClaimMap {
    fn new(entries: Vec<(Value, Value)>) -> Option<Self> {
        let mut map = std::collections::BTreeMap::new();
        for (key, value) in entries {
            let key = i64::try_from(key.as_integer()?).ok()?;
            if map.insert(key, value).is_some() {
                return None;
            }
        }
        Some(Self(map))
    }

    /// `Some(None)` where the key is absent, `None` where its value is wrong.
    #[expect(clippy::option_option, reason = "absent and wrong are two answers")]
    fn optional<T>(&self, key: i64, read: impl Fn(&Self, i64) -> Option<T>) -> Option<Option<T>> {
        if self.0.contains_key(&key) {
            read(self, key).map(Some)
        } else {
            Some(None)
        }
    }

    fn text(&self, key: i64) -> Option<String> {
        self.0.get(&key)?.as_text().map(str::to_owned)
    }

    fn integer(&self, key: i64) -> Option<i64> {
        i64::try_from(self.0.get(&key)?.as_integer()?).ok()
    }

    fn instant(&self, key: i64) -> Option<Timestamp> {
        Timestamp::from_second(self.integer(key)?).ok()
    }

    fn digest(&self, key: i64) -> Option<Digest> {
        self.0.get(&key)?.as_bytes()?.as_slice().try_into().ok().map(Digest)
    }
}

#[cfg(test)]
pub(crate) mod tests;
