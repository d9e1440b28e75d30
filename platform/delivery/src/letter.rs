//! A letter: to whom, about what, in which words. Nothing of it is printed by accident.

use std::fmt;

/// Where a letter goes.
#[derive(Clone, PartialEq, Eq)]
pub enum Address {
    /// Digits of a phone number as people dial it, `081234567890`.
    Phone(String),
    Mailbox(String),
}

/// One letter.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    pub to: Address,
    /// Left out where the channel has no place for it.
    pub subject: String,
    pub text: String,
    /// The same for every try to send this letter, so that whoever takes it can tell a repetition.
    pub key: String,
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Phone(_) => "Phone(••••)",
            Self::Mailbox(_) => "Mailbox(••••)",
        })
    }
}

impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Letter")
            .field("to", &self.to)
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}

/// Whether a text can be the address of a mailbox.
#[must_use]
pub fn is_mailbox(text: &str) -> bool {
    text.len() <= 254 && text.is_ascii() && text.parse::<lettre::Address>().is_ok()
}
