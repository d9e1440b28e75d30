//! `[service]`, `[priority]`, `[standard]`: what the service is and what holds for it as a whole.

use maklumat_vocabulary::Spanned;

use crate::model::{Channel, ServiceKind};
use crate::source::address::Address;
use crate::source::draft::{Draft, DraftPriority, DraftService, DraftStandard};
use crate::source::section::{Need, Section};
use crate::source::values::read_text;
use crate::source::{place, single};

const KINDS: [(&str, ServiceKind); 3] = [
    ("administration", ServiceKind::Administration),
    ("goods", ServiceKind::Goods),
    ("service", ServiceKind::Service),
];

const CHANNELS: [(&str, Channel); 4] = [
    ("online", Channel::Online),
    ("counter", Channel::Counter),
    ("phone", Channel::Phone),
    ("village", Channel::Village),
];

pub(crate) fn read(file: &mut Section<'_, '_, '_>, draft: &mut Draft) {
    if let Some(mut section) = single(file, "service", Need::Required, &place::SERVICE) {
        draft.service = DraftService {
            name: section.text("name", Need::Required),
            summary: section.text("summary", Need::Required),
            kind: section.one_of("kind", Need::Required, &KINDS),
            version: section.count("version", Need::Required),
            decree: section.word("decree", Need::Optional),
            effective: section.date("effective", Need::Required),
            channels: section.some_of("channels", &CHANNELS),
            hours: section.word("hours", Need::Optional),
        };
        section.finish();
    }
    draft.priorities = priorities(file);
    draft.standard = read_standard(file, Need::Required);
}

/// The keys are classes of the regency, so every key is known here; the rules look them up.
fn priorities(file: &mut Section<'_, '_, '_>) -> Option<Vec<DraftPriority>> {
    let (_, table) = file.table("priority")?;
    let mut priorities = Vec::new();
    for entry in &table.entries {
        let address = Address::of(&["priority", &entry.key.value]);
        let place = read_text(file.reader, &entry.node, address);
        priorities.push(DraftPriority {
            class: Spanned::new(entry.key.value.clone(), entry.key.span),
            place,
        });
    }
    Some(priorities)
}

/// The components of the standard; `legal-basis` stands on services only.
pub(crate) fn read_standard(file: &mut Section<'_, '_, '_>, legal_basis: Need) -> DraftStandard {
    let address = file.at("standard");
    let Some(mut section) = single(file, "standard", legal_basis, &place::STANDARD) else {
        return DraftStandard::default();
    };
    section.address = address;
    let standard = DraftStandard {
        span: section.span,
        legal_basis: match legal_basis {
            Need::Required => section.citations("legal-basis", Need::Required),
            Need::Optional => crate::source::slot::Slot::Missing,
        },
        facilities: section.texts("facilities", Need::Optional),
        supervision: section.texts("supervision", Need::Optional),
        complaints: section.texts("complaints", Need::Optional),
        guarantee: section.texts("guarantee", Need::Optional),
        safety: section.texts("safety", Need::Optional),
        evaluation: section.texts("evaluation", Need::Optional),
    };
    section.finish();
    standard
}
