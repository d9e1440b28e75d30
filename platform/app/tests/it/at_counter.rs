//! At the counter an officer fills in and sends for somebody, and is nobody but an officer.

use maklumat_app::{Applicant, CaseId, Private, SignedIn, StepForm, TrackingState};
use maklumat_sop::Channel;
use maklumat_vocabulary::{ProductId, ServiceKey, StepId};

use crate::bad_input::code;
use crate::office::Office;
use crate::permit_story::sent_application;

const CLERK: &str = "dpmptsp.front-office.1";

/// A permit that came back, opened at the counter: the applicant, and the same as the clerk holds it.
async fn opened_at_counter(office: &Office) -> (Applicant, SignedIn, CaseId, Applicant) {
    let applicant = sent_application(office).await;
    let returned = StepForm {
        outcome: Some("belum-lengkap".to_owned()),
        defects: vec![("surat-faskes".to_owned(), Private("Belum ditandatangani.".to_owned()))],
        ..StepForm::default()
    };
    office
        .complete_with("dpmptsp.verifikator.1", &applicant, "periksa", returned)
        .await;
    let clerk = office.officer(CLERK).await;
    let case = office.case_of(&clerk, &applicant).await;
    let token = office.app.answer_at_counter(&clerk, case).await.unwrap();
    let at_counter = office.app.applicant(&token.0).await.unwrap();
    (applicant, clerk, case, at_counter)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_at_the_counter_withdraws_confirms_and_reads_nothing_in_the_citizens_name() {
    let office = Office::furnished(0).await;
    let (applicant, _, _, at_counter) = opened_at_counter(&office).await;
    let app = &office.app;
    let refusals = [
        app.withdraw(&at_counter, None).await.unwrap_err(),
        app.complete_own_step(&at_counter, &StepId::new("periksa"))
            .await
            .unwrap_err(),
        app.tracking(&at_counter).await.unwrap_err(),
        app.product_pdf(&at_counter, &ProductId::new("sip")).await.unwrap_err(),
        app.receipt_proof(&at_counter).await.unwrap_err(),
        app.submit(&at_counter).await.unwrap_err(),
    ];
    for refused in &refusals {
        assert_eq!(code(refused), "only-the-applicant");
    }
    let tracking = app.tracking(&applicant).await.unwrap();
    assert!(matches!(tracking.state, TrackingState::Returned { .. }));
    app.withdraw(&applicant, None).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_opened_at_the_counter_is_sent_by_that_officer_alone_and_soon() {
    let office = Office::furnished(0).await;
    let (applicant, clerk, case, at_counter) = opened_at_counter(&office).await;
    let app = &office.app;
    let other = office.officer("dpmptsp.verifikator.1").await;
    assert!(app.submit_at_counter(&at_counter, &other).await.is_err());
    assert!(app.submit_at_counter(&applicant, &clerk).await.is_err());
    assert!(app.tick_at_counter(&applicant, "surat-faskes", true).await.is_err());

    let token = app.answer_at_counter(&clerk, case).await.unwrap();
    let forged = token
        .0
        .replacen(&token.0.split('.').nth(2).unwrap().to_owned(), "own", 1);
    assert!(app.applicant(&forged).await.is_err());
    office.hours_pass(3);
    assert!(app.applicant(&token.0).await.is_err());
    app.tick_at_counter(&at_counter, "surat-faskes", true).await.unwrap();
    app.submit_at_counter(&at_counter, &clerk).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paper_ticked_at_the_counter_counts_when_the_citizen_sends_from_home() {
    let office = Office::furnished(0).await;
    let (applicant, clerk, case, at_counter) = opened_at_counter(&office).await;
    let app = &office.app;
    app.tick_at_counter(&at_counter, "surat-faskes", true).await.unwrap();
    app.submit(&applicant).await.unwrap();
    let file = app.case_file(&clerk, case).await.unwrap();
    let paper = file
        .evidence
        .iter()
        .find(|piece| piece.requirement.as_str() == "surat-faskes");
    assert!(paper.unwrap().at_counter);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_officer_began_with_papers_seen_the_citizen_finishes_with_the_pin() {
    let office = Office::furnished(0).await;
    let app = &office.app;
    let clerk = office.officer("disnaker.petugas-loket.1").await;
    let service = ServiceKey::new("disnaker", "ak-1");
    let started = app
        .start_application(&service, "0800 1234 5678", Channel::Counter, Some(&clerk))
        .await
        .unwrap();
    let at_counter = app.applicant(&started.token.0).await.unwrap();
    for paper in ["ijazah", "foto"] {
        app.tick_at_counter(&at_counter, paper, true).await.unwrap();
    }
    let token = app
        .open_with_pin(&started.reference, &started.pin.0, "test")
        .await
        .unwrap();
    let citizen = app.applicant(&token.0).await.unwrap();
    let identity = [
        ("nik", "9901014107900001"),
        ("nama", "Melati Contoh"),
        ("alamat", "Jalan Muara 1"),
        ("hp", "080012345678"),
    ];
    office.save(&citizen, "identitas", &identity).await;
    let school = [("jenjang", "slta"), ("jurusan", "IPA"), ("tahun-lulus", "2008")];
    office.save(&citizen, "pendidikan", &school).await;
    office
        .save(&citizen, "punya-pengalaman", &[("pernah-bekerja", "tidak")])
        .await;
    app.submit(&citizen).await.unwrap();
}
