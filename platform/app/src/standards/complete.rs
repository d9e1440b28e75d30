//! What the stages of a standard do beside what the engine does, in the transaction of the step itself.

use maklumat_calendar::Timestamp;
use maklumat_credential::digest;
use maklumat_sop::{CheckedSop, DECREE_DATE, DECREE_NUMBER, DRAFT_DIGEST, Procedure, Stage};
use maklumat_store::{FaultKind, Proposal, PublicDraft, StandardMatter, Tx};
use maklumat_vocabulary::StepId;
use maklumat_workflow::{Actor, Command};

use super::enact::decree_of;
use crate::App;
use crate::cases::act::{Appending, Loaded, TRIES, after, decided};
use crate::cases::numbered;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::Private;
use crate::views::account::SignedIn;
use crate::views::case_file::StepForm;

/// What is written together with a completed step.
pub(crate) enum Also {
    /// The text as it is published, by whom. The time for comments is counted when it is written.
    Publish { draft: Box<PublicDraft>, by: String },
    /// The decree makes the text a proposal; its content with the decree in it is what is worked on from then on.
    Propose {
        standard: Box<StandardMatter>,
        proposal: Proposal,
        files: Vec<(String, Vec<u8>)>,
    },
}

impl App {
    /// Looks at the stage a step is, before it is completed: refuses what the law does not let happen yet, and fills in
    /// what only the program knows. Nothing for a step that is no stage, or a case that is about no standard.
    pub(crate) async fn prepare_stage(
        &self,
        officer: &SignedIn,
        (loaded, step): (&Loaded, &StepId),
        form: &mut StepForm,
    ) -> Result<Option<Also>, Problem> {
        let sop = &loaded.published.sop;
        let stage = Procedure::of(sop.definition()).and_then(|procedure| procedure.stage(step));
        let Some(stage) = stage else { return Ok(None) };
        let mut reader = self.store().read().await?;
        let Some(standard) = reader.standard(loaded.matter.head.id).await? else {
            return Ok(None);
        };
        let published = reader.public_draft(standard.matter).await?;
        let (said, answered) = reader.count_comments(standard.matter).await?;
        drop(reader);
        match stage {
            Stage::Draft | Stage::Assessment | Stage::Discussion | Stage::Minutes => Ok(None),
            Stage::Publication => self.publication(officer, (loaded, &standard), form).map(Some),
            Stage::Comments => match published {
                Some(draft) if draft.comments_until >= self.now() => Err(Rule::CommentsStillOpen.into()),
                Some(_) | None => Ok(None),
            },
            // [law: pp-96-2012-art-42]
            Stage::Revision if answered < said => Err(Rule::CommentsUnanswered.into()),
            Stage::Revision => self.is_sound(&standard).map(|()| None),
            Stage::Decree => self.decree(officer, (loaded, step, &standard), form).await.map(Some),
            Stage::Pledge => self.is_published(&standard).await.map(|()| None),
        }
    }

    fn is_sound(&self, standard: &StandardMatter) -> Result<(), Problem> {
        let text = standard.text.as_deref().ok_or(Rule::NoDraftText)?;
        let sound = self.sound_text((text, standard.english.as_deref()), &standard.service);
        sound.map(|_| ()).ok_or_else(|| Rule::DraftHasErrors.into())
    }

    /// The text as it will be shown, with its digest in the record of the step.
    fn publication(
        &self,
        officer: &SignedIn,
        (loaded, standard): (&Loaded, &StandardMatter),
        form: &mut StepForm,
    ) -> Result<Also, Problem> {
        self.is_sound(standard)?;
        let text = standard.text.clone().unwrap_or_default();
        let digest = digest(text.as_bytes()).to_string();
        form.records.retain(|(name, _)| name != DRAFT_DIGEST);
        form.records.push((DRAFT_DIGEST.to_owned(), Private(digest.clone())));
        let now = self.now();
        let draft = PublicDraft {
            matter: standard.matter,
            text,
            english: standard.english.clone(),
            digest,
            published_at: now,
            comments_until: comments_until(&loaded.published.sop, now),
        };
        Ok(Also::Publish {
            draft: Box::new(draft),
            by: officer.id.to_string(),
        })
    }

    async fn decree(
        &self,
        officer: &SignedIn,
        (loaded, step, standard): (&Loaded, &StepId, &StandardMatter),
        form: &StepForm,
    ) -> Result<Also, Problem> {
        let step = loaded.published.sop.step(step);
        let fields = step
            .records
            .iter()
            .filter(|field| [DECREE_NUMBER, DECREE_DATE].contains(&field.name.as_str()));
        let typed = form.records.iter().map(|(name, value)| (name.clone(), value.0.clone()));
        let typed: Vec<(String, String)> = typed.collect();
        let facts = crate::answers::parse_all(fields, &typed, self.today()).map_err(Problem::Invalid)?;
        let decree = decree_of(&facts).ok_or(Rule::DecreeMissing)?;
        self.proposed_by_decree(officer, standard, &decree).await
    }

    /// The maklumat is that of a standard in force, so its version must be published. [law: pp-96-2012-art-30]
    async fn is_published(&self, standard: &StandardMatter) -> Result<(), Problem> {
        if self.has_been_published(standard).await? {
            Ok(())
        } else {
            Err(Rule::StandardNotPublished.into())
        }
    }

    /// Whether the text with the decree in it is a published version.
    pub(super) async fn has_been_published(&self, standard: &StandardMatter) -> Result<bool, Problem> {
        let text = standard.text.as_deref().unwrap_or_default();
        let digest = digest(text.as_bytes()).to_string();
        let mut reader = self.store().read().await?;
        self.follow_published(&mut reader).await?;
        let current = self.current();
        let mut versions = current.versions_of(&standard.service);
        Ok(versions.any(|known| known.digest == digest))
    }

    /// Decides commands on a case and makes their events durable together with what else belongs to them.
    pub(crate) async fn act_with(
        &self,
        mut loaded: Loaded,
        by: &Actor,
        (commands, also): ((&Command, &[Command]), &Also),
    ) -> Result<(), Problem> {
        let id = loaded.matter.head.id;
        for tried in 0..TRIES {
            if tried > 0 {
                loaded = self.load(&mut self.store().read().await?, id).await?;
            }
            let now = self.now();
            let events = decided(&loaded, commands, by, now)
                .map_err(|refusal| Problem::refused(&refusal, loaded.published.sop.definition()))?;
            let series = numbered::only_a_number(&loaded, &after(&loaded.case, &events), &events, now);
            let _turn = match &series {
                Some(series) => self.store().turn(&series.name).await?,
                None => None,
            };
            let mut tx = self.store().begin().await?;
            if let Err(problem) = also.write(&mut tx, (&loaded.published.sop, now)).await {
                tx.roll_back().await;
                return Err(problem);
            }
            match self.append(&mut tx, &loaded, events, now).await {
                Ok(_) => match tx.commit().await {
                    Ok(()) => return Ok(()),
                    Err(fault) if fault.is_conflict() => {}
                    Err(fault) => return Err(fault.into()),
                },
                Err(Appending::Conflict) => tx.roll_back().await,
                Err(Appending::Failed(problem)) => {
                    tx.roll_back().await;
                    return Err(problem);
                }
            }
        }
        Err(Rule::SomebodyWasFaster.into())
    }
}

impl Also {
    pub(super) async fn write(&self, tx: &mut Tx, (sop, now): (&CheckedSop, Timestamp)) -> Result<(), Problem> {
        match self {
            Self::Publish { draft, by } => {
                let draft = PublicDraft {
                    published_at: now,
                    comments_until: comments_until(sop, now),
                    ..PublicDraft::clone(draft)
                };
                match tx.publish_draft(&draft, by).await {
                    Err(fault) if fault.kind() == FaultKind::Duplicate => Err(Rule::DraftIsPublished.into()),
                    done => Ok(done?),
                }
            }
            Self::Propose {
                standard,
                proposal,
                files,
            } => {
                tx.keep_proposal(proposal, files).await?;
                let texts = (
                    standard.text.as_deref().unwrap_or_default(),
                    standard.english.as_deref(),
                );
                let of = (standard.matter, standard.revision);
                if !tx.change_standard(of, texts, (&proposal.officer, now)).await? {
                    return Err(Rule::ChangedElsewhere.into());
                }
                Ok(tx.standard_is_proposed(standard.matter, proposal.id).await?)
            }
        }
    }
}

/// The last instant for comments on what is published now: that at which the step of comments goes on by itself.
fn comments_until(sop: &CheckedSop, now: Timestamp) -> Timestamp {
    let definition = sop.definition();
    let step = Procedure::of(definition).and_then(|procedure| definition.step(procedure.step(Stage::Comments)?));
    let Some(step) = step else { return now };
    let time = step.timeout.as_ref().map_or(step.time, |timeout| timeout.after);
    sop.calendar_for(step).add(now, time)
}
