//! Why a measurement could not be made.

use std::error::Error;
use std::fmt;

#[derive(Debug)]
pub(crate) struct Stopped(String);

impl Stopped {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self(what.into())
    }

    pub(crate) fn because(doing: &str, error: &dyn Error) -> Self {
        let mut text = format!("{doing}: {error}");
        let mut cause = error.source();
        while let Some(deeper) = cause {
            text = format!("{text}: {deeper}");
            cause = deeper.source();
        }
        Self(text)
    }
}

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<maklumat_store::Fault> for Stopped {
    fn from(fault: maklumat_store::Fault) -> Self {
        Self::because("the store", &fault)
    }
}

impl From<maklumat_app::Problem> for Stopped {
    fn from(problem: maklumat_app::Problem) -> Self {
        Self(format!("a use case did not happen: {problem:?}"))
    }
}

impl From<maklumat_app::OpenError> for Stopped {
    fn from(error: maklumat_app::OpenError) -> Self {
        Self(format!("the installation cannot be opened: {error:?}"))
    }
}

impl From<rusqlite::Error> for Stopped {
    fn from(error: rusqlite::Error) -> Self {
        Self::because("the bare SQLite driver", &error)
    }
}

impl From<tokio_postgres::Error> for Stopped {
    fn from(error: tokio_postgres::Error) -> Self {
        Self::because("the bare PostgreSQL driver", &error)
    }
}

impl From<std::io::Error> for Stopped {
    fn from(error: std::io::Error) -> Self {
        Self::because("the disk", &error)
    }
}

impl From<tokio::task::JoinError> for Stopped {
    fn from(error: tokio::task::JoinError) -> Self {
        Self::because("a caller ended early", &error)
    }
}
