//! BPMN 2.0, both ways. Only the part of it that a SOP can say is read; the rest is told.

mod diagram;
mod drawn;
mod graph;
mod model;
mod patterns;
mod picture;
pub(crate) mod read;
mod text;
mod ways;
pub(crate) mod write;

pub(crate) use ways::by_name;

/// The name space of what BPMN cannot say. An identifier, not an address.
pub(crate) const OURS: &str = "urn:maklumat:sop:1";

/// The name space of BPMN 2.0 itself.
pub(crate) const BPMN: &str = "http://www.omg.org/spec/BPMN/20100524/MODEL";
