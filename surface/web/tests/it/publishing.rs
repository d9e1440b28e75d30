//! An administrator publishes a changed service by page: upload, findings, preview, proof, result.

use axum::http::StatusCode;

use crate::site::{Answer, Browser, Site};

const VEHICLE_TEST: &str = include_str!("../../../../regency/services/dishub/uji-kir.toml");
const UPLOAD: &str = "/petugas/layanan/usulan";

/// The second version of the vehicle test, with another name of a step.
fn changed() -> String {
    let next = VEHICLE_TEST.replacen("version   = 1", "version   = 2", 1).replacen(
        "Mendaftarkan kendaraan",
        "Mendaftarkan kendaraan Anda",
        1,
    );
    assert_ne!(next, VEHICLE_TEST);
    next
}

async fn form_token(browser: &mut Browser) -> String {
    browser.get(UPLOAD).await.between("name=\"kunci\" value=\"", "\"")
}

async fn sent(browser: &mut Browser, files: &[(&str, &str, &[u8])]) -> Answer {
    let token = form_token(browser).await;
    browser.upload(UPLOAD, &[("kunci", &token)], files).await
}

/// Uploads a file and gives the id of the proposal it became.
pub(crate) async fn proposed(browser: &mut Browser, (name, text): (&str, &str)) -> String {
    let answer = sent(browser, &[("berkas", name, text.as_bytes())]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
    answer.to.rsplit('/').next().unwrap().to_owned()
}

/// Orders a proposal to be published, as its page does.
async fn publish(browser: &mut Browser, id: &str) -> Answer {
    let page = browser.get(&format!("{UPLOAD}/{id}")).await;
    let (token, seen) = (
        page.between("name=\"kunci\" value=\"", "\""),
        page.between("name=\"dibaca\" value=\"", "\""),
    );
    let order = [("kunci", token.as_str()), ("dibaca", seen.as_str())];
    browser.post(&format!("{UPLOAD}/{id}/terbitkan"), &order).await
}

#[tokio::test]
async fn a_changed_service_is_looked_at_as_a_citizen_and_published() {
    let site = Site::with_cases(40).await;
    let mut browser = site.officer("admin").await;
    let id = proposed(&mut browser, ("uji-kir.toml", &changed())).await;
    let page = browser.get(&format!("{UPLOAD}/{id}")).await;
    assert!(page.shows("Usulan ini dapat diterbitkan."), "{}", page.html);
    assert!(page.shows("Versi 1 diganti versi 2."), "{}", page.html);
    assert!(page.shows("berkas berjalan pada versi 1."), "{}", page.html);

    for (place, words) in [
        ("", "Lihat isiannya"),
        ("/isian", "Isian Uji Berkala"),
        ("/sop", "Uji Berkala"),
    ] {
        let preview = browser.get(&format!("{UPLOAD}/{id}/dishub/uji-kir{place}")).await;
        assert!(preview.shows("Pratinjau, belum berlaku."), "{place}: {}", preview.html);
        assert!(preview.shows(words), "{place}: {}", preview.html);
        assert!(
            !preview.html.contains("/ajukan/"),
            "{place} offers what is not in force"
        );
        assert!(
            !preview.html.contains("rel=\"canonical\""),
            "{place} is nobody's lasting page"
        );
    }
    let before = site.browser().get("/layanan/dishub/uji-kir").await;
    assert!(before.shows("versi 1") && !before.shows("Pratinjau"), "{}", before.html);

    let done = publish(&mut browser, &id).await;
    assert_eq!(
        (done.status, done.to),
        (StatusCode::SEE_OTHER, format!("{UPLOAD}/{id}"))
    );
    let result = browser.get(&format!("{UPLOAD}/{id}")).await;
    assert!(result.shows("Sudah terbit"), "{}", result.html);
    assert!(result.shows("berkas berjalan pada versi 1."), "{}", result.html);
    assert!(site.browser().get("/layanan/dishub/uji-kir").await.shows("versi 2"));
    let list = browser.get("/petugas/layanan").await;
    assert!(
        list.shows("versi lama") && list.html.contains("/berkas/dishub/uji-kir/2.toml"),
        "{}",
        list.html
    );
    let trail = browser.get("/petugas/jejak?jenis=service-published").await;
    assert!(trail.shows(", versi 2"), "{}", trail.html);
}

#[tokio::test]
async fn publishing_asks_for_the_password_again_and_then_leads_back() {
    let site = Site::with_cases(0).await;
    let mut browser = site.officer("admin").await;
    let id = proposed(&mut browser, ("uji-kir.toml", &changed())).await;
    site.minutes_pass(20);
    let refused = publish(&mut browser, &id).await;
    assert_eq!(refused.status, StatusCode::SEE_OTHER);
    assert!(refused.to.starts_with("/petugas/buktikan"), "{}", refused.to);
    assert!(site.browser().get("/layanan/dishub/uji-kir").await.shows("versi 1"));
    let page = browser.get(&refused.to).await;
    let token = page.between("name=\"kunci\" value=\"", "\"");
    let back = page.between("name=\"ke\" value=\"", "\"");
    let password = site.furnished.accounts[0].password.clone();
    let form = [
        ("kunci", token.as_str()),
        ("ke", back.as_str()),
        ("sandi", password.as_str()),
    ];
    let proved = browser.post("/petugas/buktikan", &form).await;
    assert_eq!(proved.to, format!("{UPLOAD}/{id}"));
    publish(&mut browser, &id).await;
    assert!(site.browser().get("/layanan/dishub/uji-kir").await.shows("versi 2"));
}

#[tokio::test]
async fn an_error_is_shown_in_words_beside_its_file_and_line_and_keeps_it_from_being_published() {
    let site = Site::with_cases(0).await;
    let mut browser = site.officer("admin").await;
    let wrong = changed().replacen("by     = \"petugas-loket\"", "by     = \"tidak-ada\"", 1);
    let id = proposed(&mut browser, ("uji-kir.toml", &wrong)).await;
    let page = browser.get(&format!("{UPLOAD}/{id}")).await;
    assert!(page.shows("Usulan ini belum dapat diterbitkan."), "{}", page.html);
    assert!(page.shows("services/dishub/uji-kir.toml, baris"), "{}", page.html);
    assert!(page.shows("Kesalahan REF-001"), "{}", page.html);
    assert!(!page.html.contains("name=\"dibaca\""), "there is nothing to publish");
    let token = form_token(&mut browser).await;
    let forced = [("kunci", token.as_str()), ("dibaca", "x")];
    let refused = browser.post(&format!("{UPLOAD}/{id}/terbitkan"), &forced).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let preview = browser.get(&format!("{UPLOAD}/{id}/dishub/uji-kir")).await;
    assert_eq!(preview.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_cannot_be_taken_apart_is_refused_in_words_and_nothing_waits() {
    let site = Site::with_cases(0).await;
    let mut browser = site.officer("admin").await;
    let refusals: [(&str, &[u8], &str); 5] = [
        ("a.tar.gz", &[0x1f, 0x8b, 8, 0], "Arsip jenis ini tidak dapat dibuka."),
        ("a.zip", b"PK\x03\x04rusak", "Arsip itu rusak atau terpotong."),
        ("gambar.png", b"\x89PNG", "Tidak ada berkas .toml di dalamnya."),
        (
            "layanan-baru.toml",
            b"x = 1",
            "Berkas itu tidak menyebut satuan kerjanya.",
        ),
        ("uji-kir.toml", b"", "Berkas itu kosong."),
    ];
    for (name, bytes, words) in refusals {
        let answer = sent(&mut browser, &[("berkas", name, bytes)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(answer.shows(words), "{name}: {}", answer.html);
    }
    let twice: &[(&str, &str, &[u8])] = &[("berkas", "law.toml", b"a = 1"), ("berkas", "LAW.toml", b"b = 1")];
    let answer = sent(&mut browser, twice).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.html);
    assert!(!browser.get(UPLOAD).await.shows("Usulan yang menunggu"));
}

#[tokio::test]
async fn bytes_that_are_no_text_become_a_finding_and_a_proposal_can_be_dropped() {
    let site = Site::with_cases(0).await;
    let mut browser = site.officer("admin").await;
    let answer = sent(
        &mut browser,
        &[("berkas", "uji-kir.toml", b"[service]\nname = \"\xff\"\n")],
    )
    .await;
    let page = browser.get(&answer.to).await;
    assert!(page.shows("Mulai di sini berkas bukan teks UTF-8."), "{}", page.html);
    let token = form_token(&mut browser).await;
    let dropped = browser
        .post(&format!("{}/buang", answer.to), &[("kunci", &token)])
        .await;
    assert_eq!(dropped.to, UPLOAD);
    assert_eq!(browser.get(&answer.to).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn of_two_proposals_of_one_service_each_says_so_and_the_second_is_told_what_was_published() {
    let site = Site::with_cases(0).await;
    let (mut one, mut other) = (site.officer("admin").await, site.officer("admin").await);
    let first = proposed(&mut one, ("uji-kir.toml", &changed())).await;
    let second = proposed(&mut other, ("uji-kir.toml", &format!("{}\n# lain\n", changed()))).await;
    let page = other.get(&format!("{UPLOAD}/{second}")).await;
    assert!(page.shows("juga mengunggah berkas yang sama"), "{}", page.html);
    let seen = page.between("name=\"dibaca\" value=\"", "\"");
    publish(&mut one, &first).await;
    let token = form_token(&mut other).await;
    let order = [("kunci", token.as_str()), ("dibaca", seen.as_str())];
    let late = other.post(&format!("{UPLOAD}/{second}/terbitkan"), &order).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.shows("Sementara itu ada yang terbit."), "{}", late.html);
    assert!(late.shows("nomor versi sudah dipakai"), "{}", late.html);
}

#[tokio::test]
async fn what_is_in_force_is_taken_home_in_one_archive_and_comes_back_unchanged() {
    let site = Site::with_cases(0).await;
    let mut browser = site.officer("admin").await;
    let one = browser.get("/petugas/layanan/berkas/dishub/uji-kir/1.toml").await;
    assert_eq!(one.html, VEHICLE_TEST);
    let archive = browser.get("/petugas/layanan/definisi-berlaku.zip").await.bytes;
    let answer = sent(&mut browser, &[("berkas", "definisi.zip", &archive)]).await;
    let page = browser.get(&answer.to).await;
    assert!(page.shows("Tidak ada yang berubah"), "{}", page.html);
    assert!(page.shows("services/dishub/uji-kir.en.toml"), "{}", page.html);
}
