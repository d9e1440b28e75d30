//! What officers do at their desks besides completing steps: notes, taking back, opinions, signing many, the till.

use maklumat_app::{
    Applicant, Asking, CaseId, Chosen, InboxFilter, InboxView, NewsKind, Private, Problem, ReviewState, SignedIn,
    StepForm,
};
use maklumat_calendar::Date;
use maklumat_vocabulary::{FeeId, Money, ServiceKey, StepId};

use crate::office::{Office, photo};
use crate::permit_story::{go, sent_application};

async fn seen_by(office: &Office, login: &str, applicant: &Applicant) -> (SignedIn, CaseId) {
    let officer = office.officer(login).await;
    let case = office.case_of(&officer, applicant).await;
    (officer, case)
}

fn code(refused: Result<impl std::fmt::Debug, Problem>) -> String {
    match refused {
        Err(Problem::Refused(refused)) => refused.code().to_owned(),
        other => panic!("not refused: {other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_is_read_by_officers_of_the_case_and_by_nobody_else() {
    let office = Office::furnished(0).await;
    let applicant = sent_application(&office).await;
    let (clerk, case) = seen_by(&office, "dpmptsp.verifikator.1", &applicant).await;
    office
        .app
        .leave_note(&clerk, case, " Klinik pindah alamat. ")
        .await
        .unwrap();
    let (head, _) = seen_by(&office, "dpmptsp.kepala-dinas.1", &applicant).await;
    let file = office.app.case_file(&head, case).await.unwrap();
    assert_eq!(file.notes[0].text.0, "Klinik pindah alamat.");
    assert!(file.acts.may_note);
    let thread = office.app.tracking(&applicant).await.unwrap().thread;
    let told: Vec<&str> = thread.iter().map(|item| item.title.id.as_str()).collect();
    assert!(!told.contains(&"Catatan petugas"), "{told:?}");
    let overseer = office.officer("sekda").await;
    assert!(matches!(
        office.app.leave_note(&overseer, case, "Halo").await,
        Err(Problem::NotFound)
    ));
    let stranger = office.officer("dishub.penguji.1").await;
    assert!(matches!(
        office.app.leave_note(&stranger, case, "Halo").await,
        Err(Problem::NotFound)
    ));
    let history = office.app.case_history(&head, case).await.unwrap();
    let last = history.rows.last().unwrap();
    assert_eq!(
        (last.what.id.as_str(), last.details[0].id.as_str()),
        ("Catatan petugas", "Klinik pindah alamat.")
    );
    assert!(
        last.officer.is_some() && last.position.id == "Penata Perizinan",
        "{last:?}"
    );
    assert!(matches!(
        office.app.case_history(&stranger, case).await,
        Err(Problem::NotFound)
    ));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_completion_comes_back_to_the_desk_it_left_and_the_applicant_reads_nothing_of_it() {
    let office = Office::furnished(0).await;
    let applicant = sent_application(&office).await;
    let messages = office.app.tracking(&applicant).await.unwrap().messages.len();
    office
        .complete("dpmptsp.verifikator.1", &applicant, "periksa", Some("lengkap"))
        .await;
    let (clerk, case) = seen_by(&office, "dpmptsp.verifikator.1", &applicant).await;
    let step = StepId::new("periksa");
    let offered = office.app.case_file(&clerk, case).await.unwrap().take_back;
    assert_eq!(offered.map(|(step, ..)| step), Some(step.clone()));
    let health = office.officer("dinkes.kabid-sdk.1").await;
    let free = |officer: SignedIn| {
        let app = office.app.clone();
        async move { app.inbox(&officer, &InboxFilter::default()).await.unwrap().rows.len() }
    };
    assert_eq!(free(health.clone()).await, 1);
    let stranger = office.officer("dishub.penguji.1").await;
    let refused = office.app.take_completion_back(&stranger, case, &step).await;
    assert!(matches!(refused, Err(Problem::NotFound)), "{refused:?}");

    office.app.take_completion_back(&clerk, case, &step).await.unwrap();
    assert_eq!(free(health.clone()).await, 0, "it has left the next desk");
    let mine = InboxFilter {
        view: InboxView::Mine,
        ..InboxFilter::default()
    };
    assert_eq!(office.app.inbox(&clerk, &mine).await.unwrap().rows[0].case, case);
    office.app.work_once().await.unwrap();
    let tracking = office.app.tracking(&applicant).await.unwrap();
    assert_eq!(
        tracking.messages.len(),
        messages + 1,
        "only the receipt of the application"
    );
    let done = tracking
        .thread
        .iter()
        .filter(|item| item.state == maklumat_app::ThreadState::Done);
    assert_eq!(done.count(), 1, "{:?}", tracking.thread);

    office
        .complete("dpmptsp.verifikator.1", &applicant, "periksa", Some("lengkap"))
        .await;
    let (health, _) = seen_by(&office, "dinkes.kabid-sdk.1", &applicant).await;
    office
        .app
        .take(&health, case, &StepId::new("rekomendasi"), None)
        .await
        .unwrap();
    let refused = office.app.take_completion_back(&clerk, case, &step).await;
    assert_eq!(code(refused), "next-has-taken");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_that_is_asked_sees_the_question_and_what_was_chosen_and_nothing_else() {
    let office = Office::furnished(0).await;
    let applicant = sent_application(&office).await;
    let (clerk, case) = seen_by(&office, "dpmptsp.verifikator.1", &applicant).await;
    let step = StepId::new("periksa");
    let evidence = office.app.case_file(&clerk, case).await.unwrap().evidence;
    let shown = evidence
        .iter()
        .find_map(|piece| piece.files.first())
        .unwrap()
        .digest
        .clone();
    let asking = |unit: &str| Asking {
        unit: unit.to_owned(),
        until: Date::constant(2026, 11, 24),
        question: Private("Apakah klinik ini punya parkir?".to_owned()),
        evidence: vec![shown.clone()],
    };
    assert_eq!(
        code(office.app.ask_opinion(&clerk, case, &step, asking("dpmptsp")).await),
        "opinion-of-own-unit"
    );
    office
        .app
        .ask_opinion(&clerk, case, &step, asking("dishub"))
        .await
        .unwrap();
    assert_eq!(office.app.opinions_awaited(&clerk).await.unwrap().len(), 1);

    let tester = office.officer("dishub.penguji.1").await;
    assert_eq!(office.app.count_notices(&tester).await.unwrap(), 1);
    let waiting = office.app.opinions_to_give(&tester).await.unwrap();
    assert_eq!((waiting[0].case, waiting[0].number), (case, 1));
    let sheet = office.app.opinion_sheet(&tester, case, 1).await.unwrap();
    assert_eq!(sheet.question.0, "Apakah klinik ini punya parkir?");
    assert_eq!(sheet.evidence.len(), 1);
    office.app.opinion_evidence(&tester, (case, 1), &shown).await.unwrap();
    let other = office.app.opinion_evidence(&tester, (case, 1), &"0".repeat(64)).await;
    assert!(matches!(other, Err(Problem::NotFound)), "{other:?}");
    assert!(matches!(
        office.app.case_file(&tester, case).await,
        Err(Problem::NotFound)
    ));
    let outsider = office.officer("disnaker.petugas-loket.1").await;
    assert!(matches!(
        office.app.opinion_sheet(&outsider, case, 1).await,
        Err(Problem::NotFound)
    ));
    let refused = office.app.give_opinion(&outsider, (case, 1), "Tidak.", None).await;
    assert!(matches!(refused, Err(Problem::NotFound)), "{refused:?}");

    let pending = StepForm {
        outcome: Some("lengkap".to_owned()),
        ..StepForm::default()
    };
    assert_eq!(
        code(office.app.complete_step(&clerk, case, &step, pending).await),
        "opinion-pending"
    );
    office.hours_pass(24);
    let tester = office.officer("dishub.penguji.1").await;
    office
        .app
        .give_opinion(&tester, (case, 1), "Ada, dua belas tempat.", Some(photo()))
        .await
        .unwrap();
    assert_eq!(office.app.count_notices(&tester).await.unwrap(), 0);
    assert!(matches!(
        office.app.opinion_sheet(&tester, case, 1).await,
        Err(Problem::NotFound)
    ));
    let (clerk, _) = seen_by(&office, "dpmptsp.verifikator.1", &applicant).await;
    office.app.take(&clerk, case, &step, None).await.unwrap();
    let news = office.app.news(&clerk).await.unwrap();
    assert_eq!(
        (news.len(), news[0].case, news[0].kind),
        (1, case, NewsKind::OpinionGiven)
    );
    assert_eq!(office.app.count_notices(&clerk).await.unwrap(), 1);
    let opinion = office.app.case_file(&clerk, case).await.unwrap().opinions.remove(0);
    let (_, words, enclosed) = opinion.answer.unwrap();
    assert_eq!((words.0.as_str(), opinion.days), ("Ada, dua belas tempat.", 1));
    office
        .app
        .case_evidence(&clerk, case, &enclosed.unwrap())
        .await
        .unwrap();
    office
        .complete("dpmptsp.verifikator.1", &applicant, "periksa", Some("lengkap"))
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_files_that_were_looked_at_as_they_stand_are_signed_together_with_one_password() {
    let office = Office::furnished(0).await;
    let mut applicants = Vec::new();
    for _ in 0..3 {
        let applicant = sent_application(&office).await;
        go(&office, &applicant, "periksa", "beri-nomor").await;
        applicants.push(applicant);
    }
    let head = office.officer("dpmptsp.kepala-dinas.1").await;
    let (service, step) = (ServiceKey::new("dpmptsp", "sip-dokter"), StepId::new("tanda-tangan"));
    let place = (&service, &step);
    let groups = office.app.signing_desk(&head).await.unwrap();
    assert!(
        groups.iter().any(|group| group.step == step && group.waiting == 3),
        "{groups:?}"
    );
    let list = office.app.signing_list(&head, place).await.unwrap();
    let cases: Vec<CaseId> = list.rows.iter().map(|row| row.row.case).collect();
    assert!(list.rows.iter().all(|row| row.state == ReviewState::NotYet));
    let chosen = |cases: &[CaseId]| Chosen {
        cases: cases.to_vec(),
        ..Chosen::default()
    };
    let password = "sungai-raya-2026";
    let unseen = office.app.sign_reviewed(&head, place, &chosen(&cases), password).await;
    assert_eq!(code(unseen), "nothing-reviewed");

    let mut next = Some(cases[0]);
    for _ in 0..2 {
        next = office.app.review(&head, place, next.unwrap()).await.unwrap();
    }
    assert_eq!(next, Some(cases[2]), "the next one to open");
    let wrong = office.app.sign_reviewed(&head, place, &chosen(&cases), "salah").await;
    assert_eq!(code(wrong), "wrong-proof");
    // Something happens to the second after it was looked at.
    let (clerk, _) = seen_by(&office, "dpmptsp.verifikator.1", &applicants[1]).await;
    office
        .app
        .leave_note(&clerk, cases[1], "Tunggu, alamat salah.")
        .await
        .unwrap();
    let list = office.app.signing_list(&head, place).await.unwrap();
    assert_eq!((list.reviewed, list.rows[1].state), (1, ReviewState::ChangedSince));

    let batch = office
        .app
        .sign_reviewed(&head, place, &chosen(&cases), password)
        .await
        .unwrap();
    let result = office.app.signing_result(&head, &batch).await.unwrap();
    assert_eq!((result.signed, result.waiting, result.rows.len()), (1, 0, 2));
    let (told, _) = result.rows[0].refused.clone().expect("ticked, and changed since");
    assert_eq!(told.what, "Berkas ini berubah sesudah Anda periksa.");
    assert_eq!(office.app.signing_list(&head, place).await.unwrap().rows.len(), 2);
    let other = office.officer("dpmptsp.verifikator.1").await;
    assert!(matches!(
        office.app.signing_result(&other, &batch).await,
        Err(Problem::NotFound)
    ));
    assert!(matches!(
        office.app.signing_list(&other, place).await,
        Err(Problem::NotFound)
    ));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_leaves_a_file_out_that_was_ready_earlier_says_why_before_anything_is_signed() {
    let office = Office::furnished(0).await;
    for _ in 0..2 {
        let applicant = sent_application(&office).await;
        go(&office, &applicant, "periksa", "beri-nomor").await;
        office.hours_pass(1);
    }
    let head = office.officer("dpmptsp.kepala-dinas.1").await;
    let (service, step) = (ServiceKey::new("dpmptsp", "sip-dokter"), StepId::new("tanda-tangan"));
    let place = (&service, &step);
    let later = office.app.signing_list(&head, place).await.unwrap().rows[1].row.case;
    office.app.review(&head, place, later).await.unwrap();
    let mut chosen = Chosen {
        cases: vec![later],
        ..Chosen::default()
    };
    let unexplained = office
        .app
        .sign_reviewed(&head, place, &chosen, "sungai-raya-2026")
        .await;
    assert_eq!(code(unexplained), "overtaking", "asked for before anything is signed");
    chosen.overtaking = Some(Private("Pemohon berangkat hari ini.".to_owned()));
    let batch = office
        .app
        .sign_reviewed(&head, place, &chosen, "sungai-raya-2026")
        .await
        .unwrap();
    assert_eq!(office.app.signing_result(&head, &batch).await.unwrap().signed, 1);
    let history = office.app.case_history(&head, later).await.unwrap();
    let told = format!("{:?}", history.rows);
    assert!(told.contains("Pemohon berangkat hari ini."), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_payment_is_cancelled_with_its_reason_and_the_fee_is_due_again() {
    let office = Office::furnished(0).await;
    let applicant = crate::desk::inspected_and_billed(&office).await;
    let (cashier, case) = seen_by(&office, "damkar.operator-siaga.1", &applicant).await;
    let fee = FeeId::new("apar-kecil");
    office.app.pay(&cashier, case, &fee, (Money(70_000), "")).await.unwrap();
    let cancel = async |number, reason: &str| office.app.cancel_payment(&cashier, case, (number, reason)).await;
    assert_eq!(code(cancel(1, " ").await), "reason-not-given");
    assert_eq!(code(cancel(2, "Salah berkas.").await), "payment-unknown");
    let stranger = office.officer("disnaker.petugas-loket.1").await;
    let foreign = office.app.cancel_payment(&stranger, case, (1, "Salah berkas.")).await;
    assert!(matches!(foreign, Err(Problem::NotFound)), "{foreign:?}");

    cancel(1, " Salah berkas. ").await.unwrap();
    assert_eq!(code(cancel(1, "Salah berkas.").await), "payment-already-cancelled");
    let till = office.app.till(&cashier).await.unwrap();
    assert_eq!((till.sum, till.count(), till.payments.len()), (Money(0), 0, 1));
    assert_eq!(till.payments[0].cancelled.as_ref().unwrap().0, "Salah berkas.");
    let file = office.app.case_file(&cashier, case).await.unwrap();
    assert_eq!(file.to_pay[0].amount, Money(70_000), "due again");
    let tracking = office.app.tracking(&applicant).await.unwrap();
    let paid = tracking.ledger.iter().find_map(|row| row.paid.as_ref()).unwrap();
    assert_eq!(paid.cancelled.as_ref().unwrap().reason.0, "Salah berkas.");
    assert!(
        office
            .app
            .payment_pdf(&applicant, 1)
            .await
            .unwrap()
            .starts_with(b"%PDF")
    );

    office.app.pay(&cashier, case, &fee, (Money(70_000), "")).await.unwrap();
    office.app.close_till(&cashier, Money(70_000), "").await.unwrap();
    assert_eq!(code(cancel(2, "Salah berkas.").await), "till-closed");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_cashier_took_is_summed_numbered_and_closed_once() {
    let office = Office::furnished(0).await;
    let applicant = crate::desk::inspected_and_billed(&office).await;
    let (cashier, case) = seen_by(&office, "damkar.operator-siaga.1", &applicant).await;
    let fee = FeeId::new("apar-kecil");
    office.app.pay(&cashier, case, &fee, (Money(70_000), "")).await.unwrap();
    let till = office.app.till(&cashier).await.unwrap();
    assert_eq!((till.sum, till.payments.len()), (Money(70_000), 1));
    assert_eq!(till.payments[0].receipt, "BKT/DAMKAR/2026/00001");
    let unexplained = office.app.close_till(&cashier, Money(60_000), " ").await;
    assert_eq!(code(unexplained), "difference-unexplained");
    office
        .app
        .close_till(&cashier, Money(60_000), "Kembalian salah satu pembayar.")
        .await
        .unwrap();
    let closed = office.app.till(&cashier).await.unwrap().closed.unwrap();
    assert_eq!(closed.difference(), Money(-10_000));
    assert_eq!(
        code(office.app.close_till(&cashier, Money(70_000), "").await),
        "till-closed"
    );
    let again = office.app.pay(&cashier, case, &fee, (Money(70_000), "")).await;
    assert_eq!(code(again), "till-closed");
    let overseer = office.officer("sekda").await;
    assert!(matches!(office.app.till(&overseer).await, Err(Problem::NotFound)));
}

#[tokio::test(flavor = "multi_thread")]
async fn measurements_are_compared_with_their_thresholds_before_anything_is_kept() {
    let office = Office::furnished(0).await;
    let applicant = crate::vehicle_test_story::at_the_lane(&office).await;
    let (tester, case) = seen_by(&office, "dishub.penguji.1", &applicant).await;
    let step = StepId::new("pra-uji");
    let typed = |horn: &str| StepForm {
        records: [("identitas-cocok", "ya"), ("perlengkapan", "ya"), ("klakson", horn)]
            .map(|(name, value)| (name.to_owned(), Private(value.to_owned())))
            .to_vec(),
        ..StepForm::default()
    };
    let judged = office.app.judge(&tester, case, &step, &typed("130")).await.unwrap();
    let verdict = |wanted: &str| {
        let reads = |check: &&maklumat_app::CheckVerdict| check.values.iter().any(|name| name.as_str() == wanted);
        judged.checks.iter().find(reads).unwrap().passes
    };
    assert_eq!(verdict("klakson"), Some(false));
    assert_eq!(verdict("identitas-cocok"), Some(true));
    assert_eq!(verdict("alur-ban"), None, "not typed yet");
    assert!(!judged.is_complete);
    let wrong = office.app.judge(&tester, case, &step, &typed("keras")).await;
    assert!(matches!(wrong, Err(Problem::Invalid(_))), "{wrong:?}");
    let stranger = office.officer("dpmptsp.verifikator.1").await;
    assert!(matches!(
        office.app.judge(&stranger, case, &step, &typed("90")).await,
        Err(Problem::NotFound)
    ));
    let history = office.app.case_history(&tester, case).await.unwrap();
    assert!(
        history
            .rows
            .iter()
            .all(|row| row.what.id != "Langkah selesai" || row.details[0].id != "pra-uji")
    );
}
