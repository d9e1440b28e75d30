use std::collections::BTreeMap;

use crate::tests::{ANSWERS, Place, at, load, lookup_of, now, on_both_databases, step_on, submitted};
use crate::{
    CaseKey, Draft, FaultKind, FileVault, FolderVault, IssuedProduct, NewAttachment, Receipt, Store, Unfinished,
    UploadKey, Uuid, new_id,
};

on_both_databases!(
    erasing_a_case_leaves_nothing_personal_and_all_of_the_proof,
    a_draft_given_up_leaves_no_row_behind,
    an_answer_given_up_or_expired_leaves_the_evidence_of_its_case,
);

async fn counts(store: &Store) -> BTreeMap<&'static str, i64> {
    store.row_counts().await.unwrap().into_iter().collect()
}

/// A part of a file on its way.
async fn half_sent(store: &Store, owner: Uuid, key: &CaseKey) {
    let coming = Unfinished {
        page: "ktp".to_owned(),
        digest: "d".to_owned(),
        length_bytes: 9,
        arrived: 0,
        replaces: None,
        kept: None,
        expires_at: at(60),
    };
    let upload = UploadKey {
        owner,
        page: "ktp",
        digest: "d",
    };
    let mut tx = store.begin().await.unwrap();
    tx.begin_upload(owner, &coming).await.unwrap();
    tx.keep_part(upload, key, (0, ANSWERS), at(60)).await.unwrap();
    tx.commit().await.unwrap();
}

/// A case with everything a case can have.
async fn furnished(store: &Store, reference: &str) -> Uuid {
    let head = submitted(store, reference, 0).await;
    let key = head.key.as_ref().unwrap();
    let attachment = NewAttachment {
        owner: head.id,
        key,
        kind: "image/jpeg",
        content: ANSWERS,
    };
    let kept = store.keep_attachment(attachment, now()).await.unwrap();
    let product = IssuedProduct {
        credential: format!("c-{reference}"),
        matter: head.id,
        product: "ktp".to_owned(),
        unit: "disdukcapil".to_owned(),
        service: "ktp-el".to_owned(),
        number: Some(reference.to_owned()),
        issued_at: now(),
        valid_until: None,
        revoked_at: None,
        revoked_reason: None,
        attachment: None,
    };
    let receipt = Receipt {
        payload: ANSWERS.to_vec(),
        signature: vec![1],
        issued_at: now(),
    };
    let mut tx = store.begin().await.unwrap();
    tx.record_product(&head, &product, ANSWERS).await.unwrap();
    tx.attach_document(&product.credential, &kept.digest).await.unwrap();
    tx.keep_receipt(&head, &receipt).await.unwrap();
    tx.commit().await.unwrap();
    head.id
}

async fn erasing_a_case_leaves_nothing_personal_and_all_of_the_proof(place: &Place) {
    let store = place.open().await;
    let kept = furnished(&store, "KTP-1").await;
    let before = counts(&store).await;
    let erased = furnished(&store, "KTP-2").await;
    half_sent(&store, erased, &load(&store, erased).await.head.key.unwrap()).await;
    assert!(store.erase(erased).await.unwrap());
    only_proof_was_added(&before, &counts(&store).await);

    let matter = load(&store, erased).await;
    assert_eq!(
        (
            matter.snapshot().unwrap().as_ref(),
            matter.pin_hash.as_ref(),
            matter.head.key.as_ref()
        ),
        (None, None, None)
    );
    let mut reader = store.read().await.unwrap();
    let events = reader.events(&matter.head).await.unwrap();
    assert_eq!(events.len(), 2);
    assert!(events.iter().all(|event| event.private.is_none()));
    assert_eq!(
        reader
            .matters_of_applicant(&lookup_of(&store, crate::tests::PHONE), 10)
            .await
            .unwrap(),
        [kept]
    );
    assert_eq!(reader.products_of(erased).await.unwrap()[0].attachment, None);
    assert!(reader.due_timers(at(9999), 10).await.unwrap() == [kept]);
    drop(reader);
    assert_eq!(step_on(&store, &matter).await.unwrap_err().kind(), FaultKind::Erased);
    assert_eq!(
        FolderVault::new(place.files()).names().unwrap().len(),
        1,
        "only the other case's file is left"
    );
    assert!(store.verify_chain(&|_, _, _| true).await.unwrap().is_whole());
    let mut tx = store.begin().await.unwrap();
    let leased = tx.lease_effects(at(1), at(2), 10).await.unwrap();
    assert_eq!(
        leased.iter().map(|effect| effect.matter).collect::<Vec<_>>(),
        [Some(kept)]
    );
    assert_eq!(
        tx.forget_effects(at(2)).await.unwrap(),
        1,
        "the erased case's effect is done with"
    );
    tx.commit().await.unwrap();
    assert!(store.erase(erased).await.unwrap(), "erasing twice is fine");
    assert!(!store.erase(Uuid::nil()).await.unwrap());
}

fn only_proof_was_added(before: &BTreeMap<&'static str, i64>, after: &BTreeMap<&'static str, i64>) {
    for (table, count) in after {
        let added = match *table {
            // The bare case, its events, and that a document of this number was issued.
            "event" => 2,
            "matter" | "product" => 1,
            // Sealed with the destroyed key; dropped when its turn comes.
            "outbox" => 1,
            _ => 0,
        };
        assert_eq!(*count, before[table] + added, "rows of {table}");
    }
}

async fn an_answer_given_up_or_expired_leaves_the_evidence_of_its_case(place: &Place) {
    let store = place.open().await;
    let id = furnished(&store, "KTP-1").await;
    let before = counts(&store).await;
    let matter = load(&store, id).await;
    let answer = Draft {
        id,
        key: matter.head.key.clone().unwrap(),
        reference: matter.reference.clone(),
        unit: matter.unit.clone(),
        service: matter.service.clone(),
        version: 1,
        applicant_key: None,
        pin_hash: None,
        answers: ANSWERS.to_vec(),
        updated_at: now(),
        expires_at: at(1),
        revision: 0,
    };
    let mut tx = store.begin().await.unwrap();
    tx.save_draft(&answer).await.unwrap();
    tx.commit().await.unwrap();
    let expired = store.read().await.unwrap().expired_drafts(at(9), 10).await.unwrap();
    assert!(expired.is_empty(), "it lives as long as the case waits for it");
    store.discard_draft(id).await.unwrap();
    assert_eq!(counts(&store).await, before);
    assert_eq!(FolderVault::new(place.files()).names().unwrap().len(), 1);
}

async fn a_draft_given_up_leaves_no_row_behind(place: &Place) {
    let store = place.open().await;
    let before = counts(&store).await;
    let key = CaseKey::generate().unwrap();
    let draft = Draft {
        id: new_id(now()).unwrap(),
        key: key.clone(),
        reference: "D-1".to_owned(),
        unit: "disdukcapil".to_owned(),
        service: "ktp-el".to_owned(),
        version: 1,
        applicant_key: None,
        pin_hash: None,
        answers: ANSWERS.to_vec(),
        updated_at: now(),
        expires_at: at(1),
        revision: 0,
    };
    let mut tx = store.begin().await.unwrap();
    tx.save_draft(&draft).await.unwrap();
    tx.commit().await.unwrap();
    let attachment = NewAttachment {
        owner: draft.id,
        key: &key,
        kind: "image/jpeg",
        content: ANSWERS,
    };
    store.keep_attachment(attachment, now()).await.unwrap();
    half_sent(&store, draft.id, &key).await;
    assert_ne!(counts(&store).await, before);
    store.discard_draft(draft.id).await.unwrap();
    assert_eq!(counts(&store).await, before);
    assert!(FolderVault::new(place.files()).names().unwrap().is_empty());
}
