//! The half-yearly sheet: filled in step by step beside what was measured, kept as often as one likes, finished once.

use std::borrow::Borrow;

use askama::Template;
use axum::extract::Path;
use maklumat_app::{
    Finishing, HalfYear, Judgement, Method, MonitoringSheet, Problem, Sentence, SignedIn, StepOnSheet, TypedSheet,
};
use maklumat_vocabulary::{PositionKey, ServiceKey};

use super::shortcoming::Shortcoming;
use super::{said, typed};
use crate::failure::{Answer, Failure};
use crate::form::{Form, Shown};
use crate::frame::{Flash, Frame, Here};
use crate::guard::require_token;
use crate::respond::{go_with, page_with};
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "monitoring/sheet.html")]
pub(crate) struct SheetPage {
    pub(crate) f: Frame,
    pub(crate) sheet: MonitoringSheet,
    pub(crate) errors: Vec<Shown>,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
    /// What was typed, for days that are none.
    pub(crate) form: Form,
}

pub(crate) async fn get(visit: Visit, Path((unit, service)): Path<(String, String)>) -> Answer {
    let officer = visit.officer().await?;
    let key = ServiceKey::new(&unit, &service);
    let sheet = visit.app.monitoring_sheet(&officer, &key).await?;
    Ok(answer(&visit, &officer, sheet, Shortcoming::default()))
}

pub(crate) async fn earlier(visit: Visit, Path((unit, service, period)): Path<(String, String, String)>) -> Answer {
    let officer = visit.officer().await?;
    let key = ServiceKey::new(&unit, &service);
    let half_year = HalfYear::parse(&period).ok_or(Failure::NotFound)?;
    let sheet = visit.app.monitoring_of(&officer, &key, half_year).await?;
    Ok(answer(&visit, &officer, sheet, Shortcoming::default()))
}

pub(crate) async fn post(visit: Visit, Path((unit, service)): Path<(String, String)>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let key = ServiceKey::new(&unit, &service);
    let sent = typed::sheet(&form);
    let f = visit.frame(Here::Oversight);
    let steps: Vec<&str> = sent.rows.iter().map(|row| row.step.as_str()).collect();
    let bad_days = typed::bad_days(&f, &form, steps.into_iter());
    // A day that is none is shown again; everything else is kept all the same.
    let done = if typed::is_finishing(&form) && bad_days.is_empty() {
        visit.app.finish_monitoring(&officer, &key, sent.clone()).await
    } else {
        let kept = visit.app.keep_monitoring(&officer, &key, sent.clone()).await;
        kept.map(|()| Finishing::Missing(Vec::new()))
    };
    match done {
        Ok(Finishing::Done) => Ok(go_with(&visit, &urls::sop_review(&key), Flash::SheetFinished)),
        Ok(Finishing::Missing(gaps)) if gaps.is_empty() && bad_days.is_empty() => {
            Ok(go_with(&visit, &urls::monitoring(&key), Flash::SheetKept))
        }
        Ok(Finishing::Missing(gaps)) => {
            let sheet = visit.app.monitoring_sheet(&officer, &key).await?;
            let mut errors = said::sheet_errors(&f, &gaps, &sheet.rows);
            errors.extend(bad_days);
            let why = Shortcoming {
                errors,
                refusal: None,
                form,
            };
            Ok(answer(&visit, &officer, sheet, why))
        }
        Err(Problem::Refused(refused)) => {
            let words = refused.words(visit.language);
            refused_with(&visit, &officer, &key, (sent, form, words)).await
        }
        Err(problem) => Err(problem.into()),
    }
}

/// Shows what was typed again, over what somebody else has kept meanwhile.
async fn refused_with(
    visit: &Visit,
    officer: &SignedIn,
    key: &ServiceKey,
    (sent, form, words): (TypedSheet, Form, Sentence),
) -> Answer {
    let sheet = visit.app.monitoring_sheet(officer, key).await?.typed(&sent);
    let why = Shortcoming {
        refusal: Some(words),
        form,
        ..Shortcoming::default()
    };
    Ok(answer(visit, officer, sheet, why))
}

fn answer(visit: &Visit, officer: &SignedIn, sheet: MonitoringSheet, why: Shortcoming) -> axum::response::Response {
    let place = urls::monitoring_of(&sheet.head.service, &sheet.half_year.to_string());
    let f = visit.work_frame(Here::Oversight, officer).at(&place);
    let page = SheetPage::new(f, sheet, officer.form_token.0.clone());
    let status = why.status();
    let page = SheetPage {
        f: why.told(page.f),
        errors: why.errors,
        refusal: why.refusal,
        form: why.form,
        ..page
    };
    page_with(status, &page)
}

impl SheetPage {
    pub(crate) fn new(f: Frame, sheet: MonitoringSheet, form_token: String) -> Self {
        let name = said::sheet_name(&f, &maklumat_app::Round::Monitoring, sheet.half_year.to_string());
        let title = format!("{name}: {}", f.l(&sheet.head.service_name));
        Self {
            f: f.titled(title),
            sheet,
            errors: Vec::new(),
            refusal: None,
            form_token,
            form: Form::default(),
        }
    }

    fn error(&self, field: &str) -> Option<&Shown> {
        self.errors.iter().find(|error| error.field == field)
    }

    fn field(&self, kind: &str, row: &StepOnSheet) -> String {
        format!("{kind}.{}", row.step)
    }

    fn is_judged(&self, row: &StepOnSheet, judgement: &Judgement) -> bool {
        row.judgement.as_ref() == Some(judgement)
    }

    fn has_method(&self, method: &Method) -> bool {
        self.sheet.methods.contains(method)
    }

    fn answers(&self, row: &StepOnSheet, position: &PositionKey) -> bool {
        row.action.by.as_ref() == Some(position)
    }

    /// The day as a date field shows it; what is none as it was typed.
    fn day(&self, row: &StepOnSheet) -> String {
        match row.action.until {
            Some(day) => day.to_string(),
            None => self.form.text(&self.field("hari", row)).to_owned(),
        }
    }

    /// The name of who answers for an action.
    fn answering(&self, row: &StepOnSheet) -> &str {
        let by = row.action.by.as_ref();
        let known = by.and_then(|by| self.sheet.head.positions.iter().find(|(key, _)| key == by));
        known.map_or("", |(_, name)| self.f.l(name))
    }

    /// Shown at once where something of an action is written, missing, or must be.
    fn is_open(&self, row: &StepOnSheet) -> bool {
        let mut fields = ["tindakan", "jabatan", "hari"].into_iter();
        let is_bad = fields.any(|kind| self.error(&self.field(kind, row)).is_some());
        is_bad || !row.action.is_empty() || row.judgement == Some(Judgement::WorksBadly)
    }

    fn judged(&self) -> usize {
        self.sheet.rows.iter().filter(|row| row.judgement.is_some()).count()
    }
}
