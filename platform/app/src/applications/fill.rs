//! Filling in, one page at a time. Everything typed is kept, right or wrong.

use std::collections::BTreeSet;

use maklumat_calendar::Timestamp;
use maklumat_sop::{Channel, Facts};
use maklumat_store::{CaseKey, Draft, NewAttachment, Uuid};
use maklumat_workflow::Case;

use super::form::{self, Form, KeptFile};
use super::session::Applicant;
use super::start::{KEPT, channel_of};
use crate::App;
use crate::catalogue::Published;
use crate::media;
use crate::problem::{Problem, Rule};
use crate::views::{Application, DefectView, FileView, Private};

/// Most files for one requirement.
const MOST_FILES: usize = 20;

/// A form with the definition it belongs to.
pub(crate) struct Filling {
    pub(crate) draft: Draft,
    pub(crate) form: Form,
    pub(crate) published: Published,
    /// The case, when this answers a return.
    pub(crate) case: Option<Case>,
}

impl Filling {
    pub(crate) fn facts(&self, today: maklumat_calendar::Date) -> Facts {
        match &self.case {
            // Answers given before still hold; what is typed now takes their place.
            Some(case) => {
                let mut facts = case.facts.clone();
                facts.extend(self.form.facts(&self.published.sop, today));
                facts
            }
            None => self.form.facts(&self.published.sop, today),
        }
    }
}

impl Form {
    pub(crate) fn encode(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a form of texts is serializable")
    }
}

impl App {
    /// The application being filled in; for a returned case, the pages its defects are about.
    pub async fn application(&self, applicant: &Applicant) -> Result<Application, Problem> {
        let filling = self.filling(applicant).await?;
        Ok(self.view(&filling))
    }

    fn view(&self, filling: &Filling) -> Application {
        let today = self.zone().date(self.now());
        let sop = &filling.published.sop;
        let facts = filling.facts(today);
        let pages = filling.form.pages(sop, &facts, today);
        Application {
            service: sop.definition().key.clone(),
            reference: filling.draft.reference.clone(),
            channel: channel_of(&filling.form.channel),
            saved_at: filling.draft.updated_at,
            pages: pages
                .iter()
                .map(|page| filling.form.view(page, sop, &facts, today))
                .collect(),
            priority: filling
                .form
                .priority
                .as_deref()
                .map(maklumat_vocabulary::PriorityId::new),
            answering: filling
                .case
                .as_ref()
                .and_then(|case| case.waiting.as_ref())
                .map(|waiting| {
                    let late = &waiting.late_defects;
                    waiting
                        .defects
                        .iter()
                        .enumerate()
                        .map(|(index, defect)| DefectView {
                            requirement: defect.requirement.clone(),
                            requirement_name: sop
                                .definition()
                                .requirement(&defect.requirement)
                                .map(|asked| asked.name.clone())
                                .unwrap_or_default(),
                            explanation: Private(defect.explanation.clone()),
                            is_late: late.contains(&index),
                        })
                        .collect()
                }),
        }
    }

    pub(crate) async fn filling(&self, applicant: &Applicant) -> Result<Filling, Problem> {
        let mut reader = self.store().read().await?;
        let draft = reader.draft(applicant.id).await?;
        if !applicant.is_submitted {
            let draft = draft.ok_or(Problem::NotFound)?;
            let form = decode(&draft)?;
            let key = maklumat_vocabulary::ServiceKey::new(&form.unit, &form.service);
            // An unsent application follows the version in force on the day it is sent.
            let published = self.service(&key).ok_or(Problem::NotFound)?;
            return Ok(Filling {
                draft,
                form,
                published,
                case: None,
            });
        }
        let loaded = self.load(&mut reader, applicant.id).await?;
        let Some(waiting) = &loaded.case.waiting else {
            return Err(if loaded.case.is_open() {
                Rule::NothingToAnswer.into()
            } else {
                Rule::AlreadySubmitted.into()
            });
        };
        let draft = match draft {
            Some(draft) => draft,
            None => self.answer_draft(&loaded, waiting)?,
        };
        let form = decode(&draft)?;
        Ok(Filling {
            draft,
            form,
            published: loaded.published,
            case: Some(loaded.case),
        })
    }

    /// An empty form for the answer to a return.
    fn answer_draft(
        &self,
        loaded: &crate::cases::act::Loaded,
        waiting: &maklumat_workflow::Waiting,
    ) -> Result<Draft, Problem> {
        let now = self.now();
        let definition = loaded.published.sop.definition();
        let answering: BTreeSet<String> = waiting
            .defects
            .iter()
            .map(|defect| defect.requirement.to_string())
            .collect();
        let form = Form {
            unit: definition.key.unit.to_string(),
            service: definition.key.service.to_string(),
            version: loaded.case.version,
            channel: "online".to_owned(),
            answering: Some(answering),
            ..Form::default()
        };
        Ok(Draft {
            id: loaded.matter.head.id,
            key: loaded.matter.head.key.clone().ok_or(Problem::NotFound)?,
            reference: loaded.matter.reference.clone(),
            unit: form.unit.clone(),
            service: form.service.clone(),
            version: form.version,
            applicant_key: None,
            pin_hash: loaded.matter.pin_hash.clone(),
            answers: form.encode(),
            updated_at: now,
            expires_at: waiting.until,
        })
    }

    /// Keeps what a page sent. Errors are told, and what was typed stays.
    pub async fn save_page(
        &self,
        applicant: &Applicant,
        page: &str,
        typed: Vec<(String, Private)>,
    ) -> Result<Application, Problem> {
        let mut filling = self.filling(applicant).await?;
        let sop = filling.published.sop.clone();
        let page = form::page(&sop, page).ok_or(Problem::NotFound)?;
        let typed: Vec<(String, String)> = typed.into_iter().map(|(name, value)| (name, value.0)).collect();
        filling.form.keep(&page, &typed);
        let today = self.zone().date(self.now());
        let errors = filling.form.errors(&page, &filling.facts(today), today);
        self.keep(&mut filling).await?;
        if errors.is_empty() {
            Ok(self.view(&filling))
        } else {
            Err(Problem::Invalid(errors))
        }
    }

    pub(crate) async fn keep(&self, filling: &mut Filling) -> Result<(), Problem> {
        let now = self.now();
        filling.draft.answers = filling.form.encode();
        filling.draft.updated_at = now;
        if filling.case.is_none() {
            filling.draft.expires_at = Timestamp::from_second(now.as_second() + KEPT).unwrap_or(now);
        }
        let mut tx = self.store().begin().await?;
        tx.save_draft(&filling.draft).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Takes in one file for a requirement: looked at, stripped of metadata, sealed.
    pub async fn attach(
        &self,
        applicant: &Applicant,
        page: &str,
        _filename: &str,
        bytes: Vec<u8>,
    ) -> Result<FileView, Problem> {
        let mut filling = self.filling(applicant).await?;
        let sop = filling.published.sop.clone();
        let page = form::page(&sop, page).ok_or(Problem::NotFound)?;
        let count = filling.form.files.get(page.id()).map_or(0, Vec::len);
        if count >= MOST_FILES {
            return Err(Rule::TooManyFiles.into());
        }
        let media_type = media::sniff(&bytes)?;
        let content = media::without_metadata(bytes, media_type);
        let kept = self
            .keep_owned(filling.draft.id, &filling.draft.key, &content, media_type)
            .await?;
        let files = filling.form.files.entry(page.id().to_owned()).or_default();
        if !files.iter().any(|file| file.digest == kept.digest) {
            files.push(kept.clone());
        }
        filling.form.saved.insert(page.id().to_owned());
        self.keep(&mut filling).await?;
        Ok(kept.view())
    }

    pub(crate) async fn keep_owned(
        &self,
        owner: Uuid,
        key: &CaseKey,
        content: &[u8],
        kind: &str,
    ) -> Result<KeptFile, Problem> {
        let now = self.now();
        let kept = self
            .store()
            .keep_attachment(
                NewAttachment {
                    owner,
                    key,
                    kind,
                    content,
                },
                now,
            )
            .await?;
        Ok(KeptFile {
            digest: kept.digest,
            media_type: kept.kind,
            bytes: u64::try_from(kept.length_bytes).unwrap_or(0),
            uploaded_at: kept.stored_at.as_microsecond(),
        })
    }

    /// Takes a file off the application. Its content stays sealed until the application is sent or forgotten.
    pub async fn detach(&self, applicant: &Applicant, page: &str, digest: &str) -> Result<(), Problem> {
        let mut filling = self.filling(applicant).await?;
        if let Some(files) = filling.form.files.get_mut(page) {
            files.retain(|file| file.digest != digest);
        }
        self.keep(&mut filling).await
    }

    /// Notes at the counter that something was shown or handed over.
    pub async fn tick_at_counter(&self, applicant: &Applicant, page: &str, is_ticked: bool) -> Result<(), Problem> {
        let mut filling = self.filling(applicant).await?;
        if channel_of(&filling.form.channel) == Channel::Online {
            return Err(Problem::NotFound);
        }
        if is_ticked {
            filling.form.ticked.insert(page.to_owned());
        } else {
            filling.form.ticked.remove(page);
        }
        self.keep(&mut filling).await
    }

    /// Says that the applicant belongs to a class that is served first. [law: uu-25-2009-art-29]
    pub async fn set_priority(&self, applicant: &Applicant, class: Option<&str>) -> Result<(), Problem> {
        let mut filling = self.filling(applicant).await?;
        let offered = &filling.published.sop.definition().priorities;
        filling.form.priority = class
            .filter(|class| offered.iter().any(|priority| priority.class.as_str() == *class))
            .map(str::to_owned);
        self.keep(&mut filling).await
    }

    /// A file the applicant has handed in.
    pub async fn own_file(&self, applicant: &Applicant, digest: &str) -> Result<(String, Vec<u8>), Problem> {
        let mut reader = self.store().read().await?;
        let key = match reader.matter(applicant.id).await? {
            Some(matter) => matter.head.key.ok_or(Problem::NotFound)?,
            None => reader.draft(applicant.id).await?.ok_or(Problem::NotFound)?.key,
        };
        self.file_of(applicant.id, &key, digest).await
    }

    pub(crate) async fn file_of(&self, owner: Uuid, key: &CaseKey, digest: &str) -> Result<(String, Vec<u8>), Problem> {
        let known = self.store().read().await?.attachments_of(owner).await?;
        if let Some(file) = known.into_iter().find(|file| file.digest == digest) {
            let content = self
                .store()
                .attachment(owner, key, digest)
                .await?
                .ok_or(Problem::NotFound)?;
            return Ok((file.kind, content));
        }
        self.sample_file(digest).await
    }
}

fn decode(draft: &Draft) -> Result<Form, Problem> {
    serde_json::from_slice(&draft.answers).map_err(|_| Problem::NotFound)
}
