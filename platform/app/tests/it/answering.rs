//! Answering a return: nothing that was handed in is lost, nothing that was corrected is dropped.

use maklumat_app::{Applicant, Private, Problem, StepForm};

use crate::bad_input::code;
use crate::office::{Office, at_once, photo};
use crate::permit_story::{filled_application, sent_application};

async fn returned(office: &Office, applicant: &Applicant, login: &str, defect: &str) {
    let form = StepForm {
        outcome: Some("belum-lengkap".to_owned()),
        defects: vec![(defect.to_owned(), Private("Belum benar.".to_owned()))],
        ..StepForm::default()
    };
    office.complete_with(login, applicant, "periksa", form).await;
}

/// A sent permit that came back, and the digest of the photo handed in with it.
async fn returned_permit(office: &Office) -> (Applicant, String) {
    let applicant = sent_application(office).await;
    returned(office, &applicant, "dpmptsp.verifikator.1", "surat-faskes").await;
    let file = office
        .app
        .attach(&applicant, "surat-faskes", "foto.png", photo())
        .await
        .unwrap();
    (applicant, file.digest)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_begun_and_never_sent_leaves_what_was_handed_in_first() {
    let office = Office::furnished(0).await;
    let (applicant, digest) = returned_permit(&office).await;
    office.hours_pass(24 * 120);
    office.app.work_once().await.unwrap();
    office.app.work_once().await.unwrap();
    let (kind, content) = office.app.own_file(&applicant, &digest).await.unwrap();
    assert_eq!((kind.as_str(), content), ("image/png", photo()));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_was_given_more_time_is_still_there() {
    let office = Office::furnished(0).await;
    let (applicant, digest) = returned_permit(&office).await;
    let head = office.officer("dpmptsp.kepala-dinas.1").await;
    let case = office.case_of(&head, &applicant).await;
    office
        .app
        .override_case(
            &head,
            case,
            ("extend-answer", Some("200 hari")),
            ("uu-25-2009", "Pemohon sakit"),
        )
        .await
        .unwrap();
    office.hours_pass(24 * 100);
    office.app.work_once().await.unwrap();
    let application = office.app.application(&applicant).await.unwrap();
    assert_eq!(application.pages[0].files[0].digest, digest);
    office.app.submit(&applicant).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_corrected_answer_arrives_although_its_condition_was_answered_earlier() {
    let office = Office::furnished(0).await;
    let applicant = office.begin("dpmptsp", "izin-reklame").await;
    office.save(&applicant, "pemohon", &[("pemohon", "badan")]).await;
    let identity = |nib: &'static str| {
        [
            ("nik", "9901014107900003"),
            ("nama", "Melati Contoh"),
            ("hp", "080012345678"),
            ("nama-usaha", "CV Muara Contoh"),
            ("nib", nib),
        ]
    };
    office.save(&applicant, "identitas", &identity("9901000000001")).await;
    let advertisement = [
        ("naskah", "Buka setiap hari"),
        ("lokasi", "Jalan Melati 1"),
        ("kelas-jalan", "utama"),
        ("luas", "4"),
        ("jumlah-sisi", "1"),
        ("lama-bulan", "6"),
    ];
    office.save(&applicant, "reklame", &advertisement).await;
    office.upload_what_is_missing(&applicant).await;
    office.app.submit(&applicant).await.unwrap();
    let applicant = office.again(&applicant).await;
    returned(&office, &applicant, "dpmptsp.front-office.1", "identitas").await;

    office.save(&applicant, "identitas", &identity("9901000000002")).await;
    office.app.submit(&applicant).await.unwrap();
    let officer = office.officer("dpmptsp.front-office.1").await;
    let case = office.case_of(&officer, &applicant).await;
    let file = office.app.case_file(&officer, case).await.unwrap();
    let shown: Vec<&str> = file
        .answers
        .iter()
        .flat_map(|group| &group.rows)
        .map(|(_, value)| value.0.as_str())
        .collect();
    assert!(shown.contains(&"9901000000002"), "{shown:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn sending_an_answer_twice_changes_nothing() {
    let office = Office::furnished(0).await;
    let (applicant, _) = returned_permit(&office).await;
    for sent in at_once([office.app.submit(&applicant), office.app.submit(&applicant)]) {
        sent.unwrap();
    }
    let before = office.app.check_evidence().await.unwrap().events;
    office.app.submit(&applicant).await.unwrap();
    assert_eq!(office.app.check_evidence().await.unwrap().events, before);
    let late = office
        .app
        .save_page(&applicant, "surat-faskes", Vec::new())
        .await
        .unwrap_err();
    assert_eq!(code(&late), "nothing-to-answer");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_pages_saved_at_once_both_stay() {
    let office = Office::furnished(0).await;
    let applicant = office.begin("dpmptsp", "sip-dokter").await;
    office.save(&applicant, "urutan", &[("urutan", "pertama")]).await;
    for round in 0..5 {
        let name = format!("Melati Contoh {round}");
        let place = format!("Klinik {round}");
        let doctor = [
            ("nik", "9901014107900003"),
            ("nama", &*name),
            ("nomor-str", "AB 0123 4567 8901 23"),
            ("hp", "080012345678"),
            ("email", "melati@contoh.example"),
        ];
        let clinic = [
            ("jenis-tempat", "faskes"),
            ("nama-tempat", &*place),
            ("lokasi", "Jalan 1"),
        ];
        at_once([
            office.save(&applicant, "dokter", &doctor),
            office.save(&applicant, "tempat-praktik", &clinic),
        ]);
        let application = office.app.application(&applicant).await.unwrap();
        let typed: Vec<&str> = application
            .pages
            .iter()
            .flat_map(|page| &page.inputs)
            .flat_map(|input| &input.typed)
            .map(|typed| typed.0.as_str())
            .collect();
        assert!(
            typed.contains(&name.as_str()) && typed.contains(&place.as_str()),
            "{typed:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_full_of_pictures_does_not_stop_the_site() {
    let office = Office::furnished(0).await;
    let (applicant, digest) = returned_permit(&office).await;
    let pictures: Vec<_> = (0..16)
        .map(|_| {
            let (app, applicant, digest) = (office.app.clone(), applicant.clone(), digest.clone());
            tokio::spawn(async move { app.own_file(&applicant, &digest).await.map(|_| ()) })
        })
        .collect();
    let all = async {
        for picture in pictures {
            picture.await.unwrap().unwrap();
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(20), all)
        .await
        .expect("every picture is shown");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_taken_off_before_sending_takes_no_room_and_does_not_reach_the_office() {
    let office = Office::furnished(0).await;
    let applicant = filled_application(&office).await;
    let before = files_on_disk(&office);
    for round in 0..30 {
        let other = [&b"%PDF-"[..], &[round]].concat();
        let wrong = office
            .app
            .attach(&applicant, "surat-faskes", "salah.pdf", other)
            .await
            .unwrap();
        office
            .app
            .detach(&applicant, "surat-faskes", &wrong.digest)
            .await
            .unwrap();
        let gone = office.app.own_file(&applicant, &wrong.digest).await;
        assert!(matches!(gone, Err(Problem::NotFound)), "{gone:?}");
    }
    assert_eq!(files_on_disk(&office), before);
    office.app.submit(&applicant).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_handed_in_for_two_papers_stays_for_the_other() {
    let office = Office::furnished(0).await;
    let applicant = filled_application(&office).await;
    let same = office
        .app
        .attach(&applicant, "surat-faskes", "foto.png", photo())
        .await
        .unwrap();
    office
        .app
        .detach(&applicant, "surat-faskes", &same.digest)
        .await
        .unwrap();
    office.app.own_file(&applicant, &same.digest).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_case_rests_on_stays_when_it_is_taken_off_the_answer() {
    let office = Office::furnished(0).await;
    let (applicant, digest) = returned_permit(&office).await;
    office.app.detach(&applicant, "surat-faskes", &digest).await.unwrap();
    office.app.own_file(&applicant, &digest).await.unwrap();
}

/// How many files lie in the folders of the installation.
fn files_on_disk(office: &Office) -> usize {
    fn count(folder: &std::path::Path) -> usize {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.map(|path| if path.is_dir() { count(&path) } else { 1 }).sum()
    }
    let folders = std::fs::read_dir(office.folder.path()).unwrap();
    let folders = folders.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    folders.map(|folder| count(&folder)).sum()
}
