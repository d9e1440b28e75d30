//! The decree: its number and day go into the text and into the list of laws, and both become a proposal that an
//! administrator looks at and publishes.

use std::sync::Arc;

use maklumat_calendar::{Date, Timestamp};
use maklumat_sop::{
    DECREE_DATE, DECREE_NUMBER, Enactment, Regency, RegencyFile, RegencySources, Value, check, decree_key, enacted,
    read_regency, with_law,
};
use maklumat_store::{Proposal, StandardMatter, new_id};
use maklumat_vocabulary::{Diagnostic, LawKey, ServiceKey};

use super::complete::Also;
use super::text::has_decree;
use crate::App;
use crate::access::Action;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::sops::propose::KEPT;
use crate::views::CaseId;
use crate::views::account::SignedIn;

/// The decree that establishes a standard. [law: pp-96-2012-art-27]
pub(super) struct Decree {
    pub(super) number: String,
    pub(super) day: Date,
}

impl App {
    /// The proposal a decree makes of a text; refused while the text with the decree in it does not pass the checker.
    pub(super) async fn proposed_by_decree(
        &self,
        officer: &SignedIn,
        standard: &StandardMatter,
        decree: &Decree,
    ) -> Result<Also, Problem> {
        let text = standard.text.as_deref().ok_or(Rule::NoDraftText)?;
        let mut reader = self.store().read().await?;
        self.follow_published(&mut reader).await?;
        let mut files = Vec::new();
        for file in RegencyFile::ALL {
            let stored = reader.regency_file(file.name()).await?;
            files.push((file, stored.map(|(_, text)| text).unwrap_or_default()));
        }
        drop(reader);
        let laws = files
            .iter()
            .find(|(file, _)| *file == RegencyFile::Law)
            .map(|(_, text)| text.as_str());
        let laws = laws.unwrap_or_default();
        let (key, laws) = self.with_decree(&standard.service, decree, laws);
        let (text, day) = self
            .with_enactment(text, &standard.service, (decree, &key))
            .ok_or(Rule::DraftHasErrors)?;
        let regency = regency_with(&files, &laws);
        let checked = check(&text, standard.english.as_deref(), &standard.service, &regency);
        if checked.sop.is_none() || checked.findings.iter().any(Diagnostic::is_error) {
            return Err(Rule::DraftHasErrors.into());
        }
        tracing::info!(by = %officer.id, service = %standard.service, effective = %day, "a standard was established");
        self.proposal_of(officer, standard, (text, laws))
    }

    fn proposal_of(
        &self,
        officer: &SignedIn,
        standard: &StandardMatter,
        (text, laws): (String, String),
    ) -> Result<Also, Problem> {
        let now = self.now();
        let service = &standard.service;
        let mut files = vec![
            (format!("services/{service}.toml"), text.clone().into_bytes()),
            (RegencyFile::Law.name().to_owned(), laws.into_bytes()),
        ];
        let english = standard.english.clone().map(String::into_bytes);
        files.extend(english.map(|english| (format!("services/{service}.en.toml"), english)));
        Ok(Also::Propose {
            standard: Box::new(StandardMatter {
                text: Some(text),
                ..standard.clone()
            }),
            proposal: Proposal {
                id: new_id(now)?,
                officer: officer.id.to_string(),
                uploaded_at: now,
                kept_until: Timestamp::from_second(now.as_second() + KEPT).unwrap_or(now),
                published_at: None,
            },
            files,
        })
    }

    /// Hands an established text on once more, where its proposal was dropped or forgotten before it was published.
    pub async fn propose_standard_again(&self, by: &SignedIn, case: CaseId) -> Result<(), Problem> {
        let mut reader = self.store().read().await?;
        let standard = reader.standard(case.0).await?.ok_or(Problem::NotFound)?;
        let loaded = self.load(&mut reader, case.0).await?;
        drop(reader);
        super::check(by, (&loaded.published.sop, &standard.service), Action::WorkOnStandard)?;
        let decree =
            decree_of(&loaded.case.facts).filter(|_| has_decree(loaded.published.sop.definition(), &loaded.case));
        let decree = decree.ok_or(Rule::DecreeMissing)?;
        if self.has_been_published(&standard).await? {
            return Err(Rule::PublishedMeanwhile.into());
        }
        let also = self.proposed_by_decree(by, &standard, &decree).await?;
        let mut tx = self.store().begin().await?;
        if let Err(problem) = also.write(&mut tx, (&loaded.published.sop, self.now())).await {
            tx.roll_back().await;
            return Err(problem);
        }
        tx.commit().await?;
        Ok(())
    }

    /// The list of laws with the decree in it, and its key.
    fn with_decree(&self, service: &ServiceKey, decree: &Decree, laws: &str) -> (LawKey, String) {
        let regency = self.regency();
        let is_taken = |key: &LawKey| regency.laws.contains_key(key);
        let key = decree_key(service, decree.day.year(), is_taken);
        let unit = regency.unit(&service.unit);
        let head = unit.and_then(|unit| unit.positions.iter().find(|position| position.key == unit.head));
        let office = match (head, unit) {
            (Some(head), Some(unit)) => joined(&head.name.id, &unit.name.id),
            (None, _) | (_, None) => self.unit_of_standard(service).id,
        };
        let title = format!(
            "Keputusan {office} Nomor {} tentang Standar Pelayanan dan SOP {}",
            decree.number,
            self.name_of_service(service).id
        );
        let laws = with_law(laws, &key, &title, decree.day);
        (key, laws)
    }

    /// The text with the decree in it, and the day from which it is in force: that of the decree, or a later one the text
    /// names itself; never a day that is over.
    fn with_enactment(
        &self,
        text: &str,
        service: &ServiceKey,
        (decree, key): (&Decree, &LawKey),
    ) -> Option<(String, Date)> {
        let current = self.current();
        let newest = current
            .versions_of(service)
            .map(|known| known.sop.definition().version)
            .max();
        let named = self
            .sound_text((text, None), service)
            .map(|draft| draft.sop.definition().effective);
        let effective = named.into_iter().fold(decree.day.max(self.today()), Date::max);
        let enactment = Enactment {
            version: newest.unwrap_or(0) + 1,
            decree: key.clone(),
            effective,
        };
        Some((enacted(text, &enactment)?, effective))
    }
}

/// The decree as the step recorded it.
pub(super) fn decree_of(facts: &maklumat_sop::Facts) -> Option<Decree> {
    match (facts.get(DECREE_NUMBER), facts.get(DECREE_DATE)) {
        (Some(Value::Text(number)), Some(Value::Date(day))) => Some(Decree {
            number: number.clone(),
            day: *day,
        }),
        _ => None,
    }
}

fn regency_with(files: &[(RegencyFile, String)], laws: &str) -> Arc<Regency> {
    let text = |wanted: RegencyFile| {
        let found = files.iter().find(|(file, _)| *file == wanted);
        found.map(|(_, text)| text.as_str()).filter(|text| !text.is_empty())
    };
    let sources = RegencySources {
        organisation: text(RegencyFile::Organisation).unwrap_or_default(),
        calendar: text(RegencyFile::Calendar).unwrap_or_default(),
        law: laws,
        organisation_english: text(RegencyFile::OrganisationEnglish),
        guide: text(RegencyFile::Guide),
        guide_english: text(RegencyFile::GuideEnglish),
    };
    Arc::new(read_regency(&sources).0)
}

/// `Kepala Dinas` of the `Dinas Perhubungan` is `Kepala Dinas Perhubungan`.
fn joined(head: &str, unit: &str) -> String {
    let first = unit.split_whitespace().next().unwrap_or_default();
    match head.strip_suffix(first) {
        Some(before) if !first.is_empty() => format!("{before}{unit}"),
        Some(_) | None => format!("{head} {unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn an_office_is_called_as_decrees_call_it() {
        assert_eq!(joined("Kepala Dinas", "Dinas Perhubungan"), "Kepala Dinas Perhubungan");
        assert_eq!(joined("Direktur", "RSUD Sungai Raya"), "Direktur RSUD Sungai Raya");
    }
}
