//! Accounts of officers as administrators keep them: made, given positions, closed. None of it shows a case.

use maklumat_calendar::Date;
use maklumat_store::{FaultKind, Holding, Officer, Tenure};
use maklumat_vocabulary::PositionKey;
use maklumat_workflow::Deputy;

use super::particulars::Particulars;
use super::sign_in::open_session;
use crate::access::{Action, Role, may};
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
        check(by)?;
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
            rows.push(self.account_row(officer, holdings));
        }
        Ok(AccountList {
            rows,
            total: total as u64,
            page: u32::try_from(current).unwrap_or(1),
            pages: u32::try_from(pages).unwrap_or(1),
        })
    }

    pub async fn account(&self, by: &SignedIn, id: &str) -> Result<AccountRow, Problem> {
        check(by)?;
        let mut reader = self.store().read().await?;
        let officer = reader.officer(id).await?.ok_or(Problem::NotFound)?;
        let holdings = reader.holdings_from(id, &self.today().to_string()).await?;
        Ok(self.account_row(officer, holdings))
    }

    /// Makes an account and gives its id and first password, which is shown once and must be changed.
    pub async fn add_account(
        &self,
        by: &SignedIn,
        (login, name): (&str, &str),
        role: AccountRole,
    ) -> Result<(String, Private), Problem> {
        check(by)?;
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
        tx.commit().await?;
        tracing::info!(by = %by.id, officer = %id, role = role.word(), "an account was made");
        Ok((id, Private(password)))
    }

    /// Gives a position, from today on where no day is said.
    pub async fn give_position(&self, by: &SignedIn, id: &str, new: NewHolding) -> Result<(), Problem> {
        check(by)?;
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
        check(by)?;
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
        check(by)?;
        if from <= self.today() {
            return Err(Rule::PositionBegun.into());
        }
        let mut tx = self.store().begin().await?;
        if !tx.take_back_holding(id, (position, &*from.to_string())).await? {
            tx.roll_back().await;
            return Err(Problem::NotFound);
        }
        tx.commit().await?;
        tracing::info!(by = %by.id, officer = %id, position = %position, "a position was taken back before it began");
        Ok(())
    }

    /// Closes an account: nobody signs in with it any more. What it did stays under its id.
    pub async fn close_account(&self, by: &SignedIn, id: &str) -> Result<(), Problem> {
        check(by)?;
        self.account(by, id).await?;
        if by.id.as_str() == id {
            return Err(Rule::OwnAccount.into());
        }
        let mut tx = self.store().begin().await?;
        tx.change_officer_state(id, CLOSED).await?;
        tx.close_sessions_of(id).await?;
        tx.commit().await?;
        tracing::info!(by = %by.id, officer = %id, "an account was closed");
        Ok(())
    }

    /// A new first password for somebody who has lost theirs, shown once. Opens a closed account again.
    pub async fn renew_password(&self, by: &SignedIn, id: &str) -> Result<Private, Problem> {
        check(by)?;
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
        passwords::check(new)?;
        if old == new {
            return Err(Rule::SamePassword.into());
        }
        // Counted like a sign-in: a browser left open must not become a place to guess.
        let subject = format!("{}/{}", officer.id, officer.password_hash);
        self.count_try(&self.tried("own-password", &subject, "")).await?;
        let is_right = self.is_password(old, Some(officer.password_hash)).await;
        if !is_right {
            return Err(Rule::WrongOldPassword.into());
        }
        let hash = self.hashed(new).await?;
        let mut tx = self.store().begin().await?;
        tx.change_password(&officer.id, &hash).await?;
        tx.change_officer_state(&officer.id, ACTIVE).await?;
        tx.close_sessions_of(&officer.id).await?;
        let token = open_session(&mut tx, &officer.id, self.now()).await?;
        tx.commit().await?;
        Ok(token)
    }

    fn account_row(&self, officer: Officer, holdings: Vec<Holding>) -> AccountRow {
        let regency = self.regency();
        let today = self.today();
        AccountRow {
            is_closed: officer.state != ACTIVE && officer.state != FIRST_PASSWORD,
            has_first_password: officer.state == FIRST_PASSWORD,
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
const CLOSED: &str = "closed";

pub(crate) const fn deputy(tenure: Tenure) -> Option<Deputy> {
    match tenure {
        Tenure::Holder => None,
        Tenure::Plt => Some(Deputy::Plt),
        Tenure::Plh => Some(Deputy::Plh),
    }
}

fn check(by: &SignedIn) -> Result<(), Problem> {
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
