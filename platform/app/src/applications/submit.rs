//! Sending an application, or the answer to a return. Sending twice gives the same case.

use maklumat_sop::Channel;
use maklumat_store::{FaultKind, NewMatter, Receipt};
use maklumat_vocabulary::PriorityId;
use maklumat_workflow::{Actor, Case, Command, Event, Officer, Submission, effects};

use super::fill::Filling;
use super::session::Applicant;
use super::start::{channel_of, channel_word};
use crate::App;
use crate::cases::act::encoded;
use crate::cases::record::{Change, Step};
use crate::credentials::issue;
use crate::credentials::sheets::Print;
use crate::problem::{Problem, Rule};
use crate::views::{CaseId, SignedIn};

impl App {
    /// Sends the application. A second send of the same application changes nothing.
    pub async fn submit(&self, applicant: &Applicant) -> Result<(), Problem> {
        self.submit_by(applicant, None).await
    }

    /// Sends what an officer filled in for somebody at the counter.
    pub async fn submit_at_counter(&self, applicant: &Applicant, officer: &SignedIn) -> Result<(), Problem> {
        self.submit_by(applicant, Some(officer)).await
    }

    async fn submit_by(&self, applicant: &Applicant, officer: Option<&SignedIn>) -> Result<(), Problem> {
        let filling = match self.filling(applicant).await {
            Ok(filling) => filling,
            Err(problem) => return self.was_sent(applicant, problem).await,
        };
        let today = self.zone().date(self.now());
        let sop = &filling.published.sop;
        let facts = filling.facts(today);
        let pages = filling.form.pages(sop, &facts, today);
        if pages
            .iter()
            .any(|page| !filling.form.is_complete(page, sop, &facts, today))
        {
            return Err(Rule::Incomplete.into());
        }
        if filling.case.is_some() {
            return self.answer(applicant, &filling).await;
        }
        let result = self.open_case(&filling, officer).await;
        match result {
            // Another click was faster: the case is there.
            Err(problem) => self.was_sent(applicant, problem).await,
            Ok(()) => Ok(()),
        }
    }

    /// Whether the application has become a case meanwhile; if not, the problem stands.
    async fn was_sent(&self, applicant: &Applicant, problem: Problem) -> Result<(), Problem> {
        let is_case = self.store().read().await?.matter(applicant.id).await?.is_some();
        if is_case && !applicant.is_submitted {
            Ok(())
        } else {
            Err(problem)
        }
    }

    async fn open_case(&self, filling: &Filling, officer: Option<&SignedIn>) -> Result<(), Problem> {
        let now = self.now();
        let sop = &filling.published.sop;
        let definition = sop.definition();
        let today = self.zone().date(now);
        let facts = filling.facts(today);
        let channel = channel_of(&filling.form.channel);
        let submission = Submission {
            evidence: filling.form.evidence(sop, &facts, today),
            facts: facts.clone(),
            channel,
            priority: filling.form.priority.as_deref().map(PriorityId::new),
        };
        let by = officer.map_or(Actor::Applicant, |officer| Actor::Officer(acting(officer)));
        let by = if channel == Channel::Online {
            Actor::Applicant
        } else {
            by
        };
        let events = maklumat_workflow::submit(sop, submission, &by, now)
            .map_err(|refusal| Problem::refused(&refusal, definition))?;
        let case = Case::replay(&events).map_err(|_| Problem::NotFound)?;
        self.write_new(filling, &case, events).await
    }

    async fn write_new(&self, filling: &Filling, case: &Case, events: Vec<Event>) -> Result<(), Problem> {
        let now = case.submitted_at;
        let sop = &filling.published.sop;
        let definition = sop.definition();
        let draft = &filling.draft;
        let wanted = effects(sop, case, &events);
        let change = Change::of(Step {
            sop,
            id: draft.id,
            before: None,
            after: case,
            events,
            effects: encoded(&wanted, now)?,
            now,
        });
        let keys = self.store().keys();
        let nik = match case.facts.get("nik") {
            Some(maklumat_sop::Value::Text(nik)) => Some(keys.lookup(self.store().tenant(), "nik", nik)),
            Some(_) | None => None,
        };
        let submitted_on = self.zone().date(now).to_string();
        let new = NewMatter {
            id: draft.id,
            key: &draft.key,
            reference: &draft.reference,
            unit: definition.key.unit.as_str(),
            service: definition.key.service.as_str(),
            channel: channel_word(case.channel),
            submitted_at: now,
            submitted_on: &submitted_on,
            applicant_key: draft.applicant_key,
            nik_key: nik,
            pin_hash: draft.pin_hash.as_deref(),
        };
        let receipt = self.signed_receipt(&filling.published, case, &draft.reference);
        let mut tx = self.store().begin().await?;
        let lists = change.lists();
        let head = match tx.open_matter(new, change.append(&lists)).await {
            Ok(head) => head,
            Err(fault) if fault.kind() == FaultKind::Duplicate => {
                tx.roll_back().await;
                return Err(Rule::AlreadySubmitted.into());
            }
            Err(fault) => return Err(fault.into()),
        };
        tx.keep_receipt(&head, &receipt).await?;
        tx.drop_draft(draft.id).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The promise, signed at the moment of submission.
    fn signed_receipt(&self, published: &crate::catalogue::Published, case: &Case, reference: &str) -> Receipt {
        let print = Print {
            sop: &published.sop,
            case,
            reference,
            public_address: self.public_address(),
        };
        let (content, text) = issue::receipt_credential(self, published, &print);
        Receipt {
            payload: content,
            signature: text.into_bytes(),
            issued_at: case.submitted_at,
        }
    }

    async fn answer(&self, applicant: &Applicant, filling: &Filling) -> Result<(), Problem> {
        let today = self.zone().date(self.now());
        let sop = &filling.published.sop;
        let facts = filling.form.facts(sop, today);
        let command = Command::Answer {
            evidence: filling.form.evidence(sop, &filling.facts(today), today),
            facts,
        };
        self.act(CaseId(applicant.id), &Actor::Applicant, &command).await?;
        let mut tx = self.store().begin().await?;
        tx.drop_draft(applicant.id).await?;
        tx.commit().await?;
        Ok(())
    }
}

/// An officer as the engine knows one.
pub(crate) fn acting(officer: &SignedIn) -> Officer {
    Officer {
        id: officer.id.clone(),
        positions: officer.positions.iter().map(|held| held.key.clone()).collect(),
        deputy_for: officer
            .positions
            .iter()
            .filter(|held| held.is_deputy)
            .map(|held| held.key.clone())
            .collect(),
    }
}
