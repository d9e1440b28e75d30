//! What a simulation foretells from the first months of the demo's history, beside what then came; and who may ask.

use std::sync::Arc;

use maklumat_calendar::{Date, Timestamp};
use maklumat_simulation::{Arrivals, Plan, Scenario, simulate};
use maklumat_vocabulary::{PositionKey, ServiceKey};
use tempfile::TempDir;

use super::history::{self, History};
use crate::problem::Problem;
use crate::views::account::SignedIn;
use crate::views::forecast::{Based, WhatIf};
use crate::views::oversight::{Period, PeriodChoice};
use crate::{App, Settings, demo};

/// The history of the demo begins in the last week of May; what comes at its end is left to visitors.
const LEARNED: (Date, Date) = (Date::constant(2026, 6, 1), Date::constant(2026, 8, 31));
const CAME: (Date, Date) = (Date::constant(2026, 9, 1), Date::constant(2026, 10, 31));

/// A furnished regency on Monday 23 November 2026, 09.00 in western Indonesia. The folder goes when it does.
struct Office {
    app: App,
    _folder: TempDir,
}

impl Office {
    async fn furnished(cases: u32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let now: Timestamp = "2026-11-23T02:00:00Z".parse().unwrap();
        let app = App::open(Settings::at(folder.path()).standing_at(now)).await.unwrap();
        app.furnish(&demo::Plan { seed: 7, cases }, |_, _| {}).await.unwrap();
        Self { app, _folder: folder }
    }

    async fn officer(&self, login: &str) -> SignedIn {
        let token = self.app.sign_in(login, "sungai-raya-2026", "test").await.unwrap();
        self.app.signed_in(&token.session().unwrap().0).await.unwrap()
    }

    async fn learned(&self, key: &ServiceKey) -> History {
        let published = self.app.service(key).unwrap();
        let mut reader = self.app.store().read().await.unwrap();
        history::read(&mut reader, &published.sop, LEARNED)
            .await
            .unwrap()
            .unwrap()
    }
}

/// How far what was foretold may lie from what came: five of a hundred cases; a third of the time, or half an hour.
const SHARE: f64 = 0.05;
const TIME: f64 = 0.33;
const MINUTES: f64 = 30.0;
/// Of fewer cases the measured share itself is not known so well.
const ENOUGH: u64 = 70;

/// What was foretold, and what then came: shares, and minutes of opening time.
#[derive(Debug)]
struct Held {
    finished: u64,
    on_time: (f64, f64),
    withdrawn: (f64, f64),
    half: (f64, f64),
}

async fn held(office: &Office, key: &ServiceKey) -> Held {
    let app = &office.app;
    let history = office.learned(key).await;
    let plan = Plan::new(&app.service(key).unwrap().sop, LEARNED.0).unwrap();
    let supposed = Arrivals::PerDay {
        cases: 1.0,
        peaks: Vec::new(),
    };
    let mut usual = Scenario::new(LEARNED.1, supposed);
    (usual.runs, usual.days) = (8, 61);
    let (scenario, bases) = app.scenario_of(&history, (&plan, usual)).unwrap();
    assert!(bases.iter().any(|basis| basis.is_used), "{key}: {bases:?}");
    let foretold = simulate(&plan, &scenario).unwrap();
    let period = Period {
        choice: PeriodChoice::Between,
        ..Period::between(CAME.0, CAME.1, app.today())
    };
    let table = app.public_performance_in(period).await.unwrap();
    let row = table.rows.into_iter().find(|row| row.service == *key).unwrap();
    let number = |count: u64| f64::from(u32::try_from(count).unwrap());
    let times = row.times.unwrap();
    Held {
        finished: row.finished,
        on_time: (foretold.in_time.mean, number(row.on_time) / number(row.finished)),
        withdrawn: (
            foretold.endings.withdrawn.mean,
            number(row.withdrawn) / number(row.finished + row.withdrawn),
        ),
        half: (foretold.half_open_minutes.mean, number(times.median.minutes)),
    }
}

const COMPARED: [(&str, &str); 7] = [
    ("disdukcapil", "ktp-el"),
    ("disdukcapil", "kartu-keluarga"),
    ("disdukcapil", "akta-kelahiran"),
    ("dishub", "uji-kir"),
    ("disnaker", "ak-1"),
    ("rsud", "pendaftaran-rawat-jalan"),
    ("samsat", "pengesahan-stnk"),
];

#[tokio::test(flavor = "multi_thread")]
async fn what_three_months_foretell_comes_in_the_two_after_them() {
    let office = Office::furnished(3_000).await;
    for (unit, service) in COMPARED {
        let key = ServiceKey::new(unit, service);
        let held = held(&office, &key).await;
        assert!(held.finished >= ENOUGH, "{key}: {held:?}");
        let apart = |(foretold, came): (f64, f64)| (foretold - came).abs();
        assert!(apart(held.on_time) <= SHARE, "{key}: {held:?}");
        assert!(apart(held.withdrawn) <= SHARE, "{key}: {held:?}");
        assert!(apart(held.half) <= (held.half.1 * TIME).max(MINUTES), "{key}: {held:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_demo_counts_and_what_the_jobs_count_is_the_same() {
    let office = Office::furnished(250).await;
    let key = ServiceKey::new("disdukcapil", "ktp-el");
    let written = office.learned(&key).await;
    assert!(written.cases > 5, "{written:?}");
    office.app.count_closings_anew().await.unwrap();
    let forgotten = office.learned(&key).await;
    assert_eq!(forgotten.cases, 0);
    while !office.app.are_closings_filled().await.unwrap() {
        office.app.fill_closings().await.unwrap();
    }
    while office.app.observe_closed().await.unwrap() {}
    let counted = office.learned(&key).await;
    assert_eq!(counted.observed, written.observed);
    assert_eq!(counted.cases, written.cases);
    office.app.observe_closed().await.unwrap();
    assert_eq!(
        office.learned(&key).await.observed,
        written.observed,
        "nothing is counted twice"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn leaders_and_heads_may_ask_and_administrators_only_about_a_proposal() {
    let office = Office::furnished(60).await;
    let key = ServiceKey::new("dishub", "uji-kir");
    let ask = async |login: &str, what_if: &WhatIf| {
        let officer = office.officer(login).await;
        office.app.forecast(&officer, &key, what_if).await
    };
    let as_it_is = WhatIf::default();
    assert!(ask("sekda", &as_it_is).await.is_ok());
    assert!(ask("dishub.kepala-uptd.1", &as_it_is).await.is_ok());
    for login in [
        "admin",
        "dpmptsp.kepala-dinas.1",
        "disdukcapil.petugas-loket.1",
        "pendamping",
    ] {
        assert!(matches!(ask(login, &as_it_is).await, Err(Problem::NotFound)), "{login}");
    }
    let unknown = WhatIf {
        proposal: Some("0198f3a0-0000-7000-8000-000000000001".to_owned()),
        ..WhatIf::default()
    };
    assert!(matches!(ask("admin", &unknown).await, Err(Problem::NotFound)));
    let admin = office.officer("admin").await;
    let text = include_str!("../../../../regency/services/dishub/uji-kir.toml");
    let text = text.replacen("\nversion   = 1\n", "\nversion   = 2\n", 1);
    let dishub = maklumat_vocabulary::UnitId::new("dishub");
    let files = vec![("uji-kir.toml".to_owned(), text.into_bytes())];
    let id = office.app.propose(&admin, files, Some(&dishub)).await.unwrap();
    let proposed = WhatIf {
        proposal: Some(id.clone()),
        ..WhatIf::default()
    };
    let compared = ask("admin", &proposed).await.unwrap();
    // The same SOP: the same people have the same luck.
    let difference = compared.compared.as_ref().unwrap().in_time;
    assert!(
        difference.low.abs() < 1e-12 && difference.high.abs() < 1e-12,
        "{difference:?}"
    );
    let sekda = office.officer("sekda").await;
    let waiting = office.app.proposals_to_compare(&sekda, &key).await.unwrap();
    assert_eq!(waiting.into_iter().map(|(id, _)| id).collect::<Vec<_>>(), [id]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_answered_is_not_worked_out_again_and_what_is_asked_changes_the_answer() {
    let office = Office::furnished(0).await;
    let (key, sekda) = (ServiceKey::new("disnaker", "ak-1"), office.officer("sekda").await);
    let ask = async |what_if: WhatIf| office.app.forecast(&sekda, &key, &what_if).await;
    let per_day = Some(30);
    let calm = || WhatIf {
        per_day,
        ..WhatIf::default()
    };
    let (one, again) = (ask(calm()).await.unwrap(), ask(calm()).await.unwrap());
    assert!(Arc::ptr_eq(&one, &again) && one.history.is_none() && one.compared.is_none());
    assert!(one.bases.iter().all(|row| !row.is_used) && one.bases.iter().any(|row| row.of == Based::Work));
    let busier = WhatIf {
        more_percent: Some(300),
        ..calm()
    };
    let busier = ask(busier).await.unwrap();
    let compared = busier.compared.as_ref().unwrap();
    assert!(
        compared.mean_days.low > 0.0,
        "four times as many wait longer: {compared:?}"
    );
    let office_position = PositionKey::new("disnaker", "tidak-ada");
    let nobody = WhatIf {
        officers: [(office_position, 3)].into(),
        ..calm()
    };
    // A position of nobody's says nothing of the service.
    assert_eq!(ask(nobody).await.unwrap().now, one.now);
    office
        .app
        .advance_to(Timestamp::from_second(office.app.now().as_second() + 3_600).unwrap());
    assert!(
        !Arc::ptr_eq(&ask(calm()).await.unwrap(), &one),
        "an hour later it is worked out anew"
    );
}
