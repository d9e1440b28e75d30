//! The yearly evaluation: yes or no to each question, why not, and what becomes of the SOP.

use std::borrow::Borrow;

use askama::Template;
use axum::extract::Path;
use maklumat_app::{
    Confidence, EvaluationSheet, Finishing, Problem, Question, Reply, Sentence, SignedIn, TypedEvaluation, Verdict,
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
#[template(path = "monitoring/evaluation.html")]
pub(crate) struct EvaluationPage {
    pub(crate) f: Frame,
    pub(crate) sheet: EvaluationSheet,
    pub(crate) errors: Vec<Shown>,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
    /// What was typed, for a day that is none.
    pub(crate) form: Form,
}

pub(crate) async fn get(visit: Visit, Path((unit, service)): Path<(String, String)>) -> Answer {
    let officer = visit.officer().await?;
    let key = ServiceKey::new(&unit, &service);
    let sheet = visit.app.sop_evaluation(&officer, &key).await?;
    Ok(answer(&visit, &officer, sheet, Shortcoming::default()))
}

pub(crate) async fn earlier(visit: Visit, Path((unit, service, year)): Path<(String, String, String)>) -> Answer {
    let officer = visit.officer().await?;
    let key = ServiceKey::new(&unit, &service);
    let year = year.parse().map_err(|_| Failure::NotFound)?;
    let sheet = visit.app.evaluation_of(&officer, &key, year).await?;
    Ok(answer(&visit, &officer, sheet, Shortcoming::default()))
}

pub(crate) async fn post(visit: Visit, Path((unit, service)): Path<(String, String)>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let key = ServiceKey::new(&unit, &service);
    let sent = typed::evaluation(&form);
    let f = visit.frame(Here::Oversight);
    let bad_days = typed::bad_days(&f, &form, ["sop"].into_iter());
    let done = if typed::is_finishing(&form) && bad_days.is_empty() {
        visit.app.finish_evaluation(&officer, &key, sent.clone()).await
    } else {
        let kept = visit.app.keep_evaluation(&officer, &key, sent.clone()).await;
        kept.map(|()| Finishing::Missing(Vec::new()))
    };
    match done {
        Ok(Finishing::Done) => Ok(go_with(&visit, &urls::sop_review(&key), Flash::SheetFinished)),
        Ok(Finishing::Missing(gaps)) if gaps.is_empty() && bad_days.is_empty() => {
            Ok(go_with(&visit, &urls::evaluation(&key), Flash::SheetKept))
        }
        Ok(Finishing::Missing(gaps)) => {
            let sheet = visit.app.sop_evaluation(&officer, &key).await?;
            let numbers: Vec<String> = sheet
                .instrument
                .questions
                .iter()
                .map(|asked| asked.key.clone())
                .collect();
            let mut errors = said::evaluation_errors(&f, &gaps, &numbers);
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
    (sent, form, words): (TypedEvaluation, Form, Sentence),
) -> Answer {
    let sheet = visit.app.sop_evaluation(officer, key).await?.typed(&sent);
    let why = Shortcoming {
        refusal: Some(words),
        form,
        ..Shortcoming::default()
    };
    Ok(answer(visit, officer, sheet, why))
}

fn answer(visit: &Visit, officer: &SignedIn, sheet: EvaluationSheet, why: Shortcoming) -> axum::response::Response {
    let place = urls::evaluation_of(&sheet.head.service, &sheet.year.to_string());
    let f = visit.work_frame(Here::Oversight, officer).at(&place);
    let page = EvaluationPage::new(f, sheet, officer.form_token.0.clone());
    let status = why.status();
    let page = EvaluationPage {
        f: why.told(page.f),
        errors: why.errors,
        refusal: why.refusal,
        form: why.form,
        ..page
    };
    page_with(status, &page)
}

impl EvaluationPage {
    pub(crate) fn new(f: Frame, sheet: EvaluationSheet, form_token: String) -> Self {
        let name = said::sheet_name(&f, &maklumat_app::Round::Evaluation, sheet.year.to_string());
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

    /// Every question with its answer.
    fn asked(&self) -> Vec<(&Question, &Reply)> {
        let questions = self.sheet.instrument.questions.iter();
        questions.zip(&self.sheet.evaluation.replies).collect()
    }

    fn field(&self, kind: &str, question: &Question) -> String {
        format!("{kind}.{}", question.key)
    }

    fn is_verdict(&self, verdict: &Verdict) -> bool {
        self.sheet.evaluation.verdict.as_ref() == Some(verdict)
    }

    fn answers(&self, position: &PositionKey) -> bool {
        self.sheet.evaluation.action.by.as_ref() == Some(position)
    }

    fn answering(&self) -> &str {
        let by = self.sheet.evaluation.action.by.as_ref();
        let known = by.and_then(|by| self.sheet.head.positions.iter().find(|(key, _)| key == by));
        known.map_or("", |(_, name)| self.f.l(name))
    }

    fn day(&self) -> String {
        match self.sheet.evaluation.action.until {
            Some(day) => day.to_string(),
            None => self.form.text("hari.sop").to_owned(),
        }
    }

    /// How far the list of questions can be trusted.
    fn confidence(&self) -> &'static str {
        match self.sheet.instrument.confidence {
            Confidence::Own => "instrument-own",
            Confidence::Read if self.sheet.instrument.is_checked => "instrument-checked",
            Confidence::Read | Confidence::Seen => "instrument-seen",
        }
    }
}
