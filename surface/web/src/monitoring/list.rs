//! All SOPs one may see: when each was looked at and is due again, and what is still to be done.

use askama::Template;
use axum::extract::Query;
use maklumat_app::{LookedList, ReviewStanding};
use maklumat_vocabulary::UnitId;
use serde::Deserialize;

use super::tables;
use crate::failure::Answer;
use crate::frame::{Frame, Here};
use crate::respond::page;
use crate::urls::{self, Url};
use crate::visit::Visit;

/// What the address may say beside the place.
#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    unit: Option<String>,
    tabel: Option<String>,
    bentuk: Option<String>,
}

#[derive(Template)]
#[template(path = "monitoring/list.html")]
pub(crate) struct ListPage {
    pub(crate) f: Frame,
    pub(crate) list: LookedList,
}

pub(crate) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let officer = visit.officer().await?;
    let unit = asked.unit.as_deref().filter(|unit| !unit.is_empty()).map(UnitId::new);
    let list = visit.app.looked_sops(&officer, unit.as_ref()).await?;
    let f = visit.work_frame(Here::Oversight, &officer).titled_by("reviews-title");
    let Some(form) = asked.bentuk.as_deref().and_then(urls::file_form_of) else {
        return Ok(page(&ListPage { f, list }));
    };
    let (table, name) = if asked.tabel.as_deref() == Some("tindakan") {
        (tables::actions(&f, &list), f.t("file-actions"))
    } else {
        (tables::sops(&f, &list), f.t("file-reviews"))
    };
    tables::file(&visit, (&table, form), &name, unit.as_ref()).await
}

impl ListPage {
    fn unit(&self) -> Option<UnitId> {
        self.list.unit.as_ref().map(|(unit, _)| unit.clone())
    }

    fn file(&self, table: &str, form: &maklumat_app::FileForm) -> Url {
        urls::reviews_file(&self.unit(), table, form)
    }

    fn is_of(&self, unit: &UnitId) -> bool {
        self.list.unit.as_ref().is_some_and(|(shown, _)| shown == unit)
    }

    /// How many are overdue in one way or the other.
    fn overdue(&self) -> usize {
        let is_overdue = |standing: ReviewStanding| standing.is_overdue();
        let rows = self.list.rows.iter();
        rows.filter(|row| is_overdue(row.monitoring.standing) || is_overdue(row.evaluation.standing))
            .count()
    }

    fn late_actions(&self) -> usize {
        self.list.actions.iter().filter(|action| action.is_late).count()
    }
}
