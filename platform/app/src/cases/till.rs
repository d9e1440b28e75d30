//! The cashier's day: what was taken, by which receipt, and the closing with what lies in the drawer.

use maklumat_calendar::{Date, Time, Timestamp};
use maklumat_store::ClosedTill;
use maklumat_vocabulary::Money;
use maklumat_workflow::{Event, What};

use crate::App;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::account::SignedIn;
use crate::views::till::{ClosedDay, Payment, Till};
use crate::views::{CaseId, Private};

/// Most payments of one officer on one day.
const LISTED: i64 = 500;

/// Closed days that are shown.
const DAYS: i64 = 10;

impl App {
    /// What an officer has taken today.
    pub async fn till(&self, officer: &SignedIn) -> Result<Till, Problem> {
        if officer.positions.is_empty() {
            return Err(Problem::NotFound);
        }
        let today = self.today();
        let mut reader = self.store().read().await?;
        let taken = reader
            .payments_taken(officer.id.as_str(), self.whole_day(today), LISTED)
            .await?;
        let closed = reader.till(officer.id.as_str(), &today.to_string()).await?;
        let before = reader.tills(officer.id.as_str(), DAYS).await?;
        let mut payments = Vec::with_capacity(taken.len());
        for (matter, sequence) in taken {
            let Some(matter) = reader.matter(matter).await? else {
                continue;
            };
            let events = self.events(&mut reader, &matter).await?;
            let event = usize::try_from(sequence - 1).ok().and_then(|at| events.get(at));
            let Some((event, What::FeePaid { fee, amount, receipt })) = event.map(|event| (event, &event.what)) else {
                continue;
            };
            let key = maklumat_vocabulary::ServiceKey::new(&matter.unit, &matter.service);
            let published = self.version(&key, matter.version);
            let definition = published.as_ref().map(|published| published.sop.definition());
            payments.push(Payment {
                case: CaseId(matter.head.id),
                reference: matter.reference.clone(),
                fee_name: definition
                    .and_then(|definition| definition.fee(fee))
                    .map(|fee| fee.name.clone())
                    .unwrap_or_default(),
                amount: *amount,
                receipt: receipt.clone(),
                at: event.at,
                cancelled: why_cancelled(&events, sequence),
            });
        }
        Ok(Till {
            day: today,
            receiver: officer.name.clone(),
            sum: payments
                .iter()
                .filter(|payment| payment.cancelled.is_none())
                .map(|payment| payment.amount)
                .sum(),
            payments,
            closed: closed.map(closed_day),
            before: before.into_iter().map(closed_day).collect(),
        })
    }

    /// Closes the day with what was counted. A difference is explained; a closed day stays closed.
    pub async fn close_till(&self, officer: &SignedIn, counted: Money, explanation: &str) -> Result<(), Problem> {
        let till = self.till(officer).await?;
        if till.closed.is_some() {
            return Err(Rule::TillClosed.into());
        }
        let explanation = explanation.trim();
        if counted != till.sum && explanation.is_empty() {
            return Err(Rule::DifferenceUnexplained.into());
        }
        let closing = ClosedTill {
            day: till.day.to_string(),
            expected: till.sum.0,
            counted: counted.0,
            explanation: Some(explanation.to_owned()).filter(|words| !words.is_empty()),
            closed_at: self.now(),
        };
        let mut tx = self.store().begin().await?;
        let is_closed_now = tx.close_till(officer.id.as_str(), &closing).await?;
        tx.commit().await?;
        if is_closed_now {
            Ok(())
        } else {
            Err(Rule::TillClosed.into())
        }
    }

    /// Whoever has counted the drawer takes no more money that day.
    pub(crate) async fn till_is_open(&self, officer: &SignedIn) -> Result<(), Problem> {
        let today = self.today().to_string();
        let closed = self.store().read().await?.till(officer.id.as_str(), &today).await?;
        if closed.is_some() {
            Err(Rule::TillClosed.into())
        } else {
            Ok(())
        }
    }

    pub(crate) fn whole_day(&self, day: Date) -> (Timestamp, Timestamp) {
        let midnight = |day| self.zone().instant(day, Time::midnight());
        (midnight(day), midnight(day.tomorrow().unwrap_or(day)))
    }
}

/// Why the payment that is the event of this number counts no more.
fn why_cancelled(events: &[Event], sequence: i64) -> Option<Private> {
    let until = usize::try_from(sequence).ok()?;
    let is_payment = |event: &&Event| matches!(event.what, What::FeePaid { .. });
    let number = events.iter().take(until).filter(is_payment).count();
    events.iter().find_map(|event| {
        let What::PaymentCancelled { payment, reason, .. } = &event.what else {
            return None;
        };
        (usize::try_from(*payment) == Ok(number)).then(|| Private(reason.clone()))
    })
}

fn closed_day(till: ClosedTill) -> ClosedDay {
    ClosedDay {
        day: till.day.parse().unwrap_or_default(),
        expected: Money(till.expected),
        counted: Money(till.counted),
        explanation: till.explanation.map(Private),
        closed_at: till.closed_at,
    }
}
