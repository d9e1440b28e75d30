//! A document before it is signed: whoever may sign it looks at it, nobody else does, and nothing of it is kept.

use maklumat_app::{CaseId, Problem, SignedIn, StepForm};
use maklumat_documents::embedded_credential;
use maklumat_vocabulary::{ProductId, StepId};

use crate::office::Office;
use crate::permit_story::{go, sent_application};

/// The permit as it would be signed now.
async fn look(office: &Office, officer: &SignedIn, case: CaseId) -> Result<Vec<u8>, Problem> {
    let step = StepId::new("tanda-tangan");
    office.app.unsigned_pdf(officer, case, &step, StepForm::default()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_may_sign_sees_the_document_before_and_nothing_of_it_is_kept() {
    let office = Office::furnished(0).await;
    let applicant = sent_application(&office).await;
    go(&office, &applicant, "periksa", "beri-nomor").await;
    let head = office.officer("dpmptsp.kepala-dinas.1").await;
    let case = office.case_of(&head, &applicant).await;
    let history = office.app.case_history(&head, case).await.unwrap().rows.len();
    let file = office.app.case_file(&head, case).await.unwrap();
    let offered = &file.open[0].unsigned;
    assert!(
        offered.len() == 1 && offered[0].outcome.is_none() && !offered[0].needs_form,
        "{offered:?}"
    );

    let unsigned = look(&office, &head, case).await.unwrap();
    assert!(unsigned.starts_with(b"%PDF"));
    assert_eq!(embedded_credential(&unsigned), None, "nothing to check");
    if let Some(text) = office.text_of(&unsigned) {
        assert!(
            text.contains("Melati Contoh") && text.contains("RANCANGAN – belum berlaku"),
            "{text}"
        );
        assert!(!text.contains("Nomor: "), "the number is given at issue: {text}");
    }
    for other in [
        "dpmptsp.verifikator.1",
        "dpmptsp.front-office.1",
        "dishub.penguji.1",
        "sekda",
    ] {
        let other = office.officer(other).await;
        assert!(
            matches!(look(&office, &other, case).await, Err(Problem::NotFound)),
            "{:?}",
            other.id
        );
    }

    assert_eq!(office.app.case_history(&head, case).await.unwrap().rows.len(), history);
    let sip = ProductId::new("sip");
    assert!(
        office.app.product_pdf(&applicant, &sip).await.is_err(),
        "nothing is issued"
    );
    go(&office, &applicant, "tanda-tangan", "tanda-tangan").await;
    let issued = office.app.tracking(&applicant).await.unwrap();
    assert_eq!(
        issued.products[0].number.as_deref(),
        Some("500.16.7/001/SIP/XI/2026"),
        "looking took no number"
    );
    assert!(
        matches!(look(&office, &head, case).await, Err(Problem::NotFound)),
        "what is signed is no draft"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_without_a_document_has_nothing_to_look_at_before() {
    let office = Office::furnished(0).await;
    let applicant = sent_application(&office).await;
    office
        .complete("dpmptsp.verifikator.1", &applicant, "periksa", Some("lengkap"))
        .await;
    let doctor = office.officer("dinkes.kabid-sdk.1").await;
    let case = office.case_of(&doctor, &applicant).await;
    let form = StepForm {
        outcome: Some("direkomendasikan".to_owned()),
        ..StepForm::default()
    };
    let none = office
        .app
        .unsigned_pdf(&doctor, case, &StepId::new("rekomendasi"), form)
        .await;
    match none {
        Err(Problem::Refused(refused)) => assert_eq!(refused.code(), "no-document-of-it"),
        other => panic!("{other:?}"),
    }
}
