//! `[notify]`, `[survey]`, `[retention]`: what happens around and after the end of a case.

use maklumat_vocabulary::Spanned;

use crate::model::Disposal;
use crate::source::draft::{Draft, DraftRetention};
use crate::source::section::{Need, Section};
use crate::source::slot::Slot;
use crate::source::{place, single};

/// The events an applicant is told of.
pub(crate) const EVENTS: [&str; 9] = [
    "submitted",
    "returned",
    "resumed",
    "paid",
    "done",
    "refused",
    "redirected",
    "withdrawn",
    "expiring",
];

pub(crate) fn read(file: &mut Section<'_, '_, '_>, draft: &mut Draft) {
    if let Some(mut section) = single(file, "notify", Need::Optional, &place::NOTIFY) {
        for event in EVENTS {
            if let Slot::Read(text) = section.text(event, Need::Optional) {
                draft
                    .notices
                    .insert(event.to_owned(), Spanned::new(text.value, text.span));
            }
        }
        section.finish();
    }
    if let Some(mut section) = single(file, "survey", Need::Optional, &place::SURVEY) {
        draft.survey_delay = section.duration("delay", Need::Required);
        section.finish();
    }
    if let Some(mut section) = single(file, "retention", Need::Required, &place::RETENTION) {
        draft.retention = DraftRetention {
            keep: section.term("keep", Need::Required),
            then: section.one_of(
                "then",
                Need::Required,
                &[("archive", Disposal::Archive), ("destroy", Disposal::Destroy)],
            ),
            law: section.citation("law", Need::Required),
        };
        section.finish();
    }
}
