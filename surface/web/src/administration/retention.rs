//! What is kept how long and by which rule; what is due, and its erasure under the number of a record.

use askama::Template;
use axum::http::StatusCode;
use maklumat_app::{Problem, RetentionRow, Sentence, SignedIn};
use maklumat_sop::Disposal;
use maklumat_vocabulary::ServiceKey;

use crate::failure::{Answer, Failure};
use crate::form::Form;
use crate::frame::{Flash, Frame, Here};
use crate::guard::require_token;
use crate::officer::prove::unless_proved;
use crate::respond::{go_with, page_with};
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "administration/retention.html")]
pub(crate) struct RetentionPage {
    pub(crate) f: Frame,
    pub(crate) rows: Vec<RetentionRow>,
    /// The number of the record, as typed.
    pub(crate) typed: String,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

/// What is not of a service: key of what it is, and of how long it is kept.
pub(crate) const OTHERS: [(&str, &str); 8] = [
    ("kept-history", "kept-for-ever"),
    ("kept-documents", "kept-for-ever"),
    ("kept-trail", "kept-for-ever"),
    ("kept-definitions", "kept-for-ever"),
    ("kept-drafts", "kept-thirty-days"),
    ("kept-uploads", "kept-one-day"),
    ("kept-letters", "kept-ninety-days"),
    ("kept-proposals", "kept-fourteen-days"),
];

pub(crate) async fn get(visit: Visit) -> Answer {
    let officer = visit.officer().await?;
    show(&visit, &officer, (String::new(), None)).await
}

pub(crate) async fn erase(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let key = ServiceKey::parse(form.text("layanan")).ok_or(Failure::NotFound)?;
    let version = form.text("versi").parse().map_err(|_| Failure::NotFound)?;
    let typed = form.text("berita-acara").to_owned();
    match visit.app.erase_due(&officer, (&key, version), &typed).await {
        Ok(_) => Ok(go_with(&visit, &urls::retention(), Flash::CasesErased)),
        Err(Problem::Refused(refused)) if refused.code() != maklumat_app::PROVE_AGAIN => {
            let refusal = Some(refused.words(visit.language));
            show(&visit, &officer, (typed, refusal)).await
        }
        Err(problem) => Err(unless_proved(problem, &urls::retention())),
    }
}

async fn show(visit: &Visit, officer: &SignedIn, (typed, refusal): (String, Option<Sentence>)) -> Answer {
    let rows = visit.app.retention(officer).await?;
    let f = visit.work_frame(Here::Administration, officer).at(&urls::retention());
    let title = f.t("retention-title");
    let (status, f) = if refusal.is_some() {
        (StatusCode::UNPROCESSABLE_ENTITY, f.titled_error(title))
    } else {
        (StatusCode::OK, f.titled(title))
    };
    let page = RetentionPage {
        f,
        rows,
        typed,
        refusal,
        form_token: officer.form_token.0.clone(),
    };
    Ok(page_with(status, &page))
}

impl RetentionPage {
    fn keep(&self, row: &RetentionRow) -> String {
        row.keep.map_or_else(
            || self.f.t("kept-for-ever").into_owned(),
            |keep| keep.words(self.f.language),
        )
    }

    /// Whose time is over and which are to be destroyed.
    fn to_erase(&self) -> Vec<&RetentionRow> {
        let due = self.rows.iter().filter(|row| row.due > 0);
        due.filter(|row| row.then == Disposal::Destroy).collect()
    }

    fn then(&self, row: &RetentionRow) -> &'static str {
        match row.then {
            Disposal::Archive => "retention-archive",
            Disposal::Destroy => "retention-destroy",
        }
    }
}
