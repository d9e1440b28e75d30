//! Documents over time: keys rotate, documents are revoked, and every checker says what is so.

use maklumat_app::DocumentVerdict;

use crate::office::Office;
use crate::permit_story::sent_application;

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_stays_valid_when_the_office_changes_its_key() {
    let office = Office::furnished(0).await;
    let applicant = sent_application(&office).await;
    let before = office.app.receipt(&applicant).await.unwrap().qr_text;
    office.hours_pass(24);
    office.app.rotate_keys().unwrap();
    assert!(office.app.verify_text(&before).is_valid());
    let later = sent_application(&office).await;
    let after = office.app.receipt(&later).await.unwrap().qr_text;
    assert!(office.app.verify_text(&after).is_valid());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_of_another_regency_is_unknown_here() {
    let (here, there) = (Office::furnished(0).await, Office::furnished(0).await);
    let applicant = sent_application(&there).await;
    let foreign = there.app.receipt(&applicant).await.unwrap().qr_text;
    assert!(matches!(here.app.verify_text(&foreign), DocumentVerdict::UnknownKey));
}
