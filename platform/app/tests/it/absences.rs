//! Whoever is away holds no file: it goes to a colleague or back to where it stood, and no deadline moves.

use maklumat_app::{AbsenceKind, CaseId, Deputy, NewAbsence, NewDeputy, NewsKind, SignedIn, StepHolder};
use maklumat_calendar::Date;

use crate::bad_input::code;
use crate::office::Office;
use crate::permit_story::sent_application;

const CLERK: &str = "dpmptsp.verifikator.1";
const COLLEAGUE: &str = "dpmptsp.verifikator.2";
const HEAD: &str = "dpmptsp.kepala-dinas.1";

fn absence(from: i8, until: i8, hand_to: Option<&str>) -> NewAbsence {
    NewAbsence {
        officer: None,
        from: Date::constant(2026, 11, from),
        until: Date::constant(2026, 11, until),
        kind: AbsenceKind::Leave,
        hand_to: hand_to.map(str::to_owned),
    }
}

/// A file that the clerk has taken.
async fn taken(office: &Office) -> (SignedIn, CaseId) {
    sent_application(office).await;
    let clerk = office.officer(CLERK).await;
    let case = office.app.take_next(&clerk, None).await.unwrap().unwrap();
    (clerk, case)
}

async fn holder(office: &Office, login: &str, case: CaseId) -> StepHolder {
    let officer = office.officer(login).await;
    office.app.case_file(&officer, case).await.unwrap().open[0]
        .holder
        .clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn on_the_first_day_a_colleague_has_the_file_and_the_case_says_so() {
    let office = Office::furnished(0).await;
    let (clerk, case) = taken(&office).await;
    let due = office.app.case_file(&clerk, case).await.unwrap().open[0].due;
    office
        .app
        .enter_absence(&clerk, absence(24, 27, Some(COLLEAGUE)))
        .await
        .unwrap();
    office.app.work_once().await.unwrap();
    assert_eq!(
        holder(&office, CLERK, case).await,
        StepHolder::You,
        "not before the first day"
    );
    office.hours_pass(24);
    office.app.work_once().await.unwrap();
    assert_eq!(holder(&office, COLLEAGUE, case).await, StepHolder::You);
    let colleague = office.officer(COLLEAGUE).await;
    let file = office.app.case_file(&colleague, case).await.unwrap();
    assert_eq!(file.open[0].due, due, "the deadline stays");
    assert!(
        file.notes.iter().any(|note| note.text.0.contains("rekan sejabatan")),
        "{:?}",
        file.notes.len()
    );
    let news = office.app.news(&colleague).await.unwrap();
    assert_eq!(
        (news.len(), news[0].case, news[0].kind),
        (1, case, NewsKind::HandedOver)
    );
    assert!(office.app.news(&office.officer(CLERK).await).await.unwrap().is_empty());
    let filter = maklumat_app::InboxFilter::default();
    let inbox = office.app.inbox(&colleague, &filter).await.unwrap();
    assert_eq!(inbox.counts.mine, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_colleague_the_file_is_back_in_its_place_at_once_and_the_absent_take_none() {
    let office = Office::furnished(0).await;
    let (clerk, case) = taken(&office).await;
    office.app.enter_absence(&clerk, absence(23, 24, None)).await.unwrap();
    assert_eq!(holder(&office, COLLEAGUE, case).await, StepHolder::Nobody);
    let refused = office.app.take_next(&clerk, None).await;
    assert_eq!(code(&refused.unwrap_err()), "absent-today");
    let colleague = office.officer(COLLEAGUE).await;
    assert_eq!(office.app.take_next(&colleague, None).await.unwrap(), Some(case));
    let own = office.app.absences(&clerk).await.unwrap().own;
    office.app.withdraw_absence(&clerk, own[0].id).await.unwrap();
    assert_eq!(
        office.app.take_next(&clerk, None).await.unwrap(),
        None,
        "at work again, and nothing waits"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_head_enters_and_sees_who_is_absent_and_strangers_do_not() {
    let office = Office::furnished(0).await;
    let head = office.officer(HEAD).await;
    let of_clerk = NewAbsence {
        officer: Some(CLERK.to_owned()),
        ..absence(23, 25, None)
    };
    let stranger = office.officer("rsud.kasir.1").await;
    assert_eq!(
        code(&office.app.enter_absence(&stranger, of_clerk.clone()).await.unwrap_err()),
        "not-found"
    );
    let colleague = office.officer(COLLEAGUE).await;
    assert_eq!(
        code(
            &office
                .app
                .enter_absence(&colleague, of_clerk.clone())
                .await
                .unwrap_err()
        ),
        "not-found"
    );
    office.app.enter_absence(&head, of_clerk.clone()).await.unwrap();
    assert_eq!(
        code(&office.app.enter_absence(&head, of_clerk).await.unwrap_err()),
        "absent-already"
    );
    let seen = office.app.absences(&head).await.unwrap().team;
    assert_eq!(
        (seen.len(), seen[0].person.id.as_str(), seen[0].is_now),
        (1, CLERK, true)
    );
    assert!(office.app.absences(&stranger).await.unwrap().team.is_empty());
    assert_eq!(
        code(&office.app.withdraw_absence(&stranger, seen[0].id).await.unwrap_err()),
        "not-found"
    );
    let overseer = office.officer("sekda").await;
    assert!(office.app.absences(&overseer).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn files_go_only_to_somebody_of_the_same_position_who_is_there() {
    let office = Office::furnished(0).await;
    let clerk = office.officer(CLERK).await;
    for nobody in ["rsud.kasir.1", CLERK, "tidak-ada"] {
        let refused = office.app.enter_absence(&clerk, absence(23, 24, Some(nobody))).await;
        assert_eq!(code(&refused.unwrap_err()), "no-such-colleague", "{nobody}");
    }
    let colleague = office.officer(COLLEAGUE).await;
    office
        .app
        .enter_absence(&colleague, absence(24, 25, None))
        .await
        .unwrap();
    let refused = office.app.enter_absence(&clerk, absence(24, 25, Some(COLLEAGUE))).await;
    assert_eq!(code(&refused.unwrap_err()), "no-such-colleague");
    let reversed = office.app.enter_absence(&clerk, absence(25, 24, None)).await;
    assert_eq!(code(&reversed.unwrap_err()), "period-reversed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_account_leaves_its_files_in_the_queue_and_its_position_to_a_deputy() {
    let office = Office::furnished(0).await;
    let app = &office.app;
    let (_, case) = taken(&office).await;
    let administrator = office.officer("admin").await;
    let closing = app.account_closing(&administrator, CLERK).await.unwrap();
    assert_eq!(closing.files, 1);
    assert!(closing.vacant.is_empty(), "a colleague holds the same position");
    app.close_account(&administrator, CLERK).await.unwrap();
    assert_eq!(holder(&office, COLLEAGUE, case).await, StepHolder::Nobody);
    assert!(app.account(&administrator, CLERK).await.unwrap().holdings.is_empty());

    let closing = app.account_closing(&administrator, HEAD).await.unwrap();
    assert_eq!(closing.vacant.len(), 1, "nobody else is head");
    app.close_account(&administrator, HEAD).await.unwrap();
    let today = Date::constant(2026, 11, 23);
    let deputy = NewDeputy {
        position: closing.vacant[0].position.clone(),
        officer: COLLEAGUE.to_owned(),
        deputy: Deputy::Plt,
        from: today,
        until: Date::constant(2026, 11, 27),
        decree: ("800/12/2026".to_owned(), today),
    };
    app.appoint_deputy(&administrator, deputy).await.unwrap();
}
