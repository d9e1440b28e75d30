//! Codes of a phone, codes on paper, sessions that end, and a password that is asked for again.

use maklumat_app::{NeedsSecondFactor, Origin, Private, Problem, Settings, SignIn, SignInRole, SignedIn};
use totp_rs::{Builder, Secret};

use crate::bad_input::code;
use crate::office::{Office, monday_morning};

const LOGIN: &str = "rsud.kasir.1";
const PASSWORD: &str = "sungai-raya-2026";

/// A phone that knows the secret.
struct Phone(Vec<u8>);

impl Phone {
    fn reading(secret: &Private) -> Self {
        let letters = secret.0.replace(' ', "");
        Self(Secret::try_from_base32(letters).unwrap().as_bytes().to_vec())
    }

    /// What it shows so many seconds from now.
    fn shows(&self, office: &Office, later: i64) -> String {
        let totp = Builder::new().with_secret(self.0.clone()).build().unwrap();
        let second = office.app.now().as_second() + later;
        totp.generate(second.try_into().unwrap()).to_string()
    }
}

/// An officer who has set a phone up.
async fn with_phone(office: &Office) -> (SignedIn, Phone, Vec<Private>) {
    let officer = office.officer(LOGIN).await;
    let phone = Phone::reading(&office.app.begin_second_factor(&officer).await.unwrap().secret);
    let codes = office
        .app
        .set_second_factor(&officer, &phone.shows(office, 0))
        .await
        .unwrap();
    (officer, phone, codes)
}

async fn half(office: &Office) -> Private {
    match office.app.sign_in(LOGIN, PASSWORD, "kantor").await.unwrap() {
        SignIn::NeedsCode(half) => half,
        SignIn::Open(_) => panic!("no code was asked for"),
    }
}

async fn enter(office: &Office, half: &Private, typed: &str) -> Result<Private, Problem> {
    office
        .app
        .sign_in_with_code(&half.0, typed, &Origin::from("kantor"))
        .await
}

fn seconds_pass(office: &Office, seconds: i64) {
    let later = maklumat_calendar::Timestamp::from_second(office.app.now().as_second() + seconds).unwrap();
    office.app.advance_to(later);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_a_phone_signs_in_with_its_code_and_each_code_once() {
    let office = Office::furnished(0).await;
    let (_, phone, codes) = with_phone(&office).await;
    assert_eq!(codes.len(), 10);
    let first = half(&office).await;
    assert!(
        matches!(office.app.signed_in(&first.0).await, Err(Problem::NotFound)),
        "the password alone opens nothing"
    );
    let replayed = enter(&office, &first, &phone.shows(&office, 0)).await;
    assert_eq!(
        code(&replayed.unwrap_err()),
        "code-used-before",
        "it was used to set the phone up"
    );
    seconds_pass(&office, 30);
    let fresh = phone.shows(&office, 0);
    let token = enter(&office, &first, &fresh).await.unwrap();
    office.app.signed_in(&token.0).await.unwrap();
    assert!(
        matches!(enter(&office, &first, &fresh).await, Err(Problem::NotFound)),
        "half a sign-in is used up"
    );
    let second = half(&office).await;
    let replayed = enter(&office, &second, &fresh).await;
    assert_eq!(code(&replayed.unwrap_err()), "code-used-before");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_may_be_a_step_off_and_the_code_may_not_come_late() {
    let office = Office::furnished(0).await;
    let (_, phone, _) = with_phone(&office).await;
    let half_session = half(&office).await;
    for later in [60, -60, 3600] {
        let refused = enter(&office, &half_session, &phone.shows(&office, later)).await;
        assert_eq!(code(&refused.unwrap_err()), "wrong-code", "{later}");
    }
    enter(&office, &half_session, &phone.shows(&office, 30)).await.unwrap();
    let late = half(&office).await;
    seconds_pass(&office, 301);
    assert!(matches!(
        enter(&office, &late, &phone.shows(&office, 0)).await,
        Err(Problem::NotFound)
    ));
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_at_codes_is_stopped_like_guessing_at_passwords() {
    let office = Office::furnished(0).await;
    let (_, phone, _) = with_phone(&office).await;
    seconds_pass(&office, 30);
    let half_session = half(&office).await;
    for expected in ["wrong-code"; 5].into_iter().chain(["locked"; 2]) {
        let guessed = enter(&office, &half_session, "000000").await;
        assert_eq!(code(&guessed.unwrap_err()), expected);
    }
    let right = enter(&office, &half_session, &phone.shows(&office, 0)).await;
    assert_eq!(code(&right.unwrap_err()), "locked");
    // A new password-half is no new count.
    let again = half(&office).await;
    let right = enter(&office, &again, &phone.shows(&office, 0)).await;
    assert_eq!(code(&right.unwrap_err()), "locked");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_on_paper_opens_once_and_renewing_makes_the_old_ones_worthless() {
    let office = Office::furnished(0).await;
    let (officer, _, codes) = with_phone(&office).await;
    let written = codes[0].0.to_lowercase().replace('-', " ");
    let half_session = half(&office).await;
    enter(&office, &half_session, &written).await.unwrap();
    let half_session = half(&office).await;
    let again = enter(&office, &half_session, &codes[0].0).await;
    assert_eq!(code(&again.unwrap_err()), "wrong-code");
    let account = office.app.own_account(&officer).await.unwrap();
    assert_eq!(account.factor.codes_left, 9);
    let renewed = office.app.renew_recovery_codes(&officer).await.unwrap();
    let old = enter(&office, &half_session, &codes[1].0).await;
    assert_eq!(code(&old.unwrap_err()), "wrong-code");
    enter(&office, &half_session, &renewed[1].0).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_that_was_never_confirmed_is_not_asked_for() {
    let office = Office::furnished(0).await;
    let officer = office.officer(LOGIN).await;
    office.app.begin_second_factor(&officer).await.unwrap();
    let wrong = office.app.set_second_factor(&officer, "000000").await;
    assert_eq!(code(&wrong.unwrap_err()), "wrong-code");
    office.officer(LOGIN).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_must_have_a_phone_can_do_nothing_before_it_is_set_up() {
    let folder = tempfile::tempdir().unwrap();
    let mut settings = Settings::at(folder.path()).standing_at(monday_morning());
    settings.second_factor = NeedsSecondFactor::AdministratorsAndSigners;
    let app = maklumat_app::App::open(settings).await.unwrap();
    app.furnish(&maklumat_app::demo::Plan { seed: 7, cases: 0 }, |_, _| {})
        .await
        .unwrap();
    let office = Office { app, folder };
    let clerk = office.officer("dpmptsp.verifikator.1").await;
    assert!(
        !clerk.must_set_second_factor && !clerk.positions.is_empty(),
        "signs nothing"
    );
    for login in ["admin", "dpmptsp.kepala-dinas.1"] {
        let person = office.officer(login).await;
        assert!(person.must_set_second_factor, "{login}");
        assert!(
            person.positions.is_empty() && person.holds.is_empty() && !person.is_administrator,
            "{login}"
        );
        let phone = Phone::reading(&office.app.begin_second_factor(&person).await.unwrap().secret);
        office
            .app
            .set_second_factor(&person, &phone.shows(&office, 0))
            .await
            .unwrap();
        seconds_pass(&office, 30);
        let half = office.app.sign_in(login, PASSWORD, "kantor").await.unwrap();
        let SignIn::NeedsCode(half) = half else {
            panic!("no code was asked for")
        };
        let token = enter(&office, &half, &phone.shows(&office, 0)).await.unwrap();
        let person = office.app.signed_in(&token.0).await.unwrap();
        assert!(!person.must_set_second_factor);
        let removed = office.app.remove_second_factor(&person).await;
        assert_eq!(code(&removed.unwrap_err()), "factor-required");
        if person.is_administrator {
            let rules = office.app.sign_in_rules(&person).await.unwrap();
            assert!(rules.iter().filter(|rule| rule.is_fixed).count() == 2);
            office
                .app
                .set_sign_in_rules(&person, &[SignInRole::Overseer])
                .await
                .unwrap();
            assert!(office.officer("sekda").await.must_set_second_factor);
        }
    }
    assert!(office.app.sign_in_rules(&clerk).await.is_err());
    assert!(office.app.set_sign_in_rules(&clerk, &[]).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_phone_is_taken_off_by_an_administrator_who_has_just_proved_who_they_are() {
    let office = Office::furnished(0).await;
    let (officer, _, _) = with_phone(&office).await;
    let admin = office.officer("admin").await;
    assert!(office.app.reset_second_factor(&officer, "admin").await.is_err());
    office.hours_pass(1);
    let stale = office.app.reset_second_factor(&admin, LOGIN).await;
    assert_eq!(code(&stale.unwrap_err()), "prove-again");
    let admin = office.officer("admin").await;
    let wrong = office.app.prove(&admin, "bukan ini sandinya", "").await;
    assert_eq!(code(&wrong.unwrap_err()), "wrong-own-password");
    office.app.prove(&admin, PASSWORD, "").await.unwrap();
    office.app.reset_second_factor(&admin, LOGIN).await.unwrap();
    office.officer(LOGIN).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_slides_while_it_is_used_and_ends_with_the_working_day() {
    let office = Office::furnished(0).await;
    let app = &office.app;
    let used = app.sign_in(LOGIN, PASSWORD, "kantor").await.unwrap().session().unwrap();
    let idle = app.sign_in(LOGIN, PASSWORD, "warnet").await.unwrap().session().unwrap();
    for _ in 0..29 {
        seconds_pass(&office, 20 * 60);
        app.signed_in(&used.0).await.unwrap();
    }
    assert!(matches!(app.signed_in(&idle.0).await, Err(Problem::NotFound)));
    seconds_pass(&office, 20 * 60);
    assert!(
        matches!(app.signed_in(&used.0).await, Err(Problem::NotFound)),
        "ten hours are over"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn one_session_is_ended_or_all_others_and_nobody_elses() {
    let office = Office::furnished(0).await;
    let app = &office.app;
    let mut tokens = Vec::new();
    for network in ["kantor", "warnet", "rumah"] {
        tokens.push(app.sign_in(LOGIN, PASSWORD, network).await.unwrap().session().unwrap());
    }
    let here = app.signed_in(&tokens[0].0).await.unwrap();
    let other = office.officer("rsud.kasir.2").await;
    let account = app.own_account(&here).await.unwrap();
    assert_eq!(account.sessions.len(), 3);
    assert!(account.sessions[0].is_this);
    let cafe = account
        .sessions
        .iter()
        .find(|session| session.origin.network == "warnet")
        .unwrap();
    assert_eq!(app.end_sessions(&other, Some(&cafe.id)).await.unwrap(), 0);
    assert_eq!(app.end_sessions(&here, Some(&cafe.id)).await.unwrap(), 1);
    assert!(app.signed_in(&tokens[1].0).await.is_err() && app.signed_in(&tokens[2].0).await.is_ok());
    assert_eq!(app.end_sessions(&here, None).await.unwrap(), 1);
    assert!(app.signed_in(&tokens[2].0).await.is_err() && app.signed_in(&tokens[0].0).await.is_ok());
    assert!(app.own_account(&other).await.unwrap().sessions.len() == 1);
}
