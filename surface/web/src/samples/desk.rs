//! What officers do at their desks besides the file itself: evidence, history, signing, opinions, the till, notices.

#![expect(clippy::too_many_lines, reason = "a list of samples is read from top to bottom")]

use maklumat_app::{
    AwaitedRow, CaseHistory, CheckLine, ClosedDay, DeskCounts, HistoryRow, NewsKind, NewsRow, OpinionFile,
    OpinionSheet, Payment, ReviewState, Sentence, SignedRow, SigningGroup, SigningList, SigningOutcome, SigningResult,
    SigningRow, StepHolder, Till, Urgency,
};
use maklumat_calendar::Date;
use maklumat_vocabulary::{Language, LocalizedText, Money, OutcomeId, ServiceKey, StepId};

use super::office_values::{case_file, row};
use super::officer::work;
use super::values::{at, case_id, file, private, text};
use super::{Sample, rendered};
use crate::form::{Form, Shown};
use crate::frame::{Frame, Here};
use crate::officer::history::HistoryPage;
use crate::officer::notices::NoticesPage;
use crate::officer::opinion::{AskPage, GivePage};
use crate::officer::signing::{ReviewPage, SigningListPage, SigningPage, SigningResultPage};
use crate::officer::till::TillPage;
use crate::officer::viewer::ViewerPage;

pub(super) fn acting(language: Language) -> Vec<Sample> {
    let frame = |here, key: &str| {
        Frame {
            here,
            flash: None,
            ..work(language)
        }
        .titled_by(key)
    };
    let (service, step) = (ServiceKey::new("dpmptsp", "sip-dokter"), StepId::new("tanda-tangan"));
    let refusal = || {
        Some(Sentence {
            what: "Kata sandi tidak cocok.".to_owned(),
            then: "Tulis lagi kata sandi akun Anda.".to_owned(),
        })
    };
    let viewer = |media_type: &str, zoom| ViewerPage {
        f: frame(Here::Elsewhere, "viewer-title"),
        case: case_id(),
        name: text("Surat Tanda Registrasi (STR)"),
        document: file("aa", media_type),
        number: 2,
        count: 7,
        sheet: (1, 2),
        same_as: (zoom == 1).then_some(1),
        zoom,
    };
    let history = HistoryPage {
        f: frame(Here::Inbox, "history-title"),
        history: history(),
    };
    let list = SigningListPage {
        f: frame(Here::Signing, "signing-title"),
        list: SigningList {
            service: service.clone(),
            service_name: text("Surat Izin Praktik Dokter"),
            step: step.clone(),
            step_name: text("Menandatangani SIP"),
            outcomes: vec![SigningOutcome {
                id: OutcomeId::new("setuju"),
                label: text("Setuju"),
            }],
            rows: vec![
                signing_row("SR 2611 7K3 N1B", ReviewState::Reviewed),
                signing_row("SR 2611 7K4 R2C", ReviewState::ChangedSince),
                signing_row("SR 2611 7K5 A9D", ReviewState::NotYet),
            ],
            reviewed: 1,
        },
        typed: Form::default(),
        refusal: refusal(),
        form_token: "0a1b".to_owned(),
    };
    let groups = SigningPage {
        f: frame(Here::Signing, "signing-title"),
        groups: vec![SigningGroup {
            service: service.clone(),
            service_name: text("Surat Izin Praktik Dokter"),
            step: step.clone(),
            step_name: text("Menandatangani SIP"),
            waiting: 14,
        }],
    };
    let review = ReviewPage {
        f: frame(Here::Signing, "signing-title"),
        service,
        step: step.clone(),
        file: case_file(StepHolder::Nobody),
        form_token: "0a1b".to_owned(),
    };
    let signed = |reference: &str, is_done, is_signed| SignedRow {
        case: case_id(),
        reference: reference.to_owned(),
        is_done,
        is_signed,
        refused: (is_done && !is_signed).then(|| (refusal().unwrap_or_default(), refusal().unwrap_or_default())),
    };
    let result = SigningResultPage {
        f: frame(Here::Signing, "signing-result"),
        result: SigningResult {
            rows: vec![
                signed("SR 2611 7K3 N1B", true, false),
                signed("SR 2611 7K4 R2C", false, false),
                signed("SR 2611 7K5 A9D", true, true),
            ],
            signed: 1,
            waiting: 1,
        },
    };
    let ask = AskPage {
        f: frame(Here::Inbox, "opinion-ask-title"),
        step: StepId::new("periksa"),
        file: case_file(StepHolder::You),
        typed: Form::of(&[("pertanyaan", "Apakah klinik ini terdaftar?"), ("bukti", "aa")]),
        errors: vec![Shown {
            field: "unit".to_owned(),
            words: "Pilih unit yang ditanya.".to_owned(),
        }],
        refusal: refusal(),
        form_token: "0a1b".to_owned(),
    };
    let give = GivePage {
        f: frame(Here::Notices, "opinion-give-title"),
        sheet: OpinionSheet {
            case: case_id(),
            number: 1,
            reference: "SR 2611 7K2 M3A".to_owned(),
            service_name: text("Surat Izin Praktik Dokter"),
            step_name: text("Memverifikasi berkas"),
            asked_at: at(11, 20, 13, 0),
            due: at(11, 24, 15, 0),
            question: private("Apakah klinik ini sudah terdaftar?"),
            evidence: vec![OpinionFile {
                name: text("Surat keterangan tempat praktik"),
                file: file("bb", "application/pdf"),
            }],
            is_open: true,
        },
        words: String::new(),
        refusal: None,
        form_token: "0a1b".to_owned(),
    };
    let till = |closed: Option<ClosedDay>| TillPage {
        f: frame(Here::Till, "till-title"),
        till: Till {
            day: Date::constant(2026, 11, 23),
            receiver: private("Sari Contoh"),
            payments: vec![Payment {
                case: case_id(),
                reference: "SR 2611 7K2 M3A".to_owned(),
                fee_name: text("Pajak reklame"),
                amount: Money(1_250_000),
                receipt: "BKT/DPMPTSP/2026/00014".to_owned(),
                at: at(11, 23, 9, 12),
                cancelled: None,
            }],
            sum: Money(1_250_000),
            closed,
            before: vec![closed_day()],
        },
        typed: Form::default(),
        refusal: None,
        form_token: "0a1b".to_owned(),
    };
    let notices = NoticesPage {
        f: frame(Here::Notices, "notices-title"),
        news: vec![
            news(NewsKind::HandedOver, None),
            news(NewsKind::OpinionGiven, Some(text("Dinas Kesehatan"))),
        ],
        to_give: vec![awaited(true)],
        awaited: vec![awaited(false)],
        counts: DeskCounts {
            late: 4,
            escalated: 2,
            ..DeskCounts::default()
        },
        duties: super::monitoring::duties(),
    };
    vec![
        rendered("10h-bukti", &viewer("image/jpeg", 2)),
        rendered("10i-bukti-pdf", &viewer("application/pdf", 1)),
        rendered("10j-riwayat", &history),
        rendered("15-tanda-tangan", &groups),
        rendered("15b-tanda-tangan", &list),
        rendered("15c-periksa", &review),
        rendered("15d-hasil", &result),
        rendered("16-minta-pendapat", &ask),
        rendered("16b-beri-pendapat", &give),
        rendered("17-kas", &till(None)),
        rendered("17b-kas-tutup", &till(Some(closed_day()))),
        rendered("18-pemberitahuan", &notices),
    ]
}

fn history() -> CaseHistory {
    let row = |what: &str, detail: &str, officer: bool| HistoryRow {
        at: at(11, 20, 10, 12),
        what: text(what),
        details: vec![text(detail)],
        position: text("Petugas loket"),
        officer: officer.then(|| private("Melati Contoh")),
    };
    CaseHistory {
        case: case_id(),
        reference: "SR 2611 7K2 M3A".to_owned(),
        service_name: text("Surat Izin Praktik Dokter"),
        rows: vec![
            row("Permohonan dikirim", "", false),
            row("Langkah selesai", "Memverifikasi berkas", true),
        ],
    }
}

fn signing_row(reference: &str, state: ReviewState) -> SigningRow {
    SigningRow {
        row: row(reference, Urgency::Yellow, 24, false),
        applicant: private("Ayu Teladan"),
        facts: vec![(text("Nomor STR"), private("CD 1357 2468 0135 79"))],
        checks: vec![
            CheckLine {
                words: text("Semua ukuran memenuhi ambang"),
                is_fine: true,
            },
            CheckLine {
                words: text("Ada penyimpangan dari SOP"),
                is_fine: false,
            },
        ],
        returns: 1,
        state,
    }
}

fn closed_day() -> ClosedDay {
    ClosedDay {
        day: Date::constant(2026, 11, 20),
        expected: Money(1_250_000),
        counted: Money(1_200_000),
        explanation: Some(private("Kembalian salah satu pembayar.")),
        closed_at: at(11, 20, 15, 5),
    }
}

fn news(kind: NewsKind, unit_name: Option<LocalizedText>) -> NewsRow {
    NewsRow {
        case: case_id(),
        kind,
        reference: "SR 2611 7K2 M3A".to_owned(),
        service_name: text("Surat Izin Praktik Dokter"),
        step_name: text("Periksa kelengkapan"),
        unit_name,
        at: at(11, 23, 7, 30),
    }
}

fn awaited(is_reminded: bool) -> AwaitedRow {
    AwaitedRow {
        case: case_id(),
        number: 1,
        reference: "SR 2611 7K2 M3A".to_owned(),
        service_name: text("Surat Izin Praktik Dokter"),
        unit_name: text("Dinas Kesehatan"),
        asked_at: at(11, 18, 13, 0),
        due: at(11, 20, 15, 0),
        zone: Urgency::Red,
        is_reminded,
    }
}
