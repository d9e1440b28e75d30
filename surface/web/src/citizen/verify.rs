//! Is this document genuine? Answered by the page itself without a network, or by the server where no script runs.

use askama::Template;
use axum::Extension;
use axum::extract::{Multipart, Query};
use axum::response::Response;
use maklumat_app::{DocumentVerdict, HeldDocument};
use maklumat_calendar::Timestamp;
use serde::Deserialize;

use crate::failure::{Answer, Failure};
use crate::form::{Form, Upload};
use crate::frame::{Frame, Here};
use crate::respond::{self, page};
use crate::upload_room::UploadRoom;
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "citizen/verify.html")]
pub(crate) struct VerifyPage {
    pub(crate) f: Frame,
    pub(crate) text: String,
    pub(crate) verdict: Option<DocumentVerdict>,
    /// What a file or a printed document is found to be.
    pub(crate) held: Option<Held>,
    /// As typed from the paper.
    pub(crate) number: String,
    pub(crate) fingerprint: String,
    pub(crate) key_ring: String,
    pub(crate) revocations: String,
    /// When the list of revoked documents was signed.
    pub(crate) list_of: Timestamp,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Held {
    Same,
    Changed,
    Unknown,
    NotKept,
}

impl Held {
    fn of(found: HeldDocument) -> (Self, Option<DocumentVerdict>) {
        match found {
            HeldDocument::Same(verdict) => (Self::Same, Some(verdict)),
            HeldDocument::Changed => (Self::Changed, None),
            HeldDocument::Unknown => (Self::Unknown, None),
            HeldDocument::NotKept(verdict) => (Self::NotKept, Some(verdict)),
        }
    }

    /// The mark, and the keys of the heading and of what follows from it.
    const fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Same => ("ok", "held-same", "held-same-then"),
            Self::Changed => ("stop", "held-changed", "held-changed-then"),
            Self::Unknown => ("none", "held-unknown", "held-unknown-then"),
            Self::NotKept => ("none", "held-not-kept", "held-not-kept-then"),
        }
    }
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    kode: String,
}

/// The sentences the script needs, under the names it reads them by.
pub(crate) const WORDS: [(&str, &str); 35] = [
    ("valid", "verdict-valid"),
    ("valid-then", "verdict-offline"),
    ("compare", "verdict-compare"),
    ("expired", "verdict-expired"),
    ("expired-then", "verdict-expired-then"),
    ("revoked", "verdict-revoked"),
    ("unknown", "verdict-unknown"),
    ("unknown-then", "verdict-unknown-then"),
    ("altered", "verdict-altered"),
    ("altered-then", "verdict-altered-then"),
    ("not-ours", "verdict-not-ours"),
    ("not-ours-then", "verdict-not-ours-then"),
    ("document", "document"),
    ("holder", "holder"),
    ("number", "number-label"),
    ("issued", "issued"),
    ("until", "valid"),
    ("always", "valid-always"),
    ("by", "issued-by"),
    ("due", "done-at-latest"),
    ("fee", "fee"),
    ("receipt", "receipt-title"),
    ("product", "document-issued"),
    ("reason-1", "revoked-withdrawn"),
    ("reason-2", "revoked-replaced"),
    ("reason-3", "revoked-mistaken"),
    ("reason-4", "revoked-returned"),
    ("reason-5", "revoked-key"),
    ("no-camera", "verify-no-camera"),
    ("fingerprint", "fingerprint-label"),
    ("reference", "reference"),
    ("unsure", "verdict-unsure"),
    ("unsure-then", "verdict-unsure-then"),
    ("list-unreadable", "verify-list-unreadable"),
    ("list-older", "verify-list-older"),
];

/// Longer texts are no credentials of ours.
const LONGEST_TEXT: usize = 4096;

pub(crate) async fn get(visit: Visit, Query(asked): Query<Asked>) -> Response {
    show(&visit, &asked.kode)
}

/// By its code, by the digest of a file that stayed on the phone, or by what is printed on it.
pub(crate) async fn post(visit: Visit, form: Form) -> Answer {
    if let Some(digest) = form.filled("sidik-berkas") {
        let held = visit.app.verify_digest(form.text("kode"), digest).await?;
        return Ok(show_held(&visit, held, ("", "")));
    }
    let (number, fingerprint) = (form.text("nomor"), form.text("sidik"));
    if number.is_empty() && fingerprint.is_empty() {
        return Ok(show(&visit, form.text("kode")));
    }
    let held = visit.app.verify_printed(number, fingerprint).await?;
    Ok(show_held(&visit, held, (number, fingerprint)))
}

/// By the file itself, where no script runs. It is looked at and forgotten.
pub(crate) async fn file(visit: Visit, Extension(room): Extension<UploadRoom>, parts: Multipart) -> Answer {
    let sent = Upload::read(parts, &room).await?;
    let Some((_, bytes)) = sent.files.first() else {
        return Err(Failure::GoTo(urls::verify()));
    };
    let held = visit.app.verify_file(bytes).await?;
    Ok(show_held(&visit, held, ("", "")))
}

/// The public keys, to be kept by whoever checks without a network.
pub(crate) async fn keys(visit: Visit) -> Response {
    respond::list(visit.app.key_ring_text())
}

/// The signed list of revoked documents.
pub(crate) async fn revoked(visit: Visit) -> Response {
    respond::list(visit.app.revocations_text())
}

fn show_held(visit: &Visit, found: HeldDocument, (number, fingerprint): (&str, &str)) -> Response {
    let (held, verdict) = Held::of(found);
    page(&VerifyPage {
        held: Some(held),
        verdict,
        number: number.to_owned(),
        fingerprint: fingerprint.to_owned(),
        ..asked(visit, "")
    })
}

fn show(visit: &Visit, text: &str) -> Response {
    page(&asked(visit, text))
}

/// The page with its verdict on a code, if there is one.
fn asked(visit: &Visit, text: &str) -> VerifyPage {
    let text: String = text.trim().chars().take(LONGEST_TEXT).collect();
    let verdict = (!text.is_empty()).then(|| visit.app.verify_text(&text));
    let f = visit.frame(Here::Verify).at(&urls::verify()).titled_by("verify-title");
    VerifyPage {
        // A page with a verdict is about one document.
        f: if text.is_empty() {
            f.for_everybody_by(&urls::verify(), "verify-description")
        } else {
            f
        },
        text,
        verdict,
        key_ring: visit.app.key_ring_text(),
        revocations: visit.app.revocations_text(),
        list_of: visit.app.revocations_of(),
        held: None,
        number: String::new(),
        fingerprint: String::new(),
    }
}
