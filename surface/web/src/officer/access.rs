//! Who may do what, as a table made from the policy the program runs by.

use askama::Template;
use maklumat_app::AccessTable;
use maklumat_vocabulary::Text;

use crate::failure::Answer;
use crate::frame::{Frame, Here};
use crate::respond::page;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "officer/access.html")]
pub(crate) struct AccessPage {
    pub(crate) f: Frame,
    pub(crate) table: AccessTable,
}

impl AccessPage {
    fn words(&self, text: &Text) -> &'static str {
        text.within(self.f.language)
    }

    fn role(&self, index: &usize) -> &'static str {
        self.table.roles.get(*index).map_or("", |role| self.words(role))
    }
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let officer = visit.officer().await?;
    let table = visit.app.access_table(&officer)?;
    Ok(page(&AccessPage {
        f: visit.work_frame(Here::Trail, &officer).titled_by("access-title"),
        table,
    }))
}
