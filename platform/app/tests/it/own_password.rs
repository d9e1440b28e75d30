//! An officer changes the password: nobody else stays signed in, and only wrong guesses are counted.

use maklumat_app::Problem;

use crate::bad_input::code;
use crate::office::Office;

const LOGIN: &str = "rsud.kasir.1";
const OLD: &str = "sungai-raya-2026";
const NEW: &str = "kalimat saya sendiri";

#[tokio::test(flavor = "multi_thread")]
async fn whoever_else_was_signed_in_is_out_once_the_password_is_changed() {
    let office = Office::furnished(0).await;
    let app = &office.app;
    let elsewhere = app.sign_in(LOGIN, OLD, "warnet").await.unwrap();
    let here = app.sign_in(LOGIN, OLD, "kantor").await.unwrap();
    let officer = app.signed_in(&here.0).await.unwrap();
    let changed = app.change_own_password(&officer, OLD, NEW).await.unwrap();
    for old in [&elsewhere, &here] {
        assert!(matches!(app.signed_in(&old.0).await, Err(Problem::NotFound)));
    }
    assert_eq!(app.signed_in(&changed.0).await.unwrap().id, officer.id);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_that_cannot_be_used_is_not_counted_as_a_wrong_one() {
    let office = Office::furnished(0).await;
    let officer = office.officer(LOGIN).await;
    for _ in 0..6 {
        for (new, refusal) in [("pendek", "weak-password"), (OLD, "same-password")] {
            let refused = office.app.change_own_password(&officer, OLD, new).await;
            assert_eq!(code(&refused.unwrap_err()), refusal);
        }
    }
    office.app.change_own_password(&officer, OLD, NEW).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_browser_is_no_place_to_guess_the_password() {
    let office = Office::furnished(0).await;
    let officer = office.officer(LOGIN).await;
    for expected in ["wrong-old-password"; 5].into_iter().chain(["locked"]) {
        let guessed = office
            .app
            .change_own_password(&officer, "bukan ini sandinya", NEW)
            .await;
        assert_eq!(code(&guessed.unwrap_err()), expected);
    }
    office.hours_pass(1);
    office.app.change_own_password(&officer, OLD, NEW).await.unwrap();
}
