//! Whoever has a list of references or sign-in names and guesses through it gets nowhere, and shuts nobody out for long.

use std::collections::BTreeMap;

use maklumat_app::{App, Settings, demo};

use crate::bad_input::code;
use crate::office::{Office, monday_morning};

/// Well-formed references, as somebody may have collected them from receipts.
fn references(count: usize) -> Vec<String> {
    const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let letter = |number: usize| char::from(LETTERS[number % 32]);
    (0..count)
        .map(|number| {
            let body = format!(
                "SR 2611 {}{}{} 00",
                letter(number / 1024),
                letter(number / 32),
                letter(number)
            );
            let mut checked = (0..32).map(|last| format!("{body}{}", letter(last)));
            checked
                .find(|whole| maklumat_app::reference::normal_form(whole).is_some())
                .unwrap()
        })
        .collect()
}

/// An office, and one of its cases with its PIN.
async fn with_a_case() -> (Office, String, String) {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings::at(folder.path()).standing_at(monday_morning());
    let app = App::open(settings).await.unwrap();
    let plan = demo::Plan { seed: 7, cases: 120 };
    let furnished = app.furnish(&plan, |_, _| {}).await.unwrap();
    let case = &furnished.trackable[0];
    (Office { app, folder }, case.reference.clone(), case.pin.clone())
}

async fn told(office: &Office, reference: &str, pin: &str, place: &str) -> String {
    match office.app.open_with_pin(reference, pin, place).await {
        Ok(_) => "open".to_owned(),
        Err(problem) => code(&problem).to_owned(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_a_thousand_references_is_a_hundred_guesses_an_hour() {
    let (office, reference, pin) = with_a_case().await;
    let (reference, pin) = (reference.as_str(), pin.as_str());
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for guessed in references(1_000) {
        *counts
            .entry(told(&office, &guessed, "123456", "198.51.100.9").await)
            .or_default() += 1;
    }
    assert_eq!(counts.get("wrong-pin"), Some(&100), "{counts:?}");
    assert_eq!(counts.get("locked"), Some(&900), "{counts:?}");
    assert_eq!(
        told(&office, reference, pin, "203.0.113.7").await,
        "open",
        "another network is not shut out"
    );
    assert_eq!(told(&office, reference, pin, "198.51.100.9").await, "locked");
    office.hours_pass(1);
    assert_eq!(
        told(&office, reference, pin, "198.51.100.9").await,
        "open",
        "nor is this one for ever"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_where_many_sign_in_rightly_is_never_shut_out() {
    let (office, reference, pin) = with_a_case().await;
    for _ in 0..150 {
        assert_eq!(told(&office, &reference, &pin, "198.51.100.9").await, "open");
    }
    assert_eq!(told(&office, &reference, "000000", "198.51.100.9").await, "wrong-pin");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_password_tried_on_every_name_is_stopped_and_nobody_learns_which_names_there_are() {
    let office = Office::furnished(0).await;
    for (known, unknown) in [("sekda", "tidak.ada"), ("admin", "tidak.ada.juga")] {
        let mut told = Vec::new();
        for login in [known, unknown] {
            let mut answers = Vec::new();
            for _ in 0..6 {
                let refused = office
                    .app
                    .sign_in(login, "bukan ini sandinya", "198.51.100.9")
                    .await
                    .unwrap_err();
                answers.push(format!("{refused:?}"));
            }
            told.push(answers);
        }
        assert_eq!(told[0], told[1]);
    }
}
