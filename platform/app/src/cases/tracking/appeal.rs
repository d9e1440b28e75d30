//! What an applicant may do against a refusal: an objection to whoever decided, then an appeal above.

use maklumat_calendar::Duration;
use maklumat_sop::{CheckedSop, Ending};
use maklumat_vocabulary::PositionKey;
use maklumat_workflow::{Case, Status};

use super::counter;
use crate::views::tracking::AppealView;

/// An objection is made within so many working days after the decision was made known. [law: uu-30-2014-art-77]
const OBJECTION: Duration = Duration::working_days(21);

/// An appeal within so many after the answer to the objection. [law: uu-30-2014-art-78]
const APPEAL_DAYS: u32 = 10;

pub(crate) fn appeal(sop: &CheckedSop, case: &Case) -> Option<AppealView> {
    let Status::Closed {
        ending: Ending::Refused,
        at,
        ..
    } = &case.status
    else {
        return None;
    };
    let regency = sop.regency();
    let unit = regency.unit(sop.definition().unit());
    let named = |key: &PositionKey| regency.position(key).map(|position| position.name.clone());
    let head = unit.map(|unit| &unit.head);
    let above = head.and_then(|head| regency.position(head)?.reports_to.clone());
    Some(AppealView {
        to: head.and_then(named).unwrap_or_default(),
        at: counter(sop),
        until: sop.calendar().add(*at, OBJECTION),
        above: above.as_ref().and_then(named).unwrap_or_else(|| regency.head.clone()),
        appeal_days: APPEAL_DAYS,
    })
}
