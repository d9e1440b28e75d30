//! The legal SOP document: its identity block, its table, and the drawing in it. [law: permenpanrb-35-2012]

mod identity;
mod table;

use maklumat_sop::{CheckedSop, Definition, Regency};
use maklumat_vocabulary::Language;

use crate::binding::Binding;
use crate::figure::{Layout, Length};
use crate::metrics::Type;

pub(crate) use identity::day;
pub use table::{Columns, SopHeading, SopRow};

/// All that the document says and shows.
#[derive(Clone, Debug)]
pub struct SopSheet {
    pub language: Language,
    pub identity: SopIdentitySheet,
    pub columns: Columns,
    /// Headings of the columns of performers.
    pub headings: Vec<SopHeading>,
    /// Height of the lower of the two heading rows.
    pub heading_height: Length,
    /// Of the words in the table.
    pub letters: Type,
    pub rows: Vec<SopRow>,
    pub layout: Layout,
}

/// The thirteen items of the identity block, and what the sheet is bound to.
#[derive(Clone, Debug)]
pub struct SopIdentitySheet {
    pub binding: Binding,
    pub regency: String,
    pub unit: String,
    pub number: String,
    pub made: String,
    pub revised: String,
    /// *Tanggal Pengesahan*: the day of the decree. None on a draft.
    pub approved: Option<String>,
    pub effective: String,
    /// Position of the head of the unit.
    pub head: String,
    pub decree: Option<String>,
    pub name: String,
    pub version: u32,
    pub legal_basis: Vec<String>,
    pub related: Vec<String>,
    pub warning: String,
    pub qualifications: Vec<String>,
    pub equipment: Vec<String>,
    pub records: Vec<String>,
}

impl SopSheet {
    #[must_use]
    pub fn new(sop: &CheckedSop, binding: Binding, language: Language) -> Self {
        Self::of(sop.definition(), sop.regency(), binding, language)
    }

    fn of(definition: &Definition, regency: &Regency, binding: Binding, language: Language) -> Self {
        table::sheet(
            (definition, regency),
            identity::identity(definition, regency, binding, language),
            language,
        )
    }
}
