//! The lists of the desk: what is free, mine, elsewhere, late or done, how they are narrowed, and who is found.

use std::collections::BTreeSet;

use maklumat_app::{
    CaseId, DueFilter, Inbox, InboxFilter, InboxOrder, InboxView, PageSize, Private, Problem, SignedIn, StepForm,
    WaitsFor, Whereabouts,
};
use maklumat_calendar::Date;
use maklumat_vocabulary::{ServiceKey, StepId};

use crate::office::Office;
use crate::permit_story::sent_application;

async fn list(office: &Office, officer: &SignedIn, filter: InboxFilter) -> Inbox {
    office.app.inbox(officer, &filter).await.unwrap()
}

fn view(view: InboxView) -> InboxFilter {
    InboxFilter {
        view,
        ..InboxFilter::default()
    }
}

/// Every case of a list, page after page.
async fn all_of(office: &Office, officer: &SignedIn, mut filter: InboxFilter) -> Vec<CaseId> {
    let mut cases = Vec::new();
    loop {
        let page = list(office, officer, filter.clone()).await;
        cases.extend(page.rows.iter().map(|row| row.case));
        if page.following.is_none() {
            return cases;
        }
        filter.after = page.following;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_many_pages_shows_every_file_once_in_either_order() {
    let office = Office::furnished(0).await;
    for _ in 0..60 {
        sent_application(&office).await;
    }
    let officer = office.officer("dpmptsp.verifikator.1").await;
    let service = Some(ServiceKey::new("dpmptsp", "sip-dokter"));
    let step = Some(StepId::new("periksa"));
    for (order, service, step) in [
        (InboxOrder::Fair, None, None),
        (InboxOrder::Due, None, None),
        (InboxOrder::Fair, service.clone(), None),
        (InboxOrder::Fair, service.clone(), step.clone()),
        (InboxOrder::Due, service, step),
    ] {
        let filter = InboxFilter {
            order,
            service,
            step,
            ..InboxFilter::default()
        };
        let cases = all_of(&office, &officer, filter.clone()).await;
        assert_eq!(cases.len(), 60, "{filter:?}");
        assert_eq!(cases.iter().collect::<BTreeSet<_>>().len(), 60, "{filter:?}");
    }
    let first = list(&office, &officer, InboxFilter::default()).await;
    assert_eq!((first.rows.len(), first.counts.free), (25, 60));
    let larger = InboxFilter {
        size: PageSize::Rows50,
        ..InboxFilter::default()
    };
    assert_eq!(list(&office, &officer, larger).await.rows.len(), 50);
    let other = InboxFilter {
        service: Some(ServiceKey::new("dpmptsp", "izin-reklame")),
        ..InboxFilter::default()
    };
    assert!(list(&office, &officer, other).await.rows.is_empty());
    assert_eq!(
        office
            .app
            .inbox_rows(&officer, &InboxFilter::default())
            .await
            .unwrap()
            .0
            .len(),
        60
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_moves_from_list_to_list_as_it_is_taken_returned_and_finished() {
    let office = Office::furnished(0).await;
    let applicant = sent_application(&office).await;
    let officer = office.officer("dpmptsp.verifikator.1").await;
    let case = office.case_of(&officer, &applicant).await;
    let step = StepId::new("periksa");
    assert_eq!(
        list(&office, &officer, InboxFilter::default()).await.next.unwrap().case,
        case
    );

    office.app.take(&officer, case, &step, None).await.unwrap();
    let mine = list(&office, &officer, view(InboxView::Mine)).await;
    assert_eq!((mine.rows[0].case, &mine.rows[0].place), (case, &Whereabouts::Mine));
    assert_eq!((mine.counts.mine, mine.counts.free), (1, 0));

    let returned = StepForm {
        outcome: Some("belum-lengkap".to_owned()),
        defects: vec![("str".to_owned(), Private("Tidak terbaca.".to_owned()))],
        ..StepForm::default()
    };
    office.app.complete_step(&officer, case, &step, returned).await.unwrap();
    let elsewhere = list(&office, &officer, view(InboxView::Elsewhere)).await;
    assert_eq!(elsewhere.counts.elsewhere, 1);
    assert_eq!(elsewhere.rows[0].place, Whereabouts::Waits(WaitsFor::Answer));
    let for_payment = InboxFilter {
        waits_for: Some(WaitsFor::Payment),
        ..view(InboxView::Elsewhere)
    };
    assert!(list(&office, &officer, for_payment).await.rows.is_empty());
    let done = list(&office, &officer, view(InboxView::Done)).await;
    assert_eq!((done.rows.len(), done.rows[0].step.as_str()), (1, "periksa"));

    office.upload_what_is_missing(&applicant).await;
    office.app.submit(&applicant).await.unwrap();
    assert!(
        list(&office, &officer, view(InboxView::Elsewhere))
            .await
            .rows
            .is_empty()
    );
    office
        .complete("dpmptsp.verifikator.1", &applicant, "periksa", Some("lengkap"))
        .await;
    // Now it lies with the health office, which sees it as free, and the first officer as with another unit.
    let health = office.officer("dinkes.kabid-sdk.1").await;
    assert_eq!(list(&office, &health, InboxFilter::default()).await.rows[0].case, case);
    assert!(list(&office, &health, view(InboxView::Elsewhere)).await.rows.is_empty());
    let elsewhere = list(&office, &officer, view(InboxView::Elsewhere)).await;
    assert!(
        matches!(&elsewhere.rows[0].place, Whereabouts::Unit(unit) if unit.id == "Dinas Kesehatan"),
        "{elsewhere:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn late_files_and_days_are_listed_as_they_are_counted() {
    let office = Office::furnished(0).await;
    sent_application(&office).await;
    let officer = office.officer("dpmptsp.verifikator.1").await;
    let three_days = InboxFilter {
        due: DueFilter::ThreeDays,
        ..view(InboxView::Due)
    };
    assert_eq!(list(&office, &officer, three_days).await.rows.len(), 1);
    assert!(list(&office, &officer, view(InboxView::Due)).await.rows.is_empty());
    office.hours_pass(5 * 24);
    let officer = office.officer("dpmptsp.verifikator.1").await;
    let late = list(&office, &officer, view(InboxView::Due)).await;
    assert_eq!((late.rows.len(), late.counts.late), (1, 1));
    let day = |day| InboxFilter {
        from: Some(Date::constant(2026, 11, day)),
        until: Some(Date::constant(2026, 11, day)),
        ..InboxFilter::default()
    };
    assert_eq!(list(&office, &officer, day(23)).await.rows.len(), 1);
    assert!(list(&office, &officer, day(24)).await.rows.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_is_found_by_whole_name_nik_or_phone_by_those_who_may_see_the_file() {
    let office = Office::furnished(0).await;
    let applicant = sent_application(&office).await;
    let officer = office.officer("dpmptsp.verifikator.1").await;
    let case = office.case_of(&officer, &applicant).await;
    let name = office.app.case_file(&officer, case).await.unwrap().applicant.0;
    let sought = |text: &str| InboxFilter {
        sought: Some(Private(text.to_owned())),
        ..view(InboxView::Found)
    };
    let first = name.split(' ').next().unwrap().to_owned();
    for (text, found) in [
        (name.to_uppercase().replace(' ', "  "), 1),
        ("0800-1234-5678".to_owned(), 1),
        (first, 0),
        ("Bukan Siapa Siapa".to_owned(), 0),
    ] {
        let rows = list(&office, &officer, sought(&text)).await.rows;
        assert_eq!(rows.len(), found, "{text}");
    }
    let stranger = office.officer("dishub.penguji.1").await;
    assert!(list(&office, &stranger, sought(&name)).await.rows.is_empty());
    let administrator = office.officer("admin").await;
    let refused = office.app.inbox(&administrator, &sought(&name)).await;
    assert!(matches!(refused, Err(Problem::NotFound)), "{refused:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_search_opens_for_the_officer_who_made_it_and_for_nobody_else() {
    let office = Office::furnished(0).await;
    let officer = office.officer("dpmptsp.verifikator.1").await;
    let kept = office.app.kept_search(&officer, " Melati Contoh ").unwrap();
    assert!(!kept.contains("Melati"));
    let read = office.app.search_kept(&officer, &kept);
    assert_eq!(read.map(|text| text.0).as_deref(), Some("Melati Contoh"));
    let other = office.officer("dpmptsp.verifikator.2").await;
    assert!(office.app.search_kept(&other, &kept).is_none());
    assert!(office.app.search_kept(&officer, "00ff").is_none());
    office.hours_pass(11);
    assert!(
        office.app.search_kept(&officer, &kept).is_none(),
        "a day later it is forgotten"
    );
}
