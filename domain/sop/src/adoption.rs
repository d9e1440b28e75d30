//! A service that another regency keeps, adopted with changes of one's own: the package, the overlay, the whole of both.
//!
//! A package's text lies unchanged beside the overlay, a file that begins with `[adopts]` and holds only what differs.
//! `resolve` puts both into one text that knows from which file every letter of it comes; `blame` sends findings back
//! there; `merge` takes over a newer package without losing a local change. Bytes, folders and keys are the callers'.

pub(crate) mod blame;
pub(crate) mod codes;
pub(crate) mod compare;
pub(crate) mod decisions;
pub(crate) mod edits;
pub(crate) mod expected;
pub(crate) mod join;
pub(crate) mod lines;
pub(crate) mod lock;
pub(crate) mod manifest;
pub(crate) mod merge;
pub(crate) mod overlay;
pub(crate) mod package_name;
pub(crate) mod registry;
pub(crate) mod remarks;
pub(crate) mod resolve;
pub(crate) mod results;
pub(crate) mod running;
pub(crate) mod skeleton;
pub(crate) mod spelling;
pub(crate) mod whole;
