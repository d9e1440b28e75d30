//! Somebody without a phone: an officer fills in at the counter and hands over a slip, and with that slip the file is
//! followed from any computer, even one in which no script runs.

use std::sync::Arc;

use crate::browser::{Browser, Size};
use crate::citizen::{self, Codes, LOOKS_FOR_WORK};
use crate::officer;
use crate::paper;
use crate::stage::{Stage, in_every_manner, on_sqlite};

on_sqlite!(who_has_no_phone_is_served_at_the_counter_and_follows_the_file_with_a_slip);
in_every_manner!(who_has_no_phone_is_served_at_the_counter_and_follows_the_file_with_a_slip: elsewhere);

async fn who_has_no_phone_is_served_at_the_counter_and_follows_the_file_with_a_slip(stage: Arc<Stage>) {
    let online = citizen::file(&stage, "9901014107900011", "Cempaka Contoh").await;
    let desk = stage.at_the_office().await;
    officer::sign_in(&desk, "disnaker.petugas-loket.1").await;
    let codes = file_at_the_counter(&stage, &desk).await;
    desk.go("/petugas").await;
    officer::sign_out(&desk).await;
    desk.go("/permohonan").await;
    assert!(
        desk.path().await.starts_with("/lacak"),
        "the computer of the counter still has the file open"
    );

    let elsewhere = stage.plain_browser(Size::Phone).await;
    citizen::come_back(&elsewhere, &codes.reference.to_lowercase(), &codes.pin).await;
    elsewhere.expect("sedang dikerjakan").await;

    // The clock is the same as for who applies online.
    for file in [&codes, &online] {
        officer::finds_complete(&stage, &file.reference).await;
    }
    let at_counter = citizen::promised(&elsewhere, &codes).await;
    assert!(at_counter.contains("24 November 2026"), "{at_counter}");
    assert_eq!(at_counter, citizen::promised(&elsewhere, &online).await);
}

async fn file_at_the_counter(stage: &Stage, desk: &Browser) -> Codes {
    desk.go("/layanan/disnaker/ak-1").await;
    desk.press("main a[href=\"/ajukan/disnaker/ak-1\"]").await;
    desk.expect("Anda mencatat permohonan untuk orang lain").await;
    desk.look("start-at-the-counter").await;
    // No phone: the field stays empty.
    desk.press("main form button[type=submit]").await;
    let codes = citizen::read_codes(desk).await;
    desk.look("codes-at-the-counter").await;
    assert_eq!(
        desk.is_displayed("main button[data-cetak]").await,
        desk.runs_scripts,
        "a button to print stands where it can do something"
    );
    let slip = desk.printed().await;
    paper::expect(stage, &slip, &[&codes.reference, &codes.pin, "/lacak"]);
    desk.press("main form[action=\"/permohonan/kode\"] button").await;

    citizen::answer_at_the_counter(desk, &LOOKS_FOR_WORK).await;
    desk.expect("Melati Contoh").await;
    desk.look("check-answers-at-the-counter").await;
    citizen::send(desk).await;
    assert_eq!(desk.path().await, "/permohonan/tanda-terima", "{}", desk.reads().await);
    desk.look("receipt-at-the-counter").await;
    // The button prints at once; the same strip without haste is what a test can print.
    assert!(desk.has("main a[href=\"/permohonan/struk?cetak=ya\"]").await);
    desk.go("/permohonan/struk").await;
    let strip = desk.printed().await;
    paper::expect(stage, &strip, &[&codes.reference, "Melati Contoh", "Rp 0"]);
    let strip = desk.download("/permohonan/struk.pdf").await;
    paper::expect(stage, &strip.body, &[&codes.reference, "Melati Contoh"]);
    codes
}
