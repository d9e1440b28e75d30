//! The officers' and leaders' pages.

#![expect(clippy::too_many_lines, reason = "a list of samples is read from top to bottom")]

use maklumat_app::{
    AccountClosing, AccountList, AccountRole, AccountRow, CaseFile, Deputy, DifferenceView, DueFilter, HoldingView,
    Inbox, InboxFilter, InboxRow, InboxView, LateFilter, LateList, LateRow, MoveOffer, Sentence, StepForm, StepHolder,
    StepMatch,
};
use maklumat_calendar::Date;
use maklumat_vocabulary::{Language, LawKey, PositionKey, ServiceKey, StepId};

use super::applicant_values::product;
use super::office_values::{case_file, elsewhere, inbox};
use super::values::{at, case_id, frame, private, text};
use super::{Sample, rendered};
use crate::first_run::FirstRunPage;
use crate::form::{Form, Shown};
use crate::frame::{Acting, Badge, Flash, Frame, Here, Queue};
use crate::officer::accounts::{AccountPage, AccountsPage, CloseAccountPage};
use crate::officer::case::{CasePage, Refused};
use crate::officer::inbox::{DeskPage, InboxPage};
use crate::officer::lapsed::LapsedPage;
use crate::officer::late::LatePage;
use crate::officer::move_case::MovePage;
use crate::officer::override_case::OverridePage;
use crate::officer::password::PasswordPage;
use crate::officer::revoke_product::RevokePage;
use crate::officer::sign_in::SignInPage;

pub(super) fn work(language: Language) -> Frame {
    let badge = Badge {
        positions: "Verifikator · Dinas Perizinan".to_owned(),
        form_token: private("0a1b"),
        is_head: false,
        is_overseer: true,
        is_administrator: true,
        has_desk: true,
        acting: Acting::All(2),
        notices: 2,
    };
    Frame {
        badge: Some(badge),
        queue: Some(Queue {
            owner: "0a1b2c3d4e5f6071".to_owned(),
            key: private("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"),
            once: "0123456789abcdef0123456789abcdef".to_owned(),
        }),
        here: Here::Inbox,
        flash: Some(Flash::StepDone),
        ..frame(language)
    }
}

pub(super) fn working(language: Language) -> Vec<Sample> {
    let list = |view, due, inbox: Inbox| InboxPage {
        appoints: true,
        f: work(language).titled_by("inbox-title"),
        filter: InboxFilter {
            view,
            due,
            sought: inbox.sought.clone(),
            ..InboxFilter::default()
        },
        inbox,
        first: 1,
        renews_pins: true,
        form_token: "0a1b".to_owned(),
    };
    let narrowed = InboxPage {
        filter: InboxFilter {
            service: Some(ServiceKey::new("dpmptsp", "sip-dokter")),
            due: DueFilter::ThreeDays,
            from: Some(Date::constant(2026, 11, 2)),
            ..InboxFilter::default()
        },
        first: 26,
        ..list(InboxView::Free, DueFilter::Any, inbox())
    };
    let found = Inbox {
        next: None,
        sought: Some(private("Melati Contoh")),
        ..inbox()
    };
    let lists = [
        ("09-kotak-kerja", list(InboxView::Free, DueFilter::Any, inbox())),
        ("09f-kotak-disaring", narrowed),
        ("09c-kotak-dicari", list(InboxView::Found, DueFilter::Any, found)),
        (
            "09g-kotak-lain",
            list(
                InboxView::Elsewhere,
                DueFilter::Any,
                Inbox {
                    next: None,
                    ..elsewhere()
                },
            ),
        ),
        (
            "09h-kotak-selesai",
            list(InboxView::Done, DueFilter::Any, Inbox { next: None, ..inbox() }),
        ),
        (
            "09b-kotak-kosong",
            list(InboxView::Free, DueFilter::Any, Inbox::default()),
        ),
    ];
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
        judged: None,
    };
    let revoke = RevokePage {
        f: work(language).titled_by("revoke-title"),
        case: case_id(),
        reference: "SR 2611 7K2 M3A".to_owned(),
        product: product(),
        laws: vec![(LawKey::new("uu-30-2014"), text("Administrasi Pemerintahan"))],
        typed: Form::of(&[("sebab", "mistaken"), ("dasar", "uu-30-2014 pasal 64")]),
        refusal: None,
        form_token: "0a1b".to_owned(),
    };
    let over = OverridePage {
        f: work(language).titled_by("override-title"),
        case: case_id(),
        reference: "SR 2611 7K2 M3A".to_owned(),
        steps: vec![("periksa".to_owned(), "Memverifikasi berkas".to_owned())],
        requirements: vec![("str".to_owned(), "STR".to_owned())],
        laws: vec![(LawKey::new("uu-30-2014"), text("Administrasi Pemerintahan"))],
        typed: Form::of(&[("jenis", "pause"), ("dasar", "uu-30-2014 pasal 22")]),
        errors: vec![Shown {
            field: "waktu-tambahan".to_owned(),
            words: "Tambahan waktu: tulis angka dan satuannya.".to_owned(),
        }],
        refusal: Some(refusal()),
        form_token: "0a1b".to_owned(),
    };
    let moving = MovePage {
        f: work(language).titled_by("move-title"),
        offer: MoveOffer {
            case: case_id(),
            reference: "SR 2611 7K2 M3A".to_owned(),
            from: 1,
            to: 2,
            differences: vec![DifferenceView {
                class: maklumat_sop::ChangeClass::Favourable,
                words: super::values::both(
                    "Jangka waktu Waktu penyelesaian: lebih ringan bagi pemohon.",
                    "Promise Waktu penyelesaian: lighter for the applicant.",
                ),
            }],
            steps: vec![StepMatch {
                step: StepId::new("periksa"),
                name: super::values::both("Memverifikasi berkas", "Check the file"),
                is_open: true,
                to: Some(StepId::new("verifikasi")),
            }],
            choices: vec![(
                StepId::new("verifikasi"),
                super::values::both("Memverifikasi berkas", "Check the file"),
            )],
        },
        typed: Form::of(&[("alasan", "Versi baru lebih cepat.")]),
        refusal: Some(refusal()),
        form_token: "0a1b".to_owned(),
    };
    let mut samples: Vec<Sample> = lists.iter().map(|(name, list)| rendered(name, list)).collect();
    samples.extend([
        case("10-berkas", &case_file(StepHolder::You), &Refused::default()),
        case("10b-berkas-bebas", &case_file(StepHolder::Nobody), &Refused::default()),
        case("10c-berkas-lain", &case_file(another()), &Refused::default()),
        case("10d-berkas-salah", &case_file(StepHolder::You), &refused),
        rendered("10e-penyimpangan", &over),
        rendered("10f-pindah-versi", &moving),
        rendered("10g-cabut", &revoke),
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
            "09e-terlambat",
            &LatePage {
                f: work(language).titled_by("late-title"),
                late: LateList {
                    rows: late_rows(),
                    services: vec![(
                        ServiceKey::new("dpmptsp", "sip-dokter"),
                        text("Surat Izin Praktik Dokter"),
                    )],
                    total: 28,
                    first: 1,
                    page: 1,
                    pages: 2,
                },
                filter: LateFilter::default(),
            },
        ),
        rendered("14-akun", &accounts(language)),
        rendered("14b-akun", &account(language)),
        rendered("14b-akun-tutup", &closing(language)),
        rendered(
            "14c-berakhir",
            &LapsedPage {
                f: frame(language).titled_by("lapsed-title"),
                words: vec!["Klinik pindah ke alamat baru.".to_owned()],
                sign_in: crate::urls::sign_in_then(&crate::urls::inbox()),
            },
        ),
        rendered(
            "14c-sandi",
            &PasswordPage {
                f: work(language).titled_by("password-title"),
                is_first: true,
                refusal: None,
                form_token: "0a1b".to_owned(),
            },
        ),
        rendered(
            "12-masuk",
            &SignInPage {
                f: frame(language).titled_by("sign-in-title"),
                login: "melati".to_owned(),
                has_ended: true,
                back: None,
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
    ]);
    samples
}

fn account_row() -> AccountRow {
    let held = |name: &str, deputy| HoldingView {
        position: PositionKey::new("dishub", "kepala-dinas"),
        name: text(name),
        unit: text("Dinas Perhubungan"),
        deputy,
        from: Date::constant(2026, 11, 23),
        until: Some(Date::constant(2026, 11, 27)),
        is_coming: deputy.is_some(),
        is_for_only: deputy.is_none().then_some(1),
    };
    AccountRow {
        id: "p-0a1b2c3d4e5f".to_owned(),
        login: "melati".to_owned(),
        name: private("Melati Contoh"),
        role: AccountRole::Officer,
        is_closed: false,
        has_first_password: true,
        has_second_factor: true,
        holdings: vec![held("Sekretaris", None), held("Kepala Dinas", Some(Deputy::Plh))],
    }
}

fn accounts(language: Language) -> AccountsPage {
    let closed = AccountRow {
        is_closed: true,
        holdings: Vec::new(),
        ..account_row()
    };
    AccountsPage {
        f: work(language).titled_by("accounts-title"),
        list: AccountList {
            rows: vec![account_row(), closed],
            total: 40,
            page: 1,
            pages: 2,
        },
        words: String::new(),
        typed: Form::default(),
        refusal: None,
        form_token: "0a1b".to_owned(),
    }
}

fn account(language: Language) -> AccountPage {
    let head = (PositionKey::new("dishub", "kepala-dinas"), "Kepala Dinas".to_owned());
    AccountPage {
        f: work(language).titled_by("account-title"),
        account: account_row(),
        units: vec![("Dinas Perhubungan".to_owned(), vec![head])],
        typed: Form::of(&[("sebagai", "plh")]),
        refusal: None,
        password: Some(private("7K2M-3A9D-R2CX")),
        is_own: false,
        form_token: "0a1b".to_owned(),
    }
}

fn closing(language: Language) -> CloseAccountPage {
    let account = account_row();
    CloseAccountPage {
        f: work(language).titled_by("account-close-title"),
        closing: AccountClosing {
            vacant: account.holdings.clone(),
            account,
            files: 3,
        },
        form_token: "0a1b".to_owned(),
    }
}

fn late_rows() -> Vec<LateRow> {
    let holder = |row: &InboxRow| row.is_held.then(|| private("Ratna Contoh"));
    let rows = inbox().rows.into_iter();
    rows.map(|row| LateRow {
        holder: holder(&row),
        row,
    })
    .collect()
}

/// In a colleague's hands.
fn another() -> StepHolder {
    StepHolder::Another {
        name: private("Ratna Contoh"),
        since: at(11, 20, 9, 12),
    }
}
