//! Why a use case did not happen: the rules said no, the input was imperfect, or something broke.

pub(crate) mod rule;

use maklumat_calendar::Timestamp;
use maklumat_exchange::Unreadable;
use maklumat_sop::{Definition, NotRewritten};
use maklumat_store::{Fault, FaultKind};
use maklumat_vocabulary::{Diagnostic, Language, ServiceKey, Text};
use maklumat_workflow::Refusal;

use crate::problem::rule::Rule;
use crate::views::FieldError;

/// Most findings that are told at once.
const TOLD: usize = 5;

#[derive(Debug)]
pub enum Problem {
    /// The rules say no, in words.
    Refused(Refused),
    /// Nothing of that name exists, or the asker may not know that it does.
    NotFound,
    /// What was typed cannot be accepted; nothing was lost.
    Invalid(Vec<FieldError>),
    /// Too many tries; again from then on.
    Locked { until: Timestamp },
    /// Something broke. The incident number stands in the log beside the cause.
    Fault { incident: String },
}

/// A refusal of the engine or of the platform around it.
#[derive(Debug)]
pub struct Refused {
    code: &'static str,
    indonesian: Sentence,
    english: Sentence,
}

/// A refusal in the reader's language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub then: String,
}

impl Refused {
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.code
    }

    #[must_use]
    pub fn words(&self, language: Language) -> Sentence {
        match language {
            Language::Indonesian => self.indonesian.clone(),
            Language::English => self.english.clone(),
        }
    }
}

/// Words of a finding as a sentence on a page.
fn as_sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    format!("{}{}.", first.unwrap_or_default(), letters.as_str())
}

impl Problem {
    /// A refusal of the engine, with things called by the names the definition gives them.
    pub(crate) fn refused(refusal: &Refusal, definition: &Definition) -> Self {
        let sentence = |language| {
            let words = refusal.words(definition, language);
            match words.split_once(". ") {
                Some((what, then)) => Sentence {
                    what: format!("{what}."),
                    then: then.to_owned(),
                },
                None => Sentence {
                    what: words,
                    then: String::new(),
                },
            }
        };
        Self::Refused(Refused {
            code: refusal.code(),
            indonesian: sentence(Language::Indonesian),
            english: sentence(Language::English),
        })
    }

    /// An uploaded file of which nothing can be read.
    pub(crate) fn unreadable(reason: &Unreadable) -> Self {
        let sentence = |language| Sentence {
            what: as_sentence(&reason.what().within(language)),
            then: as_sentence(reason.then().within(language)),
        };
        Self::Refused(Refused {
            code: reason.name(),
            indonesian: sentence(Language::Indonesian),
            english: sentence(Language::English),
        })
    }

    /// A change of a draft that cannot be made.
    pub(crate) fn not_rewritten(reason: &NotRewritten) -> Self {
        let sentence = |language| {
            let (what, then) = reason.words(language);
            Sentence { what, then }
        };
        Self::Refused(Refused {
            code: "not-rewritten",
            indonesian: sentence(Language::Indonesian),
            english: sentence(Language::English),
        })
    }

    /// Shared files by which published definitions would not run any more.
    pub(crate) fn breaks_published(broken: &[(ServiceKey, u32, Vec<Diagnostic>)]) -> Self {
        let list = |language| {
            let lines = broken.iter().take(TOLD).map(|(key, version, findings)| {
                let first = findings.iter().find(|finding| finding.is_error());
                let words = first
                    .map(|finding| finding.message.within(language))
                    .unwrap_or_default();
                format!("{key} v{version}: {words}")
            });
            lines.collect::<Vec<_>>().join("; ")
        };
        Self::Refused(Refused {
            code: "breaks-published",
            indonesian: Sentence {
                what: format!(
                    "Dengan berkas itu {} layanan yang sudah terbit tidak dapat berjalan. {}.",
                    broken.len(),
                    list(Language::Indonesian)
                ),
                then: "Pertahankan jabatan, kalender, dan hukum yang masih dipakai, lalu terbitkan lagi.".to_owned(),
            },
            english: Sentence {
                what: format!(
                    "With these files {} published services could not run. {}.",
                    broken.len(),
                    list(Language::English)
                ),
                then: "Keep the positions, calendars and laws still in use, then publish again.".to_owned(),
            },
        })
    }
}

impl Problem {
    /// A folder that no demo may be put into, or no longer.
    pub(crate) fn no_demo_in(folder: &std::path::Path, what: &Text, then: &Text) -> Self {
        let sentence = |language| Sentence {
            what: format!("{}: {}.", folder.display(), what.within(language)),
            then: then.within(language).to_owned(),
        };
        Self::Refused(Refused {
            code: "no-demo-here",
            indonesian: sentence(Language::Indonesian),
            english: sentence(Language::English),
        })
    }

    /// Something outside the store broke. The cause stands in the log only.
    pub(crate) fn broke(what: &'static str, cause: &dyn std::fmt::Display) -> Self {
        let incident = crate::random::incident_number();
        tracing::error!(incident = %incident, error = %cause, "{what}");
        Self::Fault { incident }
    }
}

impl From<Rule> for Problem {
    fn from(rule: Rule) -> Self {
        let (code, what, then) = rule.words();
        let sentence = |language| Sentence {
            what: what.within(language).to_owned(),
            then: then.within(language).to_owned(),
        };
        Self::Refused(Refused {
            code,
            indonesian: sentence(Language::Indonesian),
            english: sentence(Language::English),
        })
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        if fault.kind() == FaultKind::Refused {
            tracing::warn!(fault = ?fault, "refused");
            return Rule::BackupRefused.into();
        }
        let incident = crate::random::incident_number();
        // With every cause behind it. None holds a value out of a row.
        tracing::error!(incident = %incident, fault = ?fault, "fault");
        if fault.kind() == FaultKind::Full {
            return Rule::DiskFull.into();
        }
        Self::Fault { incident }
    }
}
