//! Where to complain: the channels of the published standards, unit by unit.

use askama::Template;
use axum::response::Response;
use maklumat_sop::Regency;

use crate::citizen::service::contacts;
use crate::frame::{Frame, Here};
use crate::respond::page;
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "citizen/complain.html")]
pub(crate) struct ComplainPage {
    pub(crate) f: Frame,
    pub(crate) channels: Vec<String>,
    pub(crate) units: Vec<UnitContact>,
}

pub(crate) struct UnitContact {
    pub(crate) name: String,
    pub(crate) address: Option<String>,
    /// Key of the kind of contact, and the value.
    pub(crate) contacts: Vec<(&'static str, String)>,
}

pub(crate) async fn get(visit: Visit) -> Response {
    page(&ComplainPage::new(visit.frame(Here::Complain), &visit.app.regency()))
}

impl ComplainPage {
    pub(crate) fn new(f: Frame, regency: &Regency) -> Self {
        let units = regency.units.values().map(|unit| UnitContact {
            name: f.l(&unit.name).to_owned(),
            address: unit.address.as_ref().map(|address| f.l(address).to_owned()),
            contacts: contacts(unit),
        });
        Self {
            channels: regency
                .standard
                .complaints
                .iter()
                .map(|line| f.l(line).to_owned())
                .collect(),
            units: units.collect(),
            f: f.titled_by("complain-title")
                .for_everybody_by(&urls::complain(), "complain-description"),
        }
    }
}

/// The word for a kind of contact.
pub(crate) fn contact_key(kind: &str) -> &'static str {
    match kind {
        "phone" => "contact-phone",
        "whatsapp" => "contact-whatsapp",
        "email" => "contact-email",
        _ => "contact-other",
    }
}
