//! What is published: which version is in force since when and by whom, how many cases run on it, and its files.

use std::collections::BTreeMap;

use maklumat_sop::RegencyFile;
use maklumat_store::{PublishedDefinition, Reader};
use maklumat_vocabulary::{LocalizedText, ServiceKey};

use super::archive::packed;
use super::propose::check_publisher;
use crate::App;
use crate::problem::Problem;
use crate::views::Private;
use crate::views::account::SignedIn;
use crate::views::publishing::{DefinitionList, DefinitionRow, DefinitionState, SharedRow};

impl App {
    /// Every version that is in force, comes into force or still carries cases, and the shared files.
    pub async fn definitions(&self, by: &SignedIn) -> Result<DefinitionList, Problem> {
        check_publisher(by)?;
        let mut reader = self.store().read().await?;
        self.follow_published(&mut reader).await?;
        let running: BTreeMap<(String, String, u32), u64> = reader
            .running()
            .await?
            .into_iter()
            .map(|row| ((row.unit, row.service, row.version), row.cases))
            .collect();
        let mut names = BTreeMap::new();
        let mut rows = Vec::new();
        for definition in reader.definitions().await? {
            let on_it = (definition.unit.clone(), definition.service.clone(), definition.version);
            let running = running.get(&on_it).copied().unwrap_or(0);
            let by = name_of(&mut reader, definition.published_by.clone(), &mut names).await?;
            rows.extend(self.definition_row(&definition, by, running));
        }
        rows.sort_by(|one, other| {
            let order = |row: &DefinitionRow| (row.unit.id.clone(), row.name.id.clone(), row.version);
            order(one).cmp(&order(other))
        });
        let mut shared = Vec::new();
        for file in RegencyFile::ALL {
            let Some(stand) = reader.file_stand(file.name()).await? else {
                continue;
            };
            shared.push(SharedRow {
                name: file.name(),
                revision: u64::try_from(stand.revision).unwrap_or(0),
                stored_at: stand.stored_at,
                by: name_of(&mut reader, stand.stored_by, &mut names).await?,
            });
        }
        drop(reader);
        Ok(DefinitionList {
            rows,
            shared,
            waiting: self.waiting_proposals().await?.len(),
        })
    }

    /// The text of a published version, or its English texts.
    pub async fn definition_text(
        &self,
        by: &SignedIn,
        (key, version): (&ServiceKey, u32),
        wants_english: WantsEnglish,
    ) -> Result<String, Problem> {
        check_publisher(by)?;
        let mut reader = self.store().read().await?;
        let found = reader
            .definition(key.unit.as_str(), key.service.as_str(), version)
            .await?
            .ok_or(Problem::NotFound)?;
        match wants_english {
            WantsEnglish::No => Ok(found.source),
            WantsEnglish::Yes => found.english.ok_or(Problem::NotFound),
        }
    }

    /// The text of a file all services share, by its name.
    pub async fn shared_text(&self, by: &SignedIn, name: &str) -> Result<String, Problem> {
        check_publisher(by)?;
        let known = RegencyFile::ALL.into_iter().find(|file| file.name() == name);
        let file = known.ok_or(Problem::NotFound)?;
        let stored = self.store().read().await?.regency_file(file.name()).await?;
        stored.map(|(_, text)| text).ok_or(Problem::NotFound)
    }

    /// The definition folder as it is in force, in one archive: what is changed there can be uploaded again.
    pub async fn files_in_force(&self, by: &SignedIn) -> Result<Vec<u8>, Problem> {
        check_publisher(by)?;
        let mut reader = self.store().read().await?;
        self.follow_published(&mut reader).await?;
        let mut files = Vec::new();
        for file in RegencyFile::ALL {
            let stored = reader.regency_file(file.name()).await?;
            let text = stored.map(|(_, text)| text).filter(|text| !text.is_empty());
            files.extend(text.map(|text| (file.name().to_owned(), text.into_bytes())));
        }
        for definition in reader.definitions().await? {
            let key = ServiceKey::new(&definition.unit, &definition.service);
            let is_in_force = self.version_in_force(&key) == Some(definition.version);
            if !is_in_force {
                continue;
            }
            files.push((format!("services/{key}.toml"), definition.source.into_bytes()));
            let english = definition.english.map(String::into_bytes);
            files.extend(english.map(|text| (format!("services/{key}.en.toml"), text)));
        }
        packed(&files)
    }

    fn version_in_force(&self, key: &ServiceKey) -> Option<u32> {
        let current = self.current();
        let published = current.in_force(key, self.today())?;
        Some(published.sop.definition().version)
    }

    fn definition_row(
        &self,
        definition: &PublishedDefinition,
        by: Option<Private>,
        running: u64,
    ) -> Option<DefinitionRow> {
        let key = ServiceKey::new(&definition.unit, &definition.service);
        let in_force = self.version_in_force(&key);
        let effective = definition.effective.parse().ok()?;
        let state = if in_force == Some(definition.version) {
            DefinitionState::InForce
        } else if effective > self.today() {
            DefinitionState::Coming
        } else {
            DefinitionState::Former
        };
        if state == DefinitionState::Former && running == 0 {
            return None;
        }
        let regency = self.regency();
        let published = self.version(&key, definition.version);
        Some(DefinitionRow {
            name: published.map_or_else(
                || LocalizedText::indonesian(key.to_string()),
                |published| published.sop.definition().name.clone(),
            ),
            unit: regency.unit(&key.unit).map_or_else(
                || LocalizedText::indonesian(key.unit.to_string()),
                |unit| unit.name.clone(),
            ),
            version: definition.version,
            state,
            effective,
            published_at: definition.published_at,
            by,
            running,
            has_english: definition.english.is_some(),
            key,
        })
    }
}

/// Which of the two texts of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WantsEnglish {
    No,
    Yes,
}

/// The name of an account, each read once.
async fn name_of(
    reader: &mut Reader,
    id: Option<String>,
    names: &mut BTreeMap<String, Private>,
) -> Result<Option<Private>, Problem> {
    let Some(id) = id else { return Ok(None) };
    if !names.contains_key(&id) {
        let name = reader.officer(&id).await?.map(|officer| officer.name);
        names.insert(id.clone(), Private(name.unwrap_or_else(|| id.clone())));
    }
    Ok(names.get(&id).cloned())
}
