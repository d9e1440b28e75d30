//! A service is published anew while a case is under way, and the case follows by an explicit act.

use maklumat_app::Problem;
use maklumat_vocabulary::{ServiceKey, StepId};

use crate::office::Office;
use crate::permit_story::{go, sent_application};

const PUBLISHED: &str = include_str!("../../../../regency/services/dpmptsp/sip-dokter.toml");

fn service() -> ServiceKey {
    ServiceKey::new("dpmptsp", "sip-dokter")
}

/// The next version, in which the first check has another name.
fn renamed() -> String {
    PUBLISHED
        .replace("version   = 1", "version   = 2")
        .replace("[step.periksa", "[step.verifikasi")
        .replace("\"periksa\"", "\"verifikasi\"")
}

fn steps(pairs: &[(&str, &str)]) -> Vec<(StepId, StepId)> {
    pairs
        .iter()
        .map(|(from, to)| (StepId::new(from), StepId::new(to)))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_superior_moves_a_running_case_to_the_version_published_since() {
    let office = Office::furnished(0).await;
    let applicant = sent_application(&office).await;
    office
        .complete("dpmptsp.verifikator.1", &applicant, "periksa", Some("lengkap"))
        .await;
    let head = office.officer("dpmptsp.kepala-dinas.1").await;
    let case = office.case_of(&head, &applicant).await;
    assert!(office.app.move_offer(&head, case).await.unwrap().is_none());
    office.app.publish_service(&service(), &renamed(), None).await.unwrap();

    assert_eq!(office.app.case_file(&head, case).await.unwrap().newer_version, Some(2));
    let offer = office.app.move_offer(&head, case).await.unwrap().unwrap();
    assert_eq!((offer.from, offer.to), (1, 2));
    assert!(!offer.differences.is_empty());
    let likely: Vec<_> = offer
        .steps
        .iter()
        .map(|step| (step.step.as_str(), step.to.as_ref().map(StepId::as_str)))
        .collect();
    assert_eq!(
        likely,
        [("periksa", Some("verifikasi")), ("rekomendasi", Some("rekomendasi"))]
    );

    let mapping = steps(&[("periksa", "verifikasi"), ("rekomendasi", "rekomendasi")]);
    let clerk = office.officer("dpmptsp.verifikator.2").await;
    let refused = office.app.move_case(&clerk, case, (2, &mapping), "Mau saja.").await;
    assert!(matches!(&refused, Err(Problem::Refused(refused)) if refused.code() == "not-a-superior"));
    let stranger = office.officer("rsud.kasir.1").await;
    let hidden = office.app.move_case(&stranger, case, (2, &mapping), "Mau saja.").await;
    assert!(matches!(hidden, Err(Problem::NotFound)), "{hidden:?}");
    let half = steps(&[("rekomendasi", "rekomendasi")]);
    let refused = office
        .app
        .move_case(&head, case, (2, &half), "Nama langkah baru.")
        .await;
    assert!(matches!(&refused, Err(Problem::Refused(refused)) if refused.code() == "step-not-mapped"));

    office
        .app
        .move_case(&head, case, (2, &mapping), "Nama langkah baru.")
        .await
        .unwrap();
    let tracking = office.app.tracking(&applicant).await.unwrap();
    assert_eq!(tracking.version, 2);
    assert!(
        tracking.thread.iter().any(|item| item.title.id == "periksa"),
        "a step the new version does not know goes by its own name: {:#?}",
        tracking.thread
    );
    office.app.case_file(&head, case).await.unwrap();
    go(&office, &applicant, "rekomendasi", "tanda-tangan").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_that_asks_for_more_leaves_running_cases_alone() {
    let office = Office::furnished(0).await;
    let applicant = sent_application(&office).await;
    let more = PUBLISHED.replace("version   = 1", "version   = 2");
    let more =
        format!("{more}\n[requirement.foto]\nname = \"Foto tempat praktik\"\nkind = \"copy\"\nlaw  = \"uu-25-2009\"\n");
    office.app.publish_service(&service(), &more, None).await.unwrap();
    let head = office.officer("dpmptsp.kepala-dinas.1").await;
    let case = office.case_of(&head, &applicant).await;
    let mapping = steps(&[("periksa", "periksa")]);
    let refused = office.app.move_case(&head, case, (2, &mapping), "Versi terbaru.").await;
    let Err(Problem::Refused(refused)) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(refused.code(), "move-burdens");
}
