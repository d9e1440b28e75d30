use super::{CHECKPOINT_EVENTS, CHECKPOINT_SECONDS, is_checkpoint_due, later};
use maklumat_calendar::Timestamp;
use maklumat_sop::Channel;
use maklumat_store::{NewEffect, Uuid, Value, new_id};
use maklumat_vocabulary::ServiceKey;

use crate::views::Private;
use crate::{App, Settings, demo};

const SPOIL: &str = "UPDATE matter SET data_key = $1, next_timer = $2 WHERE tenant = $3 AND id = $4";
const OUTBOX: &str = "SELECT done_at, parked_at FROM outbox WHERE tenant = $1 AND id = $2";

fn monday() -> Timestamp {
    "2026-11-23T02:00:00Z".parse().unwrap()
}

async fn furnished(cases: u32) -> (App, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let app = App::open(Settings::at(folder.path()).standing_at(monday()))
        .await
        .unwrap();
    app.furnish(&demo::Plan { seed: 7, cases }, |_, _| {}).await.unwrap();
    (app, folder)
}

/// An application just sent.
async fn sent(app: &App) -> Uuid {
    let key = ServiceKey::new("dpmptsp", "sip-dokter");
    let started = app.start_application(&key, "080012345678", Channel::Online, None).await;
    let applicant = app.applicant(&started.unwrap().token.0).await.unwrap();
    let pages: [(&str, &[(&str, &str)]); 3] = [
        ("urutan", &[("urutan", "pertama")]),
        (
            "dokter",
            &[
                ("nik", "9901014107900003"),
                ("nama", "Melati Contoh"),
                ("nomor-str", "AB 0123 4567 8901 23"),
                ("hp", "080012345678"),
                ("email", "melati@contoh.example"),
            ],
        ),
        (
            "tempat-praktik",
            &[
                ("jenis-tempat", "faskes"),
                ("nama-tempat", "Klinik Muara"),
                ("lokasi", "Jalan 1"),
            ],
        ),
    ];
    for (page, answers) in pages {
        let typed = answers
            .iter()
            .map(|(name, value)| ((*name).to_owned(), Private((*value).to_owned())));
        app.save_page(&applicant, page, typed.collect()).await.unwrap();
    }
    for page in app.application(&applicant).await.unwrap().pages {
        if !page.is_complete {
            app.attach(&applicant, &page.id, "berkas.pdf", b"%PDF-1.7".to_vec())
                .await
                .unwrap();
        }
    }
    app.submit(&applicant).await.unwrap();
    applicant.id
}

async fn leave(app: &App, kind: &str, payload: &[u8]) -> Uuid {
    let id = new_id(app.now()).unwrap();
    let effect = NewEffect {
        id,
        at: app.now(),
        kind,
        payload,
    };
    let mut tx = app.store().begin().await.unwrap();
    tx.leave_effect(effect).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// Whether an effect is done, and whether it is parked.
async fn state(app: &App, id: Uuid) -> (bool, bool) {
    let mut reader = app.store().read().await.unwrap();
    let values = [Value::Int(app.store().tenant()), Value::Uuid(id)];
    let mut row = reader.row(OUTBOX, &values).await.unwrap().unwrap();
    (
        row.optional_instant(0).unwrap().is_some(),
        row.optional_instant(1).unwrap().is_some(),
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_nobody_can_read_does_not_stop_the_rest() {
    let (app, _folder) = furnished(30).await;
    app.work_once().await.unwrap();
    let page = app.store().read().await.unwrap().matter_page(Uuid::nil(), 1).await;
    let id = page.unwrap()[0];
    let mut tx = app.store().begin().await.unwrap();
    let values = [
        Value::Bytes(b"no key"),
        monday().into(),
        Value::Int(app.store().tenant()),
        id.into(),
    ];
    assert_eq!(tx.execute(SPOIL, &values).await.unwrap(), 1);
    tx.commit().await.unwrap();
    let effect = leave(&app, "notify", br#"{"notice":"submitted"}"#).await;
    app.work_once().await.unwrap();
    assert_eq!(state(&app, effect).await, (true, false), "the messages went out");
    let due = app.store().read().await.unwrap().due_timers(app.now(), 10).await;
    assert!(!due.unwrap().contains(&id), "it is looked at again later");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_timer_the_calendar_has_moved_is_set_right_and_not_rung_for_ever() {
    let (app, _folder) = furnished(0).await;
    let id = sent(&app).await;
    let before = app.store().read().await.unwrap().matter(id).await.unwrap().unwrap();
    assert!(before.next_timer.is_some_and(|next| next > app.now()));
    let mut tx = app.store().begin().await.unwrap();
    tx.set_timer(&before, Some(monday()), Some(monday())).await.unwrap();
    tx.commit().await.unwrap();
    app.work_once().await.unwrap();
    let after = app.store().read().await.unwrap().matter(id).await.unwrap().unwrap();
    assert_eq!((after.next_timer, after.due_at), (before.next_timer, before.due_at));
    assert_eq!(
        after.head.sequence, before.head.sequence,
        "nothing happened to the case"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_this_release_does_not_understand_is_parked_and_the_doctor_says_so() {
    let (app, _folder) = furnished(0).await;
    let strange = leave(&app, "sing", b"{}").await;
    let garbled = leave(&app, "notify", b"no json").await;
    let plain = leave(&app, "notify", br#"{"notice":"submitted"}"#).await;
    app.work_once().await.unwrap();
    assert_eq!(state(&app, strange).await, (false, true));
    assert_eq!(state(&app, garbled).await, (false, true));
    assert_eq!(state(&app, plain).await, (true, false));
    let found = app.examine().await.unwrap();
    assert!(
        found.iter().any(|one| one.what.id.contains("2 pesan macet")),
        "{found:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reminder_waits_for_its_day() {
    let (app, _folder) = furnished(0).await;
    let tomorrow = app.now().as_second() + 86_400;
    let payload = format!(r#"{{"product":"sip","at":{tomorrow}}}"#);
    let reminder = leave(&app, "remind", payload.as_bytes()).await;
    app.work_once().await.unwrap();
    assert_eq!(state(&app, reminder).await, (false, false));
    app.advance_to(Timestamp::from_second(tomorrow + 1).unwrap());
    app.work_once().await.unwrap();
    assert_eq!(state(&app, reminder).await, (true, false));
}

async fn checkpoints(app: &App) -> usize {
    app.checkpoints(0).await.unwrap().len()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_proof_of_a_receipt_is_there_five_minutes_later_and_not_every_act_makes_a_checkpoint() {
    let (app, _folder) = furnished(0).await;
    sent(&app).await;
    app.work_once().await.unwrap();
    assert_eq!(checkpoints(&app).await, 1, "the first waits for nothing");
    let id = sent(&app).await;
    app.work_once().await.unwrap();
    assert_eq!(checkpoints(&app).await, 1);
    app.advance_to(later(app.now(), CHECKPOINT_SECONDS));
    app.work_once().await.unwrap();
    assert_eq!(checkpoints(&app).await, 2);
    let proof = app.store().read().await.unwrap().inclusion_proof(id, 1).await;
    assert!(proof.unwrap().is_some());
    app.work_once().await.unwrap();
    assert_eq!(checkpoints(&app).await, 2, "nothing has happened since");
    let last = app.store().read().await.unwrap().last_checkpoint().await.unwrap();
    let position = last.as_ref().unwrap().last_position;
    for (events, is_due) in [(CHECKPOINT_EVENTS - 1, false), (CHECKPOINT_EVENTS, true)] {
        assert_eq!(is_checkpoint_due(last.as_ref(), position + events, app.now()), is_due);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happened_last_is_sealed_when_the_program_stops() {
    let (app, _folder) = furnished(0).await;
    sent(&app).await;
    app.checkpoint().await.unwrap();
    let id = sent(&app).await;
    let working = tokio::spawn(app.clone().work_until_stopped());
    app.stop();
    working.await.unwrap();
    let proof = app.store().read().await.unwrap().inclusion_proof(id, 1).await;
    assert!(proof.unwrap().is_some());
}
