//! The yearly evaluation of a SOP by yes/no questions: shown, kept while it is filled, finished for good.

use maklumat_monitoring::{Evaluation, Instrument, Reply, Round, instrument_on, instrument_version};
use maklumat_store::{Reader, SheetKey, Tx};
use maklumat_vocabulary::ServiceKey;

use super::follow_ups::new_follow_up;
use super::sheet::check_answerable;
use super::stored::{StoredEvaluation, read, written};
use super::top::{entry, write};
use super::which::sheet_key;
use crate::App;
use crate::audit::{AuditKind, record};
use crate::catalogue::Published;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::account::SignedIn;
use crate::views::monitoring::{EvaluationFinishing, EvaluationSheet, Finishing, TypedEvaluation};

impl App {
    /// The evaluation of this year, as it was kept so far.
    pub async fn sop_evaluation(&self, officer: &SignedIn, key: &ServiceKey) -> Result<EvaluationSheet, Problem> {
        self.evaluation_of(officer, key, self.today().year()).await
    }

    /// The evaluation of a year. Of an earlier one only what was begun is there.
    pub async fn evaluation_of(
        &self,
        officer: &SignedIn,
        key: &ServiceKey,
        year: i16,
    ) -> Result<EvaluationSheet, Problem> {
        let mut reader = self.store().read().await?;
        self.check_look(&mut reader, officer, key).await?;
        let which = sheet_key(key, Round::Evaluation, &year.to_string());
        let kept = reader.sheet(&which).await?;
        let is_open = year == self.today().year();
        let (published, stored) = match &kept {
            Some((head, content)) if head.finished_at.is_some() => {
                let version = self.version(key, head.version).ok_or(Problem::NotFound)?;
                (version, read::<StoredEvaluation>(content)?)
            }
            Some((_, content)) => (self.looked_sop(key)?, read(content)?),
            None if is_open => {
                self.check_fill(&mut reader, officer, key).await?;
                (
                    self.looked_sop(key)?,
                    self.evaluation_begun_with(&mut reader, &which).await?,
                )
            }
            None => return Err(Problem::NotFound),
        };
        let instrument = instrument_version(stored.instrument).ok_or(Problem::NotFound)?;
        let mut head = self.sheet_top(&published);
        head.carried_from = stored.carried_from.clone().filter(|_| kept.is_none());
        if let Some((kept, _)) = &kept {
            head.revision = kept.revision;
            head.finished = self.finished(&mut reader, kept, stored.position.as_deref()).await?;
        }
        let is_theirs = self.may_fill(&mut reader, officer, key).await?;
        head.may_fill = is_theirs && is_open && head.finished.is_none();
        Ok(EvaluationSheet {
            head,
            year,
            instrument,
            evaluation: asked(instrument, &stored.evaluation()),
        })
    }

    /// Keeps what was answered so far.
    pub async fn keep_evaluation(
        &self,
        officer: &SignedIn,
        key: &ServiceKey,
        typed: TypedEvaluation,
    ) -> Result<(), Problem> {
        let mut tx = self.store().begin().await?;
        self.check_fill(&mut tx, officer, key).await?;
        let published = self.looked_sop(key)?;
        let which = self.sheet_of_today(key, Round::Evaluation);
        let (instrument, evaluation) = self.typed_evaluation(&published, &typed)?;
        let content = written(&StoredEvaluation::of(&evaluation, instrument.version))?;
        let version = published.sop.definition().version;
        write(
            &mut tx,
            (&which, typed.revision),
            (version, &content),
            (officer, self.now()),
        )
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// Keeps what was answered and finishes the evaluation for good. Where something is missing it is only kept.
    pub async fn finish_evaluation(
        &self,
        officer: &SignedIn,
        key: &ServiceKey,
        typed: TypedEvaluation,
    ) -> Result<EvaluationFinishing, Problem> {
        let mut tx = self.store().begin().await?;
        self.check_fill(&mut tx, officer, key).await?;
        let published = self.looked_sop(key)?;
        let which = self.sheet_of_today(key, Round::Evaluation);
        let (instrument, evaluation) = self.typed_evaluation(&published, &typed)?;
        let gaps = evaluation.gaps(self.today());
        let mut stored = StoredEvaluation::of(&evaluation, instrument.version);
        if gaps.is_empty() {
            stored.position = self.filling_position(&mut tx, officer, key).await?;
        }
        let content = written(&stored)?;
        let version = published.sop.definition().version;
        write(
            &mut tx,
            (&which, typed.revision),
            (version, &content),
            (officer, self.now()),
        )
        .await?;
        if gaps.is_empty() {
            self.finish_answers(&mut tx, officer, (&which, &evaluation)).await?;
        }
        tx.commit().await?;
        Ok(if gaps.is_empty() {
            Finishing::Done
        } else {
            Finishing::Missing(gaps)
        })
    }

    async fn finish_answers(
        &self,
        tx: &mut Tx,
        officer: &SignedIn,
        (which, evaluation): (&SheetKey, &Evaluation),
    ) -> Result<(), Problem> {
        let (by, now) = (officer.id.as_str(), self.now());
        if !tx.finish_sheet(which, (by, now), &self.today().to_string()).await? {
            return Err(Rule::SheetChanged.into());
        }
        if let Some(new) = new_follow_up(which, None, &evaluation.action, now)? {
            tx.add_follow_up(&new).await?;
        }
        record(tx, entry(AuditKind::SopSheetFinished, by, which), now).await
    }

    async fn evaluation_begun_with(&self, reader: &mut Reader, which: &SheetKey) -> Result<StoredEvaluation, Problem> {
        let today = instrument_on(self.today()).ok_or(Problem::NotFound)?;
        let Some((period, content)) = self.unfinished_before(reader, which).await? else {
            return Ok(StoredEvaluation::of(&Evaluation::blank(today), today.version));
        };
        let mut carried: StoredEvaluation = read(&content)?;
        carried.carried_from = Some(period);
        carried.instrument = today.version;
        Ok(carried)
    }

    /// An answer for every question of today's list, whatever was sent.
    fn typed_evaluation(
        &self,
        published: &Published,
        typed: &TypedEvaluation,
    ) -> Result<(&'static Instrument, Evaluation), Problem> {
        let instrument = instrument_on(self.today()).ok_or(Problem::NotFound)?;
        check_answerable(&typed.evaluation.action, &self.answerable(published))?;
        Ok((instrument, asked(instrument, &typed.evaluation)))
    }
}

impl EvaluationSheet {
    /// The same with what was typed instead of what was kept, so that a page that was refused loses nothing.
    #[must_use]
    pub fn typed(mut self, typed: &TypedEvaluation) -> Self {
        self.evaluation = asked(self.instrument, &typed.evaluation);
        self
    }
}

/// One answer for every question of a list, in its order.
fn asked(instrument: &Instrument, given: &Evaluation) -> Evaluation {
    let replies = Evaluation::blank(instrument).replies.into_iter().map(|blank| {
        let answered = given.replies.iter().find(|reply| reply.question == blank.question);
        answered.cloned().unwrap_or(blank)
    });
    let replies: Vec<Reply> = replies.collect();
    Evaluation {
        replies,
        ..given.clone()
    }
}
