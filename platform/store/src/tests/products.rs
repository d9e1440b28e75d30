use crate::tests::{Place, at, now, on_both_databases, submitted};
use crate::{IssuedProduct, Receipt, Uuid};

on_both_databases!(
    a_product_is_issued_revoked_and_listed,
    a_number_is_used_once_per_service,
    a_case_has_one_receipt,
);

fn product(matter: Uuid, credential: &str, number: Option<&str>) -> IssuedProduct {
    IssuedProduct {
        credential: credential.to_owned(),
        matter,
        product: "sip".to_owned(),
        unit: "dpmptsp".to_owned(),
        service: "sip-dokter".to_owned(),
        number: number.map(str::to_owned),
        issued_at: now(),
        valid_until: Some(at(1000)),
        revoked_at: None,
        revoked_reason: None,
        attachment: None,
    }
}

async fn a_product_is_issued_revoked_and_listed(place: &Place) {
    let store = place.open().await;
    let head = submitted(&store, "SIP-1", 0).await;
    let issued = product(head.id, "c-1", Some("500.16/1/SIP"));
    let mut tx = store.begin().await.unwrap();
    tx.record_product(&head, &issued, b"isi").await.unwrap();
    assert_eq!(tx.product("c-1").await.unwrap().as_ref(), Some(&issued));
    assert_eq!(tx.product("c-2").await.unwrap(), None);
    assert_eq!(tx.print_of(&head, "c-1").await.unwrap().as_deref(), Some(&b"isi"[..]));
    assert_eq!(tx.print_of(&head, "c-2").await.unwrap(), None);
    assert!(tx.attach_document("c-1", "ab").await.unwrap());
    assert!(!tx.attach_document("c-1", "cd").await.unwrap());
    assert_eq!(
        tx.products_of(head.id).await.unwrap()[0].attachment.as_deref(),
        Some("ab")
    );
    assert!(tx.revocations().await.unwrap().is_empty());
    assert_eq!(tx.revoked_so_far().await.unwrap(), 0);
    assert!(tx.revoke_product("c-1", "data keliru", at(5)).await.unwrap());
    assert!(!tx.revoke_product("c-1", "lagi", at(6)).await.unwrap());
    assert!(!tx.revoke_product("c-2", "lagi", at(6)).await.unwrap());
    let revoked = tx.product("c-1").await.unwrap().unwrap();
    assert_eq!(
        (revoked.revoked_at, revoked.revoked_reason.as_deref()),
        (Some(at(5)), Some("data keliru"))
    );
    assert_eq!(tx.revoked_so_far().await.unwrap(), 1);
    assert_eq!(
        tx.revocations().await.unwrap(),
        [("c-1".to_owned(), at(5), "data keliru".to_owned())]
    );
}

async fn a_number_is_used_once_per_service(place: &Place) {
    let store = place.open().await;
    let head = submitted(&store, "SIP-1", 0).await;
    let mut tx = store.begin().await.unwrap();
    tx.record_product(&head, &product(head.id, "c-1", None), b"")
        .await
        .unwrap();
    tx.record_product(&head, &product(head.id, "c-2", None), b"")
        .await
        .unwrap();
    tx.record_product(&head, &product(head.id, "c-3", Some("1")), b"")
        .await
        .unwrap();
    let clash = tx
        .record_product(&head, &product(head.id, "c-4", Some("1")), b"")
        .await
        .unwrap_err();
    assert!(clash.is_duplicate());
}

async fn a_case_has_one_receipt(place: &Place) {
    let store = place.open().await;
    let head = submitted(&store, "SIP-1", 0).await;
    let receipt = Receipt {
        payload: b"janji".to_vec(),
        signature: vec![1; 64],
        issued_at: now(),
    };
    let mut tx = store.begin().await.unwrap();
    assert_eq!(tx.receipt(&head).await.unwrap(), None);
    tx.keep_receipt(&head, &receipt).await.unwrap();
    assert_eq!(tx.receipt(&head).await.unwrap(), Some(receipt.clone()));
    assert!(tx.keep_receipt(&head, &receipt).await.unwrap_err().is_duplicate());
}
