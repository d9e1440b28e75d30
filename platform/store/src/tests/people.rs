use maklumat_vocabulary::PositionKey;

use crate::tests::{MASTER, Place, TENANT, at, now, on_both_databases};
use crate::{Attempts, CaseKey, Draft, Holding, Keys, Officer, PublishedDefinition, Session, Tenure, new_id};

on_both_databases!(
    an_officer_is_found_by_id_and_login,
    a_password_and_a_state_are_changed,
    positions_are_held_from_day_to_day,
    a_session_lasts_until_it_expires_or_is_closed,
    a_session_that_is_used_lasts_longer_and_one_that_expired_stays_so,
    of_two_codes_of_one_moment_one_is_used,
    half_a_sign_in_is_over_when_it_expires_or_is_used,
    wrong_pins_are_counted_and_blocked,
    a_draft_is_saved_over_and_over,
    of_two_pages_that_save_one_draft_the_second_is_told,
    definitions_are_published_once,
    whatever_is_published_is_noticed_by_others,
);

const RENAME_DEFINITION: &str = "UPDATE definition SET source = 'other' WHERE tenant = $1";

fn officer(id: &str) -> Officer {
    Officer {
        id: id.to_owned(),
        login: format!("{id}@contoh"),
        name: "Rina Contoh".to_owned(),
        password_hash: "$argon2id$1".to_owned(),
        role: "officer".to_owned(),
        state: "active".to_owned(),
    }
}

async fn an_officer_is_found_by_id_and_login(place: &Place) {
    let store = place.open().await;
    assert!(!store.read().await.unwrap().has_officers().await.unwrap());
    let mut tx = store.begin().await.unwrap();
    tx.add_officer(&officer("p-1"), now()).await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = store.begin().await.unwrap();
    let twin = Officer {
        id: "p-2".to_owned(),
        ..officer("p-1")
    };
    assert!(tx.add_officer(&twin, now()).await.unwrap_err().is_duplicate());
    drop(tx);
    let mut reader = store.read().await.unwrap();
    assert!(reader.has_officers().await.unwrap());
    assert_eq!(reader.officer("p-1").await.unwrap(), Some(officer("p-1")));
    assert_eq!(
        reader.officer_by_login("p-1@contoh").await.unwrap(),
        Some(officer("p-1"))
    );
    assert_eq!(reader.officer_by_login("p-2@contoh").await.unwrap(), None);
    assert_eq!(reader.officers().await.unwrap().len(), 1);
    assert!(
        !format!("{:?}", officer("p-1")).contains("Rina"),
        "a name is never printed by accident"
    );
}

async fn a_password_and_a_state_are_changed(place: &Place) {
    let store = place.open().await;
    let mut tx = store.begin().await.unwrap();
    tx.add_officer(&officer("p-1"), now()).await.unwrap();
    tx.change_password("p-1", "$argon2id$2").await.unwrap();
    tx.change_officer_state("p-1", "suspended").await.unwrap();
    let changed = tx.officer("p-1").await.unwrap().unwrap();
    assert_eq!((&*changed.password_hash, &*changed.state), ("$argon2id$2", "suspended"));
}

async fn positions_are_held_from_day_to_day(place: &Place) {
    let store = place.open().await;
    let head = PositionKey::new("dinkes", "kepala");
    let regular = Holding {
        officer: "p-1".to_owned(),
        position: head.clone(),
        from_date: "2026-01-01".to_owned(),
        until_date: None,
        tenure: Tenure::Holder,
        appointed_by: Some("p-9".to_owned()),
        decree: None,
    };
    let deputy = Holding {
        officer: "p-2".to_owned(),
        from_date: "2026-11-20".to_owned(),
        until_date: Some("2026-11-24".to_owned()),
        tenure: Tenure::Plh,
        decree: Some(("800/12/2026".to_owned(), "2026-11-19".to_owned())),
        ..regular.clone()
    };
    let mut tx = store.begin().await.unwrap();
    tx.add_holding(&regular).await.unwrap();
    tx.add_holding(&deputy).await.unwrap();
    assert_eq!(
        tx.holders(&head, "2026-11-19").await.unwrap(),
        std::slice::from_ref(&regular)
    );
    assert_eq!(
        tx.holders(&head, "2026-11-24").await.unwrap(),
        [regular.clone(), deputy]
    );
    assert_eq!(tx.holders_from(&head, "2026-11-25").await.unwrap().len(), 1);
    assert_eq!(tx.holders_from(&head, "2026-01-01").await.unwrap().len(), 2);
    assert!(tx.holdings("p-2", "2026-11-25").await.unwrap().is_empty());
    assert_eq!(tx.holdings_from("p-1", "2025-01-01").await.unwrap().len(), 1);
    assert!(tx.holdings_from("p-2", "2026-11-25").await.unwrap().is_empty());
    let later = Holding {
        from_date: "2027-01-01".to_owned(),
        ..regular.clone()
    };
    tx.add_holding(&later).await.unwrap();
    let begun = (&head, "2026-01-01");
    assert!(
        !tx.end_holding("p-1", (&head, "2026-01-02"), "2026-11-30")
            .await
            .unwrap()
    );
    assert!(
        !tx.end_holding("p-1", begun, "2025-12-31").await.unwrap(),
        "before it began"
    );
    assert!(tx.end_holding("p-1", begun, "2026-11-30").await.unwrap());
    assert!(!tx.end_holding("p-1", begun, "2026-12-31").await.unwrap(), "it ended");
    assert_eq!(tx.holdings("p-1", "2027-01-01").await.unwrap(), [later]);
    assert_eq!(tx.holdings("p-1", "2026-11-30").await.unwrap().len(), 1);
    assert!(tx.holdings("p-1", "2026-12-01").await.unwrap().is_empty());
}

fn session(token: u8) -> Session {
    Session {
        token_hash: [token; 32],
        officer: "p-1".to_owned(),
        created_at: now(),
        expires_at: at(60),
        ends_at: at(600),
        seen_at: now(),
        proved_at: now(),
        origin: "198.51.100.7 firefox.windows".to_owned(),
        acting: None,
    }
}

async fn a_session_lasts_until_it_expires_or_is_closed(place: &Place) {
    let store = place.open().await;
    let mut tx = store.begin().await.unwrap();
    for token in 1..=3 {
        tx.open_session(&session(token)).await.unwrap();
    }
    assert_eq!(tx.session(&[1; 32], at(59)).await.unwrap(), Some(session(1)));
    assert_eq!(tx.session(&[1; 32], at(60)).await.unwrap(), None);
    assert_eq!(tx.session(&[9; 32], at(1)).await.unwrap(), None);
    tx.close_session(&[2; 32]).await.unwrap();
    assert_eq!(tx.session(&[2; 32], at(1)).await.unwrap(), None);
    assert_eq!(tx.forget_expired_sessions(at(59)).await.unwrap(), 0);
    assert_eq!(tx.close_sessions_of("p-1").await.unwrap(), 2);
    tx.open_session(&session(4)).await.unwrap();
    assert_eq!(tx.forget_expired_sessions(at(60)).await.unwrap(), 1);
}

async fn a_session_that_is_used_lasts_longer_and_one_that_expired_stays_so(place: &Place) {
    let store = place.open().await;
    let mut tx = store.begin().await.unwrap();
    for token in 1..=3 {
        tx.open_session(&session(token)).await.unwrap();
    }
    tx.session_was_seen(&[1; 32], at(50), at(110)).await.unwrap();
    tx.session_was_seen(&[2; 32], at(60), at(120)).await.unwrap();
    let seen = tx.session(&[1; 32], at(109)).await.unwrap().unwrap();
    assert_eq!(
        (seen.seen_at, seen.expires_at, seen.ends_at),
        (at(50), at(110), at(600))
    );
    assert_eq!(tx.session(&[2; 32], at(61)).await.unwrap(), None);
    tx.session_was_proved(&[1; 32], at(51)).await.unwrap();
    tx.act_for(&[1; 32], Some("dinkes/kepala")).await.unwrap();
    let listed = tx.sessions_of("p-1", at(59)).await.unwrap();
    assert_eq!(listed.len(), 3);
    let first = listed.iter().find(|one| one.token_hash == [1; 32]).unwrap();
    assert_eq!(first.proved_at, at(51));
    assert_eq!(first.acting.as_deref(), Some("dinkes/kepala"));
    assert_eq!(tx.close_other_sessions("p-1", &[1; 32]).await.unwrap(), 2);
    assert_eq!(tx.sessions_of("p-1", at(59)).await.unwrap().len(), 1);
}

async fn of_two_codes_of_one_moment_one_is_used(place: &Place) {
    let store = place.open().await;
    let mut tx = store.begin().await.unwrap();
    assert!(
        !tx.set_second_factor("p-1", 7, now()).await.unwrap(),
        "nothing was set up"
    );
    tx.keep_next_secret("p-1", b"one").await.unwrap();
    assert!(!tx.use_step("p-1", 7).await.unwrap(), "it is not in use yet");
    assert!(tx.set_second_factor("p-1", 7, now()).await.unwrap());
    assert!(!tx.use_step("p-1", 7).await.unwrap(), "the code that confirmed it");
    assert!(tx.use_step("p-1", 8).await.unwrap());
    assert!(!tx.use_step("p-1", 8).await.unwrap() && !tx.use_step("p-1", 7).await.unwrap());
    tx.keep_next_secret("p-1", b"two").await.unwrap();
    let factor = tx.second_factor("p-1").await.unwrap().unwrap();
    assert_eq!(factor.secret.as_deref(), Some(&b"one"[..]));
    assert_eq!(factor.next_secret.as_deref(), Some(&b"two"[..]));
    assert!(!format!("{factor:?}").contains("one"), "a secret is never printed");
    tx.replace_recovery_codes("p-1", &[[1; 32], [2; 32]]).await.unwrap();
    assert!(tx.use_recovery_code("p-1", &[1; 32], now()).await.unwrap());
    assert!(!tx.use_recovery_code("p-1", &[1; 32], now()).await.unwrap());
    assert!(!tx.use_recovery_code("p-2", &[2; 32], now()).await.unwrap());
    assert_eq!(tx.recovery_codes_left("p-1").await.unwrap(), 1);
    assert!(tx.remove_second_factor("p-1").await.unwrap());
    assert_eq!(tx.recovery_codes_left("p-1").await.unwrap(), 0);
    assert_eq!(tx.second_factor("p-1").await.unwrap(), None);
}

async fn half_a_sign_in_is_over_when_it_expires_or_is_used(place: &Place) {
    let store = place.open().await;
    let mut tx = store.begin().await.unwrap();
    tx.open_half_session(&[1; 32], "p-1", at(5)).await.unwrap();
    assert_eq!(tx.half_session(&[1; 32], at(4)).await.unwrap().as_deref(), Some("p-1"));
    assert_eq!(tx.half_session(&[1; 32], at(5)).await.unwrap(), None);
    assert!(tx.close_half_session(&[1; 32]).await.unwrap());
    assert!(!tx.close_half_session(&[1; 32]).await.unwrap());
    tx.open_half_session(&[2; 32], "p-1", at(5)).await.unwrap();
    assert_eq!(tx.forget_half_sessions(at(5)).await.unwrap(), 1);
    tx.set_sign_in_rule("oversight", true).await.unwrap();
    tx.set_sign_in_rule("signer", true).await.unwrap();
    tx.set_sign_in_rule("signer", false).await.unwrap();
    assert_eq!(tx.second_factor_roles().await.unwrap(), ["oversight"]);
}

async fn wrong_pins_are_counted_and_blocked(place: &Place) {
    let store = place.open().await;
    let subject = Keys::from_master(&MASTER).lookup(TENANT, "pin", "KTP-1");
    let mut tx = store.begin().await.unwrap();
    assert_eq!(tx.attempts(&subject).await.unwrap(), Attempts::default());
    assert_eq!(tx.count_attempt(&subject).await.unwrap().failures, 1);
    assert_eq!(tx.count_attempt(&subject).await.unwrap().failures, 2);
    tx.block_attempts(&subject, at(15)).await.unwrap();
    assert_eq!(
        tx.attempts(&subject).await.unwrap(),
        Attempts {
            failures: 2,
            blocked_until: Some(at(15))
        }
    );
    assert_eq!(tx.forget_attempts(at(15)).await.unwrap(), 0);
    tx.uncount_attempt(&subject).await.unwrap();
    assert_eq!(tx.attempts(&subject).await.unwrap().failures, 1);
    tx.clear_attempts(&subject).await.unwrap();
    assert_eq!(tx.attempts(&subject).await.unwrap().failures, 0);
}

fn draft(reference: &str) -> Draft {
    Draft {
        id: new_id(now()).unwrap(),
        key: CaseKey::generate().unwrap(),
        reference: reference.to_owned(),
        unit: "disdukcapil".to_owned(),
        service: "ktp-el".to_owned(),
        version: 1,
        applicant_key: None,
        pin_hash: None,
        answers: b"first".to_vec(),
        updated_at: now(),
        expires_at: at(100),
        revision: 0,
    }
}

async fn a_draft_is_saved_over_and_over(place: &Place) {
    let store = place.open().await;
    let mut draft = draft("D-1");
    let mut tx = store.begin().await.unwrap();
    tx.save_draft(&draft).await.unwrap();
    draft.revision = 1;
    draft.answers = b"second".to_vec();
    draft.expires_at = at(200);
    tx.save_draft(&draft).await.unwrap();
    draft.revision = 2;
    tx.commit().await.unwrap();
    let mut reader = store.read().await.unwrap();
    assert_eq!(reader.draft(draft.id).await.unwrap().as_ref(), Some(&draft));
    assert_eq!(reader.draft_by_reference("D-1").await.unwrap().as_ref(), Some(&draft));
    assert!(reader.expired_drafts(at(199), 10).await.unwrap().is_empty());
    assert_eq!(reader.expired_drafts(at(200), 10).await.unwrap(), [draft.id]);
    drop(reader);
    let mut tx = store.begin().await.unwrap();
    let rival = Draft {
        id: new_id(now()).unwrap(),
        revision: 0,
        ..draft.clone()
    };
    assert!(tx.save_draft(&rival).await.unwrap_err().is_duplicate());
    drop(tx);
    let mut tx = store.begin().await.unwrap();
    tx.drop_draft(&draft).await.unwrap();
    assert!(tx.draft(draft.id).await.unwrap().is_none());
}

async fn of_two_pages_that_save_one_draft_the_second_is_told(place: &Place) {
    let store = place.open().await;
    let draft = draft("D-1");
    let mut tx = store.begin().await.unwrap();
    tx.save_draft(&draft).await.unwrap();
    tx.commit().await.unwrap();
    let read = store.read().await.unwrap().draft(draft.id).await.unwrap().unwrap();
    assert_eq!(read.revision, 1);
    let mut tx = store.begin().await.unwrap();
    tx.save_draft(&read).await.unwrap();
    tx.commit().await.unwrap();
    for is_sent in [false, true] {
        let mut tx = store.begin().await.unwrap();
        let late = if is_sent {
            tx.drop_draft(&read).await
        } else {
            tx.save_draft(&read).await
        };
        assert!(late.unwrap_err().is_conflict());
    }
}

fn version(number: u32, effective: &str) -> PublishedDefinition {
    PublishedDefinition {
        unit: "dishub".to_owned(),
        service: "uji-kir".to_owned(),
        version: number,
        digest: "d".to_owned(),
        source: format!("version = {number}"),
        english: (number == 2).then(|| "name = \"test\"".to_owned()),
        published_at: now(),
        effective: effective.to_owned(),
        published_by: (number == 2).then(|| "p-1".to_owned()),
    }
}

async fn whatever_is_published_is_noticed_by_others(place: &Place) {
    let store = place.open().await;
    let mut tx = store.begin().await.unwrap();
    let nothing = tx.published().await.unwrap();
    tx.publish(&version(1, "2026-01-01")).await.unwrap();
    let one = tx.published().await.unwrap();
    tx.store_regency_file(("calendar.toml", "one"), None, now())
        .await
        .unwrap();
    let first = tx.published().await.unwrap();
    tx.store_regency_file(("calendar.toml", "two"), None, now())
        .await
        .unwrap();
    let second = tx.published().await.unwrap();
    tx.commit().await.unwrap();
    assert!(nothing != one && one != first && first != second);
    assert_eq!(store.read().await.unwrap().published().await.unwrap(), second);
}

async fn definitions_are_published_once(place: &Place) {
    let store = place.open().await;
    let (first, second) = (version(1, "2026-01-01"), version(2, "2026-12-01"));
    let mut tx = store.begin().await.unwrap();
    tx.publish(&first).await.unwrap();
    tx.publish(&second).await.unwrap();
    tx.store_regency_file(("calendar.toml", "one"), None, now())
        .await
        .unwrap();
    tx.store_regency_file(("calendar.toml", "two"), None, now())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let mut reader = store.read().await.unwrap();
    assert_eq!(
        reader.definition("dishub", "uji-kir", 2).await.unwrap().as_ref(),
        Some(&second)
    );
    assert_eq!(reader.definition("dishub", "uji-kir", 3).await.unwrap(), None);
    assert_eq!(reader.definitions().await.unwrap(), [first.clone(), second]);
    assert_eq!(
        reader.regency_file("calendar.toml").await.unwrap(),
        Some((2, "two".to_owned()))
    );
    assert_eq!(reader.regency_file("law.toml").await.unwrap(), None);
    drop(reader);
    let mut tx = store.begin().await.unwrap();
    assert!(tx.publish(&first).await.unwrap_err().is_duplicate());
    drop(tx);
    let mut tx = store.begin().await.unwrap();
    tx.execute(RENAME_DEFINITION, &[TENANT.into()])
        .await
        .expect_err("a published version never changes");
}
