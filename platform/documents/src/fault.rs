//! What can break while typesetting. None of it is the reader's doing.

use std::fmt;

/// A document could not be made. The texts name places in templates, never values of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentFault {
    /// A template is wrong.
    Template { template: &'static str, reason: String },
    /// The pages were set but not written as PDF.
    Export { template: &'static str, reason: String },
    /// A sheet of more than a book's length, which would occupy a processor for minutes.
    TooLong { bytes: usize },
    /// The text of a code is longer than a QR code holds.
    CodeTooLong { bytes: usize },
    /// A table could not be written as a workbook.
    Workbook { reason: String },
    /// A font file that came with the program cannot be read.
    Font { file: &'static str },
}

impl fmt::Display for DocumentFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Template { template, reason } => write!(f, "template `{template}` does not compile: {reason}"),
            Self::Export { template, reason } => write!(f, "template `{template}` cannot be written as PDF: {reason}"),
            Self::TooLong { bytes } => write!(f, "a sheet of {bytes} bytes is longer than any document of an office"),
            Self::CodeTooLong { bytes } => write!(f, "a text of {bytes} bytes does not fit a QR code"),
            Self::Workbook { reason } => write!(f, "a table cannot be written as a workbook: {reason}"),
            Self::Font { file } => write!(f, "font `{file}` cannot be read"),
        }
    }
}

impl std::error::Error for DocumentFault {}
