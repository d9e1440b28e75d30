//! One case as officers work on it, opinions about it, and signing of many.

use maklumat_app::CaseId;
use maklumat_vocabulary::{OutcomeId, ProductId, ServiceKey, StepId};

use super::{Url, encoded};

pub(crate) fn case(case: &CaseId) -> Url {
    Url(format!("/petugas/berkas/{}", case.0))
}

pub(crate) fn take(case: &CaseId, step: &StepId) -> Url {
    Url(format!("/petugas/berkas/{}/{step}/ambil", case.0))
}

pub(crate) fn release(case: &CaseId, step: &StepId) -> Url {
    Url(format!("/petugas/berkas/{}/{step}/lepas", case.0))
}

pub(crate) fn complete(case: &CaseId, step: &StepId) -> Url {
    Url(format!("/petugas/berkas/{}/{step}/selesai", case.0))
}

/// The document of a step before it is signed.
pub(crate) fn unsigned(case: &CaseId, step: &StepId) -> Url {
    Url(format!("/petugas/berkas/{}/{step}/rancangan", case.0))
}

/// The same where a decision issues it.
pub(crate) fn unsigned_by(case: &CaseId, step: &StepId, outcome: &OutcomeId) -> Url {
    Url(format!("{}?hasil={}", unsigned(case, step), encoded(outcome.as_str())))
}

pub(crate) fn pay(case: &CaseId) -> Url {
    Url(format!("/petugas/berkas/{}/bayar", case.0))
}

pub(crate) fn cancel_payment(case: &CaseId) -> Url {
    Url(format!("/petugas/berkas/{}/bayar/batal", case.0))
}

pub(crate) fn answer_at_counter(case: &CaseId) -> Url {
    Url(format!("/petugas/berkas/{}/lengkapi", case.0))
}

pub(crate) fn override_case(case: &CaseId) -> Url {
    Url(format!("/petugas/berkas/{}/penyimpangan", case.0))
}

pub(crate) fn move_case(case: &CaseId) -> Url {
    Url(format!("/petugas/berkas/{}/versi", case.0))
}

pub(crate) fn revoke(case: &CaseId, product: &ProductId) -> Url {
    Url(format!("/petugas/berkas/{}/cabut/{product}", case.0))
}

/// A document the office has issued in a case.
pub(crate) fn case_document(case: &CaseId, product: &ProductId) -> Url {
    Url(format!("/petugas/berkas/{}/dokumen/{product}.pdf", case.0))
}

pub(crate) fn evidence(case: &CaseId, digest: &str) -> Url {
    Url(format!("/petugas/berkas/{}/bukti/{}", case.0, encoded(digest)))
}

/// One document of a case, large enough to read.
pub(crate) fn viewer(case: &CaseId, number: &usize, zoom: &u8) -> Url {
    let larger = if *zoom > 1 {
        format!("?besar={zoom}")
    } else {
        String::new()
    };
    Url(format!("/petugas/berkas/{}/lihat/{number}{larger}", case.0))
}

pub(crate) fn first_document(case: &CaseId) -> Url {
    viewer(case, &1, &1)
}

pub(crate) fn case_history(case: &CaseId) -> Url {
    Url(format!("/petugas/berkas/{}/riwayat", case.0))
}

pub(crate) fn note(case: &CaseId) -> Url {
    Url(format!("/petugas/berkas/{}/catatan", case.0))
}

pub(crate) fn judge(case: &CaseId, step: &StepId) -> Url {
    Url(format!("/petugas/berkas/{}/{step}/ukur", case.0))
}

pub(crate) fn take_back(case: &CaseId, step: &StepId) -> Url {
    Url(format!("/petugas/berkas/{}/{step}/tarik", case.0))
}

pub(crate) fn ask_opinion(case: &CaseId, step: &StepId) -> Url {
    Url(format!("/petugas/berkas/{}/{step}/pendapat", case.0))
}

pub(crate) fn remind_opinion(case: &CaseId, number: &u32) -> Url {
    Url(format!("/petugas/berkas/{}/pendapat/{}/ingatkan", case.0, number))
}

pub(crate) fn withdraw_opinion(case: &CaseId, number: &u32) -> Url {
    Url(format!("/petugas/berkas/{}/pendapat/{}/tarik", case.0, number))
}

/// What a unit was asked, where it answers.
pub(crate) fn opinion(case: &CaseId, number: &u32) -> Url {
    Url(format!("/petugas/pendapat/{}/{}", case.0, number))
}

pub(crate) fn opinion_evidence(case: &CaseId, number: &u32, digest: &str) -> Url {
    Url(format!(
        "/petugas/pendapat/{}/{}/bukti/{}",
        case.0,
        number,
        encoded(digest)
    ))
}

pub(crate) fn signing_list(service: &ServiceKey, step: &StepId) -> Url {
    Url(format!(
        "/petugas/tanda-tangan/{}/{}/{step}",
        service.unit, service.service
    ))
}

pub(crate) fn signing_review(service: &ServiceKey, step: &StepId, case: &CaseId) -> Url {
    Url(format!(
        "/petugas/tanda-tangan/{}/{}/{step}/{}",
        service.unit, service.service, case.0
    ))
}

pub(crate) fn signing_result(batch: &str) -> Url {
    Url(format!("/petugas/tanda-tangan/hasil/{}", encoded(batch)))
}
