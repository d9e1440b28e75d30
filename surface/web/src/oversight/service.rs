//! One service: what was promised and what was kept, where the time goes, which step, and what deserves a look.

use std::borrow::Borrow;

use askama::Template;
use axum::extract::{Path, Query};
use maklumat_app::{Compared, ServiceReport, TimeShares, WorkingTime};
use maklumat_vocabulary::ServiceKey;

use super::{tables, trend_charts};
use crate::chart::{Bar, Chart};
use crate::failure::Answer;
use crate::frame::{Frame, Here};
use crate::markup::Markup;
use crate::period::{Asked, downloads, file, period_bar, period_words};
use crate::respond::page;
use crate::urls::{self, Url};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "oversight/service.html")]
pub(crate) struct ServiceReportPage {
    pub(crate) f: Frame,
    pub(crate) view: ServiceReport,
    charts: Option<(Markup, Markup)>,
    shares: Option<Markup>,
    place: Url,
    period: String,
}

pub(crate) async fn show(
    visit: Visit,
    Path((unit, service)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let officer = visit.officer().await?;
    let period = asked.period(visit.app.today());
    let key = ServiceKey::new(&unit, &service);
    let view = visit.app.service_report(&officer, &key, period).await?;
    let f = visit.work_frame(Here::Oversight, &officer);
    let Some(form) = asked.form() else {
        return Ok(page(&ServiceReportPage::new(f, view)));
    };
    let (table, name) = if asked.tabel.as_deref() == Some("langkah") {
        (tables::steps(&f, &view), f.t("file-steps"))
    } else {
        (tables::trend(&f, &view), f.t("file-trend"))
    };
    file(
        &visit,
        (&table, form),
        (&format!("{name}-{service}"), &period),
        Some(&key.unit),
    )
    .await
}

impl ServiceReportPage {
    pub(crate) fn new(f: Frame, view: ServiceReport) -> Self {
        Self {
            charts: trend_charts(&f, &view.trend),
            shares: view.shares.as_ref().map(|shares| shares_chart(&f, shares)),
            period: period_words(&f, &view.period),
            place: urls::oversight_service(&view.row.service),
            f: {
                let title = f.l(&view.row.service_name).to_owned();
                f.titled(title)
            },
            view,
        }
    }

    fn period_bar(&self) -> Markup {
        period_bar(&self.f, self.view.period, self.place.clone())
    }

    fn downloads(&self, table: &'static str) -> Markup {
        downloads(&self.f, self.view.period, self.place.clone(), table)
    }

    /// `94% (47 dari 50), di antara 83,8% dan 97,9%`
    fn compared(&self, compared: &Compared) -> String {
        let f = &self.f;
        let Some((low, high)) = compared.interval else {
            return f.t("too-few").into_owned();
        };
        f.say("compared")
            .with("share", super::percent(f, &compared.on_time, &compared.finished))
            .with("part", f.n(&compared.on_time))
            .with("whole", f.n(&compared.finished))
            .with("low", f.tenths(low))
            .with("high", f.tenths(high))
            .to_string()
    }

    /// This period as it is held beside others.
    fn now(&self) -> Compared {
        Compared {
            on_time: self.view.row.on_time,
            finished: self.view.row.finished,
            interval: self.view.now,
        }
    }
}

/// Where the mean case spent its time.
fn shares_chart(f: &Frame, shares: &TimeShares) -> Markup {
    let bar = |key: &str, time: WorkingTime, is_outline: bool| Bar {
        label: f.t(key).into_owned(),
        value: time.minutes,
        shown: f.working_time(&time),
        is_outline,
    };
    let mut bars = vec![
        bar("share-queue", shares.queue, false),
        bar("share-officer", shares.officer, false),
        bar("share-other-unit", shares.other_unit, false),
        bar("share-applicant", shares.applicant, true),
    ];
    if shares.paused.minutes > 0 {
        bars.push(bar("share-paused", shares.paused, true));
    }
    let largest = bars.iter().max_by_key(|bar| bar.value);
    let chart = Chart {
        f,
        id: "waktu",
        caption: f.t("chart-shares").into_owned(),
        summary: f
            .say("chart-shares-summary")
            .with("part", largest.map(|bar| bar.label.clone()).unwrap_or_default())
            .with("time", largest.map(|bar| bar.shown.clone()).unwrap_or_default())
            .to_string(),
        headings: vec![f.t("share-part").into_owned(), f.t("share-mean").into_owned()],
    };
    chart.bars(&bars)
}
