//! What is issued and how anybody checks it.

pub(crate) mod issue;
mod payment;
pub(crate) mod printed;
pub(crate) mod proof;
pub(crate) mod revoke;
pub(crate) mod sheets;
mod signer;
mod specimen;
pub(crate) mod verify;
