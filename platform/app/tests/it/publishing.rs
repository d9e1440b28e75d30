//! Publishing by page, below the pages: who may, what moves, and that a proposal is published whole or not at all.

use maklumat_app::{Problem, Standing};
use maklumat_sop::RegencyFile;

use crate::office::{Office, at_once};
use crate::permit_story::sent_application;
use crate::staffing::{CALENDAR, LAW, PERMIT};

fn refused(result: Result<(), Problem>) -> &'static str {
    match result {
        Err(Problem::Refused(refused)) => refused.code(),
        other => panic!("{other:?}"),
    }
}

fn file(name: &str, text: &str) -> Vec<(String, Vec<u8>)> {
    vec![(name.to_owned(), text.as_bytes().to_vec())]
}

fn second_permit() -> String {
    renumbered().replacen("Mengecek SIP dan menyiapkan", "Mengecek SIP lalu menyiapkan", 1)
}

/// A new number and nothing new.
fn renumbered() -> String {
    PERMIT.replacen("version   = 1", "version   = 2", 1)
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_but_an_administrator_sees_or_publishes_a_proposal() {
    let office = Office::furnished(0).await;
    let admin = office.officer("admin").await;
    let id = office
        .app
        .propose(&admin, file("sip-dokter.toml", &second_permit()), None)
        .await
        .unwrap();
    for login in ["sekda", "dpmptsp.kepala-dinas.1", "dpmptsp.verifikator.1"] {
        let other = office.officer(login).await;
        let app = &office.app;
        assert!(
            matches!(app.proposal(&other, &id).await, Err(Problem::NotFound)),
            "{login}"
        );
        assert!(matches!(
            app.publish_proposal(&other, &id, "").await,
            Err(Problem::NotFound)
        ));
        assert!(matches!(app.drop_proposal(&other, &id).await, Err(Problem::NotFound)));
        assert!(matches!(app.definitions(&other).await, Err(Problem::NotFound)));
        assert!(matches!(app.files_in_force(&other).await, Err(Problem::NotFound)));
        assert!(matches!(app.units(&other).await, Err(Problem::NotFound)));
        assert!(matches!(app.fees(&other), Err(Problem::NotFound)));
        let uploaded = app.propose(&other, file("law.toml", LAW), None).await;
        assert!(matches!(uploaded, Err(Problem::NotFound)), "{login}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_calendar_tells_which_due_dates_move_and_moves_them_once_it_is_published() {
    let office = Office::furnished(0).await;
    let admin = office.officer("admin").await;
    let applicant = sent_application(&office).await;
    let counter = "dpmptsp.verifikator.1";
    office.complete(counter, &applicant, "periksa", Some("lengkap")).await;
    office.app.work_once().await.unwrap();
    let due = async || office.app.tracking(&applicant).await.unwrap().promises[0].due;
    let before = due().await;
    let closed = CALENDAR.replacen(
        "2026-10-12 = ",
        "2026-11-24 = \"Hari pemilihan kepala daerah (rekaan)\"\n2026-10-12 = ",
        1,
    );
    assert_ne!(closed, CALENDAR);
    let id = office
        .app
        .propose(&admin, file("calendar.toml", &closed), None)
        .await
        .unwrap();
    let proposal = office.app.proposal(&admin, &id).await.unwrap();
    assert_eq!(
        (proposal.moved.later, proposal.moved.earlier),
        (1, 0),
        "{:?}",
        proposal.moved
    );
    assert!(proposal.moved.first[0].to > proposal.moved.first[0].from);
    assert_eq!(due().await, before, "nothing moves by looking");
    office.app.publish_proposal(&admin, &id, &proposal.seen).await.unwrap();
    office.app.work_once().await.unwrap();
    assert!(due().await > before);
}

#[tokio::test(flavor = "multi_thread")]
async fn shared_files_that_would_stop_a_published_service_keep_the_whole_proposal_back() {
    let office = Office::furnished(0).await;
    let admin = office.officer("admin").await;
    let law = LAW.replacen("[law.uu-17-2023]", "[law.uu-17-1923]", 1);
    let mut files = file("law.toml", &law);
    files.extend(file("sip-dokter.toml", &second_permit()));
    let id = office.app.propose(&admin, files, None).await.unwrap();
    let proposal = office.app.proposal(&admin, &id).await.unwrap();
    assert!(
        !proposal.may_be_published && !proposal.broken.is_empty(),
        "{proposal:?}"
    );
    let forced = office.app.publish_proposal(&admin, &id, &proposal.seen).await;
    assert_eq!(refused(forced), "proposal-not-sound");
    assert_eq!(
        office.app.shared_text(&admin, RegencyFile::Law.name()).await.unwrap(),
        LAW
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_publish_at_once_exactly_one_does() {
    let office = Office::furnished(0).await;
    let admin = office.officer("admin").await;
    let id = office
        .app
        .propose(&admin, file("sip-dokter.toml", &second_permit()), None)
        .await
        .unwrap();
    let seen = office.app.proposal(&admin, &id).await.unwrap().seen;
    let results = at_once([0, 1].map(|_| office.app.publish_proposal(&admin, &id, &seen)));
    let done = results.iter().filter(|result| result.is_ok()).count();
    assert_eq!(done, 1, "{results:?}");
    for result in results.into_iter().filter(Result::is_err) {
        assert_eq!(refused(result), "published-meanwhile");
    }
    let after = office.app.proposal(&admin, &id).await.unwrap();
    assert_eq!(after.services[0].standing, Standing::Unchanged);
    assert!(after.row.published_at.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_an_older_version_and_english_texts_alone_are_kept_back_with_the_reason() {
    let office = Office::furnished(0).await;
    let admin = office.officer("admin").await;
    let standing = async |name: &str, text: &str| {
        let id = office.app.propose(&admin, file(name, text), None).await.unwrap();
        let proposal = office.app.proposal(&admin, &id).await.unwrap();
        assert!(!proposal.may_be_published);
        proposal.services[0].standing
    };
    let draft: String = second_permit()
        .lines()
        .filter(|line| !line.starts_with("decree "))
        .collect::<Vec<_>>()
        .join("\n");
    assert_eq!(standing("sip-dokter.toml", &draft).await, Standing::Draft);
    let other = format!("{PERMIT}\n# lain\n");
    assert_eq!(standing("sip-dokter.toml", &other).await, Standing::VersionTaken);
    assert_eq!(standing("sip-dokter.toml", PERMIT).await, Standing::Unchanged);
    assert_eq!(
        standing("sip-dokter.en.toml", "name = \"x\"").await,
        Standing::EnglishAlone
    );
    assert_eq!(standing("sip-dokter.toml", &renumbered()).await, Standing::NothingNew);
    let third = PERMIT.replacen("version   = 1", "version   = 3", 1);
    let key = maklumat_vocabulary::ServiceKey::new("dpmptsp", "sip-dokter");
    office.app.publish_service(&key, &third, None).await.unwrap();
    assert_eq!(standing("sip-dokter.toml", &second_permit()).await, Standing::Older);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_specimen_carries_no_proof_and_uses_up_no_number() {
    let office = Office::furnished(0).await;
    let admin = office.officer("admin").await;
    let key = maklumat_vocabulary::ServiceKey::new("dpmptsp", "sip-dokter");
    let specimen = office.app.specimen_pdf(&admin, &key, &"sip".into()).await.unwrap();
    assert!(specimen.starts_with(b"%PDF"));
    assert_eq!(maklumat_documents::embedded_credential(&specimen), None);
    let units = office.app.sheets(&admin).unwrap();
    let rows = units.iter().flat_map(|unit| &unit.rows);
    let mut numbers = rows
        .filter(|row| row.service == key)
        .filter_map(|row| row.number.as_deref());
    assert!(numbers.any(|number| number.contains("/001/")), "{units:?}");
    let officer = office.officer("dpmptsp.verifikator.1").await;
    let other = office.app.specimen_pdf(&officer, &key, &"sip".into()).await;
    assert!(matches!(other, Err(Problem::NotFound)));
}

#[tokio::test(flavor = "multi_thread")]
async fn personal_data_goes_when_its_time_is_over_and_not_before_and_the_history_can_still_be_proved() {
    let office = Office::furnished(40).await;
    let admin = async || office.officer("admin").await;
    let due = async |by: &maklumat_app::SignedIn| {
        let rows = office.app.retention(by).await.unwrap();
        rows.into_iter().filter(|row| row.due > 0).collect::<Vec<_>>()
    };
    let by = admin().await;
    assert!(due(&by).await.is_empty(), "nothing is old enough");
    let tested = maklumat_vocabulary::ServiceKey::new("dishub", "uji-kir");
    let early = office.app.erase_due(&by, (&tested, 1), "12/BA/2026").await;
    assert_eq!(refused(early.map(|_| ())), "nothing-to-erase");

    office.hours_pass(24 * 365 * 30);
    let by = admin().await;
    let over = due(&by).await;
    let row = over
        .iter()
        .find(|row| row.then == maklumat_sop::Disposal::Destroy)
        .expect("thirty years later something is to be destroyed");
    let (of, count) = ((&row.service, row.version), row.due);
    let without = office.app.erase_due(&by, of, " ").await;
    assert_eq!(refused(without.map(|_| ())), "record-missing");
    let archived = over.iter().find(|row| row.then == maklumat_sop::Disposal::Archive);
    if let Some(archived) = archived {
        let kept = office
            .app
            .erase_due(&by, (&archived.service, archived.version), "1")
            .await;
        assert_eq!(refused(kept.map(|_| ())), "kept-for-the-archive");
    }
    let officer = office.officer("dpmptsp.verifikator.1").await;
    let other = office.app.erase_due(&officer, of, "12/BA/2026").await;
    assert!(matches!(other, Err(Problem::NotFound)));

    assert_eq!(office.app.erase_due(&by, of, "12/BA/2026").await.unwrap(), count);
    assert!(due(&by).await.iter().all(|left| left.service != row.service));
    let filter = maklumat_app::TrailFilter {
        kind: Some(maklumat_app::AuditKind::CasesErased),
        ..maklumat_app::TrailFilter::default()
    };
    let trail = office.app.trail(&by, &filter).await.unwrap();
    let told = maklumat_app::TrailDetail::Erased {
        count: u32::try_from(count).unwrap(),
        record: "12/BA/2026".to_owned(),
    };
    assert_eq!(trail.rows[0].detail, told);
    let found = office.app.examine().await.unwrap();
    let is_whole = found.iter().any(|one| one.what.id.starts_with("rantai bukti utuh"));
    assert!(is_whole, "the chain still proves what happened: {found:?}");
}
