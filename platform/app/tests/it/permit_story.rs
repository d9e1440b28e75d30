//! A doctor's permit, from the first question to a document anybody can verify.

use maklumat_app::{DocumentVerdict, Private, StepForm, TrackingState};
use maklumat_documents::embedded_credential;
use maklumat_vocabulary::{Language, ProductId};

use crate::office::Office;

pub(crate) async fn sent_application(office: &Office) -> maklumat_app::Applicant {
    let applicant = filled_application(office).await;
    office.app.submit(&applicant).await.unwrap();
    office.again(&applicant).await
}

pub(crate) async fn filled_application(office: &Office) -> maklumat_app::Applicant {
    let applicant = office.begin("dpmptsp", "sip-dokter").await;
    office.save(&applicant, "urutan", &[("urutan", "pertama")]).await;
    let doctor = [
        ("nik", "9901014107900003"),
        ("nama", "Melati Contoh"),
        ("nomor-str", "AB 0123 4567 8901 23"),
        ("hp", "080012345678"),
        ("email", "melati@contoh.example"),
    ];
    office.save(&applicant, "dokter", &doctor).await;
    let place = [
        ("jenis-tempat", "faskes"),
        ("nama-tempat", "Klinik Muara Contoh"),
        ("lokasi", "Jalan Melati 1"),
    ];
    office.save(&applicant, "tempat-praktik", &place).await;
    office.upload_what_is_missing(&applicant).await;
    applicant
}

/// The way of a complete permit through the offices: who, which step, which outcome.
const WAY: [(&str, &str, Option<&str>); 6] = [
    ("dpmptsp.verifikator.1", "periksa", Some("lengkap")),
    ("dinkes.kabid-sdk.1", "rekomendasi", Some("direkomendasikan")),
    ("dpmptsp.verifikator.2", "beri-nomor", None),
    ("dpmptsp.kepala-dinas.1", "tanda-tangan", None),
    ("dpmptsp.front-office.1", "cek-akhir", None),
    ("dpmptsp.front-office.1", "sampaikan", None),
];

/// Completes the steps of the way from one to another, both included.
pub(crate) async fn go(office: &Office, applicant: &maklumat_app::Applicant, from: &str, to: &str) {
    let place = |wanted: &str| WAY.iter().position(|(_, step, _)| *step == wanted).unwrap();
    for (login, step, outcome) in &WAY[place(from)..=place(to)] {
        office.complete(login, applicant, step, *outcome).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_doctor_applies_is_returned_once_answers_and_gets_a_document_that_verifies() {
    let office = Office::furnished(0).await;
    let applicant = sent_application(&office).await;
    let receipt = office.app.receipt(&applicant).await.unwrap();
    // Nine working days from Monday 23 November 2026.
    let due = office.app.zone().date(receipt.due.unwrap());
    assert_eq!(due.to_string(), "2026-12-04");
    assert!(matches!(
        office.app.verify_text(&receipt.qr_text),
        DocumentVerdict::Valid(_)
    ));

    office.hours_pass(2);
    let returned = StepForm {
        outcome: Some("belum-lengkap".to_owned()),
        defects: vec![("surat-faskes".to_owned(), Private("Belum ditandatangani.".to_owned()))],
        ..StepForm::default()
    };
    office
        .complete_with("dpmptsp.verifikator.1", &applicant, "periksa", returned)
        .await;
    let tracking = office.app.tracking(&applicant).await.unwrap();
    assert!(
        matches!(tracking.state, TrackingState::Returned { .. }),
        "{:?}",
        tracking.state
    );
    let application = office.app.application(&applicant).await.unwrap();
    assert_eq!(
        application
            .pages
            .iter()
            .map(|page| page.id.as_str())
            .collect::<Vec<_>>(),
        ["surat-faskes"]
    );

    office.hours_pass(48);
    office.upload_what_is_missing(&applicant).await;
    office.app.submit(&applicant).await.unwrap();
    go(&office, &applicant, "periksa", "sampaikan").await;

    let tracking = office.app.tracking(&applicant).await.unwrap();
    assert!(matches!(tracking.state, TrackingState::Closed { .. }));
    assert_eq!(tracking.products[0].number.as_deref(), Some("500.16.7/001/SIP/XI/2026"));
    let pdf = office
        .app
        .product_pdf(&applicant, &ProductId::new("sip"))
        .await
        .unwrap();
    let code = embedded_credential(&pdf).unwrap();
    assert!(matches!(office.app.verify_text(&code), DocumentVerdict::Valid(_)));
    let strip = office
        .app
        .receipt_pdf(&applicant, true, Language::English)
        .await
        .unwrap();
    assert!(office.app.verify_text(&embedded_credential(&strip).unwrap()).is_valid());
    let evidence = office.app.check_evidence().await.unwrap();
    assert_eq!(evidence.cases, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_is_the_same_every_time_it_is_asked_for() {
    let office = Office::furnished(0).await;
    let applicant = sent_application(&office).await;
    let first = office.app.receipt(&applicant).await.unwrap();
    office.hours_pass(30);
    let later = office.app.receipt(&applicant).await.unwrap();
    assert_eq!(first.qr_text, later.qr_text);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_prepared_a_permit_cannot_sign_it() {
    let office = Office::furnished(0).await;
    let applicant = sent_application(&office).await;
    office
        .complete("dpmptsp.verifikator.1", &applicant, "periksa", Some("lengkap"))
        .await;
    let officer = office.officer("dinkes.kabid-sdk.1").await;
    let case = office.case_of(&officer, &applicant).await;
    let refused = office
        .app
        .complete_step(&officer, case, &"tanda-tangan".into(), StepForm::default())
        .await;
    assert!(matches!(refused, Err(maklumat_app::Problem::Refused(_))), "{refused:?}");
}
