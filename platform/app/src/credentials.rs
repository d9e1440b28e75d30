//! What is issued and how anybody checks it.

pub(crate) mod issue;
pub(crate) mod revoke;
pub(crate) mod sheets;
mod verify;
