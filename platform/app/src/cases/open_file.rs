//! Opening a case file, and the evidence in it.

use std::collections::BTreeMap;

use maklumat_sop::Performer;
use maklumat_store::{Attachment, NewAttachment, Reader};
use maklumat_vocabulary::{LawKey, LocalizedText, OfficerId, ProductId};
use maklumat_workflow::{Event, Officer, superiors, take_back_until};

use crate::App;
use crate::access::{Action, Role, may};
use crate::applications::form::KeptFile;
use crate::applications::helping::name_of;
use crate::applications::submit::acting;
use crate::cases::act::Loaded;
use crate::cases::allowed;
use crate::cases::file::{self, Look};
use crate::cases::move_case::is_newer;
use crate::cases::tracking::Record;
use crate::media;
use crate::problem::Problem;
use crate::views::account::SignedIn;
use crate::views::case_file::{CaseActs, CaseFile};
use crate::views::{CaseId, FileView, Private};

impl App {
    pub async fn case_file(&self, officer: &SignedIn, case: CaseId) -> Result<CaseFile, Problem> {
        let mut reader = self.store().read().await?;
        let (loaded, events) = self.load_with_events_in(&mut reader, case.0).await?;
        let role = allowed::role(officer, &loaded.published.sop);
        let may_read = may(role, Action::ReadCaseFile);
        if !may_read && !may(role, Action::RecordPayment) {
            return Err(Problem::NotFound);
        }
        let helper = self.helper_view(&mut reader, &events).await?;
        let names = names_of_holders(&mut reader, &loaded).await?;
        let attachments = reader.attachments_of(case.0).await?;
        drop(reader);
        let mut overtaken = BTreeMap::new();
        for open in &loaded.case.open {
            overtaken.insert(
                open.step.to_string(),
                self.overtaken(officer, &loaded, &open.step).await?,
            );
        }
        let record = Record {
            reference: &loaded.matter.reference,
            case: &loaded.case,
            events: &events,
            chain: loaded.matter.head.chain_hash,
        };
        // Who has come to the counter is served there: what the applicant merely has to do is marked by an officer.
        let serves = may(role, Action::CompleteStep);
        let acting = acting(officer);
        let look = Look {
            officer: &acting,
            may_pay: may(role, Action::RecordPayment),
            may_answer: may(role, Action::AnswerAtCounter),
            acts: acts(role, &loaded, &acting),
            overtaken: &|step| overtaken.get(step).copied().unwrap_or(0),
            performs: &|step| match &step.by {
                Performer::Position(position) => officer.positions.iter().any(|held| held.key == *position),
                Performer::Applicant => {
                    serves && step.id != loaded.published.sop.definition().sop.start && step.collects.is_empty()
                }
            },
            name: &|officer| names.get(officer).cloned().unwrap_or_default(),
            file: &|digest| {
                file_view(&attachments, digest).or_else(|| Self::sample_view(digest, loaded.case.submitted_at))
            },
        };
        let mut file = file::case_file(&loaded.published.sop, case, &record, &look, self.now());
        file.tracking.helper = helper;
        if may_read {
            self.add_what_goes_on(&mut file, &loaded, &events, officer);
        }
        if file.acts.may_override || file.acts.may_revoke {
            file.laws = laws(&loaded);
        }
        if may(role, Action::MoveCase) {
            let newest = self.service(&loaded.case.service);
            let newer = newest.filter(|newest| is_newer(newest, &loaded.case));
            file.newer_version = newer.map(|newer| newer.sop.definition().version);
        }
        // Whoever only takes money sees what is owed, and not what was answered or handed in.
        Ok(if may_read { file } else { file.for_counter() })
    }

    /// What the officer may still take back, and what other units were asked.
    fn add_what_goes_on(&self, file: &mut CaseFile, loaded: &Loaded, events: &[Event], officer: &SignedIn) {
        let sop = &loaded.published.sop;
        let undoable = take_back_until(events, &officer.id).filter(|(_, until)| self.now() <= *until);
        file.take_back = undoable.map(|(step, until)| {
            let name = sop.definition().step(&step).map(|step| step.name.clone());
            (step, name.unwrap_or_default(), until)
        });
        file.opinions = self.opinions_of(loaded);
        let own = |unit: &maklumat_vocabulary::UnitId| officer.positions.iter().any(|held| held.key.unit == *unit);
        let units = sop.regency().units.iter().filter(|(id, _)| !own(id));
        file.units = units.map(|(id, unit)| (id.to_string(), unit.name.clone())).collect();
    }

    /// A file handed in for a case, for an officer who works on it.
    pub async fn case_evidence(
        &self,
        officer: &SignedIn,
        case: CaseId,
        digest: &str,
    ) -> Result<(String, Vec<u8>), Problem> {
        let loaded = self.load_for(officer, case, Action::ReadEvidence).await?;
        let key = loaded.matter.head.key.as_ref().ok_or(Problem::NotFound)?;
        self.file_of(case.0, key, digest).await
    }

    /// A document the office has issued in a case, for an officer who works on it.
    pub async fn case_document(
        &self,
        officer: &SignedIn,
        case: CaseId,
        product: &ProductId,
    ) -> Result<Vec<u8>, Problem> {
        let loaded = self.load_for(officer, case, Action::ReadEvidence).await?;
        self.document_of(&loaded, product).await
    }

    /// Keeps the photo of a visit.
    pub async fn upload_photo(&self, officer: &SignedIn, case: CaseId, bytes: Vec<u8>) -> Result<String, Problem> {
        let loaded = self.load_for(officer, case, Action::CompleteStep).await?;
        let kind = media::sniff(&bytes)?;
        let key = loaded.matter.head.key.as_ref().ok_or(Problem::NotFound)?;
        // The position and time of a visit are asked for and recorded; what the camera wrote is not needed.
        let content = media::without_metadata(bytes, kind)?;
        let new = NewAttachment {
            owner: case.0,
            key,
            kind,
            content: &content,
        };
        Ok(self.store().keep_attachment(new, self.now()).await?.digest)
    }
}

/// A link to what would only be refused at the end helps nobody: who is no superior of this case gets none.
fn acts(role: Role, loaded: &Loaded, officer: &Officer) -> CaseActs {
    let (sop, case) = (&loaded.published.sop, &loaded.case);
    let is_above = |step| !superiors(sop, case, step).is_disjoint(&officer.positions);
    // Whoever is above the performer of a separated step may relieve that step alone.
    let mut separated = sop
        .definition()
        .steps
        .iter()
        .filter(|step| !step.separate_from.is_empty());
    let may_deviate = is_above(None) || separated.any(|step| is_above(Some(&step.id)));
    CaseActs {
        may_override: may(role, Action::OverrideCase) && case.is_open() && may_deviate,
        may_revoke: may(role, Action::RevokeProduct) && is_above(None),
        sees_evidence: may(role, Action::ReadEvidence),
        may_cancel_payments: may(role, Action::CancelPayment) && case.is_open(),
        may_note: may(role, Action::LeaveNote),
        reads_history: may(role, Action::ReadCaseFile),
    }
}

/// Regulations on file, as the rules of the case know them.
fn laws(loaded: &Loaded) -> Vec<(LawKey, LocalizedText)> {
    let laws = loaded.published.sop.regency().laws.iter();
    laws.map(|(key, law)| (key.clone(), law.title.clone())).collect()
}

fn file_view(known: &[Attachment], digest: &str) -> Option<FileView> {
    let found = known.iter().find(|file| file.digest == digest)?;
    let kept = KeptFile {
        digest: found.digest.clone(),
        media_type: found.kind.clone(),
        bytes: u64::try_from(found.length_bytes).unwrap_or(0),
        uploaded_at: found.stored_at.as_microsecond(),
    };
    Some(kept.view())
}

/// Names of those who have taken the open steps.
async fn names_of_holders(reader: &mut Reader, loaded: &Loaded) -> Result<BTreeMap<OfficerId, Private>, Problem> {
    let mut names = BTreeMap::new();
    for open in &loaded.case.open {
        if let Some(holder) = &open.holder {
            names.insert(holder.officer.clone(), name_of(reader, holder.officer.as_str()).await?);
        }
    }
    Ok(names)
}
