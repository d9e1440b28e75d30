//! A value that may be missing or unreadable, so that one mistake is reported once and the rest is still read.

use maklumat_vocabulary::{Span, Spanned};

#[derive(Clone, Debug, Default)]
pub(crate) enum Slot<T> {
    #[default]
    Missing,
    /// Something stands there that is already reported.
    Wrong(Span),
    Read(Spanned<T>),
}

impl<T> Slot<T> {
    pub(crate) const fn value(&self) -> Option<&T> {
        match self {
            Self::Read(read) => Some(&read.value),
            Self::Missing | Self::Wrong(_) => None,
        }
    }

    pub(crate) const fn read(&self) -> Option<&Spanned<T>> {
        match self {
            Self::Read(read) => Some(read),
            Self::Missing | Self::Wrong(_) => None,
        }
    }

    pub(crate) const fn span(&self) -> Option<Span> {
        match self {
            Self::Read(read) => Some(read.span),
            Self::Wrong(span) => Some(*span),
            Self::Missing => None,
        }
    }

    pub(crate) const fn is_missing(&self) -> bool {
        matches!(self, Self::Missing)
    }

    pub(crate) const fn is_wrong(&self) -> bool {
        matches!(self, Self::Wrong(_))
    }

    pub(crate) fn map<U>(self, change: impl FnOnce(T) -> U) -> Slot<U> {
        match self {
            Self::Missing => Slot::Missing,
            Self::Wrong(span) => Slot::Wrong(span),
            Self::Read(read) => Slot::Read(read.map(change)),
        }
    }
}

impl<T: Clone> Slot<T> {
    pub(crate) fn cloned(&self) -> Option<T> {
        self.value().cloned()
    }
}

impl<T> Slot<Vec<T>> {
    /// The items, none where the list is missing or unreadable.
    pub(crate) fn items(&self) -> &[T] {
        self.value().map_or(&[], Vec::as_slice)
    }
}
