//! What happens when something is wrong: a clear message, and nothing lost.

use maklumat_app::{DocumentVerdict, Private, Problem, StepForm};
use maklumat_sop::Channel;
use maklumat_vocabulary::{Language, ServiceKey};

use crate::office::{Office, at_once, photo};

pub(crate) fn code(problem: &Problem) -> &str {
    match problem {
        Problem::Refused(refused) => refused.code(),
        Problem::Invalid(errors) => errors[0].key,
        Problem::NotFound => "not-found",
        Problem::Locked { .. } => "locked",
        Problem::Fault { .. } => "fault",
    }
}

/// What is wrong, as an Indonesian reader sees it.
fn words(problem: &Problem) -> String {
    let Problem::Refused(refused) = problem else {
        panic!("{problem:?}")
    };
    let words = refused.words(Language::Indonesian);
    assert!(!words.then.is_empty(), "{words:?} does not say what to do");
    words.what
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_nik_is_explained_and_what_was_typed_stays() {
    let office = Office::furnished(0).await;
    let applicant = office.begin("disnaker", "ak-1").await;
    let typed = vec![
        ("nik".to_owned(), Private("990101".to_owned())),
        ("nama".to_owned(), Private("Melati Contoh".to_owned())),
    ];
    let problem = office.app.save_page(&applicant, "identitas", typed).await.unwrap_err();
    assert_eq!(code(&problem), "error-nik");
    let application = office.app.application(&applicant).await.unwrap();
    let page = application.pages.iter().find(|page| page.id == "identitas").unwrap();
    assert_eq!(page.inputs[0].typed[0].0, "990101");
    assert_eq!(page.inputs[1].typed[0].0, "Melati Contoh");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_an_oversized_and_a_disguised_file_are_refused_and_the_others_stay() {
    let office = Office::furnished(0).await;
    let applicant = office.begin("disnaker", "ak-1").await;
    office
        .app
        .attach(&applicant, "ijazah", "ijazah.png", photo())
        .await
        .unwrap();
    let empty = office
        .app
        .attach(&applicant, "ijazah", "kosong.pdf", Vec::new())
        .await
        .unwrap_err();
    let large = office
        .app
        .attach(&applicant, "ijazah", "besar.jpg", vec![0xff; 11 * 1024 * 1024])
        .await
        .unwrap_err();
    let disguised = office
        .app
        .attach(&applicant, "ijazah", "foto.jpg", b"MZ not a photo".to_vec())
        .await
        .unwrap_err();
    assert_eq!(
        [code(&empty), code(&large), code(&disguised)],
        ["file-empty", "file-too-large", "file-kind-unknown"]
    );
    assert_eq!(
        [words(&empty), words(&large), words(&disguised)],
        [
            "Berkas itu kosong.",
            "Ukuran berkas lebih dari 10 MB.",
            "Isi berkas ini bukan foto (JPG, PNG, WebP) atau PDF."
        ]
    );
    let application = office.app.application(&applicant).await.unwrap();
    let page = application.pages.iter().find(|page| page.id == "ijazah").unwrap();
    assert_eq!(page.files.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_incomplete_application_is_not_sent() {
    let office = Office::furnished(0).await;
    let applicant = office.begin("disnaker", "ak-1").await;
    let problem = office.app.submit(&applicant).await.unwrap_err();
    assert_eq!(code(&problem), "incomplete");
    assert_eq!(words(&problem), "Masih ada yang belum diisi.");
}

#[tokio::test(flavor = "multi_thread")]
async fn sending_twice_gives_one_case() {
    let office = Office::furnished(0).await;
    let applicant = permit(&office).await;
    for sent in at_once([office.app.submit(&applicant), office.app.submit(&applicant)]) {
        sent.unwrap();
    }
    office.app.submit(&applicant).await.unwrap();
    assert_eq!(office.app.check_evidence().await.unwrap().cases, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn five_wrong_pins_close_a_reference_for_a_while() {
    let office = Office::furnished(0).await;
    let key = ServiceKey::new("disnaker", "ak-1");
    let started = office
        .app
        .start_application(&key, "080012345678", Channel::Online, None)
        .await
        .unwrap();
    let wrong = if started.pin.0 == "000000" { "000001" } else { "000000" };
    for _ in 0..5 {
        let problem = office
            .app
            .open_with_pin(&started.reference, wrong, "test")
            .await
            .unwrap_err();
        assert_eq!(code(&problem), "wrong-pin");
        // What the platform clears away now and then is no help to whoever guesses slowly.
        office.app.work_once().await.unwrap();
    }
    let closed = office
        .app
        .open_with_pin(&started.reference, &started.pin.0, "test")
        .await
        .unwrap_err();
    assert_eq!(code(&closed), "locked");
    office.hours_pass(1);
    office
        .app
        .open_with_pin(&started.reference, &started.pin.0, "test")
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tampered_code_never_verifies() {
    let office = Office::furnished(0).await;
    let applicant = permit(&office).await;
    office.app.submit(&applicant).await.unwrap();
    let text = office.app.receipt(&applicant.sent()).await.unwrap().qr_text;
    let mut letters: Vec<char> = text.chars().collect();
    let middle = letters.len() / 2;
    letters[middle] = if letters[middle] == 'A' { 'B' } else { 'A' };
    let tampered: String = letters.into_iter().collect();
    assert!(!office.app.verify_text(&tampered).is_valid());
    assert!(matches!(office.app.verify_text("halo"), DocumentVerdict::NotOurs));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_officers_on_one_step_one_wins_and_the_other_is_told() {
    let office = Office::furnished(0).await;
    let applicant = permit(&office).await;
    office.app.submit(&applicant).await.unwrap();
    let (one, other) = (
        office.officer("dpmptsp.verifikator.1").await,
        office.officer("dpmptsp.verifikator.2").await,
    );
    let case = office.case_of(&one, &applicant).await;
    let done = || StepForm {
        outcome: Some("lengkap".to_owned()),
        ..StepForm::default()
    };
    let step = "periksa".into();
    let mut both = at_once([&one, &other].map(|officer| office.app.complete_step(officer, case, &step, done())));
    both.sort_by_key(Result::is_err);
    let [Ok(()), Err(lost)] = both.as_slice() else {
        panic!("{both:?}")
    };
    let Problem::Refused(refused) = lost else {
        panic!("{lost:?}")
    };
    // Decided anew on the case as the faster one left it, and not merely told that somebody was faster.
    assert_eq!(code(lost), "step-not-open");
    assert!(!refused.words(Language::Indonesian).what.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn take_next_gives_two_officers_two_files() {
    let office = Office::furnished(0).await;
    for _ in 0..2 {
        let applicant = permit(&office).await;
        office.app.submit(&applicant).await.unwrap();
    }
    let (one, other) = (
        office.officer("dpmptsp.verifikator.1").await,
        office.officer("dpmptsp.verifikator.2").await,
    );
    let taken: Vec<_> = at_once([&one, &other].map(|officer| office.app.take_next(officer, None)))
        .into_iter()
        .map(|taken| taken.unwrap().unwrap())
        .collect();
    assert_ne!(taken[0], taken[1]);
    assert_eq!(office.app.take_next(&one, None).await.unwrap(), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn overtaking_needs_a_reason() {
    let office = Office::furnished(0).await;
    let earlier = permit(&office).await;
    office.app.submit(&earlier).await.unwrap();
    office.hours_pass(1);
    let later = permit(&office).await;
    office.app.submit(&later).await.unwrap();
    let officer = office.officer("dpmptsp.verifikator.1").await;
    let case = office.case_of(&officer, &later).await;
    let problem = office
        .app
        .take(&officer, case, &"periksa".into(), None)
        .await
        .unwrap_err();
    assert_eq!(code(&problem), "overtaking");
    office
        .app
        .take(
            &officer,
            case,
            &"periksa".into(),
            Some("Pasien menunggu operasi".to_owned()),
        )
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn completing_a_file_nobody_took_counts_whom_it_overtakes() {
    let office = Office::furnished(0).await;
    let earlier = permit(&office).await;
    office.app.submit(&earlier).await.unwrap();
    office.hours_pass(1);
    let later = permit(&office).await;
    office.app.submit(&later).await.unwrap();
    let officer = office.officer("dpmptsp.verifikator.1").await;
    let case = office.case_of(&officer, &later).await;
    let done = |overtaking: Option<&str>| StepForm {
        outcome: Some("lengkap".to_owned()),
        overtaking: overtaking.map(|reason| Private(reason.to_owned())),
        ..StepForm::default()
    };
    let step = "periksa".into();
    let problem = office
        .app
        .complete_step(&officer, case, &step, done(None))
        .await
        .unwrap_err();
    assert_eq!(code(&problem), "overtaking");
    let before = office.app.tracking(&office.again(&later).await).await.unwrap().events;
    let reason = Some("Pasien menunggu operasi");
    office
        .app
        .complete_step(&officer, case, &step, done(reason))
        .await
        .unwrap();
    let after = office.app.tracking(&office.again(&later).await).await.unwrap().events;
    assert!(after >= before + 3, "taken, completed, opened: {before} to {after}");
    // The first in the line overtakes nobody and needs no reason.
    let first = office.case_of(&officer, &earlier).await;
    office
        .app
        .complete_step(&officer, first, &step, done(None))
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_of_another_service_does_not_learn_that_a_case_exists() {
    let office = Office::furnished(0).await;
    let applicant = permit(&office).await;
    office.app.submit(&applicant).await.unwrap();
    let verifier = office.officer("dpmptsp.verifikator.1").await;
    let case = office.case_of(&verifier, &applicant).await;
    let outsider = office.officer("rsud.kasir.1").await;
    assert!(matches!(
        office.app.case_file(&outsider, case).await,
        Err(Problem::NotFound)
    ));
    assert_eq!(
        office
            .app
            .case_by_reference(&outsider, applicant.reference())
            .await
            .unwrap(),
        None
    );
}

async fn permit(office: &Office) -> maklumat_app::Applicant {
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
    office
        .save(
            &applicant,
            "tempat-praktik",
            &[
                ("jenis-tempat", "faskes"),
                ("nama-tempat", "Klinik Muara"),
                ("lokasi", "Jalan 1"),
            ],
        )
        .await;
    office.upload_what_is_missing(&applicant).await;
    applicant
}

#[tokio::test(flavor = "multi_thread")]
async fn one_place_begins_so_many_applications_in_an_hour_and_no_more() {
    let office = Office::furnished(0).await;
    for _ in 0..240 {
        office.app.count_beginning("203.0.113.7").await.unwrap();
    }
    let refused = office.app.count_beginning("203.0.113.7").await;
    assert_eq!(code(&refused.unwrap_err()), "too-many-begun");
    office.app.count_beginning("203.0.113.8").await.unwrap();
    office.hours_pass(1);
    office.app.count_beginning("203.0.113.7").await.unwrap();
}
