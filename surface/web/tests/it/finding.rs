//! Finding a service, reading it, and passing it on.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use tower::ServiceExt;

use crate::site::{Browser, Site};

/// Bytes a citizen downloads to see the first page: all of it, as it is sent.
const FIRST_PAGE_LIMIT: usize = 50 * 1024;

/// The bytes that travel, packed as browsers ask for it.
async fn sent(browser: &Browser, path: &str) -> Vec<u8> {
    let request = Request::builder()
        .uri(path)
        .header(header::ACCEPT_ENCODING, "gzip")
        .body(Body::empty());
    let response = browser.router().oneshot(request.unwrap()).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    axum::body::to_bytes(response.into_body(), 1 << 20)
        .await
        .unwrap()
        .to_vec()
}

#[tokio::test]
async fn the_first_page_weighs_less_than_fifty_kilobytes_in_all() {
    let site = Site::furnished().await;
    let mut browser = site.browser();
    let page = browser.get("/").await.html;
    let mut whole = sent(&browser, "/").await.len();
    let assets: Vec<&str> = page.split('"').filter(|part| part.starts_with("/aset/")).collect();
    assert!(!assets.is_empty());
    for asset in assets {
        whole += sent(&browser, asset).await.len();
    }
    assert!(whole <= FIRST_PAGE_LIMIT, "{whole} bytes");
    assert!(whole > 8 * 1024, "{whole} bytes are not a page with its style sheet");
}

#[tokio::test]
async fn a_search_says_why_it_found_a_service_and_leads_to_the_choice_asked_for() {
    let site = Site::furnished().await;
    let mut browser = site.browser();
    let found = browser.get("/cari?q=bikin+ktp+hilang").await;
    assert!(
        found.shows("Cocok karena: ada pilihan “Pengganti KTP-el hilang”"),
        "{}",
        found.html
    );
    assert!(found.html.contains("href=\"/layanan/disdukcapil/ktp-el?jenis=hilang\""));
    let mended = browser.get("/cari?q=akta+kelahiren").await;
    assert!(mended.shows("Maksud Anda:") && mended.html.contains("href=\"/cari?q=akta%20kelahiran\""));
    let elsewhere = browser.get("/cari?q=perpanjang+sim").await;
    assert!(elsewhere.shows("tidak dilayani di sini"), "{}", elsewhere.html);
    let nothing = browser.get("/cari?q=resep+nasi+goreng").await;
    assert!(nothing.shows("Kami belum menemukan layanan yang cocok") && nothing.shows("Atau telepon kantornya"));
    let empty = browser.get("/cari?q=").await;
    assert_eq!((empty.status, empty.to.as_str()), (StatusCode::SEE_OTHER, "/layanan"));
}

#[tokio::test]
async fn a_choice_shows_only_what_it_asks_and_can_be_passed_on() {
    let site = Site::furnished().await;
    let mut browser = site.browser();
    let all = browser.get("/layanan/disdukcapil/ktp-el").await;
    assert!(all.shows("Surat keterangan kehilangan dari kepolisian") && all.shows("Fotokopi paspor"));
    let chosen = browser.get("/layanan/disdukcapil/ktp-el?jenis=hilang&warga=wni").await;
    assert!(chosen.shows("Surat keterangan kehilangan dari kepolisian"));
    assert!(
        !chosen.shows("Fotokopi paspor") && !chosen.shows("KTP-el lama"),
        "{}",
        chosen.html
    );
    assert!(!chosen.shows("Masih ada pertanyaan"));
    assert!(
        chosen
            .html
            .contains("/layanan/disdukcapil/ktp-el?jenis=hilang&#38;warga=wni")
    );
    assert!(chosen.html.contains("https://wa.me/?text="));
    let partly = browser.get("/layanan/disdukcapil/ktp-el?jenis=hilang").await;
    assert!(partly.shows("Masih ada pertanyaan"));
    let nonsense = browser.get("/layanan/disdukcapil/ktp-el?jenis=mobil&x=y").await;
    assert!(
        nonsense.shows("Fotokopi paspor"),
        "what the service does not ask is left out"
    );
}

#[tokio::test]
async fn the_due_day_and_the_fee_are_those_of_the_choice() {
    let site = Site::furnished().await;
    let mut browser = site.browser();
    let all = browser.get("/layanan/satpolpp/pengaduan-trantibum").await;
    assert!(!all.html.contains("class=\"leaf\""), "no day can be named yet");
    let hospital = browser
        .get("/layanan/rsud/pendaftaran-rawat-jalan?pasien=baru&penjamin=bpjs")
        .await;
    assert!(
        hospital.shows("Untuk: Belum pernah; BPJS Kesehatan"),
        "{}",
        hospital.html
    );
}

#[tokio::test]
async fn a_promise_to_answer_is_not_told_as_a_promise_to_finish() {
    let site = Site::furnished().await;
    let mut browser = site.browser();
    let brigade = browser.get("/layanan/damkar/pemadaman?kejadian=kebakaran").await;
    assert!(brigade.shows("Anda ditanggapi paling lambat"), "{}", brigade.html);
    assert!(!brigade.shows("hasilnya ada paling lambat"));
    assert!(brigade.html.contains("href=\"tel:"));
    let event = browser.get("/peristiwa/keadaan-darurat").await;
    assert!(
        event.html.contains("href=\"tel:") && !event.shows("selesai paling lambat"),
        "{}",
        event.html
    );
}

#[tokio::test]
async fn a_life_event_lists_its_services_and_what_to_bring_once() {
    let site = Site::furnished().await;
    let mut browser = site.browser();
    let page = browser.get("/peristiwa/anak-lahir").await;
    let at = |words: &str| {
        page.html
            .find(words)
            .unwrap_or_else(|| panic!("no {words} in {}", page.html))
    };
    assert!(at("disdukcapil/akta-kelahiran") < at("disdukcapil/kartu-keluarga"));
    assert!(page.shows("Dibawa sekali untuk semua"));
    assert_eq!(browser.get("/peristiwa/tidak-ada").await.status, StatusCode::NOT_FOUND);
    let home = browser.get("/").await;
    assert!(home.html.contains("href=\"/peristiwa/anak-lahir\""));
}

#[tokio::test]
async fn the_catalogue_is_narrowed_and_keeps_its_choices_on_further_pages() {
    let site = Site::furnished().await;
    let mut browser = site.browser();
    let all = browser.get("/layanan").await;
    assert!(all.shows("14 layanan"), "{}", all.html);
    let online = browser.get("/layanan?daring=ya").await;
    assert!(
        !online.html.contains("/layanan/disdukcapil/ktp-el") && online.html.contains("/layanan/dpmptsp/sip-dokter")
    );
    let holidays = browser.get("/layanan?libur=ya").await;
    assert!(holidays.html.contains("/layanan/damkar/pemadaman"));
    assert!(!holidays.html.contains("/layanan/dpmptsp/sip-dokter"));
    let unit = browser.get("/layanan?kantor=samsat").await;
    assert!(unit.shows("1 layanan"));
    let nothing = browser.get("/layanan?kantor=samsat&daring=ya").await;
    assert!(nothing.shows("Tidak ada layanan dengan pilihan itu"));
}

#[tokio::test]
async fn language_and_size_are_chosen_on_any_page_without_losing_the_place() {
    let site = Site::furnished().await;
    let mut browser = site.browser();
    let page = browser.get("/cari?q=ktp").await;
    assert!(
        page.html.contains("href=\"/cari?q=ktp&#38;bahasa=en\""),
        "{}",
        page.html
    );
    let english = browser.get("/cari?q=ktp&bahasa=en").await;
    assert_eq!(english.status, StatusCode::OK);
    assert!(english.html.contains("<html lang=\"en\"") && english.html.contains("href=\"/cari?q=ktp&#38;bahasa=id\""));
    assert!(browser.get("/").await.html.contains("<html lang=\"en\""), "remembered");
    let larger = browser.get("/cari?q=ktp&huruf=terbesar").await;
    assert_eq!(
        (larger.status, larger.to.as_str()),
        (StatusCode::SEE_OTHER, "/cari?q=ktp")
    );
    assert!(
        browser
            .get("/")
            .await
            .html
            .contains("<html lang=\"en\" class=\"t-largest\">")
    );
    assert!(browser.get("/tidak/ada").await.html.contains("class=\"t-largest\""));
    browser.get("/?huruf=biasa").await;
    assert!(browser.get("/").await.html.contains("<html lang=\"en\">"));
}

#[tokio::test]
async fn search_engines_are_told_what_is_public_and_what_is_not() {
    let site = Site::furnished().await;
    let mut browser = site.browser();
    let robots = browser.get("/robots.txt").await.html;
    assert!(
        robots.contains("Disallow: /permohonan") && robots.contains("Sitemap: http"),
        "{robots}"
    );
    let map = browser.get("/sitemap.xml").await.html;
    for place in [
        "/layanan/disdukcapil/ktp-el<",
        "/peristiwa/anak-lahir<",
        "/layanan/dishub/uji-kir/sop<",
    ] {
        assert!(map.contains(place), "{place}: {map}");
    }
    assert!(!map.contains("/permohonan") && !map.contains("/petugas"));
    for place in map.split("<loc>").skip(1).filter_map(|rest| rest.split('<').next()) {
        let path = place
            .splitn(4, '/')
            .nth(3)
            .map_or_else(|| "/".to_owned(), |rest| format!("/{rest}"));
        let page = browser.get(&path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(
            page.html
                .contains(&format!("<link rel=\"canonical\" href=\"{place}\">")),
            "{path}: {}",
            page.html
        );
    }
}
