//! A proposal before it is published: findings, what changes, whom it concerns; then publish it or drop it.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use maklumat_app::{Finding, Problem, ProposalView, ProposedVersion, Sentence, SignedIn, Standing};
use maklumat_vocabulary::Severity;

use crate::failure::Answer;
use crate::form::Form;
use crate::frame::{Flash, Frame, Here};
use crate::guard::require_token;
use crate::officer::prove::unless_proved;
use crate::respond::{go_to, go_with, page_with};
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "administration/proposal.html")]
pub(crate) struct ProposalPage {
    pub(crate) f: Frame,
    pub(crate) proposal: ProposalView,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Answer {
    let officer = visit.officer().await?;
    show(&visit, &officer, (&id, None)).await
}

pub(crate) async fn publish(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    match visit.app.publish_proposal(&officer, &id, form.text("dibaca")).await {
        Ok(()) => Ok(go_to(&urls::proposal(&id))),
        Err(Problem::Refused(refused)) if refused.code() != maklumat_app::PROVE_AGAIN => {
            let refusal = Some(refused.words(visit.language));
            show(&visit, &officer, (&id, refusal)).await
        }
        Err(problem) => Err(unless_proved(problem, &urls::proposal(&id))),
    }
}

pub(crate) async fn leave(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    visit.app.drop_proposal(&officer, &id).await?;
    Ok(go_with(&visit, &urls::proposals(), Flash::ProposalDropped))
}

async fn show(visit: &Visit, officer: &SignedIn, (id, refusal): (&str, Option<Sentence>)) -> Answer {
    let proposal = visit.app.proposal(officer, id).await?;
    let f = visit.work_frame(Here::Administration, officer).at(&urls::proposal(id));
    let title = f.t(if proposal.row.published_at.is_some() {
        "proposal-published"
    } else {
        "proposal-title"
    });
    let (status, f) = if refusal.is_some() {
        (StatusCode::CONFLICT, f.titled_error(title))
    } else {
        (StatusCode::OK, f.titled(title))
    };
    let page = ProposalPage {
        f,
        proposal,
        refusal,
        form_token: officer.form_token.0.clone(),
    };
    Ok(page_with(status, &page))
}

impl ProposalPage {
    fn count(&self, severity: Severity) -> usize {
        let files = self.proposal.files.iter();
        files
            .flat_map(|file| &file.findings)
            .filter(|finding| finding.diagnostic.code.severity == severity)
            .count()
    }

    fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    fn has_findings(&self) -> bool {
        self.proposal.files.iter().any(|file| !file.findings.is_empty())
    }

    /// Key of the sentence that says whether it can be published.
    fn verdict(&self) -> &'static str {
        if self.proposal.may_be_published {
            "proposal-sound"
        } else if self.errors() > 0 || !self.proposal.broken.is_empty() {
            "proposal-errors"
        } else if self
            .proposal
            .services
            .iter()
            .any(|service| is_in_the_way(service.standing))
        {
            "proposal-in-the-way"
        } else {
            "proposal-nothing-changes"
        }
    }

    /// Would be in force from a day that is over.
    fn is_backdated(&self, service: &ProposedVersion) -> bool {
        let is_new = matches!(service.standing, Standing::NewService | Standing::NewVersion);
        is_new && service.effective.is_some_and(|day| day < self.f.today())
    }

    /// Open cases of a service that began on another version than the new one.
    fn staying(&self, service: &ProposedVersion) -> Vec<(u32, u64)> {
        let others = service.running.iter().copied();
        others
            .filter(|(version, _)| Some(*version) != service.version)
            .collect()
    }

    fn message(&self, finding: &Finding) -> String {
        sentence(&finding.diagnostic.message.within(self.f.language))
    }

    fn fix(&self, finding: &Finding) -> Option<String> {
        let fix = finding.diagnostic.fix.as_ref()?;
        Some(sentence(&fix.within(self.f.language)))
    }

    fn notes(&self, finding: &Finding) -> Vec<String> {
        let notes = finding.diagnostic.notes.iter();
        notes.map(|note| sentence(&note.within(self.f.language))).collect()
    }
}

/// Findings are written in small letters and without a full stop, for a terminal.
pub(crate) fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    format!("{}{}.", first.unwrap_or_default(), letters.as_str())
}

const fn is_in_the_way(standing: Standing) -> bool {
    matches!(
        standing,
        Standing::HasErrors
            | Standing::Draft
            | Standing::VersionTaken
            | Standing::Older
            | Standing::NothingNew
            | Standing::EnglishAlone
    )
}

/// Class of its tag, shape and words.
pub(crate) const fn standing_tag(standing: &Standing) -> (&'static str, &'static str, &'static str) {
    match standing {
        Standing::NewService => ("tag--ok", "tick", "standing-new-service"),
        Standing::NewVersion => ("tag--ok", "tick", "standing-new-version"),
        Standing::Unchanged => ("", "note", "standing-unchanged"),
        Standing::HasErrors => ("tag--stop", "stop", "standing-errors"),
        Standing::Draft => ("tag--stop", "stop", "standing-draft"),
        Standing::VersionTaken => ("tag--stop", "stop", "standing-version-taken"),
        Standing::Older => ("tag--stop", "stop", "standing-older"),
        Standing::NothingNew => ("tag--stop", "stop", "standing-nothing-new"),
        Standing::EnglishAlone => ("tag--stop", "stop", "standing-english-alone"),
    }
}

/// What to do about it, where something is to be done.
pub(crate) const fn standing_then(standing: &Standing) -> Option<&'static str> {
    match standing {
        Standing::NewService | Standing::NewVersion | Standing::Unchanged => None,
        Standing::HasErrors => Some("standing-errors-then"),
        Standing::Draft => Some("standing-draft-then"),
        Standing::VersionTaken => Some("standing-version-taken-then"),
        Standing::Older => Some("standing-older-then"),
        Standing::NothingNew => Some("standing-nothing-new-then"),
        Standing::EnglishAlone => Some("standing-english-alone-then"),
    }
}

/// Class of the block of a finding, of its tag, its shape and its word.
pub(crate) const fn severity_tag(severity: &Severity) -> (&'static str, &'static str, &'static str, &'static str) {
    match severity {
        Severity::Error => ("", "tag--stop", "stop", "finding-error"),
        Severity::Warning => ("find--warn", "tag--warn", "warning", "finding-warning"),
        Severity::Advice => ("find--tip", "tag--act", "note", "finding-advice"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_a_sentence_on_a_page() {
        assert_eq!(
            sentence("langkah `teliti` tidak punya pelaksana"),
            "Langkah `teliti` tidak punya pelaksana."
        );
        assert_eq!(sentence(""), ".");
    }
}
