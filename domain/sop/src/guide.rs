//! `guide.toml`: how people find a service: everyday words, life events, and what other authorities serve.
//!
//! It lies beside the definitions and not in them: a new everyday word needs no new version of a standard.

use std::collections::BTreeMap;

use maklumat_vocabulary::{Diagnostic, LocalizedText, ServiceKey, Span};

use crate::model::Definition;
use crate::regency::GUIDE;
use crate::rules::dangling_reference::{self, Target};

/// The pictures a life event may have.
pub const EVENT_ICONS: [&str; 12] = [
    "child", "danger", "family", "health", "office", "paper", "return", "shop", "sign", "vehicle", "work", "you",
];

#[derive(Clone, Debug, Default)]
pub struct Guide {
    /// Words people write for another word, by the word they mean.
    pub alike: Vec<(String, Vec<String>)>,
    /// Words that alone say nothing about which service is meant: `kartu`, `surat`.
    pub vague: Vec<String>,
    /// Everyday names of a service.
    pub names: BTreeMap<ServiceKey, Vec<String>>,
    pub elsewhere: Vec<Elsewhere>,
    /// In order of writing.
    pub events: Vec<LifeEvent>,
    pub(crate) references: Vec<Mention>,
}

/// What people ask for here and another authority serves.
#[derive(Clone, Debug)]
pub struct Elsewhere {
    pub id: String,
    pub name: LocalizedText,
    /// Who serves it, and where.
    pub place: LocalizedText,
    pub words: Vec<String>,
}

/// Something that happens to a family, and the services it then needs.
#[derive(Clone, Debug)]
pub struct LifeEvent {
    /// Its word in addresses.
    pub id: String,
    pub name: LocalizedText,
    pub about: Option<LocalizedText>,
    /// One of [`EVENT_ICONS`].
    pub icon: &'static str,
    /// In the order in which they are needed.
    pub services: Vec<Needed>,
}

#[derive(Clone, Debug)]
pub struct Needed {
    pub service: ServiceKey,
    /// Why it comes here.
    pub note: Option<LocalizedText>,
    /// The variants that fit the event, by variant.
    pub choose: BTreeMap<String, String>,
}

/// A service or an option somewhere in the guide, and where it is written.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    pub(crate) service: ServiceKey,
    /// Variant and option.
    pub(crate) choice: Option<(String, String)>,
    pub(crate) address: String,
    pub(crate) span: Span,
}

impl Guide {
    #[must_use]
    pub fn event(&self, id: &str) -> Option<&LifeEvent> {
        self.events.iter().find(|event| event.id == id)
    }

    /// Services and options the guide names that these definitions do not have. Nothing else is wrong with such a
    /// guide: what does not exist is not shown.
    #[must_use]
    pub fn unknown_services(&self, definitions: &[&Definition]) -> Vec<Diagnostic> {
        let known: Vec<String> = definitions.iter().map(|known| known.key.to_string()).collect();
        let mut found = Vec::new();
        for mention in &self.references {
            let at = (format!("{GUIDE}{}", mention.address), mention.span);
            let named = definitions.iter().find(|known| known.key == mention.service);
            match (named, &mention.choice) {
                (None, None) => found.push(dangling_reference::finding(
                    Target::Service,
                    &mention.service.to_string(),
                    "",
                    at,
                    known.iter().map(String::as_str),
                )),
                (Some(definition), Some((variant, option))) => {
                    let variant = definition.variants.iter().find(|known| known.id.as_str() == variant);
                    let options = variant.map_or(&[][..], |variant| &variant.options);
                    if !options.iter().any(|known| known.id == *option) {
                        let known = options.iter().map(|known| known.id.as_str());
                        found.push(dangling_reference::finding(Target::Choice, option, "", at, known));
                    }
                }
                (None, Some(_)) | (Some(_), None) => {}
            }
        }
        found
    }
}
