//! Every address of the sites: built here, never written elsewhere, and free of references, PINs and names.

use std::borrow::Borrow;
use std::fmt;

use maklumat_app::{
    CaseFilter, CaseId, DueFilter, FileForm, InboxFilter, InboxOrder, InboxView, PageSize, Period, PeriodChoice,
    WaitsFor,
};
use maklumat_calendar::Date;
use maklumat_sop::{Facts, Value};
use maklumat_vocabulary::{ProductId, ServiceKey, StepId, UnitId};

/// The routes, as the router spells them.
pub(crate) mod route {
    pub(crate) const HOME: &str = "/";
    pub(crate) const SEARCH: &str = "/cari";
    pub(crate) const CATALOGUE: &str = "/layanan";
    pub(crate) const LIFE_EVENT: &str = "/peristiwa/{event}";
    pub(crate) const ROBOTS: &str = "/robots.txt";
    pub(crate) const SITEMAP: &str = "/sitemap.xml";
    pub(crate) const SERVICE: &str = "/layanan/{unit}/{service}";
    pub(crate) const LEGAL_SOP: &str = "/layanan/{unit}/{service}/sop";
    pub(crate) const START: &str = "/ajukan/{unit}/{service}";
    pub(crate) const TRACK_FORM: &str = "/lacak";
    pub(crate) const FOLLOW: &str = "/l/{code}";
    pub(crate) const MY_CASES: &str = "/saya";
    pub(crate) const MY_CODE: &str = "/saya/kode";
    pub(crate) const OPEN_MINE: &str = "/saya/buka";
    pub(crate) const LEAVE_MINE: &str = "/saya/keluar";
    pub(crate) const CONTACT: &str = "/permohonan/kabar";
    pub(crate) const TRACKING: &str = "/permohonan";
    pub(crate) const CODES: &str = "/permohonan/kode";
    pub(crate) const RESUME: &str = "/permohonan/lanjut";
    pub(crate) const LEAVE: &str = "/permohonan/keluar";
    pub(crate) const SAVED: &str = "/permohonan/simpan";
    pub(crate) const QUESTION: &str = "/permohonan/isi/{page}";
    pub(crate) const ATTACH: &str = "/permohonan/isi/{page}/unggah";
    pub(crate) const DETACH: &str = "/permohonan/isi/{page}/hapus";
    pub(crate) const REORDER: &str = "/permohonan/isi/{page}/urutan";
    pub(crate) const UPLOAD_BEGIN: &str = "/permohonan/isi/{page}/bagian";
    pub(crate) const UPLOAD_PART: &str = "/permohonan/isi/{page}/bagian/{digest}/{number}";
    pub(crate) const UPLOAD_FINISH: &str = "/permohonan/isi/{page}/bagian/{digest}/selesai";
    pub(crate) const UPLOAD_CANCEL: &str = "/permohonan/isi/{page}/bagian/{digest}/batal";
    pub(crate) const COUNTER: &str = "/permohonan/isi/{page}/loket";
    pub(crate) const PRIORITY: &str = "/permohonan/prioritas";
    pub(crate) const CHECK_ANSWERS: &str = "/permohonan/periksa";
    pub(crate) const SUBMIT: &str = "/permohonan/kirim";
    pub(crate) const RECEIPT: &str = "/permohonan/tanda-terima";
    pub(crate) const RECEIPT_PDF: &str = "/permohonan/tanda-terima.pdf";
    pub(crate) const STRIP: &str = "/permohonan/struk";
    pub(crate) const STRIP_PDF: &str = "/permohonan/struk.pdf";
    pub(crate) const OWN_STEP: &str = "/permohonan/langkah";
    pub(crate) const WITHDRAW: &str = "/permohonan/tarik";
    pub(crate) const PRODUCT: &str = "/permohonan/produk/{file}";
    pub(crate) const OWN_FILE: &str = "/permohonan/berkas/{digest}";
    pub(crate) const VERIFY: &str = "/cek";
    pub(crate) const KEYS: &str = "/kunci";
    pub(crate) const REVOKED: &str = "/dicabut";
    pub(crate) const PROOF: &str = "/permohonan/bukti.json";
    pub(crate) const COMPLAIN: &str = "/pengaduan";
    pub(crate) const PERFORMANCE: &str = "/kinerja";
    pub(crate) const SIGN_IN: &str = "/petugas/masuk";
    pub(crate) const SIGN_OUT: &str = "/petugas/keluar";
    pub(crate) const INBOX: &str = "/petugas";
    pub(crate) const TAKE_NEXT: &str = "/petugas/ambil";
    pub(crate) const FIND_CASE: &str = "/petugas/cari";
    pub(crate) const INBOX_TABLE: &str = "/petugas/daftar.csv";
    pub(crate) const CASE: &str = "/petugas/berkas/{case}";
    pub(crate) const TAKE: &str = "/petugas/berkas/{case}/{step}/ambil";
    pub(crate) const RELEASE: &str = "/petugas/berkas/{case}/{step}/lepas";
    pub(crate) const COMPLETE: &str = "/petugas/berkas/{case}/{step}/selesai";
    pub(crate) const PAY: &str = "/petugas/berkas/{case}/bayar";
    pub(crate) const ANSWER_AT_COUNTER: &str = "/petugas/berkas/{case}/lengkapi";
    pub(crate) const OVERRIDE: &str = "/petugas/berkas/{case}/penyimpangan";
    pub(crate) const MOVE: &str = "/petugas/berkas/{case}/versi";
    pub(crate) const REVOKE: &str = "/petugas/berkas/{case}/cabut/{product}";
    pub(crate) const EVIDENCE: &str = "/petugas/berkas/{case}/bukti/{digest}";
    pub(crate) const OWN_PASSWORD: &str = "/petugas/sandi";
    pub(crate) const LOST_PIN: &str = "/petugas/pin";
    pub(crate) const GIVE_PIN: &str = "/petugas/pin/baru";
    pub(crate) const LATE: &str = "/petugas/terlambat";
    pub(crate) const ACCOUNTS: &str = "/petugas/akun";
    pub(crate) const ADD_ACCOUNT: &str = "/petugas/akun/baru";
    pub(crate) const ACCOUNT: &str = "/petugas/akun/{account}";
    pub(crate) const GIVE_POSITION: &str = "/petugas/akun/{account}/jabatan";
    pub(crate) const END_POSITION: &str = "/petugas/akun/{account}/jabatan/akhiri";
    pub(crate) const CLOSE_ACCOUNT: &str = "/petugas/akun/{account}/tutup";
    pub(crate) const RENEW_PASSWORD: &str = "/petugas/akun/{account}/sandi";
    pub(crate) const LETTERS: &str = "/petugas/pesan";
    pub(crate) const STUCK_LETTERS: &str = "/petugas/pesan/macet";
    pub(crate) const TRY_LETTER: &str = "/petugas/pesan/uji";
    pub(crate) const LETTER_WORDS: &str = "/petugas/pesan/{kind}";
    pub(crate) const WISHES: &str = "/petugas/kabar";
    pub(crate) const OVERSIGHT: &str = "/pengawasan";
    pub(crate) const OVERSIGHT_UNIT: &str = "/pengawasan/unit/{unit}";
    pub(crate) const OVERSIGHT_SERVICE: &str = "/pengawasan/layanan/{unit}/{service}";
    pub(crate) const OVERSIGHT_CASES: &str = "/pengawasan/layanan/{unit}/{service}/berkas";
    pub(crate) const FIRST_RUN: &str = "/mulai";
    pub(crate) const HEALTH: &str = "/sehat";
    pub(crate) const ASSET: &str = "/aset/{file}";

    /// All of them, for tests that ask every route.
    pub const ALL: &[&str] = &[
        HOME,
        SEARCH,
        CATALOGUE,
        LIFE_EVENT,
        ROBOTS,
        SITEMAP,
        SERVICE,
        LEGAL_SOP,
        START,
        TRACK_FORM,
        FOLLOW,
        MY_CASES,
        MY_CODE,
        OPEN_MINE,
        LEAVE_MINE,
        CONTACT,
        TRACKING,
        CODES,
        RESUME,
        LEAVE,
        SAVED,
        QUESTION,
        ATTACH,
        DETACH,
        REORDER,
        UPLOAD_BEGIN,
        UPLOAD_PART,
        UPLOAD_FINISH,
        UPLOAD_CANCEL,
        COUNTER,
        PRIORITY,
        CHECK_ANSWERS,
        SUBMIT,
        RECEIPT,
        RECEIPT_PDF,
        STRIP,
        STRIP_PDF,
        OWN_STEP,
        WITHDRAW,
        PRODUCT,
        OWN_FILE,
        VERIFY,
        KEYS,
        REVOKED,
        PROOF,
        COMPLAIN,
        PERFORMANCE,
        SIGN_IN,
        SIGN_OUT,
        INBOX,
        TAKE_NEXT,
        FIND_CASE,
        INBOX_TABLE,
        CASE,
        TAKE,
        RELEASE,
        COMPLETE,
        PAY,
        ANSWER_AT_COUNTER,
        OVERRIDE,
        MOVE,
        REVOKE,
        EVIDENCE,
        OWN_PASSWORD,
        LOST_PIN,
        GIVE_PIN,
        LATE,
        ACCOUNTS,
        ADD_ACCOUNT,
        ACCOUNT,
        GIVE_POSITION,
        END_POSITION,
        CLOSE_ACCOUNT,
        RENEW_PASSWORD,
        LETTERS,
        STUCK_LETTERS,
        TRY_LETTER,
        LETTER_WORDS,
        WISHES,
        OVERSIGHT,
        OVERSIGHT_UNIT,
        OVERSIGHT_SERVICE,
        OVERSIGHT_CASES,
        FIRST_RUN,
        HEALTH,
        ASSET,
    ];
}

/// An address to link or redirect to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Url(String);

impl Url {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

macro_rules! fixed_urls {
    ($($name:ident => $route:ident),+ $(,)?) => {$(
        pub(crate) fn $name() -> Url {
            Url(route::$route.to_owned())
        }
    )+};
}

fixed_urls! {
    home => HOME, search => SEARCH, catalogue => CATALOGUE, track_form => TRACK_FORM, tracking => TRACKING, codes => CODES, resume => RESUME,
    leave => LEAVE, saved => SAVED, priority => PRIORITY, check_answers => CHECK_ANSWERS, submit => SUBMIT, receipt => RECEIPT,
    receipt_pdf => RECEIPT_PDF, strip => STRIP, strip_pdf => STRIP_PDF, withdraw => WITHDRAW, own_step => OWN_STEP, verify => VERIFY,
    my_cases => MY_CASES, my_code => MY_CODE, open_mine => OPEN_MINE, leave_mine => LEAVE_MINE, contact => CONTACT,
    letters => LETTERS, stuck_letters => STUCK_LETTERS, try_letter => TRY_LETTER, wishes => WISHES,
    keys => KEYS, revoked => REVOKED, proof => PROOF,
    complain => COMPLAIN, performance => PERFORMANCE, sign_in => SIGN_IN, sign_out => SIGN_OUT, inbox => INBOX,
    take_next => TAKE_NEXT, find_case => FIND_CASE, oversight => OVERSIGHT, first_run => FIRST_RUN,
    own_password => OWN_PASSWORD, lost_pin => LOST_PIN, give_pin => GIVE_PIN, late => LATE, accounts => ACCOUNTS, add_account => ADD_ACCOUNT,
}

pub(crate) fn search_for(words: &str) -> Url {
    Url(format!("{}?q={}", route::SEARCH, encoded(words)))
}

/// A further page of what was found.
pub(crate) fn search_page(words: &str, page: usize) -> Url {
    Url(format!("{}&halaman={page}", search_for(words)))
}

/// A page of all services, narrowed down as it is.
pub(crate) fn catalogue_page(narrowed: &[(&str, &str)], page: usize) -> Url {
    let pairs = narrowed.iter().filter(|(_, value)| !value.is_empty());
    let pairs: Vec<String> = pairs
        .map(|(name, value)| format!("{name}={}&", encoded(value)))
        .collect();
    Url(format!("{}?{}halaman={page}", route::CATALOGUE, pairs.concat()))
}

pub(crate) fn life_event(id: &str) -> Url {
    Url(format!("/peristiwa/{}", encoded(id)))
}

/// A service for one choice of variants: an address to pass on.
pub(crate) fn service_for(key: &ServiceKey, facts: &Facts) -> Url {
    let chosen = facts.iter().filter_map(|(name, value)| match value {
        Value::Choice(option) => Some(format!("{}={}", encoded(name.as_str()), encoded(option))),
        Value::YesNo(_) | Value::Number(_) | Value::Money(_) | Value::Date(_) | Value::Choices(_) | Value::Text(_) => {
            None
        }
    });
    let chosen: Vec<String> = chosen.collect();
    if chosen.is_empty() {
        service(key)
    } else {
        Url(format!("{}?{}", service(key), chosen.join("&")))
    }
}

pub(crate) fn service(key: &ServiceKey) -> Url {
    Url(format!("/layanan/{}/{}", key.unit, key.service))
}

pub(crate) fn legal_sop(key: &ServiceKey) -> Url {
    Url(format!("/layanan/{}/{}/sop", key.unit, key.service))
}

pub(crate) fn start(key: &ServiceKey) -> Url {
    Url(format!("/ajukan/{}/{}", key.unit, key.service))
}

pub(crate) fn question(page: &str) -> Url {
    Url(format!("/permohonan/isi/{}", encoded(page)))
}

/// A question reached from the check of all answers, and left towards it.
pub(crate) fn question_from_check(page: &str) -> Url {
    Url(format!("/permohonan/isi/{}?dari=periksa", encoded(page)))
}

/// Past a page that is not finished yet.
pub(crate) fn resume_after(page: &str) -> Url {
    Url(format!("{}?lewati={}", route::RESUME, encoded(page)))
}

pub(crate) fn attach(page: &str) -> Url {
    Url(format!("/permohonan/isi/{}/unggah", encoded(page)))
}

pub(crate) fn detach(page: &str) -> Url {
    Url(format!("/permohonan/isi/{}/hapus", encoded(page)))
}

pub(crate) fn reorder(page: &str) -> Url {
    Url(format!("/permohonan/isi/{}/urutan", encoded(page)))
}

/// Where a file is announced; its parts go to addresses below.
pub(crate) fn begin_upload(page: &str) -> Url {
    Url(format!("/permohonan/isi/{}/bagian", encoded(page)))
}

/// Pages of a case that people keep as a bookmark: whoever comes back later is asked for the codes and led there.
const WORTH_A_BOOKMARK: [&str; 6] = [
    route::TRACKING,
    route::SAVED,
    route::RECEIPT,
    route::RECEIPT_PDF,
    route::STRIP,
    route::PROOF,
];

pub(crate) fn is_worth_a_bookmark(place: &str) -> bool {
    WORTH_A_BOOKMARK.contains(&place)
}

/// The form for the codes, which leads to a place afterwards.
pub(crate) fn track_form_then(place: &str) -> Url {
    Url(format!("{}?lalu={}", route::TRACK_FORM, encoded(place)))
}

/// Such a place, read from an address or a form; any other leads to the tracking page.
pub(crate) fn place_after(text: &str) -> Url {
    let place = WORTH_A_BOOKMARK.iter().find(|place| **place == text);
    Url((*place.unwrap_or(&route::TRACKING)).to_owned())
}

pub(crate) fn counter(page: &str) -> Url {
    Url(format!("/permohonan/isi/{}/loket", encoded(page)))
}

pub(crate) fn product(product: &ProductId) -> Url {
    Url(format!("/permohonan/produk/{product}.pdf"))
}

pub(crate) fn own_file(digest: &str) -> Url {
    Url(format!("/permohonan/berkas/{}", encoded(digest)))
}

pub(crate) fn case(case: &CaseId) -> Url {
    Url(format!("/petugas/berkas/{}", case.0))
}

pub(crate) fn take(case: &CaseId, step: &StepId) -> Url {
    Url(format!("/petugas/berkas/{}/{step}/ambil", case.0))
}

pub(crate) fn release(case: &CaseId, step: &StepId) -> Url {
    Url(format!("/petugas/berkas/{}/{step}/lepas", case.0))
}

pub(crate) fn complete(case: &CaseId, step: &StepId) -> Url {
    Url(format!("/petugas/berkas/{}/{step}/selesai", case.0))
}

pub(crate) fn pay(case: &CaseId) -> Url {
    Url(format!("/petugas/berkas/{}/bayar", case.0))
}

pub(crate) fn answer_at_counter(case: &CaseId) -> Url {
    Url(format!("/petugas/berkas/{}/lengkapi", case.0))
}

pub(crate) fn override_case(case: &CaseId) -> Url {
    Url(format!("/petugas/berkas/{}/penyimpangan", case.0))
}

pub(crate) fn move_case(case: &CaseId) -> Url {
    Url(format!("/petugas/berkas/{}/versi", case.0))
}

pub(crate) fn revoke(case: &CaseId, product: &ProductId) -> Url {
    Url(format!("/petugas/berkas/{}/cabut/{product}", case.0))
}

pub(crate) fn evidence(case: &CaseId, digest: &str) -> Url {
    Url(format!("/petugas/berkas/{}/bukti/{}", case.0, encoded(digest)))
}

/// Of an account, by its id, which is not a name.
pub(crate) fn account(id: &str) -> Url {
    Url(format!("/petugas/akun/{}", encoded(id)))
}

pub(crate) fn give_position(id: &str) -> Url {
    Url(format!("/petugas/akun/{}/jabatan", encoded(id)))
}

pub(crate) fn end_position(id: &str) -> Url {
    Url(format!("/petugas/akun/{}/jabatan/akhiri", encoded(id)))
}

pub(crate) fn close_account(id: &str) -> Url {
    Url(format!("/petugas/akun/{}/tutup", encoded(id)))
}

pub(crate) fn renew_password(id: &str) -> Url {
    Url(format!("/petugas/akun/{}/sandi", encoded(id)))
}

pub(crate) fn accounts_page(page: u32) -> Url {
    Url(format!("{}?halaman={page}", route::ACCOUNTS))
}

/// The words of one kind of letter.
pub(crate) fn letter_words(kind: &str) -> Url {
    Url(format!("/petugas/pesan/{}", encoded(kind)))
}

pub(crate) fn my_cases_page(page: u32) -> Url {
    Url(format!("{}?halaman={page}", route::MY_CASES))
}

pub(crate) fn late_page(page: u32) -> Url {
    Url(format!("{}?halaman={page}", route::LATE))
}

/// A page of a list of the desk, narrowed as the filter says. Who was looked for is never part of it.
pub(crate) fn inbox_page(filter: &InboxFilter, first: usize) -> Url {
    desk_list(route::INBOX, filter, first)
}

/// The same list to keep.
pub(crate) fn inbox_table(filter: &InboxFilter) -> Url {
    desk_list(route::INBOX_TABLE, filter, 1)
}

fn desk_list(route: &str, filter: &InboxFilter, first: usize) -> Url {
    let mut parts: Vec<String> = Vec::new();
    let mut add = |name: &str, value: &str| {
        if !value.is_empty() {
            parts.push(format!("{name}={}", encoded(value)));
        }
    };
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    add("tampil", view_word(filter.view));
    add(
        "layanan",
        &filter.service.as_ref().map(ToString::to_string).unwrap_or_default(),
    );
    add("langkah", filter.step.as_ref().map(StepId::as_str).unwrap_or_default());
    add("tenggat", due_word(filter.due));
    add("menunggu", filter.waits_for.map(waits_word).unwrap_or_default());
    add("dari", &day(filter.from));
    add("sampai", &day(filter.until));
    add("urut", order_word(filter.order));
    add("baris", size_word(filter.size));
    add("sesudah", filter.after.as_deref().unwrap_or_default());
    if first > 1 {
        add("no", &first.to_string());
    }
    if parts.is_empty() {
        Url(route.to_owned())
    } else {
        Url(format!("{route}?{}", parts.join("&")))
    }
}

/// Declares how addresses and forms spell an enum, both ways; what is not known is the default.
macro_rules! spelt {
    ($word:ident, $of:ident, $of_what:ident { $($variant:ident = $text:literal),+ $(,)? }) => {
        pub(crate) const fn $word(value: $of_what) -> &'static str {
            match value { $($of_what::$variant => $text),+ }
        }

        pub(crate) fn $of(text: &str) -> Option<$of_what> {
            match text { $($text => Some($of_what::$variant),)+ _ => None }
        }
    };
}

spelt!(view_word, view_of, InboxView { Free = "", Mine = "saya", Elsewhere = "lain", Due = "tenggat", Done = "selesai", Found = "cari" });
spelt!(due_word, due_of, DueFilter { Any = "", Today = "hari-ini", ThreeDays = "tiga-hari", Late = "terlambat" });
spelt!(waits_word, waits_of, WaitsFor { Answer = "jawaban", Payment = "pembayaran", Applicant = "pemohon", OtherUnit = "unit-lain" });
spelt!(order_word, order_of, InboxOrder { Fair = "", Due = "tenggat" });
spelt!(size_word, size_of, PageSize { Rows25 = "", Rows50 = "50", Rows100 = "100" });

pub(crate) fn oversight_unit(unit: &UnitId) -> Url {
    Url(format!("/pengawasan/unit/{unit}"))
}

pub(crate) fn oversight_service(key: &ServiceKey) -> Url {
    Url(format!("/pengawasan/layanan/{}/{}", key.unit, key.service))
}

pub(crate) fn oversight_cases(key: &ServiceKey) -> Url {
    Url(format!("/pengawasan/layanan/{}/{}/berkas", key.unit, key.service))
}

/// The same place over some days.
pub(crate) fn in_period(place: &Url, period: impl Borrow<Period>) -> Url {
    let period = period.borrow();
    let word = period_word(period.choice);
    let Url(place) = place;
    match period.choice {
        PeriodChoice::Between => Url(format!(
            "{place}?masa={word}&dari={}&sampai={}",
            period.from, period.until
        )),
        PeriodChoice::Days90 => Url(place.clone()),
        PeriodChoice::Days30 | PeriodChoice::Days365 | PeriodChoice::ThisYear => Url(format!("{place}?masa={word}")),
    }
}

/// A table of a place as a file.
pub(crate) fn as_file(place: &Url, period: &Period, form: &FileForm, table: &str) -> Url {
    let Url(place) = in_period(place, period);
    let mark = if place.contains('?') { '&' } else { '?' };
    Url(format!("{place}{mark}tabel={table}&bentuk={}", file_form_word(*form)))
}

/// A page of the cases of a service.
pub(crate) fn cases_page(key: &ServiceKey, filter: impl Borrow<CaseFilter>, period: &Period, page: u32) -> Url {
    let Url(place) = in_period(&oversight_cases(key), period);
    let mark = if place.contains('?') { '&' } else { '?' };
    Url(format!(
        "{place}{mark}saring={}&halaman={page}",
        case_filter_word(*filter.borrow())
    ))
}

/// How addresses spell a period.
pub(crate) const fn period_word(choice: PeriodChoice) -> &'static str {
    match choice {
        PeriodChoice::Days30 => "30-hari",
        PeriodChoice::Days90 => "90-hari",
        PeriodChoice::Days365 => "365-hari",
        PeriodChoice::ThisYear => "tahun-ini",
        PeriodChoice::Between => "rentang",
    }
}

pub(crate) fn period_of(word: &str) -> PeriodChoice {
    [
        PeriodChoice::Days30,
        PeriodChoice::Days365,
        PeriodChoice::ThisYear,
        PeriodChoice::Between,
    ]
    .into_iter()
    .find(|choice| period_word(*choice) == word)
    .unwrap_or_default()
}

pub(crate) const fn file_form_word(form: FileForm) -> &'static str {
    match form {
        FileForm::Csv => "csv",
        FileForm::Xlsx => "xlsx",
        FileForm::Pdf => "pdf",
    }
}

pub(crate) fn file_form_of(word: &str) -> Option<FileForm> {
    [FileForm::Csv, FileForm::Xlsx, FileForm::Pdf]
        .into_iter()
        .find(|form| file_form_word(*form) == word)
}

pub(crate) const fn case_filter_word(filter: CaseFilter) -> &'static str {
    match filter {
        CaseFilter::Late => "terlambat",
        CaseFilter::Open => "berjalan",
        CaseFilter::ClosedLate => "selesai-terlambat",
    }
}

pub(crate) fn case_filter_of(word: &str) -> CaseFilter {
    [CaseFilter::Open, CaseFilter::ClosedLate]
        .into_iter()
        .find(|filter| case_filter_word(*filter) == word)
        .unwrap_or_default()
}

/// Reads the case of an address.
pub(crate) fn case_of(text: &str) -> Option<CaseId> {
    text.parse().ok().map(CaseId)
}

/// Percent-encodes everything but letters, digits, `-`, `_` and `.`.
pub(crate) fn encoded(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') {
            result.push(char::from(byte));
        } else {
            result.push_str(&format!("%{byte:02X}"));
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_search_for_is_encoded() {
        assert_eq!(
            search_for("KTP hilang & baru").as_str(),
            "/cari?q=KTP%20hilang%20%26%20baru"
        );
    }

    #[test]
    fn no_address_has_a_place_for_a_reference_or_a_pin() {
        for route in route::ALL {
            assert!(!route.contains("{pin") && !route.contains("{reference}"), "{route}");
        }
    }

    #[test]
    fn letters_lead_to_places_that_exist() {
        for place in maklumat_app::LETTER_PLACES {
            assert!(
                route::ALL
                    .iter()
                    .any(|route| *route == place || route.starts_with(&format!("{place}{{"))),
                "{place}"
            );
        }
    }

    #[test]
    fn a_page_of_the_inbox_keeps_its_filter() {
        let filter = InboxFilter {
            service: Some(ServiceKey::new("dishub", "uji-kir")),
            due: DueFilter::Late,
            after: Some("1.5.ab.periksa".to_owned()),
            sought: Some(maklumat_app::Private("Melati Contoh".to_owned())),
            ..InboxFilter::default()
        };
        assert_eq!(
            inbox_page(&filter, 26).as_str(),
            "/petugas?layanan=dishub%2Fuji-kir&tenggat=terlambat&sesudah=1.5.ab.periksa&no=26"
        );
        assert_eq!(inbox_page(&InboxFilter::default(), 1).as_str(), "/petugas");
    }
}
