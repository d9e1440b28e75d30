//! Where the time of a case goes: worked examples, and that the parts are the whole whatever happens.

use maklumat_sop::Ending;
use maklumat_workflow::{Actor, Command, Conduct, Deviation, Shares, Spent, wire};
use proptest::prelude::*;

use crate::properties::acts::{begun, later};
use crate::properties::live;
use crate::properties::services::some_service;
use crate::properties::way_on::bring_to_an_end;
use crate::scenarios::{Dice, Running, defect, files, officer, result, small, step};

const RETURNING: &str = r#"
[step.periksa]
name   = "Memeriksa berkas"
by     = "inspektur"
inputs = ["Berkas permohonan"]
time   = "1 jam"
output = "Hasil pemeriksaan"

[step.periksa.outcome]
lengkap = { next = "putus" }
kurang  = { return = "periksa", within = "7 hari" }

[step.putus]
name   = "Memutuskan permohonan"
by     = "kepala-dinas"
inputs = ["Hasil pemeriksaan"]
time   = "1 jam"
output = "Keputusan"

[step.putus.outcome]
layak = { end = "done" }
tolak = { end = "refused", reasons = ["Lokasi tidak layak."] }
"#;

fn inspector() -> Actor {
    officer("p-1", &["damkar/inspektur"])
}

fn head() -> Actor {
    officer("p-2", &["damkar/kepala-dinas"])
}

fn take(run: &mut Running, by: &Actor, id: &str) {
    run.act(
        by,
        Command::Take {
            step: step(id),
            overtaken: 0,
            reason: None,
        },
    );
}

fn spent(run: &Running) -> Spent {
    Spent::of(run.sop.calendar(), &run.events).unwrap()
}

const HOUR: u64 = 3600;

/// The office is open from 07.30 until 12.00 and from 13.00 until 16.00.
#[test]
fn every_hour_goes_to_whoever_could_go_on() {
    let mut run = Running::submitted(&small(RETURNING), &[], "2026-11-23 08:00");
    take(run.wait_until("2026-11-23 10:00"), &inspector(), "periksa");
    let mut returned = result("kurang");
    returned.defects = vec![defect("surat")];
    run.wait_until("2026-11-23 11:00")
        .complete(&inspector(), "periksa", returned);
    run.wait_until("2026-11-24 11:00").act(
        &Actor::Applicant,
        Command::Answer {
            facts: maklumat_sop::Facts::new(),
            evidence: vec![files("surat")],
        },
    );
    take(run.wait_until("2026-11-24 11:30"), &inspector(), "periksa");
    run.wait_until("2026-11-24 12:00")
        .complete(&inspector(), "periksa", result("lengkap"));
    take(run.wait_until("2026-11-24 13:30"), &head(), "putus");
    run.wait_until("2026-11-24 14:00")
        .complete(&head(), "putus", result("layak"));
    let spent = spent(&run);
    assert_eq!((spent.ending, spent.is_late), (Ending::Done, false));
    assert_eq!(
        spent.shares,
        Shares {
            queue: 3 * HOUR,
            officer: 2 * HOUR,
            applicant: 15 * HOUR / 2,
            closed: 35 * HOUR / 2,
            ..Shares::default()
        }
    );
    let check = &spent.steps[&step("periksa")];
    assert_eq!(
        (check.visits, check.returns, check.queue, check.hand),
        (2, 1, 5 * HOUR / 2, 3 * HOUR / 2)
    );
    assert_eq!(check.late, 1, "the first time three hours went by, of one");
    assert_eq!(
        spent.conduct,
        Conduct {
            returns: 1,
            takes: 3,
            ..Conduct::default()
        }
    );
}

#[test]
fn a_named_pause_is_nobodys_time_and_ends_where_it_was_to_end() {
    let mut run = Running::submitted(&small(RETURNING), &[], "2026-11-23 08:00");
    run.wait_until("2026-11-23 09:00").act(
        &head(),
        Command::Override {
            deviation: Deviation::Pause {
                until: Some(crate::scenarios::at("2026-11-23 12:00")),
            },
            ground: "permendagri-114-2018".to_owned(),
            reason: "Banjir.".to_owned(),
        },
    );
    run.wait_until("2026-11-23 14:00")
        .complete(&inspector(), "periksa", result("lengkap"));
    run.complete(&head(), "putus", result("layak"));
    let shares = spent(&run).shares;
    assert_eq!((shares.queue, shares.paused, shares.closed), (2 * HOUR, 3 * HOUR, HOUR));
}

#[test]
fn a_return_on_the_last_working_day_is_counted() {
    let mut run = Running::submitted(&small(RETURNING), &[], "2026-11-02 08:00");
    let due = run.case.clocks[0].clock.due(run.sop.calendar()).unwrap();
    run.now = due - std::time::Duration::from_secs(3600);
    let mut returned = result("kurang");
    returned.defects = vec![defect("surat")];
    run.complete(&inspector(), "periksa", returned);
    run.act(&Actor::Applicant, Command::Withdraw { reason: None });
    let spent = spent(&run);
    assert_eq!((spent.conduct.returns, spent.conduct.returns_near_due), (1, 1));
    assert_eq!(spent.ending, Ending::Withdrawn);
}

#[test]
fn an_open_case_has_no_sum() {
    let run = Running::submitted(&small(RETURNING), &[], "2026-11-23 08:00");
    assert_eq!(Spent::of(run.sop.calendar(), &run.events), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_parts_are_the_whole_and_what_is_stored_gives_the_same(seed in any::<u64>()) {
        let dice = &mut Dice::new(seed);
        let service = some_service(dice);
        let mut run = begun(&service.sop, dice);
        let shown = &mut Default::default();
        for _ in 0..30 {
            live(&mut run, &service, shown, dice);
        }
        bring_to_an_end(&mut run, dice, |run, dice| run.now = later(run.now, dice));
        let calendar = run.sop.calendar();
        let spent = Spent::of(calendar, &run.events).unwrap();
        let end = run.case.clocks.iter().filter_map(|clock| clock.clock.stopped_at()).max();
        let closed_at = match &run.case.status {
            maklumat_workflow::Status::Closed { at, .. } => *at,
            maklumat_workflow::Status::Open => end.unwrap(),
        };
        let whole = closed_at.as_second() - run.case.submitted_at.as_second();
        prop_assert_eq!(i64::try_from(spent.shares.whole()).unwrap(), whole);
        let seconds = |at: maklumat_calendar::Timestamp| maklumat_calendar::Timestamp::from_second(at.as_second()).unwrap();
        let open = calendar.open_seconds_between(seconds(run.case.submitted_at), seconds(closed_at));
        prop_assert_eq!(spent.shares.open(), open);
        let hand: u64 = spent.steps.values().map(|step| step.hand + step.queue).sum();
        prop_assert!(hand >= spent.shares.with_offices(), "no hour of an office is without a step");
        prop_assert_eq!(spent.conduct.returns, run.case.returns.count);
        let stored: Vec<_> = run.events.iter().map(|event| {
            let stored = wire::encode(event);
            wire::decode(stored.kind, stored.version, &stored.body, stored.private.as_deref()).unwrap()
        }).collect();
        prop_assert_eq!(Spent::of(calendar, &stored), Some(spent));
    }
}
