//! A SOP in force is looked at when it must be, with what was measured beside the judgement, and what it leaves to be done
//! stays open until somebody closes it with a word.

use maklumat_app::{
    AuditKind, Evaluation, Finishing, FollowUpAction, HalfYear, Judgement, Method, MonitoringSheet, NewCampaign,
    Problem, Reply, ReviewStanding, Round, SheetGap, SignedIn, TrailFilter, TypedEvaluation, TypedRow, TypedSheet,
    Verdict, Wants,
};
use maklumat_calendar::Date;
use maklumat_vocabulary::{PositionKey, ServiceKey, StepId, UnitId};

use crate::bad_input::code;
use crate::office::Office;

const HEAD: &str = "disdukcapil.kepala-dinas.1";
const CLERK: &str = "disdukcapil.petugas-loket.1";
const OVERSEER: &str = "sekda";

fn ktp() -> ServiceKey {
    ServiceKey::new("disdukcapil", "ktp-el")
}

fn clerks() -> PositionKey {
    PositionKey::new("disdukcapil", "petugas-loket")
}

/// Why the rules said no.
fn refused<T: std::fmt::Debug>(done: Result<T, Problem>) -> String {
    code(&done.unwrap_err()).to_owned()
}

fn days(office: &Office, days: i64) {
    office.hours_pass(24 * days);
}

/// Everything works, where figures say otherwise with a word.
fn all_well(sheet: &MonitoringSheet) -> TypedSheet {
    TypedSheet {
        revision: sheet.head.revision,
        methods: vec![Method::Observation],
        rows: sheet
            .rows
            .iter()
            .map(|row| TypedRow {
                step: row.step.clone(),
                judgement: Some(Judgement::WorksWell),
                note: "Alat cetak rusak pada bulan Oktober".to_owned(),
                action: FollowUpAction::default(),
            })
            .collect(),
    }
}

fn action() -> FollowUpAction {
    FollowUpAction {
        what: "Tambah satu petugas loket".to_owned(),
        by: Some(clerks()),
        until: Some(Date::constant(2026, 12, 31)),
    }
}

/// The same, but the first step works badly.
fn first_badly(sheet: &MonitoringSheet) -> TypedSheet {
    let mut typed = all_well(sheet);
    typed.rows[0].judgement = Some(Judgement::WorksBadly);
    typed.rows[0].note = "Antre sampai siang".to_owned();
    typed.rows[0].action = action();
    typed
}

async fn monitored(office: &Office, head: &SignedIn) {
    let sheet = office.app.monitoring_sheet(head, &ktp()).await.unwrap();
    let done = office
        .app
        .finish_monitoring(head, &ktp(), first_badly(&sheet))
        .await
        .unwrap();
    assert_eq!(done, Finishing::Done);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sop_that_is_overdue_is_monitored_beside_its_figures_and_due_again_in_six_months() {
    let office = Office::furnished(300).await;
    let head = office.officer(HEAD).await;
    let list = office.app.looked_sops(&head, None).await.unwrap();
    assert!(list.rows.iter().all(|row| row.service.unit.as_str() == "disdukcapil"));
    let row = list.rows.iter().find(|row| row.service == ktp()).unwrap();
    assert_eq!(row.monitoring.due, Date::constant(2026, 8, 2));
    assert_eq!(row.monitoring.standing, ReviewStanding::Overdue { days: 113 });
    assert_eq!(row.evaluation.standing, ReviewStanding::InTime);

    let sheet = office.app.monitoring_sheet(&head, &ktp()).await.unwrap();
    let counted: u64 = sheet
        .rows
        .iter()
        .filter_map(|row| row.measured)
        .map(|of| of.visits)
        .sum();
    assert!(counted > 20 && sheet.facts.finished >= 5, "{counted} visits");
    let report = office
        .app
        .service_report(&head, &ktp(), sheet.facts.period(office.app.today()))
        .await
        .unwrap();
    assert_eq!(
        (report.row.finished, report.row.on_time),
        (sheet.facts.finished, sheet.facts.on_time)
    );
    let of_reports: u64 = report.steps.iter().map(|step| step.visits).sum();
    assert_eq!(counted, of_reports, "the sheet says what the report says");

    let empty = TypedSheet::default();
    let Finishing::Missing(gaps) = office.app.finish_monitoring(&head, &ktp(), empty).await.unwrap() else {
        panic!("an empty sheet was finished");
    };
    assert_eq!(gaps.len(), sheet.rows.len() + 1);
    assert_eq!(gaps[0], SheetGap::NoMethod);

    monitored(&office, &head).await;
    let review = office.app.sop_review(&head, &ktp()).await.unwrap();
    assert_eq!(review.sop.monitoring.last, Some(Date::constant(2026, 11, 23)));
    assert_eq!(review.sop.monitoring.due, Date::constant(2027, 5, 23));
    assert_eq!((review.sop.open_actions, review.actions.len()), (1, 1));
    assert_eq!(review.actions[0].until, Date::constant(2026, 12, 31));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_finished_sheet_keeps_its_figures_and_does_not_change() {
    let office = Office::furnished(300).await;
    let head = office.officer(HEAD).await;
    monitored(&office, &head).await;
    let half_year = HalfYear::parse("2026-2").unwrap();
    let before = office.app.monitoring_of(&head, &ktp(), half_year).await.unwrap();
    assert!(!before.head.may_fill);
    let finished = before.head.finished.clone().unwrap();
    assert_eq!(finished.on, Date::constant(2026, 11, 23));
    assert!(finished.position.unwrap().id.contains("Kepala Dinas"));

    let again = office.app.keep_monitoring(&head, &ktp(), all_well(&before)).await;
    assert_eq!(refused(again), "sheet-changed");
    office.app.count_closings_anew().await.unwrap();
    let after = office.app.monitoring_of(&head, &ktp(), half_year).await.unwrap();
    let figures = |sheet: &MonitoringSheet| {
        let steps = sheet
            .rows
            .iter()
            .map(|row| (row.measured, row.judgement))
            .collect::<Vec<_>>();
        (steps, sheet.facts.finished, sheet.facts.on_time, sheet.facts.until)
    };
    assert_eq!(figures(&before), figures(&after));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_head_fills_and_whom_the_head_names_and_nobody_else() {
    let office = Office::furnished(0).await;
    let (head, clerk) = (office.officer(HEAD).await, office.officer(CLERK).await);
    let sheet = office.app.monitoring_sheet(&head, &ktp()).await.unwrap();
    for login in [CLERK, OVERSEER, "admin", "dishub.kepala-uptd.1", "pendamping"] {
        let other = office.officer(login).await;
        let kept = office.app.keep_monitoring(&other, &ktp(), all_well(&sheet)).await;
        assert!(matches!(kept, Err(Problem::NotFound)), "{login}");
        let named = office.app.name_assessor(&other, &ktp(), Some(&clerks())).await;
        assert!(matches!(named, Err(Problem::NotFound)), "{login}");
    }
    assert!(
        office
            .app
            .sop_review(&office.officer(OVERSEER).await, &ktp())
            .await
            .is_ok()
    );
    assert!(office.app.sop_review(&clerk, &ktp()).await.is_err());

    let of_others = PositionKey::new("dishub", "kepala-uptd");
    let named = office.app.name_assessor(&head, &ktp(), Some(&of_others)).await;
    assert_eq!(refused(named), "position-unknown");
    office.app.name_assessor(&head, &ktp(), Some(&clerks())).await.unwrap();
    office
        .app
        .keep_monitoring(&clerk, &ktp(), all_well(&sheet))
        .await
        .unwrap();
    let seen = office.app.looked_sops(&clerk, None).await.unwrap();
    assert_eq!(seen.rows.len(), 1, "of the unit only the SOP they were named for");
    let named = office.app.name_assessor(&clerk, &ktp(), None).await;
    assert!(matches!(named, Err(Problem::NotFound)), "only the head names");

    office.app.name_assessor(&head, &ktp(), None).await.unwrap();
    assert!(office.app.monitoring_sheet(&clerk, &ktp()).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_fill_one_sheet_the_second_is_told_and_loses_nothing() {
    let office = Office::furnished(0).await;
    let (head, clerk) = (office.officer(HEAD).await, office.officer(CLERK).await);
    office.app.name_assessor(&head, &ktp(), Some(&clerks())).await.unwrap();
    let seen_by_both = office.app.monitoring_sheet(&head, &ktp()).await.unwrap();
    office
        .app
        .keep_monitoring(&head, &ktp(), all_well(&seen_by_both))
        .await
        .unwrap();
    let second = first_badly(&seen_by_both);
    let kept = office.app.keep_monitoring(&clerk, &ktp(), second.clone()).await;
    assert_eq!(refused(kept), "sheet-changed");

    let shown = office
        .app
        .monitoring_sheet(&clerk, &ktp())
        .await
        .unwrap()
        .typed(&second);
    assert_eq!(
        shown.rows[0].note, "Antre sampai siang",
        "on the page, over what the head has kept"
    );
    let again = TypedSheet {
        revision: shown.head.revision,
        ..second
    };
    office.app.keep_monitoring(&clerk, &ktp(), again).await.unwrap();
    let kept = office.app.monitoring_sheet(&head, &ktp()).await.unwrap();
    assert_eq!(kept.rows[0].judgement, Some(Judgement::WorksBadly));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sheet_that_was_not_finished_in_its_half_year_goes_on_in_the_next() {
    let office = Office::furnished(0).await;
    let head = office.officer(HEAD).await;
    let sheet = office.app.monitoring_sheet(&head, &ktp()).await.unwrap();
    office
        .app
        .keep_monitoring(&head, &ktp(), first_badly(&sheet))
        .await
        .unwrap();
    days(&office, 60);
    let head = office.officer(HEAD).await;
    let next = office.app.monitoring_sheet(&head, &ktp()).await.unwrap();
    assert_eq!(
        (next.half_year.to_string(), next.head.revision),
        ("2027-1".to_owned(), 0)
    );
    assert_eq!(next.head.carried_from.as_deref(), Some("2026-2"));
    assert_eq!(next.rows[0].note, "Antre sampai siang");
    // What was to be done by the end of December cannot be decided in January.
    let done = office
        .app
        .finish_monitoring(&head, &ktp(), first_badly(&next))
        .await
        .unwrap();
    assert!(matches!(done, Finishing::Missing(gaps) if gaps.len() == 1));
}

fn answered(reasons: &[&str]) -> Evaluation {
    let keys = [
        "performance",
        "understood",
        "done",
        "roles",
        "problems",
        "needs",
        "synergy",
    ];
    let replies = keys.iter().enumerate().map(|(place, key)| Reply {
        question: (*key).to_owned(),
        is_yes: Some(place >= reasons.len()),
        reason: reasons.get(place).copied().unwrap_or_default().to_owned(),
    });
    Evaluation {
        replies: replies.collect(),
        verdict: Some(Verdict::Improve),
        word: String::new(),
        action: action(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_evaluation_says_why_not_and_what_becomes_of_the_sop() {
    let office = Office::furnished(0).await;
    let head = office.officer(HEAD).await;
    let form = office.app.sop_evaluation(&head, &ktp()).await.unwrap();
    assert_eq!(
        (form.instrument.questions.len(), form.instrument.is_checked),
        (7, false)
    );
    let without_reason = TypedEvaluation {
        revision: 0,
        evaluation: answered(&["", "Istilahnya sulit"]),
    };
    let done = office
        .app
        .finish_evaluation(&head, &ktp(), without_reason)
        .await
        .unwrap();
    assert!(matches!(done, Finishing::Missing(gaps) if gaps.len() == 1));

    let kept = office.app.sop_evaluation(&head, &ktp()).await.unwrap();
    assert_eq!(
        kept.evaluation.replies[1].reason, "Istilahnya sulit",
        "kept all the same"
    );
    let whole = TypedEvaluation {
        revision: kept.head.revision,
        evaluation: answered(&["Waktu tetap sama", "Istilahnya sulit"]),
    };
    let done = office.app.finish_evaluation(&head, &ktp(), whole).await.unwrap();
    assert_eq!(done, Finishing::Done);
    let review = office.app.sop_review(&head, &ktp()).await.unwrap();
    assert_eq!(review.sop.evaluation.due, Date::constant(2027, 11, 23));
    assert_eq!(review.actions[0].step_name, None, "about the SOP as a whole");
    let read = office
        .app
        .evaluation_of(&office.officer(OVERSEER).await, &ktp(), 2026)
        .await
        .unwrap();
    assert_eq!(
        (read.evaluation.verdict, read.evaluation.counted()),
        (Some(Verdict::Improve), (7, 2))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_to_be_done_is_open_until_whoever_answers_for_it_says_what_came_of_it() {
    let office = Office::furnished(0).await;
    let head = office.officer(HEAD).await;
    monitored(&office, &head).await;
    let clerk = office.officer(CLERK).await;
    let duties = office.app.review_duties(&clerk).await.unwrap();
    assert_eq!((duties.actions.len(), duties.sops.len()), (1, 0));
    let id = duties.actions[0].id;
    assert_eq!(
        refused(office.app.close_follow_up(&clerk, id, "  ").await),
        "closing-word-missing"
    );
    let stranger = office.officer("dishub.kepala-uptd.1").await;
    let closed = office.app.close_follow_up(&stranger, id, "Sudah").await;
    assert!(matches!(closed, Err(Problem::NotFound)));

    days(&office, 40);
    let head = office.officer(HEAD).await;
    let list = office.app.looked_sops(&head, None).await.unwrap();
    assert!(list.actions[0].is_late);
    let clerk = office.officer(CLERK).await;
    office
        .app
        .close_follow_up(&clerk, id, "Loket ketiga buka sejak 4 Januari")
        .await
        .unwrap();
    assert_eq!(
        refused(office.app.close_follow_up(&head, id, "Sudah").await),
        "follow-up-closed"
    );
    let review = office.app.sop_review(&head, &ktp()).await.unwrap();
    assert_eq!(
        review.actions[0].closed.as_ref().unwrap().word,
        "Loket ketiga buka sejak 4 Januari"
    );
    assert_eq!(review.sop.open_actions, 0);
}

fn autumn(until: Date) -> NewCampaign {
    NewCampaign {
        name: "Peninjauan SOP 2026".to_owned(),
        wish: "Utamakan SOP yang paling banyak dipakai.".to_owned(),
        wants: Wants::Monitoring,
        from: Date::constant(2026, 11, 23),
        until,
        units: vec![UnitId::new("disdukcapil")],
        services: vec![ServiceKey::new("dishub", "uji-kir")],
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_campaign_shows_who_is_done_who_has_begun_and_who_is_late() {
    let office = Office::furnished(0).await;
    let bureau = office.officer(OVERSEER).await;
    let id = office
        .app
        .open_campaign(&bureau, autumn(Date::constant(2026, 11, 30)))
        .await
        .unwrap();
    let head = office.officer(HEAD).await;
    let duties = office.app.review_duties(&head).await.unwrap();
    assert_eq!((duties.campaigns.len(), duties.campaigns[0].tally.not_begun), (1, 3));
    assert!(office.app.count_notices(&head).await.unwrap() > 0);
    monitored(&office, &head).await;
    let card = ServiceKey::new("disdukcapil", "kartu-keluarga");
    let sheet = office.app.monitoring_sheet(&head, &card).await.unwrap();
    office
        .app
        .keep_monitoring(&head, &card, all_well(&sheet))
        .await
        .unwrap();

    let own = office.app.campaign(&head, id).await.unwrap();
    assert_eq!(own.units.len(), 1, "a head sees the own unit alone");
    let tally = own.units[0].tally;
    assert_eq!((tally.done, tally.begun, tally.not_begun, tally.late), (1, 1, 1, 0));
    assert!(!own.may_close);
    let all = office.app.campaign(&bureau, id).await.unwrap();
    assert_eq!((all.units.len(), all.head.tally.all()), (2, 4));

    days(&office, 8);
    let bureau = office.officer(OVERSEER).await;
    let late = office.app.campaign(&bureau, id).await.unwrap();
    let tally = late.head.tally;
    assert_eq!((tally.done, tally.begun, tally.not_begun, tally.late), (1, 0, 0, 3));
    assert_eq!(
        late.units[0].unit.as_str(),
        "disdukcapil",
        "two late SOPs hurt more than one"
    );
    assert_eq!(
        refused(office.app.close_campaign(&bureau, id, "").await),
        "closing-word-missing"
    );
    office
        .app
        .close_campaign(&bureau, id, "Tiga SOP menyusul.")
        .await
        .unwrap();

    // What comes later does not change the report.
    let head = office.officer(HEAD).await;
    days(&office, 1);
    let sheet = office.app.monitoring_sheet(&head, &card).await.unwrap();
    assert_eq!(
        office
            .app
            .finish_monitoring(&head, &card, all_well(&sheet))
            .await
            .unwrap(),
        Finishing::Done
    );
    let report = office.app.campaign(&office.officer(OVERSEER).await, id).await.unwrap();
    assert_eq!(report.head.tally, tally);
    assert!(office.app.review_duties(&head).await.unwrap().campaigns.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn only_overseers_open_campaigns_and_only_sensible_ones() {
    let office = Office::furnished(0).await;
    let end = Date::constant(2026, 12, 31);
    for login in [HEAD, CLERK, "admin"] {
        let opened = office
            .app
            .open_campaign(&office.officer(login).await, autumn(end))
            .await;
        assert!(matches!(opened, Err(Problem::NotFound)), "{login}");
    }
    let bureau = office.officer(OVERSEER).await;
    let why_not = |new| async { refused(office.app.open_campaign(&bureau, new).await) };
    assert_eq!(
        why_not(NewCampaign {
            name: " ".to_owned(),
            ..autumn(end)
        })
        .await,
        "campaign-without-name"
    );
    assert_eq!(why_not(autumn(Date::constant(2026, 11, 22))).await, "period-reversed");
    let nothing = NewCampaign {
        units: Vec::new(),
        services: Vec::new(),
        ..autumn(end)
    };
    assert_eq!(why_not(nothing).await, "campaign-without-sop");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_act_stands_in_the_trail() {
    let office = Office::furnished(0).await;
    let (head, bureau) = (office.officer(HEAD).await, office.officer(OVERSEER).await);
    office.app.name_assessor(&head, &ktp(), Some(&clerks())).await.unwrap();
    let id = office
        .app
        .open_campaign(&bureau, autumn(Date::constant(2026, 12, 31)))
        .await
        .unwrap();
    monitored(&office, &head).await;
    let review = office.app.sop_review(&head, &ktp()).await.unwrap();
    office
        .app
        .close_follow_up(&head, review.actions[0].id, "Selesai")
        .await
        .unwrap();
    office.app.close_campaign(&bureau, id, "Selesai").await.unwrap();
    let trail = office.app.trail(&bureau, &TrailFilter::default()).await.unwrap();
    let kinds: Vec<AuditKind> = trail.rows.iter().map(|row| row.kind).collect();
    for kind in [
        AuditKind::AssessorNamed,
        AuditKind::CampaignOpened,
        AuditKind::SopSheetBegun,
        AuditKind::SopSheetFinished,
        AuditKind::FollowUpClosed,
        AuditKind::CampaignClosed,
    ] {
        assert_eq!(kinds.iter().filter(|known| **known == kind).count(), 1, "{kind:?}");
    }
    let sheet = trail
        .rows
        .iter()
        .find(|row| row.kind == AuditKind::SopSheetFinished)
        .unwrap();
    let maklumat_app::TrailDetail::Sheet { round, period, .. } = &sheet.detail else {
        panic!("{:?}", sheet.detail);
    };
    assert_eq!((*round, period.as_str()), (Round::Monitoring, "2026-2"));
}

/// Steps are named by the SOP: whatever else a form sends is no row.
#[tokio::test(flavor = "multi_thread")]
async fn a_step_that_is_not_in_the_sop_is_not_on_the_sheet() {
    let office = Office::furnished(0).await;
    let head = office.officer(HEAD).await;
    let sheet = office.app.monitoring_sheet(&head, &ktp()).await.unwrap();
    let mut typed = all_well(&sheet);
    typed.rows[0].step = StepId::new("langkah-karangan");
    let done = office.app.finish_monitoring(&head, &ktp(), typed).await.unwrap();
    assert_eq!(
        done,
        Finishing::Missing(vec![SheetGap::NotJudged(sheet.rows[0].step.clone())])
    );
}
