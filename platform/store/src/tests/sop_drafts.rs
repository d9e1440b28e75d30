use crate::tests::{Place, at, now, on_both_databases};
use crate::{SopDraft, SopDraftChange, Store, new_id};

on_both_databases!(
    a_draft_is_as_its_last_change_left_it_and_every_change_is_told,
    of_two_who_save_the_same_revision_the_second_keeps_nothing,
    only_the_latest_changes_stay,
    a_draft_that_was_handed_on_remembers_the_revision,
    a_dropped_draft_is_gone_with_its_changes_and_the_others_stay,
);

async fn begun(store: &Store, unit: &str, second: i64) -> SopDraft {
    let draft = SopDraft {
        id: new_id(now()).unwrap(),
        unit: unit.to_owned(),
        service: "uji-kir".to_owned(),
        from_version: Some(3),
        content: "[service]\n".to_owned(),
        english: None,
        revision: 0,
        changed_by: "p-1".to_owned(),
        changed_at: at(second),
        proposed_revision: None,
    };
    let mut tx = store.begin().await.unwrap();
    tx.begin_sop_draft(&draft).await.unwrap();
    tx.commit().await.unwrap();
    draft
}

fn change(revision: i64, by: &str) -> SopDraftChange {
    SopDraftChange {
        revision,
        changed_by: by.to_owned(),
        changed_at: at(revision + 10),
        act: "changed".to_owned(),
        answers: (revision > 1).then_some(revision - 1),
        change: r#"[{"do":"clear"}]"#.to_owned(),
        touched: r#"["step.a"]"#.to_owned(),
        splices: "[]".to_owned(),
    }
}

async fn save(store: &Store, draft: &SopDraft, change: &SopDraftChange, kept: i64) -> bool {
    let mut tx = store.begin().await.unwrap();
    let is_saved = tx.save_sop_draft(draft, change, kept).await.unwrap();
    tx.commit().await.unwrap();
    is_saved
}

async fn a_draft_is_as_its_last_change_left_it_and_every_change_is_told(place: &Place) {
    let store = place.open().await;
    let draft = begun(&store, "dishub", 1).await;
    assert_eq!(
        store.read().await.unwrap().sop_draft(draft.id).await.unwrap().as_ref(),
        Some(&draft)
    );
    let written = SopDraft {
        content: "[service]\nname = \"Uji\"\n".to_owned(),
        english: Some("[service]\nname = \"Test\"\n".to_owned()),
        ..draft.clone()
    };
    let (first, second) = (change(1, "p-2"), change(2, "p-3"));
    assert!(save(&store, &written, &first, 500).await);
    assert!(save(&store, &written, &second, 500).await);
    let mut reader = store.read().await.unwrap();
    let now = reader.sop_draft(draft.id).await.unwrap().unwrap();
    let expected = SopDraft {
        revision: 2,
        changed_by: "p-3".to_owned(),
        changed_at: at(12),
        ..written
    };
    assert_eq!(now, expected);
    let changes = reader.sop_draft_changes(draft.id, 0).await.unwrap();
    assert_eq!(changes.len(), 2);
    assert_eq!(changes[0].changed_by, "p-2");
    assert_eq!(reader.sop_draft_changes(draft.id, 1).await.unwrap().len(), 1);
    // Databases lay JSON out in their own way; what it says is the same.
    assert!(changes[1].touched.contains("step.a"));
    assert_eq!(changes[1].answers, Some(1));
}

async fn of_two_who_save_the_same_revision_the_second_keeps_nothing(place: &Place) {
    let store = place.open().await;
    let draft = begun(&store, "dishub", 1).await;
    assert!(save(&store, &draft, &change(1, "p-1"), 500).await);
    let late = SopDraft {
        content: "lain".to_owned(),
        ..draft.clone()
    };
    assert!(!save(&store, &late, &change(1, "p-2"), 500).await);
    let mut reader = store.read().await.unwrap();
    let kept = reader.sop_draft(draft.id).await.unwrap().unwrap();
    assert_eq!((kept.content, kept.changed_by.as_str()), (draft.content, "p-1"));
    assert_eq!(reader.sop_draft_changes(draft.id, 0).await.unwrap().len(), 1);
}

async fn a_draft_that_was_handed_on_remembers_the_revision(place: &Place) {
    let store = place.open().await;
    let (draft, other) = (begun(&store, "dishub", 1).await, begun(&store, "dishub", 2).await);
    assert!(save(&store, &draft, &change(1, "p-1"), 500).await);
    let mut tx = store.begin().await.unwrap();
    tx.sop_draft_is_proposed(draft.id, 1).await.unwrap();
    tx.commit().await.unwrap();
    assert!(save(&store, &draft, &change(2, "p-1"), 500).await);
    let mut reader = store.read().await.unwrap();
    let kept = reader.sop_draft(draft.id).await.unwrap().unwrap();
    assert_eq!((kept.revision, kept.proposed_revision), (2, Some(1)));
    let untouched = reader.sop_draft(other.id).await.unwrap().unwrap();
    assert_eq!(untouched.proposed_revision, None);
}

async fn only_the_latest_changes_stay(place: &Place) {
    let store = place.open().await;
    let draft = begun(&store, "dishub", 1).await;
    for revision in 1..=5 {
        assert!(save(&store, &draft, &change(revision, "p-1"), 3).await);
    }
    let kept = store
        .read()
        .await
        .unwrap()
        .sop_draft_changes(draft.id, 0)
        .await
        .unwrap();
    let revisions: Vec<i64> = kept.iter().map(|change| change.revision).collect();
    assert_eq!(revisions, [3, 4, 5]);
}

async fn a_dropped_draft_is_gone_with_its_changes_and_the_others_stay(place: &Place) {
    let store = place.open().await;
    let (gone, older) = (begun(&store, "dishub", 1).await, begun(&store, "dishub", 2).await);
    let (newer, elsewhere) = (begun(&store, "dishub", 3).await, begun(&store, "damkar", 4).await);
    assert!(save(&store, &gone, &change(1, "p-1"), 500).await);
    let mut tx = store.begin().await.unwrap();
    assert!(tx.drop_sop_draft(gone.id).await.unwrap());
    assert!(!tx.drop_sop_draft(gone.id).await.unwrap());
    tx.commit().await.unwrap();
    let mut reader = store.read().await.unwrap();
    assert_eq!(reader.sop_draft(gone.id).await.unwrap(), None);
    assert!(reader.sop_draft_changes(gone.id, 0).await.unwrap().is_empty());
    assert_eq!(reader.sop_drafts("dishub").await.unwrap(), [newer, older]);
    assert_eq!(reader.sop_drafts("damkar").await.unwrap(), [elsewhere]);
}
