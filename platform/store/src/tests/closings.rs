use crate::tests::{Place, at, change, event, load, on_both_databases, standing, submitted};
use crate::{
    Append, Classes, Closing, ClosingFigures, Days, Grain, Measure, ShareSeconds, Standing, StepFigures, Store, Uuid,
};

on_both_databases!(
    what_a_case_took_is_summed_with_the_event_that_closes_it,
    cases_closed_before_are_added_once,
    cases_of_which_a_step_was_taken_out_of_turn_are_found,
);

pub(super) fn closing(day: &str, queue: i64, is_measured: bool) -> Closing {
    Closing {
        day: day.to_owned(),
        ending: if is_measured { "done" } else { "withdrawn" }.to_owned(),
        is_late: queue > 100,
        figures: ClosingFigures {
            measured: i64::from(is_measured),
            kept: i64::from(queue <= 100),
            returns: 2,
            seconds: ShareSeconds {
                queue,
                away: 7,
                ..ShareSeconds::default()
            },
            ..ClosingFigures::default()
        },
        classes: is_measured.then_some(Classes {
            whole: queue / 10,
            office: 1,
        }),
        steps: vec![StepFigures {
            step: "periksa".to_owned(),
            visits: 1,
            queue_seconds: queue,
            ..StepFigures::default()
        }],
    }
}

pub(super) async fn close(store: &Store, id: Uuid, closing: Option<&Closing>) {
    let matter = load(store, id).await;
    let closed = Standing {
        closed_at: Some(at(700)),
        ..standing("closed", b"")
    };
    let events = [event("closed", "{}", None)];
    let append = Append {
        closing,
        ..change(closed, &events)
    };
    store.append(&matter, append).await.unwrap();
}

async fn cases_of_which_a_step_was_taken_out_of_turn_are_found(place: &Place) {
    let store = place.open().await;
    let mut overtaking = Vec::new();
    for (number, overtaken) in [0, 2, 10].into_iter().enumerate() {
        let head = submitted(&store, &format!("KTP-{number}"), i64::try_from(number).unwrap()).await;
        let taken = format!(r#"{{"what":{{"step-taken":{{"step":"periksa","overtaken":{overtaken}}}}}}}"#);
        let events = [event("step-taken", &taken, None)];
        let matter = load(&store, head.id).await;
        let append = change(standing("open", b""), &events);
        store.append(&matter, append).await.unwrap();
        close(&store, head.id, Some(&closing("2026-11-23", 100, true))).await;
        if overtaken > 0 {
            overtaking.push(head.id);
        }
    }
    let mut reader = store.read().await.unwrap();
    let all = days("2026-11-01", "2026-12-31");
    let mut found: Vec<Uuid> = reader
        .overtaking_cases(all, false, 10)
        .await
        .unwrap()
        .into_iter()
        .map(|row| row.matter)
        .collect();
    found.sort_unstable();
    overtaking.sort_unstable();
    assert_eq!(found, overtaking);
    assert!(reader.overtaking_cases(all, true, 10).await.unwrap().is_empty());
    let earlier = days("2026-10-01", "2026-10-31");
    assert!(reader.overtaking_cases(earlier, false, 10).await.unwrap().is_empty());
}

const fn days<'a>(from: &'a str, until: &'a str) -> Days<'a> {
    Days {
        unit: "disdukcapil",
        service: "ktp-el",
        from,
        until,
    }
}

async fn what_a_case_took_is_summed_with_the_event_that_closes_it(place: &Place) {
    let store = place.open().await;
    for (number, (day, queue, is_measured)) in [
        ("2026-11-23", 100, true),
        ("2026-11-23", 200, true),
        ("2026-12-01", 100, true),
        ("2026-12-01", 900, false),
    ]
    .into_iter()
    .enumerate()
    {
        let head = submitted(&store, &format!("KTP-{number}"), i64::try_from(number).unwrap()).await;
        close(&store, head.id, Some(&closing(day, queue, is_measured))).await;
    }
    let mut reader = store.read().await.unwrap();
    let all = reader.closing_days(days("2026-11-01", "2026-12-31")).await.unwrap();
    let sums: Vec<_> = all
        .iter()
        .map(|(day, sum)| (day.as_str(), sum.measured, sum.kept, sum.returns, sum.seconds.queue))
        .collect();
    // The case its applicant ended adds no seconds.
    assert_eq!(sums, [("2026-11-23", 2, 1, 4, 300), ("2026-12-01", 1, 1, 4, 100)]);
    let steps = reader.closing_steps(days("2026-11-23", "2026-11-30")).await.unwrap();
    assert_eq!((steps.len(), steps[0].visits, steps[0].queue_seconds), (1, 2, 300));
    let whole = |grain, from, until| (grain, days(from, until));
    for ((grain, days), expected) in [
        (whole(Grain::Day, "2026-11-23", "2026-11-23"), vec![(10, 1), (20, 1)]),
        (whole(Grain::Month, "2026-11", "2026-12"), vec![(10, 2), (20, 1)]),
        (whole(Grain::Month, "2026-12", "2026-12"), vec![(10, 1)]),
    ] {
        assert_eq!(
            reader.closing_times(Measure::Whole, grain, days).await.unwrap(),
            expected
        );
    }
    let office = reader
        .closing_times(Measure::Office, Grain::Day, days("2026-11-01", "2026-12-31"))
        .await
        .unwrap();
    assert_eq!(office, [(1, 3)]);
    let late = reader
        .closed_cases(days("2026-11-01", "2026-12-31"), true, (10, 0))
        .await
        .unwrap();
    assert_eq!(
        late.iter().map(|row| row.reference.as_str()).collect::<Vec<_>>(),
        ["KTP-1"],
        "whoever withdrew waits for nobody"
    );
}

async fn cases_closed_before_are_added_once(place: &Place) {
    let store = place.open().await;
    let mut ids = Vec::new();
    for number in 0..4 {
        let head = submitted(&store, &format!("KTP-{number}"), number).await;
        ids.push(head.id);
    }
    close(&store, ids[0], None).await;
    close(&store, ids[1], Some(&closing("2026-11-23", 100, true))).await;
    close(&store, ids[2], None).await;
    let mut reader = store.read().await.unwrap();
    let after = reader.closings_filled_to().await.unwrap().unwrap();
    assert_eq!(reader.unmeasured_cases(after, 1).await.unwrap(), [ids[0]]);
    assert_eq!(reader.unmeasured_cases(ids[0], 9).await.unwrap(), [ids[2]]);
    drop(reader);
    let service = ("disdukcapil", "ktp-el");
    let past = closing("2026-11-20", 50, true);
    for is_new in [true, false] {
        let mut tx = store.begin().await.unwrap();
        assert_eq!(tx.add_closing(service, ids[0], &past).await.unwrap(), is_new);
        tx.keep_fill(ids[0], !is_new).await.unwrap();
        tx.commit().await.unwrap();
        let mut reader = store.read().await.unwrap();
        let filled = reader.closings_filled_to().await.unwrap();
        assert_eq!(filled, is_new.then_some(ids[0]));
        let sums = reader.closing_days(days("2026-11-20", "2026-11-20")).await.unwrap();
        assert_eq!(sums[0].1.measured, 1);
    }
}
