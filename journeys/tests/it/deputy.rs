//! A head appoints a deputy by decree; the deputy chooses to act as such, signs, and the document says as what. After the
//! last day nothing is signed any more, not even what was taken in hand before midnight.

use std::sync::Arc;

use maklumat_documents::embedded_credential;

use crate::browser::Browser;
use crate::citizen::{self, Codes};
use crate::look::{Expected, FINE};
use crate::officer::{self, Deed};
use crate::paper;
use crate::stage::{Stage, in_every_manner, on_sqlite};

on_sqlite!(a_deputy_signs_as_such_and_not_after_the_last_day);
in_every_manner!(a_deputy_signs_as_such_and_not_after_the_last_day: elsewhere);

const HEAD: &str = "disnaker.kepala-dinas.1";
const DEPUTY: &str = "disnaker.petugas-loket.2";
const POSITION: &str = "disnaker/pengantar-kerja";
const HELD: &str = "Plh. Pejabat Fungsional Pengantar Kerja";
const TODAY: &str = "2026-11-23";

async fn a_deputy_signs_as_such_and_not_after_the_last_day(stage: Arc<Stage>) {
    let first = officer::ready_to_sign(&stage, ("9901014107900003", "Melati Contoh")).await;
    stage.minutes_pass(1);
    let second = officer::ready_to_sign(&stage, ("9901014107900011", "Kenanga Contoh")).await;
    let office = stage.at_the_office().await;
    appoint(&office).await;

    act_as_deputy(&office).await;
    office.look("own-account-as-deputy").await;
    assert_eq!(officer::take_next(&office).await, "tanda-tangan");
    office.expect("Melati Contoh").await;
    officer::finish(&office, "tanda-tangan", Deed::PLAIN).await;
    assert_eq!(office.path().await, "/petugas", "{}", office.reads().await);
    read_who_signed(&stage, &first).await;

    // The same evening, twenty minutes to midnight.
    stage.hours_pass(14);
    act_as_deputy(&office).await;
    assert_eq!(officer::take_next(&office).await, "tanda-tangan");
    office.expect("Kenanga Contoh").await;
    stage.minutes_pass(25);
    officer::finish(&office, "tanda-tangan", Deed::PLAIN).await;
    let told = Expected { status: 422, ..FINE };
    office.examine("deputy-after-the-last-day", told, true).await;
    office
        .expect("Penunjukan Anda sebagai pengganti mungkin sudah berakhir")
        .await;
    office.go("/petugas/akun-saya").await;
    let own = office.reads().await;
    assert!(!own.contains("Plh."), "{own}");
    let citizen = stage.at_home().await;
    citizen::come_back(&citizen, &second.reference, &second.pin).await;
    assert!(
        !citizen.has("main a[href^=\"/permohonan/produk/\"]").await,
        "{}",
        citizen.reads().await
    );
}

/// Without the number of the decree nobody is appointed, and what was typed stays.
async fn appoint(office: &Browser) {
    officer::sign_in(office, HEAD).await;
    office.press("nav a[href=\"/petugas/akun-saya\"]").await;
    office.press("main a[href=\"/petugas/pengganti\"]").await;
    office.expect("Tidak ada Plt atau Plh saat ini.").await;
    office.look("deputies").await;
    let form = "main form[action=\"/petugas/pengganti\"]";
    office.fill(form, "jabatan", POSITION).await;
    office.fill(form, "siapa", DEPUTY).await;
    office.fill(form, "mulai", TODAY).await;
    office.fill(form, "sampai", TODAY).await;
    office.fill(form, "tanggal-surat", "2026-11-20").await;
    office.press(&format!("{form} button[type=submit]")).await;
    let told = Expected { status: 422, ..FINE };
    office.examine("deputies-without-decree", told, true).await;
    let kept = office.find("#sampai").await;
    assert_eq!(office.attribute(&kept, "value").await, TODAY);
    office.fill(form, "surat", "800/12/2026").await;
    office.press(&format!("{form} button[type=submit]")).await;
    office.expect("Plt atau Plh sudah ditunjuk.").await;
    office.expect(HELD).await;
    office.expect("Surat 800/12/2026 tanggal Jumat, 20 November 2026").await;
    office.look("deputies-one").await;
    officer::sign_out(office).await;
}

/// Signs in and chooses, of the own positions, that of the deputy.
async fn act_as_deputy(office: &Browser) {
    officer::sign_in(office, DEPUTY).await;
    office.press("nav a[href=\"/petugas/akun-saya\"]").await;
    let form = "main form[action=\"/petugas/akun-saya/jabatan\"]";
    office.expect(HELD).await;
    office.fill(form, "jabatan", POSITION).await;
    office.press(&format!("{form} button")).await;
    office.expect("Jabatan yang Anda jalankan sudah diganti.").await;
}

/// The applicant reads it on the page and on the document.
async fn read_who_signed(stage: &Stage, codes: &Codes) {
    let citizen = stage.at_home().await;
    citizen::come_back(&citizen, &codes.reference, &codes.pin).await;
    citizen.expect(HELD).await;
    citizen.look("tracking-signed-by-deputy").await;
    let card = citizen::download_the_document(&citizen).await;
    assert!(stage.app.verify_text(&embedded_credential(&card).unwrap()).is_valid());
    paper::expect(stage, &card, &[HELD, "a.n. Kepala Dinas Tenaga Kerja"]);
}
