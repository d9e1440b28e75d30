//! Figures for overseers and the public.

mod allowed;
mod case_list;
pub(crate) mod closing;
pub(crate) mod duration_class;
mod export;
pub(crate) mod figures;
mod fill;
mod from_paper;
mod interval;
pub(crate) mod oversight;
mod service_report;
mod signals;
pub(crate) mod times;
mod trend;
mod weekly;
