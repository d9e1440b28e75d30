//! People who do not apply online: an officer writes for them, by telephone, at the counter, in the village office.

use axum::http::{StatusCode, header};

use crate::site::Site;
use crate::working::open_case;

#[tokio::test]
async fn an_emergency_call_is_opened_by_an_officer_and_its_fifteen_minutes_run() {
    let site = Site::furnished().await;
    let mut operator = site.officer("damkar.operator-siaga.1").await;
    let page = operator.get("/ajukan/damkar/pemadaman").await;
    assert!(page.shows("Dicatat sebagai permohonan lewat telepon"), "{}", page.html);
    let answer = operator
        .post("/ajukan/damkar/pemadaman", &[("telepon", "0812 0000 1234")])
        .await;
    assert_eq!(answer.to, "/permohonan/kode", "{}", answer.html);
    let codes = operator.get("/permohonan/kode").await;
    let reference = codes.between("class=\"code\">", "<");
    operator.post("/permohonan/kode", &[]).await;
    operator
        .post("/permohonan/isi/kejadian", &[("kejadian", "kebakaran")])
        .await;
    let report = [
        ("lokasi", "Jalan Muara 1"),
        ("objek", "Dapur rumah"),
        ("nama", ""),
        ("hp", "081200001234"),
    ];
    let answer = operator.post("/permohonan/isi/laporan", &report).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
    let sent = operator.post("/permohonan/kirim", &[("benar", "ya")]).await;
    assert_eq!(sent.to, "/permohonan/tanda-terima", "{}", sent.html);
    let receipt = operator.get("/permohonan/tanda-terima").await;
    assert!(
        receipt.shows("Selesai paling lambat hari ini pukul 09.55") && receipt.shows("lewat telepon"),
        "{}",
        receipt.html
    );
    let case = open_case(&mut operator, &reference).await;
    assert!(operator.get(&case).await.shows("Dapur rumah"));
}

#[tokio::test]
async fn who_has_no_telephone_is_served_in_the_village_office() {
    let site = Site::furnished().await;
    let mut desk = site.officer("disdukcapil.petugas-loket.1").await;
    let page = desk.get("/ajukan/disdukcapil/ktp-el").await;
    assert!(
        page.html.contains("value=\"loket\" checked") && page.html.contains("value=\"desa\""),
        "{}",
        page.html
    );
    let answer = desk
        .post("/ajukan/disdukcapil/ktp-el", &[("telepon", ""), ("kanal", "desa")])
        .await;
    assert_eq!(answer.to, "/permohonan/kode", "{}", answer.html);
}

#[tokio::test]
async fn after_signing_out_the_counter_computer_opens_no_citizens_file() {
    let site = Site::furnished().await;
    let mut desk = site.officer("disnaker.petugas-loket.1").await;
    let begun = desk
        .post("/ajukan/disnaker/ak-1", &[("telepon", "0812 0000 1234")])
        .await;
    let cookies = begun.headers.get_all(header::SET_COOKIE).iter();
    let kept: Vec<&str> = cookies.filter_map(|line| line.to_str().ok()).collect();
    assert!(
        kept.iter()
            .any(|line| line.starts_with("pemohon=") && !line.contains("Max-Age")),
        "longer than the browser is open: {kept:?}"
    );
    assert_eq!(desk.get("/permohonan/isi/ijazah").await.status, StatusCode::OK);
    let token = desk.get("/petugas").await.form_token();
    desk.post("/petugas/keluar", &[("kunci", &token)]).await;
    for page in ["/permohonan/isi/ijazah", "/permohonan/kode", "/permohonan"] {
        let answer = desk.see(page).await;
        assert!(answer.shows("Lacak berkas Anda"), "{page}: {}", answer.html);
    }
}

#[tokio::test]
async fn a_citizen_is_told_whom_to_call_before_a_number_is_asked_for() {
    let site = Site::furnished().await;
    let mut browser = site.browser();
    let start = browser.get("/ajukan/damkar/pemadaman").await;
    assert_eq!(start.to, "/layanan/damkar/pemadaman");
    let page = browser.get("/layanan/damkar/pemadaman").await;
    assert!(
        page.shows("diajukan <strong>lewat telepon</strong>. Telepon"),
        "{}",
        page.html
    );
    let sent = browser
        .post("/ajukan/damkar/pemadaman", &[("telepon", "0812 0000 1234")])
        .await;
    assert_eq!(sent.status, StatusCode::CONFLICT);
    assert!(sent.shows("tidak menerima permohonan lewat internet"), "{}", sent.html);
}

#[tokio::test]
async fn a_number_that_is_none_is_shown_at_its_field_as_typed() {
    let site = Site::furnished().await;
    let answer = site
        .browser()
        .post("/ajukan/disnaker/ak-1", &[("telepon", "nol delapan")])
        .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        answer.html.contains("value=\"nol delapan\"") && answer.shows("9 sampai 14 angka"),
        "{}",
        answer.html
    );
}
