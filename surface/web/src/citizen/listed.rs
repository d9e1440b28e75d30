//! One row of a list of services: name, unit, time, fee, and why it stands there.

use maklumat_app::{Clue, Hit, Published};
use maklumat_sop::{Definition, Facts, Regency, Value};
use maklumat_vocabulary::Name;

use crate::citizen::service::calls;
use crate::frame::Frame;
use crate::offer;
use crate::urls::{self, Url};

/// More reasons than this are no help.
const MOST_REASONS: usize = 2;

pub(crate) struct Listed {
    pub(crate) url: Url,
    pub(crate) name: String,
    pub(crate) unit: String,
    pub(crate) time: String,
    pub(crate) fee: String,
    /// The number to call, where one asks for the service by telephone.
    pub(crate) call: Option<String>,
    /// Why it was found, in a list of what was searched for.
    pub(crate) why: Option<String>,
}

pub(crate) fn listed(f: &Frame, regency: &Regency, published: &Published) -> Listed {
    chosen(f, regency, published, &Facts::new())
}

/// The same for one choice of variants.
pub(crate) fn chosen(f: &Frame, regency: &Regency, published: &Published, facts: &Facts) -> Listed {
    let definition: &Definition = published.sop.definition();
    Listed {
        url: urls::service_for(&definition.key, facts),
        name: f.l(&definition.name).to_owned(),
        unit: offer::unit_name(f, regency, definition).to_owned(),
        time: offer::promise_words(f, definition, facts),
        fee: offer::fee_words(f, definition, facts),
        call: calls(regency.unit(definition.unit()), definition)
            .into_iter()
            .next()
            .map(|(_, number)| number),
        why: None,
    }
}

/// A service that was found, leading to the option the question speaks of.
pub(crate) fn found(f: &Frame, regency: &Regency, (published, hit): (&Published, &Hit)) -> Listed {
    let facts = match &hit.choice {
        Some(Clue::Choice { variant, option, .. }) => {
            Facts::from([(Name::new(variant.as_str()), Value::Choice(option.clone()))])
        }
        _ => Facts::new(),
    };
    let mut clues: Vec<&Clue> = hit.choice.iter().collect();
    clues.extend(hit.clues.iter().filter(|clue| Some(*clue) != hit.choice.as_ref()));
    let mut reasons: Vec<String> = clues.into_iter().map(|clue| reason(f, clue)).collect();
    reasons.dedup();
    reasons.truncate(MOST_REASONS);
    let why = f.say("found-by").with("reasons", reasons.join("; ")).to_string();
    Listed {
        why: (!reasons.is_empty()).then_some(why),
        ..chosen(f, regency, published, &facts)
    }
}

fn reason(f: &Frame, clue: &Clue) -> String {
    let with = |key: &str, words: &str| f.say(key).with("words", words).to_string();
    match clue {
        Clue::Name => f.t("found-by-name").into_owned(),
        Clue::Everyday(words) => with("found-by-everyday", words),
        Clue::Choice { label, .. } => with("found-by-choice", f.l(label)),
        Clue::Product(name) => with("found-by-product", f.l(name)),
        Clue::Summary => f.t("found-by-summary").into_owned(),
        Clue::Requirement(name) => with("found-by-requirement", f.l(name)),
        Clue::Unit => f.t("found-by-unit").into_owned(),
    }
}
