//! Who signs in: the first administrator, and the officers administrators make.

mod first_run;
pub(crate) mod officers;
mod particulars;
mod prove;
mod sign_in;
