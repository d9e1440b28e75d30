use crate::tests::{Place, now, on_both_databases};
use crate::{Absence, new_id};

on_both_databases!(an_absence_counts_from_day_to_day_until_it_is_taken_back);

async fn an_absence_counts_from_day_to_day_until_it_is_taken_back(place: &Place) {
    let store = place.open().await;
    let away = Absence {
        id: new_id(now()).unwrap(),
        officer: "p-1".to_owned(),
        from_date: "2026-11-23".to_owned(),
        until_date: "2026-11-27".to_owned(),
        kind: "leave".to_owned(),
        hand_to: Some("p-2".to_owned()),
        entered_by: "p-1".to_owned(),
        entered_at: now(),
    };
    let later = Absence {
        id: new_id(now()).unwrap(),
        from_date: "2026-12-01".to_owned(),
        until_date: "2026-12-02".to_owned(),
        hand_to: None,
        ..away.clone()
    };
    let mut tx = store.begin().await.unwrap();
    tx.add_absence(&later).await.unwrap();
    tx.add_absence(&away).await.unwrap();
    for (day, expected) in [
        ("2026-11-22", false),
        ("2026-11-23", true),
        ("2026-11-27", true),
        ("2026-11-28", false),
    ] {
        assert_eq!(tx.is_absent("p-1", day).await.unwrap(), expected, "{day}");
    }
    assert!(!tx.is_absent("p-2", "2026-11-24").await.unwrap());
    assert_eq!(
        tx.absences_of("p-1", "2026-11-24").await.unwrap(),
        [away.clone(), later.clone()]
    );
    assert_eq!(
        tx.absences_from("2026-11-28", 9).await.unwrap(),
        std::slice::from_ref(&later)
    );
    assert!(tx.absences_to_hand_over("2026-11-22", 9).await.unwrap().is_empty());
    assert_eq!(
        tx.absences_to_hand_over("2026-11-23", 9).await.unwrap(),
        std::slice::from_ref(&away)
    );
    tx.absence_was_handed_over(away.id, now()).await.unwrap();
    assert!(tx.absences_to_hand_over("2026-11-23", 9).await.unwrap().is_empty());
    assert!(
        !tx.withdraw_absence(away.id, "2026-11-28", now()).await.unwrap(),
        "it is over"
    );
    assert!(tx.withdraw_absence(away.id, "2026-11-27", now()).await.unwrap());
    assert!(!tx.withdraw_absence(away.id, "2026-11-27", now()).await.unwrap());
    assert!(!tx.is_absent("p-1", "2026-11-24").await.unwrap());
    assert_eq!(tx.absence(away.id).await.unwrap(), None);
    assert_eq!(tx.absence(later.id).await.unwrap(), Some(later));
}
