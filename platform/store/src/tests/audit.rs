use crate::tests::{Place, TENANT, at, on_both_databases};
use crate::{AuditFilter, AuditRow, new_id};

on_both_databases!(
    what_is_audited_is_found_by_person_kind_unit_and_day,
    the_database_refuses_to_change_what_was_audited,
);

const CHANGE: &str = "UPDATE audit SET kind = 'other' WHERE tenant = $1";
const REMOVE: &str = "DELETE FROM audit WHERE tenant = $1";

fn row(kind: &str, minute: i64, unit: Option<&str>) -> AuditRow {
    AuditRow {
        id: new_id(at(minute)).unwrap(),
        at: at(minute),
        kind: kind.to_owned(),
        officer: Some("p-1".to_owned()),
        about: Some("p-2".to_owned()),
        unit: unit.map(str::to_owned),
        detail: "dinkes/kepala".to_owned(),
    }
}

const ALL: AuditFilter<'static> = AuditFilter {
    from: maklumat_calendar::Timestamp::UNIX_EPOCH,
    before: maklumat_calendar::Timestamp::MAX,
    kind: None,
    officer: None,
    unit: None,
    limit: 10,
};

async fn what_is_audited_is_found_by_person_kind_unit_and_day(place: &Place) {
    let store = place.open().await;
    let (first, second) = (row("signed-in", 1, None), row("position-given", 2, Some("dinkes")));
    let mut tx = store.begin().await.unwrap();
    tx.record_audit(&first).await.unwrap();
    tx.record_audit(&second).await.unwrap();
    tx.commit().await.unwrap();
    let mut reader = store.read().await.unwrap();
    let all = AuditFilter { before: at(100), ..ALL };
    assert_eq!(reader.audited(all).await.unwrap(), [second.clone(), first.clone()]);
    let found = [
        AuditFilter {
            kind: Some("position-given"),
            ..all
        },
        AuditFilter {
            unit: Some("dinkes"),
            ..all
        },
        AuditFilter { from: at(2), ..all },
        AuditFilter { limit: 1, ..all },
    ];
    for filter in found {
        assert_eq!(
            reader.audited(filter).await.unwrap(),
            std::slice::from_ref(&second),
            "{filter:?}"
        );
    }
    for id in ["p-1", "p-2"] {
        assert_eq!(
            reader
                .audited(AuditFilter {
                    officer: Some(id),
                    ..all
                })
                .await
                .unwrap()
                .len(),
            2
        );
    }
    let none = AuditFilter {
        officer: Some("p-3"),
        ..all
    };
    assert!(reader.audited(none).await.unwrap().is_empty());
    assert_eq!(
        reader.audited(AuditFilter { before: at(2), ..all }).await.unwrap(),
        [first]
    );
    assert!(reader.acts_on_cases(all).await.unwrap().is_empty());
}

async fn the_database_refuses_to_change_what_was_audited(place: &Place) {
    let store = place.open().await;
    let mut tx = store.begin().await.unwrap();
    tx.record_audit(&row("signed-in", 1, None)).await.unwrap();
    tx.commit().await.unwrap();
    for sql in [CHANGE, REMOVE] {
        let mut tx = store.begin().await.unwrap();
        tx.execute(sql, &[TENANT.into()]).await.expect_err("append-only");
    }
    let kept = store
        .read()
        .await
        .unwrap()
        .audited(AuditFilter { before: at(100), ..ALL })
        .await
        .unwrap();
    assert_eq!((kept.len(), &*kept[0].kind), (1, "signed-in"));
}
