//! An officer finds the files of somebody who has lost the PIN, and hands out a new slip.

use axum::http::StatusCode;

use crate::applying::{Filed, fill_in};
use crate::site::{Answer, Browser, Site};

const NIK: &str = "9901014107900001";

async fn filed(site: &Site) -> Filed {
    let mut citizen = site.browser();
    let filed = fill_in(&mut citizen).await;
    citizen.post("/permohonan/kirim", &[("benar", "ya")]).await;
    filed
}

async fn search(desk: &mut Browser, typed: &str) -> Answer {
    let token = desk.get("/petugas/pin").await.form_token();
    desk.post("/petugas/pin", &[("kunci", &token), ("cari", typed)]).await
}

/// Sends the form of the only file that was found.
async fn give(desk: &mut Browser, found: &Answer, card: &str) -> Answer {
    let hidden = |name: &str| found.between(&format!("name=\"{name}\" value=\""), "\"");
    let (token, case, mark) = (found.form_token(), hidden("berkas"), hidden("tanda"));
    let form = [
        ("kunci", token.as_str()),
        ("cari", NIK),
        ("berkas", &case),
        ("tanda", &mark),
        ("ktp", card),
    ];
    desk.post("/petugas/pin/baru", &form).await
}

/// The case of the test among those the demo may have of the same invented person.
async fn find_one(desk: &mut Browser, reference: &str) -> Answer {
    let found = search(desk, reference).await;
    assert_eq!(found.status, StatusCode::OK, "{}", found.html);
    assert_eq!(found.html.matches("name=\"tanda\"").count(), 1, "{}", found.html);
    found
}

#[tokio::test]
async fn a_new_slip_is_handed_out_once_and_works() {
    let site = Site::furnished().await;
    let filed = filed(&site).await;
    let mut desk = site.officer("disnaker.petugas-loket.1").await;
    assert!(desk.get("/petugas").await.html.contains("href=\"/petugas/pin\""));
    let by_nik = search(&mut desk, NIK).await;
    assert!(
        by_nik.shows("Melati Contoh") && by_nik.shows(&filed.reference),
        "{}",
        by_nik.html
    );

    let found = find_one(&mut desk, &filed.reference).await;
    let unseen = give(&mut desk, &found, "").await;
    assert_eq!(unseen.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unseen.shows("KTP pemohon belum diperiksa."), "{}", unseen.html);
    assert!(unseen.shows("Melati Contoh"), "what was found is still there");

    let given = give(&mut desk, &found, "ya").await;
    assert_eq!(given.status, StatusCode::OK, "{}", given.html);
    assert!(
        given.shows(&filed.reference) && given.shows("hanya tampil sekali"),
        "{}",
        given.html
    );
    assert_eq!(given.headers["cache-control"], "no-store");
    assert!(!given.headers.contains_key("set-cookie"), "a PIN is in no cookie");
    let pin = given.between(
        &format!(
            "{}</dd></div><div><dt>PIN baru</dt><dd class=\"code\">",
            filed.reference
        ),
        "<",
    );
    assert_ne!(pin, filed.pin);

    let again = give(&mut desk, &found, "ya").await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        again.shows("PIN berkas ini baru saja diganti.") && !again.shows(&pin),
        "{}",
        again.html
    );

    let mut phone = site.browser();
    let old = phone
        .post("/lacak", &[("kode", &filed.reference), ("pin", &filed.pin)])
        .await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
    let new = phone.post("/lacak", &[("kode", &filed.reference), ("pin", &pin)]).await;
    assert_eq!(new.to, "/permohonan", "{}", new.html);
    assert!(phone.get("/permohonan").await.shows("PIN baru diberikan di loket"));
    let case = crate::working::open_case(&mut desk, &filed.reference).await;
    assert!(desk.get(&case).await.shows("PIN baru diberikan di loket"));
}

#[tokio::test]
async fn who_has_no_counter_has_no_such_page_and_another_office_finds_nothing() {
    let site = Site::furnished().await;
    let filed = filed(&site).await;
    for login in ["sekda", "admin"] {
        let mut other = site.officer(login).await;
        assert_eq!(other.get("/petugas/pin").await.status, StatusCode::NOT_FOUND, "{login}");
    }
    assert_eq!(site.browser().get("/petugas/pin").await.to, "/petugas/masuk");

    let mut desk = site.officer("disnaker.petugas-loket.1").await;
    let found = find_one(&mut desk, &filed.reference).await;
    let mut other = site.officer("dpmptsp.front-office.1").await;
    let nothing = search(&mut other, &filed.reference).await;
    assert!(nothing.shows("Tidak ada berkas di kantor Anda."), "{}", nothing.html);
    let (case, mark) = (
        found.between("name=\"berkas\" value=\"", "\""),
        found.between("name=\"tanda\" value=\"", "\""),
    );
    let token = other.get("/petugas").await.form_token();
    let form = [
        ("kunci", token.as_str()),
        ("berkas", &case),
        ("tanda", &mark),
        ("ktp", "ya"),
    ];
    let refused = other.post("/petugas/pin/baru", &form).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    // Without the secret of the session a form does nothing, whoever is signed in.
    for path in ["/petugas/pin", "/petugas/pin/baru"] {
        let foreign = desk.post(path, &[("cari", NIK), ("berkas", &case)]).await;
        assert_eq!(foreign.status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[tokio::test]
async fn whom_one_looks_for_stands_in_no_address_and_is_asked_for_in_both_languages() {
    let site = Site::furnished().await;
    filed(&site).await;
    let mut desk = site.officer("disnaker.petugas-loket.1").await;
    let found = search(&mut desk, NIK).await;
    for address in ["href=\"", "action=\"", "src=\""] {
        let addresses = found
            .html
            .split(address)
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap());
        for address in addresses {
            assert!(!address.contains("9901") && !address.contains("SR"), "{address}");
        }
    }
    let wrong = search(&mut desk, "Melati").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.shows("Tulis NIK 16 angka"), "{}", wrong.html);
    desk.get("/petugas/pin?bahasa=en").await;
    let english = desk.get("/petugas/pin").await;
    assert!(english.shows("New PIN at the counter") && english.shows("Every search is recorded"));
    let lost = desk.get("/lacak").await;
    assert!(
        lost.shows("An officer finds your file and gives you a new PIN."),
        "{}",
        lost.html
    );
    assert!(
        site.browser()
            .get("/lacak")
            .await
            .shows("Datang ke loket kantor itu dengan KTP."),
        "what to do when the PIN is lost"
    );
}
