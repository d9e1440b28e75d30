//! The survey from outside: worked examples, the ends of things, and the laws of counting.
#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up should stop")]

mod index;
mod laws;
mod sample;
mod table;

use maklumat_survey::{Form, Instrument, Questionnaire, Score, SurveyResult, Tally, instrument};

fn regulation() -> &'static Instrument {
    instrument("permenpanrb-14-2017").unwrap()
}

fn questionnaire() -> Questionnaire {
    Questionnaire::plain(regulation())
}

/// A form with these answers in the order of the questionnaire; 0 is a blank.
fn form(questionnaire: &Questionnaire, scores: &[u8]) -> Form {
    let keys = questionnaire.elements().iter().map(|element| element.key.as_str());
    let answers = keys
        .zip(scores)
        .filter_map(|(key, score)| Some((key, Score::new(*score)?)));
    questionnaire.form(answers)
}

fn tally(questionnaire: &Questionnaire, forms: &[Vec<u8>]) -> Tally {
    let mut tally = Tally::of(questionnaire);
    for scores in forms {
        tally.add(&form(questionnaire, scores));
    }
    tally
}

fn result(forms: &[Vec<u8>]) -> SurveyResult {
    SurveyResult::of(&tally(&questionnaire(), forms))
}

/// The IKM as it is published, or nothing.
fn ikm(forms: &[Vec<u8>]) -> Option<String> {
    result(forms).index.map(|index| index.ikm.to_string())
}

/// Complete forms of nine answers that add up to a sum, as even as they can be.
fn forms_of_sum(forms: usize, sum: usize) -> Vec<Vec<u8>> {
    let answers = forms * 9;
    let (low, more) = (sum / answers, sum % answers);
    let score = |at: usize| u8::try_from(low + usize::from(at < more)).unwrap();
    let all: Vec<u8> = (0..answers).map(score).collect();
    all.chunks(9).map(<[u8]>::to_vec).collect()
}
