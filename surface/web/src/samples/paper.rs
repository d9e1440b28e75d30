//! Paper forms: the packs of an office, and what their codes lead to.

use maklumat_app::{
    PackId, PackRow, PackView, PaperDesk, PaperFigures, PaperNumber, PaperRow, PaperState, PaperStatus, Period,
    PeriodChoice, Printable, Sentence, StrikeReason, WorkingTime,
};
use maklumat_vocabulary::{Language, ServiceKey, UnitId};

use super::officer::work;
use super::values::{at, both, case_id, date, frame, private, text};
use super::{Sample, rendered};
use crate::citizen::paper::PaperStatusPage;
use crate::form::Form;
use crate::officer::enter_paper::EnterPaperPage;
use crate::officer::paper::{PackPage, PaperPage};
use crate::oversight::paper::PaperFiguresPage;

fn pack(forms: u64, captured: u64, struck: u64, day: i8) -> PackRow {
    PackRow {
        id: PackId(case_id().0),
        service_name: both("Izin Praktik Dokter (SIP)", "Practice permit for doctors"),
        version: 4,
        printed_at: at(11, day, 15, 5),
        printed_by: private("Anggrek Contoh"),
        forms,
        captured,
        struck,
    }
}

fn desk(language: Language, packs: Vec<PackRow>, refusal: Option<Sentence>) -> PaperPage {
    PaperPage {
        f: work(language).titled_by("paper-title"),
        desk: PaperDesk {
            services: vec![
                Printable {
                    key: ServiceKey::new("dpmptsp", "izin-reklame"),
                    name: text("Izin Reklame"),
                },
                Printable {
                    key: ServiceKey::new("dpmptsp", "sip-dokter"),
                    name: text("Izin Praktik Dokter (SIP)"),
                },
            ],
            packs,
            most: 25,
        },
        typed: Form::default(),
        refusal,
        form_token: "0a1b".to_owned(),
    }
}

fn number(place: u64, number: &str, state: PaperState) -> PaperNumber {
    PaperNumber {
        place,
        number: number.to_owned(),
        state,
    }
}

fn pack_page(language: Language, is_printable: bool) -> PackPage {
    let used = vec![
        number(
            1,
            "SR 2611 7K2 M3A",
            PaperState::Entered {
                received_at: at(11, 23, 9, 40),
                at: at(11, 24, 8, 12),
                case: Some(case_id()),
            },
        ),
        number(
            2,
            "SR 2611 2K7 M3B",
            PaperState::Begun {
                received_at: at(11, 23, 10, 5),
                at: at(11, 24, 8, 20),
            },
        ),
        number(
            3,
            "SR 2611 9QX 4T1",
            PaperState::Struck {
                at: at(11, 24, 8, 22),
                reason: StrikeReason::Miswritten,
            },
        ),
        number(4, "SR 2611 5ZT 0W9", PaperState::Open),
    ];
    let fresh = used
        .iter()
        .map(|used| number(used.place, &used.number, PaperState::Open));
    PackPage {
        f: work(language).titled_by("pack-title"),
        pack: PackView {
            row: if is_printable {
                pack(4, 0, 0, 20)
            } else {
                pack(4, 1, 1, 20)
            },
            is_printable,
            numbers: if is_printable { fresh.collect() } else { used },
        },
        typed: Form::default(),
        refusal: None,
        form_token: "0a1b".to_owned(),
    }
}

fn status(language: Language, state: PaperState) -> PaperStatusPage {
    let status = PaperStatus {
        service: ServiceKey::new("dpmptsp", "sip-dokter"),
        service_name: both("Izin Praktik Dokter (SIP)", "Practice permit for doctors"),
        unit_name: both(
            "Dinas Penanaman Modal dan PTSP",
            "Investment and one-stop service office",
        ),
        unit_contact: vec!["(0299) 555 0101".to_owned()],
        printed_at: at(11, 20, 15, 5),
        within: Some(both("5 hari kerja", "5 working days")),
        state,
    };
    PaperStatusPage::new(frame(language), status)
}

pub(super) fn on_paper(language: Language) -> Vec<Sample> {
    let refused = Sentence {
        what: "Jumlah formulir tidak dapat dicetak.".to_owned(),
        then: "Tulis 1 sampai 25 formulir.".to_owned(),
    };
    let (received_at, entered_at) = (at(11, 23, 9, 40), at(11, 24, 8, 12));
    let entered = PaperState::Entered {
        received_at,
        at: entered_at,
        case: None,
    };
    let begun = PaperState::Begun {
        received_at,
        at: entered_at,
    };
    let struck = PaperState::Struck {
        at: entered_at,
        reason: StrikeReason::Lost,
    };
    let packs = vec![pack(4, 1, 1, 20), pack(25, 25, 0, 2)];
    vec![
        rendered("17-kertas", &desk(language, packs.clone(), None)),
        rendered("17b-kertas-kosong", &desk(language, Vec::new(), None)),
        rendered("17c-kertas-ditolak", &desk(language, packs, Some(refused))),
        rendered("17d-paket-baru", &pack_page(language, true)),
        rendered("17e-paket-dipakai", &pack_page(language, false)),
        rendered("17f-formulir-terbuka", &status(language, PaperState::Open)),
        rendered("17g-formulir-diisi", &status(language, begun)),
        rendered("17h-formulir-masuk", &status(language, entered)),
        rendered("17i-formulir-dicoret", &status(language, struck)),
    ]
}

pub(super) fn entering(language: Language) -> Vec<Sample> {
    let entry = |typed: &[(&str, &str)], refusal| EnterPaperPage {
        f: work(language).titled_by("enter-title"),
        typed: Form::of(typed),
        refusal,
        form_token: "0a1b".to_owned(),
    };
    let refused = Sentence {
        what: "Waktu penerimaan itu belum terjadi.".to_owned(),
        then: "Baca lagi tanggal dan jam pada tanda terima.".to_owned(),
    };
    let typed = [
        ("nomor", "SR 2611 7K2 M3A"),
        ("tanggal", "2026-11-24"),
        ("jam", "23.40"),
        ("sebab", "no-power"),
        ("uang", "70.000"),
        ("kuitansi", "K-0017"),
    ];
    vec![
        rendered("17j-masukkan", &entry(&[], None)),
        rendered("17k-masukkan-ditolak", &entry(&typed, Some(refused))),
    ]
}

pub(super) fn counted(language: Language) -> Vec<Sample> {
    let row = |unit: &str, name: &str, entered, median, longest| {
        let time = |minutes| WorkingTime {
            minutes,
            minutes_per_day: 450,
        };
        PaperRow {
            unit: UnitId::new(unit),
            unit_name: text(name),
            entered,
            median: time(median),
            longest: time(longest),
        }
    };
    let figures = |rows| {
        PaperFiguresPage::new(
            work(language),
            PaperFigures {
                rows,
                period: Period::of(PeriodChoice::default(), date(11, 24)),
            },
        )
    };
    let rows = vec![
        row("disdukcapil", "Dinas Kependudukan dan Pencatatan Sipil", 41, 310, 1400),
        row("disnaker", "Dinas Tenaga Kerja", 6, 45, 520),
    ];
    vec![
        rendered("17l-isian-susulan", &figures(rows)),
        rendered("17m-isian-susulan-kosong", &figures(Vec::new())),
    ]
}
