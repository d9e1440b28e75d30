//! Saved and gone on with: on another device, on two at once, from a bookmark, with a new PIN.

use axum::http::StatusCode;

use crate::applying::{PHOTO, answer_who_and_what, begin, fill_in};
use crate::site::{Browser, Site};

async fn open(site: &Site, reference: &str, pin: &str) -> Browser {
    let mut browser = site.browser();
    let answer = browser.post("/lacak", &[("kode", reference), ("pin", pin)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
    browser
}

#[tokio::test]
async fn an_application_is_gone_on_with_on_another_device_which_says_until_when_it_is_kept() {
    let site = Site::with_cases(0).await;
    let mut browser = site.browser();
    let filed = begin(&mut browser).await;
    answer_who_and_what(&mut browser).await;
    let question = browser.get("/permohonan/isi/ijazah").await;
    assert!(
        question.shows("Disimpan sampai Rabu, 23 Desember 2026"),
        "{}",
        question.html
    );
    let mut other = open(&site, &filed.reference, &filed.pin).await;
    let saved = other.see("/permohonan").await;
    assert!(
        saved.shows("Permohonan Anda tersimpan, belum dikirim")
            && saved.shows("Disimpan sampai Rabu, 23 Desember 2026")
            && saved.shows("3 bagian belum lengkap")
            && saved.shows(&filed.reference)
            && !saved.shows(&filed.pin),
        "{}",
        saved.html
    );
    assert_eq!(other.get("/permohonan/lanjut").await.to, "/permohonan/isi/ijazah");
    site.minutes_pass(25 * 24 * 60);
    let mut again = open(&site, &filed.reference, &filed.pin).await;
    assert!(again.get("/permohonan/simpan").await.shows("Tinggal 5 hari lagi"));
    // Saving begins the time anew.
    answer_who_and_what(&mut again).await;
    assert!(!again.get("/permohonan/simpan").await.shows("Tinggal"));
}

#[tokio::test]
async fn saving_for_later_keeps_what_stands_on_the_page() {
    let site = Site::with_cases(0).await;
    let mut browser = site.browser();
    begin(&mut browser).await;
    let half = [
        ("nik", ""),
        ("nama", "Melati Contoh"),
        ("alamat", ""),
        ("hp", ""),
        ("lanjut", "simpan"),
    ];
    let identity = "/permohonan/isi/identitas";
    assert_eq!(browser.post(identity, &half).await.to, "/permohonan/simpan");
    let page = browser.get(identity).await;
    assert!(page.html.contains("value=\"Melati Contoh\""), "{}", page.html);
    let wrong = [("nik", "990101"), ("nama", "Melati Contoh"), ("lanjut", "simpan")];
    let refused = browser.post(identity, &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.shows("Anda menulis 6 angka") && refused.html.contains("value=\"990101\""));
    answer_who_and_what(&mut browser).await;
    let sheet = [("berkas", "a.png", PHOTO)];
    let kept = browser
        .upload("/permohonan/isi/ijazah/unggah", &[("lanjut", "simpan")], &sheet)
        .await;
    assert_eq!(kept.to, "/permohonan/simpan", "{}", kept.html);
    assert!(browser.get("/permohonan/isi/ijazah").await.shows("Lembar 1"));
}

#[tokio::test]
async fn of_two_devices_the_later_one_is_told_and_nothing_is_lost() {
    let site = Site::with_cases(0).await;
    let mut phone = site.browser();
    let filed = begin(&mut phone).await;
    answer_who_and_what(&mut phone).await;
    let mut computer = open(&site, &filed.reference, &filed.pin).await;
    let page = "/permohonan/isi/identitas";
    let read = |answer: crate::site::Answer| answer.between("name=\"_perubahan\" value=\"", "\"");
    let (on_phone, on_computer) = (read(phone.get(page).await), read(computer.get(page).await));
    let identity = |read: &str, address: &str| {
        [
            ("_perubahan", read.to_owned()),
            ("nik", "9901014107900001".to_owned()),
            ("nama", "Melati Contoh".to_owned()),
            ("alamat", address.to_owned()),
            ("hp", "081200001234".to_owned()),
        ]
    };
    let pairs = |typed: &[(&'static str, String); 5]| typed.clone();
    let typed = pairs(&identity(&on_phone, "Jalan Hulu 2"));
    let sent: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(phone.post(page, &sent).await.status, StatusCode::SEE_OTHER);
    let typed = pairs(&identity(&on_computer, "Jalan Hilir 3"));
    let sent: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let told = computer.post(page, &sent).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        told.shows("baru saja diisi di perangkat atau jendela lain")
            && told.html.contains("value=\"Jalan Hilir 3\"")
            && told.shows("<dd>Jalan Hulu 2</dd>")
            && !told.shows("<dd>Melati Contoh</dd>"),
        "{}",
        told.html
    );
    assert!(
        phone.get(page).await.html.contains("Jalan Hulu 2"),
        "nothing was written over"
    );
    let typed = pairs(&identity(&read(told), "Jalan Hilir 3"));
    let sent: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(computer.post(page, &sent).await.status, StatusCode::SEE_OTHER);
    assert!(phone.get(page).await.html.contains("Jalan Hilir 3"));
    // Whoever sends what is there already is not bothered.
    assert_eq!(phone.post(page, &sent).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_bookmarked_receipt_asks_for_the_codes_and_leads_back() {
    let site = Site::with_cases(0).await;
    let mut browser = site.browser();
    let filed = fill_in(&mut browser).await;
    browser.post("/permohonan/kirim", &[("benar", "ya")]).await;
    browser.post("/permohonan/keluar", &[]).await;
    let led = browser.get("/permohonan/tanda-terima").await;
    assert_eq!(led.to, "/lacak?lalu=%2Fpermohonan%2Ftanda-terima");
    let form = browser.get(&led.to).await;
    assert!(form.shows("lalu Anda kembali ke sana"), "{}", form.html);
    let place = form.between("name=\"lalu\" value=\"", "\"");
    let wrong = [("lalu", place.as_str()), ("kode", &filed.reference), ("pin", "000000")];
    let wrong = browser.post("/lacak", &wrong).await;
    assert_eq!(
        wrong.between("name=\"lalu\" value=\"", "\""),
        place,
        "the place is not forgotten"
    );
    let right = [
        ("lalu", place.as_str()),
        ("kode", &filed.reference),
        ("pin", &filed.pin),
    ];
    let right = browser.post("/lacak", &right).await;
    assert_eq!(right.to, "/permohonan/tanda-terima");
    assert!(browser.get("/permohonan/tanda-terima").await.shows(&filed.reference));
    let elsewhere = [
        ("lalu", "https://evil.example/"),
        ("kode", &filed.reference),
        ("pin", &filed.pin),
    ];
    assert_eq!(browser.post("/lacak", &elsewhere).await.to, "/permohonan");
}

#[tokio::test]
async fn a_pin_that_was_not_noted_is_renewed_by_who_knows_the_number() {
    let site = Site::with_cases(0).await;
    let mut browser = site.browser();
    let filed = begin(&mut browser).await;
    let mut elsewhere = open(&site, &filed.reference, &filed.pin).await;
    let wrong = browser
        .post("/permohonan/simpan", &[("telepon", "0812 9999 9999")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.shows("bukan nomor yang ditulis saat permohonan dimulai"),
        "{}",
        wrong.html
    );
    let renewed = browser
        .post("/permohonan/simpan", &[("telepon", "0812 0000 1234")])
        .await;
    assert_eq!(renewed.to, "/permohonan/kode", "{}", renewed.html);
    let codes = browser.get("/permohonan/kode").await.html;
    let pin = codes
        .split("class=\"code\">")
        .nth(2)
        .unwrap()
        .split('<')
        .next()
        .unwrap()
        .to_owned();
    assert_ne!(pin, filed.pin);
    assert!(
        browser
            .get("/permohonan/simpan")
            .await
            .shows("Lihat kode dan PIN sekali lagi")
    );
    assert_eq!(
        elsewhere.get("/permohonan/lanjut").await.to,
        "/lacak",
        "the old PIN opens nothing any more"
    );
    let old = site
        .browser()
        .post("/lacak", &[("kode", &filed.reference), ("pin", &filed.pin)])
        .await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
    open(&site, &filed.reference, &pin).await;
}
