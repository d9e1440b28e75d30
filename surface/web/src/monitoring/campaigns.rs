//! Review campaigns: those there are, and the form to open one.

use askama::Template;
use axum::http::StatusCode;
use maklumat_app::{CampaignList, NewCampaign, Problem, Rule, Sentence, SignedIn, Wants};
use maklumat_vocabulary::{ServiceKey, UnitId};

use crate::failure::Answer;
use crate::form::Form;
use crate::frame::{Flash, Frame, Here};
use crate::guard::require_token;
use crate::respond::{go_with, page_with};
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "monitoring/campaigns.html")]
pub(crate) struct CampaignsPage {
    pub(crate) f: Frame,
    pub(crate) list: CampaignList,
    pub(crate) typed: Form,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let officer = visit.officer().await?;
    show(&visit, &officer, (Form::default(), None)).await
}

pub(crate) async fn open(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let opened = match (form.date("mulai"), form.date("sampai")) {
        (Ok(Some(from)), Ok(Some(until))) => {
            let new = NewCampaign {
                name: form.text("nama").to_owned(),
                wish: form.text("harapan").to_owned(),
                wants: Wants::of_word(form.text("minta")).unwrap_or(Wants::Both),
                from,
                until,
                units: form.all("unit").map(UnitId::new).collect(),
                services: form.all("sop").filter_map(ServiceKey::parse).collect(),
            };
            visit.app.open_campaign(&officer, new).await
        }
        (Ok(None) | Err(_), _) | (_, Ok(None) | Err(_)) => Err(Rule::DateNotUnderstood.into()),
    };
    match opened {
        Ok(id) => Ok(go_with(&visit, &urls::campaign(&id), Flash::CampaignOpened)),
        Err(Problem::Refused(refused)) => {
            let words = refused.words(visit.language);
            show(&visit, &officer, (form, Some(words))).await
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn show(visit: &Visit, officer: &SignedIn, (typed, refusal): (Form, Option<Sentence>)) -> Answer {
    let list = visit.app.campaigns(officer).await?;
    let frame = visit.work_frame(Here::Oversight, officer).at(&urls::campaigns());
    let title = frame.t("campaigns-title");
    let (status, f) = if refusal.is_some() {
        (StatusCode::UNPROCESSABLE_ENTITY, frame.titled_error(title))
    } else {
        (StatusCode::OK, frame.titled(title))
    };
    let page = CampaignsPage {
        f,
        list,
        typed,
        refusal,
        form_token: officer.form_token.0.clone(),
    };
    Ok(page_with(status, &page))
}

impl CampaignsPage {
    fn is_ticked(&self, name: &str, value: &impl std::fmt::Display) -> bool {
        let value = value.to_string();
        self.typed.all(name).any(|ticked| ticked == value)
    }

    fn has_ticked(&self, sops: &[(ServiceKey, maklumat_vocabulary::LocalizedText)]) -> bool {
        sops.iter().any(|(key, _)| self.is_ticked("sop", key))
    }

    fn wants(&self, wants: &Wants) -> bool {
        if self.typed.text("minta").is_empty() {
            *wants == Wants::Both
        } else {
            self.typed.is("minta", wants.word())
        }
    }
}
