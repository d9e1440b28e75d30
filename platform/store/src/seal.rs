//! Personal data at rest: sealed with a key per case, found again by keyed hash.
//!
//! One master key opens everything. From it come a key that wraps the keys of cases, a key for hashes that make
//! sealed values findable, and a key for what belongs to no case. A case whose wrapped key is destroyed can never
//! be read again, from a backup neither, unless the backup holds the wrapped key.

use std::cell::RefCell;
use std::fmt;
use std::fs;
use std::io::Write;
use std::path::Path;

use chacha20poly1305::aead::{Aead, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, KeyInit as _, Mac};
use sha2::Sha256;
use uuid::Uuid;

use crate::fault::{Fault, FaultKind};

const NONCE_BYTES: usize = 24;
const DRAWN_AT_ONCE: usize = 1024;
/// First byte of everything sealed, so that another way of sealing can be told apart one day.
const SEALED_V1: u8 = 1;

/// The keys of one installation. Never printed.
pub struct Keys {
    wrapping: [u8; 32],
    lookup: [u8; 32],
    platform: [u8; 32],
    check: [u8; 32],
}

/// The key of one case (or draft): opens its snapshot, events and attachments.
#[derive(Clone, PartialEq, Eq)]
pub struct CaseKey([u8; 32]);

/// What sealed bytes are for. Bytes sealed for one purpose do not open for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    CaseKey,
    Snapshot,
    /// The private part of the event with this sequence number.
    Event(i64),
    Effect,
    Job,
    Draft,
    OfficerName,
    Attachment,
    Receipt,
    /// What a document said when it was issued.
    Print,
    /// What an officer looked for, kept in a browser.
    Search,
    SecondFactor,
    /// Where a session was opened from.
    Origin,
    /// Why the drawer of a cashier held something else.
    Till,
    /// How an applicant wants to be told.
    Contact,
    OfficerMailbox,
    /// What a form was answered that a browser may send again.
    Sending,
    /// What the public says of a draft.
    Comment,
    /// Who said it.
    Commenter,
}

impl Keys {
    /// Derives all keys from 32 random bytes.
    #[must_use]
    pub fn from_master(master: &[u8; 32]) -> Self {
        Self {
            wrapping: derive(master, b"maklumat 1 wrapping"),
            lookup: derive(master, b"maklumat 1 lookup"),
            platform: derive(master, b"maklumat 1 platform"),
            check: derive(master, b"maklumat 1 check"),
        }
    }

    /// Reads a key written as 64 hexadecimal digits, from an environment variable for example.
    pub fn from_text(text: &str) -> Result<Self, Fault> {
        let bytes = parse_hex(text.trim()).ok_or_else(|| {
            Fault::new(
                FaultKind::WrongKey,
                "the sealing key must be 64 hexadecimal digits and nothing else",
            )
        })?;
        Ok(Self::from_master(&bytes))
    }

    pub fn from_file(path: &Path) -> Result<Self, Fault> {
        let text = fs::read_to_string(path).map_err(|error| Fault::io("reading the file of the sealing key", error))?;
        Self::from_text(&text)
    }

    /// Makes a new key in a file that only its owner can read. An existing file is never overwritten.
    pub fn create_file(path: &Path) -> Result<Self, Fault> {
        let master = random::<32>()?;
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let written = options.open(path).and_then(|mut file| {
            file.write_all(hex(&master).as_bytes())?;
            file.write_all(b"\n")?;
            file.sync_all()
        });
        written.map_err(|error| Fault::io("writing the file of the sealing key", error))?;
        Ok(Self::from_master(&master))
    }

    /// A keyed hash: the same value always gives the same bytes, and nobody without the key can try values.
    /// `domain` keeps a phone number and a NIK of the same digits apart.
    #[must_use]
    pub fn lookup(&self, tenant: i64, domain: &str, value: &str) -> [u8; 32] {
        keyed_hash(
            &self.lookup,
            &[&tenant.to_be_bytes(), domain.as_bytes(), &[0], value.as_bytes()],
        )
    }

    /// What a database keeps to recognise its key.
    pub(crate) fn check_value(&self, tenant: i64) -> [u8; 32] {
        keyed_hash(&self.check, &[&tenant.to_be_bytes()])
    }

    pub(crate) fn wrap(&self, tenant: i64, owner: Uuid, key: &CaseKey) -> Result<Vec<u8>, Fault> {
        seal(&self.wrapping, &binding(tenant, owner, Purpose::CaseKey), &key.0)
    }

    pub(crate) fn unwrap_key(&self, tenant: i64, owner: Uuid, wrapped: &[u8]) -> Result<CaseKey, Fault> {
        let opened = open(&self.wrapping, &binding(tenant, owner, Purpose::CaseKey), wrapped)?;
        opened
            .try_into()
            .map(CaseKey)
            .map_err(|_| Fault::new(FaultKind::Altered, "a wrapped key has the wrong length"))
    }

    /// Seals what belongs to no case: names of officers, effects, jobs.
    pub fn seal(&self, tenant: i64, owner: Uuid, purpose: Purpose, plain: &[u8]) -> Result<Vec<u8>, Fault> {
        seal(&self.platform, &binding(tenant, owner, purpose), plain)
    }

    pub fn open(&self, tenant: i64, owner: Uuid, purpose: Purpose, sealed: &[u8]) -> Result<Vec<u8>, Fault> {
        open(&self.platform, &binding(tenant, owner, purpose), sealed)
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(..)")
    }
}

impl CaseKey {
    pub fn generate() -> Result<Self, Fault> {
        random().map(Self)
    }

    /// A key from bytes the caller has drawn, for histories that must come out the same each time.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub fn seal(&self, tenant: i64, matter: Uuid, purpose: Purpose, plain: &[u8]) -> Result<Vec<u8>, Fault> {
        seal(&self.0, &binding(tenant, matter, purpose), plain)
    }

    pub fn open(&self, tenant: i64, matter: Uuid, purpose: Purpose, sealed: &[u8]) -> Result<Vec<u8>, Fault> {
        open(&self.0, &binding(tenant, matter, purpose), sealed)
    }
}

impl fmt::Debug for CaseKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CaseKey(..)")
    }
}

/// Ties sealed bytes to where they belong, so that they cannot be moved to another case or column.
fn binding(tenant: i64, owner: Uuid, purpose: Purpose) -> [u8; 33] {
    let (tag, number) = match purpose {
        Purpose::CaseKey => (1, 0),
        Purpose::Snapshot => (2, 0),
        Purpose::Event(sequence) => (3, sequence),
        Purpose::Effect => (4, 0),
        Purpose::Job => (5, 0),
        Purpose::Draft => (6, 0),
        Purpose::OfficerName => (7, 0),
        Purpose::Attachment => (8, 0),
        Purpose::Receipt => (9, 0),
        Purpose::Print => (10, 0),
        Purpose::Search => (21, 0),
        Purpose::SecondFactor => (19, 0),
        Purpose::Origin => (20, 0),
        Purpose::Till => (22, 0),
        Purpose::Contact => (17, 0),
        Purpose::OfficerMailbox => (18, 0),
        Purpose::Sending => (26, 0),
        Purpose::Comment => (31, 0),
        Purpose::Commenter => (32, 0),
    };
    let mut bytes = [0; 33];
    bytes[..8].copy_from_slice(&tenant.to_be_bytes());
    bytes[8..24].copy_from_slice(owner.as_bytes());
    bytes[24] = tag;
    bytes[25..].copy_from_slice(&number.to_be_bytes());
    bytes
}

fn seal(key: &[u8; 32], binding: &[u8], plain: &[u8]) -> Result<Vec<u8>, Fault> {
    let nonce = random::<NONCE_BYTES>()?;
    let cipher = XChaCha20Poly1305::new(key.into());
    let encrypted = cipher
        .encrypt(
            XNonce::from_slice(&nonce),
            Payload {
                msg: plain,
                aad: binding,
            },
        )
        .map_err(|_| Fault::new(FaultKind::Broken, "sealing failed"))?;
    let mut sealed = Vec::with_capacity(1 + NONCE_BYTES + encrypted.len());
    sealed.push(SEALED_V1);
    sealed.extend_from_slice(&nonce);
    sealed.extend_from_slice(&encrypted);
    Ok(sealed)
}

fn open(key: &[u8; 32], binding: &[u8], sealed: &[u8]) -> Result<Vec<u8>, Fault> {
    let altered = || {
        Fault::new(
            FaultKind::Altered,
            "sealed bytes do not open: they were changed or moved",
        )
    };
    let (&version, rest) = sealed.split_first().ok_or_else(altered)?;
    if version != SEALED_V1 || rest.len() < NONCE_BYTES {
        return Err(altered());
    }
    let (nonce, encrypted) = rest.split_at(NONCE_BYTES);
    XChaCha20Poly1305::new(key.into())
        .decrypt(
            XNonce::from_slice(nonce),
            Payload {
                msg: encrypted,
                aad: binding,
            },
        )
        .map_err(|_| altered())
}

fn derive(master: &[u8; 32], label: &[u8]) -> [u8; 32] {
    keyed_hash(master, &[label])
}

fn keyed_hash(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

thread_local! {
    /// Random bytes of the operating system, drawn many at a time because each call into it costs as much as sealing.
    static DRAWN: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Bytes nobody has had before and nobody will have again.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], Fault> {
    DRAWN.with_borrow_mut(|drawn| {
        if drawn.len() < N {
            drawn.resize(N.max(DRAWN_AT_ONCE), 0);
            if getrandom::fill(drawn).is_err() {
                drawn.clear();
                return Err(Fault::new(
                    FaultKind::Broken,
                    "the operating system gives no random bytes",
                ));
            }
        }
        let mut bytes = [0; N];
        let rest = drawn.len() - N;
        bytes.copy_from_slice(&drawn[rest..]);
        // What was handed out, perhaps as a key, does not stay behind.
        drawn[rest..].fill(0);
        drawn.truncate(rest);
        Ok(bytes)
    })
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(DIGITS[usize::from(byte >> 4)] as char);
        text.push(DIGITS[usize::from(byte & 15)] as char);
    }
    text
}

pub(crate) fn parse_hex(text: &str) -> Option<[u8; 32]> {
    if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; 32];
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(index * 2..index * 2 + 2)?, 16).ok()?;
    }
    Some(bytes)
}
