//! Letters as applicants, officers and administrators see them: never an address in clear to anybody but its owner.

use maklumat_calendar::Timestamp;
use maklumat_store::LetterRecord;
use maklumat_vocabulary::Language;

use crate::views::Private;

/// A way to reach somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterChannel {
    /// To a phone number, by the office's gateway.
    Phone,
    Mail,
}

impl LetterChannel {
    pub const ALL: [Self; 2] = [Self::Phone, Self::Mail];

    /// As it is stored and as forms spell it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Mail => "mail",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.word() == word)
    }
}

/// The ways in which an office can send letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LetterChannels {
    pub phone: bool,
    pub mail: bool,
}

impl LetterChannels {
    #[must_use]
    pub const fn is_any(self) -> bool {
        self.phone || self.mail
    }

    #[must_use]
    pub const fn has(self, channel: LetterChannel) -> bool {
        match channel {
            LetterChannel::Phone => self.phone,
            LetterChannel::Mail => self.mail,
        }
    }
}

/// How an applicant wants to be told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContactChoice {
    /// `None`: not at all; everything stands on the tracking page.
    pub channel: Option<LetterChannel>,
    pub phone: Private,
    pub mailbox: Private,
    pub language: Language,
}

/// What was sent about a case.
#[derive(Clone, Debug, Default)]
pub struct LettersOfCase {
    /// The latest first.
    pub rows: Vec<LetterLine>,
    pub channels: LetterChannels,
    pub contact: ContactChoice,
}

impl LettersOfCase {
    /// Whether news goes out by itself.
    #[must_use]
    pub fn go_out(&self) -> bool {
        self.contact.channel.is_some_and(|channel| self.channels.has(channel))
    }
}

/// One letter about a case.
#[derive(Clone, Debug)]
pub struct LetterLine {
    /// Which words: `returned`, `done`.
    pub kind: String,
    pub channel: LetterChannel,
    /// When it was sent, or planned where it was not.
    pub at: Timestamp,
    pub state: LetterState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterState {
    /// Will be sent, or is tried again.
    Waiting,
    /// The mail server or gateway took it.
    Taken,
    /// There is no such phone or mailbox.
    Refused,
    /// Could not be sent; an administrator looks.
    Stuck,
    /// Not sent: nobody wanted it any more.
    Dropped,
}

impl LetterLine {
    pub(crate) fn of(record: LetterRecord) -> Self {
        let state = match (record.outcome.as_deref(), record.parked_at) {
            (Some("taken"), _) => LetterState::Taken,
            (Some("refused"), _) => LetterState::Refused,
            (Some(_), _) => LetterState::Dropped,
            (None, Some(_)) => LetterState::Stuck,
            (None, None) => LetterState::Waiting,
        };
        Self {
            kind: record.kind,
            channel: LetterChannel::of_word(&record.channel).unwrap_or(LetterChannel::Mail),
            at: record.done_at.unwrap_or(record.at),
            state,
        }
    }
}

/// Letters as an administrator sees them: which kinds there are, and what is stuck.
#[derive(Clone, Debug, Default)]
pub struct LetterOffice {
    pub channels: LetterChannels,
    /// There are settings, and something is wrong with them: key and what.
    pub flaws: Vec<(String, maklumat_vocabulary::LocalizedText)>,
    /// Minutes of the day from which and until which nobody is written to.
    pub quiet: Option<(u16, u16)>,
    pub kinds: Vec<LetterKindRow>,
    pub stuck: Vec<StuckLetters>,
    /// Those that were dealt with last, the latest first.
    pub latest: Vec<LetterLine>,
    /// Letters only appear where the program was started.
    pub is_shown: bool,
}

#[derive(Clone, Debug)]
pub struct LetterKindRow {
    pub key: &'static str,
    /// The words used now, in Indonesian.
    pub words: String,
    pub has_own_words: bool,
    /// In the last thirty days.
    pub taken: u64,
    pub refused: u64,
}

#[derive(Clone, Debug)]
pub struct StuckLetters {
    pub kind: String,
    /// For the operator.
    pub problem: String,
    pub count: u64,
    pub since: Timestamp,
}

/// The words of one kind of letter, to be changed.
#[derive(Clone, Debug)]
pub struct LetterTemplate {
    pub key: &'static str,
    pub indonesian: String,
    pub english: String,
    pub has_own_words: bool,
    /// Places that may be named, and whether each must be.
    pub slots: Vec<(&'static str, bool)>,
    /// With invented values, in both languages.
    pub preview: [String; 2],
}

/// How an officer wants to be told by mail.
#[derive(Clone, Debug, Default)]
pub struct OfficerWishes {
    pub mailbox: Private,
    pub language: Language,
    /// Once a week, how services stand.
    pub weekly: bool,
    /// Each working morning, what waits.
    pub daily: bool,
}

/// Somebody's own applications and cases.
#[derive(Clone, Debug, Default)]
pub struct MyCases {
    pub rows: Vec<MyCase>,
    pub total: u64,
    pub page: u32,
    pub pages: u32,
}

#[derive(Clone, Debug)]
pub struct MyCase {
    pub case: crate::views::CaseId,
    pub reference: String,
    pub service_name: maklumat_vocabulary::LocalizedText,
    pub unit_name: maklumat_vocabulary::LocalizedText,
    pub state: MyState,
}

#[derive(Clone, Debug)]
pub enum MyState {
    /// Not sent yet.
    Draft { saved_at: Timestamp, kept_until: Timestamp },
    Sent {
        submitted_at: Timestamp,
        /// The main promise.
        due: Option<Timestamp>,
        state: crate::views::tracking::TrackingState,
    },
}

/// A one-time code is on its way, if there is anything to find.
#[derive(Clone, Debug)]
pub struct CodeAsked {
    /// What this browser goes on with.
    pub token: Private,
}
