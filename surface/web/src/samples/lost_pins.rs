//! The counter's pages for somebody who has lost the PIN.

use maklumat_app::{LostPin, LostPins, RenewedPin, Sentence, TrackingState};
use maklumat_sop::Ending;
use maklumat_vocabulary::Language;

use super::officer::work;
use super::values::{at, both, case_id, private, text};
use super::{Sample, rendered};
use crate::form::Shown;
use crate::officer::lost_pin::{LostPinPage, NewPinPage};

fn row(name: &str, reference: &str, state: TrackingState) -> LostPin {
    LostPin {
        case: case_id(),
        reference: reference.to_owned(),
        service_name: text("Izin Praktik Dokter (SIP)"),
        applicant: private(name),
        submitted_at: at(11, 12, 9, 5),
        state,
        mark: "0a1b2c3d4e5f6071".to_owned(),
    }
}

fn page(language: Language, found: Option<LostPins>) -> LostPinPage {
    LostPinPage {
        f: work(language).titled_by("lost-pin-title"),
        typed: found.as_ref().map(|_| "0800 1234 5678".to_owned()).unwrap_or_default(),
        found,
        errors: Vec::new(),
        refusal: None,
        form_token: "0a1b".to_owned(),
    }
}

pub(super) fn at_the_counter(language: Language) -> Vec<Sample> {
    let at_office = TrackingState::AtOffice {
        step: both("Memverifikasi berkas", "Check the file"),
        holder: text("Verifikator"),
        until: at(11, 27, 15, 0),
    };
    let closed = TrackingState::Closed {
        ending: Ending::Done,
        at: at(11, 20, 10, 0),
        reasons: Vec::new(),
    };
    let returned = TrackingState::Returned {
        until: at(12, 1, 15, 0),
    };
    let many = LostPins {
        rows: vec![
            row("Melati Contoh", "SR 2611 7K2 M3A", at_office),
            row("Melati Contoh", "SR 2611 2K7 M3B", returned),
            row("", "SR 2611 9QX 4T1", closed),
        ],
        has_more: true,
    };
    let none = LostPins {
        rows: Vec::new(),
        has_more: false,
    };
    let refused = LostPinPage {
        refusal: Some(Sentence {
            what: "KTP pemohon belum diperiksa.".to_owned(),
            then: "Cocokkan KTP asli dengan orangnya.".to_owned(),
        }),
        ..page(language, Some(many.clone()))
    };
    let wrong = LostPinPage {
        errors: vec![Shown {
            field: "cari".to_owned(),
            words: "Tulis NIK 16 angka.".to_owned(),
        }],
        ..page(language, None)
    };
    let renewed = NewPinPage {
        f: work(language).titled_by("new-pin-title"),
        renewed: RenewedPin {
            reference: "SR 2611 7K2 M3A".to_owned(),
            pin: private("047193"),
            service_name: text("Izin Praktik Dokter (SIP)"),
            unit_name: text("Dinas Penanaman Modal dan PTSP"),
        },
        address: "https://layanan.sungairaya.example/lacak".to_owned(),
    };
    vec![
        rendered("15-pin-hilang", &page(language, None)),
        rendered("15b-pin-ditemukan", &page(language, Some(many))),
        rendered("15c-pin-tidak-ada", &page(language, Some(none))),
        rendered("15d-pin-ditolak", &refused),
        rendered("15e-pin-salah-tulis", &wrong),
        rendered("15f-pin-baru", &renewed),
    ]
}
