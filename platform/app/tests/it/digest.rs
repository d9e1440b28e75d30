//! Mail to officers who asked for it: once a week how services stand, each working morning what waits.

use maklumat_app::{Address, OfficerWishes, Private};

use crate::letters::Postbox;
use crate::office::Office;
use crate::permit_story::sent_application;

async fn asks(office: &Office, login: &str, weekly: bool, daily: bool) {
    let officer = office.officer(login).await;
    let wanted = OfficerWishes {
        mailbox: Private(format!("{login}@kantor.example")),
        weekly,
        daily,
        ..OfficerWishes::default()
    };
    office.app.change_wishes(&officer, wanted).await.unwrap();
}

async fn round(office: &Office) {
    office.app.work_once().await.unwrap();
    office.app.deliver_letters().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_who_asked_is_told_once_each_monday_of_the_services_of_the_unit() {
    let postbox = Postbox::new();
    let office = postbox.office().await;
    sent_application(&office).await;
    asks(&office, "dpmptsp.kepala-dinas.1", true, false).await;
    for _ in 0..3 {
        round(&office).await;
    }
    let letters = postbox.letters.lock().unwrap().clone();
    assert_eq!(letters.len(), 1, "{:?}", postbox.texts());
    let letter = &letters[0];
    assert_eq!(
        letter.to,
        Address::Mailbox("dpmptsp.kepala-dinas.1@kantor.example".to_owned())
    );
    assert_eq!(letter.subject, "Keadaan pelayanan, Senin, 23 November 2026");
    assert!(
        letter.text.contains("Terbuka sekarang: 1, di antaranya 0 terlambat"),
        "{}",
        letter.text
    );
    assert!(!letter.text.contains("Melati"), "{}", letter.text);
    assert!(
        letter.text.contains("http://localhost/petugas/kabar"),
        "{}",
        letter.text
    );
    office.hours_pass(24);
    round(&office).await;
    assert_eq!(postbox.texts().len(), 1, "not on a Tuesday");
    office.hours_pass(24 * 6 - 3);
    round(&office).await;
    assert_eq!(postbox.texts().len(), 1, "six in the morning of the next Monday");
    office.hours_pass(1);
    round(&office).await;
    let texts = postbox.texts();
    assert_eq!(texts.len(), 2, "seven");
    assert!(
        texts[1].contains("Minggu lalu (Sen 23 Nov – Min 29 Nov): 1 masuk, 0 selesai"),
        "{}",
        texts[1]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_is_started_again_tells_nobody_twice() {
    let postbox = Postbox::new();
    let office = postbox.office().await;
    sent_application(&office).await;
    asks(&office, "sekda", true, false).await;
    round(&office).await;
    assert_eq!(postbox.texts().len(), 1);
    let settings = {
        let postbox = postbox.clone();
        maklumat_app::Settings::at(office.folder.path())
            .standing_at(office.app.now())
            .with_letters_to(std::sync::Arc::new(move |letter: &maklumat_app::Letter| {
                postbox.letters.lock().unwrap().push(letter.clone());
                maklumat_app::Answer::Taken { id: None }
            }))
    };
    let again = maklumat_app::App::open(settings).await.unwrap();
    again.work_once().await.unwrap();
    again.deliver_letters().await.unwrap();
    assert_eq!(postbox.texts().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_who_asked_is_told_on_working_mornings_and_only_if_something_waits() {
    let postbox = Postbox::new();
    let office = postbox.office().await;
    asks(&office, "dpmptsp.verifikator.1", false, true).await;
    asks(&office, "dishub.penguji.1", false, true).await;
    sent_application(&office).await;
    round(&office).await;
    let letters = postbox.letters.lock().unwrap().clone();
    assert_eq!(letters.len(), 1, "nothing waits for the other: {:?}", postbox.texts());
    assert!(letters[0].text.contains("- 1 menunggu diambil"), "{}", letters[0].text);
    // Tuesday to Friday, and no letter on Saturday and Sunday.
    for day in 0..6 {
        office.hours_pass(24);
        round(&office).await;
        let expected = if day < 4 { 2 + day } else { 5 };
        assert_eq!(postbox.texts().len(), expected, "day {day}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leads_nothing_learns_no_figures_and_who_stopped_gets_nothing() {
    let postbox = Postbox::new();
    let office = postbox.office().await;
    asks(&office, "dpmptsp.verifikator.1", true, false).await;
    asks(&office, "sekda", true, false).await;
    asks(&office, "sekda", false, false).await;
    round(&office).await;
    assert!(postbox.texts().is_empty(), "{:?}", postbox.texts());
    let sekda = office.officer("sekda").await;
    assert!(
        office.app.wishes(&sekda).await.unwrap().mailbox.0.is_empty(),
        "the address is forgotten"
    );
}
