//! Accounts: who is signed in, and what an administrator sees of the others.

use maklumat_calendar::Date;
use maklumat_vocabulary::{LocalizedText, OfficerId, PositionKey};
use maklumat_workflow::Deputy;

use crate::views::Private;

/// An officer who is signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    pub id: OfficerId,
    pub name: Private,
    /// Positions held today, deputies included.
    pub positions: Vec<HeldPosition>,
    pub is_overseer: bool,
    pub is_administrator: bool,
    /// Signed in with a first password, which opens nothing but its own change.
    pub must_change_password: bool,
    /// How much waits besides the files on the desk: opinions to give, counted to a limit.
    pub notices: u64,
    /// Secret bound into every form of this session.
    pub form_token: Private,
}

#[derive(Clone, Debug)]
pub struct HeldPosition {
    pub key: PositionKey,
    pub name: LocalizedText,
    pub unit: LocalizedText,
    /// `None`: as its holder.
    pub deputy: Option<Deputy>,
}

/// What an account may do beyond its positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountRole {
    Officer,
    Overseer,
    Administrator,
}

impl AccountRole {
    pub const ALL: [Self; 3] = [Self::Officer, Self::Overseer, Self::Administrator];

    /// As it is stored and as forms spell it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Officer => "officer",
            Self::Overseer => "oversight",
            Self::Administrator => "administrator",
        }
    }

    /// Whatever is not known may do the least.
    #[must_use]
    pub fn of_word(word: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|role| role.word() == word)
            .unwrap_or(Self::Officer)
    }
}

/// Accounts as an administrator sees them.
#[derive(Clone, Debug)]
pub struct AccountList {
    pub rows: Vec<AccountRow>,
    pub total: u64,
    pub page: u32,
    pub pages: u32,
}

#[derive(Clone, Debug)]
pub struct AccountRow {
    pub id: String,
    pub login: String,
    pub name: Private,
    pub role: AccountRole,
    pub is_closed: bool,
    /// Its owner has not chosen a password yet.
    pub has_first_password: bool,
    /// Held today or later.
    pub holdings: Vec<HoldingView>,
}

#[derive(Clone, Debug)]
pub struct HoldingView {
    pub position: PositionKey,
    pub name: LocalizedText,
    pub unit: LocalizedText,
    pub deputy: Option<Deputy>,
    pub from: Date,
    pub until: Option<Date>,
    /// Begins after today.
    pub is_coming: bool,
}
