//! Definitions: published here, never edited.

mod archive;
pub(crate) mod draw;
pub(crate) mod follow;
pub(crate) mod list;
mod moved_dues;
mod packages;
mod place;
pub(crate) mod propose;
mod proposed;
pub(crate) mod publish;
mod reading;
