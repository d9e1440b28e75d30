//! Letters and the way back by phone, as people meet them on the pages.

use std::sync::Arc;

use axum::http::StatusCode;
use maklumat_app::{Answer, Letter};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use crate::applying::fill_in;
use crate::site::Site;

async fn site() -> (Site, UnboundedReceiver<Letter>) {
    let (sender, letters) = unbounded_channel();
    let taker = move |letter: &Letter| {
        let _ = sender.send(letter.clone());
        Answer::Taken { id: None }
    };
    (Site::with_letters_to(Arc::new(taker)).await, letters)
}

#[tokio::test]
async fn a_letter_leads_to_the_case_by_its_link_and_pin() {
    let (site, mut letters) = site().await;
    let mut browser = site.browser();
    let pin = fill_in(&mut browser).await.pin;
    let form = [
        ("kabar", "phone"),
        ("telepon", "0812 0000 1234"),
        ("bahasa-kabar", "id"),
    ];
    let chosen = browser.post("/permohonan/kabar", &form).await;
    assert_eq!(
        (chosen.status, chosen.to.as_str()),
        (StatusCode::SEE_OTHER, "/permohonan/periksa")
    );
    let check = browser.get("/permohonan/periksa").await;
    assert!(check.shows("Kabar dikirim ke ponsel 0812 •••• 234."), "{}", check.html);
    browser.post("/permohonan/kirim", &[("benar", "ya")]).await;
    for place in ["/permohonan/tanda-terima", "/permohonan", "/ajukan/disnaker/ak-1"] {
        let page = browser.get(place).await;
        assert!(!page.shows("Kami tidak mengirim SMS"), "{place}: {}", page.html);
    }
    site.app.work_once().await.unwrap();
    site.app.deliver_letters().await.unwrap();
    let letter = letters.recv().await.unwrap();
    let link = letter.text.split("/l/").nth(1).unwrap().to_owned();
    let mut phone = site.browser();
    let form = phone.get(&format!("/l/{link}")).await;
    assert!(form.shows("Tautan Anda sudah dikenal"), "{}", form.html);
    assert!(!form.html.contains("name=\"kode\""), "{}", form.html);
    let refused = phone.post("/lacak", &[("tautan", &link), ("pin", "x")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.html.contains(&link), "the link stays: {}", refused.html);
    let opened = phone.post("/lacak", &[("tautan", &link), ("pin", &pin)]).await;
    assert_eq!(opened.to, "/permohonan");
    let tracked = phone.see("/permohonan").await;
    assert!(
        tracked.shows("Kabar dikirim ke ponsel 0812 •••• 234."),
        "{}",
        tracked.html
    );
    assert!(tracked.shows("terkirim"), "{}", tracked.html);
    assert!(!tracked.html.contains("081200001234"));
}

#[tokio::test]
async fn a_link_nobody_was_sent_shows_the_form_for_reference_and_pin() {
    let (site, _letters) = site().await;
    for code in ["0000000000", "x", "%2e%2e", "ABCDEFGHJK"] {
        let form = site.browser().get(&format!("/l/{code}")).await;
        assert_eq!(form.status, StatusCode::NOT_FOUND);
        assert!(form.html.contains("name=\"kode\""), "{}", form.html);
        assert!(form.shows("Tautan itu tidak dikenal atau sudah lama"), "{}", form.html);
    }
}

#[tokio::test]
async fn somebody_finds_their_applications_by_phone_and_goes_on_with_one() {
    let (site, mut letters) = site().await;
    fill_in(&mut site.browser()).await;
    let mut browser = site.browser();
    let asked = browser.post("/saya", &[("telepon", "0812-0000-1234")]).await;
    assert_eq!(asked.to, "/saya/kode");
    let text = letters.recv().await.unwrap().text;
    let code: String = text.chars().filter(char::is_ascii_digit).take(6).collect();
    let wrong = browser.post("/saya/kode", &[("kode", "12")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.shows("Kode tidak cocok"), "{}", wrong.html);
    let opened = browser.post("/saya/kode", &[("kode", &code)]).await;
    assert_eq!(opened.to, "/saya");
    let list = browser.see("/saya").await;
    assert!(
        list.shows("Permohonan saya") && list.shows("Belum dikirim"),
        "{}",
        list.html
    );
    let case = list.between("name=\"berkas\" value=\"", "\"");
    let gone_on = browser.post("/saya/buka", &[("berkas", &case)]).await;
    assert_eq!(gone_on.to, "/permohonan");
    // Phones are shared: closing the list closes what was opened from it.
    browser.post("/saya/keluar", &[]).await;
    assert!(browser.get("/saya").await.html.contains("name=\"telepon\""));
    assert!(browser.get("/permohonan").await.to.starts_with("/lacak"));
}

#[tokio::test]
async fn a_known_and_an_unknown_number_lead_to_the_same_page() {
    let (site, _letters) = site().await;
    fill_in(&mut site.browser()).await;
    let mut pages = Vec::new();
    for phone in ["0812 0000 1234", "0800 9999 0000"] {
        let mut browser = site.browser();
        let asked = browser.post("/saya", &[("telepon", phone)]).await;
        let page = browser.get("/saya/kode").await;
        assert!(!page.html.contains(&phone.replace(' ', "")));
        pages.push((asked.status, asked.to.clone(), page.status, page.html.clone()));
    }
    assert_eq!(pages[0], pages[1]);
}

#[tokio::test]
async fn an_office_without_a_gateway_says_so_and_names_the_other_ways() {
    let site = Site::furnished().await;
    let page = site.browser().get("/saya").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.shows("Kantor ini belum mengirim kode ke ponsel"), "{}", page.html);
    assert!(!page.html.contains("name=\"telepon\""), "{}", page.html);
    let mut applicant = site.browser();
    fill_in(&mut applicant).await;
    let contact = applicant.get("/permohonan/kabar").await;
    assert!(contact.shows("Kantor ini belum mengirim pesan"), "{}", contact.html);
}

#[tokio::test]
async fn an_administrator_changes_words_sees_them_first_and_goes_back() {
    let (site, _letters) = site().await;
    let mut admin = site.officer("admin").await;
    let page = admin.see("/petugas/pesan").await;
    assert!(page.shows("Pesan dikirim ke ponsel dan surel"), "{}", page.html);
    let place = "/petugas/pesan/returned";
    let key = admin.get(place).await.between("name=\"kunci\" value=\"", "\"");
    let words = |indonesian: &'static str, then: &'static str| {
        [
            ("kunci", key.clone()),
            ("indonesia", indonesian.to_owned()),
            ("inggris", "{kantor}, {layanan}: by {sampai}, {tautan}".to_owned()),
            ("lalu", then.to_owned()),
        ]
    };
    let mut send = async |indonesian, then| {
        let words = words(indonesian, then);
        let pairs: Vec<(&str, &str)> = words.iter().map(|(name, value)| (*name, value.as_str())).collect();
        admin.post(place, &pairs).await
    };
    let refused = send("Lengkapi: {tautan} {nama}", "simpan").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.shows("{nama} tidak dikenal"), "{}", refused.html);
    let seen = send("{kantor}, {layanan}: ayo, sampai {sampai}, {tautan}", "lihat").await;
    assert!(
        seen.shows("Contoh, belum disimpan") && seen.shows("ayo, sampai Senin"),
        "{}",
        seen.html
    );
    let saved = send("{kantor}, {layanan}: ayo, sampai {sampai}, {tautan}", "simpan").await;
    assert_eq!(saved.to, place);
    let kept = site.officer("admin").await.get(place).await;
    assert!(kept.shows("Kantor Anda memakai kata sendiri"), "{}", kept.html);
    let bare = send("Ayo, sampai {sampai}: {tautan}", "simpan").await;
    assert!(bare.shows("{kantor} harus ada"), "{}", bare.html);
    assert_eq!(send("", "bawaan").await.to, place);
    for kind in ["letter-words-changed", "letter-words-restored"] {
        let place = format!("/petugas/jejak?jenis={kind}");
        let trail = site.officer("admin").await.get(&place).await;
        assert!(!trail.shows("Tidak ada catatan yang cocok"), "{kind}: {}", trail.html);
    }
    let back = site.officer("admin").await.get(place).await;
    assert!(back.shows("Pesan ini memakai kata bawaan"), "{}", back.html);
}

#[tokio::test]
async fn an_administrator_tries_the_settings_and_nobody_else_does() {
    let (site, mut letters) = site().await;
    let mut admin = site.officer("admin").await;
    let key = admin
        .get("/petugas/pesan")
        .await
        .between("name=\"kunci\" value=\"", "\"");
    let sent = admin
        .post(
            "/petugas/pesan/uji",
            &[("kunci", &key), ("tujuan", "admin@kantor.example")],
        )
        .await;
    assert_eq!(sent.to, "/petugas/pesan");
    assert!(letters.recv().await.unwrap().text.contains("percobaan"));
    let wrong = admin
        .post("/petugas/pesan/uji", &[("kunci", &key), ("tujuan", "12")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut clerk = site.officer("dishub.penguji.1").await;
    let key = clerk
        .get("/petugas/kabar")
        .await
        .between("name=\"kunci\" value=\"", "\"");
    for place in ["/petugas/pesan/uji", "/petugas/pesan/macet", "/petugas/pesan/returned"] {
        let refused = clerk
            .post(place, &[("kunci", &key), ("tujuan", "a@b.example"), ("lalu", "bawaan")])
            .await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND, "{place}");
    }
    assert!(letters.try_recv().is_err());
}

#[tokio::test]
async fn an_officer_asks_for_mail_and_stops_it() {
    let (site, _letters) = site().await;
    let mut head = site.officer("dishub.kepala-uptd.1").await;
    let page = head.get("/petugas/kabar").await;
    assert!(page.html.contains("name=\"mingguan\"") && page.html.contains("name=\"harian\""));
    let key = page.between("name=\"kunci\" value=\"", "\"");
    let wrong = head
        .post("/petugas/kabar", &[("kunci", &key), ("mingguan", "ya"), ("surel", "x")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let kept = head
        .post(
            "/petugas/kabar",
            &[("kunci", &key), ("mingguan", "ya"), ("surel", "kepala@kantor.example")],
        )
        .await;
    assert_eq!(kept.to, "/petugas/kabar");
    assert!(head.see("/petugas/kabar").await.html.contains("kepala@kantor.example"));
    head.post("/petugas/kabar", &[("kunci", &key), ("surel", "kepala@kantor.example")])
        .await;
    assert!(!head.see("/petugas/kabar").await.html.contains("kepala@kantor.example"));
    let clerk = site.officer("dishub.penguji.1").await.get("/petugas/kabar").await;
    assert!(
        !clerk.html.contains("name=\"mingguan\""),
        "figures of services are for heads and leaders"
    );
}
