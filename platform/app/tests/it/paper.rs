//! Forms printed ahead: their numbers, what leads to them, and who may handle them.

use maklumat_app::{PackId, PaperState, Problem, SignedIn, StrikeReason};
use maklumat_vocabulary::ServiceKey;

use crate::bad_input::code;
use crate::office::Office;

pub(crate) const CLERK: &str = "disnaker.pengantar-kerja.1";

pub(crate) fn service() -> ServiceKey {
    ServiceKey::new("disnaker", "ak-1")
}

/// A pack of so many forms, and its numbers.
pub(crate) async fn printed(office: &Office, forms: usize) -> (SignedIn, PackId, Vec<String>) {
    let clerk = office.officer(CLERK).await;
    let pack = office.app.print_pack(&clerk, &service(), forms).await.unwrap();
    let view = office.app.pack(&clerk, pack).await.unwrap();
    let numbers = view.numbers.into_iter().map(|number| number.number).collect();
    (clerk, pack, numbers)
}

#[tokio::test(flavor = "multi_thread")]
async fn every_number_of_every_pack_is_another_and_bears_its_check_letter() {
    let office = Office::furnished(0).await;
    let (clerk, first, mut numbers) = printed(&office, 25).await;
    let (_, _, more) = printed(&office, 25).await;
    numbers.extend(more);
    for number in &numbers {
        assert_eq!(
            maklumat_app::reference::normal_form(number).as_deref(),
            Some(number.as_str())
        );
    }
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), 50);
    let desk = office.app.paper_desk(&clerk).await.unwrap();
    assert_eq!(desk.packs.len(), 2);
    let row = desk.packs.iter().find(|pack| pack.id == first).unwrap();
    assert_eq!((row.forms, row.captured, row.struck, row.open()), (25, 0, 0, 25));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pack_is_a_pdf_until_a_number_of_it_is_in_use() {
    let office = Office::furnished(0).await;
    let (clerk, pack, numbers) = printed(&office, 2).await;
    let pdf = office.app.pack_pdf(&clerk, pack).await.unwrap();
    assert!(pdf.starts_with(b"%PDF"));
    office
        .app
        .strike_number(&clerk, pack, (&numbers[0], Some(StrikeReason::Damaged)))
        .await
        .unwrap();
    assert_eq!(
        code(&office.app.pack_pdf(&clerk, pack).await.unwrap_err()),
        "pack-in-use"
    );
    let again = office
        .app
        .strike_number(&clerk, pack, (&numbers[0], Some(StrikeReason::Lost)))
        .await;
    assert_eq!(code(&again.unwrap_err()), "paper-used");
    let unexplained = office.app.strike_number(&clerk, pack, (&numbers[1], None)).await;
    assert_eq!(code(&unexplained.unwrap_err()), "strike-reason-missing");
    let view = office.app.pack(&clerk, pack).await.unwrap();
    assert!(matches!(
        view.numbers[0].state,
        PaperState::Struck {
            reason: StrikeReason::Damaged,
            ..
        }
    ));
    assert_eq!((view.row.struck, view.row.open()), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_prints_or_reads_the_paper_of_a_service_they_do_not_serve() {
    let office = Office::furnished(0).await;
    let (_, pack, numbers) = printed(&office, 1).await;
    for login in ["dpmptsp.front-office.1", "inspektorat", "sekda", "admin"] {
        let Ok(other) = office.app.sign_in(login, "sungai-raya-2026", "test").await else {
            continue;
        };
        let other = office.app.signed_in(&other.session().unwrap().0).await.unwrap();
        let app = &office.app;
        assert!(
            matches!(app.print_pack(&other, &service(), 1).await, Err(Problem::NotFound)),
            "{login}"
        );
        assert!(
            matches!(app.pack(&other, pack).await, Err(Problem::NotFound)),
            "{login}"
        );
        assert!(
            matches!(app.pack_pdf(&other, pack).await, Err(Problem::NotFound)),
            "{login}"
        );
        let struck = app
            .strike_number(&other, pack, (&numbers[0], Some(StrikeReason::Lost)))
            .await;
        assert!(matches!(struck, Err(Problem::NotFound)), "{login}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pack_has_between_one_and_twenty_five_forms() {
    let office = Office::furnished(0).await;
    let clerk = office.officer(CLERK).await;
    for forms in [0, 26] {
        let refused = office.app.print_pack(&clerk, &service(), forms).await.unwrap_err();
        assert_eq!(code(&refused), "pack-size");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_alone_opens_nothing_before_it_is_entered() {
    let office = Office::furnished(0).await;
    let (_, _, numbers) = printed(&office, 1).await;
    let opened = office.app.open_with_pin(&numbers[0], "000000", "test").await;
    assert_eq!(code(&opened.unwrap_err()), "wrong-pin");
    let status = office.app.paper_status_by_pin(&numbers[0], "abcdef", "test").await;
    assert!(status.unwrap().is_none());
    assert!(office.app.paper_status("0000000000", "test").await.is_err());
}
