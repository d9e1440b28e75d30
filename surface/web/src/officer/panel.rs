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

/// A requirement that can be named as a defect, as a whole or one field of it.
pub(crate) struct DefectRow {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) explanation: String,
    pub(crate) fields: Vec<DefectRow>,
}

impl DefectRow {
    /// Whether something is written of it or of a field.
    pub(crate) fn is_named(&self) -> bool {
        !self.explanation.is_empty() || self.fields.iter().any(Self::is_named)
    }
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

    /// Who has taken it, and since when.
    pub(crate) fn held_words(&self, f: &Frame) -> String {
        match &self.open.holder {
            StepHolder::Another { name, since } => f
                .say("held-by-another")
                .with("name", &name.0)
                .with("moment", f.moment(since))
                .to_string(),
            StepHolder::Nobody | StepHolder::You => String::new(),
        }
    }

    /// There are thresholds to compare with.
    pub(crate) fn has_thresholds(&self) -> bool {
        self.open.records.iter().any(|record| !record.thresholds.is_empty())
    }

    /// A document comes of it that only the filled-in form makes whole.
    pub(crate) fn has_unsigned_form(&self) -> bool {
        self.open.unsigned.iter().any(|document| document.needs_form)
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
    let row = |id: String, name: &str, fields: Vec<DefectRow>| DefectRow {
        name: name.to_owned(),
        explanation: explanation(&id),
        id,
        fields,
    };
    let rows = file.nameable.iter().map(|(id, name)| {
        let its = file
            .nameable_fields
            .iter()
            .filter(|(requirement, ..)| requirement == id);
        let fields = its.map(|(_, field, label)| row(format!("{id}/{field}"), f.l(label), Vec::new()));
        row(id.to_string(), f.l(name), fields.collect())
    });
    rows.collect()
}
