//! Filing: from the first question to the receipt, and the answer to a return.

mod at_counter;
mod draft_pin;
pub(crate) mod fill;
pub(crate) mod form;
mod handed_in;
pub(crate) mod helping;
pub(crate) mod in_parts;
mod outlook;
mod renew_pin;
pub(crate) mod session;
pub(crate) mod start;
pub(crate) mod submit;
pub(crate) mod track;
mod withdraw;
