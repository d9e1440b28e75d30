//! Filling in, one page at a time. Everything typed is kept, right or wrong.

use std::collections::{BTreeMap, BTreeSet};

use maklumat_calendar::Timestamp;
use maklumat_sop::Facts;
use maklumat_store::Draft;
use maklumat_vocabulary::RequirementId;
use maklumat_workflow::{Defect, EvidenceForm};

use super::form::{self, Form};
use super::helping::KeptConsent;
use super::outlook::due_estimate;
use super::session::Applicant;
use super::start::KEPT;
use crate::App;
use crate::cases::act::Loaded;
use crate::cases::tracking;
use crate::catalogue::Published;
use crate::charges::charges;
use crate::paper::kept::KeptPaper;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::application::{Application, ApplicationPage};
use crate::views::{DefectView, FileView, Private};

/// How often a change is made anew when another page saved first.
const TRIES: usize = 8;

/// A form with the definition it belongs to.
pub(crate) struct Filling {
    pub(crate) draft: Draft,
    pub(crate) form: Form,
    pub(crate) published: Published,
    /// The case, when this answers a return.
    pub(crate) loaded: Option<Loaded>,
}

impl Filling {
    /// From when it counts: from its receipt where that was on paper.
    pub(crate) fn since(&self, now: Timestamp) -> Timestamp {
        self.form.paper.as_ref().map_or(now, KeptPaper::received_at)
    }

    /// Answers given before still hold; what is typed now takes their place.
    pub(crate) fn facts(&self, today: maklumat_calendar::Date) -> Facts {
        let mut facts = self.before();
        facts.extend(self.typed_facts(today));
        facts
    }

    pub(crate) fn typed_facts(&self, today: maklumat_calendar::Date) -> Facts {
        self.form.facts(&self.published.sop, &self.before(), today)
    }

    /// A page that is not open now, with what the case holds of it.
    fn handed_in_before(&self, mut page: ApplicationPage) -> ApplicationPage {
        let Some(loaded) = &self.loaded else { return page };
        match loaded.case.evidence.get(&RequirementId::new(&page.id)) {
            Some(EvidenceForm::Files(digests)) => {
                let file = |digest: &String| FileView {
                    digest: digest.clone(),
                    media_type: String::new(),
                    bytes: 0,
                    uploaded_at: loaded.case.submitted_at,
                };
                page.files = digests.iter().map(file).collect();
            }
            Some(EvidenceForm::AtCounter | EvidenceForm::SeenBy(_)) => page.is_ticked = true,
            Some(EvidenceForm::Declared) | None => {}
        }
        page
    }

    fn before(&self) -> Facts {
        self.loaded
            .as_ref()
            .map(|loaded| loaded.case.facts.clone())
            .unwrap_or_default()
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
        let now = filling.since(self.now());
        let today = self.zone().date(now);
        let sop = &filling.published.sop;
        let facts = filling.facts(today);
        let pages = filling.form.pages(sop, &facts, today);
        Application {
            service: sop.definition().key.clone(),
            reference: filling.draft.reference.clone(),
            saved_at: filling.draft.updated_at,
            kept_until: filling.draft.expires_at,
            fees: charges(sop, &facts, today)
                .iter()
                .map(|charge| charge.view(sop))
                .collect(),
            due: due_estimate(sop, &facts, (today, now)),
            pages: pages
                .iter()
                .map(|page| filling.form.view(page, sop, &facts, today))
                .collect(),
            locked: filling
                .form
                .locked(sop, &facts, today)
                .iter()
                .map(|page| filling.handed_in_before(filling.form.view(page, sop, &facts, today)))
                .collect(),
            consent: filling.form.consent.as_ref().and_then(KeptConsent::way),
            priority: filling
                .form
                .priority
                .as_deref()
                .map(maklumat_vocabulary::PriorityId::new),
            answering: filling
                .loaded
                .as_ref()
                .and_then(|loaded| loaded.case.waiting.as_ref())
                .zip(filling.form.answering.as_ref())
                .map(|(waiting, answering)| {
                    let late = &waiting.late_defects;
                    waiting
                        .defects
                        .iter()
                        .enumerate()
                        .filter(|(_, defect)| answering.contains(defect.requirement.as_str()))
                        .map(|(index, defect)| DefectView {
                            requirement: defect.requirement.clone(),
                            requirement_name: sop
                                .definition()
                                .requirement(&defect.requirement)
                                .map(|asked| asked.name.clone())
                                .unwrap_or_default(),
                            field: tracking::field_of(sop, defect),
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
            // What was received on paper follows the version of the day it was received.
            let published = match &form.paper {
                Some(paper) => self.rules_at(&key, paper.received_at())?,
                None => self.service(&key).ok_or(Problem::NotFound)?,
            };
            return Ok(Filling {
                draft,
                form,
                published,
                loaded: None,
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
        let (draft, form) = self.answer_draft(draft, &loaded, waiting)?;
        Ok(Filling {
            draft,
            form,
            published: loaded.published.clone(),
            loaded: Some(loaded),
        })
    }

    /// The answer to a return as far as it was typed, or an empty form for it.
    fn answer_draft(
        &self,
        begun: Option<Draft>,
        loaded: &Loaded,
        waiting: &maklumat_workflow::Waiting,
    ) -> Result<(Draft, Form), Problem> {
        let now = self.now();
        let definition = loaded.published.sop.definition();
        let named: BTreeSet<String> = waiting
            .defects
            .iter()
            .map(|defect| defect.requirement.to_string())
            .collect();
        // What was waived after the return is not asked for any more.
        let waived = &loaded.case.deviations.waived;
        let answering = named.iter().filter(|id| !waived.contains(&RequirementId::new(id)));
        let answering = Some(answering.cloned().collect());
        let form = Form {
            unit: definition.key.unit.to_string(),
            service: definition.key.service.to_string(),
            version: loaded.case.version,
            channel: "online".to_owned(),
            answering,
            open_fields: open_fields(&waiting.defects),
            returned_at: Some(waiting.since.as_microsecond()),
            ..Form::default()
        };
        if let Some(draft) = &begun {
            let mut typed = decode(draft)?;
            // A release before this one did not note which return was answered.
            let is_for_this_return = typed.returned_at == form.returned_at
                || typed.returned_at.is_none() && typed.answering.as_ref() == Some(&named);
            if is_for_this_return {
                typed.answering = form.answering;
                typed.open_fields = form.open_fields;
                return Ok((draft.clone(), typed));
            }
        }
        let draft = Draft {
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
            // What another return left behind is written over.
            revision: begun.map_or(0, |draft| draft.revision),
        };
        Ok((draft, form))
    }

    /// Changes what is being filled in, again from the start if another page saved meanwhile.
    pub(super) async fn edit<T>(
        &self,
        applicant: &Applicant,
        mut change: impl FnMut(&mut Filling) -> Result<T, Problem>,
    ) -> Result<(T, Filling), Problem> {
        for _ in 0..TRIES {
            let mut filling = self.filling(applicant).await?;
            let done = change(&mut filling)?;
            if self.keep(&mut filling).await? {
                return Ok((done, filling));
            }
        }
        Err(Rule::ChangedElsewhere.into())
    }

    /// Keeps what a page sent. Errors are told, and what was typed stays.
    pub async fn save_page(
        &self,
        applicant: &Applicant,
        page: &str,
        typed: Vec<(String, Private)>,
    ) -> Result<Application, Problem> {
        self.save_page_read(applicant, page, typed, None).await
    }

    /// The same, where it is known which answers of the page were read: what another device saved meanwhile is not written
    /// over before it was seen.
    pub async fn save_page_read(
        &self,
        applicant: &Applicant,
        page: &str,
        typed: Vec<(String, Private)>,
        read: Option<u32>,
    ) -> Result<Application, Problem> {
        let typed: Vec<(String, String)> = typed.into_iter().map(|(name, value)| (name, value.0)).collect();
        let (errors, filling) = self
            .edit(applicant, |filling| {
                let today = self.zone().date(filling.since(self.now()));
                let sop = filling.published.sop.clone();
                let page = form::page(&sop, page).ok_or(Problem::NotFound)?;
                if read.is_some_and(|read| filling.form.was_changed_elsewhere(&page, &typed, read)) {
                    return Err(Rule::AnsweredElsewhere.into());
                }
                filling.form.keep(&page, &typed);
                Ok(filling.form.errors(&page, &sop, &filling.facts(today), today))
            })
            .await?;
        if errors.is_empty() {
            Ok(self.view(&filling))
        } else {
            Err(Problem::Invalid(errors))
        }
    }

    /// False: the draft or its case has moved on since it was read, and nothing was kept.
    async fn keep(&self, filling: &mut Filling) -> Result<bool, Problem> {
        let now = self.now();
        filling.draft.answers = filling.form.encode();
        filling.draft.updated_at = now;
        filling.draft.expires_at = match filling.loaded.as_ref().and_then(|loaded| loaded.case.waiting.as_ref()) {
            Some(waiting) => waiting.until,
            None => Timestamp::from_second(now.as_second() + KEPT).unwrap_or(now),
        };
        let mut tx = self.store().begin().await?;
        if let Some(loaded) = &filling.loaded {
            let head = tx.matter(filling.draft.id).await?.map(|matter| matter.head.sequence);
            if head != Some(loaded.matter.head.sequence) {
                tx.roll_back().await;
                return Ok(false);
            }
        }
        let saved = match tx.save_draft(&filling.draft).await {
            Ok(()) => tx.commit().await,
            Err(fault) => {
                tx.roll_back().await;
                Err(fault)
            }
        };
        match saved {
            Ok(()) => Ok(true),
            Err(fault) if fault.is_conflict() || fault.is_duplicate() => Ok(false),
            Err(fault) => Err(fault.into()),
        }
    }

    /// Notes at the counter that something was shown or handed over.
    pub async fn tick_at_counter(&self, applicant: &Applicant, page: &str, is_ticked: bool) -> Result<(), Problem> {
        // Whether an original is genuine is for officers to see.
        let officer = applicant.at_counter.as_ref().filter(|_| !applicant.is_helped);
        let officer = officer.ok_or(Problem::NotFound)?;
        self.edit(applicant, |filling| {
            if is_ticked {
                filling.form.seen_by.insert(page.to_owned(), officer.to_string());
            } else {
                filling.form.seen_by.remove(page);
            }
            Ok(())
        })
        .await
        .map(|_| ())
    }

    /// Says that the applicant belongs to a class that is served first. [law: uu-25-2009-art-29]
    pub async fn set_priority(&self, applicant: &Applicant, class: Option<&str>) -> Result<(), Problem> {
        self.edit(applicant, |filling| {
            let offered = &filling.published.sop.definition().priorities;
            filling.form.priority = class
                .filter(|class| offered.iter().any(|priority| priority.class.as_str() == *class))
                .map(str::to_owned);
            Ok(())
        })
        .await
        .map(|_| ())
    }
}

/// Of requirements of which only single fields were named: those.
fn open_fields(defects: &[Defect]) -> BTreeMap<String, BTreeSet<String>> {
    let mut open: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for defect in defects {
        let fields = open.entry(defect.requirement.to_string()).or_default();
        fields.extend(defect.field.iter().map(ToString::to_string));
    }
    // Named once as a whole, a requirement is open as a whole.
    for whole in defects.iter().filter(|defect| defect.field.is_none()) {
        open.remove(whole.requirement.as_str());
    }
    open
}

pub(super) fn decode(draft: &Draft) -> Result<Form, Problem> {
    serde_json::from_slice(&draft.answers).map_err(|_| Problem::NotFound)
}
