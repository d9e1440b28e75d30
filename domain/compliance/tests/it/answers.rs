//! Answers written as a text.

use maklumat_compliance::{Answer, read_answers};
use maklumat_vocabulary::Language;

use crate::{known, number};

fn told(text: &str) -> Vec<(&'static str, String, String)> {
    let findings = read_answers(text, known("pekppp-2023")).findings.into_iter();
    findings
        .map(|finding| {
            (
                finding.code.number,
                finding.address,
                finding.message.within(Language::English),
            )
        })
        .collect()
}

#[test]
fn every_kind_of_answer_can_be_written() {
    let text = "instrument = \"pekppp-2023\"\n[answers]\nstandard = 3\nparking = 4\ntoilet = [\"water\", \"washbasin\"]\n\
                culture = { level = 5 }\nperception = { sum = 412.5, respondents = 100 }\n";
    let read = read_answers(text, known("pekppp-2023"));
    assert_eq!(read.findings, []);
    let assessment = read.assessment.unwrap();
    assert_eq!(assessment.given("standard"), Some(&Answer::Level(3)));
    assert_eq!(assessment.given("parking"), Some(&Answer::Count(4)));
    let items = ["water", "washbasin"].map(str::to_owned).into();
    assert_eq!(assessment.given("toilet"), Some(&Answer::Items(items)));
    assert_eq!(assessment.given("culture"), Some(&Answer::Level(5)));
    let sum = number("412.5");
    let mean = Answer::Mean { sum, respondents: 100 };
    assert_eq!(assessment.given("perception"), Some(&mean));
    let opinion = read_answers(
        "suffix = true\n[answers]\nbudget = true\nproposals = 62.5\n",
        known("ombudsman-2025"),
    );
    let opinion = opinion.assessment.unwrap();
    assert_eq!(opinion.given("budget"), Some(&Answer::Level(1)));
    assert_eq!(opinion.given("proposals"), Some(&Answer::Number(number("62.5"))));
    assert_eq!(opinion.score().suffix, Some(true));
}

#[test]
fn an_answer_that_does_not_fit_is_told_at_its_place() {
    let one = |answer: &str| told(&format!("[answers]\n{answer}\n")).remove(0);
    for (answer, address, message) in [
        ("stairs = 1", "answers.stairs", "this instrument does not ask `stairs`"),
        ("pledge = 6", "answers.pledge", "the highest level of `pledge` is 5"),
        ("pledge = 2.5", "answers.pledge", "`pledge` is not answered in this way"),
        ("pledge = -1", "answers.pledge", "`pledge` is not answered in this way"),
        (
            "pledge = \"good\"",
            "answers.pledge",
            "`pledge` is not answered in this way",
        ),
        (
            "toilet = [\"bidet\"]",
            "answers.toilet",
            "`bidet` is not on the list of `toilet`",
        ),
        (
            "toilet = { levels = 3 }",
            "answers.toilet",
            "`toilet` is not answered in this way",
        ),
        (
            "perception = 4",
            "answers.perception",
            "`perception` is answered without the number of respondents",
        ),
        (
            "perception = { sum = 6, respondents = 1 }",
            "answers.perception",
            "`perception` is answered by a number from 0 to 5",
        ),
    ] {
        assert_eq!(
            one(answer),
            ("INS-016", address.to_owned(), message.to_owned()),
            "{answer}"
        );
    }
}

#[test]
fn answers_to_another_instrument_or_with_a_suffix_it_lacks_are_told() {
    let codes = |text: &str| -> Vec<&'static str> { told(text).into_iter().map(|(code, ..)| code).collect() };
    assert_eq!(codes("instrument = \"ombudsman-2022\"\n[answers]\n"), ["INS-004"]);
    assert_eq!(codes("suffix = true\n[answers]\n"), ["INS-016"]);
    assert_eq!(codes("[answer]\n"), ["INS-003", "INS-002"]);
    assert_eq!(codes("[answers]\nstandard = = 3\n"), ["INS-001"]);
}
