//! Single changes that might make a procedure shorter. Whether they are lawful and help is asked afterwards.

use maklumat_calendar::{Duration, TimeUnit};
use maklumat_vocabulary::{Edit, RequirementId, Span, Spanned, StepId};

use crate::checked::CheckedSop;
use crate::rules::Context;
use crate::rules::steps_to_merge::mergeable;
use crate::simplify::ProposalKind;
use crate::simplify::grounds::grounds;
use crate::simplify::rewrite::{arrows_to, edit, line_of, quoted, sections, with_space, without_item};
use crate::source::draft::{Draft, DraftStep};
use crate::source::read_service;

type Candidate = (ProposalKind, Vec<Edit>);

/// In the order they are tried: what saves most comes first.
pub(super) fn all(text: &str, sop: &CheckedSop) -> Vec<Candidate> {
    let draft = read_service(text, None).draft;
    let context = Context::new(text, &draft, &sop.definition().key, sop.regency());
    let mut all: Vec<Candidate> = draft
        .steps
        .iter()
        .filter_map(|step| dropped(text, &draft, sop, step))
        .collect();
    all.extend((0..draft.steps.len()).filter_map(|at| merged(&context, at)));
    all.extend(
        draft
            .requirements
            .iter()
            .filter_map(|requirement| asked_no_more(text, &draft, &requirement.id.value)),
    );
    all.extend((0..draft.steps.len()).filter_map(|at| side_by_side(&context, at)));
    all
}

/// Takes out a step that nothing keeps: whoever led to it leads to what follows.
fn dropped(text: &str, draft: &Draft, sop: &CheckedSop, step: &DraftStep) -> Option<Candidate> {
    let definition = sop.definition();
    let published = definition.step(&StepId::new(&step.id.value))?;
    if !grounds(definition, published).is_empty() || draft.sop.start.value() == Some(&step.id.value) {
        return None;
    }
    let next = step.exits.target.next.value()?;
    let mut edits: Vec<Edit> = arrows_to(draft, &step.id.value)
        .iter()
        .map(|arrow| edit(arrow.span, quoted(next)))
        .collect();
    for other in &draft.steps {
        edits.extend(forgotten(text, other, &step.id.value));
        edits.extend(handed_on(other, step)?);
    }
    let sections = sections(text, step)?;
    edits.extend(sections.into_iter().map(|section| edit(with_space(text, section), "")));
    let step = StepId::new(&step.id.value);
    Some((ProposalKind::Drop { step }, edits))
}

/// No step is separated from what is no longer there.
fn forgotten(text: &str, other: &DraftStep, step: &str) -> Option<Edit> {
    let list = other.separate_from.items();
    let at = list.iter().position(|apart| apart.value == step)?;
    let whole = other.separate_from.span()?;
    Some(without_item(list, at).unwrap_or_else(|| edit(line_of(text, whole), "")))
}

/// Who needed what a dropped step handed on needs what it was given. `None` where it was given nothing.
fn handed_on(other: &DraftStep, step: &DraftStep) -> Option<Option<Edit>> {
    let output = &step.output.value()?.id;
    let inputs = other.inputs.items();
    let Some(at) = inputs.iter().position(|input| input.value.id == *output) else {
        return Some(None);
    };
    let given = &step.inputs.items().first()?.value.id;
    let is_there = inputs.iter().any(|input| input.value.id == *given);
    let handed = if is_there {
        without_item(inputs, at)?
    } else {
        edit(inputs[at].span, quoted(given))
    };
    Some(Some(handed))
}

/// Makes a step a part of the next one, which the same performer does.
fn merged(context: &Context<'_>, at: usize) -> Option<Candidate> {
    let (draft, text) = (context.draft, context.text);
    let next = mergeable(context, at)?;
    let (first, second) = (&draft.steps[at], &draft.steps[next]);
    let is_plain = first.records.is_empty() && first.checks.is_empty() && first.issues.is_missing();
    if !is_plain || draft.sop.start.value() == Some(&first.id.value) {
        return None;
    }
    let id = &second.id.value;
    let mut edits: Vec<Edit> = arrows_to(draft, &first.id.value)
        .iter()
        .map(|arrow| edit(arrow.span, quoted(id)))
        .collect();
    let (name, other) = (first.name.read()?, second.name.read()?);
    edits.push(edit(other.span, quoted(&name_of_both(&name.value.id, &other.value.id))));
    edits.push(edit(
        second.time.span()?,
        quoted(&sum(first.time.cloned()?, second.time.cloned()?)?.to_string()),
    ));
    edits.push(edit(second.inputs.span()?, inputs_of_both(first, second)));
    for step in &draft.steps {
        let list = step.separate_from.items();
        let Some(place) = list.iter().position(|apart| apart.value == first.id.value) else {
            continue;
        };
        let is_there = list.iter().any(|apart| apart.value == *id);
        edits.push(if is_there {
            without_item(list, place)?
        } else {
            edit(list[place].span, quoted(id))
        });
    }
    let output = Span::new(second.output.span()?.end, second.output.span()?.end);
    let mut lines = String::new();
    for (key, own, others) in [
        ("law", first.law.span(), second.law.span()),
        ("separate-from", first.separate_from.span(), second.separate_from.span()),
    ] {
        match (own, others) {
            (Some(own), None) => lines.push_str(&format!("\n{key} = {}", text.get(own.start..own.end)?)),
            (Some(_), Some(_)) if key == "separate-from" => return None,
            (Some(_) | None, _) => {}
        }
    }
    if !lines.is_empty() {
        edits.push(edit(output, lines));
    }
    edits.extend(
        sections(text, first)?
            .into_iter()
            .map(|section| edit(with_space(text, section), "")),
    );
    let kind = ProposalKind::Merge {
        first: StepId::new(&first.id.value),
        second: StepId::new(id),
    };
    Some((kind, edits))
}

/// `Mencetak dan menyerahkan`; what is two pieces of work already is followed by `lalu`.
fn name_of_both(first: &str, second: &str) -> String {
    let mut letters = second.chars();
    let rest = letters
        .next()
        .map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect());
    let between = if first.contains(" dan ") { ", lalu " } else { " dan " };
    format!("{first}{between}{rest}")
}

fn inputs_of_both(first: &DraftStep, second: &DraftStep) -> String {
    let made = first.output.value().map(|output| output.id.as_str());
    let mut names: Vec<&str> = Vec::new();
    for input in first.inputs.items().iter().chain(second.inputs.items()) {
        let name = input.value.id.as_str();
        if Some(name) != made && !names.contains(&name) {
            names.push(name);
        }
    }
    let written: Vec<String> = names.into_iter().map(quoted).collect();
    format!("[{}]", written.join(", "))
}

/// Two times in one; nothing where their units do not add up.
fn sum(one: Duration, other: Duration) -> Option<Duration> {
    let minutes = |time: Duration| match time.unit {
        TimeUnit::Minute => Some(time.amount),
        TimeUnit::Hour => time.amount.checked_mul(60),
        TimeUnit::Day | TimeUnit::WorkingDay | TimeUnit::Month | TimeUnit::Year => None,
    };
    if one.unit == other.unit {
        return Some(Duration::new(one.amount.checked_add(other.amount)?, one.unit));
    }
    Some(Duration::minutes(minutes(one)?.checked_add(minutes(other)?)?))
}

/// Takes out a document that no law asks for and nothing else speaks of.
fn asked_no_more(text: &str, draft: &Draft, id: &str) -> Option<Candidate> {
    use crate::model::RequirementKind;
    let requirement = draft.requirement(id)?;
    let kind = requirement.kind.value()?;
    let name = requirement.name.value()?;
    let is_input = draft
        .steps
        .iter()
        .any(|step| step.inputs.items().iter().any(|input| input.value.id == name.id));
    let is_substituted = draft
        .requirements
        .iter()
        .any(|other| other.substitutes.value().is_some_and(|own| own == id));
    let is_document = !matches!(kind, RequirementKind::Data | RequirementKind::Condition);
    if !is_document || !requirement.law.is_missing() || !requirement.fields.is_empty() || is_input || is_substituted {
        return None;
    }
    let header = format!("[requirement.{id}]");
    let start = text.lines().scan(0, |at, line| {
        let here = *at;
        *at += line.len() + 1;
        Some((here, line))
    });
    let (start, _) = start.into_iter().find(|(_, line)| line.trim().starts_with(&header))?;
    let rest = text.get(start..)?;
    let mut end = start;
    for (number, line) in rest.split_inclusive('\n').enumerate() {
        if line.trim().is_empty() || (number > 0 && line.trim().starts_with(['[', '#'])) {
            break;
        }
        end += line.len();
    }
    let span = with_space(text, Span::new(start, end));
    let requirement = RequirementId::new(id);
    Some((ProposalKind::AskNoMore { requirement }, vec![edit(span, "")]))
}

/// Sets two steps side by side of which the second does not need what the first makes.
fn side_by_side(context: &Context<'_>, at: usize) -> Option<Candidate> {
    let (draft, flow) = (context.draft, &context.flow);
    let plain = |at: usize| -> Option<(usize, &Spanned<String>)> {
        let step = &draft.steps[at];
        let next = step.exits.target.next.read()?;
        let is_plain = step.when.is_missing() && step.timeout.is_none() && step.collects.is_missing();
        (is_plain && flow.nodes[at].arrows.len() == 1).then_some((flow.at(&next.value)?, next))
    };
    let (first, split) = plain(at)?;
    let (second, onward) = plain(first)?;
    let (join, _) = plain(second)?;
    let (one, other) = (&draft.steps[first], &draft.steps[second]);
    let is_entered_once = |step: &DraftStep| arrows_to(draft, &step.id.value).len() == 1;
    let is_office = |at: usize| !flow.nodes[at].is_applicant;
    let made = one.output.value()?;
    let needs = other.inputs.items().iter().any(|input| input.value.id == made.id);
    let names = |step: &DraftStep, id: &str| step.separate_from.items().iter().any(|apart| apart.value == id);
    let is_apart = names(one, &other.id.value) || names(other, &one.id.value);
    let is_promised = draft.promises.iter().any(|promise| {
        let until = promise.until.value();
        until.is_some_and(|until| [&one.id.value, &other.id.value].contains(&until))
    });
    let issues = !one.issues.is_missing() || !other.issues.is_missing();
    let is_free = is_entered_once(one) && is_entered_once(other) && is_office(first) && is_office(second);
    if !is_free || needs || is_apart || is_promised || issues || one.by.value() == other.by.value() || join == at {
        return None;
    }
    let join = &draft.steps[join].id.value;
    let branches = format!("[{}, {}]", quoted(&one.id.value), quoted(&other.id.value));
    let parallel = format!("parallel = {{ branches = {branches}, join = {} }}\n", quoted(join));
    let edits = vec![
        edit(line_of(context.text, split.span), parallel),
        edit(onward.span, quoted(join)),
    ];
    let kind = ProposalKind::SideBySide {
        first: StepId::new(&one.id.value),
        second: StepId::new(&other.id.value),
    };
    Some((kind, edits))
}
