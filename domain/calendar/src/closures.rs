//! Days on which an office does not open by its ordinary hours, and who opens on them nevertheless.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::Opening;

/// Closed days by name: national holidays, joint leave (*cuti bersama*), local days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closures(BTreeMap<Date, String>);

/// Openings of one unit on days on which it would be closed (*piket*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster {
    pub days: BTreeSet<Date>,
    pub openings: Vec<Opening>,
}

impl Closures {
    #[must_use]
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// Closes a day. Two names on one day are both kept: `Kenaikan Yesus Kristus; Hari Buruh Internasional`.
    pub fn add(&mut self, day: Date, name: &str) {
        self.0
            .entry(day)
            .and_modify(|known| {
                if !known.split("; ").any(|part| part == name) {
                    known.push_str("; ");
                    known.push_str(name);
                }
            })
            .or_insert_with(|| name.to_owned());
    }

    /// Takes over all days of another table.
    pub fn merge(&mut self, other: &Self) {
        for (day, name) in other.iter() {
            self.add(day, name);
        }
    }

    #[must_use]
    pub fn name(&self, day: Date) -> Option<&str> {
        self.0.get(&day).map(String::as_str)
    }

    /// The first closed day later than `after`.
    #[must_use]
    pub fn next(&self, after: Date) -> Option<(Date, &str)> {
        use std::ops::Bound::{Excluded, Unbounded};
        self.0
            .range((Excluded(after), Unbounded))
            .next()
            .map(|(day, name)| (*day, name.as_str()))
    }

    pub fn iter(&self) -> impl Iterator<Item = (Date, &str)> {
        self.0.iter().map(|(day, name)| (*day, name.as_str()))
    }

    pub fn days(&self) -> impl Iterator<Item = Date> {
        self.0.keys().copied()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<N: Into<String>> FromIterator<(Date, N)> for Closures {
    fn from_iter<I: IntoIterator<Item = (Date, N)>>(days: I) -> Self {
        let mut closures = Self::new();
        for (day, name) in days {
            closures.add(day, &name.into());
        }
        closures
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn two_names_on_one_day_are_both_kept_once() {
        let mut national = Closures::from_iter([(date(2008, 5, 1), "Hari Buruh")]);
        let other = Closures::from_iter([
            (date(2008, 5, 1), "Kenaikan Yesus Kristus"),
            (date(2008, 5, 20), "Waisak"),
        ]);
        national.merge(&other);
        national.merge(&other);
        assert_eq!(
            national.name(date(2008, 5, 1)),
            Some("Hari Buruh; Kenaikan Yesus Kristus")
        );
        assert_eq!(national.next(date(2008, 5, 1)), Some((date(2008, 5, 20), "Waisak")));
        assert_eq!(national.next(date(2008, 5, 20)), None);
    }
}
