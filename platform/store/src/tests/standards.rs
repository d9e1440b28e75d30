use maklumat_vocabulary::ServiceKey;

use crate::tests::{Place, at, now, on_both_databases, submitted};
use crate::{CommentAnswer, DraftComment, FaultKind, NewStandard, PublicDraft, Store, Uuid, new_id};

on_both_databases!(
    a_case_about_a_standard_is_listed_with_its_case,
    of_two_who_change_a_text_at_once_the_second_is_told,
    what_was_published_for_comment_stays_as_it_was,
    a_comment_after_its_time_is_not_taken,
    a_comment_is_answered_and_its_name_goes_with_the_case,
);

async fn opened(store: &Store) -> Uuid {
    let matter = submitted(store, "STD-1", 0).await;
    let mut tx = store.begin().await.unwrap();
    let new = NewStandard {
        matter: matter.id,
        purpose: "ubah",
        service: &ServiceKey::new("dishub", "uji-kir"),
        from_version: Some(3),
        text: Some("[service]\n"),
        english: None,
        by: "p-1",
        at: now(),
    };
    tx.open_standard(new).await.unwrap();
    tx.commit().await.unwrap();
    matter.id
}

async fn published(store: &Store, matter: Uuid, until: i64) -> PublicDraft {
    let draft = PublicDraft {
        matter,
        text: "[service]\nname = \"Rancangan\"\n".to_owned(),
        english: Some("[service]\nname = \"Draft\"\n".to_owned()),
        digest: "ab12".to_owned(),
        published_at: now(),
        comments_until: at(until),
    };
    let mut tx = store.begin().await.unwrap();
    tx.publish_draft(&draft, "p-1").await.unwrap();
    tx.commit().await.unwrap();
    draft
}

async fn said(store: &Store, matter: Uuid, when: i64) -> (bool, Uuid) {
    let comment = DraftComment {
        id: new_id(now()).unwrap(),
        matter,
        about: "step.periksa".to_owned(),
        body: "Terlalu lama.".to_owned(),
        name: Some("Ibu Sari".to_owned()),
        said_at: at(when),
        answer: None,
    };
    let mut tx = store.begin().await.unwrap();
    let is_taken = tx.comment_on_draft(&comment).await.unwrap();
    tx.commit().await.unwrap();
    (is_taken, comment.id)
}

async fn a_case_about_a_standard_is_listed_with_its_case(place: &Place) {
    let store = place.open().await;
    let matter = opened(&store).await;
    let mut reader = store.read().await.unwrap();
    let listed = reader.standards().await.unwrap();
    assert_eq!(listed.len(), 1);
    let heading = &listed[0];
    assert_eq!((heading.matter, heading.reference.as_str()), (matter, "STD-1"));
    assert_eq!((heading.from_version, heading.closed_at), (Some(3), None));
    let whole = reader.standard(matter).await.unwrap().unwrap();
    assert_eq!(whole.text.as_deref(), Some("[service]\n"));
    assert_eq!((whole.revision, whole.english, whole.proposal), (1, None, None));
    assert!(reader.standard(new_id(now()).unwrap()).await.unwrap().is_none());
}

async fn of_two_who_change_a_text_at_once_the_second_is_told(place: &Place) {
    let store = place.open().await;
    let matter = opened(&store).await;
    let mut tx = store.begin().await.unwrap();
    let first = tx.change_standard((matter, 1), ("baru", Some("new")), ("p-2", at(5)));
    assert!(first.await.unwrap());
    let second = tx.change_standard((matter, 1), ("lain", None), ("p-3", at(6)));
    assert!(!second.await.unwrap());
    tx.standard_is_proposed(matter, Uuid::from_u128(9)).await.unwrap();
    tx.commit().await.unwrap();
    let kept = store.read().await.unwrap().standard(matter).await.unwrap().unwrap();
    assert_eq!((kept.revision, kept.text.as_deref()), (2, Some("baru")));
    assert_eq!(
        (kept.changed_by.as_str(), kept.proposal),
        ("p-2", Some(Uuid::from_u128(9)))
    );
}

async fn what_was_published_for_comment_stays_as_it_was(place: &Place) {
    let store = place.open().await;
    let matter = opened(&store).await;
    let draft = published(&store, matter, 100).await;
    let mut tx = store.begin().await.unwrap();
    assert!(
        tx.change_standard((matter, 1), ("baru", None), ("p-2", at(5)))
            .await
            .unwrap()
    );
    tx.commit().await.unwrap();
    let mut reader = store.read().await.unwrap();
    assert_eq!(reader.public_draft(matter).await.unwrap().as_ref(), Some(&draft));
    assert_eq!(reader.open_drafts(at(100)).await.unwrap(), std::slice::from_ref(&draft));
    assert!(reader.past_drafts(at(100), 10).await.unwrap().is_empty());
    let service = ServiceKey::new("dishub", "uji-kir");
    assert_eq!(
        reader.draft_of_service(&service, at(100)).await.unwrap(),
        Some((matter, at(100)))
    );
    assert_eq!(reader.draft_of_service(&service, at(101)).await.unwrap(), None);
    let other = ServiceKey::new("dishub", "lain");
    assert_eq!(reader.draft_of_service(&other, at(100)).await.unwrap(), None);
    assert_eq!(reader.count_open_drafts(at(100)).await.unwrap(), 1);
    assert!(reader.open_drafts(at(101)).await.unwrap().is_empty());
    assert_eq!(
        reader.past_drafts(at(101), 10).await.unwrap(),
        std::slice::from_ref(&draft)
    );
    drop(reader);
    let mut tx = store.begin().await.unwrap();
    let other = PublicDraft {
        text: "lain".to_owned(),
        ..draft
    };
    let again = tx.publish_draft(&other, "p-1").await.unwrap_err();
    assert_eq!(again.kind(), FaultKind::Duplicate);
    tx.roll_back().await;
}

async fn a_comment_after_its_time_is_not_taken(place: &Place) {
    let store = place.open().await;
    let matter = opened(&store).await;
    assert!(!said(&store, matter, 5).await.0, "nothing is published yet");
    published(&store, matter, 100).await;
    assert!(said(&store, matter, 100).await.0);
    assert!(!said(&store, matter, 101).await.0);
    let mut reader = store.read().await.unwrap();
    assert_eq!(reader.comments_on(matter).await.unwrap().len(), 1);
    assert_eq!(reader.count_comments(matter).await.unwrap(), (1, 0));
}

async fn a_comment_is_answered_and_its_name_goes_with_the_case(place: &Place) {
    let store = place.open().await;
    let matter = opened(&store).await;
    published(&store, matter, 100).await;
    let (_, id) = said(&store, matter, 7).await;
    let answer = CommentAnswer {
        taken: "taken".to_owned(),
        words: "Waktu langkah dipendekkan.".to_owned(),
        at: at(200),
    };
    let mut tx = store.begin().await.unwrap();
    assert!(tx.answer_comment((matter, id), &answer, "p-1").await.unwrap());
    let of_another = tx.answer_comment((Uuid::from_u128(5), id), &answer, "p-1").await;
    assert!(!of_another.unwrap());
    tx.commit().await.unwrap();
    let comment = store.read().await.unwrap().comments_on(matter).await.unwrap().remove(0);
    assert_eq!(
        (comment.about.as_str(), comment.body.as_str()),
        ("step.periksa", "Terlalu lama.")
    );
    assert!(!format!("{comment:?}").contains("Sari"), "names never reach a log");
    assert_eq!(
        (comment.name.as_deref(), comment.answer),
        (Some("Ibu Sari"), Some(answer))
    );
    assert!(store.erase(matter).await.unwrap());
    let comment = store.read().await.unwrap().comments_on(matter).await.unwrap().remove(0);
    assert_eq!((comment.name, comment.body.as_str()), (None, "Terlalu lama."));
}
