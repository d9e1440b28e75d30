//! What officers do with cases, and how a case looks to them and to its applicant.

pub(crate) mod act;
pub(crate) mod allowed;
mod complete;
pub(crate) mod file;
pub(crate) mod find;
pub(crate) mod ground;
pub(crate) mod histories;
mod history;
pub(crate) mod inbox;
mod judge;
mod late;
mod move_case;
mod note;
mod numbered;
mod open_file;
mod opinions;
mod override_case;
mod pay;
pub(crate) mod record;
pub(crate) mod sign;
mod take;
mod take_back;
mod till;
pub(crate) mod tracking;
pub(crate) mod words;
