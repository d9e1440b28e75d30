//! Drafts of standards by page: anybody comments without an account, the office answers, and nobody is named.

use axum::http::StatusCode;
use maklumat_app::{CaseId, NewStandardCase, Private, StepForm};
use maklumat_sop::Purpose;
use maklumat_vocabulary::{ServiceKey, StepId};

use crate::site::Site;

const ANALYST: &str = "bagian-organisasi.analis-standar.1";
const HEAD: &str = "bagian-organisasi.kepala-bagian.1";
const JOB_CARD: &str = include_str!("../../../../regency/services/disnaker/ak-1.toml");
const WORDS: &str = "Antreannya terlalu lama bagi pencari kerja.";

/// Completes a step by the use case the page of a file calls.
async fn complete(site: &Site, login: &str, (case, step): (CaseId, &str), form: StepForm) {
    let password = site.furnished.accounts[0].password.clone();
    let token = site
        .app
        .sign_in(login, &password, "test")
        .await
        .unwrap()
        .session()
        .unwrap();
    let officer = site.app.signed_in(&token.0).await.unwrap();
    let form = StepForm {
        password: Some(Private(password)),
        ..form
    };
    site.app
        .complete_step(&officer, case, &StepId::new(step), form)
        .await
        .unwrap();
}

fn form(outcome: Option<&str>, records: &[(&str, &str)]) -> StepForm {
    let typed = records.iter();
    StepForm {
        outcome: outcome.map(str::to_owned),
        records: typed
            .map(|(name, value)| ((*name).to_owned(), Private((*value).to_owned())))
            .collect(),
        ..StepForm::default()
    }
}

/// A draft of the job seekers' card that waits for comments: the id of its page.
pub(crate) async fn published(site: &Site) -> String {
    let password = site.furnished.accounts[0].password.clone();
    let token = site
        .app
        .sign_in(ANALYST, &password, "test")
        .await
        .unwrap()
        .session()
        .unwrap();
    let analyst = site.app.signed_in(&token.0).await.unwrap();
    let text = JOB_CARD.replacen("within = \"14 hari\"", "within = \"7 hari\"", 1);
    let new = NewStandardCase {
        service: ServiceKey::new("disnaker", "ak-1"),
        purpose: Purpose::Change,
        reason: "Waktu melengkapi dipersingkat.".to_owned(),
        files: vec![("ak-1.toml".to_owned(), text.into_bytes())],
    };
    let case = site.app.open_standard(&analyst, new).await.unwrap();
    complete(site, ANALYST, (case, "telaah"), form(Some("bahas"), &[])).await;
    let discussion = [
        ("tanggal-bahas", "23-11-2026"),
        ("tempat-bahas", "Aula"),
        ("jumlah-hadir", "24"),
        ("unsur-hadir", "penerima"),
        ("catatan-bahas", "Dibahas."),
    ];
    complete(site, ANALYST, (case, "bahas"), form(None, &discussion)).await;
    let minutes = [("tanggal-berita-acara", "23-11-2026")];
    complete(
        site,
        HEAD,
        (case, "tanda-tangan"),
        form(Some("ditandatangani"), &minutes),
    )
    .await;
    complete(site, ANALYST, (case, "umumkan"), form(None, &[])).await;
    case.0.to_string()
}

#[tokio::test]
async fn anybody_comments_on_a_draft_and_reads_the_answer_when_the_time_is_over() {
    let site = Site::with_cases(0).await;
    let mut browser = site.browser();
    let empty = browser.get("/rancangan").await;
    assert!(empty.shows("tidak ada rancangan"), "{}", empty.html);
    let id = published(&site).await;
    let listed = browser.get("/rancangan").await;
    assert!(
        listed.shows("Kartu Tanda Pencari Kerja") || listed.shows("AK-1"),
        "{}",
        listed.html
    );
    let service = browser.get("/layanan/disnaker/ak-1").await;
    assert!(service.shows("Standar layanan ini sedang diubah."), "{}", service.html);
    assert!(
        browser
            .get("/layanan")
            .await
            .shows("1 rancangan standar menunggu tanggapan Anda")
    );

    let place = format!("/rancangan/{id}");
    let page = browser.get(&place).await;
    assert!(page.shows("Waktu melengkapi: 14 hari menjadi 7 hari."), "{}", page.html);
    assert!(page.shows("memberatkan"), "the class of change is told");
    for preview in ["layanan", "sop", "isian"] {
        let shown = browser.get(&format!("{place}/{preview}")).await;
        assert!(
            shown.shows("Pratinjau, belum berlaku.") && shown.shows("Kembali ke rancangan"),
            "{preview}"
        );
        assert!(
            !shown.html.contains("/ajukan/"),
            "{preview} offers what is not in force"
        );
    }
    let said = [
        ("tentang", "step.periksa"),
        ("tanggapan", WORDS),
        ("nama", "Kenanga Contoh"),
    ];
    let sent = browser.post(&format!("{place}/tanggapan"), &said).await;
    assert_eq!((sent.status, sent.to.as_str()), (StatusCode::SEE_OTHER, place.as_str()));
    let page = browser.get(&place).await;
    assert!(
        page.shows("Tanggapan Anda sudah masuk.") && !page.shows(WORDS),
        "{}",
        page.html
    );
    let nothing = browser.post(&format!("{place}/tanggapan"), &[("tanggapan", " ")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);

    let mut analyst = site.officer(ANALYST).await;
    let work = format!("/petugas/standar/{id}");
    let page = analyst.get(&work).await;
    assert!(page.shows(WORDS) && page.shows("Kenanga Contoh"), "{}", page.html);
    let (token, comment) = (
        page.between("name=\"kunci\" value=\"", "\""),
        page.between("name=\"tanggapan\" value=\"", "\""),
    );
    let answer = [
        ("kunci", token.as_str()),
        ("tanggapan", comment.as_str()),
        ("tindak-lanjut", "sebagian"),
        ("jawaban", "Satu loket ditambah."),
    ];
    let answered = analyst.post(&format!("{work}/jawab"), &answer).await;
    assert_eq!((answered.status, answered.to), (StatusCode::SEE_OTHER, work));

    site.minutes_pass(60 * 24 * 10);
    let late = browser.post(&format!("{place}/tanggapan"), &said).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        late.shows("Masa tanggapan untuk rancangan ini sudah habis."),
        "{}",
        late.html
    );
    let page = browser.get(&place).await;
    for words in [WORDS, "Satu loket ditambah.", "Diikuti sebagian"] {
        assert!(page.shows(words), "{words}: {}", page.html);
    }
    assert!(!page.html.contains("Kenanga"), "nobody is named to the public");
}

#[tokio::test]
async fn a_unit_opens_an_evaluation_of_its_own_standard_by_page() {
    let site = Site::with_cases(0).await;
    let mut clerk = site.officer("disnaker.petugas-loket.1").await;
    let page = clerk
        .get("/petugas/standar?layanan=disnaker%2Fak-1&maksud=evaluasi")
        .await;
    assert!(page.shows("Buka penetapan standar"), "{}", page.html);
    assert!(
        !page.html.contains("value=\"dishub/uji-kir\""),
        "no unit opens another's"
    );
    let token = page.between("name=\"kunci\" value=\"", "\"");
    let form = [
        ("kunci", token.as_str()),
        ("maksud", "evaluasi"),
        ("layanan", "disnaker/ak-1"),
        ("alasan", "Setahun berlaku."),
    ];
    let opened = clerk.upload("/petugas/standar", &form, &[]).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.html);
    let page = clerk.get(&opened.to).await;
    assert!(
        page.shows("Penetapan standar dibuka.") && page.shows("Evaluasi tahunan"),
        "{}",
        page.html
    );
    let list = site.officer("sekda").await.get("/petugas/standar").await;
    assert!(list.shows("Evaluasi tahunan"), "{}", list.html);
    assert!(!list.shows("Buka penetapan standar"), "overseers open nothing");
}
