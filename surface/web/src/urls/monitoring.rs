//! How SOPs in force are looked at: the list, one SOP, its sheets, and review campaigns.

use maklumat_app::FileForm;
use maklumat_vocabulary::{ServiceKey, UnitId};

use super::{Url, encoded, file_form_word, route};

/// The SOPs of a unit.
pub(crate) fn reviews_of(unit: &UnitId) -> Url {
    Url(format!("{}?unit={}", route::REVIEWS, encoded(unit.as_str())))
}

/// A table of the list as a file.
pub(crate) fn reviews_file(unit: &Option<UnitId>, table: &str, form: &FileForm) -> Url {
    let unit = unit
        .as_ref()
        .map_or_else(String::new, |unit| format!("unit={}&", encoded(unit.as_str())));
    Url(format!(
        "{}?{unit}tabel={table}&bentuk={}",
        route::REVIEWS,
        file_form_word(*form)
    ))
}

pub(crate) fn sop_review(key: &ServiceKey) -> Url {
    Url(format!("{}/{}/{}", route::REVIEWS, key.unit, key.service))
}

/// The sheet of this half year.
pub(crate) fn monitoring(key: &ServiceKey) -> Url {
    Url(format!("{}/lembar", sop_review(key)))
}

/// The sheet of a half year, `2026-2`.
pub(crate) fn monitoring_of(key: &ServiceKey, period: &str) -> Url {
    Url(format!("{}/lembar/{}", sop_review(key), encoded(period)))
}

/// The evaluation of this year.
pub(crate) fn evaluation(key: &ServiceKey) -> Url {
    Url(format!("{}/evaluasi", sop_review(key)))
}

pub(crate) fn evaluation_of(key: &ServiceKey, year: &str) -> Url {
    Url(format!("{}/evaluasi/{}", sop_review(key), encoded(year)))
}

pub(crate) fn name_assessor(key: &ServiceKey) -> Url {
    Url(format!("{}/penilai", sop_review(key)))
}

pub(crate) fn campaign(id: &impl std::fmt::Display) -> Url {
    Url(format!("{}/{}", route::CAMPAIGNS, encoded(&id.to_string())))
}

pub(crate) fn close_campaign(id: &impl std::fmt::Display) -> Url {
    Url(format!("{}/tutup", campaign(id)))
}

/// The report of a campaign as a file.
pub(crate) fn campaign_file(id: &impl std::fmt::Display, form: &FileForm) -> Url {
    Url(format!("{}?bentuk={}", campaign(id), file_form_word(*form)))
}
