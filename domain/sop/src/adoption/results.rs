//! What the origin measured with its service: each figure with the number of cases behind it, and the days it is of.

use maklumat_calendar::Date;

use crate::source::address::Address;
use crate::source::place;
use crate::source::section::{Need, Reader, Section};
use crate::source::tree::{Entry, Table};

/// Figures of the origin over some days. What was not measured, or of too few cases, is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Results {
    /// The version that was in force at the end of these days; packages built by earlier programs do not say.
    pub version: Option<u32>,
    /// The days, both ends included.
    pub from: Date,
    pub until: Date,
    /// Half of the cases took no longer: minutes of opening time, from submission to the end.
    pub median: Option<Minutes>,
    /// Nine of ten took no longer.
    pub ninetieth: Option<Minutes>,
    /// Kept within the promise, of those brought to an end by the office.
    pub on_time: Option<Share>,
    /// Sent back to the applicant at all, of the same.
    pub returned: Option<Share>,
    /// Satisfaction with the service, where the origin asks for it. [law: permenpanrb-14-2017]
    pub satisfaction: Option<Score>,
}

/// A length of time within opening hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Minutes {
    pub minutes: u64,
    /// How many minutes a working day of the origin has.
    pub minutes_per_day: u32,
    /// Cases it was measured on.
    pub cases: u64,
}

/// A part of a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    pub part: u64,
    pub cases: u64,
}

/// An index of 25 to 100, in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    pub hundredths: u64,
    pub answers: u64,
}

impl Share {
    /// In whole per cent, rounded; `None` of no case.
    #[must_use]
    pub const fn percent(self) -> Option<u64> {
        match (self.part.saturating_mul(200).saturating_add(self.cases)).checked_div(self.cases.saturating_mul(2)) {
            Some(percent) => Some(percent),
            None => None,
        }
    }
}

pub(crate) fn read(reader: &mut Reader<'_>, entry: &Entry, table: &Table) -> Option<Results> {
    let address = Address::of(&["results"]);
    let mut section = reader.section(table, address, entry.key.span, &place::RESULTS);
    let version = section.count("version", Need::Optional).cloned();
    let from = section.date("from", Need::Required).cloned();
    let until = section.date("until", Need::Required).cloned();
    let median = minutes(&mut section, "median");
    let ninetieth = minutes(&mut section, "ninetieth");
    let on_time = share(&mut section, "on-time");
    let returned = share(&mut section, "returned");
    let satisfaction = score(&mut section);
    section.finish();
    Some(Results {
        version,
        from: from?,
        until: until?,
        median,
        ninetieth,
        on_time,
        returned,
        satisfaction,
    })
}

fn number(section: &mut Section<'_, '_, '_>, key: &'static str) -> Option<u64> {
    let number = section.integer(key, Need::Required).cloned()?;
    u64::try_from(number).ok()
}

fn minutes(section: &mut Section<'_, '_, '_>, key: &'static str) -> Option<Minutes> {
    let (entry, table) = section.table(key)?;
    let address = section.at(key);
    let mut inner = section.reader.section(table, address, entry.key.span, &place::RESULTS);
    let (minutes, per_day) = (number(&mut inner, "minutes"), number(&mut inner, "minutes-per-day"));
    let cases = number(&mut inner, "cases");
    inner.finish();
    Some(Minutes {
        minutes: minutes?,
        minutes_per_day: u32::try_from(per_day?).ok()?,
        cases: cases?,
    })
}

fn share(section: &mut Section<'_, '_, '_>, key: &'static str) -> Option<Share> {
    let (entry, table) = section.table(key)?;
    let address = section.at(key);
    let mut inner = section.reader.section(table, address, entry.key.span, &place::RESULTS);
    let (part, cases) = (number(&mut inner, "part"), number(&mut inner, "cases"));
    inner.finish();
    let share = Share {
        part: part?,
        cases: cases?,
    };
    // More than all is no share of anything.
    (share.part <= share.cases).then_some(share)
}

fn score(section: &mut Section<'_, '_, '_>) -> Option<Score> {
    let (entry, table) = section.table("satisfaction")?;
    let address = section.at("satisfaction");
    let mut inner = section.reader.section(table, address, entry.key.span, &place::RESULTS);
    let (hundredths, answers) = (number(&mut inner, "hundredths"), number(&mut inner, "answers"));
    inner.finish();
    Some(Score {
        hundredths: hundredths?,
        answers: answers?,
    })
}

/// The section as it is written into a package.
pub(crate) fn written(results: &Results) -> String {
    let version = results.version.map(|version| format!("version = {version}\n"));
    let version = version.unwrap_or_default();
    let mut text = format!(
        "\n[results]\n{version}from  = {}\nuntil = {}\n",
        results.from, results.until
    );
    for (key, time) in [("median", results.median), ("ninetieth", results.ninetieth)] {
        if let Some(time) = time {
            text.push_str(&format!(
                "{key} = {{ minutes = {}, minutes-per-day = {}, cases = {} }}\n",
                time.minutes, time.minutes_per_day, time.cases
            ));
        }
    }
    for (key, share) in [("on-time", results.on_time), ("returned", results.returned)] {
        if let Some(share) = share {
            text.push_str(&format!(
                "{key} = {{ part = {}, cases = {} }}\n",
                share.part, share.cases
            ));
        }
    }
    if let Some(score) = results.satisfaction {
        text.push_str(&format!(
            "satisfaction = {{ hundredths = {}, answers = {} }}\n",
            score.hundredths, score.answers
        ));
    }
    text
}
