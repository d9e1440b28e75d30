//! From the first word to the document: saved, gone on with elsewhere, returned, answered, approved, collected, checked;
//! and what a refusal says.

use axum::http::StatusCode;

use crate::applying::{PHOTO, answer_the_rest, answer_who_and_what, begin};
use crate::site::{Browser, Site};
use crate::working::{complete, open_case, take};

async fn open(site: &Site, reference: &str, pin: &str) -> Browser {
    let mut browser = site.browser();
    let opened = browser.post("/lacak", &[("kode", reference), ("pin", pin)]).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.html);
    browser
}

#[tokio::test]
async fn from_a_saved_draft_on_one_device_to_a_document_that_is_genuine_on_another() {
    let site = Site::furnished().await;
    let mut phone = site.browser();
    let filed = begin(&mut phone).await;
    answer_who_and_what(&mut phone).await;

    let mut computer = open(&site, &filed.reference, &filed.pin).await;
    assert!(computer.see("/permohonan").await.shows("tersimpan, belum dikirim"));
    for page in ["ijazah", "foto"] {
        let sheet = [("berkas", "a.png", PHOTO)];
        computer
            .upload(&format!("/permohonan/isi/{page}/unggah"), &[("lanjut", "ya")], &sheet)
            .await;
    }
    answer_the_rest(&mut computer).await;
    let sent = computer.post("/permohonan/kirim", &[("benar", "ya")]).await;
    assert_eq!(sent.to, "/permohonan/tanda-terima", "{}", sent.html);

    let mut desk = site.officer("disnaker.petugas-loket.1").await;
    let case = open_case(&mut desk, &filed.reference).await;
    take(&mut desk, &case, "periksa").await;
    let missing = [("hasil", "belum-lengkap"), ("kurang.pendidikan", "Tahun lulus keliru.")];
    complete(&mut desk, &case, "periksa", &missing).await;

    let track = phone.see("/permohonan").await;
    assert!(
        track.shows("Tahun lulus keliru.") && track.shows("Lengkapi sekarang"),
        "{}",
        track.html
    );
    assert!(
        track.shows("Menunggu Anda melengkapi berkas") && track.shows("Hari-hari ini tidak dihitung"),
        "{}",
        track.html
    );
    let answer = phone.see("/permohonan/lanjut").await;
    assert!(
        answer.shows("Tahun lulus keliru.") && answer.html.contains("value=\"2008\""),
        "what was answered stands there: {}",
        answer.html
    );
    let school = [
        ("jenjang", "slta"),
        ("jurusan", "IPA"),
        ("tahun-lulus", "2009"),
        ("keterampilan", ""),
    ];
    phone.post("/permohonan/isi/pendidikan", &school).await;
    let check = phone.get("/permohonan/periksa").await;
    assert!(
        check.shows("bagian lain sudah benar dan terkunci") && check.shows("2009"),
        "{}",
        check.html
    );
    let answered = phone.post("/permohonan/kirim", &[("benar", "ya")]).await;
    assert_eq!(answered.to, "/permohonan", "{}", answered.html);

    take(&mut desk, &case, "periksa").await;
    complete(&mut desk, &case, "periksa", &[("hasil", "lengkap")]).await;
    finish(&site, &case).await;
    let done = computer.get("/permohonan").await;
    assert!(
        done.shows("Semua yang terjadi") && done.shows("Permohonan selesai."),
        "{}",
        done.html
    );
    let document = done.between("href=\"/permohonan/produk/", "\"");
    let document = computer.get(&format!("/permohonan/produk/{document}")).await;
    assert!(document.status == StatusCode::OK && document.html.starts_with("%PDF"));
}

/// The steps after the check, by whom they are.
async fn finish(site: &Site, case: &str) {
    for (login, step) in [
        ("disnaker.petugas-loket.1", "wawancara"),
        ("disnaker.pengantar-kerja.1", "tanda-tangan"),
        ("disnaker.petugas-loket.1", "serahkan"),
    ] {
        let mut officer = site.officer(login).await;
        take(&mut officer, case, step).await;
        let done = complete(&mut officer, case, step, &[]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{step}: {}", done.html);
    }
}

#[tokio::test]
async fn what_is_paid_stands_in_the_record_with_an_official_receipt() {
    let site = Site::furnished().await;
    let mut paid = None;
    for case in &site.furnished.trackable {
        let mut browser = open(&site, &case.reference, &case.pin).await;
        let track = browser.get("/permohonan").await;
        if track.html.contains("/permohonan/bayar/1.pdf") {
            paid = Some((browser, track));
        }
    }
    let (mut browser, track) = paid.expect("somebody has paid");
    assert!(
        track.shows("Catatan biaya")
            && track.shows("Ditetapkan:")
            && track.shows("Dibayar:")
            && track.shows("bukti nomor"),
        "{}",
        track.html
    );
    let receipt = browser.get("/permohonan/bayar/1.pdf").await;
    assert!(receipt.status == StatusCode::OK && receipt.html.starts_with("%PDF"));
    assert_eq!(
        browser.get("/permohonan/bayar/9.pdf").await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        browser.get("/permohonan/bayar/0.pdf").await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(site.browser().get("/permohonan/bayar/1.pdf").await.to, "/lacak");
}
