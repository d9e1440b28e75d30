//! `[sop]` and `[step]`: who does what, and where the case goes from there.

use crate::model::Ending;
use crate::source::address::Address;
use crate::source::draft::{
    Draft, DraftCheck, DraftExits, DraftOutcome, DraftParallel, DraftSop, DraftStep, DraftTarget, DraftTimeout,
};
use crate::source::requirement::{id, read_fields};
use crate::source::section::{Need, Reader, Section};
use crate::source::tree::{Entry, Table};
use crate::source::{place, single};

const ENDINGS: [(&str, Ending); 4] = [
    ("done", Ending::Done),
    ("refused", Ending::Refused),
    ("redirected", Ending::Redirected),
    ("withdrawn", Ending::Withdrawn),
];

pub(crate) fn read(file: &mut Section<'_, '_, '_>, draft: &mut Draft) {
    if let Some(mut section) = single(file, "sop", Need::Required, &place::SOP) {
        draft.sop = DraftSop {
            number: section.word("number", Need::Required),
            made: section.date("made", Need::Required),
            start: section.word("start", Need::Required),
            related: section.texts("related", Need::Optional),
            warning: section.text("warning", Need::Required),
            equipment: section.texts("equipment", Need::Required),
            records: section.texts("records", Need::Required),
        };
        section.finish();
    }
    let start = draft.sop.start.cloned();
    for (entry, table) in file.named("step").unwrap_or_default() {
        // Where the start is not known, no step can be blamed for lacking inputs.
        let is_start = start.as_ref().is_none_or(|start| *start == entry.key.value);
        draft.steps.push(step(file.reader, entry, table, is_start));
    }
}

fn step(reader: &mut Reader<'_>, entry: &Entry, table: &Table, is_start: bool) -> DraftStep {
    let address = Address::of(&["step", &entry.key.value]);
    let mut section = reader.section(table, address, entry.key.span, &place::STEP);
    let name = section.text("name", Need::Required);
    // A missing performer and a missing exit are findings of their own.
    let by = section.word("by", Need::Optional);
    let inputs = section.texts("inputs", if is_start { Need::Optional } else { Need::Required });
    let time = section.duration("time", Need::Required);
    let output = section.text("output", Need::Required);
    let law = section.citation("law", Need::Optional);
    let when = section.condition("when", Need::Optional);
    let exits = exits(&mut section);
    let mut step = DraftStep {
        id: id(entry),
        name,
        by,
        inputs,
        time,
        output,
        law,
        when,
        exits,
        issues: section.word("issues", Need::Optional),
        collects: section.words("collects", Need::Optional),
        separate_from: section.words("separate-from", Need::Optional),
        visit: section.word("visit", Need::Optional),
        records: Vec::new(),
        checks: Vec::new(),
        timeout: timeout(&mut section),
    };
    let record = section.table("record");
    let record_address = section.at("record");
    step.checks = checks(&mut section);
    section.finish();
    if let Some((_, table)) = record {
        step.records = read_fields(reader, table, record_address);
    }
    step
}

fn exits(section: &mut Section<'_, '_, '_>) -> DraftExits {
    let is_lost = ["next", "return", "end", "outcome", "parallel"]
        .iter()
        .any(|key| section.reader.damage.may_hold(section.address, key));
    let mut exits = DraftExits {
        target: target(section),
        is_unreadable: is_lost,
        ..DraftExits::default()
    };
    if let Some((entry, table)) = section.table("outcome") {
        exits.outcome_section = entry.key.span;
        let address = section.at("outcome");
        let named = section.reader.named_in(table, address);
        exits.outcomes = Some(
            named
                .into_iter()
                .map(|(entry, table)| outcome(section.reader, entry, table, address))
                .collect(),
        );
    } else if section.has("outcome") {
        exits.is_unreadable = true;
    }
    if let Some((entry, table)) = section.table("parallel") {
        let address = section.at("parallel");
        let mut inner = section.reader.section(table, address, entry.key.span, &place::PARALLEL);
        exits.parallel = Some(DraftParallel {
            span: entry.key.span,
            branches: inner.words("branches", Need::Required),
            join: inner.word("join", Need::Required),
        });
        inner.finish();
    } else if section.has("parallel") {
        exits.is_unreadable = true;
    }
    exits
}

/// A missing `within` and missing `reasons` are findings of their own.
fn target(section: &mut Section<'_, '_, '_>) -> DraftTarget {
    DraftTarget {
        next: section.word("next", Need::Optional),
        resume_at: section.word("return", Need::Optional),
        within: section.duration("within", Need::Optional),
        end: section.one_of("end", Need::Optional, &ENDINGS),
        reasons: section.texts("reasons", Need::Optional),
    }
}

fn outcome(reader: &mut Reader<'_>, entry: &Entry, table: &Table, address: Address<'_>) -> DraftOutcome {
    let address = address.with(&entry.key.value);
    // In Indonesian an outcome is called by its id, so that only another language has a name for it.
    let english = reader.english.at(address.with("name"));
    let mut section = reader.section(table, address, entry.key.span, &place::OUTCOME);
    let outcome = DraftOutcome {
        id: id(entry),
        english,
        target: target(&mut section),
        when: section.condition("when", Need::Optional),
        marks: section.one_of("marks", Need::Optional, &[("complete", ())]),
        issues: section.word("issues", Need::Optional),
    };
    section.finish();
    outcome
}

fn timeout(section: &mut Section<'_, '_, '_>) -> Option<DraftTimeout> {
    let (entry, table) = section.table("timeout")?;
    let address = section.at("timeout");
    let mut inner = section.reader.section(table, address, entry.key.span, &place::TIMEOUT);
    let timeout = DraftTimeout {
        span: entry.key.span,
        after: inner.duration("after", Need::Required),
        next: inner.word("next", Need::Required),
    };
    inner.finish();
    Some(timeout)
}

fn checks(section: &mut Section<'_, '_, '_>) -> Vec<DraftCheck> {
    let named = section.named("check").unwrap_or_default();
    let address = section.at("check");
    let mut checks = Vec::new();
    for (entry, table) in named {
        let address = address.with(&entry.key.value);
        let mut inner = section.reader.section(table, address, entry.key.span, &place::CHECK);
        checks.push(DraftCheck {
            id: id(entry),
            when: inner.condition("when", Need::Optional),
            pass: inner.condition("pass", Need::Required),
            law: inner.citation("law", Need::Optional),
            repair: inner.text("repair", Need::Required),
        });
        inner.finish();
    }
    checks
}
