//! A definition as tables with cells, and every change in a table as a change of the text.
//!
//! The text stays the only source: [`outline`] reads it, [`rewrite`] writes it, and whatever a change does not mean stays
//! as it was, byte for byte, comments and order included. Also a broken text has an outline; only a change that needs
//! to know what stands on a broken line is refused.
//!
//! Start with [`outline`]. To add a key of the notation: its column in `shape/`, nothing else.

pub(crate) mod add;
pub(crate) mod arrows;
pub(crate) mod blank;
pub(crate) mod outline;
pub(crate) mod paste;
pub(crate) mod place;
pub(crate) mod remove;
pub(crate) mod rename;
pub(crate) mod rewrite;
pub(crate) mod shape;
pub(crate) mod sheet;
pub(crate) mod splice;
pub(crate) mod table;
pub(crate) mod touched;
pub(crate) mod typed;
pub(crate) mod words;
pub(crate) mod write;
