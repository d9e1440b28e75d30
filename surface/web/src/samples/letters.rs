//! Pages of letters, and the way back to one's cases by phone.

#![expect(clippy::too_many_lines, reason = "a list of samples is read from top to bottom")]

use maklumat_app::{
    ContactChoice, LetterChannel, LetterChannels, LetterKindRow, LetterLine, LetterOffice, LetterState, LetterTemplate,
    LettersOfCase, MyCase, MyCases, MyState, OfficerWishes, Sentence, StuckLetters, TrackingState,
};
use maklumat_sop::Ending;
use maklumat_vocabulary::Language;

use super::applicant_values::{at_office, tracking};
use super::officer::work;
use super::values::{at, both, case_id, frame, private, text};
use super::{Sample, rendered};
use crate::citizen::contact::{ContactForm, ContactPage};
use crate::citizen::my_cases::{MyCasesPage, MyCodePage, MyPhonePage};
use crate::citizen::track::{TrackFormPage, TrackPage};
use crate::form::Shown;
use crate::officer::letters::{LetterWordsPage, LettersPage};
use crate::officer::wishes::WishesPage;
use crate::urls;

const KIND: &str = "returned";

const BOTH: LetterChannels = LetterChannels {
    phone: true,
    mail: true,
};

fn shown(field: &str, words: &str) -> Shown {
    Shown {
        field: field.to_owned(),
        words: words.to_owned(),
    }
}

fn letters_of_case() -> LettersOfCase {
    let line = |kind: &str, state, hour| LetterLine {
        kind: kind.to_owned(),
        channel: LetterChannel::Phone,
        at: at(11, 23, hour, 5),
        state,
    };
    LettersOfCase {
        rows: vec![
            line("returned", LetterState::Waiting, 14),
            line("late", LetterState::Stuck, 11),
            line("resumed", LetterState::Refused, 10),
            line("submitted", LetterState::Taken, 9),
        ],
        channels: BOTH,
        contact: ContactChoice {
            channel: Some(LetterChannel::Phone),
            phone: private("080012345678"),
            ..ContactChoice::default()
        },
    }
}

pub(super) fn to_applicants(language: Language) -> Vec<Sample> {
    let contact = |channels, errors: Vec<Shown>| {
        let contact = ContactForm {
            channels,
            channel: Some(LetterChannel::Mail),
            phone: "0800 1234 5678".to_owned(),
            mailbox: "melati@contoh".to_owned(),
            language,
            asks_phone: true,
            errors: errors.clone(),
        };
        ContactPage {
            f: frame(language).titled_by("contact-title"),
            contact,
            errors,
            back: urls::check_answers(),
        }
    };
    let linked = TrackFormPage {
        f: frame(language).titled_by("track-form-title"),
        reference: String::new(),
        then: None,
        link: Some("7K4Q2M9X0A".to_owned()),
        is_old_link: false,
        refusal: None,
    };
    let outdated = TrackFormPage {
        then: None,
        link: None,
        is_old_link: true,
        f: frame(language).titled_by("track-form-title"),
        reference: String::new(),
        refusal: None,
    };
    let told = TrackPage {
        letters: letters_of_case(),
        ..TrackPage::new(frame(language), tracking(at_office()))
    };
    let mut samples = vec![
        rendered("contact", &contact(BOTH, Vec::new())),
        rendered(
            "contact-refused",
            &contact(
                BOTH,
                vec![shown("surel", "Alamat surel ditulis lengkap dengan tanda @.")],
            ),
        ),
        rendered("contact-none", &contact(LetterChannels::default(), Vec::new())),
        rendered("track-form-linked", &linked),
        rendered("track-form-old-link", &outdated),
        rendered("track-with-letters", &told),
    ];
    samples.extend(my_cases(language));
    samples
}

fn mine() -> MyCases {
    let row = |reference: &str, state| MyCase {
        case: case_id(),
        reference: reference.to_owned(),
        service_name: text("Izin Praktik Dokter (SIP)"),
        unit_name: text("Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu"),
        state,
    };
    let sent = |state| MyState::Sent {
        submitted_at: at(11, 12, 9, 5),
        due: Some(at(12, 4, 15, 0)),
        state,
    };
    let returned = TrackingState::Returned {
        until: at(12, 1, 15, 0),
    };
    let office = TrackingState::AtOffice {
        step: both("Memverifikasi berkas", "Check the file"),
        holder: text("Verifikator"),
        until: at(11, 27, 15, 0),
    };
    let closed = TrackingState::Closed {
        ending: Ending::Done,
        at: at(11, 20, 10, 0),
        reasons: Vec::new(),
    };
    let draft = MyState::Draft {
        saved_at: at(11, 22, 20, 0),
        kept_until: at(12, 22, 20, 0),
    };
    MyCases {
        rows: vec![
            row("SR 2611 7K2 M3A", draft),
            row("SR 2611 2K7 M3B", sent(returned)),
            row("SR 2611 9QX 4T1", sent(office)),
            row("SR 2611 3QX 4T9", sent(closed)),
        ],
        total: 24,
        page: 1,
        pages: 2,
    }
}

fn my_cases(language: Language) -> Vec<Sample> {
    let phone = |channels, errors, refusal| MyPhonePage {
        f: frame(language).titled_by("my-phone-title"),
        phone: "12".to_owned(),
        channels,
        errors,
        refusal,
    };
    let code = |refusal| MyCodePage {
        f: frame(language).titled_by("my-code-title"),
        is_demo: true,
        refusal,
    };
    let list = |mine| MyCasesPage {
        f: frame(language).titled_by("my-cases-title"),
        mine,
    };
    let refusal = Sentence {
        what: "Kode tidak cocok atau sudah lewat 10 menit.".to_owned(),
        then: "Periksa angkanya. Setelah lima kali salah, minta kode baru.".to_owned(),
    };
    vec![
        rendered("my-phone", &phone(BOTH, Vec::new(), None)),
        rendered(
            "my-phone-refused",
            &phone(
                BOTH,
                vec![shown("telepon", "Nomor ponsel ditulis dengan 9 sampai 14 angka.")],
                None,
            ),
        ),
        rendered("my-phone-none", &phone(LetterChannels::default(), Vec::new(), None)),
        rendered("my-code", &code(None)),
        rendered("my-code-refused", &code(Some(refusal))),
        rendered("my-cases", &list(mine())),
        rendered("my-cases-empty", &list(MyCases::default())),
    ]
}

pub(super) fn in_the_office(language: Language) -> Vec<Sample> {
    let letters = |office| LettersPage {
        f: work(language).titled_by("letters-title"),
        office,
        typed: String::new(),
        errors: Vec::new(),
        refusal: None,
        form_token: "0a1b".to_owned(),
    };
    let kind = |key, words: &str, has_own_words| LetterKindRow {
        key,
        words: words.to_owned(),
        has_own_words,
        taken: 1_204,
        refused: 17,
    };
    let returned =
        "{kantor}: berkas {layanan} belum lengkap. Giliran Anda: lengkapi paling lambat {sampai}. Buka {tautan}";
    let busy = LetterOffice {
        channels: BOTH,
        flaws: Vec::new(),
        quiet: Some((20 * 60, 7 * 60)),
        kinds: vec![
            kind(KIND, returned, false),
            kind("code", "Kode {kode} untuk melihat permohonan Anda.", true),
        ],
        stuck: vec![StuckLetters {
            kind: "returned".to_owned(),
            problem: "the server answered 503".to_owned(),
            count: 12,
            since: at(11, 23, 8, 0),
        }],
        latest: vec![LetterLine {
            kind: KIND.to_owned(),
            channel: LetterChannel::Phone,
            at: at(11, 23, 8, 12),
            state: LetterState::Taken,
        }],
        is_shown: false,
    };
    let wrong = LetterOffice {
        flaws: vec![("mail.host".to_owned(), both("belum diisi", "is missing"))],
        is_shown: true,
        ..LetterOffice::default()
    };
    let words = |errors: Vec<Shown>, is_preview| LetterWordsPage {
        f: work(language).titled_by("letter-words-title"),
        template: LetterTemplate {
            key: KIND,
            indonesian: returned.to_owned(),
            english: "{kantor}: your file is not complete. Open {tautan}".to_owned(),
            has_own_words: true,
            slots: vec![("kantor", false), ("sampai", true), ("tautan", true)],
            preview: [
                "Dinas Contoh: berkas Izin Contoh belum lengkap.".to_owned(),
                "Sample Office: your file is not complete.".to_owned(),
            ],
        },
        errors,
        is_preview,
        form_token: "0a1b".to_owned(),
    };
    let wishes = |is_leader, has_mail| WishesPage {
        f: work(language).titled_by("wishes-title"),
        wishes: OfficerWishes {
            mailbox: private("sari@kantor.example"),
            weekly: true,
            ..OfficerWishes::default()
        },
        is_leader,
        has_work: is_leader,
        has_mail,
        errors: Vec::new(),
        form_token: "0a1b".to_owned(),
    };
    vec![
        rendered("letters", &letters(busy)),
        rendered("letters-wrong", &letters(wrong)),
        rendered("letter-words", &words(Vec::new(), true)),
        rendered(
            "letter-words-refused",
            &words(vec![shown("inggris", "{sampai} harus ada.")], false),
        ),
        rendered("wishes", &wishes(true, true)),
        rendered("wishes-nothing", &wishes(false, false)),
    ]
}
