//! A vehicle that fails on its headlight, is told in writing what to mend, comes back, and passes.

use std::sync::Arc;

use maklumat_documents::embedded_credential;

use crate::browser::{Browser, Size};
use crate::citizen;
use crate::officer::{self, Deed};
use crate::stage::{Stage, on_both_databases};

on_both_databases!(a_vehicle_fails_is_mended_and_passes_the_retest);

const ANSWERS: [(&str, &str); 6] = [
    ("uji", "berkala"),
    ("bahan-bakar", "bensin"),
    ("nomor-kendaraan", "ZZ 1234 AB"),
    ("tahun-buat", "2015"),
    ("jbb", "3000"),
    ("hp", "080012345678"),
];

async fn a_vehicle_fails_is_mended_and_passes_the_retest(stage: Arc<Stage>) {
    let driver = stage.browser(Size::Phone).await;
    driver.go("/layanan/dishub/uji-kir").await;
    let codes = citizen::start(&driver, "dishub/uji-kir").await;
    citizen::answer(&driver, &ANSWERS, &stage.sheet).await;
    citizen::send(&driver).await;
    assert_eq!(driver.path().await, "/permohonan/tanda-terima");

    let desk = stage.browser(Size::Desk).await;
    officer::does(&desk, "dishub.petugas-loket.1", "periksa", Deed::decided("lengkap")).await;
    driver.go("/permohonan").await;
    driver.press("main form[action=\"/permohonan/langkah\"] button").await;
    driver.expect("Langkah Anda sudah tercatat").await;
    officer::sign_in(&desk, "dishub.penguji.1").await;
    measure(&desk, "9000").await;
    fail_and_nothing_else(&desk).await;
    officer::sign_out(&desk).await;
    let retest = [("uji-ulang", "Jumat, 27 November 2026, pukul 08.00, jalur uji 2")];
    officer::does(&desk, "dishub.kepala-uptd.1", "beri-tahu", Deed::measured(&retest)).await;

    read_what_to_mend(&stage, &driver).await;
    stage.hours_pass(24);
    citizen::come_back(&driver, &codes.reference, &codes.pin).await;
    driver.press("main a[href=\"/permohonan/lanjut\"]").await;
    citizen::answer(&driver, &[], &stage.sheet).await;
    driver.look("check-retest").await;
    citizen::send(&driver).await;
    assert_eq!(driver.path().await, "/permohonan", "{}", driver.reads().await);
    officer::sign_in(&desk, "dishub.penguji.1").await;
    measure(&desk, "15000").await;
    officer::next_is(&desk, "nilai", Deed::decided("lulus")).await;
    officer::sign_out(&desk).await;
    officer::does(&desk, "dishub.kepala-uptd.1", "sahkan", Deed::PLAIN).await;
    officer::does(&desk, "dishub.petugas-loket.1", "serahkan", Deed::PLAIN).await;

    driver.go("/permohonan").await;
    driver.expect("sudah selesai").await;
    driver.look("tracking-vehicle-done").await;
    let proof = driver.download("/permohonan/produk/bukti-lulus.pdf").await;
    assert_eq!(proof.status, 200);
    assert!(
        stage
            .app
            .verify_text(&embedded_credential(&proof.body).unwrap())
            .is_valid()
    );
}

/// All instruments in the order of the SOP; everything is well except, perhaps, the headlight.
async fn measure(desk: &Browser, headlight: &str) {
    let first = [
        ("identitas-cocok", "ya"),
        ("perlengkapan", "ya"),
        ("klakson", "95,5"),
        ("alur-ban", "3"),
    ];
    assert_eq!(officer::take_next(desk).await, "pra-uji");
    desk.look("case-measurements").await;
    officer::finish(desk, "pra-uji", Deed::measured(&first)).await;
    assert_eq!(desk.path().await, "/petugas", "{}", desk.reads().await);
    officer::next_is(desk, "uji-emisi", Deed::measured(&[("co", "0,9"), ("hc", "150")])).await;
    officer::next_is(desk, "uji-lampu", Deed::measured(&[("lampu-jauh", headlight)])).await;
    officer::next_is(
        desk,
        "uji-kincup",
        Deed::measured(&[("kincup", "1,5"), ("beban-sumbu", "3000")]),
    )
    .await;
    let brakes = [("gaya-rem", "2100"), ("selisih-rem", "3"), ("rem-parkir", "20")];
    officer::next_is(desk, "uji-rem", Deed::measured(&brakes)).await;
    officer::next_is(desk, "uji-kecepatan", Deed::measured(&[("simpangan", "2")])).await;
}

/// Nobody can pass what the instruments failed.
async fn fail_and_nothing_else(desk: &Browser) {
    assert_eq!(officer::take_next(desk).await, "nilai");
    desk.look("case-judgement").await;
    if desk.has("main [name=hasil][value=lulus]").await {
        officer::finish(desk, "nilai", Deed::decided("lulus")).await;
        assert!(
            desk.has("main .errs").await,
            "a failed vehicle passes: {}",
            desk.reads().await
        );
        desk.examine(
            "case-refusal",
            crate::look::Expected {
                status: 422,
                ..crate::look::FINE
            },
            true,
        )
        .await;
    }
    officer::finish(desk, "nilai", Deed::decided("tidak-lulus")).await;
    assert_eq!(desk.path().await, "/petugas", "{}", desk.reads().await);
}

/// The letter can be downloaded, and it is genuine.
async fn read_what_to_mend(stage: &Stage, driver: &Browser) {
    driver.go("/permohonan").await;
    driver.look("tracking-vehicle-failed").await;
    let letter = driver.download("/permohonan/produk/surat-tidak-lulus.pdf").await;
    assert_eq!(letter.status, 200);
    assert!(
        stage
            .app
            .verify_text(&embedded_credential(&letter.body).unwrap())
            .is_valid()
    );
}
