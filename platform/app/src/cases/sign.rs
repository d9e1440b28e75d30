//! Signing many files at once: each looked at as it stands, one password for all, and one transaction for each.

use maklumat_calendar::Timestamp;
use maklumat_sop::{CheckedSop, Ending, Exit, Performer, Step, Target};
use maklumat_store::{BatchRow, Uuid, new_id};
use maklumat_vocabulary::{Language, OutcomeId, PositionKey, ServiceKey, StepId};
use serde::{Deserialize, Serialize};

use crate::App;
use crate::access::Action;
use crate::cases::act::Loaded;
use crate::cases::inbox::positions_of;
use crate::cases::signature::may_issue;
use crate::cases::{file, words};
use crate::problem::rule::Rule;
use crate::problem::{Problem, Refused, Sentence};
use crate::views::account::SignedIn;
use crate::views::case_file::StepForm;
use crate::views::desk::{InboxFilter, InboxRow, Whereabouts};
use crate::views::signing::{
    CheckLine, ReviewState, SignedRow, SigningGroup, SigningList, SigningOutcome, SigningResult, SigningRow,
};
use crate::views::{CaseId, Private};

/// Answers shown of each file.
const FACTS: usize = 4;

/// How long what came of a batch is kept, in seconds.
const KEPT: i64 = 30 * 86_400;

const WAITING: &str = "waiting";
const SIGNED: &str = "signed";
const REFUSED: &str = "refused";

/// What is kept of a refusal: its words, which name steps and never people.
#[derive(Serialize, Deserialize)]
struct KeptRefusal {
    id: [String; 2],
    en: [String; 2],
}

impl App {
    /// The steps an officer signs, with how many files wait in each.
    pub async fn signing_desk(&self, officer: &SignedIn) -> Result<Vec<SigningGroup>, Problem> {
        let positions = positions_of(officer);
        if positions.is_empty() {
            return Err(Problem::NotFound);
        }
        let mut groups = Vec::new();
        for published in self.catalogue() {
            let sop = &published.sop;
            let definition = sop.definition();
            for step in definition
                .steps
                .iter()
                .filter(|step| is_signed_by(sop, step, &positions))
            {
                let rows = self.signable_rows(officer, (&definition.key, &step.id)).await?;
                groups.push(SigningGroup {
                    service: definition.key.clone(),
                    service_name: definition.name.clone(),
                    step: step.id.clone(),
                    step_name: step.name.clone(),
                    waiting: rows.len(),
                });
            }
        }
        groups.retain(|group| group.waiting > 0);
        Ok(groups)
    }

    /// Files of one service that wait for a signature in one step, with what was looked at already.
    pub async fn signing_list(
        &self,
        officer: &SignedIn,
        (service, step): (&ServiceKey, &StepId),
    ) -> Result<SigningList, Problem> {
        let published = self.service(service).ok_or(Problem::NotFound)?;
        let sop = &published.sop;
        let signed = sop.definition().step(step).ok_or(Problem::NotFound)?;
        if !is_signed_by(sop, signed, &positions_of(officer)) {
            return Err(Problem::NotFound);
        }
        let waiting = self.signable_rows(officer, (service, step)).await?;
        let mut reader = self.store().read().await?;
        let reviewed = reader.reviewed(officer.id.as_str(), step.as_str()).await?;
        let mut rows = Vec::with_capacity(waiting.len());
        for row in waiting {
            match self.load(&mut reader, row.case.0).await {
                Ok(loaded) => rows.push(signing_row(row, &loaded, &reviewed)),
                Err(Problem::NotFound) => {}
                Err(problem) => return Err(problem),
            }
        }
        Ok(SigningList {
            service: service.clone(),
            service_name: sop.definition().name.clone(),
            step: step.clone(),
            step_name: signed.name.clone(),
            outcomes: signing_outcomes(signed),
            reviewed: rows.iter().filter(|row| row.state == ReviewState::Reviewed).count(),
            rows,
        })
    }

    /// Writes down that the officer has looked at a file as it stands, and says which one is next.
    pub async fn review(
        &self,
        officer: &SignedIn,
        (service, step): (&ServiceKey, &StepId),
        case: CaseId,
    ) -> Result<Option<CaseId>, Problem> {
        let loaded = self.load_for(officer, case, Action::CompleteStep).await?;
        if loaded.case.service != *service || loaded.case.open_step(step).is_none() {
            return Err(Problem::NotFound);
        }
        let mut tx = self.store().begin().await?;
        let standing = (case.0, loaded.matter.head.sequence);
        tx.keep_review((officer.id.as_str(), step.as_str()), standing, self.now())
            .await?;
        tx.commit().await?;
        let list = self.signing_list(officer, (service, step)).await?;
        let next = list.rows.iter().find(|row| row.state != ReviewState::Reviewed);
        Ok(next.map(|row| row.row.case))
    }

    /// Signs the named files after one proof of the password. Each that was looked at is signed for itself; what is not
    /// signed says why. Gives the batch by which what came of it is asked for.
    pub async fn sign_reviewed(
        &self,
        officer: &SignedIn,
        (service, step): (&ServiceKey, &StepId),
        chosen: &Chosen,
        password: &str,
    ) -> Result<String, Problem> {
        self.prove_password(officer, password).await?;
        let list = self.signing_list(officer, (service, step)).await?;
        if !list.outcomes.is_empty()
            && list
                .outcomes
                .iter()
                .all(|offered| Some(&offered.id) != chosen.outcome.as_ref())
        {
            return Err(Rule::OutcomeNotChosen.into());
        }
        let is_ready = |row: &SigningRow| row.state == ReviewState::Reviewed && chosen.cases.contains(&row.row.case);
        if !list.rows.iter().any(is_ready) {
            return Err(Rule::NothingReviewed.into());
        }
        let ready: Vec<&SigningRow> = list.rows.iter().filter(|row| is_ready(row)).collect();
        if chosen.overtaking.is_none() && self.leaves_one_out(officer, &ready, step).await? {
            return Err(Rule::Overtaking.into());
        }
        // What was ticked and has changed or gone since goes in as it was looked at, so that the result tells of it.
        let mut looked_at = self
            .store()
            .read()
            .await?
            .reviewed(officer.id.as_str(), step.as_str())
            .await?;
        looked_at.retain(|(matter, _)| chosen.cases.contains(&CaseId(*matter)));
        let batch = new_id(self.now())?;
        let outcome = chosen.outcome.as_ref().map(OutcomeId::as_str);
        let by = (officer.id.as_str(), step.as_str());
        let mut tx = self.store().begin().await?;
        tx.forget_reviews(officer.id.as_str(), self.long_ago()).await?;
        for standing in looked_at {
            tx.put_in_batch((batch, outcome), by, standing).await?;
        }
        tx.commit().await?;
        let (app, officer, chosen) = (self.clone(), officer.clone(), chosen.clone());
        let work = tokio::spawn(async move { app.sign_batch(&officer, batch, &chosen).await });
        // A short list is done when the page comes; a long one goes on, and the page says how far it is.
        let _done_or_not = tokio::time::timeout(PATIENCE, work).await;
        Ok(batch.simple().to_string())
    }

    /// Whether a file that was ready earlier, and that the officer could take as well, is not among these, which are in
    /// fair order: the same question that taking a file out of its turn asks.
    async fn leaves_one_out(&self, officer: &SignedIn, ready: &[&SigningRow], step: &StepId) -> Result<bool, Problem> {
        let free = ready.iter().filter(|row| row.row.place == Whereabouts::Free);
        for (before, row) in free.enumerate() {
            let loaded = self.load(&mut self.store().read().await?, row.row.case.0).await?;
            let overtaken = self.overtaken(officer, &loaded, step).await?;
            if usize::try_from(overtaken).is_ok_and(|overtaken| overtaken > before) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    async fn sign_batch(&self, officer: &SignedIn, batch: Uuid, chosen: &Chosen) -> Result<(), Problem> {
        let rows = self.store().read().await?.batch_of(batch, officer.id.as_str()).await?;
        let mut rows: Vec<BatchRow> = rows.into_iter().filter(|row| row.state == WAITING).collect();
        // In the order they were listed, which is the fair one.
        rows.sort_by_key(|row| chosen.cases.iter().position(|case| case.0 == row.matter));
        for row in rows {
            let signed = self.sign_one(officer, &row, chosen).await;
            let (state, problem) = match signed {
                Ok(()) => (SIGNED, None),
                Err(problem) => (REFUSED, Some(kept(&problem))),
            };
            let mut tx = self.store().begin().await?;
            tx.end_review(
                (batch, officer.id.as_str()),
                &row,
                (state, problem.as_deref()),
                self.now(),
            )
            .await?;
            tx.commit().await?;
        }
        Ok(())
    }

    async fn sign_one(&self, officer: &SignedIn, row: &BatchRow, chosen: &Chosen) -> Result<(), Problem> {
        let step = StepId::new(&row.step);
        let loaded = self.load_for(officer, CaseId(row.matter), Action::CompleteStep).await?;
        if loaded.matter.head.sequence != row.sequence {
            return Err(Rule::ChangedSinceReview.into());
        }
        let form = StepForm {
            outcome: row.outcome.clone(),
            overtaking: chosen.overtaking.clone(),
            ..StepForm::default()
        };
        // Proved once, for all of them.
        self.complete_proved(officer, loaded, &step, form).await
    }

    /// What came of a batch so far.
    pub async fn signing_result(&self, officer: &SignedIn, batch: &str) -> Result<SigningResult, Problem> {
        let batch = batch.parse::<Uuid>().map_err(|_| Problem::NotFound)?;
        let mut reader = self.store().read().await?;
        let kept = reader.batch_of(batch, officer.id.as_str()).await?;
        if kept.is_empty() {
            return Err(Problem::NotFound);
        }
        let mut rows = Vec::with_capacity(kept.len());
        for row in kept {
            let reference = reader.matter(row.matter).await?.map(|matter| matter.reference);
            let refused = row
                .problem
                .as_deref()
                .and_then(|text| serde_json::from_str::<KeptRefusal>(text).ok());
            rows.push(SignedRow {
                case: CaseId(row.matter),
                reference: reference.unwrap_or_default(),
                is_done: row.state != WAITING,
                is_signed: row.state == SIGNED,
                refused: refused.map(|kept| {
                    let said = |[what, then]: [String; 2]| Sentence { what, then };
                    (said(kept.id), said(kept.en))
                }),
            });
        }
        rows.sort_by(|a, b| (a.is_signed, &a.reference).cmp(&(b.is_signed, &b.reference)));
        Ok(SigningResult {
            signed: rows.iter().filter(|row| row.is_signed).count(),
            waiting: rows.iter().filter(|row| !row.is_done).count(),
            rows,
        })
    }

    fn long_ago(&self) -> Timestamp {
        let now = self.now();
        Timestamp::from_second(now.as_second() - KEPT).unwrap_or(now)
    }

    /// Files that are free or in the officer's own hands, in fair order, as many as one page holds.
    async fn signable_rows(
        &self,
        officer: &SignedIn,
        (service, step): (&ServiceKey, &StepId),
    ) -> Result<Vec<InboxRow>, Problem> {
        let positions = positions_of(officer);
        let filter = InboxFilter {
            service: Some(service.clone()),
            step: Some(step.clone()),
            ..InboxFilter::default()
        };
        let mine = InboxFilter {
            view: crate::views::desk::InboxView::Mine,
            ..filter.clone()
        };
        let (mut rows, _) = self.desk_page(officer, &positions, &mine).await?;
        let (free, _) = self.desk_page(officer, &positions, &filter).await?;
        rows.extend(free);
        rows.retain(|row| matches!(row.place, Whereabouts::Free | Whereabouts::Mine));
        Ok(rows)
    }
}

/// What is signed together.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    pub cases: Vec<CaseId>,
    pub outcome: Option<OutcomeId>,
    /// Why these go before others that were ready earlier, where any were left out.
    pub overtaking: Option<Private>,
}

/// How long a page waits for a batch.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(2);

/// A signature or an approval: nothing to record or measure, and either a document comes of it or whoever does it has
/// others below.
fn is_signed_by(sop: &CheckedSop, step: &Step, positions: &[PositionKey]) -> bool {
    let Performer::Position(by) = &step.by else {
        return false;
    };
    let is_mere_act =
        step.records.is_empty() && step.checks.is_empty() && step.visit.is_none() && step.collects.is_empty();
    let is_superior = sop.regency().units.values().any(|unit| {
        unit.head == *by
            || unit
                .positions
                .iter()
                .any(|position| position.reports_to.as_ref() == Some(by))
    });
    let can_go_on = match &step.exit {
        Exit::To(target) => goes_on(target),
        Exit::Decision(_) => !signing_outcomes(step).is_empty(),
        Exit::Parallel { .. } => false,
    };
    positions.contains(by) && is_mere_act && can_go_on && (may_issue(step) || is_superior)
}

/// The decisions that may be made for many at once: never a return and never a refusal.
fn signing_outcomes(step: &Step) -> Vec<SigningOutcome> {
    let outcomes = step.outcomes().iter().filter(|outcome| goes_on(&outcome.target));
    outcomes
        .map(|outcome| SigningOutcome {
            id: outcome.id.clone(),
            label: outcome.name.clone(),
        })
        .collect()
}

const fn goes_on(target: &Target) -> bool {
    match target {
        Target::Next(_) => true,
        Target::End { ending, .. } => matches!(ending, Ending::Done),
        Target::Return { .. } => false,
    }
}

fn check_line(is_fine: bool, fine: &words::Word, otherwise: &words::Word) -> CheckLine {
    CheckLine {
        words: if is_fine { fine } else { otherwise }.text(),
        is_fine,
    }
}

fn signing_row(row: InboxRow, loaded: &Loaded, reviewed: &[(Uuid, i64)]) -> SigningRow {
    let (sop, case) = (&loaded.published.sop, &loaded.case);
    let sequence = loaded.matter.head.sequence;
    let seen = reviewed.iter().find(|(matter, _)| *matter == row.case.0);
    let facts = file::answers(sop, case).into_iter().flat_map(|group| group.rows);
    SigningRow {
        applicant: file::applicant_name(case),
        facts: facts.filter(|(_, value)| !value.0.is_empty()).take(FACTS).collect(),
        checks: vec![
            check_line(case.all_checks_pass(), &words::CHECKS_PASS, &words::CHECK_FAILS),
            check_line(case.outstanding().is_zero(), &words::FEES_PAID, &words::FEES_OPEN),
            check_line(case.deviations.made.is_empty(), &words::NO_DEVIATION, &words::DEVIATES),
        ],
        returns: case.returns.count,
        state: match seen {
            None => ReviewState::NotYet,
            Some((_, at)) if *at == sequence => ReviewState::Reviewed,
            Some(_) => ReviewState::ChangedSince,
        },
        row,
    }
}

fn kept(problem: &Problem) -> String {
    let said = |refused: &Refused, language| {
        let words = refused.words(language);
        [words.what, words.then]
    };
    let refusal = match problem {
        Problem::Refused(refused) => KeptRefusal {
            id: said(refused, Language::Indonesian),
            en: said(refused, Language::English),
        },
        Problem::NotFound | Problem::Invalid(_) | Problem::Locked { .. } | Problem::Fault { .. } => KeptRefusal {
            id: [words::NOT_SIGNED.text().id, words::OPEN_IT.text().id],
            en: [
                words::NOT_SIGNED.text().en.unwrap_or_default(),
                words::OPEN_IT.text().en.unwrap_or_default(),
            ],
        },
    };
    serde_json::to_string(&refusal).unwrap_or_default()
}
