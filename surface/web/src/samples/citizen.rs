//! The citizen's pages, one sample for every state a person can meet.

#![expect(clippy::too_many_lines, reason = "a list of samples is read from top to bottom")]

use maklumat_app::{Application, LetterChannel, LetterChannels, ReceiptView, Sentence, TrackingState};
use maklumat_sop::{Channel, Ending, StartEvent};
use maklumat_vocabulary::{Language, ServiceKey};

use super::applicant_values::{application, at_office, defect, receipt, tracking, verdicts};
use super::values::{at, frame, regency, text};
use super::{Sample, rendered};
use crate::citizen::apply::QuestionPage;
use crate::citizen::check_answers::{CheckPage, PriorityPage, group};
use crate::citizen::contact::ContactForm;
use crate::citizen::receipt::{ReceiptPage, StripPage};
use crate::citizen::save_for_later::SavedPage;
use crate::citizen::start::{CodesPage, StartPage, Way};
use crate::citizen::track::{TrackFormPage, TrackPage, WithdrawPage};
use crate::citizen::verify::{Held, VerifyPage};
use crate::failure::FailurePage;
use crate::form::Shown;
use crate::frame::{Flash, Frame, Here};
use crate::urls;

pub(super) fn applying(language: Language) -> Vec<Sample> {
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
        choice: "Praktik pertama".to_owned(),
        choices: vec![("jenis".to_owned(), "pertama".to_owned())],
        phone: "0812".to_owned(),
        contact: ContactForm {
            channels: LetterChannels {
                phone: true,
                mail: true,
            },
            channel: Some(LetterChannel::Phone),
            ..ContactForm::default()
        },
        ways: vec![
            Way {
                word: "loket",
                channel: Channel::Counter,
                is_chosen: true,
            },
            Way {
                word: "desa",
                channel: Channel::Village,
                is_chosen: false,
            },
        ],
        is_officer: true,
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
            service: "Surat Izin Praktik Dokter".to_owned(),
            groups: groups(true),
            locked: if is_answer { groups(true) } else { Vec::new() },
            missing: if missing { groups(false) } else { Vec::new() },
            priority: None,
            asks_priority: !is_answer,
            told: (!is_answer).then(|| ("Kabar dikirim ke ponsel 0800 •••• 678.".to_owned(), true)),
            estimate: application.due.clone(),
            fees: application.fees.clone(),
            is_answer,
            is_helped: false,
            consent: None,
            errors: Vec::new(),
            refusal: None,
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
    let saved = |kept_until| {
        let kept = Application {
            kept_until,
            ..application.clone()
        };
        SavedPage::new(frame(language), kept, "Surat Izin Praktik Dokter".to_owned())
    };
    let codes = CodesPage {
        f: frame(language).titled_by("codes-title"),
        reference: "SR 2611 7K4 Q2M".to_owned(),
        pin: "481 205".to_owned(),
        service: Some(("Surat Izin Praktik Dokter".to_owned(), "Dinas Perizinan".to_owned())),
        for_another: None,
    };
    let handed_over = CodesPage {
        f: frame(language).titled_by("codes-title"),
        reference: "SR 2611 7K4 Q2M".to_owned(),
        pin: "481 205".to_owned(),
        service: Some(("Surat Izin Praktik Dokter".to_owned(), "Dinas Perizinan".to_owned())),
        for_another: Some("https://layanan.sungairaya.example/lacak".to_owned()),
    };
    vec![
        rendered("04-mulai", &start(Vec::new())),
        rendered(
            "04b-mulai-salah",
            &start(vec![error("telepon", "Nomor ponsel ditulis dengan 9 sampai 14 angka.")]),
        ),
        rendered("04c-kode", &codes),
        rendered("04i-kode-untuk-orang-lain", &handed_over),
        rendered("04f-tersimpan", &saved(at(12, 23, 9, 14))),
        rendered("04g-tersimpan-sebentar-lagi", &saved(at(11, 25, 9, 14))),
        rendered(
            "04h-perangkat-lain",
            &QuestionPage {
                others: vec![("Nama".to_owned(), "dr. Melati Contoh".to_owned())],
                ..question(1, &[], false)
            },
        ),
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
                back: urls::question("ktp"),
            },
        ),
        rendered("06b-periksa", &check(false, false)),
        rendered("06c-periksa-kurang", &check(false, true)),
        rendered("06d-periksa-jawaban", &check(true, false)),
    ]
}

pub(super) fn following(language: Language) -> Vec<Sample> {
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
                id: maklumat_vocabulary::StepId::new("bayar"),
                step: text("Membayar pajak reklame"),
                until: at(11, 23, 16, 0),
            }),
        ),
        rendered("08d-lacak-selesai", &track(closed(Ending::Done, Vec::new()))),
        rendered(
            "08e-lacak-ditolak",
            &track(closed(Ending::Refused, vec![text("STR tidak berlaku")])),
        ),
        rendered("08f-lacak-belum", &no_days),
        rendered(
            "08g-lacak-formulir",
            &TrackFormPage {
                f: frame(language).titled_by("track-form-title"),
                reference: "SR 2611".to_owned(),
                then: Some(crate::urls::receipt()),
                link: None,
                is_old_link: false,
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
        held: None,
        number: String::new(),
        fingerprint: String::new(),
        key_ring: "maklumat-keys 1\n".to_owned(),
        revocations: String::new(),
        list_of: crate::samples::values::at(11, 23, 7, 0),
    };
    samples.push(rendered("16-cek", &verify(None)));
    samples.extend(
        [
            ("sama", Held::Same),
            ("berubah", Held::Changed),
            ("tidak-dikenal", Held::Unknown),
            ("tanpa-berkas", Held::NotKept),
        ]
        .map(|(name, held)| {
            let page = VerifyPage {
                held: Some(held),
                number: "500.16/417/SIP/XI/2026".to_owned(),
                fingerprint: "41d7 0e9b c3a8".to_owned(),
                ..verify(None)
            };
            rendered(&format!("16-cek-dokumen-{name}"), &page)
        }),
    );
    samples.extend(
        verdicts()
            .into_iter()
            .map(|(name, verdict)| rendered(&format!("16-cek-{name}"), &verify(Some(verdict)))),
    );
    samples
}
