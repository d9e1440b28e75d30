//! What is in force: every service with its version, since when and by whom, the cases on it, and its files to take home.

use askama::Template;
use axum::extract::Path;
use maklumat_app::{DefinitionList, DefinitionRow, DefinitionState, Private, WantsEnglish};
use maklumat_vocabulary::ServiceKey;

use crate::failure::{Answer, Failure};
use crate::frame::{Frame, Here};
use crate::respond::{file_to_keep, page};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "administration/definitions.html")]
pub(crate) struct DefinitionsPage {
    pub(crate) f: Frame,
    pub(crate) list: DefinitionList,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let officer = visit.officer().await?;
    let list = visit.app.definitions(&officer).await?;
    let f = visit.work_frame(Here::Administration, &officer);
    Ok(page(&DefinitionsPage {
        f: f.titled_by("definitions-title"),
        list,
    }))
}

/// One version as it was published: `3.toml`, or its English texts, `3.en.toml`.
pub(crate) async fn file(visit: Visit, Path((unit, service, file)): Path<(String, String, String)>) -> Answer {
    let officer = visit.officer().await?;
    let key = ServiceKey::parse(&format!("{unit}/{service}")).ok_or(Failure::NotFound)?;
    let name = file.strip_suffix(".toml").ok_or(Failure::NotFound)?;
    let (version, wants) = match name.strip_suffix(".en") {
        Some(version) => (version, WantsEnglish::Yes),
        None => (name, WantsEnglish::No),
    };
    let version = version.parse().map_err(|_| Failure::NotFound)?;
    let text = visit.app.definition_text(&officer, (&key, version), wants).await?;
    let ending = match wants {
        WantsEnglish::Yes => "en.toml",
        WantsEnglish::No => "toml",
    };
    // Under the name it is uploaded by again.
    let name = format!("{}.{ending}", key.service);
    Ok(file_to_keep(text.into_bytes(), "application/toml", &name))
}

/// A file all services share, as it is in force.
pub(crate) async fn shared(visit: Visit, Path(name): Path<String>) -> Answer {
    let officer = visit.officer().await?;
    let text = visit.app.shared_text(&officer, &name).await?;
    Ok(file_to_keep(text.into_bytes(), "application/toml", &name))
}

pub(crate) async fn all(visit: Visit) -> Answer {
    let officer = visit.officer().await?;
    let archive = visit.app.files_in_force(&officer).await?;
    Ok(file_to_keep(archive, "application/zip", "definisi-berlaku.zip"))
}

impl DefinitionsPage {
    fn by(&self, by: &Option<Private>) -> String {
        by.as_ref()
            .map_or_else(|| self.f.t("published-by-command").into_owned(), |name| name.0.clone())
    }

    fn is_public(&self, row: &DefinitionRow) -> bool {
        row.state == DefinitionState::InForce
    }
}

pub(crate) const fn state_key(state: &DefinitionState) -> &'static str {
    match state {
        DefinitionState::InForce => "definition-in-force",
        DefinitionState::Coming => "definition-coming",
        DefinitionState::Former => "definition-former",
    }
}
