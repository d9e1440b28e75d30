//! What became of accounts and who signed in, written in the transaction of the act itself.

mod trail;

use maklumat_calendar::Timestamp;
use maklumat_store::{AuditRow, Tx, new_id};
use maklumat_vocabulary::UnitId;

use crate::problem::Problem;

/// What is looked for in the audit trail. The last four are acts on cases and stand in their chains alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AuditKind {
    SignedIn,
    ShutOut,
    RecoveryCodeUsed,
    SessionsEnded,
    PasswordChanged,
    PasswordRenewed,
    FactorSet,
    FactorRemoved,
    FactorReset,
    CodesRenewed,
    AccountMade,
    AccountClosed,
    PositionGiven,
    PositionEnded,
    PositionTakenBack,
    RuleChanged,
    LetterWordsChanged,
    LetterWordsRestored,
    LetterTried,
    AbsenceEntered,
    AbsenceWithdrawn,
    SopSheetBegun,
    SopSheetFinished,
    FollowUpClosed,
    AssessorNamed,
    CampaignOpened,
    CampaignClosed,
    ServicePublished,
    SharedFilePublished,
    CasesErased,
    PinRenewed,
    Overridden,
    Moved,
    ProductRevoked,
}

impl AuditKind {
    pub const ALL: [Self; 34] = [
        Self::SignedIn,
        Self::ShutOut,
        Self::RecoveryCodeUsed,
        Self::SessionsEnded,
        Self::PasswordChanged,
        Self::PasswordRenewed,
        Self::FactorSet,
        Self::FactorRemoved,
        Self::FactorReset,
        Self::CodesRenewed,
        Self::AccountMade,
        Self::AccountClosed,
        Self::PositionGiven,
        Self::PositionEnded,
        Self::PositionTakenBack,
        Self::RuleChanged,
        Self::LetterWordsChanged,
        Self::LetterWordsRestored,
        Self::LetterTried,
        Self::AbsenceEntered,
        Self::AbsenceWithdrawn,
        Self::SopSheetBegun,
        Self::SopSheetFinished,
        Self::FollowUpClosed,
        Self::AssessorNamed,
        Self::CampaignOpened,
        Self::CampaignClosed,
        Self::ServicePublished,
        Self::SharedFilePublished,
        Self::CasesErased,
        Self::PinRenewed,
        Self::Overridden,
        Self::Moved,
        Self::ProductRevoked,
    ];

    /// As it is stored and as addresses spell it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::SignedIn => "signed-in",
            Self::ShutOut => "shut-out",
            Self::RecoveryCodeUsed => "recovery-code-used",
            Self::SessionsEnded => "sessions-ended",
            Self::PasswordChanged => "password-changed",
            Self::PasswordRenewed => "password-renewed",
            Self::FactorSet => "factor-set",
            Self::FactorRemoved => "factor-removed",
            Self::FactorReset => "factor-reset",
            Self::CodesRenewed => "codes-renewed",
            Self::AccountMade => "account-made",
            Self::AccountClosed => "account-closed",
            Self::PositionGiven => "position-given",
            Self::PositionEnded => "position-ended",
            Self::PositionTakenBack => "position-taken-back",
            Self::RuleChanged => "rule-changed",
            Self::LetterWordsChanged => "letter-words-changed",
            Self::LetterWordsRestored => "letter-words-restored",
            Self::LetterTried => "letter-tried",
            Self::AbsenceEntered => "absence-entered",
            Self::AbsenceWithdrawn => "absence-withdrawn",
            Self::ServicePublished => "service-published",
            Self::SharedFilePublished => "shared-file-published",
            Self::CasesErased => "cases-erased",
            Self::SopSheetBegun => "sop-sheet-begun",
            Self::SopSheetFinished => "sop-sheet-finished",
            Self::FollowUpClosed => "follow-up-closed",
            Self::AssessorNamed => "assessor-named",
            Self::CampaignOpened => "campaign-opened",
            Self::CampaignClosed => "campaign-closed",
            Self::PinRenewed => "pin-renewed",
            Self::Overridden => "overridden",
            Self::Moved => "moved",
            Self::ProductRevoked => "product-revoked",
        }
    }

    /// Whether it stands in the chain of a case instead of the trail.
    pub(crate) const fn is_of_case(self) -> bool {
        matches!(
            self,
            Self::PinRenewed | Self::Overridden | Self::Moved | Self::ProductRevoked
        )
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// One entry. Accounts stand in it by their ids, never by a name.
pub(crate) struct Entry<'a> {
    pub(crate) kind: AuditKind,
    /// Who did it; empty for nobody who was signed in.
    pub(crate) by: &'a str,
    pub(crate) about: &'a str,
    pub(crate) unit: Option<&'a UnitId>,
    /// Keys, days and counts.
    pub(crate) detail: String,
}

impl<'a> Entry<'a> {
    /// What somebody did to an account.
    pub(crate) const fn of(kind: AuditKind, by: &'a str, about: &'a str) -> Self {
        Self {
            kind,
            by,
            about,
            unit: None,
            detail: String::new(),
        }
    }
}

pub(crate) async fn record(tx: &mut Tx, entry: Entry<'_>, now: Timestamp) -> Result<(), Problem> {
    let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let row = AuditRow {
        id: new_id(now)?,
        at: now,
        kind: entry.kind.word().to_owned(),
        officer: given(entry.by),
        about: given(entry.about),
        unit: entry.unit.map(ToString::to_string),
        detail: entry.detail,
    };
    tx.record_audit(&row).await?;
    Ok(())
}
