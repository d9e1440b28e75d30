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
    let elsewhere = app.sign_in(LOGIN, OLD, "warnet").await.unwrap().session().unwrap();
    let here = app.sign_in(LOGIN, OLD, "kantor").await.unwrap().session().unwrap();
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
        let unusable = [
            ("pendek", "weak-password"),
            (OLD, "same-password"),
            ("rsud.kasir.1-2026", "password-names-account"),
        ];
        for (new, refusal) in unusable {
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

/// The refusals of so many wrong passwords from one place.
async fn guess(office: &Office, login: &str, place: &str, times: usize) -> Vec<String> {
    let mut refusals = Vec::new();
    for _ in 0..times {
        let guessed = office.app.sign_in(login, "bukan ini sandinya", place).await;
        refusals.push(code(&guessed.unwrap_err()).to_owned());
    }
    refusals
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_guesses_is_shut_out_and_the_officer_at_another_place_is_not() {
    let office = Office::furnished(0).await;
    let refusals = guess(&office, LOGIN, "203.0.113.7", 6).await;
    assert_eq!(refusals[4..], ["wrong-password", "locked"]);
    office.app.sign_in(LOGIN, OLD, "198.51.100.1").await.unwrap();
    let shut_out = office.app.sign_in(LOGIN, OLD, "203.0.113.7").await;
    assert_eq!(code(&shut_out.unwrap_err()), "locked");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_nobody_has_is_shut_like_one_that_somebody_has() {
    let office = Office::furnished(0).await;
    let known = guess(&office, LOGIN, "203.0.113.7", 6).await;
    let unknown = guess(&office, "tidak.ada.1", "203.0.113.7", 6).await;
    assert_eq!(known, unknown);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_places_that_guess_together_get_fifty_tries_an_hour() {
    let office = Office::furnished(0).await;
    for place in 0..10 {
        let refusals = guess(&office, LOGIN, &format!("203.0.113.{place}"), 5).await;
        assert_eq!(refusals, ["wrong-password"; 5], "{place}");
    }
    let closed = office.app.sign_in(LOGIN, OLD, "198.51.100.1").await;
    assert_eq!(code(&closed.unwrap_err()), "locked");
    office.hours_pass(1);
    office.app.sign_in(LOGIN, OLD, "198.51.100.1").await.unwrap();
}
