//! The half-yearly sheet of a SOP: shown with what was measured, kept while it is filled, finished for good.

use maklumat_monitoring::{Action, HalfYear, Measured, Round, Row, Sheet};
use maklumat_sop::{Performer, Step};
use maklumat_store::{Reader, SheetKey, Tx};
use maklumat_vocabulary::{Language, LocalizedText, ServiceKey};

use super::facts::Facts;
use super::follow_ups::new_follow_up;
use super::stored::{StoredFacts, StoredSheet, read, written};
use super::top::{entry, write};
use super::which::sheet_key;
use crate::App;
use crate::audit::{AuditKind, record};
use crate::catalogue::Published;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::WorkingTime;
use crate::views::account::SignedIn;
use crate::views::monitoring::{Finishing, MonitoringSheet, ServiceFacts, SheetFinishing, StepOnSheet, TypedSheet};

impl App {
    /// The sheet of this half year, as it was kept so far and with what is measured today.
    pub async fn monitoring_sheet(&self, officer: &SignedIn, key: &ServiceKey) -> Result<MonitoringSheet, Problem> {
        let half_year = HalfYear::of(self.today());
        self.monitoring_of(officer, key, half_year).await
    }

    /// The sheet of a half year. Of an earlier one only what was begun is there.
    pub async fn monitoring_of(
        &self,
        officer: &SignedIn,
        key: &ServiceKey,
        half_year: HalfYear,
    ) -> Result<MonitoringSheet, Problem> {
        let mut reader = self.store().read().await?;
        self.check_look(&mut reader, officer, key).await?;
        let which = sheet_key(key, Round::Monitoring, &half_year.to_string());
        let kept = reader.sheet(&which).await?;
        let is_open = half_year == HalfYear::of(self.today());
        let (published, stored) = match &kept {
            Some((head, content)) if head.finished_at.is_some() => {
                let version = self.version(key, head.version).ok_or(Problem::NotFound)?;
                (version, read::<StoredSheet>(content)?)
            }
            Some((_, content)) => (self.looked_sop(key)?, read(content)?),
            None if is_open => {
                self.check_fill(&mut reader, officer, key).await?;
                (self.looked_sop(key)?, self.begun_with(&mut reader, &which).await?)
            }
            None => return Err(Problem::NotFound),
        };
        let facts = match &stored.facts {
            Some(facts) => frozen(facts, &published, &stored.sheet()),
            None => self.facts(&mut reader, &published).await?,
        };
        let mut sheet = self.monitoring_view(&published, half_year, &stored.sheet(), facts);
        sheet.head.carried_from = stored.carried_from.filter(|_| kept.is_none());
        if let Some((head, _)) = &kept {
            sheet.head.revision = head.revision;
            sheet.head.finished = self.finished(&mut reader, head, stored.position.as_deref()).await?;
        }
        let is_theirs = self.may_fill(&mut reader, officer, key).await?;
        sheet.head.may_fill = is_theirs && is_open && sheet.head.finished.is_none();
        Ok(sheet)
    }

    /// Keeps what was written so far.
    pub async fn keep_monitoring(
        &self,
        officer: &SignedIn,
        key: &ServiceKey,
        typed: TypedSheet,
    ) -> Result<(), Problem> {
        let mut tx = self.store().begin().await?;
        self.check_fill(&mut tx, officer, key).await?;
        let published = self.looked_sop(key)?;
        let which = self.sheet_of_today(key, Round::Monitoring);
        let sheet = self.typed_sheet(&published, &typed, None)?;
        let content = written(&StoredSheet::of(&sheet))?;
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

    /// Keeps what was written and finishes the sheet for good, with what was measured until today. Where something is
    /// missing it is only kept.
    pub async fn finish_monitoring(
        &self,
        officer: &SignedIn,
        key: &ServiceKey,
        typed: TypedSheet,
    ) -> Result<SheetFinishing, Problem> {
        let mut tx = self.store().begin().await?;
        self.check_fill(&mut tx, officer, key).await?;
        let published = self.looked_sop(key)?;
        let which = self.sheet_of_today(key, Round::Monitoring);
        let facts = self.facts(&mut tx, &published).await?;
        let sheet = self.typed_sheet(&published, &typed, Some(&facts))?;
        let gaps = sheet.gaps(self.today());
        let mut stored = StoredSheet::of(&sheet);
        if gaps.is_empty() {
            stored.facts = Some(StoredFacts::of(&facts.service));
            stored.position = self.filling_position(&mut tx, officer, key).await?;
        } else {
            // Figures are fixed with the sheet, not before.
            stored.rows.iter_mut().for_each(|row| row.measured = None);
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
            self.finish_sheet(&mut tx, officer, &which, &sheet).await?;
        }
        tx.commit().await?;
        Ok(if gaps.is_empty() {
            Finishing::Done
        } else {
            Finishing::Missing(gaps)
        })
    }

    async fn finish_sheet(
        &self,
        tx: &mut Tx,
        officer: &SignedIn,
        which: &SheetKey,
        sheet: &Sheet,
    ) -> Result<(), Problem> {
        let (by, now) = (officer.id.as_str(), self.now());
        if !tx.finish_sheet(which, (by, now), &self.today().to_string()).await? {
            return Err(Rule::SheetChanged.into());
        }
        for row in &sheet.rows {
            if let Some(new) = new_follow_up(which, Some(row.step.as_str()), &row.action, now)? {
                tx.add_follow_up(&new).await?;
            }
        }
        record(tx, entry(AuditKind::SopSheetFinished, by, which), now).await
    }

    /// What an unfinished sheet of an earlier half year said, or nothing.
    async fn begun_with(&self, reader: &mut Reader, which: &SheetKey) -> Result<StoredSheet, Problem> {
        let Some((period, content)) = self.unfinished_before(reader, which).await? else {
            return Ok(StoredSheet::default());
        };
        Ok(StoredSheet {
            carried_from: Some(period),
            ..read(&content)?
        })
    }

    /// A row for every step of the SOP in force, whatever was sent. Who answers must be one who can.
    fn typed_sheet(&self, published: &Published, typed: &TypedSheet, facts: Option<&Facts>) -> Result<Sheet, Problem> {
        let answerable = self.answerable(published);
        let mut rows = Vec::new();
        for step in &published.sop.definition().steps {
            let sent = typed.rows.iter().find(|row| row.step == step.id);
            let action = sent.map(|row| row.action.clone()).unwrap_or_default();
            check_answerable(&action, &answerable)?;
            rows.push(Row {
                step: step.id.clone(),
                judgement: sent.and_then(|row| row.judgement),
                note: sent.map(|row| row.note.clone()).unwrap_or_default(),
                action,
                measured: facts.and_then(|facts| facts.steps.get(&step.id).copied()),
            });
        }
        Ok(Sheet {
            methods: typed.methods.clone(),
            rows,
        })
    }

    fn monitoring_view(
        &self,
        published: &Published,
        half_year: HalfYear,
        sheet: &Sheet,
        facts: Facts,
    ) -> MonitoringSheet {
        let steps = published.sop.definition().steps.iter();
        let rows = steps.map(|step| {
            let row = sheet.rows.iter().find(|row| row.step == step.id);
            self.sheet_row(published, step, (row, facts.steps.get(&step.id).copied()))
        });
        MonitoringSheet {
            head: self.sheet_top(published),
            half_year,
            methods: sheet.methods.clone(),
            rows: rows.collect(),
            facts: facts.service,
        }
    }

    fn sheet_row(
        &self,
        published: &Published,
        step: &Step,
        (row, measured): (Option<&Row>, Option<Measured>),
    ) -> StepOnSheet {
        let minutes_per_day = published.sop.calendar_for(step).minutes_per_working_day();
        let mean = measured.filter(Measured::is_enough).map(|measured| WorkingTime {
            minutes: measured.mean_minutes,
            minutes_per_day,
        });
        StepOnSheet {
            step: step.id.clone(),
            name: step.name.clone(),
            performer: match &step.by {
                Performer::Applicant => None,
                Performer::Position(position) => Some(self.position_name(position)),
            },
            published: LocalizedText {
                id: step.time.words(Language::Indonesian),
                en: Some(step.time.words(Language::English)),
            },
            measured,
            mean,
            judgement: row.and_then(|row| row.judgement),
            note: row.map(|row| row.note.clone()).unwrap_or_default(),
            action: row.map(|row| row.action.clone()).unwrap_or_default(),
        }
    }
}

impl MonitoringSheet {
    /// The same with what was typed instead of what was kept, so that a page that was refused loses nothing.
    #[must_use]
    pub fn typed(mut self, typed: &TypedSheet) -> Self {
        self.methods.clone_from(&typed.methods);
        for row in &mut self.rows {
            if let Some(sent) = typed.rows.iter().find(|sent| sent.step == row.step) {
                row.judgement = sent.judgement;
                row.note.clone_from(&sent.note);
                row.action = sent.action.clone();
            }
        }
        self
    }
}

/// Who answers for an action is one of the offered positions.
pub(super) fn check_answerable(
    action: &Action,
    answerable: &[(maklumat_vocabulary::PositionKey, LocalizedText)],
) -> Result<(), Problem> {
    let is_known = |by| answerable.iter().any(|(key, _)| key == by);
    if action.by.as_ref().is_none_or(is_known) {
        Ok(())
    } else {
        Err(Rule::PositionUnknown.into())
    }
}

/// The figures a finished sheet was finished with.
fn frozen(facts: &StoredFacts, published: &Published, sheet: &Sheet) -> Facts {
    let day = |text: &str| text.parse().unwrap_or_default();
    let minutes_per_day = published.sop.calendar().minutes_per_working_day();
    Facts {
        service: ServiceFacts {
            from: day(&facts.from),
            until: day(&facts.until),
            promise: crate::reports::oversight::promised(published),
            median: facts.median_minutes.map(|minutes| WorkingTime {
                minutes,
                minutes_per_day,
            }),
            finished: facts.finished,
            on_time: facts.on_time,
            returned: facts.returned,
            overrides: facts.overrides,
            ended: facts.ended,
        },
        steps: sheet
            .rows
            .iter()
            .filter_map(|row| Some((row.step.clone(), row.measured?)))
            .collect(),
    }
}

impl StoredFacts {
    fn of(facts: &ServiceFacts) -> Self {
        Self {
            from: facts.from.to_string(),
            until: facts.until.to_string(),
            median_minutes: facts.median.map(|median| median.minutes),
            finished: facts.finished,
            on_time: facts.on_time,
            returned: facts.returned,
            overrides: facts.overrides,
            ended: facts.ended,
        }
    }
}
