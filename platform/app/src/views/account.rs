//! Accounts: who is signed in, and what an administrator sees of the others.

use maklumat_calendar::{Date, Timestamp};
use maklumat_vocabulary::{LocalizedText, OfficerId, PositionKey};
use maklumat_workflow::Deputy;

use crate::views::Private;

/// An officer who is signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    pub id: OfficerId,
    pub name: Private,
    /// Positions acted for: of those held today, deputies included, all or the one that was chosen.
    pub positions: Vec<HeldPosition>,
    /// Positions held today, deputies included.
    pub holds: Vec<HeldPosition>,
    pub is_overseer: bool,
    pub is_administrator: bool,
    /// Files for others with their consent, and does nothing else.
    pub is_helper: bool,
    /// Signed in with a first password, which opens nothing but its own change.
    pub must_change_password: bool,
    /// Must have a second factor and has none yet, which opens nothing but setting one up.
    pub must_set_second_factor: bool,
    /// How much waits besides the files on the desk: opinions to give, counted to a limit.
    pub notices: u64,
    /// Secret bound into every form of this session.
    pub form_token: Private,
    pub(crate) session: OwnSession,
}

/// The session somebody acts in.
#[derive(Clone, Debug)]
pub(crate) struct OwnSession {
    pub(crate) token_hash: [u8; 32],
    pub(crate) proved_at: Timestamp,
    pub(crate) origin: Origin,
}

impl OwnSession {
    /// For what is worked out in an officer's name while they are away: it has proved nothing and never will.
    pub(crate) fn nobodys() -> Self {
        Self {
            token_hash: [0; 32],
            proved_at: Timestamp::MIN,
            origin: Origin::default(),
        }
    }
}

/// What the right password comes to.
#[derive(Clone, Debug)]
pub enum SignIn {
    /// The token of a session.
    Open(Private),
    /// The token with which the code is asked for.
    NeedsCode(Private),
}

impl SignIn {
    /// The token of the session, where one was opened.
    #[must_use]
    pub fn session(self) -> Option<Private> {
        match self {
            Self::Open(token) => Some(token),
            Self::NeedsCode(_) => None,
        }
    }
}

/// Where somebody signs in from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// An address, or the first half of one.
    pub network: String,
    /// Kind of browser and of machine, as `firefox.windows`; empty where it is not known.
    pub browser: String,
}

impl From<&str> for Origin {
    fn from(network: &str) -> Self {
        Self {
            network: network.to_owned(),
            browser: String::new(),
        }
    }
}

impl Origin {
    pub(crate) fn text(&self) -> String {
        format!("{} {}", self.network, self.browser)
    }

    pub(crate) fn of_text(text: &str) -> Self {
        let (network, browser) = text.split_once(' ').unwrap_or((text, ""));
        Self {
            network: network.to_owned(),
            browser: browser.to_owned(),
        }
    }
}

/// One place where an account is signed in.
#[derive(Clone, Debug)]
pub struct SessionRow {
    /// Names it in forms; opens nothing.
    pub id: String,
    pub origin: Origin,
    pub since: Timestamp,
    pub seen_at: Timestamp,
    pub is_this: bool,
}

/// What one's own account page shows.
#[derive(Clone, Debug)]
pub struct OwnAccount {
    pub login: String,
    pub sessions: Vec<SessionRow>,
    pub factor: FactorView,
}

/// The second factor of an account.
#[derive(Clone, Copy, Debug)]
pub struct FactorView {
    /// Since when it is asked for; `None` if it is not.
    pub set_at: Option<Timestamp>,
    pub codes_left: u32,
    /// The account may not be without one.
    pub is_required: bool,
}

/// A secret to be taken over by a phone.
#[derive(Clone, Debug)]
pub struct NewFactor {
    /// What the QR code says.
    pub address: Private,
    pub qr_svg: Private,
    /// The secret in groups of four letters, for typing.
    pub secret: Private,
}

/// Whom a rule of signing in is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInRole {
    Administrator,
    /// Holds a position that signs documents.
    Signer,
    Overseer,
    Officer,
}

impl SignInRole {
    pub const ALL: [Self; 4] = [Self::Administrator, Self::Signer, Self::Overseer, Self::Officer];

    /// As it is stored and as forms spell it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Signer => "signer",
            Self::Overseer => "oversight",
            Self::Officer => "officer",
        }
    }
}

/// Whether a role needs a second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignInRuleView {
    pub role: SignInRole,
    pub needs_second_factor: bool,
    /// The program was started with it, so that no page can take it away.
    pub is_fixed: bool,
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
    /// Village staff, a cooperative, a *pendamping*.
    Helper,
}

impl AccountRole {
    pub const ALL: [Self; 4] = [Self::Officer, Self::Overseer, Self::Administrator, Self::Helper];

    /// As it is stored and as forms spell it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Officer => "officer",
            Self::Overseer => "oversight",
            Self::Administrator => "administrator",
            Self::Helper => "helper",
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
    pub has_second_factor: bool,
    /// Held today or later.
    pub holdings: Vec<HoldingView>,
}

/// What follows from closing an account.
#[derive(Clone, Debug)]
pub struct AccountClosing {
    pub account: AccountRow,
    /// Positions nobody else holds today.
    pub vacant: Vec<HoldingView>,
    /// Files that go back to the queue.
    pub files: u64,
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
    /// How many the position is for, where more hold it for good today; looked up on the page of one account alone.
    pub is_for_only: Option<u32>,
}
