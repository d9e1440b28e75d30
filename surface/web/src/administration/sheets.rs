//! Letterheads and documents: how what the office issues looks, with invented values.

use askama::Template;
use axum::extract::Path;
use maklumat_app::UnitSheets;
use maklumat_vocabulary::{ProductId, ServiceKey};

use crate::failure::{Answer, Failure};
use crate::frame::{Frame, Here};
use crate::respond::{page, pdf};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "administration/sheets.html")]
pub(crate) struct SheetsPage {
    pub(crate) f: Frame,
    pub(crate) units: Vec<UnitSheets>,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let officer = visit.officer().await?;
    let units = visit.app.sheets(&officer)?;
    let f = visit.work_frame(Here::Administration, &officer);
    Ok(page(&SheetsPage {
        f: f.titled_by("sheets-title"),
        units,
    }))
}

/// One document as a PDF: `sip.pdf`.
pub(crate) async fn file(visit: Visit, Path((unit, service, file)): Path<(String, String, String)>) -> Answer {
    let officer = visit.officer().await?;
    let key = ServiceKey::parse(&format!("{unit}/{service}")).ok_or(Failure::NotFound)?;
    let product = file.strip_suffix(".pdf").ok_or(Failure::NotFound)?;
    let bytes = visit.app.specimen_pdf(&officer, &key, &ProductId::new(product)).await?;
    Ok(pdf(bytes, &format!("contoh-{product}.pdf")))
}
