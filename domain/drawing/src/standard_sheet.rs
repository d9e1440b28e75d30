//! The annex of the decree: the fourteen components of a service standard in two tables. [law: permenpanrb-15-2014]

mod components;

use maklumat_sop::CheckedSop;
use maklumat_vocabulary::Language;

use crate::binding::Binding;
use crate::sop_sheet::day;

/// What the annex says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandardSheet {
    pub language: Language,
    pub binding: Binding,
    pub regency: String,
    pub unit: String,
    /// Position of the head of the unit, and where he signs.
    pub head: String,
    pub place: String,
    pub name: String,
    pub summary: String,
    pub version: u32,
    pub decree: Option<String>,
    pub effective: String,
    /// The six that citizens meet.
    pub delivery: Vec<Component>,
    /// The eight within the office.
    pub manufacturing: Vec<Component>,
}

/// One of the fourteen. [law: uu-25-2009-art-21]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Component {
    pub name: String,
    pub lines: Vec<String>,
}

impl StandardSheet {
    #[must_use]
    pub fn new(sop: &CheckedSop, binding: Binding, language: Language) -> Self {
        let (definition, regency) = (sop.definition(), sop.regency());
        let unit = regency.unit(definition.unit());
        let decree = definition.decree.as_ref().and_then(|key| regency.laws.get(key));
        Self {
            language,
            binding,
            regency: regency.name.within(language).to_owned(),
            unit: unit.map_or_else(String::new, |unit| unit.name.within(language).to_owned()),
            head: unit
                .and_then(|unit| regency.position(&unit.head))
                .map_or_else(String::new, |head| head.name.within(language).to_owned()),
            place: place_of(&regency.name.id),
            name: definition.name.within(language).to_owned(),
            summary: definition.summary.within(language).to_owned(),
            version: definition.version,
            decree: decree.map(|decree| decree.title.within(language).to_owned()),
            effective: day(definition.effective, language),
            delivery: components::delivery(sop, language),
            manufacturing: components::manufacturing(sop, language),
        }
    }
}

/// `Sungai Raya` of `Kabupaten Sungai Raya`: where papers are signed.
pub(crate) fn place_of(regency: &str) -> String {
    let kinds = ["Kabupaten ", "Kota ", "Provinsi "];
    let named = kinds.iter().find_map(|kind| regency.strip_prefix(kind));
    named.unwrap_or(regency).to_owned()
}

pub(crate) use components::{complaints, promise_lines, requirement_lines};
