//! One campaign: how far each unit is, as bars and as a table, and its closing with a report.

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use maklumat_app::{CampaignRow, CampaignView, Problem, Round, Sentence, SignedIn, Tally};
use serde::Deserialize;

use super::tables;
use crate::failure::{Answer, Failure};
use crate::form::Form;
use crate::frame::{Flash, Frame, Here};
use crate::guard::require_token;
use crate::respond::{go_with, page_with};
use crate::urls::{self};
use crate::visit::Visit;

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    bentuk: Option<String>,
}

#[derive(Template)]
#[template(path = "monitoring/campaign.html")]
pub(crate) struct CampaignPage {
    pub(crate) f: Frame,
    pub(crate) view: CampaignView,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

pub(crate) async fn get(visit: Visit, Path(id): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let officer = visit.officer().await?;
    let Some(form) = asked.bentuk.as_deref().and_then(urls::file_form_of) else {
        return show(&visit, &officer, &id, None).await;
    };
    let view = visit
        .app
        .campaign(&officer, id.parse().map_err(|_| Failure::NotFound)?)
        .await?;
    let f = visit.work_frame(Here::Oversight, &officer);
    let name = f.t("file-campaign");
    tables::file(&visit, (&tables::campaign(&f, &view), form), &name, None).await
}

pub(crate) async fn close(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let campaign = id.parse().map_err(|_| Failure::NotFound)?;
    match visit.app.close_campaign(&officer, campaign, form.text("hasil")).await {
        Ok(()) => Ok(go_with(&visit, &urls::campaign(&campaign), Flash::CampaignClosed)),
        Err(Problem::Refused(refused)) => {
            let words = refused.words(visit.language);
            show(&visit, &officer, &id, Some(words)).await
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn show(visit: &Visit, officer: &SignedIn, id: &str, refusal: Option<Sentence>) -> Answer {
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    let view = visit.app.campaign(officer, id).await?;
    let frame = visit.work_frame(Here::Oversight, officer).at(&urls::campaign(&id));
    let title = view.head.name.clone();
    let (status, f) = if refusal.is_some() {
        (StatusCode::UNPROCESSABLE_ENTITY, frame.titled_error(title))
    } else {
        (StatusCode::OK, frame.titled(title))
    };
    let page = CampaignPage {
        f,
        view,
        refusal,
        form_token: officer.form_token.0.clone(),
    };
    Ok(page_with(status, &page))
}

/// Class and size of the parts of a bar, done first.
pub(crate) const fn parts(tally: &Tally) -> [(&'static str, u64); 4] {
    [
        ("p-done", tally.done),
        ("p-begun", tally.begun),
        ("p-none", tally.not_begun),
        ("p-late", tally.late),
    ]
}

impl CampaignPage {
    /// Where each part of a bar begins and how long it is, of a hundred.
    fn bar(&self, tally: &Tally) -> Vec<(&'static str, u64, u64)> {
        let all = tally.all().max(1);
        let (mut before, mut bars) = (0, Vec::new());
        for (class, count) in parts(tally) {
            let from = before * 100 / all;
            before += count;
            if count > 0 {
                bars.push((class, from, before * 100 / all - from));
            }
        }
        bars
    }

    /// The same in a sentence.
    fn told(&self, tally: &Tally) -> String {
        let f = &self.f;
        f.say("campaign-told")
            .with("done", f.n(&tally.done))
            .with("all", f.n(&tally.all()))
            .with("begun", f.n(&tally.begun))
            .with("none", f.n(&tally.not_begun))
            .with("late", f.n(&tally.late))
            .to_string()
    }

    fn wants(&self, round: &Round) -> bool {
        self.view.head.wants.includes(*round)
    }

    fn days(&self, row: &CampaignRow) -> [(Round, Option<maklumat_calendar::Date>); 2] {
        [(Round::Monitoring, row.monitored), (Round::Evaluation, row.evaluated)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_bar_fill_it() {
        for (done, begun, not_begun, late) in [(1, 1, 1, 0), (0, 0, 0, 7), (3, 4, 5, 6)] {
            let tally = Tally {
                done,
                begun,
                not_begun,
                late,
            };
            let [a, b, c, d] = parts(&tally);
            assert_eq!(a.1 + b.1 + c.1 + d.1, tally.all());
        }
    }
}
