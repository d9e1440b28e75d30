//! What holds whatever is answered, on every instrument of ours.

use maklumat_compliance::{Answer, Assessment, Exact, Scale, instruments, read, shipped_texts};
use proptest::prelude::*;

use crate::mean_or_number;

/// An answer somewhere on the scale, by a number from 0 to 1000.
fn somewhere(scale: &Scale, top: Option<u8>, at: u32) -> Answer {
    match scale {
        Scale::Levels | Scale::Count { .. } | Scale::Percent { .. } => {
            let levels = u32::from(top.unwrap()) + 1;
            Answer::Level(u8::try_from(at * levels / 1001).unwrap())
        }
        Scale::Number {
            lowest, top, fewest, ..
        } => {
            let share = Exact::whole(at).over(&Exact::whole(1000)).unwrap();
            let value = &(top - lowest) * &share + lowest;
            mean_or_number(&value, *fewest)
        }
    }
}

/// An instrument and answers to some of its indicators, in order.
fn answered() -> impl Strategy<Value = (usize, Vec<(usize, u32)>)> {
    (0..instruments().len()).prop_flat_map(|which| {
        let indicators = instruments()[which].indicators().count();
        (Just(which), prop::collection::vec((0..indicators, 0..=1000_u32), 0..60))
    })
}

fn assessed(which: usize, answers: &[(usize, u32)]) -> Assessment<'static> {
    let instrument = &instruments()[which];
    let mut assessment = Assessment::new(instrument);
    for (place, at) in answers {
        let asked = instrument.indicators().nth(*place).unwrap();
        assessment
            .answer(&asked.key, somewhere(&asked.scale, asked.top(), *at))
            .unwrap();
    }
    assessment
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn raising_an_answer_never_lowers_the_total((which, answers) in answered(), place in 0..80_usize, by in 1..=1000_u32) {
        let before = assessed(which, &answers);
        let asked: Vec<_> = before.instrument().indicators().collect();
        let place = place % asked.len();
        let at = answers.iter().rev().find(|(answered, _)| *answered == place).map_or(0, |(_, at)| *at);
        let mut raised = answers.clone();
        raised.push((place, (at + by).min(1000)));
        prop_assert!(assessed(which, &raised).score().exact >= before.score().exact);
    }

    #[test]
    fn the_order_of_answers_does_not_matter((which, answers) in answered()) {
        let mut once: Vec<(usize, u32)> = Vec::new();
        for (place, at) in &answers {
            if !once.iter().any(|(known, _)| known == place) {
                once.push((*place, *at));
            }
        }
        let forwards = assessed(which, &once).score();
        once.reverse();
        prop_assert_eq!(assessed(which, &once).score(), forwards);
    }

    #[test]
    fn portions_add_up_and_stay_within_the_scale((which, answers) in answered()) {
        let score = assessed(which, &answers).score();
        for portions in [&score.parts, &score.dimensions] {
            let sum: Exact = portions.iter().map(|portion| &portion.points).sum();
            prop_assert_eq!(&sum, &score.exact);
            let most: Exact = portions.iter().map(|portion| &portion.most).sum();
            prop_assert_eq!(&most, &instruments()[which].maximum);
        }
        prop_assert!((Exact::zero()..=instruments()[which].maximum.clone()).contains(&score.exact));
    }

    #[test]
    fn every_step_gains_exactly_what_it_says((which, answers) in answered()) {
        let before = assessed(which, &answers);
        let exact = before.score().exact;
        let steps = before.improvements();
        for step in &steps {
            let after = before.what_if(&[(step.indicator.clone(), step.answer())]).unwrap();
            prop_assert_eq!(&after.exact - &exact, step.gain.clone());
            prop_assert!(step.gain > Exact::zero());
        }
        for pair in steps.windows(2) {
            prop_assert!(pair[0].per_hour() >= pair[1].per_hour());
        }
    }

    #[test]
    fn a_plan_ends_in_the_band_or_says_that_it_cannot((which, answers) in answered(), wanted in 0..9_usize) {
        let before = assessed(which, &answers);
        let bands = &before.instrument().bands.list;
        let wanted = wanted % bands.len();
        let plan = before.plan(&bands[wanted].key).unwrap();
        let reached = bands.iter().position(|band| band.key == plan.score.band.key).unwrap();
        prop_assert_eq!(plan.is_enough, reached >= wanted);
        let gains: Exact = plan.steps.iter().map(|step| &step.gain).sum();
        prop_assert_eq!(gains, &plan.score.exact - &before.score().exact);
        prop_assert_eq!(plan.hours, plan.steps.iter().map(|step| step.hours).sum::<u32>());
        if !plan.is_enough {
            let changes: Vec<(String, Answer)> = before
                .instrument()
                .indicators()
                .filter_map(|asked| asked.top().map(|top| (asked.key.clone(), Answer::Level(top))))
                .collect();
            let best = before.what_if(&changes).unwrap();
            prop_assert_eq!(best.exact, plan.score.exact);
        }
    }

    #[test]
    fn a_damaged_text_is_read_without_harm(which in 0..4_usize, from in 0..40_000_usize, until in 0..60_usize, with in "[ -~\\n]{0,12}") {
        let text = shipped_texts()[which].1;
        let from = text.floor_char_boundary(from % text.len());
        let until = text.floor_char_boundary((from + until).min(text.len()));
        let damaged = format!("{}{with}{}", &text[..from], &text[until..]);
        let reading = read(&damaged);
        let has_errors = reading.findings.iter().any(maklumat_vocabulary::Diagnostic::is_error);
        prop_assert_eq!(reading.instrument.is_none(), has_errors);
        for finding in &reading.findings {
            prop_assert!(finding.span.start <= finding.span.end && finding.span.end <= damaged.len());
        }
    }
}
