//! The pages of registered helpers.

use maklumat_app::{ConsentWay, HelpedRow, HelpedState, Private, Sentence, TrackingState};
use maklumat_vocabulary::{Language, ServiceKey};

use super::applicant_values::{at_office, tracking};
use super::officer::work;
use super::values::{at, case_id, frame, text};
use super::{Sample, rendered};
use crate::form::Form;
use crate::helping::consent::{ConsentPage, ConsentPaperPage};
use crate::helping::helped::{HelpedCasePage, HelpedPage};

const TEXT: &str = "Saya meminta pendamping mengisi dan mengirim permohonan ini untuk saya. Data dan berkas saya dipakai \
                    hanya untuk permohonan ini.";

fn row(reference: &str, state: HelpedState) -> HelpedRow {
    HelpedRow {
        case: case_id(),
        reference: reference.to_owned(),
        applicant: Private("Melati Contoh".to_owned()),
        service_name: text("Kartu Pencari Kerja (AK-1)"),
        state,
    }
}

fn consent(language: Language, given: Option<ConsentWay>, refusal: Option<Sentence>) -> ConsentPage {
    ConsentPage {
        f: work(language).titled_by("consent-title"),
        text: TEXT,
        given,
        typed: Form::default(),
        refusal,
        form_token: "0a1b".to_owned(),
    }
}

pub(super) fn pages(language: Language) -> Vec<Sample> {
    let returned = TrackingState::Returned {
        until: at(11, 30, 16, 0),
    };
    let rows = vec![
        row(
            "SR 2611 7K4 Q2M",
            HelpedState::Draft {
                kept_until: at(12, 23, 9, 0),
            },
        ),
        row("SR 2611 6H8 T4K", HelpedState::Case(at_office())),
        row("SR 2611 5G2 R1P", HelpedState::Case(returned.clone())),
    ];
    let list = |rows| HelpedPage {
        f: work(language).titled_by("helping-title"),
        rows,
        services: vec![
            (ServiceKey::new("disdukcapil", "kartu-keluarga"), text("Kartu Keluarga")),
            (
                ServiceKey::new("dpmptsp", "sip-dokter"),
                text("Surat Izin Praktik Dokter"),
            ),
        ],
        form_token: "0a1b".to_owned(),
    };
    let refusal = Sentence {
        what: "Kode persetujuan tidak cocok.".to_owned(),
        then: "Minta pemohon menyebutkan kode yang tampil.".to_owned(),
    };
    vec![
        rendered("20-pendamping", &list(rows)),
        rendered("20b-pendamping-kosong", &list(Vec::new())),
        rendered(
            "20c-berkas-didampingi",
            &HelpedCasePage::new(work(language), case_id(), tracking(returned), "0a1b".to_owned()),
        ),
        rendered("20d-persetujuan", &consent(language, None, Some(refusal))),
        rendered(
            "20e-persetujuan-tercatat",
            &consent(language, Some(ConsentWay::Present), None),
        ),
        rendered(
            "20f-surat-persetujuan",
            &ConsentPaperPage {
                f: frame(language).titled_by("consent-title"),
                text: TEXT,
                helper: Private("Kenanga Contoh".to_owned()),
            },
        ),
    ]
}
