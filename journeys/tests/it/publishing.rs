//! An administrator publishes a changed service by page while cases run: the old one ends as it began, the new one
//! follows what was published.

use std::sync::Arc;

use crate::browser::Browser;
use crate::citizen;
use crate::officer::{self, Deed};
use crate::stage::{Stage, in_every_manner, on_both_databases};

on_both_databases!(a_changed_service_is_published_while_a_case_runs_on_the_old_one);
in_every_manner!(a_changed_service_is_published_while_a_case_runs_on_the_old_one: elsewhere);

const AK_1: &str = include_str!("../../../regency/services/disnaker/ak-1.toml");

/// The first step at the counter, before and after.
const BEFORE: &str = "Memeriksa berkas dan data dalam Karirhub";
const AFTER: &str = "Memeriksa berkas dan data, lalu mencocokkan KTP";

const ANSWERS: [(&str, &str); 8] = [
    ("nik", "9901014107900011"),
    ("nama", "Kenanga Contoh"),
    ("alamat", "Jalan Muara 2"),
    ("hp", "080012345679"),
    ("jenjang", "slta"),
    ("jurusan", "IPA"),
    ("tahun-lulus", "2008"),
    ("pernah-bekerja", "tidak"),
];

async fn a_changed_service_is_published_while_a_case_runs_on_the_old_one(stage: Arc<Stage>) {
    let desk = stage.at_the_office().await;
    publish_and_finish_both(&stage, &desk).await;
}

async fn publish_and_finish_both(stage: &Stage, browser: &Browser) {
    let old = citizen::file(stage, "9901014107900003", "Melati Contoh")
        .await
        .reference;
    officer::sign_in(browser, "admin").await;
    publish(stage, browser).await;
    officer::sign_out(browser).await;

    stage.hours_pass(1);
    let applicant = stage.at_home().await;
    applicant.go("/layanan/disnaker/ak-1").await;
    applicant.expect("versi 2").await;
    citizen::start(&applicant, "disnaker/ak-1").await;
    citizen::answer(&applicant, &ANSWERS, &stage.sheet).await;
    citizen::send(&applicant).await;
    assert_eq!(applicant.path().await, "/permohonan/tanda-terima");

    let mut seen = Vec::new();
    officer::sign_in(browser, "disnaker.petugas-loket.1").await;
    for _ in 0..4 {
        seen.push(work(browser, &old).await);
    }
    officer::sign_out(browser).await;
    seen.sort();
    let both = [
        (false, "periksa"),
        (false, "wawancara"),
        (true, "periksa"),
        (true, "wawancara"),
    ];
    assert_eq!(seen, both.map(|(is_old, step)| (is_old, step.to_owned())));
    officer::sign_in(browser, "disnaker.pengantar-kerja.1").await;
    work(browser, &old).await;
    work(browser, &old).await;
    officer::sign_out(browser).await;

    let carries_old = async || {
        officer::sign_in(browser, "admin").await;
        browser.go("/petugas/layanan").await;
        let page = browser.reads().await;
        browser.look("definitions").await;
        officer::sign_out(browser).await;
        page.contains("versi lama")
    };
    assert!(carries_old().await, "the case of version 1 is not handed over yet");
    officer::sign_in(browser, "disnaker.petugas-loket.1").await;
    work(browser, &old).await;
    work(browser, &old).await;
    officer::sign_out(browser).await;
    assert!(!carries_old().await, "the last case of version 1 is done");
}

/// Takes the next file and finishes its step; whose it was, and the step. At the counter each goes by its own version.
async fn work(browser: &Browser, old: &str) -> (bool, String) {
    let step = officer::take_next(browser).await;
    let page = browser.reads().await;
    let is_old = page.contains(old);
    if step == "periksa" {
        let (own, other) = if is_old { (BEFORE, AFTER) } else { (AFTER, BEFORE) };
        assert!(page.contains(own) && !page.contains(other), "{page}");
    }
    let deed = if step == "periksa" {
        Deed::decided("lengkap")
    } else {
        Deed::PLAIN
    };
    officer::finish(browser, &step, deed).await;
    assert_eq!(browser.path().await, "/petugas", "{step}: {}", browser.reads().await);
    (is_old, step)
}

/// From the start page to the result, and on the way everything a citizen would see.
async fn publish(stage: &Stage, browser: &Browser) {
    browser.go("/petugas/pengelolaan").await;
    browser.look("administration").await;
    browser.press("main a[href=\"/petugas/layanan/usulan\"]").await;
    let changed = AK_1
        .replacen("version   = 1", "version   = 2", 1)
        .replacen(BEFORE, AFTER, 1);
    let file = stage.folder.join("ak-1.toml");
    std::fs::write(&file, changed).unwrap();
    browser.look("proposing").await;
    let field = browser.find("#berkas").await;
    browser.keys(&field, &file.display().to_string()).await;
    browser.press("main form[enctype] button[type=submit]").await;
    browser.expect("Usulan ini dapat diterbitkan.").await;
    browser.expect("Versi 1 diganti versi 2.").await;
    browser.expect("1 berkas berjalan pada versi 1.").await;
    browser.look("proposal").await;
    let proposal = browser.path().await;
    for (place, name) in [
        ("", "preview-service"),
        ("/isian", "preview-form"),
        ("/sop", "preview-sop"),
    ] {
        browser.go(&format!("{proposal}/disnaker/ak-1{place}")).await;
        browser.expect("Pratinjau, belum berlaku.").await;
        assert!(
            !browser.has("a[href^=\"/ajukan/\"]").await,
            "{place} offers what is not in force"
        );
        browser.look(name).await;
    }
    browser.press("main a[href^=\"/petugas/layanan/usulan/\"]").await;
    browser.press("main form[action$=\"/terbitkan\"] button").await;
    browser.expect("Sudah terbit").await;
    browser.expect("1 berkas berjalan pada versi 1.").await;
    browser.look("published").await;
}
