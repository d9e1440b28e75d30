//! Figures for overseers and the public.

mod figures;
mod oversight;
