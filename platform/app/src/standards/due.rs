//! Which standards have to be evaluated or reviewed, computed when it is asked: from the day a version came into force and
//! the cases that were closed since.

use std::collections::BTreeMap;

use maklumat_calendar::Date;
use maklumat_sop::{CheckedSop, Cycle, Purpose, cycle, place_in_law};
use maklumat_store::StandardHeading;
use maklumat_vocabulary::ServiceKey;

use super::role_towards;
use crate::App;
use crate::access::{Action, may};
use crate::views::CaseId;
use crate::views::account::SignedIn;
use crate::views::standard::DueStandard;

/// How many days ahead something is listed.
const AHEAD: u32 = 60;

impl App {
    /// What is due within the next two months or late, by date.
    pub(super) fn due_standards(
        &self,
        by: &SignedIn,
        (bureau, headings): (&CheckedSop, &[StandardHeading]),
    ) -> Vec<DueStandard> {
        let done = done(headings, |at| self.zone().date(at));
        let today = self.today();
        let horizon = self.zone().date(
            bureau
                .calendar()
                .add(self.now(), maklumat_calendar::Duration::days(AHEAD)),
        );
        let mut due = Vec::new();
        for published in self.catalogue() {
            let definition = published.sop.definition();
            let (evaluated, reviewed) = done.get(&definition.key).copied().unwrap_or_default();
            let Cycle { evaluate_by, review_by } = cycle(definition.effective, evaluated, reviewed);
            // A review looks at all an evaluation looks at.
            let next = if review_by <= evaluate_by {
                vec![(Purpose::Review, review_by)]
            } else {
                vec![(Purpose::Evaluation, evaluate_by), (Purpose::Review, review_by)]
            };
            let open = headings
                .iter()
                .find(|known| known.service == definition.key && known.closed_at.is_none());
            let may_open = may(role_towards(by, bureau, &definition.key), Action::OpenStandard);
            due.extend(
                next.into_iter()
                    .filter(|(_, day)| *day <= horizon)
                    .map(|(purpose, day)| DueStandard {
                        service: definition.key.clone(),
                        name: definition.name.clone(),
                        unit: self.unit_of_standard(&definition.key),
                        version: definition.version,
                        purpose,
                        by: day,
                        is_late: day < today,
                        law: place_in_law(if purpose == Purpose::Review {
                            "pp-96-2012-art-33"
                        } else {
                            "pp-96-2012-art-32"
                        }),
                        opened: open.map(|open| (CaseId(open.matter), open.reference.clone())),
                        may_open: may_open && open.is_none(),
                    }),
            );
        }
        due.sort_by(|one, other| (one.by, &one.unit.id, &one.name.id).cmp(&(other.by, &other.unit.id, &other.name.id)));
        due
    }
}

/// By service, the days on which an evaluation and a review were last brought to their end.
fn done(
    headings: &[StandardHeading],
    day: impl Fn(maklumat_calendar::Timestamp) -> Date,
) -> BTreeMap<ServiceKey, (Option<Date>, Option<Date>)> {
    let mut done: BTreeMap<ServiceKey, (Option<Date>, Option<Date>)> = BTreeMap::new();
    for heading in headings {
        let Some(at) = heading.closed_at.filter(|_| heading.ending.as_deref() == Some("done")) else {
            continue;
        };
        let days = done.entry(heading.service.clone()).or_default();
        match Purpose::of(&heading.purpose) {
            Some(Purpose::Evaluation) => days.0 = days.0.max(Some(day(at))),
            Some(Purpose::Review) => days.1 = days.1.max(Some(day(at))),
            Some(Purpose::New | Purpose::Change) | None => {}
        }
    }
    done
}
