//! The disk is full: the page says so in words, and nothing that was shown as saved is gone.

use axum::http::StatusCode;

use crate::applying::fill_in;
use crate::site::Site;

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_a_page_with_words_and_work_goes_on_once_there_is_room() {
    let site = Site::furnished().await;
    let mut browser = site.browser();
    let filed = fill_in(&mut browser).await;
    site.app.limit_database_pages(0).await.unwrap();
    let mut tries = 0;
    let full = loop {
        let answer = site
            .browser()
            .post("/ajukan/disnaker/ak-1", &[("telepon", "0812 0000 1234")])
            .await;
        if answer.status != StatusCode::SEE_OTHER {
            break answer;
        }
        tries += 1;
        assert!(tries < 2_000, "the disk never became full");
    };
    assert_eq!(full.status, StatusCode::INSUFFICIENT_STORAGE);
    assert!(full.html.contains("Penyimpanan penuh"), "{}", full.html);
    assert!(full.html.contains("Yang sudah tersimpan tidak hilang"), "{}", full.html);
    site.app.limit_database_pages(1_000_000).await.unwrap();
    let mut again = site.browser();
    let opened = again
        .post("/lacak", &[("kode", &filed.reference), ("pin", &filed.pin)])
        .await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.html);
    let page = again.get("/permohonan/isi/identitas").await;
    assert!(page.html.contains("Melati Contoh"), "{}", page.html);
}
