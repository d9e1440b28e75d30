//! A table of figures that leaves the office: as CSV for programs, as XLSX for calculating, as PDF for reading.

mod delimited;
mod printed;
mod workbook;

use maklumat_calendar::{Date, Timestamp};
use maklumat_vocabulary::Language;

pub use printed::report;

/// One table, the same in every form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub language: Language,
    pub title: String,
    /// `25 Agustus 2026 sampai 23 November 2026`
    pub period: String,
    /// Who says so, and as of when.
    pub source: String,
    /// How the figures are to be read.
    pub notes: Vec<String>,
    pub columns: Vec<Column>,
    /// A row that is shorter than the columns is filled up.
    pub rows: Vec<Vec<Cell>>,
    pub made_at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub heading: String,
    pub is_number: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Text(String),
    Count(u64),
    /// Part of a whole; nothing is said of none.
    Share {
        part: u64,
        whole: u64,
    },
    /// A number with one digit after the point.
    Tenths(u64),
    Day(Date),
    /// Nothing is said, and why: *too few to say*.
    Unsaid(String),
}

impl Column {
    #[must_use]
    pub fn text(heading: impl Into<String>) -> Self {
        Self {
            heading: heading.into(),
            is_number: false,
        }
    }

    #[must_use]
    pub fn number(heading: impl Into<String>) -> Self {
        Self {
            heading: heading.into(),
            is_number: true,
        }
    }
}

impl Report {
    /// Comma, UTF-8, one line of headings, numbers with a point.
    #[must_use]
    pub fn csv(&self) -> Vec<u8> {
        delimited::csv(self)
    }

    /// Real numbers and dates below a head that stays in sight.
    pub fn xlsx(&self) -> Result<Vec<u8>, crate::fault::DocumentFault> {
        workbook::xlsx(self)
    }
}

/// Tenths of a per cent, rounded; `None` of nothing.
pub(crate) fn per_mille(part: u64, whole: u64) -> Option<u64> {
    (whole > 0).then(|| (part * 1000 + whole / 2) / whole)
}

/// `3,4` or `3.4`; a whole number without its nought.
pub(crate) fn tenths(tenths: u64, language: Language) -> String {
    let comma = match language {
        Language::Indonesian => ',',
        Language::English => '.',
    };
    if tenths.is_multiple_of(10) {
        (tenths / 10).to_string()
    } else {
        format!("{}{comma}{}", tenths / 10, tenths % 10)
    }
}
