//! "Is this for me?": the questions that decide what is asked, answered in the address and for nobody in particular.

use std::collections::BTreeMap;

use maklumat_sop::{Definition, Facts, Value};
use maklumat_vocabulary::Name;

use crate::frame::Frame;

/// A question with its options.
pub(crate) struct Question {
    pub(crate) id: String,
    pub(crate) words: String,
    pub(crate) options: Vec<Answer>,
}

pub(crate) struct Answer {
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) is_chosen: bool,
}

/// What an address chooses. Whatever the service does not ask is left out.
pub(crate) fn facts_of(definition: &Definition, asked: &BTreeMap<String, String>) -> Facts {
    let variants = definition.variants.iter();
    variants
        .filter_map(|variant| {
            let chosen = asked.get(variant.id.as_str())?;
            let option = variant.options.iter().find(|option| option.id == *chosen)?;
            Some((Name::new(variant.id.as_str()), Value::Choice(option.id.clone())))
        })
        .collect()
}

/// The choice as addresses and forms spell it, in the order of the questions.
pub(crate) fn pairs(definition: &Definition, facts: &Facts) -> Vec<(String, String)> {
    let variants = definition.variants.iter();
    variants
        .filter_map(|variant| match facts.get(variant.id.as_str())? {
            Value::Choice(option) => Some((variant.id.to_string(), option.clone())),
            Value::YesNo(_)
            | Value::Number(_)
            | Value::Money(_)
            | Value::Date(_)
            | Value::Choices(_)
            | Value::Text(_) => None,
        })
        .collect()
}

pub(crate) fn questions(f: &Frame, definition: &Definition, facts: &Facts) -> Vec<Question> {
    let variants = definition.variants.iter();
    variants
        .map(|variant| Question {
            id: variant.id.to_string(),
            words: f.l(&variant.question).to_owned(),
            options: variant
                .options
                .iter()
                .map(|option| Answer {
                    id: option.id.clone(),
                    label: f.l(&option.label).to_owned(),
                    is_chosen: facts.get(variant.id.as_str()) == Some(&Value::Choice(option.id.clone())),
                })
                .collect(),
        })
        .collect()
}
