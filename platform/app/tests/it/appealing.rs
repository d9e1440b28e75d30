//! After a refusal the applicant reads what may be done against it, where, and until which day; and everything that happened.

use maklumat_app::StepForm;

use crate::office::Office;
use crate::permit_story::{go, sent_application};

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_applicant_reads_where_and_until_when_to_object() {
    let office = Office::furnished(0).await;
    let applicant = sent_application(&office).await;
    go(&office, &applicant, "periksa", "periksa").await;
    let refused = StepForm {
        outcome: Some("tidak-direkomendasikan".to_owned()),
        ..StepForm::default()
    };
    office
        .complete_with("dinkes.kabid-sdk.1", &applicant, "rekomendasi", refused)
        .await;
    let open = office.app.tracking(&applicant).await.unwrap();
    assert!(open.appeal.is_none(), "nothing is decided yet");
    let letter = StepForm {
        reasons: vec![0],
        ..StepForm::default()
    };
    office
        .complete_with("dpmptsp.kepala-dinas.1", &applicant, "tolak", letter)
        .await;

    let tracking = office.app.tracking(&applicant).await.unwrap();
    let appeal = tracking.appeal.expect("it was refused");
    // Twenty-one working days after Monday 23 November 2026: 25 December is a holiday, the 24th a day of joint leave.
    let until = office.app.zone().date(appeal.until);
    assert_eq!(until.to_string(), "2026-12-22");
    assert_eq!(appeal.to.id, "Kepala Dinas");
    assert!(
        !appeal.above.id.is_empty() && appeal.at.id.contains("Dinas"),
        "{appeal:?}"
    );
    let told: Vec<&str> = tracking.told.iter().map(|line| line.what.id.as_str()).collect();
    assert_eq!(told.len() as u64, tracking.events, "no event is left out");
    assert_eq!(told.first(), Some(&"Permohonan dikirim"));
    // The letter is set once the decision stands.
    assert_eq!(
        told[told.len() - 2..],
        ["Permohonan ditolak", "Terbit: Surat penolakan"]
    );
}
