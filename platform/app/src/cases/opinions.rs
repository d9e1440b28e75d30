//! Asking another unit what it thinks of a case, and answering there: that unit sees the question and what was chosen
//! for it, and nothing else of the case.

use maklumat_calendar::{Date, Time, Timestamp};
use maklumat_store::{AwaitedOpinion, NewAttachment};
use maklumat_vocabulary::{StepId, UnitId};
use maklumat_workflow::{Actor, Command, Opinion, OpinionState, opinion_limit};

use crate::App;
use crate::access::{Action, may};
use crate::applications::submit::acting;
use crate::cases::act::Loaded;
use crate::cases::{allowed, file, words};
use crate::media;
use crate::problem::Problem;
use crate::views::account::SignedIn;
use crate::views::opinion::{Asking, AwaitedRow, OpinionFile, OpinionSheet, OpinionView};
use crate::views::{CaseId, FileView, Private};

/// Most opinions that are listed.
const LISTED: i64 = 200;

/// Counting stops here.
const COUNTED: i64 = 100;

impl App {
    /// Asks a unit for its opinion until the end of a day, in a step the officer works on.
    pub async fn ask_opinion(
        &self,
        officer: &SignedIn,
        case: CaseId,
        step: &StepId,
        asking: Asking,
    ) -> Result<(), Problem> {
        let loaded = self.load_for(officer, case, Action::CompleteStep).await?;
        let ends = opinion_limit(&loaded.published.sop, &loaded.case, step, self.now());
        let command = Command::AskOpinion {
            step: step.clone(),
            unit: UnitId::new(&asking.unit),
            due: self.opinion_due(asking.until, ends),
            question: asking.question.0.trim().to_owned(),
            evidence: asking.evidence,
        };
        self.act_on(loaded, &Actor::Officer(acting(officer)), (&command, &[]))
            .await?;
        Ok(())
    }

    /// The end of the day, or the last moment an answer is waited for where that is earlier on the same day.
    fn opinion_due(&self, day: Date, ends: Option<Timestamp>) -> Timestamp {
        let evening = self.zone().instant(day, Time::constant(23, 59, 0, 0));
        match ends {
            Some(ends) if self.zone().date(ends) == day => ends.min(evening),
            Some(_) | None => evening,
        }
    }

    pub async fn remind_opinion(&self, officer: &SignedIn, case: CaseId, number: u32) -> Result<(), Problem> {
        let command = Command::RemindOpinion { number };
        self.act_for(officer, case, (Action::CompleteStep, &command)).await
    }

    pub async fn withdraw_opinion(
        &self,
        officer: &SignedIn,
        case: CaseId,
        number: u32,
        reason: &str,
    ) -> Result<(), Problem> {
        let command = Command::WithdrawOpinion {
            number,
            reason: reason.trim().to_owned(),
        };
        self.act_for(officer, case, (Action::CompleteStep, &command)).await
    }

    /// Answers for a unit that was asked. A file may come with it.
    pub async fn give_opinion(
        &self,
        officer: &SignedIn,
        (case, number): (CaseId, u32),
        words: &str,
        enclosed: Option<Vec<u8>>,
    ) -> Result<(), Problem> {
        let (loaded, _) = self.load_asked(officer, case, number).await?;
        let file = match enclosed {
            None => None,
            Some(bytes) => Some(self.keep_enclosure(&loaded, bytes).await?),
        };
        let command = Command::GiveOpinion {
            number,
            words: words.trim().to_owned(),
            file,
        };
        self.act_on(loaded, &Actor::Officer(acting(officer)), (&command, &[]))
            .await?;
        Ok(())
    }

    async fn keep_enclosure(&self, loaded: &Loaded, bytes: Vec<u8>) -> Result<String, Problem> {
        let kind = media::sniff(&bytes)?;
        let key = loaded.matter.head.key.as_ref().ok_or(Problem::NotFound)?;
        let content = media::without_metadata(bytes, kind)?;
        let new = NewAttachment {
            owner: loaded.matter.head.id,
            key,
            kind,
            content: &content,
        };
        Ok(self.store().keep_attachment(new, self.now()).await?.digest)
    }

    /// What a unit was asked, for whoever works there.
    pub async fn opinion_sheet(&self, officer: &SignedIn, case: CaseId, number: u32) -> Result<OpinionSheet, Problem> {
        let (loaded, opinion) = self.load_asked(officer, case, number).await?;
        let definition = loaded.published.sop.definition();
        let kept = self.store().read().await?.attachments_of(case.0).await?;
        let shown = opinion.evidence.iter().filter_map(|digest| {
            let attachment = kept.iter().find(|kept| kept.digest == *digest)?;
            Some(OpinionFile {
                name: file::evidence_name(&loaded.published.sop, &loaded.case, digest),
                file: FileView {
                    digest: digest.clone(),
                    media_type: attachment.kind.clone(),
                    bytes: u64::try_from(attachment.length_bytes).unwrap_or(0),
                    uploaded_at: attachment.stored_at,
                },
            })
        });
        Ok(OpinionSheet {
            case,
            number,
            reference: loaded.matter.reference.clone(),
            service_name: definition.name.clone(),
            step_name: definition
                .step(&opinion.step)
                .map(|step| step.name.clone())
                .unwrap_or_default(),
            asked_at: opinion.asked_at,
            due: opinion.due,
            question: Private(opinion.question.clone()),
            evidence: shown.collect(),
            is_open: opinion.is_open(),
        })
    }

    /// One of the files that were chosen for the unit.
    pub async fn opinion_evidence(
        &self,
        officer: &SignedIn,
        (case, number): (CaseId, u32),
        digest: &str,
    ) -> Result<(String, Vec<u8>), Problem> {
        let (loaded, opinion) = self.load_asked(officer, case, number).await?;
        if !opinion.evidence.iter().any(|shown| shown == digest) {
            return Err(Problem::NotFound);
        }
        let key = loaded.matter.head.key.as_ref().ok_or(Problem::NotFound)?;
        self.file_of(case.0, key, digest).await
    }

    /// A case of which the officer's unit was asked something that is still open. Who was not asked learns nothing.
    async fn load_asked(&self, officer: &SignedIn, case: CaseId, number: u32) -> Result<(Loaded, Opinion), Problem> {
        let loaded = self.load(&mut self.store().read().await?, case.0).await?;
        let role = allowed::role(officer, &loaded.published.sop);
        let asked = loaded.case.open_opinions().find(|opinion| opinion.number == number);
        let works_there = |unit: &UnitId| officer.positions.iter().any(|held| held.key.unit == *unit);
        match asked.filter(|opinion| works_there(&opinion.unit)).cloned() {
            Some(opinion) if may(role, Action::GiveOpinion) => Ok((loaded, opinion)),
            Some(_) | None => Err(Problem::NotFound),
        }
    }

    /// How many opinions the officer's units still have to give, counted to a limit, what others did to the files on the
    /// desk, and what is late or asked for of SOPs that are looked at.
    pub async fn count_notices(&self, officer: &SignedIn) -> Result<u64, Problem> {
        let mut units: Vec<&UnitId> = officer.positions.iter().map(|held| &held.key.unit).collect();
        units.sort_unstable();
        units.dedup();
        let mut reader = self.store().read().await?;
        let mut counted = 0;
        for unit in units {
            counted += reader.count_opinions_of(unit.as_str(), COUNTED).await?;
        }
        let news = i64::try_from(self.news_in(&mut reader, officer).await?.len()).unwrap_or(0);
        let reviews = self.count_review_notices(&mut reader, officer).await?;
        Ok(u64::try_from((counted + news + reviews).min(COUNTED)).unwrap_or(0))
    }

    /// What the officer's units were asked and have not answered, the first due first.
    pub async fn opinions_to_give(&self, officer: &SignedIn) -> Result<Vec<AwaitedRow>, Problem> {
        let mut units: Vec<&UnitId> = officer.positions.iter().map(|held| &held.key.unit).collect();
        units.sort_unstable();
        units.dedup();
        let mut reader = self.store().read().await?;
        let mut rows = Vec::new();
        for unit in units {
            rows.append(&mut reader.opinions_of_unit(unit.as_str(), LISTED).await?);
        }
        rows.sort_by_key(|row| row.due_at);
        Ok(rows.into_iter().filter_map(|row| self.awaited(row)).collect())
    }

    /// What the officer has asked of others and is waiting for.
    pub async fn opinions_awaited(&self, officer: &SignedIn) -> Result<Vec<AwaitedRow>, Problem> {
        let mut reader = self.store().read().await?;
        let rows = reader.opinions_asked_by(officer.id.as_str(), LISTED).await?;
        Ok(rows.into_iter().filter_map(|row| self.awaited(row)).collect())
    }

    fn awaited(&self, row: AwaitedOpinion) -> Option<AwaitedRow> {
        let published = self.version(&row.service, row.version)?;
        let definition = published.sop.definition();
        let regency = self.regency();
        let unit = regency.unit(&UnitId::new(&row.unit));
        Some(AwaitedRow {
            case: CaseId(row.matter),
            number: row.number,
            reference: row.reference,
            service_name: definition.name.clone(),
            unit_name: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
            asked_at: row.asked_at,
            due: row.due_at,
            zone: file::zone(published.sop.calendar(), row.due_at, self.now()),
            is_reminded: row.reminded_at.is_some(),
        })
    }

    /// What was asked of other units in a case, for whoever reads its file.
    pub(crate) fn opinions_of(&self, loaded: &Loaded) -> Vec<OpinionView> {
        let regency = self.regency();
        let calendar = loaded.published.sop.calendar();
        let today = calendar.zone().date(self.now());
        let view = |opinion: &Opinion| {
            let ended = opinion.ended_at().map_or(today, |at| calendar.zone().date(at));
            OpinionView {
                number: opinion.number,
                step: opinion.step.clone(),
                unit_name: regency
                    .unit(&opinion.unit)
                    .map_or_else(|| words::of_id(opinion.unit.as_str()), |unit| unit.name.clone()),
                asked_at: opinion.asked_at,
                due: opinion.due,
                question: Private(opinion.question.clone()),
                days: i64::from(calendar.working_days_between(calendar.zone().date(opinion.asked_at), ended)),
                reminded: opinion.reminded,
                is_open: opinion.is_open(),
                answer: match &opinion.state {
                    OpinionState::Given { at, words, file, .. } => Some((*at, Private(words.clone()), file.clone())),
                    OpinionState::Asked | OpinionState::Withdrawn { .. } => None,
                },
            }
        };
        loaded.case.opinions.iter().map(view).collect()
    }
}
