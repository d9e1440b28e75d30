use maklumat_calendar::{CalendarParts, Opening, OpeningHours, Week, Weekday, Zone};
use maklumat_vocabulary::Language;

use super::*;
use crate::form::Score;
use crate::instrument::instrument;
use crate::questionnaire::Questionnaire;

/// A Tuesday, 08.00 in the west of Indonesia.
const MORNING: i64 = 1_795_482_000;

fn form(scores: [u8; 9]) -> Form {
    let questionnaire = Questionnaire::plain(instrument("permenpanrb-14-2017").unwrap());
    let keys = questionnaire.elements().iter().map(|element| element.key.as_str());
    questionnaire.form(
        keys.zip(scores)
            .filter_map(|(key, score)| Some((key, Score::new(score)?))),
    )
}

fn at(minutes: i64) -> Timestamp {
    Timestamp::from_second(MORNING + minutes * 60).unwrap()
}

/// No two neighbours alike, and no straight line.
fn varied() -> [Form; 2] {
    [form([4, 3, 4, 4, 3, 4, 4, 4, 4]), form([3, 3, 4, 4, 3, 4, 2, 4, 4])]
}

fn answers<'a>(forms: &'a [Form], minutes: impl Fn(usize) -> i64, channel: &'a str) -> Vec<Answered<'a>> {
    let told = forms.iter().enumerate().map(|(number, form)| Answered {
        at: at(minutes(number)),
        channel,
        place: AnsweredAt::Office,
        form,
    });
    told.collect()
}

fn many(number: usize) -> Vec<Form> {
    varied().into_iter().cycle().take(number).collect()
}

fn slowly(number: usize) -> i64 {
    i64::try_from(number).unwrap() * 10
}

#[test]
fn an_ordinary_day_raises_nothing() {
    assert_eq!(alarms(&answers(&many(40), slowly, "kiosk"), None), []);
    assert_eq!(alarms(&[], None), []);
}

#[test]
fn half_of_the_forms_in_one_line_is_ordinary_and_one_more_is_told() {
    let mut forms = many(40);
    for form_of_line in forms.iter_mut().step_by(2) {
        *form_of_line = form([3; 9]);
    }
    assert_eq!(alarms(&answers(&forms, slowly, "kiosk"), None), []);
    forms[1] = form([4; 9]);
    assert_eq!(
        alarms(&answers(&forms, slowly, "kiosk"), None),
        [Alarm::StraightLines { forms: 21, of: 40 }]
    );
}

#[test]
fn of_fewer_than_thirty_forms_no_share_is_told() {
    let forms: Vec<Form> = [[4; 9], [3; 9]].into_iter().cycle().take(29).map(form).collect();
    assert_eq!(alarms(&answers(&forms, slowly, "kiosk"), None), []);
}

#[test]
fn five_answers_in_five_minutes_are_ordinary_and_six_are_a_burst() {
    let together = |number: usize| i64::try_from(number).unwrap();
    assert_eq!(alarms(&answers(&many(5), together, "a"), None), []);
    let burst = Alarm::Burst {
        channel: "a".to_owned(),
        from: at(0),
        until: at(5),
        answers: 6,
    };
    assert_eq!(alarms(&answers(&many(6), together, "a"), None), [burst]);
}

#[test]
fn a_long_burst_is_told_once_and_the_order_of_answers_does_not_matter() {
    let forms = many(20);
    let mut told = answers(&forms, |number| i64::try_from(number).unwrap() / 2, "a");
    told.reverse();
    let burst = Alarm::Burst {
        channel: "a".to_owned(),
        from: at(0),
        until: at(9),
        answers: 20,
    };
    assert_eq!(alarms(&told, None), [burst]);
}

#[test]
fn answers_of_several_devices_make_no_burst() {
    let forms = many(12);
    let mut told = answers(&forms, |number| i64::try_from(number).unwrap() / 2, "a");
    for (number, answer) in told.iter_mut().enumerate() {
        answer.channel = ["a", "b", "c"][number % 3];
    }
    assert_eq!(alarms(&told, None), []);
}

#[test]
fn seven_equal_forms_in_a_row_are_ordinary_and_eight_are_told() {
    let mut forms = many(12);
    for same in &mut forms[2..9] {
        *same = form([4, 4, 4, 4, 4, 4, 4, 4, 3]);
    }
    assert_eq!(alarms(&answers(&forms, slowly, "a"), None), []);
    forms[9] = forms[8].clone();
    let run = Alarm::Run {
        channel: "a".to_owned(),
        from: at(20),
        until: at(90),
        forms: 8,
    };
    assert_eq!(alarms(&answers(&forms, slowly, "a"), None), [run]);
}

fn office() -> Calendar {
    let hours = vec![Opening::parse("08.00-15.00").unwrap()];
    let week = Week::default().with(Weekday::Tuesday, hours);
    Calendar::new(CalendarParts::new(Zone::Wib, OpeningHours::weekly(week))).unwrap()
}

#[test]
fn answers_in_the_office_while_it_is_closed_are_told_and_those_from_elsewhere_are_not() {
    let forms = many(40);
    // 08.00 to 14.30 of one Tuesday; then three of them at night.
    let by_day = |number: usize| slowly(number);
    assert!(office().is_open(at(0)) && !office().is_open(at(-60)));
    assert_eq!(alarms(&answers(&forms, by_day, "a"), Some(&office())), []);
    let mut told = answers(&forms, by_day, "a");
    for (number, late) in told.iter_mut().take(3).enumerate() {
        late.at = at(14 * 60 + slowly(number));
    }
    assert_eq!(
        alarms(&told, Some(&office())),
        [Alarm::OutsideHours { answers: 3, of: 40 }]
    );
    for answer in &mut told {
        answer.place = AnsweredAt::Elsewhere;
    }
    assert_eq!(alarms(&told, Some(&office())), []);
}

#[test]
fn an_alarm_tells_its_figure_the_comparison_and_what_to_do() {
    let forms = many(6);
    let told = answers(&forms, |number| i64::try_from(number).unwrap(), "kiosk-7");
    let alarm = alarms(&told, None).remove(0);
    assert_eq!(alarm.name(), "burst");
    assert_eq!(
        alarm.what().within(Language::English),
        "6 answers came from one device within 6 minutes"
    );
    for language in [Language::Indonesian, Language::English] {
        let words = [
            alarm.what().within(language),
            alarm.compared().within(language),
            alarm.then().within(language).to_owned(),
        ];
        assert!(
            words
                .iter()
                .all(|words| !words.contains(['{', '}']) && !words.contains("kiosk-7")),
            "{words:?}"
        );
    }
}
