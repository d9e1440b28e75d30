//! Definitions: published here, never edited.

pub(crate) mod follow;
pub(crate) mod publish;
