//! Standards on their way: drafts for everybody, and the cases that establish them.

use maklumat_app::{
    AnswerView, CommentView, DifferenceView, DueStandard, PublicDraftRow, PublicDraftView, Sentence, StandardCase,
    StandardCases, StandardRow, StandardText, StandsAt, Taken,
};
use maklumat_sop::{ChangeClass, Purpose, place_in_law};
use maklumat_vocabulary::{Language, LocalizedText, ServiceKey};

use super::officer::work;
use super::values::{at, both, case_id, date, frame, private, published, regency};
use super::{Sample, rendered};
use crate::administration::preview::marked;
use crate::citizen::service::{self, ServicePage};
use crate::frame::{Frame, Here};
use crate::standards::draft::{DraftPage, Typed};
use crate::standards::drafts::DraftsPage;
use crate::standards::list::{Asked, StandardsPage};
use crate::standards::one::StandardPage;
use crate::standards::preview;

const ID: &str = "0193a5b0-0000-7000-8000-000000000011";

fn name() -> LocalizedText {
    both(
        "Uji Berkala Kendaraan Bermotor (KIR)",
        "Periodic Vehicle Inspection (KIR)",
    )
}

fn unit() -> LocalizedText {
    both("Dinas Perhubungan", "Transport Office")
}

fn differences() -> Vec<DifferenceView> {
    vec![
        DifferenceView {
            class: ChangeClass::Burdening,
            words: both(
                "Persyaratan Foto kendaraan: lebih berat bagi pemohon.",
                "Requirement Photo of the vehicle: heavier for the applicant.",
            ),
        },
        DifferenceView {
            class: ChangeClass::Favourable,
            words: both(
                "Jangka waktu Selesai: lebih ringan bagi pemohon. Waktu: 60 menit menjadi 45 menit.",
                "Promise Done: lighter for the applicant. Time: 60 minutes becomes 45 minutes.",
            ),
        },
        DifferenceView {
            class: ChangeClass::Wording,
            words: both("Jam layanan: berubah.", "Opening hours: changed."),
        },
    ]
}

fn row(is_open: bool) -> PublicDraftRow {
    PublicDraftRow {
        id: ID.to_owned(),
        service: ServiceKey::new("dishub", "uji-kir"),
        name: name(),
        unit: unit(),
        from_version: Some(1),
        published_at: at(11, 18, 9, 0),
        comments_until: if is_open {
            at(11, 27, 16, 30)
        } else {
            at(11, 20, 16, 30)
        },
        is_open,
        changes: 3,
        worst: Some(ChangeClass::Burdening),
    }
}

fn comments(has_names: bool) -> Vec<CommentView> {
    let comment = |id: &str, about, body: &str, answer| CommentView {
        id: id.to_owned(),
        about,
        body: private(body),
        name: has_names.then(|| private("Kenanga Contoh")),
        said_at: at(11, 19, 10, 12),
        answer,
    };
    let place = both("Foto kendaraan", "Photo of the vehicle");
    vec![
        comment(
            "0193a5b0-0000-7000-8000-000000000021",
            Some(place),
            "Foto sudah diambil di tempat uji. Mengapa pemilik harus membawanya lagi?",
            Some(AnswerView {
                taken: Taken::Yes,
                words: "Persyaratan itu dihapus dari rancangan.".to_owned(),
                at: at(11, 23, 8, 0),
            }),
        ),
        comment(
            "0193a5b0-0000-7000-8000-000000000022",
            None,
            "Bukalah juga pada hari Sabtu.",
            None,
        ),
    ]
}

fn draft(is_open: bool) -> PublicDraftView {
    let place = |address: &str, words| (address.to_owned(), words);
    PublicDraftView {
        row: row(is_open),
        differences: differences(),
        digest: "8f2c91ab0d4e5566aa01".to_owned(),
        places: vec![
            place("requirement.foto", both("Foto kendaraan", "Photo of the vehicle")),
            place("step.daftar", both("Mendaftarkan kendaraan", "Register the vehicle")),
            place("promise.selesai", both("Waktu penyelesaian", "Completion time")),
            place("fee.uji", both("Uji berkala", "Inspection")),
            place("product.bukti", both("Bukti lulus uji", "Proof of passing")),
        ],
        comments: if is_open { Vec::new() } else { comments(false) },
        count: 2,
    }
}

fn stands(is_late: bool) -> StandsAt {
    StandsAt {
        step: both("Mempublikasikan rancangan standar", "Publish the draft of the standard"),
        due: if is_late {
            at(11, 20, 16, 30)
        } else {
            at(11, 27, 16, 30)
        },
        is_late,
        law: place_in_law("pp-96-2012-art-27"),
    }
}

fn case_row(is_late: bool, is_closed: bool) -> StandardRow {
    StandardRow {
        case: case_id(),
        reference: "SR-261102-7K2M9".to_owned(),
        purpose: Purpose::Change,
        service: ServiceKey::new("dishub", "uji-kir"),
        name: name(),
        unit: unit(),
        submitted_at: at(11, 2, 8, 0),
        stands_at: if is_closed { Vec::new() } else { vec![stands(is_late)] },
        closed_at: is_closed.then(|| at(11, 20, 14, 0)),
    }
}

fn cases() -> StandardCases {
    let due = |purpose, by, is_late, opened| DueStandard {
        service: ServiceKey::new("dishub", "uji-kir"),
        name: name(),
        unit: unit(),
        version: 1,
        purpose,
        by,
        is_late,
        law: place_in_law(if purpose == Purpose::Review {
            "pp-96-2012-art-33"
        } else {
            "pp-96-2012-art-32"
        }),
        opened,
        may_open: true,
    };
    let open = Some((case_id(), "SR-261102-7K2M9".to_owned()));
    StandardCases {
        rows: vec![case_row(true, false), case_row(false, false), case_row(false, true)],
        due: vec![
            due(Purpose::Review, date(11, 1), true, None),
            due(Purpose::Evaluation, date(12, 4), false, open),
        ],
        openable: vec![(ServiceKey::new("dishub", "uji-kir"), name())],
    }
}

fn list(language: Language, refusal: Option<Sentence>) -> StandardsPage {
    StandardsPage {
        f: desk(language).titled_by("standards-title"),
        cases: cases(),
        asked: Asked {
            layanan: "dishub/uji-kir".to_owned(),
            maksud: "tinjau".to_owned(),
            alasan: String::new(),
        },
        refusal,
        form_token: "0a1b".to_owned(),
    }
}

fn one(language: Language, errors: usize) -> StandardPage {
    let has_draft = errors == 0;
    StandardPage {
        f: desk(language).titled("KIR"),
        standard: StandardCase {
            row: case_row(errors > 0, false),
            text: Some(StandardText {
                revision: 2,
                changed_at: at(11, 12, 9, 0),
                errors,
                warnings: 0,
                advice: 3,
                first_error: (errors > 0).then(|| {
                    both(
                        "jabatan `petugas-lobi` tidak ada di `dishub`",
                        "there is no position `petugas-lobi` in `dishub`",
                    )
                }),
                differences: differences(),
                has_english: has_draft,
            }),
            public: has_draft.then(|| draft(false)),
            comments: if has_draft { comments(true) } else { Vec::new() },
            proposal: has_draft.then(|| ID.to_owned()),
            is_published: false,
            has_decree: false,
            may_work: true,
            drafts: vec![(ID.to_owned(), "Uji Berkala".to_owned(), at(11, 22, 9, 0))],
            article: place_in_law("pp-96-2012-art-42"),
        },
        refusal: None,
        form_token: "0a1b".to_owned(),
    }
}

fn desk(language: Language) -> Frame {
    Frame {
        here: Here::Standards,
        flash: None,
        ..work(language)
    }
}

pub(super) fn on_their_way(language: Language) -> Vec<Sample> {
    let regency = regency();
    let public = || Frame {
        here: Here::Services,
        ..frame(language)
    };
    let refused = DraftPage {
        refusal: Some(Sentence {
            what: "Tanggapannya belum ditulis.".to_owned(),
            then: "Tulis apa yang menurut Anda perlu diubah.".to_owned(),
        }),
        typed: Typed {
            about: "requirement.foto".to_owned(),
            ..Typed::default()
        },
        ..DraftPage::new(public(), draft(true))
    };
    let kir = published("dishub", "uji-kir", &regency);
    let previewed = Frame {
        preview: Some(preview::of(ID)),
        ..public()
    };
    let mut shown = ServicePage::new(previewed, &regency, &kir, service::Asked::default());
    shown.f = marked(shown.f);
    let commented = ServicePage {
        draft: Some((ID.to_owned(), at(11, 27, 16, 30))),
        ..ServicePage::new(public(), &regency, &kir, service::Asked::default())
    };
    let wrong = Sentence {
        what: "Standar layanan ini sedang diproses.".to_owned(),
        then: "Buka berkasnya di daftar di bawah.".to_owned(),
    };
    vec![
        rendered("15-rancangan", &DraftsPage::new(public(), vec![row(true), row(false)])),
        rendered("15-rancangan-kosong", &DraftsPage::new(public(), Vec::new())),
        rendered("15-rancangan-terbuka", &refused),
        rendered("15-rancangan-ditutup", &DraftPage::new(public(), draft(false))),
        rendered("15-rancangan-pratinjau", &shown),
        rendered("15-layanan-dengan-rancangan", &commented),
        rendered("15-standar", &list(language, None)),
        rendered("15-standar-ditolak", &list(language, Some(wrong))),
        rendered("15-standar-satu", &one(language, 0)),
        rendered("15-standar-salah", &one(language, 2)),
    ]
}
