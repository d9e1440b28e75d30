use crate::tests::{Place, at, lookup_of, now, on_both_databases, submitted};
use crate::{LetterWords, NewLetter, OfficerContact, Store, Uuid, new_id};

on_both_databases!(
    a_letter_planned_twice_is_sent_once,
    a_letter_given_up_waits_until_a_person_sends_it_again_or_never,
    a_short_link_leads_to_its_case_until_it_is_too_old,
    how_somebody_wants_to_be_told_opens_with_the_key_of_the_case_alone,
    a_code_is_counted_each_time_it_is_tried_and_ends_by_its_time,
    words_and_mailboxes_are_replaced_and_taken_back,
    unsent_applications_are_found_by_phone,
);

fn letter(id: Uuid, matter: Option<Uuid>) -> NewLetter<'static> {
    NewLetter {
        id,
        matter,
        officer: matter.is_none().then_some("p-1"),
        kind: "returned",
        about: None,
        until: Some(at(900)),
        channel: "phone",
        link: None,
        at: now(),
        not_before: at(2),
    }
}

async fn a_letter_planned_twice_is_sent_once(place: &Place) {
    let store = place.open().await;
    let head = submitted(&store, "KTP-1", 0).await;
    let id = new_id(now()).unwrap();
    let mut tx = store.begin().await.unwrap();
    assert!(tx.plan_letter(&letter(id, Some(head.id))).await.unwrap());
    assert!(!tx.plan_letter(&letter(id, Some(head.id))).await.unwrap());
    assert!(
        tx.lease_letters(at(1), at(5), 10).await.unwrap().is_empty(),
        "not before its time"
    );
    let leased = tx.lease_letters(at(2), at(5), 10).await.unwrap();
    assert_eq!(leased.len(), 1);
    assert_eq!((leased[0].attempts, leased[0].until), (1, Some(at(900))));
    assert!(tx.lease_letters(at(4), at(5), 10).await.unwrap().is_empty());
    // What only had to wait was not tried.
    tx.let_letter_wait(id, at(6)).await.unwrap();
    assert_eq!(tx.lease_letters(at(6), at(7), 10).await.unwrap()[0].attempts, 1);
    tx.postpone_letter(id, at(8), "no answer in time").await.unwrap();
    assert_eq!(tx.lease_letters(at(8), at(9), 10).await.unwrap()[0].attempts, 2);
    tx.finish_letter(id, at(8), "mail", ("taken", None)).await.unwrap();
    assert!(tx.lease_letters(at(500), at(501), 10).await.unwrap().is_empty());
    assert!(!tx.plan_letter(&letter(id, Some(head.id))).await.unwrap());
    tx.commit().await.unwrap();
    let mut reader = store.read().await.unwrap();
    let record = &reader.letters_of(head.id, 10).await.unwrap()[0];
    assert_eq!(
        (record.outcome.as_deref(), record.done_at),
        (Some("taken"), Some(at(8)))
    );
    assert_eq!(
        reader.letter_figures(at(8)).await.unwrap(),
        [("returned".to_owned(), "taken".to_owned(), 1)]
    );
    assert!(reader.letter_figures(at(9)).await.unwrap().is_empty());
}

async fn a_letter_given_up_waits_until_a_person_sends_it_again_or_never(place: &Place) {
    let store = place.open().await;
    let (one, other) = (new_id(now()).unwrap(), new_id(at(1)).unwrap());
    let mut tx = store.begin().await.unwrap();
    for id in [one, other] {
        tx.plan_letter(&letter(id, None)).await.unwrap();
        tx.park_letter(id, at(3), "no connection").await.unwrap();
    }
    assert!(tx.lease_letters(at(9), at(10), 10).await.unwrap().is_empty());
    let parked = tx.parked_letters().await.unwrap();
    assert_eq!((parked.len(), parked[0].count, parked[0].since), (1, 2, at(3)));
    assert_eq!(tx.retry_parked_letters(at(9)).await.unwrap(), 2);
    assert_eq!(tx.lease_letters(at(9), at(10), 10).await.unwrap()[0].attempts, 1);
    tx.finish_letter(one, at(9), "phone", ("refused", Some("the server answered 550")))
        .await
        .unwrap();
    tx.park_letter(other, at(9), "no connection").await.unwrap();
    assert_eq!(tx.drop_parked_letters(at(10)).await.unwrap(), 1);
    assert!(tx.parked_letters().await.unwrap().is_empty());
    assert!(tx.lease_letters(at(99), at(100), 10).await.unwrap().is_empty());
    assert_eq!(tx.forget_letters(at(10)).await.unwrap(), 1);
    assert_eq!(tx.forget_letters(at(11)).await.unwrap(), 1);
    tx.commit().await.unwrap();
}

async fn a_short_link_leads_to_its_case_until_it_is_too_old(place: &Place) {
    let store = place.open().await;
    let head = submitted(&store, "KTP-1", 0).await;
    let link = lookup_of(&store, "a code");
    let planned = NewLetter {
        link: Some(link),
        ..letter(new_id(now()).unwrap(), Some(head.id))
    };
    let mut tx = store.begin().await.unwrap();
    tx.plan_letter(&planned).await.unwrap();
    tx.commit().await.unwrap();
    let mut reader = store.read().await.unwrap();
    assert_eq!(reader.matter_of_link(&link, at(-1)).await.unwrap(), Some(head.id));
    assert_eq!(reader.matter_of_link(&link, at(0)).await.unwrap(), None);
    let other = lookup_of(&store, "another code");
    assert_eq!(reader.matter_of_link(&other, at(-1)).await.unwrap(), None);
    drop(reader);
    store.erase(head.id).await.unwrap();
    let mut reader = store.read().await.unwrap();
    assert_eq!(reader.matter_of_link(&link, at(-1)).await.unwrap(), None);
    assert!(reader.letters_of(head.id, 9).await.unwrap().is_empty());
}

async fn keep_contact(store: &Store, owner: Uuid, key: &crate::CaseKey) {
    let mut tx = store.begin().await.unwrap();
    tx.keep_contact(owner, key, b"first", now()).await.unwrap();
    tx.keep_contact(owner, key, b"081199019901", now()).await.unwrap();
    tx.commit().await.unwrap();
}

async fn how_somebody_wants_to_be_told_opens_with_the_key_of_the_case_alone(place: &Place) {
    let store = place.open().await;
    let head = submitted(&store, "KTP-1", 0).await;
    let key = head.key.clone().unwrap();
    keep_contact(&store, head.id, &key).await;
    let mut reader = store.read().await.unwrap();
    let kept = reader.contact_of_case(head.id).await.unwrap();
    assert_eq!(kept.as_deref(), Some(&b"081199019901"[..]));
    let foreign = crate::CaseKey::generate().unwrap();
    assert!(reader.contact(head.id, &foreign).await.is_err());
    drop(reader);
    // A draft given up takes its own along, and not that of a case.
    store.discard_draft(head.id).await.unwrap();
    assert!(
        store
            .read()
            .await
            .unwrap()
            .contact_of_case(head.id)
            .await
            .unwrap()
            .is_some()
    );
    let draft = new_id(now()).unwrap();
    keep_contact(&store, draft, &key).await;
    store.discard_draft(draft).await.unwrap();
    assert!(
        store
            .read()
            .await
            .unwrap()
            .contact(draft, &key)
            .await
            .unwrap()
            .is_none()
    );
    store.erase(head.id).await.unwrap();
    let counts = store.row_counts().await.unwrap();
    assert!(counts.contains(&("contact", 0)), "{counts:?}");
}

async fn a_code_is_counted_each_time_it_is_tried_and_ends_by_its_time(place: &Place) {
    let store = place.open().await;
    let (phone, code, next) = (
        lookup_of(&store, "phone"),
        lookup_of(&store, "code"),
        lookup_of(&store, "next"),
    );
    let mut tx = store.begin().await.unwrap();
    assert_eq!(tx.try_code(&phone, now()).await.unwrap(), None);
    tx.keep_code(&phone, &code, at(10)).await.unwrap();
    for tries in 1..=3 {
        let tried = tx.try_code(&phone, now()).await.unwrap().unwrap();
        assert_eq!((tried.code, tried.tries), (code, tries));
    }
    assert_eq!(tx.try_code(&phone, at(10)).await.unwrap(), None, "it is over");
    tx.keep_code(&phone, &next, at(20)).await.unwrap();
    let tried = tx.try_code(&phone, at(10)).await.unwrap().unwrap();
    assert_eq!((tried.code, tried.tries), (next, 1), "a new one counts anew");
    tx.drop_code(&phone).await.unwrap();
    assert_eq!(tx.try_code(&phone, at(10)).await.unwrap(), None);
    tx.keep_code(&phone, &code, at(20)).await.unwrap();
    assert_eq!(tx.forget_codes(at(19)).await.unwrap(), 0);
    assert_eq!(tx.forget_codes(at(20)).await.unwrap(), 1);
    tx.commit().await.unwrap();
}

async fn words_and_mailboxes_are_replaced_and_taken_back(place: &Place) {
    let store = place.open().await;
    let words = |language: &str, words: &str| LetterWords {
        kind: "returned".to_owned(),
        language: language.to_owned(),
        words: words.to_owned(),
        changed_at: now(),
    };
    let contact = |mailbox: &str, weekly| OfficerContact {
        officer: "p-1".to_owned(),
        mailbox: mailbox.to_owned(),
        language: "id".to_owned(),
        weekly,
        daily: true,
    };
    let mut tx = store.begin().await.unwrap();
    for text in ["a", "b"] {
        tx.keep_letter_words(&words("id", text), "p-1").await.unwrap();
    }
    tx.keep_letter_words(&words("en", "c"), "p-1").await.unwrap();
    for (mailbox, weekly) in [("sari@kantor.example", true), ("sari@lain.example", false)] {
        let id = new_id(now()).unwrap();
        tx.keep_officer_contact(&contact(mailbox, weekly), id).await.unwrap();
    }
    let all = tx.all_letter_words().await.unwrap();
    assert_eq!(all, [words("en", "c"), words("id", "b")]);
    assert_eq!(
        tx.officer_contacts().await.unwrap(),
        [contact("sari@lain.example", false)]
    );
    tx.drop_letter_words("returned").await.unwrap();
    assert!(tx.letter_words("returned").await.unwrap().is_empty());
    tx.drop_officer_contact("p-1").await.unwrap();
    assert_eq!(tx.officer_contact("p-1").await.unwrap(), None);
    tx.commit().await.unwrap();
}

async fn unsent_applications_are_found_by_phone(place: &Place) {
    let store = place.open().await;
    let phone = lookup_of(&store, "081199019901");
    let draft = |reference: &str, minute, applicant_key| crate::Draft {
        id: new_id(at(minute)).unwrap(),
        key: crate::CaseKey::generate().unwrap(),
        reference: reference.to_owned(),
        unit: "disdukcapil".to_owned(),
        service: "ktp-el".to_owned(),
        version: 1,
        applicant_key,
        pin_hash: None,
        answers: Vec::new(),
        updated_at: at(minute),
        expires_at: at(9000),
        revision: 0,
    };
    let drafts = [
        draft("D-1", 1, Some(phone)),
        draft("D-2", 2, Some(phone)),
        draft("D-3", 3, None),
    ];
    let mut tx = store.begin().await.unwrap();
    for draft in &drafts {
        tx.save_draft(draft).await.unwrap();
    }
    tx.commit().await.unwrap();
    let mut reader = store.read().await.unwrap();
    let found = reader.drafts_of_applicant(&phone, 9).await.unwrap();
    assert_eq!(found, [drafts[1].id, drafts[0].id]);
    assert_eq!(reader.drafts_of_applicant(&phone, 1).await.unwrap().len(), 1);
}
