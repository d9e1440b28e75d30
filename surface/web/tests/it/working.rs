//! An officer takes the next file, returns it with all defects, the applicant completes it, and it is finished.

use axum::http::StatusCode;

use crate::applying::{answer_the_rest, answer_who_and_what, begin, fill_in};
use crate::site::{Browser, Site};

/// Of every account of a furnished regency.
const PASSWORD: &str = "sungai-raya-2026";

pub(crate) async fn open_case(officer: &mut Browser, reference: &str) -> String {
    let token = officer.get("/petugas").await.form_token();
    let found = officer
        .post("/petugas/cari", &[("kunci", &token), ("cari", reference)])
        .await;
    assert_eq!(found.status, StatusCode::SEE_OTHER, "{}", found.html);
    found.to
}

/// Takes a step, giving a reason where others waited longer.
pub(crate) async fn take(officer: &mut Browser, case: &str, step: &str) {
    let token = officer.get("/petugas").await.form_token();
    let answer = officer
        .post(
            &format!("{case}/{step}/ambil"),
            &[("kunci", &token), ("alasan", "Pemohon menunggu di loket.")],
        )
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{step}: {}", answer.html);
}

pub(crate) async fn complete(
    officer: &mut Browser,
    case: &str,
    step: &str,
    pairs: &[(&str, &str)],
) -> crate::site::Answer {
    let token = officer.get("/petugas").await.form_token();
    // Asked for where the step is a signature; what a test gives itself comes first.
    let pairs: Vec<(&str, &str)> = [("kunci", token.as_str())]
        .into_iter()
        .chain(pairs.iter().copied())
        .chain([("sandi", PASSWORD)])
        .collect();
    officer.upload(&format!("{case}/{step}/selesai"), &pairs, &[]).await
}

#[tokio::test]
async fn an_application_is_returned_once_answered_and_finished() {
    let site = Site::furnished().await;
    let mut citizen = site.browser();
    let filed = fill_in(&mut citizen).await;
    citizen.post("/permohonan/kirim", &[("benar", "ya")]).await;

    let mut desk = site.officer("disnaker.petugas-loket.1").await;
    let case = open_case(&mut desk, &filed.reference).await;
    assert!(desk.get(&case).await.shows("Melati Contoh"));
    take(&mut desk, &case, "periksa").await;
    let file = desk.get(&case).await;
    assert!(
        file.shows("Hanya satu kali.") && file.html.contains("name=\"kurang.ijazah\""),
        "{}",
        file.html
    );

    let refused = complete(
        &mut desk,
        &case,
        "periksa",
        &[("hasil", "belum-lengkap"), ("catatan", "Tolong dicek <lagi>")],
    )
    .await;
    assert_eq!(
        refused.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "a return without a defect"
    );
    assert!(
        refused.shows("Tolong dicek &#60;lagi&#62;") && refused.html.contains("value=\"belum-lengkap\" checked"),
        "{}",
        refused.html
    );
    let returned = complete(
        &mut desk,
        &case,
        "periksa",
        &[
            ("hasil", "belum-lengkap"),
            ("kurang.ijazah", "Halaman nilai belum ada."),
        ],
    )
    .await;
    assert_eq!(
        (returned.status, returned.to.as_str()),
        (StatusCode::SEE_OTHER, "/petugas"),
        "{}",
        returned.html
    );
    let inbox = desk.get("/petugas").await;
    assert!(inbox.shows("tidak bisa ditarik kembali"), "{}", inbox.html);
    let file = desk.get(&case).await;
    assert!(file.shows("Menunggu pemohon melengkapi berkas"), "{}", file.html);

    let track = citizen.get("/permohonan").await;
    assert!(
        track.shows("Halaman nilai belum ada.") && track.shows("Lengkapi sekarang"),
        "{}",
        track.html
    );
    let page = citizen.see("/permohonan/lanjut").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.html);
    citizen
        .upload(
            "/permohonan/isi/ijazah/unggah",
            &[("lanjut", "ya")],
            &[("berkas", "b.png", crate::applying::PHOTO)],
        )
        .await;
    let sent = citizen.post("/permohonan/kirim", &[("benar", "ya")]).await;
    assert_eq!(
        (sent.status, sent.to.as_str()),
        (StatusCode::SEE_OTHER, "/permohonan"),
        "{}",
        sent.html
    );
    assert!(citizen.get("/permohonan").await.shows("Jawaban Anda sudah kami terima"));

    take(&mut desk, &case, "periksa").await;
    assert_eq!(
        complete(&mut desk, &case, "periksa", &[("hasil", "lengkap")])
            .await
            .status,
        StatusCode::SEE_OTHER
    );
    take(&mut desk, &case, "wawancara").await;
    assert_eq!(
        complete(&mut desk, &case, "wawancara", &[]).await.status,
        StatusCode::SEE_OTHER
    );
    let mut signer = site.officer("disnaker.pengantar-kerja.1").await;
    take(&mut signer, &case, "tanda-tangan").await;
    let unproved = complete(&mut signer, &case, "tanda-tangan", &[("sandi", "salah sama sekali")]).await;
    assert_eq!(unproved.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        unproved.shows("Kata sandi tidak cocok") && unproved.html.contains("name=\"sandi\""),
        "{}",
        unproved.html
    );
    let signed = complete(&mut signer, &case, "tanda-tangan", &[]).await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.html);
    take(&mut desk, &case, "serahkan").await;
    complete(&mut desk, &case, "serahkan", &[]).await;
    assert!(citizen.get("/permohonan").await.shows("sudah selesai"));
}

#[tokio::test]
async fn an_officer_completes_a_file_at_the_counter_and_cannot_withdraw_it() {
    let site = Site::furnished().await;
    let mut citizen = site.browser();
    let filed = fill_in(&mut citizen).await;
    citizen.post("/permohonan/kirim", &[("benar", "ya")]).await;
    let mut desk = site.officer("disnaker.petugas-loket.1").await;
    let case = open_case(&mut desk, &filed.reference).await;
    take(&mut desk, &case, "periksa").await;
    let defect = [("hasil", "belum-lengkap"), ("kurang.ijazah", "Tidak terbaca.")];
    complete(&mut desk, &case, "periksa", &defect).await;

    let token = desk.get("/petugas").await.form_token();
    let opened = desk.post(&format!("{case}/lengkapi"), &[("kunci", &token)]).await;
    assert_eq!(opened.to, "/permohonan/lanjut", "{}", opened.html);
    for refused in [
        desk.get("/permohonan/tarik").await,
        desk.post("/permohonan/tarik", &[("alasan", "")]).await,
        desk.post("/permohonan/langkah", &[]).await,
    ] {
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(
            refused.shows("Ini hanya dapat dilakukan pemohon sendiri."),
            "{}",
            refused.html
        );
    }
    assert!(!citizen.get("/permohonan").await.shows("sudah ditarik"));

    desk.post("/permohonan/isi/ijazah/loket", &[("diterima", "ya")]).await;
    let sent = desk.post("/permohonan/kirim", &[("benar", "ya")]).await;
    assert_eq!((sent.status, sent.to.as_str()), (StatusCode::SEE_OTHER, "/petugas"));
    assert!(desk.get("/petugas").await.shows("Kelengkapan sudah dikirim."));
    assert_eq!(desk.get("/permohonan/lanjut").await.to, "/lacak");
}

#[tokio::test]
async fn take_next_opens_a_case_and_two_officers_never_get_the_same() {
    let site = Site::furnished().await;
    for _ in 0..2 {
        let mut citizen = site.browser();
        fill_in(&mut citizen).await;
        citizen.post("/permohonan/kirim", &[("benar", "ya")]).await;
    }
    let mut taken = Vec::new();
    for login in ["disnaker.petugas-loket.1", "disnaker.petugas-loket.2"] {
        let mut officer = site.officer(login).await;
        let token = officer.get("/petugas").await.form_token();
        let answer = officer.post("/petugas/ambil", &[("kunci", &token)]).await;
        assert!(
            answer.to.starts_with("/petugas/berkas/"),
            "{login}: {} {}",
            answer.to,
            answer.html
        );
        taken.push(answer.to);
    }
    assert_ne!(taken[0], taken[1]);
}

#[tokio::test]
async fn the_file_announced_as_next_is_the_one_the_button_takes() {
    let site = Site::furnished().await;
    for login in [
        "disnaker.petugas-loket.1",
        "dpmptsp.verifikator.1",
        "dishub.penguji.1",
        "dishub.kepala-uptd.1",
        "disnaker.pengantar-kerja.1",
    ] {
        let mut officer = site.officer(login).await;
        for place in ["/petugas", "/petugas?tenggat=terlambat"] {
            let inbox = officer.get(place).await;
            let token = inbox.form_token();
            if !inbox.shows("Giliran berikutnya") {
                assert!(inbox.shows("Tidak ada berkas yang bisa Anda ambil"), "{}", inbox.html);
                continue;
            }
            let announced = inbox.between("<b class=\"mono\">", "<");
            let taken = officer.post("/petugas/ambil", &[("kunci", &token)]).await;
            let file = officer.get(&taken.to).await;
            assert!(
                file.shows(&announced),
                "{login} {place}: {announced} is not in {}",
                taken.to
            );
        }
    }
}

#[tokio::test]
async fn a_case_of_another_office_does_not_exist() {
    let site = Site::furnished().await;
    let mut citizen = site.browser();
    let filed = fill_in(&mut citizen).await;
    citizen.post("/permohonan/kirim", &[("benar", "ya")]).await;
    let mut desk = site.officer("disnaker.petugas-loket.1").await;
    let case = open_case(&mut desk, &filed.reference).await;
    let mut stranger = site.officer("dishub.penguji.1").await;
    assert_eq!(stranger.get(&case).await.status, StatusCode::NOT_FOUND);
    let token = stranger.get("/petugas").await.form_token();
    let answer = stranger
        .post(&format!("{case}/periksa/ambil"), &[("kunci", &token)])
        .await;
    assert!(answer.status.is_client_error(), "{}", answer.status);
}

#[tokio::test]
async fn an_officer_files_for_somebody_at_the_counter_and_sends_it() {
    let site = Site::furnished().await;
    let mut desk = site.officer("disnaker.petugas-loket.1").await;
    assert!(
        desk.get("/ajukan/disnaker/ak-1")
            .await
            .shows("Dicatat sebagai permohonan di loket")
    );
    let begun = begin(&mut desk).await;
    let page = desk.get("/permohonan/isi/ijazah").await;
    assert!(page.shows("Untuk petugas loket"), "{}", page.html);
    for paper in ["ijazah", "foto"] {
        desk.post(&format!("/permohonan/isi/{paper}/loket"), &[("diterima", "ya")])
            .await;
    }
    assert!(
        desk.get("/permohonan/isi/ijazah")
            .await
            .shows("Sudah diterima di loket")
    );
    answer_who_and_what(&mut desk).await;
    answer_the_rest(&mut desk).await;
    let sent = desk.post("/permohonan/kirim", &[("benar", "ya")]).await;
    assert_eq!(sent.to, "/permohonan/tanda-terima", "{}", sent.html);
    let receipt = desk.get("/permohonan/tanda-terima").await;
    assert!(
        receipt.shows("di loket") && !receipt.html.contains("href=\"/permohonan\""),
        "{}",
        receipt.html
    );
    let case = open_case(&mut desk, &begun.reference).await;
    assert!(desk.get(&case).await.shows("Melati Contoh"));

    let mut citizen = site.browser();
    citizen
        .post("/lacak", &[("kode", &begun.reference), ("pin", &begun.pin)])
        .await;
    assert!(citizen.get("/permohonan").await.shows("Siapa memegang, sampai kapan"));
}

#[tokio::test]
async fn who_does_not_serve_a_service_files_nothing_for_it() {
    let site = Site::furnished().await;
    for login in ["dishub.penguji.1", "sekda", "admin"] {
        let mut officer = site.officer(login).await;
        for answer in [
            officer.get("/ajukan/disnaker/ak-1").await,
            officer
                .post("/ajukan/disnaker/ak-1", &[("telepon", "0812 0000 1234")])
                .await,
        ] {
            assert_eq!(answer.status, StatusCode::CONFLICT, "{login}");
            assert!(answer.shows("bukan layanan kantor Anda"), "{login}: {}", answer.html);
        }
    }
}

/// Sends a form with something wrong as often as the rule allows, then the right one while the door is shut, and again
/// when it has opened.
async fn guesses(site: &Site, path: &str, wrong: &[(&str, &str)], right: &[(&str, &str)]) {
    let mut browser = site.browser();
    for guess in 1..=5 {
        let answer = browser.post(path, wrong).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}, guess {guess}");
        assert!(!answer.shows("Terlalu banyak percobaan"), "{path}, guess {guess}");
    }
    for minutes in [0, 14] {
        site.minutes_pass(minutes);
        let shut = browser.post(path, right).await;
        assert_eq!(
            shut.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{path} after {minutes} minutes"
        );
        assert!(
            shut.shows("Terlalu banyak percobaan") && shut.shows("Coba lagi"),
            "{}",
            shut.html
        );
    }
    site.minutes_pass(1);
    let open = browser.post(path, right).await;
    assert_eq!(open.status, StatusCode::SEE_OTHER, "{}", open.html);
}

#[tokio::test]
async fn five_wrong_passwords_lock_the_door_for_a_quarter_of_an_hour() {
    let site = Site::with_cases(0).await;
    let password = site.furnished.accounts[0].password.clone();
    let wrong = [("nama", "sekda"), ("sandi", "salah")];
    let refused = site.browser().post("/petugas/masuk", &wrong).await;
    assert!(
        refused.html.contains("value=\"sekda\"") && !refused.html.contains("salah\""),
        "{}",
        refused.html
    );
    let wrong = [("nama", "admin"), ("sandi", "salah")];
    guesses(
        &site,
        "/petugas/masuk",
        &wrong,
        &[("nama", "admin"), ("sandi", &password)],
    )
    .await;
}

#[tokio::test]
async fn five_wrong_pins_lock_the_door_for_a_quarter_of_an_hour() {
    let site = Site::furnished().await;
    let case = &site.furnished.trackable[0];
    let guessed = if case.pin == "000000" { "111111" } else { "000000" };
    let wrong = [("kode", case.reference.as_str()), ("pin", guessed)];
    guesses(
        &site,
        "/lacak",
        &wrong,
        &[("kode", &case.reference), ("pin", &case.pin)],
    )
    .await;
}

/// An application for AK-1, sent.
async fn sent(site: &Site) -> String {
    let mut citizen = site.browser();
    let filed = fill_in(&mut citizen).await;
    let sent = citizen.post("/permohonan/kirim", &[("benar", "ya")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.html);
    filed.reference
}

/// The references in a list, from the first to the last.
fn listed(answer: &crate::site::Answer) -> Vec<String> {
    let rows = answer.html.split("<th scope=\"row\" class=\"mono nw\">").skip(1);
    rows.map(|row| row.split('<').next().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_file_left_to_another_officer_stands_first_and_is_neither_announced_nor_taken() {
    let site = Site::with_cases(0).await;
    let mut admin = site.officer("admin").await;
    let account = "/petugas/akun/disnaker.petugas-loket.1";
    let token = admin.get(account).await.form_token();
    let position = [("kunci", token.as_str()), ("jabatan", "disnaker/pengantar-kerja")];
    let given = admin.post(&format!("{account}/jabatan"), &position).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.html);

    let interviewed = sent(&site).await;
    let mut desk = site.officer("disnaker.petugas-loket.1").await;
    let case = open_case(&mut desk, &interviewed).await;
    for (step, outcome) in [("periksa", &[("hasil", "lengkap")][..]), ("wawancara", &[])] {
        let done = complete(&mut desk, &case, step, outcome).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{step}: {}", done.html);
    }
    site.minutes_pass(20);
    let later = sent(&site).await;

    let inbox = desk.get("/petugas").await;
    assert_eq!(
        listed(&inbox),
        [interviewed, later.clone()],
        "the separated file comes first"
    );
    assert_eq!(inbox.between("<b class=\"mono\">", "<"), later);
    let token = inbox.form_token();
    let taken = desk.post("/petugas/ambil", &[("kunci", &token)]).await;
    assert!(desk.get(&taken.to).await.shows(&later), "{}", taken.to);
}

#[tokio::test]
async fn the_counts_of_the_inbox_lead_to_exactly_the_files_they_count() {
    let site = Site::with_cases(0).await;
    let late = sent(&site).await;
    site.minutes_pass(60);
    let today = sent(&site).await;
    let mut desk = site.officer("disnaker.petugas-loket.1").await;
    for (words, expected) in [
        ("menunggu", vec![late.clone(), today.clone()]),
        ("jatuh hari ini", vec![today]),
        ("terlambat", vec![late]),
    ] {
        let inbox = desk.get("/petugas").await;
        let counts = inbox.between("<ul class=\"counts num\">", "</ul>");
        let count = counts.split("<li>").find(|count| count.contains(words)).unwrap();
        assert!(count.contains(&format!("<b>{}</b>", expected.len())), "{count}");
        let link = count.split("href=\"").nth(1).unwrap().split('"').next().unwrap();
        let list = desk.get(&link.replace("&#38;", "&")).await;
        assert_eq!(listed(&list), expected, "{words}: {link}");
        // Whichever are listed, the counts stay.
        assert_eq!(list.between("<ul class=\"counts num\">", "</ul>"), counts);
    }
}
