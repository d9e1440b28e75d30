//! Two officers of one counter ask for the next file at the same moment: two files, never one twice.

use std::sync::Arc;

use crate::browser::Size;
use crate::citizen::file;
use crate::officer;
use crate::stage::{Stage, on_both_databases};

on_both_databases!(two_officers_at_once_take_two_files);

async fn two_officers_at_once_take_two_files(stage: Arc<Stage>) {
    let older = file(&stage, "9901014107900003", "Melati Contoh").await.reference;
    stage.hours_pass(1);
    let younger = file(&stage, "9901014107900011", "Kenanga Contoh").await.reference;
    let (left, right) = tokio::join!(stage.browser(Size::Desk), stage.browser(Size::Desk));
    tokio::join!(
        officer::sign_in(&left, "disnaker.petugas-loket.1"),
        officer::sign_in(&right, "disnaker.petugas-loket.2"),
    );
    // Both pages offer the same file, the one that has waited longest.
    for desk in [&left, &right] {
        let offered = desk.find(".next").await;
        assert!(desk.words(&offered).await.contains(&older), "{}", desk.reads().await);
    }
    tokio::join!(left.press("#ambil"), right.press("#ambil"));
    let (left_path, right_path) = (left.path().await, right.path().await);
    assert!(left_path.starts_with("/petugas/berkas/") && right_path.starts_with("/petugas/berkas/"));
    assert_ne!(left_path, right_path);
    let both = format!("{} {}", left.reads().await, right.reads().await);
    assert!(both.contains(&older) && both.contains(&younger), "{both}");

    // Whoever opens the other's file reads that it is held, and finds no form to finish it with.
    left.go(&right_path).await;
    left.expect("Langkah ini sedang dikerjakan").await;
    assert!(!left.has("main form[action$=\"/selesai\"]").await);
    left.look("case-held-by-another").await;
    left.go("/petugas").await;
    assert!(!left.has("#ambil").await, "no third file: {}", left.reads().await);
}
