//! Who signs in, and the first administrator.

mod first_run;
pub(crate) mod people;
mod sign_in;
