//! Three cards wait for one signature: each is opened, all are signed with one password, and the one that changed
//! meanwhile is left out and named.

use std::sync::Arc;

use maklumat_documents::embedded_credential;

use crate::browser::Browser;
use crate::citizen::{self, Codes};
use crate::look::{Expected, FINE};
use crate::officer::{self, PASSWORD};
use crate::stage::{Stage, in_every_manner, on_sqlite};

on_sqlite!(what_was_reviewed_is_signed_together_and_what_changed_meanwhile_is_named);
in_every_manner!(what_was_reviewed_is_signed_together_and_what_changed_meanwhile_is_named: elsewhere);

const CLERK: &str = "disnaker.petugas-loket.1";
const LIST: &str = "/petugas/tanda-tangan/disnaker/ak-1/tanda-tangan";

const PEOPLE: [(&str, &str); 3] = [
    ("9901014107900003", "Melati Contoh"),
    ("9901014107900011", "Kenanga Contoh"),
    ("9901014107900029", "Cempaka Contoh"),
];

async fn what_was_reviewed_is_signed_together_and_what_changed_meanwhile_is_named(stage: Arc<Stage>) {
    let mut files = Vec::new();
    for (nik, name) in PEOPLE {
        files.push(officer::ready_to_sign(&stage, (nik, name)).await);
        stage.minutes_pass(1);
    }
    let signer = stage.at_the_office().await;
    officer::sign_in(&signer, "disnaker.pengantar-kerja.1").await;
    review_all(&signer).await;
    mistype_the_password(&signer).await;
    // The page with three ticks is still open when a clerk writes something into the third file.
    officer::leave_note(&stage, CLERK, &files[2].reference, "Foto tertukar, tunggu.").await;
    sign(&signer).await;
    read_the_result(&signer, &files).await;
    sign_the_rest(&signer).await;
    let phone = stage.at_home().await;
    for file in &files {
        citizen::come_back(&phone, &file.reference, &file.pin).await;
        let card = citizen::download_the_document(&phone).await;
        assert!(stage.app.verify_text(&embedded_credential(&card).unwrap()).is_valid());
    }
}

async fn review_all(signer: &Browser) {
    signer.press("#ke-tanda-tangan").await;
    signer.look("signing").await;
    signer.press("main a.hit").await;
    assert_eq!(signer.path().await, LIST);
    assert!(!signer.has("#sandi").await, "what was not opened cannot be signed");
    signer.look("signing-list").await;
    signer.press("main p > a.btn").await;
    for (number, (_, name)) in PEOPLE.iter().enumerate() {
        signer.expect(name).await;
        if number == 0 {
            signer.look("signing-review").await;
        }
        signer.press("main form.bar button").await;
    }
    assert_eq!(signer.path().await, LIST, "after the last one back to the list");
    signer.expect("Sudah diperiksa: 3 dari 3").await;
    signer.look("signing-list-reviewed").await;
}

async fn mistype_the_password(signer: &Browser) {
    signer.fill("main", "sandi", "salah sama sekali").await;
    signer.press("main form .sheet button[type=submit]").await;
    signer.expect("Kata sandi tidak cocok").await;
    let told = Expected { status: 422, ..FINE };
    signer.examine("signing-wrong-password", told, true).await;
    assert_eq!(signer.all("[name=berkas]:checked").await.len(), 3, "the ticks stay");
}

async fn sign(signer: &Browser) {
    signer.fill("main", "sandi", PASSWORD).await;
    signer.press("main form .sheet button[type=submit]").await;
    let result = signer.path().await;
    assert!(
        result.starts_with("/petugas/tanda-tangan/hasil/"),
        "{}",
        signer.reads().await
    );
    while signer.has("main progress").await {
        signer.go(&result).await;
    }
}

async fn read_the_result(signer: &Browser, files: &[Codes]) {
    signer
        .expect("Ditandatangani: 2 berkas. Tidak ditandatangani: 1 berkas.")
        .await;
    let left_out = format!("//tr[contains(., '{}')]", files[2].reference);
    let row = signer.find(&left_out).await;
    let told = signer.words(&row).await;
    assert!(told.contains("Berkas ini berubah sesudah Anda periksa."), "{told}");
    signer.look("signing-result").await;
}

async fn sign_the_rest(signer: &Browser) {
    signer.press("main a[href=\"/petugas/tanda-tangan\"].btn").await;
    signer.press("main a.hit").await;
    signer.press("main p > a.btn").await;
    signer.expect("Foto tertukar, tunggu.").await;
    signer.press("main form.bar button").await;
    sign(signer).await;
    signer
        .expect("Ditandatangani: 1 berkas. Tidak ditandatangani: 0 berkas.")
        .await;
    signer.press("main a[href=\"/petugas/tanda-tangan\"].btn").await;
    signer.expect("Tidak ada berkas yang menunggu tanda tangan Anda.").await;
}
