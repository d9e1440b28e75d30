//! The line drops while an officer works: what was sent is kept, shown, and carried out once when the line is back.

use std::sync::Arc;

use crate::browser::{Browser, Size};
use crate::citizen;
use crate::officer;
use crate::stage::{Stage, on_both_databases};

on_both_databases!(what_is_sent_over_a_dropped_line_is_sent_once);

const ANSWERS: [(&str, &str); 8] = [
    ("nik", "9901014107900003"),
    ("nama", "Melati Contoh"),
    ("alamat", "Jalan Muara 1"),
    ("hp", "080012345678"),
    ("jenjang", "slta"),
    ("jurusan", "IPA"),
    ("tahun-lulus", "2008"),
    ("pernah-bekerja", "tidak"),
];

async fn what_is_sent_over_a_dropped_line_is_sent_once(stage: Arc<Stage>) {
    let phone = stage.browser(Size::Phone).await;
    phone.go("/layanan/disnaker/ak-1").await;
    citizen::start(&phone, "disnaker/ak-1").await;
    citizen::answer(&phone, &ANSWERS, &stage.sheet).await;
    citizen::send(&phone).await;

    let desk = stage.browser(Size::Desk).await;
    officer::sign_in(&desk, "disnaker.petugas-loket.1").await;
    at_the_counter(&desk).await;
    taking_and_completing(&desk).await;
    leaving(&desk).await;
    small(&stage).await;
}

/// A page of the form at the counter.
async fn at_the_counter(desk: &Browser) {
    desk.go("/ajukan/disnaker/ak-1").await;
    desk.press("main form button[type=submit]").await;
    desk.press("main form button[type=submit]").await;
    for (name, value) in [
        ("nik", "9901014107900011"),
        ("nama", "Dahlia Contoh"),
        ("alamat", "Jalan Muara 2"),
        ("hp", "080012345679"),
    ] {
        desk.fill("main", name, value).await;
    }
    let page = desk.path().await;
    desk.cut_network(true).await;
    desk.click("main form[novalidate] button[type=submit]").await;
    desk.wait_for("#antrean:not([hidden]) li").await;
    desk.expect("Belum terkirim: 1 menunggu").await;
    desk.expect("Dikirim satu kali begitu jaringan pulih").await;
    assert_eq!(desk.path().await, page, "what was typed stays in sight");
    assert!(
        !kept_in_the_browser(desk).await.contains("Dahlia"),
        "it is kept unsealed"
    );
    desk.look("counter-line-dropped").await;
    let shown = desk.find("html").await;
    desk.cut_network(false).await;
    desk.wait_until_gone(&shown).await;
    assert_ne!(desk.path().await, page, "it went on to the next question");
    assert_eq!(kept_in_the_browser(desk).await, "[]");
    desk.go(&page).await;
    assert!(
        desk.source().await.contains("Dahlia Contoh"),
        "the answers have arrived"
    );
}

/// A file is taken, and its step completed.
async fn taking_and_completing(desk: &Browser) {
    desk.go("/petugas").await;
    desk.cut_network(true).await;
    desk.click("#ambil").await;
    desk.wait_for("#antrean:not([hidden]) li").await;
    let shown = desk.find("html").await;
    desk.cut_network(false).await;
    desk.wait_until_gone(&shown).await;
    let case = desk.path().await;
    assert!(case.starts_with("/petugas/berkas/"), "{case}");

    desk.fill("main form[action$=\"/periksa/selesai\"]", "hasil", "lengkap")
        .await;
    desk.cut_network(true).await;
    desk.click("main form[action$=\"/periksa/selesai\"] .bar button[type=submit]")
        .await;
    desk.wait_for("#antrean:not([hidden]) li").await;
    desk.look("step-line-dropped").await;
    let shown = desk.find("html").await;
    desk.cut_network(false).await;
    desk.wait_until_gone(&shown).await;
    assert_eq!(desk.path().await, "/petugas", "{}", desk.reads().await);
    desk.go(&case).await;
    assert!(
        !desk.has("main form[action$=\"/periksa/selesai\"]").await,
        "the step is still open"
    );
}

/// Whoever signs out with something unsent is asked, and nothing of it stays for the next person.
async fn leaving(desk: &Browser) {
    desk.go("/petugas/kertas").await;
    desk.cut_network(true).await;
    desk.click("main form[action=\"/petugas/kertas\"] button[type=submit]")
        .await;
    desk.wait_for("#antrean:not([hidden]) li").await;
    desk.script("window.confirm = () => true;").await;
    desk.press("form[action=\"/petugas/keluar\"] button").await;
    desk.cut_network(false).await;
    desk.go("/petugas/masuk").await;
    assert_eq!(kept_in_the_browser(desk).await, "[]");
    desk.go("/petugas/kertas").await;
    assert!(!desk.has("main tbody tr").await, "it was sent all the same");
}

/// The same on a phone that an officer carries.
async fn small(stage: &Stage) {
    let carried = stage.browser(Size::Phone).await;
    officer::sign_in(&carried, "disnaker.petugas-loket.1").await;
    carried.go("/petugas/kertas").await;
    carried.cut_network(true).await;
    carried
        .click("main form[action=\"/petugas/kertas\"] button[type=submit]")
        .await;
    carried.wait_for("#antrean:not([hidden]) li").await;
    carried.look("paper-line-dropped").await;
    let shown = carried.find("html").await;
    carried.cut_network(false).await;
    carried.wait_until_gone(&shown).await;
    assert!(carried.path().await.starts_with("/petugas/kertas/"));
    carried.go("/petugas/kertas").await;
    let packs = carried.all("main tbody tr").await;
    assert_eq!(packs.len(), 1, "printed once");
}

/// All that waits in the database of the browser, as text.
async fn kept_in_the_browser(browser: &Browser) -> String {
    let all = browser
        .script_that_waits(
            r#"
const done = arguments[arguments.length - 1];
const asked = indexedDB.open("maklumat-antrean", 1);
asked.onsuccess = () => {
  const read = asked.result.transaction("kiriman").objectStore("kiriman").getAll();
  read.onsuccess = () => {
    const text = read.result.map((item) => ({ ...item, isi: new TextDecoder().decode(item.isi) }));
    asked.result.close();
    done(JSON.stringify(text));
  };
};
"#,
        )
        .await;
    all.as_str().unwrap().to_owned()
}
