//! Figures for overseers and the public.

pub(crate) mod closing;
mod duration_class;
mod figures;
mod fill;
mod oversight;
mod times;
