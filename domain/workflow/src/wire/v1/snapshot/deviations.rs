//! What went another way, as a case is stored with it: returns and named deviations.

use std::borrow::Cow;

use maklumat_calendar::Timestamp;
use maklumat_vocabulary::{OfficerId, RequirementId, StepId};
use serde::{Deserialize, Serialize};

use crate::case::{Deviations, Made, Paused, Returns};
use crate::wire::v1::atoms::{Instant, Key, ids, keys};
use crate::wire::v1::events::{DeviationV1, instant};

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ReturnsV1<'a> {
    count: u32,
    late_defects: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    latest: Option<u64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    touched: Vec<(Key<'a, RequirementId>, u64)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    named: Vec<(Key<'a, RequirementId>, u64)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    elsewhere: Vec<Key<'a, StepId>>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct DeviationsV1<'a> {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    made: Vec<MadeV1<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    paused: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    paused_since: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    paused_until: Option<Instant>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    same_person: Vec<Key<'a, StepId>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    waived: Vec<Key<'a, RequirementId>>,
}

#[derive(Serialize, Deserialize)]
struct MadeV1<'a> {
    at: Instant,
    by: Option<Key<'a, OfficerId>>,
    deviation: DeviationV1<'a>,
    ground: Cow<'a, str>,
    reason: Cow<'a, str>,
}

impl<'a> ReturnsV1<'a> {
    pub(super) fn of(returns: &'a Returns) -> Self {
        let entry = |(id, sequence): (&'a RequirementId, &u64)| (Key::of(id), *sequence);
        Self {
            count: returns.count,
            late_defects: returns.late_defects,
            latest: returns.latest,
            touched: returns.touched.iter().map(entry).collect(),
            named: returns.named.iter().map(entry).collect(),
            elsewhere: keys(&returns.elsewhere),
        }
    }

    pub(super) fn into_returns(self) -> Returns {
        let entry = |(id, sequence): (Key<'_, RequirementId>, u64)| (id.into_id(), sequence);
        Returns {
            count: self.count,
            late_defects: self.late_defects,
            latest: self.latest,
            touched: self.touched.into_iter().map(entry).collect(),
            named: self.named.into_iter().map(entry).collect(),
            elsewhere: ids(self.elsewhere),
        }
    }
}

impl<'a> DeviationsV1<'a> {
    pub(super) fn of(deviations: &'a Deviations) -> Self {
        let made = |made: &'a Made| MadeV1 {
            at: Instant(made.at),
            by: made.by.as_ref().map(Key::of),
            deviation: DeviationV1::of(&made.deviation),
            ground: Cow::Borrowed(&made.ground),
            reason: Cow::Borrowed(&made.reason),
        };
        Self {
            made: deviations.made.iter().map(made).collect(),
            paused: deviations.paused.as_ref().map(|paused| Cow::Borrowed(&*paused.ground)),
            paused_since: instant(deviations.paused.as_ref().map(|paused| paused.since)),
            paused_until: instant(deviations.paused.as_ref().and_then(|paused| paused.until)),
            same_person: keys(&deviations.same_person),
            waived: keys(&deviations.waived),
        }
    }

    /// Before a pause kept its beginning, it began with the case's last change as far as anybody can tell.
    pub(super) fn into_deviations(self, changed_at: Timestamp) -> Deviations {
        let (since, until) = (self.paused_since, self.paused_until);
        let made = |made: MadeV1<'_>| Made {
            at: made.at.0,
            by: made.by.map(Key::into_id),
            deviation: made.deviation.into_deviation(),
            ground: made.ground.into_owned(),
            reason: made.reason.into_owned(),
        };
        Deviations {
            made: self.made.into_iter().map(made).collect(),
            paused: self.paused.map(|ground| Paused {
                ground: ground.into_owned(),
                since: since.map_or(changed_at, |since| since.0),
                until: until.map(|until| until.0),
            }),
            same_person: ids(self.same_person),
            waived: ids(self.waived),
        }
    }
}
