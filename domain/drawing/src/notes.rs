//! The column *Keterangan*: composed from the definition, never typed.

use maklumat_calendar::Duration;
use maklumat_sop::{Definition, Exit, Outcome, Step, Target};
use maklumat_vocabulary::{Language, Phrase, StepId, Text};

use crate::chart::row_of;
use crate::{labels, words};

const ONLY: Text = Text {
    id: "khusus {when}",
    en: "only {when}",
};
const RETURN: Text = Text {
    id: "kembali ke pemohon paling lama {time}, lalu no. {row}",
    en: "back to the applicant for at most {time}, then no. {row}",
};
const COLLECTS: Text = Text {
    id: "pungut: {fees}",
    en: "collects: {fees}",
};
const VISIT: Text = Text {
    id: "di lapangan",
    en: "on site",
};
const SEPARATE: Text = Text {
    id: "bukan orang yang mengerjakan no. {rows}",
    en: "not the person who did no. {rows}",
};
const PARALLEL: Text = Text {
    id: "perluasan: no. {rows} berjalan bersamaan, bertemu di no. {join}",
    en: "extension: no. {rows} run side by side and meet at no. {join}",
};
const TIMEOUT: Text = Text {
    id: "perluasan: bila lewat {time}, lanjut ke no. {row}",
    en: "extension: after {time}, on to no. {row}",
};
const GROUND: Text = Text {
    id: "dasar: {law}",
    en: "ground: {law}",
};

/// What is to be said of a step beside its name, its inputs, its time and its output.
#[must_use]
pub fn notes(definition: &Definition, step: &Step, language: Language) -> Vec<String> {
    let mut notes = Vec::new();
    let say = |text: Text| Phrase::new(text);
    if let Some(when) = &step.when {
        let when = labels::condition(definition, when, language);
        notes.push(say(ONLY).with("when", when).within(language));
    }
    notes.extend(ways(definition, step, language));
    if !step.collects.is_empty() {
        let fees = step.collects.iter().filter_map(|fee| definition.fee(fee));
        let fees: Vec<&str> = fees.map(|fee| fee.name.within(language)).collect();
        notes.push(say(COLLECTS).with("fees", fees.join(", ")).within(language));
    }
    if step.visit.is_some() {
        notes.push(say(VISIT).within(language));
    }
    if !step.separate_from.is_empty() {
        let rows = numbers(definition, &step.separate_from);
        notes.push(say(SEPARATE).with("rows", rows).within(language));
    }
    if let Some(timeout) = &step.timeout {
        let phrase = say(TIMEOUT)
            .with("time", timeout.after.words(language))
            .with("row", number(definition, &timeout.next));
        notes.push(phrase.within(language));
    }
    if let Some(law) = &step.law {
        notes.push(say(GROUND).with("law", law.in_words()).within(language));
    }
    notes
}

/// Returns and parallel branches; other ways on are plain from the drawing.
fn ways(definition: &Definition, step: &Step, language: Language) -> Vec<String> {
    match &step.exit {
        Exit::To(target) => returned(definition, target, language).into_iter().collect(),
        Exit::Decision(outcomes) => outcomes
            .iter()
            .flat_map(|outcome| outcome_notes(definition, outcome, language))
            .collect(),
        Exit::Parallel { branches, join } => {
            let phrase = Phrase::new(PARALLEL)
                .with("rows", numbers(definition, branches))
                .with("join", number(definition, join));
            vec![phrase.within(language)]
        }
    }
}

fn outcome_notes(definition: &Definition, outcome: &Outcome, language: Language) -> Vec<String> {
    let name = words::outcome(outcome, language);
    let only = outcome.when.as_ref().map(|when| {
        let when = labels::condition(definition, when, language);
        Phrase::new(ONLY).with("when", when).within(language)
    });
    let said = only.into_iter().chain(returned(definition, &outcome.target, language));
    said.map(|said| format!("{name}: {said}")).collect()
}

fn returned(definition: &Definition, target: &Target, language: Language) -> Option<String> {
    let (resume_at, within): (&StepId, &Duration) = match target {
        Target::Return { resume_at, within } => (resume_at, within),
        Target::Next(_) | Target::End { .. } => return None,
    };
    let phrase = Phrase::new(RETURN)
        .with("time", within.words(language))
        .with("row", number(definition, resume_at));
    Some(phrase.within(language))
}

fn number(definition: &Definition, step: &StepId) -> String {
    row_of(definition, step).map_or_else(|| step.to_string(), |row| (row + 1).to_string())
}

fn numbers(definition: &Definition, steps: &[StepId]) -> String {
    let numbers: Vec<String> = steps.iter().map(|step| number(definition, step)).collect();
    numbers.join(", ")
}
