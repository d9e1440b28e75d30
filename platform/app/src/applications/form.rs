//! An application while it is being filled in: what was typed, what was handed in, what is still missing.

use std::collections::{BTreeMap, BTreeSet};

use maklumat_calendar::{Date, Timestamp};
use maklumat_sop::{CheckedSop, Facts, Field, FieldKind, Requirement, RequirementKind, Variant};
use maklumat_vocabulary::{Name, OfficerId, RequirementId};
use maklumat_workflow::{Evidence, EvidenceForm};
use serde::{Deserialize, Serialize};

use super::helping::KeptConsent;
use crate::answers;
use crate::conditions::{applies, may_apply};
use crate::paper::kept::KeptPaper;
use crate::views::account::SignedIn;
use crate::views::application::{ApplicationPage, Input, PageKind};
use crate::views::{FieldError, FileView, Private};

/// What is kept, sealed, until the application is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Form {
    pub(crate) unit: String,
    pub(crate) service: String,
    pub(crate) version: u32,
    pub(crate) phone: String,
    pub(crate) channel: String,
    pub(crate) priority: Option<String>,
    /// By name of variant or field, as typed.
    pub(crate) typed: BTreeMap<String, Vec<String>>,
    /// By requirement.
    pub(crate) files: BTreeMap<String, Vec<KeptFile>>,
    /// Requirements ticked as shown or handed over, each with the officer who saw it. A release before this one did not
    /// note who: its ticks are set anew.
    #[serde(default)]
    pub(crate) seen_by: BTreeMap<String, String>,
    /// Pages that were saved at least once.
    pub(crate) saved: BTreeSet<String>,
    /// How often the answers of a page changed, by page: whoever saves says which ones were read.
    #[serde(default)]
    pub(crate) changes: BTreeMap<String, u32>,
    /// Requirements the answer to a return is about; `None` for a first filing. A retest may ask for nothing.
    pub(crate) answering: Option<BTreeSet<String>>,
    /// Of requirements of which only single fields are to be answered anew: those. All other fields of them are locked.
    #[serde(default)]
    pub(crate) open_fields: BTreeMap<String, BTreeSet<String>>,
    /// The registered helper who fills this in, and how the applicant agreed to it.
    #[serde(default)]
    pub(crate) helper: Option<String>,
    #[serde(default)]
    pub(crate) consent: Option<KeptConsent>,
    /// What it is entered from, where it was received on paper.
    #[serde(default)]
    pub(crate) paper: Option<KeptPaper>,
    /// When the return this answers was made, in microseconds since 1970: an answer to another return is out of date.
    #[serde(default)]
    pub(crate) returned_at: Option<i64>,
    /// Files taken off again. What is left of their content goes when this is sent.
    #[serde(default)]
    pub(crate) detached: BTreeSet<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeptFile {
    pub(crate) digest: String,
    pub(crate) media_type: String,
    pub(crate) bytes: u64,
    pub(crate) uploaded_at: i64,
}

/// One page of the form.
pub(crate) enum Page<'a> {
    Variant(&'a Variant),
    Requirement(&'a Requirement),
}

impl Form {
    /// Keeps what a page sent, right or wrong, so that nothing typed is lost.
    pub(crate) fn keep(&mut self, page: &Page<'_>, typed: &[(String, String)]) {
        if self.would_change(page, typed) {
            *self.changes.entry(page.id().to_owned()).or_default() += 1;
        }
        for field in page.fields() {
            if !self.is_locked(page, &field) {
                self.typed.insert(field.name.to_string(), values(typed, &field));
            }
        }
        self.saved.insert(page.id().to_owned());
    }

    /// Whether what a page sent differs from what is kept of it. An empty answer and none are the same.
    fn would_change(&self, page: &Page<'_>, typed: &[(String, String)]) -> bool {
        let said = |values: &[String]| {
            values
                .iter()
                .filter(|value| !value.is_empty())
                .cloned()
                .collect::<Vec<_>>()
        };
        page.fields()
            .iter()
            .filter(|field| !self.is_locked(page, field))
            .any(|field| {
                let kept = self
                    .typed
                    .get(field.name.as_str())
                    .map(Vec::as_slice)
                    .unwrap_or_default();
                said(kept) != said(&values(typed, field))
            })
    }

    /// Whether somebody else has changed a page since it was read, so that keeping what it sent would take their answers
    /// away unseen.
    pub(crate) fn was_changed_elsewhere(&self, page: &Page<'_>, typed: &[(String, String)], read: u32) -> bool {
        self.changes.get(page.id()).copied().unwrap_or(0) != read && self.would_change(page, typed)
    }

    /// The facts that can be read from what was typed so far. Wrong answers are left out. Conditions read `before`, what
    /// was known already, where nothing was typed anew.
    pub(crate) fn facts(&self, sop: &CheckedSop, before: &Facts, today: Date) -> Facts {
        let mut known = before.clone();
        let mut typed = Facts::new();
        for page in all_pages(sop) {
            if let Page::Requirement(requirement) = &page
                && !applies(requirement.when.as_ref(), &known, today)
            {
                continue;
            }
            for field in page.fields() {
                if !applies(field.when.as_ref(), &known, today) {
                    continue;
                }
                if let Ok(Some(value)) = answers::parse(&field, &self.typed_for(&field.name), today) {
                    known.insert(field.name.clone(), value.clone());
                    typed.insert(field.name.clone(), value);
                }
            }
        }
        typed
    }

    /// Files taken off that stand nowhere else on the form.
    pub(crate) fn given_up(&self) -> impl Iterator<Item = &str> {
        self.detached
            .iter()
            .map(String::as_str)
            .filter(move |digest| !self.holds(digest))
    }

    /// Whether a file stands on the form.
    pub(crate) fn holds(&self, digest: &str) -> bool {
        self.files.values().flatten().any(|file| file.digest == digest)
    }

    fn typed_for(&self, name: &Name) -> Vec<&str> {
        self.typed
            .get(name.as_str())
            .map(|values| values.iter().map(String::as_str).collect())
            .unwrap_or_default()
    }

    /// A field that was in order when the file was returned.
    fn is_locked(&self, page: &Page<'_>, field: &Field) -> bool {
        let open = self.open_fields.get(page.id()).filter(|_| self.answering.is_some());
        open.is_some_and(|open| !open.contains(field.name.as_str()))
    }

    /// What stands in a field: what was typed, or in the answer to a return what was answered before, so that only what is
    /// wrong is written anew.
    fn shown_for(&self, field: &Field, page: &Page<'_>, facts: &Facts) -> Vec<String> {
        let is_untouched = self.answering.is_some() && (!self.saved.contains(page.id()) || self.is_locked(page, field));
        match facts.get(&field.name) {
            Some(value) if is_untouched => answers::as_typed(value),
            Some(_) | None => self.typed_for(&field.name).into_iter().map(str::to_owned).collect(),
        }
    }

    /// The pages of a first filing that the answer to a return leaves as they are.
    pub(crate) fn locked<'a>(&self, sop: &'a CheckedSop, facts: &Facts, today: Date) -> Vec<Page<'a>> {
        let open: BTreeSet<String> = self
            .pages(sop, facts, today)
            .iter()
            .map(|page| page.id().to_owned())
            .collect();
        let whole = Self {
            answering: None,
            ..self.clone()
        };
        let pages = whole.pages(sop, facts, today).into_iter();
        pages
            .filter(|page| self.answering.is_some() && !open.contains(page.id()))
            .collect()
    }

    /// What is wrong on one page, given all answers so far.
    pub(crate) fn errors(&self, page: &Page<'_>, sop: &CheckedSop, facts: &Facts, today: Date) -> Vec<FieldError> {
        let mut known = facts.clone();
        let mut errors = Vec::new();
        for field in page.fields() {
            if !applies(field.when.as_ref(), &known, today) || self.is_locked(page, &field) {
                continue;
            }
            match answers::parse(&field, &self.typed_for(&field.name), today) {
                Ok(Some(value)) => {
                    known.insert(field.name.clone(), value);
                }
                Ok(None) => {}
                Err(error) => errors.push(error),
            }
        }
        if errors.is_empty() {
            errors = self.unmet(page, sop, &known, today);
        }
        errors
    }

    /// What the answers of this page, with those before it, show not to hold: said where the last of them is given, long
    /// before it is sent.
    fn unmet(&self, page: &Page<'_>, sop: &CheckedSop, facts: &Facts, today: Date) -> Vec<FieldError> {
        if self.answering.is_some() || !self.saved.contains(page.id()) {
            return Vec::new();
        }
        let fields = page.fields();
        let asked: Vec<Name> = all_pages(sop)
            .iter()
            .flat_map(Page::fields)
            .map(|field| field.name)
            .collect();
        let rules = sop.definition().requirements.iter().filter_map(|requirement| {
            let rule = requirement.rule.as_ref()?;
            let does_apply = applies(requirement.when.as_ref(), facts, today);
            (does_apply && !may_apply(Some(rule), facts, today)).then_some((requirement, rule.names()))
        });
        rules
            .filter_map(|(requirement, names)| {
                let last = asked.iter().rev().find(|name| names.contains(*name))?;
                let is_here = fields.iter().any(|field| field.name == *last);
                let at = fields.iter().find(|field| names.contains(&field.name))?;
                is_here.then(|| FieldError {
                    field: at.name.to_string(),
                    label: Some(requirement.name.clone()),
                    key: "error-condition",
                    arguments: Vec::new(),
                })
            })
            .collect()
    }

    /// The pages that apply, in order: variants, then requirements.
    pub(crate) fn pages<'a>(&self, sop: &'a CheckedSop, facts: &Facts, today: Date) -> Vec<Page<'a>> {
        all_pages(sop)
            .into_iter()
            .filter(|page| match page {
                Page::Variant(_) => self.answering.is_none(),
                Page::Requirement(requirement) => {
                    requirement.kind != RequirementKind::Condition
                        && self.is_asked_for(requirement)
                        && !self.is_needless(requirement)
                        && applies(requirement_condition(sop, requirement), facts, today)
                }
            })
            .collect()
    }

    /// A substitute for a document that was handed in itself.
    fn is_needless(&self, requirement: &Requirement) -> bool {
        let replaced = requirement.substitutes.as_ref();
        replaced.is_some_and(|id| self.has_evidence(id)) && !self.has_evidence(&requirement.id)
    }

    /// Who files from elsewhere hands originals over later, at the counter; there an officer notes it at once.
    fn is_filed_elsewhere(&self) -> bool {
        self.channel == "online" || self.helper.is_some()
    }

    fn is_asked_for(&self, requirement: &Requirement) -> bool {
        let Some(answering) = &self.answering else { return true };
        let named = |id: &RequirementId| answering.contains(id.as_str());
        named(&requirement.id) || requirement.substitutes.as_ref().is_some_and(named)
    }

    /// Whether everything a page asks is there.
    pub(crate) fn is_complete(&self, page: &Page<'_>, sop: &CheckedSop, facts: &Facts, today: Date) -> bool {
        if !self.errors(page, sop, facts, today).is_empty() {
            return false;
        }
        match page {
            Page::Variant(_) => true,
            Page::Requirement(requirement) => match requirement.kind {
                RequirementKind::Data => requirement.fields.is_empty() || self.saved.contains(requirement.id.as_str()),
                RequirementKind::Condition | RequirementKind::Shown => true,
                RequirementKind::Surrendered if self.is_filed_elsewhere() => true,
                RequirementKind::Copy | RequirementKind::Surrendered | RequirementKind::Statement => {
                    requirement.optional || self.has_evidence(&requirement.id) || self.has_substitute(requirement, sop)
                }
            },
        }
    }

    pub(crate) fn has_evidence(&self, id: &RequirementId) -> bool {
        self.seen_by.contains_key(id.as_str()) || self.files.get(id.as_str()).is_some_and(|files| !files.is_empty())
    }

    /// A substitute counts for the document it replaces, and the document for its substitute.
    fn has_substitute(&self, requirement: &Requirement, sop: &CheckedSop) -> bool {
        let replaced = requirement.substitutes.as_ref().is_some_and(|id| self.has_evidence(id));
        replaced
            || sop
                .definition()
                .requirements
                .iter()
                .any(|other| other.substitutes.as_ref() == Some(&requirement.id) && self.has_evidence(&other.id))
    }

    /// What was handed in, as the engine records it. What another officer saw than the one who sends stays theirs.
    pub(crate) fn evidence(
        &self,
        sop: &CheckedSop,
        facts: &Facts,
        (today, sender): (Date, Option<&SignedIn>),
    ) -> Vec<Evidence> {
        self.pages(sop, facts, today)
            .iter()
            .filter_map(|page| match page {
                Page::Requirement(requirement) => self.evidence_for(requirement, sender),
                Page::Variant(_) => None,
            })
            .collect()
    }

    fn evidence_for(&self, requirement: &Requirement, sender: Option<&SignedIn>) -> Option<Evidence> {
        let id = requirement.id.as_str();
        let files: Vec<String> = self
            .files
            .get(id)
            .map(|files| files.iter().map(|file| file.digest.clone()).collect())
            .unwrap_or_default();
        let form = if !files.is_empty() {
            EvidenceForm::Files(files)
        } else {
            let officer = self.seen_by.get(id)?;
            if sender.is_some_and(|sender| sender.id.as_str() == officer) {
                EvidenceForm::AtCounter
            } else {
                EvidenceForm::SeenBy(OfficerId::new(officer))
            }
        };
        Some(Evidence {
            requirement: requirement.id.clone(),
            form,
        })
    }

    /// What would be accepted instead of what a page asks for, as long as that is not handed in.
    fn substitute(
        &self,
        page: &Page<'_>,
        sop: &CheckedSop,
    ) -> Option<(RequirementId, maklumat_vocabulary::LocalizedText)> {
        let Page::Requirement(requirement) = page else {
            return None;
        };
        let mut others = sop.definition().requirements.iter();
        others
            .find(|other| other.substitutes.as_ref() == Some(&requirement.id) && !self.is_needless(other))
            .map(|other| (other.id.clone(), other.name.clone()))
    }

    /// The page as a surface shows it.
    pub(crate) fn view(&self, page: &Page<'_>, sop: &CheckedSop, facts: &Facts, today: Date) -> ApplicationPage {
        let inputs = page
            .fields()
            .into_iter()
            .filter(|field| applies(field.when.as_ref(), facts, today) || is_decided_on_this_page(field, page))
            .map(|field| Input {
                typed: self.shown_for(&field, page, facts).into_iter().map(Private).collect(),
                is_locked: self.is_locked(page, &field),
                name: field.name,
                label: field.label,
                kind: field.kind,
                unit: field.unit,
                optional: field.optional || field.when.is_some(),
            })
            .collect();
        let (kind, title, question, hint, optional) = match page {
            Page::Variant(variant) => (
                PageKind::Variant,
                variant.question.clone(),
                variant.question.clone(),
                None,
                false,
            ),
            Page::Requirement(requirement) => (
                PageKind::Requirement(requirement.kind),
                requirement.name.clone(),
                requirement.question.clone(),
                requirement.hint.clone(),
                requirement.optional,
            ),
        };
        ApplicationPage {
            id: page.id().to_owned(),
            kind,
            title,
            question,
            hint,
            optional,
            is_complete: self.is_complete(page, sop, facts, today),
            inputs,
            files: self
                .files
                .get(page.id())
                .into_iter()
                .flatten()
                .map(KeptFile::view)
                .collect(),
            substitute: self.substitute(page, sop),
            is_ticked: self.seen_by.contains_key(page.id()),
            changes: self.changes.get(page.id()).copied().unwrap_or(0),
        }
    }
}

/// What a page sent for one field.
fn values(typed: &[(String, String)], field: &Field) -> Vec<String> {
    let values = answers::typed_values(typed, &field.name);
    values.into_iter().map(str::to_owned).collect()
}

impl KeptFile {
    pub(crate) fn view(&self) -> FileView {
        FileView {
            digest: self.digest.clone(),
            media_type: self.media_type.clone(),
            bytes: self.bytes,
            uploaded_at: Timestamp::from_microsecond(self.uploaded_at).unwrap_or_default(),
        }
    }
}

impl Page<'_> {
    pub(crate) fn id(&self) -> &str {
        match self {
            Page::Variant(variant) => variant.id.as_str(),
            Page::Requirement(requirement) => requirement.id.as_str(),
        }
    }

    /// The questions of the page; a variant is a choice under its own name.
    pub(crate) fn fields(&self) -> Vec<Field> {
        match self {
            Page::Variant(variant) => vec![Field {
                name: Name::new(variant.id.as_str()),
                label: variant.question.clone(),
                kind: FieldKind::Choice(variant.options.clone()),
                unit: None,
                min: None,
                max: None,
                optional: false,
                when: None,
                prefill: None,
                device: None,
            }],
            Page::Requirement(requirement) => requirement.fields.clone(),
        }
    }
}

/// All pages a service can ask, whatever the answers.
pub(crate) fn all_pages(sop: &CheckedSop) -> Vec<Page<'_>> {
    let definition = sop.definition();
    definition
        .variants
        .iter()
        .map(Page::Variant)
        .chain(definition.requirements.iter().map(Page::Requirement))
        .collect()
}

/// A substitute is asked under the same condition as what it replaces.
fn requirement_condition<'a>(
    sop: &'a CheckedSop,
    requirement: &'a Requirement,
) -> Option<&'a maklumat_sop::condition::Expression> {
    match &requirement.substitutes {
        Some(replaced) => sop
            .definition()
            .requirement(replaced)
            .and_then(|replaced| replaced.when.as_ref()),
        None => requirement.when.as_ref(),
    }
}

/// A field whose own condition reads an answer of the same page is shown there, marked as not always needed.
fn is_decided_on_this_page(field: &Field, page: &Page<'_>) -> bool {
    let Some(when) = &field.when else { return true };
    let names = when.names();
    page.fields().iter().any(|other| names.contains(&other.name))
}

/// Finds a page by its id, whether or not it applies now.
pub(crate) fn page<'a>(sop: &'a CheckedSop, id: &str) -> Option<Page<'a>> {
    all_pages(sop).into_iter().find(|page| page.id() == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_kept_by_an_earlier_release_still_opens() {
        let kept = r#"{"unit":"disnaker","service":"ak-1","version":1,"phone":"081200001234","channel":"counter",
            "priority":null,"typed":{"nama":["Melati Contoh"]},"files":{},"ticked":["ijazah"],"saved":["identitas"],
            "answering":null}"#;
        let form: Form = serde_json::from_str(kept).unwrap();
        assert_eq!(form.typed["nama"], ["Melati Contoh"]);
        // Nobody knows who saw that paper; it is ticked anew.
        assert!(!form.has_evidence(&RequirementId::new("ijazah")));
    }
}
