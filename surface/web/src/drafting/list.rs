//! The drafts somebody may write, and how another is begun: empty, from what is published, or from a file.

use std::collections::BTreeMap;

use askama::Template;
use axum::Extension;
use axum::extract::{Multipart, Query};
use axum::http::StatusCode;
use maklumat_app::{DraftFrom, DraftList, DraftRow, Problem, Sentence, SignedIn};
use maklumat_vocabulary::{ServiceKey, UnitId};

use crate::drafting::brought_in::BroughtInPage;
use crate::drafting::here;
use crate::failure::{Answer, Failure};
use crate::form::{Form, Upload};
use crate::frame::Frame;
use crate::guard::require_token;
use crate::respond::{go_to, page, page_with};
use crate::upload_room::UploadRoom;
use crate::urls;
use crate::visit::Visit;

/// Longest id that is made from a name, in letters.
const LONGEST_ID: usize = 48;

#[derive(Template)]
#[template(path = "drafting/list.html")]
pub(crate) struct DraftsPage {
    pub(crate) f: Frame,
    pub(crate) list: DraftList,
    pub(crate) typed: Typed,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

/// What was typed into the forms of a draft that was refused.
#[derive(Clone, Debug, Default)]
pub(crate) struct Typed {
    pub(crate) name: String,
    pub(crate) unit: String,
    pub(crate) service: String,
}

pub(crate) async fn get(visit: Visit, Query(asked): Query<BTreeMap<String, String>>) -> Answer {
    let officer = visit.officer().await?;
    let typed = Typed {
        service: asked.get("layanan").cloned().unwrap_or_default(),
        ..Typed::default()
    };
    show(&visit, &officer, (typed, None)).await
}

pub(crate) async fn post(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let typed = Typed {
        name: form.text("nama").to_owned(),
        unit: form.text("unit").to_owned(),
        service: form.text("layanan").to_owned(),
    };
    let (key, from) = if form.is("dari", "terbit") {
        let key = ServiceKey::parse(&typed.service).ok_or(Failure::NotFound)?;
        (key, DraftFrom::Published)
    } else {
        let name = typed.name.clone();
        (key_of(&typed.unit, &name)?, DraftFrom::Blank { name })
    };
    begin(&visit, &officer, (key, from), typed).await
}

pub(crate) async fn from_file(visit: Visit, Extension(room): Extension<UploadRoom>, parts: Multipart) -> Answer {
    let officer = visit.officer().await?;
    let sent = Upload::read(parts, &room).await?;
    require_token(&officer, &sent.form)?;
    let typed = Typed {
        unit: sent.form.text("unit").to_owned(),
        ..Typed::default()
    };
    let Some((name, bytes)) = sent.files.iter().find(|(name, _)| !is_english(name)) else {
        return show(&visit, &officer, (typed, None)).await;
    };
    let key = key_of(&typed.unit, stem_of(name))?;
    if !name.ends_with(".toml") {
        return bring_in(&visit, &officer, (&key, name, bytes.clone()), typed).await;
    }
    let text = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).into_owned();
    let english = sent.files.iter().find(|(name, _)| is_english(name));
    let from = DraftFrom::Text {
        text: text(bytes),
        english: english.map(|(_, bytes)| text(bytes)),
    };
    begin(&visit, &officer, (key, from), typed).await
}

/// A file of another program: a draft is begun with what could be read, and what could not is told first.
async fn bring_in(
    visit: &Visit,
    officer: &SignedIn,
    (key, name, bytes): (&ServiceKey, &str, Vec<u8>),
    typed: Typed,
) -> Answer {
    let brought = match visit.app.bring_in(officer, key, bytes).await {
        Ok(brought) => brought,
        Err(Problem::Refused(refused)) => {
            let refusal = Some(refused.words(visit.language));
            return show(visit, officer, (typed, refusal)).await;
        }
        Err(problem) => return Err(problem.into()),
    };
    let from = DraftFrom::Text {
        text: brought.text.clone(),
        english: brought.english.clone(),
    };
    match visit.app.new_draft(officer, key, from).await {
        Ok(id) => {
            let f = visit.work_frame(here(officer), officer).at(&urls::draft(&id));
            Ok(page(&BroughtInPage {
                f: f.titled_by("writing-brought-title"),
                id,
                file: name.to_owned(),
                brought,
            }))
        }
        Err(Problem::Refused(refused)) => {
            let refusal = Some(refused.words(visit.language));
            show(visit, officer, (typed, refusal)).await
        }
        Err(problem) => Err(problem.into()),
    }
}

fn is_english(name: &str) -> bool {
    name.ends_with(".en.toml")
}

/// The name of a file without its folder and ending.
fn stem_of(name: &str) -> &str {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

async fn begin(visit: &Visit, officer: &SignedIn, (key, from): (ServiceKey, DraftFrom), typed: Typed) -> Answer {
    match visit.app.new_draft(officer, &key, from).await {
        Ok(id) => Ok(go_to(&urls::draft(&id))),
        Err(Problem::Refused(refused)) => {
            let refusal = Some(refused.words(visit.language));
            show(visit, officer, (typed, refusal)).await
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn show(visit: &Visit, officer: &SignedIn, (typed, refusal): (Typed, Option<Sentence>)) -> Answer {
    let list = visit.app.drafts(officer).await?;
    let f = visit.work_frame(here(officer), officer).at(&urls::drafts());
    let title = f.t("writing-title");
    let (status, f) = if refusal.is_some() {
        (StatusCode::UNPROCESSABLE_ENTITY, f.titled_error(title))
    } else {
        (StatusCode::OK, f.titled(title))
    };
    let page = DraftsPage {
        f,
        list,
        typed,
        refusal,
        form_token: officer.form_token.0.clone(),
    };
    Ok(page_with(status, &page))
}

/// A service of a unit, called by a name as its file would be.
fn key_of(unit: &str, name: &str) -> Result<ServiceKey, Failure> {
    let id = id_of(name);
    ServiceKey::parse(&format!("{unit}/{id}")).ok_or_else(|| Failure::Problem(Problem::Invalid(Vec::new())))
}

/// `Surat Izin (Baru)` as `surat-izin-baru`.
fn id_of(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words = words.filter(|word| !word.is_empty()).map(str::to_ascii_lowercase);
    let mut id = String::new();
    for word in words {
        if !id.is_empty() && id.len() + word.len() >= LONGEST_ID {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.push_str(&word);
    }
    if id.is_empty() { "layanan-baru".to_owned() } else { id }
}

impl DraftsPage {
    /// The unit of a draft, by its name.
    fn unit_of(&self, draft: &DraftRow) -> String {
        let unit: &UnitId = &draft.key.unit;
        let named = self.list.units.iter().find(|(id, _)| id == unit);
        named.map_or_else(|| unit.to_string(), |(_, name)| self.f.l(name).to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_is_called_after_its_name() {
        assert_eq!(id_of("Surat Izin (Baru)"), "surat-izin-baru");
        assert_eq!(id_of("  "), "layanan-baru");
        assert!(id_of(&"panjang ".repeat(30)).len() <= LONGEST_ID);
    }
}
