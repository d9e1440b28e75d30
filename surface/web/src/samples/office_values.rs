//! What the people who work on her permit, and those above them, see.

#![expect(clippy::too_many_lines, reason = "a list of samples is read from top to bottom")]

use maklumat_app::{
    AnswerGroup, CaseActs, CaseFile, CheckVerdict, ChecklistLine, DeskCounts, EvidenceView, FeeToPay, FileView, Inbox,
    InboxRow, Input, MeasuredView, NoteView, OpenStepView, OpinionView, OutcomeKind, OutcomeView, RecordView,
    StepHolder, UnsignedView, Urgency, WaitsFor, Whereabouts,
};
use maklumat_sop::{Ending, FieldKind, RequirementKind};
use maklumat_vocabulary::{FeeId, LawKey, Money, Name, OutcomeId, RequirementId, ServiceKey, StepId};

use super::applicant_values::{at_office, fees, tracking};
use super::values::{at, case_id, file, input, private, text};

pub(super) fn fee_to_pay() -> FeeToPay {
    FeeToPay {
        id: FeeId::new("pajak"),
        name: text("Pajak reklame"),
        law: "perda-pdrd-2024".to_owned(),
        amount: Money(1_250_000),
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
        due: Some(at(11, day, 15, 30)),
        zone,
        priority: is_held.then(|| text("Penyandang disabilitas")),
        entered_at: reference.ends_with('A').then(|| at(11, 24, 8, 12)),
        place: if is_held {
            Whereabouts::Another
        } else {
            Whereabouts::Free
        },
        is_held,
    }
}

pub(super) fn inbox() -> Inbox {
    let service = ServiceKey::new("dpmptsp", "sip-dokter");
    Inbox {
        next: Some(row("SR 2611 7K1 P8K", Urgency::Red, 23, false)),
        rows: vec![
            row("SR 2611 7K3 N1B", Urgency::Red, 23, false),
            row("SR 2611 7K4 R2C", Urgency::Yellow, 24, false),
            row("SR 2611 7K5 A9D", Urgency::Green, 27, true),
        ],
        counts: DeskCounts {
            free: 100,
            mine: 1,
            elsewhere: 12,
            late: 4,
            today: 2,
            escalated: 3,
        },
        following: Some("1.5.ab.periksa".to_owned()),
        services: vec![(service, text("Surat Izin Praktik Dokter"))],
        steps: vec![(StepId::new("periksa"), text("Memverifikasi berkas"))],
        sought: None,
    }
}

/// What waits for applicants and other units.
pub(super) fn elsewhere() -> Inbox {
    let mut inbox = inbox();
    inbox.rows[0].place = Whereabouts::Waits(WaitsFor::Payment);
    inbox.rows[1].place = Whereabouts::Unit(text("Dinas Kesehatan"));
    inbox.rows[2].place = Whereabouts::Waits(WaitsFor::Answer);
    inbox.rows[2].step_name = text("");
    inbox
}

pub(super) fn case_file(holder: StepHolder) -> CaseFile {
    let outcome = |id: &str, label: &str, kind| OutcomeView {
        id: OutcomeId::new(id),
        label: text(label),
        next: (kind == OutcomeKind::GoesOn).then(|| text("Menandatangani izin")),
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
            is_locked: false,
            unit: Some("%".to_owned()),
            ..input("rem", "Gaya rem utama", FieldKind::Decimal, "48")
        },
        only_if: Some(text("sumbu lebih dari 2")),
        device: Some(text("Alat uji rem")),
        thresholds: vec![text("Paling kecil 50 %")],
        verdicts: vec![CheckVerdict {
            values: Vec::new(),
            words: text("Gaya rem utama paling kecil 50 %"),
            passes: Some(false),
            repair: text("Setel rem utama"),
        }],
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
            opinion_until: at(11, 23, 15, 30),
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
            checklist: vec![
                ChecklistLine {
                    words: text("Berkas permohonan"),
                    is_fine: None,
                },
                ChecklistLine {
                    words: text("Bukti kecukupan SKP"),
                    is_fine: Some(false),
                },
                ChecklistLine {
                    words: text("Tidak ada biaya yang belum lunas"),
                    is_fine: Some(true),
                },
            ],
            barred: vec![OutcomeId::new("lengkap")],
            fees: vec![(FeeId::new("pajak"), fees().remove(1))],
            needs_visit: true,
            returns_within: None,
            issues: Some(text("Surat Izin Praktik Dokter")),
            is_signature: true,
            unsigned: vec![
                UnsignedView {
                    name: text("Surat Izin Praktik Dokter"),
                    outcome: Some((OutcomeId::new("lengkap"), text("Lengkap"))),
                    needs_form: false,
                },
                UnsignedView {
                    name: text("Surat penolakan"),
                    outcome: None,
                    needs_form: true,
                },
            ],
            reasons: Vec::new(),
        }],
        to_pay: vec![fee_to_pay()],
        may_answer: true,
        held: vec![(StepId::new("survei"), text("Survei lokasi"))],
        separated: vec![(StepId::new("tanda-tangan"), text("Menandatangani"))],
        nameable_fields: vec![(RequirementId::new("dokter"), Name::new("nama"), text("Nama"))],
        nameable: vec![
            (RequirementId::new("str"), text("Surat Tanda Registrasi (STR)")),
            (RequirementId::new("surat"), text("Surat keterangan tempat praktik")),
        ],
        escalated: Some(at(11, 23, 8, 0)),
        deemed: Some((at(11, 23, 0, 0), "UU 30/2014 pasal 53".to_owned())),
        notes: vec![NoteView {
            at: at(11, 20, 11, 0),
            by: text("Petugas loket"),
            text: private("Pemohon membawa berkas asli."),
        }],
        measured: vec![MeasuredView {
            step: text("Mengukur emisi gas buang"),
            at: at(11, 23, 9, 12),
            rows: vec![(text("Karbon monoksida (CO)"), private("2,1 %"))],
            failed: vec![text("Karbon monoksida (CO) paling besar 1,5 %")],
        }],
        opinions: opinions(),
        units: vec![("dinkes".to_owned(), text("Dinas Kesehatan"))],
        take_back: Some((StepId::new("catat"), text("Mencatat berkas"), at(11, 23, 9, 50))),
        paused_until: Some(at(11, 30, 15, 30)),
        laws: vec![(LawKey::new("uu-30-2014"), text("Administrasi Pemerintahan"))],
        acts: CaseActs {
            may_override: true,
            may_revoke: true,
            sees_evidence: true,
            may_note: true,
            may_cancel_payments: true,
            reads_history: true,
        },
    }
}

fn opinions() -> Vec<OpinionView> {
    let asked = OpinionView {
        number: 1,
        step: StepId::new("periksa"),
        unit_name: text("Dinas Kesehatan"),
        asked_at: at(11, 20, 13, 0),
        due: at(11, 24, 15, 0),
        question: private("Apakah klinik ini sudah terdaftar?"),
        days: 1,
        reminded: None,
        is_open: true,
        answer: None,
    };
    let given = OpinionView {
        number: 2,
        is_open: false,
        answer: Some((at(11, 23, 8, 30), private("Sudah, sejak 2024."), Some("cc".to_owned()))),
        ..asked.clone()
    };
    vec![asked, given]
}
