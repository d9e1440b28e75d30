//! A case as an officer sees it: answers, evidence, the steps that are open to them and what each needs.

use maklumat_calendar::{Calendar, Timestamp};
use maklumat_sop::{CheckedSop, Field, RequirementKind, Step, Value};
use maklumat_vocabulary::{LocalizedText, Name, OfficerId, RequirementId, StepId};
use maklumat_workflow::{Actor, Case, Event, EvidenceForm, Officer, What, superiors};

use crate::cases::tracking::{self, Record};
use crate::cases::words;
use crate::conditions::applies;
use crate::views::case_file::{AnswerGroup, CaseActs, CaseFile, EvidenceView, MeasuredView, NoteView};
use crate::views::tracking::Tracking;
use crate::views::{CaseId, FeeToPay, FileView, Private, Urgency};

mod open_step;

use open_step::open_step;

/// Who looks, and what the store says about the queue.
pub(crate) struct Look<'a> {
    pub(crate) officer: &'a Officer,
    pub(crate) may_pay: bool,
    pub(crate) may_answer: bool,
    pub(crate) acts: CaseActs,
    /// By step: how many files were ready earlier.
    pub(crate) overtaken: &'a dyn Fn(&str) -> u32,
    /// May this officer perform the step?
    pub(crate) performs: &'a dyn Fn(&Step) -> bool,
    /// Media type and size of an upload, by digest.
    pub(crate) file: &'a dyn Fn(&str) -> Option<FileView>,
    /// Of another officer who has taken a step.
    pub(crate) name: &'a dyn Fn(&OfficerId) -> Private,
}

pub(crate) fn case_file(
    sop: &CheckedSop,
    id: CaseId,
    record: &Record<'_>,
    look: &Look<'_>,
    now: Timestamp,
) -> CaseFile {
    let case = record.case;
    let due = case.open.iter().map(|open| open.due).min();
    CaseFile {
        case: id,
        tracking: for_officers(tracking::tracking(sop, record, now)),
        applicant: applicant_name(case),
        zone: due.map_or(Urgency::Green, |due| zone(sop.calendar(), due, now)),
        priority: case.priority.as_ref().and_then(|class| {
            sop.definition()
                .priorities
                .iter()
                .find(|priority| priority.class == *class)
                .map(|priority| priority.name.clone())
        }),
        returns: case.returns.count,
        answers: answers(sop, case),
        evidence: evidence(sop, case, look),
        open: case
            .open
            .iter()
            .filter(|open| (look.performs)(sop.step(&open.step)))
            .map(|open| open_step(sop, case, open, (look, now)))
            .collect(),
        to_pay: if look.may_pay {
            to_pay(sop, case, look)
        } else {
            Vec::new()
        },
        may_answer: look.may_answer && case.waiting.is_some(),
        held: held(sop, case, look),
        separated: separated(sop, case),
        nameable: nameable(sop, case),
        nameable_fields: nameable_fields(sop, case),
        escalated: case.escalations.iter().map(|escalation| escalation.at).max(),
        deemed: case
            .deemed
            .as_ref()
            .map(|(since, ground)| (*since, words::ground(ground))),
        notes: record.events.iter().filter_map(|event| note(sop, event)).collect(),
        measured: record.events.iter().filter_map(|event| measured(sop, event)).collect(),
        opinions: Vec::new(),
        units: Vec::new(),
        take_back: None,
        newer_version: None,
        paused_until: case.deviations.paused.as_ref().and_then(|paused| paused.until),
        laws: Vec::new(),
        acts: look.acts,
    }
}

/// The applicant is told "you are waited for"; an officer reads who that is.
fn for_officers(mut tracking: Tracking) -> Tracking {
    let to_applicant = words::WAITING_FOR_YOU.text();
    for item in tracking.thread.iter_mut().filter(|item| item.title == to_applicant) {
        item.title = words::WAITING_FOR_APPLICANT.text();
    }
    tracking
}

impl CaseFile {
    /// Only what somebody needs to take money: who it is and what is owed.
    pub(crate) fn for_counter(mut self) -> Self {
        self.answers.clear();
        self.evidence.clear();
        self.open.clear();
        self.notes.clear();
        self.nameable.clear();
        self.nameable_fields.clear();
        self.separated.clear();
        self.measured.clear();
        self.opinions.clear();
        self.units.clear();
        self
    }
}

/// What is still owed in the open steps that collect and that this officer may take the money for, and what is due again.
fn to_pay(sop: &CheckedSop, case: &Case, look: &Look<'_>) -> Vec<FeeToPay> {
    let mut fees: Vec<FeeToPay> = Vec::new();
    for open in &case.open {
        let step = sop.step(&open.step);
        let is_free = open
            .holder
            .as_ref()
            .is_none_or(|holder| holder.officer == look.officer.id);
        let may_take = open.is_for_applicant() || ((look.performs)(step) && is_free);
        if !may_take {
            continue;
        }
        for owed in tracking::owed(sop, case, step) {
            if fees.iter().all(|fee| fee.id != owed.id) {
                fees.push(owed);
            }
        }
    }
    // Its step is over: whoever serves the case takes the money.
    for owed in tracking::due_again(sop, case) {
        if fees.iter().all(|fee| fee.id != owed.id) {
            fees.push(owed);
        }
    }
    fees
}

/// Steps in other hands that this officer may put back, as a superior of whoever performs them.
fn held(sop: &CheckedSop, case: &Case, look: &Look<'_>) -> Vec<(StepId, LocalizedText)> {
    case.open
        .iter()
        .filter(|open| {
            open.holder
                .as_ref()
                .is_some_and(|holder| holder.officer != look.officer.id)
        })
        .filter(|open| !superiors(sop, case, Some(&open.step)).is_disjoint(&look.officer.positions))
        .map(|open| (open.step.clone(), sop.step(&open.step).name.clone()))
        .collect()
}

/// Steps another person must do, unless a superior permits otherwise.
fn separated(sop: &CheckedSop, case: &Case) -> Vec<(StepId, LocalizedText)> {
    sop.definition()
        .steps
        .iter()
        .filter(|step| !step.separate_from.is_empty() && !case.deviations.same_person.contains(&step.id))
        .map(|step| (step.id.clone(), step.name.clone()))
        .collect()
}

/// What a return may name and a superior may waive: the published requirements that apply and are not waived.
fn nameable(sop: &CheckedSop, case: &Case) -> Vec<(RequirementId, LocalizedText)> {
    let today = sop.regency().zone.date(case.submitted_at);
    maklumat_workflow::applicable_requirements(sop, &case.facts, today)
        .unwrap_or_default()
        .into_iter()
        .filter(|requirement| !case.deviations.waived.contains(&requirement.id))
        .map(|requirement| (requirement.id.clone(), requirement.name.clone()))
        .collect()
}

/// Single fields a return may name, of the same requirements, where an answer stands in them.
fn nameable_fields(sop: &CheckedSop, case: &Case) -> Vec<(RequirementId, Name, LocalizedText)> {
    let requirements = nameable(sop, case).into_iter();
    requirements
        .filter_map(|(id, _)| sop.definition().requirement(&id))
        .flat_map(|requirement| requirement.fields.iter().map(move |field| (requirement, field)))
        .filter(|(_, field)| case.facts.contains_key(&field.name))
        .map(|(requirement, field)| (requirement.id.clone(), field.name.clone(), field.label.clone()))
        .collect()
}

/// Red: late or due today. Yellow: within three working days.
pub(crate) fn zone(calendar: &Calendar, due: Timestamp, now: Timestamp) -> Urgency {
    let (today, last) = (calendar.zone().date(now), calendar.zone().date(due));
    if due <= now || last <= today {
        Urgency::Red
    } else if calendar.working_days_between(today, last) <= 3 {
        Urgency::Yellow
    } else {
        Urgency::Green
    }
}

/// The name the case is filed under: the first text answer called `nama`, by the notation's habit.
pub(crate) fn applicant_name(case: &Case) -> Private {
    let name = case.facts.iter().find(|(name, _)| name.as_str() == "nama").or_else(|| {
        case.facts
            .iter()
            .find(|(name, value)| name.as_str().starts_with("nama") && matches!(value, Value::Text(_)))
    });
    match name {
        Some((_, Value::Text(name))) => Private(name.clone()),
        _ => Private::default(),
    }
}

pub(crate) fn answers(sop: &CheckedSop, case: &Case) -> Vec<AnswerGroup> {
    let definition = sop.definition();
    let mut groups = Vec::new();
    for variant in &definition.variants {
        if let Some(Value::Choice(chosen)) = case.facts.get(variant.id.as_str()) {
            let label = variant
                .options
                .iter()
                .find(|option| option.id == *chosen)
                .map(|option| option.label.id.clone());
            groups.push(AnswerGroup {
                requirement: maklumat_vocabulary::RequirementId::new(variant.id.as_str()),
                title: variant.question.clone(),
                rows: vec![(variant.question.clone(), Private(label.unwrap_or_default()))],
            });
        }
    }
    for requirement in &definition.requirements {
        let rows: Vec<(LocalizedText, Private)> = requirement
            .fields
            .iter()
            .filter_map(|field| {
                Some((
                    field.label.clone(),
                    Private(shown(field, case.facts.get(&field.name)?, true)),
                ))
            })
            .collect();
        if !rows.is_empty() {
            groups.push(AnswerGroup {
                requirement: requirement.id.clone(),
                title: requirement.name.clone(),
                rows,
            });
        }
    }
    groups
}

/// A value as a person reads it. On screens a NIK is `masked`: its first and last four digits show.
pub(crate) fn shown(field: &Field, value: &Value, masked: bool) -> String {
    use maklumat_sop::FieldKind;
    let options: &[maklumat_sop::ChoiceOption] =
        if let FieldKind::Choice(options) | FieldKind::Choices(options) = &field.kind {
            options
        } else {
            &[]
        };
    let label = |id: &String| {
        options
            .iter()
            .find(|option| option.id == *id)
            .map_or_else(|| id.clone(), |option| option.label.id.clone())
    };
    match value {
        Value::YesNo(true) => "Ya".to_owned(),
        Value::YesNo(false) => "Tidak".to_owned(),
        Value::Number(number) => match &field.unit {
            Some(unit) => format!("{} {unit}", number.to_string().replace('.', ",")),
            None => number.to_string().replace('.', ","),
        },
        Value::Money(amount) => amount.to_string(),
        Value::Date(date) => maklumat_calendar::long_date(*date, maklumat_vocabulary::Language::Indonesian),
        Value::Choice(id) => label(id),
        Value::Choices(ids) => ids.iter().map(label).collect::<Vec<_>>().join(", "),
        Value::Text(text) if masked && field.kind == FieldKind::Nik && text.len() == 16 => {
            format!("{} •••• •••• {}", &text[..4], &text[12..])
        }
        Value::Text(text) => text.clone(),
    }
}

fn evidence(sop: &CheckedSop, case: &Case, look: &Look<'_>) -> Vec<EvidenceView> {
    let today = sop.regency().zone.date(case.submitted_at);
    sop.definition()
        .requirements
        .iter()
        .filter(|requirement| !matches!(requirement.kind, RequirementKind::Data | RequirementKind::Condition))
        .filter(|requirement| {
            case.evidence.contains_key(&requirement.id)
                || requirement.substitutes.is_none() && applies(requirement.when.as_ref(), &case.facts, today)
        })
        .map(|requirement| {
            let given = case.evidence.get(&requirement.id);
            let files = match given {
                Some(EvidenceForm::Files(digests)) => digests.iter().filter_map(|digest| (look.file)(digest)).collect(),
                Some(EvidenceForm::AtCounter | EvidenceForm::SeenBy(_) | EvidenceForm::Declared) | None => Vec::new(),
            };
            EvidenceView {
                requirement: requirement.id.clone(),
                name: requirement.name.clone(),
                kind: requirement.kind,
                files,
                at_counter: matches!(given, Some(EvidenceForm::AtCounter | EvidenceForm::SeenBy(_))),
                is_missing: given.is_none(),
            }
        })
        .collect()
}

/// What a step that is done recorded, with the thresholds it did not meet.
fn measured(sop: &CheckedSop, event: &Event) -> Option<MeasuredView> {
    let What::StepCompleted {
        step,
        records,
        failed_checks,
        ..
    } = &event.what
    else {
        return None;
    };
    let step = sop.definition().step(step).filter(|_| !records.is_empty())?;
    let rows = step.records.iter().filter_map(|field| {
        let value = records.get(&field.name)?;
        Some((field.label.clone(), Private(shown(field, value, true))))
    });
    let failed = step.checks.iter().filter(|check| failed_checks.contains(&check.id));
    Some(MeasuredView {
        step: step.name.clone(),
        at: event.at,
        rows: rows.collect(),
        failed: failed
            .map(|check| LocalizedText::indonesian(threshold(sop, step, &check.pass)))
            .collect(),
    })
}

/// What a file of the case was handed in for.
pub(crate) fn evidence_name(sop: &CheckedSop, case: &Case, digest: &str) -> LocalizedText {
    let holds =
        |form: &EvidenceForm| matches!(form, EvidenceForm::Files(files) if files.iter().any(|file| file == digest));
    let found = case.evidence.iter().find(|(_, form)| holds(form));
    let requirement = found.and_then(|(id, _)| sop.definition().requirement(id));
    requirement
        .map(|requirement| requirement.name.clone())
        .unwrap_or_default()
}

pub(crate) fn threshold(sop: &CheckedSop, step: &Step, pass: &maklumat_sop::condition::Expression) -> String {
    let label = |name: &maklumat_vocabulary::Name| {
        let fields = sop
            .definition()
            .requirements
            .iter()
            .flat_map(|requirement| &requirement.fields);
        let recorded = sop.definition().steps.iter().flat_map(|other| &other.records);
        step.records
            .iter()
            .chain(fields)
            .chain(recorded)
            .find(|field| field.name == *name)
            .map_or_else(|| name.to_string(), |field| field.label.id.clone())
    };
    pass.explain(maklumat_vocabulary::Language::Indonesian, &label)
}

fn note(sop: &CheckedSop, event: &Event) -> Option<NoteView> {
    let (text, by) = match (&event.what, &event.by) {
        (
            What::StepCompleted {
                step, note: Some(text), ..
            },
            Actor::Officer(_) | Actor::Helper(_),
        ) => (text.clone(), tracking::doer_name(sop, step, &event.by)),
        (What::Noted { note }, by) => (
            note.clone(),
            tracking::acting_position(sop, by).unwrap_or_else(|| words::OFFICER.text()),
        ),
        (What::StepCompleted { note: Some(text), .. }, Actor::Applicant | Actor::System) => {
            (text.clone(), words::APPLICANT.text())
        }
        (What::ProductRevoked { ground, reason, .. }, _) => (
            format!("{}: {reason} ({})", words::REVOKED.text().id, words::ground(ground)),
            words::SUPERIOR.text(),
        ),
        (What::HandedOver { to, .. }, _) => {
            let words = if to.is_some() {
                words::HANDED_TO_COLLEAGUE
            } else {
                words::HANDED_TO_QUEUE
            };
            (words.text().id, words::AUTOMATIC.text())
        }
        _ => return None,
    };
    Some(NoteView {
        at: event.at,
        by,
        text: Private(text),
    })
}
