use maklumat_vocabulary::ServiceKey;

use crate::tests::{Place, at, change, event, load, on_both_databases, standing, submitted};
use crate::{Append, Conduct, DayFigures, ServiceFigures, Standing, Store, Uuid};

on_both_databases!(
    the_oversight_table_counts_open_late_and_on_time,
    overtakings_late_defects_and_overrides_are_counted_as_they_happen,
);

/// One with cases, and one nobody has applied for.
fn services() -> [ServiceKey; 2] {
    ["ktp-el", "kk"].map(|service| ServiceKey::new("disdukcapil", service))
}

async fn close(store: &Store, id: Uuid, day: &str, is_late: bool) {
    let matter = load(store, id).await;
    let closed = Standing {
        closed_at: Some(at(700)),
        is_late,
        ..standing("closed", b"")
    };
    let events = [event("closed", "{}", None)];
    let mut tx = store.begin().await.unwrap();
    tx.append(
        &matter,
        Append {
            closed_on: Some(day),
            ..change(closed, &events)
        },
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

async fn the_oversight_table_counts_open_late_and_on_time(place: &Place) {
    let store = place.open().await;
    let mut heads = Vec::new();
    for number in 0..5 {
        heads.push(submitted(&store, &format!("KTP-{number}"), number).await);
    }
    close(&store, heads[0].id, "2026-11-24", false).await;
    close(&store, heads[1].id, "2026-11-25", true).await;
    let mut reader = store.read().await.unwrap();
    let line = |opened, closed, on_time, late, open_late| ServiceFigures {
        unit: "disdukcapil".to_owned(),
        service: "ktp-el".to_owned(),
        opened,
        closed,
        on_time,
        late,
        overtakings: 0,
        late_defects: 0,
        overrides: 0,
        open_now: 3,
        open_late,
    };
    let all = reader
        .service_figures(&services(), "2026-11-01", "2026-11-30", at(601))
        .await
        .unwrap();
    assert_eq!(all, [line(5, 2, 1, 1, 3)]);
    let one_day = reader
        .service_figures(&services(), "2026-11-24", "2026-11-24", at(600))
        .await
        .unwrap();
    assert_eq!(one_day, [line(0, 1, 1, 0, 0)]);
    let days = reader
        .day_figures("disdukcapil", "ktp-el", "2026-11-23", "2026-11-24")
        .await
        .unwrap();
    assert_eq!(
        days,
        [
            DayFigures {
                day: "2026-11-23".to_owned(),
                opened: 5,
                closed: 0,
                on_time: 0,
                late: 0
            },
            DayFigures {
                day: "2026-11-24".to_owned(),
                opened: 0,
                closed: 1,
                on_time: 1,
                late: 0
            },
        ]
    );
}

async fn overtakings_late_defects_and_overrides_are_counted_as_they_happen(place: &Place) {
    let store = place.open().await;
    let head = submitted(&store, "KTP-1", 0).await;
    for (day, overtakings, late_defects) in [("2026-11-24", 1, 0), ("2026-11-24", 1, 2), ("2026-12-01", 1, 0)] {
        let matter = load(&store, head.id).await;
        let conduct = [Conduct {
            day,
            overtakings,
            late_defects,
            overrides: 1,
            ..Conduct::default()
        }];
        let events = [event("step-taken", "{}", None)];
        let mut tx = store.begin().await.unwrap();
        tx.append(
            &matter,
            Append {
                conduct: &conduct,
                ..change(standing("running", b""), &events)
            },
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
    }
    let mut reader = store.read().await.unwrap();
    let figures = reader
        .service_figures(&services(), "2026-11-01", "2026-11-30", at(600))
        .await
        .unwrap();
    let line = &figures[0];
    assert_eq!((line.overtakings, line.late_defects, line.overrides), (2, 2, 2));
}
