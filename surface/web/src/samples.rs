//! Every page with invented values: rendered in both languages by a test, and looked at by people.
//!
//! `MAKLUMAT_SAMPLES=folder cargo test -p maklumat-web samples` writes them as files with their style sheets.

use std::path::Path;
use std::sync::Arc;

use askama::Template;
use maklumat_app::{
    AnswerGroup, Application, ApplicationPage, CaseFile, CaseId, DayCell, DayState, DefectView, DocumentFacts,
    DocumentVerdict, DueEstimate, EvidenceView, FeeView, FileView, Holder, Inbox, InboxFilter, InboxRow, Input,
    NoteView, OpenStepView, OutcomeKind, OutcomeView, OverrideView, OversightRow, OversightTable, PageKind,
    PastFigures, Private, ProductView, PromiseView, Published, ReceiptView, RecordView, Sentence, StepForm, StepHolder,
    ThreadItem, ThreadState, Tracking, TrackingState, Urgency,
};
use maklumat_calendar::{Date, Timestamp, Zone};
use maklumat_sop::{
    Channel, Ending, FieldKind, Regency, RegencySources, RequirementKind, StartEvent, check, read_regency,
};
use maklumat_vocabulary::{
    FeeId, Language, LocalizedText, Money, Name, OutcomeId, PriorityId, ProductId, RequirementId, ServiceKey, StepId,
};

use crate::citizen::apply::QuestionPage;
use crate::citizen::check_answers::{CheckPage, PriorityPage, group};
use crate::citizen::complain::ComplainPage;
use crate::citizen::find::{HomePage, SearchPage};
use crate::citizen::legal_sop::LegalSopPage;
use crate::citizen::performance::PerformancePage;
use crate::citizen::receipt::{ReceiptPage, StripPage};
use crate::citizen::service::ServicePage;
use crate::citizen::start::{CodesPage, StartPage};
use crate::citizen::track::{TrackFormPage, TrackPage, WithdrawPage};
use crate::citizen::verify::VerifyPage;
use crate::failure::FailurePage;
use crate::first_run::FirstRunPage;
use crate::form::{Form, Shown};
use crate::frame::{Badge, Flash, Frame, Here};
use crate::officer::case::{CasePage, Refused};
use crate::officer::inbox::{DeskPage, InboxPage};
use crate::officer::override_case::OverridePage;
use crate::officer::sign_in::SignInPage;
use crate::oversight::OversightPage;

mod tests;

const REGENCY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../regency");

fn text(id: &str) -> LocalizedText {
    LocalizedText::indonesian(id)
}

fn both(id: &str, en: &str) -> LocalizedText {
    LocalizedText {
        id: id.to_owned(),
        en: Some(en.to_owned()),
    }
}

fn case_id() -> CaseId {
    crate::urls::case_of("0193a5b0-0000-7000-8000-000000000001").unwrap()
}

fn private(text: &str) -> Private {
    Private(text.to_owned())
}

fn date(month: i8, day: i8) -> Date {
    Date::new(2026, month, day).unwrap()
}

/// An instant of local time in November or December 2026.
fn at(month: i8, day: i8, hour: i8, minute: i8) -> Timestamp {
    Zone::Wib.instant(
        date(month, day),
        maklumat_calendar::Time::new(hour, minute, 0, 0).unwrap(),
    )
}

fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(REGENCY).join(name)).unwrap()
}

pub(crate) fn regency() -> Arc<Regency> {
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

pub(crate) fn published(unit: &str, service: &str, regency: &Arc<Regency>) -> Published {
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

pub(crate) fn frame(language: Language) -> Frame {
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

fn work(language: Language) -> Frame {
    let badge = Badge {
        positions: "Verifikator · Dinas Perizinan".to_owned(),
        form_token: private("0a1b"),
        is_overseer: true,
    };
    Frame {
        badge: Some(badge),
        here: Here::Inbox,
        flash: Some(Flash::StepDone),
        ..frame(language)
    }
}

fn input(name: &str, label: &str, kind: FieldKind, typed: &str) -> Input {
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

fn option(id: &str, label: &str) -> maklumat_sop::ChoiceOption {
    maklumat_sop::ChoiceOption {
        id: id.to_owned(),
        label: text(label),
    }
}

fn page(id: &str, kind: PageKind, title: &str, inputs: Vec<Input>) -> ApplicationPage {
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

fn every_kind() -> Vec<Input> {
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

fn file(digest: &str, media_type: &str) -> FileView {
    FileView {
        digest: digest.to_owned(),
        media_type: media_type.to_owned(),
        bytes: 412_000,
        uploaded_at: at(11, 23, 9, 12),
    }
}

fn application() -> Application {
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

fn defect() -> DefectView {
    DefectView {
        requirement: RequirementId::new("surat"),
        requirement_name: text("Surat keterangan tempat praktik"),
        explanation: private("Belum ditandatangani penanggung jawab klinik. Tanda tangan dan cap di bagian bawah."),
        is_late: true,
    }
}

fn thread() -> Vec<ThreadItem> {
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

fn ribbon() -> Vec<DayCell> {
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

fn fees() -> Vec<FeeView> {
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

fn tracking(state: TrackingState) -> Tracking {
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
        products: if is_closed {
            vec![ProductView {
                id: ProductId::new("sip"),
                name: text("Surat Izin Praktik Dokter"),
                number: Some("500.16.7/0417/SIP/XII/2026".to_owned()),
                issued_at: Some(at(12, 1, 10, 0)),
                valid_until: Some(at(12, 1, 10, 0)),
                has_document: true,
            }]
        } else {
            Vec::new()
        },
        overrides: vec![OverrideView {
            what: "extend-answer",
            ground: "uu-30-2014 pasal 22".to_owned(),
            reason: private("Banjir di kecamatan pemohon."),
            at: at(11, 18, 9, 0),
        }],
        defects: if is_returned { vec![defect()] } else { Vec::new() },
        events: 12,
        chain: "a90c57f12b66".to_owned(),
        can_withdraw: !is_closed,
    }
}

fn at_office() -> TrackingState {
    TrackingState::AtOffice {
        step: text("Memverifikasi persyaratan"),
        holder: text("Kepala Bidang SDK, Dinas Kesehatan"),
        until: at(11, 25, 16, 0),
    }
}

fn receipt() -> ReceiptView {
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
        digest: "41d70e9bc3a85511".to_owned(),
    }
}

fn row(reference: &str, zone: Urgency, day: i8, is_held: bool) -> InboxRow {
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

fn inbox() -> Inbox {
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
    }
}

fn case_file(holder: StepHolder) -> CaseFile {
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
        notes: vec![NoteView {
            at: at(11, 20, 11, 0),
            by: text("Petugas loket"),
            text: private("Pemohon membawa berkas asli."),
        }],
    }
}

fn oversight() -> OversightTable {
    let row = |service: &str, name: &str, zone, late, on_time| OversightRow {
        service: ServiceKey::new("dpmptsp", service),
        service_name: text(name),
        unit_name: text("Dinas Perizinan"),
        open: 1_204,
        late,
        finished: if on_time == 0 { 0 } else { 3_834 },
        on_time,
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

fn verdicts() -> Vec<(&'static str, DocumentVerdict)> {
    let facts = || DocumentFacts {
        kind: both("Produk", "Product"),
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

/// A page that is ready: its name and its HTML.
type Sample = (String, String);

fn rendered(name: &str, template: &impl Template) -> Sample {
    (name.to_owned(), template.render().unwrap())
}

/// Every page of every site.
pub(crate) fn all(language: Language) -> Vec<Sample> {
    let mut samples = finding(language);
    samples.extend(applying(language));
    samples.extend(following(language));
    samples.extend(working(language));
    samples
}

fn finding(language: Language) -> Vec<Sample> {
    let regency = regency();
    let doctor = published("dpmptsp", "sip-dokter", &regency);
    let past = PastFigures {
        finished: 50,
        on_time: 47,
    };
    let steps = doctor
        .sop
        .main_path(&maklumat_sop::Facts::new())
        .into_iter()
        .map(|step| (step, date(11, 27)))
        .collect();
    let estimate = DueEstimate {
        name: text("Selesai"),
        words: both("9 hari kerja", "9 working days"),
        due: at(12, 4, 16, 30),
        date: date(12, 4),
        steps,
    };
    let all = [
        "disdukcapil/ktp-el",
        "disdukcapil/kartu-keluarga",
        "dishub/uji-kir",
        "disnaker/ak-1",
        "dpmptsp/izin-reklame",
        "damkar/pemadaman",
    ];
    let catalogue: Vec<Published> = all
        .iter()
        .filter_map(|key| key.split_once('/'))
        .map(|(unit, service)| published(unit, service, &regency))
        .collect();
    let home = HomePage::new(frame(language), &regency, &catalogue, Some((3_412, 3_834)));
    let search = SearchPage {
        f: frame(language).titled_by("search-title"),
        words: "ktp hilang".to_owned(),
        services: HomePage::new(frame(language), &regency, &catalogue[..2], None).services,
    };
    let nothing = SearchPage {
        f: frame(language).titled_by("search-title"),
        words: "<script>".to_owned(),
        services: Vec::new(),
    };
    let mut samples = vec![
        rendered("01-beranda", &home),
        rendered("01b-cari", &search),
        rendered("01c-cari-kosong", &nothing),
        rendered(
            "02-layanan",
            &ServicePage::new(frame(language), &regency, &doctor, past, Some(estimate)),
        ),
        rendered("03-sop", &LegalSopPage::new(frame(language), &regency, &doctor)),
        rendered("14-pengaduan", &ComplainPage::new(frame(language), &regency)),
        rendered(
            "17-kinerja",
            &PerformancePage {
                f: frame(language).titled_by("performance-title"),
                table: oversight(),
            },
        ),
    ];
    for published in &catalogue {
        let name = format!("02-{}", published.sop.definition().key.service);
        samples.push(rendered(
            &name,
            &ServicePage::new(frame(language), &regency, published, PastFigures::default(), None),
        ));
        let name = format!("03-{}", published.sop.definition().key.service);
        samples.push(rendered(
            &name,
            &LegalSopPage::new(frame(language), &regency, published),
        ));
    }
    samples
}

fn applying(language: Language) -> Vec<Sample> {
    let key = ServiceKey::new("dpmptsp", "sip-dokter");
    let error = |field: &str, words: &str| Shown {
        field: field.to_owned(),
        words: words.to_owned(),
    };
    let errors = vec![
        error("nik", "NIK: Anda menulis 15 angka, seharusnya 16."),
        error("lahir", "Tanggal lahir: tulis hari, bulan, dan tahun dengan angka."),
    ];
    let missing = vec![error(
        "berkas",
        "Berkas ini belum ada. Pilih foto atau PDF, atau bawa ke loket.",
    )];
    let start = |errors: Vec<Shown>| StartPage {
        f: frame(language).titled("Ajukan"),
        key: key.clone(),
        service: "Surat Izin Praktik Dokter".to_owned(),
        phone: "0812".to_owned(),
        is_at_counter: true,
        errors,
    };
    let application = application();
    let answering = Application {
        answering: Some(vec![defect()]),
        pages: application.pages[3..4].to_vec(),
        ..application.clone()
    };
    let question =
        |position: usize, errors, counter| QuestionPage::new(frame(language), &application, position, errors, counter);
    let refusal = Sentence {
        what: "Ukuran berkas lebih dari 10 MB.".to_owned(),
        then: "Foto ulang dengan ukuran lebih kecil.".to_owned(),
    };
    let check = |is_answer: bool, missing: bool| {
        let f = frame(language).titled_by("check-title");
        let groups = |complete: bool| {
            application
                .pages
                .iter()
                .filter(|page| page.is_complete == complete)
                .map(|page| group(&f, page))
                .collect()
        };
        CheckPage {
            groups: groups(true),
            missing: if missing { groups(false) } else { Vec::new() },
            priority: None,
            asks_priority: !is_answer,
            estimate: None,
            fee: "Rp\u{a0}0".to_owned(),
            is_free: true,
            is_answer,
            errors: Vec::new(),
            f,
        }
    };
    let classes = regency()
        .priorities
        .iter()
        .map(|class| maklumat_sop::Priority {
            class: class.id.clone(),
            name: class.name.clone(),
            place: Some(text("Loket prioritas")),
        })
        .collect();
    let codes = CodesPage {
        f: frame(language).titled_by("codes-title"),
        reference: "SR 2611 7K4 Q2M".to_owned(),
        pin: "481 205".to_owned(),
    };
    vec![
        rendered("04-mulai", &start(Vec::new())),
        rendered(
            "04b-mulai-salah",
            &start(vec![error("telepon", "Nomor ponsel ditulis dengan 9 sampai 14 angka.")]),
        ),
        rendered("04c-kode", &codes),
        rendered("04d-varian", &question(0, &[], false)),
        rendered("04e-pertanyaan", &question(1, &errors, false)),
        rendered("05-unggah", &question(2, &[], true)),
        rendered(
            "05b-unggah-kurang",
            &QuestionPage {
                refusal: Some(refusal),
                ..question(3, &missing, false)
            },
        ),
        rendered("05c-ditunjukkan", &question(4, &[], true)),
        rendered(
            "05d-melengkapi",
            &QuestionPage::new(frame(language), &answering, 0, &[], false),
        ),
        rendered(
            "06-prioritas",
            &PriorityPage {
                f: frame(language).titled_by("priority-question"),
                classes,
                chosen: None,
            },
        ),
        rendered("06b-periksa", &check(false, false)),
        rendered("06c-periksa-kurang", &check(false, true)),
        rendered("06d-periksa-jawaban", &check(true, false)),
    ]
}

fn following(language: Language) -> Vec<Sample> {
    let track = |state| {
        TrackPage::new(
            Frame {
                flash: Some(Flash::AnswerSent),
                here: Here::Track,
                ..frame(language)
            },
            tracking(state),
        )
    };
    let closed = |ending, reasons| TrackingState::Closed {
        ending,
        at: at(12, 2, 10, 0),
        reasons,
    };
    let no_days = {
        let mut page = track(at_office());
        page.tracking.days.clear();
        page.tracking.promises[0].due = None;
        page
    };
    let mut samples = vec![
        rendered("07-tanda-terima", &ReceiptPage::new(frame(language), receipt())),
        rendered(
            "07a-tanda-terima-nanti",
            &ReceiptPage::new(
                frame(language),
                ReceiptView {
                    due: None,
                    counts_from: StartEvent::Complete,
                    ..receipt()
                },
            ),
        ),
        rendered("07b-struk", &StripPage::new(frame(language), receipt())),
        rendered("08-lacak", &track(at_office())),
        rendered(
            "08b-lacak-kembali",
            &track(TrackingState::Returned {
                until: at(12, 16, 16, 0),
            }),
        ),
        rendered(
            "08c-lacak-giliran",
            &track(TrackingState::YourTurn {
                step: text("Membayar pajak reklame"),
                until: at(11, 23, 16, 0),
            }),
        ),
        rendered("08d-lacak-selesai", &track(closed(Ending::Done, Vec::new()))),
        rendered(
            "08e-lacak-ditolak",
            &track(closed(Ending::Refused, vec!["STR tidak berlaku".to_owned()])),
        ),
        rendered("08f-lacak-belum", &no_days),
        rendered(
            "08g-lacak-formulir",
            &TrackFormPage {
                f: frame(language).titled_by("track-form-title"),
                reference: "SR 2611".to_owned(),
                refusal: Some(Sentence {
                    what: "Kode berkas atau PIN tidak cocok.".to_owned(),
                    then: "Periksa, lalu coba lagi.".to_owned(),
                }),
            },
        ),
        rendered(
            "08h-tarik",
            &WithdrawPage {
                f: frame(language).titled_by("withdraw-title"),
                reference: "SR 2611 6H8 T4K".to_owned(),
                service: "Surat Izin Praktik Dokter".to_owned(),
            },
        ),
        rendered(
            "00-kesalahan",
            &FailurePage {
                f: frame(language).titled_error("Ada yang rusak"),
                heading: "Ada yang rusak di sistem kami".to_owned(),
                what: "Ini bukan kesalahan Anda.".to_owned(),
                incident: Some("K7Q2".to_owned()),
            },
        ),
    ];
    let verify = |verdict| VerifyPage {
        f: frame(language).titled_by("verify-title"),
        text: "MKL1:…".to_owned(),
        verdict,
        key_ring: "maklumat-keys 1\n".to_owned(),
        revocations: String::new(),
    };
    samples.push(rendered("16-cek", &verify(None)));
    samples.extend(
        verdicts()
            .into_iter()
            .map(|(name, verdict)| rendered(&format!("16-cek-{name}"), &verify(Some(verdict)))),
    );
    samples
}

fn working(language: Language) -> Vec<Sample> {
    let filter = || InboxFilter {
        service: Some(ServiceKey::new("dpmptsp", "sip-dokter")),
        text: Some("SR".to_owned()),
        only_late: true,
        page: 2,
    };
    let full = InboxPage {
        f: work(language).titled_by("inbox-title"),
        inbox: inbox(),
        filter: filter(),
        form_token: "0a1b".to_owned(),
    };
    let empty = Inbox {
        mine: Vec::new(),
        waiting: Vec::new(),
        total_waiting: 0,
        late: 0,
        due_today: 0,
        page: 1,
        pages: 1,
        services: Vec::new(),
    };
    let empty = InboxPage {
        f: work(language).titled_by("inbox-title"),
        inbox: empty,
        filter: InboxFilter::default(),
        form_token: "0a1b".to_owned(),
    };
    let refusal = || Sentence {
        what: "Ada berkas lain yang lebih dulu siap.".to_owned(),
        then: "Tulis alasan mengapa berkas ini didahulukan.".to_owned(),
    };
    let typed = StepForm {
        outcome: Some("belum-lengkap".to_owned()),
        defects: vec![("surat".to_owned(), private("Belum ditandatangani."))],
        ..StepForm::default()
    };
    let case = |name: &str, file: &CaseFile, refused: &Refused| {
        rendered(name, &CasePage::new(work(language), file, refused, "0a1b".to_owned()))
    };
    let refused = Refused {
        errors: vec![Shown {
            field: "rem".to_owned(),
            words: "Gaya rem utama: tulis angka saja.".to_owned(),
        }],
        refusal: Some(refusal()),
        typed: Some((StepId::new("periksa"), typed)),
    };
    let over = OverridePage {
        f: work(language).titled_by("override-title"),
        case: case_id(),
        reference: "SR 2611 7K2 M3A".to_owned(),
        steps: vec![("periksa".to_owned(), "Memverifikasi berkas".to_owned())],
        requirements: vec![("str".to_owned(), "STR".to_owned())],
        typed: Form::of(&[("jenis", "pause"), ("dasar", "uu-30-2014 pasal 22")]),
        refusal: Some(refusal()),
        form_token: "0a1b".to_owned(),
    };
    vec![
        rendered("09-kotak-kerja", &full),
        rendered("09b-kotak-kosong", &empty),
        case("10-berkas", &case_file(StepHolder::You), &Refused::default()),
        case("10b-berkas-bebas", &case_file(StepHolder::Nobody), &Refused::default()),
        case("10c-berkas-lain", &case_file(StepHolder::Another), &Refused::default()),
        case("10d-berkas-salah", &case_file(StepHolder::You), &refused),
        rendered("10e-penyimpangan", &over),
        rendered(
            "09c-meja",
            &DeskPage {
                f: work(language).titled_by("desk-title"),
                is_administrator: true,
                services: 13,
            },
        ),
        rendered(
            "09d-meja",
            &DeskPage {
                f: work(language).titled_by("desk-title"),
                is_administrator: false,
                services: 13,
            },
        ),
        rendered(
            "11-pengawasan",
            &OversightPage::new(
                Frame {
                    here: Here::Oversight,
                    flash: None,
                    ..work(language)
                },
                oversight(),
            ),
        ),
        rendered(
            "12-masuk",
            &SignInPage {
                f: frame(language).titled_by("sign-in-title"),
                login: "melati".to_owned(),
                refusal: Some(refusal()),
            },
        ),
        rendered(
            "13-pertama",
            &FirstRunPage {
                f: frame(language).titled_by("first-run-title"),
                login: String::new(),
                name: String::new(),
                refusal: None,
            },
        ),
    ]
}
