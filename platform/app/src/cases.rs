//! What officers do with cases, and how a case looks to them and to its applicant.

pub(crate) mod act;
pub(crate) mod allowed;
mod complete;
pub(crate) mod file;
pub(crate) mod find;
pub(crate) mod histories;
pub(crate) mod inbox;
mod late;
mod move_case;
mod numbered;
mod open_file;
mod override_case;
mod pay;
pub(crate) mod record;
mod take;
pub(crate) mod tracking;
pub(crate) mod words;
