//! A service is written by the people who do it: steps by keyboard, findings that go, a colleague at the same cell, and on
//! to publication.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::browser::{Browser, Size};
use crate::officer;
use crate::stage::{Stage, on_both_databases};

on_both_databases!(a_service_is_written_by_keyboard_and_published);

const CLERK: &str = "disnaker.petugas-loket.1";
const COLLEAGUE: &str = "disnaker.pengantar-kerja.1";
const AK_1: &str = include_str!("../../../regency/services/disnaker/ak-1.toml");

/// Name, performer, inputs, time, output, next.
const STEPS: [[&str; 6]; 6] = [
    [
        "Mengajukan permohonan",
        "Pemohon",
        "",
        "10 menit",
        "Berkas permohonan",
        "2",
    ],
    [
        "Memeriksa kelengkapan berkas",
        "Petugas Antar Kerja",
        "Berkas permohonan",
        "5 menit",
        "Berkas lengkap",
        "lengkap -> 3; belum-lengkap -> kembali",
    ],
    [
        "Mencatat peserta magang",
        "Petugas Antar Kerja",
        "Berkas lengkap",
        "5 menit",
        "Register terisi",
        "4",
    ],
    [
        "Menyusun surat keterangan",
        "Petugas Antar Kerja",
        "Register terisi",
        "15 menit",
        "Konsep surat",
        "5",
    ],
    [
        "Menandatangani surat keterangan",
        "Pejabat Fungsional Pengantar Kerja",
        "Konsep surat",
        "10 menit",
        "Surat bertanda tangan",
        "6",
    ],
    [
        "Menyerahkan surat keterangan",
        "Petugas Antar Kerja",
        "Surat bertanda tangan",
        "5 menit",
        "Surat diterima",
        "selesai",
    ],
];

async fn a_service_is_written_by_keyboard_and_published(stage: Arc<Stage>) {
    let clerk = stage.browser(Size::Desk).await;
    officer::sign_in(&clerk, CLERK).await;
    let draft = begin(&clerk, "Surat Keterangan Magang").await;
    write_steps(&clerk).await;
    undo_and_redo(&clerk).await;
    two_at_one_cell(&stage, &clerk, &draft).await;
    line_drops(&clerk).await;
    publish(&stage, &clerk).await;
    measure(&stage).await;
}

/// Waits until a script says that something is so.
async fn until(browser: &Browser, what: &str, script: &str) {
    let end = Instant::now() + Duration::from_secs(20);
    while browser.script(&format!("return Boolean({script})")).await != serde_json::json!(true) {
        assert!(Instant::now() < end, "never {what}: {}", browser.reads().await);
        tokio::time::sleep(Duration::from_millis(30)).await;
    }
}

/// Nothing is on its way to the draft any more.
async fn settled(browser: &Browser) {
    until(
        browser,
        "saved",
        "document.getElementById('kabar').textContent.includes('Tersimpan')",
    )
    .await;
}

async fn begin(browser: &Browser, name: &str) -> String {
    browser.go("/petugas/naskah").await;
    browser.look("drafts").await;
    browser.fill("main", "nama", name).await;
    browser
        .press("main section[aria-labelledby=\"baru-kosong\"] button[type=submit]")
        .await;
    browser.expect("Belum bisa diajukan").await;
    let path = browser.path().await;
    assert!(path.starts_with("/petugas/naskah/"), "{path}");
    path.split('?').next().unwrap().to_owned()
}

/// From one empty row to six steps without touching a mouse.
async fn write_steps(browser: &Browser) {
    let steps = browser.path().await;
    browser
        .go(&format!("{}?bagian=step", steps.split('?').next().unwrap()))
        .await;
    // The first step is laid out and empty.
    focus(browser, 0, 0).await;
    for (number, step) in STEPS.iter().enumerate() {
        until(
            browser,
            "a new row with the focus in it",
            &format!(
                "document.querySelectorAll('#tabel [data-b]').length === {} && document.activeElement.closest('[data-b]:last-child')",
                number + 1
            ),
        )
        .await;
        for (column, value) in step.iter().enumerate() {
            if column > 0 {
                browser.hit("Tab").await;
            }
            browser.type_text(value).await;
        }
        if number + 1 < STEPS.len() {
            browser.hit("Ctrl+Enter").await;
        }
    }
    browser.hit("Ctrl+s").await;
    settled(browser).await;
    until(
        browser,
        "six steps kept",
        "document.querySelectorAll('#tabel [data-b]').length === 6",
    )
    .await;
    // What is left to say is for how long the applicant may mend it: that stands in the row of the outcome.
    until(
        browser,
        "one finding left in the table",
        "document.querySelectorAll('#tabel .mark--stop').length === 1",
    )
    .await;
    browser.look("draft-steps").await;
    let before = errors(browser).await;
    focus(browser, 1, 0).await;
    let table = browser.find("#tabel").await;
    browser.hit("F4").await;
    browser.wait_until_gone(&table).await;
    browser.look("draft-row").await;
    browser.press("main ul.list a[href*=\"outcome.belum-lengkap\"]").await;
    browser
        .fill("main", "isi.step.langkah-1.outcome.belum-lengkap.within", "14 hari")
        .await;
    browser.press("main button[value=simpan]").await;
    browser
        .go(&format!("{}?bagian=step", steps.split('?').next().unwrap()))
        .await;
    assert!(!browser.has("#tabel .mark--stop").await, "{}", browser.reads().await);
    let after = errors(browser).await;
    assert!(after < before, "no finding went: {before} before, {after} after");
}

/// As the heading of the page says.
async fn errors(browser: &Browser) -> u64 {
    let words = browser.find("#keadaan").await;
    let words = browser.words(&words).await;
    let number = words.split(':').nth(1).unwrap_or_default();
    number
        .trim()
        .split(' ')
        .next()
        .and_then(|number| number.parse().ok())
        .unwrap_or(0)
}

async fn value(browser: &Browser, row: usize, column: usize) -> String {
    let script = format!(
        "return [...document.querySelectorAll('#tabel [data-b]')][{row}].querySelectorAll('input, textarea')[{column}].value"
    );
    browser.script(&script).await.as_str().unwrap().to_owned()
}

async fn focus(browser: &Browser, row: usize, column: usize) {
    let script = format!(
        "[...document.querySelectorAll('#tabel [data-b]')][{row}].querySelectorAll('input, textarea')[{column}].focus()"
    );
    browser.script(&script).await;
}

async fn undo_and_redo(browser: &Browser) {
    focus(browser, 3, 3).await;
    browser.type_text("20 menit").await;
    browser.hit("Enter").await;
    until(
        browser,
        "moved down",
        "document.activeElement.closest('[data-b]').rowIndex === 5",
    )
    .await;
    until(browser, "kept", "!localStorage.length").await;
    assert_eq!(value(browser, 3, 3).await, "20 menit");
    browser.hit("Ctrl+z").await;
    until(
        browser,
        "undone",
        "[...document.querySelectorAll('#tabel [data-b]')][3].querySelectorAll('input, textarea')[3].value === '15 menit'",
    )
    .await;
    browser.hit("Ctrl+Shift+z").await;
    until(
        browser,
        "redone",
        "[...document.querySelectorAll('#tabel [data-b]')][3].querySelectorAll('input, textarea')[3].value === '20 menit'",
    )
    .await;
    // A row goes up and comes back.
    focus(browser, 3, 0).await;
    let name = value(browser, 3, 0).await;
    browser.hit("Alt+ArrowUp").await;
    until(
        browser,
        "moved up",
        "document.activeElement.closest('[data-b]').rowIndex === 3",
    )
    .await;
    assert_eq!(value(browser, 2, 0).await, name);
    browser.hit("Ctrl+z").await;
    until(
        browser,
        "moved back",
        &format!(
            "[...document.querySelectorAll('#tabel [data-b]')][3].querySelectorAll('textarea')[0].value === '{name}'"
        ),
    )
    .await;
}

/// Both change how long step 3 takes. The second one reads what the first wrote, and decides.
async fn two_at_one_cell(stage: &Stage, clerk: &Browser, draft: &str) {
    let colleague = stage.browser(Size::Desk).await;
    officer::sign_in(&colleague, COLLEAGUE).await;
    let place = format!("{draft}?bagian=step");
    clerk.go(&place).await;
    colleague.go(&place).await;
    focus(clerk, 2, 3).await;
    clerk.type_text("7 menit").await;
    clerk.hit("Enter").await;
    until(clerk, "kept", "!localStorage.length").await;
    focus(&colleague, 2, 3).await;
    colleague.type_text("9 menit").await;
    colleague.hit("Enter").await;
    colleague.wait_for(".beda").await;
    let told = colleague.find(".beda").await;
    let told = colleague.words(&told).await;
    assert!(told.contains("7 menit") && told.contains("9 menit"), "{told}");
    colleague.look("draft-conflict").await;
    colleague
        .script("document.querySelector('.beda [data-pakai=saya]').focus()")
        .await;
    colleague.hit("Enter").await;
    until(
        &colleague,
        "decided",
        "!document.querySelector('.beda') && !localStorage.length",
    )
    .await;
    clerk.go(&place).await;
    assert_eq!(value(clerk, 2, 3).await, "9 menit");
    colleague.go(&format!("{draft}/riwayat")).await;
    colleague.expect("9 menit").await;
    colleague.look("draft-history").await;
}

/// What is typed while the line is down stays in the browser and arrives later.
async fn line_drops(browser: &Browser) {
    browser.cut_network(true).await;
    focus(browser, 5, 3).await;
    browser.type_text("6 menit").await;
    browser.hit("Enter").await;
    until(
        browser,
        "told that the line is down",
        "document.getElementById('kabar').textContent.includes('Jaringan terputus')",
    )
    .await;
    browser.look("draft-line-down").await;
    browser.cut_network(false).await;
    until(browser, "sent", "!localStorage.length").await;
    settled(browser).await;
    browser.go(&browser.path().await).await;
    assert_eq!(value(browser, 5, 3).await, "6 menit");
}

/// A sound text goes on through the pages of a proposal; whoever may not publish only hands it on.
async fn publish(stage: &Stage, clerk: &Browser) {
    clerk.go("/petugas/naskah").await;
    clerk.fill("main", "layanan", "disnaker/ak-1").await;
    clerk
        .press("main section[aria-labelledby=\"baru-terbit\"] button[type=submit]")
        .await;
    focus(clerk, 1, 3).await;
    clerk.type_text("4 menit").await;
    clerk.hit("Enter").await;
    until(clerk, "kept", "!localStorage.length").await;
    clerk.look("draft-ready").await;
    clerk.press("button[data-laku=ajukan]").await;
    clerk.expect("Naskah sudah diajukan").await;
    officer::sign_out(clerk).await;

    let administrator = stage.browser(Size::Desk).await;
    officer::sign_in(&administrator, "admin").await;
    administrator.go("/petugas/layanan/usulan").await;
    administrator.press("#menunggu ~ ul a.hit").await;
    administrator.expect("Usulan ini dapat diterbitkan.").await;
    administrator.press("main form[action$=\"/terbitkan\"] button").await;
    administrator.expect("Sudah terbit").await;
    administrator.go("/layanan/disnaker/ak-1").await;
    administrator.expect("versi 2").await;
}

/// How long it takes from a key to what is wrong with it, in a text of two hundred steps. Told, and no test: a build for
/// finding faults is many times slower than one for use.
async fn measure(stage: &Stage) {
    let browser = stage.browser(Size::Desk).await;
    officer::sign_in(&browser, COLLEAGUE).await;
    browser.go("/petugas/naskah").await;
    let file = stage.folder.join("panjang.toml");
    std::fs::write(&file, two_hundred_steps()).unwrap();
    let field = browser.find("#berkas").await;
    browser.keys(&field, &file.display().to_string()).await;
    browser.press("main form[enctype] button[type=submit]").await;
    let rows = browser.all("#tabel [data-b]").await.len();
    assert_eq!(rows, 200);
    let told = browser
        .script_that_waits(
            r##"
const done = arguments[arguments.length - 1];
const field = document.querySelectorAll("#tabel [data-b]")[150].querySelectorAll("input, textarea")[3];
const times = [];
field.focus();
const once = (text) => new Promise((shown) => {
  const began = performance.now();
  const watch = new MutationObserver(() => {
    watch.disconnect();
    requestAnimationFrame(() => shown(performance.now() - began));
  });
  watch.observe(document.getElementById("temuan"), { childList: true, subtree: true });
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
});
(async () => {
  for (let round = 0; round < 7; round += 1) {
    times.push(await once(round % 2 ? "1 menit" : "satu"));
    await new Promise((rest) => setTimeout(rest, 300));
  }
  done(times);
})();
"##,
        )
        .await;
    let mut times: Vec<f64> = told
        .as_array()
        .unwrap()
        .iter()
        .filter_map(serde_json::Value::as_f64)
        .collect();
    times.sort_by(f64::total_cmp);
    eprintln!(
        "from key to finding, 200 steps: median {:.0} ms of {times:.0?}",
        times[times.len() / 2]
    );
}

/// The same service with so many steps that nobody would want it.
fn two_hundred_steps() -> String {
    let (before, rest) = AK_1.split_once("[step.serahkan]").unwrap();
    let mut steps = before.replacen("next          = \"serahkan\"", "next          = \"catat-1\"", 1);
    for number in 1..=195 {
        let next = if number == 195 {
            "serahkan".to_owned()
        } else {
            format!("catat-{}", number + 1)
        };
        let _ = write!(
            steps,
            "[step.catat-{number}]\nname   = \"Mencatat kartu dalam register ke-{number}\"\nby     = \"petugas-loket\"\n\
             inputs = [\"Kartu AK-1 bertanda tangan\"]\ntime   = \"1 menit\"\noutput = \"Register ke-{number} terisi\"\n\
             next   = \"{next}\"\n\n"
        );
    }
    format!("{steps}[step.serahkan]{rest}")
}
