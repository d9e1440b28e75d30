//! An empty installation lets whoever started it create the first administrator, once.

use axum::http::StatusCode;

use crate::site::{Browser, open};

#[tokio::test]
async fn the_first_administrator_is_created_with_the_installation_code_only() {
    let (app, _folder) = open().await;
    let code = app.first_run_code().await.unwrap().unwrap();
    let mut browser = Browser::of(maklumat_web::router(app));
    assert_eq!(browser.get("/petugas/masuk").await.to, "/mulai");
    assert_eq!(browser.get("/").await.status, StatusCode::OK);
    let form = |code: &str, again: &str| {
        [
            ("kode", code),
            ("nama", "Melati Contoh"),
            ("nama-masuk", "melati"),
            ("sandi", "kalimat pendek saya"),
            ("sandi-lagi", again),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    for (code, again) in [("SALAH", "kalimat pendek saya"), (code.as_str(), "lain")] {
        let pairs = form(code, again);
        let pairs: Vec<(&str, &str)> = pairs
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let answer = browser.post("/mulai", &pairs).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.html);
        assert!(answer.html.contains("value=\"Melati Contoh\""), "{}", answer.html);
    }
    let pairs = form(&code, "kalimat pendek saya");
    let pairs: Vec<(&str, &str)> = pairs
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    assert_eq!(browser.post("/mulai", &pairs).await.to, "/petugas");
    assert_eq!(browser.get("/petugas").await.status, StatusCode::OK);
    assert_eq!(browser.get("/mulai").await.to, "/petugas/masuk");
}
