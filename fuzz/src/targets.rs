//! What is given foreign bytes, one target a file.

pub mod answers;
pub mod bpmn;
pub mod condition;
pub mod credential;
pub mod definition;
pub mod docx;
pub mod instrument;
pub mod package;
pub mod regency;
pub mod xlsx;

use std::io;
use std::path::Path;

/// A reader of foreign bytes.
pub struct Target {
    pub name: &'static str,
    /// Comes back whatever the bytes are.
    pub run: fn(&[u8]),
    /// Inputs from which others are made, given the folder of the project.
    pub seeds: fn(&Path) -> io::Result<Vec<Vec<u8>>>,
}

pub const TARGETS: &[Target] = &[
    Target {
        name: "answers",
        run: answers::run,
        seeds: answers::seeds,
    },
    Target {
        name: "bpmn",
        run: bpmn::run,
        seeds: bpmn::seeds,
    },
    Target {
        name: "condition",
        run: condition::run,
        seeds: condition::seeds,
    },
    Target {
        name: "credential",
        run: credential::run,
        seeds: credential::seeds,
    },
    Target {
        name: "definition",
        run: definition::run,
        seeds: definition::seeds,
    },
    Target {
        name: "docx",
        run: docx::run,
        seeds: docx::seeds,
    },
    Target {
        name: "instrument",
        run: instrument::run,
        seeds: instrument::seeds,
    },
    Target {
        name: "package",
        run: package::run,
        seeds: package::seeds,
    },
    Target {
        name: "regency",
        run: regency::run,
        seeds: regency::seeds,
    },
    Target {
        name: "xlsx",
        run: xlsx::run,
        seeds: xlsx::seeds,
    },
];
