//! What a person sees of an import or an export.
#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up should stop")]
#![expect(clippy::disallowed_methods, reason = "the services of the regency are files")]

mod bpmn;
mod damage;
mod offices;
mod own;
mod sample;
mod strangers;
