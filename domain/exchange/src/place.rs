//! Where in a foreign file something stands.

use std::fmt;

use maklumat_vocabulary::Span;

/// The place of an activity or of a finding. Shown as an address: `SOP!D7`, `tabel 1!B4`, `Task_3`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Sheet of a workbook, table of a document, element of a diagram.
    pub part: String,
    /// Row and column of a table, from 0.
    pub cell: Option<(usize, usize)>,
    /// Bytes of the text of a diagram; nothing for the other notations.
    pub span: Span,
}

impl Place {
    pub(crate) fn cell(part: &str, row: usize, column: usize) -> Self {
        Self {
            part: part.to_owned(),
            cell: Some((row, column)),
            span: Span::default(),
        }
    }

    pub(crate) fn element(id: &str, span: Span) -> Self {
        Self {
            part: id.to_owned(),
            cell: None,
            span,
        }
    }

    /// Another column of the same row.
    pub(crate) fn column(&self, column: usize) -> Self {
        Self {
            cell: self.cell.map(|(row, _)| (row, column)),
            ..self.clone()
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.cell {
            Some((row, column)) => write!(f, "{}!{}{}", self.part, letters(column), row + 1),
            None => f.write_str(&self.part),
        }
    }
}

/// `0` is A, `26` is AA.
fn letters(column: usize) -> String {
    let mut rest = column + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_named_as_spreadsheets_name_it() {
        assert_eq!(Place::cell("SOP", 6, 3).to_string(), "SOP!D7");
        assert_eq!(Place::cell("SOP", 0, 27).to_string(), "SOP!AB1");
        assert_eq!(Place::cell("SOP", 0, 702).to_string(), "SOP!AAA1");
    }
}
