//! Is this document genuine? Answered by the page itself without a network, or by the server where no script runs.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use maklumat_app::DocumentVerdict;
use maklumat_calendar::Timestamp;
use serde::Deserialize;

use crate::form::Form;
use crate::frame::{Frame, Here};
use crate::respond::{self, page};
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "citizen/verify.html")]
pub(crate) struct VerifyPage {
    pub(crate) f: Frame,
    pub(crate) text: String,
    pub(crate) verdict: Option<DocumentVerdict>,
    pub(crate) key_ring: String,
    pub(crate) revocations: String,
    /// When the list of revoked documents was signed.
    pub(crate) list_of: Timestamp,
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

pub(crate) async fn post(visit: Visit, form: Form) -> Response {
    show(&visit, form.text("kode"))
}

/// The public keys, to be kept by whoever checks without a network.
pub(crate) async fn keys(visit: Visit) -> Response {
    respond::list(visit.app.key_ring_text())
}

/// The signed list of revoked documents.
pub(crate) async fn revoked(visit: Visit) -> Response {
    respond::list(visit.app.revocations_text())
}

fn show(visit: &Visit, text: &str) -> Response {
    let text: String = text.trim().chars().take(LONGEST_TEXT).collect();
    let verdict = (!text.is_empty()).then(|| visit.app.verify_text(&text));
    let f = visit.frame(Here::Verify).at(&urls::verify()).titled_by("verify-title");
    page(&VerifyPage {
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
    })
}
