//! Whole cases through the engine: the regency's own services, and small ones made to show one thing.

mod branches;
mod money;
mod overrides;
mod properties;
mod returns;
mod scenarios;
mod steps;
mod submission;
mod timers;
mod wire;
