//! What administrators publish and look at.

use maklumat_vocabulary::{ProductId, ServiceKey, UnitId};

use super::{Url, encoded, route};

pub(crate) fn proposal(id: &str) -> Url {
    Url(format!("{}/{}", route::PROPOSALS, encoded(id)))
}

pub(crate) fn publish_proposal(id: &str) -> Url {
    Url(format!("{}/terbitkan", proposal(id)))
}

pub(crate) fn drop_proposal(id: &str) -> Url {
    Url(format!("{}/buang", proposal(id)))
}

pub(crate) fn preview(id: &str, key: &ServiceKey) -> Url {
    Url(format!("{}/{key}", proposal(id)))
}

pub(crate) fn preview_sop(id: &str, key: &ServiceKey) -> Url {
    Url(format!("{}/sop", preview(id, key)))
}

pub(crate) fn preview_form(id: &str, key: &ServiceKey) -> Url {
    Url(format!("{}/isian", preview(id, key)))
}

pub(crate) fn unit(id: &UnitId) -> Url {
    Url(format!("{}/{}", route::UNITS, encoded(id.as_str())))
}

pub(crate) fn calendar_of(year: &i16) -> Url {
    Url(format!("{}?tahun={year}", route::CALENDAR))
}

/// How a document looks, with invented values.
pub(crate) fn specimen(service: &ServiceKey, product: &ProductId) -> Url {
    Url(format!("{}/{service}/{}.pdf", route::SHEETS, encoded(product.as_str())))
}

/// A file all services share, as it is in force.
pub(crate) fn shared_file(name: &str) -> Url {
    Url(format!("{}/bersama/{}", route::DEFINITIONS, encoded(name)))
}

/// A version as it was published.
pub(crate) fn definition_file(key: &ServiceKey, version: u32) -> Url {
    Url(format!("{}/berkas/{key}/{version}.toml", route::DEFINITIONS))
}

pub(crate) fn english_file(key: &ServiceKey, version: u32) -> Url {
    Url(format!("{}/berkas/{key}/{version}.en.toml", route::DEFINITIONS))
}
