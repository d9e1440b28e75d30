//! A SOP of another notation as whoever brings it in sees it.

use maklumat_vocabulary::Diagnostic;

/// What became of an uploaded file. Nothing of it is kept until a draft is begun with the text.
#[derive(Clone, Debug)]
pub struct BroughtIn {
    /// `xlsx`, `docx` or `bpmn`, by what is in the file.
    pub notation: &'static str,
    /// The text of a definition.
    pub text: String,
    /// There where our own file carried them.
    pub english: Option<String>,
    /// What could not be read. The address of each is a place in the file: `SOP!D7`, `tabel 1!B4`, the id of an element.
    pub findings: Vec<Diagnostic>,
    /// Our own file, and nothing in it was changed.
    pub is_unchanged: bool,
}
