//! The way back to one's cases by phone: a code that only the phone gets, and nothing for whoever guesses.

use std::sync::Arc;

use maklumat_app::{Answer, App, CaseId, Letter, MyState, Problem, Settings, demo};
use maklumat_sop::Channel;
use maklumat_vocabulary::{Language, ServiceKey};
use tempfile::TempDir;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use crate::bad_input::code;
use crate::office::{Office, monday_morning};
use crate::permit_story::{filled_application, sent_application};

const PHONE: &str = "0800 1234 5678";

/// A regency whose letters a test waits for.
async fn office() -> (Office, UnboundedReceiver<Letter>) {
    let (sender, letters) = unbounded_channel();
    let taker = move |letter: &Letter| {
        let _ = sender.send(letter.clone());
        Answer::Taken { id: None }
    };
    (Office::with_letters_to(Arc::new(taker)).await, letters)
}

/// The six digits in the next letter.
async fn code_in(letters: &mut UnboundedReceiver<Letter>) -> String {
    let text = letters.recv().await.unwrap().text;
    let digits: String = text.chars().filter(char::is_ascii_digit).take(6).collect();
    assert_eq!(digits.len(), 6, "{text}");
    digits
}

async fn asked(office: &Office, phone: &str) -> String {
    let asked = office.app.ask_code(phone, "here", Language::Indonesian).await.unwrap();
    asked.token.0
}

async fn refusal(office: &Office, token: &str, typed: &str) -> String {
    let refused = office.app.open_with_code(token, typed, "here").await.unwrap_err();
    code(&refused).to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_holds_the_phone_sees_drafts_and_cases_and_opens_one() {
    let (office, mut letters) = office().await;
    let sent = sent_application(&office).await;
    let draft = filled_application(&office).await;
    let token = asked(&office, PHONE).await;
    let digits = code_in(&mut letters).await;
    let shown = office.app.open_with_code(&token, &digits, "here").await.unwrap();
    let mine = office.app.my_cases(&shown.0, 1).await.unwrap();
    let references: Vec<&str> = mine.rows.iter().map(|row| row.reference.as_str()).collect();
    assert_eq!(references, [draft.reference(), sent.reference()]);
    assert!(matches!(mine.rows[0].state, MyState::Draft { .. }));
    assert!(matches!(mine.rows[1].state, MyState::Sent { due: Some(_), .. }));
    for (row, is_submitted) in mine.rows.iter().zip([false, true]) {
        let opened = office.app.open_my_case(&shown.0, row.case).await.unwrap();
        let applicant = office.app.applicant(&opened.0).await.unwrap();
        assert_eq!(
            (applicant.reference(), applicant.is_submitted()),
            (&*row.reference, is_submitted)
        );
    }
    // A code is worth something once.
    assert_eq!(refusal(&office, &token, &digits).await, "wrong-one-time-code");
    office.hours_pass(1);
    let over = office.app.my_cases(&shown.0, 1).await;
    assert!(matches!(over, Err(Problem::NotFound)), "the list closes by itself");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_that_is_known_gets_the_same_answer_as_one_that_is_not() {
    let (office, mut letters) = office().await;
    sent_application(&office).await;
    let known = asked(&office, PHONE).await;
    let digits = code_in(&mut letters).await;
    let unknown = asked(&office, "0800 9999 0000").await;
    assert_eq!(known.len(), unknown.len());
    assert!(letters.try_recv().is_err(), "nobody is written to who never applied");
    for token in [&known, &unknown] {
        let wrong = if digits == "000000" { "000001" } else { "000000" };
        for _ in 0..3 {
            assert_eq!(refusal(&office, token, wrong).await, "wrong-one-time-code");
        }
        let none = office.app.my_cases(token, 1).await;
        assert!(matches!(none, Err(Problem::NotFound)), "asking opens nothing");
    }
    // Both are asked for as often, and then neither.
    for phone in [PHONE, "0800 9999 0000"] {
        let mut answers = Vec::new();
        for _ in 0..5 {
            let answer = office.app.ask_code(phone, "elsewhere", Language::English).await;
            answers.push(
                answer
                    .map(|_| String::new())
                    .map_err(|refused| code(&refused).to_owned()),
            );
        }
        let refused = Err("too-many-codes".to_owned());
        let fine = Ok(String::new());
        assert_eq!(
            answers,
            [fine.clone(), fine.clone(), fine.clone(), fine, refused],
            "{phone}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_ends_after_five_wrong_codes_and_a_code_after_ten_minutes() {
    let (office, mut letters) = office().await;
    sent_application(&office).await;
    let token = asked(&office, PHONE).await;
    let digits = code_in(&mut letters).await;
    let wrong = if digits == "000000" { "000001" } else { "000000" };
    for _ in 0..5 {
        assert_eq!(refusal(&office, &token, wrong).await, "wrong-one-time-code");
    }
    assert_eq!(
        refusal(&office, &token, &digits).await,
        "wrong-one-time-code",
        "now the right one is worth nothing"
    );
    let token = asked(&office, PHONE).await;
    let digits = code_in(&mut letters).await;
    // Spaces are how people read numbers aloud.
    let typed = format!(" {} {} ", &digits[..3], &digits[3..]);
    let later = maklumat_calendar::Timestamp::from_second(office.app.now().as_second() + 599).unwrap();
    office.app.advance_to(later);
    assert!(office.app.open_with_code(&token, &typed, "here").await.is_ok());
    let token = asked(&office, PHONE).await;
    let digits = code_in(&mut letters).await;
    let later = maklumat_calendar::Timestamp::from_second(office.app.now().as_second() + 600).unwrap();
    office.app.advance_to(later);
    let over = office.app.open_with_code(&token, &digits, "here").await;
    assert!(matches!(over, Err(Problem::NotFound)));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_persons_list_holds_and_opens_nothing_of_anybody_else() {
    let (office, mut letters) = office().await;
    let foreign = sent_application(&office).await;
    let clerk = office.officer("dpmptsp.verifikator.1").await;
    let foreign_case = office.case_of(&clerk, &foreign).await;
    let key = ServiceKey::new("disnaker", "ak-1");
    let own_phone = "0800 5555 1111";
    office
        .app
        .start_application(&key, own_phone, Channel::Online, None)
        .await
        .unwrap();
    let token = asked(&office, own_phone).await;
    let digits = code_in(&mut letters).await;
    let shown = office.app.open_with_code(&token, &digits, "here").await.unwrap();
    assert_eq!(office.app.my_cases(&shown.0, 1).await.unwrap().total, 1);
    let refused = office.app.open_my_case(&shown.0, foreign_case).await;
    assert!(matches!(refused, Err(Problem::NotFound)));
    let nothing = office.app.open_my_case(&shown.0, CaseId(uuid::Uuid::nil())).await;
    assert!(matches!(nothing, Err(Problem::NotFound)));
    // A token that was changed, or is for something else, is nobody's.
    let changed = shown.0.replacen(|letter: char| letter.is_ascii_digit(), "x", 1);
    let longer = shown.0.replace(".shown.", ".asked.");
    for forged in ["", "a.b.c.d", changed.as_str(), longer.as_str(), token.as_str()] {
        assert!(
            matches!(office.app.my_cases(forged, 1).await, Err(Problem::NotFound)),
            "{forged}"
        );
    }
    assert!(office.app.open_with_code(&shown.0, &digits, "here").await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_without_a_gateway_says_so_whatever_number_is_typed() {
    let office = Office::furnished(0).await;
    for phone in [PHONE, "", "x"] {
        let refused = office
            .app
            .ask_code(phone, "here", Language::Indonesian)
            .await
            .unwrap_err();
        assert_eq!(code(&refused), "no-gateway");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_number_stands_in_the_database_as_it_is_dialled() {
    let (sender, mut letters) = unbounded_channel();
    let folder: TempDir = tempfile::tempdir().unwrap();
    let settings = Settings::at(folder.path())
        .standing_at(monday_morning())
        .with_letters_to(Arc::new(move |letter: &Letter| {
            let _ = sender.send(letter.clone());
            Answer::Taken { id: None }
        }));
    let app = App::open(settings).await.unwrap();
    app.furnish(&demo::Plan { seed: 7, cases: 0 }, |_, _| {}).await.unwrap();
    let office = Office { app, folder };
    sent_application(&office).await;
    asked(&office, PHONE).await;
    code_in(&mut letters).await;
    for file in ["maklumat.db", "maklumat.db-wal"] {
        let bytes = std::fs::read(office.folder.path().join(file)).unwrap_or_default();
        let phone = b"080012345678";
        let found = bytes.windows(phone.len()).any(|window| window == phone);
        assert!(!found, "the number stands in {file}");
    }
}
