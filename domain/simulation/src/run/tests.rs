use maklumat_calendar::Date;
use proptest::prelude::*;

use super::*;
use crate::plan::Plan;
use crate::scenario::{Arrivals, Scenario};
use crate::scenarios::{Dice, services};

fn some_scenario(dice: &mut Dice) -> Scenario {
    #[expect(clippy::cast_precision_loss, reason = "a small number")]
    let cases = (1 + dice.below(60)) as f64;
    let arrivals = Arrivals::PerDay {
        cases,
        peaks: Vec::new(),
    };
    let mut scenario = Scenario::new(Date::constant(2026, 3, 2), arrivals);
    (scenario.warm_up_days, scenario.days) = (5, 20);
    scenario.priority = 0.2;
    scenario.never_answered = 0.1;
    scenario.seed = dice.below(1_000_000) as u64;
    scenario
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_and_every_second_is_counted_once(seed in any::<u64>()) {
        let dice = &mut Dice::new(seed);
        let sops: Vec<_> = services().collect();
        let sop = &sops[dice.below(sops.len())];
        let plan = Plan::new(sop, sop.definition().effective).unwrap();
        let scenario = some_scenario(dice);
        let setup = Setup::new(&plan, &scenario).unwrap();
        let tally = run(&setup, 0);
        prop_assert_eq!(tally.arrived, tally.closed + tally.left_open);
        prop_assert!(tally.counted <= tally.arrived && tally.counted_closed <= tally.counted);
        prop_assert_eq!(tally.counted, tally.counted_closed + tally.longer_than.len() as u64);
        prop_assert_eq!(tally.endings.iter().sum::<u64>(), tally.counted_closed);
        prop_assert_eq!(tally.lasted.len() as u64, tally.counted_closed);
        let shares: Seconds = tally.shares.iter().sum();
        prop_assert_eq!(shares + tally.closed_hours, tally.lasted.iter().sum::<Seconds>());
        prop_assert!(tally.promises.iter().all(|promise| promise.in_time <= promise.begun));
        for (position, desk) in tally.desks.iter().enumerate() {
            let table = &setup.desks[position].table;
            let hours = table.open_through(setup.window.1) - table.open_through(setup.window.0);
            prop_assert!(desk.busy <= hours * Seconds::from(setup.desks[position].officers));
        }
    }
}
