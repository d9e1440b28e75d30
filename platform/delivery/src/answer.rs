//! What a mail server or a gateway said, in the four ways that matter to whoever asked.

use std::fmt;
use std::time::Duration;

/// How sending ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is theirs now, perhaps under a number of theirs.
    Taken { id: Option<String> },
    /// It will never be taken: there is no such phone or mailbox.
    Refused { why: Why },
    /// Not now. `after` where they said how long to wait.
    Later { why: Why, after: Option<Duration> },
    /// They answered that all is well, but not in the words that were agreed: it may have been sent, so that sending it
    /// again by oneself could send it twice.
    Unclear { why: Why },
}

/// The cause of an answer, without anything personal in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// No channel is set up for this kind of address.
    NoChannel,
    /// What should be a phone number or a mailbox is none.
    Address,
    /// The server answered with this number.
    Status(u16),
    /// The server does not accept the name or password of the office.
    SignIn,
    /// There was no answer in time.
    TimedOut,
    /// There was no connection.
    Unreachable,
    /// The connection is not safe.
    Unsafe,
    /// The answer leads to another place, which is not followed.
    LeadsElsewhere,
    /// The answer makes no sense.
    NotUnderstood,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoChannel => f.write_str("no channel is set up for this kind of address"),
            Self::Address => f.write_str("the address is none"),
            Self::Status(status) => write!(f, "the server answered {status}"),
            Self::SignIn => f.write_str("the server does not accept the office's name or password"),
            Self::TimedOut => f.write_str("no answer in time"),
            Self::Unreachable => f.write_str("no connection"),
            Self::Unsafe => f.write_str("the connection is not safe"),
            Self::LeadsElsewhere => f.write_str("the answer leads to another place"),
            Self::NotUnderstood => f.write_str("the answer is not understood"),
        }
    }
}
