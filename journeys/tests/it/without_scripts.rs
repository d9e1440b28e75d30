//! Everything a citizen needs works where no script runs: an old phone, a strict browser, a blocked file.

use std::sync::Arc;

use maklumat_documents::embedded_credential;

use crate::browser::Size;
use crate::citizen;
use crate::stage::{Database, Stage, play};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_application_is_sent_tracked_and_its_receipt_checked_without_a_script() {
    play("without_scripts", Database::Sqlite, 0, apply_track_and_check).await;
}

async fn apply_track_and_check(stage: Arc<Stage>) {
    let phone = stage.plain_browser(Size::Phone).await;
    // The line that only a script brings out stays hidden: so none runs.
    phone.go("/cek").await;
    assert!(!phone.is_displayed("#luring").await, "a script has run");

    phone.go("/layanan/disnaker/ak-1").await;
    let codes = citizen::start(&phone, "disnaker/ak-1").await;
    citizen::answer(&phone, &citizen::LOOKS_FOR_WORK, &stage.sheet).await;
    phone.expect("Melati Contoh").await;
    citizen::send(&phone).await;
    assert_eq!(phone.path().await, "/permohonan/tanda-terima");
    phone.expect(&codes.reference).await;

    phone.go("/permohonan").await;
    phone.press("form[action=\"/permohonan/keluar\"] button").await;
    phone.go("/permohonan").await;
    assert_eq!(
        phone.path().await,
        "/lacak?lalu=%2Fpermohonan",
        "a file that was closed is still open"
    );
    citizen::come_back(&phone, &codes.reference, &codes.pin).await;
    phone.expect("sedang dikerjakan").await;

    let receipt = phone.download("/permohonan/tanda-terima.pdf").await;
    let code = embedded_credential(&receipt.body).unwrap();
    phone.go("/cek").await;
    phone.fill("main", "kode", &code).await;
    phone.press("#cek button[type=submit]").await;
    phone.expect("Asli dan berlaku").await;
    phone.fill("main", "kode", &code.replacen("MKL1:", "MKL1:A", 1)).await;
    phone.press("#cek button[type=submit]").await;
    phone.expect("Isinya sudah diubah").await;
}
