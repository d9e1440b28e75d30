//! Publishing: a checked definition becomes what the public sees and officers work by. It never changes afterwards.

use std::sync::Arc;

use maklumat_credential::digest;
use maklumat_sop::{Regency, RegencySources, check, read_regency};
use maklumat_store::PublishedDefinition;
use maklumat_vocabulary::{Diagnostic, ServiceKey};

use crate::App;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::sops::reading::broken;

/// What came of a publication.
#[derive(Debug)]
pub struct PublishedNow {
    pub version: u32,
    /// The same text was published before; nothing changed.
    pub was_there: bool,
    /// Warnings and advice.
    pub findings: Vec<Diagnostic>,
}

impl App {
    /// Keeps the shared files of a regency: organisation, calendar, law, and the guide.
    pub async fn publish_regency(&self, sources: &RegencySources<'_>) -> Result<(), Problem> {
        let (regency, findings) = read_regency(sources);
        if findings.iter().any(Diagnostic::is_error) {
            return Err(Rule::RegencyHasErrors.into());
        }
        self.check_published(&Arc::new(regency)).await?;
        let now = self.now();
        let files = [
            ("organisation.toml", sources.organisation),
            ("calendar.toml", sources.calendar),
            ("law.toml", sources.law),
            ("organisation.en.toml", sources.organisation_english.unwrap_or_default()),
            ("guide.toml", sources.guide.unwrap_or_default()),
            ("guide.en.toml", sources.guide_english.unwrap_or_default()),
        ];
        let mut tx = self.store().begin().await?;
        for (name, text) in files {
            let known = tx.regency_file(name).await?;
            if known.is_none_or(|(_, known)| known != text) {
                tx.store_regency_file((name, text), None, now).await?;
            }
        }
        tx.commit().await?;
        self.follow_published(&mut self.store().read().await?).await
    }

    async fn check_published(&self, regency: &Arc<Regency>) -> Result<(), Problem> {
        let mut reader = self.store().read().await?;
        self.follow_published(&mut reader).await?;
        let broken = broken(&reader.definitions().await?, regency, &self.current());
        if broken.is_empty() {
            Ok(())
        } else {
            Err(Problem::breaks_published(&broken))
        }
    }

    /// Publishes one service. A draft, or a definition with errors, is refused.
    pub async fn publish_service(
        &self,
        key: &ServiceKey,
        text: &str,
        english: Option<&str>,
    ) -> Result<PublishedNow, Problem> {
        self.follow_published(&mut self.store().read().await?).await?;
        let regency = self.regency();
        let checked = check(text, english, key, &Arc::clone(&regency));
        let Some(sop) = checked.sop else {
            return Err(Rule::DefinitionHasErrors.into());
        };
        let definition = sop.definition();
        if definition.decree.is_none() {
            return Err(Rule::DefinitionIsDraft.into());
        }
        let digest = digest(text.as_bytes()).to_string();
        let version = definition.version;
        let mut tx = self.store().begin().await?;
        let known = tx.definition(key.unit.as_str(), key.service.as_str(), version).await?;
        if let Some(known) = known {
            tx.roll_back().await;
            return if known.digest == digest {
                Ok(PublishedNow {
                    version,
                    was_there: true,
                    findings: checked.findings,
                })
            } else {
                Err(Rule::VersionIsTaken.into())
            };
        }
        tx.publish(&PublishedDefinition {
            unit: key.unit.to_string(),
            service: key.service.to_string(),
            version,
            digest,
            source: text.to_owned(),
            english: english.map(str::to_owned),
            published_at: self.now(),
            effective: definition.effective.to_string(),
            published_by: None,
        })
        .await?;
        tx.commit().await?;
        self.follow_published(&mut self.store().read().await?).await?;
        Ok(PublishedNow {
            version,
            was_there: false,
            findings: checked.findings,
        })
    }
}
