//! The regency in which definitions are read: small, and the same in every run.

use std::sync::{Arc, LazyLock};

use maklumat_sop::{Regency, RegencySources, read_regency};
use maklumat_vocabulary::ServiceKey;

const ORGANISATION: &str = include_str!("../../regency/organisation.toml");
const CALENDAR: &str = include_str!("../../regency/calendar.toml");
const LAW: &str = include_str!("../../regency/law.toml");

static REGENCY: LazyLock<Arc<Regency>> = LazyLock::new(|| {
    let sources = RegencySources {
        organisation: ORGANISATION,
        calendar: CALENDAR,
        law: LAW,
        organisation_english: None,
        guide: None,
        guide_english: None,
    };
    Arc::new(read_regency(&sources).0)
});

pub(crate) fn regency() -> &'static Arc<Regency> {
    &REGENCY
}

/// The service a text is read as: the one it names itself after `#@`, or one of the furnished regency.
pub(crate) fn key(text: &str) -> ServiceKey {
    let named = text.lines().find_map(|line| line.strip_prefix("#@ "));
    let named = named.and_then(|named| ServiceKey::parse(named.trim()));
    named.unwrap_or_else(|| ServiceKey::new("dpmptsp", "izin-reklame"))
}
