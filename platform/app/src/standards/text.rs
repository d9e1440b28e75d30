//! The text a case about a standard is worked on: handed in by the bureau or the unit until the decree is there.

use maklumat_credential::digest;
use maklumat_sop::{
    Checked, CheckedSop, Definition, Difference, Procedure, Stage, check as check_definition, differences_in_full,
};
use maklumat_store::{Reader, StandardMatter};
use maklumat_vocabulary::{Diagnostic, Language, LocalizedText, ServiceKey, Severity};
use maklumat_workflow::{Case, Passage};

use super::check;
use crate::App;
use crate::access::Action;
use crate::catalogue::Published;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::CaseId;
use crate::views::account::SignedIn;
use crate::views::case_file::DifferenceView;
use crate::views::standard::StandardText;

/// What one file may hold, in bytes.
const MOST_BYTES: usize = 1024 * 1024;

/// A definition and its English texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Texts {
    pub(super) text: String,
    pub(super) english: Option<String>,
}

impl Texts {
    /// What was uploaded, if anything was: one definition, and its English texts by the end of their name.
    pub(super) fn uploaded(files: Vec<(String, Vec<u8>)>) -> Result<Option<Self>, Rule> {
        let (mut text, mut english) = (None, None);
        let files = files
            .into_iter()
            .filter(|(name, bytes)| !(name.is_empty() && bytes.is_empty()));
        for (name, bytes) in files {
            if bytes.is_empty() {
                return Err(Rule::FileEmpty);
            }
            if !name.ends_with(".toml") || bytes.len() > MOST_BYTES {
                return Err(Rule::NoDefinition);
            }
            let read = String::from_utf8(bytes).map_err(|_| Rule::NoDefinition)?;
            let place = if name.ends_with(".en.toml") {
                &mut english
            } else {
                &mut text
            };
            if place.replace(read).is_some() {
                return Err(Rule::NamesClash);
            }
        }
        match (text, english) {
            (Some(text), english) => Ok(Some(Self { text, english })),
            (None, None) => Ok(None),
            (None, Some(_)) => Err(Rule::NoDefinition),
        }
    }
}

impl App {
    /// Replaces the text of a case. `revision` is that of the text that was looked at: if somebody else handed one in
    /// since, whoever comes second is told.
    pub async fn hand_in_standard(
        &self,
        by: &SignedIn,
        (case, revision): (CaseId, i64),
        files: Vec<(String, Vec<u8>)>,
    ) -> Result<(), Problem> {
        let texts = Texts::uploaded(files)?.ok_or(Rule::NothingUploaded)?;
        self.keep_text(by, (case, revision), texts).await
    }

    /// The same with the text of a draft from the editor, as it is now; the draft goes its own way afterwards.
    pub async fn hand_in_draft(
        &self,
        by: &SignedIn,
        (case, revision): (CaseId, i64),
        draft: &str,
    ) -> Result<(), Problem> {
        let draft = self.draft(by, draft).await?;
        let standard = self.store().read().await?.standard(case.0).await?;
        if standard.is_none_or(|standard| standard.service != draft.key) {
            return Err(Problem::NotFound);
        }
        let english = draft.english.filter(|english| !english.trim().is_empty());
        let texts = Texts {
            text: draft.text,
            english,
        };
        self.keep_text(by, (case, revision), texts).await
    }

    /// Where no English texts were handed in, those in force are taken over, as publishing does.
    pub(super) async fn with_english(
        &self,
        reader: &mut Reader,
        (service, texts): (&ServiceKey, Texts),
    ) -> Result<Texts, Problem> {
        let version = self
            .service(service)
            .map(|published| published.sop.definition().version);
        let Some(version) = version.filter(|_| texts.english.is_none()) else {
            return Ok(texts);
        };
        let (unit, name) = (service.unit.as_str(), service.service.as_str());
        let in_force = reader.definition(unit, name, version).await?;
        Ok(Texts {
            english: in_force.and_then(|known| known.english),
            ..texts
        })
    }

    async fn keep_text(&self, by: &SignedIn, (case, revision): (CaseId, i64), texts: Texts) -> Result<(), Problem> {
        let mut reader = self.store().read().await?;
        let standard = reader.standard(case.0).await?.ok_or(Problem::NotFound)?;
        let loaded = self.load(&mut reader, case.0).await?;
        let texts = self.with_english(&mut reader, (&standard.service, texts)).await?;
        drop(reader);
        check(by, (&loaded.published.sop, &standard.service), Action::WorkOnStandard)?;
        if has_decree(loaded.published.sop.definition(), &loaded.case) || !loaded.case.is_open() {
            return Err(Rule::StandardHasDecree.into());
        }
        let mut tx = self.store().begin().await?;
        let texts = (texts.text.as_str(), texts.english.as_deref());
        let is_kept = tx
            .change_standard((case.0, revision), texts, (by.id.as_str(), self.now()))
            .await?;
        tx.commit().await?;
        if is_kept {
            Ok(())
        } else {
            Err(Rule::ChangedElsewhere.into())
        }
    }

    /// What the checker says of a text, by the shared files in force.
    pub(super) fn checked_text(&self, (text, english): (&str, Option<&str>), service: &ServiceKey) -> Checked {
        check_definition(text, english, service, &self.regency())
    }

    /// A text without errors as it would be published.
    pub(super) fn sound_text(&self, (text, english): (&str, Option<&str>), service: &ServiceKey) -> Option<Published> {
        let checked = self.checked_text((text, english), service);
        let is_sound = !checked.findings.iter().any(Diagnostic::is_error);
        let sop = checked.sop.filter(|_| is_sound)?;
        Some(Published {
            sop,
            digest: digest(text.as_bytes()).to_string(),
        })
    }

    /// What a definition changes against a published version; nothing where there is none.
    pub(super) fn changes_against(
        &self,
        from: Option<u32>,
        service: &ServiceKey,
        after: &CheckedSop,
    ) -> Vec<DifferenceView> {
        let before = from.and_then(|version| self.version(service, version));
        let found = before
            .map(|before| differences_in_full(&before.sop, after))
            .unwrap_or_default();
        found.into_iter().map(DifferenceView::from).collect()
    }

    /// The text of a case as its page shows it.
    pub(super) fn text_view(&self, standard: &StandardMatter) -> Option<StandardText> {
        let text = standard.text.as_deref()?;
        let checked = self.checked_text((text, standard.english.as_deref()), &standard.service);
        let found = || checked.findings.iter().chain(&checked.english_findings);
        let count = |severity| found().filter(|finding| finding.code.severity == severity).count();
        let first = checked.findings.iter().find(|finding| finding.is_error());
        let after = checked.sop.as_ref();
        Some(StandardText {
            revision: standard.revision,
            changed_at: standard.changed_at,
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            advice: count(Severity::Advice),
            first_error: first.map(|finding| LocalizedText {
                id: finding.message.within(Language::Indonesian),
                en: Some(finding.message.within(Language::English)),
            }),
            differences: after
                .map(|after| self.changes_against(standard.from_version, &standard.service, after))
                .unwrap_or_default(),
            has_english: standard.english.is_some(),
        })
    }
}

/// Whether the step of the decree is done.
pub(super) fn has_decree(definition: &Definition, case: &Case) -> bool {
    has_passed(definition, case, Stage::Decree)
}

/// Whether a stage lies behind a case.
pub(super) fn has_passed(definition: &Definition, case: &Case, stage: Stage) -> bool {
    let Some(procedure) = Procedure::of(definition) else {
        return false;
    };
    case.history.iter().any(|past| {
        let is_stage = procedure.stage(&past.step) == Some(stage);
        is_stage && matches!(past.how, Passage::Done { .. } | Passage::TimedOut)
    })
}

impl From<Difference> for DifferenceView {
    fn from(difference: Difference) -> Self {
        Self {
            class: difference.class,
            words: LocalizedText {
                id: difference.words.within(Language::Indonesian),
                en: Some(difference.words.within(Language::English)),
            },
        }
    }
}
