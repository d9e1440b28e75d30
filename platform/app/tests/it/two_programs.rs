//! Two programs on one installation: what one of them publishes, the other serves.

use maklumat_app::{App, Settings};
use maklumat_vocabulary::ServiceKey;

use crate::office::{Office, monday_morning};
use crate::permit_story::{go, sent_application};
use crate::staffing::{ORGANISATION, PERMIT, sources};

fn permit() -> ServiceKey {
    ServiceKey::new("dpmptsp", "sip-dokter")
}

fn next_version() -> String {
    PERMIT.replacen("version   = 1", "version   = 2", 1)
}

/// The same installation, opened by another program.
async fn beside(office: &Office) -> Office {
    let app = App::open(Settings::at(office.folder.path()).standing_at(monday_morning()))
        .await
        .unwrap();
    Office {
        app,
        folder: tempfile::tempdir().unwrap(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_command_publishes_is_served_by_the_running_program_after_one_round_of_jobs() {
    let publishing = Office::furnished(0).await;
    let serving = beside(&publishing).await;
    let version = || serving.app.service(&permit()).unwrap().sop.definition().version;
    publishing
        .app
        .publish_service(&permit(), &next_version(), None)
        .await
        .unwrap();
    assert_eq!(version(), 1);
    serving.app.work_once().await.unwrap();
    assert_eq!(version(), 2);

    let renamed = ORGANISATION.replace("Kabupaten Sungai Raya", "Kabupaten Muara Jernih");
    publishing.app.publish_regency(&sources(&renamed)).await.unwrap();
    serving.app.work_once().await.unwrap();
    assert_eq!(serving.app.regency().name.id, "Kabupaten Muara Jernih");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_on_a_version_another_program_has_just_published_is_worked_on_at_once() {
    let publishing = Office::furnished(0).await;
    let serving = beside(&publishing).await;
    publishing
        .app
        .publish_service(&permit(), &next_version(), None)
        .await
        .unwrap();
    let applicant = sent_application(&publishing).await;
    assert_eq!(serving.app.tracking(&applicant).await.unwrap().version, 2);
    go(&serving, &applicant, "periksa", "tanda-tangan").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_definition_is_checked_by_the_organisation_another_program_has_just_published() {
    let publishing = Office::furnished(0).await;
    let other = beside(&publishing).await;
    let gone = next_version().replace("\"dinkes/kabid-sdk\"", "\"dinkes/kabid-baru\"");
    assert!(other.app.publish_service(&permit(), &gone, None).await.is_err());
    let organisation = ORGANISATION.replace(
        "[unit.dinkes.position]\n",
        "[unit.dinkes.position]\nkabid-baru = { name = \"Kepala Bidang Baru\", count = 1, qualification = \"S1 kesehatan\", reports-to = \"kepala-dinas\" }\n",
    );
    publishing.app.publish_regency(&sources(&organisation)).await.unwrap();
    other.app.publish_service(&permit(), &gone, None).await.unwrap();
}
