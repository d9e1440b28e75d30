//! What a made-up doctor sees of her application, her case and her papers.

#![expect(clippy::too_many_lines, reason = "a list of samples is read from top to bottom")]

use maklumat_app::{
    AppealView, Application, ApplicationPage, Cancelled, DayCell, DayState, DefectView, DocumentFacts, DocumentVerdict,
    FeeView, HelperView, Holder, LedgerRow, MessageView, OverrideView, PageKind, Paid, PauseView, ProductView,
    PromiseView, ReceiptView, ThreadItem, ThreadState, Told, Tracking, TrackingState,
};
use maklumat_sop::{Channel, FieldKind, RequirementKind, StartEvent};
use maklumat_vocabulary::{Money, PriorityId, ProductId, RequirementId, ServiceKey};

use super::office_values::fee_to_pay;
use super::values::{at, both, date, every_kind, file, input, option, page, private, text};

pub(super) fn application() -> Application {
    let copy = PageKind::Requirement(RequirementKind::Copy);
    let data = PageKind::Requirement(RequirementKind::Data);
    let variant = input(
        "urutan",
        "Ini tempat praktik keberapa?",
        FieldKind::Choice(vec![
            option("pertama", "Tempat praktik pertama"),
            option("kedua", "Tempat praktik kedua"),
        ]),
        "pertama",
    );
    Application {
        service: ServiceKey::new("dpmptsp", "sip-dokter"),
        reference: "SR 2611 7K4 Q2M".to_owned(),
        saved_at: at(11, 23, 9, 14),
        kept_until: at(12, 23, 9, 14),
        fees: fees(),
        due: None,
        pages: vec![
            page(
                "urutan",
                PageKind::Variant,
                "Ini tempat praktik keberapa?",
                vec![variant],
            ),
            page("dokter", data, "Siapa dokter yang akan berpraktik?", every_kind()),
            ApplicationPage {
                files: vec![file("aa", "image/jpeg"), file("bb", "application/pdf")],
                substitute: Some((RequirementId::new("lain"), text("Surat keterangan"))),
                ..page("str", copy, "Surat Tanda Registrasi (STR)", Vec::new())
            },
            ApplicationPage {
                is_complete: false,
                hint: Some(text("Dari klinik atau rumah sakit.")),
                ..page(
                    "surat",
                    copy,
                    "Surat keterangan dari pimpinan tempat praktik",
                    Vec::new(),
                )
            },
            page(
                "ktp",
                PageKind::Requirement(RequirementKind::Shown),
                "KTP asli",
                Vec::new(),
            ),
        ],
        priority: Some(PriorityId::new("lansia")),
        locked: Vec::new(),
        consent: None,
        answering: None,
    }
}

pub(super) fn defect() -> DefectView {
    DefectView {
        requirement: RequirementId::new("surat"),
        requirement_name: text("Surat keterangan tempat praktik"),
        field: None,
        explanation: private("Belum ditandatangani penanggung jawab klinik. Tanda tangan dan cap di bagian bawah."),
        is_late: true,
    }
}

pub(super) fn thread() -> Vec<ThreadItem> {
    let office = |name: &str, unit: &str| Holder::Position {
        name: text(name),
        unit: text(unit),
    };
    let item = |state, title: &str, who, at, until| ThreadItem {
        state,
        title: text(title),
        who,
        at,
        until,
        details: Vec::new(),
    };
    let own = "Dinas Perizinan";
    vec![
        item(
            ThreadState::Done,
            "Permohonan dikirim",
            Holder::Applicant,
            Some(at(11, 13, 14, 5)),
            None,
        ),
        ThreadItem {
            details: vec![text("Surat tempat praktik belum ditandatangani.")],
            ..item(
                ThreadState::Returned,
                "Dikembalikan untuk dilengkapi",
                office("Verifikator", own),
                Some(at(11, 16, 10, 0)),
                None,
            )
        },
        item(
            ThreadState::Done,
            "Dilengkapi",
            Holder::Applicant,
            Some(at(11, 20, 16, 40)),
            None,
        ),
        item(
            ThreadState::Done,
            "Memverifikasi berkas administrasi",
            office("Verifikator", own),
            Some(at(11, 23, 8, 30)),
            None,
        ),
        item(
            ThreadState::Now,
            "Memverifikasi persyaratan dan mengunggah rekomendasi",
            office("Kepala Bidang SDK", "Dinas Kesehatan"),
            None,
            Some(at(11, 25, 16, 0)),
        ),
        item(
            ThreadState::Next,
            "Menyiapkan nomor surat izin",
            office("Verifikator", own),
            None,
            Some(at(11, 27, 16, 30)),
        ),
        item(
            ThreadState::Next,
            "Menandatangani SIP secara elektronik",
            office("Kepala Dinas", own),
            None,
            Some(at(12, 1, 16, 0)),
        ),
        item(
            ThreadState::Next,
            "Menyampaikan SIP kepada pemohon",
            office("Petugas depan", own),
            None,
            Some(at(12, 2, 16, 0)),
        ),
    ]
}

pub(super) fn ribbon() -> Vec<DayCell> {
    use DayState::{Due, Left, Off, Paused, Today, Used};
    let cell = |month, day, state| DayCell {
        date: date(month, day),
        state,
    };
    vec![
        cell(11, 14, Off),
        cell(11, 15, Off),
        cell(11, 16, Used),
        cell(11, 17, Paused),
        cell(11, 18, Paused),
        cell(11, 19, Paused),
        cell(11, 20, Paused),
        cell(11, 21, Off),
        cell(11, 22, Off),
        cell(11, 23, Today),
        cell(11, 24, Left),
        cell(11, 25, Left),
        cell(11, 26, Left),
        cell(11, 27, Left),
        cell(11, 28, Off),
        cell(11, 29, Off),
        cell(11, 30, Left),
        cell(12, 1, Left),
        cell(12, 2, Due),
    ]
}

pub(super) fn fees() -> Vec<FeeView> {
    vec![
        FeeView {
            name: text("Penerbitan SIP"),
            law: "perda-pdrd-2024".to_owned(),
            due: Some(Money(0)),
            paid: None,
            receipt: None,
        },
        FeeView {
            name: text("Pajak reklame"),
            law: "perda-pdrd-2024".to_owned(),
            due: Some(Money(1_250_000)),
            paid: None,
            receipt: None,
        },
    ]
}

fn ledger() -> Vec<LedgerRow> {
    let charged = LedgerRow {
        name: text("Pajak reklame"),
        law: text("Perda Kabupaten Sungai Raya 1/2024"),
        amount: Money(125_000),
        at: at(11, 16, 9, 0),
        paid: None,
    };
    let paid = LedgerRow {
        at: at(11, 17, 10, 12),
        paid: Some(Paid {
            number: 1,
            receipt: "TBP-0417".to_owned(),
            through: text("Bendahara penerimaan, Dinas Perizinan"),
            cancelled: None,
        }),
        ..charged.clone()
    };
    let wrong = LedgerRow {
        at: at(11, 17, 10, 5),
        paid: Some(Paid {
            number: 2,
            receipt: "TBP-0418".to_owned(),
            through: text("Bendahara penerimaan, Dinas Perizinan"),
            cancelled: Some(Cancelled {
                at: at(11, 17, 10, 30),
                by: text("Bendahara penerimaan, Dinas Perizinan"),
                reason: private("Tercatat di berkas yang salah."),
            }),
        }),
        ..charged.clone()
    };
    vec![charged, paid, wrong]
}

pub(super) fn tracking(state: TrackingState) -> Tracking {
    let is_closed = matches!(state, TrackingState::Closed { .. });
    let is_returned = matches!(state, TrackingState::Returned { .. });
    let is_refused = matches!(
        state,
        TrackingState::Closed {
            ending: maklumat_sop::Ending::Refused,
            ..
        }
    );
    Tracking {
        reference: "SR 2611 6H8 T4K".to_owned(),
        service: ServiceKey::new("dpmptsp", "sip-dokter"),
        service_name: both("Surat Izin Praktik Dokter", "Doctor's practice permit"),
        unit_name: text("Dinas Perizinan"),
        version: 1,
        state,
        submitted_at: at(11, 13, 14, 5),
        paper: None,
        promises: vec![PromiseView {
            name: text("Selesai"),
            words: both("9 hari kerja", "9 working days"),
            due: Some(at(12, 2, 16, 0)),
            is_paused: is_returned,
            is_met: is_closed.then_some(true),
            days_left: Some(8),
            counts_today: true,
            minutes_left: None,
            deemed_approval: Some("UU 30/2014 pasal 53".to_owned()),
        }],
        thread: thread(),
        days: ribbon(),
        leaves_out_days: false,
        fees: fees(),
        to_pay: if is_closed { Vec::new() } else { vec![fee_to_pay()] },
        pay_at: text("Dinas Perizinan, Jalan Melati 4"),
        products: if is_closed { vec![product()] } else { Vec::new() },
        overrides: vec![OverrideView {
            what: "extend-answer",
            ground: "UU 30/2014 pasal 22".to_owned(),
            reason: private("Banjir di kecamatan pemohon."),
            at: at(11, 18, 9, 0),
        }],
        defects: if is_returned { vec![defect()] } else { Vec::new() },
        messages: vec![
            MessageView {
                kind: "returned".to_owned(),
                about: None,
                until: Some(at(11, 30, 16, 0)),
                at: at(11, 16, 9, 0),
            },
            MessageView {
                kind: "remind".to_owned(),
                about: Some(text("Surat Izin Praktik Dokter")),
                until: None,
                at: at(11, 13, 14, 5),
            },
        ],
        events: 12,
        chain: "a90c57f12b66".to_owned(),
        has_receipt: true,
        can_withdraw: !is_closed,
        helper: Some(HelperView {
            name: private("Kenanga Contoh"),
            way: text("Setuju dengan tanda tangan di kertas"),
            paper: Some("aa".to_owned()),
            at: at(11, 13, 14, 5),
        }),
        pauses: vec![PauseView {
            from: at(11, 16, 10, 0),
            until: (!is_returned).then(|| at(11, 19, 9, 0)),
            why: text("Menunggu Anda melengkapi berkas"),
            days: 3,
        }],
        ledger: ledger(),
        told: vec![
            Told {
                at: at(11, 13, 14, 5),
                who: text("Pemohon"),
                what: text("Permohonan dikirim"),
            },
            Told {
                at: at(11, 16, 10, 0),
                who: text("Verifikator"),
                what: text("Dikembalikan untuk dilengkapi"),
            },
        ],
        is_lapsed: false,
        appeal: is_refused.then(|| AppealView {
            to: text("Kepala Dinas"),
            at: text("Dinas Perizinan, Jalan Melati 4"),
            until: at(12, 22, 16, 0),
            above: text("Sekretaris Daerah"),
            appeal_days: 10,
        }),
    }
}

pub(super) fn at_office() -> TrackingState {
    TrackingState::AtOffice {
        step: text("Memverifikasi persyaratan"),
        holder: text("Kepala Bidang SDK, Dinas Kesehatan"),
        until: at(11, 25, 16, 0),
    }
}

pub(super) fn receipt() -> ReceiptView {
    ReceiptView {
        reference: "SR 2611 7K4 Q2M".to_owned(),
        service_name: text("Surat Izin Praktik Dokter"),
        unit_name: text("Dinas Perizinan"),
        regency_name: text("Kabupaten Sungai Raya"),
        version: 1,
        applicant: private("Melati Contoh"),
        submitted_at: at(11, 23, 9, 31),
        channel: Channel::Online,
        on_paper: None,
        due: Some(at(12, 4, 16, 30)),
        promise_words: both("9 hari kerja", "9 working days"),
        counts_from: StartEvent::Submitted,
        fees: fees().into_iter().take(1).collect(),
        handed_over: vec![text("Surat Tanda Registrasi (STR)"), text("Surat keterangan tempat praktik")],
        next_holder: text("Verifikator"),
        next_until: Some(at(11, 24, 16, 0)),
        complaints: vec![text("Loket pengaduan pada jam layanan"), text("Ombudsman RI, telepon 137")],
        is_told: false,
        qr_text: "MKL1:ABC".to_owned(),
        qr_svg: r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 29 29" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h29v29H0z"/><path d="M4 4h7v7H4zM18 4h7v7h-7zM4 18h7v7H4zM13 13h3v3h-3zM18 18h3v3h-3zM22 22h3v3h-3z"/></svg>"##.to_owned(),
        position: 18_204,
        fingerprint: "41d7 0e9b c3a8".to_owned(),
    }
}

pub(super) fn verdicts() -> Vec<(&'static str, DocumentVerdict)> {
    let facts = || DocumentFacts {
        kind: both("Produk", "Product"),
        fingerprint: Some("41d7 0e9b c3a8".to_owned()),
        reference: "SR 2611 7K2 M3A".to_owned(),
        due_at: None,
        fee: None,
        number: Some("503/0417/SIPD/2026".to_owned()),
        product: text("Surat Izin Praktik Dokter"),
        unit: text("Dinas Perizinan"),
        holder: private("Melati C•••"),
        issued_at: at(12, 4, 10, 0),
        valid_until: None,
    };
    vec![
        ("asli", DocumentVerdict::Valid(facts())),
        ("lewat", DocumentVerdict::Expired(facts())),
        (
            "dicabut",
            DocumentVerdict::Revoked {
                facts: facts(),
                at: at(11, 3, 9, 0),
                reason: text("Tempat praktik ditutup."),
            },
        ),
        ("asing", DocumentVerdict::UnknownKey),
        ("diubah", DocumentVerdict::Altered),
        ("bukan", DocumentVerdict::NotOurs),
    ]
}

pub(super) fn product() -> ProductView {
    ProductView {
        id: ProductId::new("sip"),
        name: text("Surat Izin Praktik Dokter"),
        number: Some("500.16.7/0417/SIP/XII/2026".to_owned()),
        issued_at: Some(at(12, 1, 10, 0)),
        valid_until: Some(at(12, 1, 10, 0)),
        has_document: true,
        revoked_at: None,
    }
}
