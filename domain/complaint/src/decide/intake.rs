//! Acts of whoever receives reports: sort, ask for what is missing, route, pass on, put duplicates together.

use std::collections::BTreeSet;

use super::{Act, Answer, not_too_long, written};
use crate::class::Class;
use crate::complaint::{Side, Stage};
use crate::event::What;
use crate::refusal::Refusal;
use crate::report::{Against, Defect, Destination, Ending, Path, Reference};
use crate::rules::LimitKey;

impl Act<'_> {
    pub(super) fn verify(self, class: Class, against: Against) -> Answer {
        self.is_intake()?;
        self.in_stage(&[Stage::Received, Stage::Verified, Stage::OnDesk, Stage::InHand])?;
        // Later the examining desk could turn out to be the accused's own.
        if matches!(self.complaint.stage, Stage::OnDesk | Stage::InHand) && against != self.complaint.against {
            return Err(Refusal::AccusedFixed);
        }
        self.one(What::Verified { class, against })
    }

    pub(super) fn ask_completion(self, defects: Vec<Defect>) -> Answer {
        self.is_intake()?;
        self.in_stage(&[Stage::Verified])?;
        if self.complaint.declared_complete.is_some() {
            return Err(Refusal::AlreadyComplete);
        }
        if defects.is_empty() {
            return Err(Refusal::DefectsMissing);
        }
        for defect in &defects {
            written(&defect.about)?;
            written(&defect.words)?;
        }
        if let Some(named) = &self.complaint.asked_about
            && let Some(new) = defects.iter().find(|defect| !named.contains(&defect.about))
        {
            return Err(Refusal::DefectNotNamedBefore {
                about: new.about.clone(),
            });
        }
        let until = self.until(LimitKey::Completion);
        self.one(What::CompletionAsked { defects, until })
    }

    pub(super) fn route(self, to: Destination, words: Option<String>, attachments: Vec<String>) -> Answer {
        self.is_intake()?;
        self.in_stage(&[Stage::Verified])?;
        self.may_go_to(&to)?;
        let told = words.as_deref().unwrap_or_default();
        if self.complaint.reporter.is_protected() && told.trim().is_empty() {
            return Err(Refusal::WordsForUnitMissing);
        }
        not_too_long(told)?;
        let known: BTreeSet<&String> = self.attachments().collect();
        if let Some(unknown) = attachments.iter().find(|digest| !known.contains(digest)) {
            return Err(Refusal::AttachmentUnknown {
                digest: unknown.clone(),
            });
        }
        let mut events = self.declare_complete();
        events.push(self.event(What::Routed {
            to: to.desk,
            words,
            attachments,
        }));
        Ok(events)
    }

    /// Routing, and taking by the inspectorate, say that nothing is missing.
    pub(super) fn declare_complete(&self) -> Vec<crate::event::Event> {
        if self.complaint.declared_complete.is_some() {
            return Vec::new();
        }
        vec![self.event(What::DeclaredComplete)]
    }

    fn attachments(&self) -> impl Iterator<Item = &String> {
        let later = self
            .complaint
            .exchanges
            .iter()
            .filter(|exchange| exchange.side == Side::Reporter);
        let later = later.flat_map(|exchange| &exchange.attachments);
        self.complaint.report.attachments.iter().chain(later)
    }

    /// Never to the accused, never below them, never off the inspectorate's path. [law: uu-25-2009-art-45]
    pub(super) fn may_go_to(&self, to: &Destination) -> Result<(), Refusal> {
        if self.complaint.path == Path::Inspectorate {
            return Err(Refusal::StaysWithInspectorate);
        }
        if self.complaint.accuses(&to.desk) {
            return Err(Refusal::ToAccused);
        }
        if self.complaint.against != Against::Nobody && !to.above_accused.contains(&to.desk) {
            return Err(Refusal::NotAboveAccused);
        }
        Ok(())
    }

    pub(super) fn pass_on(self, message: u32, words: String) -> Answer {
        self.is_intake()?;
        self.not_closed()?;
        written(&words)?;
        let mut exchanges = self.complaint.exchanges.iter();
        if !exchanges.any(|exchange| exchange.number == message && exchange.side == Side::Reporter) {
            return Err(Refusal::NothingToPassOn);
        }
        self.one(What::PassedOn { message, words })
    }

    pub(super) fn release_words(self, words: String) -> Answer {
        self.is_intake()?;
        self.in_stage(&[Stage::Decided, Stage::Delivered, Stage::Closed])?;
        if self.complaint.decision.is_none() {
            return Err(Refusal::NotDecided);
        }
        written(&words)?;
        self.one(What::WordsReleased { words })
    }

    pub(super) fn gather(self, duplicate: Reference) -> Answer {
        self.may_join(&duplicate)?;
        if self.complaint.gathered.contains(&duplicate) {
            return Err(Refusal::AlreadyGathered);
        }
        self.one(What::Gathered { duplicate })
    }

    pub(super) fn merge(self, into: Reference) -> Answer {
        self.may_join(&into)?;
        self.in_stage(&[Stage::Received, Stage::Verified, Stage::OnDesk])?;
        self.one(What::Closed {
            ending: Ending::Merged { into },
            words: None,
        })
    }

    /// A report on the protected path is put together with none, because the other one would tell of it.
    fn may_join(&self, other: &Reference) -> Result<(), Refusal> {
        self.is_intake()?;
        self.not_closed()?;
        if self.complaint.path == Path::Inspectorate {
            return Err(Refusal::StaysWithInspectorate);
        }
        if *other == self.complaint.reference {
            return Err(Refusal::DuplicateOfItself);
        }
        Ok(())
    }

    pub(super) fn not_closed(&self) -> Result<(), Refusal> {
        if self.complaint.stage == Stage::Closed {
            return Err(Refusal::Closed);
        }
        Ok(())
    }
}
