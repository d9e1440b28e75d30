//! Definitions: published here, never edited.

mod archive;
pub(crate) mod follow;
pub(crate) mod list;
mod moved_dues;
mod place;
mod propose;
pub(crate) mod publish;
mod reading;
