//! Accounts of officers as administrators keep them: made, given positions, closed. None of it shows a case.

use maklumat_calendar::Date;
use maklumat_store::{FaultKind, Holding, Officer, Reader, SecondFactor, Tenure};
use maklumat_vocabulary::PositionKey;
use maklumat_workflow::Deputy;

use super::particulars::Particulars;
use super::sessions::opened;
use crate::access::{Action, Role, may};
use crate::audit::{AuditKind, Entry, record};
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::Private;
use crate::views::account::{AccountList, AccountRole, AccountRow, HoldingView, SignedIn};
use crate::{App, passwords, random};

/// Rows of one page.
const ROWS: usize = 25;

/// A position to be given.
#[derive(Clone, Debug)]
pub struct NewHolding {
    pub position: PositionKey,
    /// `None`: as its holder.
    pub deputy: Option<Deputy>,
    /// First and last day; without a first day, from today on.
    pub from: Option<Date>,
    pub until: Option<Date>,
}

impl App {
    /// Accounts whose name or sign-in name holds the words; all of them without words.
    pub async fn accounts(&self, by: &SignedIn, words: &str, page: u32) -> Result<AccountList, Problem> {
        check_administrator(by)?;
        let words = words.trim().to_lowercase();
        let mut reader = self.store().read().await?;
        let mut found = reader.officers().await?;
        found.retain(|officer| {
            officer.login.to_lowercase().contains(&words) || officer.name.to_lowercase().contains(&words)
        });
        let pages = found.len().div_ceil(ROWS).max(1);
        let current = (page.max(1) as usize).min(pages);
        let today = self.today().to_string();
        let mut rows = Vec::new();
        let total = found.len();
        for officer in found.into_iter().skip((current - 1) * ROWS).take(ROWS) {
            let holdings = reader.holdings_from(&officer.id, &today).await?;
            let factor = reader.second_factor(&officer.id).await?;
            rows.push(self.account_row(officer, holdings, factor.as_ref()));
        }
        Ok(AccountList {
            rows,
            total: total as u64,
            page: u32::try_from(current).unwrap_or(1),
            pages: u32::try_from(pages).unwrap_or(1),
        })
    }

    pub async fn account(&self, by: &SignedIn, id: &str) -> Result<AccountRow, Problem> {
        check_administrator(by)?;
        let mut reader = self.store().read().await?;
        let officer = reader.officer(id).await?.ok_or(Problem::NotFound)?;
        let holdings = reader.holdings_from(id, &self.today().to_string()).await?;
        let factor = reader.second_factor(id).await?;
        let mut row = self.account_row(officer, holdings, factor.as_ref());
        for held in row.holdings.iter_mut().filter(|held| held.deputy.is_none()) {
            held.is_for_only = self.crowded(&mut reader, &held.position).await?;
        }
        Ok(row)
    }

    /// How many a position is for, where more than that hold it for good today.
    async fn crowded(&self, reader: &mut Reader, position: &PositionKey) -> Result<Option<u32>, Problem> {
        let Some(asked) = self.regency().position(position).map(|known| known.count) else {
            return Ok(None);
        };
        let holders = holders_with_accounts(reader, position, &self.today().to_string()).await?;
        let held = holders.iter().filter(|holding| holding.tenure == Tenure::Holder);
        Ok((held.count() > asked as usize).then_some(asked))
    }

    /// Makes an account and gives its id and first password, which is shown once and must be changed.
    pub async fn add_account(
        &self,
        by: &SignedIn,
        (login, name): (&str, &str),
        role: AccountRole,
    ) -> Result<(String, Private), Problem> {
        check_administrator(by)?;
        let particulars = Particulars::checked(login, name)?;
        let password = random::spoken_code();
        // Hashed before the transaction, as everywhere: it takes long, and other writers would wait for it.
        let hash = self.hashed(&password).await?;
        let officer = particulars.account(role, FIRST_PASSWORD, hash);
        let id = officer.id.clone();
        let mut tx = self.store().begin().await?;
        if let Err(fault) = tx.add_officer(&officer, self.now()).await {
            tx.roll_back().await;
            return Err(if fault.kind() == FaultKind::Duplicate {
                Rule::LoginTaken.into()
            } else {
                fault.into()
            });
        }
        let entry = Entry {
            detail: role.word().to_owned(),
            ..Entry::of(AuditKind::AccountMade, by.id.as_str(), &id)
        };
        record(&mut tx, entry, self.now()).await?;
        tx.commit().await?;
        tracing::info!(by = %by.id, officer = %id, role = role.word(), "an account was made");
        Ok((id, Private(password)))
    }

    /// Gives a position, from today on where no day is said.
    pub async fn give_position(&self, by: &SignedIn, id: &str, new: NewHolding) -> Result<(), Problem> {
        check_administrator(by)?;
        let account = self.account(by, id).await?;
        if account.role != AccountRole::Officer || account.is_closed {
            return Err(Rule::AccountHoldsNothing.into());
        }
        if self.regency().position(&new.position).is_none() {
            return Err(Rule::PositionUnknown.into());
        }
        let from = new.from.unwrap_or_else(|| self.today());
        if new.until.is_some_and(|until| until < from) {
            return Err(Rule::PeriodReversed.into());
        }
        let overlaps = |held: &HoldingView| {
            held.position == new.position
                && held.until.is_none_or(|until| until >= from)
                && new.until.is_none_or(|until| held.from <= until)
        };
        if account.holdings.iter().any(overlaps) {
            return Err(Rule::PositionHeldAlready.into());
        }
        let holding = Holding {
            officer: id.to_owned(),
            position: new.position.clone(),
            from_date: from.to_string(),
            until_date: new.until.map(|until| until.to_string()),
            tenure: match new.deputy {
                None => Tenure::Holder,
                Some(Deputy::Plt) => Tenure::Plt,
                Some(Deputy::Plh) => Tenure::Plh,
            },
            appointed_by: Some(by.id.to_string()),
            decree: None,
        };
        let mut tx = self.store().begin().await?;
        if let Err(fault) = tx.add_holding(&holding).await {
            tx.roll_back().await;
            return Err(if fault.kind() == FaultKind::Duplicate {
                Rule::PositionHeldAlready.into()
            } else {
                fault.into()
            });
        }
        let until = holding.until_date.as_deref().unwrap_or_default();
        let tenure = new.deputy.map_or("", |deputy| deputy_word(deputy));
        let detail = format!("{} {} {until} {tenure}", new.position, holding.from_date);
        let what = (AuditKind::PositionGiven, &new.position, detail);
        record(&mut tx, about_position(what, by, id), self.now()).await?;
        tx.commit().await?;
        tracing::info!(by = %by.id, officer = %id, position = %new.position, "a position was given");
        Ok(())
    }

    /// Ends what is held from a day on, after a last day, which may lie in the past: then it ends at once.
    pub async fn end_position(
        &self,
        by: &SignedIn,
        id: &str,
        (position, from): (&PositionKey, Date),
        last: Option<Date>,
    ) -> Result<(), Problem> {
        check_administrator(by)?;
        let account = self.account(by, id).await?;
        let is_meant = |held: &HoldingView| held.position == *position && held.from == from;
        if !account.holdings.iter().any(is_meant) {
            return Err(Problem::NotFound);
        }
        let last = last.unwrap_or_else(|| self.today());
        if last < from {
            return Err(Rule::PeriodReversed.into());
        }
        let mut tx = self.store().begin().await?;
        let held = (position, &*from.to_string());
        if !tx.end_holding(id, held, &last.to_string()).await? {
            tx.roll_back().await;
            return Err(Rule::PositionEndsEarlier.into());
        }
        let what = (AuditKind::PositionEnded, position, format!("{position} {from} {last}"));
        record(&mut tx, about_position(what, by, id), self.now()).await?;
        tx.commit().await?;
        tracing::info!(by = %by.id, officer = %id, position = %position, "a position was ended");
        Ok(())
    }

    /// Takes back a position that nobody has held yet, because its first day is still to come.
    pub async fn take_back_position(
        &self,
        by: &SignedIn,
        id: &str,
        (position, from): (&PositionKey, Date),
    ) -> Result<(), Problem> {
        check_administrator(by)?;
        if from <= self.today() {
            return Err(Rule::PositionBegun.into());
        }
        let mut tx = self.store().begin().await?;
        if !tx.take_back_holding(id, (position, &*from.to_string())).await? {
            tx.roll_back().await;
            return Err(Problem::NotFound);
        }
        let what = (AuditKind::PositionTakenBack, position, format!("{position} {from}"));
        record(&mut tx, about_position(what, by, id), self.now()).await?;
        tx.commit().await?;
        tracing::info!(by = %by.id, officer = %id, position = %position, "a position was taken back before it began");
        Ok(())
    }

    /// A new first password for somebody who has lost theirs, shown once. Opens a closed account again.
    pub async fn renew_password(&self, by: &SignedIn, id: &str) -> Result<Private, Problem> {
        check_administrator(by)?;
        self.recently_proved(by)?;
        self.account(by, id).await?;
        if by.id.as_str() == id {
            return Err(Rule::OwnAccount.into());
        }
        let password = random::spoken_code();
        let hash = self.hashed(&password).await?;
        let mut tx = self.store().begin().await?;
        tx.change_password(id, &hash).await?;
        tx.change_officer_state(id, FIRST_PASSWORD).await?;
        tx.close_sessions_of(id).await?;
        record(
            &mut tx,
            Entry::of(AuditKind::PasswordRenewed, by.id.as_str(), id),
            self.now(),
        )
        .await?;
        tx.commit().await?;
        tracing::info!(by = %by.id, officer = %id, "a password was renewed");
        Ok(Private(password))
    }

    /// Changes one's own password; after a first password this is what opens the account. Every session of the account
    /// ends, whoever holds it, and the token of a new one is given.
    pub async fn change_own_password(&self, by: &SignedIn, old: &str, new: &str) -> Result<Private, Problem> {
        let officer = self
            .store()
            .read()
            .await?
            .officer(by.id.as_str())
            .await?
            .ok_or(Problem::NotFound)?;
        // What cannot become a password is no guess at the old one.
        passwords::check_for(&officer.login, new)?;
        if old == new {
            return Err(Rule::SamePassword.into());
        }
        self.count_try(&self.own_password_tried(&officer)).await?;
        let is_right = self.is_password(old, Some(officer.password_hash)).await;
        if !is_right {
            return Err(Rule::WrongOldPassword.into());
        }
        let hash = self.hashed(new).await?;
        let mut tx = self.store().begin().await?;
        tx.change_password(&officer.id, &hash).await?;
        tx.change_officer_state(&officer.id, ACTIVE).await?;
        tx.close_sessions_of(&officer.id).await?;
        let token = opened(self, &mut tx, &officer.id, &by.session.origin).await?;
        let entry = Entry::of(AuditKind::PasswordChanged, &officer.id, &officer.id);
        record(&mut tx, entry, self.now()).await?;
        tx.commit().await?;
        Ok(token)
    }

    fn account_row(&self, officer: Officer, holdings: Vec<Holding>, factor: Option<&SecondFactor>) -> AccountRow {
        let regency = self.regency();
        let today = self.today();
        AccountRow {
            is_closed: officer.state != ACTIVE && officer.state != FIRST_PASSWORD,
            has_first_password: officer.state == FIRST_PASSWORD,
            has_second_factor: factor.is_some_and(|factor| factor.secret.is_some()),
            role: AccountRole::of_word(&officer.role),
            id: officer.id,
            login: officer.login,
            name: Private(officer.name),
            holdings: holdings
                .into_iter()
                .filter_map(|held| {
                    Some(HoldingView {
                        name: regency
                            .position(&held.position)
                            .map(|found| found.name.clone())
                            .unwrap_or_default(),
                        unit: regency
                            .unit(&held.position.unit)
                            .map(|unit| unit.name.clone())
                            .unwrap_or_default(),
                        deputy: deputy(held.tenure),
                        from: held.from_date.parse().ok()?,
                        until: held.until_date.and_then(|until| until.parse().ok()),
                        is_coming: held.from_date > today.to_string(),
                        is_for_only: None,
                        position: held.position,
                    })
                })
                .collect(),
        }
    }
}

/// States of an account.
pub(crate) const ACTIVE: &str = "active";
/// Until its owner has chosen a password of their own, the account holds no position.
pub(crate) const FIRST_PASSWORD: &str = "first-password";
pub(crate) const CLOSED: &str = "closed";

pub(crate) const fn deputy(tenure: Tenure) -> Option<Deputy> {
    match tenure {
        Tenure::Holder => None,
        Tenure::Plt => Some(Deputy::Plt),
        Tenure::Plh => Some(Deputy::Plh),
    }
}

pub(super) const fn deputy_word(deputy: Deputy) -> &'static str {
    match deputy {
        Deputy::Plt => "plt",
        Deputy::Plh => "plh",
    }
}

/// What was done to a position of an account, for the trail.
pub(super) fn about_position<'a>(
    (kind, position, detail): (AuditKind, &'a PositionKey, String),
    by: &'a SignedIn,
    id: &'a str,
) -> Entry<'a> {
    Entry {
        unit: Some(&position.unit),
        detail,
        ..Entry::of(kind, by.id.as_str(), id)
    }
}

pub(crate) fn check_administrator(by: &SignedIn) -> Result<(), Problem> {
    let role = if by.is_administrator {
        Role::Administrator
    } else {
        Role::OtherOfficer
    };
    if may(role, Action::ManagePeople) {
        Ok(())
    } else {
        Err(Problem::NotFound)
    }
}

/// Who holds a position on a day. Accounts that an earlier release closed still hold theirs and do not count.
pub(super) async fn holders_with_accounts(
    reader: &mut Reader,
    position: &PositionKey,
    day: &str,
) -> Result<Vec<Holding>, Problem> {
    let mut holders = Vec::new();
    for holding in reader.holders(position, day).await? {
        let officer = reader.officer(&holding.officer).await?;
        if officer.is_some_and(|officer| officer.state != CLOSED) {
            holders.push(holding);
        }
    }
    Ok(holders)
}
