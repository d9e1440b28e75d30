//! Absences: entered by whoever is away or their superior; on the first day what they hold is handed over by itself.

mod hand_over;
pub(crate) mod list;

use maklumat_calendar::Date;
use maklumat_store::{Absence, Reader, Uuid, new_id};
use maklumat_vocabulary::PositionKey;
use maklumat_workflow::above;

use crate::App;
use crate::access::{Action, Role, may};
use crate::audit::{AuditKind, Entry, record};
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::absence::AbsenceKind;
use crate::views::account::SignedIn;

/// Longest absence, in days.
const LONGEST: i64 = 366;

/// An absence to be entered.
#[derive(Clone, Debug)]
pub struct NewAbsence {
    /// Whose, by the id of an account; `None`: one's own.
    pub officer: Option<String>,
    /// First and last day.
    pub from: Date,
    pub until: Date,
    pub kind: AbsenceKind,
    /// Who takes over what is held, by the id of an account.
    pub hand_to: Option<String>,
}

impl App {
    /// Enters an absence. One that has begun is acted on at once.
    pub async fn enter_absence(&self, by: &SignedIn, new: NewAbsence) -> Result<(), Problem> {
        let officer = new.officer.as_deref().unwrap_or(by.id.as_str()).to_owned();
        let mut reader = self.store().read().await?;
        self.may_enter_for(&mut reader, by, &officer).await?;
        self.check_days(&new)?;
        let (from, until) = (new.from.to_string(), new.until.to_string());
        let known = reader.absences_of(&officer, &from).await?;
        if known.iter().any(|absence| absence.from_date <= until) {
            return Err(Rule::AbsentAlready.into());
        }
        if let Some(colleague) = &new.hand_to {
            self.check_colleague(&mut reader, (&officer, colleague), &from).await?;
        }
        drop(reader);
        let now = self.now();
        let absence = Absence {
            id: new_id(now)?,
            officer,
            from_date: from,
            until_date: until,
            kind: new.kind.word().to_owned(),
            hand_to: new.hand_to,
            entered_by: by.id.to_string(),
            entered_at: now,
        };
        let mut tx = self.store().begin().await?;
        tx.add_absence(&absence).await?;
        let entry = Entry {
            detail: format!("{} {}", absence.from_date, absence.until_date),
            ..Entry::of(AuditKind::AbsenceEntered, by.id.as_str(), &absence.officer)
        };
        record(&mut tx, entry, now).await?;
        tx.commit().await?;
        if new.from <= self.today() {
            self.hand_over_of(&absence).await?;
        }
        Ok(())
    }

    /// Takes an absence back: its officer is there from now on. What was handed over stays where it is.
    pub async fn withdraw_absence(&self, by: &SignedIn, id: Uuid) -> Result<(), Problem> {
        let mut reader = self.store().read().await?;
        let absence = reader.absence(id).await?.ok_or(Problem::NotFound)?;
        self.may_enter_for(&mut reader, by, &absence.officer).await?;
        drop(reader);
        let now = self.now();
        let mut tx = self.store().begin().await?;
        if !tx.withdraw_absence(id, &self.today().to_string(), now).await? {
            tx.roll_back().await;
            return Err(Problem::NotFound);
        }
        let entry = Entry {
            detail: format!("{} {}", absence.from_date, absence.until_date),
            ..Entry::of(AuditKind::AbsenceWithdrawn, by.id.as_str(), &absence.officer)
        };
        record(&mut tx, entry, now).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Refuses work to whoever is away today.
    pub(crate) async fn is_at_work(&self, by: &SignedIn) -> Result<(), Problem> {
        let today = self.today().to_string();
        if self.store().read().await?.is_absent(by.id.as_str(), &today).await? {
            Err(Rule::AbsentToday.into())
        } else {
            Ok(())
        }
    }

    fn check_days(&self, new: &NewAbsence) -> Result<(), Rule> {
        let is_long = || {
            let length = new.from.until(new.until).map(|span| i64::from(span.get_days()));
            length.is_ok_and(|days| days >= LONGEST)
        };
        if new.until < new.from || new.until < self.today() || is_long() {
            return Err(Rule::PeriodReversed);
        }
        Ok(())
    }

    /// One's own absence every officer enters, that of others only who is above them.
    async fn may_enter_for(&self, reader: &mut Reader, by: &SignedIn, officer: &str) -> Result<(), Problem> {
        if by.id.as_str() == officer {
            let is_allowed = !by.holds.is_empty() && may(Role::OtherOfficer, Action::EnterAbsence);
            return if is_allowed { Ok(()) } else { Err(Problem::NotFound) };
        }
        let held = reader.holdings(officer, &self.today().to_string()).await?;
        let is_above = held.iter().any(|held| self.is_above(by, &held.position));
        let role = if by.is_administrator {
            Role::Administrator
        } else if is_above {
            Role::Superior
        } else {
            Role::OtherOfficer
        };
        if may(role, Action::SeeWhoIsAbsent) {
            Ok(())
        } else {
            Err(Problem::NotFound)
        }
    }

    /// Whether an officer acts in a position above another.
    pub(crate) fn is_above(&self, by: &SignedIn, position: &PositionKey) -> bool {
        let superiors = above(&self.regency(), position);
        by.positions.iter().any(|held| superiors.contains(&held.key))
    }

    /// Whoever takes over holds one of the same positions on the first day, and is there.
    async fn check_colleague(
        &self,
        reader: &mut Reader,
        (officer, colleague): (&str, &str),
        day: &str,
    ) -> Result<(), Problem> {
        let theirs = reader.holdings(colleague, day).await?;
        let held = reader.holdings(officer, day).await?;
        let shares = held
            .iter()
            .any(|one| theirs.iter().any(|other| other.position == one.position));
        if officer == colleague || !shares || reader.is_absent(colleague, day).await? {
            return Err(Rule::NoSuchColleague.into());
        }
        Ok(())
    }
}
