//! Instruments as they are shipped: read without a finding, scored by hand-made tables, and held to what must hold.
#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up should stop")]

mod answers;
mod bands;
mod findings;
mod history;
mod laws;
mod random_answers;
mod readiness;
mod scores;
mod shipped;
mod steps;
mod unfit;
mod weights;

use maklumat_compliance::{Answer, Assessment, Exact, Instrument, Scale, instrument};

fn known(key: &str) -> &'static Instrument {
    instrument(key).unwrap()
}

fn number(text: &str) -> Exact {
    Exact::parse(text).unwrap()
}

/// The best or the worst answer to everything that is asked.
fn everything(key: &str, is_best: bool) -> Assessment<'static> {
    let mut assessment = Assessment::new(known(key));
    for asked in known(key).indicators() {
        let answer = match &asked.scale {
            Scale::Levels | Scale::Count { .. } | Scale::Percent { .. } => {
                Answer::Level(if is_best { asked.top().unwrap() } else { 0 })
            }
            Scale::Number {
                lowest, top, fewest, ..
            } => mean_or_number(if is_best { top } else { lowest }, *fewest),
        };
        assessment.answer(&asked.key, answer).unwrap();
    }
    assessment
}

fn mean_or_number(value: &Exact, fewest: Option<u32>) -> Answer {
    match fewest {
        Some(fewest) => Answer::Mean {
            sum: value * &Exact::whole(fewest),
            respondents: fewest,
        },
        None => Answer::Number(value.clone()),
    }
}
