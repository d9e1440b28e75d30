//! The desk in a browser: searching, evidence, notes, history, signing many, opinions, the till.

use axum::http::StatusCode;

use crate::applying::fill_in;
use crate::site::{Answer, Browser, Site};
use crate::working::{complete, open_case};

async fn post(officer: &mut Browser, path: &str, pairs: &[(&str, &str)]) -> Answer {
    let token = officer.get("/petugas").await.form_token();
    let pairs: Vec<(&str, &str)> = [("kunci", token.as_str())]
        .into_iter()
        .chain(pairs.iter().copied())
        .collect();
    officer.post(path, &pairs).await
}

/// An application for a job seeker's card, sent by Melati Contoh, as the clerk's page of it.
async fn sent_case(site: &Site) -> (Browser, String) {
    let mut citizen = site.browser();
    let filed = fill_in(&mut citizen).await;
    citizen.post("/permohonan/kirim", &[("benar", "ya")]).await;
    let mut desk = site.officer("disnaker.petugas-loket.1").await;
    let case = open_case(&mut desk, &filed.reference).await;
    (desk, case)
}

#[tokio::test]
async fn what_was_typed_when_the_session_had_ended_is_shown_and_the_way_leads_back() {
    let site = Site::with_cases(0).await;
    let (mut desk, case) = sent_case(&site).await;
    let token = desk.get("/petugas").await.form_token();
    let place = format!("{case}/catatan");
    let mut left = site.browser();
    let empty = left.post(&place, &[("kunci", &token), ("catatan-baru", "")]).await;
    assert_eq!(empty.to, "/petugas/masuk");
    let refused = left
        .post(&place, &[("kunci", &token), ("catatan-baru", "Klinik pindah alamat.")])
        .await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    assert!(
        refused.shows("Klinik pindah alamat.") && !refused.shows(&token),
        "{}",
        refused.html
    );
    let sign_in = left.get(&format!("/petugas/masuk?ke={case}")).await;
    assert_eq!(sign_in.between("name=\"ke\" value=\"", "\""), case);
    assert!(!desk.get(&case).await.shows("Klinik pindah alamat."));
}

#[tokio::test]
async fn somebody_is_found_by_name_and_no_address_names_them() {
    let site = Site::with_cases(0).await;
    let (mut desk, case) = sent_case(&site).await;
    let found = post(&mut desk, "/petugas/cari", &[("cari", "MELATI  contoh")]).await;
    assert_eq!(
        (found.status, found.to.as_str()),
        (StatusCode::SEE_OTHER, "/petugas?tampil=cari")
    );
    assert!(!desk.cookies().contains("elati"), "{}", desk.cookies());
    let list = desk.get("/petugas?tampil=cari").await;
    assert!(list.html.contains(&format!("href=\"{case}\"")), "{}", list.html);
    assert!(
        list.html.contains("value=\"MELATI  contoh\""),
        "what was typed stays in its box"
    );
    let table = desk.get("/petugas/daftar.csv?tampil=cari").await;
    assert!(
        table.html.starts_with("\u{feff}Kode,") && !table.html.contains("Melati"),
        "{}",
        table.html
    );

    let nobody = post(&mut desk, "/petugas/cari", &[("cari", "Melati")]).await;
    assert!(
        desk.get(&nobody.to)
            .await
            .shows("Tidak ada berkas yang boleh Anda lihat")
    );
    let cleared = post(&mut desk, "/petugas/cari", &[("cari", "")]).await;
    assert_eq!(cleared.to, "/petugas");
    assert!(!desk.cookies().contains("saring="));
}

#[tokio::test]
async fn evidence_is_turned_and_enlarged_inside_the_page_of_the_case() {
    let site = Site::with_cases(0).await;
    let (mut desk, case) = sent_case(&site).await;
    let file = desk.get(&case).await;
    assert!(file.html.contains(&format!("src=\"{case}/lihat/1\"")), "{}", file.html);
    let first = desk.get(&format!("{case}/lihat/1")).await;
    let policy = first.headers["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.contains("frame-ancestors 'self'"), "{policy}");
    let alone = file.headers["content-security-policy"].to_str().unwrap();
    assert!(alone.contains("frame-ancestors 'none'"), "{alone}");
    let larger = first.between("href=\"", "\">Perbesar");
    let larger = larger.rsplit("href=\"").next().unwrap();
    assert_eq!(larger, format!("{case}/lihat/1?besar=2"));
    assert!(desk.get(larger).await.html.contains("class=\"z2\""));
    assert_eq!(
        desk.get(&format!("{case}/lihat/99")).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_note_stays_inside_and_the_history_says_who_wrote_it() {
    let site = Site::with_cases(0).await;
    let mut citizen = site.browser();
    let filed = fill_in(&mut citizen).await;
    citizen.post("/permohonan/kirim", &[("benar", "ya")]).await;
    let mut desk = site.officer("disnaker.petugas-loket.1").await;
    let case = open_case(&mut desk, &filed.reference).await;
    let kept = post(
        &mut desk,
        &format!("{case}/catatan"),
        &[("catatan-baru", "Datang <lagi> besok.")],
    )
    .await;
    assert_eq!(kept.to, case, "{}", kept.html);
    assert!(desk.get(&case).await.shows("Datang &#60;lagi&#62; besok."));
    assert!(desk.get(&format!("{case}/riwayat")).await.shows("Catatan petugas"));
    assert!(!citizen.get("/permohonan").await.html.contains("lagi&#62; besok"));
    let empty = post(&mut desk, &format!("{case}/catatan"), &[("catatan-baru", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn another_unit_is_asked_answers_on_its_own_page_and_sees_nothing_else() {
    let site = Site::with_cases(0).await;
    let (mut desk, case) = sent_case(&site).await;
    post(&mut desk, &format!("{case}/periksa/ambil"), &[]).await;
    let form = desk.get(&format!("{case}/periksa/pendapat")).await;
    assert!(form.shows("Minta pendapat unit lain"), "{}", form.html);
    let place = format!("{case}/periksa/pendapat");
    let no_day = post(&mut desk, &place, &[("unit", "dishub"), ("pertanyaan", "Benarkah?")]).await;
    assert_eq!(no_day.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(no_day.html.contains("Benarkah?"), "what was typed stays");
    let nothing = post(&mut desk, &place, &[]).await;
    for missing in ["Pilih unit yang ditanya", "Tulis pertanyaannya", "Pilih hari terakhir"] {
        assert!(nothing.shows(missing), "{missing}: {}", nothing.html);
    }
    let asked = [
        ("unit", "dishub"),
        ("pertanyaan", "Benarkah?"),
        ("sampai", "2026-11-23"),
    ];
    let asked = post(&mut desk, &place, &asked).await;
    assert_eq!(asked.to, case, "{}", asked.html);
    assert!(desk.get(&case).await.shows("Pendapat unit lain"));
    assert!(
        desk.get("/petugas/pemberitahuan")
            .await
            .shows("Pendapat yang Anda tunggu")
    );

    let mut tester = site.officer("dishub.penguji.1").await;
    let notices = tester.get("/petugas/pemberitahuan").await;
    assert!(notices.html.contains("class=\"badge num\">1"), "{}", notices.html);
    let sheet = notices.between("href=\"/petugas/pendapat/", "\"");
    let sheet = format!("/petugas/pendapat/{sheet}");
    assert!(tester.get(&sheet).await.shows("Benarkah?"));
    assert_eq!(tester.get(&case).await.status, StatusCode::NOT_FOUND);
    let token = tester.get("/petugas").await.form_token();
    let given = tester
        .upload(&sheet, &[("kunci", &token), ("pendapat", "Benar, sejak 2024.")], &[])
        .await;
    assert_eq!(given.to, "/petugas/pemberitahuan", "{}", given.html);
    assert!(desk.get(&case).await.shows("Benar, sejak 2024."));
    assert_eq!(tester.get(&sheet).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn files_are_opened_reviewed_and_signed_together() {
    let site = Site::with_cases(0).await;
    let (mut desk, case) = sent_case(&site).await;
    for (step, outcome) in [("periksa", &[("hasil", "lengkap")][..]), ("wawancara", &[])] {
        let done = complete(&mut desk, &case, step, outcome).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{step}: {}", done.html);
    }
    let mut signer = site.officer("disnaker.pengantar-kerja.1").await;
    let groups = signer.get("/petugas/tanda-tangan").await;
    let list = groups.between("class=\"hit\" href=\"", "\"");
    let page = signer.get(&list).await;
    assert!(
        !page.html.contains("name=\"sandi\""),
        "nothing can be signed that was not opened"
    );
    let first = page.between("<a class=\"btn btn--2\" href=\"", "\"");
    let file = signer.get(&first).await;
    assert!(file.shows("Sudah saya periksa"), "{}", file.html);
    let unsigned = format!("{case}/tanda-tangan/rancangan");
    for page in [&file, &signer.get(&case).await] {
        assert!(page.html.contains(&format!("href=\"{unsigned}\"")), "{}", page.html);
    }
    let sheet = signer.get(&unsigned).await;
    assert!(sheet.bytes.starts_with(b"%PDF"), "{}", sheet.html);
    assert_eq!(sheet.headers["cache-control"], "no-store");
    assert_eq!(
        desk.get(&unsigned).await.status,
        StatusCode::NOT_FOUND,
        "not theirs to sign"
    );
    let reviewed = post(&mut signer, &first, &[]).await;
    assert_eq!(
        (reviewed.status, reviewed.to.as_str()),
        (StatusCode::SEE_OTHER, list.as_str())
    );
    let id = signer.get(&list).await.between("name=\"berkas\" value=\"", "\"");
    let wrong = post(&mut signer, &list, &[("berkas", &id), ("sandi", "salah")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.shows("Kata sandi tidak cocok"), "{}", wrong.html);
    let password = site.furnished.accounts[0].password.clone();
    let signed = post(&mut signer, &list, &[("berkas", &id), ("sandi", &password)]).await;
    assert!(
        signed.to.starts_with("/petugas/tanda-tangan/hasil/"),
        "{} {}",
        signed.to,
        signed.html
    );
    let result = signer.get(&signed.to).await;
    assert!(
        result.shows("Ditandatangani: 1 berkas. Tidak ditandatangani: 0 berkas."),
        "{}",
        result.html
    );
}

#[tokio::test]
async fn a_cashier_closes_the_day_once_and_says_why_the_drawer_differs() {
    let site = Site::with_cases(0).await;
    let mut cashier = site.officer("damkar.bendahara.1").await;
    assert!(cashier.get("/petugas/kas").await.shows("Belum ada pembayaran"));
    for (counted, explanation) in [("banyak", ""), ("5.000", "")] {
        let refused = post(
            &mut cashier,
            "/petugas/kas",
            &[("hitungan", counted), ("penjelasan", explanation)],
        )
        .await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{counted}");
    }
    let closed = post(
        &mut cashier,
        "/petugas/kas",
        &[("hitungan", "5.000"), ("penjelasan", "Uang kembalian sendiri.")],
    )
    .await;
    assert_eq!(closed.to, "/petugas/kas", "{}", closed.html);
    let page = cashier.get("/petugas/kas").await;
    assert!(
        page.shows("Ditutup pukul") && !page.html.contains("name=\"hitungan\""),
        "{}",
        page.html
    );
}
