//! A citizen applies without a script: starts, errs, uploads, checks, sends twice, gets the receipt, tracks, withdraws.

use axum::http::StatusCode;

use crate::site::{Browser, Site};

/// A small valid picture.
pub(crate) const PHOTO: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

pub(crate) struct Filed {
    pub(crate) reference: String,
    pub(crate) pin: String,
}

/// Fills in everything AK-1 asks for, up to the check of all answers.
pub(crate) async fn fill_in(browser: &mut Browser) -> Filed {
    let filed = begin(browser).await;
    answer_who_and_what(browser).await;
    for page in ["ijazah", "foto"] {
        let answer = browser
            .upload(
                &format!("/permohonan/isi/{page}/unggah"),
                &[("lanjut", "ya")],
                &[("berkas", "a.png", PHOTO)],
            )
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
    }
    answer_the_rest(browser).await;
    filed
}

/// Begins an application for AK-1, and notes reference and PIN.
pub(crate) async fn begin(browser: &mut Browser) -> Filed {
    let answer = browser
        .post("/ajukan/disnaker/ak-1", &[("telepon", "0812 0000 1234")])
        .await;
    assert_eq!(
        (answer.status, answer.to.as_str()),
        (StatusCode::SEE_OTHER, "/permohonan/kode")
    );
    let codes = browser.get("/permohonan/kode").await;
    let mut shown = codes
        .html
        .split("class=\"code\">")
        .skip(1)
        .map(|rest| rest.split('<').next().unwrap().to_owned());
    let filed = Filed {
        reference: shown.next().unwrap(),
        pin: shown.next().unwrap(),
    };
    let noted = browser.post("/permohonan/kode", &[]).await;
    assert_eq!(noted.to, "/permohonan/lanjut");
    filed
}

pub(crate) async fn answer_who_and_what(browser: &mut Browser) {
    let identity = [
        ("nik", "9901014107900001"),
        ("nama", "Melati Contoh"),
        ("alamat", "Jalan Muara 1"),
        ("hp", "081200001234"),
    ];
    let answer = browser.post("/permohonan/isi/identitas", &identity).await;
    assert_eq!(answer.to, "/permohonan/isi/pendidikan", "{}", answer.html);
    let school = [
        ("jenjang", "slta"),
        ("jurusan", "IPA"),
        ("tahun-lulus", "2008"),
        ("keterampilan", ""),
    ];
    let answer = browser.post("/permohonan/isi/pendidikan", &school).await;
    assert_eq!(answer.to, "/permohonan/isi/ktp", "{}", answer.html);
    browser.post("/permohonan/isi/ktp", &[]).await;
}

pub(crate) async fn answer_the_rest(browser: &mut Browser) {
    browser
        .post("/permohonan/isi/punya-pengalaman", &[("pernah-bekerja", "tidak")])
        .await;
    browser.post("/permohonan/prioritas", &[("golongan", "")]).await;
}

#[tokio::test]
async fn reference_and_pin_are_gone_once_they_are_noted() {
    let site = Site::furnished().await;
    let mut browser = site.browser();
    let filed = fill_in(&mut browser).await;
    assert!(filed.reference.starts_with("SR 2611 ") && !filed.pin.is_empty());
    assert_eq!(browser.get("/permohonan/kode").await.status, StatusCode::SEE_OTHER);
    let mut other_phone = site.browser();
    let answer = other_phone
        .post(
            "/lacak",
            &[("kode", &filed.reference.to_lowercase()), ("pin", &filed.pin)],
        )
        .await;
    assert_eq!(answer.to, "/permohonan", "{}", answer.html);
    assert!(other_phone.see("/permohonan/periksa").await.shows("Melati Contoh"));
}

#[tokio::test]
async fn a_reload_or_the_other_language_does_not_lose_the_pin() {
    let site = Site::furnished().await;
    let mut browser = site.browser();
    browser
        .post("/ajukan/disnaker/ak-1", &[("telepon", "0812 0000 1234")])
        .await;
    let first = browser.get("/permohonan/kode").await;
    let codes = first.between("<dl class=\"facts", "</dl>");
    let pin = codes
        .rsplit("class=\"code\">")
        .next()
        .unwrap()
        .split('<')
        .next()
        .unwrap();
    assert!(browser.get("/permohonan/kode").await.shows(pin), "a reload");
    let english = browser.see("/permohonan/kode?bahasa=en").await;
    assert!(
        english.shows(pin) && english.shows("Noted, continue"),
        "{}",
        english.html
    );
}

#[tokio::test]
async fn a_wrong_pin_is_not_looked_for_on_a_receipt() {
    let site = Site::furnished().await;
    let mut browser = site.browser();
    let answer = browser
        .post(
            "/lacak",
            &[("kode", &site.furnished.trackable[0].reference), ("pin", "000000")],
        )
        .await;
    assert!(
        answer.shows("PIN tampil saat Anda mulai mengajukan") && !answer.shows("Keduanya ada di tanda terima"),
        "{}",
        answer.html
    );
}

#[tokio::test]
async fn a_wrong_answer_comes_back_as_typed_with_the_error_said_twice() {
    let site = Site::furnished().await;
    let mut browser = site.browser();
    fill_in(&mut browser).await;
    let wrong = [
        ("nik", "990101410790"),
        ("nama", "Melati <b>Contoh"),
        ("alamat", ""),
        ("hp", "081200001234"),
    ];
    let answer = browser.post("/permohonan/isi/identitas", &wrong).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.html.contains("<title>Kesalahan:"), "{}", answer.html);
    assert_eq!(
        answer.html.matches("Anda menulis 12 angka, seharusnya 16.").count(),
        2,
        "{}",
        answer.html
    );
    assert!(
        answer.html.contains("value=\"990101410790\"") && answer.html.contains("Melati &#60;b&#62;Contoh"),
        "{}",
        answer.html
    );
    assert!(answer.html.contains("href=\"#alamat\""));
    let check = browser.get("/permohonan/periksa").await;
    assert!(
        check.shows("yang belum lengkap") && !check.html.contains("name=\"benar\""),
        "{}",
        check.html
    );
}

#[tokio::test]
async fn a_missing_upload_is_said_and_not_skipped_silently() {
    let site = Site::furnished().await;
    let mut browser = site.browser();
    browser
        .post("/ajukan/disnaker/ak-1", &[("telepon", "0812 0000 1234")])
        .await;
    let answer = browser
        .upload(
            "/permohonan/isi/ijazah/unggah",
            &[("lanjut", "ya")],
            &[("berkas", "", b"")],
        )
        .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.shows("Berkas ini belum ada"), "{}", answer.html);
    let answer = browser
        .upload(
            "/permohonan/isi/ijazah/unggah",
            &[],
            &[("berkas", "a.exe", b"MZ program")],
        )
        .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.shows("bukan foto"), "{}", answer.html);
    browser
        .upload("/permohonan/isi/ijazah/unggah", &[], &[("berkas", "a.png", PHOTO)])
        .await;
    let page = browser.get("/permohonan/isi/ijazah").await;
    assert!(page.shows("Lembar 1"));
    let digest = page.between("name=\"berkas\" value=\"", "\"");
    assert_eq!(
        browser.get(&format!("/permohonan/berkas/{digest}")).await.status,
        StatusCode::OK
    );
    browser
        .post("/permohonan/isi/ijazah/hapus", &[("berkas", &digest)])
        .await;
    assert!(!browser.get("/permohonan/isi/ijazah").await.shows("Lembar 1"));
}

#[tokio::test]
async fn an_application_is_sent_once_however_often_it_is_sent() {
    let site = Site::furnished().await;
    let mut browser = site.browser();
    let filed = fill_in(&mut browser).await;
    let answer = browser.post("/permohonan/kirim", &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.shows("Centang pernyataan"), "{}", answer.html);
    for _ in 0..2 {
        let answer = browser.post("/permohonan/kirim", &[("benar", "ya")]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
    }
    let receipt = browser.get("/permohonan/tanda-terima").await;
    assert!(
        receipt.shows(&filed.reference) && receipt.shows("Melati Contoh"),
        "{}",
        receipt.html
    );
    assert!(
        receipt.shows("Rp 0") && receipt.html.contains("<svg"),
        "{}",
        receipt.html
    );
    assert_eq!(browser.get("/permohonan/struk").await.status, StatusCode::OK);
    let track = browser.get("/permohonan").await;
    assert!(
        track.shows("Siapa memegang, sampai kapan") && track.shows("Petugas"),
        "{}",
        track.html
    );
}

#[tokio::test]
async fn nobody_is_promised_a_message_and_everybody_is_told_when_to_look() {
    let site = Site::furnished().await;
    let mut browser = site.browser();
    let start = browser.get("/ajukan/disnaker/ak-1").await;
    assert!(
        start.shows("Kami tidak mengirim SMS") && !start.shows("memberi kabar"),
        "{}",
        start.html
    );
    fill_in(&mut browser).await;
    browser.post("/permohonan/kirim", &[("benar", "ya")]).await;
    let receipt = browser.get("/permohonan/tanda-terima").await;
    assert!(
        receipt.shows("Lihat lagi sesudah <strong>") && !receipt.shows("memberi kabar"),
        "{}",
        receipt.html
    );
    let track = browser.get("/permohonan").await;
    assert!(track.shows("Lihat lagi halaman ini sesudah <strong>"), "{}", track.html);
}

#[tokio::test]
async fn before_sending_the_price_is_said_and_no_day_that_cannot_be_known() {
    let site = Site::furnished().await;
    let mut browser = site.browser();
    fill_in(&mut browser).await;
    let check = browser.get("/permohonan/periksa").await;
    assert!(
        check.shows("Rp 0") && check.shows("tidak ada biaya lain"),
        "{}",
        check.html
    );
    assert!(check.shows("sejak berkas dinyatakan lengkap"), "{}", check.html);
    let service = browser.get("/layanan/satpolpp/pengaduan-trantibum").await;
    assert!(
        service.shows("14 hari kerja") && !service.shows("Ajukan lengkap hari ini"),
        "{}",
        service.html
    );
}

#[tokio::test]
async fn what_cannot_be_sent_yet_is_said_on_the_page_and_nothing_is_lost() {
    let site = Site::furnished().await;
    let mut browser = site.browser();
    begin(&mut browser).await;
    answer_who_and_what(&mut browser).await;
    let answer = browser.post("/permohonan/kirim", &[("benar", "ya")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.html);
    assert!(
        answer.shows("Masih ada yang belum diisi.")
            && answer.html.contains("/permohonan/isi/ijazah?dari=periksa")
            && answer.shows("Melati Contoh"),
        "{}",
        answer.html
    );
}

#[tokio::test]
async fn a_withdrawn_application_is_closed() {
    let site = Site::furnished().await;
    let mut browser = site.browser();
    fill_in(&mut browser).await;
    browser.post("/permohonan/kirim", &[("benar", "ya")]).await;
    assert!(browser.get("/permohonan/tarik").await.shows("Ya, tarik permohonan"));
    browser.post("/permohonan/tarik", &[("alasan", "")]).await;
    let track = browser.get("/permohonan").await;
    assert!(
        track.shows("sudah ditarik") && track.shows("Permohonan sudah ditarik.") && track.shows("Ajukan lagi"),
        "{}",
        track.html
    );
    assert!(
        !browser.get("/permohonan").await.shows("Permohonan sudah ditarik."),
        "the note is shown once"
    );
    assert_eq!(browser.get("/permohonan/tarik").await.to, "/permohonan");
}

#[tokio::test]
async fn what_was_chosen_on_the_page_of_the_service_is_not_asked_again() {
    let site = Site::furnished().await;
    let mut browser = site.browser();
    let service = browser.get("/layanan/dpmptsp/izin-reklame?pemohon=badan&nik=1").await;
    assert!(
        service.html.contains("/ajukan/dpmptsp/izin-reklame?pemohon=badan\""),
        "{}",
        service.html
    );
    let start = browser.get("/ajukan/dpmptsp/izin-reklame?pemohon=badan").await;
    assert!(
        start.html.contains("name=\"pilih.pemohon\" value=\"badan\"") && start.shows("Badan usaha"),
        "{}",
        start.html
    );
    let form = [("telepon", "0812 0000 1234"), ("pilih.pemohon", "badan")];
    browser.post("/ajukan/dpmptsp/izin-reklame", &form).await;
    let question = browser.get("/permohonan/isi/pemohon").await;
    assert!(question.html.contains("value=\"badan\" checked"), "{}", question.html);
    assert_ne!(browser.get("/permohonan/lanjut").await.to, "/permohonan/isi/pemohon");
}

#[tokio::test]
async fn wrong_pins_close_the_door_for_a_while() {
    let site = Site::furnished().await;
    let reference = site.furnished.trackable[0].reference.clone();
    let mut browser = site.browser();
    for _ in 0..5 {
        let answer = browser.post("/lacak", &[("kode", &reference), ("pin", "000000")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let answer = browser
        .post(
            "/lacak",
            &[("kode", &reference), ("pin", &site.furnished.trackable[0].pin)],
        )
        .await;
    assert!(answer.shows("Terlalu banyak percobaan"), "{}", answer.html);
}
