//! From an empty installation to an officer who completes a step: the first administrator needs nothing but pages.

use axum::http::StatusCode;
use maklumat_sop::RegencySources;
use maklumat_vocabulary::ServiceKey;

use crate::applying::fill_in;
use crate::site::{Browser, Site, open};

const ORGANISATION: &str = include_str!("../../../../regency/organisation.toml");
const CALENDAR: &str = include_str!("../../../../regency/calendar.toml");
const LAW: &str = include_str!("../../../../regency/law.toml");
const JOB_CARD: &str = include_str!("../../../../regency/services/disnaker/ak-1.toml");

async fn sign_in(browser: &mut Browser, login: &str, password: &str) -> String {
    let answer = browser
        .post("/petugas/masuk", &[("nama", login), ("sandi", password)])
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{login}: {}", answer.html);
    browser.see("/petugas").await.html
}

#[tokio::test]
async fn the_first_administrator_makes_an_officer_who_completes_a_step_as_a_deputy() {
    let (app, _folder) = open().await;
    let sources = RegencySources {
        organisation: ORGANISATION,
        calendar: CALENDAR,
        law: LAW,
        ..RegencySources::default()
    };
    app.publish_regency(&sources).await.unwrap();
    let key = ServiceKey::new("disnaker", "ak-1");
    app.publish_service(&key, JOB_CARD, None).await.unwrap();
    let code = app.first_run_code().await.unwrap().unwrap();
    let router = maklumat_web::router(app);

    let mut admin = Browser::of(router.clone());
    let first = [
        ("kode", code.as_str()),
        ("nama", "Pengelola Contoh"),
        ("nama-masuk", "kelola"),
        ("sandi", "kalimat pertama saya"),
        ("sandi-lagi", "kalimat pertama saya"),
    ];
    assert_eq!(admin.post("/mulai", &first).await.to, "/petugas");
    let desk = admin.get("/petugas").await;
    assert!(desk.html.contains("href=\"/petugas/akun\""), "{}", desk.html);
    let token = desk.form_token();
    let refused = admin
        .post(
            "/petugas/akun/baru",
            &[("kunci", &token), ("nama", "Melati"), ("nama-masuk", "Me lati")],
        )
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.html.contains("value=\"Me lati\""), "{}", refused.html);
    let made = admin
        .post(
            "/petugas/akun/baru",
            &[
                ("kunci", &token),
                ("nama", "Melati Contoh"),
                ("nama-masuk", "melati"),
                ("peran", "officer"),
            ],
        )
        .await;
    let password = made.between("<p class=\"mono promise-big\">", "</p>");
    let account = made.between("action=\"/petugas/akun/p-", "/jabatan\"");
    let account = format!("/petugas/akun/p-{account}");
    assert!(
        !admin.get(&account).await.shows(&password),
        "a first password is shown once"
    );
    let wrong = admin
        .post(
            &format!("{account}/jabatan"),
            &[
                ("kunci", &token),
                ("jabatan", "disnaker/petugas-loket"),
                ("mulai", "31-02-2026"),
            ],
        )
        .await;
    assert!(wrong.shows("Tanggal itu tidak dikenali."), "{}", wrong.html);
    let given = admin
        .post(
            &format!("{account}/jabatan"),
            &[
                ("kunci", &token),
                ("jabatan", "disnaker/petugas-loket"),
                ("sebagai", "plt"),
                ("mulai", "2026-11-23"),
                ("sampai", ""),
            ],
        )
        .await;
    assert_eq!(given.to, account, "{}", given.html);
    assert!(
        admin.get(&account).await.shows("Plt. Petugas"),
        "the position is listed"
    );
    let found = admin
        .post("/petugas/akun", &[("kunci", &token), ("cari", "melati")])
        .await;
    assert!(
        found.shows("Melati Contoh") && !found.shows("Pengelola Contoh"),
        "{}",
        found.html
    );

    let mut citizen = Browser::of(router.clone());
    let filed = fill_in(&mut citizen).await;
    citizen.post("/permohonan/kirim", &[("benar", "ya")]).await;

    let mut officer = Browser::of(router);
    let asked = sign_in(&mut officer, "melati", &password).await;
    assert!(asked.contains("Ganti kata sandi"), "{asked}");
    assert_eq!(officer.get("/petugas").await.to, "/petugas/sandi");
    let token = officer.get("/petugas/sandi").await.form_token();
    let changed = officer
        .post(
            "/petugas/sandi",
            &[
                ("kunci", &token),
                ("sandi-lama", &password),
                ("sandi", "kalimat saya sendiri"),
                ("sandi-lagi", "kalimat saya sendiri"),
            ],
        )
        .await;
    assert_eq!(changed.to, "/petugas", "{}", changed.html);
    let token = officer.get("/petugas").await.form_token();
    let taken = officer.post("/petugas/ambil", &[("kunci", &token)]).await;
    assert!(taken.to.starts_with("/petugas/berkas/"), "{}", taken.html);
    let done = officer
        .upload(
            &format!("{}/periksa/selesai", taken.to),
            &[("kunci", &token), ("hasil", "lengkap")],
            &[],
        )
        .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.html);
    let track = citizen.get("/permohonan").await;
    assert!(track.shows("Plt. Petugas"), "{} {}", filed.reference, track.html);
}

#[tokio::test]
async fn a_mistyped_time_is_told_at_its_field_and_superiors_find_the_step_to_relieve() {
    let site = Site::furnished().await;
    let mut citizen = site.browser();
    let filed = fill_in(&mut citizen).await;
    citizen.post("/permohonan/kirim", &[("benar", "ya")]).await;
    let mut head = site.officer("disnaker.kepala-dinas.1").await;
    let token = head.get("/petugas").await.form_token();
    let case = head
        .post("/petugas/cari", &[("kunci", &token), ("cari", &filed.reference)])
        .await
        .to;
    let answer = head
        .post(
            &format!("{case}/penyimpangan"),
            &[
                ("kunci", &token),
                ("jenis", "extend-answer"),
                ("sasaran.extend-answer", "sebentar"),
                ("dasar", "uu-30-2014"),
                ("alasan", "Banjir."),
            ],
        )
        .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.html);
    assert!(
        answer.shows("misalnya 5 hari kerja") && answer.html.contains("value=\"sebentar\""),
        "{}",
        answer.html
    );
    let none = head
        .post(
            &format!("{case}/penyimpangan"),
            &[("kunci", &token), ("alasan", "Banjir.")],
        )
        .await;
    assert!(none.shows("pilih salah satu"), "{}", none.html);
}

#[tokio::test]
async fn a_position_that_has_not_begun_can_be_taken_back_and_one_that_has_cannot() {
    let site = Site::with_cases(0).await;
    let mut admin = site.officer("admin").await;
    let account = "/petugas/akun/disnaker.petugas-loket.1";
    let token = admin.get(account).await.form_token();
    let place = format!("{account}/jabatan");
    let given = [
        ("kunci", token.as_str()),
        ("jabatan", "disnaker/pengantar-kerja"),
        ("mulai", "2026-12-01"),
    ];
    admin.post(&place, &given).await;
    let page = admin.get(account).await;
    assert_eq!(page.html.matches("name=\"batal\"").count(), 1, "{}", page.html);
    let taking_back = |from| {
        [
            ("kunci", token.clone()),
            ("jabatan", "disnaker/pengantar-kerja".to_owned()),
            ("sejak", from),
            ("terakhir", String::new()),
            ("batal", "ya".to_owned()),
        ]
    };
    let pairs = taking_back("2026-12-01".to_owned());
    let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let taken_back = admin.post(&format!("{place}/akhiri"), &pairs).await;
    assert_eq!(taken_back.to, account, "{}", taken_back.html);
    let page = admin.get(account).await;
    assert!(
        page.shows("Jabatan yang belum mulai sudah dibatalkan.") && !page.html.contains("name=\"batal\""),
        "{}",
        page.html
    );
    let pairs = taking_back("2026-11-23".to_owned());
    let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let begun = admin.post(&format!("{place}/akhiri"), &pairs).await;
    assert!(begun.shows("Jabatan itu sudah mulai dipegang."), "{}", begun.html);
}
