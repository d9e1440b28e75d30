//! What an administrator reads of units, days and fees.

use crate::site::Site;

#[tokio::test]
async fn a_position_nobody_holds_is_pointed_out_where_files_stop_for_it() {
    let site = Site::with_cases(0).await;
    let mut browser = site.officer("admin").await;
    let units = browser.get("/petugas/satuan").await;
    assert!(units.shows("Dinas Perhubungan"), "{}", units.html);
    let unit = browser.get("/petugas/satuan/dishub").await;
    assert!(
        unit.shows("Penguji Kendaraan Bermotor") && unit.shows("07.30–12.00"),
        "{}",
        unit.html
    );
    assert!(!unit.shows("kosong, berkas berhenti"), "{}", unit.html);
    assert!(unit.shows("Uji Berkala"), "the services of the unit: {}", unit.html);
    let people = browser.get("/petugas/akun/dishub.kepala-uptd.1").await;
    let token = people.form_token();
    let asked = browser
        .post("/petugas/akun/dishub.kepala-uptd.1/tutup", &[("kunci", &token)])
        .await;
    assert!(
        asked.shows("Tutup akun ini?") && asked.shows("Sesudah itu tidak ada yang memegang:"),
        "{}",
        asked.html
    );
    let sure = [("kunci", token.as_str()), ("pasti", "ya")];
    let closed = browser.post("/petugas/akun/dishub.kepala-uptd.1/tutup", &sure).await;
    assert!(closed.status.is_redirection(), "{}", closed.html);
    let unit = browser.get("/petugas/satuan/dishub").await;
    assert!(unit.shows("kosong, berkas berhenti"), "{}", unit.html);
    assert!(browser.get("/petugas/satuan").await.shows("1 kosong, berkas berhenti"));
}

#[tokio::test]
async fn the_calendar_of_a_year_says_which_day_is_closed_by_which_decree_and_how_to_change_it() {
    let site = Site::with_cases(0).await;
    let mut browser = site.officer("admin").await;
    let page = browser.get("/petugas/hari").await;
    for words in [
        "Hari kerja dan libur 2026",
        "Senin, 12 Oktober 2026",
        "Hari Jadi Kabupaten Sungai Raya",
        "Cuti bersama Natal",
        "RSUD Sungai Raya",
        "Siaga 24 jam",
        "Unduh calendar.toml yang berlaku.",
    ] {
        assert!(page.shows(words), "{words}: {}", page.html);
    }
    let next = browser.get("/petugas/hari?tahun=2027").await;
    assert!(next.shows("Hari libur tahun ini belum ada."), "{}", next.html);
    let far = browser.get("/petugas/hari?tahun=2031").await;
    assert!(
        far.shows("Hari kerja dan libur 2031") && far.shows("Hari libur tahun ini belum ada."),
        "{}",
        far.html
    );
    let nonsense = browser.get("/petugas/hari?tahun=9999").await;
    assert!(nonsense.shows("Hari kerja dan libur 2026"));
    let file = browser.get("/petugas/layanan/bersama/calendar.toml").await;
    assert!(file.html.contains("[closure.daerah-2026]"));
}

#[tokio::test]
async fn fees_show_ground_formula_and_an_example_that_can_be_reckoned_by_hand() {
    let site = Site::with_cases(0).await;
    let page = site.officer("admin").await.get("/petugas/tarif").await;
    assert!(page.shows("Pajak reklame"), "{}", page.html);
    // Rp 20.000, 40.000 or 60.000 by class of road, times 2, 2 and 2, a quarter of it.
    let example = page.between("Contoh: ", "</span>").replace('\u{a0}', " ");
    assert!(page.shows("Hasil: Rp 120.000."), "{example}");
    assert!(page.shows("Peraturan Daerah"), "{}", page.html);
    // A tariff of next year is told by what it will be, not by the nothing it is today.
    let coming = page.between("berlaku mulai ", "Contoh: ").replace('\u{a0}', " ");
    assert!(coming.contains("Rp 55.000") && !coming.contains("Rp 0<"), "{coming}");
}

#[tokio::test]
async fn every_document_of_every_service_can_be_looked_at() {
    let site = Site::with_cases(0).await;
    let mut browser = site.officer("admin").await;
    let page = browser.get("/petugas/lembar").await;
    assert!(page.shows("Pemerintah Kabupaten Sungai Raya"), "{}", page.html);
    let places: Vec<&str> = page
        .html
        .split("href=\"")
        .filter_map(|rest| rest.split('"').next())
        .filter(|place| place.ends_with(".pdf"))
        .collect();
    assert!(places.len() > 10, "{places:?}");
    for place in places {
        let specimen = browser.get(place).await;
        assert_eq!(specimen.status, axum::http::StatusCode::OK, "{place}");
        assert!(specimen.bytes.starts_with(b"%PDF"), "{place}");
    }
}
