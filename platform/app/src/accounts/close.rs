//! An account is closed: its positions become free today, and what it holds goes back to where it stood in the queue.

use maklumat_calendar::Date;
use maklumat_store::{Holding, Tx};

use super::officers::{CLOSED, about_position, check_administrator, holders_with_accounts};
use crate::App;
use crate::audit::{AuditKind, Entry, record};
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::account::{AccountClosing, SignedIn};

/// Files that are counted; more than one person holds.
const COUNTED: i64 = 1_000;

impl App {
    /// What would follow from closing an account.
    pub async fn account_closing(&self, by: &SignedIn, id: &str) -> Result<AccountClosing, Problem> {
        let account = self.account(by, id).await?;
        if by.id.as_str() == id {
            return Err(Rule::OwnAccount.into());
        }
        let mut reader = self.store().read().await?;
        let files = reader.count_held(id, COUNTED).await?;
        let today = self.today().to_string();
        let mut vacant = Vec::new();
        for held in account.holdings.iter().filter(|held| !held.is_coming) {
            let holders = holders_with_accounts(&mut reader, &held.position, &today).await?;
            if holders.iter().all(|holder| holder.officer == id) {
                vacant.push(held.clone());
            }
        }
        Ok(AccountClosing {
            account,
            vacant,
            files: u64::try_from(files).unwrap_or(0),
        })
    }

    /// Closes an account: nobody signs in with it any more. What it did stays under its id.
    pub async fn close_account(&self, by: &SignedIn, id: &str) -> Result<(), Problem> {
        check_administrator(by)?;
        self.recently_proved(by)?;
        self.account(by, id).await?;
        if by.id.as_str() == id {
            return Err(Rule::OwnAccount.into());
        }
        let today = self.today();
        let mut tx = self.store().begin().await?;
        tx.change_officer_state(id, CLOSED).await?;
        tx.close_sessions_of(id).await?;
        for held in tx.holdings_from(id, &today.to_string()).await? {
            self.free(&mut tx, by, &held, today).await?;
        }
        let entry = Entry::of(AuditKind::AccountClosed, by.id.as_str(), id);
        record(&mut tx, entry, self.now()).await?;
        tx.commit().await?;
        // After the commit, so that nothing is taken again meanwhile; each file is a matter of its own.
        self.release_all_of(id).await?;
        tracing::info!(by = %by.id, officer = %id, "an account was closed");
        Ok(())
    }

    /// Yesterday was the last day, so that somebody else can be given the position today.
    async fn free(&self, tx: &mut Tx, by: &SignedIn, held: &Holding, today: Date) -> Result<(), Problem> {
        let (position, from) = (&held.position, &held.from_date);
        let what = match today.yesterday().map(|last| last.to_string()) {
            Ok(last) if *from <= last => {
                tx.end_holding(&held.officer, (position, from), &last).await?;
                (AuditKind::PositionEnded, position, format!("{position} {from} {last}"))
            }
            Ok(_) | Err(_) => {
                tx.take_back_holding(&held.officer, (position, from)).await?;
                (AuditKind::PositionTakenBack, position, format!("{position} {from}"))
            }
        };
        record(tx, about_position(what, by, &held.officer), self.now()).await
    }
}
