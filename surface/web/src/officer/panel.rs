//! One open step as the officer works on it: what to record, what may be decided, which defects to name.

use maklumat_app::{
    CaseFile, CheckVerdict, OpenStepView, OutcomeKind, OutcomeView, Private, RecordView, StepForm, StepHolder,
};
use maklumat_vocabulary::LocalizedText;

use crate::asked::Asked;
use crate::form::Shown;
use crate::frame::Frame;

/// The form of one step, with whatever was typed before a refusal.
pub(crate) struct Panel<'a> {
    pub(crate) open: &'a OpenStepView,
    pub(crate) records: Vec<Record<'a>>,
    pub(crate) outcomes: Vec<Choice<'a>>,
    pub(crate) defects: Vec<DefectRow>,
    /// Reasons of a step that ends the case without a decision.
    pub(crate) reasons: Vec<Reason<'a>>,
    pub(crate) note: String,
    pub(crate) visit_position: String,
    pub(crate) photo: String,
}

pub(crate) struct Record<'a> {
    pub(crate) asked: Asked<'a>,
    pub(crate) only_if: Option<&'a LocalizedText>,
    pub(crate) device: Option<&'a LocalizedText>,
    pub(crate) thresholds: &'a [LocalizedText],
    pub(crate) verdicts: &'a [CheckVerdict],
}

pub(crate) struct Choice<'a> {
    pub(crate) outcome: &'a OutcomeView,
    pub(crate) is_chosen: bool,
    /// The measurements do not allow it.
    pub(crate) is_barred: bool,
    pub(crate) reasons: Vec<Reason<'a>>,
}

pub(crate) struct Reason<'a> {
    pub(crate) text: &'a LocalizedText,
    pub(crate) is_chosen: bool,
}

pub(crate) struct DefectRow {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) explanation: String,
}

impl<'a> Panel<'a> {
    pub(crate) fn new(
        f: &Frame,
        file: &'a CaseFile,
        open: &'a OpenStepView,
        typed: Option<&StepForm>,
        errors: &'a [Shown],
    ) -> Self {
        let empty = StepForm::default();
        let typed = typed.unwrap_or(&empty);
        Self {
            open,
            records: open
                .records
                .iter()
                .map(|record| record_row(f, record, errors))
                .collect(),
            outcomes: open
                .outcomes
                .iter()
                .map(|outcome| choice(open, outcome, typed))
                .collect(),
            defects: if may_return(open) {
                defect_rows(f, file, typed)
            } else {
                Vec::new()
            },
            reasons: reasons(&open.reasons, &typed.reasons, true),
            note: typed.note.as_ref().map(|note| note.0.clone()).unwrap_or_default(),
            visit_position: typed
                .visit
                .as_ref()
                .map(|visit| visit.position.0.clone())
                .unwrap_or_default(),
            photo: typed
                .visit
                .as_ref()
                .map(|visit| visit.photo.clone())
                .unwrap_or_default(),
        }
    }

    pub(crate) fn is_mine(&self) -> bool {
        self.open.holder == StepHolder::You
    }

    pub(crate) fn is_free(&self) -> bool {
        self.open.holder == StepHolder::Nobody
    }

    /// There are thresholds to compare with.
    pub(crate) fn has_thresholds(&self) -> bool {
        self.open.records.iter().any(|record| !record.thresholds.is_empty())
    }

    pub(crate) fn has_unpaid_fees(&self) -> bool {
        self.open.fees.iter().any(|(_, fee)| is_unpaid(fee))
    }
}

/// A step whose way out may lead back to the applicant.
fn may_return(open: &OpenStepView) -> bool {
    open.returns_within.is_some() || open.outcomes.iter().any(|outcome| outcome.kind == OutcomeKind::Returns)
}

fn is_unpaid(fee: &maklumat_app::FeeView) -> bool {
    fee.due
        .is_some_and(|due| !due.is_zero() && fee.paid.is_none_or(|paid| paid < due))
}

fn record_row<'a>(f: &Frame, record: &'a RecordView, errors: &'a [Shown]) -> Record<'a> {
    Record {
        asked: Asked::new(f, &record.input, "catat.", errors),
        only_if: record.only_if.as_ref(),
        device: record.device.as_ref(),
        thresholds: &record.thresholds,
        verdicts: &record.verdicts,
    }
}

fn choice<'a>(open: &OpenStepView, outcome: &'a OutcomeView, typed: &StepForm) -> Choice<'a> {
    let is_chosen = typed.outcome.as_deref() == Some(outcome.id.as_str());
    Choice {
        outcome,
        is_chosen,
        is_barred: open.barred.contains(&outcome.id),
        reasons: reasons(&outcome.reasons, &typed.reasons, is_chosen),
    }
}

fn reasons<'a>(texts: &'a [LocalizedText], chosen: &[usize], is_ours: bool) -> Vec<Reason<'a>> {
    texts
        .iter()
        .enumerate()
        .map(|(index, text)| Reason {
            text,
            is_chosen: is_ours && chosen.contains(&index),
        })
        .collect()
}

/// Only what the published standard asks in this case can be named as a defect.
fn defect_rows(f: &Frame, file: &CaseFile, typed: &StepForm) -> Vec<DefectRow> {
    let explanation = |id: &str| {
        let written = typed.defects.iter().find(|(requirement, _)| requirement == id);
        written.map(|(_, Private(text))| text.clone()).unwrap_or_default()
    };
    let mut rows = Vec::new();
    for (id, name) in &file.nameable {
        let whole = f.l(name);
        rows.push(DefectRow {
            id: id.to_string(),
            name: whole.to_owned(),
            explanation: explanation(id.as_str()),
        });
        let fields = file
            .nameable_fields
            .iter()
            .filter(|(requirement, ..)| requirement == id);
        rows.extend(fields.map(|(_, field, label)| {
            let named = format!("{id}/{field}");
            DefectRow {
                name: f
                    .say("defect-field")
                    .with("page", whole)
                    .with("field", f.l(label))
                    .to_string(),
                explanation: explanation(&named),
                id: named,
            }
        }));
    }
    rows
}
