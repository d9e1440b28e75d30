//! Letters that leave the house: one per fact, to whom it was asked for, in the daytime, and remembered.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use maklumat_app::{
    Address, Answer, Applicant, ContactChoice, Letter, LetterChannel, LetterState, Private, Problem, StepForm, Why,
};
use maklumat_vocabulary::Language;

use crate::bad_input::code;
use crate::office::Office;
use crate::permit_story::{filled_application, sent_application};

/// A mail server and gateway that keep what they are given and answer as they are told.
#[derive(Clone)]
pub(crate) struct Postbox {
    pub(crate) letters: Arc<Mutex<Vec<Letter>>>,
    answer: Arc<Mutex<Answer>>,
}

impl Postbox {
    pub(crate) fn new() -> Self {
        Self {
            letters: Arc::default(),
            answer: Arc::new(Mutex::new(Answer::Taken { id: None })),
        }
    }

    pub(crate) async fn office(&self) -> Office {
        let postbox = self.clone();
        let taker = move |letter: &Letter| {
            postbox.letters.lock().unwrap().push(letter.clone());
            postbox.answer.lock().unwrap().clone()
        };
        Office::with_letters_to(Arc::new(taker)).await
    }

    pub(crate) fn answers(&self, answer: Answer) {
        *self.answer.lock().unwrap() = answer;
    }

    /// The texts so far.
    pub(crate) fn texts(&self) -> Vec<String> {
        self.letters
            .lock()
            .unwrap()
            .iter()
            .map(|letter| letter.text.clone())
            .collect()
    }
}

pub(crate) fn by_phone() -> ContactChoice {
    ContactChoice {
        channel: Some(LetterChannel::Phone),
        phone: Private("0800 1234 5678".to_owned()),
        ..ContactChoice::default()
    }
}

/// An application sent by somebody who asked to be told.
async fn told(office: &Office, choice: ContactChoice) -> Applicant {
    let applicant = filled_application(office).await;
    office.app.choose_contact(&applicant, choice).await.unwrap();
    office.app.submit(&applicant).await.unwrap();
    office.again(&applicant).await
}

async fn give_back(office: &Office, applicant: &Applicant) {
    let form = StepForm {
        outcome: Some("belum-lengkap".to_owned()),
        defects: vec![("surat-faskes".to_owned(), Private("Kabur".to_owned()))],
        ..StepForm::default()
    };
    office
        .complete_with("dpmptsp.verifikator.1", applicant, "periksa", form)
        .await;
}

async fn round(office: &Office) {
    office.app.work_once().await.unwrap();
    office.app.deliver_letters().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_return_is_one_letter_that_says_whose_turn_it_is_until_when_and_where() {
    let postbox = Postbox::new();
    let office = postbox.office().await;
    let applicant = told(&office, by_phone()).await;
    give_back(&office, &applicant).await;
    for _ in 0..3 {
        round(&office).await;
    }
    let letters = postbox.letters.lock().unwrap().clone();
    assert_eq!(
        letters.len(),
        2,
        "the application arrived, and it came back: {:?}",
        postbox.texts()
    );
    let letter = letters
        .iter()
        .find(|letter| letter.text.contains("belum lengkap"))
        .unwrap();
    assert_eq!(letter.to, Address::Phone("080012345678".to_owned()));
    assert!(
        letter.text.contains("Giliran Anda: lengkapi paling lambat "),
        "{}",
        letter.text
    );
    assert!(letter.text.contains("http://localhost/l/"), "{}", letter.text);
    // What lies on a lock screen names nobody.
    for secret in [applicant.reference(), "Melati", "9901014107900003", "080012345678"] {
        assert!(!letter.text.contains(secret), "{secret}");
    }
    let (_, log) = office.app.tracking_with_letters(&applicant).await.unwrap();
    assert_eq!(log.rows.len(), 2);
    assert!(log.rows.iter().all(|row| row.state == LetterState::Taken));
    assert_eq!(log.rows.iter().filter(|row| row.kind == "returned").count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_chose_nothing_or_not_to_be_told_gets_no_letter_and_reads_all_where_it_is_tracked() {
    let postbox = Postbox::new();
    let office = postbox.office().await;
    let silent = sent_application(&office).await;
    let unwilling = told(&office, ContactChoice::default()).await;
    round(&office).await;
    assert!(postbox.texts().is_empty());
    for applicant in [silent, unwilling] {
        let (tracking, log) = office.app.tracking_with_letters(&applicant).await.unwrap();
        assert!(tracking.messages.iter().any(|message| message.kind == "submitted"));
        assert!(log.rows.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_without_channels_sends_nothing_and_works_as_ever() {
    let office = Office::furnished(0).await;
    assert!(!office.app.letter_channels().is_any());
    let applicant = told(&office, by_phone()).await;
    office.app.work_once().await.unwrap();
    assert_eq!(office.app.deliver_letters().await.unwrap(), 0);
    assert_eq!(office.app.tracking(&applicant).await.unwrap().messages.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_goes_by_mail_in_the_language_that_was_chosen() {
    let postbox = Postbox::new();
    let office = postbox.office().await;
    let choice = ContactChoice {
        channel: Some(LetterChannel::Mail),
        mailbox: Private(" melati@contoh.example ".to_owned()),
        language: Language::English,
        ..ContactChoice::default()
    };
    told(&office, choice).await;
    round(&office).await;
    let letters = postbox.letters.lock().unwrap().clone();
    assert_eq!(letters[0].to, Address::Mailbox("melati@contoh.example".to_owned()));
    assert!(
        letters[0].text.contains("we have your application"),
        "{}",
        letters[0].text
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn at_night_a_letter_waits_for_the_morning() {
    let postbox = Postbox::new();
    let office = postbox.office().await;
    // From nine in the morning to eight in the evening.
    office.hours_pass(11);
    told(&office, by_phone()).await;
    round(&office).await;
    assert!(postbox.texts().is_empty());
    office.hours_pass(10);
    round(&office).await;
    assert!(postbox.texts().is_empty(), "six in the morning");
    office.hours_pass(1);
    round(&office).await;
    assert_eq!(postbox.texts().len(), 1, "seven in the morning");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_sent_is_tried_less_and_less_often_and_then_a_person_must_look() {
    let postbox = Postbox::new();
    let office = postbox.office().await;
    let applicant = told(&office, by_phone()).await;
    postbox.answers(Answer::Later {
        why: Why::Status(503),
        after: Some(Duration::from_secs(300)),
    });
    round(&office).await;
    round(&office).await;
    assert_eq!(postbox.texts().len(), 1, "not again at once");
    for _ in 0..10 {
        office.hours_pass(1);
        round(&office).await;
        if postbox.texts().len() >= 8 {
            break;
        }
    }
    // A night passes in between, because nobody is written to then.
    office.hours_pass(24);
    for _ in 0..4 {
        office.hours_pass(1);
        round(&office).await;
    }
    let tries = postbox.texts();
    assert_eq!(tries.len(), 8, "and no more");
    let keys: std::collections::BTreeSet<String> = postbox
        .letters
        .lock()
        .unwrap()
        .iter()
        .map(|letter| letter.key.clone())
        .collect();
    assert_eq!(keys.len(), 1, "each try can be told to be the same letter");
    assert!(tries.iter().all(|text| *text == tries[0]));
    let (_, log) = office.app.tracking_with_letters(&applicant).await.unwrap();
    assert_eq!(log.rows[0].state, LetterState::Stuck);
    let doctor = office.app.examine().await.unwrap();
    assert!(
        doctor
            .iter()
            .any(|found| found.what.id.contains("1 surat tidak terkirim"))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_nobody_has_is_not_asked_twice_and_an_unclear_answer_neither() {
    let postbox = Postbox::new();
    let office = postbox.office().await;
    postbox.answers(Answer::Refused { why: Why::Status(400) });
    let refused = told(&office, by_phone()).await;
    round(&office).await;
    postbox.answers(Answer::Unclear {
        why: Why::NotUnderstood,
    });
    let unclear = told(&office, by_phone()).await;
    round(&office).await;
    office.hours_pass(2);
    round(&office).await;
    assert_eq!(postbox.texts().len(), 2);
    for (applicant, state) in [(refused, LetterState::Refused), (unclear, LetterState::Stuck)] {
        let (_, log) = office.app.tracking_with_letters(&applicant).await.unwrap();
        assert_eq!(log.rows[0].state, state);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_changes_their_mind_before_it_is_sent_is_not_told() {
    let postbox = Postbox::new();
    let office = postbox.office().await;
    let applicant = told(&office, by_phone()).await;
    office.app.work_once().await.unwrap();
    office
        .app
        .choose_contact(&applicant, ContactChoice::default())
        .await
        .unwrap();
    office.app.deliver_letters().await.unwrap();
    assert!(postbox.texts().is_empty());
    assert_eq!(
        office.app.tracking_with_letters(&applicant).await.unwrap().1.rows[0].state,
        LetterState::Dropped
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_is_none_is_refused_at_its_field() {
    let office = Office::furnished(0).await;
    let applicant = office.begin("dpmptsp", "sip-dokter").await;
    for (channel, field) in [(LetterChannel::Phone, "telepon"), (LetterChannel::Mail, "surel")] {
        let choice = ContactChoice {
            channel: Some(channel),
            phone: Private("12".to_owned()),
            mailbox: Private("melati@contoh.example\r\nBcc: a@b.example".to_owned()),
            ..ContactChoice::default()
        };
        match office.app.choose_contact(&applicant, choice).await {
            Err(Problem::Invalid(errors)) => assert_eq!(errors[0].field, field),
            other => panic!("{other:?}"),
        }
    }
}

/// The code at the end of the only letter.
fn link_in(postbox: &Postbox) -> String {
    let text = postbox.texts().remove(0);
    let code = text.split("/l/").nth(1).unwrap();
    code.chars().take_while(char::is_ascii_alphanumeric).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_short_link_and_the_pin_open_the_case_and_guessing_gets_nowhere() {
    let postbox = Postbox::new();
    let office = postbox.office().await;
    let key = maklumat_vocabulary::ServiceKey::new("dpmptsp", "sip-dokter");
    let started = office
        .app
        .start_application(&key, "080012345678", maklumat_sop::Channel::Online, None)
        .await
        .unwrap();
    let applicant = told(&office, by_phone()).await;
    round(&office).await;
    let link = link_in(&postbox);
    assert_eq!(link.len(), 10);
    assert!(!link.contains(&applicant.reference().replace(' ', "")));
    assert!(office.app.is_link(&link, "here").await.unwrap());
    assert!(office.app.is_link(&link.to_lowercase(), "here").await.unwrap());
    // The PIN of another application opens nothing, nor does any code without its PIN.
    let wrong = office.app.open_with_link(&link, &started.pin.0, "here").await;
    assert_eq!(code(&wrong.unwrap_err()), "wrong-pin");
    for guess in ["", "0000000000", "ABCDEFGHJK", "../../etc", "x", "0000000000000000000"] {
        assert!(!office.app.is_link(guess, "here").await.unwrap(), "{guess}");
        let refused = office.app.open_with_link(guess, "123456", "here").await.unwrap_err();
        assert_eq!(code(&refused), "wrong-pin");
    }
    // Whoever guesses on is told that even the right one leads nowhere; others are not touched by it.
    for guess in 0..130 {
        office.app.is_link(&format!("{guess:010}"), "guesser").await.unwrap();
    }
    assert!(!office.app.is_link(&link, "guesser").await.unwrap());
    assert!(office.app.is_link(&link, "elsewhere").await.unwrap());
    office.hours_pass(24 * 61);
    assert!(!office.app.is_link(&link, "elsewhere").await.unwrap(), "it is too old");
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_with_a_mistake_send_nothing_and_the_doctor_names_the_key_and_no_secret() {
    let folder = tempfile::tempdir().unwrap();
    let text = "[mail]\nhost = \"mail.example\"\nfrom = \"x\"\nuser = \"layanan\"\npassword-file = \"rahasia.txt\"\n";
    std::fs::write(folder.path().join("messages.toml"), text).unwrap();
    std::fs::write(folder.path().join("rahasia.txt"), "sandi-panjang").unwrap();
    let settings = maklumat_app::Settings::at(folder.path()).standing_at(crate::office::monday_morning());
    let app = maklumat_app::App::open(settings).await.unwrap();
    assert!(!app.letter_channels().is_any());
    let found = app.examine().await.unwrap();
    let told: Vec<&str> = found.iter().map(|found| found.what.id.as_str()).collect();
    assert!(
        told.iter().any(|what| what.starts_with("messages.toml: mail.from")),
        "{told:?}"
    );
    assert!(!told.iter().any(|what| what.contains("sandi-panjang")));
}
