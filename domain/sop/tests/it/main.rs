//! The crate from outside: the project's own services, files that announce their findings, and damaged texts.

mod damage;
mod fixtures;
mod regency;
mod running;
mod services;
