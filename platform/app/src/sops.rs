//! Definitions: published here, never edited.

pub(crate) mod publish;
