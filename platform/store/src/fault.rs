//! What broke, for the operator: a kind, a context and the chain of causes, and never a value out of a row.

use std::error::Error;
use std::fmt;
use std::io;
use std::sync::Arc;

/// Why the store could not do what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FaultKind {
    /// Another writer came first. Nothing was changed; the same work may be tried again.
    Conflict,
    /// A key is taken: a reference, a login, a number.
    Duplicate,
    /// The store does not do this here, for example a file backup of a PostgreSQL database.
    Refused,
    /// The key given is not the one this database was sealed with.
    WrongKey,
    /// No room is left on the disk. Nothing of the failed work was kept or acknowledged.
    Full,
    /// The database does not answer.
    Unreachable,
    /// Sealed bytes do not open, a hash does not match, a file is not what its name says.
    Altered,
    /// The personal part was erased; its key no longer exists.
    Erased,
    /// The database was made by a newer release, or a migration was changed after it ran.
    Schema,
    /// Anything else: a statement failed, a column has another type than expected.
    Broken,
}

/// An infrastructure failure. Cheap to clone, because one failed commit is told to every caller that shared it.
#[derive(Clone)]
pub struct Fault(Arc<Inner>);

struct Inner {
    kind: FaultKind,
    context: String,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl Fault {
    pub(crate) fn new(kind: FaultKind, context: impl Into<String>) -> Self {
        Self(Arc::new(Inner {
            kind,
            context: context.into(),
            source: None,
        }))
    }

    pub(crate) fn caused(
        kind: FaultKind,
        context: impl Into<String>,
        source: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> Self {
        Self(Arc::new(Inner {
            kind,
            context: context.into(),
            source: Some(source.into()),
        }))
    }

    pub(crate) fn io(context: impl Into<String>, error: io::Error) -> Self {
        let is_full = matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded);
        let kind = if is_full { FaultKind::Full } else { FaultKind::Broken };
        Self::caused(kind, context, error)
    }

    /// Puts what was being done in front. The kind stays.
    #[must_use]
    pub fn during(self, context: impl Into<String>) -> Self {
        Self::caused(self.kind(), context, self)
    }

    #[must_use]
    pub fn kind(&self) -> FaultKind {
        self.0.kind
    }

    #[must_use]
    pub fn is_conflict(&self) -> bool {
        self.kind() == FaultKind::Conflict
    }

    #[must_use]
    pub fn is_duplicate(&self) -> bool {
        self.kind() == FaultKind::Duplicate
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.context)
    }
}

/// The context and every cause, on one line.
impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.0.kind, self.0.context)?;
        let mut cause = self.source();
        while let Some(error) = cause {
            write!(f, ": {error}")?;
            cause = error.source();
        }
        Ok(())
    }
}

impl Error for Fault {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source.as_ref().map(|source| &**source as &(dyn Error + 'static))
    }
}
