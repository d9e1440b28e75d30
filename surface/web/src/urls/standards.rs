//! Drafts of standards the public comments on, and the cases that establish them.

use maklumat_app::CaseId;
use maklumat_vocabulary::ServiceKey;

use super::{Url, encoded, route};

pub(crate) fn public_drafts() -> Url {
    Url(route::PUBLIC_DRAFTS.to_owned())
}

pub(crate) fn public_draft(id: &str) -> Url {
    Url(format!("{}/{}", route::PUBLIC_DRAFTS, encoded(id)))
}

pub(crate) fn comment_on_draft(id: &str) -> Url {
    Url(format!("{}/tanggapan", public_draft(id)))
}

pub(crate) fn drafted_service(id: &str) -> Url {
    Url(format!("{}/layanan", public_draft(id)))
}

pub(crate) fn drafted_sop(id: &str) -> Url {
    Url(format!("{}/sop", public_draft(id)))
}

pub(crate) fn drafted_form(id: &str) -> Url {
    Url(format!("{}/isian", public_draft(id)))
}

pub(crate) fn standards() -> Url {
    Url(route::STANDARDS.to_owned())
}

/// The same, with a service and a purpose already chosen.
pub(crate) fn open_standard(service: &ServiceKey, purpose: &str) -> Url {
    let service = encoded(&service.to_string());
    Url(format!(
        "{}?layanan={service}&maksud={}#buka",
        route::STANDARDS,
        encoded(purpose)
    ))
}

pub(crate) fn standard(case: &CaseId) -> Url {
    Url(format!("{}/{}", route::STANDARDS, case.0))
}

pub(crate) fn standard_text(case: &CaseId) -> Url {
    Url(format!("{}/naskah", standard(case)))
}

pub(crate) fn standard_draft(case: &CaseId) -> Url {
    Url(format!("{}/dari-naskah", standard(case)))
}

pub(crate) fn answer_comment(case: &CaseId) -> Url {
    Url(format!("{}/jawab", standard(case)))
}

pub(crate) fn propose_standard(case: &CaseId) -> Url {
    Url(format!("{}/usulkan", standard(case)))
}
