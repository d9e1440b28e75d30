//! The published services, read once and kept: the version in force of each, and every version a case may stay on.

use std::collections::BTreeMap;
use std::sync::{Arc, RwLock};

use maklumat_calendar::Date;
use maklumat_sop::{CheckedSop, Regency};
use maklumat_store::PublishedSoFar;
use maklumat_vocabulary::{ServiceKey, UnitId};

use crate::search::index::Index;

/// A published version of a service.
#[derive(Clone, Debug)]
pub struct Published {
    pub sop: CheckedSop,
    /// Digest of the definition's text, lower-case hex.
    pub digest: String,
}

/// What is offered on one day, in order, with everything it is found by.
#[derive(Debug)]
pub(crate) struct Offer {
    day: Date,
    pub(crate) services: Vec<Published>,
    pub(crate) index: Index,
}

/// All that is published. Replaced as a whole when something is published.
#[derive(Debug)]
pub(crate) struct Catalogue {
    pub(crate) regency: Arc<Regency>,
    /// How much was published when it was read.
    pub(crate) of: PublishedSoFar,
    versions: BTreeMap<ServiceKey, BTreeMap<u32, Published>>,
    /// Published versions that fail today's checks. They are not offered, but the cases on them go on by them, where
    /// they can still be read.
    failing: BTreeMap<(ServiceKey, u32), Option<Published>>,
    /// Prepared on the first question of a day.
    offer: RwLock<Option<Arc<Offer>>>,
}

fn in_force(versions: &BTreeMap<u32, Published>, today: Date) -> Option<&Published> {
    let has_begun = |published: &&Published| published.sop.definition().effective <= today;
    versions.values().rev().find(has_begun).or_else(|| {
        versions
            .values()
            .min_by_key(|published| published.sop.definition().effective)
    })
}

impl Catalogue {
    pub(crate) fn new(regency: Arc<Regency>, of: PublishedSoFar) -> Self {
        Self {
            regency,
            of,
            versions: BTreeMap::new(),
            failing: BTreeMap::new(),
            offer: RwLock::new(None),
        }
    }

    /// Offers a version to nobody any more; `still` carries the cases that are on it.
    pub(crate) fn withhold(&mut self, key: ServiceKey, version: u32, still: Option<Published>) {
        self.failing.insert((key, version), still);
    }

    /// The versions that fail today's checks, and whether the cases on them go on.
    pub(crate) fn failing(&self) -> impl Iterator<Item = (&ServiceKey, u32, bool)> {
        self.failing
            .iter()
            .map(|((key, version), still)| (key, *version, still.is_some()))
    }

    pub(crate) fn insert(&mut self, published: Published) {
        let definition = published.sop.definition();
        let (key, version) = (definition.key.clone(), definition.version);
        self.versions.entry(key).or_default().insert(version, published);
    }

    /// The version in force on a day; before the first one is, the one that comes first.
    pub(crate) fn in_force(&self, key: &ServiceKey, today: Date) -> Option<&Published> {
        in_force(self.versions.get(key)?, today)
    }

    /// The version that was in force on a day, where something may still begin on it. `None`: nothing was, or the version
    /// of that day fails today's checks.
    pub(crate) fn in_force_on(&self, key: &ServiceKey, day: Date) -> Option<&Published> {
        let has_begun = |published: &&Published| published.sop.definition().effective <= day;
        let found = self.versions.get(key)?.values().rev().find(has_begun)?;
        let version = found.sop.definition().version;
        let failing = self.failing.iter();
        // Of one that cannot even be read it is not known from when it was in force: then nobody can say.
        let is_replaced = failing.filter(|((of, _), _)| of == key).any(|((_, other), still)| {
            *other > version
                && still
                    .as_ref()
                    .is_none_or(|still| still.sop.definition().effective <= day)
        });
        (!is_replaced).then_some(found)
    }

    /// A version by which a case may be carried on, offered or not.
    pub(crate) fn version(&self, key: &ServiceKey, version: u32) -> Option<&Published> {
        let withheld = || self.failing.get(&(key.clone(), version))?.as_ref();
        self.offered(key, version).or_else(withheld)
    }

    /// Every version a case may be on, the oldest first; those that fail today's checks are not among them.
    pub(crate) fn versions_of(&self, key: &ServiceKey) -> impl Iterator<Item = &Published> {
        self.versions.get(key).into_iter().flat_map(BTreeMap::values)
    }

    /// The unit that has a service of this name, if only one has.
    pub(crate) fn only_unit_with(&self, service: &str) -> Option<&UnitId> {
        let mut units = self.versions.keys().filter(|key| key.service.as_str() == service);
        let first = units.next()?;
        units.next().is_none().then_some(&first.unit)
    }

    /// Every version of every service by which a case may be carried on.
    pub(crate) fn all_versions(&self) -> impl Iterator<Item = &Published> {
        let offered = self.versions.values().flat_map(BTreeMap::values);
        offered.chain(self.failing.values().flatten())
    }

    /// A version that passes today's checks.
    pub(crate) fn offered(&self, key: &ServiceKey, version: u32) -> Option<&Published> {
        self.versions.get(key)?.get(&version)
    }

    /// What is offered on a day. Sorting and indexing are done once for all who ask on that day.
    pub(crate) fn offer(&self, today: Date) -> Arc<Offer> {
        let poisoned = "nobody panics while holding the offer";
        if let Some(offer) = self.offer.read().expect(poisoned).as_ref()
            && offer.day == today
        {
            return Arc::clone(offer);
        }
        let services = self.all_in_force(today);
        let offer = Arc::new(Offer {
            day: today,
            index: Index::new(&services, &self.regency.guide),
            services,
        });
        *self.offer.write().expect(poisoned) = Some(Arc::clone(&offer));
        offer
    }

    /// The version of each service that is in force on a day or comes first, by unit then name.
    fn all_in_force(&self, today: Date) -> Vec<Published> {
        let mut all: Vec<Published> = self
            .versions
            .values()
            .filter_map(|versions| in_force(versions, today))
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
