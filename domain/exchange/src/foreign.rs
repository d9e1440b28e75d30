//! What a foreign notation says of a procedure, before anything of it is matched with a regency.

use std::collections::BTreeMap;

use maklumat_sop::Ending;
use maklumat_vocabulary::{Code, Diagnostic, Phrase, Text};

use crate::bounds;
use crate::place::Place;

/// A procedure in the words of its file. What nobody wrote is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ForeignSop {
    pub name: String,
    pub identity: Identity,
    /// In the order in which they are printed.
    pub activities: Vec<Activity>,
    /// Where it begins, as a place in `activities`.
    pub start: usize,
    /// What travelled with our own file.
    pub kept: Option<Kept>,
    /// What could not be read, by place.
    pub found: Vec<Diagnostic>,
}

/// The identity block of a SOP, in the words of the file. [law: permenpanrb-35-2012]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    pub number: String,
    /// As `2026-01-12`; empty where no date could be read.
    pub made: String,
    pub effective: String,
    pub legal_basis: Vec<String>,
    pub related: Vec<String>,
    pub warning: String,
    pub equipment: Vec<String>,
    pub records: Vec<String>,
    /// Where the block stands.
    pub place: Place,
}

/// One activity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Activity {
    pub place: Place,
    /// The columns of a table its parts stand in; nothing in a diagram.
    pub columns: Columns,
    /// The id of the step it comes from, in our own files.
    pub id: Option<String>,
    pub name: String,
    /// Who does it, as the file calls them: heading of a column, name of a lane.
    pub by: String,
    pub inputs: Vec<String>,
    /// In the words of the file.
    pub time: String,
    pub output: String,
    pub way: Way,
    /// After so long, in the words of the file, it goes on there by itself.
    pub timeout: Option<(String, usize)>,
    /// Done at a place outside the office.
    pub is_on_site: bool,
    /// Words nothing else could be made of; they become a comment.
    pub remarks: Vec<String>,
}

/// Columns of a table, from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    pub by: Option<usize>,
    pub inputs: Option<usize>,
    pub time: Option<usize>,
    pub output: Option<usize>,
    pub notes: Option<usize>,
}

/// How an activity is left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Way {
    #[default]
    Unsaid,
    To(Onward),
    /// Named results and where they lead.
    Decision(Vec<(String, Onward)>),
    /// Places in `activities`.
    Parallel {
        branches: Vec<usize>,
        join: usize,
    },
}

/// Where it goes on. Steps are places in `activities`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Onward {
    Step(usize),
    /// Back to the applicant, who has so long, in the words of the file.
    Return {
        resume_at: usize,
        within: String,
    },
    End {
        ending: Ending,
        reason: String,
    },
    Unsaid,
}

/// The text our own files carry, so that they come back unchanged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// `unit/service`
    pub service: String,
    pub text: String,
    pub english: Option<String>,
    /// What was drawn when the file was written, as [`ForeignSop::fingerprint`] gave it.
    pub fingerprint: String,
}

impl Activity {
    /// The place of one of its parts.
    pub(crate) fn at(&self, column: Option<usize>) -> Place {
        column.map_or_else(|| self.place.clone(), |column| self.place.column(column))
    }
}

impl ForeignSop {
    /// Tells whether two procedures say the same. It protects against nobody; it only sees that something was changed.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let mut said = format!("{}\u{1}{}", self.name, self.start);
        for activity in &self.activities {
            said.push_str(&format!(
                "\u{2}{:?}\u{1}{}\u{1}{}\u{1}{:?}\u{1}{}\u{1}{}\u{1}{:?}\u{1}{:?}\u{1}{}",
                activity.id,
                activity.name,
                activity.by,
                activity.inputs,
                activity.time,
                activity.output,
                activity.way,
                activity.timeout,
                activity.is_on_site,
            ));
        }
        // FNV-1a with 64 bits.
        let hash = said.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        format!("{hash:016x}")
    }
}

/// Findings of one reading, each kind only so often.
#[derive(Debug, Default)]
pub(crate) struct Found {
    findings: Vec<Diagnostic>,
    counts: BTreeMap<&'static str, usize>,
}

impl Found {
    /// A finding with its code's own words of what to do.
    pub(crate) fn say(&mut self, code: &'static Code, place: &Place, message: Phrase) {
        let count = self.counts.entry(code.number).or_default();
        *count += 1;
        if *count > bounds::FINDINGS {
            return;
        }
        let finding = Diagnostic::new(code, place.to_string(), place.span, message);
        self.findings.push(finding.fix(Phrase::new(code.instead)));
    }

    /// One sentence about one thing, which stands for `{it}`.
    pub(crate) fn about(&mut self, code: &'static Code, place: &Place, text: Text, it: &str) {
        let it: String = it.chars().take(120).collect();
        self.say(code, place, Phrase::new(text).with("it", it));
    }

    pub(crate) fn into_findings(self) -> Vec<Diagnostic> {
        self.findings
    }
}

/// A sentence in both languages.
pub(crate) const fn said(id: &'static str, en: &'static str) -> Text {
    Text { id, en }
}
