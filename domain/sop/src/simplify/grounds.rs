//! What keeps a step: a law that asks for it, or something only it does.

use maklumat_vocabulary::{StepId, Text};

use crate::checked::CheckedSop;
use crate::citation::Citation;
use crate::model::{Definition, Exit, Performer, Step, Target};
use crate::rules::name_not_a_verb::is_verb;
use crate::rules::words::words;
use crate::simplify::Kept;

/// Why a step stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ground {
    Law(Citation),
    /// Something only this step does.
    Function(Function),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Function {
    Applicant,
    Decides,
    Issues,
    Collects,
    Records,
    Visits,
    Separates,
    Splits,
    Meets,
    Promised,
    Returns,
    Ends,
    Times,
    Works,
    Needed,
}

/// Work that the program does by itself, or that only moves a file.
const IDLE: [&str; 20] = [
    "meneruskan",
    "mendisposisi",
    "mendisposisikan",
    "mengirim",
    "mengirimkan",
    "menunggu",
    "menanti",
    "memaraf",
    "menyetujui",
    "mengetahui",
    "mengagendakan",
    "mengarsipkan",
    "mencatat",
    "meregistrasi",
    "menomori",
    "memberi",
    "membubuhkan",
    "menyampaikan",
    "melanjutkan",
    "mengajukan",
];

impl Function {
    /// A clause for why the step stays.
    #[must_use]
    pub const fn words(self) -> Text {
        let (id, en) = match self {
            Self::Applicant => ("dikerjakan pemohon", "the applicant does it"),
            Self::Decides => ("memutuskan", "it decides"),
            Self::Issues => ("menerbitkan produk", "it issues the product"),
            Self::Collects => ("memungut biaya", "it collects a fee"),
            Self::Records => ("mengukur atau mencatat isi", "it measures or records"),
            Self::Visits => ("dikerjakan di lapangan", "it is done on site"),
            Self::Separates => ("menjaga empat mata", "it is the second pair of eyes"),
            Self::Splits => ("membuka cabang sejajar", "it opens parallel branches"),
            Self::Meets => ("cabang bertemu di sini", "branches meet here"),
            Self::Promised => ("janji dihitung sampai di sini", "a promise counts until here"),
            Self::Returns => ("mengembalikan kepada pemohon", "it returns the file to the applicant"),
            Self::Ends => ("mengakhiri permohonan", "it ends the case"),
            Self::Times => ("menjaga batas tunggu", "it watches a time limit"),
            Self::Works => (
                "membuat sesuatu, bukan sekadar meneruskan",
                "it makes something and does not only pass it on",
            ),
            Self::Needed => (
                "tanpa langkah ini SOP tidak lolos pemeriksaan atau tidak lebih baik",
                "without it the SOP does not pass the checks or is no better",
            ),
        };
        Text { id, en }
    }
}

pub(super) fn kept(sop: &CheckedSop) -> Vec<Kept> {
    let definition = sop.definition();
    let of_step = |step: &Step| {
        let mut grounds = grounds(definition, step);
        // Nothing keeps it by name, and yet every text without it was refused or no better.
        if grounds.is_empty() {
            grounds.push(Ground::Function(Function::Needed));
        }
        Kept {
            step: step.id.clone(),
            grounds,
        }
    };
    definition.steps.iter().map(of_step).collect()
}

/// Everything that keeps a step; nothing, where it may be dropped.
pub(super) fn grounds(definition: &Definition, step: &Step) -> Vec<Ground> {
    let law = step.law.clone().map(Ground::Law);
    let functions = functions(definition, step);
    law.into_iter()
        .chain(functions.into_iter().map(Ground::Function))
        .collect()
}

fn functions(definition: &Definition, step: &Step) -> Vec<Function> {
    let names = |id: &StepId| *id == step.id;
    let is_joined = definition.steps.iter().any(|other| match &other.exit {
        Exit::Parallel { branches, join } => names(join) || branches.iter().any(names),
        Exit::To(_) | Exit::Decision(_) => false,
    });
    let is_promised = definition
        .promises
        .iter()
        .any(|promise| promise.until.as_ref().is_some_and(names));
    let of_outcomes = step.outcomes().iter().any(|outcome| outcome.issues.is_some());
    let all = [
        (step.by == Performer::Applicant, Function::Applicant),
        (matches!(step.exit, Exit::Decision(_)), Function::Decides),
        (step.issues.is_some() || of_outcomes, Function::Issues),
        (!step.collects.is_empty(), Function::Collects),
        (!step.records.is_empty() || !step.checks.is_empty(), Function::Records),
        (step.visit.is_some(), Function::Visits),
        (separates(definition, step), Function::Separates),
        (matches!(step.exit, Exit::Parallel { .. }), Function::Splits),
        (is_joined, Function::Meets),
        (is_promised, Function::Promised),
        (matches!(step.exit, Exit::To(Target::Return { .. })), Function::Returns),
        (matches!(step.exit, Exit::To(Target::End { .. })), Function::Ends),
        (step.timeout.is_some(), Function::Times),
        (works(step), Function::Works),
    ];
    all.into_iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, function)| function)
        .collect()
}

/// Whether four eyes rest on this step: it looks at work that no later step with `separate-from` looks at, or it is the
/// only work another step is separated from.
fn separates(definition: &Definition, step: &Step) -> bool {
    let others = || definition.steps.iter().filter(|other| other.id != step.id);
    let only = others().any(|other| other.separate_from == [step.id.clone()]);
    let looks_alone = step
        .separate_from
        .iter()
        .any(|seen| !others().any(|other| other.separate_from.contains(seen)));
    only || looks_alone
}

/// Whether the name says more than that a file is moved, waited for, initialled or entered.
fn works(step: &Step) -> bool {
    let words = words(&step.name.id);
    let mut verbs = words
        .iter()
        .filter(|word| word.starts_with("me") && is_verb(word))
        .peekable();
    verbs.peek().is_none() || verbs.any(|verb| !IDLE.contains(&verb.as_str()))
}
