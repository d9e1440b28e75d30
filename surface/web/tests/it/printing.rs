//! Sheets of a service that everybody may print.

use axum::http::StatusCode;

use crate::site::Site;

#[tokio::test]
async fn the_page_of_the_sop_leads_to_every_sheet_and_shows_their_fingerprint() {
    let site = Site::furnished().await;
    let mut browser = site.browser();
    let page = browser.get("/layanan/disnaker/ak-1/sop").await;
    let places: Vec<&str> = page
        .html
        .split("href=\"")
        .filter_map(|part| part.split('"').next())
        .filter(|place| place.starts_with("/layanan/disnaker/ak-1/lembar/"))
        .collect();
    assert_eq!(places.len(), 7, "{places:?}");
    let text = include_str!("../../../../regency/services/disnaker/ak-1.toml");
    let key = maklumat_vocabulary::ServiceKey::new("disnaker", "ak-1");
    let fingerprint = maklumat_drawing::Binding::of_text(&key, text).fingerprint();
    assert!(page.html.contains(&fingerprint), "no {fingerprint} on the page");
    for place in places {
        let answer = browser.get(place).await;
        assert_eq!(answer.status, StatusCode::OK, "{place}");
        let begins = match place.rsplit('.').next() {
            Some("pdf") => "%PDF",
            Some("xlsx") => "PK",
            _ => "<svg",
        };
        assert!(answer.html.starts_with(begins), "{place}");
    }
    let unknown = browser.get("/layanan/disnaker/ak-1/lembar/rahasia.pdf").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}
