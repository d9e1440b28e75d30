//! The identity block, derived from the definition and its regency.

use maklumat_calendar::{Date, month_name};
use maklumat_sop::{Definition, Regency};
use maklumat_vocabulary::{Language, LocalizedText, Phrase, Text};

use super::SopIdentitySheet;
use crate::binding::Binding;
use crate::labels;

const PLANNED: Text = Text {
    id: "Peninjauan direncanakan {day}",
    en: "Review planned for {day}",
};
const NONE_NEEDED: Text = Text {
    id: "{position}: tanpa kualifikasi khusus",
    en: "{position}: no particular qualification",
};

pub(super) fn identity(
    definition: &Definition,
    regency: &Regency,
    binding: Binding,
    language: Language,
) -> SopIdentitySheet {
    let lines = |texts: &[LocalizedText]| texts.iter().map(|text| text.within(language).to_owned()).collect();
    let unit = regency.unit(definition.unit());
    let decree = definition.decree.as_ref().and_then(|key| regency.laws.get(key));
    let laws = definition.standard.legal_basis.iter();
    SopIdentitySheet {
        binding,
        regency: regency.name.within(language).to_owned(),
        unit: unit.map_or_else(String::new, |unit| unit.name.within(language).to_owned()),
        number: definition.sop.number.clone(),
        made: day(definition.sop.made, language),
        revised: revised(definition, language),
        approved: decree.map(|decree| day(decree.from, language)),
        effective: day(definition.effective, language),
        head: unit
            .and_then(|unit| regency.position(&unit.head))
            .map_or_else(String::new, |head| head.name.within(language).to_owned()),
        decree: decree.map(|decree| decree.title.within(language).to_owned()),
        name: definition.name.within(language).to_owned(),
        version: definition.version,
        legal_basis: laws.map(|law| labels::citation(regency, law, language)).collect(),
        related: lines(&definition.sop.related),
        warning: definition.sop.warning.within(language).to_owned(),
        qualifications: qualifications(definition, regency, language),
        equipment: lines(&definition.sop.equipment),
        records: lines(&definition.sop.records),
    }
}

/// `2 Februari 2026`
pub(crate) fn day(day: Date, language: Language) -> String {
    format!("{} {} {}", day.day(), month_name(day.month(), language), day.year())
}

/// A first version is to be reviewed a year after it takes effect; a later one is itself the revision.
fn revised(definition: &Definition, language: Language) -> String {
    if definition.version > 1 {
        return day(definition.effective, language);
    }
    let from = definition.effective;
    let next_year = Date::new(from.year() + 1, from.month(), from.day());
    // A 29 February is looked at on the 28th.
    let review = next_year.or_else(|_| Date::new(from.year() + 1, from.month(), 28));
    review.map_or_else(
        |_| String::new(),
        |review| Phrase::new(PLANNED).with("day", day(review, language)).within(language),
    )
}

fn qualifications(definition: &Definition, regency: &Regency, language: Language) -> Vec<String> {
    let positions = definition.performers().into_iter();
    positions
        .filter_map(|key| regency.position(key))
        .map(|position| {
            let name = position.name.within(language);
            match &position.qualification {
                Some(needed) => format!("{name}: {}", needed.within(language)),
                None => Phrase::new(NONE_NEEDED).with("position", name).within(language),
            }
        })
        .collect()
}
