//! Documents over time: keys rotate, documents are revoked, and every checker says what is so.

use maklumat_app::{
    App, Applicant, DocumentVerdict, OpenError, PrintMatch, Problem, ProofFault, Settings, Taking, check_proof,
};
use maklumat_documents::embedded_credential;
use maklumat_vocabulary::{Language, ProductId};

use crate::office::{Office, at_once};
use crate::permit_story::{go, sent_application};

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

/// A permit from application to signature, with its document.
async fn issued_permit(office: &Office) -> Applicant {
    let applicant = sent_application(office).await;
    go(office, &applicant, "periksa", "tanda-tangan").await;
    applicant
}

async fn document(office: &Office, applicant: &Applicant) -> Vec<u8> {
    let sip = ProductId::new("sip");
    office.app.product_pdf(applicant, &sip).await.unwrap()
}

/// The unit moves: another address and telephone number in every letterhead from now on.
async fn the_office_moves(office: &Office, to: &str) {
    let read =
        |name: &str| std::fs::read_to_string(format!("{}/../../regency/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let organisation: String = read("organisation.toml")
        .lines()
        .map(|line| match line.trim_start().strip_prefix("address") {
            Some(_) => format!("address = \"{to}\"\n"),
            None => format!("{line}\n"),
        })
        .collect();
    let sources = maklumat_sop::RegencySources {
        organisation: &organisation,
        calendar: &read("calendar.toml"),
        law: &read("law.toml"),
        ..maklumat_sop::RegencySources::default()
    };
    office.app.publish_regency(&sources).await.unwrap();
}

fn taking(reason: &str) -> Taking<'_> {
    Taking {
        cause: "mistaken",
        ground: "uu-30-2014 pasal 64",
        reason,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_downloaded_after_the_office_moved_is_the_one_that_was_issued() {
    let office = Office::furnished(0).await;
    let first = issued_permit(&office).await;
    let before = document(&office, &first).await;
    let never_opened = issued_permit(&office).await;
    let receipt = office.app.receipt(&first).await.unwrap();
    let slip = office.app.receipt_pdf(&first, true, Language::English).await.unwrap();
    the_office_moves(&office, "Jalan Baru Misal 99").await;
    office.hours_pass(200);
    assert_eq!(document(&office, &first).await, before);
    let again = office.app.receipt(&first).await.unwrap();
    assert_eq!(
        (again.qr_text, again.fingerprint, again.position),
        (receipt.qr_text, receipt.fingerprint.clone(), receipt.position)
    );
    assert_eq!(
        office.app.receipt_pdf(&first, true, Language::English).await.unwrap(),
        slip
    );

    // What nobody had opened before the move is printed from what was signed, with its code in force.
    let late = document(&office, &never_opened).await;
    assert_eq!(document(&office, &never_opened).await, late);
    let code = embedded_credential(&late).unwrap();
    assert!(office.app.verify_text(&code).is_valid());
    assert_eq!(office.app.compare_print(&code, &late).await.unwrap(), PrintMatch::Same);
    let mut altered = late.clone();
    *altered.last_mut().unwrap() ^= 1;
    assert_eq!(
        office.app.compare_print(&code, &altered).await.unwrap(),
        PrintMatch::Other
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn many_who_download_at_once_all_get_the_document() {
    let office = Office::furnished(0).await;
    let applicant = issued_permit(&office).await;
    let first = document(&office, &applicant).await;
    let downloads: Vec<_> = (0..16)
        .map(|_| {
            let (app, applicant) = (office.app.clone(), applicant.clone());
            tokio::spawn(async move { app.product_pdf(&applicant, &ProductId::new("sip")).await })
        })
        .collect();
    for download in downloads {
        assert_eq!(download.await.unwrap().unwrap(), first);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_document_stays_revoked_however_often_it_is_downloaded() {
    let office = Office::furnished(0).await;
    let applicant = issued_permit(&office).await;
    let code = embedded_credential(&document(&office, &applicant).await).unwrap();
    let sip = ProductId::new("sip");
    let clerk = office.officer("dpmptsp.verifikator.1").await;
    let case = office.case_of(&clerk, &applicant).await;
    let refused = office.app.revoke_product(&clerk, case, &sip, taking("Keliru.")).await;
    assert!(matches!(refused, Err(Problem::Refused(_))), "{refused:?}");
    assert!(office.app.verify_text(&code).is_valid());

    let head = office.officer("dpmptsp.kepala-dinas.1").await;
    let unexplained = office.app.revoke_product(&head, case, &sip, taking(" ")).await;
    assert!(matches!(unexplained, Err(Problem::Refused(_))));
    office
        .app
        .revoke_product(&head, case, &sip, taking("Nomor STR milik orang lain."))
        .await
        .unwrap();
    the_office_moves(&office, "Jalan Baru Misal 99").await;
    let later = embedded_credential(&document(&office, &applicant).await).unwrap();
    assert_eq!(later, code);
    assert!(matches!(
        office.app.verify_text(&later),
        DocumentVerdict::Revoked { .. }
    ));
    let tracking = office.app.tracking(&applicant).await.unwrap();
    assert!(tracking.products[0].revoked_at.is_some());
    let file = office.app.case_file(&clerk, case).await.unwrap();
    assert!(
        file.notes
            .iter()
            .any(|note| note.text.0.contains("Nomor STR milik orang lain."))
    );
    assert!(office.app.check_evidence().await.is_ok());

    // Another program on the same folder knows it too.
    let again = App::open(Settings::at(office.folder.path()).standing_at(office.app.now()))
        .await
        .unwrap();
    assert!(matches!(again.verify_text(&later), DocumentVerdict::Revoked { .. }));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_another_program_revoked_is_known_after_a_round_of_jobs() {
    let office = Office::furnished(0).await;
    let applicant = issued_permit(&office).await;
    let code = embedded_credential(&document(&office, &applicant).await).unwrap();
    let other = App::open(Settings::at(office.folder.path()).standing_at(office.app.now()))
        .await
        .unwrap();
    let id = maklumat_credential::CredentialId::of(&code).unwrap().to_string();
    other
        .revoke_by_operator(&id, taking("Perintah pengadilan."))
        .await
        .unwrap();
    assert!(office.app.verify_text(&code).is_valid());
    office.app.work_once().await.unwrap();
    assert!(matches!(office.app.verify_text(&code), DocumentVerdict::Revoked { .. }));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_verdict_is_given_for_what_it_is() {
    let office = Office::furnished(0).await;
    let applicant = issued_permit(&office).await;
    let code = embedded_credential(&document(&office, &applicant).await).unwrap();
    let verdict = |text: &str| office.app.verify_text(text);
    let DocumentVerdict::Valid(facts) = verdict(&code) else {
        panic!("{:?}", verdict(&code))
    };
    assert_eq!(facts.fingerprint.unwrap().len(), 14);
    let middle = code.len() / 2;
    let altered = format!(
        "{}{}{}",
        &code[..middle],
        if &code[middle..=middle] == "A" { "B" } else { "A" },
        &code[middle + 1..]
    );
    assert!(matches!(verdict(&altered), DocumentVerdict::Altered));
    assert!(matches!(verdict("halo"), DocumentVerdict::NotOurs));
    office.hours_pass(24 * 366 * 6);
    assert!(matches!(verdict(&code), DocumentVerdict::Expired(_)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_can_be_shown_to_have_been_recorded() {
    let office = Office::furnished(0).await;
    let applicant = sent_application(&office).await;
    let early = office.app.receipt_proof(&applicant).await;
    assert!(matches!(early, Err(Problem::Refused(_))), "{early:?}");
    office.app.checkpoint().await.unwrap();
    let proof = office.app.receipt_proof(&applicant).await.unwrap();
    let ring = maklumat_credential::KeyRing::parse(&office.app.key_ring_text()).unwrap();
    let recorded = check_proof(&proof, &ring).unwrap();
    assert_eq!(recorded.checkpoint, 1);
    let other = sent_application(&office).await;
    let (ours, theirs) = (
        office.app.receipt(&applicant).await.unwrap(),
        office.app.receipt(&other).await.unwrap(),
    );
    let swapped = proof.replace(&ours.qr_text, &theirs.qr_text);
    assert_eq!(check_proof(&swapped, &ring), Err(ProofFault::OtherReceipt));
    assert_eq!(
        check_proof(
            &proof.replace("\"actor\": \"applicant\"", "\"actor\": \"officer\""),
            &ring
        ),
        Err(ProofFault::NotIncluded)
    );
    assert_eq!(
        check_proof(&proof, &maklumat_credential::KeyRing::new()),
        Err(ProofFault::Signature)
    );
    assert_eq!(office.app.checkpoints(0).await.unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_given_at_once_and_over_new_year_have_no_gap_and_no_double() {
    let office = Office::furnished(0).await;
    let mut waiting = Vec::new();
    for _ in 0..4 {
        let applicant = sent_application(&office).await;
        go(&office, &applicant, "periksa", "beri-nomor").await;
        waiting.push(applicant);
    }
    let sign = |applicant| office.complete("dpmptsp.kepala-dinas.1", applicant, "tanda-tangan", None);
    let last = waiting.pop().unwrap();
    at_once(waiting.iter().map(sign));
    office.hours_pass(24 * 45);
    sign(&last).await;
    let mut numbers = Vec::new();
    for applicant in waiting.iter().chain([&last]) {
        let tracking = office.app.tracking(applicant).await.unwrap();
        numbers.push(tracking.products[0].number.clone().unwrap());
    }
    numbers.sort();
    assert_eq!(
        numbers,
        [
            "500.16.7/001/SIP/I/2027",
            "500.16.7/001/SIP/XI/2026",
            "500.16.7/002/SIP/XI/2026",
            "500.16.7/003/SIP/XI/2026"
        ]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restore_without_the_signing_keys_does_not_quietly_make_new_ones() {
    let office = Office::furnished(0).await;
    sent_application(&office).await;
    office.app.checkpoint().await.unwrap();
    let keys = office.folder.path().join("keys");
    for entry in std::fs::read_dir(&keys).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "seed") {
            std::fs::remove_file(path).unwrap();
        }
    }
    let opened = App::open(Settings::at(office.folder.path()).standing_at(office.app.now())).await;
    assert!(matches!(opened.err(), Some(OpenError::SigningKeyMissing)));
    assert!(std::fs::read_dir(&keys).unwrap().count() == 1, "nothing was made");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_that_is_finished_is_counted_once_though_its_document_is_taken_back_later() {
    let office = Office::furnished(0).await;
    let applicant = issued_permit(&office).await;
    go(&office, &applicant, "cek-akhir", "sampaikan").await;
    let service = maklumat_vocabulary::ServiceKey::new("dpmptsp", "sip-dokter");
    let finished = office.app.past_figures(&service).await.unwrap().finished;
    assert_eq!(finished, 1);
    office.hours_pass(24);
    let head = office.officer("dpmptsp.kepala-dinas.1").await;
    let case = office.case_of(&head, &applicant).await;
    office
        .app
        .revoke_product(&head, case, &ProductId::new("sip"), taking("Salah alamat."))
        .await
        .unwrap();
    assert_eq!(office.app.past_figures(&service).await.unwrap().finished, 1);
}
