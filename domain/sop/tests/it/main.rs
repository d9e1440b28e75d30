//! The crate from outside: the project's own services, files that announce their findings, and damaged texts.
#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up should stop")]
#![expect(
    clippy::disallowed_methods,
    reason = "fixtures are files, and UPDATE=1 writes them anew"
)]

mod adoption;
mod adoption_properties;
mod authoring;
mod authoring_properties;
mod changes;
mod damage;
mod fixtures;
mod mending;
mod proofs;
mod regency;
mod running;
mod services;
mod simplifying;
