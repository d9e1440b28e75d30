//! Limits of time and choices: data with a version, a source for each, and how far it can be trusted.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use maklumat_calendar::{Date, Duration, TimeUnit};

use crate::class::Class;

mod flaw;
mod reading;

pub use flaw::{FlawKind, RulesFlaw};

/// By which rules a complaint is handled. A complaint keeps the version of the day it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// `sp4n-2018`
    pub key: String,
    pub version: u32,
    /// The first day complaints are received by it.
    pub effective: Date,
    /// Whether a reporter who says nothing thereby agrees that the matter is settled.
    pub silence: Silence,
    /// Of a hundred complaints with a silent reporter, so many are looked at by a second officer.
    pub sample_per_hundred: u8,
    /// Published counts below this are hidden.
    pub few: u64,
    limits: BTreeMap<LimitKey, Limit>,
}

/// What a reporter who says nothing within the window proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    ProvesNothing,
    /// As LAPOR! closes reports. A regency may choose it, and it is then written on every such closure.
    Settles,
}

/// Which time is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LimitKey {
    /// Until a report is sorted into a class.
    Verification,
    /// Until the reporter hears at least whether the report is complete. [law: uu-25-2009-art-44]
    FirstResponse,
    /// Within which the reporter completes it; then it counts as withdrawn. [law: uu-25-2009-art-44]
    Completion,
    /// From a complete report to the decision, by its class. [law: permenpanrb-62-2018]
    Settlement(Class),
    /// From a complete report to the decision, by the act. [law: uu-25-2009-art-50]
    Decision,
    /// From the decision until the reporter has it. [law: uu-25-2009-art-50]
    Delivery,
    /// Within which the reporter confirms or objects.
    Reply,
    /// Within which the reporter answers a question.
    Question,
}

/// One limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    pub time: Duration,
    pub owed: Owed,
    pub bound: Bound,
    /// Whether it stands still while the reporter owes an answer.
    pub pauses: Pauses,
    /// Key of `docs/law.toml`, or the ground of a regency in words.
    pub law: String,
    pub source: String,
    pub confidence: Confidence,
}

/// Who has to act within a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owed {
    Office,
    Reporter,
}

/// What a regency may make of a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A ceiling: it may be shorter.
    Most,
    /// A right of the reporter: it may be longer.
    Least,
    /// Set by the act.
    Fixed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pauses {
    Never,
    WhileReporterOwes,
}

/// How a limit is known, in the words of `docs/law.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// Read in a full public copy of the official text.
    Read,
    /// Seen on a page that reproduces or applies the rule.
    Seen,
    /// Only seen in what offices do.
    Practice,
    /// Chosen here, or by a regency.
    Own,
}

/// Two limits for the same span of which one can end later. Both run; the earlier one binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conflict {
    pub longer: LimitKey,
    pub binding: LimitKey,
}

const EMBEDDED: [&str; 1] = [include_str!("../rules/sp4n-2018.toml")];

static RULES: LazyLock<Vec<Rules>> =
    LazyLock::new(|| EMBEDDED.into_iter().filter_map(|text| Rules::read(text).ok()).collect());

/// Ours for complaints received on a day; `None` before the first.
#[must_use]
pub fn rules_on(day: Date) -> Option<&'static Rules> {
    RULES.iter().rev().find(|rules| rules.effective <= day)
}

impl Rules {
    /// Reads a whole file.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its place.
    pub fn read(text: &str) -> Result<Self, Vec<RulesFlaw>> {
        reading::whole(text)
    }

    /// These rules with what a regency decided for itself: its own version and day, shorter limits for the office,
    /// longer ones for the reporter. What it does not name stays.
    ///
    /// # Errors
    /// Where it exceeds a ceiling, shortens a right of the reporter, or cannot be compared with the limit it replaces.
    pub fn adapted(&self, text: &str) -> Result<Self, Vec<RulesFlaw>> {
        reading::adapted(self, text)
    }

    /// Every key has a limit: a file without one is not read.
    #[must_use]
    pub fn limit(&self, key: LimitKey) -> &Limit {
        self.limits
            .get(&key)
            .expect("rules are only read with every limit in them")
    }

    /// Limits of the same span that contradict one another. So many working days are hardly ever as few days.
    #[must_use]
    pub fn conflicts(&self) -> Vec<Conflict> {
        let binding = LimitKey::Decision;
        let act = self.limit(binding).time;
        let keys = Class::ALL.into_iter().map(LimitKey::Settlement);
        keys.filter(|key| {
            let time = self.limit(*key).time;
            match (time.unit, act.unit) {
                (TimeUnit::WorkingDay, TimeUnit::Day) => time.amount >= act.amount,
                (unit, other) => unit == other && time.amount > act.amount,
            }
        })
        .map(|longer| Conflict { longer, binding })
        .collect()
    }
}

impl LimitKey {
    /// Every one, in the order a complaint meets them.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let mut keys = vec![Self::Verification, Self::FirstResponse, Self::Completion];
        keys.extend(Class::ALL.map(Self::Settlement));
        keys.extend([Self::Decision, Self::Delivery, Self::Reply, Self::Question]);
        keys
    }

    /// `settlement.levy`
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Verification => "verification",
            Self::FirstResponse => "first-response",
            Self::Completion => "completion",
            Self::Settlement(Class::Aspiration) => "settlement.aspiration",
            Self::Settlement(Class::Information) => "settlement.information",
            Self::Settlement(Class::WithoutSupervision) => "settlement.without-supervision",
            Self::Settlement(Class::WithSupervision) => "settlement.with-supervision",
            Self::Settlement(Class::Levy) => "settlement.levy",
            Self::Decision => "decision",
            Self::Delivery => "delivery",
            Self::Reply => "reply",
            Self::Question => "question",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        Self::all().into_iter().find(|key| key.as_str() == text)
    }
}

#[cfg(test)]
mod tests;
