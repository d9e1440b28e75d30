//! A draft as citizens would see it, marked as not in force.

use std::collections::BTreeMap;

use axum::extract::{Path, Query};
use maklumat_app::Published;

use crate::administration::preview::{PreviewFormPage, marked};
use crate::citizen::legal_sop::LegalSopPage;
use crate::citizen::service::{self, ServicePage};
use crate::failure::{Answer, Failure};
use crate::frame::{Frame, Here, Preview};
use crate::respond::page;
use crate::urls;
use crate::visit::Visit;

pub(crate) async fn service(
    visit: Visit,
    Path(id): Path<String>,
    Query(chosen): Query<BTreeMap<String, String>>,
) -> Answer {
    let (published, f) = drafted(&visit, &id).await?;
    let facts = service::choose::facts_of(published.sop.definition(), &chosen);
    let asked = service::Asked {
        outlook: published.outlook(&facts, visit.app.now()),
        facts,
        ..service::Asked::default()
    };
    let regency = std::sync::Arc::clone(published.sop.regency());
    let mut shown = ServicePage::new(f, &regency, &published, asked);
    shown.f = marked(shown.f);
    Ok(page(&shown))
}

pub(crate) async fn sop(visit: Visit, Path(id): Path<String>) -> Answer {
    let (published, f) = drafted(&visit, &id).await?;
    let regency = std::sync::Arc::clone(published.sop.regency());
    let mut shown = LegalSopPage::new(f, &regency, &published);
    shown.f = marked(shown.f);
    Ok(page(&shown))
}

pub(crate) async fn form(visit: Visit, Path(id): Path<String>) -> Answer {
    let (published, f) = drafted(&visit, &id).await?;
    Ok(page(&PreviewFormPage::new(f, published.sop.definition())))
}

/// The service of a draft, and a frame that says what it is.
async fn drafted(visit: &Visit, id: &str) -> Result<(Published, Frame), Failure> {
    let published = visit.app.drafted_service(id).await?;
    let frame = Frame {
        preview: Some(of(id)),
        ..visit.frame(Here::Services)
    };
    Ok((published, frame))
}

pub(crate) fn of(id: &str) -> Preview {
    Preview {
        proposal: urls::public_draft(id),
        back: "preview-back-to-draft",
        service: urls::drafted_service(id),
        sop: urls::drafted_sop(id),
        form: urls::drafted_form(id),
    }
}
