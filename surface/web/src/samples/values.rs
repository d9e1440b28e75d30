//! What the sample pages show: a made-up doctor, her permit, and the people who work on it.

#![expect(clippy::too_many_lines, reason = "a list of samples is read from top to bottom")]

use std::path::Path;
use std::sync::Arc;

use maklumat_app::{
    AnswerGroup, Application, ApplicationPage, CaseFile, CaseId, DayCell, DayState, DefectView, DocumentFacts,
    DocumentVerdict, EvidenceView, FeeToPay, FeeView, FileView, Holder, Inbox, InboxRow, Input, MessageView, NoteView,
    OpenStepView, OutcomeKind, OutcomeView, OverrideView, OversightRow, OversightTable, PageKind, Private, ProductView,
    PromiseView, Published, ReceiptView, RecordView, StepHolder, ThreadItem, ThreadState, Tracking, TrackingState,
    Urgency,
};
use maklumat_calendar::{Date, Timestamp, Zone};
use maklumat_sop::{
    Channel, Ending, FieldKind, Regency, RegencySources, RequirementKind, StartEvent, check, read_regency,
};
use maklumat_vocabulary::{
    FeeId, Language, LocalizedText, Money, Name, OutcomeId, PriorityId, ProductId, RequirementId, ServiceKey, StepId,
};

use crate::frame::{Frame, Here};

const REGENCY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../regency");

pub(super) fn text(id: &str) -> LocalizedText {
    LocalizedText::indonesian(id)
}

pub(super) fn both(id: &str, en: &str) -> LocalizedText {
    LocalizedText {
        id: id.to_owned(),
        en: Some(en.to_owned()),
    }
}

pub(super) fn case_id() -> CaseId {
    crate::urls::case_of("0193a5b0-0000-7000-8000-000000000001").unwrap()
}

pub(super) fn private(text: &str) -> Private {
    Private(text.to_owned())
}

pub(super) fn date(month: i8, day: i8) -> Date {
    Date::new(2026, month, day).unwrap()
}

/// An instant of local time in November or December 2026.
pub(super) fn at(month: i8, day: i8, hour: i8, minute: i8) -> Timestamp {
    Zone::Wib.instant(
        date(month, day),
        maklumat_calendar::Time::new(hour, minute, 0, 0).unwrap(),
    )
}

pub(super) fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(REGENCY).join(name)).unwrap()
}

pub(super) fn regency() -> Arc<Regency> {
    let (organisation, calendar, law) = (read("organisation.toml"), read("calendar.toml"), read("law.toml"));
    let english = std::fs::read_to_string(Path::new(REGENCY).join("organisation.en.toml")).ok();
    let (regency, _) = read_regency(&RegencySources {
        organisation: &organisation,
        calendar: &calendar,
        law: &law,
        organisation_english: english.as_deref(),
    });
    Arc::new(regency)
}

pub(super) fn published(unit: &str, service: &str, regency: &Arc<Regency>) -> Published {
    let source = read(&format!("services/{unit}/{service}.toml"));
    let english = std::fs::read_to_string(Path::new(REGENCY).join(format!("services/{unit}/{service}.en.toml"))).ok();
    let checked = check(&source, english.as_deref(), &ServiceKey::new(unit, service), regency);
    let sop = checked
        .sop
        .unwrap_or_else(|| panic!("{unit}/{service} has errors: {:?}", checked.findings));
    Published {
        sop,
        digest: "8f2c91ab0d4e5566".to_owned(),
    }
}

pub(super) fn frame(language: Language) -> Frame {
    Frame {
        language,
        zone: Zone::Wib,
        now: at(11, 23, 9, 40),
        regency: "Kabupaten Sungai Raya".to_owned(),
        place: "/".to_owned(),
        here: Here::Services,
        title: String::new(),
        flash: None,
        badge: None,
    }
}

pub(super) fn input(name: &str, label: &str, kind: FieldKind, typed: &str) -> Input {
    Input {
        name: Name::new(name),
        label: text(label),
        kind,
        unit: None,
        optional: false,
        typed: if typed.is_empty() {
            Vec::new()
        } else {
            vec![private(typed)]
        },
    }
}

pub(super) fn option(id: &str, label: &str) -> maklumat_sop::ChoiceOption {
    maklumat_sop::ChoiceOption {
        id: id.to_owned(),
        label: text(label),
    }
}

pub(super) fn page(id: &str, kind: PageKind, title: &str, inputs: Vec<Input>) -> ApplicationPage {
    ApplicationPage {
        id: id.to_owned(),
        kind,
        title: text(title),
        question: text(title),
        hint: None,
        optional: false,
        is_complete: true,
        inputs,
        files: Vec::new(),
        is_ticked: false,
        substitute: None,
    }
}

pub(super) fn every_kind() -> Vec<Input> {
    let options = || {
        vec![
            option("faskes", "Rumah sakit, puskesmas, atau klinik"),
            option("mandiri", "Praktik mandiri"),
        ]
    };
    let many = (1..12)
        .map(|number| option(&format!("k{number}"), &format!("Kecamatan {number}")))
        .collect();
    vec![
        input("nik", "NIK", FieldKind::Nik, "999901150107000"),
        input("nama", "Nama lengkap dan gelar", FieldKind::Text, "Melati Contoh"),
        input("lahir", "Tanggal lahir", FieldKind::Date, "2026-13-31"),
        input("alasan", "Ceritakan singkat", FieldKind::LongText, ""),
        input("jumlah", "Jumlah lembar", FieldKind::Integer, "2"),
        Input {
            unit: Some("meter".to_owned()),
            ..input("panjang", "Panjang", FieldKind::Decimal, "4,5")
        },
        input("nilai", "Nilai kontrak", FieldKind::Money, "250.000"),
        input("setuju", "Apakah sudah pernah?", FieldKind::YesNo, "ya"),
        input("jenis", "Jenis tempat", FieldKind::Choice(options()), "faskes"),
        input("kecamatan", "Kecamatan", FieldKind::Choice(many), "k3"),
        input("hari", "Hari praktik", FieldKind::Choices(options()), "mandiri"),
        input("nib", "NIB", FieldKind::Nib, ""),
        input("hp", "Nomor HP", FieldKind::Phone, "081200001234"),
        Input {
            optional: true,
            ..input("email", "Surel", FieldKind::Email, "")
        },
        input("desa", "Desa", FieldKind::Region, ""),
        input("lokasi", "Lokasi", FieldKind::Location, ""),
        input("plat", "Nomor kendaraan", FieldKind::Plate, "ZZ 1234 AB"),
    ]
}

pub(super) fn file(digest: &str, media_type: &str) -> FileView {
    FileView {
        digest: digest.to_owned(),
        media_type: media_type.to_owned(),
        bytes: 412_000,
        uploaded_at: at(11, 23, 9, 12),
    }
}

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
        channel: Channel::Counter,
        saved_at: at(11, 23, 9, 14),
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
        answering: None,
    }
}

pub(super) fn defect() -> DefectView {
    DefectView {
        requirement: RequirementId::new("surat"),
        requirement_name: text("Surat keterangan tempat praktik"),
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

fn fee_to_pay() -> FeeToPay {
    FeeToPay {
        id: FeeId::new("pajak"),
        name: text("Pajak reklame"),
        law: "perda-pdrd-2024".to_owned(),
        amount: Money(1_250_000),
    }
}

pub(super) fn tracking(state: TrackingState) -> Tracking {
    let is_closed = matches!(state, TrackingState::Closed { .. });
    let is_returned = matches!(state, TrackingState::Returned { .. });
    Tracking {
        reference: "SR 2611 6H8 T4K".to_owned(),
        service: ServiceKey::new("dpmptsp", "sip-dokter"),
        service_name: both("Surat Izin Praktik Dokter", "Doctor's practice permit"),
        unit_name: text("Dinas Perizinan"),
        version: 1,
        state,
        submitted_at: at(11, 13, 14, 5),
        promises: vec![PromiseView {
            name: text("Selesai"),
            words: both("9 hari kerja", "9 working days"),
            due: Some(at(12, 2, 16, 0)),
            is_paused: is_returned,
            is_met: is_closed.then_some(true),
            days_left: Some(8),
            minutes_left: None,
            deemed_approval: Some("UU 30/2014 pasal 53".to_owned()),
        }],
        thread: thread(),
        days: ribbon(),
        fees: fees(),
        to_pay: if is_closed { Vec::new() } else { vec![fee_to_pay()] },
        pay_at: text("Dinas Perizinan, Jalan Melati 4"),
        products: if is_closed { vec![product()] } else { Vec::new() },
        overrides: vec![OverrideView {
            what: "extend-answer",
            ground: "uu-30-2014 pasal 22".to_owned(),
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
        can_withdraw: !is_closed,
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
        due: Some(at(12, 4, 16, 30)),
        promise_words: both("9 hari kerja", "9 working days"),
        counts_from: StartEvent::Submitted,
        fees: fees().into_iter().take(1).collect(),
        handed_over: vec![text("Surat Tanda Registrasi (STR)"), text("Surat keterangan tempat praktik")],
        next_holder: text("Verifikator"),
        next_until: Some(at(11, 24, 16, 0)),
        complaints: vec![text("Loket pengaduan pada jam layanan"), text("Ombudsman RI, telepon 137")],
        qr_text: "MKL1:ABC".to_owned(),
        qr_svg: r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 29 29" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h29v29H0z"/><path d="M4 4h7v7H4zM18 4h7v7h-7zM4 18h7v7H4zM13 13h3v3h-3zM18 18h3v3h-3zM22 22h3v3h-3z"/></svg>"##.to_owned(),
        position: 18_204,
        fingerprint: "41d7 0e9b c3a8".to_owned(),
    }
}

pub(super) fn row(reference: &str, zone: Urgency, day: i8, is_held: bool) -> InboxRow {
    InboxRow {
        case: case_id(),
        reference: reference.to_owned(),
        service: ServiceKey::new("dpmptsp", "sip-dokter"),
        service_name: text("Surat Izin Praktik Dokter"),
        step: StepId::new("periksa"),
        step_name: text("Memverifikasi berkas"),
        ready_at: at(11, 20, 10, 12),
        due: at(11, day, 15, 30),
        zone,
        priority: is_held.then(|| text("Penyandang disabilitas")),
        is_mine: false,
        is_held,
    }
}

pub(super) fn inbox() -> Inbox {
    Inbox {
        mine: vec![row("SR 2611 7K2 M3A", Urgency::Red, 23, true)],
        waiting: vec![
            row("SR 2611 7K3 N1B", Urgency::Red, 23, false),
            row("SR 2611 7K4 R2C", Urgency::Yellow, 24, false),
            row("SR 2611 7K5 A9D", Urgency::Green, 27, true),
        ],
        total_waiting: 1_210,
        late: 4,
        due_today: 2,
        page: 2,
        pages: 25,
        services: vec![(
            ServiceKey::new("dpmptsp", "sip-dokter"),
            text("Surat Izin Praktik Dokter"),
        )],
        escalated: 3,
    }
}

pub(super) fn case_file(holder: StepHolder) -> CaseFile {
    let outcome = |id: &str, label: &str, kind| OutcomeView {
        id: OutcomeId::new(id),
        label: text(label),
        kind,
        within: None,
        reasons: Vec::new(),
    };
    let reasons = vec![text("STR tidak berlaku"), text("Sudah memiliki tiga SIP")];
    let evidence = |id: &str, name: &str, files: Vec<FileView>| EvidenceView {
        requirement: RequirementId::new(id),
        name: text(name),
        kind: RequirementKind::Copy,
        is_missing: files.is_empty() && id == "skp",
        at_counter: files.is_empty() && id != "skp",
        files,
    };
    let answers = vec![AnswerGroup {
        requirement: RequirementId::new("dokter"),
        title: text("Data dokter"),
        rows: vec![
            (text("NIK"), private("9999 •••• •••• 0012")),
            (text("Nomor STR"), private("CD 1357 2468 0135 79")),
        ],
    }];
    let records = vec![RecordView {
        input: Input {
            unit: Some("%".to_owned()),
            ..input("rem", "Gaya rem utama", FieldKind::Decimal, "48")
        },
        only_if: Some(text("sumbu lebih dari 2")),
        device: Some(text("Alat uji rem")),
        thresholds: vec![text("Paling kecil 50 %")],
    }];
    CaseFile {
        case: case_id(),
        tracking: tracking(at_office()),
        applicant: private("Ayu Teladan"),
        zone: Urgency::Red,
        priority: Some(text("Penyandang disabilitas")),
        returns: 1,
        newer_version: Some(2),
        answers,
        evidence: vec![
            evidence("str", "Surat Tanda Registrasi (STR)", vec![file("aa", "image/jpeg")]),
            evidence(
                "surat",
                "Surat keterangan tempat praktik",
                vec![file("bb", "application/pdf")],
            ),
            evidence("skp", "Bukti kecukupan SKP", Vec::new()),
            evidence("foto", "Pas foto", Vec::new()),
        ],
        open: vec![OpenStepView {
            step: StepId::new("periksa"),
            name: text("Memverifikasi berkas administrasi"),
            output: text("Berkas lengkap"),
            inputs: vec![text("Berkas permohonan")],
            due: at(11, 23, 15, 30),
            overtaken: if holder == StepHolder::Nobody { 3 } else { 0 },
            holder,
            outcomes: vec![
                outcome("lengkap", "Lengkap", OutcomeKind::GoesOn),
                OutcomeView {
                    within: Some(text("30 hari")),
                    ..outcome("belum-lengkap", "Belum lengkap", OutcomeKind::Returns)
                },
                OutcomeView {
                    reasons,
                    ..outcome("tolak", "Tolak", OutcomeKind::Ends(Ending::Refused))
                },
            ],
            records,
            fees: vec![(FeeId::new("pajak"), fees().remove(1))],
            needs_visit: true,
            returns_within: None,
            issues: Some(text("Surat Izin Praktik Dokter")),
            reasons: Vec::new(),
        }],
        to_pay: vec![fee_to_pay()],
        may_answer: true,
        held: vec![(StepId::new("survei"), text("Survei lokasi"))],
        separated: vec![(StepId::new("tanda-tangan"), text("Menandatangani"))],
        nameable: vec![
            (RequirementId::new("str"), text("Surat Tanda Registrasi (STR)")),
            (RequirementId::new("surat"), text("Surat keterangan tempat praktik")),
        ],
        escalated: Some(at(11, 23, 8, 0)),
        deemed: Some((at(11, 23, 0, 0), "uu-30-2014 pasal 53".to_owned())),
        notes: vec![NoteView {
            at: at(11, 20, 11, 0),
            by: text("Petugas loket"),
            text: private("Pemohon membawa berkas asli."),
        }],
    }
}

pub(super) fn oversight() -> OversightTable {
    let row = |service: &str, name: &str, zone, late, on_time| OversightRow {
        service: ServiceKey::new("dpmptsp", service),
        service_name: text(name),
        unit_name: text("Dinas Perizinan"),
        open: 1_204,
        late,
        finished: if on_time == 0 { 0 } else { 3_834 },
        on_time,
        overtakings: late,
        late_defects: 2,
        overrides: 1,
        zone,
    };
    OversightTable {
        rows: vec![
            row("izin-reklame", "Izin Reklame", Urgency::Red, 26, 2_223),
            row("sip-dokter", "Surat Izin Praktik Dokter", Urgency::Yellow, 0, 3_412),
            row("lain", "Layanan baru", Urgency::Green, 0, 0),
        ],
        as_of: at(11, 23, 5, 0),
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
