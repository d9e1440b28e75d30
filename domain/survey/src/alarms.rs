//! What looks like stuffing: statistics with an explanation, never an accusation. People answer alike because they are
//! content, and come in groups; whoever sees an alarm asks first.

mod words;

use std::collections::BTreeMap;
use std::time::Duration;

use maklumat_calendar::{Calendar, Timestamp};

use crate::form::Form;

/// A form with when and by which way it came.
#[derive(Clone, Copy, Debug)]
pub struct Answered<'a> {
    pub at: Timestamp,
    /// A device or a kiosk, by a key that says nothing else; compared and never shown.
    pub channel: &'a str,
    pub place: AnsweredAt,
    pub form: &'a Form,
}

/// Where somebody answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnsweredAt {
    /// On a device that stands in the office: only there do opening hours matter.
    Office,
    Elsewhere,
}

/// One thing that is out of the ordinary, with its figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alarm {
    /// So many complete forms have the same answer everywhere.
    StraightLines { forms: usize, of: usize },
    /// So many answers came from one channel in a short time.
    Burst {
        channel: String,
        from: Timestamp,
        until: Timestamp,
        answers: usize,
    },
    /// So many forms of one channel in a row have the very same answers.
    Run {
        channel: String,
        from: Timestamp,
        until: Timestamp,
        forms: usize,
    },
    /// So many answers were given on devices in the office while it was closed.
    OutsideHours { answers: usize, of: usize },
}

/// Below so many forms no share is spoken of: a single family would be one.
const FEWEST_FORMS: usize = 30;

/// Of a hundred complete forms more than so many with one answer throughout. Content people do answer so; when most do,
/// nine questions have told no more than one would.
const STRAIGHT_LINES_PER_CENT: usize = 50;

/// The time in which a burst is counted.
const BURST_TIME: Duration = Duration::from_mins(5);

/// More answers than this from one channel within [`BURST_TIME`]: less than a minute for each, with nine questions to read
/// and the device to hand on.
const BURST_ANSWERS: usize = 5;

/// So many equal forms in a row from one channel. Even where half of all forms are equal, eight in a row come by chance
/// once in 256 tries.
const RUN_FORMS: usize = 8;

/// Of a hundred answers on devices in the office more than so many while it is closed. Somebody is still served after
/// closing; one in twenty allows for them.
const OUTSIDE_PER_CENT: usize = 5;

/// All alarms of a survey, in the order of [`Alarm`]; the answers may come in any order.
///
/// Without a calendar nothing is said about opening hours.
#[must_use]
pub fn alarms(answers: &[Answered<'_>], calendar: Option<&Calendar>) -> Vec<Alarm> {
    let mut by_channel: BTreeMap<&str, Vec<&Answered<'_>>> = BTreeMap::new();
    for answer in answers.iter().filter(|answer| !answer.form.is_empty()) {
        by_channel.entry(answer.channel).or_default().push(answer);
    }
    for of_channel in by_channel.values_mut() {
        of_channel.sort_by_key(|answer| answer.at);
    }
    let mut found: Vec<Alarm> = straight_lines(answers).into_iter().collect();
    found.extend(
        by_channel
            .iter()
            .flat_map(|(channel, answers)| bursts(channel, answers)),
    );
    found.extend(by_channel.iter().flat_map(|(channel, answers)| runs(channel, answers)));
    found.extend(calendar.and_then(|calendar| outside_hours(answers, calendar)));
    found
}

fn straight_lines(answers: &[Answered<'_>]) -> Option<Alarm> {
    let complete = answers.iter().filter(|answer| answer.form.is_complete());
    let of = complete.clone().count();
    let forms = complete.filter(|answer| answer.form.is_straight_line()).count();
    let is_told = of >= FEWEST_FORMS && forms * 100 > of * STRAIGHT_LINES_PER_CENT;
    is_told.then_some(Alarm::StraightLines { forms, of })
}

/// Stretches in which every answer lies in a window that is too full; windows that overlap are told as one.
fn bursts(channel: &str, answers: &[&Answered<'_>]) -> Vec<Alarm> {
    let mut stretches: Vec<(usize, usize)> = Vec::new();
    let mut first = 0;
    for last in 0..answers.len() {
        while !is_within(answers[first].at, answers[last].at) {
            first += 1;
        }
        if last + 1 - first > BURST_ANSWERS {
            match stretches.last_mut() {
                Some((_, end)) if first <= *end => *end = last,
                _ => stretches.push((first, last)),
            }
        }
    }
    let told = stretches.into_iter().map(|(first, last)| Alarm::Burst {
        channel: channel.to_owned(),
        from: answers[first].at,
        until: answers[last].at,
        answers: last + 1 - first,
    });
    told.collect()
}

fn is_within(earlier: Timestamp, later: Timestamp) -> bool {
    let between = later.as_microsecond() - earlier.as_microsecond();
    u128::try_from(between).is_ok_and(|between| between <= BURST_TIME.as_micros())
}

fn runs(channel: &str, answers: &[&Answered<'_>]) -> Vec<Alarm> {
    let equal = answers.chunk_by(|one, next| one.form.answers() == next.form.answers());
    let told = equal.filter(|run| run.len() >= RUN_FORMS).map(|run| Alarm::Run {
        channel: channel.to_owned(),
        from: run[0].at,
        until: run[run.len() - 1].at,
        forms: run.len(),
    });
    told.collect()
}

fn outside_hours(answers: &[Answered<'_>], calendar: &Calendar) -> Option<Alarm> {
    let filled = answers.iter().filter(|answer| !answer.form.is_empty());
    let here = filled.filter(|answer| answer.place == AnsweredAt::Office);
    let of = here.clone().count();
    let outside = here.filter(|answer| !calendar.is_open(answer.at)).count();
    let is_told = of >= FEWEST_FORMS && outside * 100 > of * OUTSIDE_PER_CENT;
    is_told.then_some(Alarm::OutsideHours { answers: outside, of })
}

#[cfg(test)]
mod tests;
