//! The table of exit codes.

use std::process::ExitCode;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    Fine,
    /// A checked document has errors.
    Findings,
    /// The rules say no: a document that does not verify, a folder that is already in use.
    Refused,
    /// Something broke.
    Fault,
    /// The command line was not understood.
    Usage,
}

/// A command that stopped before it was done, with what to say about it.
#[derive(Debug)]
pub(crate) struct Stop {
    pub(crate) exit: Exit,
    /// What is wrong.
    pub(crate) what: String,
    /// What to do.
    pub(crate) then: String,
}

impl Stop {
    pub(crate) fn fault(what: impl ToString, then: &str) -> Self {
        Self {
            exit: Exit::Fault,
            what: what.to_string(),
            then: then.to_owned(),
        }
    }

    pub(crate) fn refused(what: impl ToString, then: &str) -> Self {
        Self {
            exit: Exit::Refused,
            what: what.to_string(),
            then: then.to_owned(),
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Fine => 0,
            Exit::Findings => 1,
            Exit::Refused => 2,
            Exit::Fault => 3,
            Exit::Usage => 64,
        })
    }
}
