//! What is asked on the page, as it was typed: every figure is optional, and what cannot be read is said.

use std::collections::BTreeMap;

use maklumat_app::{FileForm, WhatIf};
use maklumat_vocabulary::{PositionKey, ServiceKey};

use crate::urls::{self, Url};

/// Names of the fields.
const MORE: &str = "tambah";
const PER_DAY: &str = "per-hari";
const PROMISE: &str = "hari";
const PROPOSAL: &str = "usulan";
const WANTED: &str = "sasaran";
/// Before the key of a position.
const OFFICERS: &str = "petugas.";

/// What a page can be asked about: more than three times as many is another service.
const MORE_PERCENT: std::ops::RangeInclusive<i32> = -90..=300;
const MOST_OFFICERS: u32 = 64;
const MOST_DAYS: u32 = 365;
const MOST_PER_DAY: u32 = 2_000;

/// The question of a page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Typed {
    fields: BTreeMap<String, String>,
}

impl Typed {
    pub(crate) fn read(given: &BTreeMap<String, String>) -> Self {
        let is_ours =
            |name: &str| [MORE, PER_DAY, PROMISE, PROPOSAL, WANTED].contains(&name) || name.starts_with(OFFICERS);
        let fields = given
            .iter()
            .filter(|(name, value)| is_ours(name) && !value.trim().is_empty())
            .map(|(name, value)| (name.clone(), value.trim().chars().take(80).collect()));
        Self {
            fields: fields.collect(),
        }
    }

    /// What was typed into a field.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.fields.get(name).map(String::as_str).unwrap_or_default()
    }

    pub(crate) fn officers_field(key: &PositionKey) -> String {
        format!("{OFFICERS}{key}")
    }

    pub(crate) fn is_proposal(&self, id: &str) -> bool {
        self.text(PROPOSAL) == id
    }

    pub(crate) fn what_if(&self) -> WhatIf {
        let officers = self.fields.iter().filter_map(|(name, value)| {
            let key = PositionKey::parse(name.strip_prefix(OFFICERS)?)?;
            Some((key, number(value, 1, MOST_OFFICERS)?))
        });
        WhatIf {
            per_day: number(self.text(PER_DAY), 1, MOST_PER_DAY),
            more_percent: self.more(),
            officers: officers.collect(),
            promise_days: number(self.text(PROMISE), 1, MOST_DAYS),
            proposal: Some(self.text(PROPOSAL).to_owned()).filter(|id| !id.is_empty()),
            wanted_percent: number(self.text(WANTED), 1, 100),
        }
    }

    fn more(&self) -> Option<i32> {
        let more = self.text(MORE).trim_start_matches('+').trim_end_matches('%').parse();
        more.ok().filter(|more| MORE_PERCENT.contains(more))
    }

    /// What was typed and could not be read, as it was typed.
    pub(crate) fn unread(&self) -> Vec<&str> {
        let is_read = |name: &str, value: &str| match name {
            MORE => self.more().is_some(),
            PER_DAY => number(value, 1, MOST_PER_DAY).is_some(),
            PROMISE => number(value, 1, MOST_DAYS).is_some(),
            WANTED => number(value, 1, 100).is_some(),
            PROPOSAL => true,
            officers => {
                let key = officers.strip_prefix(OFFICERS).and_then(PositionKey::parse);
                key.is_some() && number(value, 1, MOST_OFFICERS).is_some()
            }
        };
        let fields = self.fields.iter();
        fields
            .filter(|(name, value)| !is_read(name, value))
            .map(|(_, value)| value.as_str())
            .collect()
    }

    /// The same question, answered as a table in a file.
    pub(crate) fn as_file(&self, service: &ServiceKey) -> Url {
        let fields: Vec<(&str, &str)> = self
            .fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        urls::foresee_file(service, &fields, FileForm::Csv)
    }
}

fn number(text: &str, least: u32, most: u32) -> Option<u32> {
    let number = text.trim_end_matches('%').parse().ok();
    number.filter(|number| (least..=most).contains(number))
}
