//! The wrapping around a payload: COSE_Sign1, zlib, base45, a prefix. Opened strictly and within bounds.

use coset::iana::Algorithm;
use coset::{CoseSign1, CoseSign1Builder, HeaderBuilder, TaggedCborSerializable as _};
use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

use crate::key::{KeyId, Signature, SigningKey, VerifyingKey};

/// How one kind of text of ours is wrapped.
pub(crate) struct Wrapping {
    /// Stands before the text, so that a reader knows what it holds.
    pub(crate) prefix: &'static str,
    /// Goes into the signature and nowhere else: a credential never passes as a list, nor the reverse.
    pub(crate) purpose: &'static [u8],
    /// The longest text taken.
    pub(crate) text_limit: usize,
    /// The most bytes it may inflate to.
    pub(crate) inflate_limit: usize,
}

/// An envelope whose form is right. Nobody has checked the signature yet.
pub(crate) struct Opened {
    pub(crate) key: KeyId,
    pub(crate) payload: Vec<u8>,
    /// What the signature covers.
    pub(crate) signed: Vec<u8>,
    signature: Signature,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OpenError {
    /// Another prefix: not a text of this kind.
    NotOurs,
    /// Our prefix, and something else than what we wrote behind it.
    Damaged,
}

impl Wrapping {
    pub(crate) fn seal(&self, payload: Vec<u8>, key: &SigningKey) -> String {
        let unsigned = self.sign1(key.key_id(), payload);
        let signature = key.sign_raw(&unsigned.tbs_data(self.purpose));
        let bytes = encode(CoseSign1 {
            signature: signature.0.to_vec(),
            ..unsigned
        });
        format!("{}{}", self.prefix, base45::encode(compress_to_vec_zlib(&bytes, 9)))
    }

    pub(crate) fn open(&self, text: &str) -> Result<Opened, OpenError> {
        let body = text.trim().strip_prefix(self.prefix).ok_or(OpenError::NotOurs)?;
        if body.len() > self.text_limit {
            return Err(OpenError::Damaged);
        }
        self.open_body(body).ok_or(OpenError::Damaged)
    }

    fn open_body(&self, body: &str) -> Option<Opened> {
        let deflated = base45::decode(body).ok()?;
        if base45::encode(&deflated) != body {
            return None;
        }
        let bytes = inflate(&deflated, self.inflate_limit)?;
        let found = CoseSign1::from_tagged_slice(&bytes).ok()?;
        let key = KeyId(found.protected.header.key_id.as_slice().try_into().ok()?);
        let signature = Signature(found.signature.as_slice().try_into().ok()?);
        let payload = found.payload?;

        // Only the one encoding we write is taken: no second header, no other algorithm, no longer way to say the same.
        let ours = self.sign1(key, payload.clone());
        let signed = ours.tbs_data(self.purpose);
        let ours = encode(CoseSign1 {
            signature: signature.0.to_vec(),
            ..ours
        });
        (ours == bytes).then_some(Opened {
            key,
            payload,
            signed,
            signature,
        })
    }

    fn sign1(&self, key: KeyId, payload: Vec<u8>) -> CoseSign1 {
        let header = HeaderBuilder::new()
            .algorithm(Algorithm::EdDSA)
            .key_id(key.0.to_vec())
            .build();
        CoseSign1Builder::new().protected(header).payload(payload).build()
    }
}

impl Opened {
    pub(crate) fn is_signed_by(&self, key: &VerifyingKey) -> bool {
        key.verify_raw(&self.signed, &self.signature)
    }
}

fn encode(sign1: CoseSign1) -> Vec<u8> {
    sign1
        .to_tagged_vec()
        .expect("a COSE structure built from byte strings encodes")
}

/// The content of exactly one zlib stream.
fn inflate(deflated: &[u8], limit: usize) -> Option<Vec<u8>> {
    let read = |bytes| decompress_to_vec_zlib_with_limit(bytes, limit).ok();
    let (_, shorter) = deflated.split_last()?;
    // The reader keeps silent about bytes behind the end of a stream. Of an exact stream, no byte can be spared.
    if read(shorter).is_some() { None } else { read(deflated) }
}
