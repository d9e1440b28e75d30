//! At the officers' desks: money at the counter, superiors, waivers, the order, and strangers.

use maklumat_app::{
    Applicant, CaseId, LateFilter, Private, Problem, SignedIn, StepForm, StepHolder, TrackingState, VisitForm,
};
use maklumat_vocabulary::{FeeId, Money, StepId};

use crate::office::Office;
use crate::permit_story::sent_application;

/// An application for a check of fire protection, as far as the payment.
async fn inspected(office: &Office) -> Applicant {
    let applicant = office.begin("damkar", "layak-operasional").await;
    let person = [
        ("nik", "9901014107900003"),
        ("nama", "Melati Contoh"),
        ("hp", "080012345678"),
        ("dikuasakan", "tidak"),
    ];
    office.save(&applicant, "pemohon", &person).await;
    let building = [
        ("lokasi", "Jalan Melati 1"),
        ("lantai", "2"),
        ("apar-kecil", "2"),
        ("apar-besar", "0"),
        ("hidran", "0"),
        ("alarm", "tidak"),
    ];
    office.save(&applicant, "bangunan", &building).await;
    office.upload_what_is_missing(&applicant).await;
    office.app.submit(&applicant).await.unwrap();
    let applicant = office.again(&applicant).await;
    office
        .complete("damkar.sekretariat.1", &applicant, "periksa", Some("lengkap"))
        .await;
    applicant
}

fn inspection(photo: &str) -> StepForm {
    StepForm {
        outcome: Some("layak".to_owned()),
        records: vec![("apar-baik".to_owned(), Private("2".to_owned()))],
        visit: Some(VisitForm {
            position: Private("-1.25,109.5".to_owned()),
            photo: photo.to_owned(),
        }),
        ..StepForm::default()
    }
}

async fn seen_by(office: &Office, login: &str, applicant: &Applicant) -> (SignedIn, CaseId) {
    let officer = office.officer(login).await;
    let case = office.case_of(&officer, applicant).await;
    (officer, case)
}

/// The same inspected and billed, so that the applicant owes seventy thousand.
pub(crate) async fn inspected_and_billed(office: &Office) -> Applicant {
    let applicant = inspected(office).await;
    let (inspector, case) = seen_by(office, "damkar.inspektur.1", &applicant).await;
    let other = vec![0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 0xff, 0xd9];
    let taken = office.app.upload_photo(&inspector, case, other).await.unwrap();
    office
        .complete_with("damkar.inspektur.1", &applicant, "inspeksi", inspection(&taken))
        .await;
    office
        .complete("damkar.bendahara.1", &applicant, "tetapkan", None)
        .await;
    applicant
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fee_of_the_applicants_own_step_is_paid_at_the_counter_and_the_case_goes_on() {
    let office = Office::furnished(0).await;
    let applicant = inspected(&office).await;
    let (inspector, case) = seen_by(&office, "damkar.inspektur.1", &applicant).await;
    let step = StepId::new("inspeksi");
    let handed_in = office.app.case_file(&inspector, case).await.unwrap().evidence[0].files[0]
        .digest
        .clone();
    for unproven in [&"0".repeat(64), &handed_in] {
        let refused = office
            .app
            .complete_step(&inspector, case, &step, inspection(unproven))
            .await;
        assert!(matches!(refused, Err(Problem::Refused(_))), "{refused:?}");
    }
    let other = vec![0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 0xff, 0xd9];
    let taken = office.app.upload_photo(&inspector, case, other).await.unwrap();
    office
        .complete_with("damkar.inspektur.1", &applicant, "inspeksi", inspection(&taken))
        .await;
    office
        .complete("damkar.bendahara.1", &applicant, "tetapkan", None)
        .await;

    let tracking = office.app.tracking(&applicant).await.unwrap();
    assert!(
        matches!(tracking.state, TrackingState::YourTurn { .. }),
        "{:?}",
        tracking.state
    );
    assert_eq!(tracking.to_pay[0].amount, Money(70_000));
    assert!(tracking.pay_at.id.contains("Jalan Merdeka 20"), "{:?}", tracking.pay_at);

    // Who performs no step may take the money, and sees nothing else.
    let (counter, case) = seen_by(&office, "damkar.operator-siaga.1", &applicant).await;
    let file = office.app.case_file(&counter, case).await.unwrap();
    assert_eq!((file.to_pay.len(), file.to_pay[0].amount), (1, Money(70_000)));
    assert!(file.answers.is_empty() && file.evidence.is_empty() && file.open.is_empty());
    let evidence = office.app.case_evidence(&counter, case, &handed_in).await;
    assert!(matches!(evidence, Err(Problem::NotFound)));

    let fee = FeeId::new("apar-kecil");
    office
        .app
        .pay(&counter, case, &fee, (Money(70_000), "BKT-1"))
        .await
        .unwrap();
    let tracking = office.app.tracking(&applicant).await.unwrap();
    assert!(
        matches!(tracking.state, TrackingState::AtOffice { .. }),
        "{:?}",
        tracking.state
    );
    assert!(tracking.to_pay.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_superior_of_another_unit_sees_the_late_file_and_puts_it_back_for_an_absent_officer() {
    let office = Office::furnished(0).await;
    let applicant = sent_application(&office).await;
    office
        .complete("dpmptsp.verifikator.1", &applicant, "periksa", Some("lengkap"))
        .await;
    let step = StepId::new("rekomendasi");
    let (absent, case) = seen_by(&office, "dinkes.kabid-sdk.1", &applicant).await;
    office.app.take(&absent, case, &step, None).await.unwrap();

    office.hours_pass(6 * 24);
    office.app.work_once().await.unwrap();
    let (head, case) = seen_by(&office, "dinkes.kepala-dinas.1", &applicant).await;
    let late = office.app.late_files(&head, &LateFilter::default(), 1).await.unwrap();
    assert_eq!((late.total, late.rows[0].row.case), (1, case));
    assert!(late.rows[0].holder.is_some(), "a superior sees whom to ask");
    assert_eq!(
        office
            .app
            .inbox(&head, &maklumat_app::InboxFilter::default())
            .await
            .unwrap()
            .counts
            .escalated,
        1
    );
    let file = office.app.case_file(&head, case).await.unwrap();
    assert!(file.escalated.is_some());
    assert!(file.acts.may_override, "above whoever holds the step");
    assert!(
        file.tracking
            .thread
            .iter()
            .any(|item| item.title.id == "Terlambat, naik ke atasan")
    );
    assert_eq!(file.held[0].0, step);
    assert!(file.separated.iter().any(|(step, _)| step.as_str() == "tanda-tangan"));
    office.app.release(&head, case, &step).await.unwrap();
    let file = office.app.case_file(&absent, case).await.unwrap();
    assert_eq!(file.open[0].holder, StepHolder::Nobody);
    assert!(!file.acts.may_override, "no link to what the rules refuse");
    // The officer below sees nobody's lateness but the queue.
    assert_eq!(
        office
            .app
            .late_files(&absent, &LateFilter::default(), 1)
            .await
            .unwrap()
            .total,
        0
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_learns_nothing_from_any_act_on_a_case() {
    let office = Office::furnished(0).await;
    let applicant = sent_application(&office).await;
    let (holder, case) = seen_by(&office, "dpmptsp.verifikator.1", &applicant).await;
    let step = StepId::new("periksa");
    office.app.take(&holder, case, &step, None).await.unwrap();
    let stranger = office.officer("dishub.penguji.1").await;
    let app = &office.app;
    let acts = [
        app.take(&stranger, case, &step, None).await,
        app.release(&stranger, case, &step).await,
        app.complete_step(&stranger, case, &step, StepForm::default()).await,
        app.pay(&stranger, case, &FeeId::new("izin"), (Money(1), "B-1")).await,
        app.override_case(&stranger, case, ("pause", None), ("uu-30-2014", "Alasan"))
            .await,
    ];
    for act in acts {
        assert!(matches!(act, Err(Problem::NotFound)), "{act:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_superior_waives_after_a_return_is_not_asked_for_again_and_the_table_counts_it() {
    let office = Office::furnished(0).await;
    let applicant = sent_application(&office).await;
    let defect = |id: &str| (id.to_owned(), Private("Tidak terbaca.".to_owned()));
    let returned = StepForm {
        outcome: Some("belum-lengkap".to_owned()),
        defects: vec![defect("surat-faskes"), defect("str")],
        ..StepForm::default()
    };
    office
        .complete_with("dpmptsp.verifikator.1", &applicant, "periksa", returned)
        .await;
    let (head, case) = seen_by(&office, "dpmptsp.kepala-dinas.1", &applicant).await;
    let ground = ("uu-30-2014 pasal 22", "Arsip ada pada kami.");
    let wrong_time = office
        .app
        .override_case(&head, case, ("extend-answer", Some("sebentar")), ground)
        .await;
    assert!(
        matches!(&wrong_time, Err(Problem::Invalid(errors)) if errors[0].key == "error-duration"),
        "{wrong_time:?}"
    );
    office
        .app
        .override_case(&head, case, ("waive-requirement", Some("str")), ground)
        .await
        .unwrap();
    let tracking = office.app.tracking(&applicant).await.unwrap();
    assert_eq!(tracking.overrides[0].ground, "UU 30/2014 pasal 22");
    let application = office.app.application(&applicant).await.unwrap();
    let pages: Vec<&str> = application.pages.iter().map(|page| page.id.as_str()).collect();
    assert_eq!(pages, ["surat-faskes"]);
    assert_eq!(application.answering.unwrap().len(), 1);
    let file = office.app.case_file(&head, case).await.unwrap();
    let nameable: Vec<&str> = file.nameable.iter().map(|(id, _)| id.as_str()).collect();
    assert!(nameable.contains(&"surat-faskes") && !nameable.contains(&"str") && !nameable.contains(&"urutan"));

    let overseer = office.officer("sekda").await;
    let table = office
        .app
        .oversight(&overseer, None, today(&office))
        .await
        .unwrap()
        .table;
    assert_eq!((table.rows[0].overrides, table.rows[0].overtakings), (1, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn taking_a_file_past_another_needs_a_reason_and_reaches_the_table() {
    let office = Office::furnished(0).await;
    sent_application(&office).await;
    office.hours_pass(1);
    let later = sent_application(&office).await;
    let (officer, case) = seen_by(&office, "dpmptsp.verifikator.1", &later).await;
    let step = StepId::new("periksa");
    let refused = office.app.take(&officer, case, &step, None).await;
    assert!(matches!(refused, Err(Problem::Refused(_))), "{refused:?}");
    office
        .app
        .take(&officer, case, &step, Some("Pemohon menunggu di loket.".to_owned()))
        .await
        .unwrap();
    let overseer = office.officer("sekda").await;
    assert_eq!(
        office
            .app
            .oversight(&overseer, None, today(&office))
            .await
            .unwrap()
            .table
            .rows[0]
            .overtakings,
        1
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_no_phone_completes_a_returned_file_at_the_counter() {
    let office = Office::furnished(0).await;
    let applicant = sent_application(&office).await;
    let returned = StepForm {
        outcome: Some("belum-lengkap".to_owned()),
        defects: vec![("surat-faskes".to_owned(), Private("Belum ditandatangani.".to_owned()))],
        ..StepForm::default()
    };
    office
        .complete_with("dpmptsp.verifikator.1", &applicant, "periksa", returned)
        .await;
    let (clerk, case) = seen_by(&office, "dpmptsp.front-office.1", &applicant).await;
    let app = &office.app;
    assert!(app.case_file(&clerk, case).await.unwrap().may_answer);
    let stranger = office.officer("dishub.penguji.1").await;
    let refused = app.answer_at_counter(&stranger, case).await;
    assert!(matches!(refused, Err(Problem::NotFound)), "{refused:?}");
    let token = app.answer_at_counter(&clerk, case).await.unwrap();
    let at_counter = app.applicant(&token.0).await.unwrap();
    app.tick_at_counter(&at_counter, "surat-faskes", true).await.unwrap();
    app.submit_at_counter(&at_counter, &clerk).await.unwrap();
    let file = app.case_file(&clerk, case).await.unwrap();
    assert!(
        matches!(file.tracking.state, TrackingState::AtOffice { .. }),
        "{:?}",
        file.tracking.state
    );
    let paper = file
        .evidence
        .iter()
        .find(|piece| piece.requirement.as_str() == "surat-faskes");
    assert!(paper.unwrap().at_counter);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_pause_the_inbox_shows_the_later_due_date() {
    let office = Office::furnished(0).await;
    let applicant = sent_application(&office).await;
    let (officer, case) = seen_by(&office, "dpmptsp.verifikator.1", &applicant).await;
    let head = office.officer("dpmptsp.kepala-dinas.1").await;
    let everything = maklumat_app::InboxFilter::default();
    let before = office.app.inbox(&officer, &everything).await.unwrap().rows[0].due;
    let ground = ("uu-30-2014 pasal 22", "Banjir, kantor tidak bisa dimasuki.");
    for deviation in [("pause", Some("5 hari")), ("resume", None)] {
        office.app.override_case(&head, case, deviation, ground).await.unwrap();
        office.hours_pass(2);
    }
    let officer = office.officer("dpmptsp.verifikator.1").await;
    let after = office.app.inbox(&officer, &everything).await.unwrap().rows[0].due;
    let in_file = office.app.case_file(&officer, case).await.unwrap().open[0].due;
    assert!(after > before, "{before:?} {after:?}");
    assert_eq!(after, Some(in_file), "the inbox and the file say the same");
}

fn today(office: &Office) -> maklumat_app::Period {
    maklumat_app::Period::of(maklumat_app::PeriodChoice::Days90, office.app.today())
}
