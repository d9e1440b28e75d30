//! A leader asks whether a promise can be kept, and what would come of changes.

use axum::http::{StatusCode, header};

use crate::site::Site;

const SERVICE: &str = "/pengawasan/layanan/disdukcapil/ktp-el";
const PROMISE: &str = "/pengawasan/layanan/disdukcapil/ktp-el/janji";

#[tokio::test]
async fn a_leader_asks_what_would_come_of_changes_and_takes_the_figures_away() {
    let site = Site::with_cases(300).await;
    let mut sekda = site.officer("sekda").await;
    assert!(sekda.get(SERVICE).await.html.contains(PROMISE));
    let page = sekda.get(PROMISE).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.shows("Bisakah janji ini ditepati?") && page.shows("Ini hasil hitungan, bukan catatan."));
    assert!(
        page.shows("Catatan kantor ini sendiri dari") && page.shows("dari catatan"),
        "{}",
        page.html
    );
    assert!(!page.shows("Sekarang dan bila diubah"));
    let asked = sekda
        .get(&format!(
            "{PROMISE}?tambah=200&petugas.disdukcapil%2Foperator-siak=1&hari=lima"
        ))
        .await;
    assert!(
        asked.shows("Sekarang dan bila diubah") && asked.shows("Tidak dimengerti"),
        "{}",
        asked.html
    );
    assert!(asked.html.contains("value=\"lima\"") && asked.html.contains("value=\"200\""));
    let file = sekda.get(&format!("{PROMISE}?tambah=200&bentuk=csv")).await;
    assert!(
        file.headers[header::CONTENT_TYPE]
            .to_str()
            .unwrap()
            .starts_with("text/csv")
    );
    assert!(
        file.html.contains("Bila diubah") && file.html.contains("Selesai sesuai janji (%)"),
        "{}",
        file.html
    );
    let mut head = site.officer("disdukcapil.kepala-dinas.1").await;
    assert_eq!(head.get(PROMISE).await.status, StatusCode::OK);
    let mut clerk = site.officer("disdukcapil.petugas-loket.1").await;
    assert_eq!(clerk.get(PROMISE).await.status, StatusCode::NOT_FOUND);
}
