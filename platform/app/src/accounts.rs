//! Who signs in and how: the first administrator, the officers administrators make, their passwords, codes and sessions.

mod close;
pub(crate) mod deputies;
mod first_run;
pub(crate) mod officers;
mod particulars;
pub(crate) mod proof;
mod prove;
mod rules;
mod second_factor;
pub(crate) mod sessions;
mod sign_in;
