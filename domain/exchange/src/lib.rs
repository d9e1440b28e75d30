//! How does a procedure come from other notations, and how does it go to them?
//!
//! Offices have their procedures in a workbook, in a Word file or as BPMN. Each of the three is read into the same
//! [`ForeignSop`]: activities, who does them, what they need, how long they take, where they lead. [`definition`] makes of it
//! the text of a draft in which everything the law asks for has its place. The other way, [`write_bpmn`] gives a definition as
//! BPMN 2.0, and what BPMN cannot say travels with it, so that our own file comes back unchanged.
//!
//! Beside them [`read_delimited`] makes rows of cells of a CSV file, for whoever knows what they mean.
//!
//! Never does: files, networks, time. It repairs nothing silently: whatever could not be read, or was read as something
//! else, is a finding with its place. Bytes of strangers are bounded before they are read (see `bounds.rs`).
//!
//! Start with [`read`], which looks at the bytes and not at the name. To read another notation: a file that makes a
//! [`ForeignSop`] of it, and nothing else.

mod archive;
mod bounds;
mod bpmn;
mod codes;
mod compose;
mod delimited;
mod docx;
mod durations;
mod foreign;
mod laws;
mod performers;
mod place;
mod read;
mod spelling;
mod table;
mod unreadable;
mod xlsx;
mod xml;

pub use bpmn::read::read_bpmn;
pub use bpmn::write::{Exported, write_bpmn};
pub use codes::{codes, explain};
pub use compose::{Imported, definition, service_id};
pub use delimited::{Delimited, NotDelimited, read_delimited};
pub use docx::read_docx;
pub use foreign::{Activity, Columns, ForeignSop, Identity, Kept, Onward, Way};
pub use place::Place;
pub use read::{Notation, read};
pub use unreadable::Unreadable;
pub use xlsx::read_xlsx;
