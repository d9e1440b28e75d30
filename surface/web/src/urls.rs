//! Every address of the sites: built here, never written elsewhere, and free of references, PINs and names.

use std::fmt;

use maklumat_app::{
    CaseId, DueFilter, Holding, InboxFilter, InboxOrder, InboxView, LateFilter, PackId, PageSize, Paid, TrailFilter,
    WaitsFor,
};
use maklumat_calendar::Date;
use maklumat_sop::{Facts, Value};
use maklumat_vocabulary::{ProductId, ServiceKey, StepId};

mod administration;
mod case;
mod drafting;
mod monitoring;
mod oversight;
pub(crate) mod route;
mod standards;

pub(crate) use administration::*;
pub(crate) use case::*;
pub(crate) use drafting::*;
pub(crate) use monitoring::*;
pub(crate) use oversight::*;
pub(crate) use standards::*;

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
    leave => LEAVE, saved => SAVED, helping => HELPING, consent => CONSENT, consent_paper => CONSENT_PAPER, priority => PRIORITY, check_answers => CHECK_ANSWERS, submit => SUBMIT, receipt => RECEIPT,
    receipt_pdf => RECEIPT_PDF, strip => STRIP, strip_pdf => STRIP_PDF, withdraw => WITHDRAW, own_step => OWN_STEP, verify => VERIFY, verify_file => VERIFY_FILE,
    my_cases => MY_CASES, my_code => MY_CODE, open_mine => OPEN_MINE, leave_mine => LEAVE_MINE, contact => CONTACT,
    administration => ADMINISTRATION, definitions => DEFINITIONS, all_definitions => ALL_DEFINITIONS, proposals => PROPOSALS,
    units => UNITS, calendar => CALENDAR, fees => FEES, sheets => SHEETS, retention => RETENTION,
    letters => LETTERS, stuck_letters => STUCK_LETTERS, try_letter => TRY_LETTER, wishes => WISHES,
    keys => KEYS, revoked => REVOKED, proof => PROOF,
    complain => COMPLAIN, performance => PERFORMANCE, sign_in => SIGN_IN, sign_out => SIGN_OUT, inbox => INBOX,
    signing => SIGNING, till => TILL, till_table => TILL_TABLE, paper => PAPER, enter_paper => ENTER_PAPER, notices => NOTICES,
    take_next => TAKE_NEXT, find_case => FIND_CASE, oversight => OVERSIGHT, oversight_paper => OVERSIGHT_PAPER,
    reviews => REVIEWS, close_follow_up => CLOSE_FOLLOW_UP, campaigns => CAMPAIGNS, first_run => FIRST_RUN,
    own_password => OWN_PASSWORD, lost_pin => LOST_PIN, give_pin => GIVE_PIN, late => LATE, accounts => ACCOUNTS, add_account => ADD_ACCOUNT,
    sign_in_code => SIGN_IN_CODE, own_account => OWN_ACCOUNT, end_sessions => END_SESSIONS, second_factor => SECOND_FACTOR,
    set_factor => SET_FACTOR, remove_factor => REMOVE_FACTOR, recovery_codes => RECOVERY_CODES, prove => PROVE,
    sign_in_rules => SIGN_IN_RULES, access => ACCESS, trail => TRAIL, absences => ABSENCES, end_absence => END_ABSENCE,
    deputies => DEPUTIES, end_deputy => END_DEPUTY, act_for => ACT_FOR,
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

/// A file of a service that everybody may print.
pub(crate) fn sheet(key: &ServiceKey, file: &str) -> Url {
    Url(format!("/layanan/{}/{}/lembar/{file}", key.unit, key.service))
}

pub(crate) fn start(key: &ServiceKey) -> Url {
    Url(format!("/ajukan/{}/{}", key.unit, key.service))
}

/// Beginning with what was chosen on the page of the service, about nobody in particular.
pub(crate) fn start_chosen(key: &ServiceKey, choices: &[(String, String)]) -> Url {
    chosen(start(key), choices)
}

/// The page of a service for a choice.
pub(crate) fn service_chosen(key: &ServiceKey, choices: &[(String, String)]) -> Url {
    chosen(service(key), choices)
}

fn chosen(Url(place): Url, choices: &[(String, String)]) -> Url {
    let pairs = choices
        .iter()
        .map(|(name, option)| format!("{}={}", encoded(name), encoded(option)));
    let query = pairs.collect::<Vec<_>>().join("&");
    if query.is_empty() {
        Url(place)
    } else {
        Url(format!("{place}?{query}"))
    }
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

pub(crate) fn helped_case(case: &CaseId) -> Url {
    Url(format!("/pendamping/berkas/{}", case.0))
}

/// Removes what was begun and never sent.
pub(crate) fn drop_helped(case: &CaseId) -> Url {
    Url(format!("/pendamping/berkas/{}/hapus", case.0))
}

pub(crate) fn go_on_helping(case: &CaseId) -> Url {
    Url(format!("/pendamping/berkas/{}/lanjut", case.0))
}

/// The receipt of a payment, by its place among the payments of the case.
pub(crate) fn payment(paid: &Paid) -> Url {
    Url(format!("/permohonan/bayar/{}.pdf", paid.number))
}

/// The slip, with the dialogue to print it open where a script can.
pub(crate) fn strip_to_print() -> Url {
    Url(format!("{}?cetak=ya", route::STRIP))
}

pub(crate) fn own_file(digest: &str) -> Url {
    Url(format!("/permohonan/berkas/{}", encoded(digest)))
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

pub(crate) fn reset_factor(id: &str) -> Url {
    Url(format!("/petugas/akun/{}/kode", encoded(id)))
}

/// Signing in, and the page to go back to after it.
pub(crate) fn sign_in_then(page: &Url) -> Url {
    Url(format!("{}?ke={}", route::SIGN_IN, encoded(page.as_str())))
}

/// The code that belongs to it.
pub(crate) fn sign_in_code_then(page: &Url) -> Url {
    Url(format!("{}?ke={}", route::SIGN_IN_CODE, encoded(page.as_str())))
}

/// Where the password is asked for once more, and the page to go back to after it.
pub(crate) fn prove_before(page: &Url) -> Url {
    Url(format!("{}?ke={}", route::PROVE, encoded(page.as_str())))
}

/// A page of ours for officers, as an address named it. Nothing else is gone to, whatever an address says.
pub(crate) fn page_of_ours(text: &str) -> Option<Url> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte);
    let is_ours = (text == route::INBOX || text.starts_with("/petugas/"))
        && text.bytes().all(is_plain)
        && !text.contains("//")
        && !text.contains("..");
    is_ours.then(|| Url(text.to_owned()))
}

/// A page of the audit trail with its filter.
pub(crate) fn trail_page(filter: &TrailFilter, page: u32) -> Url {
    Url(format!("{}?{}", route::TRAIL, trail_query(filter, page)))
}

pub(crate) fn trail_file(filter: &TrailFilter) -> Url {
    Url(format!("{}?{}", route::TRAIL_CSV, trail_query(filter, 1)))
}

fn trail_query(filter: &TrailFilter, page: u32) -> String {
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    let parts = [
        ("jenis", filter.kind.map(|kind| kind.word().to_owned())),
        ("orang", filter.person.clone()),
        ("unit", filter.unit.as_ref().map(ToString::to_string)),
        ("dari", day(filter.from)),
        ("sampai", day(filter.until)),
        ("halaman", (page > 1).then(|| page.to_string())),
    ];
    let given = parts
        .into_iter()
        .filter_map(|(name, value)| value.map(|value| format!("{name}={}", encoded(&value))));
    given.collect::<Vec<_>>().join("&")
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

/// A page of what is late below somebody, narrowed as the filter says.
pub(crate) fn late_page(filter: &LateFilter, page: u32) -> Url {
    let service = filter.service.as_ref().map(ToString::to_string);
    let mut parts = Vec::new();
    for (name, value) in [
        ("layanan", service.as_deref().unwrap_or_default()),
        ("pemegang", holding_word(filter.holding)),
        ("baris", size_word(filter.size)),
    ] {
        if !value.is_empty() {
            parts.push(format!("{name}={}", encoded(value)));
        }
    }
    if page > 1 {
        parts.push(format!("halaman={page}"));
    }
    if parts.is_empty() {
        late()
    } else {
        Url(format!("{}?{}", route::LATE, parts.join("&")))
    }
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
spelt!(holding_word, holding_of, Holding { Any = "", Taken = "ada", Free = "belum" });
spelt!(size_word, size_of, PageSize { Rows25 = "", Rows50 = "50", Rows100 = "100" });

pub(crate) fn paper_pack(pack: &PackId) -> Url {
    Url(format!("/petugas/kertas/{}", pack.0))
}

pub(crate) fn paper_pdf(pack: &PackId) -> Url {
    Url(format!("/petugas/kertas/{}/formulir.pdf", pack.0))
}

pub(crate) fn strike_number(pack: &PackId) -> Url {
    Url(format!("/petugas/kertas/{}/coret", pack.0))
}

/// Reads the pack of an address.
pub(crate) fn pack_of(text: &str) -> Option<PackId> {
    text.parse().ok().map(PackId)
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
    fn an_address_never_leads_to_another_place() {
        for ours in ["/petugas", "/petugas/akun/p-0a1b", "/petugas/akun-saya"] {
            assert_eq!(page_of_ours(ours).map(|url| url.to_string()).as_deref(), Some(ours));
        }
        for foreign in [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "/petugas/..//evil.example",
            "/petugas/../lacak",
            "/petugas//evil.example",
            "/petugas/a\r\nSet-Cookie: x=y",
            "/petugasan",
            "/lacak",
            "javascript:alert(1)",
            "",
        ] {
            assert!(page_of_ours(foreign).is_none(), "{foreign}");
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
    fn the_code_on_a_paper_form_leads_to_a_place_that_exists() {
        let printed = format!("{}{{code}}", maklumat_app::PAPER_PLACE);
        assert!(route::ALL.contains(&printed.as_str()), "{printed}");
    }

    #[test]
    fn a_page_of_late_files_keeps_its_filter() {
        let filter = LateFilter {
            service: Some(ServiceKey::new("dishub", "uji-kir")),
            holding: Holding::Free,
            ..LateFilter::default()
        };
        assert_eq!(
            late_page(&filter, 2).as_str(),
            "/petugas/terlambat?layanan=dishub%2Fuji-kir&pemegang=belum&halaman=2"
        );
        assert_eq!(late_page(&LateFilter::default(), 1).as_str(), "/petugas/terlambat");
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
