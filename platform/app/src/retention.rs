//! What is kept how long, and the erasure of what has been kept long enough: by an administrator, under the number of the
//! record that orders it.

use maklumat_calendar::{Calendar, Duration, Timestamp};
use maklumat_sop::{CheckedSop, Disposal};
use maklumat_store::{AuditRow, new_id};
use maklumat_vocabulary::{LocalizedText, ServiceKey};

use crate::App;
use crate::access::{Action, Role, may};
use crate::audit::AuditKind;
use crate::catalogue::Published;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::account::SignedIn;
use crate::views::retention::RetentionRow;

/// Cases that are erased by one act.
const AT_ONCE: i64 = 200;

/// Longest number of a record, in characters.
const LONGEST_RECORD: usize = 60;

impl App {
    /// Every version of every service that is kept by a rule, those that are due first.
    pub async fn retention(&self, by: &SignedIn) -> Result<Vec<RetentionRow>, Problem> {
        check_keeper(by)?;
        let mut reader = self.store().read().await?;
        self.follow_published(&mut reader).await?;
        let current = self.current();
        let mut rows = Vec::new();
        for published in current.all_versions() {
            let definition = published.sop.definition();
            let of = (&definition.key, definition.version);
            let (due, oldest) = match self.over_before(published) {
                Some(until) => reader.kept_since(of, until).await?,
                None => (0, None),
            };
            rows.push(RetentionRow {
                service: definition.key.clone(),
                name: definition.name.clone(),
                version: definition.version,
                keep: definition.retention.keep,
                then: definition.retention.then,
                law: ground(&published.sop),
                due,
                oldest,
            });
        }
        rows.sort_by(|one, other| {
            (other.due > 0, &one.name.id, one.version).cmp(&(one.due > 0, &other.name.id, other.version))
        });
        Ok(rows)
    }

    /// Makes the personal part of cases unreadable for ever whose time is over: of one version, the oldest first, and how
    /// many. What happened, its proof and the numbers of documents stay.
    pub async fn erase_due(
        &self,
        by: &SignedIn,
        (service, version): (&ServiceKey, u32),
        record: &str,
    ) -> Result<u64, Problem> {
        check_keeper(by)?;
        self.recently_proved(by)?;
        let record = record.trim();
        if record.is_empty() || record.chars().count() > LONGEST_RECORD || record.chars().any(char::is_control) {
            return Err(Rule::RecordMissing.into());
        }
        let published = self.version(service, version).ok_or(Problem::NotFound)?;
        if published.sop.definition().retention.then != Disposal::Destroy {
            return Err(Rule::KeptForTheArchive.into());
        }
        let until = self.over_before(&published).ok_or(Rule::NothingToErase)?;
        let mut reader = self.store().read().await?;
        let cases = reader.cases_kept_since((service, version), until, AT_ONCE).await?;
        drop(reader);
        if cases.is_empty() {
            return Err(Rule::NothingToErase.into());
        }
        let now = self.now();
        let entry = AuditRow {
            id: new_id(now)?,
            at: now,
            kind: AuditKind::CasesErased.word().to_owned(),
            officer: Some(by.id.to_string()),
            about: Some(service.to_string()),
            unit: Some(service.unit.to_string()),
            detail: format!("{} {record}", cases.len()),
        };
        self.store().erase_all(&cases, &entry).await?;
        tracing::info!(by = %by.id, service = %service, cases = cases.len(), "cases were erased");
        Ok(cases.len() as u64)
    }

    /// The last instant of closing whose time is over now. `None` where it never is.
    fn over_before(&self, published: &Published) -> Option<Timestamp> {
        let keep = published.sop.definition().retention.keep?;
        over_before(published.sop.calendar(), keep, self.now())
    }
}

/// Found by halving, because time is added by a calendar and not taken away by it.
fn over_before(calendar: &Calendar, keep: Duration, now: Timestamp) -> Option<Timestamp> {
    let is_over = |second: i64| Timestamp::from_second(second).is_ok_and(|closed| calendar.add(closed, keep) <= now);
    let (mut over, mut running) = (0, now.as_second());
    if !is_over(over) {
        return None;
    }
    while running - over > 1 {
        let middle = over + (running - over) / 2;
        if is_over(middle) {
            over = middle;
        } else {
            running = middle;
        }
    }
    Timestamp::from_second(over).ok()
}

fn ground(sop: &CheckedSop) -> LocalizedText {
    let law = &sop.definition().retention.law;
    let known = sop.regency().laws.get(&law.law);
    known.map_or_else(
        || LocalizedText::indonesian(law.law.to_string()),
        |law| law.title.clone(),
    )
}

fn check_keeper(by: &SignedIn) -> Result<(), Problem> {
    let role = if by.is_administrator {
        Role::Administrator
    } else {
        Role::OtherOfficer
    };
    if may(role, Action::EraseCases) {
        Ok(())
    } else {
        Err(Problem::NotFound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use maklumat_calendar::{TimeUnit, Zone};

    #[test]
    fn what_was_closed_five_years_ago_today_is_over_and_what_was_closed_tomorrow_five_years_ago_is_not() {
        let calendar = Calendar::always_open(Zone::Wib);
        let keep = Duration::new(5, TimeUnit::Year);
        let now: Timestamp = "2026-11-23T02:40:00Z".parse().unwrap();
        let until = over_before(&calendar, keep, now).unwrap();
        assert!(calendar.add(until, keep) <= now);
        let next = Timestamp::from_second(until.as_second() + 1).unwrap();
        assert!(calendar.add(next, keep) > now);
        assert_eq!(over_before(&calendar, Duration::new(100, TimeUnit::Year), now), None);
    }
}
