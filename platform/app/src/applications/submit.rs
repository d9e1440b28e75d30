//! Sending an application, or the answer to a return. Sending twice gives the same case.

use std::collections::BTreeSet;

use maklumat_calendar::Timestamp;
use maklumat_sop::CheckedSop;
use maklumat_store::{Fault, NewMatter, Receipt, Tx, Uuid};
use maklumat_vocabulary::{FeeId, Money, PriorityId};
use maklumat_workflow::{
    Actor, Case, Command, Event, Evidence, EvidenceForm, Officer, Submission, What, decide, effects,
};

use super::fill::Filling;
use super::helping::KeptConsent;
use super::session::Applicant;
use super::start::{channel_of, channel_word};
use crate::App;
use crate::cases::act::{Appending, Loaded, encoded};
use crate::cases::record::{Change, Step};
use crate::credentials::issue;
use crate::credentials::sheets::Print;
use crate::paper::kept::KeptPaper;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::reports::closing::closing_of;
use crate::views::account::SignedIn;

/// How often sending begins anew when something has moved on meanwhile.
const TRIES: usize = 8;

impl App {
    /// Sends the application. A second send of the same application changes nothing.
    pub async fn submit(&self, applicant: &Applicant) -> Result<(), Problem> {
        applicant.acts_in_person()?;
        self.submit_by(applicant, None).await
    }

    /// Sends what an officer filled in for somebody at the counter.
    pub async fn submit_at_counter(&self, applicant: &Applicant, officer: &SignedIn) -> Result<(), Problem> {
        applicant.is_served_by(officer)?;
        self.submit_by(applicant, Some(officer)).await
    }

    async fn submit_by(&self, applicant: &Applicant, officer: Option<&SignedIn>) -> Result<(), Problem> {
        for _ in 0..TRIES {
            match self.send(applicant, officer).await {
                Ok(Sent::Done) => return Ok(()),
                // Another page saved, another click was faster, or an officer acted: look again.
                Ok(Sent::MovedOn) => {}
                Err(problem) => return self.was_sent(applicant, problem).await,
            }
        }
        Err(Rule::ChangedElsewhere.into())
    }

    async fn send(&self, applicant: &Applicant, officer: Option<&SignedIn>) -> Result<Sent, Problem> {
        let filling = self.filling(applicant).await?;
        let today = self.zone().date(filling.since(self.now()));
        let sop = &filling.published.sop;
        let facts = filling.facts(today);
        let pages = filling.form.pages(sop, &facts, today);
        if pages
            .iter()
            .any(|page| !filling.form.is_complete(page, sop, &facts, today))
        {
            return Err(Rule::Incomplete.into());
        }
        match &filling.loaded {
            Some(loaded) => self.answer(&filling, loaded, officer).await,
            None => self.open_case(&filling, officer).await,
        }
    }

    /// Whether what was to be sent has arrived already; if not, the problem stands.
    async fn was_sent(&self, applicant: &Applicant, problem: Problem) -> Result<(), Problem> {
        let is_case = self.store().read().await?.matter(applicant.id).await?.is_some();
        let has_arrived = is_case && (!applicant.is_submitted || self.was_answered(applicant).await?);
        if has_arrived { Ok(()) } else { Err(problem) }
    }

    /// Whether the last return of a case was answered.
    async fn was_answered(&self, applicant: &Applicant) -> Result<bool, Problem> {
        let (_, events) = self.load_with_events(applicant.id).await?;
        let last = events.iter().rev().find(|event| {
            matches!(
                event.what,
                What::Returned { .. } | What::Answered { .. } | What::AnswerLapsed
            )
        });
        Ok(last.is_some_and(|event| matches!(event.what, What::Answered { .. })))
    }

    async fn open_case(&self, filling: &Filling, officer: Option<&SignedIn>) -> Result<Sent, Problem> {
        let now = self.now();
        let sop = &filling.published.sop;
        let definition = sop.definition();
        let today = self.zone().date(filling.since(now));
        let facts = filling.facts(today);
        let channel = channel_of(&filling.form.channel);
        let submission = Submission {
            evidence: filling.form.evidence(sop, &facts, (today, officer)),
            facts: facts.clone(),
            channel,
            priority: filling.form.priority.as_deref().map(PriorityId::new),
            consent: filling.form.consent.as_ref().and_then(KeptConsent::given),
            paper: filling.form.paper.as_ref().map(KeptPaper::on_paper),
        };
        let by = sender(officer);
        let mut events = maklumat_workflow::submit(sop, submission, &by, now)
            .map_err(|refusal| Problem::refused(&refusal, definition))?;
        let mut case = Case::replay(&events).map_err(|_| Problem::NotFound)?;
        if let Some((amount, receipt)) = filling.form.paper.as_ref().and_then(|paper| paper.paid.as_ref()) {
            if let Some(officer) = officer {
                self.till_is_open(officer).await?;
            }
            let paid = paid_on_paper(sop, &case, &by, (Money(*amount), receipt, now))?;
            for event in &paid {
                case.apply(event);
            }
            events.extend(paid);
        }
        self.write_new(filling, &case, (events, officer)).await
    }

    async fn write_new(
        &self,
        filling: &Filling,
        case: &Case,
        (mut events, officer): (Vec<Event>, Option<&SignedIn>),
    ) -> Result<Sent, Problem> {
        let now = case.paper.as_ref().map_or(case.submitted_at, |paper| paper.entered_at);
        let receipt = self.signed_receipt(&filling.published, case, &filling.draft.reference);
        anchor(&mut events, &receipt);
        let sop = &filling.published.sop;
        let definition = sop.definition();
        let draft = &filling.draft;
        let wanted = effects(sop, case, &events);
        let change = Change::of(Step {
            sop,
            id: draft.id,
            before: None,
            after: case,
            closing: closing_of(sop, &events),
            events,
            effects: encoded(&wanted, now)?,
            products: Vec::new(),
            now,
        });
        let submitted_on = self.zone().date(case.submitted_at).to_string();
        let new = NewMatter {
            id: draft.id,
            key: &draft.key,
            reference: &draft.reference,
            unit: definition.key.unit.as_str(),
            service: definition.key.service.as_str(),
            channel: channel_word(case.channel),
            submitted_at: case.submitted_at,
            entered_at: case.paper.as_ref().map(|paper| paper.entered_at),
            submitted_on: &submitted_on,
            applicant_key: draft.applicant_key,
            nik_key: nik_key(self, case),
            name_key: crate::cases::find::name_key(self, case),
            pin_hash: draft.pin_hash.as_deref(),
        };
        let mut tx = self.store().begin().await?;
        if !capture(&mut tx, (draft.id, case), officer).await? {
            tx.roll_back().await;
            return Err(Rule::PaperUsed.into());
        }
        let lists = change.lists();
        let written = async {
            // The draft first: whoever saves or forgets it at this moment is waited for, and then sees a case.
            tx.drop_draft(draft).await?;
            let head = tx.open_matter(new, change.append(&lists)).await?;
            tx.keep_receipt(&head, &receipt).await?;
            drop_given_up(&mut tx, filling, &handed_in(case.evidence.values())).await
        }
        .await;
        let given_up = match written {
            Ok(given_up) => given_up,
            Err(fault) if fault.is_conflict() || fault.is_duplicate() => {
                tx.roll_back().await;
                return Ok(Sent::MovedOn);
            }
            Err(fault) => return Err(fault.into()),
        };
        self.commit_sent(tx, draft.id, &given_up).await
    }

    async fn commit_sent(&self, tx: Tx, id: Uuid, given_up: &[String]) -> Result<Sent, Problem> {
        match tx.commit().await {
            Ok(()) => {}
            Err(fault) if fault.is_conflict() => return Ok(Sent::MovedOn),
            Err(fault) => return Err(fault.into()),
        }
        if let Err(fault) = self.store().remove_files(id, given_up).await {
            // It is sent, and nothing names the files any more; they are only left over.
            tracing::warn!(fault = ?fault, "files taken off an application are left over");
        }
        Ok(Sent::Done)
    }

    /// The promise, signed at the moment of submission.
    fn signed_receipt(&self, published: &crate::catalogue::Published, case: &Case, reference: &str) -> Receipt {
        let print = Print {
            sop: &published.sop,
            case,
            reference,
            public_address: self.public_address(),
        };
        let frozen = issue::frozen_receipt(self, published, &print);
        Receipt {
            payload: frozen.payload(),
            signature: frozen.signed.credential.into_bytes(),
            issued_at: case.submitted_at,
        }
    }

    /// The answer and the end of its draft are one transaction: what was typed is in the case or still in the form.
    async fn answer(&self, filling: &Filling, loaded: &Loaded, officer: Option<&SignedIn>) -> Result<Sent, Problem> {
        let now = self.now();
        let today = self.zone().date(now);
        let sop = &filling.published.sop;
        let command = Command::Answer {
            evidence: filling.form.evidence(sop, &filling.facts(today), (today, officer)),
            facts: filling.typed_facts(today),
        };
        let events = decide(sop, &loaded.case, command, &sender(officer), now)
            .map_err(|refusal| Problem::refused(&refusal, sop.definition()))?;
        let (_, earlier) = self.load_with_events(filling.draft.id).await?;
        let evidence = handed_in(
            earlier
                .iter()
                .chain(&events)
                .flat_map(evidence_of)
                .map(|piece| &piece.form),
        );
        let mut tx = self.store().begin().await?;
        if filling.draft.revision > 0
            && let Err(fault) = tx.drop_draft(&filling.draft).await
        {
            tx.roll_back().await;
            return if fault.is_conflict() {
                Ok(Sent::MovedOn)
            } else {
                Err(fault.into())
            };
        }
        match self.append(&mut tx, loaded, events, now).await {
            Ok(_) => {}
            Err(Appending::Conflict) => {
                tx.roll_back().await;
                return Ok(Sent::MovedOn);
            }
            Err(Appending::Failed(problem)) => {
                tx.roll_back().await;
                return Err(problem);
            }
        }
        let given_up = drop_given_up(&mut tx, filling, &evidence).await?;
        self.commit_sent(tx, filling.draft.id, &given_up).await
    }
}

/// Marks the form a case was entered from. False: it was entered before, or struck off.
async fn capture(tx: &mut Tx, (id, case): (Uuid, &Case), officer: Option<&SignedIn>) -> Result<bool, Fault> {
    let (Some(paper), Some(officer)) = (&case.paper, officer) else {
        return Ok(true);
    };
    let times = (case.submitted_at, paper.entered_at);
    tx.capture((&paper.number, id), officer.id.as_str(), times).await
}

/// The keyed hash by which a case is found by NIK.
fn nik_key(app: &App, case: &Case) -> Option<[u8; 32]> {
    let store = app.store();
    match case.facts.get("nik") {
        Some(maklumat_sop::Value::Text(nik)) => Some(store.keys().lookup(store.tenant(), "nik", nik)),
        Some(_) | None => None,
    }
}

/// Money that was taken against a paper receipt: paid where it is due at once, exactly as the tariff says; else noted.
fn paid_on_paper(
    sop: &CheckedSop,
    case: &Case,
    by: &Actor,
    (amount, receipt, now): (Money, &str, Timestamp),
) -> Result<Vec<Event>, Problem> {
    let due: Vec<(FeeId, Money)> = case
        .fees
        .iter()
        .map(|(fee, entry)| (fee.clone(), entry.outstanding()))
        .filter(|(_, due)| !due.is_zero())
        .collect();
    let refused = |refusal| Problem::refused(&refusal, sop.definition());
    if due.is_empty() {
        // The SOP collects later: until then the officers of the case know by which receipt it was taken.
        let note = format!(
            "Uang diterima di kertas: {amount}, kuitansi {receipt}. Catat dengan nomor ini begitu biayanya ditagih."
        );
        return decide(sop, case, Command::Note { note }, by, now).map_err(refused);
    }
    let sum: Money = due.iter().map(|(_, due)| *due).sum();
    if sum != amount {
        return Err(Rule::PaperNotPaid.into());
    }
    let mut case = case.clone();
    let mut events = Vec::new();
    for (fee, amount) in due {
        let receipt = receipt.to_owned();
        let paid = decide(sop, &case, Command::Pay { fee, amount, receipt }, by, now).map_err(refused)?;
        for event in &paid {
            case.apply(event);
        }
        events.extend(paid);
    }
    Ok(events)
}

/// How an attempt to send ended.
enum Sent {
    Done,
    /// The draft or the case is not what it was when it was read. Nothing was changed.
    MovedOn,
}

/// Takes files off the case that were taken off the form, unless they were ever handed in. Gives which.
async fn drop_given_up(tx: &mut Tx, filling: &Filling, evidence: &BTreeSet<String>) -> Result<Vec<String>, Fault> {
    let mut given_up = Vec::new();
    for digest in filling.form.given_up().filter(|digest| !evidence.contains(*digest)) {
        tx.forget_attachment(filling.draft.id, digest).await?;
        given_up.push(digest.to_owned());
    }
    Ok(given_up)
}

fn evidence_of(event: &Event) -> &[Evidence] {
    if let What::Submitted { evidence, .. } | What::Answered { evidence, .. } = &event.what {
        evidence
    } else {
        &[]
    }
}

/// Digests of all files among some evidence.
fn handed_in<'a>(evidence: impl Iterator<Item = &'a EvidenceForm>) -> BTreeSet<String> {
    evidence
        .flat_map(|form| match form {
            EvidenceForm::Files(files) => files.as_slice(),
            EvidenceForm::AtCounter | EvidenceForm::SeenBy(_) | EvidenceForm::Declared => &[],
        })
        .cloned()
        .collect()
}

/// Puts the digest of the signed receipt into the submission, so that the chain of events covers what was promised.
/// It is the digest of the whole code: the signature in it keeps anybody from guessing what it says.
fn anchor(events: &mut [Event], receipt: &Receipt) {
    if let Some(Event {
        what: What::Submitted { receipt: anchored, .. },
        ..
    }) = events.first_mut()
    {
        *anchored = Some(maklumat_credential::digest(&receipt.signature).to_string());
    }
}

/// Who sends, as the engine knows them.
fn sender(officer: Option<&SignedIn>) -> Actor {
    match officer {
        None => Actor::Applicant,
        Some(helper) if helper.is_helper => Actor::Helper(helper.id.clone()),
        Some(officer) => Actor::Officer(acting(officer)),
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
            .filter_map(|held| Some((held.key.clone(), held.deputy?)))
            .collect(),
    }
}
