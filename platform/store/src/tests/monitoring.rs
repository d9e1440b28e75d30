use maklumat_vocabulary::ServiceKey;

use crate::tests::{Place, at, now, on_both_databases};
use crate::{Campaign, ClosedFollowUp, FollowUp, SheetKey, Store, new_id};

on_both_databases!(
    a_sheet_is_begun_once_kept_many_times_and_finished_once,
    of_two_who_fill_one_sheet_the_second_is_told,
    sheets_of_a_sop_are_listed_newest_first_and_those_of_a_unit_in_order,
    a_follow_up_is_open_until_it_is_closed_with_a_word,
    the_head_names_one_position_for_a_sop_or_none,
    a_campaign_asks_its_sops_until_it_is_closed,
);

fn kir() -> ServiceKey {
    ServiceKey::new("dishub", "uji-kir")
}

fn sheet(round: &str, period: &str) -> SheetKey {
    SheetKey {
        service: kir(),
        round: round.to_owned(),
        period: period.to_owned(),
    }
}

async fn begun(store: &Store, key: &SheetKey) -> bool {
    let mut tx = store.begin().await.unwrap();
    let is_new = tx.begin_sheet(key, (3, "{}"), ("p-1", now())).await.unwrap();
    tx.commit().await.unwrap();
    is_new
}

async fn finished(store: &Store, key: &SheetKey, day: &str) -> bool {
    let mut tx = store.begin().await.unwrap();
    let is_done = tx.finish_sheet(key, ("p-2", at(9)), day).await.unwrap();
    tx.commit().await.unwrap();
    is_done
}

async fn a_sheet_is_begun_once_kept_many_times_and_finished_once(place: &Place) {
    let store = place.open().await;
    let key = sheet("monitoring", "2026-2");
    assert!(begun(&store, &key).await);
    assert!(!begun(&store, &key).await, "there is one sheet a period");
    let mut tx = store.begin().await.unwrap();
    assert!(
        tx.keep_sheet((&key, 1), (4, "{\"a\":1}"), ("p-2", at(5)))
            .await
            .unwrap()
    );
    tx.commit().await.unwrap();
    let (head, content) = store.read().await.unwrap().sheet(&key).await.unwrap().unwrap();
    assert_eq!((head.version, head.revision, head.changed_by.as_str()), (4, 2, "p-2"));
    assert_eq!((content.as_str(), head.finished_on), ("{\"a\":1}", None));
    assert!(finished(&store, &key, "2026-11-23").await);
    assert!(!finished(&store, &key, "2026-11-24").await);
    let mut tx = store.begin().await.unwrap();
    assert!(
        !tx.keep_sheet((&key, 2), (4, "{}"), ("p-2", at(12))).await.unwrap(),
        "for good"
    );
    tx.roll_back().await;
    let (head, content) = store.read().await.unwrap().sheet(&key).await.unwrap().unwrap();
    assert_eq!(
        (head.finished_on.as_deref(), head.finished_by.as_deref()),
        (Some("2026-11-23"), Some("p-2"))
    );
    assert_eq!((head.finished_at, content.as_str()), (Some(at(9)), "{\"a\":1}"));
}

async fn of_two_who_fill_one_sheet_the_second_is_told(place: &Place) {
    let store = place.open().await;
    let key = sheet("evaluation", "2026");
    begun(&store, &key).await;
    let mut tx = store.begin().await.unwrap();
    assert!(
        tx.keep_sheet((&key, 1), (3, "{\"by\":1}"), ("p-1", at(5)))
            .await
            .unwrap()
    );
    assert!(
        !tx.keep_sheet((&key, 1), (3, "{\"by\":2}"), ("p-2", at(6)))
            .await
            .unwrap()
    );
    tx.commit().await.unwrap();
    let (head, content) = store.read().await.unwrap().sheet(&key).await.unwrap().unwrap();
    assert_eq!((head.revision, content.as_str()), (2, "{\"by\":1}"));
}

async fn sheets_of_a_sop_are_listed_newest_first_and_those_of_a_unit_in_order(place: &Place) {
    let store = place.open().await;
    for (round, period) in [
        ("monitoring", "2026-1"),
        ("evaluation", "2026"),
        ("monitoring", "2026-2"),
    ] {
        begun(&store, &sheet(round, period)).await;
    }
    let other = SheetKey {
        service: ServiceKey::new("dishub", "parkir"),
        ..sheet("monitoring", "2026-2")
    };
    begun(&store, &other).await;
    let mut reader = store.read().await.unwrap();
    let of_sop = reader.sheets_of(&kir()).await.unwrap();
    let periods: Vec<&str> = of_sop.iter().map(|head| head.key.period.as_str()).collect();
    assert_eq!(periods, ["2026-2", "2026-1", "2026"]);
    let of_unit = reader.sheets_of_unit("dishub").await.unwrap();
    assert_eq!(of_unit.len(), 4);
    assert_eq!(of_unit[0].key, other);
    assert!(reader.sheets_of_unit("disnaker").await.unwrap().is_empty());
}

fn to_do(position: &str, until: &str) -> FollowUp {
    FollowUp {
        id: new_id(now()).unwrap(),
        sheet: sheet("monitoring", "2026-2"),
        step: Some("periksa".to_owned()),
        what: "Tambah satu penguji".to_owned(),
        position: position.to_owned(),
        until_date: until.to_owned(),
        opened_at: now(),
        closed: None,
    }
}

async fn a_follow_up_is_open_until_it_is_closed_with_a_word(place: &Place) {
    let store = place.open().await;
    let (later, first) = (
        to_do("dishub/penguji", "2027-01-31"),
        to_do("dishub/kepala-uptd", "2026-12-31"),
    );
    let mut tx = store.begin().await.unwrap();
    tx.add_follow_up(&later).await.unwrap();
    tx.add_follow_up(&first).await.unwrap();
    tx.commit().await.unwrap();
    let mut reader = store.read().await.unwrap();
    assert_eq!(
        reader.open_follow_ups("dishub").await.unwrap(),
        [first.clone(), later.clone()]
    );
    assert_eq!(
        reader.follow_ups_by("dishub/penguji", 10).await.unwrap(),
        std::slice::from_ref(&later)
    );
    drop(reader);
    let end = ClosedFollowUp {
        by: "p-1".to_owned(),
        on: "2026-12-01".to_owned(),
        word: "Penguji kedua bertugas sejak 1 Desember".to_owned(),
    };
    let mut tx = store.begin().await.unwrap();
    assert!(tx.close_follow_up(first.id, &end, at(4)).await.unwrap());
    assert!(!tx.close_follow_up(first.id, &end, at(5)).await.unwrap(), "once");
    tx.commit().await.unwrap();
    let mut reader = store.read().await.unwrap();
    assert_eq!(reader.open_follow_ups("dishub").await.unwrap(), [later]);
    let all = reader.follow_ups_of(&kir()).await.unwrap();
    assert_eq!((all.len(), all[0].closed.as_ref()), (2, Some(&end)));
    assert_eq!(reader.follow_up(first.id).await.unwrap().unwrap().closed, Some(end));
}

async fn the_head_names_one_position_for_a_sop_or_none(place: &Place) {
    let store = place.open().await;
    for position in ["dishub/penguji", "dishub/loket"] {
        let mut tx = store.begin().await.unwrap();
        tx.name_assessor(&kir(), Some(position), ("p-1", now())).await.unwrap();
        tx.commit().await.unwrap();
    }
    let mut reader = store.read().await.unwrap();
    assert_eq!(reader.assessor(&kir()).await.unwrap().as_deref(), Some("dishub/loket"));
    assert_eq!(reader.assessed_by("dishub/loket").await.unwrap(), [kir()]);
    assert!(reader.assessed_by("dishub/penguji").await.unwrap().is_empty());
    drop(reader);
    let mut tx = store.begin().await.unwrap();
    tx.name_assessor(&kir(), None, ("p-1", at(1))).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(store.read().await.unwrap().assessor(&kir()).await.unwrap(), None);
}

async fn a_campaign_asks_its_sops_until_it_is_closed(place: &Place) {
    let store = place.open().await;
    let campaign = Campaign {
        id: new_id(now()).unwrap(),
        name: "Peninjauan SOP 2026".to_owned(),
        wish: String::new(),
        wants: "both".to_owned(),
        from_date: "2026-10-01".to_owned(),
        until_date: "2026-11-30".to_owned(),
        opened_by: "p-9".to_owned(),
        opened_at: now(),
        closed: None,
    };
    let sops = [ServiceKey::new("disnaker", "ak-1"), kir(), kir()];
    let mut tx = store.begin().await.unwrap();
    tx.open_campaign(&campaign, &sops).await.unwrap();
    tx.commit().await.unwrap();
    let mut reader = store.read().await.unwrap();
    assert_eq!(
        reader.sops_of_campaign(campaign.id).await.unwrap(),
        [kir(), sops[0].clone()]
    );
    assert_eq!(
        reader.open_campaigns("2026-11-30").await.unwrap(),
        std::slice::from_ref(&campaign)
    );
    assert!(reader.open_campaigns("2026-12-01").await.unwrap().is_empty());
    assert!(reader.latest_campaigns("2026-09-30", 5).await.unwrap().is_empty());
    drop(reader);
    let mut tx = store.begin().await.unwrap();
    let end = ("2026-11-29", "Semua unit selesai");
    assert!(tx.close_campaign(campaign.id, end, ("p-9", at(3))).await.unwrap());
    assert!(!tx.close_campaign(campaign.id, end, ("p-9", at(4))).await.unwrap());
    tx.commit().await.unwrap();
    let mut reader = store.read().await.unwrap();
    assert!(reader.open_campaigns("2026-11-01").await.unwrap().is_empty());
    let known = reader.latest_campaigns("2026-11-01", 5).await.unwrap();
    let closed = Some(("2026-11-29".to_owned(), "Semua unit selesai".to_owned()));
    assert_eq!(known, [Campaign { closed, ..campaign }]);
}
