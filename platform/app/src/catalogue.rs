//! The published services, read once and kept: the latest version of each, and every version a case may stay on.

use std::collections::BTreeMap;
use std::sync::Arc;

use maklumat_sop::{CheckedSop, Regency};
use maklumat_vocabulary::{ServiceKey, UnitId};

/// A published version of a service.
#[derive(Clone, Debug)]
pub struct Published {
    pub sop: CheckedSop,
    /// Digest of the definition's text, lower-case hex.
    pub digest: String,
}

/// All that is published. Replaced as a whole when something is published.
#[derive(Debug)]
pub(crate) struct Catalogue {
    pub(crate) regency: Arc<Regency>,
    versions: BTreeMap<ServiceKey, BTreeMap<u32, Published>>,
}

impl Catalogue {
    pub(crate) fn new(regency: Arc<Regency>) -> Self {
        Self {
            regency,
            versions: BTreeMap::new(),
        }
    }

    pub(crate) fn insert(&mut self, published: Published) {
        let definition = published.sop.definition();
        let (key, version) = (definition.key.clone(), definition.version);
        self.versions.entry(key).or_default().insert(version, published);
    }

    pub(crate) fn latest(&self, key: &ServiceKey) -> Option<&Published> {
        self.versions.get(key)?.values().next_back()
    }

    pub(crate) fn version(&self, key: &ServiceKey, version: u32) -> Option<&Published> {
        self.versions.get(key)?.get(&version)
    }

    /// The latest version of each service, by unit then name.
    pub(crate) fn all_latest(&self) -> Vec<Published> {
        let mut all: Vec<Published> = self
            .versions
            .values()
            .filter_map(|versions| versions.values().next_back())
            .cloned()
            .collect();
        all.sort_by(|one, other| {
            let key = |published: &Published| {
                (
                    self.unit_name(published.sop.definition().unit()),
                    published.sop.definition().name.id.clone(),
                )
            };
            key(one).cmp(&key(other))
        });
        all
    }

    fn unit_name(&self, unit: &UnitId) -> String {
        self.regency
            .unit(unit)
            .map(|unit| unit.name.id.clone())
            .unwrap_or_default()
    }
}
