//! How much of a stranger's file is read at all. Procedures of offices stay far below every one of these.

/// The file itself, in bytes.
pub(crate) const FILE_BYTES: usize = 10 * 1024 * 1024;

/// Everything that is unpacked of one archive, in bytes.
pub(crate) const UNPACKED_BYTES: usize = 32 * 1024 * 1024;

/// Files in one archive.
pub(crate) const ENTRIES: usize = 2_000;

/// Elements, texts and comments of one XML document.
pub(crate) const NODES: u32 = 400_000;

/// Elements inside one another.
pub(crate) const DEPTH: u16 = 200;

/// Attributes of one element.
pub(crate) const ATTRIBUTES: usize = 128;

/// Declarations of name spaces in one document: each element is looked up in those above it.
pub(crate) const NAMESPACES: usize = 400;

/// Rows of a table that are looked at.
pub(crate) const ROWS: usize = 2_000;

/// Rows of a CSV file that are looked at: a year of answers of a large regency.
pub(crate) const DELIMITED_ROWS: usize = 200_000;

/// Columns of a table that are looked at.
pub(crate) const COLUMNS: usize = 100;

/// Letters of one cell or name that are kept.
pub(crate) const LETTERS: usize = 2_000;

/// Activities of one procedure. More than the checker looks at as one SOP.
pub(crate) const ACTIVITIES: usize = 300;

/// Findings of one kind that are told one by one.
pub(crate) const FINDINGS: usize = 500;

/// Ways out of one gateway.
pub(crate) const WAYS: usize = 50;
