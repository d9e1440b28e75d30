//! A registered helper files for somebody who agrees on paper, follows that one file while it is open, and nothing after
//! the applicant has taken it back.

use std::sync::Arc;

use crate::browser::Browser;
use crate::citizen::{self, Codes, LOOKS_FOR_WORK};
use crate::look::{Expected, FINE};
use crate::officer;
use crate::paper;
use crate::stage::{Stage, in_every_manner, on_sqlite};

on_sqlite!(a_helper_files_with_consent_and_sees_nothing_once_the_applicant_withdraws);
in_every_manner!(a_helper_files_with_consent_and_sees_nothing_once_the_applicant_withdraws: elsewhere);

const LOGIN: &str = "kenanga.contoh";
const OWN_PASSWORD: &str = "sungai-raya-2027";
const REFUSED: Expected = Expected { status: 422, ..FINE };

async fn a_helper_files_with_consent_and_sees_nothing_once_the_applicant_withdraws(stage: Arc<Stage>) {
    let office = stage.at_the_office().await;
    let first_password = register(&office).await;
    let helper = stage.at_home().await;
    enter(&helper, &first_password).await;
    let codes = file_for_another(&stage, &helper).await;
    let online = citizen::file(&stage, "9901014107900011", "Cempaka Contoh").await;

    let applicant = stage.at_home().await;
    citizen::come_back(&applicant, &codes.reference, &codes.pin).await;
    applicant.expect("Dibantu pendamping").await;
    applicant.expect("Kenanga Contoh").await;
    applicant.expect("tanda tangan di kertas").await;
    for file in [&codes, &online] {
        officer::finds_complete(&stage, &file.reference).await;
    }
    let helped = citizen::promised(&applicant, &codes).await;
    assert_eq!(
        helped,
        citizen::promised(&applicant, &online).await,
        "the same clock for everybody"
    );

    helper.go("/pendamping").await;
    helper.expect(&codes.reference).await;
    helper.look("helped-list").await;
    helper.press("main a.open").await;
    let file = helper.path().await;
    assert!(file.starts_with("/pendamping/berkas/"), "{file}");
    helper.look("helped-case").await;

    withdraw(&applicant, &codes).await;
    helper.go("/pendamping").await;
    let list = helper.reads().await;
    assert!(!list.contains(&codes.reference), "closed for the helper: {list}");
    helper.go(&file).await;
    let gone = Expected { status: 404, ..FINE };
    helper.examine("helped-case-closed", gone, true).await;
}

async fn register(office: &Browser) -> String {
    officer::sign_in(office, "admin").await;
    office.go("/petugas/akun").await;
    office.click("main details summary").await;
    let form = "main form[action=\"/petugas/akun/baru\"]";
    office.fill(form, "nama", "Kenanga Contoh").await;
    office.fill(form, "nama-masuk", LOGIN).await;
    office.fill(form, "peran", "helper").await;
    office.press(&format!("{form} button[type=submit]")).await;
    office.expect("Pendamping: mengajukan untuk warga").await;
    office.look("account-of-helper").await;
    let password = office.find("main p.promise-big").await;
    let password = office.words(&password).await;
    officer::sign_out(office).await;
    password
}

async fn enter(helper: &Browser, first_password: &str) {
    helper.go("/petugas/masuk").await;
    helper.fill("main", "nama", LOGIN).await;
    helper.fill("main", "sandi", first_password).await;
    helper.press("main form button[type=submit]").await;
    assert_eq!(helper.path().await, "/petugas/sandi");
    helper.look("helper-first-password").await;
    helper.fill("main", "sandi-lama", first_password).await;
    helper.fill("main", "sandi", OWN_PASSWORD).await;
    helper.fill("main", "sandi-lagi", OWN_PASSWORD).await;
    helper.press("main form[action=\"/petugas/sandi\"] button").await;
    assert_eq!(helper.path().await, "/pendamping", "{}", helper.reads().await);
    helper.look("helped-list-empty").await;
}

async fn file_for_another(stage: &Stage, helper: &Browser) -> Codes {
    helper.fill("main", "q", "kartu pencari kerja").await;
    helper.press("main form[role=search] button").await;
    assert!(helper.has(".atwork a[href=\"/petugas\"]").await, "no way back to work");
    helper.press("main a.hit[href=\"/layanan/disnaker/ak-1\"]").await;
    helper.press("main a[href=\"/ajukan/disnaker/ak-1\"]").await;
    helper.press("main form button[type=submit]").await;
    let codes = citizen::read_codes(helper).await;
    helper.look("codes-for-another").await;
    helper.press("main form[action=\"/permohonan/kode\"] button").await;
    citizen::answer(helper, &LOOKS_FOR_WORK, &stage.sheet).await;

    citizen::send(helper).await;
    helper.expect("Persetujuan pemohon belum dicatat").await;
    helper.examine("check-answers-without-consent", REFUSED, true).await;
    helper.press("main a[href=\"/permohonan/persetujuan\"]").await;
    helper.look("consent").await;
    helper.press("main a[href=\"/pendamping/persetujuan\"]").await;
    paper::expect(stage, &helper.printed().await, &["Kenanga Contoh"]);
    helper.go("/permohonan/persetujuan").await;
    helper.fill("main", "cara", "tanda-tangan").await;
    let signed = helper.find("#surat").await;
    helper.keys(&signed, &stage.sheet.display().to_string()).await;
    helper
        .press("main form[action=\"/permohonan/persetujuan\"] button")
        .await;
    assert_eq!(helper.path().await, "/permohonan/periksa", "{}", helper.reads().await);
    helper.expect("Tanda tangan di kertas").await;
    citizen::send(helper).await;
    assert_eq!(
        helper.path().await,
        "/permohonan/tanda-terima",
        "{}",
        helper.reads().await
    );
    helper.look("receipt-for-another").await;
    codes
}

async fn withdraw(applicant: &Browser, codes: &Codes) {
    citizen::come_back(applicant, &codes.reference, &codes.pin).await;
    applicant.press("main a[href=\"/permohonan/tarik\"]").await;
    applicant.look("withdraw").await;
    applicant.fill("main", "alasan", "Sudah bekerja.").await;
    applicant.press("main form[action=\"/permohonan/tarik\"] button").await;
    applicant.expect("sudah ditarik").await;
    applicant.look("tracking-withdrawn").await;
}
