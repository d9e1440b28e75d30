//! SOPs in force are looked at: filled sheets with what was measured beside them, what they leave to be done, campaigns.

mod allowed;
mod assessor;
mod campaign;
mod campaigns;
mod duties;
mod evaluation;
mod facts;
mod follow_ups;
mod list;
mod sheet;
mod sop;
mod stored;
mod top;
pub(crate) mod which;
