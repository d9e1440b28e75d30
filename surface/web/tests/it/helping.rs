//! A registered helper files for somebody with consent, sees that case until it is closed, and nothing else.

use axum::http::StatusCode;

use crate::applying::{PHOTO, answer_the_rest, answer_who_and_what, begin};
use crate::site::{Answer, Browser, Site};
use crate::working::{complete, open_case, take};

/// A helper whom the administrator has registered, signed in with a password of their own.
pub(crate) async fn registered(site: &Site, login: &str) -> Browser {
    let mut admin = site.officer("admin").await;
    let token = admin.get("/petugas").await.form_token();
    let new = [
        ("kunci", token.as_str()),
        ("nama", "Kenanga Contoh"),
        ("nama-masuk", login),
        ("peran", "helper"),
    ];
    let made = admin.post("/petugas/akun/baru", &new).await;
    assert!(made.shows("Pendamping: mengajukan untuk warga"), "{}", made.html);
    let password = made.between("<p class=\"mono promise-big\">", "</p>");
    let mut helper = site.browser();
    let first = [("nama", login), ("sandi", password.as_str())];
    helper.post("/petugas/masuk", &first).await;
    let token = helper.get("/petugas/sandi").await.form_token();
    let own = "sungai-raya-2027";
    let changed = [
        ("kunci", token.as_str()),
        ("sandi-lama", password.as_str()),
        ("sandi", own),
        ("sandi-lagi", own),
    ];
    let changed = helper.post("/petugas/sandi", &changed).await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.html);
    helper
}

/// Sends how the applicant agreed.
async fn consent(helper: &mut Browser, pairs: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Answer {
    let token = helper.get("/pendamping").await;
    let token = token.between("name=\"kunci\" value=\"", "\"");
    let pairs: Vec<(&str, &str)> = [("kunci", token.as_str())]
        .into_iter()
        .chain(pairs.iter().copied())
        .collect();
    helper.upload("/permohonan/persetujuan", &pairs, files).await
}

async fn fill_in_for_another(helper: &mut Browser) -> crate::applying::Filed {
    let filed = begin(helper).await;
    answer_who_and_what(helper).await;
    for page in ["ijazah", "foto"] {
        helper
            .upload(
                &format!("/permohonan/isi/{page}/unggah"),
                &[("lanjut", "ya")],
                &[("berkas", "a.png", PHOTO)],
            )
            .await;
    }
    answer_the_rest(helper).await;
    filed
}

#[tokio::test]
async fn a_helper_files_with_consent_on_paper_and_follows_the_case_until_it_is_closed() {
    let site = Site::furnished().await;
    let mut helper = registered(&site, "kenanga.contoh").await;
    assert_eq!(helper.get("/petugas").await.to, "/pendamping");
    let filed = fill_in_for_another(&mut helper).await;
    let question = helper.get("/permohonan/isi/ijazah").await;
    assert!(!question.shows("Untuk petugas loket"), "{}", question.html);

    let early = helper.post("/permohonan/kirim", &[("benar", "ya")]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.shows("Persetujuan pemohon belum dicatat"), "{}", early.html);
    let unsigned = consent(&mut helper, &[("cara", "tanda-tangan")], &[("surat", "", b"")]).await;
    assert!(
        unsigned.shows("Foto surat persetujuan yang ditandatangani belum ada"),
        "{}",
        unsigned.html
    );
    let signed = consent(&mut helper, &[("cara", "tanda-tangan")], &[("surat", "a.png", PHOTO)]).await;
    assert_eq!(signed.to, "/permohonan/periksa", "{}", signed.html);
    assert!(helper.get("/permohonan/periksa").await.shows("Tanda tangan di kertas"));
    let sent = helper.post("/permohonan/kirim", &[("benar", "ya")]).await;
    assert_eq!(sent.to, "/permohonan/tanda-terima", "{}", sent.html);
    let receipt = helper.get("/permohonan/tanda-terima").await;
    assert!(receipt.shows("Cetak struk untuk pemohon"), "{}", receipt.html);
    let slip = helper.get("/permohonan/struk?cetak=ya").await;
    assert!(slip.html.contains("data-cetak-langsung"), "{}", slip.html);

    // The applicant has codes of their own, and sees who helped and how they agreed.
    let mut citizen = site.browser();
    citizen
        .post("/lacak", &[("kode", &filed.reference), ("pin", &filed.pin)])
        .await;
    let track = citizen.get("/permohonan").await;
    assert!(
        track.shows("Dibantu pendamping") && track.shows("Kenanga Contoh") && track.shows("tanda tangan di kertas"),
        "{}",
        track.html
    );
    // So does the office, with the paper.
    let mut desk = site.officer("disnaker.petugas-loket.1").await;
    let case = open_case(&mut desk, &filed.reference).await;
    let file = desk.get(&case).await;
    assert!(
        file.shows("Kenanga Contoh") && file.shows("Lihat surat persetujuan"),
        "{}",
        file.html
    );

    take(&mut desk, &case, "periksa").await;
    let missing = [
        ("hasil", "belum-lengkap"),
        ("kurang.ijazah", "Halaman nilai belum ada."),
    ];
    complete(&mut desk, &case, "periksa", &missing).await;
    let list = helper.get("/pendamping").await;
    assert!(
        list.shows(&filed.reference) && list.shows("Harus dilengkapi") && list.shows("Melati Contoh"),
        "{}",
        list.html
    );
    let helped = format!("/pendamping/berkas/{}", list.between("/pendamping/berkas/", "\""));
    let page = helper.get(&helped).await;
    assert!(page.shows("Halaman nilai belum ada."), "{}", page.html);
    let go_on = helper
        .post(&format!("{helped}/lanjut"), &[("kunci", &list.form_token())])
        .await;
    assert_eq!(go_on.to, "/permohonan/lanjut", "{}", go_on.html);
    helper
        .upload(
            "/permohonan/isi/ijazah/unggah",
            &[("lanjut", "ya")],
            &[("berkas", "b.png", PHOTO)],
        )
        .await;
    let answered = helper.post("/permohonan/kirim", &[("benar", "ya")]).await;
    assert_eq!(answered.status, StatusCode::SEE_OTHER, "{}", answered.html);

    citizen.post("/permohonan/tarik", &[("alasan", "")]).await;
    assert!(citizen.get("/permohonan").await.shows("sudah ditarik"));
    assert!(
        !helper.get("/pendamping").await.shows(&filed.reference),
        "closed for the helper"
    );
    assert_eq!(helper.get(&helped).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_helper_deletes_what_was_never_sent() {
    let site = Site::furnished().await;
    let mut helper = registered(&site, "kenanga.contoh").await;
    let filed = fill_in_for_another(&mut helper).await;
    let list = helper.get("/pendamping").await;
    assert!(list.shows(&filed.reference) && list.shows("Ya, hapus"), "{}", list.html);
    let place = list.between("action=\"/pendamping/berkas/", "/lanjut");
    let drop = format!("/pendamping/berkas/{place}/hapus");
    let dropped = helper.post(&drop, &[("kunci", &list.form_token())]).await;
    assert_eq!(dropped.to, "/pendamping", "{}", dropped.html);
    let list = helper.get("/pendamping").await;
    assert!(!list.shows(&filed.reference), "{}", list.html);
    let again = helper.post(&drop, &[("kunci", &list.form_token())]).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_applicant_who_is_elsewhere_agrees_with_a_code_that_only_they_see() {
    let site = Site::furnished().await;
    let mut helper = registered(&site, "kenanga.contoh").await;
    let filed = fill_in_for_another(&mut helper).await;
    let guessed = consent(&mut helper, &[("cara", "kode"), ("kode", "000000")], &[]).await;
    assert!(guessed.shows("Kode persetujuan tidak cocok"), "{}", guessed.html);
    assert!(
        !helper.see("/permohonan/simpan").await.shows("Sebutkan kode ini"),
        "not for the helper's eyes"
    );
    let mut citizen = site.browser();
    citizen
        .post("/lacak", &[("kode", &filed.reference), ("pin", &filed.pin)])
        .await;
    let asked = citizen.get("/permohonan/simpan").await;
    assert!(
        asked.shows("Kenanga Contoh mengisi permohonan ini untuk Anda"),
        "{}",
        asked.html
    );
    let code = asked.between("<p class=\"code\">", "</p>");
    let told = consent(&mut helper, &[("cara", "kode"), ("kode", &code)], &[]).await;
    assert_eq!(told.to, "/permohonan/periksa", "{}", told.html);
    let sent = helper.post("/permohonan/kirim", &[("benar", "ya")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.html);
}

#[tokio::test]
async fn a_helper_sees_nothing_of_what_others_filed_and_does_nothing_officers_do() {
    let site = Site::furnished().await;
    let mut helper = registered(&site, "kenanga.contoh").await;
    let filed = fill_in_for_another(&mut helper).await;
    consent(&mut helper, &[("cara", "hadir")], &[]).await;
    helper.post("/permohonan/kirim", &[("benar", "ya")]).await;
    let list = helper.get("/pendamping").await;
    let helped = format!("/pendamping/berkas/{}", list.between("/pendamping/berkas/", "\""));
    let mut other = registered(&site, "pendamping-lain").await;
    assert!(!other.get("/pendamping").await.shows(&filed.reference));
    assert_eq!(other.get(&helped).await.status, StatusCode::NOT_FOUND);
    let case = helped.replace("/pendamping/", "/petugas/");
    assert_eq!(helper.get(&case).await.status, StatusCode::NOT_FOUND);
    let token = list.form_token();
    let found = helper
        .post("/petugas/cari", &[("kunci", &token), ("cari", &filed.reference)])
        .await;
    assert_ne!(found.to, case);
    let ticked = helper.post("/permohonan/isi/ijazah/loket", &[("diterima", "ya")]).await;
    assert!(ticked.status.is_client_error());
    for page in ["/permohonan", "/permohonan/tarik"] {
        assert!(helper.get(page).await.status.is_client_error(), "{page}");
    }
    let mut desk = site.officer("disnaker.petugas-loket.1").await;
    assert_eq!(desk.get("/pendamping").await.status, StatusCode::NOT_FOUND);
}
